"""Numbers raised by hand in a text that has real notes too."""

from __future__ import annotations

import pytest

from briefcite import notes
from briefcite.load import html, markdown
from briefcite.notes.found import Found

REAL = "Real.[^1]\n\n[^1]: A real note.\n\n"


def find(source: str) -> Found:
    return notes.find(markdown.read((REAL + source).encode(), "x.md"))


def typed(found: Found) -> list[tuple[str, bool]]:
    """Marker, and whether a note answers it, for each callout that was typed."""
    linked = {link.callout for link in found.links}
    return [(c.marker, c.id in linked) for c in found.callouts if c.form == "superscript"]


@pytest.mark.parametrize(
    ("source", "marker"),
    [
        ("Ships wait.<sup>4</sup>", "4"),
        ("Ships wait.⁴ Why?", "4"),
        ("The pilots² waited, they said.", "2"),
        ("“Ships wait”<sup>12</sup> he said.", "12"),
        ("The harbour (Leith)^7^ was full.", "7"),
    ],
)
def test_a_raised_number_without_a_note_dangles(source: str, marker: str) -> None:
    assert typed(find(source)) == [(marker, False)]


@pytest.mark.parametrize(
    "source",
    [
        "An area of 12 m².",
        "An area of 12 km<sup>2</sup>, or 5 square miles² at most.",
        "10³ ships and 2 × 10^6^ men in 1980².",
        "E = mc², x², R², χ², sin², (1 − r)², (a+b)<sup>2</sup>, f(t)³",
        "The 1<sup>st</sup>, the 19<sup>e</sup> siècle, N<sup>o</sup> 7.",
        "The isotopes <sup>14</sup>C, U²³⁵, Sr<sup>90</sup> and Ca²⁺, SO₄²⁻.",
        "In `code`<sup>[^1]</sup> and `word<sup>3</sup>`.",
        "Berlin ²1980, Bonn <sup>3</sup>1991.",
        "A link<sup>[3](https://example.org)</sup>.",
    ],
)
def test_powers_isotopes_and_ordinals_are_no_callouts(source: str) -> None:
    assert typed(find(source)) == []


def test_typed_notes_at_the_end_are_a_series_of_their_own() -> None:
    found = find("Ships wait.² Why?³ How?⁵\n\n² John Marsh.\n\n³ Ann Low.\n")
    assert typed(found) == [("2", True), ("3", True), ("5", False)]
    assert [(n.marker, n.series, n.text) for n in found.notes[1:]] == [("2", 1, "John Marsh."), ("3", 1, "Ann Low.")]


def test_typed_notes_may_be_a_numbered_list() -> None:
    page = (
        "<p>Real.<a href='#fn1' role='doc-noteref'>1</a> Ships.<sup>1</sup> Why?<sup>2, 3</sup></p>"
        "<aside id='fn1' role='doc-footnote'>A real note.</aside><h2>Sources</h2>"
        "<ol><li>John Marsh, 1998.<li>Ann Low, 2004.<li>Ibid.</ol>"
    )
    found = notes.find(html.read(f"<html><body>{page}</body></html>".encode(), "x.html"))
    assert typed(found) == [("1", True), ("2", True), ("3", True)]
    assert [n.text for n in found.notes][1:] == ["John Marsh, 1998.", "Ann Low, 2004.", "Ibid."]


def test_a_number_raised_within_a_note_is_no_callout() -> None:
    found = notes.find(markdown.read("Real.[^1]\n\n[^1]: Edition.² And more.\n".encode(), "x.md"))
    assert [c.marker for c in found.callouts] == ["1"]
