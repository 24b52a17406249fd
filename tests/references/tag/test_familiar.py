"""What notes before say of a note's words."""

from __future__ import annotations

from briefcite.references.tag.familiar import NEW, OFTEN, ONCE, NotesSoFar
from briefcite.references.tag.tokens import tokenise


def levels(history: NotesSoFar, text: str) -> dict[str, int]:
    return {token.text: token.level for token in history.mark(tokenise(text))}


def test_names_and_numbers_rise_with_the_notes_that_hold_them() -> None:
    history = NotesSoFar()
    assert levels(history, "Hale, Hale 1998, p. 45") == {"Hale": NEW, "1998": NEW, "p": 0, "45": 0}
    assert levels(history, "HALE 1998; the Orr of ‘98")["HALE"] == ONCE
    assert levels(history, "Hale, Orr, 1998, and the rest") == {
        "Hale": OFTEN, "Orr": ONCE, "1998": OFTEN, "and": 0, "the": 0, "rest": 0,
    }  # fmt: skip


def test_a_note_does_not_make_its_own_words_familiar() -> None:
    assert set(levels(NotesSoFar(), "Governing, in Governing").values()) == {NEW, 0}


def test_marking_keeps_texts_and_places() -> None:
    told = tokenise("Hale, <Harbours> 1998.")
    assert [token[:4] for token in NotesSoFar().mark(told)] == [token[:4] for token in told]
