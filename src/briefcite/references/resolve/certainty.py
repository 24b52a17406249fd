"""How sure an entry is as a whole: the probability that all its variables are right.

A logistic regression over the confidences of its parts and the kind of entry; ``training/entries.py`` fits it on
documents that the tagger was not trained on, and writes entry.toml.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from briefcite.model import Reference

TOLD = ("title", "author", "editor", "container-title", "issued", "volume", "page", "number", "archive")
"""The CSL variables whose confidences enter the regression."""
FEATURES = (
    "parts", "least", "cited", "short", "untitled", "unsigned", "again", "law", "lone", "bare", "plain", "small",
    "long", "undated",
)  # fmt: skip
LEAST = 0.02
LONG_TITLE = 25
"""Words of the longest plausible title: what is longer is mostly a sentence read as a title."""
_LAW = frozenset(("legal_case", "legislation", "treaty", "bill", "hearing"))


def entry_confidence(reference: Reference, cited: Sequence[float]) -> float:
    """Return the probability (0..1) that all variables of a work are right.

    Args:
        reference: the work, with a confidence for each variable.
        cited: for each full citation of it, the confidence that exactly one work is cited there.
    """
    weights = _weights()
    score = sum(
        weights.get(name, 0.0) * value for name, value in zip(FEATURES, features(reference, cited), strict=True)
    )
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score + weights["bias"]))))


def features(reference: Reference, cited: Sequence[float]) -> tuple[float, ...]:
    """Return the regression's inputs, in the order of FEATURES."""
    rated = [math.log(max(LEAST, reference.confidence[name])) for name in TOLD if name in reference.confidence]
    title = reference.title
    return (
        sum(rated),
        min(rated, default=math.log(LEAST)),
        math.log(max(LEAST, max(cited, default=0.3))),
        float(not cited),
        float(not title),
        float(not (reference.author or reference.editor)),
        math.log1p(len(cited)),
        float(reference.type in _LAW),
        float(len(rated) < 2),
        float(len(rated) < 3),
        float(reference.type == "document"),
        float(title[:1].islower()),
        float(len(title.split()) > LONG_TITLE),
        float(reference.issued is None),
    )


@cache
def _weights() -> dict[str, float]:
    data = Path(__file__).with_name("entry.toml").read_text("utf-8")
    return {name: float(value) for name, value in tomllib.loads(data).items()}
