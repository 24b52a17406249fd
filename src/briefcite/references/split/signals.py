"""Finds the words that introduce a citation: "See, for example," "vgl. dazu auch" "cfr. anche"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from briefcite.references.split.judge import opens
from briefcite.references.split.scan import LOCATOR, PAGE, RANGE, Scan
from briefcite.references.split.vocabulary import OPENING, UPPER, lexicon, near_by, signal_phrase
from briefcite.text.late import late

_TARGET = late(
    rf"[{UPPER}{OPENING}(\[<§]|\d|https?:|www\.|(?:ibid|ebd|ebenda|ivi|id\.|ders\.|dies\.|von|van|de|del|della|di|da|du|d['’]|al-|n\s\d|note\s\d|nota\s\d|supra|oben|fn)"
)
_OWN_PARTS = frozenset({"page", "chapter", "figure", "table", "part", "appendix"})
"""Labels of places that, right after a signal, lie in the document itself."""
_WORD = late(r"[^\W_]+")


class Signal(NamedTuple):
    """Where a signal stands and where the citation after it begins."""

    start: int
    end: int
    target: int
    firm: bool
    """It holds a word that is a signal by itself ("see"), not only "ferner"."""


LEAD_WORDS = 6
"""Words before a signal that still belong to it: "On the siege see", "for a critique see"."""


def internal(scan: Scan, start: int, end: int) -> bool:
    """Whether a signal points into the document itself: "See Chapters 3 and 4", "vgl. unten S. 12"."""
    entry = scan.entry(start)
    if not entry or not entry.around:
        return False
    match = signal_phrase().match(scan.text, start, end)
    if not match or not _has_core(scan.text, start, match.end()):
        return False
    at = match.end()
    if near := near_by().match(scan.text, at):
        at = near.end()
    place = scan.entry(at)
    return bool(place and place.label in _OWN_PARTS and scan.located(at, at + 1))


def own_appendix(scan: Scan, start: int, end: int) -> bool:
    """Whether nothing but an appendix of the document itself is named: "Appendice I, 9"."""
    entry = scan.entry(start)
    if not entry or entry.label != "appendix" or not scan.located(start, start + 1):
        return False
    return not scan.kinds(start, end) & ~(LOCATOR | PAGE | RANGE) and not scan.wordy(start + 1, end)


def leading(scan: Scan, start: int, end: int) -> Signal | None:
    """Give the signal that opens a stretch, if one does: "See also", or "ferner" right before a name."""
    entry = scan.entry(start)
    if not entry or not entry.around:
        return None
    match = signal_phrase().match(scan.text, start, end)
    if not match or match.end() >= end or not _targets(scan, match.end()) or internal(scan, start, end):
        return None
    firm = _has_core(scan.text, start, match.end())
    if not firm and not opens(scan, match.end()):
        return None
    return Signal(start, start + len(match[0].rstrip()), match.end(), firm)


def _targets(scan: Scan, at: int) -> bool:
    """Whether a citation can begin behind a signal: a capital, a quotation, "notes 12–14 above"."""
    if _TARGET.match(scan.text, at):
        return True
    entry = scan.entry(at)
    return bool(entry and entry.label == "note" and scan.located(at, at + 1))


def _has_core(text: str, start: int, end: int) -> bool:
    """Whether a phrase holds a word without which it is no signal ("see", not "also")."""
    for match in _WORD.finditer(text, start, end):
        entry = lexicon().get(match[0].lower())
        if entry and entry.core and entry.core.match(text, match.start(), end):
            return True
    return False


def inside(scan: Scan, start: int, end: int) -> Signal | None:
    """Give the first signal further on in a stretch, outside quotations and brackets."""
    tried = start
    for at in scan.signals[bisect_right(scan.signals, start) : bisect_left(scan.signals, end)]:
        if at < tried:
            continue
        if phrase := signal_phrase().match(scan.text, at, end):
            tried = phrase.end()
        begin = _widened(scan, start, at)
        if begin > start and not scan.shield.covers(begin) and (signal := leading(scan, begin, end)):
            return signal
    return None


def _widened(scan: Scan, start: int, at: int) -> int:
    """Take the word that stands before the core into the signal: "but see", "dazu vgl."."""
    head = scan.text.rfind(" ", start, max(start, at - 1)) + 1
    if head > start and (match := signal_phrase().match(scan.text, head)) and match.end() >= at:
        return head
    return at
