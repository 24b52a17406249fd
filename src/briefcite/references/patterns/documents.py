"""Documents of the United Nations ("A/HRC/13/39") and the European Commission ("COM(2020) 66 final")."""

from __future__ import annotations

from briefcite.references.normalize.dates import parse_date
from briefcite.references.normalize.identifiers import find_un_symbol
from briefcite.references.patterns.reader import Labelled, groups, trailing_locator
from briefcite.text.cues import holds
from briefcite.text.late import late

_AUTHOR = late(
    r"(?P<author>(?:(?:UN|U\.N\.|United Nations)[,\s]+)?(?:Security Council|General Assembly|"
    r"Secretary-General|Human Rights (?:Council|Committee)|"
    r"Economic and Social Council|Commission on Human Rights|International Law Commission|Committee (?:on|"
    r"against) [A-Z][^,;]{3,60}|"
    r"Special Rapporteur[^,;]{0,80}|High Commissioner[^,;]{0,40}|Committee on [^,;]{3,60})|UNSC|UNGA|UNHRC|"
    r"ECOSOC|UNHCR|UNDP|OHCHR|CEDAW|CESCR|CERD|CRC|HRC|ILC|"
    r"(?:UN|United Nations)\s(?=[,]))(?P<after>[,:]\s+|\s+(?=Res))"
)
_SYMBOL_LEAD = late(r"[\s,(]*(?:UN|U\.N\.)\s(?:Docs?|Dok)\.?\s?$|[\s,(]*UN-Dok\.\s?$")
_DATE_END = late(r"[\s,(]*\(?((?:adopted\s)?(?:\d{1,2}\s[A-Z][a-z]+|[A-Z][a-z]+\s\d{1,2},)\s(?:19|20)\d\d)\)?[\s,]*$")
_DATE_AHEAD = late(
    r"[\s,]*(?:\((?P<year>\d{4})\))?[\s,(]*(?P<issued>(?:\d{1,2}\.?\s[A-ZÀ-Þa-zà-ÿ]{3,10}\.?|"
    r"[A-Z][a-z]+\s\d{1,2},)\s(?:19|20)\d\d|\(?(?:19|20)\d\d\)?)?\)?"
)


_COMMISSION = late(
    r"(?:(?P<author2>[A-Z][^,;\d]{0,30}(?:Commission|Kommission|Commissione|Comisión|Comissão|Council|Parliament)"
    r"[^,;\d]{0,30}),\s+(?=\(?(?:COM|SWD|SEC|JOIN|KOM))|(?:(?P<author>[A-Z][^,;\"“”'‘’]{3,60}),\s+)?[\"“'‘„]?"
    r"(?P<title>[A-Z][^\"”;]{3,220}?)[\"”'’“]?,?\s+)?\(?"
    r"(?P<number>(?:COM|SWD|SEC|JOIN|KOM)\s?[(/]?(?P<year>(?:19|20)\d\d)[)/]?,?\s?\d{1,4}(?:\s(?:final|"
    r"endg\.|def\.))?)\)?"
    r"(?:[,\s(]+(?:vom\s|of\s)?(?P<issued>\d{1,2}\.?\s?[A-Za-zä.\d]+\s?(?:19|20)\d\d))?"
)


def read_document(text: str, start: int, end: int) -> list[Labelled] | None:
    """Read a document of the United Nations or the European Commission; None where the citation is none."""
    piece = text[start:end]
    if holds(piece, ("COM", "SWD", "SEC", "JOIN", "KOM")):
        found = _COMMISSION.match(text, start, end)
        if found:
            read = [item for item in groups(found) if item.label != "year"]
            return [*read, *trailing_locator(text, found.end(), end)]
    return _united_nations(text, start, end)


def _united_nations(text: str, start: int, end: int) -> list[Labelled] | None:
    symbol = find_un_symbol(text, start, end) if text.find("/", start, end) >= 0 else None
    if symbol is None or symbol.start - start > 400 or "http" in text[start : symbol.start]:
        return None
    found = [Labelled("number", symbol.start, symbol.end)]
    lead = _SYMBOL_LEAD.search(text, start, symbol.start)
    stop = lead.start() if lead else symbol.start
    author = _AUTHOR.match(text, start, stop)
    title_start = author.end() if author else start
    if author:
        found.append(Labelled("author", *author.span("author")))
    early = _DATE_END.search(text, title_start, stop)
    if early:
        found.append(Labelled("issued", *early.span(1)))
        stop = early.start()
    found.append(_trimmed("title", text, title_start, stop))
    after = symbol.end
    if not early and (late := _DATE_AHEAD.match(text, symbol.end, end)) and (late["issued"] or late["year"]):
        name = "issued" if late["issued"] and parse_date(late["issued"]) else "year"
        if late[name]:
            found.append(Labelled("issued", *late.span(name)))
            after = late.end()
    return [*found, *trailing_locator(text, after, end)]


def _trimmed(label: str, text: str, start: int, end: int) -> Labelled:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip(" ,:("))
    return Labelled(label, start + left, max(start + left, start + len(piece.rstrip(" ,:(["))))
