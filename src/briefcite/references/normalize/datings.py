"""Which date is which: when a work was issued, when a page was changed or accessed, and numbers that are no year."""

from __future__ import annotations

import re

from briefcite.model import Date
from briefcite.references.normalize.dates import parse_date
from briefcite.references.normalize.draft import Draft
from briefcite.references.normalize.parts import Part, Parts
from briefcite.text.late import late

BESIDE = 3
"""Most characters between publisher and year."""
_LEAD = 28
"""Characters before a date that are searched for what it is the date of."""
_CHANGED = late(
    r"(?:last (?:modified|updated|changed|revised|update|modification)|(?:modified|updated) on|zuletzt (?:geändert|"
    r"aktualisiert|bearbeitet)|aktualisiert am|letzte (?:änderung|aktualisierung)|dernière (?:modification|mise à jour)"
    r"|mise? à jour|ultim[ao] (?:modifica|aggiornamento)|última (?:modificación|actualización|modificação|atualização)"
    r")[\s:,]{0,3}(?:on|am|vom|le|il|el|em|on the)?\s?$",
    re.I,
)
_LOOKED_AT = (
    r"(?:last )?(?:accessed|retrieved|visited|viewed|consulted|checked)(?: on)?|date of access|access date|"
    r"(?:zuletzt )?(?:abgerufen|aufgerufen|besucht|eingesehen)(?: am)?|(?:letzter )?(?:zugriff|abruf)(?: am)?|"
    r"consultée?s?(?: le)?|page consultée le|consultat[oai](?: il)?|ultimo accesso|consultado(?: el)?|"
    r"acess?o em|acedido em|consultado em|geraadpleegd(?: op)?|dostęp"
)
_BEFORE_ACCESS = late(rf"\b(?:{_LOOKED_AT})[\s:,]{{0,3}}$", re.I)
_ACCESS_IN = late(rf"[\s,;.(\[]+(?:{_LOOKED_AT})\b[\s:,]{{0,3}}(?=\D{{0,12}}\d)([^()\[\]]*)[)\]]?\W*$", re.I)
"""An access date within a publisher or title: "Quay Press, accessed 4 May 2021"."""
_ACCESS_CUES = ("ccess", "etriev", "isited", "iewed", "onsult", "hecked", "rufen", "esucht", "ingesehen", "ugriff",
                "bruf", "cesso", "cedido", "adpleegd", "dost")  # fmt: skip
_PAGES = r"(?:pp?|S|Seiten|pages|p[áa]gs?|páginas|pagine|str|Bl)\b\.?"
_DIGIT = late(r"\d")
_EXTENT = late(rf"\d{{1,4}}\s?{_PAGES}", re.I)
_PAGES_AFTER = late(rf"\s?{_PAGES}(?![\s.]*\d)")  # "Oxford 2001 p. 12" tells a year


def put_dates(parts: Parts, draft: Draft) -> None:
    """Put the dates: the year after the publisher is the book's; of two dates in one year the fuller counts."""
    issued, accessed = _issued(parts), _accessed(parts)
    dated = [(part, date) for part in issued if (date := parse_date(part.text + _asked(parts, part)))]
    if dated:
        house = parts.first("publisher")
        published = [one for one in dated if house.text and 0 <= one[0].start - house.end <= BESIDE]
        part, date = (published or dated)[0]
        closer = max((other for _, other in dated if other.edtf[:4] == date.edtf[:4]), key=lambda d: len(d.edtf))
        draft.put("issued", closer, part.confidence)
    for part in accessed:
        draft.put("accessed", parse_date(part.text), part.confidence)


def _asked(parts: Parts, part: Part) -> str:
    """Return the question mark behind a date, which may be read as none of the citation: "[1901?]"."""
    return "?" if parts.text.startswith("?", part.end) else ""


def _issued(parts: Parts) -> list[Part]:
    """Return the parts that say when it was issued: a page's last change too, but not "1264 pp." or "accessed"."""
    told = [part for part in parts.all("issued") if not (_is_extent(parts, part) or _said(parts, part, _BEFORE_ACCESS))]
    return told + [part for part in parts.all("accessed") if _said(parts, part, _CHANGED)]


def _accessed(parts: Parts) -> list[Part]:
    told = [part for part in parts.all("accessed") if not _said(parts, part, _CHANGED)]
    return told + [part for part in parts.all("issued") if _said(parts, part, _BEFORE_ACCESS)]


def _said(parts: Parts, part: Part, lead: re.Pattern[str]) -> bool:
    """Return whether the words before a date, or its first words, match; a month may stand between."""
    before, head = parts.before(part, _LEAD), _DIGIT.split(part.text, maxsplit=1)[0]
    return any(lead.search(before + words) for words in ("", head, head.rstrip().rpartition(" ")[0] + " "))


def _is_extent(parts: Parts, part: Part) -> bool:
    """Return whether a number counts the pages of a book, "1824 p.", or is that of a section, "§ 1983"."""
    if parts.before(part, 2).rstrip().endswith(("§", "¶")):
        return True
    after = parts.text[part.end : part.end + 12]
    return bool(
        _EXTENT.fullmatch(part.text.strip(" .,;()")) or (part.text[-1:].isdigit() and _PAGES_AFTER.match(after))
    )


def without_access(text: str) -> tuple[str, Date | None]:
    """Return a publisher or title without the access date within it, and that date."""
    if not any(cue in text for cue in _ACCESS_CUES) or not (found := _ACCESS_IN.search(text)):
        return text, None
    date = parse_date(found[1])
    return (text[: found.start()], date) if date and found.start() else (text, None)
