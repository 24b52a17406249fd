"""Numbers in running text that may call a note, each weighed by what stands around it.

Nothing is decided here but the impossible: "CO2", "p. 12", "3.14" and "21st" are left out or weigh little; the
series (chain.py) decides among the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefcite.model import CalloutForm
from briefcite.notes.plain.rows import Row

HIGHEST = 1500
"""Greatest number taken for a note's."""

SUPERS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
SUPER_DIGITS = str.maketrans(SUPERS, "0123456789")
RUN = re.compile(rf"[{SUPERS}]+|\d+")
LIST = re.compile(r"(?:(?P<sep>[-–,])(?=(?P<blank> ?)(?P<number>\d{1,4})(?!\d|[.,]\d)))")
BRACKETED = re.compile(
    r"\[(?P<all>\d{1,4}(?:\s?[,;–-]\s?\d{1,4}){0,12})\]|\(\s?(?P<round>\d{1,3})\s?\)(?=[\s.,;:]|$)"
)
SPLIT = re.compile(r"\s?([,;–-])\s?")
YEAR = re.compile(r"(?:1[0-9]|20)\d\d$")
TIGHT = ".,;:!?…)]}>”\"»’'“›*%"
CLOSING = "”\"»«’'“›‹)]}"
URLISH = re.compile(r"(?:https?:|www\.|@|://|doi\.org|\.html?|/\S*/|_|\\|=)", re.I)
ABBREVIATION = re.compile(
    r"(?:^|[\s(\[„“\"«])(?:pp?|n[orº°]?|nrs?|vols?|arts?|artt|ch|chap|cap|abs|bd|bde|heft|h|s|ss|ff?|fn|sec|sect|§+|ziff|"
    r"para|rn|rz|nos?|fig|abb|tab|t|ed|c|ca|kap|núm|nº|tome|lit|anm|cf|l|r|d|st|app|ex|eq|cl|reg|v|vs|op|cit|dr|al)\.$",
    re.I,
)
NUMBERED = re.compile(
    r"(?:^|[\s(\[„“\"«’'])(?:pages?|p|pp|seiten?|s|chapters?|sections?|articles?|art[ií]culos?|artikel|part|parts|tables?|"
    r"figures?|vol|volume|no|nr|n°|nº|num|number|nummer|numéro|numero|§+|paragraphs?|para|absatz|abs|satz|kapitel|chapitre|"
    r"chap|annex|appendix|anhang|day|step|level|phase|type|typ|version|world war|lines?|zeile|stufe|teil|tome|tomo|band|bd|"
    r"heft|issue|nos|notes?|footnotes?|fn|fußnoten?|anm|rule|item|case|anlage|nota|note|box|grafik|abbildung|tabelle|"
    r"rn|rz|ziff|bis|und|and|or|oder|to|von|um|about|than|over|nearly|only|at|ca|circa|age|aged|of|"
    r"nach|vor|since|from|until|in|im|à|de|les|des|january|february|march|april|may|june|july|august|"
    r"september|october|november|december|januar|februar|märz|mai|juni|juli|oktober|dezember|janvier|février|mars|avril|"
    r"juin|juillet|août|septembre|octobre|novembre|décembre|gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|"
    r"settembre|ottobre|novembre|dicembre|enero|febrero|abril|mayo|junio|julio|septiembre|octubre|noviembre|diciembre|"
    r"am|il|le|el|los|las|dal|al|del|the|these|those|all|every|with|mit|für|aus|zu|by|for|on|dm|eur|us|usd|\$|€|£|<|>|=|~|\+|×|±)"
    r"\.?\s*$",
    re.I,
)
COUNTED = re.compile(
    r"\s{0,2}(?:%|€|\$|£|°|per ?cent|prozent|pour cent|million|billion|milli|mrd|mio|years?|jahre|ans\b|anni\b|años|days?|"
    r"months?|hours?|euros?|dollars?|times|countries|states|people|men\b|women|members|km|kg|cm|mm\b|ha\b|tage|st\b|nd\b|"
    r"rd\b|th\b|ème|e siècle|er\b|º|ª|bis\b|jan|feb|mar[sz]|apr|ma[iy]\b|jun|jul|aug|sep|oct|okt|nov|dec|dez|févr|avril|juin|juil|août|"
    r"déc|genn|febb|giug|lugl|sett|ott\b|dic|ener|de (?:ener|febr|marz|abri|may|juni|juli|agos|sept|octu|novi|dici|jan|fev|mar|"
    r"abr|mai|jun|jul|ago|set|out|nov|dez))",
    re.I,
)
ENUMERATES = (
    "and",
    "or",
    "und",
    "oder",
    "et",
    "ou",
    "y",
    "o",
    "e",
    "points",
    "point",
    "nos",
    "section",
    "article",
)
UNITS = ("m", "km", "cm", "mm", "dm", "x", "y", "r", "R", "n", "s", "p", "χ", "σ", "µm", "a", "c", "ft")


class Sight(NamedTuple):
    """A number that may be a callout."""

    value: int
    start: int
    end: int
    weight: float
    form: CalloutForm
    look: str
    """What it looks like, finer than the form: a document keeps to one or two looks."""
    row: int
    implied: bool = False
    marker: str = ""
    """As printed; empty where it is the number in plain digits."""


def sights(text: str, rows: Sequence[Row]) -> list[Sight]:
    """Give every number that may be a callout, in order."""
    found: list[Sight] = []
    for number, row in enumerate(rows):
        if row.listed:
            continue
        line = text[row.start : row.end]
        taken: set[int] = set()
        if "[" in line or "(" in line:
            for sight in _bracketed(line, row, number):
                found.append(sight)
                taken.update(range(sight.start - row.start, sight.end - row.start))
        for match in RUN.finditer(line):
            if match.start() not in taken:
                found.extend(_run(line, match.start(), match.end(), row, number))
    found.sort(key=lambda sight: (sight.start, sight.end))
    return found


def _run(line: str, start: int, end: int, row: Row, number: int) -> Iterator[Sight]:
    digits = line[start:end]
    if digits[0] in SUPERS:
        yield from _superscript(line, start, end, row, number)
        return
    if len(digits) > 9 or (digits[0] == "0" and len(digits) < 4):
        return
    if len(digits) <= 4:
        weight, look = weigh(line, start, end)
        value = int(digits)
        if weight > 0 and 0 < value <= HIGHEST:
            yield Sight(value, row.start + start, row.start + end, weight, "plain", look, number)
            yield from _list(line, end, value, weight, look, row, number)
    if len(digits) > 3:
        yield from _split(line, start, end, row, number)


def _superscript(line: str, start: int, end: int, row: Row, number: int) -> Iterator[Sight]:
    value = int(line[start:end].translate(SUPER_DIGITS)) if end - start <= 4 else 0
    if not 0 < value <= HIGHEST or start == 0:
        return
    weight = weigh_raised(line, start, end, value)
    yield Sight(value, row.start + start, row.start + end, weight, "superscript", "raised", number)


def weigh_raised(line: str, start: int, end: int, value: int) -> float:
    """Weigh a raised number: an exponent ("m²", "10³") or an edition ("1980²") is no callout."""
    word = _word_before(line, start)
    if value in (2, 3) and word in UNITS:
        return 0.1
    if not line[:start].strip():
        return 0.6
    if line[start - 1].isspace():
        return 1.2
    if line[start - 1].isdigit() or line[end : end + 1].isalpha() or (len(word) == 1 and word.isalpha()):
        return 1.6 if YEAR.search(line[:start]) else 0.6
    return 2.6


def _word_before(line: str, end: int) -> str:
    start = end
    while start and end - start < 40 and (line[start - 1].isalpha() or line[start - 1] in "µ"):
        start -= 1
    return line[start:end]


def weigh(line: str, start: int, end: int) -> tuple[float, str]:
    """Weigh a run of digits as a callout by its neighbours; 0 where it can be none."""
    before, after = line[start - 1 : start], line[end : end + 1]
    if not before:
        return (0.5, "lone") if end == len(line) else (0.15, "leading")
    if after.isalpha():
        return _before_letter(line, start, end)
    if re.match(r"[.,:/]\d", line[end : end + 2]) and not before.isalpha() and before not in CLOSING:
        return 0.0, ""
    if after and after in "%°$€£=_/\\@":
        return 0.0, ""
    if before.isspace():
        return _spaced(line, start, end)
    return _glued(line, start, end)


def _before_letter(line: str, start: int, end: int) -> tuple[float, str]:
    """Weigh "culture.41Minzu": a callout whose following blank was lost."""
    before, after = line[start - 1], line[end]
    glued = (before.isalpha() and before.islower()) or before in TIGHT
    if after.isupper() and glued and len(_word_before(line, start)) != 1 and not _in_url(line, start, end):
        return 0.5, "glued"
    return 0.0, ""


def _glued(line: str, start: int, end: int) -> tuple[float, str]:
    before = line[start - 1]
    if _in_url(line, start, end):
        return (0.3, "glued") if before in ".,;" and not line[end : end + 1].strip() else (0.0, "")
    if before.isalpha():
        return _after_letter(line, start, end)
    if before in CLOSING:
        opened = start < 2 or line[start - 2].isspace() or line[start - 2] in "([„"
        if opened and before in "\"'“’«»‹›":
            return 0.0, ""
        return (2.2 if before != "'" else 1.8), "glued"
    if before in ".,;:!?…":
        return _after_stop(line, start)
    if before in "—–⁠\u200b\u2060":
        return 0.7, "glued"
    if before in "*%>":
        return 0.8, "glued"
    return 0.0, ""


def _after_letter(line: str, start: int, end: int) -> tuple[float, str]:
    word = _word_before(line, start)
    stem = line[start - len(word) - 1 : start - len(word)]
    if stem.isdigit() or ((stem and stem in "-–/._") and len(word) <= 2):
        return 0.0, ""
    if len(word) == 1:
        return 0.15, "glued"
    if word.isupper():
        return (0.3 if len(word) == 2 else 1.1), "glued"
    if not word[1:].islower() and any(c.isupper() for c in word[1:]):
        return 1.0, "glued"
    if line[end : end + 1] in ("-", "–"):
        return 1.0, "glued"
    return (1.0 if len(word) == 2 else 2.0), "glued"


def _after_stop(line: str, start: int) -> tuple[float, str]:
    before, earlier = line[start - 1], line[start - 2 : start - 1]
    if earlier.isdigit():
        stem = re.search(r"\d+$", line[max(0, start - 12) : start - 1])
        is_year = stem is not None and YEAR.fullmatch(stem[0]) is not None
        if before in ".,;" and is_year:
            return 1.2, "glued"
        return (0.25, "glued") if before in ".;" else (0.1, "glued") if before == "," else (0.0, "")
    if before == "." and ABBREVIATION.search(line[max(0, start - 14) : start]):
        return 0.0, ""
    if before == "." and re.search(r"(?:^|[\s(.])[A-Z]\.$", line[max(0, start - 5) : start]):
        return 0.6, "glued"
    if earlier.isspace() or not earlier:
        return (0.6 if before == "." else 0.0), "glued"
    return (2.2 if before in ".!?" else 1.7), "glued"


def _spaced(line: str, start: int, end: int) -> tuple[float, str]:
    """Weigh "Recherche Scientifique 3 , d'une": extractors set a blank before a raised number."""
    head = line[max(0, start - 24) : start]
    if NUMBERED.search(head) or ABBREVIATION.search(head.rstrip()) or COUNTED.match(line, end):
        return 0.05, "spaced"
    last = head.rstrip()[-1:]
    tail = line[end : end + 3]
    if len(head) - len(head.rstrip()) > 2:
        return 0.1, "spaced"
    stop = 0.0
    if last and last in '.!?»”"’)…':
        stop = 0.7
    elif last and last in ",;:":
        stop = 0.3
    if re.match(r"\s[,.;:)!?»]", tail) and (len(tail) < 3 or not tail[2].isdigit()):
        return 1.2 + stop, "spaced"
    if not tail.strip():
        return 0.4 + stop, "spaced"
    if tail[0] in ".,;:)" or not tail[0].isspace():
        return 0.15, "spaced"
    if last.isdigit() or not last:
        return 0.05, "spaced"
    return 0.25 + stop + (0.2 if tail[1:2].isupper() and stop else 0.0), "spaced"


def _in_url(line: str, start: int, end: int) -> bool:
    left = max(line.rfind(" ", 0, start), line.rfind("\t", 0, start)) + 1
    right = line.find(" ", end)
    token = line[max(left, start - 200) : min(end + 200, len(line) if right < 0 else right)]
    return len(token) > 6 and URLISH.search(token) is not None


def _list(line: str, at: int, value: int, weight: float, look: str, row: Row, number: int) -> Iterator[Sight]:
    """Give the further numbers of "11-12-13" and "5,6": each just above the one before."""
    while found := LIST.match(line, at):
        following = int(found["number"])
        if not value < following <= value + 9:
            return
        start, end = found.start("number"), found.end("number")
        if line[end : end + 1].isalpha():
            return
        if found["sep"] != "," and following > value + 1:
            for missing in range(value + 1, following):
                yield Sight(
                    missing, row.start + start, row.start + end, weight, "plain", look, number, implied=True
                )
        yield Sight(following, row.start + start, row.start + end, weight, "plain", look, number)
        value, at = following, end


def _split(line: str, start: int, end: int, row: Row, number: int) -> Iterator[Sight]:
    """Give the ways to cut a callout off a number: "20014" is 2001 and 4, "135136" is 135 and 136."""
    digits = line[start:end]
    before = line[start - 1 : start]
    if (before and before in "$€£#/=_@.") or line[end : end + 1].isalpha() or _in_url(line, start, end):
        return
    first = row.start + start
    if YEAR.match(digits[:4]) and len(digits) in (5, 6, 7) and digits[4] != "0" and not before.isalpha():
        if not re.match(r"[.,]\d", line[end : end + 2]):
            yield Sight(int(digits[4:]), first + 4, first + len(digits), 1.3, "plain", "glued", number)
    if (
        before == ","
        and start > 1
        and line[start - 2].isdigit()
        and 4 <= len(digits) <= 6
        and digits[3] != "0"
    ):
        yield Sight(int(digits[3:]), first + 3, first + len(digits), 1.0, "plain", "glued", number)
    half, odd = divmod(len(digits), 2)
    if not odd and 1 <= half <= 3 and int(digits[half:]) == int(digits[:half]) + 1 and digits[0] != "0":
        weight, look = weigh(line, start, end)
        if weight >= 1:
            yield Sight(int(digits[:half]), first, first + half, weight, "plain", look, number)
            yield Sight(int(digits[half:]), first + half, first + len(digits), weight, "plain", look, number)


def _bracketed(line: str, row: Row, number: int) -> Iterator[Sight]:
    for found in BRACKETED.finditer(line):
        start, end = found.span()
        if (line[end : end + 1] in ("(", ":") and found["all"]) or (start == 0 and found["round"]):
            continue
        form: CalloutForm = "bracketed" if found["all"] else "parenthesised"
        weight = (2.0 if start else 0.4) if found["all"] else _round(line, start, end)
        for value, at, stop, implied in _members(found["all"] or found["round"]):
            if weight > 0 and 0 < value <= HIGHEST:
                left = row.start + found.start("all" if found["all"] else "round")
                yield Sight(value, left + at, left + stop, weight, form, form, number, implied)


def _round(line: str, start: int, end: int) -> float:
    """Weigh "(12)": a callout after a word or stop, but an enumeration before the words it counts."""
    before = line[:start].rstrip()
    if not before or before[-1] in ":;,(—–" or before.split()[-1].strip("(),").casefold() in ENUMERATES:
        return 0.0
    glued = before == line[:start]
    ends = re.match(r"[.,;:!?]|\s*$|\s+[A-ZÀ-Þ]", line[end : end + 6]) is not None
    return 0.4 + 0.8 * glued + 0.5 * ends


def _members(inside: str) -> Iterator[tuple[int, int, int, bool]]:
    """Give each number of "3–5, 7" with its place; those between the ends of a range are implied."""
    value, at = 0, 0
    ranged = False
    for part in [*SPLIT.finditer(inside), None]:
        end = part.start() if part else len(inside)
        following = int(inside[at:end])
        if ranged and value < following <= value + 30:
            for missing in range(value + 1, following):
                yield missing, at, end, True
        yield following, at, end, False
        if part:
            ranged, value, at = part[1] in "–-", following, part.end()
