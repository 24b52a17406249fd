"""Numbers that a recogniser misread: "S" for 8, "1o" for 10, "1 5" for 15, a quotation mark for a raised 11.

Between the numbers before and after it is plain which one is meant: where the notes 12 and 14 are there and one line
between them begins with "I3.", that is note 13; where note 13 has no callout and one sign between the callouts 12 and
14 looks like it, that is its callout. With two that look alike nothing is linked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from briefcite.model import Callout, Document, Evidence, Link, Note, Span
from briefcite.notes.found import Found
from briefcite.notes.ids import Ids
from briefcite.notes.plain.columns import Unfolded
from briefcite.text.late import late

_ALIKE = {
    "0": "oOQD°", "1": "lIi!|'’‘/", "2": "Zz?", "3": "?*", "4": "A*", "5": "Ss", "6": "bG°", "7": "?T’", "8": "SB®&",
    "9": "gqP°?",
}  # fmt: skip
"""What each digit is misread for."""
_SIGNS = "'’‘\"”“*°®!?^™¢|"
"""What a small raised number, too small to be read, is taken for."""
ALIKE, SIGN, UNLIKE, LOST = 0.7, 0.4, 0.3, 0.15
"""How far a digit is confirmed by a sign misread for it, by any sign, by a letter, and by none beside others."""
SURE = 0.6
"""From here a token says which number it is, in any document."""
FAIR = 0.35
"""From here it does in a scan."""
APART = 0.1
"""The next best must be this much worse."""
CONFIDENCE = 0.85
_PART = rf"[\dOoIlSsBZgP{re.escape(_SIGNS)}]"
_CALL = late(rf"(?<=[^\W\d_]|[.,;:!?)\]»”\"'’])(?=(\s?{_PART}{{1,4}}(?:\s\d{{1,2}})?)(?:[\s.,;:)]|$))")
"""A token glued to a word or a stop, or one blank behind it; looked for at every place, as tokens may overlap."""
_YEAR = r"(?<!\d)1\d{{3}}({0})(?!\d)"
_HEAD = late(rf"^[ \t]*({_PART}{{1,4}}(?:\s\d)?)(?:[.):]\s*|\s+|(?<=\d)(?=[^\W\d_a-z]))(?=\S)", re.M)
_OPEN = late(r"(?:^|[\s(\[])[\"“„”'‘]\w")
_CLOSE = late(r"\w[.,;:!?]?[\"”’'](?=[\s.,;:]|$)")
_LAST_WORD = late(r"[^\W\d_]+\Z")
WORD = 30
SHORT = 3
"""Letters: no callout hangs on a shorter word, but an apostrophe does ("d' Anthon")."""
QUOTED = 240
"""Characters before a quotation mark in which it was opened."""


class Guess(NamedTuple):
    """A stretch of the text that may be a misread number, and how much it looks like it."""

    start: int
    end: int
    score: float


def mend(document: Document, found: Found, flat: Unfolded, *, scanned: bool) -> Found:
    """Return what was found with the notes and the callouts whose numbers were misread.

    Args:
        document: what was read.
        found: its callouts, notes and links.
        flat: its text in reading order, line by line.
        scanned: whether the text was recognised from a picture.
    """
    if not has_gaps(found):
        return found
    mender = _Mender(document, found, flat, scanned)
    for series in sorted({note.series for note in found.notes}):
        mender.notes_of(series)
        mender.callouts_of(series)
    changed = (len(mender.notes), len(mender.links)) != (len(found.notes), len(found.links))
    return mender.found() if changed else found  # in the order in which its columns are read


def has_gaps(found: Found) -> bool:
    """Whether a note has no callout, or the number between two others is missing."""
    linked = {link.note for link in found.links}
    values = sorted((note.series, int(note.marker)) for note in found.notes if note.marker.isdecimal())
    return any(note.id not in linked for note in found.notes) or any(
        a[0] == b[0] and b[1] == a[1] + 2 for a, b in pairwise(values)
    )


class _Mender:
    """Callouts, notes and links in the making; places are those of the flat text."""

    def __init__(self, document: Document, found: Found, flat: Unfolded, scanned: bool) -> None:
        self.document, self.flat, self.scanned = document, flat, scanned
        self.text = flat.document.text
        self.callouts, self.notes, self.links = list(found.callouts), list(found.notes), list(found.links)
        self.warnings = found.warnings
        self.place = {origin: at for at, origin in reversed(list(enumerate(flat.origin)))}
        self._ids = Ids([callout.id for callout in found.callouts] + [note.id for note in found.notes])

    def found(self) -> Found:
        """Give all in order of appearance."""
        callouts = sorted(self.callouts, key=lambda one: (one.span, one.marker))
        order = {one.id: at for at, one in enumerate(callouts)}
        notes = sorted(self.notes, key=lambda one: one.span or Span(0, 0))
        links = sorted(self.links, key=lambda link: order[link.callout])
        return Found(tuple(callouts), tuple(notes), tuple(links), self.warnings)

    def notes_of(self, series: int) -> None:
        """Make the notes that begin within the one before because their number was misread."""
        known = sorted((int(note.marker), at) for at, note in enumerate(self.notes) if self._counts(note, series))
        for (before, at), (after, _) in pairwise(known):
            if after == before + 2 and len(self.notes[at].origin) > 1:
                self._split(at, before + 1)

    def _counts(self, note: Note, series: int) -> bool:
        return note.series == series and note.marker.isdecimal()

    def _split(self, at: int, value: int) -> None:
        """Cut a note where a line of it begins with the next number, misread."""
        note = self.notes[at]
        held = sorted(self.place[origin] for origin in note.origin if origin in self.place)
        if not held:
            return
        start, end = held[0] + 1, held[-1] + 1
        guess = _best(
            [
                Guess(*head.span(1), likeness(head[1], str(value)))
                for head in _HEAD.finditer(self.text, start, end)
                if head.end() < end
            ],
            SURE,
        )
        if guess is None:
            return
        body = _HEAD.match(self.text, self.text.rfind("\n", 0, guess.start) + 1)
        rest = {self.flat.origin[i] for i in range(body.end() if body else guess.end, end)}
        head = {self.flat.origin[i] for i in range(guess.start, end)}
        cut = next((i for i, origin in enumerate(note.origin) if origin in head), len(note.origin))
        first = next((i for i, origin in enumerate(note.origin) if origin in rest), len(note.origin))
        self.notes[at] = replace(
            note, text=note.text[:cut].rstrip(), origin=note.origin[: len(note.text[:cut].rstrip())]
        )
        page = self._page(self.flat.origin[guess.start])
        made = replace(
            note, id=self._ids.make("n", str(value), note.series), marker=str(value), text=note.text[first:],
            origin=note.origin[first:], span=self._span(guess), evidence=Evidence("notes.misread", CONFIDENCE),
            pages=tuple(one for one in note.pages if one >= page) or (page,),
            boxes=tuple(one for one in note.boxes if one[0] > page or self._below(one[1].top, page, guess)),
        )  # fmt: skip
        self.notes.append(made)

    def _below(self, top: float, page: int, guess: Guess) -> bool:
        """Whether a line stands at or below that of a guess, on its page."""
        origin = self.flat.origin[guess.start]
        line = next((one for one in self.document.pages[page].lines if one.start <= origin < one.end), None)
        return line is None or line.box is None or top >= line.box.top - 1

    def _damaged(self) -> bool:
        """Whether numbers were misread: the text was recognised, or a note of it begins with "S" for 8."""
        return self.scanned or any(note.evidence.by == "notes.misread" for note in self.notes)

    def callouts_of(self, series: int) -> None:
        """Make the callouts of notes that have none, where one sign between those beside looks like it."""
        linked = {link.note: link.callout for link in self.links}
        by_id = {one.id: one for one in self.callouts}
        called = {
            int(note.marker): self.place.get(by_id[linked[note.id]].span.start, -1)
            for note in self.notes
            if self._counts(note, series) and note.id in linked and by_id[linked[note.id]].marker == note.marker
        }
        self._inside = self._noted()
        for note in sorted(self.notes, key=lambda one: one.span or Span(0, 0)):
            if not self._counts(note, series) or note.id in linked or note.span is None:
                continue
            value = int(note.marker)
            if value in called:  # a note that stands twice is no note without a callout
                continue
            region = self._region(value, note, called)
            stray = self._stray(note, *region, {link.callout for link in self.links}) if region else None
            if stray is not None:
                called[value] = self.place[stray.span.start]
                self.links.append(
                    Link(stray.id, note.id, Evidence("pair.misread", CONFIDENCE, ("beside misread ones",)))
                )
                continue
            guesses = [one for one in self._guesses(str(value), *region) if not self._is_called(one)] if region else []
            if not self._damaged():  # print is not misread: only the number itself may stand there
                guesses = [one for one in guesses if self.text[one.start : one.end].strip() == str(value)]
            guess = _best(guesses, FAIR)
            if guess is not None:
                called[value] = guess.start
                self._call(note, guess)

    def _noted(self) -> list[tuple[int, int]]:
        """Give the stretches of the flat text that notes take, with their numbers."""
        found = []
        for note in self.notes:
            held = [self.place[origin] for origin in note.origin if origin in self.place]
            first = self.place.get(note.span.start) if note.span else None
            held += [first] if first is not None else []
            if held:
                found.append((min(held), max(held) + 1))
        return sorted(found)

    def _region(self, value: int, note: Note, called: dict[int, int]) -> tuple[int, int] | None:
        """Give where the callout of a note may stand: between those beside it, on the page of the note."""
        page = self.flat.document.pages[note.pages[0]] if note.pages else None
        if page is None:
            return None
        head = self.place.get(note.span.start, -1) if note.span else -1
        below = [start for start, _ in self._inside if page.start <= start < page.end]
        top = min(below, default=page.end)
        before = max((at for n, at in called.items() if n < value), default=-1)
        after = min((at for n, at in called.items() if n > value and at > before), default=len(self.text))
        start, end = max(before + 1, page.start), min(after, top if top < head + 1 else page.end)
        return (start, end) if start < end else None

    def _guesses(self, value: str, start: int, end: int) -> Iterator[Guess]:
        for found in _CALL.finditer(self.text, start, end):
            token = found[1].lstrip()
            at = found.end(1) - len(token)
            blank = at > found.start(1)
            if _is_word(self.text, at, token, blank) or any(a <= at < b for a, b in self._inside):
                continue
            score = likeness(token, value)
            if score >= FAIR and not (blank and (score < 1.0 or self.text[found.start() - 1].isalpha())):
                yield Guess(at, at + len(token), score)
        for found in re.finditer(_YEAR.format(value), self.text[start:end]):
            yield Guess(start + found.start(1), start + found.end(1), 1.0)

    def _stray(self, note: Note, start: int, end: int, linked: set[str]) -> Callout | None:
        """Give the one callout of a note's number that has no note, between those of its neighbours."""
        found = [
            one
            for one in self.callouts
            if one.marker == note.marker and one.id not in linked and start <= self.place.get(one.span.start, -1) < end
        ]
        return found[0] if len(found) == 1 else None

    def _call(self, note: Note, guess: Guess) -> None:
        span = self._span(guess)
        made = Callout(
            id=self._ids.make("c", note.marker, note.series), marker=note.marker, series=note.series, form="plain",
            span=span, page=self._page(span.start),
            before=" ".join(self.text[max(0, guess.start - 40) : guess.start].split()),
            after=" ".join(self.text[guess.end : guess.end + 25].split()),
            evidence=Evidence("callouts.misread", CONFIDENCE),
        )  # fmt: skip
        self.callouts.append(made)
        self.links.append(
            Link(made.id, note.id, Evidence("pair.misread", CONFIDENCE, (self.text[guess.start : guess.end],)))
        )

    def _is_called(self, guess: Guess) -> bool:
        """Whether a place is a callout already."""
        start, end = self._span(guess)
        return any(start < callout.span.end and callout.span.start < end for callout in self.callouts)

    def _span(self, guess: Guess) -> Span:
        origin = self.flat.origin
        return Span(origin[guess.start], origin[guess.end - 1] + 1)

    def _page(self, offset: int) -> int:
        return next((page.index for page in self.document.pages if page.start <= offset < page.end), 0)


def likeness(token: str, number: str) -> float:
    """Return how much a token looks like a number misread, from 0 to 1: "I7" is 17, "'5" may be 15."""
    signs = token.replace(" ", "")
    if signs == number:
        return 1.0
    if len(signs) > len(number) + 1:
        return 0.0
    return max(_aligned(signs, number, shift) for shift in range(-1, len(number))) / len(number)


def _aligned(signs: str, number: str, shift: int) -> float:
    """Add up how the signs confirm the digits, the first of them set under digit ``shift``."""
    total = 0.0
    for at, digit in enumerate(number):
        sign = signs[at - shift : at - shift + 1] if at >= shift else ""
        if sign == digit:
            total += 1.0
        elif sign and sign in _ALIKE[digit]:
            total += ALIKE
        elif sign and sign in _SIGNS:
            total += SIGN
        elif sign.isdecimal():
            total -= ALIKE
        else:
            total += UNLIKE if sign else LOST
    extra = max(0, len(signs) + shift - len(number)) + max(0, -shift)
    return total - SIGN * extra


def _is_word(text: str, at: int, token: str, blank: bool) -> bool:
    """Whether a token is what it seems: a letter, an apostrophe, a stop, a quotation mark that was opened before."""
    before = text[at - 1 : at]
    if any(char.isdecimal() for char in token):
        return False
    word = _LAST_WORD.search(text, max(0, at - WORD), at)
    if blank or (before.isalpha() and (token.isalpha() or len(word[0] if word else "") < SHORT)):
        return True
    if token in "'’" and before == "s":
        return True
    if set(token) <= set("!?"):
        return True
    if set(token) <= set("'’‘\"”“"):
        opened = len(_OPEN.findall(text, max(0, at - QUOTED), at))
        closed = len(_CLOSE.findall(text, max(0, at - QUOTED), at))
        return opened > closed
    return False


def _best(guesses: Sequence[Guess], least: float) -> Guess | None:
    """Give the one guess that is clearly the best."""
    ordered = sorted(guesses, key=lambda one: -one.score)
    if not ordered or ordered[0].score < least:
        return None
    first = ordered[0]
    others = [one.score for one in ordered[1:] if one.end <= first.start or one.start >= first.end]
    return first if not others or first.score - max(others) >= APART else None
