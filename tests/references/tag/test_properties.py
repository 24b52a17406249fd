"""What holds for any text: citations lie in it, in order and apart, and their segments tile them; time is linear."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefcite.references.tag import cite
from briefcite.references.tag.tags import FIELDS, FORMS

PIECES = [
    "See ", "cf. ", "Vgl. ", "ibid. ", "G. Cozzi, ", "Smith, J. ", "1999", "(", ")", "“", "”", "«", "»", "'", '"', "; ",
    ". ", ", ", "pp. 12–14", "S. 3", "(n 5)", "op. cit.", "https://a.example/b", "and ", "e ", "was ", "the ", "§ 5", "—",
    "\u00a0", "A. a. O. ", "12. ", "[3] ", "doi:10.1000/12 ", "ISBN 978-3-16-148410-0", "410 U.S. 113",
]  # fmt: skip
NOTE = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=30).map("".join)


@given(st.lists(NOTE, max_size=3))
@settings(max_examples=100, deadline=None)
def test_citations_lie_in_order_and_their_segments_tile_them(texts: list[str]) -> None:
    for text, found in zip(texts, cite(texts), strict=True):
        end = 0
        for citation in found:
            assert end <= citation.start < citation.end <= len(text)
            assert text[citation.start : citation.end].strip()
            assert citation.form in FORMS
            assert 0 <= citation.confidence <= 1
            end = citation.start
            for one in citation.segments:
                assert one.start == end < one.end
                assert one.label in {*FIELDS, "other"}
                assert 0 <= one.confidence <= 1
                end = one.end
            assert end == citation.end


HOSTILE = {
    "digits": "1",
    "dots": ".",
    "brackets": "(",
    "quotation marks": '" ',
    "semicolons": "; ",
    "initials": "A. ",
    "names": "Aa ",
    "signals": "see ",
    "pages": "p. 12; ",
    "blanks": " ",
    "back references": "; see ibid, 5",
    "notes named": "(n 5) ",
    "names and years": "; Aa Bb, 1999",
    "closing marks": ".” a ",
    "addresses": " https://a.example/b",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_time_grows_with_the_text_only(piece: str) -> None:
    def seconds(length: int) -> float:
        began = time.process_time()
        cite(["x" + piece * (length // len(piece)) + "x"])
        return time.process_time() - began

    seconds(100)
    short, long = seconds(5_000), seconds(20_000)
    assert long < 0.3 or long < 12 * short


def test_nothing_in_it() -> None:
    assert cite(["", "   ", "—"]) == [(), (), ()]
    assert cite([]) == []
