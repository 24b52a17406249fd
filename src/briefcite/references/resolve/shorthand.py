"""Abbreviations that a note introduces for a work: "(hereafter EPD)", "(im Folgenden zit. als KpV)"."""

from __future__ import annotations

from itertools import takewhile

from briefcite.references.resolve.wording import patterns
from briefcite.text.cues import holds
from briefcite.text.folding import fold
from briefcite.text.late import late

LONGEST = 60
"""Characters searched for brackets around the words that introduce it."""
MOST_WORDS = 6
_NAME = late(r"[\s:,=]{0,3}[„“”\"‘’'«‹»]?\s?([^()\[\];„“”\"«»\n]{1,60})")
_SENTENCE_END = late(r"(?<=\w{3})\.\s|,\s|\.$")
"""Ends the abbreviation, but not after an initial: "S. D. Myers"."""
_INITIALS = late(r"([A-ZÀ-Þ]{2,6}),\s[^\W\d_A-ZÀ-Þ]")
_GLOSS = late(
    r"\[\s?(?P<square>[^\W\d_a-zß-ÿ](?:[^()\[\]\d]|\([^()\[\]\d]{1,20}\)){1,40}?)\s?\]|"
    r"\((?:[^()]{3,80}\s[–—-]\s)?(?P<round>[^\W\d_]{0,8}[^\W\d_a-zß-ÿ][^\W\d_]{0,8}[^\W\d_a-zß-ÿ][^\W\d_]{0,8}(?:[-\s](?:[A-Z]{2,4}|\d{4}))?)\)"
)
"""A name in square brackets, "[Charte québécoise]", or an abbreviation in round ones, "(UrhG)", "(Gesetz – DSchG)"."""
_DEFINED = late(r"[(\[]\s?(?:the\s)?[„“”\"‘’'«]\s?([^()\[\]„“”\"‘’«»]{2,40}?)\s?[“”\"‘’'»]\s?[)\]]")


def set_up(text: str, start: int = 0, end: int | None = None) -> tuple[str, ...]:
    """Return the folded abbreviations that a citation introduces.

    >>> set_up("The Chicago Manual of Style, 17th ed. (hereafter cited as CMS)")
    ('cms',)

    Args:
        text: a whole note.
        start: where the citation begins.
        end: where it ends; the abbreviation itself may come after that.
    """
    stop = len(text) if end is None else end
    found = [*announced(text, start, stop)]
    found += [fold(match["square"] or match["round"]) for match in _GLOSS.finditer(text, start, stop)]
    found += [fold(match[1]) for match in _DEFINED.finditer(text, start, stop)]
    return tuple(dict.fromkeys(name for name in found if name and len(name.split()) <= MOST_WORDS))


def announced(text: str, start: int, stop: int) -> tuple[str, ...]:
    """Return only the folded abbreviations that words like "hereafter" introduce."""
    if not holds(text[start : stop + LONGEST].casefold(), patterns().hereafter_cues):
        return ()
    leads = patterns().hereafter.finditer(text, start, stop + LONGEST)
    names = (_name(text, match.end()) for match in takewhile(lambda match: match.start() < stop, leads))
    return tuple(name for name in names if name)


def _name(text: str, at: int) -> str:
    match = _NAME.match(text, at)
    if not match or not _opened(text, at):
        return ""
    alone = _INITIALS.match(match[1])  # "LE, seguito dal numero di pagina"
    words = fold(alone[1] if alone else match[1] if "," in match[1][:24] else _SENTENCE_END.split(match[1])[0]).split()
    name = " ".join(words)
    return name if len(name) > 1 and len(words) <= MOST_WORDS else ""


def _opened(text: str, at: int) -> bool:
    """Return whether the words stand in brackets or at the end: sentences begin with "im Folgenden" too."""
    ahead = text[max(0, at - LONGEST) : at]
    bracket = max(ahead.rfind("("), ahead.rfind("["))
    closed = max(ahead.rfind(")"), ahead.rfind("]"))
    return bracket > closed or len(text) - at < LONGEST
