"""Unprinted sources: "NARA, RG 21/44C/107, Pemberton report, 8 Aug. 1944", "ASV, Arti, b. 5, c. 12r"."""

from __future__ import annotations

import re

from briefcite.references.normalize.dates import parse_date
from briefcite.references.normalize.lexicon import entries
from briefcite.references.patterns.reader import LOCATOR, Labelled
from briefcite.text.late import late

_ITEM = late(r"[^,;:]+")
_NAMED = late(
    r"(?:(?:[A-ZÄÖÜ]\w{2,14}isches\s)?(?:Bundes|Staats|Landes|Stadt|Haupt|Kreis|Zentral|Universitäts|Diözesan|Erzbischöfliches\s|"
    r"Hauptstaats|Landeshaupt|Geheimes\sStaats)[Aa]rchiv\b|"
    r"Archivio\s(?:di\sStato|[Ss]torico\s(?:del|della|di|dell)|Segreto|Apostolico|Centrale|[Pp]arrocchiale|"
    r"[Vv]escovile|Comunale|Capitolare)|"
    r"Archivo\s(?:General|Histórico|Nacional|Municipal)|Arquivo\s(?:Nacional|Histórico|Público|Geral)|"
    r"Archives?\s(?:nationales?|départementales?|municipales?|"
    r"générales?|d[eu]\s)|"
    r"Arch\.\s(?:dép|nat|mun|comm|di\sStato|st)\b|.{2,40}\s(?:Archives?|Papers|Nachlass|Public Library|Record Office)$|"
    r"(?:Biblioteca|Bibliothèque|Bibliothek)\s.{3,40}$)",
    re.I,
)
_UNIT = late(
    r"(?:^|\s)(?:bb?|bust[ae]|regg?|registr[oi]|fasc|filz[ae]|fz|mazzo|cassa|RG|Record Group|"
    r"[Ff]on[ds]{1,2}o?|leg|legajo|lib|liasse|carton|cart|"
    r"[Nn]achlass|NL|Rep|Best|Bestand|Box|Folder|MSS?|[Cc]od|[Cc]odd|Add|FO|CO|WO|CAB|HO|PREM|KV|DO|PRO|SP|"
    r"ADM|AIR|T|op|opis|delo|d|l|"
    r"Karton|Nr|N[o°º]|caja|exp|cx|maço|sér(?:ie)?|series|Abt|HA|R|N|NS|E|F\d*|AJ|BB|mss?|Ms|Mss)(?:\.|\b)\s?[A-Z\d]|"
    r"^[A-Z]{1,4}\s?\d[\w/ -]*$|^\d{1,3}\s?[A-Z]{1,2}\s?\d|\d/\d",
)
_NUMBERED = late(r"\s*[A-Z]{1,3}\s?\d")  # "N 1234" is a signature, though 1234 could be a year
_PINPOINT = late(rf"\s*(?:{LOCATOR}|(?:cc?|ff?|fols?|fo|Bl|p|S)\.\s?\d+\s?[rv]?(?:[–-]\d+\s?[rv]?)?)\s*\.?\s*$")
_LONGEST = 300  # characters; archival citations are short
_FEWEST = 2  # items: an archive and a signature


def read_archival(text: str, start: int, end: int) -> list[Labelled] | None:
    """Read a citation of an archive's holdings; None where no known archive leads or closes it."""
    if end - start > _LONGEST:
        return None
    items = [found.span() for found in _ITEM.finditer(text, start, end) if found[0].strip(" .")]
    if len(items) < _FEWEST:
        return None
    place = _archive(text, items)
    if place is None:
        return None
    signature = [
        span for span in items[place + 1 :] if not _dated(text, span) and not _PINPOINT.fullmatch(text[slice(*span)])
    ]
    units = [span for span in signature if _UNIT.search(text[slice(*span)].strip(" ."))]
    if not units:
        return None
    return _labelled(text, items, place, units[-1])


def _archive(text: str, items: list[tuple[int, int]]) -> int | None:
    """Give the item that names the archive: known by its letters anywhere, by its words at the start."""
    for place, span in enumerate(items[:-1]):
        name = text[slice(*span)].strip()
        # "A.N." and "NA" are initials of people as well, unless they open the citation in capitals.
        sure = len(name) > 2 and "." not in name and (len(name) > 3 or name.isupper())
        if (sure or (place == 0 and name[:2].isupper())) and name.casefold() in entries("archives"):
            return place
    return 0 if _NAMED.match(text[slice(*items[0])].strip()) else None


def _labelled(text: str, items: list[tuple[int, int]], place: int, last_unit: tuple[int, int]) -> list[Labelled]:
    found = [_trim(text, "archive", *items[place])]
    if place:
        found += _words(text, items[:place])
    location = items[place + 1 : items.index(last_unit) + 1]
    kept = [span for span in location if not _dated(text, span)]
    if kept:
        found.append(_trim(text, "archive-location", kept[0][0], kept[-1][1]))
    return found + _words(text, items[items.index(last_unit) + 1 :])


def _words(text: str, items: list[tuple[int, int]]) -> list[Labelled]:
    """Label what is no signature: the document's name, its date, the leaf."""
    found: list[Labelled] = []
    title: list[tuple[int, int]] = []
    for span in items:
        if _dated(text, span):
            found.append(_trim(text, "issued", *span))
        elif _PINPOINT.fullmatch(text[slice(*span)]):
            found.append(_trim(text, "locator", *span))
        elif not found:
            title.append(span)
    if title:
        found.append(_trim(text, "title", title[0][0], title[-1][1]))
    return found


def _dated(text: str, span: tuple[int, int]) -> bool:
    item = text[slice(*span)]
    if _NUMBERED.match(item):
        return False
    return len(item.split()) <= 4 and "/" not in item and parse_date(item) is not None


def _trim(text: str, label: str, start: int, end: int) -> Labelled:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    return Labelled(label, start + left, start + len(piece.rstrip()))
