"""Commentary that was labelled as a work: a sentence where the title should be.

Only the labels show it: "Luhmann as well admits, somewhat hesitantly, that …" begins with a name and holds a year
further on, as a citation does.
"""

from __future__ import annotations

from briefcite.model import Citation, Segment
from briefcite.references.split.judge import PROSE
from briefcite.references.split.scan import Scan, may_be_prose, stands_for_cited
from briefcite.text.late import late

FEWEST_WORDS = 6
"""Words of a sentence; shorter titles with a verb are common ("It can be done")."""
_QUOTES = "\"'`“”„«»‘’‚‹›"
_MARKS = ",.:;)]–—-"
_WORD = late(r"[^\W\d_]{2}")
_NAMED = frozenset({"author", "editor"})
_FOUND = frozenset({"DOI", "URL", "ISBN"})


def is_remark(text: str, citation: Citation) -> bool:
    """Whether a full citation is a sentence of the note, not a source.

    A title that is a sentence stands in quotation marks, is a question, follows its author and a mark, or has an
    address; one that is none of these is the note's own.
    """
    title = next((part for part in citation.segments if part.label == "title"), None)
    if citation.form != "full" or title is None:
        return False
    words = text[title.start : title.end]
    if words.count(" ") < FEWEST_WORDS - 1 or "?" in words or _set_off(text, citation, title):
        return False
    if any(part.label in _FOUND for part in citation.segments) or not may_be_prose(words, PROSE):
        return False
    scan = Scan(words)
    return scan.length(0, len(words)) >= FEWEST_WORDS and scan.prose(0, len(words)) >= PROSE


def _set_off(text: str, citation: Citation, title: Segment) -> bool:
    """Whether a quotation mark, or a name and a mark, stand before the title: "Wendt (1992). Anarchy is what …"."""
    led = text[: title.start].rstrip(" .…")[-1:]
    if led in _QUOTES or text[title.start] in _QUOTES:
        return True
    before = [part for part in citation.segments if part.end <= title.start]
    names = [place for place, part in enumerate(before) if part.label in _NAMED]
    if not names or stands_for_cited(text, before[names[-1]].start):
        return False
    between = (part for part in before[names[-1] + 1 :] if part.label != "issued")
    gap = "".join(text[part.start : part.end] for part in between)
    return text[: title.start].rstrip()[-1:] in _MARKS and not _WORD.search(gap)
