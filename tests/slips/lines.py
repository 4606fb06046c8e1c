"""One line left out or written twice: at most two findings more than the plan has as it is. A
declaration that is lost is one, however often its name is used."""

from plans import one_line

MOST = 2


def lines(plans, wrong):
    """Each line that is not blank."""
    return sum(lines_of(plan, wrong) for plan in plans)


def lines_of(plan, wrong):
    """Those of one plan."""
    whole = plan.text.splitlines(keepends=True)
    places = [i for i, line in enumerate(whole) if line.strip()]
    count = 0
    for what, copies in (("left out", 0), ("written twice", 2)):
        texts = ["".join(whole[:i] + whole[i:i + 1] * copies + whole[i + 1:]) for i in places]
        total = 0
        for i, new in zip(places, plan.new_findings(texts)):
            count += 1
            total += len(new)
            if len(new) > MOST:
                wrong.append(f"{plan.name}:{i + 1}: {what}: `{whole[i].strip()}`: "
                             f"{one_line(new)}")
        print(f"{plan.name}: {len(places)} lines {what}, {total / len(places):.2f} findings each")
    return count
