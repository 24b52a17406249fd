"""An address that cannot work: malformed, cut off at the end of a line, or with a bracket that is not closed.

Why: the reader cannot open it, and link checkers cannot say why.

Example: "https://www.harbour-" at the end of a line, "http:/harbour.example/queue", or
"<https://harbour.example/queue" without the ">". The address behind a link is looked at too, where a format has
links.

What to do: copy the address again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefcite.check.case import Case
from briefcite.check.rule import Hit
from briefcite.text.late import late

CODE = "R205"
NAME = "bad-url"
SEVERITY = "warning"
HINT = "copy the address again"

LONGEST = 2000
"""Characters of an address that are looked at, as many as browsers take."""
_START = late(r"(?i)(?<![a-z0-9])(?:https?|ftp)[:;]/{1,3}|(?<![a-z0-9])(?:https?)//")
_HOST = late(
    r"(?:[^/\s@?#]*@)?(?:(?:[\w-]{1,63}\.)+(?:[^\W\d_]{2,24}|xn--[\w-]+)|localhost|\d{1,3}(?:\.\d{1,3}){3})\.?(?::\d{1,5})?"
)
_CLOSING = ".,;:!?)>]}\"'”’»›*"
_CUT = late(r"(?:[-_=&?%+]|%[0-9A-Fa-f]|…|\.\.\.)$")

_GOES_ON = late(r"\s+(?!access|last|visit|retriev|abgeruf|zuletzt|consult)[a-z0-9]")
"""After an address: text that was torn off it when the line was broken ("pageId= 790"), which is our loss."""

_BRACKET = late(r"[()]")
_PAIRS = {"<": ">", "(": ")", "[": "]"}


def find(case: Case) -> Iterator[Hit]:
    """Yield one hit for each address, printed or behind a link, that is malformed or not whole."""
    for note in case.extraction.notes:
        for start, printed in _addresses(note.text):
            end = start + len(printed)
            reason = "" if _GOES_ON.match(note.text, end) else fault(printed) or _unbalanced(note.text, start, printed)
            if reason:
                yield Hit(f"{printed!r} {reason}", note.id, *case.place(note, start, end), hint=HINT)
        for mark in case.links_in(note):
            reason = fault(mark.target, cut=False) if _START.match(mark.target) else ""
            if reason and mark.target not in note.text:
                page, _ = case.place(note)
                yield Hit(f"the link to {mark.target!r} {reason}", note.id, page, mark.spans[0], hint=HINT)


def _addresses(text: str) -> Iterator[tuple[int, str]]:
    """Yield the addresses as printed, each with its place; one in another, as archives have them, is part of it."""
    read = 0
    for match in _START.finditer(text):
        if match.start() >= read:
            words = text[match.start() : match.start() + LONGEST].split(maxsplit=1)
            printed = words[0].split("<", 1)[0].split(">", 1)[0]
            read = match.start() + len(printed)
            yield match.start(), printed


def fault(printed: str, *, cut: bool = True) -> str:
    """Say what is wrong with an address, or "".

    Args:
        printed: the address, with the stops and brackets that stand right behind it.
        cut: whether its end may have been lost; not so behind a link, where "?v=x_" is what was meant.
    """
    url = printed.rstrip(_CLOSING)
    scheme = re.match(r"(?i)(?:https?|ftp)://(?!/)", url)
    if scheme is None:
        return "is malformed after its scheme"
    rest = url[scheme.end() :]
    host = re.split(r"[/?#]", rest, maxsplit=1)[0]
    if not _HOST.fullmatch(host):
        return "has no whole host name"
    if cut and _CUT.search(printed.rstrip(".,;:)>]\"'”’»") if not printed.endswith("...") else printed):
        return "is cut off"
    return ""


def _unbalanced(text: str, start: int, printed: str) -> str:
    """Say which bracket around or in an address has no partner, or "".

    In "(https://a.example/b accessed 2 May 2022" the bracket is that of the sentence, and the address is whole.
    """
    before = text[start - 1 : start]
    ends = before == "<" or not text[start + len(printed) : start + len(printed) + 1]
    if before in _PAIRS and ends and text.find(_PAIRS[before], start) < 0:
        return f"stands behind a {before!r} that is not closed"
    if printed.count("(") > printed.count(")") and text.find(")", start + len(printed)) < 0:
        return "has a '(' that is not closed"
    if printed.rstrip(".,;:").endswith(")") and _closes_nothing(text, start, printed):
        return "ends in a ')' that was not opened"
    return ""


def _closes_nothing(text: str, start: int, printed: str) -> bool:
    """Return whether the last ")" of an address has no "(" in it nor before it in the note."""
    depth = 0
    for bracket in _BRACKET.findall(text, max(0, start - LONGEST), start + len(printed)):
        depth = max(depth, 0) + (1 if bracket == "(" else -1)
    return depth < 0
