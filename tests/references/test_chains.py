"""A line of nothing but back references, as a broken file may hold: read in time that grows with its length."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from briefcite import references
from briefcite.model import Citation
from briefcite.references.normalize import normalize


@pytest.mark.parametrize("words", ["Ibid.", "Ebd.", "Id.", "Ivi,", "ibid", "Ders."])
def test_a_lone_back_reference_tells_what_the_long_way_would(words: str) -> None:
    citation = Citation("1.1", "1", "ibid", 0, len(words))
    assert normalize(words, citation)[1] == normalize(words, replace(citation, form="short"))[1]


def test_a_chain_of_back_references_takes_linear_time() -> None:
    def seconds(count: int) -> float:
        began = time.process_time()
        (read,) = references.parse(["Ibid., 5; " * count])
        assert len(read.citations) > count / 2
        return time.process_time() - began

    seconds(10)
    short, long = seconds(300), seconds(2400)
    assert long < 0.5 or long < 20 * short
