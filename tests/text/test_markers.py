"""The grammar of markers: heads of notes, and what stands in brackets."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefcite.text.markers import close_of, enclosed, head, members


@pytest.mark.parametrize(
    ("line", "marker", "look", "rest"),
    [
        ("12 Ibid.", "12", "plain", "Ibid."),
        ("12. Ibid.", "12", "dot", "Ibid."),
        ("12) Ibid.", "12", "paren", "Ibid."),
        ("[12] Ibid.", "12", "bracket", "Ibid."),
        ("(12) ibid.", "12", "parens", "ibid."),
        ("{3} Ibid.", "3", "bracket", "Ibid."),
        ("〔1〕 见", "1", "bracket", "见"),
        ("［1］见", "1", "bracket", "见"),
        ("【1】见", "1", "bracket", "见"),
        ("（注1） 见", "1", "worded", "见"),
        ("注1：见", "1", "worded", "见"),
        ("1、见", "1", "dot", "见"),
        ("① 见", "①", "circled", "见"),
        ("❷ See", "❷", "circled", "See"),
        ("¹² See", "¹²", "super", "See"),
        ("[Footnote 1: Orme", "1", "worded", "Orme"),
        ("[Footnote A: Orme", "A", "worded", "Orme"),
        ("[Fußnote 1: Quill", "1", "worded", "Quill"),
        ("[Note 12] Orme", "12", "worded", "Orme"),
        ("[Footnote *: Orme", "*", "worded", "Orme"),
        ("xii. Cf. Orme", "xii", "dot", "Cf. Orme"),
        ("ii Ibid.", "ii", "plain", "Ibid."),
        ("xiiiArt. 3", "xiii", "glued", "Art. 3"),
        ("29Cf. Orme", "29", "glued", "Cf. Orme"),
        ("7https://quay.example/ropes", "7", "glued", "https://quay.example/ropes"),
        ("* Orme", "*", "sign", "Orme"),
        ("‡ Orme", "‡", "sign", "Orme"),
        ("12", "12", "alone", ""),
        ("[6]", "6", "bracket", ""),
    ],
)
def test_heads(line: str, marker: str, look: str, rest: str) -> None:
    found = head(line, 0, len(line))
    assert found is not None
    assert (found.marker, found.look, line[found.body :]) == (marker, look, rest)
    assert line[found.start : found.end] == marker


@pytest.mark.parametrize(
    "line",
    ["a ship", "A ship", "harbour", "1980er Jahre", "2nd ed.", "6.10.2006 in", "3,5 Prozent", "[1) x", "[sic] x"],
)
def test_text_is_no_head(line: str) -> None:
    assert head(line, 0, len(line)) is None


@pytest.mark.parametrize(
    ("text", "look", "want"),
    [
        ("so[5].", "bracket", "5"),
        ("so[ 5 ].", "bracket", "5"),
        ("so [5, p. 33].", "bracket", "5"),
        ("so [5: 33–4].", "bracket", "5"),
        ("so [1, ch. 2; 4, pp. 5-7].", "bracket", "1 4"),
        ("so [2, 3–5; 9, § 3].", "bracket", "2 3 (4) 5 9"),
        ("so [3—5].", "bracket", "3 (4) 5"),
        ("так [5, с. 33; 7, л. 12 об.]", "bracket", "5 7"),
        ("così [4, Sezione 2.7.2]", "bracket", "4"),
        ("so [12, 2.5.16] that", "bracket", "12"),
        ("an interval [1, 2.5] of", None, ""),
        ("so (1)", "parens", "1"),
        ("so〔1〕", "bracket", "1"),
        ("so（注1）", "worded", "1"),
        ("so [A]", "bracket", "A"),
        ("so [†]", "bracket", "†"),
        ("so [sic] (see 3) [in 1799] [1)", None, ""),
        ("so [1 2] [x5]", None, ""),
    ],
)
def test_brackets(text: str, look: str | None, want: str) -> None:
    found = list(enclosed(text, 0, len(text)))
    assert [one.look for one in found] == ([look] if look else [])
    told = [f"({one.marker})" if one.implied else one.marker for group in found for one in group.members]
    assert " ".join(told) == want


def test_a_note_in_brackets_ends_where_they_close() -> None:
    text = "[Footnote 1: See [2], above.] And on."
    found = head(text, 0, len(text))
    assert found is not None
    assert found.opens
    assert text[found.body : close_of(text, found.body, len(text))] == "See [2], above."


@given(st.text(alphabet="[]()〔〕1²a①*†‡,;–p. :\n", max_size=40))
def test_markers_lie_where_they_are_said_to(text: str) -> None:
    for group in enclosed(text, 0, len(text)):
        assert all(text[one.start : one.end] == one.marker for one in group.members if not one.implied)
        assert group.members == tuple(members(text, group.members[0].start, group.end - 1))
    found = head(text, 0, len(text))
    assert not found or (text[found.start : found.end] == found.marker and found.end <= found.body <= len(text))


@pytest.mark.parametrize("text", ["[1" * 50_000, "[" * 100_000, "[1," * 50_000, "(1, p. " * 30_000, "1, " * 100_000])
def test_hostile_text_takes_no_time(text: str) -> None:
    begun = time.process_time()
    list(enclosed(text, 0, len(text)))
    head(text, 0, len(text))
    close_of(text, 0, len(text))
    assert time.process_time() - begun < 1.0
