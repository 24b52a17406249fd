"""Structure tags as a signal: in order, and only where the numbers agree."""

from __future__ import annotations

from dataclasses import replace

from tests.layout.made import body, document

from briefcite import layout, notes
from briefcite.model import Document, Span, Tag
from briefcite.notes import Found

NOTES = ("^1 Askew, Mills, 8.", "^2 Brekke, Ledgers, 14.", "^3 Carrel, Wages, 118.")


def tagged(*roles: tuple[str, str]) -> Document:
    """One page with three notes; each role covers the stretch of text given."""
    text = [(f"a claim{word}^{i} of three", 50.0, 250.0 + 14 * i, 11.0) for i, word in enumerate("abc", 1)]
    below = [(note, 50.0, 480.0 + 11 * i, 9.0) for i, note in enumerate(NOTES)]
    made = document([*body(60, 12), *text, *below])
    tags = tuple(Tag(role, (Span(at, at + len(words)),)) for role, words in roles if (at := made.text.find(words)) >= 0)
    return layout.zone(replace(made, pages=(replace(made.pages[0], tags=tags),)))


def confirmed(found: Found) -> list[str]:
    return [link.callout for link in found.links if "structure tags" in link.evidence.signals]


def references(document: Document) -> Document:
    """Tag each callout as a Reference, before the tags that are there."""
    ends = [document.text.find(f"claim{word}") + 6 for word in "abc"]
    calls = tuple(Tag("Reference", (Span(end, end + 1),)) for end in ends)
    page = document.pages[0]
    return replace(document, pages=(replace(page, tags=(*calls, *page.tags)),))


def test_references_and_notes_in_order_confirm_links() -> None:
    read = references(tagged(("Note", "Askew, Mills"), ("Note", "2 Brekke"), ("Note", "Carrel")))
    assert confirmed(notes.find(read)) == ["c1", "c2", "c3"]


def test_the_rest_of_a_note_is_passed_over() -> None:
    read = references(tagged(("Note", "Askew, Mills"), ("Note", "Mills, 8."), ("Note", "Brekke"), ("Note", "Carrel")))
    assert confirmed(notes.find(read)) == ["c1", "c2", "c3"]


def test_a_tag_counts_only_where_the_numbers_agree() -> None:
    read = references(tagged(("Note", "Brekke, Ledgers")))
    found = notes.find(read)
    assert confirmed(found) == ["c2"]
    assert len(found.links) == 3


def test_tags_make_a_link_surer() -> None:
    plain = notes.find(tagged())
    sure = notes.find(references(tagged(("Note", "Askew"), ("Note", "Brekke"), ("Note", "Carrel"))))
    assert all(a.evidence.confidence < b.evidence.confidence for a, b in zip(plain.links, sure.links, strict=True))
