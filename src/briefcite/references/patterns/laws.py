"""Statutes, EU acts and treaties: the title whole, with journal, volume, page and pinpoint beside it."""

from __future__ import annotations

from briefcite.references.patterns.reader import LOCATOR, Labelled, Readers, read_by
from briefcite.text.late import late

_EU_ACT = late(
    r"(?P<title>(?:(?:Council|Commission|European Parliament and Council)\s)?(?:(?:Implementing|Delegated|"
    r"Framework|Joint)\s)?"
    r"(?:Regulation|Directive|Decision|Recommendation|Verordnung|Richtlinie|Beschluss|Rahmenbeschluss|"
    r"Règlement|Décision|Regolamento|Direttiva|"
    r"Decisione|Reglamento|Directiva|Decisión|Regulamento|"
    r"Diretiva)\s(?:\([A-Z]{2,4}(?:,\s?\w+)?\)\s)?(?:N[or]\.?\s|n[°º.]\s?)?"
    r"\d{2,4}/\d{1,4}(?:/[A-Z]{2,4})?(?:\s(?:of|on|vom|des|über|du|del|della|de|do|da|relative|sulla|"
    r"sobre)\s[^;\[\]]{3,400}?)?)"
    r"(?=[\s,]*(?:[\[(,]\s?\d{4}[\])]?\sOJ|,?\s\(?OJ\s|,?\s\(?ABl|,?\s\(?JO\s|,?\s\(?GU\s|,\s(?:[Aa]rt|"
    r"recital|Erwägungs|para|Anhang|Annex)|[.\s]*$))"
    r"(?:[\s,(\[]*(?P<issued>\d{4})?[\])]?\s?(?P<container_title>OJ|ABl\.?|JO|GU)(?:\s(?:EU|EG|UE|"
    r"CE))?(?:\sNr\.)?\s(?P<volume>[LC]\s?\d{1,4})"
    r"(?:/|,\s(?:p\.|S\.)?\s?|\s(?:p\.|S\.)\s?)(?P<page>\d{1,4}(?:[–-]\d+)?)\)?)?"
)
_TREATY = late(
    r"(?P<title>[A-Z][^;\[\]\"“”]{0,160}?\b(?:Convention|Treaty|Protocol|Charter|Covenant|Agreement|"
    r"Statute|Pact|Constitution)\b[^;\[\]()\"“”]{0,160}?)"
    r"[,\s]+\(?(?:(?:adopted|signed|opened for signature|concluded|done|"
    r"of)\s)?(?P<issued>(?:\d{1,2}\s[A-Z][a-z]+|[A-Z][a-z]+\s\d{1,2},)\s\d{4})"
    r"(?:,\s(?:entered into|in) force[^()]{0,40})?\)?[,\s]+"
    r"(?P<volume>\d{1,4})\s(?P<container_title>U\.?N\.?T\.?S\.?|L\.?N\.?T\.?S\.?|I\.?L\.?M\.?|"
    r"E\.?T\.?S\.?|C\.?E\.?T\.?S\.?|U\.?S\.?T\.?|C\.?T\.?S\.?)\s(?P<page>\d{1,5})"
)
# Cider Act 1763, 3 Geo. 3 c. 12
_ACT = late(
    r"(?P<title>(?:(?:The\s)?[A-Z][A-Za-z’'()& -]{2,100}?\s(?:Act|Ordinance|Regulations|Rules|Order|"
    r"Code)|(?:An\s)?Act\s(?:for|to|of)\s[A-Za-z’' -]{3,120}?)),?\s(?P<issued>(?:1[6-9]|20)\d\d)"
    rf"(?:\s\((?P<publisher_place>[A-Z][A-Za-z]{{1,4}})\))?"
    r"(?:,?\s\(?(?P<number>\d{1,2}(?:\s?(?:&|and)\s?\d{1,2})?\s[A-Z][a-z]{1,4}\.?(?:\s\d{1,2}\.?)?,?\s"
    r"c(?:h|ap)?\.?\s\d{1,3})\)?)?"
    rf"(?=[.\s]*$|[,\s]+{LOCATOR}[\s.]*$|"
    rf",\s(?:Schedule|Sched\.|Part)\s)"
)
# Federal Accountability Act, SC 2006, c 9
_CHAPTER = late(
    r"(?P<title>[A-Z][A-Za-z’'()& -]{2,100}?\sAct),\sR?S[A-Z]{1,3}\s(?P<issued>(?:1[89]|20)\d\d),\s"
    r"(?P<number>c\.?\s[A-Z0-9][\w.-]{0,8})"
)
_CODE_WORD = r"[A-ZÄÖÜ][A-Za-zÄÖÜäöü]{0,10}[A-ZÄÖÜ]{1,4}(?:-[A-Z]{1,3})?"
_CODE = late(
    r"(?P<locator>(?:§§?|Art\.?|Artt\.|Arts?\.?|Artikel|Articles?|Artículo|"
    r"Artigo)\s?\d[\w\s.,;–-]{0,60}?)\s(?:of the\s|del\s|der\s|des\s)?"
    rf"(?P<title>{_CODE_WORD}(?:\s[IVX]{{1,5}})?)[\s.)]*$"
)
_USC = late(
    r"(?:(?P<title>[A-Z][^;\[\]\"“”]{3,100}?\sAct(?:\sof\s\d{4})?),\s)?"
    r"(?P<volume>\d{1,2})\s(?P<container_title>U\.?\s?S\.?\s?C\.?(?:\s?A\.)?|C\.?\s?F\.?\s?R\.?)"
    r"\s(?P<section>(?:§§?|[Pp]t\.|[Ss]ec\.|[Pp]arts?)\s?\d[\w.()–-]{0,30})(?:\s\((?P<issued>\d{4})\))?"
)
_PUBLIC_LAW = late(
    r"(?:(?P<title>[A-Z][^;\[\]\"“”]{3,140}?),\s)?(?P<number>Pub\.\s?L\.\s"
    r"(?:No\.\s)?\d{1,3}[-–]\d{1,4})(?:,\s(?:§\s?[\d()a-z]+,\s)?"
    r"(?P<volume>\d{1,3})\s(?P<container_title>Stat\.)\s(?P<page>\d{1,5}))?(?:\s\((?P<issued>\d{4})\))?"
)
_DATE = r"\d{1,2}(?:er|[°º.])?\s(?:de\s)?[a-zà-ü]+\s(?:de\s)?\d{4}"
_NUMBERED = late(
    r"(?P<title>(?:Loi(?:\sorganique)?|Décret(?:-loi)?|Ordonnance|Arrêté|Ley(?:\sOrgánica)?|"
    r"Real\sDecreto(?:-[Ll]ey)?|Decreto(?:-[Ll]e[iy]|\sLegislativo|\s[Ll]egge)?|"
    r"Lei(?:\s(?:Complementar|Federal))?|Legge|[Ll]\.|[Dd]\.\s?[Ll]gs\.|[Dd]\.[Ll]\.|[Dd]\.[Pp]\.[Rr]\.)\s"
    rf"(?:(?:n[°º.]{{1,2}}\s?)?\d[\d./-]*(?:,?\s(?:de|du|del|di|do)\s(?:{_DATE}|\d{{1,2}}\sde\s[a-zç]+))?|"
    rf"{_DATE},?\sn\.\s?\d[\d./-]*)"
    r"(?:,?\s(?:relative?s?|sur|portant|sobre|de|del|che|recante|que|dispõe)\s[^;]{3,200}?)?)(?=[.\s]*$|"
    r",\s(?:[Aa]rt|JO|BOE|DOU|DJ|in\s|G\.U\.|p\.)|;|\()"
)
_BGBL = late(
    r"(?P<title>[A-ZÄÖÜ][^;\[\]\"“”„]{3,140}?(?:[Gg]esetz|"
    r"[Oo]rdnung)[^;,]{0,100}?)[,\s(]+(?P<issued>vom\s\d{1,2}\.\s?[\dA-Za-zä.]+\s?\d{4})[,\s(]+"
    r"(?P<container_title>BGBl\.?|RGBl\.?)\s?(?P<volume>I{1,3})?[,\s]*(?:(?:Nr|S)\.\s?)?(?P<page>\d{1,5})"
)
_READERS: Readers = (
    (("/",), _EU_ACT),
    (("TS ", "T.S. ", "ILM ", "I.L.M. "), _TREATY),
    (("Act ", "Ordinance ", "Regulations ", "Rules ", "Order ", "Code "), _ACT),
    (("Act, ",), _CHAPTER),
    (("§", "Art", "art"), _CODE),
    (("U.S.C", "USC", "C.F.R", "CFR"), _USC),
    (("Pub. L.", "Pub.L."), _PUBLIC_LAW),
    (
        (
            "Loi",
            "Décret",
            "Ordonnance",
            "Arrêté",
            "Ley",
            "Decreto",
            "Lei",
            "Legge",
            "L.",
            "gs.",
            "P.R.",
            "l. ",
        ),
        _NUMBERED,
    ),
    (("GBl",), _BGBL),
)


def read_law(text: str, start: int, end: int) -> list[Labelled] | None:
    """Read a statute, EU act or treaty; None where the citation is none."""
    return read_by(_READERS, text, start, end)
