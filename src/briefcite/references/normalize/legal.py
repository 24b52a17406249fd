"""Cases, statutes, treaties and UN documents: their type, and the numbers and dates in their titles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefcite.references.normalize.dates import parse_date
from briefcite.references.normalize.draft import Draft
from briefcite.references.normalize.identifiers import find_celex, find_ecli, find_un_symbol
from briefcite.references.normalize.parts import Parts
from briefcite.references.normalize.titles import clean_title, recased
from briefcite.text.cues import holds
from briefcite.text.late import late

_PARTIES = late(r"\S\sv\.?\s[A-ZÀ-Þ]")
_REPORTS = late(
    r"(?:BVerfGE?|BGH(?:Z|St)?|BVerwGE?|BAGE?|BSGE?|BFHE?|RGZ|RGSt|BGE|VfSlg|Slg\.?|ECR|ECR-SC|AC|QB|KB|Ch|"
    r"WLR|All ER|EHRR|ER|CLR|SCR|DLR|"
    r"U\.\s?S\.|S\.\s?Ct\.|F\.\s?(?:2d|3d|4th)?|F\.\s?Supp\.(?:\s?[23]d)?|I\.?C\.?J\.?\s(?:Reports|Rep\.?)|"
    r"P\.?C\.?I\.?J\.?.*)"
)
_TREATY_SERIES = late(r"U\.?N\.?T\.?S\.?|L\.?N\.?T\.?S\.?|I\.?L\.?M\.?|C?\.?E\.?T\.?S\.?|U\.?S\.?T\.?|C\.?T\.?S\.?")
_LAW_SERIES = late(r"OJ|ABl\.?|JO|GU|U\.?\s?S\.?\s?C\.?(?:\s?A\.)?|C\.?\s?F\.?\s?R\.?|Stat\.?|R?BGBl\.?")
_ACT = late(
    r"(?:Council |Commission )?(?:(?:Implementing|Delegated|Framework) )?(?:Regulation|Directive|Decision|"
    r"Verordnung|Richtlinie|Beschluss|"
    r"Rahmenbeschluss|Règlement|Regolamento|Direttiva|Reglamento|Directiva|Regulamento|"
    r"Diretiva)\s(?:\([A-Z]{2,4}[^()]{0,10}\)\s)?"
    r"(?:N[or]\.?\s|n[°º.]\s?)?(?P<eu>\d{2,4}/\d{1,4}(?:/[A-Z]{2,4})?)"
    r"|(?:Legge|[Ll]\.|[Dd]\.\s?[Ll]gs\.|[Dd]\.[Ll]\.|[Dd]\.[Pp]\.[Rr]\.)\s\d{1,2}[^,;]{4,20},?\sn\.\s?"
    r"(?P<italian>\d+)"
    r"|(?:Loi|Décret|Ordonnance|Ley|Real Decreto|Decreto|Lei|Legge|[Ll]\.|[Dd]\.\s?[Ll]gs\.|[Dd]\.[Ll]\.|"
    r"[Dd]\.[Pp]\.[Rr]\.)[^,;]{0,24}?\b(?P<national>\d[\d./-]*\d)"
)
_STATUTE = late(
    r"(?:Act|Ordinance|Regulations|Rules|Code)(?:\s(?:of\s)?\d{4})?|"
    r"[A-ZÄÖÜ][A-Za-zÄÖÜäöü]{0,10}[A-ZÄÖÜ]{1,4}(?:-[A-Z]{1,3})?"
)
_CODE = late(r"[A-Z][\w.&\s]{2,60}\b(?:STAT|CODE|LAWS|CONST|Stat|Code|Laws|Const)\b[\w.,\s]{0,30}§")
_DIGIT = late(r"\d")
"""What every number of an act holds, and few titles do."""
_INSTRUMENTS = ("Regulations", "Rules", "Order")
_INSTRUMENT = late(r"\b(?:Regulations|Rules|Order)(?:\s\d{4})?$")
_SI_NUMBER = late(r"\bSI\s(?:19|20)\d\d/\d{1,5}")
_IN_TITLE = late(
    r"\b(?:of|vom|du|del|de|do|d\.d\.)\s(\d{1,2}(?:er|º|°|"
    r"\.)?\s(?:de\s)?[^\W\d_]{3,10}\.?\s(?:de\s)?\d{4})|(\d{1,2}\s[a-z]{4,9}\s\d{4})"
)
_NAMED_ACT = late(r"\s(?:Act|Ordinance)(?:\s\d{4})?$|(?:An\s)?Act\s(?:for|to|of)\s")
_PROVISION = late(r"\s*(?:§|[Aa]rt|[Ss]ec|ss?\s|recital)")
_NEUTRAL = late(r"\[(\d{4})\]\s([A-Za-z ]+?)\s\d+")
_BILL = late(r"Dr(?:ucks|s)|Cong\.")
_COMMISSION = late(r"(?:COM|SWD|SEC|JOIN|KOM)\s?[(/]?(\d{4})")
_NAMING = ("authority", "genre", "issued", "number", "container-title", "volume", "section", "page")
_DERIVED = 0.85  # confidence of a value taken out of another


def put_legal(parts: Parts, draft: Draft) -> tuple[str, float] | None:
    """Put what only legal sources have; give the CSL type where this is one."""
    _put_numbers(parts, draft)
    for kind in _kinds(parts, draft):
        if kind:
            _name_by_its_words(parts, draft)
            return kind
    return None


def _kinds(parts: Parts, draft: Draft) -> Iterator[tuple[str, float] | None]:
    yield _case(draft)
    yield _treaty(draft)
    yield _law(parts, draft)
    yield _bill(draft)
    yield _document(parts, draft)


def _put_numbers(parts: Parts, draft: Draft) -> None:
    """Keep ECLI and CELEX in the note, where CSL has no variable for them."""
    if holds(parts.folded, ("eu:", "ecli:", "celex")):
        where = parts.text, parts.start, parts.end
        if found := find_ecli(*where) or find_celex(*where):
            draft.put("note", found.value, _DERIVED)
    if neutral := _NEUTRAL.match(draft.text("number")):
        draft.put("issued", parse_date(neutral[1]), _DERIVED)
        draft.put("authority", neutral[2], _DERIVED)


def _case(draft: Draft) -> tuple[str, float] | None:
    title = draft.text("title")
    named = " v" in title and not draft.has("author") and _PARTIES.search(title) is not None
    if draft.text("note").startswith("ECLI") or (draft.has("authority") and not _BILL.search(draft.text("number"))):
        return "legal_case", 0.95
    if not draft.has("author") and _REPORTS.fullmatch(draft.text("container_title")):
        return "legal_case", 0.9
    alone = not any(draft.has(field) for field in ("publisher", "container_title", "url"))
    return ("legal_case", 0.8) if named and (draft.has("number") or alone) else None


def _treaty(draft: Draft) -> tuple[str, float] | None:
    return ("treaty", 0.95) if _TREATY_SERIES.fullmatch(draft.text("container_title")) else None


def _law(parts: Parts, draft: Draft) -> tuple[str, float] | None:
    title = draft.text("title")
    act = _ACT.match(title) if _DIGIT.search(title) and not draft.has("author") else None
    if act:
        draft.put("number", act["eu"] or act["italian"] or act["national"], _DERIVED)
        _put_date_of_act(title, act, draft)
        return "legislation", 0.95
    if not draft.has("author") and _LAW_SERIES.fullmatch(draft.text("container_title")):
        _put_section(parts, draft)
        return "legislation", 0.9
    if "§" in title and (code := _CODE.match(title)) and not draft.has("author"):
        draft.values["title"] = recased(code[0], short=True) + title[code.end() :]
        return "legislation", 0.9
    if (
        holds(title, _INSTRUMENTS)
        and _INSTRUMENT.search(title)
        and (found := _SI_NUMBER.search(parts.text, parts.start, parts.end))
    ):
        draft.put("number", found[0], _DERIVED)
        return "legislation", 0.9
    plain = not any(
        draft.has(field) for field in ("author", "editor", "publisher", "publisher_place", "container_title")
    )
    pointed = plain and _PROVISION.match(parts.first("locator").text) is not None
    if plain and ((pointed and _STATUTE.fullmatch(title)) or _NAMED_ACT.search(title)):
        return "legislation", 0.8
    return None


def _put_date_of_act(title: str, act: re.Match[str], draft: Draft) -> None:
    """Take the day out of the title; the year of a number ("95/46/EC", "19/2013") where there is none."""
    found = _IN_TITLE.search(title)
    date = parse_date(found[1] or found[2]) if found else None
    if date:
        draft.values.pop("issued", None)
        draft.put("issued", date, _DERIVED)
    number = (act["eu"] or act["national"] or "").split("/")
    year = next((part for part in number if re.fullmatch(r"(?:19|20)\d\d", part)), "")
    if not year and act["eu"] and number[0].isdigit() and 50 <= int(number[0]) <= 99:
        year = f"19{number[0]}"
    draft.put("issued", parse_date(year), _DERIVED)


def _put_section(parts: Parts, draft: Draft) -> None:
    section = parts.first("section")
    draft.put("section", clean_title(section.text).lstrip("§ "), section.confidence)


def _name_by_its_words(parts: Parts, draft: Draft) -> None:
    """Take the citation for a title where there is no other: "42 U.S.C. § 1983", "BGHZ 54, 251"."""
    labelled = [part for label in _NAMING for part in parts.all(label)]
    if labelled and not draft.has("title"):
        start, end = min(part.start for part in labelled), max(part.end for part in labelled)
        named = parts.text[start:end]
        closed = named.count("(") > named.count(")") and parts.text[end : end + 1] == ")"  # "42 U.S.C. § 1983 (2018)"
        draft.put("title", clean_title(named + ")" * closed), _DERIVED)


def _bill(draft: Draft) -> tuple[str, float] | None:
    return ("bill", 0.85) if _BILL.search(draft.text("number")) and not draft.has("container_title") else None


def _document(parts: Parts, draft: Draft) -> tuple[str, float] | None:
    """A UN or Commission document: CSL has no type of its own for it, report is the nearest."""
    if found := _COMMISSION.match(draft.text("number")):
        draft.put("issued", parse_date(found[1]), _DERIVED)
        return "report", 0.85
    symbol = find_un_symbol(parts.text, parts.start, parts.end) if "/" in parts.folded else None
    if symbol and not draft.has("url") and not draft.has("publisher_place") and not draft.has("volume"):
        draft.put("number", symbol.value, _DERIVED)
        return "report", 0.85
    return ("report", 0.85) if symbol and draft.text("number") == symbol.value else None
