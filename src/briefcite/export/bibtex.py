"""Classic BibTeX: types and fields of plain.bst, and further ones that styles pass over and programs read.

A type is only given where the standard styles find what they require, so that none of them warns: a book
without publisher is a ``@booklet`` ("printed and bound, but without a named publisher"), an unsigned article
is ``@misc``, a chapter without publisher is ``@inproceedings``, which is printed alike and needs none, a thesis
without school is ``@misc`` with its kind, and an unknown year is "n.d.", as catalogues write it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from briefcite.bib.dates import SEASONS, ends, year_of
from briefcite.bib.kinds import LANGUAGES, kind_of
from briefcite.bib.ordinals import ordinal
from briefcite.bib.reading import UNDATED
from briefcite.export import bibnames
from briefcite.export.bibfile import BibEntry, text_of
from briefcite.export.capitals import UNKNOWN, Capitals
from briefcite.export.latex import escape, verbatim
from briefcite.export.titles import protect
from briefcite.model import Reference
from briefcite.text.called import LAW, called
from briefcite.text.csl_names import ROLES
from briefcite.text.late import late

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MASTERS = late(r"master|magist|diplom|laurea|mémoire|\bm\.? ?[as]c?\b|\bma\b|tfm|trabajo de fin", re.I)
_COURT = late(r"[A-Z]{3,9}(?: [A-Z][a-z]{1,4})?")
"""A court in a neutral citation, whose number says nothing without it: "UKHL", "EWCA Civ"."""
_NUMBERED = frozenset(("book", "incollection", "inproceedings"))


def render(references: Iterable[Reference], cited_in: str = "", capitals: Capitals = UNKNOWN) -> str:
    """Return the works as a .bib file for BibTeX; ``cited_in`` names the document, for a field of each entry."""
    return text_of((entry(reference, capitals) for reference in references), escape(cited_in, ascii_letters=True))


def entry(reference: Reference, capitals: Capitals = UNKNOWN) -> BibEntry:
    """Return one work as an entry."""
    kind = _kind(reference)
    dated, macros = _date(reference)
    fields = _people(reference, kind) | _titles(reference, capitals) | _imprint(reference, kind) | dated
    fields |= _numbers(reference, kind) | _access(reference, kind) | _rest(reference)
    return BibEntry(kind, reference.id, _completed(kind, fields, reference), macros)


def _kind(told: Reference) -> str:
    kind = kind_of(told.type).bibtex
    if kind == "phdthesis" and is_master(told.genre):
        kind = "mastersthesis"
    if kind == "book" and not (told.publisher and (told.author or told.editor)):
        kind = "booklet"
    if kind in _HOUSELESS and not _house(told, kind):
        kind = _HOUSELESS[kind]
    lacks_container = kind in ("article", "incollection", "inproceedings") and not told.container_title
    unsigned = kind not in ("book", "booklet") and not told.author
    return "misc" if lacks_container or unsigned or not told.title else kind


def is_master(genre: str) -> bool:
    """Return whether a thesis is one for a master's degree, in the words of several languages."""
    return bool(_MASTERS.search(genre))


def _text(value: str) -> str:
    return escape(value, ascii_letters=True)


def _people(told: Reference, kind: str) -> dict[str, str]:
    """Return the names; a book's styles refuse an editor beside an author, who is then biblatex's second."""
    written = {
        role: bibnames.written(getattr(told, role), cut=role in told.truncated, ascii_letters=True) for role in ROLES
    }
    if kind == "book" and told.author:
        written["editora"] = written.pop("editor")
    return written


def _titles(told: Reference, capitals: Capitals) -> dict[str, str]:
    container = "journal" if kind_of(told.type).bibtex == "article" else "booktitle"
    return {
        "title": protect(told.title, told.language, ascii_letters=True, capitals=capitals),
        container: _text(told.container_title)
        if container == "journal"
        else protect(told.container_title, told.language, ascii_letters=True, capitals=capitals),
        "series": _text(told.collection_title),
    }


def _imprint(told: Reference, kind: str) -> dict[str, str]:
    house = _HOUSES.get(kind, "publisher")
    publisher = _house(told, kind)
    kept = "" if publisher is told.authority and told.authority else told.authority
    return {
        house: _text(publisher),
        "authority": _text(kept),
        "address": _text(told.publisher_place),
        "edition": _text(ordinal(told.edition)),
        "type": _text(told.genre),
    }


def _house(told: Reference, kind: str) -> str:
    """Return who published it; of a report or thesis also the body it was made for."""
    return told.publisher or (told.authority if kind in _HOUSES else "")


def _date(told: Reference) -> tuple[dict[str, str], frozenset[str]]:
    days = ends(told.issued)
    fields = {"year": year_of(told.issued)}
    if len(days) != 1 or not days[0].month:
        return fields, frozenset()
    if days[0].month in SEASONS:
        return fields | {"month": SEASONS[days[0].month]}, frozenset()
    if not 1 <= days[0].month <= 12:
        return fields, frozenset()
    day = str(days[0].day) if days[0].day else ""
    return fields | {"month": _MONTHS[days[0].month - 1], "day": day}, frozenset(("month",))


def _numbers(told: Reference, kind: str) -> dict[str, str]:
    """Return the numbers where the styles take them; plain.bst warns of volume beside number in a book."""
    fields = {
        "volume": _text(told.volume),
        "pages": _pages(told.page),
        "volumes": _text(told.number_of_volumes),
    }
    if kind_of(told.type).bibtex == "article":
        fields["number" if told.volume else "issue"] = _text(told.issue)
        return fields | {"eid": _text(told.number), "seriesnumber": _text(told.collection_number)}
    in_series = kind in _NUMBERED and told.collection_title and not told.volume
    fields["number" if in_series else "seriesnumber"] = _text(told.collection_number)
    fields["documentnumber" if kind in _NUMBERED else "number"] = _text(told.number)
    return fields | {"issue": _text(told.issue)}


def _pages(pages: str) -> str:
    return re.sub(r"\s*[-–—]+\s*", "--", _text(pages))


def _access(told: Reference, kind: str) -> dict[str, str]:
    url = verbatim(told.url)
    accessed = told.accessed.edtf if told.accessed else ""
    fields = {"doi": verbatim(told.doi), "url": url, "urldate": accessed, "isbn": _text(told.isbn)}
    if kind == "misc":
        number = "" if told.number and told.number in told.title else told.number
        if told.type == "legal_case" and number.isdecimal() and _COURT.fullmatch(told.authority):
            number = f"{told.authority} {number}"  # "[1999] UKHL 12"
        named = f"{told.genre} {number}".strip() if told.genre not in number else number
        fields["howpublished"] = ", ".join(filter(None, (_text(named), _held_in(told))))
    return fields


def _held_in(told: Reference) -> str:
    """Return what holds a ``@misc``, with its place there, as styles print neither: "410 U.S. 113", "Shores 12, 3"."""
    if not told.container_title:
        return ""
    issue = f"({told.issue})" if told.issue and told.type not in LAW else told.issue
    if told.type in LAW:
        series = " ".join(_text(part) for part in (told.volume, told.container_title, issue) if part)
        return (" " if told.volume else ", ").join(filter(None, (series, _pages(told.page))))
    volume = " ".join(_text(part) for part in (told.volume, issue) if part)
    place = rf"\emph{{{_text(told.container_title)}}} {volume}".strip()
    return f"{place}, {_pages(told.page)}" if told.page else place


def _rest(told: Reference) -> dict[str, str]:
    return {
        "archive": _text(told.archive),
        "archivelocation": _text(told.archive_location),
        "section": _text(told.section),
        "language": LANGUAGES.get(told.language, _text(told.language)),
        "langid": LANGUAGES.get(told.language, ""),
        "note": _text(told.note),
    }


def _completed(kind: str, fields: Mapping[str, str], told: Reference) -> Mapping[str, str]:
    """Add what the standard styles require for the type and the source does not give."""
    filled = {name: value for name, value in fields.items() if value}
    if kind not in ("misc", "booklet"):
        filled.setdefault("year", UNDATED)
    if kind == "misc" and _SHOWN.isdisjoint(filled):
        filled["note"] = _text(called(told)) or told.id
    if "author" not in filled and not (kind == "book" and "editor" in filled):
        filled["key"] = _text(_sorted_by(called(told))) or told.id
    return filled


def _sorted_by(name: str) -> str:
    """Return the first words of a name, whole and without brackets and quotes that may be left open."""
    words = re.sub(r"[^\w\s.,:/&-]", "", name).split()
    kept = words[:1]
    while len(kept) < len(words) and len(" ".join(kept)) + len(words[len(kept)]) < KEY_LETTERS:
        kept.append(words[len(kept)])
    return " ".join(kept)[:KEY_LETTERS].rstrip(" .,:/&-")


KEY_LETTERS = 40
_SHOWN = frozenset(("author", "title", "howpublished", "month", "year", "note"))
"""Fields of a ``@misc`` that the styles print; they warn where it has none of these."""
_HOUSES = {"techreport": "institution", "phdthesis": "school", "mastersthesis": "school"}
"""Types whose publisher has a name of its own."""
_HOUSELESS = {"incollection": "inproceedings", "techreport": "misc", "phdthesis": "misc", "mastersthesis": "misc"}
"""The type of a work whose own type requires a publisher that it does not have."""
