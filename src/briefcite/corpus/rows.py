"""An Extraction as rows of the tables: the values of ``extract``'s JSON, in columns."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from briefcite.model import Extraction
from briefcite.report.json import as_dict

Row = tuple[Any, ...]
Rows = dict[str, list[Row]]
"""Rows by table, ``documents`` left out, without their first column, which is the document."""


def rows_of(extraction: Extraction) -> tuple[Row, Rows]:
    """Return the row of ``documents`` from ``media_type`` on, and the rows of the other tables, fit to be stored."""
    data = as_dict(extraction)
    rows: Rows = {
        "callouts": [_callout(one) for one in data["callouts"]],
        "notes": [_note(number, one) for number, one in enumerate(data["notes"], 1)],
        "links": [(one["callout"], one["note"], one["by"], one["confidence"]) for one in data["links"]],
        "citations": [_citation(number, one) for number, one in enumerate(data["citations"], 1)],
        "parts": list(_parts(data["citations"])),
        "works": [_work(number, one) for number, one in enumerate(data["references"], 1)],
        "findings": [_finding(number, one) for number, one in enumerate(data["findings"], 1)],
    }
    source = data["source"]
    counts = (len(rows[table]) for table in ("callouts", "notes", "links", "citations", "works", "findings"))
    document = source["media_type"], source["loader"], source["pages"], *counts, _json(data["warnings"])
    return storable(document), {table: list(map(storable, found)) for table, found in rows.items()}


def storable(row: Row) -> Row:
    """Replace lone surrogates, which UTF-8 cannot encode: broken fonts and file names hold them."""
    return tuple([_encodable(one) if isinstance(one, str) and not one.isascii() else one for one in row])


def _encodable(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _callout(one: dict[str, Any]) -> Row:
    box = one["box"] or (None,) * 4
    plain = ("id", "marker", "series", "form", "implied", "page", "page_label", "before", "after")
    return (*(one[name] for name in plain), *box, one["by"], one["confidence"])


def _note(number: int, one: dict[str, Any]) -> Row:
    plain = ("marker", "series", "kind", "page", "page_label")
    spread = (_json(one["pages"]), _json(one["boxes"]))
    return (one["id"], number, *(one[name] for name in plain), *spread, one["text"], one["by"], one["confidence"])


def _citation(number: int, one: dict[str, Any]) -> Row:
    plain = ("form", "start", "end", "prefix", "locator", "locator_label", "suffix", "reference")
    antecedent = one["antecedent"] or {"by": None, "confidence": None}
    resolved = antecedent["by"], antecedent["confidence"]
    return (one["id"], one["note"], number, *(one[name] for name in plain), *resolved)


def _parts(citations: list[dict[str, Any]]) -> Iterator[Row]:
    for citation in citations:
        for number, part in enumerate(citation["segments"], 1):
            plain = (part[name] for name in ("label", "start", "end", "text", "confidence"))
            yield (citation["id"], number, *plain)


def _work(number: int, item: dict[str, Any]) -> Row:
    people = item.get("author") or item.get("editor") or ()
    names = "; ".join(
        one.get("literal") or ", ".join(filter(None, (one.get("family"), one.get("given")))) for one in people
    )
    plain = (item.get(name, "") for name in ("publisher", "volume", "page", "DOI", "URL"))
    titles = item.get("title", ""), item.get("container-title", "")
    sure = item["custom"]["confidence"].get("entry")
    return (item["id"], number, None, item["type"], names, *titles, _year(item), *plain, _json(item), sure)


def _year(item: dict[str, Any]) -> int | None:
    parts = item.get("issued", {}).get("date-parts")
    return parts[0][0] if parts and parts[0] else None


def _finding(number: int, one: dict[str, Any]) -> Row:
    plain = ("code", "name", "severity", "message", "page", "page_label", "line", "subject", "hint", "confidence")
    return (number, *(one[name] for name in plain), one["fingerprint"])
