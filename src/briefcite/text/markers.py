"""The grammar of markers: what numbers a note, at the head of the note and where running text calls it.

One place for all of it: "12", "12.", "12)", "[12]", "(12)", "〔12〕", "（注12）", "[Footnote 12: …]", "¹²", "⑫", "xii",
"b", "†", "[3–5, 7]", "[1, ch. 2; 4, pp. 5-7]". A new sign is one more letter in ``numerals.SYMBOLS``; a new bracket
is one more entry in ``BRACKETS``; words for "note" stand in lang/. Nothing is decided here: "(2)" may be the number of
a subsection, "A." that of a chapter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from briefcite.text.late import late
from briefcite.text.numerals import CIRCLED, SIGN, SUPERSCRIPTS, Kind, Numeral, readings
from briefcite.text.wordlists import either, words_of

Look = Literal[
    "super", "circled", "bracket", "parens", "worded", "dot", "paren", "comma", "plain", "glued", "alone", "sign"
]

BRACKETS = ("[]", "()", "{}", "〔〕", "［］", "（）", "【】", "〖〗", "〈〉", "⟦⟧")
"""Opening and closing."""
ROUND = "(（"
"""Brackets that may also open a remark or number a subsection."""
MOST_MEMBERS = 20
MAX_RANGE = 30
"""Most numbers that a range may stand for; longer ones are years or pages."""
DASHES = "-–—−‒‑"


_DASHES = re.escape(DASHES)
_OPEN = "[" + re.escape("".join(pair[0] for pair in BRACKETS)) + "]"
_CLOSE = "[" + re.escape("".join(pair[1] for pair in BRACKETS)) + "]"
OPENS = late(_OPEN)
"""Whether a bracket opens in a text; in most there is none to be looked into."""
_CLOSING = {pair[0]: pair[1] for pair in BRACKETS}
_SUPER = rf"[{SUPERSCRIPTS}]{{1,4}}"
_ROMAN = r"[ivxlcdm]{1,9}|[IVXLCDM]{1,9}"
_MARKER = rf"\d{{1,4}}|{_SUPER}|[{CIRCLED}]|{_ROMAN}|[a-zA-Z]|{SIGN}"
_WORD = rf"(?i:(?:{either(words_of('in_brackets'))})\.?[\s_]{{0,2}}(?:(?:no|nr|n)\.\s?)?)"
_CAPITAL = r"[^\W\d_a-z]|[\"“„«‘»‚「『《(\[]|https?://|www\."
"""What a note may begin with right after its number, without a space: a capital, an ideograph, a quotation mark, an
address."""
HEAD = late(
    rf"(?P<super>{_SUPER}|(?<=\^)\d{{1,4}})[.)]?\s*(?=\S)"
    rf"|(?P<circled>[{CIRCLED}])\s*(?=\S)"
    rf"|(?P<open>{_OPEN})\s?(?:(?P<word>{_WORD})(?P<worded>{_MARKER})\s?(?::\s?|(?P<closed>{_CLOSE})[.:：]?\s*)"
    rf"|(?P<enclosed>{_MARKER})\s?(?P<close>{_CLOSE})[.:]?\s*)"
    rf"|(?P<cjk>[注註]\s?)(?P<noted>\d{{1,4}})\s?[:：.．、)）\s]\s*(?=\S)"
    rf"|(?P<dot>\d{{1,4}}|{_ROMAN}|[a-zA-Z])(?:\.(?:\s+(?=\S)|(?={_CAPITAL}))|[．、]\s*(?=\S))"
    rf"|(?P<paren>\d{{1,4}}|{_ROMAN}|[a-zA-Z])[)）][.:,]?\s*(?=\S)"
    rf"|(?P<comma>\d{{1,3}}),\s+(?={_CAPITAL})"
    rf"|(?P<plain>\d{{1,4}}|(?:{_ROMAN}|[a-zA-Z])(?=\s+(?:{_CAPITAL}|\d)))\s+(?=\S)"
    rf"|(?P<glued>\d{{1,3}}|{_ROMAN}|[a-z])(?={_CAPITAL})"
    rf"|(?P<sign>{SIGN})[)\]]?(?:\s*(?=[^\s*])|$)"
    rf"|(?P<alone>\d{{1,4}}|{_ROMAN})[.)]?$"
)
_LOCATED = late(
    rf"(?:\s?[,:，]\s?|\s)(?:§|\d+(?:\.\d+){{2}}|\b(?:{either(words_of('places'))})(?![^\W\d_]))[^;；]*|\s?:\s?\d[^;；]*",
    re.I,
)
_MEMBER = late(_MARKER)
_BETWEEN = late(rf"\s?(?P<by>[,;，；、]|[{_DASHES}])\s?")
ENCLOSED = late(
    rf"(?P<open>{_OPEN})\s?(?P<word>{_WORD}?)(?P<inside>(?:{_MARKER})(?:\s?[,;:，；、§{_DASHES}][^\[\](){{}}]{{0,120}}?)?)\s?"
    rf"(?P<close>{_CLOSE})"
)
LOOKS: dict[str, Look] = {"worded": "worded", "noted": "worded"}


def value(numerals: tuple[Numeral, ...], kind: Kind) -> int:
    """Return the number of one kind that a marker may be; 0 where it is none."""
    return next((numeral.value for numeral in numerals if numeral.kind == kind), 0)


class Head(NamedTuple):
    """A marker at the beginning of a line, and how it is set off."""

    marker: str
    """As printed, without brackets and stops."""
    numerals: tuple[Numeral, ...]
    look: Look
    start: int
    end: int
    """Where the marker stands."""
    body: int
    """Where the text after it begins; the end of the line where the marker stands alone."""
    opens: bool = False
    """The bracket before the marker encloses the whole note: "[Footnote 1: …]"."""

    def value(self, kind: Kind) -> int:
        """Return its number in a series of one kind; 0 where it has none."""
        return value(self.numerals, kind)


class Member(NamedTuple):
    """One of the numbers in a bracket."""

    marker: str
    numerals: tuple[Numeral, ...]
    start: int
    end: int
    implied: bool = False
    """It is meant but not printed, as the 4 in "[3–5]"."""

    def value(self, kind: Kind) -> int:
        """Return its number in a series of one kind; 0 where it has none."""
        return value(self.numerals, kind)


class Enclosed(NamedTuple):
    """Markers in one bracket."""

    start: int
    end: int
    """With its brackets."""
    look: Look
    """"bracket", "parens", or "worded" where the word for "note" stands in it."""
    members: tuple[Member, ...]


def head(text: str, start: int, end: int) -> Head | None:
    """Read the marker that a stretch of text begins with, if it does.

    Args:
        text: any text.
        start: where the line begins, its indent left out.
        end: where it ends.
    """
    found = HEAD.match(text, start + text.startswith("^", start, end), end)
    if not found:
        return None
    group = next(name for name in _GROUPS if found[name] is not None)
    numerals = readings(found[group])
    if not numerals or (found["close"] or found["closed"] or _CLOSING.get(found["open"])) != _CLOSING.get(
        found["open"]
    ):
        return None
    look = _look(group, found["open"])
    return Head(
        found[group], numerals, look, *found.span(group), found.end(), group == "worded" and not found["closed"]
    )


_GROUPS = (
    "super",
    "circled",
    "worded",
    "enclosed",
    "noted",
    "dot",
    "paren",
    "comma",
    "plain",
    "glued",
    "sign",
    "alone",
)


def _look(group: str, opening: str | None) -> Look:
    if group == "enclosed":
        return "parens" if opening and opening in ROUND else "bracket"
    return LOOKS.get(group, group)  # type: ignore[arg-type]


def close_of(text: str, start: int, end: int) -> int | None:
    """Return where the bracket closes that is open at a place: the end of "[Footnote 1: See [2], above.]".

    Args:
        text: any text.
        start: after the bracket.
        end: up to where it is looked for.
    """
    depth = 1
    for found in re.compile(r"[\[\]]").finditer(text, start, end):
        depth += 1 if found[0] == "[" else -1
        if not depth:
            return found.start()
    return None


def enclosed(text: str, start: int, end: int) -> Iterator[Enclosed]:
    """Yield the brackets of a stretch that hold only markers, perhaps with locators ("[5, p. 33]")."""
    for found in ENCLOSED.finditer(text, start, end):
        if _CLOSING[found["open"]] != found["close"]:
            continue
        inside = tuple(members(text, *found.span("inside")))
        if inside:
            look: Look = "worded" if found["word"] else "parens" if found["open"] in ROUND else "bracket"
            yield Enclosed(found.start(), found.end(), look, inside)


def members(text: str, start: int, end: int) -> list[Member]:
    """Read "3–5, 7" or "1, ch. 2; 4, pp. 5-7" as the markers it is made of; [] where it holds anything else."""
    inside = _LOCATED.sub(lambda found: " " * len(found[0]), text[start:end])
    found: list[Member] = []
    at, ranged = 0, False
    while len(found) <= MOST_MEMBERS * MAX_RANGE:
        one = _MEMBER.match(inside, at)
        numerals = readings(one[0]) if one else ()
        if one is None or not numerals:
            return []
        span = (start + one.start(), start + one.end())
        if ranged:
            found += (
                Member(str(value), readings(str(value)), *span, implied=True) for value in _meant(found[-1], one[0])
            )
        found.append(Member(one[0], numerals, *span))
        if not inside[one.end() :].strip():
            return found
        between = _BETWEEN.match(inside, _blanks(inside, one.end()))
        if between is None:
            return []
        at, ranged = _blanks(inside, between.end()), between["by"] in DASHES
    return []


def _blanks(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _meant(first: Member, last: str) -> range:
    low, high = (one.numerals[0] if one.numerals else None for one in (first, Member(last, readings(last), 0, 0)))
    if (
        low is None
        or high is None
        or {low.kind, high.kind} != {"arabic"}
        or not 0 < high.value - low.value <= MAX_RANGE
    ):
        return range(0)
    return range(low.value + 1, high.value)
