"""Words that are set alike make chunks at once; what few lines need is asked of few."""

from __future__ import annotations

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from briefcite.layout import lines
from briefcite.layout.chunks import Chunk, chunk, follows, on_line
from briefcite.model import Line, Page, Word
from briefcite.text.leads import is_raised, leads, raised
from briefcite.text.words import Row, Words

LAST = 0x1F000
"""No letters from right to left are beyond."""
BASELINES = (100.0, 100.5, 97.0, 94.0, 114.0)
SIZES = (10.0, 9.0, 6.5)
words = st.lists(
    st.tuples(
        st.sampled_from(["harbour", "12", "a", "*", "Kai."]),
        st.sampled_from([0.0, 3.0, 9.0, 11.0, -8.0]),
        st.sampled_from(BASELINES),
        st.sampled_from(SIZES),
        st.sampled_from([0.0, 0.0, 3.0]),
    ),
    min_size=1,
    max_size=12,
)


def page_of(made: list[tuple[str, float, float, float, float]]) -> Page:
    found: list[Word] = []
    x, at = 50.0, 0
    for text, gap, baseline, size, lift in made:
        x += gap
        right = x + 5.0 * len(text)
        box = (x, baseline - size, right, baseline + 2)
        found.append(Word(at, at + len(text), text, *box, baseline, size, "Book", lift=lift))
        x, at = right, at + len(text) + 1
    return Page(0, "1", 0, at, Words(found))


def chunked_by_word(page: Page) -> list[tuple[int, int]]:
    """Where chunks begin and end when each word is asked whether it joins the one before."""
    seen = Words(page.words)
    made: list[Chunk] = []
    for place, word in enumerate(seen):
        joins = made and follows(seen[place - 1], word)
        if joins and (word.baseline == made[-1].baseline or on_line(made[-1], word)):
            made[-1].add(Chunk(seen, place, word))
        else:
            made.append(Chunk(seen, place, word))
    return [(one.first, one.stop) for one in made]


@settings(max_examples=40)
@given(words)
def test_chunks_are_those_that_single_words_make(made: list[tuple[str, float, float, float, float]]) -> None:
    page = page_of(made)
    found = chunk(page)
    assert [(one.first, one.stop) for one in found] == chunked_by_word(page)
    for one in found:
        own = one.words
        assert (one.x0, one.x1) == (min(word.x0 for word in own), max(word.x1 for word in own))
        assert (one.top, one.bottom) == (min(word.top for word in own), max(word.bottom for word in own))
        assert one.chars == sum(len(word.text) for word in own)
        assert one.even == (len({(word.size, word.baseline) for word in own}) == 1)


@settings(max_examples=40)
@given(words, st.sampled_from(BASELINES), st.sampled_from(SIZES))
def test_raised_words_are_those_of_is_raised(
    made: list[tuple[str, float, float, float, float]], baseline: float, size: float
) -> None:
    page = page_of(made)
    assert isinstance(page.words, Words)
    line = Line(0, page.end, Row(page.words, range(len(made))), size=size, baseline=baseline)
    want = [at for at, word in enumerate(page.words) if is_raised(word, line)]
    assert [*raised(line)] == want == [*raised(line._replace(words=tuple(page.words)))]


def test_no_letter_from_right_to_left_is_overlooked() -> None:
    leftward = [chr(n) for n in range(LAST) if unicodedata.bidirectional(chr(n)) in ("R", "AL")]
    assert len(leftward) > 1000
    assert all(map(lines._LEFTWARD.search, leftward))


def test_a_line_with_a_size_for_each_letter_has_one_of_them() -> None:
    sizes = [10.0, 20.0, 30.0, 40.0, 50.0, 60.0]
    swelling = page_of([(letter, 3.0, 100.0, size, 0.0) for letter, size in zip("SWELL!", sizes, strict=True)])
    assert {line.size for line in lines.lines(chunk(swelling), 0)} <= set(sizes)


def test_a_raised_0_before_a_level_0_begins_no_number() -> None:
    axis = page_of([("0", 0.0, 97.0, 6.5, 0.0), ("0", 0.5, 100.0, 10.0, 0.0), ("0.005", 9.0, 100.0, 10.0, 0.0)])
    (line,) = lines.lines(chunk(axis), 0)
    assert all(lead.numerals for lead in leads(line))


def test_the_numerator_of_a_fraction_is_no_marker() -> None:
    recipe = page_of([("1", 0.0, 97.0, 6.5, 0.0), ("⁄2", 0.0, 100.0, 10.0, 0.0), ("cups", 9.0, 100.0, 10.0, 0.0)])
    (line,) = lines.lines(chunk(recipe), 0)
    assert not leads(line)
    assert not raised(line)
