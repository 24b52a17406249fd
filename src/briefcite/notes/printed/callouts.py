"""Finds what may be a callout on printed lines: raised numbers and signs, bracketed numbers, glued digits.

Every find gets a weight, in the units of the sequence: how much it looks like a callout, before it is known
whether a note answers. Nothing is decided here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from briefcite.model import CalloutForm, Document, Line, Page, Word, Zone
from briefcite.text.leads import is_raised, leads
from briefcite.text.numerals import Numeral, is_superscript, plain, readings, unify

RAISED = 3.0
AT_LINE_START = -1.5
IN_NOTES = -2.5
EXPONENT = -3.0
GLUED = -1.0
BRACKETED = 1.0
PARENTHESISED = -0.5
STANDING = -2.0

_GLUED = re.compile(r"(?:[^\W\d_]{2}|[)\]”“»«’'\"]|[^\W\d_][.,;:!?)”“’»\"]{1,3})(?P<marker>\d{1,3})[.,;:!?)”’»]{0,2}")
_BRACKETED = re.compile(r"(?P<open>[\[(])(?P<marker>\d{1,4})(?P<close>[\])])")
_PARTS = re.compile(r"[\d]+|[*†‡§¶‖#]+|[^\W\d_]+")
_UNITS = {"m", "cm", "km", "mm", "dm", "ft", "r", "x", "s", "CO", "R"}
_SIGNS = "*†‡§¶‖#"


class Print(NamedTuple):
    """A piece of print that may be a callout, read in one way."""

    page: int
    line: int
    start: int
    end: int
    """Offsets in ``Document.text``."""
    marker: str
    numeral: Numeral
    form: CalloutForm
    weight: float
    word: Word
    place: int
    """Order of reading; other readings of the same print have the same place."""
    zone: Zone
    column: int


def find(document: Document) -> list[Print]:
    """Give everything that may be a callout, in reading order."""
    found: list[Print] = []
    for page in document.pages:
        for number, line in enumerate(page.lines):
            if line.zone is not Zone.FURNITURE:
                found += _in_line(page, number, line, len(found))
    return found


def _in_line(page: Page, number: int, line: Line, place: int) -> Iterator[Print]:
    skip = _lead_words(line)
    for at, word in enumerate(line.words):
        if at < skip and line.zone is not Zone.BODY:
            continue
        for start, end, form, weight in _in_word(line, at, word):
            marker = plain(word.text[start:end])
            if form == "superscript" and at < max(skip, 1):
                weight += AT_LINE_START
            if line.zone is Zone.FOOTNOTES:
                weight += IN_NOTES
            for numeral in readings(marker):
                yield Print(
                    page.index, number, word.start + start, word.start + end, marker, numeral, form,
                    weight, word, place, line.zone, line.column,
                )
                place += 1


def _lead_words(line: Line) -> int:
    found = leads(line)
    return max((max(lead.words, 1) for lead in found), default=0)


def _in_word(line: Line, at: int, word: Word) -> Iterable[tuple[int, int, CalloutForm, float]]:
    if is_raised(word, line):
        return _raised(line, at, word)
    text = unify(word.text)
    if not any(char.isdigit() or char in _SIGNS for char in text):
        return ()
    if any(is_superscript(char) for char in word.text):
        return _unicode(word.text)
    return _level(text)


def _raised(line: Line, at: int, word: Word) -> Iterator[tuple[int, int, CalloutForm, float]]:
    weight = RAISED + _exponent(line.words, at, word)
    if len(word.text) > 12:
        return
    for found in _PARTS.finditer(unify(word.text)):
        yield found.start(), found.end(), "superscript", weight


def _exponent(words: Sequence[Word], at: int, word: Word) -> float:
    """Speak against a 2 or 3 raised on a unit: "40 million m³"."""
    if not at or not word.glued or word.text not in ("2", "3"):
        return 0.0
    return EXPONENT if words[at - 1].text.strip("(/") in _UNITS else 0.0


def _unicode(text: str) -> Iterator[tuple[int, int, CalloutForm, float]]:
    for found in re.finditer(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+", text):
        yield found.start(), found.end(), "superscript", RAISED - 0.5


def _level(text: str) -> Iterator[tuple[int, int, CalloutForm, float]]:
    for found in _BRACKETED.finditer(text):
        square = found["open"] == "["
        yield (
            found.start("marker"),
            found.end("marker"),
            "bracketed" if square else "parenthesised",
            BRACKETED if square else PARENTHESISED,
        )
    glued = _GLUED.search(text)
    if glued:
        yield glued.start("marker"), glued.end("marker"), "plain", GLUED
    if text[-1] in _SIGNS:
        start = len(text.rstrip(_SIGNS))
        yield start, len(text), "plain", GLUED if start else STANDING
