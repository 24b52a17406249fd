"""Typeset pages as they were loaded, with a word taken off, printed otherwise, or printed once more."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from briefcite import check, layout, load, notes
from briefcite.model import Box, Callout, Document, Extraction, Note, Page, Span, Word, Zone

HERE = Path(__file__).parent.parent / "fixtures"
GAP = 2.0
"""Points between a note and its copy."""
Finds = list[tuple[str, int]]
"""Codes, each with the place of what it is about."""


@cache
def loaded(name: str) -> Document:
    return load.read(HERE / f"{name}.pdf")


def read(document: Document) -> Extraction:
    zoned = layout.zone(document)
    return Extraction(zoned, *notes.find(zoned))


@cache
def whole(name: str) -> Extraction:
    return read(loaded(name))


def found(document: Document) -> Finds:
    return [(finding.code, finding.span.start) for finding in check.run(read(document)) if finding.span]


def series(name: str) -> list[list[tuple[Callout, Note, Span]]]:
    """Give the pairs of each series in the order of their callouts, each with the place of the note's number."""
    extraction = whole(name)
    callouts = {callout.id: callout for callout in extraction.callouts}
    by_id = {note.id: note for note in extraction.notes}
    found: dict[int, list[tuple[Callout, Note, Span]]] = {}
    for link in extraction.links:
        callout, note = callouts[link.callout], by_id[link.note]
        assert note.span is not None
        found.setdefault(note.series, []).append((callout, note, note.span))
    return [sorted(pairs, key=lambda pair: pair[0].span) for pairs in found.values()]


def without(document: Document, places: Collection[int]) -> Document:
    """Take the words at some places of the text off their pages."""

    def left(page: Page) -> Page:
        return replace(page, words=tuple(word for word in page.words if word.start not in places))

    text = "".join(" " if at in places else char for at, char in enumerate(document.text))
    return replace(document, text=text, pages=tuple(map(left, document.pages)))


def printed(document: Document, changes: Iterable[tuple[Span, str]]) -> Document:
    """Print something else in some places, each within a word; what follows keeps its place on the page."""
    for span, new in sorted(changes, reverse=True):
        document = _printed(document, span, new)
    return document


def _printed(document: Document, span: Span, new: str) -> Document:
    longer = len(new) - (span.end - span.start)

    def anew(word: Word) -> Word:
        if word.start >= span.end:
            return word._replace(start=word.start + longer, end=word.end + longer)
        if word.end <= span.start:
            return word
        text = word.text[: span.start - word.start] + new + word.text[span.end - word.start :]
        wide = (word.x1 - word.x0) / len(word.text)
        return word._replace(text=text, end=word.end + longer, x1=word.x1 + wide * longer)

    return _moved(document, span, new, lambda words: [anew(word) for word in words])


def printed_again(document: Document, original: Word, beside: Word, line: float, behind: float) -> Document:
    """Print a raised word once more, right behind another word.

    Args:
        document: the pages.
        original: the raised word.
        beside: the word that it is glued to.
        line: baseline of the line that the original stands on.
        behind: baseline of the line that the other word stands on.
    """
    down = behind - line
    copy = original._replace(
        start=beside.end,
        end=beside.end + len(original.text),
        x0=beside.x1,
        x1=beside.x1 + original.x1 - original.x0,
        top=original.top + down,
        bottom=original.bottom + down,
        baseline=original.baseline + down,
        glued=True,
    )

    def more(words: Sequence[Word]) -> list[Word]:
        result = []
        for word in words:
            after = word.start >= beside.end
            result.append(
                word._replace(start=word.start + len(copy.text), end=word.end + len(copy.text)) if after else word
            )
            if word is beside:
                result.append(copy)
        return result

    return _moved(document, Span(beside.end, beside.end), original.text, more)


def words_of(name: str, note: Note, number: Span) -> list[Word]:
    """Give the words of a note with its number."""
    page = next(page for page in loaded(name).pages if page.start <= number.start < page.end)
    places = (number.start, *note.origin)
    return [word for word in page.words if word.end > min(places) and word.start <= max(places)]


def note_again(name: str, own: Sequence[Word]) -> Document:
    """Print the words of a note once more below themselves, and all that stands below that much lower.

    The page number stays, and a frame around it grows.
    """
    document = loaded(name)
    page = next(page for page in document.pages if own[0] in page.words)
    lines = whole(name).document.pages[page.index].lines
    fixed = {word.start for line in lines if line.zone is Zone.FURNITURE for word in line.words}
    top, bottom = min(word.top for word in own), max(word.bottom for word in own)
    down, start, end = bottom - top + GAP, min(word.start for word in own), max(word.end for word in own)
    longer = end - start + 1

    def lower(word: Word, by: float) -> Word:
        return word._replace(top=word.top + by, bottom=word.bottom + by, baseline=word.baseline + by)

    def more(words: Sequence[Word]) -> list[Word]:
        behind = [word for word in words if word.start >= end]
        after = [word._replace(start=word.start + longer, end=word.end + longer) for word in behind]
        if not any(word in own for word in words):
            return [word for word in words if word.start < end] + after
        falls = [word.top > bottom - GAP and word.start not in fixed for word in behind]
        below = [lower(word, down * fall) for word, fall in zip(after, falls, strict=True)]
        copies = [lower(word._replace(start=word.start + longer, end=word.end + longer), down) for word in own]
        return [word for word in words if word.start < end] + copies + below

    def lengthened(rule: Box) -> Box:
        return Box(
            rule.x0, rule.top + down * (rule.top > bottom - GAP), rule.x1, rule.bottom + down * (rule.bottom > bottom)
        )

    framed = replace(page, rules=tuple(map(lengthened, page.rules)))
    document = replace(document, pages=tuple(framed if one is page else one for one in document.pages))
    copied = "\n" + document.text[start:end]
    return _moved(document, Span(end, end), copied, more)


def _moved(document: Document, span: Span, new: str, change: Callable[[Sequence[Word]], list[Word]]) -> Document:
    longer = len(new) - (span.end - span.start)
    pages = [
        replace(
            page,
            start=page.start + longer * (page.start >= span.end),
            end=page.end + longer * (page.end >= span.end),
            words=tuple(change(page.words)),
        )
        for page in document.pages
    ]
    text = document.text[: span.start] + new + document.text[span.end :]
    return replace(document, text=text, pages=tuple(pages))


def reworded(document: Document, note: Note, words: Sequence[str]) -> tuple[Document, int]:
    """Print other words in the place of a note's own, each as wide as there is room for; also give where they begin."""
    index = note.pages[0]
    own = [w for w in document.pages[index].words if w.end > min(note.origin) and w.start <= max(note.origin)]
    start, end = min(word.start for word in own), max(word.end for word in own)
    rooms = own[: len(words)]
    shares = [words[i * len(words) // len(rooms) : (i + 1) * len(words) // len(rooms)] for i in range(len(rooms))]
    fresh, at = [], start
    for room, share in zip(rooms, shares, strict=True):
        wide = (room.x1 - room.x0) / len(share)
        for n, text in enumerate(share):
            x0 = room.x0 + n * wide
            fresh.append(room._replace(text=text, start=at, end=at + len(text), x0=x0, x1=x0 + wide * 0.9, glued=False))
            at += len(text) + 1
    longer = at - 1 - end

    def anew(words: Sequence[Word]) -> list[Word]:
        before = [word for word in words if word.end <= start]
        after = [w._replace(start=w.start + longer, end=w.end + longer) for w in words if w.start >= end]
        return [*before, *(fresh if any(word in own for word in words) else ()), *after]

    return _moved(document, Span(start, end), " ".join(words), anew), start


def own_word(document: Document, span: Span) -> Word | None:
    """Give the word that is just this stretch of text, if there is one."""
    words = (word for page in document.pages for word in page.words)
    return next((word for word in words if (word.start, word.end) == span), None)


def body_words(name: str, after: int, before: int) -> list[tuple[Word, float]]:
    """Give the long words of the text between two places, each with the baseline of its line."""
    return [
        (word, line.baseline)
        for page in whole(name).document.pages
        for line in page.lines
        if line.zone is Zone.BODY
        for word in line.words
        if after < word.start < before and len(word.text) > 3 and word.text.isalpha()
    ]


def baseline_at(name: str, place: int) -> float:
    """Give the baseline of the line that a place of the text stands on."""
    lines = (line for page in whole(name).document.pages for line in page.lines)
    return next(line.baseline for line in lines if any(word.start <= place < word.end for word in line.words))
