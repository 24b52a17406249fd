"""Papers of parliaments, agencies, courts and offices that are known by their number, and what people said.

"HL Deb 12 March 2003, vol 645, col 1234", "GAO-20-123", "WT/DS2/AB/R", "ISO 690:2010", "Interview with …".
"""

from __future__ import annotations

from briefcite.references.patterns.reader import Labelled, Readers, read_by
from briefcite.text.late import late

_DAY = (
    r"(?:\d{1,2}(?:st|nd|rd|th|er|\.)?\s(?:de\s)?[A-Za-zÀ-ÿ]{3,10}\.?|[A-Z][a-z]{2,9}\.?\s\d{1,2},|[A-Z][a-zä]{2,9}\.?),?"
    r"\s(?:de\s)?(?:1[5-9]|20)\d\d|\d{1,2}\.\s?\d{1,2}\.\s?(?:1[89]|20)\d\d"
)
_QUOTED_TITLE = r"[\"“‘'„«](?P<title>[^\"“”„«»]{3,200}?)[,.]?[\"”’'“»]"
# HL Deb 12 March 2003, vol 645, col 1234
_DEBATE = late(
    r"(?P<title>(?:Hansard,\s)?(?:H\.?[CL]\.?|House of (?:Commons|Lords))\s(?:Debs?|Debates?|Hansard)\.?|Hansard)"
    rf",?\s\(?(?P<issued>{_DAY})\)?(?:,?\s[Vv]ol(?:ume|\.)?\s(?P<volume>\d{{1,4}}))?"
)
# Home Office, Secure Borders (White Paper, Cm 5387, 2002)
_COMMAND_PAPER = late(
    r"(?:(?P<author>[A-Z][^,;\"“”'‘’()]{2,80}),\s)?[\"“‘']?(?P<title>[A-Z][^;()\"“”]{3,200}?)[\"”’']?\s"
    r"\((?:(?P<genre>[A-Z][^(),;\d]{3,30}),\s)?(?P<number>(?:Cmn?d?|CP)\.?\s\d{1,5}|H[CL]\s\d{1,4}(?:-[IVX]{1,4})?),?\s"
    r"(?P<issued>(?:1[89]|20)\d\d)\)"
)
# GAO, Border Security: Progress Made, GAO-20-123 (Washington, D.C.: Apr. 2020), 5
_REPORT = late(
    r"(?P<author>[A-Z][^,;\"“”]{1,60}),\s[\"“]?(?P<title>[A-Z][^;\"“”]{4,200}?),?[\"”]?,?\s\(?"
    r"(?P<number>GAO[-/][A-Z]{0,5}-?\d{2,3}-\d{1,4}[A-Z]{0,2}|(?:CRS\s)?(?:Report\s)?(?:R[SL]?\d{4,5}|IF\d{5}))\)?"
    rf"(?:\s\((?P<publisher_place>[^():;]{{2,30}}):\s(?P<issued>{_DAY})\)|,?\s(?:updated\s|\()?(?P<issued2>{_DAY}))?"
)
# Appellate Body Report, US – Gasoline, WT/DS2/AB/R, p. 17
_WTO = late(
    r"(?P<genre>(?:Appellate Body|Panel)\sReports?),\s(?P<title>[A-Z][^;]{3,140}?),\s(?:WTO Doc\.\s)?"
    r"(?P<number>WT/DS\d{1,4}/(?:AB/)?R[A-Z/\d]{0,12})"
)
# Prosecutor v Tadić (Jurisdiction) IT-94-1-AR72 (2 October 1995)
_PROSECUTOR = late(
    r"(?:The\s)?(?P<title>Prosecutor\sv\.?\s[^;\[\]\"]{2,80}?)(?:\s\((?P<genre>[^()]{3,60})\))?,?\s(?:Case\sNos?\.?\s)?"
    rf"(?P<number>(?:IT|ICTR|ICC|SCSL|STL|MICT)[-‑–/]\d{{2,4}}[-‑–/][\w/.‑–-]{{1,24}}\w)(?:,?\s\(?(?P<issued>{_DAY}))?"
)
_FEDERAL_REGISTER = late(
    r"(?:(?P<title>[A-Z][^;\[\]\"“”]{3,200}?),\s)?(?P<volume>\d{1,3})\s(?P<container_title>Fed\.\s?Reg\.)\s"
    rf"(?P<page>\d{{1,3}},\d{{3}}|\d{{1,6}})(?:,\s(?P<locator>\d{{1,3}},?\d{{0,3}}))?(?:\s\((?P<issued>{_DAY}|\d{{4}})\))?"
)
# US Patent 6,206,324 (27 March 2001)
_PATENT = late(
    rf"(?:(?P<author>[^\"“”;]{{3,80}}),\s{_QUOTED_TITLE},?\s)?(?P<number>(?:U\.?S\.?A?|EP|WO|DE|GB|FR)\s(?:[Pp]atent|[Pp]at\.)"
    rf"\s(?:[Nn]o\.\s)?[\d,]{{5,12}}(?:\s?[AB]\d)?),?\s?\(?(?P<issued>{_DAY})?"
)
# ISO 690:2010, Information and documentation (Geneva: ISO, 2010)
_STANDARD = late(
    r"(?P<number>(?:ISO(?:/IEC)?|IEC|DIN(?:\sEN)?(?:\sISO)?|EN(?:\sISO)?|BS(?:\sEN)?|ANSI|ASTM|ÖNORM)\s[A-Z]?\s?\d[\d.-]{1,9}"
    r"(?::(?:19|20)\d\d)?),?[:\s]\s?(?P<title>[A-Z][^();]{5,160}?)"
    r"(?:\s\((?P<publisher_place>[^():;]{2,30}):\s(?P<publisher>[^(),;]{2,40}),\s(?P<issued>(?:19|20)\d\d)\))?(?=[.\s]*$)"
)
# Palandt/Grüneberg, BGB, 79. Aufl. 2020, § 242 Rn. 12
_COMMENTARY = late(
    r"(?P<author>[A-ZÄÖÜ][\w-]{1,24}(?:/[A-ZÄÖÜ][\w-]{1,24}){1,4}),\s(?P<title>[A-ZÄÖÜ][^,;]{1,60}),\s"
    r"(?P<edition>\d{1,3}\.\sAufl(?:age|\.)),?\s(?P<issued>(?:19|20)\d\d),\s"
    r"(?P<locator>(?:§§?|Art\.|Vor\s§|Vorb\.|Einl\.)\s?[^;,]{1,40}?)(?=[.\s]*$)"
)
_ENTRY = late(
    r"(?P<container_title>[A-Z][^;()\"“”]{1,60}?)(?:,\s(?P<edition>\d{1,3}(?:st|nd|rd|th)\sed\.))?"
    r"(?:,?\s\((?:[^();]{2,40},\s)?(?P<issued>(?:1[5-9]|20)\d\d)\))?,\ss\.\s?v\.\s[\"“‘'„«]?"
    r"(?P<title>[^\"“”‘’»;,.]{2,60})[,.]?[\"”’'“»]?(?:,\s(?P<locator>sense\s\w{1,4}))?"
)
# Author's interview with a senior official, Brussels, March 2018
_INTERVIEW = late(
    r"(?P<title>(?:(?:Author|Authors|Own|Personal|Telephone|Phone)(?:['’]?s?['’]?)\s)?(?:[Ii]nterviews?\s(?:with|mit)|"
    r"Gespräch mit|[Ee]ntretien avec|[Ee]ntrevista (?:con|com|a)|[Ii]ntervista (?:a|con))\s[^,;()\"“”]{3,90})"
    rf"(?:,\s(?P<publisher_place>[A-ZÀ-Þ][^,;()\d]{{2,40}}))?,?\s\(?(?:on\s|am\s|le\s)?(?P<issued>{_DAY})\)?(?=[.\s]*$)"
)
_MESSAGE = late(
    r"(?P<author>[A-Z][^,;()\"“”]{3,60}),\s(?P<genre>(?:e-?mail|letter|text message|personal (?:communication|message))"
    rf"(?:\s(?:message\s)?(?:to|with)\s[^,;()\"“”]{{3,60}})?),\s(?P<issued>{_DAY})(?=[.\s]*$)"
)
# John Smith (@jsmith), "The vote is in," Twitter, June 4, 2019, 3:15 p.m., https://…
_POST = late(
    rf"(?P<author>[^,;\"“@()]{{2,60}})\s\((?P<note>@\w{{1,20}})\),\s{_QUOTED_TITLE},?\s"
    r"(?P<container_title>Twitter|X|Facebook|Instagram|Mastodon|Bluesky|LinkedIn|TikTok|YouTube)(?:\s\([a-z]{4,10}\))?,\s"
    rf"(?P<issued>{_DAY})(?:,\s\d{{1,2}}:\d\d(?:\s?[ap]\.?m\.?)?)?(?:,\s(?P<URL>https?://[^\s<>]*[^\s<>.,;)]))?"
)
_WIKI = late(
    rf"{_QUOTED_TITLE},?\s(?:[iI]n\s)?(?P<container_title>Wikipedia|Wikisource|Wikimedia Commons|Wikidata)"
    r"(?:,\s[Tt]he [Ff]ree [Ee]ncyclopedia)?"
    rf"(?:[.,]\s[Ll]ast (?:modified|edited|updated)(?:\son)?\s(?P<issued>{_DAY}))?"
    r"(?:[.,;]\s<?(?P<URL>https?://[^\s<>]*[^\s<>.,;)]))?"
)
_READERS: Readers = (
    (("Deb", "Hansard"), _DEBATE),
    (("(Cm", ", Cm", "(CP ", ", CP ", "(HC ", ", HC ", "(HL ", ", HL "), _COMMAND_PAPER),
    (("GAO", "CRS", "Congressional Research"), _REPORT),
    (("WT/DS",), _WTO),
    (("Prosecutor",), _PROSECUTOR),
    (("Fed. Reg.", "Fed.Reg."), _FEDERAL_REGISTER),
    (("Pat",), _PATENT),
    (("ISO", "IEC", "DIN", "EN ", "BS ", "ANSI", "ASTM", "NORM"), _STANDARD),
    ((" Aufl",), _COMMENTARY),
    (("s.v.", "s. v."), _ENTRY),
    (("nterview", "Gespräch", "ntretien", "ntrevista", "ntervista"), _INTERVIEW),
    (("mail", "letter", "message", "communication"), _MESSAGE),
    (("(@",), _POST),
    (("Wiki",), _WIKI),
)


def read_official(text: str, start: int, end: int) -> list[Labelled] | None:
    """Read a paper, standard, entry or interview by its form; None where the citation is none."""
    return read_by(_READERS, text, start, end)
