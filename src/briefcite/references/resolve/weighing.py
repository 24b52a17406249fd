"""The one decision for every back reference that names its work: the evidence is weighed and the best work taken.

Each earlier work gets a score, the weighted sum of the evidence for and against it; "none of them" has a score of
its own. The softmax of the best answer's score is its confidence. The weights lie in weights.toml. Those
of author, title, year and number were set by hand, those of shared words were learnt and drawn back by hand; fitting
all anew with ``training/antecedents.py`` is better on citations as marked and worse on those that a tagger reads.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from operator import mul
from pathlib import Path
from typing import Literal, NamedTuple

from briefcite.references.resolve.matching import Likeness

Kind = Literal["supra", "short", "full"]

DECIDED = 0.72
"""Smallest probability at which the best candidate is taken; below, the back reference is ambiguous."""


class Standing(NamedTuple):
    """Where a work stands among the earlier citations, as seen from the back reference."""

    in_note: float = 0.0
    """It is cited in the note that is named."""
    first_in_note: float = 0.0
    """It is cited there for the first time, or in full."""
    alone_in_note: float = 0.0
    """It is all that is cited there."""
    near_note: float = 0.0
    """It is cited a note or two away from it."""
    elsewhere: float = 0.0
    """A note is named, and it is cited neither there nor near."""
    latest: float = 0.0
    """It is the candidate cited last; if some are by the author named, the last of those."""
    before: float = 0.0
    """It is cited by the citation right before."""
    defined: float = 0.0
    """A note has introduced these words as an abbreviation for it."""
    full: float = 0.0
    """It has been cited in full."""
    same_note: float = 0.0
    """It is cited in the same note."""
    earliest: float = 0.0
    """It is the first of those whose full citation holds all words and figures: later ones repeat it themselves."""


class Decision(NamedTuple):
    """What was decided: a candidate or none, and how sure that is."""

    likeness: Likeness | None
    confidence: float
    ambiguous: bool = False
    """Several fit and nothing decides between them."""


FEATURES = (*Likeness._fields[1:], *Standing._fields, "author_alone", "title_alone", "nothing_said", "latest_again")


def features(
    one: Likeness, standing: Standing, *, silent: bool, asks_title: bool, asks_author: bool, again: bool
) -> tuple[float, ...]:
    """Return the features that are weighed.

    Args:
        one: how the work compares with the back reference.
        standing: where the work stands among the earlier citations.
        silent: the back reference gives nothing but the number of a note.
        asks_title: it gives words of a title.
        asks_author: it names somebody.
        again: it says "op. cit.", which means the latest work by an author.
    """
    author_alone = one.author * (not asks_title)
    title_alone = one.title * (not asks_author)
    return (
        *one[1:],
        *standing,
        author_alone,
        title_alone,
        silent * standing.in_note,
        again * standing.latest,
    )


def decide(kind: Kind, candidates: Sequence[tuple[Likeness, tuple[float, ...]]]) -> Decision:
    """Choose among the candidates, or none of them."""
    if not candidates:
        return Decision(None, 1.0)
    weights = _weights()[kind]
    scores = [sum(map(mul, weights, row)) for _, row in candidates]
    none = weights[-1]
    top = max(*scores, none)
    shares = [math.exp(score - top) for score in scores]
    whole = sum(shares) + math.exp(none - top)
    best = max(range(len(shares)), key=lambda place: (shares[place], place))
    nothing = math.exp(none - top)
    if shares[best] < nothing:
        return Decision(None, nothing / whole)
    if shares[best] < DECIDED * sum(shares):
        return Decision(None, 0.0, ambiguous=True)
    return Decision(candidates[best][0], shares[best] / whole)


@cache
def _weights() -> Mapping[str, tuple[float, ...]]:
    """Return for each kind the weights of FEATURES, followed by the score of "none"."""
    data = Path(__file__).with_name("weights.toml").read_text("utf-8")
    told = tomllib.loads(data)
    return {kind: tuple(told[kind].get(name, 0.0) for name in (*FEATURES, "none")) for kind in told}
