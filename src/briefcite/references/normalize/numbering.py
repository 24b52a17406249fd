"""Volume and issue without the words before them: "vol. II", "Jg. 12", "Heft 3/4", "29-30"."""

from __future__ import annotations

import re

from briefcite.text.cues import without_head
from briefcite.text.late import late

_LONGEST = 80  # characters of a span that are looked at
_DEEPEST = 9  # layers of lead words and brackets: "no. (no. 7)" has three
_OUTER = ' \t,;:.«»“”"'
_VOLUME_LEAD = late(
    r"^(?:volumes?|voll?|vols|bde?|bände?|band|tomes?|tomos?|tomi|t|jahrg(?:ang)?|jg|année|año|ano|anno|"
    r"annata|a|v|"
    r"deel|dl|rocz|ročník|roč|cilt|sv|том|т)(?:\.|\b)\s*(?=[\dIVXLCDMivxlc])",
    re.I,
)
_ISSUE_LEAD = late(
    r"^(?:n(?:o|os|r|rs|ro|um|úm|um[eé]ro)?s?|nn|number|heft(?:e)?|h|hft|fasc(?:icol[oi]|icule)?|fase|"
    r"issues?|iss|is|"
    r"num|núm(?:ero)?|número|cuaderno|cahier|parte?|pt|№|вып|s[eéè]š?it|zesz)?\s?[.°º˚]*\s*(?=[\dIVXLA-Z])",
    re.I,
)
_ORDINAL = late(
    r"(\d{1,4})(?:(?:e|ème|º|ª)(?:\s(?:année|año|anno|v\.?))?|\.\s(?:Heft|Band|Bd\.?|Jahrgang|Jahrg\.?|Jg\.?))"
)
_DASH = late(r"\s*[‐‑‒–—-]+\s*")


def tidy_volume(text: str) -> str:
    """Read a volume: "vol. II", "(12)", "29-30", "25e année"."""
    volume = _plain(without_head(_VOLUME_LEAD, _unwrap(text)))
    ordinal = _ORDINAL.fullmatch(volume)
    return ordinal[1] if ordinal else volume


def parse_issue(text: str) -> str:
    """Read an issue: "no. 7", "° 1", "Heft 3/4"."""
    for _ in range(_DEEPEST):
        shorter = _plain(without_head(_ISSUE_LEAD, _unwrap(text)))
        if shorter == text:
            break
        text = shorter
    return text


def _unwrap(text: str) -> str:
    """Strip punctuation and brackets around the whole: "(12)" becomes 12, "108(6)" stays."""
    text = " ".join(text[:_LONGEST].split()).strip(_OUTER)
    if text[:1] in "([" and text.endswith((")", "]")) and text.count(text[0]) == 1:
        text = text[1:-1]
    while text.endswith(")") and text.count(")") > text.count("(") > 0:
        text = text[:-1]
    if "(" in text[1:] and text.count("(") > text.count(")"):
        return text + ")"
    return text.strip(_OUTER + "()[]" if text.count("(") != text.count(")") else _OUTER)


def _plain(text: str) -> str:
    text = _DASH.sub("-", text.strip(_OUTER)) if any(c.isdigit() for c in text) else text.strip(_OUTER)
    return text if any(c.isalnum() for c in text) else ""
