"""What a .bib file holds, in either dialect: bibtexparser reads it, this makes references of it."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from briefcite.bib.dates import SEASONS
from briefcite.bib.delatex import text_of
from briefcite.bib.kinds import KINDS, LANGUAGES
from briefcite.bib.ordinals import edition_of
from briefcite.model import Date, Name, Reference
from briefcite.text.csl_names import ROLES
from briefcite.text.late import late

if TYPE_CHECKING:
    from bibtexparser.library import Library

UNDATED = "n.d."
_TYPES = {kind.biblatex: csl for csl, kind in reversed(KINDS.items())} | {
    "article": "article-journal", "book": "book", "booklet": "book", "collection": "book",
    "proceedings": "book", "manual": "book", "mvbook": "book", "inbook": "chapter", "incollection": "chapter",
    "conference": "paper-conference", "techreport": "report", "phdthesis": "thesis",
    "mastersthesis": "thesis", "electronic": "webpage", "www": "webpage", "misc": "document",
}  # fmt: skip
_VARIABLES = {
    "title": ("title",),
    "container_title": ("journaltitle", "journal", "booktitle", "maintitle", "organization"),
    "collection_title": ("series",),
    "edition": ("edition",),
    "publisher": ("publisher", "institution", "school"),
    "publisher_place": ("address", "location"),
    "volume": ("volume",),
    "number_of_volumes": ("volumes",),
    "genre": ("type",),
    "authority": ("authority",),
    "section": ("section",),
    "archive": ("archive",),
    "archive_location": ("archivelocation",),
    "isbn": ("isbn",),
    "note": ("note",),
}
_SUBTYPES = {"newspaper": "article-newspaper", "magazine": "article-magazine"}
_PERIODICALS = frozenset(("article-journal", "article-newspaper", "article-magazine", "review"))
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec"
_CODES = {name: code for code, name in LANGUAGES.items()}
_URL = late(r"\\url\{([^{}]*)\}")


def references_in(text: str) -> list[Reference]:
    """Return the entries of a .bib file, their keys as ids; what cannot be parsed is passed over."""
    return [
        reference(entry.entry_type, entry.key, {f.key.lower(): str(f.value) for f in entry.fields})
        for entry in _library(text).entries
    ]


def left_open(text: str) -> int:
    """Return the line of a last entry that is never closed, which takes in whatever is added behind it; 0 for none."""
    failed = [
        block for block in _library(text).failed_blocks if block.raw and text.rstrip().endswith(block.raw.rstrip())
    ]
    last = failed[-1] if failed else None
    return (last.start_line or 0) + 1 if last and last.raw and last.raw.count("{") > last.raw.count("}") else 0


def _library(text: str) -> Library:
    from bibtexparser.entrypoint import parse_string

    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # it writes to stderr, without the file's name
    return parse_string(text)


def reference(kind: str, key: str, fields: Mapping[str, str]) -> Reference:
    """Return one entry as a reference.

    Args:
        kind: the entry type, without "@".
        key: the citation key.
        fields: values as LaTeX source, without their outer braces.
    """
    told: dict[str, Any] = {variable: _first(fields, names) for variable, names in _VARIABLES.items()}
    csl = _SUBTYPES.get(fields.get("entrysubtype", ""), _TYPES.get(kind.lower(), "document"))
    told["edition"] = edition_of(told["edition"])
    url = fields.get("url") or _howpublished(fields)
    if csl == "document":
        csl = _of_misc(fields, url)
    named = {role: fields.get(role, "") for role in ROLES}
    named["editor"] = named["editor"] or fields.get("editora", "")
    told |= {role: _names(names) for role, names in named.items()}
    return Reference(
        id=key,
        type=csl,
        doi=fields.get("doi", ""),
        url=url,
        issued=_issued(fields),
        accessed=Date(fields["urldate"]) if fields.get("urldate") else None,
        page=text_of(fields.get("pages", "")),
        language=_language(fields),
        truncated=tuple(role for role in ROLES if _cut(named[role])),
        **_numbers(fields, csl),
        **told,
    )


def _of_misc(fields: Mapping[str, str], url: str) -> str:
    """Return what a ``@misc`` is: classic BibTeX has no type for an unsigned article or a web page."""
    if "journal" in fields or "journaltitle" in fields:
        return "article-journal"
    return "webpage" if url and "booktitle" not in fields else "document"


def _first(fields: Mapping[str, str], names: tuple[str, ...]) -> str:
    return next((text_of(fields[name]) for name in names if fields.get(name)), "")


def _howpublished(fields: Mapping[str, str]) -> str:
    found = _URL.search(fields.get("howpublished", ""))
    return found[1] if found else ""


def _numbers(fields: Mapping[str, str], csl: str) -> dict[str, Any]:
    number = text_of(fields.get("number", ""))
    issue = text_of(fields.get("issue", ""))
    in_series = text_of(fields.get("seriesnumber", ""))
    if csl in _PERIODICALS:
        return {
            "issue": number or issue,
            "number": text_of(fields.get("eid", "")),
            "collection_number": in_series,
        }
    own = text_of(fields.get("documentnumber", ""))
    if fields.get("series") and not in_series and not own:
        return {"collection_number": number, "issue": issue}
    return {
        "number": own or number,
        "issue": issue,
        "collection_number": in_series or (number if own else ""),
    }


def _issued(fields: Mapping[str, str]) -> Date | None:
    if fields.get("date"):
        return Date(fields["date"])
    year = text_of(fields.get("year", ""))
    if not year or year == UNDATED:
        return None
    month = _month(fields.get("month", ""))
    day = fields.get("day", "").strip()
    return Date(year + month + (f"-{int(day):02}" if month and day.isdecimal() else ""), raw=year)


def _month(month: str) -> str:
    word = text_of(month).strip().lower()[:3]
    if word.isdecimal():
        return f"-{int(word):02}"
    seasons = {name[:3].lower(): number for number, name in SEASONS.items()}
    names = _MONTHS.split()
    return f"-{names.index(word) + 1:02}" if word in names else f"-{seasons[word]}" if word in seasons else ""


def _language(fields: Mapping[str, str]) -> str:
    name = fields.get("langid") or text_of(fields.get("language", ""))
    return _CODES.get(name, name)


def _cut(names: str) -> bool:
    return names.lower().split()[-2:] == ["and", "others"]


def _names(field: str) -> tuple[Name, ...]:
    from bibtexparser.middlewares.names import split_multiple_persons_names

    people = split_multiple_persons_names(field)
    return tuple(_name(one) for one in people if one.strip() and one.strip().lower() != "others")


def _name(source: str) -> Name:
    from bibtexparser.middlewares.names import InvalidNameError, parse_single_name_into_parts

    source = source.strip()
    if _is_braced(source):
        return Name(literal=text_of(source))
    try:
        parts = parse_single_name_into_parts(source, strict=False)
    except InvalidNameError:
        return Name(literal=text_of(source))
    family, given, particle, suffix = (
        text_of(" ".join(words)) for words in (parts.last, parts.first, parts.von, parts.jr)
    )
    return Name(family=family, given=given, particle=particle, suffix=suffix)


def _is_braced(source: str) -> bool:
    """Return whether one pair of braces holds the whole name: "{United Nations}", not "{von} {X}"."""
    depth = 0
    for place, char in enumerate(source):
        depth += (char == "{") - (char == "}")
        if depth == 0:
            return place == len(source) - 1 and source[:1] == "{" and not source.startswith("{\\")
    return False
