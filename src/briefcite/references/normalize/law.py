"""Legal sources and their CSL types: cases, statutes, treaties, bills, hearings, and papers known by a number.

Tried in order: words for the kind ("Urteil", "Directive"), the series that holds it (a reporter, a
gazette, a treaty series, a code), the body that gave it (a court), the shape of its number, and for what has no
author the title and a pinpoint that only law has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from briefcite.references.normalize.draft import Draft
from briefcite.references.normalize.lexicon import entries, rows
from briefcite.references.normalize.parts import Part, Parts
from briefcite.text.folding import fold
from briefcite.text.late import late

_CASE_NUMBER = late(
    r"(?:(?:Case|Cases|Joined Cases|Rs\.?|Rechtssache|verb\. Rs\.?|affaire|causa|asunto|processo|sprawa|zaak|aff\.)\s)?"
    r"(?:[CTF][-‑–]\d{1,4}/\d\d|ECLI:|EU:[CTF]:|[IVXLC]{1,5}\s(?:[a-z]\s)?(?:ZR|ZB|StR|AZR|ABR|R|ZA|ARZ)\b|"
    r"\d{1,2}\s(?:BvR|BvL|BvF|BvE|BvG|StR|C|O|U|S|K|A|B|N|Ob|Os|ZR|AZR|ABR|ARs|Ws|Sa|TaBV|CN|CS|VR|L|KR|AS|ObA|Bs)\s\d|"
    r"(?:IT|ICTR|ICC|SCSL|MICT)[-‑–/]\d|\[\d{4}\]\s[A-Z]{2,6}\b|(?:19|20)\d\d\s(?:CSC|SCC|QCCA|QCCS|ONCA|BCCA|FCA|CAF)\s\d|"
    r"(?:No\.?\s)?\d{1,2}[-:][Cc][VvRr][-‑–]\d|(?:STC|SAP|STS|ATC|SSTS)\s\d|ADI\s|ADPF\s|RE\s\d|HC\s\d{3}|REsp\s|"
    r"(?:application|appl?\.|req(?:uête|\.)|Beschwerde|ricorso|demanda|skarga|nr skargi)\b.{0,8}\d{2,6}/\d\d)",
    re.I,
)
_EU_ACT = late(
    r"(?:(?:\((?:EU|EC|EEC|UE|CE|CEE|EG|EWG|Euratom)\)\s?)(?:N[or]\.?|n[°º.])?\s?\d|\d{2,4}/\d{1,4}/(?:EU|EC|EEC|UE|CE|CEE|EG|EWG|JHA|JI|GAI|JAI|CFSP|WE)\b)"
)
_ACT_NUMBER = late(
    r"(?:SI|S\.I\.|SR|Pub\.\s?L\.|P\.\s?L\.|Public Law|PL|c(?:h|ap)?\.?)\s?(?:No\.?\s)?[\dA-Z]|Dz\.\s?U\.|"
    r"Law No|Act No|Ley \d|Lei \d"
)
_BILL_NUMBER = late(
    r"(?:H\.?\s?R\.?|S\.|H\.?J\.?\s?Res\.|S\.\s?Con\.?\s?Res\.|H\.?\s?Con\.?\s?Res\.)\s?\d|(?:BT|BR|LT)?-?\s?(?:Drs|Drucks(?:ache)?)\.?\s|"
    r"(?:PL|PLS|PEC|PDC)\s(?:n[.º°]*\s)?\d[\d.]*/\d{4}|Bill\s(?:No\.?\s)?[A-Z]?-?\d|A\.?C\.?\s\d|A\.?S\.?\s\d|Kamerstukken",
)
_PAPER = late(
    r"(?:COM|SWD|SEC|JOIN|KOM|EUCO|PE)\s?[(/\d]|(?:[SAET]|ST|DP|HRI|HRC|TD|IPCC|CCPR|CERD|CEDAW|CESCR|CMW|CRC|CRPD|CAT|CED|FCCC|CBD|UNEP|"
    r"E/CN|ISBA|WHA|GATT)/[A-Z0-9]|WT/DS|Cmn?d?\.?\s\d|CP\s\d|H[CL]\s(?:Paper\s)?\d|GAO|CRS|R[SL]?\d{4,5}\b|IF\d{5}|WP\s?\d|CM/|CDL-|Res\b",
)
_STANDARD = late(
    r"\b(?:ISO|IEC|DIN|EN|BS|ANSI|ASTM|ÖNORM|NEN|UNI|UNE|AFNOR|NF|RFC|ITU-T|IEEE|NIST SP|PN-EN)\b[\s/-]?[A-Z]*\s?\d"
)
_PATENT = late(r"\b[Pp]at(?:ent|\.)\b|\b(?:US|EP|WO|DE|GB|FR|JP)\s?\d[\d,/ ]{5,}(?:\s?[AB]\d)?")
_PARTIES = late(
    r"\S\s(?:v|vs|c|versus|gegen|contre|contra|k|tegen|przeciwko)\.?\s[A-ZÀ-Þ]|"
    r"^(?:In re|Ex parte|Re|In the Matter of|Matter of|R \(on)\s|\s/\s[A-ZÀ-Þ]\w+$"
)
_VERSUS = late(r"\S\sv(?:s?\.|s)?\s?[A-ZÀ-Þ]")
_TOLD_OF = late(r"[:?!“”\"‘]")
"""Stands in the title of what is written about a case: "Apple v Samsung: The Lessons"."""
_OF_BOOKS = ("author", "editor", "publisher", "publisher_place", "isbn", "doi")
_PROVISION = late(r"\s*(?:§|¶|[Aa]rt|[Ss]ec|ss?\.?\s?\d|reg|recital|[Cc]onsid|[Ee]rwägung|ErwGr|Kap|[Cc]l)")
_ABBREVIATED = late(r"^(?:[^\W\d_]{1,6}\.\s?){2,}(?:[^\W\d_]{1,6}\.?)?$")
"""Rules of courts and codes: "Fla. R. App. P.", "Colo. Rev. Stat. Ann."."""
_ENDS_CODE = late(r"(?<!\w)(?:Stat|Code|Laws?|Ann|Tit)\.?$", re.I)
_CODE = late(r"[A-ZÄÖÜ][A-Za-zÄÖÜäöüß]{0,12}[A-ZÄÖÜ]{1,4}(?:[- ][A-Z]{1,3})?")
_YEARED_ACT = late(
    r"\b(?:Act|Ordinance|Regulations|Rules|Order|Code|Law|Const\.?)(?:\s(?:of\s)?\d{4})?(?:\s\([A-Z][\w.]+\))?$"
)
_COMPOUNDS = {
    "act": ("gesetz", "gesetzes", "gesetzbuch", "verordnung", "satzung", "wet", "wetboek", "besluit"),
    "treaty": ("konvention", "ubereinkommen", "abkommen", "vertrag", "verdrag"),
}
"""Endings of German and Dutch words for a law: "Binnenschifffahrtsgesetz", "Waterwet"."""
_BESIDE = 2  # characters before a locator: "§ | 823 Abs. 1"
_ANCHORED = 3
"""First words of a title among which a word for a law is looked for: "Loi organique", "Council Directive"."""


def legal_kind(parts: Parts, draft: Draft) -> tuple[str, float] | None:
    """Return the CSL type of a legal source and its confidence (0..1); None for any other work."""
    pointed = any(_is_provision(parts.text, part) for part in parts.all("locator"))
    return next((found for rule in _RULES if (found := rule(draft))), None) or _by_title(draft, pointed)


def _is_provision(text: str, part: Part) -> bool:
    """Return whether a locator is that of a law; its sign may be read as none of the citation: "§ 823 BGB"."""
    lead = text[max(part.start - _BESIDE, 0) : part.start].lstrip()
    return any(_PROVISION.match(before + part.text) for before in ("", lead))


def _between_parties(draft: Draft) -> tuple[str, float] | None:
    """Decide by parties alone, wherever the case is printed or numbered: "Poma v. Peru", "Lind vs State"."""
    title = draft.text("title")
    if not _VERSUS.search(title) or _TOLD_OF.search(title) or any(map(draft.has, _OF_BOOKS)):
        return None
    return None if draft.has("url") and draft.has("container_title") else ("legal_case", 0.8)


def _numbered(draft: Draft) -> tuple[str, float] | None:
    number = draft.text("number")
    if not number:
        return None
    if _PATENT.search(number) or "patent" in draft.text("genre").casefold():
        return "patent", 0.9
    if _STANDARD.search(number) and not draft.has("container_title"):
        return "standard", 0.9
    return None


def _named_kind(draft: Draft) -> tuple[str, float] | None:
    """Decide by a word for the kind: "Urteil", "Directive", "Bill"."""
    genre = draft.text("genre")
    if not genre or draft.has("publisher"):
        return None
    official = bool(draft.has("number") or draft.has("authority") or _series(draft))
    if _says(genre, "bill"):
        return "bill", 0.9
    if _says(genre, "hearing"):
        return "hearing", 0.9
    act = _says(genre, "act") and not draft.has("author")
    if act and (_EU_ACT.search(draft.text("number")) or not _says(genre, "judgment")):
        return "legislation", 0.9
    if _says(genre, "judgment") and official and not _issued_by_council(draft):
        return "legal_case", 0.9
    if _says(genre, "treaty") and not draft.has("author"):
        return "treaty", 0.85
    return ("legislation", 0.8) if act and official else None


def _issued_by_council(draft: Draft) -> bool:
    told = draft.text("authority").casefold()
    return not _is_court(draft.text("authority")) and any(
        word in told for word in ("council", "commission", "parliament")
    )


def _in_series(draft: Draft) -> tuple[str, float] | None:
    """Decide by the container: a reporter, a treaty series, a gazette, a code."""
    series = _series(draft)
    if not series:
        return None
    if series in ("hearing", "bill"):
        return series, 0.9
    if draft.has("author") and series != "treaties":
        return None
    if series == "reporter" and _ACT_NUMBER.match(draft.text("number")):  # "SC 2006, c 9" and "1932 SC 31"
        return "legislation", 0.85
    if series == "gazette":
        return ("treaty", 0.7) if _opens(draft.text("title"), "treaty") else ("legislation", 0.85)
    return {"reporter": "legal_case", "treaties": "treaty", "code": "legislation"}[series], 0.9


def _by_body(draft: Draft) -> tuple[str, float] | None:
    if _is_court(draft.text("authority")):
        return "legal_case", 0.95
    number = draft.text("number")
    named = f"{draft.text('genre')} {number}"  # "STS 123/2010"
    if draft.text("note").startswith("ECLI") or (number and (_CASE_NUMBER.match(number) or _CASE_NUMBER.match(named))):
        return "legal_case", 0.9
    names = draft.values.get("author", ())
    body = names[0].literal if len(names) == 1 else ""
    return (
        ("legal_case", 0.85)
        if body and _is_court(body) and (draft.has("issued") and (number or _PARTIES.search(draft.text("title"))))
        else None
    )


def _by_number(draft: Draft) -> tuple[str, float] | None:
    number = draft.text("number")
    if not number or draft.has("container_title"):
        return None
    if _BILL_NUMBER.match(number):
        return "bill", 0.85
    if _PAPER.match(number):
        return "report", 0.85
    title = draft.text("title")
    if not draft.has("author") and (
        _EU_ACT.search(number) or _ACT_NUMBER.match(number) or (_opens(title, "act") and not _opens(title, "treaty"))
    ):
        return "legislation", 0.85
    return None


def _by_title(draft: Draft, pointed: bool) -> tuple[str, float] | None:
    """Decide by the title of a work without author or publisher: parties, the name of an act or treaty."""
    title = draft.text("title")
    if not title or any(map(draft.has, _OF_BOOKS)):
        return None
    if draft.has("container_title") and not draft.has("authority"):
        return None
    if _PARTIES.search(title) and not draft.has("url"):
        return "legal_case", 0.75
    bare = not draft.has("container_title")
    if bare and _ABBREVIATED.search(title):
        return "legislation", 0.8
    if (
        bare
        and _says(title, "treaty")
        and not _says(title, "report")
        and (_opens(title, "treaty") or _ends(title, "treaty") or pointed)
    ):
        return "treaty", 0.75
    if bare and (
        _YEARED_ACT.search(title)
        or (_opens(title, "act") and (pointed or draft.has("number") or draft.has("issued")))
        or (pointed and (_CODE.fullmatch(title) or _says(title, "act")))
    ):
        return "legislation", 0.8
    return None


def _series(draft: Draft) -> str:
    """Return what kind of legal series the container is; "" where it is none."""
    name = draft.text("container_title")
    if not name:
        return ""
    for kind in ("hearing", "bill"):
        if _says(name, kind):
            return kind
    bare = fold(name).replace(" ", "")
    for kind in ("treaties", "gazette", "reporter", "code"):
        if bare in _bare(kind):
            return kind
    nameless = not (draft.has("author") or draft.has("title"))
    if bare in entries("codes") or (nameless and _ENDS_CODE.search(name)):  # "N.J. Stat."
        return "code"
    placed = draft.has("volume") or draft.has("page")
    return "reporter" if bare in entries("reporters") and placed and not draft.has("author") else ""


def _is_court(name: str) -> bool:
    if not name:
        return False
    if _says(name, "court") or fold(name).replace(" ", "") in entries("courts"):
        return True
    return any(word.endswith(("gericht", "gerichtshof", "gerechtshof", "gerichts")) for word in fold(name).split())


@cache
def _words(kind: str) -> tuple[frozenset[str], re.Pattern[str] | None]:
    """Return the folded phrases of a kind, and a pattern for those that must match as printed."""
    told = [word.replace("_", " ") for name, words in rows("law") if name == kind for word in words.split()]
    printed = [word for word in told if any(map(str.isupper, word))]
    pattern = late(rf"(?<!\w)(?:{'|'.join(map(re.escape, printed))})(?!\w)") if printed else None
    return frozenset(word for word in told if word not in printed), pattern


@cache
def _bare(kind: str) -> frozenset[str]:
    told = [word for name, words in rows("law") if name == kind for word in words.split()]
    return frozenset(fold(word.replace("_", " ")).replace(" ", "") for word in told)


def _says(text: str, kind: str) -> bool:
    return any(True for _ in _found(text, kind))


def _found(text: str, kind: str) -> Iterator[str]:
    folded, printed = _words(kind)
    if printed is not None and (found := printed.search(text)):
        yield found[0]
    compounds = _COMPOUNDS.get(kind)
    yield from (word for word in fold(text).split() if compounds and word.endswith(compounds))
    padded = f" {fold(text)} "
    yield from (word for word in folded if f" {word} " in padded)


def _opens(title: str, kind: str) -> bool:
    return _says(" ".join(title.split()[:_ANCHORED]), kind)


def _ends(title: str, kind: str) -> bool:
    return _says(" ".join(title.split()[-1:]), kind)


_RULES = (_between_parties, _numbered, _named_kind, _in_series, _by_body, _by_number)
