"""Which lines answer the numbers of the text: footnotes, a list at the end, notes of a table, or nothing."""

from __future__ import annotations

from tests.layout.made import Print, body, document

from briefcite import layout, notes
from briefcite.model import Box, Document, Zone
from briefcite.notes import Found


def of_zone(read: Document, zone: Zone) -> list[str]:
    return [read.text[line.start : line.end].strip() for page in read.pages for line in page.lines if line.zone is zone]


def called(found: Found) -> list[tuple[str, str]]:
    text = {note.id: note.text for note in found.notes}
    marker = {callout.id: callout.marker for callout in found.callouts}
    return [(marker[link.callout], text[link.note]) for link in found.links]


def calling(*numbers: int, top: float = 60.0) -> list[Print]:
    """Give running text that calls notes, two lines apart."""
    return [
        line
        for at, number in enumerate(numbers)
        for line in (
            *body(top + 28 * at, 1),
            (f"what the ferry of Alton cost^{number} in most years", 50.0, top + 14 + 28 * at, 11.0),
        )
    ]


def test_numbered_paragraphs_give_way_to_the_endnotes_that_answer_all_callouts() -> None:
    paragraphs = [(f"{n} A paragraph with a number before it", 50.0, 400.0 + 30 * n, 11.0) for n in range(1, 4)]
    ends = [("Notes", 50.0, 60.0, 11.0)] + [
        (f"{n}. Brekke, Ledgers, {n + 40}.", 50.0, 80.0 + 14 * n, 11.0) for n in range(1, 9)
    ]
    read = layout.zone(document([*calling(*range(1, 9)), *paragraphs], [*body(60, 30)], ends))
    assert of_zone(read, Zone.FOOTNOTES) == []
    assert [note.text for note in notes.find(read).notes] == [f"Brekke, Ledgers, {n + 40}." for n in range(1, 9)]


def test_steps_are_no_notes_of_the_brackets_that_call_a_bibliography() -> None:
    text: list[Print] = [(f"as was shown before [{n}] by others", 50.0, 60.0 + 14 * n, 11.0) for n in range(1, 7)]
    steps: list[Print] = [(f"{n}. Put the salt into the pan", 50.0, 200.0 + 14 * n, 11.0) for n in range(1, 5)]
    works: list[Print] = [(f"[{n}] Brekke, Ledgers, {n + 40}.", 50.0, 60.0 + 14 * n, 11.0) for n in range(1, 7)]
    found = notes.find(layout.zone(document([*text, *steps, *body(300, 5)], [*body(60, 30)], works)))
    assert called(found) == [(str(n), f"Brekke, Ledgers, {n + 40}.") for n in range(1, 7)]
    assert len(found.notes) == 6


def test_a_note_that_goes_on_over_a_page_without_numbers_ends_below_the_rule_of_the_others() -> None:
    first: list[Print] = [
        *calling(1),
        *body(120, 24),
        ("^1 It was said in the court of the harbour and in", 50.0, 500.0, 11.0),
    ]
    second: list[Print] = [*body(60, 20), ("the chamber of the salt pans, as the clerk wrote.", 50.0, 500.0, 11.0)]
    third: list[Print] = [*calling(2), *body(120, 24), ("^2 Brekke, Ledgers, 40.", 50.0, 500.0, 11.0)]
    rule = Box(50.0, 480.0, 122.0, 480.5)
    found = notes.find(layout.zone(document(first, second, third, rules=[rule])))
    assert found.notes[0].text.endswith("as the clerk wrote.")
    assert found.notes[0].pages == (0, 1)


def test_a_row_of_underscores_parts_the_notes_from_a_chart_above() -> None:
    def page(number: int, *above: Print) -> list[Print]:
        note = (f"^{number} Brekke, Ledgers, {number + 40}.", 50.0, 560.0, 8.0)
        return [*calling(number), *body(120, 20), *above, ("______________", 50.0, 549.0, 8.0), note]

    chart: list[Print] = [("Northern Southern Outer", 50.0, 520.0, 8.0), ("Source: harbour office.", 50.0, 531.0, 8.0)]
    found = notes.find(layout.zone(document(page(1), page(2, *chart), page(3))))
    assert [note.text for note in found.notes] == [f"Brekke, Ledgers, {n + 40}." for n in (1, 2, 3)]


def test_the_letter_of_a_table_calls_its_note_from_several_rows_and_text_goes_on_below() -> None:
    rows: list[Print] = [
        (f"{name}^a 120 347 901", 80.0, 200.0 + 12 * at, 9.0) for at, name in enumerate(("Alton", "Marrow", "Tarn"))
    ]
    note: Print = ("^a Least developed parish.", 80.0, 240.0, 8.0)
    foot: list[Print] = [("^1 Brekke, Ledgers, 40.", 50.0, 560.0, 8.0)]
    found = notes.find(layout.zone(document([*calling(1), *rows, note, *body(270, 18), *foot])))
    assert called(found) == [("1", "Brekke, Ledgers, 40."), *[("a", "Least developed parish.")] * 3]
    assert [note.kind for note in found.notes] == ["table", "footnote"]


def test_a_later_call_of_a_note_is_linked_too() -> None:
    foot: list[Print] = [(f"^{n} Brekke, Ledgers, {n + 40}.", 50.0, 540.0 + 10 * n, 8.0) for n in (1, 2)]
    found = notes.find(layout.zone(document([*calling(1, 2, 1), *body(160, 24), *foot])))
    assert [marker for marker, _ in called(found)] == ["1", "2", "1"]


def test_numbers_printed_otherwise_are_read_where_the_series_lacks_them() -> None:
    lines = (
        "the first claim^1 of all",
        "the subsequent2 editions of it",
        "as it was in 18553 and later",
        "and a fourth^4 one",
    )
    text: list[Print] = [(line, 50.0, 60.0 + 14 * at, 11.0) for at, line in enumerate(lines)]
    foot: list[Print] = [(f"^{n} Brekke, Ledgers, {n + 40}.", 50.0, 540.0 + 10 * n, 8.0) for n in range(1, 5)]
    found = notes.find(layout.zone(document([*text, *body(130, 26), *foot])))
    assert [marker for marker, _ in called(found)] == ["1", "2", "3", "4"]
    assert [callout.before[-4:] for callout in found.callouts] == ["laim", "uent", "1855", "urth"]


def test_an_imprint_below_a_gap_and_a_running_foot_beside_the_notes_are_none_of_them() -> None:
    def page(number: int) -> list[Print]:
        note: Print = (f"^{number} Brekke, Ledgers, {number + 40}.", 50.0, 540.0, 8.0)
        return [
            *calling(number),
            *body(120, 20),
            note,
            ("www.moor.example", 50.0, 550.0, 8.0),
            ("@journalofthemoor", 50.0, 560.0, 8.0),
        ]

    found = notes.find(layout.zone(document(*map(page, range(1, 6)))))
    assert [note.text for note in found.notes] == [f"Brekke, Ledgers, {n + 40}." for n in range(1, 6)]
