"""Six revisions of the plan on cohesion, made from the example as it stands: drafted, adopted, slipped,
slipped again, one action cancelled, renumbered for the next year. The people of the document are replaced
by others, so that what is made of the history names nobody."""

import re

PEOPLE = [("ada", "Ada Marsh"), ("ben", "Ben Hill"), ("cleo", "Cleo Reed"), ("dan", "Dan Ford"),
          ("eve", "Eve Stone"), ("fay", "Fay Brook")]


class Missing(Exception):
    """The example has not what an edit is about."""


def change(text, pattern, replacement):
    """The first place that a pattern has, in other words."""
    new, count = re.subn(pattern, replacement, text, count=1, flags=re.S)
    if not count:
        raise Missing(pattern)
    return new


def without_names(text):
    """Other people, no comments, and the names of no place."""
    found = re.findall(r'^person ([\w-]+) "([^"]*)"', text, flags=re.M)
    if len(found) > len(PEOPLE):
        raise Missing("more people than names")
    text = re.sub(r'(owner [^\n"]*?) written "[^"]*"', r"\1", text)
    text = re.sub(r"^ *#[^\n]*\n", "", text, flags=re.M)
    text = re.sub(r'  #[^\n"]*$', "", text, flags=re.M)
    for (name, title), (other, other_title) in zip(found, PEOPLE):
        text = text.replace(f'"{title}"', f'"{other_title}"')
        text = re.sub(rf"(?<=[ ,]){name}(?=[ ,\n])", other, text)
    return re.sub(r"[A-Z]\w+ [A-Z]\w+(?= Inter Faith)", "Northmere", text)


def drafted(text):
    """What came out of the session."""
    return without_names(text)


def adopted(text):
    """The cabinet has agreed it: from now on a deadline moves only for a reason."""
    text = change(text, r'(\nplan [^\n]*\{\n)',
                  r"\1    period December 2017 to December 2019\n"
                  r"    adopted 5 December 2017 slips need reason\n")
    return change(text, r'due written "December 201"', "due December 2018")


def slipped(text):
    """In February the strategy waits for the government, and the first action is done."""
    text = change(text, r"(action strategy .*?)due March 2018\n",
                  r'\1due June 2018\n        was March 2018 because "the government answers the '
                  r'review later" agreed "Cabinet" on 20 February 2018\n')
    return change(text, r"due December 2017\n", "due December 2017\n"
                  "        status complete on 1 December 2017\n")


def slipped_again(text):
    """In June it waits again, another deadline moves without a word, and somebody else takes over."""
    text = change(text, r"(action strategy .*?)due June 2018\n",
                  r'\1due December 2018\n        was June 2018 because "the consultation was '
                  r'extended" agreed "Cabinet" on 19 June 2018\n')
    text = change(text, r"(toolkit and disseminate.*?)due March 2018", r"\1due September 2018")
    return change(text, r"(Map Provision.*?owner )[^\n]*", r"\1ben")


def cancelled(text):
    """In the autumn one action is given up, which the plan says."""
    return change(text, r"(oversight of all internal.*?due October 2018\n)",
                  r'\1        status cancelled on 2 October 2018 because "the group was merged '
                  r'with the partnership board"\n')


def renumbered(text):
    """For the next year the recommendations have other numbers, and what was given up is gone."""
    text = change(text, r'\n    action "Enable the Cohesion Working Group.*?\n    \}\n', "\n")
    return re.sub(r"^(pledge )(\d+)( .*?\{\n)", r"\1R\2\3    formerly \2\n", text,
                  flags=re.M | re.S)


REVISIONS = [
    ("drafted", "1 October 2017", drafted), ("adopted", "6 December 2017", adopted),
    ("slipped", "21 February 2018", slipped), ("slipped-again", "20 June 2018", slipped_again),
    ("cancelled", "3 October 2018", cancelled), ("renumbered", "10 January 2019", renumbered),
]


def history(example):
    """Name, day and text of each revision, from the text of the example."""
    text = example
    for name, day, revise in REVISIONS:
        text = revise(text)
        yield name, day, text
