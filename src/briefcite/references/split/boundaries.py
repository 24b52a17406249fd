"""Decides at which candidate cuts a note really falls into citations and commentary."""

from __future__ import annotations

import re
from typing import NamedTuple

from briefcite.references.split import names, signals
from briefcite.references.split.scan import YEAR, Scan
from briefcite.references.split.units import Unit, units
from briefcite.references.split.vocabulary import UPPER

PROSE = 2
"""Words of running sentences, in one language, from which on a stretch reads as prose."""
LOOK_AHEAD = 250
"""Characters after a full stop in which a new citation must show its own evidence."""

_BARE = re.compile(r"\W{0,3}\d|\W{0,2}$")
_PARTICLE_NAME = re.compile(
    rf"(?:von|van|de|del|della|di|da|du|d['’]|dal|al-)\s?(?:\w{{2,4}}\s)?[{UPPER}]"
)
_NAME_LIST = re.compile(rf"[{UPPER}][\w'’\-]+,\s(?:[{UPPER}][\w\-]{{0,12}}\.?[\s\-]?){{1,4}}(?:\set\sal\.?)?[.,;]?$")
_ENDING = re.compile(r"(?:\d[a-zA-Z]?|\d\s?(?:ff?|sgg?|segg?|ss|sqq?|n|v|r)|cit|citt|passim)[.)\]”»\">]{0,4}$")


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
    if signals.leading(scan, unit.start, unit.end):
        return True
    if _BARE.match(scan.text, unit.start, unit.end):
        return False
    if scan.ibid(unit.start):
        return True
    if scan.continues(unit.start):
        return False
    if unit.mark == ";":
        return _parts_at_semicolon(scan, begin, end, unit)
    return _parts_at_stop(scan, begin, end, unit)


def _parts_at_semicolon(scan: Scan, begin: int, end: int, unit: Unit) -> bool:
    if not scan.score(begin, end):
        return is_prose(scan, begin, end)
    right = scan.score(unit.start, unit.end)
    if _NAME_LIST.match(scan.text, unit.start, unit.end) and not right:
        return False
    if _opens(scan, unit) and (right or names.person(scan.text, unit.start)):
        return True
    return is_prose(scan, unit.start, unit.end)


def _opens(scan: Scan, unit: Unit) -> bool:
    """Whether a citation can start like this, after a semicolon."""
    text, at = scan.text, unit.start
    if names.person(text, at) or names.surname(text, at) or names.acronym(text, at):
        return True
    if text[at] in "\"“„«‘'" or _PARTICLE_NAME.match(text, at):
        return True
    return text[at].isupper() and scan.score(at, unit.end) >= 2 and "," in text[at : unit.end]


def _parts_at_stop(scan: Scan, begin: int, end: int, unit: Unit) -> bool:
    left, text, at = scan.score(begin, end), scan.text, unit.start
    if not left:
        return is_prose(scan, begin, end)
    if not _whole(scan, begin, end) or not _ENDING.search(text, max(begin, end - 12), end):
        return False
    ahead = scan.score(at, at + LOOK_AHEAD)
    if (names.person(text, at) or names.acronym(text, at)) and ahead >= 2:
        return True
    if names.surname(text, at) and scan.score(at, unit.end) and _ENDING.search(text, at, unit.end):
        return True
    return is_prose(scan, at, unit.end)


def _whole(scan: Scan, begin: int, end: int) -> bool:
    """Whether a stretch has more than authors and a year: "Smith, J. (1999)." still waits for its title."""
    return scan.kinds(begin, end) != YEAR or scan.wordy(begin, end) > 1


def is_prose(scan: Scan, start: int, end: int) -> bool:
    """Whether a stretch reads as running sentences, more than as a citation."""
    prose = scan.prose(start, end)
    return prose >= PROSE and prose > scan.score(start, end)
