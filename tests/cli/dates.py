"""What `--fix` makes of dates as other papers write them: a date that reads, or nothing."""

import re

from harness import Failure, test

HEAD = ('plan p "Plan" {{\n\tperiod {period}\n\trule PL216 off  # these are many\n}}\n'
        'person ada "Ada Marsh"\n')
FORM = re.compile(r":(\d+):\d+: \w+: .*\[(PL0\d\d|PL102|PL20[1578]|PL215|PL22[57])\]")

# As typed, and as the safe fixes leave it: None where more than one thing may be meant.
FINANCIAL = [
    ("financial year 2027", None),
    ("end of financial year 2027", None),
    ("FY 2027", None),
    ("end of FY 2027", None),
    ("financial year 2026/27", "2026/27"),
    ("end of the financial year 2026-27", "end of 2026/27"),
    ("by end of FY 2026/27", "by end of 2026/27"),
    ("FY 26/27", "2026/27"),
    ("FY26/27", "2026/27"),
    ("26/27", "2026/27"),
    ("11/12", None),
    ("2026/7", None),
    ("2026-7", None),
    ("2027/3", "March 2027"),
    ("2027/03", None),
    ("2026 - 27", "2026/27"),
    ("'31 March 2027'", "31 March 2027"),
    ("'31 March 2027", "31 March 2027"),
    ("’31 March 2027’", "31 March 2027"),
    ("'27 March", None),
    ("'27", "2027"),
    ("March '27", "March 2027"),
    ("Autumn ’27", "Autumn 2027"),
    ("Winter '27", None),
    ("Q3 '27", None),
    ("“March 2027”", "March 2027"),
    ("“by end of March 2027”", "by end of March 2027"),
    ("every quarter (from June 2026)", "every quarter from June 2026"),
    ("monthly (until March 2027)", "monthly until March 2027"),
    ("ongoing (review March 2027)", "ongoing review March 2027"),
    ("TBC (by March 2027)", "TBC by March 2027"),
    ("Q3 (2026/27)", "Q3 2026/27"),
    ("March 2027 (subject to funding)",
     'March 2027 written "March 2027 (subject to funding)"'),
    ("March 2027 (revised June 2027)", None),
    ("(March)", None),
    ("march 20 27", None),
    ("Autumn/Winter 2027", None),
    ("Winter/Spring 2027", None),
    ("Autumn/Winter 2027/28", "Autumn to Winter 2027/28"),
    ("no later than Winter 2027", None),
    ("not later than March 2027", "by March 2027"),
    ("Nov-Jan 2027", None),
    ("Oct/Mar 2027", None),
    ("Oct/Nov 2027", "Oct to Nov 2027"),
    ("Q4-Q1 2027/28", None),
    ("Q1-Q2 2027/28", "Q1 to Q2 2027/28"),
    ("Years 1-5", None),
    ("Years 1-3", "Years 1 to 3"),
    ("two years", None),
    ("six months after 3", "6 months after 3"),
    ("March–2027", "March 2027"),
    ("Q3–2027/28", "Q3 2027/28"),
    ("March 2027 - slipped", None),
    ("March 2027-March 2028", "March 2027 to March 2028"),
    ("March 2027 -- a remark", None),
    ("31‑03‑2027", "31 March 2027"),
    ("03‑04‑2027", None),
    ("31 March 2O27", "31 March 2027"),
    ("3l March 2027", "31 March 2027"),
    ("Febuary 2027", None),
    ("31 Agust 2027", None),
    ("3rd quarter 2026/27", "Q3 2026/27"),
    ("third quarter of 2026/27", "Q3 2026/27"),
    ("3rd quarter 2027", None),
    ("first half of 2027", None),
    ("first half of 2027/28", "Q1 to Q2 2027/28"),
    ("H2 2027", None),
    ("each quarter", "every quarter"),
    ("TBC March 2027", None),
    ("march2027", "March 2027"),
    ("Q3 2026–27", "Q3 2026/27"),
    ("beginning of March 2027", None),
    ("March or April 2027", None),
    ("March 2027?", None),
    ("31/03/28", "31 March 2028"),
    ("31/03/18", None),
    ("Mar-18", None),
    ("31/03/2027", "31 March 2027"),
    ("1to 31 March 2029", None),
]

# Where the plan's years are those of the calendar, a quarter of 2027 has one reading.
CALENDAR = [
    ("Q3 '27", "Q3 2027"),
    ("first half of 2027", "Q1 to Q2 2027"),
    ("H2 2027", "Q3 to Q4 2027"),
    ("financial year 2027", None),
    ("financial year 2026/27", None),
    ("2026 - 27", None),
]


def lines_of(dates):
    """An action for each date."""
    return [f'action {number} "A." owner ada due {date}\n'
            for number, date in enumerate(dates, 1)]


def try_dates(t, table, period):
    """Runs `check --fix` over all of them, and reads what it has left."""
    head = HEAD.format(period=period)
    t.write("a.plan", head + "".join(lines_of(typed for typed, _ in table)))
    t.run("check", "--fix", "-q", "--as-of", "2026-05-01", "a.plan")
    got = t.read("a.plan").decode()[len(head):].splitlines(keepends=True)
    wanted = lines_of(mended or typed for typed, mended in table)
    faults = [f"{one.strip()}\n  became {other.strip()}"
              for one, other in zip(wanted, got, strict=True) if one != other]
    result = t.run("check", "--format", "short", "--as-of", "2026-05-01", "a.plan")
    said = {int(found[1]): found[0] for found in FORM.finditer(result.out)}
    first = head.count("\n") + 1
    for number, (_, mended) in enumerate(table, first):
        if mended and number in said:
            faults.append(f"still found: {said[number]}")
        if not mended and number not in said:
            faults.append(f"line {number} reads: {got[number - first].strip()}")
    if faults:
        raise Failure("\n".join(faults))


@test
def dates_of_financial_years(t):
    """A safe fix leaves a date that reads and says what the words say."""
    try_dates(t, FINANCIAL, "April 2026 to March 2030")


@test
def dates_of_calendar_years(t):
    """The same where a year of the plan is one of the calendar."""
    try_dates(t, CALENDAR, "January 2026 to December 2029\n\tyears calendar")
