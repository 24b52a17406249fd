"""The ways web pages write notes, each in its smallest form."""

from __future__ import annotations

import pytest

from briefcite.load import html
from briefcite.model import Document

PAGES = {
    "pandoc": (
        '<p>Text.<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a></p>'
        '<section class="footnotes" role="doc-endnotes"><ol><li id="fn1"><p>A note.'
        '<a href="#fnref1" class="footnote-back" role="doc-backlink">↩︎</a></p></li></ol></section>'
    ),
    "wikipedia": (
        '<p>Text.<sup id="cite_ref-a_1-0" class="reference"><a href="#cite_note-a-1">[1]</a></sup></p>'
        '<ol class="references"><li id="cite_note-a-1"><span class="mw-cite-backlink"><b><a href="#cite_ref-a_1-0">^'
        '</a></b></span> <span class="reference-text">A note.</span></li></ol>'
    ),
    "word": (
        "<p>Text.<a style='mso-footnote-id:ftn1' href=\"#_ftn1\" name=\"_ftnref1\"><span>[1]</span></a></p>"
        "<div style='mso-element:footnote-list'><hr><div id=ftn1><p><a href=\"#_ftnref1\" name=\"_ftn1\">[1]</a>"
        " A note.</p></div></div>"
    ),
    "epub": (
        '<p>Text.<a epub:type="noteref" href="#n1">1</a></p><aside epub:type="footnote" id="n1"><p>1. A note.</p></aside>'
    ),
    "sup": (
        '<p>Text.<sup><a href="#note1" id="ref1">1</a></sup></p><p id="note1"><a href="#ref1">1</a> A note.</p>'
    ),
    "table": (
        '<p>Text.<a class="footnote-reference" href="#f1" id="id1">[1]</a></p><table><tr><td class="label">'
        '<a class="fn-backref" href="#id1" name="f1">[1]</a></td><td>A note.</td></tr></table>'
    ),
    "definition": (
        '<p>Text.<a href="#fn-1"><sup>1</sup></a></p><dl><dt id="fn-1">1</dt><dd>A note.</dd></dl>'
    ),
}  # fmt: skip


def read(page: str) -> Document:
    return html.read(f"<html><body>{page}</body></html>".encode(), "page.html")


def marked(document: Document, kind: str) -> list[tuple[str, str, str]]:
    """Marker, text, and the id that joins callout and note."""
    return [
        (mark.marker, document.text[mark.spans[0].start : mark.spans[0].end], mark.target or mark.id)
        for mark in document.marks
        if mark.kind == kind
    ]


@pytest.mark.parametrize("way", PAGES)
def test_callout_and_note(way: str) -> None:
    document = read(PAGES[way])
    callout, note = marked(document, "callout"), marked(document, "note")
    assert [c[:2] for c in callout] == [("1", "1")]
    assert [n[:2] for n in note] == [("1", "A note.")]
    assert callout[0][2] == note[0][2]


def test_a_note_called_twice_is_one_note() -> None:
    page = '<p>A<sup><a href="#n1">1</a></sup> b<sup><a href="#n1">1</a></sup></p><ol><li id="n1">A note.</li></ol>'
    document = read(page)
    assert [c[2] for c in marked(document, "callout")] == ["#n1", "#n1"]
    assert len(marked(document, "note")) == 1


def test_a_callout_without_a_target_stays() -> None:
    document = read('<p>Text.<a class="footnote-ref" href="#fn9">9</a></p>')
    assert marked(document, "callout") == [("9", "9", "#fn9")]
    assert marked(document, "note") == []


def test_a_note_never_called_stays() -> None:
    document = read('<p>Text.</p><aside role="doc-footnote" id="fn1">A note.</aside>')
    assert [n[1] for n in marked(document, "note")] == ["A note."]


def test_typed_superscripts_are_raised_text() -> None:
    document = read("<p>Text.<sup>3</sup></p>")
    assert [text for _, text, _ in marked(document, "raised")] == ["3"]


def test_links_within_a_table_of_contents_are_no_callouts() -> None:
    document = read('<ul><li><a href="#c1">1</a></li></ul><h2 id="c1">One</h2><p>Text.</p>')
    assert marked(document, "callout") == []


def test_scripts_are_not_read() -> None:
    assert read("<p>Text.</p><script>alert(1)</script><style>p{}</style>").text.strip() == "Text."
