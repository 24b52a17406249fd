"""Finds in a printed line what may be a callout: raised numbers and signs, bracketed numbers, glued digits.

Every find gets a weight, in the units of the sequence: how much it looks like a callout, before it is known
whether a note answers. Nothing is decided here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefcite.model import CalloutForm, Line, Word, Zone
from briefcite.notes.printed.type import exponent, is_edition
from briefcite.text.late import late
from briefcite.text.leads import SMALL, STARS, leads, level_digits, opens_sentence, raised
from briefcite.text.markers import OPENS, enclosed
from briefcite.text.numerals import is_superscript, plain, unify
from briefcite.text.pairing import weights

LOOK = weights("printed.callout")
LONGEST_REST = 12
"""Words of the next line among which a bracket closes."""
ROUNDING = 0.1
"""Points by which the baseline of a line may be rounded."""
MAX_RANGE = 30
"""Members a range may imply; more is a year span or a page range."""

_DASHES = "-–—−‒"
_GLUED = late(r"(?:[^\W\d_]{2}|[)\]”“»«’'\"]|[^\W\d_][.,;:!?)”’»\"]{1,3})(?P<marker>\d{1,3})[.,;:!?)”’»]{0,2}")
_AFTER_YEAR = late(r"\d{4}[.,;:](?P<marker>\d{1,3})")
_STANDING = late(r"(?P<marker>\d{1,3})[.,;:!?)”’»]{0,2}")
_PARENTHESISED = late(r"\( ?(?P<marker>\d{1,3}|[\doOlIS]{1,3}) ?\)")
_PARTS = late(r"\d+|([*†‡§¶‖#])\1*|[^\W\d_]+")
"""Numbers, signs ("†‡" are two callouts, "**" is one) and letters."""
_MISREAD = late(r"[^\W\d_]\d")
"""A raised "P9" is no letter and a 9 but a number of which a scan took the first digit for a letter."""
_MARKER = late(r"[\d*†‡\uf02a∗⁎]")
_ALONE = late(r"\[\d{1,3}\]|\(\d{1,3}\)|\d{1,3}")
MOST_ALONE = 3
"""Words of such a line: the number and its brackets."""
_OPENING, _CLOSING = "«»“„‘‚\"'‹›", "»«”“’‘\"'›‹"
_RARE_SIGNS = "§¶‖#"
"""Signs that are taken for callouts only when small: bullets in symbol fonts come out as "§"."""
LEVEL_SIGNS = "*†‡"
"""Signs that may call a note without being raised; "§" is a word of lawyers."""
_LOOKALIKES = str.maketrans("oOlIS", "00115")
"""What OCR makes of digits in typescript: "(1o)", "(S9)"."""


class Find(NamedTuple):
    """A possible callout within a line."""

    start: int
    end: int
    marker: str
    form: CalloutForm
    weight: float
    word: Word
    standing: bool = False
    implied: bool = False


def sights(line: Line, body: float, following: Line | None) -> Iterator[Find]:
    """Yield what may be a callout in a line; a bracket may close in the line that follows."""
    skip, high = lead_words(line), raised(line)
    opened: list[Word] = []
    alone = _is_alone(line, body)
    for at, word in enumerate(line.words):
        if at < skip and line.zone is not Zone.BODY:
            continue
        text = word.text
        if is_superscript(text[-1]):
            yield from _unicode(line, at, word)
            continue
        if at in high:
            yield from _raised(line, at, word, skip)
            continue
        if alone and text.strip("[]()").isdecimal():
            start = word.start + len(text) - len(text.lstrip("[("))
            marker = text.strip("[]()")
            yield Find(start, start + len(marker), plain(marker), "superscript", LOOK.small_alone, word)
            continue
        if _MARKER.search(text):
            yield from _level(at, word)
            small = word.size < line.size * SMALL and word.baseline <= line.baseline + ROUNDING
            if word.glued and text.isdecimal() and small:
                yield Find(word.start, word.end, text, "plain", LOOK.glued, word)
        if opened or OPENS.search(text):
            opened.append(word)
    if opened:
        yield from _in_brackets([*opened, *_rest(opened, following)])


def _is_alone(line: Line, body: float) -> bool:
    """Return whether a small number is alone on its line, having found no room on the last: "5", "[5]"."""
    words = line.words
    small = len(words) <= MOST_ALONE and max(word.size for word in words) < body * SMALL
    return small and _ALONE.fullmatch("".join(word.text for word in words)) is not None


def _rest(words: Sequence[Word], following: Line | None) -> list[Word]:
    """Return the words of the next line up to where a bracket closes that is open at the end: "[1, ch." "2; 4]"."""
    text = "".join(word.text for word in words)
    if following is None or text.rfind("[") <= text.rfind("]"):
        return []
    first = list(following.words[:LONGEST_REST])
    close = next((at for at, word in enumerate(first) if "]" in word.text), -1)
    return first[: close + 1]


def lead_words(line: Line) -> int:
    """How many words the line's leading marker takes, at most."""
    return max((max(lead.words, 1) for lead in leads(line)), default=0)


def _raised(line: Line, at: int, word: Word, skip: int) -> Iterator[Find]:
    text = unify(word.text)
    if (
        len(text) > 12
        or _MISREAD.search(text)
        or _is_quoted(line, at)
        or _is_inside_word(line, at)
        or is_edition(line, at)
        or (text[0] in _RARE_SIGNS and word.size > line.size * SMALL)
    ):
        return
    weight = LOOK.raised + exponent(line, at, word) + (LOOK.at_line_start if at < max(skip, 1) else 0.0)
    if opens_sentence(line, at):
        weight += LOOK.before_word
    yield from _list(text, list(range(word.start, word.end)), [word] * len(text), "superscript", weight)


def _is_inside_word(line: Line, at: int) -> bool:
    """Return whether a raised letter has letters glued to both its sides: the A of "LᴬTEX"."""
    before, after = line.words[at - 1 : at], line.words[at + 1 : at + 2]
    glued = bool(before and after) and line.words[at].glued and after[0].glued
    return glued and all(word.isalpha() for word in (before[0].text[-1], line.words[at].text, after[0].text[0]))


def _is_quoted(line: Line, at: int) -> bool:
    """Return whether quotation marks stand on both sides: the clerk adds a star («*»)."""
    before, after = line.words[at - 1 : at], line.words[at + 1 : at + 2]
    return bool(before and after) and before[0].text[-1] in _OPENING and after[0].text[0] in _CLOSING


def _list(text: str, offsets: list[int], owners: list[Word], form: CalloutForm, weight: float) -> Iterator[Find]:
    """Read "11,12", "11-12-13" and "3–5", whose 4 is implied."""
    last: re.Match[str] | None = None
    for found in _PARTS.finditer(text):
        a, b = found.span()
        if last is not None and text[last.end() : a].strip() in _DASHES and last[0].isdecimal():
            for value in _between(last[0], found[0]):
                yield Find(
                    offsets[last.start()], offsets[b - 1] + 1, str(value), form, weight + LOOK.implied, owners[a],
                    implied=True,
                )  # fmt: skip
        starred = LOOK.before_number if found[0] in STARS and text[b : b + 1].isdecimal() else 0.0
        yield Find(offsets[a], offsets[b - 1] + 1, plain(found[0]), form, weight + starred, owners[a])
        if form == "superscript" and found[0].isdecimal():
            for cut in _double(found[0]):
                for start, end in ((a, a + cut), (a + cut, b)):
                    marker = text[start:end]
                    cost = LOOK.double if len(found[0]) > 3 else LOOK.double_short
                    yield Find(offsets[start], offsets[end - 1] + 1, marker, form, weight + cost, owners[a])
        last = found


def _double(digits: str) -> Iterator[int]:
    """Yield where two callouts without a comma meet: "135136" is 135 and 136."""
    for cut in range(1, len(digits)):
        if digits[cut] != "0" and int(digits[:cut]) + 1 == int(digits[cut:]):
            yield cut


def _between(first: str, last: str) -> range:
    if not last.isdecimal() or len(last) > 4 or not 1 < int(last) - int(first) <= MAX_RANGE:
        return range(0)
    return range(int(first) + 1, int(last))


def _level(at: int, word: Word) -> Iterator[Find]:
    """Read what stands on the line itself: "end.¹²", "erreicht.5", "outdated. 1", "Mehling*"."""
    text = unify(word.text)
    glued = _GLUED.search(text)
    if glued:
        yield _sight(word, glued.span("marker"), text, "plain", LOOK.glued)
    after_year = _AFTER_YEAR.fullmatch(text)
    if after_year:
        yield _sight(word, after_year.span("marker"), text, "plain", LOOK.glued + LOOK.at_line_start)
    standing = _STANDING.fullmatch(text)
    if standing:
        weight = LOOK.standing + (0.0 if at else LOOK.at_line_start)
        yield _sight(word, standing.span("marker"), text, "plain", weight)._replace(standing=True)
    if text[-1] in LEVEL_SIGNS:
        start = len(text.rstrip(LEVEL_SIGNS))
        yield _sight(word, (start, len(text)), text, "plain", LOOK.glued_sign if start or word.glued else LOOK.standing)


def _unicode(line: Line, at: int, word: Word) -> Iterator[Find]:
    """Read superscript characters; "1⁴" may be 14 where a font raises only some digits."""
    text = unify(word.text)
    start = next(i for i in range(len(text)) if all(map(is_superscript, word.text[i:])))
    weight = LOOK.raised - 0.5 + exponent(line, at, word)
    yield _sight(word, (start, len(text)), text, "superscript", weight)
    level = level_digits(line, at)
    if level is not None:
        marker = level.text + text
        yield Find(level.start, word.end, marker, "superscript", LOOK.raised, word)


def _sight(word: Word, span: tuple[int, int], text: str, form: CalloutForm, weight: float) -> Find:
    start, end = span
    return Find(word.start + start, word.start + end, text[start:end], form, weight, word)


def _in_brackets(words: Sequence[Word]) -> Iterator[Find]:
    """Read the numbers in brackets of a line, from the word on that opens the first."""
    text = "".join(("" if word.glued else " ") + word.text for word in words)
    lists, parenthesised = [*enclosed(text, 0, len(text))], [*_PARENTHESISED.finditer(text)]
    if not lists and not parenthesised:
        return
    offsets: list[int] = []
    owners: list[Word] = []
    for word in words:
        blank = 0 if word.glued else 1
        offsets += [word.start] * blank + list(range(word.start, word.end))
        owners += [word] * (blank + len(word.text))
    for bracket in lists:
        last = bracket.start
        for member in bracket.members if bracket.look == "bracket" else ():
            if member.numerals[0].kind == "arabic":
                weight = LOOK.bracketed + (LOOK.implied if member.implied else 0.0)
                first = member.start if not member.implied else last
                start, end, last = offsets[first], offsets[member.end - 1] + 1, first
                yield Find(
                    start, end, plain(member.marker), "bracketed", weight, owners[member.start],
                    implied=member.implied,
                )  # fmt: skip
    for found in parenthesised:
        a, b = found.span("marker")
        marker = found["marker"]
        if not any(char.isdigit() for char in marker) or _is_column(text, *found.span()):
            continue
        weight = LOOK.parenthesised + (0.0 if marker.isdecimal() else LOOK.lookalike)
        yield Find(offsets[a], offsets[b - 1] + 1, marker.translate(_LOOKALIKES), "parenthesised", weight, owners[a])


def _is_column(text: str, start: int, end: int) -> bool:
    """Return whether another number in parentheses stands right beside: the columns of a table, "(1) (2) (3)"."""
    return text[:start].rstrip().endswith(")") or text[end:].lstrip().startswith("(")
