"""biblatex: its own types (``@online``, ``@report``, ``@jurisdiction``), EDTF dates, Unicode kept."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefcite.bib.kinds import LANGUAGES, kind_of
from briefcite.export import bibnames
from briefcite.export.bibfile import BibEntry, text_of
from briefcite.export.bibtex import is_master
from briefcite.export.capitals import UNKNOWN, Capitals
from briefcite.export.latex import escape, verbatim
from briefcite.export.titles import protect
from briefcite.model import Reference
from briefcite.text.csl_names import ROLES

_LAW = frozenset(("jurisdiction", "legislation"))
_INSTITUTIONS = frozenset(("report", "thesis", *_LAW))
_PERIODICALS = frozenset(("article", "review"))
_SUBTYPES = {"article-newspaper": "newspaper", "article-magazine": "magazine"}


def render(references: Iterable[Reference], cited_in: str = "", capitals: Capitals = UNKNOWN) -> str:
    """Return the works as a .bib file for biblatex; ``cited_in`` names the document, for a field of each entry."""
    return text_of((entry(reference, capitals) for reference in references), escape(cited_in, ascii_letters=False))


def entry(reference: Reference, capitals: Capitals = UNKNOWN) -> BibEntry:
    """Return one work as an entry."""
    kind = _kind(reference)
    people = {
        role: bibnames.written(getattr(reference, role), cut=role in reference.truncated, ascii_letters=False)
        for role in ROLES
    }
    return BibEntry(
        kind,
        reference.id,
        people | _titles(reference, kind, capitals) | _imprint(reference, kind) | _rest(reference, kind),
    )


def _kind(told: Reference) -> str:
    kind = kind_of(told.type).biblatex
    if kind == "book" and told.editor and not told.author:
        return "collection"
    if kind == "online" and (told.doi or not told.url):
        return "misc"
    return "misc" if kind == "article" and not told.container_title else kind


def _text(value: str) -> str:
    return escape(value, ascii_letters=False)


def _titles(told: Reference, kind: str, capitals: Capitals) -> dict[str, str]:
    container = "journaltitle" if kind in _PERIODICALS else "booktitle" if kind.startswith("in") else "maintitle"
    if kind in ("online", "misc"):
        container = "organization" if kind == "online" else "booktitle"
    return {
        "title": protect(told.title, told.language, ascii_letters=False, keeps=True, capitals=capitals),
        container: protect(told.container_title, told.language, ascii_letters=False, keeps=True, capitals=capitals),
        "series": _text(told.collection_title),
    }


def _imprint(told: Reference, kind: str) -> dict[str, str]:
    house = "institution" if kind in _INSTITUTIONS else "publisher"
    fields = {
        house: _text(told.publisher),
        "location": _text(told.publisher_place),
        "edition": _text(told.edition),
    }
    if told.authority:
        fields["authority" if fields[house] else house] = _text(told.authority)
    genre = _text(told.genre)
    if kind == "thesis" and not genre:
        genre = "phdthesis"
    if kind == "thesis" and is_master(told.genre):
        fields["entrysubtype"] = "masters"
    return fields | {"type": genre, "date": told.issued.edtf if told.issued else ""}


def _rest(told: Reference, kind: str) -> dict[str, str]:
    number = "number" if told.issue or told.collection_number else "eid" if kind in _PERIODICALS else "number"
    numbers = {"volume": told.volume, "volumes": told.number_of_volumes, "pages": _pages(told.page)}
    numbers |= _numbers(told, kind, number)
    return {name: _text(value) if name != "pages" else value for name, value in numbers.items()} | {
        "entrysubtype": _SUBTYPES.get(told.type, ""),
        "section": _text(told.section),
        "archive": _text(told.archive),
        "archivelocation": _text(told.archive_location),
        "addendum": ", ".join(_text(part) for part in (told.archive, told.archive_location) if part),
        "langid": LANGUAGES.get(told.language, ""),
        "language": "" if told.language in LANGUAGES else _text(told.language),
        "isbn": _text(told.isbn),
        "doi": verbatim(told.doi),
        "url": verbatim(told.url),
        "urldate": told.accessed.edtf if told.accessed else "",
        "note": _text(told.note),
    }


def _numbers(told: Reference, kind: str, free: str) -> dict[str, str]:
    """Return the three numbers of CSL: an article's is its issue, a book's that in its series."""
    if kind in _PERIODICALS:
        return {"number": told.issue, "eid": told.number, "seriesnumber": told.collection_number}
    series = "number" if told.collection_number and not told.number else "seriesnumber"
    return {
        series: told.collection_number,
        "number" if told.number else free: told.number,
        "issue": told.issue,
    }


def _pages(pages: str) -> str:
    return re.sub(r"\s*[-–—]+\s*", "--", _text(pages))
