"""Makes citations of decoded states: where they end, form, signal, and parts that tile them, with confidences."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from briefcite.model import Citation, Segment
from briefcite.references.tag.crf import Decoded
from briefcite.references.tag.tags import BEGIN, FIELDS, FIRST, FIRST_GAP, FORMS, INSIDE, OUTSIDE, SIGNAL, field_of
from briefcite.references.tag.tokens import Token, whole_end, whole_start
from briefcite.text.csl_names import ROLES
from briefcite.text.late import late

Floats = NDArray[np.float32]
Curve = Sequence[Sequence[float]]
"""Raw confidences, ascending, and the share of such parts that were right."""
_NAMES = (
    *ROLES, "container-title", "collection-title", "publisher", "publisher-place", "genre", "number", "authority",
    "archive",
)  # fmt: skip
_STOPS = dict.fromkeys(_NAMES, ".") | {"title": "?!…"}
"""Marks that belong to the part before them: "Smith, J.", "Am. J. Sociol.", "Who Governs?"."""
_ABBREVIATED = dict.fromkeys(("issued", "page", "locator", "volume", "issue", "note"), ".")
"""The same where the part ends in a letter: "n.d.", "12 ff."."""


_NUMBER = late(r"^\d+[).\]]*\s")
"""The note's own number, if left in its text: "(72) Cfr."."""
_SIGN = late(r"[§¶]+\s*$")
"""A sign right before a locator, which belongs to it: "§ 9"."""
_ROMAN = frozenset("IVXLCDM")


class TokenRun(NamedTuple):
    """A stretch of tokens from first to last, both included."""

    first: int
    last: int


class TokenPart(NamedTuple):
    """A part of a citation, as a stretch of tokens."""

    label: str
    run: TokenRun


def citations(
    text: str, tokens: Sequence[Token], decoded: Decoded, forms: Floats, curves: tuple[Curve, Curve]
) -> Iterator[Citation]:
    """Yield the citations of a text in order, without ids.

    Args:
        text: the note.
        tokens: of all of it.
        decoded: their states and probabilities.
        forms: scores of forms [tokens, forms].
        curves: the calibration of segments and that of citations.
    """
    states = decoded.states.tolist()
    begins = decoded.chances[:, FIRST:INSIDE].sum(1) + decoded.chances[:, FIRST_GAP]
    apart = begins + decoded.chances[:, OUTSIDE] + decoded.chances[:, SIGNAL]
    low = 0
    for run in cited_runs(states):
        high = tokens[run.last + 1].start if run.last + 1 < len(tokens) else len(text)
        end = whole_end(text, tokens[run.first].start, tokens[run.last].end, high, "")
        start = whole_start(text, tokens[run.first].start, end, low)
        parts = parts_of(states, run)
        found = [
            _segment(text, tokens, part, (start, high), calibrated(sure_of_part(decoded, part), curves[0]))
            for part in parts
        ]
        end = max(end, found[-1].end if found else end)
        yield Citation(
            id="",
            note="",
            form=FORMS[int(forms[run.first : run.last + 1].mean(0).argmax())],
            start=start,
            end=end,
            prefix=_signal(text, tokens, states, run.first, start),
            segments=tuple(_tile(found, start, end)),
            confidence=calibrated(sure_of_citation(begins, apart, run), curves[1]),
        )
        low = end


def cited_runs(states: Sequence[int]) -> list[TokenRun]:
    """Return the stretches of tokens that are citations."""
    runs: list[TokenRun] = []
    for place, state in enumerate(states):
        if state == FIRST_GAP or FIRST <= state < INSIDE:
            runs.append(TokenRun(place, place))
        elif state not in (OUTSIDE, SIGNAL) and runs:
            runs[-1] = TokenRun(runs[-1].first, place)
    return runs


def parts_of(states: Sequence[int], run: TokenRun) -> list[TokenPart]:
    """Return the parts of a citation, in order."""
    parts: list[TokenPart] = []
    for place in range(run.first, run.last + 1):
        state = states[place]
        if state >= INSIDE and parts:
            parts[-1] = TokenPart(parts[-1].label, TokenRun(parts[-1].run.first, place))
        elif state >= BEGIN:
            parts.append(TokenPart(field_of(state), TokenRun(place, place)))
    return parts


def sure_of_part(decoded: Decoded, part: TokenPart) -> float:
    """Return the raw confidence of a part: the lowest of its beginning, each token within, and its end."""
    number = FIELDS.index(part.label)
    first, last = part.run
    begun = decoded.chances[first, [BEGIN + number, FIRST + number]].sum()
    inside = decoded.chances[first + 1 : last + 2, INSIDE + number]
    further = inside[last - first] if len(inside) > last - first else 0.0
    return float(min(begun, 1.0 - further, *inside[: last - first]))


def sure_of_citation(begins: Floats, apart: Floats, run: TokenRun) -> float:
    """Return the raw confidence of a citation: the lowest of its beginning, having no cut within, and its end.

    Args:
        begins: for each token of the text the probability that a citation begins there.
        apart: for each token the probability that a citation begins there or that it is outside all.
        run: the citation's tokens.
    """
    within = apart[run.first + 1 : run.last + 1]
    sure = float(min(begins[run.first], 1.0 - within.max(initial=0.0)))
    return min(sure, float(apart[run.last + 1])) if run.last + 1 < len(apart) else sure


def calibrated(raw: float, curve: Curve) -> float:
    """Interpolate a raw confidence on a curve; for so few values NumPy takes ten times as long."""
    points, shares = curve
    above = bisect_right(points, raw)
    if above in (0, len(points)):
        return round(float(shares[max(above - 1, 0)]), 3)
    low, high = points[above - 1], points[above]
    return round(float(shares[above - 1] + (shares[above] - shares[above - 1]) / (high - low) * (raw - low)), 3)


def _segment(text: str, tokens: Sequence[Token], part: TokenPart, room: tuple[int, int], sure: float) -> Segment:
    first, last = part.run
    low = tokens[first - 1].end if first else 0
    high = tokens[last + 1].start if last + 1 < len(tokens) else len(text)
    word = tokens[last].text
    abbreviated = word.isalpha() and not _ROMAN.issuperset(word)
    stops = _STOPS.get(part.label, "") or (_ABBREVIATED.get(part.label, "") if abbreviated else "")
    end = whole_end(text, tokens[first].start, tokens[last].end, min(high, room[1]), stops)
    start = whole_start(text, tokens[first].start, end, max(low, room[0]))
    if part.label == "locator":
        start -= len(text[max(low, room[0]) : start]) - len(_SIGN.sub("", text[max(low, room[0]) : start]))
    return Segment(part.label, start, end, sure)


def _signal(text: str, tokens: Sequence[Token], states: Sequence[int], first: int, start: int) -> str:
    """Return the words right before a citation that introduce it, as printed ("See also")."""
    place = first
    while place and states[place - 1] == SIGNAL:
        place -= 1
    return _NUMBER.sub("", text[tokens[place].start : start]).strip(" ([") if place < first else ""


def _tile(found: Sequence[Segment], start: int, end: int) -> Iterator[Segment]:
    """Yield the parts, with the text between them as "other"."""
    at, sure = start, 1.0
    for one in found:
        if at < one.start:
            yield Segment("other", at, one.start, min(sure, one.confidence))
        yield one
        at, sure = one.end, one.confidence
    if at < end:
        yield Segment("other", at, end, sure)
