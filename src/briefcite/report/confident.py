"""References without the fields that are less sure than asked for."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from briefcite.model import Extraction, Reference

_EMPTY: dict[str, Any] = {"author": (), "editor": (), "translator": (), "issued": None, "accessed": None}


def confident(extraction: Extraction, minimum: float) -> Extraction:
    """Leave out of every reference the fields whose confidence is below ``minimum`` (0..1)."""
    references = tuple(sure_fields(reference, minimum) for reference in extraction.references)
    return replace(extraction, references=references) if minimum > 0 else extraction


def sure_fields(reference: Reference, minimum: float) -> Reference:
    """Empty the CSL variables of one work whose confidence is below ``minimum``; the type stays."""
    if minimum <= 0:
        return reference
    doubtful = [variable for variable, value in reference.confidence.items() if value < minimum]
    if not doubtful:
        return reference
    names = [variable.lower().replace("-", "_") for variable in doubtful]
    kept = {v: value for v, value in reference.confidence.items() if value >= minimum}
    emptied = {name: _EMPTY.get(name, "") for name in names if name != "type" and hasattr(reference, name)}
    return replace(reference, **emptied, confidence=kept)
