"""Cuts a note at every place where one citation could end and another begin."""

from __future__ import annotations

import re
from typing import NamedTuple

from briefcite.references.split.shield import Shield
from briefcite.references.split.vocabulary import OPENING, UPPER
from briefcite.text.lang import known
from briefcite.text.late import late

_CANDIDATE = late(rf"[;.!?…](?:(?<=;)\s+|(?<!;)[”»\"’')\]]{{0,3}}\s+[-–—]?\s?(?=[{UPPER}{OPENING}(\[]))")
_LAST_WORD = late(r"(?:^|[\s(\[“„«\"'’])(\S{1,9})\.$")
_COUNTED = late(
    r"(?:Jahrhundert|Jh|Legislatur|Wahlperiode|Sitzung|Geburtstag|Auflage|Aufl|Jahrgang|Jg|Band|Teil|Kapitel)"
)
_BEFORE_ORDINAL = late(r"(?<!\w)(?:im|zum|am|vom|beim|der|des|dem|den|das|die|bis|seit|ins)\s$")
_NEXT_WORD = late(r"[^\W\d_]+\.?")
_ABBREVIATION = late(
    rf"(?:[{UPPER}]\.?-?)+$|[{UPPER}][a-z]$|(?:eds?|vols?|nos?|nr|pp?|ss?|hrsgg?|hgg?|hrg|bde?|aufl|jg|dr|prof|al|etc|ca|st|cf|cfr|vgl|art|arts|par|para|paras|ch"
    r"|ff?|fol|col|cols|trans|transl|repr|rev|orig|univ|j|int|assoc|dept|inst|proc|trad|dir|coord|org|cur|bearb|übers|zit|ebd|u|a|o|d|v|z|b|i|m|n|c|t|l|r|e|op|loc|no|núm|pág|págs|pag|pagg"
    r"|sez|cap|capp|lib|reg|cod|ms|mss|app|suppl|ser|mr|mrs|messrs|sr|jr|inc|ltd|co|corp|gov|sen|rep|gen|col|capt|lt|hon|s\.?l|n\.?d|fig|figs|tab|tav|nn|cc|voll?|tit|fasc|rist|anon|arch)$",
    re.IGNORECASE,
)


class Unit(NamedTuple):
    """A stretch between two candidate cuts and the mark that stands before it."""

    start: int
    end: int
    mark: str
    """";", "." or "" for the first unit."""


def units(text: str, start: int, shield: Shield) -> list[Unit]:
    """Give the units of ``text[start:]``, in order; they leave out only blanks."""
    found: list[Unit] = []
    begin, mark = start, ""
    for match in _CANDIDATE.finditer(text, start):
        kind = ";" if match[0][0] == ";" else "."
        if shield.covers(match.start() + 1) or (kind == "." and _goes_on(text, match)):
            continue
        found.append(Unit(begin, match.start() if kind == ";" else _stop_end(match), mark))
        begin, mark = match.end(), kind
    return [*found, Unit(begin, len(text.rstrip()), mark)]


def _stop_end(match: re.Match[str]) -> int:
    return match.start() + len(match[0].rstrip(" -–—\t"))


def _goes_on(text: str, match: re.Match[str]) -> bool:
    """Whether a full stop ends no sentence: after an initial or abbreviation, or in "12. März"."""
    at = match.start()
    if text[at] != ".":
        return False
    word = _LAST_WORD.search(text, max(0, at - 12), at + 1)
    if not word:
        return False
    if word[1].isdigit():
        return len(word[1]) < 3 and _ordinal(text, word.start(1), match.end())
    return bool(_ABBREVIATION.match(word[1]))


def _ordinal(text: str, at: int, after: int) -> bool:
    """Whether a number with its full stop is an ordinal: "12. März", "im 20. Jahrhundert", "33. Sitzung"."""
    following = _NEXT_WORD.match(text, after)
    if following and following[0].lower() in known("month", "names"):
        return True
    return bool(following and _COUNTED.match(following[0])) or bool(_BEFORE_ORDINAL.search(text, max(0, at - 8), at))
