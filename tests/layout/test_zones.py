"""Columns, lines, furniture and note areas on made pages."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.layout.made import Print, body, document

from briefcite import layout
from briefcite.model import Box, Document, FormatTraits, Zone


def texts(zoned: Document, zone: Zone, page: int = 0) -> list[str]:
    return [" ".join(w.text for w in line.words) for line in zoned.pages[page].lines if line.zone is zone]


def column(x: float, top: float, name: str, rows: int = 8) -> list[Print]:
    return [(f"{name} column row number {i} ends here", x, top + 14 * i, 8.0) for i in range(rows)]


def test_columns_are_read_one_after_the_other() -> None:
    left, right = column(40, 100, "left"), column(215, 100, "right")
    mixed = [print_ for pair in zip(left, right, strict=True) for print_ in pair]
    read = texts(layout.zone(document(mixed)), Zone.BODY)
    assert [line.split()[0] for line in read] == ["left"] * 8 + ["right"] * 8


def test_a_title_across_both_columns_comes_first() -> None:
    title = ("a title that runs across both of the columns below it and more", 40, 70, 11.0)
    read = texts(layout.zone(document([*column(40, 100, "left"), *column(215, 100, "right"), title])), Zone.BODY)
    assert read[0].startswith("a title")
    assert [line.split()[0] for line in read[1:]] == ["left"] * 8 + ["right"] * 8


def test_a_raised_number_belongs_to_its_line() -> None:
    zoned = layout.zone(document([("so it was said^12 and", 50, 100, 11.0), *body(114, 5)]))
    assert texts(zoned, Zone.BODY)[0] == "so it was said 12 and"


@pytest.mark.parametrize("hang", [12.0, 30.0])
def test_a_marker_hanging_higher_in_the_margin_joins_its_note(hang: float) -> None:
    note = [("7", 80 - hang, 496.0, 6.0), ("A note that hangs", 80, 500.0, 9.0), ("and goes on", 80, 511.0, 9.0)]
    zoned = layout.zone(document([*body(100, 10), ("called here^7 in the text", 50, 240, 11.0), *note]))
    assert texts(zoned, Zone.FOOTNOTES) == ["7 A note that hangs", "and goes on"]


def test_running_heads_and_folios_are_furniture_and_give_labels() -> None:
    pages = [[("The Harbour Office", 50, 40, 9.0), *body(80, 20), (str(416 + i), 200, 570, 9.0)] for i in range(4)]
    zoned = layout.zone(document(*pages))
    for page in range(4):
        assert texts(zoned, Zone.FURNITURE, page) == ["The Harbour Office", str(416 + page)]
    assert [page.label for page in zoned.pages] == ["416", "417", "418", "419"]


def test_a_short_note_at_the_same_height_on_every_page_is_no_footer() -> None:
    pages = [
        [*body(80, 10), (f"a claim^{i} in the text", 50, 220, 11.0), (f"^{i} Ibid.", 50, 560, 9.0)] for i in range(1, 5)
    ]
    zoned = layout.zone(document(*pages))
    for page in range(4):
        assert texts(zoned, Zone.FOOTNOTES, page) == [f"{page + 1} Ibid."]


def test_text_at_the_top_of_the_page_is_no_running_head() -> None:
    last = [("Note^3 note^4", 50, 68, 11.0), ("end.", 50, 82, 11.0)]
    zoned = layout.zone(document(*[[*body(40, 2), *last, *body(120, 20)] for _ in range(4)]))
    assert texts(zoned, Zone.FURNITURE) == []


NOTES = [("^1 The first note of this page", 50, 480, 9.0), ("and its second line", 50, 491, 9.0)]


def test_a_block_quote_in_the_notes_size_stays_text() -> None:
    quote = [("a block quote in small type", 70, 400, 9.0), ("of two lines with a call^1", 70, 411, 9.0)]
    zoned = layout.zone(document([*body(80, 20), *quote, *body(430, 2), *NOTES]))
    assert texts(zoned, Zone.FOOTNOTES) == ["1 The first note of this page", "and its second line"]


def test_a_small_abstract_at_the_top_stays_text() -> None:
    abstract = body(80, 9, size=9.0, leading=11.0)
    zoned = layout.zone(document([*abstract, *body(220, 15), ("called^1 here", 50, 440, 11.0), *NOTES]))
    assert len(texts(zoned, Zone.FOOTNOTES)) == 2


def test_an_imprint_below_the_notes_is_not_taken() -> None:
    imprint = [("Published by a press in some town", 50, 560, 7.0)]
    zoned = layout.zone(document([*body(80, 20), ("called^1 here", 50, 440, 11.0), *NOTES, *imprint]))
    assert len(texts(zoned, Zone.FOOTNOTES)) == 2


def test_notes_in_the_size_of_the_text_are_told_by_their_leading() -> None:
    notes = [("^1 A note in the size of", 50, 500, 11.0), ("the text but closer", 50, 513, 11.0)]
    zoned = layout.zone(document([*body(60, 12, leading=27.0), ("called^1 here", 50, 400, 11.0), *notes]))
    assert texts(zoned, Zone.FOOTNOTES) == ["1 A note in the size of", "the text but closer"]


def test_a_note_goes_on_over_the_page_below_a_rule_or_in_mid_sentence() -> None:
    first = [*body(80, 20), ("called^1 here", 50, 440, 11.0), ("^1 A long note which", 50, 560, 9.0)]
    second = [*body(80, 20), ("goes on for one more line.", 50, 560, 9.0)]
    assert texts(layout.zone(document(first, second)), Zone.FOOTNOTES, 1) == ["goes on for one more line."]
    finished = [*first[:-1], ("^1 A short note.", 50, 560, 9.0)]
    assert texts(layout.zone(document(finished, second)), Zone.FOOTNOTES, 1) == []
    ruled = document(finished, second, rules=[Box(50, 540, 120, 541)])
    assert len(texts(layout.zone(ruled), Zone.FOOTNOTES, 0)) == 1


def test_an_endnote_list_needs_calls() -> None:
    notes = [(f"{i}. A source that is named here, 19{i}0.", 50, 300 + 14 * i, 11.0) for i in range(1, 6)]
    called = [(f"a claim of page one^{i} here", 50, 80 + 14 * i, 11.0) for i in range(1, 6)]
    zoned = layout.zone(document([*body(60, 2), *called], notes))
    assert len(texts(zoned, Zone.ENDNOTES, 1)) == 5
    assert texts(layout.zone(document(body(80, 10), notes)), Zone.ENDNOTES, 1) == []


def test_endnotes_below_the_last_lines_are_told_from_footnotes_by_who_calls_them() -> None:
    first = [*body(60, 2), *[(f"a claim of page one^{i} here", 50, 80 + 14 * i, 11.0) for i in range(1, 8)]]
    notes = [(f"^{i} A source named here, 19{i}0.", 50, 300 + 11 * i, 9.0) for i in range(1, 10)]
    last = [*body(60, 6), ("called^8 here", 50, 150, 11.0), ("and^9 here", 50, 164, 11.0), *notes]
    zoned = layout.zone(document(first, last))
    assert len(texts(zoned, Zone.ENDNOTES, 1)) == 9
    assert texts(zoned, Zone.FOOTNOTES, 1) == []


@pytest.mark.parametrize("end", [300.0, 560.0])
def test_notes_on_an_only_page_are_footnotes_where_they_stand_at_its_foot(end: float) -> None:
    notes = [("^1 A source.", 50, end - 22, 9.0), ("^2 Another.", 50, end - 11, 9.0), ("^3 A third.", 50, end, 9.0)]
    zoned = layout.zone(document([*body(60, 9), ("so^1 it^2 was^3 here", 50, 186, 11.0), *notes]))
    zone = Zone.FOOTNOTES if end > 500 else Zone.ENDNOTES
    assert len(texts(zoned, zone)) == 3


def test_a_heading_makes_endnotes() -> None:
    notes = [("Anmerkungen", 50, 500, 14.0), ("^1 Eine Quelle.", 50, 520, 9.0), ("^2 Noch eine.", 50, 531, 9.0)]
    zoned = layout.zone(document([*body(60, 25), ("so^1 war^2 es", 50, 420, 11.0), *notes]))
    assert texts(zoned, Zone.ENDNOTES) == ["1 Eine Quelle.", "2 Noch eine."]


def test_notes_below_each_section_are_endnotes_though_text_follows() -> None:
    notes = [(f"{i}. A source, 19{i}0.", 50, 200 + 11 * i, 9.0) for i in (1, 2, 3)]
    page = [*body(60, 6), ("so^1 it^2 was^3 here", 50, 150, 11.0), *notes, ("A heading", 50, 270, 16.0), *body(300, 8)]
    zoned = layout.zone(document(page, body(60, 20)))
    assert len(texts(zoned, Zone.ENDNOTES)) == 3


def test_a_running_head_of_each_section_is_furniture_and_a_set_off_first_line_is_not() -> None:
    names = "tolls bridges lamps weirs".split()
    heads = [[(f"On {name} and more", 50, 40, 10.0), *body(80, 20)] for name in names]
    assert [texts(layout.zone(document(*heads)), Zone.FURNITURE, i) for i in range(4)] == [
        [f"On {name} and more"] for name in names
    ]
    quotes = [[(f"A line of {name}, set off", 70, 40, 11.0), *body(70 + 9 * i, 20)] for i, name in enumerate(names)]
    assert texts(layout.zone(document(*quotes)), Zone.FURNITURE) == []


def test_short_margin_notes_vouch_for_their_column_over_the_pages() -> None:
    pages = [
        [
            *[(f"the text of this page, {name} line", 40, 60 + 14 * i, 11.0) for i, name in enumerate("abcdefghijklmn")],
            ("^1 a note set beside the text", 300, 88, 8.0), ("and its second line below", 300, 98, 8.0),
        ]
        for _ in range(3)
    ]  # fmt: skip
    zoned = layout.zone(document(*pages))
    assert {line.column for line in zoned.pages[0].lines} == {0, 1}


def test_notes_without_readable_callouts_are_found_by_their_numbers() -> None:
    sources = "Askew Brekke Carrel Dahl Elsen Fuchs Grimm Hollis Ivens".split()
    notes = [(f"{i}. {name}, Works, p. {i}0.", 50, 520 + 11 * ((i - 1) % 3), 9.0) for i, name in enumerate(sources, 1)]
    pages = [[*body(80, 20), *notes[i : i + 3]] for i in (0, 3, 6)]
    zoned = layout.zone(document(*pages))
    assert [len(texts(zoned, Zone.FOOTNOTES, page)) for page in range(3)] == [3, 3, 3]


def test_a_document_without_geometry_is_given_back() -> None:
    printed = document(body(80, 20))
    plain = replace(printed, source=replace(printed.source, traits=FormatTraits()))
    assert layout.zone(plain) is plain


def test_a_page_without_words_has_no_lines() -> None:
    assert layout.zone(document([], body(80, 20))).pages[0].lines == ()


@pytest.mark.parametrize("sign", ["#", "6400312"])
def test_signs_and_long_numbers_alone_at_the_foot_are_read(sign: str) -> None:
    pages = [[*body(60, 24), (sign, 50.0, 530.0, 9.0), (sign, 50.0, 550.0, 9.0)] for _ in range(3)]
    zoned = layout.zone(document(*pages))
    assert all(len(page.lines) == 26 for page in zoned.pages)


def test_the_count_of_slides_is_furniture_though_it_stays_for_some_pages() -> None:
    shown = (1, 2, 2, 3, 4, 4, 4)
    pages = [
        [*body(80, 20), (f"{number} of 4", 320, 560, 6.0), (". . .", 5, 568, 6.0), (". .", 9, 575, 6.0)]
        for number in shown
    ]
    zoned = layout.zone(document(*pages))
    assert all(f"{number} of 4" in texts(zoned, Zone.FURNITURE, page) for page, number in enumerate(shown))


def test_notes_called_by_level_numbers_after_words_and_stops_are_found() -> None:
    sources = "Askew Brekke Carrel Dahl Elsen Fuchs".split()
    pages = [
        [
            *body(80, 14),
            (f"the toll was paid.{first} It was sold at Tarn,{first + 1} and nobody saw the weir”.{first + 2}", 50, 276, 11.0),
            *((f"{n}. {sources[n - 1]}, Works, p. {n}0.", 50, 500 + 11 * (n - first), 9.0) for n in range(first, min(first + 3, 6))),
        ]
        for first in (1, 4)
    ]  # fmt: skip
    zoned = layout.zone(document(*pages))
    assert [len(texts(zoned, Zone.FOOTNOTES, page)) for page in range(2)] == [3, 2]
