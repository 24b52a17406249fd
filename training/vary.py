"""Marked notes told anew: the same words around other works, and other works between the same words.

A few thousand marked notes are little to learn from. Their layouts (what stands where, which marks part it, which
words lead up to it) are kept, and what fills them is changed: figures drawn anew, names and titles taken from other
citations of the language (`varied`); or citations of many sources are put one after another, with the openings,
joints and commentary of marked notes around them (`woven`).
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from briefcite.references.tag.tokens import whole_end, whole_start
from corpus import Cited, Labelled, Span

Signal = tuple[int, int]
_FIGURES = frozenset(
    ("issued", "accessed", "volume", "issue", "page", "locator", "number", "archive", "DOI", "URL", "citation-number")
)
_SWAPPED = frozenset(
    (
        "author", "editor", "translator", "title", "container-title", "collection-title", "publisher",
        "publisher-place", "authority", "genre", "archive", "number", "event", "note", "edition",
    )
)  # fmt: skip
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d(?!\d)")
_DIGITS = re.compile(r"\d+")
_ENDING = re.compile(r"[\s.,;:]+$")
_LONGEST_JOINT = 90
"""Characters between two citations that are taken as a joint; longer ones are commentary."""
_LONGEST_LEAD = 300


class Cite(NamedTuple):
    """A citation cut out of its note, offsets in its own text."""

    text: str
    spans: tuple[Span, ...]
    form: str


class Words(NamedTuple):
    """What stands around citations, with the signals in it, offsets in its own text."""

    text: str
    signals: tuple[Signal, ...]


class Stock:
    """What marked notes and references hold, by language."""

    def __init__(self, marked: Iterable[Labelled], others: Iterable[Labelled]) -> None:
        self.parts: dict[tuple[str, str, bool], list[str]] = defaultdict(list)
        self.cites: dict[str, list[Cite]] = defaultdict(list)
        self.others: dict[str, list[Cite]] = defaultdict(list)
        self.openings: dict[str, list[Words]] = defaultdict(list)
        self.joints: dict[str, list[Words]] = defaultdict(list)
        self.closings: dict[str, list[Words]] = defaultdict(list)
        for item in marked:
            self._add(item)
        for item in others:
            for cite in _cites(item):
                self.others[item.lang].append(cite)
                self._parts(cite, item.lang)

    def _add(self, item: Labelled) -> None:
        ends = [0]
        for cite, (start, end, _) in zip(_cites(item), item.citations, strict=True):
            lead = _words(item, ends[-1], start)
            if len(ends) == 1:
                self.openings[item.lang].append(lead if len(lead.text) <= _LONGEST_LEAD else Words("", ()))
            elif len(lead.text) <= _LONGEST_JOINT:
                self.joints[item.lang].append(lead)
            self.cites[item.lang].append(cite)
            self._parts(cite, item.lang)
            ends.append(end)
        last = _words(item, ends[-1], len(item.text))
        if len(last.text) <= _LONGEST_LEAD:
            self.closings[item.lang].append(last)

    def _parts(self, cite: Cite, lang: str) -> None:
        law = _legal(cite.text, cite.spans)
        for label, start, end in cite.spans:
            if label in _SWAPPED:
                self.parts[lang, label, law].append(cite.text[start:end])


def varied(rng: random.Random, stock: Stock, item: Labelled) -> Labelled:
    """Fill a marked note anew: figures drawn, names and titles of other citations."""
    edits = []
    for start, end, _ in item.citations:
        own = [span for span in item.spans if start <= span[1] < end]
        law = _legal(item.text, own)
        for label, first, last in own:
            new = old = item.text[first:last]
            if label in _SWAPPED and rng.random() < 0.4:
                new = rng.choice(stock.parts.get((item.lang, label, law)) or [old])
            if label in _FIGURES and rng.random() < 0.6:
                new = _other_figures(rng, new)
            if new != old:
                edits.append((first, last, new))
    return _edited(item, edits)


def woven(rng: random.Random, stock: Stock, lang: str) -> Labelled:
    """Put citations one after another, with the words of marked notes around them."""
    text, spans, cited, signals = "", [], [], []

    def add(words: Words) -> None:
        nonlocal text
        signals.extend((len(text) + start, len(text) + end) for start, end in words.signals)
        text += words.text

    add(rng.choice(stock.openings[lang]))
    for turn in range(rng.choices([1, 2, 3, 4, 5, 7], [25, 30, 20, 12, 8, 5])[0]):
        if turn:
            add(
                rng.choice(stock.joints[lang])
                if rng.random() < 0.75
                else Words(rng.choice(["; ", "; ", ". ", ", "]), ())
            )
        others = stock.others[lang]
        one = rng.choice(others if others and rng.random() < 0.55 else stock.cites[lang])
        spans += [(label, len(text) + start, len(text) + end) for label, start, end in one.spans]
        cited.append((len(text), len(text) + len(one.text), one.form))
        text += one.text
    add(rng.choice(stock.closings[lang]) if rng.random() < 0.5 else Words(rng.choice([".", ".", "", ";"]), ()))
    return varied(rng, stock, Labelled(text, tuple(spans), tuple(cited), "woven", lang, tuple(signals), True))


def _cites(item: Labelled) -> list[Cite]:
    """Cut out the citations; a reference's begins at its first part and ends with its last."""
    found = []
    for start, end, form in item.citations:
        own = sorted((span for span in item.spans if start <= span[1] < end), key=lambda span: span[1])
        if not item.exact and own:
            first, last = own[0][1], max(span[2] for span in own)
            end = whole_end(item.text, first, last, end, "")
            start = whole_start(item.text, first, end, start)
        text = item.text[start:end]
        text = _ENDING.sub("", text) if not item.exact else text
        spans = tuple((label, a - start, min(b - start, len(text))) for label, a, b in own if a - start < len(text))
        found.append(Cite(text, spans, form))
    return found


def _words(item: Labelled, start: int, end: int) -> Words:
    inside = tuple((a - start, b - start) for a, b in item.signals or () if start <= a and b <= end)
    return Words(item.text[start:end], inside)


def _legal(text: str, spans: Sequence[Span]) -> bool:
    """Whether a citation is of a law or decision: its parts are exchanged with those of such alone."""
    if any(label in ("number", "authority") for label, _, _ in spans):
        return True
    return any(label == "title" and re.search(r"\bv\.?\s|\bAct\b|§", text[a:b]) for label, a, b in spans)


def _other_figures(rng: random.Random, text: str) -> str:
    """Draw the digits anew; years stay years, first digits stay above nought."""

    def other(match: re.Match[str]) -> str:
        old = match[0]
        if _YEAR.fullmatch(old):
            return str(rng.randint(1900, 2024) if rng.random() < 0.85 else rng.randint(1500, 1899))
        return "".join(str(rng.randint(0 if place else 1, 9)) for place in range(len(old)))

    return _DIGITS.sub(other, text)


def _edited(item: Labelled, edits: Sequence[tuple[int, int, str]]) -> Labelled:
    """Replace stretches that do not overlap, and carry the offsets over; a stretch keeps its whole label."""
    pieces, moves, at = [], [], 0
    shift = 0
    for start, end, new in sorted(edits):
        if start < at:
            continue
        pieces += [item.text[at:start], new]
        shift += len(new) - (end - start)
        moves.append((end, shift))
        at = end
    pieces.append(item.text[at:])

    def moved(offset: int) -> int:
        return offset + next((by for place, by in reversed(moves) if place <= offset), 0)

    cited: list[Cited] = [(moved(a), moved(b), form) for a, b, form in item.citations]
    spans = tuple((label, moved(a), moved(b)) for label, a, b in item.spans)
    signals = item.signals and tuple((moved(a), moved(b)) for a, b in item.signals)
    return item._replace(
        text="".join(pieces),
        spans=spans,
        citations=tuple(cited),
        signals=signals,
        familiar=tuple((level, *map(moved, _exchanged(edits, a, b))) for level, a, b in item.familiar),
    )


def _exchanged(edits: Iterable[tuple[int, int, str]], start: int, end: int) -> tuple[int, int]:
    """Return the whole of the stretch that is replaced where a word stands, else the word."""
    return next(((a, b) for a, b, _ in edits if a < end and start < b), (start, end))
