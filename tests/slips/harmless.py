"""What may be left out of a plan in silence though the plan then says something else, and why.

A row is a pattern and the reason. The pattern is looked for in the line, in which each text is `""`
and the lost word stands between `<` and `>`. A row that nothing needs is a mistake."""

import re

MONTH = ("(January|February|March|April|May|June|July|August|September|October|November|December)")
KIND = "(plan|theme|pledge|objective|action|milestone|measure|goal|report)"

HARMLESS = [(re.compile(pattern), reason) for pattern, reason in [
    (rf'^{KIND} <\S+> ""',
     "an item needs a name only where another speaks of it, and then the loss is reported there"),
    (rf"<\d+(st|nd|rd|th)?> {MONTH}",
     "a month is a date as well as a day is, and stands in the paper as it was written"),
    (rf"<{MONTH}> \d{{4}}",
     "a year is a date as well as a month is"),
    (r"<(Q\d|Winter|Spring)> \d{4}",
     "a year is a date as well as a part of it is"),
    (r"\b(due|by|the) <(in|by|during|the|end)> |\bend <of> ",
     "the same deadline in other words, kept as they were written"),
    (r" to <Month> \d",
     "behind `to` the first one's unit counts: the same deadline in other words"),
    (r"Years \d, <\d> and \d",
     "one of a list: the others are a deadline, too"),
    (r"<tbc> by ",
     "the day by which a deadline will be known is a deadline without `tbc`"),
    (r'budget <\S+> ""|with <\S+> written ""',
     "words may stand in the place of an amount or a name, and the paper prints them"),
    (r'^call <in> progress ""',
     "`progress` is a clause that may be called something, too"),
    (r"<(vacant|disagree|descending)>",
     "a word that adds to its line: without it the line says less, and nothing that is wrong"),
    (r"(\bis|\band) <not> ",
     "a condition and its opposite are both what somebody may mean"),
]]
