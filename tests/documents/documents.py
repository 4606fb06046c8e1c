"""The documents that the examples were taken from: how each is read, and what its rows look like.

The numbers of lines come from the reading notes beside the documents. A document is found by the
beginning of its file name."""

import dataclasses

from reading import Reading
from writing import Shape, due, label, of, parties, shared, status, texts, words


@dataclasses.dataclass(frozen=True)
class Document:
    """One example and its source."""

    example: str
    source: str
    reading: Reading
    shapes: dict  # kind of item: Shape


def header(*clauses):
    return [[label(clause)] for clause in clauses]


DOCUMENTS = [
    # Title and header row are not in the extract: those of the plan are its own.
    Document("communities-2011", "000_", Reading(merge=((5, 8), (9, 11))), {
        "plan": Shape([], silent=frozenset({"title"})),
        "action": Shape([
            [[of("number"), words(":"), of("title")],
             [texts("responses")],
             [parties("owners", join=" ", role="{title} {role}")],
             [status, texts("updates")]],
        ]),
    }),
    Document("cohesion-2017", "002_", Reading(merge=((18, 21), (40, 42))), {
        "plan": Shape([[[of("title")]]]),
        "pledge": Shape([
            [[label("pledge"), of("number"), words(":"), of("title")]],
            [[label("response"), words(":")]],
            [[texts("responses")]],
            header("action", "owner", "due"),
        ]),
        # Where the Deadline cell says “Complete”, that is the action's status, too; what waits for
        # the strategy is said by the comments.
        "action": Shape([[[of("number"), of("title")], [parties("owners")], [due]]],
                        silent=frozenset({"status", "after"})),
    }),
    Document("engagement-2018", "004_", Reading(bullets={31: "–"}), {
        # The document does not say when its Year 1 begins.
        "plan": Shape([[[of("title")]], [[of("subtitle")]]], silent=frozenset({"period"})),
        "pledge": Shape([
            [[label("pledge"), of("number"), words(":"), of("title")]],
            header("action", "so that", "due", "owner", "with"),
        ]),
        "objective": Shape([[[of("title")]]]),
        "action": Shape([
            [[of("title")], [shared("outcome")], [due], [parties("owners")], [parties("partners")]],
        ]),
    }),
]
