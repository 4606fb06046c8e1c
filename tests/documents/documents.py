"""The documents that the examples were taken from: how each is read, and what its rows look like.

The numbers of lines come from the reading notes beside the documents. A document is found by the
beginning of its file name."""

import dataclasses

from reading import Reading
from writing import (Shape, at_first, bracketed, due, footnotes, goals, header, label,
                     leads_and_steps, numbered, of, parties, shared, status, texts, words)


@dataclasses.dataclass(frozen=True)
class Document:
    """One example and its source."""

    example: str
    source: str
    reading: Reading
    shapes: dict  # kind of item: Shape
    as_of: str  # a day of the time it was written
    figures: dict  # of the reading notes: items, deadlines by kind, parties that items name
    findings: dict  # code: how many a faithful copy must report, of those that planc knows


DOCUMENTS = [
    # Title and header row are not in the extract: those of the plan are its own.
    Document("communities-2011", "000_", Reading(merge=((5, 8), (9, 11))), {
        "plan": Shape([], silent=frozenset({"title"})),
        "action": Shape([
            [[of("number"), words(":"), of("title")],
             [texts("responses")],
             [parties("owners", join=" ", form="{title} {about}")],
             [status, texts("updates")]],
        ]),
    }, "2012-10-01", {
        "action": 3, "owners": 4, "csv action": 3, "csv owner": 3,
    }, {
        "PL111": 1, "PL204": 3, "PL404": 2, "PL407": 2, "PL414": 3,
    }),
    Document("equality-2017", "001_", Reading(
        drop=(32, 33, 79, 80, 111, 172, 174, 175, 212, 213),
        fused=(35,),
        change=((34, 0, 0, 1, ""), (81, 0, 0, 1, ""),  # the header row's word, fused with the cell
                # A separator behind the last goal; a goal with a small letter only here.
                (9, 0, -1, None, ""), (18, 0, -1, None, ""), (218, 0, -1, None, ""),
                (139, 0, 68, 69, "Reduce"),
                (144, 1, 3, 3, ",")),  # between two posts, where other rows have it
        merge=((29, 30), (76, 77), (142, 146), (261, 263)),
        # Header rows and deliverables fused with the activity above them, or with each other.
        cut={35: [[(0, 39, 42), (1, -2, None), (2, -1, None)], [(0, 42, None)]],
             82: [[(0, 13, 16), (1, -2, None), (2, -1, None)], [(0, 16, None)]],
             112: [[(0, 0, 18), (1, 0, 5), (2, 0, 3)],
                   [(0, 18, None), (1, 5, None), (2, 3, None)]],
             176: [[(0, 28, 55), (1, 0, 5), (2, 0, 3)],
                   [(0, 55, None), (1, 5, None), (2, 3, None)]],
             214: [[(0, 15, 18), (1, -2, None), (2, -1, None)], [(0, 18, None)]]},
    ), {
        "plan": Shape([[[of("title")]], [[of("text")]]], silent=frozenset({"period"})),
        "theme": Shape([[[numbered("theme"), of("title")]], [[goals]]]),
        "pledge": Shape([[[of("number"), of("title")]], [[goals]]]),
        "action": Shape([
            header("action"),
            [[of("number"), of("title"), footnotes], [parties("sponsors")], [due]],
            header("milestone"),
        ]),
        "milestone": Shape([[[of("title"), footnotes], [parties("owners", about="in")], [due]]]),
    }, "2017-04-01", {
        "theme": 3, "pledge": 8, "action": 29, "milestone": 104, "owners": 113, "sponsors": 35,
        "due day": 29 + 99, "due unread": 1,
        "csv action": 29, "csv milestone": 104, "csv due": 29 + 100, "csv owner": 101,
    }, {
        "PL111": 2, "PL112": 1, "PL113": 2, "PL114": 7, "PL202": 2, "PL203": 2, "PL204": 4,
        "PL207": 1, "PL210": 7, "PL212": 1, "PL301": 3, "PL303": 2, "PL304": 1, "PL310": 1,
        "PL503": 2, "PL505": 1, "PL601": 1,
    }),
    Document("cohesion-2017", "002_", Reading(merge=((18, 21), (40, 42))), {
        "plan": Shape([[[of("title")]]]),
        "pledge": Shape([
            [[numbered("pledge"), of("title")]],
            [[label("response"), words(":")]],
            [[texts("responses")]],
            header("action"),
        ]),
        # Where the Deadline cell says “Complete”, that is the action's status, too; what waits for
        # the strategy is said by the comments.
        "action": Shape([[[of("number"), of("title")], [parties("owners")], [due]]],
                        silent=frozenset({"status", "after"})),
    }, "2017-10-01", {
        "pledge": 6, "action": 21, "owners": 26, "due month": 18, "due unread": 3,
        "csv action": 21, "csv due": 21, "csv owner": 21,
    }, {
        "PL205": 1, "PL208": 2, "PL303": 1, "PL305": 2, "PL404": 2, "PL503": 5, "PL505": 5,
        "PL511": 1,
    }),
    Document("corporate-2012", "003_", Reading(
        shift={40: 1, 41: 1, 42: 1, 319: 2, 320: 2},
        change=((13, 0, 0, None, ""), (192, 0, 0, None, ""), (197, 0, 0, None, ""),
                (230, 0, 0, None, ""), (230, 1, 0, None, ""),  # they stand whole on another line
                (175, 2, 0, 4, ""),  # noise
                # Stops behind deadlines.
                (23, 2, 29, 30, ""), (106, 2, 15, 16, ""), (131, 2, 48, 49, ""),
                (201, 1, 6, 6, ","), (201, 1, 3, 3, ",")),  # between lines of one cell
        move=((301, 2, 4, 300),),
        merge=((9, 11), (12, 15), (16, 18), (27, 32), (33, 35), (36, 42), (46, 49), (50, 52), (53, 54),
               (56, 58), (62, 64), (68, 69), (70, 71), (90, 92), (93, 94), (95, 96), (97, 103),
               (104, 106), (107, 111), (112, 114), (115, 118), (122, 125), (126, 128), (137, 140),
               (141, 142), (143, 145), (149, 151), (152, 155), (176, 178), (185, 187), (191, 194),
               (195, 196), (197, 198), (218, 221), (222, 225), (226, 232), (233, 236), (237, 240),
               (245, 246), (248, 251), (260, 263), (281, 283), (284, 285), (286, 287), (292, 296),
               (297, 299), (301, 303), (304, 306), (307, 309), (310, 315), (316, 320)),
    ), {
        "plan": Shape([[[of("subtitle")]], [[of("title")]]], silent=frozenset({"period"})),
        "theme": Shape([[[of("title")]]]),
        "pledge": Shape([[[numbered("pledge"), of("title")]], header("action")]),
        "action": Shape([leads_and_steps(
            [of("title")], [parties("sponsors", " ", about=None), parties("owners", " ", "in")],
            [of("title"), bracketed(due)])]),
        "milestone": Shape([]),  # in its action's row
        "measure": Shape([[[at_first(label("measure"))]], [[of("title")]]]),
    }, "2012-04-01", {
        "theme": 5, "pledge": 19, "action": 68, "milestone": 231 + 12 + 5, "measure": 43,
        # One action has a second lead cell, beside three milestones.
        "owners": 81 + 2, "sponsors": 77 + 2, "due month": 239, "due from": 1, "due points": 2,
        "csv action": 68, "csv milestone": 248, "csv measure": 43, "csv due": 242,
        "csv owner": 67 + 242,  # the milestones of the one without an owner inherit none
    }, {
        "PL111": 1, "PL202": 4, "PL204": 1, "PL206": 5, "PL210": 16, "PL211": 1, "PL301": 1,
        "PL303": 4, "PL304": 1, "PL503": 3,
    }),
    Document("engagement-2018", "004_", Reading(bullets={31: "–"}), {
        # The document does not say when its Year 1 begins.
        "plan": Shape([[[of("title")]], [[of("subtitle")]]], silent=frozenset({"period"})),
        "pledge": Shape([
            [[numbered("pledge"), of("title")]],
            header("action"),
        ]),
        "objective": Shape([[[of("title")]]]),
        "action": Shape([
            [[of("title")], [shared("outcome")], [due], [parties("owners")], [parties("partners")]],
        ]),
    }, "2018-04-01", {
        "pledge": 5, "objective": 11, "action": 42, "due plan-years": 30 + 12,
        # The notes count as leads seven partners that stand in the lead's cell.
        "owners": 91 - 7, "partners": 20 + 7,
        "csv action": 42, "csv due": 42, "csv owner": 42,
    }, {
        "PL110": 2, "PL216": 1, "PL303": 3, "PL305": 3, "PL309": 4, "PL503": 2, "PL607": 1,
    }),
]
