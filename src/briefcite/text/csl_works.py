"""CSL-JSON items as works: what reference managers write into documents, and what a person corrects."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from briefcite.model import Date, Name, Reference
from briefcite.text.csl_names import CSL_NAMES, ROLES
from briefcite.text.late import late

_ISO = late(r"\d{4}(?:-\d\d){0,2}")
_SEASONS = {"1": 21, "2": 22, "3": 23, "4": 24}


def work_of(item: Mapping[str, Any]) -> Reference:
    """Return a CSL-JSON item as a work, with its citation key as id; variables that we do not have are left out."""
    values = {ours: plain(item[csl]) for ours, csl in CSL_NAMES.items() if item.get(csl)}
    people = {role: tuple(names(item.get(role))) for role in ROLES if item.get(role)}
    dates = {role: date for role in ("issued", "accessed") if (date := _date(item.get(role)))}
    known = {CSL_NAMES.get(name, name): 1.0 for name in (*values, *people, *dates)}
    kind = plain(item.get("type")) or "document"
    return Reference(id=plain(item.get("citation-key")), type=kind, confidence=known, **values, **people, **dates)  # type: ignore[arg-type]


def plain(value: Any) -> str:
    """Return a value that CSL allows as text or number as text; "" for anything else."""
    return str(value) if isinstance(value, str | int | float) else ""


def names(values: Any) -> Iterator[Name]:
    """Yield the names of a CSL name variable."""
    for value in values if isinstance(values, list) else ():
        if isinstance(value, dict):
            particle = value.get("non-dropping-particle") or value.get("dropping-particle")
            yield Name(
                family=plain(value.get("family")),
                given=plain(value.get("given")),
                particle=plain(particle),
                suffix=plain(value.get("suffix")),
                literal=plain(value.get("literal")),
            )


def _date(value: Any) -> Date | None:
    """Read a CSL date, which comes in parts, as EDTF or as free text."""
    if not isinstance(value, dict):
        return None
    raw = plain(value.get("raw") or value.get("literal"))
    ends = [_calendar(part) for part in value.get("date-parts") or () if isinstance(part, list)]
    season = _SEASONS.get(plain(value.get("season")))
    if ends and all(ends):
        return Date("/".join(f"{end}-{season}" if season and len(end) == 4 else end for end in ends), raw)
    edtf = plain(value.get("edtf")) or (raw if _ISO.fullmatch(raw) else "")
    return Date(edtf, raw) if edtf else None


def _calendar(part: Sequence[Any]) -> str:
    """Return year, month and day in ISO form; "" where one of them is not a number (Zotero may write strings)."""
    numbers = [str(number) for number in part if number not in (None, "", 0)]
    if not all(number.isdigit() for number in numbers):
        return ""
    return "-".join(f"{int(number):0{4 if i == 0 else 2}d}" for i, number in enumerate(numbers))
