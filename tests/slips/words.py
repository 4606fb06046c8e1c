"""One word left out: that is reported, or changes nothing, or is harmless for a reason.

A word is each word, number and mark outside texts and comments. A loss that nothing reports and that
changes the plan's JSON must be one of the kinds in harmless.py."""

import re

from harmless import HARMLESS

TOKEN = re.compile(r'"[^"]*"|#[^\n]*|[{}(),]|\d{1,3}(?:,\d{3})+|[^\s"#{}(),]+')


def line_around(text, start, end):
    """The line of a word, which is marked in it, without what texts and comments say."""
    def short(match):
        if match.start() == start:
            return f"<{match[0]}>"
        return {'"': '""', "#": ""}.get(match[0][0], match[0])
    marked = TOKEN.sub(short, text)
    return next(line.strip() for line in marked.split("\n") if f"<{text[start:end]}>" in line)


def reason(line, used):
    """Why the loss does no harm; None if no row says so."""
    for row, (pattern, why) in enumerate(HARMLESS):
        if pattern.search(line):
            used.add(row)
            return why
    return None


def words(plans, wrong):
    """Each word left out; and each row of harmless.py is needed by a loss."""
    used = set()
    count = sum(words_of(plan, wrong, used) for plan in plans)
    for row, (pattern, why) in enumerate(HARMLESS):
        if row not in used:
            wrong.append(f"harmless.py: no loss needs the row `{pattern.pattern}` ({why})")
    return count


def words_of(plan, wrong, used):
    """Those of one plan. `used` collects the rows that were needed."""
    places = [match.span() for match in TOKEN.finditer(plan.text) if match[0][0] not in '"#']
    texts = [plan.text[:start] + plan.text[end:] for start, end in places]
    silent = [i for i, new in enumerate(plan.new_findings(texts)) if not new]
    meant, *read = plan.meanings([plan.text] + [texts[i] for i in silent])
    changed = [i for i, meaning in zip(silent, read) if meaning != meant]
    for i in changed:
        line = line_around(plan.text, *places[i])
        if not reason(line, used):
            wrong.append(f"{plan.name}:{plan.line_of(places[i][0])}: nothing is said of the loss: "
                         f"{line}")
    if not meant:
        wrong.append(f"{plan.name}: no paper can be built of it, so nothing is compared")
    print(f"{plan.name}: {len(places)} words, {len(silent)} of them lost in silence, which changes "
          f"the plan for {len(changed)}")
    return len(places)

