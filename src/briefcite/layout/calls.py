"""Finds the numbers that a page may call: raised ones, those in brackets and parentheses, level ones.

They are the first hint at what its notes are numbered, collected once, while a page's words are at hand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from briefcite.model import Line, Page, Word, Zone
from briefcite.text.late import late
from briefcite.text.leads import level_digits, opens_sentence, raised
from briefcite.text.markers import enclosed
from briefcite.text.numerals import Kind, plain, readings
from briefcite.text.typewriter import code_fonts
from briefcite.text.words import has_brackets, joined, texts

Way = Literal["raised", "[]", "()"]
_STANDING = late(r"(\d{1,3})[.,;:)]?")
_HANGING = late(r"[^\W\d][.,;:!?)\]”’»\"']*(\d{1,3})[.,;:)]?$")
SIGNS = "*†‡"
_LEVEL_SIGN = late(rf"\w([{SIGNS}]{{1,3}})$")
_RUN = late(rf"([{SIGNS}])\1*|[^{SIGNS}]+")
"""A sign, perhaps repeated, or what is none: "†‡" calls two notes, "**" one."""
MAX_LENGTH = 12
"""Characters of the longest raised run looked at ("113,114,115")."""


class Call(NamedTuple):
    """A number that the text may call."""

    way: Way
    marker: str
    kind: Kind
    value: int
    page: int
    line: int
    first: bool = False
    """It begins its line, as a note does."""


def find_calls(page: Page) -> list[Call]:
    """Return the numbers that a page calls, in reading order."""
    found = []
    for number, line in enumerate(page.lines):
        for way, marker, first in (
            *_raised(line),
            *_signs(line),
            *(_enclosed(line) if has_brackets(line.words) else ()),
        ):
            numerals = readings(marker)
            if numerals:
                found.append(Call(way, marker, numerals[0].kind, numerals[0].value, page.index, number, first))
    return found


def outside_code(pages: Sequence[Page], calls: Sequence[Sequence[Call]]) -> list[list[Call]]:
    """Leave out the numbers in brackets on lines of program code: "theta <- phi[2] * phi[3]"."""
    inside = {
        (call.page, call.line): _font(pages[call.page].lines[call.line])
        for found in calls
        for call in found
        if call.way != "raised"
    }
    code = code_fonts(pages, ((page, word) for (page, _), word in inside.items()))
    return [
        [call for call in found if call.way == "raised" or inside[call.page, call.line].font not in code]
        if code
        else list(found)
        for found in calls
    ]


def _font(line: Line) -> Word:
    """Return a word in the font of most of a line."""
    length: Counter[str] = Counter()
    for word in line.words:
        length[word.font] += len(word.text)
    return max(line.words, key=lambda word: length[word.font])


def _raised(line: Line) -> Iterator[tuple[Way, str, bool]]:
    for at in raised(line):
        word = line.words[at]
        if len(word.text) <= MAX_LENGTH and not opens_sentence(line, at):
            before = level_digits(line, at)
            text = (before.text if before else "") + word.text
            for part in plain(text).replace("-", ",").split(","):
                for one in _RUN.finditer(part.strip("()[].")):
                    yield "raised", one[0], at == 0


def _signs(line: Line) -> Iterator[tuple[Way, str, bool]]:
    """Yield the signs that hang on a word of the line without being raised: "Fenwick*"."""
    for text in texts(line.words):
        if text[-1] in SIGNS and (found := _LEVEL_SIGN.search(text)):
            yield "raised", found[1], False


def _enclosed(line: Line) -> Iterator[tuple[Way, str, bool]]:
    """Yield the numbers in brackets and parentheses, but not a lone one that the line begins with, as an entry does."""
    text = joined(line.words)
    for found in enclosed(text, 0, len(text)):
        lone = len(found.members) == 1 and found.end <= found.members[0].end + 1
        for member in found.members if found.look in ("bracket", "parens") and (found.start or not lone) else ():
            if member.numerals[0].kind == "arabic" and not (member.implied and found.look == "parens"):
                yield "[]" if found.look == "bracket" else "()", member.marker, False


def raised_numbers(found: Sequence[Call]) -> Counter[str]:
    """Count the raised numbers, except those that begin a line, as notes do."""
    return Counter(call.marker for call in found if call.way == "raised" and not call.first)


def standing_numbers(page: Page) -> Counter[str]:
    """Count level numbers of up to three digits between blanks: callouts where the font lacks raised digits."""
    found: Counter[str] = Counter()
    for line in page.lines:
        if line.zone is Zone.BODY:
            for at, word in enumerate(line.words):
                text = plain(word.text)
                if (at and (match := _STANDING.fullmatch(text))) or (match := _HANGING.search(text)):
                    found[match[1]] += 1
    return found
