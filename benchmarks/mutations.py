"""Damaged and made-up inputs of every format, the same ones for the same seed.

Files of the test suite are mutated as bytes (flipped, cut, doubled, spliced from another file), as lines (dropped,
moved, repeated, words put in), as the objects and packed streams of a PDF, and as the members of a zip; others are
made up from the words that notes are made of.
"""

from __future__ import annotations

import io
import random
import re
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

TESTS = Path(__file__).parent.parent / "tests"
SUFFIXES = (".pdf", ".txt", ".md", ".docx", ".odt", ".html", ".epub", ".tex", ".rst")
PLAIN = (".txt", ".md", ".html", ".tex", ".rst")
LARGEST = 100_000
"""Bytes of the files that are mutated; larger ones only slow the run."""
LONGEST_LINE = 20_000
"""Characters of a made line without end."""
MADE_UP = 0.2
"""Share of the inputs that no file stands behind."""
PDF_SHARE = 0.35
"""Share of PDFs among the mutated files; the other formats have equal parts of the rest."""
WORDS = (
    "war.1 20014 Ibid. ¹ [3–5] (12) 12) * † see cf. vgl. S. pp. 12–19 https://example.org/a_b. doi:10.1000/x. Weber, "
    'Max. "Title." 1922 (1998) 57 CLJ 63 supra note 5 op. cit. a. a. O. \n \n\n \n\n\n \f \t [^1] [^1]: \\footnote{ } '
    "<sup>3</sup> </p> <li> <a href=x> Notes Anmerkungen 1. 2. 3. H2O m² COVID-19 \u202e \x1b[31m \x9b2J \x00 😀 ﬁ \u00ad "
    ".. _a: [#]_ .. [#] \\cite{a} \\begin{x} $ % & ~ ` [ ( « “ ‘ a a. aa. 1 1. 99999999999999999999 ١٢ 第三章。 שלום"
).split(" ")
OBJECT = re.compile(rb"(?<=\n)(\d{1,6}) 0 obj\b(.{0,100000}?)endobj", re.DOTALL)
STREAM = re.compile(rb"stream\r?\n(.{20,100000}?)\r?\nendstream", re.DOTALL)

Mutation = Callable[[bytes, bytes, random.Random], bytes]


def inputs(count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """Name and content of each input."""
    chance = random.Random(seed)
    files = defaultdict(list)
    for path in sorted(TESTS.rglob("*")):
        if path.suffix in SUFFIXES and path.stat().st_size < LARGEST:
            files[path.suffix].append(path.read_bytes())
    for number in range(count):
        if chance.random() < MADE_UP:
            suffix = chance.choice(PLAIN)
            data = made_up(chance)
        else:
            suffix = ".pdf" if chance.random() < PDF_SHARE else chance.choice(SUFFIXES[1:])
            other = chance.choice(files[chance.choice(SUFFIXES)])
            data = mutated(suffix, chance.choice(files[suffix]), other, chance)
        yield f"{number}{suffix}", data


def made_up(chance: random.Random) -> bytes:
    """Random text of words that notes are made of, or one of them again and again on one line."""
    if chance.random() < 0.05:
        unit = "".join(chance.choice(WORDS) for _ in range(chance.randrange(1, 4))).replace("\n", " ") or "1"
        return (unit * (LONGEST_LINE // len(unit))).encode("utf-8", "replace")
    return some_words(chance, 400).encode("utf-8", "replace")


def some_words(chance: random.Random, most: int) -> str:
    """Words between blanks, sometimes with none."""
    words = (chance.choice(WORDS) for _ in range(chance.randrange(1, most)))
    return ("" if chance.random() < 0.1 else " ").join(words)


def mutated(suffix: str, data: bytes, other: bytes, chance: random.Random) -> bytes:
    """One to four changes of the kinds that suit the format."""
    kinds: list[Mutation] = [in_bytes]
    if suffix in PLAIN:
        kinds += [in_lines, in_lines]
    elif suffix == ".pdf":
        kinds += [in_objects, in_streams]
    else:
        kinds += [in_members, in_members]
    kind = chance.choice(kinds)
    for _ in range(1 if kind is in_members else chance.randrange(1, 5)):
        data = kind(data, other, chance)
    return data


def in_bytes(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """Flip, cut, double, splice, truncate or overwrite bytes."""
    start = chance.randrange(len(data) + 1)
    end = min(len(data), start + chance.choice((1, 4, 64, 1024)))
    before, part, after = data[:start], data[start:end], data[end:]
    kind = chance.randrange(6)
    if kind == 0:
        return before + bytes(byte ^ 1 << chance.randrange(8) for byte in part) + after
    if kind == 1:
        return before + after
    if kind == 2:
        return before + part * chance.choice((2, 3, 50)) + after
    if kind == 3:
        begin = chance.randrange(max(1, len(other)))
        return before + other[begin : begin + len(part)] + after
    if kind == 4:
        return before if chance.random() < 0.3 else before + part
    return before + chance.randbytes(len(part)) + after


def in_lines(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """Drop, move, repeat or splice lines, or put words into one."""
    lines, others = data.split(b"\n"), other.split(b"\n")
    place = chance.randrange(len(lines))
    kind = chance.randrange(5)
    if kind == 0:
        del lines[place : place + chance.randrange(1, 4)]
    elif kind == 1:
        lines.insert(chance.randrange(len(lines)), lines.pop(place))
    elif kind == 2:
        lines[place:place] = [lines[place]] * chance.choice((1, 2, 100))
    elif kind == 3:
        lines[place:place] = others[chance.randrange(len(others)) :][: chance.choice((1, 3, 10))]
    else:
        at = chance.randrange(len(lines[place]) + 1)
        words = some_words(chance, 6).encode("utf-8", "replace")
        lines[place] = lines[place][:at] + words + lines[place][at:]
    return b"\n".join(lines)


def in_objects(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """Give one object of a PDF the content of another one, of this file or of the other."""
    own = list(OBJECT.finditer(data))
    donors = own if chance.random() < 0.7 else list(OBJECT.finditer(other))
    if not own or not donors:
        return in_bytes(data, other, chance)
    one, two = chance.choice(own), chance.choice(donors)
    content = two[2] if chance.random() < 0.7 else in_bytes(one[2], two[2], chance)
    return data[: one.start(2)] + content + data[one.end(2) :]


def in_streams(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """Change what is inside a packed stream of a PDF: page contents, fonts, objects."""
    streams = list(STREAM.finditer(data))
    if not streams:
        return in_bytes(data, other, chance)
    found = chance.choice(streams)
    try:
        content = zlib.decompress(found[1])
    except zlib.error:
        return in_bytes(data, other, chance)
    change = in_lines if chance.random() < 0.5 else in_bytes
    packed = zlib.compress(change(content, content, chance))
    room = found.end(1) - found.start(1)
    return data[: found.start(1)] + packed.ljust(room) + data[found.end(1) :]


def in_members(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """Change, drop or double members of a zip."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        texts = [name for name in names if name.endswith((".xml", ".xhtml", ".html", ".opf", ".rels"))]
        chosen = {chance.choice(texts) for _ in range(chance.randrange(1, 4))}
        for name in names:
            content = old.read(name)
            if name in chosen:
                content = changed(content, other, chance)
            if name not in chosen or chance.random() < 0.95:
                new.writestr(name, content)
    return made.getvalue()


def changed(content: bytes, other: bytes, chance: random.Random) -> bytes:
    """Change XML between its tags and in them: each tag counts as a line."""
    for _ in range(chance.randrange(1, 5)):
        if chance.random() < 0.7:
            content = in_lines(content.replace(b"><", b">\n<"), other.replace(b"><", b">\n<"), chance)
        else:
            content = in_bytes(content, other, chance)
    return content
