"""Web addresses that run over a line break are joined, and nothing else is drawn into them."""

from __future__ import annotations

import pytest

from briefcite.text.view import Piece, join

JOINED = [
    (
        "https://www.theguardian.com/2019/mar/14/the-town-tha",
        "t-is-taxing-itself",
        "https://www.theguardian.com/2019/mar/14/the-town-that-is-taxing-itself",
    ),
    ("Accessed 2024. https:", "//www.gov.uk/guidance.", "Accessed 2024. https://www.gov.uk/guidance."),
    ("https://x.org/ab", "c/def.html.", "https://x.org/abc/def.html."),
    ("https://x.org/a-", "b/c", "https://x.org/a-b/c"),
    ("https://doi.org/10.1000/", "xyz123", "https://doi.org/10.1000/xyz123"),
    ("https://x.org/view", "report.pdf", "https://x.org/viewreport.pdf"),
    ("https://x.org/id/", "b4d3ee8f1", "https://x.org/id/b4d3ee8f1"),
    ("doi.org/10.1000/1520(1983)", "040<0396:TLQ>2.0.CO;2", "doi.org/10.1000/1520(1983)040<0396:TLQ>2.0.CO;2"),
    ("10.1000/1520(1983)040", "<0396:TLQ>2.0.CO;2.", "10.1000/1520(1983)040<0396:TLQ>2.0.CO;2."),
]
APART = [
    ("https://x.org/abc", "accessed 3 May"),
    ("https://x.org/abc", "(accessed 3 May)"),
    ("https://x.org/abc-", "(accessed 3 May)"),
    ("https://x.org/abc", "2019."),
    ("https://x.org/abc", "and/or later"),
    ("https://x.org/abc.", "See also"),
    ("the state", "of-the-art-methods"),
]


def lines(*texts: str) -> list[list[Piece]]:
    made, start = [], 0
    for text in texts:
        pieces = []
        for word in text.split():
            pieces.append(Piece(word, start))
            start += len(word) + 1
        made.append(pieces)
    return made


@pytest.mark.parametrize(("first", "second", "whole"), JOINED)
def test_joined(first: str, second: str, whole: str) -> None:
    assert join(lines(first, second)).text == whole


@pytest.mark.parametrize(("first", "second"), APART)
def test_apart(first: str, second: str) -> None:
    assert join(lines(first, second)).text == f"{first} {second}"
