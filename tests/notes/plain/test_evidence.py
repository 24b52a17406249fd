"""The confidence of a link falls with each thing that speaks against it."""

from __future__ import annotations

import pytest

from briefcite.load.lines import document
from briefcite.model import Link
from briefcite.notes import plain

BODY = "The dam broke in March.{1} It was mended by May,{2} and nobody was told.{3} The pond is a reserve today.{4}\n"
NOTES = ["1 Parish Book, fol. 3.", "2 Ibid., fol. 4.", "3 Edith Farr, Salt (London, 1931), 7.", "4 Visit of 2009."]


def links(text: str) -> dict[str, Link]:
    data = text.encode()
    read = document("text", "a.txt", data, text)
    found = plain.find(read)
    marker = {callout.id: callout.marker for callout in found.callouts}
    return {marker[link.callout]: link for link in found.links}


def written(body: str = BODY, notes: list[str] = NOTES) -> str:
    return body.replace("{", "").replace("}", "") + "\n" + "\n".join(notes) + "\n"


def test_a_clean_text_is_sure() -> None:
    found = links(written())
    assert set(found) == {"1", "2", "3", "4"}
    assert min(link.evidence.confidence for link in found.values()) > 0.98


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        (written(notes=["1 Parish Book, fol. 3.", *NOTES[2:]]), "out of sequence"),
        (written(notes=[NOTES[0], NOTES[2], NOTES[1], NOTES[3]]), "out of order"),
        (written(notes=["1\n\nParish Book, fol. 3.", *(f"{n[0]}\n\n{n[2:]}" for n in NOTES[1:])]), "number apart"),
        (written(BODY.replace("May,{2} and", "May\n{2}\nand")), "callout on a line"),
    ],
    ids=["a note is lost", "two notes changed places", "numbers apart", "callout alone"],
)
def test_doubts_lower_it(text: str, doubt: str) -> None:
    found = links(text)
    doubted = [link for link in found.values() if any(doubt in signal for signal in link.evidence.signals)]
    assert doubted
    assert all(link.evidence.confidence < 0.98 for link in doubted)
