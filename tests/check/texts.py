"""Texts and Markdown files of our own, read as they are or with some stretches of them written otherwise."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from briefcite import check, notes, references
from briefcite.load import markdown
from briefcite.load import text as plain
from briefcite.model import Callout, Extraction, Note, Span

TESTS = Path(__file__).parent.parent
FILES = (
    *sorted(path for path in (TESTS / "fixtures" / "text").iterdir() if path.suffix != ".json"),
    *(TESTS / "gold" / "formats" / name for name in ("orchard.txt", "orchard.md", "tolls.md")),
    TESTS / "gold" / "main_job" / "deichbrief.md",
)
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
Finds = list[tuple[str, int]]
"""Codes, each with the place of what it is about."""
Changes = list[tuple[Span, str]]
_AROUND = re.compile(r"\[\^[^\]]+\]|\[\d+\]|\(\d+\)|<sup>.*?</sup>")
_LABEL = re.compile(r"\[\^([^\]]+)\]:")
_STOPS = '.,;:!?”»"'
_AFTER_STOP = re.compile(r"[^\W\d_]{4,}[.,;](?=\s)")
_AFTER_WORD = re.compile(r"[^\W\d_]{4,}(?= [a-zà-ÿ])")
_LINE = re.compile(r"[^\n\f]*[\n\f]?")


class Pair(NamedTuple):
    """A callout and its note, each with the place of its number in the text."""

    callout: Callout
    called: Span
    note: Note
    numbered: Span


@cache
def written(path: Path) -> str:
    return plain.decode(path.read_bytes(), path.name)


def read(text: str, path: Path, *, works: bool = False) -> Extraction:
    """Read a text in the place of a file; with works, down to what its notes cite."""
    loader = markdown if path.suffix == ".md" else plain
    document = loader.read(text.encode(), path.name)
    found = notes.find(document)
    extraction = Extraction(document, found.callouts, found.notes, found.links)
    if not works:
        return extraction
    citations, cited, _ = references.read(found.notes, document.marks)
    return replace(extraction, citations=citations, references=cited)


def found(extraction: Extraction) -> Finds:
    return sorted((finding.code, finding.span.start) for finding in check.run(extraction) if finding.span)


@cache
def whole(path: Path) -> Extraction:
    return read(written(path), path, works=True)


@cache
def found_in_whole(path: Path) -> Finds:
    return found(whole(path))


@cache
def series(path: Path) -> list[list[Pair]]:
    """Give the numbered pairs of each series in the order of their callouts; none that a range only means.

    Labels that are words ("[^gas]") have no order.
    """
    extraction = whole(path)
    callouts = {callout.id: callout for callout in extraction.callouts if not callout.implied}
    order = {callout.id: place for place, callout in enumerate(extraction.callouts)}
    by_id = {note.id: note for note in extraction.notes}
    pairs = [
        Pair(callouts[link.callout], called, by_id[link.note], numbered)
        for link in extraction.links
        if link.callout in callouts
        and not (path.suffix == ".md" and not callouts[link.callout].marker.isdecimal())
        and (called := _called(written(path), callouts[link.callout]))
        and (numbered := _numbered(written(path), by_id[link.note]))
    ]
    pairs.sort(key=lambda pair: (pair.note.series, order[pair.callout.id]))
    return [list(group) for _, group in groupby(pairs, key=lambda pair: pair.note.series)]


def by_note(path: Path, one: list[Pair]) -> list[Pair]:
    """Give one pair for each note, in the order of the notes."""
    order = {note.id: place for place, note in enumerate(whole(path).notes)}
    return list({pair.note.id: pair for pair in sorted(one, key=lambda pair: order[pair.note.id])}.values())


def _called(text: str, callout: Callout) -> Span | None:
    return _within(text, callout.span, callout.marker)


def _numbered(text: str, note: Note) -> Span | None:
    """Give the place of a note's number, which in Markdown is a label before it."""
    assert note.span is not None
    labels = [label for label in _LABEL.finditer(text, 0, note.span.start) if label[1] == note.marker]
    return Span(*labels[-1].span(1)) if labels else _within(text, note.span, note.marker)


def _within(text: str, span: Span, marker: str) -> Span | None:
    for printed in (marker, marker.translate(RAISED)):
        at = text.find(printed, *span)
        if at >= 0:
            return Span(at, at + len(printed))
    return None


def with_brackets(text: str, called: Span) -> Span:
    """Give a callout with the signs that make it one: "[12]", "<sup>12</sup>"."""
    line = text.rfind("\n", 0, called.start) + 1
    around = (match.span() for match in _AROUND.finditer(text, line, called.end + 60))
    return next((Span(*span) for span in around if span[0] <= called.start < span[1]), called)


def like(text: str, place: Span, marker: str) -> str:
    """Write a number as the one in a place is written: raised or not."""
    return marker.translate(RAISED) if text[place.start] in "⁰¹²³⁴⁵⁶⁷⁸⁹" else marker


def lines_of(text: str, note: Note) -> Span:
    """Give the lines from a note's number to its last word, with the end of the last."""
    assert note.span is not None
    start = max(text.rfind(end, 0, note.span.start) for end in "\n\f") + 1
    line = _LINE.match(text, note.origin[-1] if note.text else note.span.end)
    assert line is not None
    return Span(start, line.end())


def changed(text: str, changes: Changes) -> str:
    for span, new in sorted(changes, reverse=True):
        text = text[: span.start] + new + text[span.end :]
    return text


def moved(place: int, changes: Changes) -> int:
    """Give where a place of the text is after changes before it; what is put in at the place stands there itself."""
    before = ((span, new) for span, new in changes if span.start < place and span.end <= place)
    return place + sum(len(new) - (span.end - span.start) for span, new in before)


def expected(path: Path, changes: Changes, want: Finds) -> Finds:
    """Give what was found in the whole text, at its new place, with what is wanted."""
    return sorted([*((code, moved(place, changes)) for code, place in found_in_whole(path)), *want])


def places_between(path: Path, pair: Pair, end: int) -> list[int]:
    """Give the places of running text from a callout to the next where another may stand: behind a stop, or a word.

    A callout that follows a stop itself has its like there, if there is a stop.
    """
    text = written(path)
    taken = [lines_of(text, note) for note in whole(path).notes]
    start = with_brackets(text, pair.called).end
    ways = [_AFTER_STOP, _AFTER_WORD] if text[with_brackets(text, pair.called).start - 1] in _STOPS else [_AFTER_WORD]
    for way in ways:
        places = [start + match.end() for match in way.finditer(text[start:end])]
        if found := [place for place in places if not any(note.start <= place < note.end for note in taken)]:
            return found
    return []
