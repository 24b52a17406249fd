"""Makes pages from printed lines, so that a test shows what stands where."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

from briefcite.model import Box, Document, FormatTraits, Page, Source, Word

WIDTH = 0.5
"""Width of every character, in em."""
_COUNT = count()
Print = tuple[str, float, float, float]
"""Text, left edge, baseline, size; "land^7" raises the 7, "^7^land" too."""


def words(prints: Sequence[Print], start: int) -> tuple[str, list[Word]]:
    """Set the prints; blanks part words, "^" begins a raised run that ends with the word or at another."""
    text, made = "", []
    for print_, x, baseline, size in prints:
        for word in print_.split(" "):
            first = len(text)
            for number, part in enumerate(word.split("^")):
                part_size, rise = (size * 0.6, size * 0.35) if number % 2 else (size, 0.0)
                if part:
                    width = len(part) * part_size * WIDTH
                    at = start + len(text)
                    made.append(
                        Word(
                            at, at + len(part), part, x, baseline - rise - part_size * 0.8, x + width,
                            baseline - rise + part_size * 0.2, baseline - rise, part_size, "Serif",
                            glued=len(text) > first,
                        )
                    )  # fmt: skip
                    text += part
                    x += width
            text += " "
            x += size * 0.25
    return text, made


def document(*pages: Sequence[Print], rules: Sequence[Box] = ()) -> Document:
    """Make a document of pages, 400 by 600 points each; the rules stand on every page."""
    text, made = "", []
    for index, prints in enumerate(pages):
        added, found = words(prints, len(text))
        made.append(
            Page(
                index, str(index + 1), len(text), len(text) + len(added), tuple(found),
                width=400.0, height=600.0, rules=tuple(rules),
            )
        )  # fmt: skip
        text += added + "\f"
    source = Source("made.pdf", "", "application/pdf", "made", len(pages), traits=FormatTraits(geometry=True))
    return Document(source, text, tuple(made))


def body(first: float, rows: int, x: float = 50.0, size: float = 11.0, leading: float = 14.0) -> list[Print]:
    """Give lines of running text, no two of them alike."""
    return [
        (
            f"running text, {_word(next(_COUNT))} words that fill most of the width there is",
            x,
            first + i * leading,
            size,
        )
        for i in range(rows)
    ]


def _word(number: int) -> str:
    """Spell a number in letters, so that lines differ in more than digits."""
    return "".join("abcdefghij"[int(digit)] for digit in str(number))
