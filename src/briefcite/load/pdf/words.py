"""The characters of one PDFium page become words of one style each.

PDFium gives a page as a list of characters, each belonging to a text object (one ``Tj`` or ``TJ``), all of
whose characters share font, size, matrix and line. So the text is split at spaces, printed words are split
where the text object changes, and neighbours that look alike are put together again: "since 2001⁴," becomes
"since", "2001", "4" and ",".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from briefcite.load.pdf import bidi, bitmap, mend
from briefcite.load.pdf import binding as c
from briefcite.load.pdf.composed import GONE, TAKEN, composed
from briefcite.load.pdf.frame import Frame
from briefcite.load.pdf.glyphs import Glyphs
from briefcite.load.pdf.style import UNTAGGED, Styles, TextStyle
from briefcite.model import Span, Word
from briefcite.text.late import late

LINE_END_HYPHEN = "\ufffe"
"""PDFium's sign for a hyphen at the end of a line; no line break follows it in the text."""

SUPERSCRIPT_DIGITS = "⁰¹²³⁴-⁹"
"""As part of a character class: some fonts' OpenType superscripts read as these, others' as plain digits."""

PRINTED_WORD = late(rf"[^\s{LINE_END_HYPHEN}]{{1,4096}}{LINE_END_HYPHEN}?|{LINE_END_HYPHEN}")
"""Longer words are cut: no text has them, and a hostile one may change its style at each character."""
SHORTEST_PAIR = 4
"""Characters: the shortest two words that are looked for in one ("ofit")."""

SPECIAL = late(rf"[\d{SUPERSCRIPT_DIGITS}*†‡§¶\uf02a{LINE_END_HYPHEN}{GONE}-\ufdd5]")
"""Characters that ask for more than a word's box."""

REWRITTEN = late(rf"[{GONE}-\ufdd5]")
AS_WRITTEN = str.maketrans({GONE: None, **bitmap.LIGATURES})
"""For ``str.translate``: one character of the page may be two of the text, or none."""

MARKER_LIKE = late(rf"[\d{SUPERSCRIPT_DIGITS}*†‡§¶\uf02a]+")
DIGITS = late(rf"[\d{SUPERSCRIPT_DIGITS}]+")
LETTERED = late(rf"[a-z\d{SUPERSCRIPT_DIGITS}]+")
"""What may be raised where a font has raised letters of its own ("known.a", "iv"), which read as plain ones."""
BEHIND_STOP = late(r"[^\W\d_][.,;:!?][”’»\")]?([a-z]{1,4})(?=\s|$)")
"""Where such letters show first."""
MOST_TRIED = 12

RAISED_INK = 0.15
"""Share of the font size: digits whose ink starts this far above the baseline are a superscript of their own
(OpenType "sups" start .25 above it; old-style figures go down, not up)."""

DESCENDING = "gjpqy"

NEXT_CHARACTER = 0.15
"""Share of the font size: a character this near to the last one's edge follows it without a space."""

SAME_LINE = 0.9
"""Share of the font size (of the raised number, where there is one) between baselines of one line."""

_new_word = tuple.__new__
"""Builds a Word from all its fields at a third of the price of calling the class."""


class StyledPiece(NamedTuple):
    """A stretch of a printed word in one style: character indices and style."""

    start: int
    end: int
    style: TextStyle
    marks: tuple[tuple[int, int], ...] = ()
    """Where it runs through several marked contents: (first character, id) of each."""


class WordReader:
    """The words of one open page, in the order of the text layer."""

    def __init__(self, textpage: c.Ready, frame: Frame, tagged: bool, lost: Sequence[int] = ()) -> None:
        self.textpage = textpage
        self.frame = frame
        self.glyphs = Glyphs(textpage, frame)
        chars = c.page_text(textpage, c.count_chars(textpage))
        self.styles = Styles(textpage, frame, tagged)
        self.chars = self._meant(chars)
        self.lettered = self._has_raised_letters()
        self.liftable = LETTERED if self.lettered else DIGITS
        self.spans = list(map(re.Match.span, PRINTED_WORD.finditer(self.chars)))
        """The printed words, cut where spaces were lost."""
        if lost:
            self.spans = list(mend.cut(self.spans, lost))
        self.words: list[Word] = []
        self.style_of: list[TextStyle] = []
        """For each word its style."""
        self.partly: dict[int, list[tuple[int, int, int]]] = {}
        """For each word of several marked contents: start, end and id of their parts."""

    def _meant(self, chars: str) -> str:
        """Return the characters as they are meant, as many as before: in reading order, letters with their accents."""
        if not chars.isascii():
            chars = bidi.in_reading_order(chars, self.glyphs.left_edge)
        return composed(bitmap.decoded(chars, self.font_of), self.glyphs)

    def _has_raised_letters(self) -> bool:
        """Return whether letters after the stops of the page are superscripts of their font."""
        for found in islice(BEHIND_STOP.finditer(self.chars), MOST_TRIED):
            style = self.styles.of(c.char_object(self.textpage, found.start(1)), found.start(1))
            if self._is_up(found.start(1), style):
                return True
        return False

    def _is_up(self, char: int, style: TextStyle) -> bool:
        """Return whether the ink of a character starts above the baseline; that of a raised "g" starts near it."""
        least = RAISED_INK if self.chars[char] not in DESCENDING else 0.0
        return self.glyphs.lift(char, style) > least * style.size

    def font_of(self, char: int) -> str:
        """Return the name of the font of a character; empty for bitmap fonts, which have none."""
        return self.styles.of(c.char_object(self.textpage, char), char).font

    def read(self, offset: int) -> str:
        """Fill ``words`` and return their text, which begins at ``offset`` of the document.

        Most of the loader's time is spent here, so the plain case (one text object, level, no raised digits)
        is written out: neighbours in one text object share their style, and one question to PDFium, for the
        object of the word's last character, tells whether that is so. Words of a line share the floats of
        their top and bottom.
        """
        chars, words, style_of, textpage = self.chars, self.words, self.style_of, self.textpage
        char_object, loose_box, known = c.char_object, c.char_loose_box, self.styles.known
        loose = c.floats(4)
        address, box = loose.at[0], loose.values
        left_edge, top_edge = self.frame.left, self.frame.top
        parts = [""]
        style, handle, previous_end, blank = None, 0, 0, "\n"
        last_top = last_bottom = upper = lower = size = baseline = 0.0
        font, plain = "", False
        for start, end in self.spans:
            if words:
                spaced = start - previous_end == 1 and chars[previous_end] == " "
                blank = " " if spaced else self._blank(previous_end, start)
                parts.append(blank)
                offset += len(blank)
            previous_end = end
            text = chars[start:end]
            last = char_object(textpage, end - 1)
            if last != handle:
                handle = last if last and char_object(textpage, start) == last else 0
                style = (known.get(handle) or self.styles.of(handle, start)) if handle else None
                if style is not None:
                    size, font, baseline, _, plain, _, _, _ = style
            if style is not None and plain:
                hyphen = False
                lift: float | None = 0.0
                if self.lettered or (not text.isalpha() and SPECIAL.search(text)):
                    lift = self._even(start, text, style)
                    hyphen = text[-1] == LINE_END_HYPHEN
                    text = text[:-1] + "-" if hyphen else text
                if lift is not None:
                    loose_box(textpage, start, address)
                    left, top, right, bottom = box
                    if end - start > 1:
                        loose_box(textpage, end - 1, address)
                    x0 = (box[0] if box[0] < left else left) - left_edge
                    x1 = (box[2] if box[2] > right else right) - left_edge
                    if top != last_top or bottom != last_bottom:
                        last_top, last_bottom = top, bottom
                        upper, lower = top_edge - top, top_edge - bottom
                    stop = offset + end - start
                    words.append(_new_word(Word, (
                        offset, stop, text, x0, upper, x1, lower,
                        baseline, size, font, blank == "", hyphen, False, lift,
                    )))  # fmt: skip
                    style_of.append(style)
                    parts.append(text)
                    offset = stop
                    continue
            offset = self._rare(start, end, offset, parts, glued=blank == "")
        return "".join(parts)

    def _even(self, start: int, text: str, style: TextStyle) -> float | None:
        """Return the lift of a word in one text object; None where some of its digits are raised.

        Only the first and last of some digits are asked about: a callout follows or precedes other digits.
        """
        if REWRITTEN.search(text):
            return None
        for found in self.liftable.finditer(text):
            first, end = found.span()
            if self._is_up(start + first, style) or (end - first > 1 and self._is_up(start + end - 1, style)):
                return None
        return self.glyphs.lift(start, style) if MARKER_LIKE.fullmatch(text) else 0.0

    def lost_blanks(self) -> list[int]:
        """Return the characters before which PDFium lost a space.

        All words are examined only where the longest ones show that the page lost some.
        """
        if not any(map(self._lost_in, mend.longest(self.chars, self.spans))):
            return []
        return [place for span in self.spans for place in self._lost_in(span)]

    def _lost_in(self, span: tuple[int, int]) -> list[int]:
        start, end = span
        style = self.styles.of(c.char_object(self.textpage, start), start)
        if end - start < SHORTEST_PAIR or not style.plain:
            return []
        edges = self.glyphs.edges(start, end)
        return [start + i for i in mend.lost_blanks(self.chars[start:end], edges, style.size)]

    def _rare(self, start: int, end: int, offset: int, parts: list[str], glued: bool) -> int:
        """Add a printed word that may be of several pieces; return the offset after it."""
        for piece in self._pieces(start, end):
            word = self._word(piece, offset, glued)
            if len(piece.marks) > 1:
                self.partly[len(self.words)] = _parts(piece, word)
            if not word.text:
                continue
            self.words.append(word)
            self.style_of.append(piece.style)
            parts.append(word.text)
            offset = word.end
            glued = True
        return offset

    def _blank(self, end: int, start: int) -> str:
        """Return what stands between two printed words, without the line breaks that the engine imagines.

        After a high superscript ("2001⁴, and") PDFium goes to a new line though the text runs on; where an accent has
        been taken from between two words ("Täler ¨ ,") spaces are left.
        """
        gap = self.chars[end:start]
        before = self.words[-1]
        if (gap == "\r\n" or TAKEN in gap) and not before.hyphen:
            x, baseline = self.glyphs.origin(start)
            near = NEXT_CHARACTER * before.size
            if abs(x - before.x1) < near and abs(baseline - before.baseline) < SAME_LINE * before.size:
                return ""
        return "\n" if before.hyphen or "\n" in gap or "\r" in gap else " "

    def _pieces(self, start: int, end: int) -> list[StyledPiece]:
        """Split a printed word where its style changes."""
        handle = c.char_object(self.textpage, start)
        if handle and handle == c.char_object(self.textpage, end - 1):
            pieces = [StyledPiece(start, end, self.styles.of(handle, start))]
        else:
            pieces = self._by_object(start, end)
        if self.liftable.search(self.chars, start, end):
            return [part for piece in pieces for part in self._by_lift(piece)]
        return pieces

    def _by_object(self, start: int, end: int) -> list[StyledPiece]:
        """Return the pieces of a word that spans text objects, alike neighbours joined.

        Some producers make each letter an object of its own; a word of letters is then known by its ends.
        """
        if not self.styles.tagged and self.chars[start:end].isalpha():
            first = self.styles.of(c.char_object(self.textpage, start), start)
            if first.like(self.styles.of(c.char_object(self.textpage, end - 1), end - 1)):
                return [StyledPiece(start, end, first)]
        pieces: list[StyledPiece] = []
        while start < end:
            handle, stop = self._run(start, end)
            before = pieces[-1] if pieces else None
            if before and not self.chars[start:stop].strip(GONE):  # an accent, raised over a capital
                handle = 0
            style = before.style if before and not handle else self.styles.of(handle, start)
            if before is None or not before.style.like(style):
                pieces.append(StyledPiece(start, stop, style, ((start, style.marked),)))
            else:
                marks = before.marks
                if marks[-1][1] != style.marked:
                    marks = (*marks, (start, style.marked))
                pieces[-1] = StyledPiece(before.start, stop, before.style, marks)
            start = stop
        return pieces

    def _run(self, start: int, end: int) -> tuple[int | None, int]:
        """Return the text object of character ``start`` and where, up to ``end``, its characters end."""
        handle: int | None = c.char_object(self.textpage, start)
        inside, outside = start, end
        probe = end - 1
        while outside - inside > 1:
            if c.char_object(self.textpage, probe) == handle:
                inside = probe
            else:
                outside = probe
            probe = (inside + outside) // 2
        return handle, outside

    def _by_lift(self, piece: StyledPiece) -> list[StyledPiece]:
        """Cut raised digits out of a piece: "land2" with an OpenType superscript is one text object."""
        cuts: set[int] = set()
        style = piece.style
        for found in self.liftable.finditer(self.chars, piece.start, piece.end):
            first, last = found.start(), found.end() - 1
            if self._is_up(first, style) or (last > first and self._is_up(last, style)):
                raised = [False, *(self._is_up(i, style) for i in range(first, last + 1)), False]
                cuts.update(first + k for k, (one, other) in enumerate(pairwise(raised)) if one != other)
        if not cuts:
            return [piece]
        edges = sorted(cuts | {piece.start, piece.end})
        return [StyledPiece(a, b, style, piece.marks) for a, b in pairwise(edges)]

    def _word(self, piece: StyledPiece, offset: int, glued: bool) -> Word:
        start, end, style = piece[:3]
        text = self.chars[start:end]
        hyphen = text[-1] == LINE_END_HYPHEN
        if hyphen:
            text = text[:-1] + "-"
        like = MARKER_LIKE.fullmatch(text) or (self.lettered and LETTERED.fullmatch(text))
        lift = self.glyphs.lift(start, style) if like else 0.0
        x0, top, x1, bottom = self.glyphs.box(start, end - 1, style)
        size, font, baseline = style[:3]
        if style.askew:  # a line of a scan set askew: its words stand higher or lower than its beginning
            baseline = self.glyphs.origin(start)[1]
        text = text.translate(AS_WRITTEN)
        return _new_word(Word, (
            offset, offset + len(text), text, x0, top, x1, bottom,
            baseline, size, font, glued, hyphen, False, lift,
        ))  # fmt: skip


def _parts(piece: StyledPiece, word: Word) -> list[tuple[int, int, int]]:
    """Return start and end in the document and marked content id of each part of a piece, which became a word."""
    shift = word.start - piece.start
    edges = [*piece.marks, (piece.end, UNTAGGED)]
    parts = ((max(a, piece.start), min(b, piece.end), name) for (a, name), (b, _) in pairwise(edges))
    return [(a + shift, min(b + shift, word.end), name) for a, b, name in parts if a < b and a + shift < word.end]


def marked(reader: WordReader, wanted: frozenset[int]) -> dict[int, list[Span]]:
    """Return for each wanted marked content the spans of its text, in order."""
    spans: dict[int, list[Span]] = {}
    found = [i for i, style in enumerate(reader.style_of) if style.marked in wanted or i in reader.partly]
    for i in found:
        word = reader.words[i]
        for start, end, name in reader.partly.get(i, ((word.start, word.end, reader.style_of[i].marked),)):
            if name in wanted:
                spans.setdefault(name, []).append(Span(start, end))
    return spans
