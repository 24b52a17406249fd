"""What holds for any text: citations lie in it, in order and apart; hostile lines take no undue time."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefcite.references.split.citations import read

PIECES = [
    "See ", "cf. ", "Vgl. ", "ibid. ", "G. Cozzi, ", "Smith, J. ", "1999", "(", ")", "“", "”", "«", "»", "'", '"', "; ",
    ". ", ", ", "pp. 12–14", "S. 3", "(n 5)", "op. cit.", "https://a.example/b", "and ", "e ", "was ", "the ", "§ 5", "—",
    "\u00a0", "A. a. O. ", "12. ", "[3] ",
]  # fmt: skip
NOTE = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=30).map("".join)


@given(NOTE, st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80), st.floats(0, 1)), max_size=4))
@settings(max_examples=150, deadline=None)
def test_citations_lie_in_order_within_the_note(text, proposals):
    spans = sorted((min(a, b), max(a, b), sure) for a, b, sure in proposals if max(a, b) <= len(text))
    apart = [span for number, span in enumerate(spans) if all(span[0] >= other[1] for other in spans[:number])]
    end = 0
    for citation in read(text, apart):
        assert end <= citation.start < citation.end <= len(text)
        assert text[citation.start : citation.end].strip()
        end = citation.end


HOSTILE = {
    "digits": "1",
    "dots": ".",
    "brackets": "(",
    "quotation marks": '" ',
    "semicolons": "; ",
    "initials": "A. ",
    "names": "Aa ",
    "name lists": "Ab and ",
    "signals": "see ",
    "commas": "Aa, ",
    "pages": "p. 12; ",
    "blanks": " ",
    "back references": "Ibid. ",
    "conjunctions": "1 and ",
    "notes named": "(n 5) ",
    "names and years": "; Aa Bb, 1999",
    "closing marks": ".” a ",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_time_grows_with_the_text_only(piece):
    def seconds(length):
        began = time.process_time()
        list(read("x" + piece * (length // len(piece)) + "x"))
        return time.process_time() - began

    seconds(100)
    short, long = seconds(4_000), seconds(16_000)
    assert long < 0.2 or long < 10 * short


def test_time_grows_with_the_proposals_only():
    def seconds(count):
        piece = "Aa Bb, 1999; "
        proposals = [(at, at + len(piece) - 2, 0.9) for at in range(0, count * len(piece), len(piece))]
        began = time.process_time()
        assert len(list(read(piece * count, proposals))) == count
        return time.process_time() - began

    seconds(10)
    short, long = seconds(300), seconds(2400)
    assert long < 0.2 or long < 20 * short
