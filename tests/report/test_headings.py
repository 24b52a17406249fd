"""In files without lines a place is told by its note and the heading over it, which stand beside the line elsewhere."""

from __future__ import annotations

import re
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


PLACES = [
    "note 1",
    "note 2 under ‘Tides’",
    "note 3 under ‘Of the dykes, of those who kept them,…’",
    "note 4 under ‘Pilots’",
    "note 5 under ‘Pilots’",
]


def found_in(path: Path, data: bytes) -> list[str]:
    path.write_bytes(data)
    out = CliRunner().invoke(main, ["check", "--select", "R102", "--format", "text", str(path)]).stdout
    return [line.removeprefix(f"{path}:") for line in out.splitlines() if "R102" in line]


@pytest.mark.parametrize(("name", "make"), [("a.docx", word), ("a.odt", open_document)])
def test_a_place_is_a_note_and_the_heading_over_its_callout(
    tmp_path: Path, name: str, make: Callable[[], bytes]
) -> None:
    assert [one.partition(": ")[0].strip() for one in found_in(tmp_path / name, make())] == PLACES


def test_a_web_page_has_lines_and_the_place_stands_beside(tmp_path: Path) -> None:
    data = web_page()
    columns = [one.start() + 1 for one in re.finditer(b"Hale, supra note 57", data)]
    found = found_in(tmp_path / "a.html", data)
    assert [one.partition(":")[2].partition(":")[0] for one in found] == [str(column) for column in columns]
    assert [one.rpartition("(")[2] for one in found[1:]] == [f"{place})" for place in PLACES[1:]]


def test_before_any_note_the_paragraph_tells_the_place(tmp_path: Path) -> None:
    body = "".join(paragraph(text(f"Ships wait{'.' * n}"), call(n)) for n in (1, 2))
    assert (tmp_path / "b.docx").write_bytes(word_file(body, {}))
    out = CliRunner().invoke(main, ["check", "--select", "C101", str(tmp_path / "b.docx")]).stdout
    found = [line.rpartition(".docx: ")[2].partition(": ")[0] for line in out.splitlines() if "C101" in line]
    assert found == ["paragraph 1", "paragraph 2"]


def test_a_file_without_notes_says_it_once(tmp_path: Path) -> None:
    (tmp_path / "e.md").write_text("Nothing here.\n")
    out = CliRunner().invoke(main, ["show", str(tmp_path / "e.md")]).stdout
    assert "L109" in out and "No callouts and no notes" not in out
