r"""AsciiDoc: footnote:[…], footnote:id[…], footnoteref:[…], and the entries of a bibliography, [[[id]]].

Takes the bytes of an .adoc; gives a Document whose lines are those of the source, with each note where it is
written. No package for Python that reads AsciiDoc is kept up, so the few constructs that hold or hide notes are
read here: listings, literal text, comments and passthroughs are left alone. Files that it includes are read where
they lie in its folder (asciidoc_include).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from briefcite.load.alignment import file_parts
from briefcite.load.asciidoc_include import included
from briefcite.load.decoding import decode
from briefcite.load.formats import source_of
from briefcite.load.writer import Writer
from briefcite.model import Document
from briefcite.text.late import late

_FENCE = late(r"(?P<sign>-{4,}|\.{4,}|\+{4,}|/{4,}|```)[\w,]*\s*\Z")
"""Listing, literal text, passthrough, comment, fenced code; they end with a line like their first."""
_VERBATIM_STYLE = late(r"\[(?:source|listing|literal|stem|latexmath|asciimath|comment|pass)\b[^\]\n]{0,300}\]\s*\Z")
_ATTRIBUTE = late(r":(?P<name>[\w][\w-]{0,100})!?:(?:[ \t]+(?P<value>.*))?\Z", re.S)
_UNPRINTED = late(r"//(?!/)|(?:ifdef|ifndef|ifeval|endif|include|image|video|audio|toc)::|\[[^\]\n]{0,500}\]\s*\Z")
"""Comments, directives, block macros, and the lines of attributes above a block."""
_LITERAL = late(r"[ \t]+(?![*.-]{1,5}[ \t]|\d{1,4}\.[ \t])\S")
_HEADING = late(r"={1,6}[ \t]+(?=\S)")
_ENTRY = late(r"(?:[*-][ \t]+)?\[\[\[(?P<id>[\w:.-]{1,100})(?:,[ \t]*(?P<label>[^\]\n]{1,100}))?\]\]\][ \t]*")
_INLINE = late(
    r"(?P<escaped>\\(?:footnote(?:ref)?:|https?:|<<))"
    r"|(?P<pass>\+\+\+.{1,2000}?\+\+\+|`\+[^+\n]{1,500}\+`|pass:[a-z,]{0,20}\[[^\]]{0,2000}\])"
    r"|footnote(?:(?P<ref>ref):|:(?P<id>[\w-]{0,100}))\["
    r"|\{(?P<attribute>[\w][\w-]{0,100})\}"
    r"|<<(?P<xref>[^<>,\n]{1,200})(?:,(?P<shown>[^<>]{1,500}))?>>"
    r"|(?:link:)?(?P<url>https?://[^\s\[\]<>]{1,2000})(?P<text>\[[^\]\n]{0,500}\])?"
    r"|\^(?P<raised>[\d,* ]{1,12})\^"
    r"|(?P<quote>\"`|`\"|'`|`'|``|''|(?<!\w)`(?=\w[^`+\n]{1,300}'(?!\w)))"
    r"|(?<!\w)(?P<mark>__?|\*\*?)(?=\S)(?P<marked>(?:[^_*\n]|\n(?=\S)){1,500}?)(?<=\S)(?P=mark)(?!\w)",
    re.S,
)
_QUOTES = {"``": "“", "''": "”", "`": "‘", '"`': "“", '`"': "”", "'`": "‘", "`'": "’"}
MAX_DEPTH = 8
"""Notes, attributes and emphasis within one another."""
MAX_EXPANDED = 1_000_000
"""Most characters that attributes may add to a text: "{a}" a hundred thousand times is an attack."""
_BRACKET = late(r"\\.|[\[\]]", re.S)


def read(data: bytes, path: str) -> Document:
    """Read an .adoc file.

    Raises:
        UnreadableFile: the bytes are no text.
    """
    whole = included(decode(data, path), path)
    source, out = whole.text, Writer()
    reader = _Reader(out, frozenset(m["id"] for line in source.splitlines() if (m := _ENTRY.match(line))))
    for block in _blocks(source):
        reader.block(block)
    made = source_of("asciidoc", path, data)
    return out.document(made, whole.warnings, tuple(map(whole.part, file_parts(out.text, source, path))))


@dataclass
class _Block:
    """A stretch of lines: verbatim, not printed, or text."""

    kind: str
    text: str


def _blocks(source: str) -> Iterator[_Block]:
    """Yield the source cut into paragraphs and stretches that are not read; joined they are the source."""
    fence, verbatim, lines = "", False, list[str]()
    for line in source.splitlines(keepends=True):
        bare = line.rstrip()
        if fence:
            fence = "" if bare == fence else fence
            yield _Block("verbatim", line)
            continue
        opened = _FENCE.match(bare)
        special = opened or not bare or _UNPRINTED.match(bare) or _ATTRIBUTE.match(bare)
        if lines and special:
            yield _Block("verbatim" if verbatim else "text", "".join(lines))
            lines, verbatim = [], False
        if opened:
            fence, verbatim = ("```" if opened["sign"] == "```" else bare), False
            yield _Block("verbatim", line)
        elif special:
            verbatim = bool(_VERBATIM_STYLE.match(bare)) or (verbatim and bool(bare))
            yield _Block("unprinted" if bare else "verbatim", line)
        else:
            verbatim = verbatim or (not lines and _LITERAL.match(line) is not None)
            lines.append(line)
    if lines:
        yield _Block("verbatim" if verbatim else "text", "".join(lines))


@dataclass
class _Reader:
    out: Writer
    entries: frozenset[str]
    count: int = 0
    expanded: int = 0
    numbers: dict[str, str] = field(default_factory=dict)
    attributes: dict[str, str] = field(default_factory=dict)

    def block(self, block: _Block) -> None:
        """Write a block; as many lines as the source has."""
        attribute = _ATTRIBUTE.match(block.text.rstrip("\n"))
        if block.kind == "unprinted" and attribute:
            self.attributes[attribute["name"]] = attribute["value"] or ""
        if block.kind == "unprinted":
            self.out.add("\n" * block.text.count("\n"))
        elif block.kind == "verbatim":
            with self.out.marked("verbatim"):
                self.out.add(block.text)
        else:
            self.paragraph(block.text)

    def paragraph(self, text: str) -> None:
        """A paragraph, or the items of a list, some of which may be entries of a bibliography."""
        entry = None
        for line in text.splitlines(keepends=True) if "[[[" in text else [text]:
            found = _ENTRY.match(line)
            if found or entry is None:
                self.end_entry(entry)
                entry = (found["id"], found["label"] or found["id"], self.out.bookmark()) if found else None
            heading = _HEADING.match(line)
            self.inline(line[found.end() if found else heading.end() if heading else 0 :])
        self.end_entry(entry)

    def end_entry(self, entry: tuple[str, str, object] | None) -> None:
        if entry:
            name, label, start = entry
            self.out.mark_note(start, id=name, marker=label, role="entry")  # type: ignore[arg-type]

    def inline(self, text: str, depth: int = 0) -> None:
        """Running text with the macros in it."""
        at = 0
        closes = _closings(text) if "footnote" in text else {}
        while found := _INLINE.search(text, at):
            self.out.add(text[at : found.start()])
            at = found.end()
            if found["id"] is not None or found["ref"]:
                end = closes.get(at)
                self.note(found, text[at:end], depth) if end is not None else self.out.add(found[0])
                at = at if end is None else end + 1
            else:
                self.other(found, depth)
        self.out.add(text[at:])

    def other(self, found: re.Match[str], depth: int) -> None:
        """Everything in a line that is no note."""
        if found["escaped"]:
            self.out.add(found[0][1:])
        elif found["pass"]:
            with self.out.marked("verbatim"):
                self.out.add(found[0])
        elif found["attribute"]:
            value = self.attributes.get(found["attribute"])
            self.attribute(value, depth) if value is not None else self.out.add(found[0])
        elif found["xref"]:
            self.cross_reference(found["xref"].strip(), found["shown"])
        elif found["url"]:
            self.link(found["url"], found["text"])
        elif found["raised"]:
            with self.out.marked("raised"):
                self.out.add(found["raised"])
        elif found["quote"]:
            self.out.add(_QUOTES[found["quote"]])
        elif depth < MAX_DEPTH:
            self.inline(found["marked"], depth + 1)
        else:
            self.out.add(found[0])

    def attribute(self, value: str, depth: int) -> None:
        """The value of an attribute, where notes may be kept; values within values are not followed."""
        self.expanded += len(value)
        if "footnote" in value and depth < MAX_DEPTH and self.expanded <= MAX_EXPANDED:
            self.inline(value.replace("{", " "), depth + 1)
        elif self.expanded <= MAX_EXPANDED:
            self.out.add(value)

    def cross_reference(self, name: str, shown: str | None) -> None:
        """A reference to an entry of the bibliography is a callout; any other is text."""
        if name in self.entries:
            with self.out.marked("callout", marker=shown or name, target=name):
                self.out.add(f"[{shown or name}]")
        else:
            self.out.add((shown or name).strip())

    def link(self, url: str, text: str | None) -> None:
        shown = (text or "").strip("[]").split("^")[0] or url
        with self.out.marked("link", target=url):
            self.out.add(shown)

    def note(self, found: re.Match[str], inside: str, depth: int) -> None:
        """A note, or another call of one that has a name: footnote:id[]."""
        name, words = found["id"] or "", inside
        if found["ref"]:
            name, _, words = (part.strip() for part in inside.partition(","))
        if words.strip() and name not in self.numbers:
            self.count += 1
            number = str(self.count)
            self.numbers |= {name: number} if name else {}
            self.call(number, f"note {number}")
            self.out.add(" ")
            start = self.out.bookmark()
            self.inline(words.replace("\\]", "]"), depth + 1) if depth < MAX_DEPTH else self.out.add(words)
            self.out.mark_note(start, id=f"note {number}", marker=number, role="footnote")
        else:
            number = self.numbers.get(name, name)
            self.call(number, f"note {number}")

    def call(self, number: str, target: str) -> None:
        with self.out.marked("callout", marker=number, target=target):
            self.out.add(number)


def _closings(text: str) -> dict[int, int]:
    """Return where the bracket of each macro closes, by where its content begins; after a space it is plain text."""
    closes: dict[int, int] = {}
    opened: list[int] = []
    for found in _BRACKET.finditer(text):
        if found[0] == "[" and not text[found.start() - 1 : found.start()].isspace():
            opened.append(found.end())
        elif found[0] == "]" and opened:
            closes[opened.pop()] = found.start()
    return closes
