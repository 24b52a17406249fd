"""What the words of a citation say about an earlier one: "Ebd.", "op. cit.", "(n 1)", "wie Anm. 3"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from briefcite.text.folding import fold
from briefcite.text.late import late
from briefcite.text.numerals import range_end
from briefcite.text.wordlists import any_of, joined, words_of

LOOKED_AT = 1500
"""First characters of a citation that are searched: a quotation may precede the back reference."""
NEAR_BEFORE = 30
"""Characters before a note number in which "supra" or a bracket may stand: "(see intro., n. 1)"."""
NEAR_AFTER = 14

_BRACKETED = late(
    r"\s?(?:(?:(?:ch|chap|chapter|sec|sect|section|part|kap|kapitel|abschnitt|cap)\b\.?\s?\w{1,4}|"
    r"[^\W\d][\w.]{0,14}|§\s?\w{1,6})[\s,.:]{1,2}){0,4}",
    re.I,
)
"""What may stand between a bracket and the note's number: "(see intro., n. 1)", "(wie oben, Anm. 3)"."""
_AFTER_PAGE = late(r"(?<!\d)\d{1,3}\s?[(\[]$")
_ELSEWHERE = late(r";\s|\.\s+[^\W\d_a-zß-ÿ]|\d[,.]?\s?$")
"""Behind a note's number, another number is that of a new sentence, or of a note in the work: "(n 2) 44 fn 7"."""
_OF_WORK = late(r"\bat\s[\d–-]{1,9}\s?&?\s?$")
"""Before the number of a note in the work: "347 U.S. at 494 n.11"."""
_CUT_TITLE = late(r"[»”\"’]\s?(?:…|\.\.\.)")
"""An ellipsis after a quoted title marks a work cited before: "« Les eaux partagées »…, p. 7"."""
_CAPITALS = late(r"\W{0,3}(?:[^\W\d_a-zß-ÿ][\w’'-]*\.?(?:\s(?:and|&|und|et|y|e)\s|,?\s|,?$)){1,5}")
_AT_PAGE = late(r"(?<!\w)\d{1,4}\s[A-Z][\w.’ ]{0,24}\sat\s[A-Z]?\d")
_DASH = late(r"[-–]")
_LETTERS = late(r"[^\W\d_]+")
_SPACED_COLON = late(r"\s:\s")
_SECTION = late(r"[\s,.:]*(?:§\s?\w{1,6}[\s,.]*)?")


class Wording(NamedTuple):
    """The back references found in one citation's words."""

    same_work: bool
    """It begins with "Ibid." or the like."""
    cited_before: bool
    """It has "op. cit.", "a. a. O.", "cit."."""
    same_author: bool
    """It begins with "Ders.", "Id." or a dash in place of an author."""
    doubled: bool
    """It begins with both, "Idem, ibidem", "Ders., ebd.": the work before, as its author is."""
    numbers: tuple[str, ...]
    """Numbers of the notes it names."""
    bracketed: bool
    """An "ibid." stands in brackets within a sentence: "Springer (siehe ebd.) meint"."""
    closing: bool
    """An "ibid." follows a quotation and a colon: "« … » : Ibid., p. 4"."""
    named: bool
    """Capitalised words stand right before the note's number, as a name does: "Harlow (n 9)"."""
    at_page: bool
    """It has a reporter's volume and "at", as only cases cited before do: "Lee Estate, 97 F.3d at 447"."""
    core: str
    """The folded words that remain: names, title, year."""


class _Patterns:
    """The word lists compiled, once, when the first citation is read."""

    def __init__(self) -> None:
        signals = joined(words_of("signals"))
        self.same_work = any_of(words_of("same_work"), rf"^\W{{0,3}}(?:{signals}\W{{1,3}}){{0,3}}{{0}}(?!\w)")
        self.signal = any_of(words_of("signals"), r"^\W{0,3}{0}(?!\w)")
        self.bracketed = any_of(words_of("same_work"), rf"[(\[]\s?(?:{signals}\W{{1,3}}){{0,3}}{{0}}(?!\w)")
        self.closing = any_of(words_of("same_work"), r"\s:\s{0}(?!\w|[.,\s]{0,3}[«“„‘\"])")
        self.same_author = any_of(words_of("same_author"), r"^[\s(\[„“\"]{0,3}{0}(?!\w)")
        both = rf"^[\s(\[]{{{{0,3}}}}{joined(words_of('same_author'))}[\s,;:(]{{{{1,3}}}}{{0}}(?!\w)"
        self.doubled = any_of(words_of("same_work"), both)
        self.cited_before = any_of(words_of("cited_before"))
        self.before = any_of(words_of("before_note"))
        self.after = any_of(words_of("after_note"))
        self.number = any_of(words_of("note"), r"(?<!\w){0}\s*(\d{{1,4}})(?![\d]|[./]\d)")
        self.more = late(r"\s*(?:and|und|et|e|y|u\.|&|[-–])\s*(\d{1,4})(?!\w|[./]\d)")
        self.listed = late(r"\s*(?:,|and|und|et|e|y|u\.|&|[-–])\s*(\d{1,4})(?!\w|[./]\d)")
        self.several = any_of(words_of("several_notes"), r"(?<!\w){0}\s*$")
        self.translation = any_of(words_of("translation"), r"^\W{0,3}{0}(?!\w)")
        self.translated = any_of(words_of("translation"), r"[(\[;,.]\s?({0}(?!\w))")
        self.quotes = any_of(words_of("quoting"), r"(?<!\w){0}\W{{0,3}}$")
        self.history = any_of(words_of("case_history"), r"(?<!\w){0}\W{{0,3}}$")
        self.declares = any_of(words_of("declares"))
        self.hereafter = any_of(words_of("hereafter"))
        self.hereafter_cues = frozenset(max(_LETTERS.findall(word), key=len) for word in words_of("hereafter"))
        """The longest word of each phrase: one of these occurs in whatever the pattern matches."""


@cache
def patterns() -> _Patterns:
    """Return the compiled word lists."""
    return _Patterns()


@lru_cache(maxsize=512)  # a chain of "Ibid." reads the same words again and again
def read(text: str, form: str) -> Wording:
    """Read a citation's words.

    Args:
        text: the citation as printed, to the start of the next one.
        form: as the tagger read it; with "supra" any "n. 5" is the number of a note.
    """
    text = text[:LOOKED_AT]
    known = patterns()
    places = _note_numbers(text, form)
    bare = _without(text, [span for _, span in places])
    cited_before = known.cited_before.search(bare)
    return Wording(
        same_work=bool(known.same_work.match(text)),
        cited_before=bool(cited_before or _CUT_TITLE.search(bare)),
        same_author=bool(known.same_author.match(text)),
        doubled=bool(known.doubled.match(text)),
        numbers=tuple(number for number, _ in places),
        bracketed=("(" in text or "[" in text) and bool(known.bracketed.search(text)),
        closing=bool(_SPACED_COLON.search(text)) and bool(known.closing.search(text)),
        named=bool(places) and _is_name(text[: places[0][1][0]]),
        at_page=bool(_AT_PAGE.search(text)),
        core=_core(known.cited_before.sub(" ", bare) if cited_before else bare),
    )


def _is_name(ahead: str) -> bool:
    return bool(_CAPITALS.fullmatch(ahead)) and not patterns().signal.match(ahead)


def _note_numbers(text: str, form: str) -> list[tuple[str, tuple[int, int]]]:
    known = patterns()
    found: list[tuple[str, tuple[int, int]]] = []
    end = 0
    for match in known.number.finditer(text):
        if (found and _ELSEWHERE.search(text, end, match.start())) or _OF_WORK.search(text, 0, match.start()):
            continue
        if form == "supra" or _names_a_note(text, match.start(), match.end()):
            found.append((match[1], (_opening(text, match.start()), match.end())))
            end = match.end()
            further = known.listed if known.several.search(text, 0, match.start(1)) else known.more
            while more := further.match(text, end):
                number = range_end(found[-1][0], more[1]) if _DASH.match(more[0].strip()) else more[1]
                found.append((number, more.span()))
                end = more.end()
    return found


def _names_a_note(text: str, start: int, end: int) -> bool:
    """Return whether "n. 5" is a note of this document, not of the work cited ("S. 12, Anm. 3") and no issue."""
    ahead = text[max(0, start - NEAR_BEFORE) : start]
    bracket = max(ahead.rfind("("), ahead.rfind("["))
    inside = ahead[bracket + 1 :] if bracket >= 0 else None
    if inside is not None and _BRACKETED.fullmatch(inside):
        return not _AFTER_PAGE.search(ahead[: bracket + 1]) or bool(_trigger(inside))
    following = text[end : end + NEAR_AFTER].lstrip(" ,")
    return bool(_trigger(ahead[-18:])) or bool(patterns().after.match(following))


def _opening(text: str, start: int) -> int:
    """Return where the words that lead to the note's number begin: at the bracket in "Orestes (see § 1, n. 6)"."""
    ahead = text[max(0, start - NEAR_BEFORE) : start]
    bracket = max(ahead.rfind("("), ahead.rfind("["))
    if bracket >= 0 and _BRACKETED.fullmatch(ahead[bracket + 1 :]):
        return start - len(ahead) + bracket
    trigger = _trigger(ahead[-18:])
    return start - len(ahead[-18:]) + trigger.start() if trigger else start


def _trigger(ahead: str) -> re.Match[str] | None:
    """Find "supra", "wie", "see" right before the note's number, with at most a section number between."""
    found = list(patterns().before.finditer(ahead))
    between = ahead[found[-1].end() :] if found else ""
    return found[-1] if found and _SECTION.fullmatch(between) else None


def _without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    for start, end in sorted(spans, reverse=True):
        text = text[:start] + " " + text[end:]
    return text


def _core(text: str) -> str:
    for opening in (patterns().doubled, patterns().same_work, patterns().same_author):
        if found := opening.match(text):
            text = " " + text[found.end() :]
    return fold(text)
