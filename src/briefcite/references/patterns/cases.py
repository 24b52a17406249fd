"""Decisions of courts: EU cases, Strasbourg, The Hague, neutral citations and reporters, German courts."""

from __future__ import annotations

import re

from briefcite.references.patterns.reader import Labelled, Readers, groups, trailing_locator
from briefcite.text.cues import holds
from briefcite.text.late import late

_PARTIES = r"(?P<title>[A-ZÀ-Þ(][^\[\]\"“”;]{0,140}?\sv\.?\s[A-ZÀ-Þ(][^\[\]\"“”;]{0,120}?)"
_EU_NUMBER = r"[CTF]?\s?[-‑–]?\s?\d{1,4}/\d{2}(?:\s?(?:P|PPU|RX)(?:\s?\([RI]\))?)?"
_EU = late(
    r"(?:(?P<authority>ECJ|EuGH|CJEU|CJUE|CGUE|TJUE|HvJ\sEG|EuG|"
    r"Court of Justice)(?:\s\([^()]{2,20}\))?,?\s+)?"
    r"(?:(?:Joined\s)?[Cc]ases?|(?:Verb(?:undene|\.)\s)?Rs\.?|Rechtssachen?|Affaires?(?:\sjointes)?|Aff\.|"
    r"[Cc]ausa|[Cc]ause\sriunite|Asuntos?|Processos?|(?=[CTF][-‑–]\d))"
    rf"\s*(?P<number>{_EU_NUMBER}(?:(?:,|\sand|\sto|\set|\sund|\s&|\se|\sy)\s?{_EU_NUMBER}){{0,8}})"
    r"[,:]?\s+\(?(?P<title>[A-ZÀ-Þ„“\"‘'][^\[\];]{1,150}?)\)?"
    r"(?=[,.\s]*(?:\(?(?:ECLI:)?EU:[CTF]:\d{4}|\[\d{4}\]|\(\d{4}\)|Slg|,\s(?:para|judgment|Urteil|Rn|§|"
    r"EuGH|\d{1,2}\s[A-Z])|[.,\s]*$))"
    r"(?:[,.\s]*\(?(?:ECLI:)?EU:[CTF]:(?P<issued3>\d{4}):\d+\)?)?"
    r"(?:[,\s]*(?:\[(?P<issued>\d{4})\]\s(?P<container_title>ECR(?:[\s-]SC)?)\s|"
    r"(?P<container_title2>Slg\.)\s(?P<issued2>\d{4}),\s)"
    r"(?P<page>(?:I{1,2}[-–])?\d+))?"
)
# Judgment of 13 May 2014, Google Spain and Google, C-131/12, EU:C:2014:317, paragraph 88: as the Court itself cites
_EU_DATED = late(
    r"(?P<genre>[Jj]udgment|[Oo]rder|[Oo]pinion|Urteil|Beschluss|[Aa]rrêt|[Oo]rdonnance|[Ss]entenza|[Oo]rdinanza|[Ss]entencia|"
    r"[Aa]uto|[Aa]córdão)\s(?:of\s(?:the\sCourt\s(?:\([A-Za-z\s]{3,20}\)\s)?of\s)?|vom\s|du\s|del\s|de\s|do\s)?"
    r"(?P<issued>\d{1,2}(?:er|\.)?\s(?:de\s)?[A-Za-zÀ-ÿ]{3,10}\s(?:de\s)?(?:19|20)\d\d),\s"
    rf"(?P<title>[A-ZÀ-Þ][^;\[\]]{{1,150}}?),?\s\(?(?P<number>{_EU_NUMBER}(?:(?:,|\sand|\sto|\set|\sund)\s{_EU_NUMBER}){{0,8}})"
    r"[,)]{1,2}\s(?:ECLI:)?EU:[CTF]:\d{4}:\d+"
)
_ECHR = late(
    rf"{_PARTIES}[,\s]+\(?(?:\[GC\][,\s]+)?(?:[Aa]pp(?:l?\.|lication)?(?:\s?[Nn]os?\.?)?|[Nn]os?\.)\s?"
    r"(?P<number>\d{1,6}/\d{2}(?:(?:,|\sand)\s\d{1,6}/\d{2}){0,8})\)?"
)
_ICJ = late(
    r"(?P<title>[A-Z][^\[\]\"“”;]{3,200}?),?\s+\(?(?:(?P<genre>(?:Judgment|Advisory Opinion|Order|"
    r"Merits)[^,;]{0,60}),\s+)"
    r"(?P<container_title>I\.?C\.?J\.?\s(?:Reports|Rep\.?)|P\.?C\.?I\.?J\.?,?\sSer(?:ies|"
    r"\.)\s[A/B]+)\s\(?(?P<issued>\d{4})\)?[,\s]+(?:p\.\s)?(?P<page>\d+)"
)
_COURT = (
    r"(?:UKSC|UKHL|UKPC|UKUT|UKFTT|UKEAT|UKSIAC|EWCA|EWHC|EWCOP|EWFC|NICA|NIQB|NIKB|CSIH|CSOH|HCJAC|IESC|"
    r"IEHC|IECA|HCA|FCA|FCAFC|FamCAFC|[A-Z]{1,3}SC|"
    r"[A-Z]{1,3}SCA|[A-Z]{1,3}CA|NZSC|NZCA|NZHC|SCC|SGCA|SGHC|HKCFA|HKCFI|ZASCA|ZACC|INSC|CAT|JMCA|KEHC|"
    r"eKLR)(?:\s(?:Civ|Crim|IAC|AAC|LC|TCC|Fam))?"
)
_NEUTRAL = late(rf"{_PARTIES},?\s+(?P<number>\[\d{{4}}\]\s{_COURT}\s\d{{1,5}}(?:\s\([A-Z][A-Za-z]{{1,8}}\))?)")
_REPORT = r"[A-Z][A-Za-z.&]{0,12}(?:\s[A-Z(][A-Za-z.&)]{0,12}){0,4}"
_REPORTED = late(
    rf"{_PARTIES},?\s+(?:\[(?P<issued>\d{{4}})\]|\((?P<issued2>\d{{4}})\))\s"
    rf"(?:(?P<volume>\d{{1,4}})\s)?(?P<container_title>{_REPORT})\s"
    r"(?P<page>\d{1,5})(?:\s\((?P<authority>[A-Z]{1,6}[^()\d]{0,24})\))?"
)
_AMERICAN = late(
    rf"{_PARTIES},\s+(?P<volume>\d{{1,4}})\s(?P<container_title>[A-Z][A-Za-z.]{{0,9}}"
    rf"(?:\s?[A-Z][A-Za-z.]{{0,8}}){{0,3}}(?:\s?(?:[23]d|[45]th))?)\s(?:\(\d{{1,2}}\s[A-Z][a-z]{{2,9}}\.?\)\s)?"
    r"(?P<page>\d{1,5})(?:,\s(?P<locator>\d[\d–-]{0,12}(?:\sn\.\s?\d+)?))?"
    r"(?:\s\((?P<authority>[A-Z][^()\d]{1,40}?)?\s?(?P<issued>\d{4})\))"
)
_GERMAN_COURT = (
    r"BVerfG|BGH|BVerwG|BAG|BSG|BFH|BPatG|RG|KG|EuGH|EGMR|EuG|(?:OLG|LG|AG|VG|OVG|VGH|LAG|ArbG|SG|LSG|FG|"
    r"VfGH|VwGH|OGH|BGer|StGH|VerfGH)"
    r"(?:\s[A-ZÄÖÜ][a-zäöüß]+(?:-[A-ZÄÖÜ][a-zäöüß]+)?)?"
)
_DOCKET = r"(?:[IVX]{1,5}|\d{1,3})\s(?:[A-Z][A-Za-z]{0,4}(?:-[A-Z])?\s)(?:\([A-Za-z]+\)\s)?\d{1,5}[/.]\d{2,4}"
_GERMAN = late(
    rf"(?P<authority>{_GERMAN_COURT}),?\s+(?:(?P<genre>Urteil|Urt\.|Beschluss|Beschl\.|Beschluß|U\.|"
    rf"B\.)\s(?:vom|v\.)\s)?"
    rf"(?P<issued>\d{{1,2}}\.\s?(?:\d{{1,2}}\.\s?|[A-ZÄ][a-zä]+\s)\d{{4}})\s?[,–-]?\s*"
    rf"(?:Az\.:?\s)?(?P<number>{_DOCKET})"
    r"(?:[,\s=–-]+(?P<container_title>[A-Z][A-Za-z-]{1,9})\s(?P<volume>\d{1,4}),\s(?P<page>\d{1,5})"
    r"(?:\s\((?P<locator>\d{1,5}(?:\s?f{1,2}\.?|[–-]\d+)?)\))?)?"
)
_COLLECTION = late(
    r"(?P<container_title>(?:BVerfG|BGH|BVerwG|BAG|BSG|BFH|RG|KGJ|VfSlg|BGE)(?:E|Z|"
    r"St)?)\s(?P<volume>\d{1,3}),\s(?P<page>\d{1,4})"
    r"(?:\s?(?:\(|,\s)(?P<locator>\d{1,4}(?:\s?f{1,2}\.?|[–-]\d+)?)\)?)?(?=[\s.,;)]|$)"
)


# Cass. civ. 3e, 12 mars 2003, n° 01-17.207, Bull. civ. III, n° 59; Cass. civ., sez. III, 12 marzo 2003, n. 3642
_ROMANCE_COURT = (
    r"(?:Cass\.|Cour de cassation|C\. cass\.|Corte di [Cc]assazione|CE|Conseil d[’']État|Cons\. (?:Stato|const\.)|"
    r"Consiglio di Stato|Conseil constitutionnel|Corte [Cc]ost(?:\.|ituzionale)|C\. cost\.|CA|Cour d[’']appel|"
    r"Corte d[’']appello|App\.|Trib\.|Tribunale|TGI|TAR|Tribunal Supremo|Tribunal Constitucional|STJ|STF)"
)
_ROMANCE_DAY = r"(?:1er|\d{1,2}[°º]?)\s(?:de\s)?[a-zéûà-ü]{3,10}\.?\s(?:de\s)?(?:19|20)\d\d"
_ROMANCE = late(
    rf"(?P<authority>{_ROMANCE_COURT}(?:,?\s(?:[Ss]ez\.|[Ss]ala|[Cc]h\.|[A-Za-zéÉ.]{{1,10}}|\d(?:re|e|er)|[IVX]{{1,4}})){{0,4}}),\s"
    r"(?:(?:sent|ord|arrêt|déc|STS|STC)\.?\s)?(?:n[.°º]\s?(?P<number>\d(?:[\d./-]*\d)?(?:\s[A-Z]{1,3})?),?\s(?:d[ue]\s|del\s)?)?"
    rf"(?P<issued>{_ROMANCE_DAY})(?:,\s(?P<title>[A-ZÀ-Þ][^,;:\d«\"“]{{2,80}})(?=,\s(?:req\.\s)?n[.°º]))?"
    r"(?:,\s(?:pourvoi\s|req\.\s|aff\.\s)?n[.°º]{1,2}\s?(?P<number2>\d(?:[\d./-]*\d)?))?"
    r"(?:,\s(?:in\s)?(?P<container_title>Bull\.(?:\s(?:civ|crim|soc|ass)\.)?|Rec\.|Lebon|"
    r"JCP(?:\s[A-Z])?|Foro it\.|Giur\. it\.)"
    r"(?:\s(?P<volume>[IVX]{1,5}|(?:19|20)\d\d))?(?:,\s(?:n[.°º]|p\.)\s?(?P<page>\d{1,5}))?)?"
)
# STC 12/2008, de 29 de enero, FJ 4
_SPANISH = late(
    r"(?P<number>(?:STC|STS|ATC|STSJ|SAN|SAP)\s\d{1,5}/(?:19|20)\d\d)(?:,\sde\s\d{1,2}\sde\s[a-z]{4,10})?"
    r"(?:,\s(?P<locator>(?:FJ|FD|F\.\s?J\.)\s\d{1,2}[a-z]?))?"
)
_BILL = late(
    r"(?:(?P<author>Deutscher\sBundestag|Bundesrat|BT|BR)[-,\s]+)?(?P<number>(?:Drucks(?:ache|\.)|"
    r"Drs\.)\s?\d{1,2}/\d{1,5}|"
    r"(?:H\.\s?R\.|S\.)\s\d{1,5},\s\d{2,3}(?:th|st|nd|rd|d)\sCong\.)"
)
# "[2018] AC 61", "(2014) 58 EHRR 12": the same decision in another reporter.
_PARALLEL = late(r"[,;\s]+(?:\[\d{4}\]\s[^,;\[\]()]{3,30}|\(\d{4}\)\s\d{1,4}\s[^,;\[\]()]{3,30})(?=[\s,;.\[(]|$)")
_DECIDED = late(
    r"(?:(?P<authority>ECtHR|EGMR|ECHR|CEDH|Corte EDU|TEDH)[,\s]+)?"
    r"(?P<issued>\d{1,2}\.?\s[A-Za-zÀ-ÿ]{3,10}\s(?:19|20)\d\d)"
)
_QUOTED = late(r",\s['‘“\"«„]")


_READERS: Readers = (
    (("ase", "Rs", "Aff", "aus", "Asunto", "Processo", "Rechtssache", "C-", "T-"), _EU),
    (("EU:C:", "EU:T:", "EU:F:"), _EU_DATED),
    ((" v ", " v. "), _ECHR),
    (("C.J", "CJ "), _ICJ),
    ((" v ", " v. "), _NEUTRAL),
    ((" v ", " v. "), _REPORTED),
    ((" v. ", " v "), _AMERICAN),
    (("Urt", "Beschl", "B.", "U.", "/"), _GERMAN),
    (("E ", "Z ", "St ", "BGE", "Slg"), _COLLECTION),
    (("C", "App", "Tri", "TGI", "TAR", "ST"), _ROMANCE),
    (("STC", "STS", "ATC", "SAN", "SAP"), _SPANISH),
    (("Dr", " Cong."), _BILL),
)
"""Words of which one must be there for the pattern to be tried, and the pattern."""


def read_case(text: str, start: int, end: int) -> list[Labelled] | None:
    """Read a decision cited by name, number or reporter; None where the citation is none."""
    piece = text[start:end]
    for cues, pattern in _READERS:
        if holds(piece, cues) and (found := pattern.match(text, start, end)):
            if _QUOTED.search(found.groupdict().get("title") or ""):
                continue  # "Smith, 'Roe v Wade Revisited' (1998) 57 CLJ 63" is an article
            return [*groups(found), *_rest(found, text, end)]
    return None


def _rest(found: re.Match[str], text: str, end: int) -> list[Labelled]:
    """Read what follows the number or reporter: court and date of the decision, the pinpoint."""
    read = {label.rstrip("2") for label, value in found.groupdict().items() if value}
    place = found.end()
    while parallel := _PARALLEL.match(text, place, end):
        place = parallel.end()
    rest: list[Labelled] = []
    if "issued" not in read and (decided := _DECIDED.search(text, place, end)):
        rest += [item for item in groups(decided) if item.label not in read]
    if "locator" not in read:
        first = min((item.start for item in rest), default=end)
        last = max((item.end for item in rest), default=place)
        rest += trailing_locator(text, last, end) or trailing_locator(text, place, first)
    return rest
