"""The plans in the pages of the findings: README.md here says how they are written."""

import codecs
import os
import re

BYTE = re.compile(r"\\x([0-9A-F]{2})(?:\{(\d+)\})?")


def sections(page):
    """The heading line, and the text of each section by its title."""
    parts = re.split(r"^## (.+)$", page, flags=re.M)
    return parts[0], dict(zip(parts[1::2], parts[2::2]))


def examples(section):
    """The fenced plans of a section: (words of the fence, text)."""
    return [(info.split(), text) for info, text in
            re.findall(r"^```(plan\b[^\n]*)\n(.*?)^```$", section, flags=re.M | re.S)]


def plain_bytes(text):
    """The bytes of an example in which some are spelt \\xNN or \\xNN{COUNT}."""
    out, at = [], 0
    for match in BYTE.finditer(text):
        out.append(text[at:match.start()].encode())
        out.append(bytes([int(match[1], 16)]) * int(match[2] or 1))
        at = match.end()
    return b"".join(out) + text[at:].encode()


def write_examples(plans, folder, above=""):
    """Writes each plan as the file that its fence names, below a first line if one is given; returns
    the day that counts as today."""
    as_of = "2018-01-01"
    for words, text in plans:
        settings = dict(word.split("=", 1) for word in words if "=" in word)
        as_of = settings.get("as-of", as_of)
        name = settings.get("file", "example.plan")
        with open(os.path.join(folder, name), "wb") as out:
            plain = plain_bytes(text) if "bytes" in words else text.encode()
            mark = codecs.BOM_UTF8 if plain.startswith(codecs.BOM_UTF8) else b""
            out.write(mark + above.encode() + plain[len(mark):])
    return as_of
