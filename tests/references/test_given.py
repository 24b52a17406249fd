"""What is given of a citation from outside stands, and the rest of the document is read around it."""

from __future__ import annotations

from itertools import pairwise

import pytest

from briefcite import references
from briefcite.model import Evidence, Given, Name, Note, Reference, Segment

TEXTS = (
    "Mary Hale, Governing the Shore (Oxford: Clarendon, 1998), 44.",
    "Ibid., 45.",
    "This was long disputed.",
    "Rosa Orr, ‘Tides Again’ (2001) 57 Coastal Law Review 63; Paul Ost, Sand and Salt (Leeds: Marl, 1987).",
    "Ibid., 71.",
    "Hale, Governing the Shore, 12.",
)
NOTES = tuple(
    Note(f"n{number}", str(number), 0, "footnote", text, (), (), Evidence("test", 1.0))
    for number, text in enumerate(TEXTS, 1)
)
OTHER = Reference("", "report", title="Dredging and Law", author=(Name("Voss", "Ida"),))


def _read(*given: Given) -> dict[str, list[tuple[str, str | None]]]:
    """For each note the words of its citations and the title of the work that they cite."""
    read = references.read(NOTES, given=given)
    titles = {work.id: work.title for work in read.references}
    text = {note.id: note.text for note in NOTES}
    found: dict[str, list[tuple[str, str | None]]] = {note.id: [] for note in NOTES}
    for c in read.citations:
        found[c.note].append((text[c.note][c.start : c.end], titles.get(c.reference or "")))
    return found


def _whole(number: int) -> tuple[str, int, int]:
    return f"n{number}", 0, len(TEXTS[number - 1])


def test_nothing_given_is_the_usual_reading() -> None:
    assert references.read(NOTES, given=()) == references.read(NOTES)


def test_a_given_work_is_that_of_its_back_references() -> None:
    told = _read(Given(*_whole(1), work=OTHER))
    assert [told[note][0][1] for note in ("n1", "n2", "n6")] == [
        "Dredging and Law",
        "Dredging and Law",
        "Dredging and Law",
    ]


def test_a_given_work_is_taken_whole() -> None:
    (work,) = (
        w for w in references.read(NOTES, given=[Given(*_whole(1), work=OTHER)]).references if w.title == OTHER.title
    )
    assert (work.publisher, work.issued, work.author) == ("", None, OTHER.author)
    assert work.notes == ("n1", "n2", "n6")


def test_what_is_said_to_cite_nothing_cites_nothing() -> None:
    told = _read(Given(*_whole(6), cites=False))
    assert told["n6"] == []
    assert told["n1"]


def test_a_citation_where_none_was_seen() -> None:
    told = _read(Given("n3", 0, 22, segments=(Segment("title", 0, 8),)))
    assert told["n3"] == [("This was long disputed", "This was")]


def test_ends_alone_keep_the_parts_inside_them() -> None:
    end = TEXTS[0].index(", 44")
    read = references.read(NOTES, given=[Given("n1", 0, end)])
    assert read.citations[0].end == end
    assert read.citations[0].locator == ""
    assert [s.label for s in read.citations[0].segments if s.label != "other"][:2] == ["author", "title"]


def test_given_parts_make_the_reference() -> None:
    place = TEXTS[0].index("Oxford")
    parts = (Segment("author", 0, 9), Segment("title", 11, place - 2), Segment("publisher-place", place, place + 6))
    read = references.read(NOTES, given=[Given(*_whole(1), segments=parts)])
    assert (read.references[0].title, read.references[0].publisher) == ("Governing the Shore", "")
    spans = [(s.start, s.end) for s in read.citations[0].segments]
    assert all(left[1] == right[0] for left, right in pairwise(spans))


def test_an_antecedent_before_decides() -> None:
    told = _read(Given(*_whole(5), antecedent=("n4", 3)))
    assert told["n5"] == [("Ibid., 71.", "Tides Again")]


def test_an_antecedent_behind_decides_too() -> None:
    told = _read(Given(*_whole(2), antecedent=("n4", TEXTS[3].index("Paul"))))
    assert told["n2"][0][1] == "Sand and Salt"


def test_a_full_citation_said_to_be_of_another_work_adds_to_it() -> None:
    start = TEXTS[3].index("Paul")
    read = references.read(NOTES, given=[Given("n4", start, len(TEXTS[3]), form="full", antecedent=("n1", 0))])
    assert len({c.reference for c in read.citations if c.note in ("n1", "n4")}) == 2
    (found,) = (c for c in read.citations if c.start == start and c.note == "n4")
    assert (found.form, found.antecedent) == ("full", None)
    assert found.reference == read.citations[0].reference


def test_form_and_signal_are_as_given() -> None:
    (found,) = (
        c
        for c in references.read(NOTES, given=[Given(*_whole(6), form="supra", prefix="But see")]).citations
        if c.note == "n6"
    )
    assert (found.form, found.prefix) == ("supra", "But see")


@pytest.mark.parametrize("given", [Given("n9", 0, 5), Given("n1", 400, 500), Given("n1", 5, 5), Given("n1", -9, -2), Given("n2", 0, 10, antecedent=("n9", 0)), Given("n2", 0, 10, antecedent=("n2", 0))])  # fmt: skip
def test_what_fits_no_note_does_no_harm(given: Given) -> None:
    assert references.read(NOTES, given=[given]).references
