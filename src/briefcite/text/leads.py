"""Reads the marker that a printed line begins with: the "12" of "12 Ibid., 44.", raised or not.

The marker may be glued to the text ("29Cf."), letter-spaced ("1 1 Cf."), bracketed ("[3]", "(12)", "4)") or
followed by a full stop. Where a line can be read in two ways ("1 1 Cf.": 1 or 11) both are given.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from operator import itemgetter
from typing import NamedTuple

from briefcite.model import Line, Word
from briefcite.text import markers
from briefcite.text.late import late
from briefcite.text.markers import Head
from briefcite.text.numerals import Numeral, is_superscript, plain, readings
from briefcite.text.words import Row

SMALL = 0.87
"""A marker at most this many times the size of its line is a superscript."""
MIN_RISE = 0.12
"""Rise of a raised marker, in em of its line (callouts of .2 em occur, OCR wobbles by .1)."""
MIN_LIFT = 0.2
"""Height of the ink above the baseline in em that shows an OpenType superscript."""

FRACTION = "\u2044"
_SIGNS = "*†‡"
"""Signs that begin a note without being raised; "§ 3" begins a citation."""
STARS = ("*", "＊", "※")
"""Signs that may stand before the number of a note."""
_ENDING = tuple(")].,;:")
LONGEST = 4
"""Words over which a marker with its brackets may extend: "[Footnote 12: …"."""
_BASELINE, _LIFT = (itemgetter(Word._fields.index(name)) for name in ("baseline", "lift"))

_DIGITS = late(r"[1-9]\d*")
HALF_RAISED = 0.15
"""Blank in em before the level digits of a number of which the first digits are raised; a word space is .2."""
MAX_GLUED = 3
"""Most digits of a marker that is directly followed by other digits."""


class Lead(NamedTuple):
    """A marker at the beginning of a line."""

    marker: str
    numerals: tuple[Numeral, ...]
    raised: bool
    close: str
    """What follows it directly: "", ".", ")", "]", …; with its opening bracket in front."""
    words: int
    """How many whole words it consists of."""
    start: int
    rest: int
    """Offsets in ``Document.text``: where it begins, where the text after it begins."""
    glued: bool
    """Text follows without a space though the marker is no superscript."""

    @property
    def value(self) -> int:
        """The likeliest number."""
        return self.numerals[0].value


def is_raised(word: Word, line: Line) -> bool:
    """Return whether a word is a superscript on its line: small and high, or high in its own size."""
    rise = line.baseline - word.baseline
    if rise == 0.0 and word.lift == 0.0:
        return False
    size = line.size or word.size
    if word.lift > MIN_LIFT * word.size and word.size > 0:
        return True
    if word.size <= size * SMALL:
        return rise >= MIN_RISE * size
    return rise >= 0.2 * size and word.size <= size * 1.05


def raised(line: Line) -> Sequence[int]:
    """Return the places of the line's words that are raised, without the numerators of fractions."""
    row = line.words
    if not isinstance(row, Row):
        return [at for at, word in enumerate(row) if is_raised(word, line) and not _is_numerator(row, at)]
    if row.raised is None:
        words = row.all()
        level = set(map(_BASELINE, words)) == {line.baseline} and not any(map(_LIFT, words))
        row.raised = (
            ()
            if level
            else tuple(at for at, word in enumerate(words) if is_raised(word, line) and not _is_numerator(words, at))
        )
    return row.raised


def _is_numerator(words: Sequence[Word], at: int) -> bool:
    """Return whether a number stands before the slash of a fraction: "¹⁄₂ cup"."""
    return at + 1 < len(words) and words[at + 1].text[0] == FRACTION and words[at].text.isdecimal()


def opens_sentence(line: Line, at: int) -> bool:
    """Return whether a blank stands before a raised number and none behind it: "¹The club is poor. ²It has none."."""
    after = line.words[at + 1 : at + 2]
    return bool(at and after) and not line.words[at].glued and after[0].glued and after[0].text[0].isalpha()


def level_digits(line: Line, at: int) -> Word | None:
    """Return the level digits a raised digit character may belong to: the 1 of "1⁴" where a font lacks a raised 1."""
    word = line.words[at]
    if not at or not word.glued or not is_superscript(word.text[0]):
        return None
    before = line.words[at - 1]
    return before if not before.glued and len(before.text) < 3 and before.text.isdecimal() else None


def leads(line: Line) -> tuple[Lead, ...]:
    """Return the ways to read the line's beginning as a marker; () where it begins with text."""
    row = line.words
    if not isinstance(row, Row):
        return _read(line) if row else ()
    if row.leads is None:
        row.leads = _read(line)
    known: tuple[Lead, ...] = row.leads
    return known


def _read(line: Line) -> tuple[Lead, ...]:
    first = line.words[0]
    text = plain(first.text)
    if _is_numerator(line.words, 0):
        return ()
    if is_raised(first, line):
        return _raised(line, text)
    if text.isdecimal() and len(line.words) > 1 and level_digits(line, 1):  # a font without a raised 1
        return _raised(line, text)
    return _level(line, text)


def _raised(line: Line, text: str) -> tuple[Lead, ...]:
    words = line.words
    joined, count = text, 1
    while count < min(len(words), 4) and is_raised(words[count], line) and len(joined) <= 4:
        joined, count = joined + plain(words[count].text), count + 1
    made = []
    for marker, used in {(joined, count), (text, 1)}:
        bare = marker.strip("()[].,:")
        if bare[:1] in STARS and bare[1:].isdecimal():  # "*12", as Japanese classes number notes
            bare = bare[1:]
        numerals = readings(bare)
        if numerals:
            close = marker[marker.find(bare) + len(bare) :]
            last = words[used - 1]
            rest = words[used].start if used < len(words) else last.end
            if used < len(words) and words[used].glued and words[used].text[0] in ")]":
                close, rest = words[used].text[0], _after_bracket(words, used)
            made.append(Lead(bare, numerals, True, close, used, words[0].start, rest, False))
    return (*sorted(made, key=lambda lead: -lead.words), *_half_raised(line, joined, count))


def _half_raised(line: Line, digits: str, count: int) -> Iterator[Lead]:
    """Read a number of which a scan shows only the first digits as raised: "²3 Garrow" is 23 or 2."""
    word = line.words[count] if count < len(line.words) else None
    if word is None or not (digits + word.text).isdecimal() or len(digits + word.text) > MAX_GLUED:
        return
    if word.x0 - line.words[count - 1].x1 < HALF_RAISED * line.size and count + 1 < len(line.words):
        marker = digits + word.text
        start, rest = line.words[0].start, line.words[count + 1].start
        if numerals := readings(marker):  # no number begins with 0
            yield Lead(marker, numerals, False, "", count + 1, start, rest, False)


def _after_bracket(words: Sequence[Word], at: int) -> int:
    """Where the text begins after the level bracket of a raised number: "¹)Cf.", "¹) Cf."."""
    if len(words[at].text) > 1:
        return words[at].start + 1
    return words[at + 1].start if at + 1 < len(words) else words[at].end


def _level(line: Line, text: str) -> tuple[Lead, ...]:
    """Read a marker on the line itself, by the grammar of markers; ``text`` is the first word in plain characters."""
    words = line.words
    printed = [text, *(word.text for word in words[1:LONGEST])]
    starts = [0, *accumulate(len(shown) + 1 for shown in printed[:-1])]
    joined = " ".join(printed)  # a raised number is separate from the text, though no space stands between
    head = markers.head(joined, 0, len(joined))
    if head is None or (head.look == "sign" and head.marker[0] not in _SIGNS):
        return ()
    taken = sum(start + len(shown) <= head.body for start, shown in zip(starts, printed, strict=True))
    if joined[head.body : head.body + 1] in _ENDING and not _is_dashed(words, taken):  # "(1986)], that"
        return ()
    close = joined[: head.start].strip() + joined[head.end : head.body].strip()
    bare = not close and head.marker.isdecimal() and taken == 1
    spaced = _spaced(line, head.marker) if bare else ()
    return (
        *spaced,
        Lead(
            head.marker,
            head.numerals,
            False,
            close,
            taken,
            words[0].start,
            _rest(words, printed, starts, head),
            taken == 0,
        ),
    )


def _is_dashed(words: Sequence[Word], at: int) -> bool:
    """Return whether room for a drawn dash stands before a comma: "[7] ———, A polynomial-time algorithm"."""
    return 0 < at < len(words) and words[at].text == "," and words[at].x0 - words[at - 1].x1 > words[at].size


def _rest(words: Sequence[Word], printed: Sequence[str], starts: Sequence[int], head: Head) -> int:
    """Return where the text after a marker begins, in ``Document.text``."""
    at = bisect_right(starts, head.body) - 1
    word, into = words[at], head.body - starts[at]
    if into >= len(printed[at]):
        return words[at + 1].start if at + 1 < len(words) else word.end
    return word.start + into if len(printed[at]) == len(word.text) else word.start


def _spaced(line: Line, marker: str) -> tuple[Lead, ...]:
    """Read letter-spaced digits: "1 1 Cf.", "1 0 The legal thresholds"."""
    words = line.words
    joined, count = marker, 1
    while count < min(len(words), 3) and re.fullmatch(r"\d[.)]?", words[count].text):
        gap = words[count].x0 - words[count - 1].x1
        if gap > 0.6 * words[count].size:
            break
        joined, count = joined + words[count].text, count + 1
    bare = joined.rstrip(".)")
    if count == 1 or not readings(bare):
        return ()
    following = words[count].start if count < len(words) else words[count - 1].end
    return (Lead(bare, readings(bare), False, joined[len(bare) :], count, words[0].start, following, False),)


def hidden_leads(line: Line, close: str) -> tuple[Lead, ...]:
    """Read the markers that a line may begin with where notes are glued to theirs: "61815 was", "27.234 Eliz.".

    Args:
        line: begins level, with a digit.
        close: what stands after the markers of the other notes: "" or ".".
    """
    first = line.words[0]
    digits = _DIGITS.match(first.text)
    if not digits or is_raised(first, line) or first.text.count(")") > first.text.count("("):  # "2021)."
        return ()
    found = []
    for length in range(1, min(len(digits[0]), MAX_GLUED) + 1):
        marker, rest = first.text[:length], first.text[length:]
        if rest.startswith(close) and len(rest) > len(close) and readings(marker):
            at = first.start + length + len(close)
            found.append(Lead(marker, readings(marker), False, close, 0, first.start, at, True))
    return tuple(found)
