"""References from note to note that say whether the other one is above or below: "see infra note 5"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from briefcite.check.case import Case
from briefcite.check.naming import of_chapter
from briefcite.model import Note
from briefcite.text.late import late
from briefcite.text.numerals import range_end
from briefcite.text.wordlists import any_of, cross_references, joined, words_of

AHEAD = 40
"""Characters before it in which a chapter may be named."""
_PLACED = late(
    r"(?i)(?:\b(?:pp?|pages?|s|seiten?|sect?|sections?|abschn|abschnitt|par|paras?|paragraphs?|rn|tables?|figs?|figures?|pág|"
    r"páginas?|pagin[ae])\b\.?|[§¶]+)\s?[\dA-Z][\w.]{0,6}(?:\s?[-–]\s?[\w.]{1,7})?\s$"
)
"""What precedes a word that belongs to a page, not to the note after it: "see p. 12 below, note 2 above"."""
_TEXT = r"(?:(?:texts?|discussion|accompanying|at|to|the|in|zu|bei|à|al?|la|le)\s){0,4}"
"""What may stand between a side and the note: "infra text accompanying note 5"."""
_NUMBERS = r"(\d{1,4}(?:(?:,\s?\d{1,4}){0,12},?\s?(?:[-–]|and|und|et|e|y|en|&)\s?\d{1,4})?)(?![\w/]|[.,]\d)"
_PREPOSITION = r"(?!\s(?:the|this|that|a|an|my|our|his|her|its)\s)"
"""Not behind a side that follows the note: "notes 1-3 below the line"."""


class Direction(NamedTuple):
    """A stretch of a note that names other notes and their direction."""

    note: Note
    start: int
    end: int
    """Offsets in the note's text."""
    numbers: tuple[int, ...]
    side: str
    """"earlier", "later", or "" where it does not say: "See note 5."."""
    listed: bool
    """The word for the notes says that they are several: "nn 1, 4 and 14", but not "note 4 and 14"."""


def directions(case: Case) -> Iterator[Direction]:
    """Yield those of all numbered notes, in order, whether or not they cite a work.

    Where no side is said it is the whole note, "Cf. also n. 5."; elsewhere a number may be one of another work's notes.
    """
    for note in case.extraction.notes:
        if note.kind == "entry" or not case.number(note.id):
            continue
        for side, pattern in _patterns():
            for found in pattern.finditer(note.text):
                ahead = note.text[max(0, found.start() - AHEAD) : found.start()]
                if not _is_of_page(ahead, found[0]) and not of_chapter(ahead + found[0]):
                    several = _several().search(found[0]) is not None
                    yield Direction(note, *found.span(), tuple(_numbers(found[0])), side, several)


def _numbers(words: str) -> Iterator[int]:
    """Yield the numbers in some words; "notes 309-12" end at 312."""
    for found in re.finditer(r"(\d+)(?:\s?[-–]\s?(\d+))?", words):
        yield int(found[1])
        if found[2]:
            yield int(range_end(found[1], found[2]))


def _is_of_page(ahead: str, words: str) -> bool:
    """Return whether the side is that of the page before: "p. 12 | below, note 2"."""
    return words[-1].isdecimal() and "," in words and _PLACED.search(ahead) is not None


@cache
def _several() -> re.Pattern[str]:
    return any_of(words_of("several_notes"))


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return "supra note 5" and "(n 5 above)" for each side; "note 5, infra note 9" is no "note 5 infra".

    Nor is "below, note 5 above" a "below, note 5".
    """
    words = cross_references()
    noted = any_of(words["note"], rf"{{0}}\s?{_NUMBERS.replace('{', '{{').replace('}', '}}')}").pattern
    either = any_of([*words["earlier"], *words["later"]]).pattern
    alone = rf"(?![\s,(]{{1,3}}{noted})"
    sides = [
        (
            side,
            rf"{said}[\s,(]{{1,3}}{_TEXT}{noted}(?!,?\s{either}{alone})|(?<!\w){noted},?\s{said}{_PREPOSITION}{alone}",
        )
        for side in ("earlier", "later")
        for said in (any_of(words[side]).pattern,)
    ]
    signals = [word for word in words["no_names"] if word not in {*words["earlier"], *words["later"]}]
    bare = rf"^\W*(?:{joined(signals)}\W+){{1,4}}?{noted}(?=\W*$)"
    return tuple((side, late(pattern, re.I)) for side, pattern in (*sides, ("", bare)))
