"""Leaves out fields of references, and entries of bibliographies, below a confidence that the user asked for."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from briefcite.model import Extraction, Reference
from briefcite.text.csl_names import ROLES

_EMPTY: dict[str, Any] = dict.fromkeys(ROLES, ()) | {"issued": None, "accessed": None}


def confident(extraction: Extraction, minimum: float) -> Extraction:
    """Leave out of every reference the fields whose confidence is below ``minimum`` (0..1)."""
    references = tuple(sure_fields(reference, minimum) for reference in extraction.references)
    return replace(extraction, references=references) if minimum > 0 else extraction


def sure_entries(extraction: Extraction, minimum: float, *, mark: bool = False) -> Extraction:
    """Leave out the works whose confidence as a whole is below ``minimum`` (0..1), or mark them in their note.

    Citations of a work that is left out lose it.
    """
    if minimum <= 0:
        return extraction
    if mark:
        told = tuple(_marked(work, minimum) for work in extraction.references)
        return replace(extraction, references=told)
    kept = tuple(work for work in extraction.references if _entry(work) >= minimum)
    known = {work.id for work in kept}
    cited = tuple(c if c.reference in known else replace(c, reference=None) for c in extraction.citations)
    return replace(extraction, references=kept, citations=cited)


def _entry(work: Reference) -> float:
    return work.confidence.get("entry", 1.0)


def _marked(work: Reference, minimum: float) -> Reference:
    if _entry(work) >= minimum:
        return work
    doubt = f"doubtful ({_entry(work):.2f})"
    return replace(work, note=f"{work.note}; {doubt}" if work.note else doubt)


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
