"""CSL-JSON files, and our own JSON: works as CSL items, citations as CSL cites with their note."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from briefcite.bib.csl import csl_item
from briefcite.export.selection import Cited

SCHEMA = 1


def render(rows: Iterable[Cited], *, format: str, per: str) -> str:
    """Return the rows as JSON, indented, ending in a newline.

    Args:
        rows: works, or citations with their work.
        format: "csl-json" for a bare list, as CSL's schema has it; "json" for an object with our schema.
        per: "work" or "note".
    """
    made = [_cite(row) if per == "note" else _item(row) for row in rows]
    named = {"schema": SCHEMA, "citations" if per == "note" else "references": made}
    return json.dumps(made if format == "csl-json" else named, ensure_ascii=False, indent=2) + "\n"


def _item(row: Cited) -> dict[str, Any]:
    item = csl_item(row.reference) if row.reference else {}
    where = {
        "note-numbers": list(row.markers),
        "note-pages": list(row.pages),
        "form": row.form,
        "raw": row.raw,
        "file": row.file,
    }
    return item | {"custom": item.get("custom", {}) | where}


def _cite(row: Cited) -> dict[str, Any]:
    told = row.citation
    if told is None:
        return {}
    cite = {
        "id": row.reference.id if row.reference else None,
        "locator": told.locator,
        "label": told.locator_label,
        "prefix": told.prefix,
        "suffix": told.suffix,
    }
    held = {name: value for name, value in cite.items() if value or name == "id"}
    return held | {
        "custom": {
            "citation": told.id,
            "note": "; ".join(row.markers),
            "note-pages": list(row.pages),
            "series": row.series,
            "form": told.form,
            "resolved-by": told.antecedent.by if told.antecedent else None,
            "confidence": round(row.confidence, 3),
            "raw": row.raw,
            "file": row.file,
        }
    }
