"""What whole lines of Markdown say: code, comments, note definitions, link definitions."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from briefcite.model import Mark, Span
from briefcite.text.late import late

DEFINITION = late(
    r"(?P<quote>(?: {0,3}>[ \t]?){0,3}) {0,3}\[(?:\^(?P<label>[^\]\[\s^](?:[^\]\[\n^]{0,198}[^\]\[\s^])?)"
    r"|(?P<entry>#[^\]\[\s]{1,200})(?=\]:[ \t]+(?!<?https?:|[./#])\S))\]:[ \t]*"
)
"""[^label]: a note, also in a quotation; [#key]: a work, as MultiMarkdown cites it ("[#12]: https://…" is a link)."""
LINK_DEFINITION = late(r" {0,3}\[(?P<label>[^\]\[^][^\]\[]{0,200})\]:[ \t]*<?(?P<url>\S{1,2000}?)>?(?=\s|\Z)")
FENCE = late(r" {0,3}(?:[-*+][ \t]+|\d{1,9}[.)][ \t]+|>[ \t]?)?(?P<fence>`{3,}|~{3,})")
TAB = 4
INDENTED = late(r"(?: {4}|\t)[ \t]*(?=\S)")
COMMENT = late(r"<!--(?P<data>.*?)(?:-->|\Z)", re.S)
SUPPRESSION = late(r"\s*(briefcite:.*?)\s*", re.S)
FRONT_MATTER = late(r"\A---[ \t]*\r?\n(?:(?!---|\.\.\.).*\r?\n){0,500}(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)")
HIDDEN = late(
    r"\$\$(?:[^$\n]|\$(?!\$)|\n(?![ \t]*\n)){1,5000}\$\$"
    r"|%%(?:[^%\n]|%(?!%)|\n(?![ \t]*\n)){1,5000}%%"
    r"|\{::comment\}[^{]{0,5000}\{:/(?:comment)?\}"
)
"""Formulas, comments as Obsidian and kramdown write them."""
ATTRIBUTES = late(r" {0,3}\{:[^}\n]{0,200}\}[ \t]*(?:\r?\n|\Z)")
"""kramdown's line of classes for the block before it."""
KEY = late(r"(?P<key>[\w-]{1,60})[ \t]*:")
PRINTED_KEYS = frozenset(["title", "subtitle", "author", "abstract", "thanks"])
"""Keys of the front matter whose words are printed, notes included."""
CODE_IN_NOTE = late(r"(?: {8}|\t\t| {4}\t)[ \t]*\S")
BREAKS_IN = late(r" {0,3}(?:#{1,6}(?:\s|\Z)|:::|(?:-{3,}|\*{3,}|_{3,}|={3,})[ \t]*\Z)")
"""A heading, a pandoc div or a thematic break: these end a paragraph without a blank line."""
LIST_ITEM = late(r" {0,3}(?:[-*+]|\d{1,9}[.)])[ \t]")


@dataclass
class Blocks:
    """The marks of whole lines, and what the inline reader must know of them."""

    marks: list[Mark] = field(default_factory=list)
    closed: list[Span] = field(default_factory=list)
    """Stretches without inline syntax: code, comments, the labels of definitions; sorted, not overlapping."""
    targets: dict[str, str] = field(default_factory=dict)
    """URLs by the folded label of their link definition."""

    def is_closed(self, place: int) -> bool:
        """Return whether no inline syntax is looked for at this place."""
        index = bisect_right(self.closed, Span(place, 1 << 62)) - 1
        return index >= 0 and place < self.closed[index].end

    def close(self, start: int, end: int) -> None:
        """Exclude a stretch from inline syntax."""
        self.closed.append(Span(start, end))


def width(blanks: str) -> int:
    """Return the columns that spaces and tabs take."""
    return len(blanks.expandtabs(TAB))


def read_blocks(text: str) -> Blocks:
    """Read code, comments and definitions, line by line."""
    blocks = Blocks()
    start = _front_matter(text, blocks)
    reader = _Lines(text, start, blocks)
    reader.run()
    blocks.closed.sort()
    _comments(text, blocks)
    blocks.closed.sort()
    _hidden(text, blocks)
    blocks.closed.sort()
    return blocks


def fold(label: str) -> str:
    """Return a label in the form in which spellings that Markdown treats as equal are equal."""
    return " ".join(label.casefold().split())


def _front_matter(text: str, blocks: Blocks) -> int:
    """Exclude the front matter from inline syntax, except the words of it that are printed."""
    found = FRONT_MATTER.match(text)
    if not found:
        return 0
    open_at, start = False, 0
    for line in re.finditer(r"[^\n]*\n?", found[0]):
        key = KEY.match(line[0])
        printed = key["key"] in PRINTED_KEYS if key else open_at and line[0][:1] in " \t"
        if printed and not open_at:
            _close_matter(blocks, start, line.start())
        if open_at and not printed:
            start = line.start()
        open_at = printed
    if not open_at:
        _close_matter(blocks, start, found.end())
    return found.end()


def _close_matter(blocks: Blocks, start: int, end: int) -> None:
    if end > start:
        blocks.marks.append(Mark("verbatim", (Span(start, end),)))
        blocks.close(start, end)


def _comments(text: str, blocks: Blocks) -> None:
    """Mark comments outside code; those addressed to us are suppressions."""
    for found in COMMENT.finditer(text):
        if blocks.is_closed(found.start()):
            continue
        span = Span(*found.span())
        order = SUPPRESSION.fullmatch(found["data"])
        if order:
            blocks.marks.append(Mark("ignore", (span,), data=order[1]))
        blocks.marks.append(Mark("verbatim", (span,)))
        blocks.close(*span)


def _hidden(text: str, blocks: Blocks) -> None:
    """Mark formulas and the comments of other dialects; what is in code, or is code, is neither."""
    for found in HIDDEN.finditer(text):
        if not blocks.is_closed(found.start()):
            _close_matter(blocks, *found.span())


class _Lines:
    """Walks over the lines with the little state that block syntax needs."""

    def __init__(self, text: str, start: int, blocks: Blocks) -> None:
        self.text = text
        self.blocks = blocks
        self.at = start
        self.fence = ""
        self.fence_start = 0
        self.note: tuple[str, list[Span]] | None = None
        self.quoted = False
        self.note_fence = ""
        self.indent = 0
        self.after_blank = True
        self.in_code = False
        self.in_list = False

    def run(self) -> None:
        """Read to the end of the text."""
        for found in re.compile(r"[^\r\n\f]*(?:\r\n|[\r\n\f]|\Z)").finditer(self.text, self.at):
            if found.end() > found.start():
                self.line(found.start(), found.end())
        if self.fence:
            self._verbatim(self.fence_start, len(self.text))
        self._end_note()

    def line(self, start: int, end: int) -> None:
        """Read one line, its line break included in ``end``."""
        body = self.text[start:end]
        if self.fence:
            self._in_fence(start, end, body)
        elif not body.strip():
            self.after_blank = True
        elif fence := self._fence(body):
            self._end_note()
            self.fence, self.fence_start = fence["fence"], start
        else:
            self._content(start, end, body)
            self.after_blank = False

    def _fence(self, body: str) -> re.Match[str] | None:
        """Return the fence that opens code outside notes; in a list item it may be indented as the item is."""
        indent = len(body) - len(body.lstrip(" \t"))
        if self.note and width(body[:indent]) >= self.indent + TAB:
            return None
        return FENCE.match(body, indent if self.in_list and not self.in_code else 0)

    def _in_fence(self, start: int, end: int, body: str) -> None:
        mark = body.strip()
        if len(mark) >= len(self.fence) and set(mark) == {self.fence[0]}:
            self._verbatim(self.fence_start, end)
            self.fence, self.after_blank = "", True
        elif start > self.fence_start:
            self.after_blank = False

    def _content(self, start: int, end: int, body: str) -> None:
        indent = len(body) - len(body.lstrip(" \t")) if self.in_list and not self.in_code else 0
        definition = DEFINITION.match(body, indent)
        if definition and not self.note_fence:
            self._end_note()
            self._begin_note(start, end, body, definition)
            self.indent = width(body[:indent])
            self.in_code, self.in_list = False, indent > 0
        elif self.note and self._continues_note(body):
            self._goes_on(self.note[1], start, end, body)
        elif ATTRIBUTES.match(body):
            self._verbatim(start, end)
        else:
            self._end_note()
            self._outside(start, end, body)

    def _begin_note(self, start: int, end: int, body: str, definition: re.Match[str]) -> None:
        self.blocks.close(start, start + definition.end())
        self.note = (definition["label"] or definition["entry"], [self._span(start + definition.end(), end)])
        self.quoted = bool(definition["quote"])
        fence = FENCE.match(body, definition.end())
        if fence:
            self.note_fence = fence["fence"]
            self.blocks.close(start + definition.end(), end)

    def _goes_on(self, spans: list[Span], start: int, end: int, body: str) -> None:
        """Read a further line of a note; code in it has no callouts."""
        indent = len(body) - len(body.lstrip("> \t" if self.quoted else None))
        spans.append(self._span(start + indent, end))
        fence = FENCE.match(body.strip())
        if self.note_fence or fence or (self.after_blank and CODE_IN_NOTE.match(body)):
            self.blocks.close(start, end)
        if fence:
            mark, opened = body.strip(), self.note_fence
            closes = opened and len(mark) >= len(opened) and set(mark) == {opened[0]}
            self.note_fence = "" if closes else opened or fence["fence"]

    def _continues_note(self, body: str) -> bool:
        """Return whether a line belongs to the note: a further paragraph must be indented, a further line need not."""
        indent = width(body[: len(body) - len(body.lstrip(" \t"))])
        if self.after_blank:
            return indent >= self.indent + TAB
        if self.indent and indent <= self.indent and LIST_ITEM.match(body.lstrip(" \t")):
            return False
        if ATTRIBUTES.match(body) or body.lstrip().startswith(">") != self.quoted:
            return False
        return not BREAKS_IN.match(body.rstrip())

    def _outside(self, start: int, end: int, body: str) -> None:
        indented = INDENTED.match(body)
        if indented and (self.in_code or self.after_blank) and not self.in_list:
            self.in_code = True
            self._verbatim(start, end)
            return
        self.in_code = False
        if not indented and self.after_blank:
            self.in_list = False
        self.in_list = self.in_list or LIST_ITEM.match(body) is not None
        link = LINK_DEFINITION.match(body)
        if link:
            self.blocks.targets.setdefault(fold(link["label"]), link["url"])
            self._verbatim(start, end)

    def _end_note(self) -> None:
        if self.note:
            label, spans = self.note
            kept = tuple(span for span in spans if span.end > span.start) or (spans[0],)
            role = "entry" if label.startswith("#") else "footnote"
            self.blocks.marks.append(Mark("note", kept, id=label, marker=label.removeprefix("#"), role=role))
        self.note, self.note_fence = None, ""

    def _verbatim(self, start: int, end: int) -> None:
        self.blocks.marks.append(Mark("verbatim", (Span(start, end),)))
        self.blocks.close(start, end)

    def _span(self, start: int, end: int) -> Span:
        return Span(start, start + len(self.text[start:end].rstrip()))
