"""The characters of one PDFium page become words of one style each.

PDFium gives a page as a list of characters, each belonging to a text object (one ``Tj`` or ``TJ``), all of
whose characters share font, size, matrix and line. So the text is split at spaces, printed words are split
where the text object changes, and neighbours that look alike are put together again: "since 2001⁴," becomes
"since", "2001", "4" and ",".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from briefcite.load.pdf import bidi, bitmap, mend
from briefcite.load.pdf import binding as c
from briefcite.load.pdf.composed import GONE, TAKEN, composed
from briefcite.load.pdf.frame import Frame
from briefcite.load.pdf.glyphs import Glyphs
from briefcite.load.pdf.pieces import LETTERED, SUPERSCRIPT_DIGITS, Pieces, StyledPiece
from briefcite.load.pdf.style import UNTAGGED, Styles, TextStyle
from briefcite.model import Span, Word
from briefcite.text.late import late

LINE_END_HYPHEN = "\ufffe"
"""PDFium's sign for a hyphen at the end of a line; no line break follows it in the text."""

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

NEXT_CHARACTER = 0.15
"""Share of the font size: a character this near to the last one's edge follows it without a space."""

SAME_LINE = 0.9
"""Share of the font size (of the raised number, where there is one) between baselines of one line."""

_new_word = tuple.__new__
"""Builds a Word from all its fields at a third of the price of calling the class."""


class WordReader:
    """The words of one open page, in the order of the text layer."""

    def __init__(self, textpage: c.Ready, frame: Frame, tagged: bool, lost: Sequence[int] = ()) -> None:
        self.textpage = textpage
        self.frame = frame
        self.glyphs = Glyphs(textpage, frame)
        chars = c.page_text(textpage, c.count_chars(textpage))
        self.styles = Styles(textpage, frame, tagged)
        self.chars = self._meant(chars)
        self.pieces = Pieces(textpage, self.glyphs, self.styles, self.chars)
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
        lettered = self.pieces.lettered
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
                if lettered or (not text.isalpha() and SPECIAL.search(text)):
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
        for found in self.pieces.liftable.finditer(text):
            first, end = found.span()
            if self.pieces.is_up(start + first, style) or (
                end - first > 1 and self.pieces.is_up(start + end - 1, style)
            ):
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
        for piece in self.pieces.of(start, end):
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

    def _word(self, piece: StyledPiece, offset: int, glued: bool) -> Word:
        start, end, style = piece[:3]
        text = self.chars[start:end]
        hyphen = text[-1] == LINE_END_HYPHEN
        if hyphen:
            text = text[:-1] + "-"
        like = MARKER_LIKE.fullmatch(text) or (self.pieces.lettered and LETTERED.fullmatch(text))
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
