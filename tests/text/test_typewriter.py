"""Fonts of program code are told from those of the text by the widths of their characters."""

from __future__ import annotations

from briefcite.model import Page, Word
from briefcite.text.typewriter import code_fonts

WIDTHS = {"i": 0.28, "l": 0.28, "t": 0.3, "m": 0.83, "w": 0.72}
"""Of a proportional font, in em; other characters are half an em wide."""
TEXT = "the tides fill their little walls while small ships wait until it is still time to come in again"
CODE = "print(tides[1]) if list(walls): while(still); filter(ships) until(time[2])"


def page(*runs: tuple[str, str, bool]) -> Page:
    """Set runs of words, each in a font, in which all characters are equally wide or not."""
    made: list[Word] = []
    at = 0
    for text, font, even in runs:
        for word in text.split():
            width = sum(0.6 if even else WIDTHS.get(char, 0.5) for char in word) * 10
            made.append(Word(at, at + len(word), word, 0.0, 0.0, width, 10.0, 8.0, 10.0, font))
            at += len(word) + 1
    return Page(0, "1", 0, at, tuple(made))


def found(one: Page) -> frozenset[str]:
    return code_fonts([one], [(0, word) for word in one.words])


def test_a_font_with_equally_wide_characters_is_code() -> None:
    assert found(page((TEXT, "Book", False), (CODE, "Mono", True))) == {"Mono"}


def test_code_in_a_font_without_a_name_is_code() -> None:
    assert found(page((TEXT, "Book", False), (CODE, "", True))) == {""}


def test_where_the_text_is_typed_nothing_is_code() -> None:
    assert found(page((TEXT, "Mono", True), (TEXT, "Mono Bold", True), (CODE, "Mono", True))) == frozenset()


def test_a_manual_may_have_more_code_than_text() -> None:
    assert found(page((TEXT, "Book", False), (f"{CODE} {CODE}", "Mono", True))) == {"Mono"}


def test_one_word_again_and_again_tells_nothing() -> None:
    assert found(page((TEXT, "Book", False), ("while " * 9, "Bold", False))) == frozenset()


def test_the_name_tells_where_few_words_are_set_in_a_font() -> None:
    assert found(page((TEXT, "Book", False), ("align*", "BeraSansMono-Oblique", True))) == {"BeraSansMono-Oblique"}
    assert found(page((TEXT, "Book", False), ("align*", "Monotype Corsiva", False))) == frozenset()
