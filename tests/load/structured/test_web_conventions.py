"""Whole pages in the exact markup of the programs that write them: two notes, the first called again where they can."""

from __future__ import annotations

import pytest

from briefcite.load import html
from briefcite.model import Mark

TWO = [("1", "John Marsh, Harbours (1998)."), ("2", "Ibid., 30.")]
FIRST, SECOND = (f"{words}" for _, words in TWO)

PAGES = {
    "substack": (
        '<p>Ships wait.<a class="footnote-anchor" id="footnote-anchor-1-9" href="#footnote-1-9">1</a> Why?'
        '<a class="footnote-anchor" id="footnote-anchor-2-9" href="#footnote-2-9">2</a></p>'
        '<div class="footnote"><a id="footnote-1-9" href="#footnote-anchor-1-9" class="footnote-number">1</a>'
        f'<div class="footnote-content"><p>{FIRST}</p></div></div>'
        '<div class="footnote"><a id="footnote-2-9" href="#footnote-anchor-2-9" class="footnote-number">2</a>'
        f'<div class="footnote-content"><p>{SECOND}</p></div></div>'
    ),
    "saved by a browser, with the page's own address": (
        '<p>Ships wait.<a class="footnote-anchor" id="a1" href="https://a.org/p/ships#footnote-1">1</a> Why?'
        '<a class="footnote-anchor" id="a2" href="https://a.org/p/ships#footnote-2">2</a></p>'
        '<div class="footnote"><a id="footnote-1" href="https://a.org/p/ships#a1" class="footnote-number">1</a>'
        f'<div class="footnote-content"><p>{FIRST}</p></div></div>'
        '<div class="footnote"><a id="footnote-2" href="https://a.org/p/ships#a2" class="footnote-number">2</a>'
        f'<div class="footnote-content"><p>{SECOND}</p></div></div>'
    ),
    "wordpress block": (
        '<p>Ships wait.<sup data-fn="8c-d5" class="fn"><a href="#8c-d5" id="8c-d5-link">1</a></sup> Why?'
        '<sup data-fn="a9-e7" class="fn"><a href="#a9-e7" id="a9-e7-link">2</a></sup></p>'
        f'<ol class="wp-block-footnotes"><li id="8c-d5">{FIRST} <a href="#8c-d5-link">↩︎</a></li>'
        f'<li id="a9-e7">{SECOND} <a href="#a9-e7-link">↩︎</a></li></ol>'
    ),
    "wordpress, a way back in brackets": (
        '<p>Ships wait.<sup><a href="#footnote_1_7" id="identifier_1_7" class="footnote-link">1</a></sup> Why?'
        '<sup><a href="#footnote_2_7" id="identifier_2_7" class="footnote-link">2</a></sup></p><ol class="footnotes">'
        f'<li id="footnote_1_7" class="footnote">{FIRST} [<a href="#identifier_1_7" class="footnote-back-link">↩</a>]</li>'
        f'<li id="footnote_2_7" class="footnote">{SECOND} [<a href="#identifier_2_7">↩</a>]</li></ol>'
    ),
    "wordpress, notes in tooltips": (
        '<p>Ships wait.<sup class="modern-footnotes-footnote"><a href="javascript:void(0)" aria-describedby="mfn-1">1</a>'
        f'</sup><span id="mfn-1" role="tooltip">{FIRST}</span> Why?<sup class="modern-footnotes-footnote">'
        f'<a href="javascript:void(0)" aria-describedby="mfn-2">2</a></sup><span id="mfn-2" role="tooltip">{SECOND}</span></p>'
    ),
    "wordpress, notes shown by script": (
        "<p>Ships wait.<a role=\"button\" onclick=\"show('reference_1_1');\"><sup>[1]</sup></a>"
        f'<span class="footnote_tooltip">{FIRST}</span> Why?<a role="button" onclick="show(\'reference_1_2\');"><sup>[2]'
        f'</sup></a><span class="footnote_tooltip">{SECOND}</span></p><table><tbody>'
        f'<tr><th id="reference_1_1"><a class="footnote_backlink">↑</a>1</th><td>{FIRST}</td></tr>'
        f'<tr><th id="reference_1_2"><a class="footnote_backlink">↑</a>2</th><td>{SECOND}</td></tr></tbody></table>'
    ),
    "word": (
        "<p>Ships wait.<a style='mso-footnote-id:ftn1' href=\"#_ftn1\" name=\"_ftnref1\"><span>[1]</span></a> Why?"
        "<a style='mso-footnote-id:ftn2' href=\"#_ftn2\" name=\"_ftnref2\">[2]</a>"
        "<span class=MsoCommentReference><a class=msocomanchor href=\"#_msocom_1\" name=\"_msoanchor_1\">[A1]</a></span></p>"
        f"<div style='mso-element:footnote' id=ftn1><p><a href=\"#_ftnref1\" name=\"_ftn1\">[1]</a> {FIRST}</p></div>"
        f"<div style='mso-element:footnote' id=ftn2><p><a href=\"#_ftnref2\" name=\"_ftn2\">[2]</a> {SECOND}</p></div>"
        "<div style='mso-element:comment-list'><div id=\"_com_1\"><p><a name=\"_msocom_1\"></a> Really?</p></div></div>"
    ),
    "google docs": (
        '<p>Ships wait.<sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup> Why?<sup><a href="#ftnt2" id="ftnt_ref2">[2]</a></sup>'
        '<sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup></p><hr>'
        f'<div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a><span>&nbsp;{FIRST}</span></p></div>'
        f'<div><p><a href="#ftnt_ref2" id="ftnt2">[2]</a><span>&nbsp;{SECOND}</span></p></div>'
        '<div><p><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>Is this right?</span></p></div>'
    ),
    "docutils, tables": (
        '<p>Ships wait.<a class="footnote-reference" href="#f1" id="r1">1</a> Why?<a class="footnote-reference" href="#f2"'
        ' id="r2">2</a> Again.<a class="footnote-reference" href="#f1" id="r3">1</a></p>'
        '<table class="docutils footnote" id="f1"><tbody><tr><td class="label">[1]</td><td><em>(<a class="fn-backref"'
        f' href="#r1">1</a>, <a class="fn-backref" href="#r3">2</a>)</em> {FIRST}</td></tr></tbody></table>'
        '<table class="docutils footnote" id="f2"><tbody><tr><td class="label"><a class="fn-backref" href="#r2">[2]</a>'
        f"</td><td>{SECOND}</td></tr></tbody></table>"
    ),
    "docutils, asides": (
        '<p>Ships wait.<a class="footnote-reference brackets" href="#f1" id="r1" role="doc-noteref"><span>[</span>1<span>]'
        '</span></a> Why?<a class="footnote-reference brackets" href="#f2" id="r2" role="doc-noteref">2</a> Again.'
        '<a class="footnote-reference brackets" href="#f1" id="r3" role="doc-noteref">1</a></p>'
        '<aside class="footnote brackets" id="f1" role="doc-footnote"><span class="label"><span>[</span>1<span>]</span></span>'
        '<span class="backrefs">(<a role="doc-backlink" href="#r1">1</a>,<a role="doc-backlink" href="#r3">2</a>)</span>'
        f'<p>{FIRST}</p></aside><aside class="footnote brackets" id="f2" role="doc-footnote"><span class="label">'
        f'<span>[</span><a role="doc-backlink" href="#r2">2</a><span>]</span></span><p>{SECOND}</p></aside>'
    ),
    "asciidoctor": (
        '<p>Ships wait.<sup class="footnote">[<a id="_footnoteref_1" class="footnote" href="#_footnotedef_1">1</a>]</sup> Why?'
        '<sup class="footnote">[<a id="_footnoteref_2" class="footnote" href="#_footnotedef_2">2</a>]</sup> Again.'
        '<sup class="footnoteref">[<a class="footnote" href="#_footnotedef_1">1</a>]</sup></p><div id="footnotes"><hr>'
        f'<div class="footnote" id="_footnotedef_1"><a href="#_footnoteref_1">1</a>. {FIRST}</div>'
        f'<div class="footnote" id="_footnotedef_2"><a href="#_footnoteref_2">2</a>. {SECOND}</div></div>'
    ),
    "markdown-it": (
        '<p>Ships wait.<sup class="footnote-ref"><a href="#fn1" id="fnref1">[1]</a></sup> Why?<sup class="footnote-ref">'
        '<a href="#fn2" id="fnref2">[2]</a></sup> Again.<sup class="footnote-ref"><a href="#fn1" id="fnref1:1">[1:1]</a></sup>'
        f'</p><section class="footnotes"><ol><li id="fn1" class="footnote-item"><p>{FIRST} <a href="#fnref1"'
        ' class="footnote-backref">↩︎</a> <a href="#fnref1:1" class="footnote-backref">↩︎</a></p></li>'
        f'<li id="fn2" class="footnote-item"><p>{SECOND} <a href="#fnref2" class="footnote-backref">↩︎</a></p></li></ol></section>'
    ),
    "github": (
        '<p>Ships wait.<sup><a href="#user-content-fn-1-6a" id="user-content-fnref-1-6a" data-footnote-ref="">1</a></sup> Why?'
        '<sup><a href="#user-content-fn-m-6a" id="user-content-fnref-m-6a" data-footnote-ref="">2</a></sup></p>'
        '<section data-footnotes="" class="footnotes"><h2 class="sr-only">Footnotes</h2><ol><li id="user-content-fn-1-6a">'
        f'<p>{FIRST} <a href="#user-content-fnref-1-6a" data-footnote-backref="" class="data-footnote-backref">↩</a></p></li>'
        f'<li id="user-content-fn-m-6a"><p>{SECOND} <a href="#user-content-fnref-m-6a" class="data-footnote-backref">↩</a>'
        "</p></li></ol></section>"
    ),
    "wikipedia, a named reference called twice": (
        '<p>Ships wait.<sup id="cite_ref-M_1-0" class="reference"><a href="#cite_note-M-1">[1]</a></sup> Why?<sup id="cite_ref-2"'
        ' class="reference"><a href="#cite_note-2">[2]</a></sup> Again.<sup id="cite_ref-M_1-1" class="reference">'
        '<a href="#cite_note-M-1">[1]</a></sup></p><ol class="references"><li id="cite_note-M-1"><span class="mw-cite-backlink">'
        '^ <a href="#cite_ref-M_1-0"><sup><i><b>a</b></i></sup></a> <a href="#cite_ref-M_1-1"><sup><i><b>b</b></i></sup></a>'
        f'</span> <span class="reference-text">{FIRST}</span></li><li id="cite_note-2"><span class="mw-cite-backlink"><b>'
        f'<a href="#cite_ref-2">^</a></b></span> <span class="reference-text">{SECOND}</span></li></ol>'
    ),
    "old pages: notes parted by line breaks in one cell": (
        '<table><tr><td>Ships wait.<a href="#n1" name="r1">(1)</a> Why?<a href="#n2" name="r2">(2)</a><br><br>'
        f'<a name="n1" href="#r1">(1)</a> {FIRST}<br><a name="n2" href="#r2">(2)</a> {SECOND}</td></tr></table>'
    ),
    "epub, notes that wait in hiding": (
        '<p>Ships wait.<a epub:type="noteref" href="#n1">1</a> Why?<a epub:type="noteref" href="#n2">2</a></p><div hidden="">'
        f'<aside epub:type="footnote" id="n1"><p>{FIRST}</p></aside>'
        f'<aside epub:type="footnote" id="n2" style="display: none"><p>{SECOND}</p></aside></div>'
    ),
}  # fmt: skip


def marks(page: str, kind: str) -> list[tuple[str, str, Mark]]:
    document = html.read(f"<html><body>{page}</body></html>".encode(), "page.html")
    return [
        (m.marker, " ".join(document.text[m.spans[0].start : m.spans[-1].end].split()), m)
        for m in document.marks
        if m.kind == kind
    ]


@pytest.mark.parametrize("program", PAGES)
def test_two_notes(program: str) -> None:
    notes = marks(PAGES[program], "note")
    assert [note[:2] for note in notes] == TWO
    callouts = marks(PAGES[program], "callout")
    assert [marker for marker, _, _ in callouts] in (["1", "2"], ["1", "2", "1"])
    names = {marker: mark.id for marker, _, mark in notes}
    assert all(mark.target == names[marker] for marker, _, mark in callouts)


ENTRIES = (
    "<p>Ships wait [<a href='#r1'>1</a>]. Why [<a href='#r2'>2</a>–<a href='#r4'>4</a>]? See Section <a href='#s2'>2</a>.</p>"
    "<div id='s2'>2. Not a work.</div><section class='ref-list'><ul class='ref-list'>"
    + "".join(f"<li id='r{n}'><span class='label'>{n}.</span><cite>Work {n}.</cite></li>" for n in range(1, 5))
    + "</ul></section>"
)


def test_entries_of_a_journal_s_bibliography() -> None:
    notes = marks(ENTRIES, "note")
    assert [(marker, text, mark.role) for marker, text, mark in notes] == [
        (str(n), f"Work {n}.", "entry") for n in range(1, 5)
    ]
    assert [marker for marker, _, _ in marks(ENTRIES, "callout")] == ["1", "2", "4"]


def test_endnotes_of_a_page_are_told_from_its_footnotes() -> None:
    page = (
        "<p>A<a href=\"#_ftn1\" name=\"_ftnref1\">[1]</a> b<a href=\"#_edn1\" name=\"_ednref1\">[i]</a></p>"
        "<div id=ftn1><p><a href=\"#_ftnref1\" name=\"_ftn1\">[1]</a> One.</p></div>"
        "<div id=edn1><p><a href=\"#_ednref1\" name=\"_edn1\">[i]</a> Two.</p></div>"
    )  # fmt: skip
    assert [(text, mark.role) for _, text, mark in marks(page, "note")] == [("One.", "footnote"), ("Two.", "endnote")]


def test_the_numbers_of_lists_are_written_as_a_browser_shows_them() -> None:
    page = "<ol start=3><li>C<li>D</ol><ol><li>A<li value=9>I<li>J</ol><ul><li>x</ul>"
    text = html.read(f"<html><body>{page}</body></html>".encode(), "page.html").text
    assert text.split("\n") == ["3. C", "4. D", "1. A", "9. I", "10. J", "x", ""]


@pytest.mark.parametrize(
    ("second", "found"),
    [
        ('<a href="javascript:note(2)">[2]</a>', ["1", "2"]),
        ('<a href="#gone">[2]</a>', ["1", "2"]),
        ('<sup><a href="#gone">2</a></sup>', ["1"]),  # no look of the others
        ('<a href="#">[2]</a>', ["1"]),
        ('<a href="#">2</a>', ["1"]),
        ('<a href="https://other.example/">[2]</a>', ["1"]),
        ('<a href="javascript:open()">[menu]</a>', ["1"]),
    ],
)
def test_a_number_that_leads_nowhere_is_a_callout_beside_one_that_leads_to_a_note(
    second: str, found: list[str]
) -> None:
    page = (
        f'<html><body><p>One<a href="#_ftn1" name="_ftnref1">[1]</a> two{second}.</p>'
        '<p><a href="#_ftnref1" name="_ftn1">[1]</a> Margaret Hale, Dykes (2001) 4.</p></body></html>'
    )
    assert [mark.marker for mark in html.read(page.encode(), "a.html").marks if mark.kind == "callout"] == found
