"""How much a stretch of text looks like a number, printed otherwise than its neighbours or misread by a recogniser.

"S" is an 8, "1o" a 10, "1 5" a 15, a quotation mark a raised number too small to be read.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple

from briefcite.notes.plain.weights import weigh
from briefcite.text.late import late

_ALIKE = {
    "0": "oOQD°", "1": "lIi!|'’‘/", "2": "Zz?", "3": "?*", "4": "A*", "5": "Ss", "6": "bG°", "7": "?T’", "8": "SB®&",
    "9": "gqP°?",
}  # fmt: skip
"""What each digit is misread for."""
_SIGNS = "'’‘\"”“*°®!?^™¢|<>»«©"
"""What a small raised number, too small to be read, is taken for."""
_QUOTES = "'’‘\"”“"
_STOPS = '.!?:;,)»”"'
ALIKE, SIGN, UNLIKE, LOST = 0.7, 0.4, 0.3, 0.15
"""How far a digit is confirmed by a sign misread for it, by any sign, by a letter, and by none beside others."""
SURE = 0.6
"""From here a token says which number it is, in any document."""
FAIR = 0.35
"""From here it does in a scan."""
AFTER_STOP = 0.45
"""A sign that closes no quotation, or a part of the number between blanks, behind the end of a sentence."""
APART = 0.1
"""The next best must be this much worse."""
EXACT = 1.0
PER_WEIGHT = 3.0
"""The number itself, and the weight of a callout (by what stands around it) that counts as much as a digit."""
LEAST = 0.5
"""Such a weight, at least: "as Article 13 says" has less."""
AFTER_YEAR = 1.2
PART = rf"[\dOoIlSsBZgPq{re.escape(_SIGNS)}]"
_CALL = late(rf"(?<=[^\W\d_]|[.,;:!?)\]»”\"'’])(?=(\s?{PART}{{1,4}}(?:\s\d{{1,2}})?)(?:[\s.,;:)]|$))")
"""A token glued to a word or a stop, or one blank behind it; looked for at every place, as tokens may overlap."""
_RUN = late(r"\d+")
_YEAR = late(r"(?:1\d|20)\d\d")
_DOUBLE, _SINGLE = '"“”„', "'‘’"
_OPENED = r"(?:^|[\s(\[])[{0}]\w"
_CLOSED = r"\w[.,;:!?]?[{0}](?=[\s.,;:]|$)"
_LAST_WORD = late(r"[^\W\d_]+\Z")
WORD = 30
SHORT = 3
"""Letters: no callout hangs on a shorter word, but an apostrophe does ("d' Anthon")."""
QUOTED = 240
"""Characters before a quotation mark in which it was opened."""
LINE = 200
"""Characters of a line on either side of a number that are looked at."""


class Guess(NamedTuple):
    """A stretch of the text that may be a number, and how much it looks like it."""

    start: int
    end: int
    score: float


def exact(text: str, number: str, start: int, end: int) -> Iterator[Guess]:
    """Yield the places of a number between two offsets, level, free or glued to a year: "in 135513 and"."""
    for run in _RUN.finditer(text, start, end):
        if run[0] == number:
            first = text.rfind("\n", max(0, run.start() - LINE), run.start()) + 1 or max(0, run.start() - LINE)
            last = text.find("\n", run.end(), run.end() + LINE)
            line = text[first : last if last >= 0 else run.end() + LINE]
            weight = weigh(line, run.start() - first, run.end() - first)[0]
            glued = weight > 0 and bool(text[first : run.start()][-1:].strip())
            if glued or weight >= LEAST:
                yield Guess(*run.span(), EXACT + weight / PER_WEIGHT)
        elif run[0].endswith(number) and _YEAR.fullmatch(run[0].removesuffix(number)):
            yield Guess(run.end() - len(number), run.end(), EXACT + AFTER_YEAR / PER_WEIGHT)


def misread(text: str, number: str, start: int, end: int) -> Iterator[Guess]:
    """Yield the places between two offsets where a recogniser may have misread a number."""
    for found in _CALL.finditer(text, start, end):
        token = found[1].lstrip()
        at = found.end(1) - len(token)
        blank = at > found.start(1)
        if _is_word(text, at, token, blank):
            continue
        score = likeness(token, number)
        if blank:
            score = (
                EXACT if token == number and not text[found.start() - 1].isalpha() else _ended(text, at, token, number)
            )
        elif text[at - 1] in _STOPS and set(token) <= set(_QUOTES):
            score = max(score, AFTER_STOP)
        if score >= FAIR:
            yield Guess(at, at + len(token), score)


def _ended(text: str, at: int, token: str, number: str) -> float:
    """Weigh the end of a number that stands free behind a sentence: "nominative case reporter. 4 The" is 14."""
    if not (token.isdecimal() and number.endswith(token) and text[max(0, at - 2) : at].rstrip()[-1:] in _STOPS):
        return 0.0
    first = max(0, at - LINE)
    return AFTER_STOP if weigh(text[first : at + LINE], at - first, at - first + len(token))[0] >= LEAST else 0.0


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
    """Return whether a token is what it seems: a letter, an apostrophe, a stop, a closing quotation mark."""
    before = text[at - 1 : at]
    if any(char.isdecimal() for char in token):
        return False
    word = _LAST_WORD.search(text, max(0, at - WORD), at)
    if blank or (before.isalpha() and (token[0].isalpha() or len(word[0] if word else "") < SHORT)):
        return True
    if (token in "'’" and before == "s") or token in ("'s", "’s") or (set(token) <= set("!?") and before not in ".,;"):
        return True
    return set(token) <= set(_QUOTES) and _is_closing(text, at)


def _is_closing(text: str, at: int) -> bool:
    """Return whether a quotation mark closes what one of its kind opened before."""
    kind = _DOUBLE if text[at] in _DOUBLE else _SINGLE
    before = text[max(0, at - QUOTED) : at]
    return len(re.findall(_OPENED.format(kind), before)) > len(re.findall(_CLOSED.format(kind), before + " "))


def best(guesses: Sequence[Guess], least: float) -> Guess | None:
    """Return the one guess that is clearly the best."""
    ordered = sorted(guesses, key=lambda one: -one.score)
    if not ordered or ordered[0].score < least:
        return None
    first = ordered[0]
    others = [one.score for one in _apart(ordered, first)]
    return first if not others or first.score - max(others) >= APART else None


def best_in_order(options: Sequence[Sequence[Guess]]) -> list[Guess | None]:
    """Return for each of several numbers its place, so that they stand in their order and are best together.

    Args:
        options: for each number, in its order, the places where it may stand.

    Returns:
        For each its place; None where it has none, or where without that place all of them are about as good.
    """
    score, chosen = _chained(options)
    result: list[Guess | None] = []
    for at, guess in enumerate(chosen):
        others = [*options[:at], _apart(options[at], guess), *options[at + 1 :]] if guess else options
        result.append(guess if guess and score - _chained(others)[0] >= APART else None)
    return result


def _apart(guesses: Sequence[Guess], guess: Guess) -> list[Guess]:
    """Return the guesses that share no character with one."""
    return [one for one in guesses if one.end <= guess.start or guess.end <= one.start]


def _chained(options: Sequence[Sequence[Guess]]) -> tuple[float, list[Guess | None]]:
    """Return the places that are best together, and what they are worth."""
    ways: list[tuple[int, float, list[Guess | None]]] = [(-1, 0.0, [])]
    for own in options:
        longer: list[tuple[int, float, list[Guess | None]]] = [(end, score, [*way, None]) for end, score, way in ways]
        for guess in own:
            _, score, way = ways[bisect_right(ways, guess.start, key=itemgetter(0)) - 1]  # the later, the better
            longer.append((guess.end, score + guess.score, [*way, guess]))
        ways = []
        for one in sorted(longer, key=lambda one: (one[0], -one[1])):
            if not ways or one[1] > ways[-1][1]:
                ways.append(one)
    _, score, way = ways[-1]
    return score, way
