from __future__ import annotations

from briefcite import notes
from briefcite.load import markdown
from briefcite.notes.found import Found


def find(source: str) -> Found:
    return notes.find(markdown.read(source.encode(), "x.md"))


def test_undefined_label_dangles() -> None:
    found = find("One[^1] and two[^2].\n\n[^1]: First.\n")
    assert [c.id for c in found.callouts] == ["c1", "c2"]
    assert [(link.callout, link.note) for link in found.links] == [("c1", "n1")]


def test_label_called_twice_has_one_note() -> None:
    found = find("One[^a], again[^a].\n\n[^a]: Note.\n")
    assert [(link.callout, link.note) for link in found.links] == [("ca", "na"), ("ca-2", "na")]


def test_second_definition_is_no_new_series() -> None:
    found = find("One[^1].\n\n[^1]: First.\n\n[^1]: Again.\n")
    assert [(note.id, note.series) for note in found.notes] == [("n1", 0), ("n1-2", 0)]
    assert len(found.links) == 1


def test_note_text_is_clean_and_leads_back() -> None:
    source = "One[^1].\n\n[^1]: A *long* [title](http://a.b/c) for\n    \\$5, see[^2].\n\n[^2]: Two.\n"
    note = find(source).notes[0]
    assert note.text == "A long title for $5, see."
    assert all(char == " " or source[place] == char for char, place in zip(note.text, note.origin, strict=True))
