"""Notes that tell of the author of the article, and commentary that was labelled as a work.

Of a sentence where the title should be only the labels show it: "Luhmann as well admits, somewhat hesitantly,
that …" begins with a name and holds a year further on, as a citation does.
"""

from __future__ import annotations

from briefcite.model import Citation, Segment
from briefcite.references.split.judge import PROSE
from briefcite.references.split.scan import Scan, may_be_prose, stands_for_cited
from briefcite.text.late import late

FEWEST_WORDS = 6
"""Words of a sentence; shorter titles with a verb are common ("It can be done")."""
_ROLE = late(
    r"(?<!\w)(?:Professor(?:in|e|a)?|Honorarprofessor|Prof\.|Lecturer|(?:Doctoral\s)?[Rr]esearcher|"
    r"Research (?:Fellow|Associate|Assistant)|Ph\.?D\.? (?:[Cc]andidate|[Ss]tudent)|"
    r"[Dd]octoral (?:[Cc]andidate|[Ss]tudent)|Dr\. (?:iur|jur|phil|rer)|LL\. ?M|Rechtsanw[aä]lt\w*|"
    r"[Ww]issenschaftlich\w+ Mitarbeiter\w*|Privatdozent\w*|Doktorand\w*|Inhaber\w*|Director|Direktor\w*|"
    r"Ricercat\w+|Dottorand\w+|Assegnista|Maître de conférences|Doctorante?|Chercheuse?|Profesora?|"
    r"Investigador\w*|Doutor\w*|Mestre|[Aa]ttorney|[Bb]arrister|[Ss]olicitor)(?!\w)"
)
_EMPLOYER = late(
    r"Universi|universität|Institut|Law School|College|Facult|Fakultät|Facoltà|Department|Hochschule|Academy|Ministry|@"
)
_MAIL = late(r"[\w.+-]{2,40}@[\w-]{2,40}\.[a-z]{2,6}")
_SOURCE = late(
    r"(?<!\w)(?:pp?|S|vol|no)\.\s?\d|\d{1,4}[–-]\d{2,4}(?!\w)|(?<!\w)(?:[Ss]ee|[Vv]gl\.|in:)(?!\w)|[“„«]|"
    r"\((?:eds?|Hr?s?g|dir|a cura)|(?:19|20)\d\d\)"
)
_FIRST_WORDS = 160
"""Characters in which the author of a note of thanks says what they are."""
_QUOTES = "\"'`“”„«»‘’‚‹›"
_MARKS = ",.:;)]–—-"
_WORD = late(r"[^\W\d_]{2}")
_NAMED = frozenset({"author", "editor"})
_FOUND = frozenset({"DOI", "URL", "ISBN"})


def tells_of_author(marker: str, text: str) -> bool:
    """Whether a note says who wrote the article: "* Professor of Law, University of Hale; j.orr@hale.example".

    Such notes have a sign or an address, name a post and who gives it, and cite nothing.
    """
    if marker.isdigit() and not _MAIL.search(text):
        return False
    post = _ROLE.search(text, 0, _FIRST_WORDS)
    return bool(post and _EMPLOYER.search(text)) and not _SOURCE.search(text)


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
