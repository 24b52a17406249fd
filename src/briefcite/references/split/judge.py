"""Judges stretches of a note: does a citation start here, is this running prose, is this a citation at all?"""

from __future__ import annotations

from briefcite.references.split import names
from briefcite.references.split.scan import ARCHIVE, HOUSE, LEGAL, QUOTED, YEAR, Scan
from briefcite.references.split.vocabulary import LOWER, UPPER
from briefcite.text.late import late

PROSE = 4
"""Weight of words of running sentences from which on a stretch reads as prose (two strong words)."""
PROSE_SHARE = 0.12
"""Strong words of running sentences a word; a citation with a sentence for its title stays below."""
SENTENCE_WORDS = 7
"""Words from which on a stretch that ends in a full stop is a sentence even without a telling word."""
STATEMENT_WORDS = 5
STATEMENT_SHARE = 0.55
"""Words, and share of lower-case words, that a plain sentence has at least."""
TRAILING_WORDS = 3
"""Words that a commentary behind a citation has at least: "(in French)" stays in the citation."""
LOWER_SHARE = 0.45
"""Share of lower-case words of four letters or more in what reads as a sentence, not as a title with names."""

_TERMINAL = late(r"(?:\d[a-zA-Z]?|\d\s?(?:ff?|sgg?|segg?|ss|sqq?|n|v|r)|cit|citt|passim)[.)\]”»\">]{0,4}$")
IMPRINT_LENGTH = 60
"""Characters in which ", Torino 1977." or ", Torino." at the end of a stretch is looked for."""

_IMPRINT = late(
    rf",\s[{UPPER}][^\d,;()]{{2,40}},?\s(?:1[5-9]|20)\d\d[.,;]{{0,2}}$"
    rf"|,\s[{UPPER}][{LOWER}'’\-]{{2,20}}(?:[\s\-–][{UPPER}][{LOWER}'’\-]{{2,20}})?[.,;]{{0,2}}$"
)
_PLAIN_START = late(rf"[“„«\"'‘(]?[{UPPER}](?:[\w'’]{{0,2}}\s|[\w'’]*,?\s(?=[{LOWER}]))")
_WORDS = late(r"\w+")
_TAIL = 14
"""Characters at the end of a stretch that show whether it ends on a page or year."""


def opens(scan: Scan, at: int) -> bool:
    """Whether what stands here looks like the start of a citation: a name, an archive, a quoted title."""
    text = scan.text
    if at >= len(text):
        return False
    if text[at] in "\"“„«‘'‚":
        return True
    if names.person(text, at) or names.surname(text, at) or names.acronym(text, at):
        return True
    return bool(scan.kinds(at, at + 1) & (LEGAL | ARCHIVE | HOUSE))


def ends(scan: Scan, start: int, end: int) -> bool:
    """Whether a stretch ends as citations do: on a page, a year, "cit."."""
    return bool(_TERMINAL.search(scan.text, max(start, end - _TAIL), end))


def waits(scan: Scan, start: int, end: int) -> bool:
    """Whether a stretch has no more than authors and a year: "Smith, J. (1999)." still waits for its title."""
    return scan.kinds(start, end) == YEAR and scan.wordy(start, end) < 2


def is_prose(scan: Scan, start: int, end: int) -> bool:
    """Whether a stretch reads as running sentences more than as a citation."""
    prose = scan.prose(start, end)
    if prose < PROSE or prose <= 2 * scan.score(start, end):
        return False
    return prose >= 2 * PROSE_SHARE * scan.length(start, end)


def is_sentence(scan: Scan, start: int, end: int) -> bool:
    """Whether a stretch without evidence but a year reads as a sentence: mostly small words, and a verb or pronoun."""
    kinds = scan.kinds(start, end)
    if kinds & ~YEAR or opens(scan, start) or scan.ibid(start):
        return False
    if scan.prose(start, end) < PROSE and not _starts_plainly(scan, start, end):
        return False
    length = scan.length(start, end)
    needed = PROSE // 2 if kinds else 1
    if not kinds and length >= SENTENCE_WORDS and scan.text[end - 1] in ".!?":
        if scan.prose(start, end) >= PROSE // 2:
            return True
        needed = 0
    return length > 2 and scan.prose(start, end) >= needed and scan.wordy(start, end) >= LOWER_SHARE * length


def is_statement(scan: Scan, start: int, end: int) -> bool:
    """Whether a stretch is one plain sentence, though no word tells: "The term appears in a law of 1938".

    Its years follow small words ("of 1938"), it has few commas and no colon, and no name or title opens it.
    """
    text, length = scan.text, scan.length(start, end)
    if length < STATEMENT_WORDS or text[end - 1] not in ".!?" or opens(scan, start):
        return False
    if scan.kinds(start, end) & ~(YEAR | QUOTED) or ":" in text[start:end] or not _starts_plainly(scan, start, end):
        return False
    small = sum(word.islower() for word in _WORDS.findall(text, start, end))
    if text.count(",", start, end) > 1 or small < STATEMENT_SHARE * length:
        return False
    years = (at for at, kind in scan.evidence if kind == YEAR and start <= at < end)
    return all(text[at - 2 : at - 1].islower() and text[at - 1] == " " for at in years)


def _starts_plainly(scan: Scan, start: int, end: int) -> bool:
    """Whether a stretch starts as sentences do, and names and years do not: one capital, then a small word."""
    return bool(_PLAIN_START.match(scan.text, start)) and not _IMPRINT.search(
        scan.text, max(start, end - IMPRINT_LENGTH), end
    )


def trails(scan: Scan, start: int, end: int) -> bool:
    """Whether nothing but small words stands here, three or more: the end of a sentence around a citation."""
    words = _WORDS.findall(scan.text, start, end)
    entry = scan.entry(start)
    if entry and entry.lead:  # "on the petition of 1802"
        words = [word for word in words if not word.isdigit()]
    if "/" in scan.text[start:end]:  # an address without its scheme
        return False
    long = sum(len(word) > 2 for word in words)
    return long >= TRAILING_WORDS and all(word.islower() for word in words)


def plausible(scan: Scan, start: int, end: int, alone: bool) -> bool:
    """Whether a stretch without a signal is a citation at all.

    Args:
        scan: the note.
        start: where the stretch starts.
        end: and where it ends.
        alone: nothing else stands in the note; a line on its own is a citation unless it reads as prose.
    """
    if _IMPRINT.search(scan.text, max(start, end - IMPRINT_LENGTH), end):
        return True
    if names.person(scan.text, start) and scan.score(start, end) and scan.prose(start, end) < 2 * PROSE:
        return True
    if is_prose(scan, start, end) or is_sentence(scan, start, end) or is_statement(scan, start, end):
        return False
    return alone or scan.score(start, end) > 0 or opens(scan, start) or names.paged(scan.text[start:end])
