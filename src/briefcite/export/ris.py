"""RIS: one tag a line, "TY" first and "ER" last, as Zotero, EndNote and pandoc read it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefcite.bib.dates import SEASONS, ends, year_of
from briefcite.bib.kinds import kind_of
from briefcite.export.latex import plain
from briefcite.model import Date, Name, Reference
from briefcite.text.late import late

_PAGES = late(r"\s*(.+?)\s*[-–—]+\s*(.+?)\s*")


def render(references: Iterable[Reference]) -> str:
    """Return the works as a .ris file; lines end in CR LF, as its description asks."""
    lines: list[str] = []
    for reference in references:
        lines += [f"{tag}  - {plain(value)}" for tag, value in _tags(reference) if value]
        lines += ["ER  - ", ""]
    return "".join(line + "\r\n" for line in lines)


def _tags(told: Reference) -> Iterator[tuple[str, str]]:
    kind = kind_of(told.type).ris
    yield "TY", kind
    yield "ID", told.id
    for tag, role in (("AU", "author"), ("A2", "editor"), ("A4", "translator")):
        yield from ((tag, _name(name)) for name in getattr(told, role))
        if role in told.truncated:
            yield tag, "et al."
    yield "TI", told.title
    yield "T2", told.container_title
    yield "T3", told.collection_title
    yield "PY", year_of(told.issued)
    yield "DA", _date(told.issued)
    yield from _numbers(told)
    yield "PB", told.publisher
    yield "CY", told.publisher_place
    yield "ET", told.edition
    yield "M3", told.genre
    yield "A3" if kind in ("CASE", "STAT", "BILL", "LEGAL", "HEAR") else "C1", told.authority
    yield "SN", told.isbn
    yield "DO", told.doi
    yield "UR", told.url.replace(" ", "%20")
    yield "Y2", _date(told.accessed)
    yield "LA", told.language
    yield "DP", told.archive
    yield "AN", told.archive_location
    yield "SE", told.section
    yield "N1", told.note


def _numbers(told: Reference) -> Iterator[tuple[str, str]]:
    yield "VL", told.volume
    yield "NV", told.number_of_volumes
    yield "IS", told.issue or told.number
    yield "M1", told.collection_number or (told.number if told.issue else "")
    pages = _PAGES.fullmatch(told.page)
    yield "SP", pages[1] if pages else told.page
    yield "EP", pages[2] if pages else ""


def _name(name: Name) -> str:
    if name.literal or not name.family:
        return name.literal or name.given
    family = f"{name.particle} {name.family}".strip()
    return ", ".join(part for part in (family, name.given, name.suffix) if part)


def _date(date: Date | None) -> str:
    """Return "2004/05/01/", with a season or "c." as the last part."""
    days = ends(date)
    if len(days) != 1 or not days[0].month:
        return f"{days[0].year}///{'c.' if days[0].doubtful else ''}" if days else ""
    day = days[0]
    if day.month in SEASONS:
        return f"{day.year}///{SEASONS[day.month]}"
    return f"{day.year}/{day.month:02}/{f'{day.day:02}' if day.day else ''}/"
