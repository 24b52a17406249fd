"""How much a number looks like a callout, by what stands around it in its line."""

from __future__ import annotations

import re

from briefcite.notes.plain.words import ABBREVIATED, COUNTED, NUMBERED
from briefcite.text.late import late
from briefcite.text.pairing import weights

LOOK = weights("plain.callout")
NEAR = 60
LONGEST_WORD = 200
"""Characters looked at around a number: a line may be the whole text."""
YEAR = late(r"(?:1[0-9]|20)\d\d$")
DECIMALS = late(r"[.,:/]\d")
INITIAL = late(r"(?:^|[\s(.])[A-Z]\.$")
SPACED_STOP = late(r"\s[,.;:)!?»]")
CLAUSE_ENDS = late(r"[.,;:!?]|\s*$|\s+[A-ZÀ-Þ]")
POWER_OF_TEN = late(r"(?:^|[\s(×*·])10\Z")
TIGHT = ".,;:!?…)]}>”\"»’'“›*%"
CLOSING = "”\"»«’'“›‹)]}"
URLISH = late(r"https?:|www\.|@|://|doi\.org|\.html?|_|\\|=", re.I)
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
SECTION = late(r"\S*\d\S*[A-Za-z]\S*:\Z|(?:§|\b[Ss]ec(?:tion|\.)?|\b[Aa]rt(?:icle|\.)?)\s?\d\S*[:.–-]\Z")
"""What makes a number a part of a section's: "§ 12A:" before 2-715."""
UNITS = ("m", "km", "cm", "mm", "dm", "x", "y", "r", "R", "n", "s", "p", "χ", "σ", "µm", "a", "c", "ft")


def weigh_raised(line: str, start: int, end: int, value: int) -> float:
    """Weigh a raised number: an exponent ("m²", "10³") or an edition ("1980²") is no callout."""
    word = word_before(line, start)
    if value in (2, 3) and word in UNITS:
        return 0.0
    if POWER_OF_TEN.search(line, max(0, start - NEAR), start):
        return LOOK.power_of_ten
    if not line[max(0, start - NEAR) : start].strip():
        return LOOK.raised_at_line_start
    if line[start - 1].isspace():
        return LOOK.raised_behind_blank
    if line[start - 1].isdigit() or line[end : end + 1].isalpha() or (len(word) == 1 and word.isalpha()):
        return LOOK.raised_on_year if YEAR.search(line[max(0, start - 4) : start]) else LOOK.raised_on_figure
    return LOOK.raised


def weigh_circled(line: str, at: int) -> float:
    """Weigh a number in a ring by the character on either side."""
    before, after = line[at - 1], line[at + 1 : at + 2]
    if before in "：:；;，,、" or before.isspace():
        return LOOK.circled_in_list
    return LOOK.circled_before_word if after.isalnum() else LOOK.circled


def word_before(line: str, end: int) -> str:
    """Return the letters that stand directly before a place."""
    start = end
    while start and end - start < 40 and (line[start - 1].isalpha() or line[start - 1] in "µ"):
        start -= 1
    return line[start:end]


def weigh(line: str, start: int, end: int) -> tuple[float, str]:
    """Weigh a run of digits as a callout by its neighbours; 0 where it can be none."""
    before, after = line[start - 1 : start], line[end : end + 1]
    if not before:
        return (LOOK.lone, "lone") if end == len(line) else (LOOK.leading, "leading")
    if after.isalpha():
        return _before_letter(line, start, end)
    if DECIMALS.match(line, end) and not before.isalpha() and before not in CLOSING:
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
        return LOOK.before_letter, "glued"
    return 0.0, ""


def _glued(line: str, start: int, end: int) -> tuple[float, str]:
    before, tail = line[start - 1], line[end : end + 1]
    if before == "^" and start > 1 and not line[start - 2].isspace():
        return LOOK.marked_raised, "raised"
    if in_url(line, start, end):
        return (LOOK.in_address, "glued") if (before in ".,;" or before.isalpha()) and not tail.strip() else (0.0, "")
    if before.isalpha():
        return _after_letter(line, start, end)
    if before in CLOSING:
        opened = start < 2 or line[start - 2].isspace() or line[start - 2] in "([„"
        if opened and before in "\"'“’«»‹›":
            return 0.0, ""
        return (LOOK.quoted if before != "'" else LOOK.behind_apostrophe), "glued"
    if before in ".,;:!?…":
        return _after_stop(line, start)
    if before in "—–⁠\u200b\u2060":
        return LOOK.behind_dash, "glued"
    if before in "*%>":
        return LOOK.behind_sign, "glued"
    return 0.0, ""


def _after_letter(line: str, start: int, end: int) -> tuple[float, str]:
    word = word_before(line, start)
    stem = line[start - len(word) - 1 : start - len(word)]
    if stem.isdigit() and word in ORDINALS:
        return LOOK.behind_ordinal, "glued"
    if stem.isdigit() or ((stem and stem in "-–/._") and len(word) <= 2):
        return 0.0, ""
    if len(word) == 1:
        return LOOK.behind_one_letter, "glued"
    if word.isupper():
        return (LOOK.behind_two_capitals if len(word) == 2 else LOOK.behind_capitals), "glued"
    if not word[1:].islower() and any(c.isupper() for c in word[1:]):
        return LOOK.behind_mixed_case, "glued"
    if line[end : end + 1] in ("-", "–"):
        return LOOK.before_dash, "glued"
    return (LOOK.behind_two_letters if len(word) == 2 else LOOK.behind_word), "glued"


def _after_stop(line: str, start: int) -> tuple[float, str]:
    before, earlier = line[start - 1], line[start - 2 : start - 1]
    if before == ":" and SECTION.search(line[max(0, start - NEAR) : start]):
        return 0.0, ""
    if earlier.isdigit():
        stem = re.search(r"\d+$", line[max(0, start - 12) : start - 1])
        is_year = stem is not None and YEAR.fullmatch(stem[0]) is not None
        if before in ".,;" and is_year:
            return LOOK.behind_year_and_stop, "glued"
        if before in ".;":
            return LOOK.behind_figure_and_stop, "glued"
        return (LOOK.behind_figure_and_comma, "glued") if before == "," else (0.0, "")
    if before == "." and ABBREVIATED.search(line[max(0, start - 14) : start]):
        return 0.0, ""
    if before == "." and INITIAL.search(line[max(0, start - 5) : start]):
        return LOOK.behind_initial, "glued"
    if earlier and earlier in SIGNS:
        return LOOK.behind_decimal_point, "glued"
    if earlier.isspace() or not earlier:
        return (LOOK.behind_lone_stop if before == "." else 0.0), "glued"
    return (LOOK.behind_stop if before in ".!?" else LOOK.behind_comma), "glued"


def _spaced(line: str, start: int, end: int) -> tuple[float, str]:
    """Weigh "Recherche Scientifique 3 , d'une": extractors set a space before a raised number."""
    head = line[max(0, start - 24) : start]
    if NUMBERED.search(head) or ABBREVIATED.search(head.rstrip()) or COUNTED.match(line, end):
        return LOOK.counting, "spaced"
    last = head.rstrip()[-1:]
    tail = line[end : end + 3]
    if len(head) - len(head.rstrip()) > 2:
        return LOOK.behind_wide_blank, "spaced"
    stop = 0.0
    if last and last in '.!?»”"’)…':
        stop = LOOK.blank_and_stop
    elif last and last in ",;:":
        stop = LOOK.blank_and_comma
    if SPACED_STOP.match(tail) and (len(tail) < 3 or not tail[2].isdigit()):
        return LOOK.before_stop + stop, "spaced"
    if not tail.strip():
        return LOOK.at_line_end + stop, "spaced"
    if tail[0] in ".,;:)" or not tail[0].isspace():
        return LOOK.with_stop, "spaced"
    if last.isdigit() or not last:
        return LOOK.behind_figure, "spaced"
    return LOOK.spaced + stop + (LOOK.before_capital if tail[1:2].isupper() and stop else 0.0), "spaced"


def in_url(line: str, start: int, end: int) -> bool:
    """Return whether a number is part of a web address, a path or an e-mail address."""
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
    ends = CLAUSE_ENDS.match(line[end : end + 6]) is not None
    return LOOK.round + LOOK.round_glued * glued + LOOK.round_before_stop * ends
