"""How much a number looks like a callout, by what stands around it in its line."""

from __future__ import annotations

import re

from briefcite.notes.plain.words import ABBREVIATED, COUNTED, NUMBERED

NEAR = 60
LONGEST_WORD = 200
"""Characters looked at around a number: a line may be the whole text."""
YEAR = re.compile(r"(?:1[0-9]|20)\d\d$")
POWER_OF_TEN = re.compile(r"(?:^|[\s(×*·])10\Z")
TIGHT = ".,;:!?…)]}>”\"»’'“›*%"
CLOSING = "”\"»«’'“›‹)]}"
URLISH = re.compile(r"https?:|www\.|@|://|doi\.org|\.html?|_|\\|=", re.I)
ADDRESS_SIGNS = ("/", "@", "_", "=", "\\", "www.", ".htm")
SIGNS = "+-−–±<>=≈~"
"""Before a decimal point: "+.30"."""
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
ORDINALS = ("st", "nd", "rd", "th", "er", "re", "ème", "ers", "ste", "de")
"""How "5th" ends, and "1er", to which a callout may be glued."""
IN_ADDRESS = 0.3
"""Weight of a number that ends an address: "https://example.org/ledger5"."""
SECTION = re.compile(r"\S*\d\S*[A-Za-z]\S*:\Z|(?:§|\b[Ss]ec(?:tion|\.)?|\b[Aa]rt(?:icle|\.)?)\s?\d\S*[:.–-]\Z")
"""What makes a number a part of a section's: "§ 12A:" before 2-715."""
UNITS = ("m", "km", "cm", "mm", "dm", "x", "y", "r", "R", "n", "s", "p", "χ", "σ", "µm", "a", "c", "ft")


def weigh_raised(line: str, start: int, end: int, value: int) -> float:
    """Weigh a raised number: an exponent ("m²", "10³") or an edition ("1980²") is no callout."""
    word = word_before(line, start)
    if value in (2, 3) and word in UNITS:
        return 0.0
    if POWER_OF_TEN.search(line, max(0, start - NEAR), start):
        return 0.2
    if not line[max(0, start - NEAR) : start].strip():
        return 0.6
    if line[start - 1].isspace():
        return 1.2
    if line[start - 1].isdigit() or line[end : end + 1].isalpha() or (len(word) == 1 and word.isalpha()):
        return 1.6 if YEAR.search(line[max(0, start - 4) : start]) else 0.6
    return 2.6


def weigh_circled(line: str, at: int) -> float:
    """Weigh a number in a ring by the character on either side."""
    before, after = line[at - 1], line[at + 1 : at + 2]
    if before in "：:；;，,、" or before.isspace():
        return 0.1
    return 1.2 if after.isalnum() else 2.2


def word_before(line: str, end: int) -> str:
    """Give the letters that stand directly before a place."""
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
    if after.isupper() and glued and len(word_before(line, start)) != 1 and not in_url(line, start, end):
        return 0.5, "glued"
    return 0.0, ""


def _glued(line: str, start: int, end: int) -> tuple[float, str]:
    before, tail = line[start - 1], line[end : end + 1]
    if before == "^" and start > 1 and not line[start - 2].isspace():
        return 2.0, "raised"
    if in_url(line, start, end):
        return (IN_ADDRESS, "glued") if (before in ".,;" or before.isalpha()) and not tail.strip() else (0.0, "")
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
    word = word_before(line, start)
    stem = line[start - len(word) - 1 : start - len(word)]
    if stem.isdigit() and word in ORDINALS:
        return 1.2, "glued"
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
    if before == ":" and SECTION.search(line[max(0, start - NEAR) : start]):
        return 0.0, ""
    if earlier.isdigit():
        stem = re.search(r"\d+$", line[max(0, start - 12) : start - 1])
        is_year = stem is not None and YEAR.fullmatch(stem[0]) is not None
        if before in ".,;" and is_year:
            return 1.2, "glued"
        return (0.25, "glued") if before in ".;" else (0.1, "glued") if before == "," else (0.0, "")
    if before == "." and ABBREVIATED.search(line[max(0, start - 14) : start]):
        return 0.0, ""
    if before == "." and re.search(r"(?:^|[\s(.])[A-Z]\.$", line[max(0, start - 5) : start]):
        return 0.6, "glued"
    if earlier and earlier in SIGNS:
        return 0.1, "glued"
    if earlier.isspace() or not earlier:
        return (0.6 if before == "." else 0.0), "glued"
    return (2.2 if before in ".!?" else 1.7), "glued"


def _spaced(line: str, start: int, end: int) -> tuple[float, str]:
    """Weigh "Recherche Scientifique 3 , d'une": extractors set a blank before a raised number."""
    head = line[max(0, start - 24) : start]
    if NUMBERED.search(head) or ABBREVIATED.search(head.rstrip()) or COUNTED.match(line, end):
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


def in_url(line: str, start: int, end: int) -> bool:
    """Whether a number is part of a web address, a path or an e-mail address."""
    left, right = max(0, start - LONGEST_WORD), end + LONGEST_WORD
    if not any(line.find(sign, left, right) >= 0 for sign in ADDRESS_SIGNS):
        return False
    head, tail = line[left:start], line[end:right]
    token = (head.split()[-1] if head and not head[-1].isspace() else "") + line[start:end]
    token += tail.split()[0] if tail and not tail[0].isspace() else ""
    return len(token) > 6 and (URLISH.search(token) is not None or token.count("/") > 1)


def weigh_round(line: str, start: int, end: int) -> float:
    """Weigh "(12)": a callout after a word or stop, but an enumeration before the words it counts."""
    head = line[max(0, start - NEAR) : start]
    before = head.rstrip()
    if not before or before[-1] in ":;,(—–：；，、" or before.split()[-1].strip("(),").casefold() in ENUMERATES:
        return 0.0
    glued = before == head
    ends = re.match(r"[.,;:!?]|\s*$|\s+[A-ZÀ-Þ]", line[end : end + 6]) is not None
    return 0.4 + 0.8 * glued + 0.5 * ends
