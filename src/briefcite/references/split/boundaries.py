"""Decides at which candidate cuts a note really falls into citations and commentary."""

from __future__ import annotations

from typing import NamedTuple

from briefcite.references.split import names, signals
from briefcite.references.split.judge import PROSE, ends, is_prose, is_sentence, opens, waits
from briefcite.references.split.scan import BACK, LOCATOR, RANGE, YEAR, Scan
from briefcite.references.split.units import Unit, units
from briefcite.references.split.vocabulary import UPPER
from briefcite.text.late import late

LOOK_AHEAD = 250
"""Characters after a full stop in which a new citation must show its own evidence."""
OWN_EVIDENCE = 2
"""Kinds of evidence that a citation after a mere full stop must show."""

_BARE = late(r"\W{0,3}\d|\W{0,2}$")
_PARTICLE_NAME = late(rf"(?:von|van|de|del|della|di|da|du|d['’]|dal|al-)\s?(?:\w{{2,4}}\s)?[{UPPER}]")
_EDITED = late(
    rf"[{UPPER}][\w'’\-]+,?(?:\s[{UPPER}][\w'’.\-]*){{1,4}}\s\((?:eds?|dirs?|Hr?s?gg?|orgs?|coords?|comps?|curr?|éds?)\b"
)
_EDITORS_BEGUN = late(
    rf"(?:[\s,.;][iI]n:?|[\s,]dans|[\s,]en)\s[{UPPER}][\w'’\-]+,?(?:[;,]?\s[{UPPER}][\w'’.\-]*){{1,8}}$"
)
_EDITORS = late(r"\s?\((?:eds?|dirs?|Hr?s?gg?|orgs?|coords?|comps?|curr?|éds?)\b")


class Group(NamedTuple):
    """A stretch that is one citation with its signal, or commentary."""

    start: int
    end: int


def groups(scan: Scan, start: int) -> list[Group]:
    """Join the units of a note that belong together."""
    parts = units(scan.text, start, scan.shield)
    found: list[Group] = []
    begin, end = parts[0].start, parts[0].end
    for unit in parts[1:]:
        if _parts(scan, begin, end, unit):
            found.append(Group(begin, end))
            begin = unit.start
        end = unit.end
    return [*found, Group(begin, end)]


def _parts(scan: Scan, begin: int, end: int, unit: Unit) -> bool:
    """Whether a cut falls between the text gathered so far and the next unit."""
    if signals.internal(scan, unit.start, unit.end):
        return False
    signal = signals.leading(scan, unit.start, unit.end)
    if signal and (signal.firm or (scan.score(begin, end) and ends(scan, begin, end))):
        return True
    if _leads_up(scan, unit):
        return True
    if _BARE.match(scan.text, unit.start, unit.end):
        return False
    if scan.ibid(unit.start):
        return True
    if scan.continues(unit.start) or names.identifier(scan.text, unit.start):
        return False
    if unit.mark == ";":
        return _parts_at_semicolon(scan, begin, end, unit)
    return _parts_at_stop(scan, begin, end, unit)


def _leads_up(scan: Scan, unit: Unit) -> bool:
    """Whether a few words lead up to a signal: "for a critique see"."""
    later = signals.inside(scan, unit.start, unit.end)
    if not later or scan.score(unit.start, later.start):
        return False
    return scan.length(unit.start, later.start) <= signals.LEAD_WORDS


def _parts_at_semicolon(scan: Scan, begin: int, end: int, unit: Unit) -> bool:
    if names.paged(scan.text[begin:end]) and not scan.kinds(unit.start, unit.end):
        return True
    if names.paged(scan.text[unit.start : unit.end]) and ends(scan, begin, end):
        return True
    if not scan.score(begin, end):
        return is_prose(scan, begin, end) or is_sentence(scan, begin, end)
    text, at = scan.text, unit.start
    own = scan.score(at, unit.end)
    person = names.person_end(text, at)
    if _EDITED.match(text, at) or _EDITORS_BEGUN.search(text, max(begin, end - 90), end):
        return False
    if person and (_EDITORS.match(text, person) or (not own and person >= unit.end - 2)):
        return False
    if scan.kinds(at, unit.end) & BACK and text[at : at + 1].isupper():
        return True
    if (opens(scan, at) or _PARTICLE_NAME.match(text, at)) and (own or person):
        return True
    if text[at : at + 1].isupper() and own and "," in text[at : unit.end] and ends(scan, begin, end):
        return True
    return is_prose(scan, at, unit.end) or is_sentence(scan, at, unit.end)


def _parts_at_stop(scan: Scan, begin: int, end: int, unit: Unit) -> bool:
    at = unit.start
    if not scan.score(begin, end):
        if is_prose(scan, begin, end):
            return True
        return opens(scan, at) and scan.prose(begin, end) >= PROSE // 2 and is_sentence(scan, begin, end)
    if waits(scan, begin, end) or not ends(scan, begin, end):
        return False
    text, own = scan.text, scan.kinds(at, unit.end)
    named = names.person(text, at) or (names.acronym(text, at) and own & ~(YEAR | RANGE))
    if named and scan.score(at, at + LOOK_AHEAD) >= OWN_EVIDENCE:
        return True
    if (
        names.surname(text, at)
        and not names.dated(text, at)
        and own & (LOCATOR | RANGE | BACK)
        and ends(scan, at, unit.end)
    ):
        return True
    if not own and scan.kinds(begin, end) & (LOCATOR | RANGE | BACK) and is_sentence(scan, at, unit.end):
        return True
    return is_prose(scan, at, unit.end)
