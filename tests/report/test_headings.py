"""In files without lines a place is told by its note and the heading over it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.load.structured.wordfile import NAMES, call, packed, paragraph, text, word_file

from briefcite.cli import main

LONG = "Of the dykes, of those who kept them, and of what became of both in the end"
STYLES = (
    f'<w:styles {NAMES}><w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:styleId="Chapter"><w:basedOn w:val="berschrift1"/></w:style>'
    '<w:style w:styleId="Plain"><w:name w:val="Normal"/></w:style></w:styles>'
)


def word() -> bytes:
    def heading(words: str, properties: str) -> str:
        return paragraph(text(words), properties=properties)

    body = [
        paragraph(text("Before any heading."), call(1)),
        heading("Tides", '<w:pStyle w:val="berschrift1"/>') + paragraph(text("Ships wait."), call(2)),
        heading(LONG, '<w:pStyle w:val="Chapter"/>') + paragraph(text("Nobody asks."), call(3)),
        paragraph(text("Pilots"), call(4), properties='<w:outlineLvl w:val="1"/>'),
        heading("no heading", '<w:pStyle w:val="Plain"/>') + paragraph(text("Why?"), call(5)),
    ]
    return word_file(
        "".join(body), {number: text("Hale, supra note 57, 4.") for number in range(1, 6)}, {"word/styles.xml": STYLES}
    )


def open_document() -> bytes:
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "style")
    )
    note = (
        '<text:note text:id="ftn{0}" text:note-class="footnote"><text:note-citation>{0}</text:note-citation>'
        "<text:note-body><text:p>Hale, supra note 57, 4.</text:p></text:note-body></text:note>"
    )
    body = (
        f"<text:p>Before any heading.{note.format(1)}</text:p><text:h>Tides</text:h>"
        f"<text:p>Ships wait.{note.format(2)}</text:p><text:h>{LONG}</text:h><text:p>Nobody asks.{note.format(3)}</text:p>"
        f"<text:h>Pilots{note.format(4)}</text:h><text:p>Why?{note.format(5)}</text:p>"
    )
    content = f"<office:document-content {names}><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    return packed({"content.xml": content, "mimetype": "application/vnd.oasis.opendocument.text"})


def web_page() -> bytes:
    def call(number: int) -> str:
        return f'<a href="#n{number}" id="c{number}"><sup>{number}</sup></a>'

    notes = "".join(f'<p id="n{n}"><a href="#c{n}">{n}</a> Hale, supra note 57, 4.</p>' for n in range(1, 6))
    body = (
        f"<p>Before any heading.{call(1)}</p><h2>Tides</h2><p>Ships wait.{call(2)}</p><h3>{LONG}</h3>"
        f"<p>Nobody asks.{call(3)}</p><h2>Pilots{call(4)}</h2><p>Why?{call(5)}</p>{notes}"
    )
    return f"<html><body>{body}</body></html>".encode()


@pytest.mark.parametrize(("name", "make"), [("a.docx", word), ("a.odt", open_document), ("a.html", web_page)])
def test_a_place_is_a_note_and_the_heading_over_its_callout(
    tmp_path: Path, name: str, make: Callable[[], bytes]
) -> None:
    path = tmp_path / name
    path.write_bytes(make())
    out = CliRunner().invoke(main, ["check", "--select", "R102", "--format", "text", str(path)]).stdout
    places = [line.removeprefix(f"{path}: ").partition(": ")[0] for line in out.splitlines() if "R102" in line]
    assert places == [
        "note 1",
        "note 2 under ‘Tides’",
        "note 3 under ‘Of the dykes, of those who kept them,…’",
        "note 4 under ‘Pilots’",
        "note 5 under ‘Pilots’",
    ]
