"""Slips of the hand: each function makes one somewhere in a plan, or returns None if the plan has no
place for it. They are what people who are in a hurry, or paste from Word and Excel, really type."""

import re

MONTHS = ("January February March April May June July August September October November "
          "December").split()
DAY = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})\b")
MONTH = re.compile(rf"\b({'|'.join(MONTHS)}) (\d{{4}})\b")
OUTSIDE = re.compile(r'"[^"]*"|#[^\n]*|(?P<word>[A-Za-z][A-Za-z-]*)')
KEYWORDS = """plan theme pledge objective action milestone measure goal report person post team
    directorate body phase event owner sponsor with due start was status progress update response
    supports after see tag field budget evidence footnote period publisher note text call columns
    baseline target actual role because written agreed from until""".split()
SYNONYMS = {
    "owner": ["lead", "responsible officer", "Lead Officer", "responsible"],
    "due": ["deadline", "target date", "by", "completion date", "timescale"],
    "with": ["partners", "partner"],
    "team": ["department", "service"],
    "body": ["organisation", "organization"],
    "pledge": ["recommendation", "priority"],
    "action": ["task", "activity"],
    "status": ["state", "progress"],
    "complete": ["completed", "done", "finished"],
    "measure": ["kpi", "indicator"],
}
ROWS = ["Review the register\tParks Team\tMarch 2019\tOn track\n",
        "Action\tOwner\tTimescale\n1.2\tPublish the report\tSeptember 2018\n",
        "| Action | Lead officer | Due |\n"]
BULLETS = ["- ", "• ", "* ", "– ", "1. ", "a) ", "o\t"]


def words_outside(text, wanted=None):
    """The places of the words outside texts and comments."""
    found = [match.span("word") for match in OUTSIDE.finditer(text) if match["word"]]
    return [(start, end) for start, end in found if wanted is None or text[start:end] in wanted]


def replace(text, span, new):
    """The text with something else in a place."""
    return text[:span[0]] + new + text[span[1]:]


def pick(random, places):
    """One of them, None if there are none."""
    return random.choice(places) if places else None


def at_word(change, wanted=None):
    """A slip that changes one word outside texts."""
    def slip(random, text):
        span = pick(random, words_outside(text, wanted))
        new = span and change(random, text[span[0]:span[1]])
        return replace(text, span, new) if new else None
    return slip


def at_match(pattern, change):
    """A slip that changes one match of a pattern."""
    def slip(random, text):
        match = pick(random, list(re.finditer(pattern, text)))
        return replace(text, match.span(), change(random, match)) if match else None
    return slip


def at_line(change):
    """A slip that changes one line, given with its line end."""
    def slip(random, text):
        lines = text.splitlines(keepends=True)
        full = [i for i, line in enumerate(lines) if line.strip()]
        i = pick(random, full)
        if i is None:
            return None
        lines[i] = change(random, lines[i])
        return "".join(lines)
    return slip


def letter_lost(random, word):
    """`ownr`"""
    i = random.randrange(len(word))
    return word[:i] + word[i + 1:] if len(word) > 3 else None


def letter_doubled(random, word):
    """`ownner`"""
    i = random.randrange(len(word))
    return word[:i] + word[i] + word[i:]


def letter_beside(random, word):
    """`iwner`: the key beside the right one."""
    keys = "qwertyuiopasdfghjklzxcvbnm"
    i = random.randrange(len(word))
    at = keys.find(word[i].lower())
    return word[:i] + keys[at - 1] + word[i + 1:] if at > 0 else None


def letters_swapped(random, word):
    """`onwer`"""
    i = random.randrange(len(word) - 1) if len(word) > 2 else None
    return word[:i] + word[i + 1] + word[i] + word[i + 2:] if i is not None else None


def other_case(random, word):
    """`Owner`, `OWNER`, `owner`"""
    return random.choice([word.capitalize(), word.upper(), word.lower()])


def synonym(random, word):
    """Another word of the field."""
    return random.choice(SYNONYMS[word])


def day_typed(random, match):
    """The day in another order."""
    day, month, year = int(match[1]), match[2], int(match[3])
    number = MONTHS.index(month) + 1
    return random.choice([
        f"{month} {day}, {year}", f"{month} {day} {year}", f"{day:02}/{number:02}/{year}",
        f"{day}.{number}.{year}", f"{day}-{month[:3]}-{year % 100:02}", f"{day}/{number}/{year % 100}",
        f"{day} {month} '{year % 100}", f"{day}th of {month} {year}", f"{year} {month} {day}",
        f"{day} {month}, {year}", f"{day} {number} {year}"])


def month_typed(random, match):
    """The month in another form."""
    month, year = match[1], int(match[2])
    number = MONTHS.index(month) + 1
    return random.choice([
        f"{month}, {year}", f"{month[:3]}-{year % 100:02}", f"{number:02}/{year}", f"{year} {month}",
        f"{month}-{year}", f"{month} {year % 100}", f"{month[:3]}. {year}", f"{month} of {year}",
        f"mid {month} {year}", f"{month} / {year}", f"{month} {year}?"])


def pasted(random, line):
    """A row of a table or a bullet pasted above a line."""
    blanks = re.match(r"\s*", line)[0] if random.random() < 0.5 else ""
    return blanks + random.choice(ROWS + [bullet + "Write to all partners\n" for bullet in BULLETS]) + line


def bullet(random, line):
    """A line that was pasted with its bullet."""
    return re.sub(r"^(\s*)", lambda match: match[1] + random.choice(BULLETS), line, count=1)


def line_ended(random, line):
    """A line that ends like a sentence or a statement of another language."""
    return line.rstrip("\n") + random.choice([".", ",", ";", " end", " // later", " -- later"]) + "\n"


def indented(random, line):
    """A line that stands elsewhere."""
    return random.choice(["", "  ", "\t", "            "]) + line.lstrip(" ")


SLIPS = {
    "a letter is lost": at_word(letter_lost),
    "a letter is lost in a keyword": at_word(letter_lost, KEYWORDS),
    "a letter is doubled": at_word(letter_doubled),
    "a key beside": at_word(letter_beside),
    "letters are swapped": at_word(letters_swapped),
    "letters are swapped in a keyword": at_word(letters_swapped, KEYWORDS),
    "another case": at_word(other_case),
    "another word": at_word(synonym, SYNONYMS),
    "a word is lost": at_word(lambda random, word: " "),
    "a word is doubled": at_word(lambda random, word: f"{word} {word}"),
    "a colon": at_word(lambda random, word: word + ":", KEYWORDS),
    "an equals sign": at_word(lambda random, word: word + random.choice([" =", "="]), KEYWORDS),
    "a quote is lost": at_match(r'"', lambda random, match: ""),
    "a quote is doubled": at_match(r'"', lambda random, match: '""'),
    "a curly quote": at_match(r'"', lambda random, match: random.choice("“”")),
    "curly quotes": at_match(r'"([^"]*)"', lambda random, match: f"“{match[1]}”"),
    "single quotes": at_match(r'"([^"]*)"', lambda random, match: f"'{match[1]}'"),
    "no quotes": at_match(r'"([^"\n]*)"', lambda random, match: match[1]),
    "a quote inside": at_match(r'"([^"\n ]* )([^" ]+)', lambda random, match:
                               f'"{match[1]}"{match[2]}"'),
    "a brace is lost": at_match(r"[{}]", lambda random, match: ""),
    "a brace is doubled": at_match(r"[{}]", lambda random, match: match[0] * 2),
    "another brace": at_match(r"[{}]", lambda random, match: random.choice(["(", ")", "[", "]", ":"])),
    "a brace on the next line": at_match(r" \{\n", lambda random, match: "\n{\n"),
    "and for a comma": at_match(r", ", lambda random, match: random.choice([" and ", " & ", "; ", " / "])),
    "a comma for and": at_match(r" and ", lambda random, match: random.choice([", ", " & ", " + "])),
    "a day": at_match(DAY, day_typed),
    "a month": at_match(MONTH, month_typed),
    "a plan year": at_match(r"(\d{4})/(\d\d)", lambda random, match: random.choice(
        [f"{match[1]}-{match[2]}", f"{match[1]}–{match[2]}", f"{match[1]}/20{match[2]}",
         f"{match[1]} to {match[2]}"])),
    "a blank is lost": at_match(r"(?<=\S) (?=\S)", lambda random, match: ""),
    "a hard blank": at_match(r"(?<=\S) (?=\S)", lambda random, match: random.choice("\u00a0\u2009\t")),
    "a line is lost": at_line(lambda random, line: ""),
    "a line is doubled": at_line(lambda random, line: line * 2),
    "a line is split": at_match(r"(?<=\S) (?=\S)", lambda random, match: "\n"),
    "lines are joined": at_match(r"\n\s*", lambda random, match: " "),
    "something is pasted": at_line(pasted),
    "a bullet": at_line(bullet),
    "a mark at the end": at_line(line_ended),
    "another indentation": at_line(indented),
}
