"""What a person corrects is there when the document is read again, also after it was changed elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefcite import corrections
from briefcite.corrections import BadCorrections, Maker
from briefcite.load import read
from briefcite.pipeline import Opened, extract

TEXT = """# Dykes

Dykes were built by those who drank behind them,[^1] as Orr says.[^2] Nobody paid twice.[^3]

[^1]: Mary Hale, *Governing the Shore* (Oxford: Clarendon, 1998), 44; R. Orr, *Tides Again* (Leiden: Brill, 2001), 7.
[^2]: Orr, Tides, 9.
[^3]: Hale, Governing, 45. She says it of the parish of Wester.
"""


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "dykes.md"
    path.write_text(TEXT, "utf-8")
    return path


def corrected(path: Path, *edits: dict[str, object]) -> None:
    """Make edits one after the other, as the page does, and save them."""
    opened = Opened(read(str(path)))
    said = list(corrections.read(corrections.path_beside(path)).operations)
    for edit in edits:
        said += Maker(opened.extraction(said)).operations(edit)
    corrections.write(corrections.path_beside(path), said, document=path.name, sha256="")


def parts(extraction, citation: int) -> list[tuple[str, str]]:
    one = extraction.citations[citation]
    text = next(note.text for note in extraction.notes if note.id == one.note)
    return [(s.label, text[s.start : s.end]) for s in one.segments if s.label != "other"]


def test_a_part_ends_and_a_form_are_as_stated(document: Path) -> None:
    text = next(note.text for note in extract(document).notes if note.marker == "3")
    end = text.index(". She")
    stated = [["editor", 0, 4], ["title", 6, 15], ["locator", 17, 19]]
    corrected(document, {"edit": "cite", "note": "n3", "start": 0, "end": end, "form": "supra", "parts": stated})
    read_again = extract(document)
    last = read_again.citations[-1]
    assert (last.form, last.start, last.end) == ("supra", 0, end)
    assert parts(read_again, -1) == [("editor", "Hale"), ("title", "Governing"), ("locator", "45")]


def test_no_citation_is_none(document: Path) -> None:
    before = extract(document)
    gone = before.citations[-1]
    corrected(document, {"edit": "no-citation", "note": gone.note, "start": gone.start, "end": gone.end})
    assert len(extract(document).citations) == len(before.citations) - 1


def test_an_antecedent_leads_there(document: Path) -> None:
    before = extract(document)
    hale, orr = before.citations[0], before.citations[1]
    last = before.citations[-1]
    assert last.reference == hale.reference
    corrected(document, {"edit": "antecedent", "citation": last.id, "of": orr.id})
    assert extract(document).citations[-1].reference == orr.reference


def test_a_corrected_work_is_that_of_its_back_references(document: Path) -> None:
    before = extract(document)
    work = before.citations[0].reference
    corrected(
        document,
        {
            "edit": "work",
            "work": work,
            "item": {
                "type": "book",
                "title": "Governing the Sea",
                "author": [{"family": "Hale", "given": "Mary"}],
                "issued": {"date-parts": [[1999]]},
            },
        },
    )
    after = extract(document)
    assert after.citations[-1].reference == after.citations[0].reference
    found = next(one for one in after.references if one.id == after.citations[0].reference)
    assert (found.title, found.issued.edtf) == ("Governing the Sea", "1999")


def test_unlinked_and_linked_again(document: Path) -> None:
    link = extract(document).links[1]
    corrected(document, {"edit": "unlink", "callout": link.callout, "note": link.note})
    parted = extract(document)
    assert (link.callout, link.note) not in {(one.callout, one.note) for one in parted.links}
    corrected(document, {"edit": "link", "callout": link.callout, "note": link.note})
    assert (link.callout, link.note) in {(one.callout, one.note) for one in extract(document).links}


def test_an_accepted_note_stays_as_it_was_and_can_train(document: Path) -> None:
    from briefcite.corrections.training import labelled

    corrected(document, {"edit": "accept", "note": "n1"})
    after = extract(document)
    assert after.accepted == ("n1",)
    [note] = labelled(after)["notes"]
    assert [note["text"][c["start"] : c["start"] + 4] for c in note["citations"]] == ["Mary", "R. O"]


def test_they_survive_a_new_version_of_the_document(document: Path) -> None:
    gone = extract(document).citations[-1]
    corrected(document, {"edit": "no-citation", "note": gone.note, "start": gone.start, "end": gone.end})
    document.write_text("A new preface, with no notes.\n\n" + TEXT.replace("Nobody", "Nearly nobody"), "utf-8")
    after = extract(document)
    assert not [one for one in after.citations if one.note == "n3"]
    assert not [one for one in after.document.warnings if one.code == "L130"]


def test_what_no_longer_fits_is_said_and_kept(document: Path) -> None:
    gone = extract(document).citations[-1]
    corrected(document, {"edit": "no-citation", "note": gone.note, "start": gone.start, "end": gone.end})
    document.write_text(
        TEXT.replace("Hale, Governing, 45. She says it of the parish of Wester.", "Private information."), "utf-8"
    )
    assert [one.code for one in extract(document).document.warnings] == ["L130"]
    assert len(corrections.read(corrections.path_beside(document)).operations) == 1


@pytest.mark.parametrize(
    "content",
    ["", "{", "[]", '{"format": "zotero"}', '{"format": "briefcite corrections", "version": 9, "operations": []}',
     '{"format": "briefcite corrections", "version": 1, "operations": [{"op": "dance"}]}', "\udcff"],
)  # fmt: skip
def test_a_damaged_or_foreign_file_is_one_sentence(document: Path, content: str) -> None:
    corrections.path_beside(document).write_bytes(content.encode("utf-8", "surrogateescape"))
    with pytest.raises(BadCorrections) as told:
        extract(document)
    assert "\n" not in str(told.value) and "--corrections" in str(told.value)


CHOICES = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 3), st.integers(0, 3)), max_size=5)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(CHOICES)
def test_any_edits_saved_and_read_again_give_the_edited_state(tmp_path_factory, choices) -> None:
    path = tmp_path_factory.mktemp("edits") / "dykes.md"
    path.write_text(TEXT, "utf-8")
    opened = Opened(read(str(path)))
    said: list = []
    state = opened.extraction()
    for kind, one, other in choices:
        edit = an_edit(state, kind, one, other)
        if edit:
            said += Maker(state).operations(edit)
            state = opened.extraction(said)
    corrections.write(corrections.path_beside(path), said, document="dykes.md", sha256="")
    again = extract(path)
    assert (again.callouts, again.notes, again.links) == (state.callouts, state.notes, state.links)
    assert (again.citations, again.references, again.accepted) == (state.citations, state.references, state.accepted)
    assert not [warning for warning in again.document.warnings if warning.code == "L130"]


def an_edit(state, kind: int, one: int, other: int) -> dict[str, object] | None:
    """An edit that fits the state; None where it has nothing to edit."""
    if not state.citations or not state.notes or not state.callouts:
        return None
    citation, antecedent = state.citations[one % len(state.citations)], state.citations[other % len(state.citations)]
    note, callout = state.notes[one % len(state.notes)], state.callouts[other % len(state.callouts)]
    stretch = {"note": citation.note, "start": citation.start, "end": citation.end}
    return [
        {"edit": "link", "callout": callout.id, "note": note.id},
        {"edit": "unlink", "callout": callout.id, "note": note.id},
        {"edit": "no-citation", **stretch},
        {"edit": "cite", **stretch, "form": "short", "parts": [["title", citation.start, citation.start + 3]]},
        {"edit": "antecedent", "citation": citation.id, "of": antecedent.id} if citation.id != antecedent.id else None,
        {"edit": "accept", "note": note.id},
        {"edit": "work", "work": citation.reference, "item": {"type": "book", "title": f"Title {other}"}}
        if citation.reference
        else None,
    ][kind]
