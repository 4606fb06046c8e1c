"""What is accepted in silence, or taken for what was meant, is in the model what the usual form is, and
is no reason to refuse a paper. Only the words of a deadline are kept as they were typed."""

import os
import re

from plans import HERE, Plan

# Two forms that mean the same: what people type, and the usual one.
OWNER, DUE = "owner ada due March 2018", "due March 2018"
PAIRS = [
    (f"action a “Write the plan” {OWNER}", f'action a "Write the plan" {OWNER}'),
    (f'action a “Write the plan" {OWNER}', f'action a "Write the plan" {OWNER}'),
    (f'action a "Write the plan” {OWNER}', f'action a "Write the plan" {OWNER}'),
    (f'action\u00a0a\u2009"A"\u3000owner\tada {DUE}', f'action a "A" {OWNER}'),
    ('action a "A" owner a\u200bda d\u200bue March 2018', f'action a "A" {OWNER}'),
    ('action a "A" OWNER ada Due March 2018', f'action a "A" {OWNER}'),
    (f'action a "A" owner ada and ben {DUE}', f'action a "A" owner ada, ben {DUE}'),
    (f'action a "A" {{ {OWNER} }}', f'action a "A" {OWNER}'),
    (f'action a "A" {{\nowner ada\n{DUE} }}', f'action a "A" {OWNER}'),
    (f'action a "A"\n{{\n{OWNER}\n}}', f'action a "A" {OWNER}'),
    (f'action a "A" {{\nowner: ada,\nDue: March 2018.\n}}', f'action a "A" {OWNER}'),
    (f'action a "A" {{\nowner ada;\n{DUE};\n}}', f'action a "A" {OWNER}'),
    (f'action R2: "A" {OWNER}', f'action R2 "A" {OWNER}'),
    (f'action 1. "A" {OWNER}', f'action 1 "A" {OWNER}'),
    (f'action 1) "A" {OWNER}', f'action 1 "A" {OWNER}'),
    (f'pledge 1.2 "P" {{\naction 4 "A" {OWNER}\n}}\naction b "B" {OWNER} after 1.2 / 4',
     f'pledge 1.2 "P" {{\naction 4 "A" {OWNER}\n}}\naction b "B" {OWNER} after 1.2/4'),
    ('report r "R" {\ncolumns action\nwhere status is delayed or at-risk\n}',
     'report r "R" {\ncolumns action\nwhere status is delayed or status is at risk\n}'),
    ('report r "R" {\ncolumns action\nwhere status = delayed\n}',
     'report r "R" {\ncolumns action\nwhere status is delayed\n}'),
]
CLAUSES = [
    ("status on-track", "status on track"),
    ("status In Progress", "status in progress"),
    ("status complete July 2017", "status complete on July 2017"),
    ("status complete (July 2017)", "status complete on July 2017"),
    ("rag Amber", "rag amber"),
    ("progress 60", "progress 60%"),
    ("progress 60 per cent", "progress 60%"),
]
DATES = [
    ("April 2017 – March 2018", "April 2017 to March 2018"),
    ("April 2017 - March 2018", "April 2017 to March 2018"),
    ("2017–18", "2017/18"),
    ("2018–03–31", "2018-03-31"),
    ("31st March 2018", "31 March 2018"),
    ("31 Mar. 2018", "31 March 2018"),
    ("Sept 2017", "September 2017"),
    ("MARCH 2018", "March 2018"),
    ("in March 2018", "March 2018"),
    ("by March 2018", "March 2018"),
    ("on 31 March 2018", "31 March 2018"),
    ("by the end of March 2018", "31 March 2018"),
    ("end March 2018", "31 March 2018"),
    ("April to June 2017", "1 April 2017 to 30 June 2017"),
    ("1 to 30 April 2017", "1 April 2017 to 30 April 2017"),
    ('"March 2018"', "March 2018"),
    ("within 3 months of launch", "3 months after launch"),
    ("TBC by June 2017", "tbc by June 2017"),
    ("Ongoing review March 2018", "ongoing review March 2018"),
    ("Quarterly", "every quarter"),
    ("annually", "every year"),
    ("monthly", "every month"),
]
HEADER = '''plan example "Example" {
    period 2017/18
}
person ada "Ada Marsh"
person ben "Ben Okafor"
event launch "Launch" on 3 May 2017
'''
# The words of a deadline are the writer's own, in all papers.
WORDS = re.compile(r'"(?:written|deadline_that_counts|due_original)": "[^"]*"')


def same(plans, wrong):
    """Each pair must have the same meaning, the words of dates apart."""
    any_plan = Plan(plans[0].command[0], os.path.join(HERE, "parties.plan"), "2017-04-01")
    pairs = list(PAIRS)
    pairs += [tuple(f'action a "A" {OWNER} {form}' for form in pair) for pair in CLAUSES]
    pairs += [tuple(f'action a "A" owner ada due {form}' for form in pair) for pair in DATES]
    texts = [HEADER + form + "\n" for pair in pairs for form in pair]
    meanings = any_plan.meanings(texts)
    for at, (typed, usual) in enumerate(pairs):
        meant = meanings[2 * at]
        if not meant:
            wrong.append(f"no paper is built of `{typed}`")
        elif WORDS.sub("", meant) != WORDS.sub("", meanings[2 * at + 1]):
            wrong.append(f"`{typed}` does not mean the same as `{usual}`")
        elif at >= len(pairs) - len(DATES):
            words = DATES[at - len(pairs)][0].strip('"')
            if f'"due": [\n        {{"written": "{words}"' not in meant:
                wrong.append(f"papers do not keep the words `{words}`")
    return len(pairs)
