"""What Markdown says within its lines: note references, inline notes, links, raised text, code."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from briefcite.load.markdown.blocks import Blocks, fold
from briefcite.model import Mark, Span
from briefcite.text.inline import hyperlinks
from briefcite.text.late import late

REFERENCE = late(r"(?<!\\)\[(?:\^(?P<label>[^\]\[\n^]{1,200})|(?P<entry>#[^\]\[\s]{1,200}))\]")
WORDY = late(r"[^\W\d_]+\W+[^\W\d_]+\W+[^\W\d_]+")
"""Three words: MultiMarkdown's "[^John Marsh, Harbours, 12.]" is the note itself."""
TICKS = late(r"`+")
BLANK_LINE = late(r"\n[ \t]*\r?\n")
INLINE_NOTE = late(r"(?<!\\)\^\[")
BRACKET = late(r"\\.|[\[\]]|\n[ \t]*\r?\n", re.S)
RAISED = late(
    r"<sup\b[^>\n]{0,200}>(?P<html>(?:[^<\n]|<(?!/sup)[^>\n]{0,300}>){1,60}?)</sup>"
    r"|(?<![\\^])\^(?P<caret>[0-9*†‡]{1,4})\^(?!\^)",
    re.I,
)
TAG = late(r"<[^>\n]{0,300}>")
ANCHOR = late(
    r"<a\b[^>\n]{0,200}?\bhref=[\"']?(?P<url>[^\"'\s>]{1,2000})[^>\n]{0,200}>(?P<text>[^<\n]{1,500})</a>",
    re.I,
)
LINK_BY_LABEL = late(r"(?<!\\)\[(?P<text>[^\]\[\n]{1,300})\]\[(?P<label>[^\]\[\n]{0,200})\]")
LINK_IN_RAISED = late(r"\[(?P<text>[^\]\[]{1,20})\]\([^)\s]{0,300}\)")


def read_spans(text: str, blocks: Blocks) -> list[Mark]:
    """Return the marks of inline syntax; code and comments found here are excluded from later searches."""
    marks = _code(text, blocks)
    blocks.closed.sort()
    marks += _references(text, blocks)
    marks += _inline_notes(text, blocks)
    marks += _links(text, blocks)
    marks += _raised(text, blocks)
    return marks


def _code(text: str, blocks: Blocks) -> list[Mark]:
    """Return code spans: a run of backticks up to the next run of the same length in the paragraph."""
    runs = [found.span() for found in TICKS.finditer(text) if not blocks.is_closed(found.start())]
    blanks = [found.start() for found in BLANK_LINE.finditer(text)] if runs else []
    following: dict[int, tuple[int, int]] = {}
    closing: list[tuple[int, int] | None] = [None] * len(runs)
    for index in range(len(runs) - 1, -1, -1):
        start, end = runs[index]
        closing[index] = following.get(end - start)
        following[end - start] = runs[index]
    marks: list[Mark] = []
    at = 0
    for (start, end), close in zip(runs, closing, strict=True):
        if start < at or close is None or text[start - 1 : start] == "\\":
            continue
        paragraph = bisect_right(blanks, end)
        if paragraph < len(blanks) and blanks[paragraph] < close[0]:
            continue
        at = close[1]
        marks.append(Mark("verbatim", (Span(start, at),)))
    for mark in marks:
        blocks.close(*mark.spans[0])
    return marks


def _references(text: str, blocks: Blocks) -> Iterator[Mark]:
    defined = {fold(mark.id): mark.id for mark in reversed(blocks.marks) if mark.kind == "note"}
    for found in REFERENCE.finditer(text):
        if blocks.is_closed(found.start()):
            continue
        label = found["label"] or found["entry"]
        name = defined.get(fold(label))
        if name or (found["label"] and not any(map(str.isspace, label))):
            shown = name or label
            yield Mark("callout", (Span(*found.span()),), marker=shown.removeprefix("#"), target=shown)


def _inline_notes(text: str, blocks: Blocks) -> Iterator[Mark]:
    """Yield ``^[…]``, and MultiMarkdown's ``[^…]``, as a callout and a note (the words); they number themselves."""
    places = sorted([*_after_carets(text), *_wordy(text, blocks)])
    number = 0
    for start, words, end in places:
        if blocks.is_closed(start):
            continue
        number += 1
        name = f"inline {number}"
        yield Mark("callout", (Span(start, words),), marker=str(number), target=name)
        yield Mark("note", (Span(words, end),), id=name, marker=str(number), role="footnote")


def _after_carets(text: str) -> Iterator[tuple[int, int, int]]:
    closes = _brackets(text) if "^[" in text else {}
    for found in INLINE_NOTE.finditer(text):
        end = closes.get(found.end())
        if end is not None:
            yield found.start(), found.end(), end


def _wordy(text: str, blocks: Blocks) -> Iterator[tuple[int, int, int]]:
    defined = {fold(mark.id) for mark in blocks.marks if mark.kind == "note"}
    for found in REFERENCE.finditer(text):
        label = found["label"] or ""
        if WORDY.search(label) and fold(label) not in defined and text[found.end() : found.end() + 1] not in ("(", ":"):
            yield found.start(), found.start("label"), found.end("label")


def _brackets(text: str) -> dict[int, int]:
    """Return for the inside of each closed bracket where it closes; none is open across a blank line."""
    closes: dict[int, int] = {}
    opened: list[int] = []
    for found in BRACKET.finditer(text):
        if found[0] == "[":
            opened.append(found.end())
        elif found[0] == "]":
            if opened:
                closes[opened.pop()] = found.start()
        elif found[0][0] == "\n":
            opened.clear()
    return closes


def _links(text: str, blocks: Blocks) -> Iterator[Mark]:
    for link in hyperlinks(text):
        if not blocks.is_closed(link.whole.start):
            yield Mark("link", (link.shown,), target=link.url)
    for found in LINK_BY_LABEL.finditer(text):
        url = blocks.targets.get(fold(found["label"] or found["text"]))
        if url and not blocks.is_closed(found.start()):
            yield Mark("link", (Span(*found.span("text")),), target=url)
            yield Mark("verbatim", (Span(found.end("text"), found.end()),))
    for found in ANCHOR.finditer(text):
        if not blocks.is_closed(found.start()) and not found["url"].startswith("#"):
            yield Mark("link", (Span(*found.span("text")),), target=found["url"])


def _raised(text: str, blocks: Blocks) -> Iterator[Mark]:
    """Yield ``<sup>3</sup>`` and ``^3^``; what is raised may hold a link or an anchor around the number."""
    for found in RAISED.finditer(text):
        if blocks.is_closed(found.start()):
            continue
        shown = found["caret"] or LINK_IN_RAISED.sub(r"\g<text>", TAG.sub("", found["html"]))
        yield Mark("raised", (Span(*found.span()),), marker=shown.strip(" []()"))
