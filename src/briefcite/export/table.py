"""CSV: Zotero's column names first, then where and how the work is cited."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from briefcite.bib.dates import year_of
from briefcite.bib.kinds import kind_of
from briefcite.export.selection import Cited
from briefcite.model import Name, Reference
from briefcite.text.late import late
from briefcite.text.safe import one_line

BOM = "\ufeff"
"""Tells spreadsheet programs that the file is UTF-8."""

ZOTERO = (
    "Key", "Item Type", "Publication Year", "Author", "Title", "Publication Title", "ISBN", "DOI", "Url",
    "Date", "Access Date", "Pages", "Issue", "Volume", "Number Of Volumes", "Series", "Series Number",
    "Publisher", "Place", "Language", "Type", "Archive", "Archive Location", "Extra", "Editor", "Translator",
    "Number", "Edition",
    "Court", "Section",
)  # fmt: skip
PER_WORK = ("Note Numbers", "Note Pages", "Form", "Raw", "Confidence", "File")
PER_NOTE = (
    "Note", "Note Page", "Note Series", "Form", "Prefix", "Locator", "Locator Label", "Suffix", "Resolved By",
    "Raw", "Confidence", "File",
)  # fmt: skip

_FORMULA = late(r"\s*[=+\-@＝＋－＠\t\r\n\x00|]")
"""What makes a spreadsheet program run a cell, full-width forms included (OWASP, CSV injection)."""


def render(rows: Iterable[Cited], *, per: str, raw: bool) -> str:
    """Return the table with its heading, all cells quoted, lines ending in CR LF.

    Args:
        rows: works, or citations with their work.
        per: "work" or "note".
        raw: leave cells as they are that a spreadsheet program would run as a formula.
    """
    columns = ZOTERO + (PER_NOTE if per == "note" else PER_WORK)
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        cells = _work(row.reference) | _cited(row, per)
        writer.writerow([_cell(cells.get(column, ""), raw) for column in columns])
    return BOM + out.getvalue()


def _cell(value: str, raw: bool) -> str:
    line = one_line(value)
    return "'" + line if not raw and _FORMULA.match(line) else line


def _work(told: Reference | None) -> dict[str, str]:
    if told is None:
        return {}
    plain = {
        "Key": told.id, "Item Type": kind_of(told.type).zotero, "Publication Year": year_of(told.issued),
        "Author": _names(told, "author"), "Title": told.title, "Publication Title": told.container_title,
        "ISBN": told.isbn, "DOI": told.doi, "Url": told.url, "Pages": told.page, "Issue": told.issue,
        "Volume": told.volume, "Number Of Volumes": told.number_of_volumes, "Series": told.collection_title,
        "Series Number": told.collection_number, "Publisher": told.publisher, "Place": told.publisher_place,
        "Language": told.language, "Type": told.genre, "Archive": told.archive,
        "Archive Location": told.archive_location, "Extra": told.note, "Editor": _names(told, "editor"),
        "Translator": _names(told, "translator"), "Number": told.number, "Edition": told.edition,
        "Court": told.authority, "Section": told.section,
    }  # fmt: skip
    dates = {"Date": told.issued, "Access Date": told.accessed}
    return plain | {column: date.edtf for column, date in dates.items() if date}


def _names(told: Reference, role: str) -> str:
    return "; ".join([*map(_name, getattr(told, role)), *(["et al."] if role in told.truncated else [])])


def _name(name: Name) -> str:
    if name.literal:
        return name.literal
    family = f"{name.particle} {name.family}".strip()
    return ", ".join(part for part in (family, name.given, name.suffix) if part)


def _cited(row: Cited, per: str) -> dict[str, str]:
    shared = {"Form": row.form, "Raw": row.raw, "Confidence": f"{row.confidence:.2f}", "File": row.file}
    if per != "note" or row.citation is None:
        return shared | {"Note Numbers": "; ".join(row.markers), "Note Pages": "; ".join(row.pages)}
    told = row.citation
    return shared | {
        "Note": "; ".join(row.markers), "Note Page": "; ".join(row.pages), "Note Series": str(row.series),
        "Prefix": told.prefix, "Locator": told.locator, "Locator Label": told.locator_label,
        "Suffix": told.suffix, "Resolved By": told.antecedent.by if told.antecedent else "",
    }  # fmt: skip
