"""References as CSL-JSON items (citation-style-language/schema, csl-data.json); ours goes into ``custom``."""

from __future__ import annotations

from operator import attrgetter
from typing import Any

from briefcite.bib.dates import SEASONS, Day, ends
from briefcite.bib.kinds import KINDS
from briefcite.model import Date, Name, Reference
from briefcite.text.csl_names import CSL_NAMES, ROLES

_PLAIN = attrgetter(*CSL_NAMES)


def csl_item(reference: Reference) -> dict[str, Any]:
    """Return one work as a CSL-JSON item; empty variables are left out."""
    item: dict[str, Any] = {
        "id": reference.id,
        "type": reference.type if reference.type in KINDS else "document",
    }
    for role in ROLES:
        if names := getattr(reference, role):
            item[role] = [_name(name) for name in names]
    for role in ("issued", "accessed"):
        if date := getattr(reference, role):
            item[role] = _date(date)
    item |= {csl: value for csl, value in zip(CSL_NAMES.values(), _PLAIN(reference), strict=True) if value}
    item["custom"] = {
        "notes": list(reference.notes),
        "confidence": {variable: round(value, 3) for variable, value in reference.confidence.items()},
    }
    if reference.truncated:  # "Hale et al."; CSL has no variable for it
        item["custom"]["truncated"] = list(reference.truncated)
    return item


def _name(name: Name) -> dict[str, str]:
    if name.literal:
        return {"literal": name.literal}
    parts = {
        "family": name.family,
        "given": name.given,
        "non-dropping-particle": name.particle,
        "suffix": name.suffix,
    }
    return {part: value for part, value in parts.items() if value}


def _date(date: Date) -> dict[str, Any]:
    """Return date-parts, with the season of "2004-21" and the doubt of "1957?" beside them."""
    days = ends(date)
    if not days:
        return {"literal": date.raw or date.edtf}
    made: dict[str, Any] = {"date-parts": [_parts(day) for day in days]}
    if days[0].month in SEASONS:
        made["season"] = days[0].month - min(SEASONS) + 1
    if any(day.doubtful for day in days):
        made["circa"] = True
    return made


def _parts(day: Day) -> list[int]:
    if not 1 <= day.month <= 12:
        return [day.year]
    return [day.year, day.month, day.day] if day.day else [day.year, day.month]
