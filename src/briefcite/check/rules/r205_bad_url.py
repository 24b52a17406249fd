"""An address that cannot work: malformed, or cut off at the end of a line.

Why: the reader cannot open it, and link checkers cannot say why.

Example: "https://www.harbour-" at the end of a line, or "http:/harbour.example/queue".

What to do: copy the address again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefcite.check.case import Case
from briefcite.check.rule import Hit

CODE = "R205"
NAME = "bad-url"
SEVERITY = "warning"

LONGEST = 2000
"""Characters of an address that are looked at, as many as browsers take."""
_START = re.compile(r"(?i)(?<![a-z0-9])(?:https?|ftp)[:;]/{1,3}|(?<![a-z0-9])(?:https?)//")
_HOST = re.compile(
    r"(?:[^/\s@?#]*@)?(?:(?:[\w-]{1,63}\.)+(?:[^\W\d_]{2,24}|xn--[\w-]+)|localhost|\d{1,3}(?:\.\d{1,3}){3})\.?(?::\d{1,5})?"
)
_CLOSING = ".,;:!?)>]}\"'”’»›*"
_CUT = re.compile(r"(?:[-_=&?%+]|%[0-9A-Fa-f]|…|\.\.\.)$")

_GOES_ON = re.compile(r"\s+(?!access|last|visit|retriev|abgeruf|zuletzt|consult)[a-z0-9]")
"""After an address: text that was torn off it when the line was broken ("pageId= 790"), which is our loss."""


def find(case: Case) -> Iterator[Hit]:
    """Give one hit for each address as printed that is malformed or ends in the middle."""
    for note in case.extraction.notes:
        read = 0
        for match in _START.finditer(note.text):
            if match.start() < read:  # an address in an address, as archives have them
                continue
            printed = (
                note.text[match.start() : match.start() + LONGEST]
                .split(maxsplit=1)[0]
                .split("<", 1)[0]
                .split(">", 1)[0]
            )
            read = match.start() + len(printed)
            reason = fault(printed)
            if reason and not _GOES_ON.match(note.text, match.start() + len(printed)):
                page, span = case.place(note, match.start(), match.start() + len(printed))
                yield Hit(f"{printed!r} {reason}", note.id, page, span, hint="copy the address again")


def fault(printed: str) -> str:
    """Say what is wrong with an address, or ""."""
    url = printed.rstrip(_CLOSING)
    scheme = re.match(r"(?i)(?:https?|ftp)://(?!/)", url)
    if scheme is None:
        return "is malformed after its scheme"
    rest = url[scheme.end() :]
    host = re.split(r"[/?#]", rest, maxsplit=1)[0]
    if not _HOST.fullmatch(host):
        return "has no whole host name"
    if _CUT.search(printed.rstrip(".,;:)>]\"'”’»") if not printed.endswith("...") else printed):
        return "is cut off"
    return ""
