"""Collects what may be a callout on the pages: the finds of all lines, each with what stands around it."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from briefcite.model import CalloutForm, Document, Line, Page, Target, Word, Zone
from briefcite.notes.printed.sights import LEVEL_SIGNS, LOOK, Find, sights
from briefcite.notes.printed.type import body_size, is_break
from briefcite.text.bylines import is_byline
from briefcite.text.late import late
from briefcite.text.leads import raised
from briefcite.text.numerals import Numeral, plain, readings
from briefcite.text.typewriter import code_fonts
from briefcite.text.words import texts

MIN_WORD = 3
MIN_ROW = 5
"""Words of a line without a letter whose level numbers are those of a table or an axis."""
MIN_CALLOUT = LOOK.raised - 0.6
"""Weight that is believed without a partner: that of a clean superscript."""
_SIGHT = late(r"[\d*†‡\uf02a∗⁎⁰¹²³⁴-⁹]")
"""Finds what a callout that is not raised has in it; half of the lines have nothing of the kind."""
_STOPS = set(".!?;:,)]”“’»\"'")


class Print(NamedTuple):
    """A piece of print that may be a callout, read in one way."""

    page: int
    line: int
    start: int
    end: int
    """Offsets in ``Document.text``."""
    marker: str
    numeral: Numeral
    form: CalloutForm
    weight: float
    word: Word
    place: int
    """Order of reading."""
    zone: Zone
    column: int
    standing: bool = False
    """A level number between blanks: a callout only where the document prints all its callouts so."""
    implied: bool = False
    target: Target | None = None
    """The internal link over it."""
    after_stop: bool = False
    """A number glued to the stop, quote or bracket that ends a sentence."""
    behind_word: bool = False
    """Glued to a letter or to what ends a sentence; a number, to a word of at least MIN_WORD letters."""
    hangs: bool = False
    """No blank stands before it and its bracket."""
    in_byline: bool = False
    """Its line holds names: those of authors, who share a note."""
    in_formula: bool = False
    """A sign behind a variable or within code."""

    @property
    def look(self) -> tuple[CalloutForm, bool]:
        """What the callouts of one series have in common."""
        return self.form, self.hangs

    @property
    def is_clean(self) -> bool:
        """Whether it is a clean superscript in the text, which calls a note even if none answers."""
        return self.form == "superscript" and self.weight >= MIN_CALLOUT and self.zone is Zone.BODY


def find(document: Document, noted: Container[tuple[int, int]] = ()) -> list[Print]:
    """Return everything that may be a callout, in reading order.

    Args:
        document: with its zones.
        noted: lines (page, line) that begin a note though their zone does not say so.
    """
    body, text = body_size(document), document.text
    found: list[Print] = []
    for page in document.pages:
        for number, line in enumerate(page.lines):
            if (page.index, number) in noted:
                line = line._replace(zone=Zone.FOOTNOTES)
            if line.zone is Zone.FURNITURE or is_break(line):
                continue
            if _SIGHT.search(text, line.start, line.end) or raised(line):
                found += _in_line(page, number, line, body, len(found), text)
    return list(_without_stray_halves(_outside_code(document, found)))


def _outside_code(document: Document, found: Sequence[Print]) -> list[Print]:
    """Leave out what stands level in the typewriter font of program code: "phi[2]", "mcentry{6}", "section*"."""
    code = code_fonts(document.pages, ((one.page, one.word) for one in found if _is_level(one)))
    return [one for one in found if one.word.font not in code or not _is_level(one)] if code else list(found)


def _is_level(one: Print) -> bool:
    """Return whether a find stands on its line, as a star does that is drawn high."""
    return one.form != "superscript" or one.word.text[0] in LEVEL_SIGNS


def _without_stray_halves(found: Sequence[Print]) -> Iterator[Print]:
    """Read "23" as the callouts 2 and 3 only right after a callout 1."""
    word: Word | None = None
    last = before = 0
    for one in found:
        if one.form == "superscript" and one.numeral.kind == "arabic":
            if one.word is not word:
                word, before = one.word, last
            text = plain(one.word.text)
            if len(text) == 2 > len(one.marker) and text.isdecimal() and int(text[0]) != before + 1:
                continue
            last = one.numeral.value
        yield one


def _in_line(page: Page, number: int, line: Line, body: float, place: int, text: str) -> Iterator[Print]:
    following = page.lines[number + 1] if number + 1 < len(page.lines) else None
    found = sorted(sights(line, body, following), key=lambda sight: sight.start)
    if len(line.words) >= MIN_ROW and not any(map(str.isalpha, text[line.start : line.end])):
        found = [sight for sight in found if sight.form != "plain"]
    byline = any(sight.form == "superscript" for sight in found) and is_byline(texts(line.words))
    for sight in found:
        weight = sight.weight + (LOOK.in_notes if line.zone is not Zone.BODY else 0.0)
        for numeral in readings(sight.marker):
            yield Print(
                page.index, number, sight.start, sight.end, sight.marker, numeral, sight.form, weight,
                sight.word, place, line.zone, line.column, sight.standing, sight.implied,
                _target(page, sight.word), _after_stop(sight), _is_behind_word(line, sight),
                _hangs(text, line.start, sight.start), byline, _is_in_formula(line, sight),
            )  # fmt: skip
            place += 1


def _hangs(text: str, first: int, start: int) -> bool:
    """Return whether no blank stands before what is at ``start`` of a line that begins at ``first``."""
    while start > first and text[start - 1] in "([":
        start -= 1
    return start == first or not text[start - 1].isspace()


def _is_behind_word(line: Line, sight: Find) -> bool:
    """Return whether a sign hangs on a letter or on what closes a sentence; a number on a word or a stop."""
    if sight.start != sight.word.start or not sight.word.glued or not (at := line.words.index(sight.word)):
        return False
    before = line.words[at - 1].text
    short = sum(map(str.isalpha, before)) < MIN_WORD and before[-1] not in _STOPS - set(",)]")
    if sight.marker[0] not in LEVEL_SIGNS and short:
        return False
    return before[-1].isalpha() or before[-1] in _STOPS


def _is_in_formula(line: Line, sight: Find) -> bool:
    """Return whether a sign stands behind a variable or within code: "L* = 0", "${!prefix*}", "DUR*NUM"."""
    if sight.marker[0] not in LEVEL_SIGNS or not (at := line.words.index(sight.word)):
        return False
    before, after = line.words[at - 1].text, line.words[at + 1 : at + 2]
    goes_on = bool(after) and after[0].glued and (after[0].text[0].isalnum() or after[0].text[0] in "{}=/")
    return goes_on or (before[-1].isalpha() and sum(map(str.isalpha, before)) == 1)


def _after_stop(sight: Find) -> bool:
    before = sight.word.text[: sight.start - sight.word.start] if sight.start >= sight.word.start else ""
    return before[-1:] in _STOPS if before else False


def _target(page: Page, word: Word) -> Target | None:
    """Return the internal link whose rectangle lies over a word."""
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    for link in page.links:
        box = link.box
        if link.page is not None and box.x0 <= x <= box.x1 and box.top - 2 <= y <= box.bottom + 2:
            return link
    return None
