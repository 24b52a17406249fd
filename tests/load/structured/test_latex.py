"""LaTeX notes, each in its smallest form."""

from __future__ import annotations

import time

import pytest

from briefcite.load import tex
from briefcite.model import Document

CASES = {
    r"Text.\footnote{A \emph{note}.}": [("1", "A note.")],
    r"Text.\footnote[7]{A note.} More.\footnote{B.}": [("7", "A note."), ("1", "B.")],
    r"Text.\footnotemark More.\footnotetext{A note.}": [("1", "A note.")],
    r"A\footnotemark{} b\footnotemark{}\footnotetext[1]{One.}\footnotetext[2]{Two.}": [("1", "One."), ("2", "Two.")],
    r"Text.\endnote{A note.}": [("1", "A note.")],
    r"Text.\footcite[see][12]{weber1922}": [("1", "see weber1922, 12")],
    r"Text.\footcite[12]{weber1922}": [("1", "weber1922, 12")],
    "Text.\\footnote{A note. % not this\nMore.}": [("1", "A note. More.")],
    r"\verb|\footnote{no}| Text.\footnote{Yes.}": [("1", "Yes.")],
    "\\begin{verbatim}\n\\footnote{no}\n\\end{verbatim}\nText.\\footnote{Yes.}": [("1", "Yes.")],
    "% \\footnote{no}\nText.\\footnote{Yes.}": [("1", "Yes.")],
    r"Text.\footnote{M\"uller, Fran\c{c}ois, na\"{\i}f \& Stra\ss e.}": [("1", "Müller, François, naïf & Straße.")],
    r"Text.\footnote{``Quoted'', 12--19~f.}": [("1", "“Quoted”, 12–19 f.")],
    r"Text.\footnote{See \url{https://example.org/a_b%20c}.}": [("1", "See https://example.org/a_b%20c.")],
    r"Text.\footnote{\href{https://example.org}{Example}, 2004.}": [("1", "Example, 2004.")],
}  # fmt: skip


def notes(document: Document) -> list[tuple[str, str]]:
    return [
        (mark.marker, " ".join(document.text[mark.spans[0].start : mark.spans[0].end].split()))
        for mark in document.marks
        if mark.kind == "note"
    ]


@pytest.mark.parametrize("source", CASES)
def test_notes(source: str) -> None:
    document = tex.read(source.encode(), "a.tex")
    assert notes(document) == CASES[source]
    targets = [mark.target for mark in document.marks if mark.kind == "callout"]
    assert set(targets) == {mark.id for mark in document.marks if mark.kind == "note"}


def test_numbers_restart_with_the_chapters_of_a_book() -> None:
    source = r"\documentclass{book}\begin{document}\chapter{A}x\footnote{a}\chapter{B}y\footnote{b}\end{document}"
    document = tex.read(source.encode(), "a.tex")
    assert notes(document) == [("1", "a"), ("1", "b")]
    assert len({mark.id for mark in document.marks if mark.kind == "note"}) == 2


def test_line_numbers_are_those_of_the_source() -> None:
    source = "\\documentclass{article}\n% a comment\n\\begin{document}\nOne\n\ntwo.\\footnote{A\nnote.}\nThree.\n"
    text = tex.read((source + "\\end{document}\n").encode(), "a.tex").text
    assert text[: text.index("Three.")].count("\n") == source[: source.index("Three.")].count("\n")


def test_typed_superscripts_are_raised_text() -> None:
    document = tex.read(rb"Text.\textsuperscript{3} More.$^{4}$ Not $x^{2}$.", "a.tex")
    raised = [document.text[m.spans[0].start : m.spans[0].end] for m in document.marks if m.kind == "raised"]
    assert raised == ["3", "4"]


def test_a_note_in_a_note_is_not_part_of_its_text() -> None:
    document = tex.read(rb"Text.\footnote{Outer\footnote{Inner.} goes on.}", "a.tex")
    texts = {
        mark.marker: "".join(document.text[start:end] for start, end in mark.spans)
        for mark in document.marks
        if mark.kind == "note"
    }
    assert {marker: " ".join(text.split()) for marker, text in texts.items()} == {"1": "Outer2 goes on.", "2": "Inner."}


@pytest.mark.parametrize(
    "source", [r"Text.\footnote", r"Text.\footcite[12]", r"Text.\href", r"\url", r"Text.\footnote{"]
)
def test_a_torn_file_is_read_as_far_as_it_goes(source: str) -> None:
    assert tex.read(f"Text. {source}".encode(), "a.tex").text.startswith("Text.")


def test_braces_without_end_are_told() -> None:
    document = tex.read(b"{" * 5000 + b"x", "a.tex")
    assert document.text == "x"
    assert any(warning.code == "L103" and "never closed" in warning.message for warning in document.warnings)


@pytest.mark.parametrize(
    "source",
    [
        "A\\footnote{One. never closed\n\nB\\footnote{Two.}\n\nEnd.",
        "\\documentclass{article}\n\\begin{documen}\nA\\footnote{One.} End.",
        "\\documentclass{article}\\end{document}\\begin{document}A. End.",
        "A \\begin{verbatim} x\n\nEnd.",
        "A \\iffalse x\n\nEnd.",
        "A \\ExplSyntaxOn x\n\nEnd.",
        "A \\def\\x{\\x\\x}\\x\n\nEnd.",
        "\\begin{equation} x\n\n\\section{End.}",
        "\\label{fn A\n\nEnd.",
        "A \\end{\\begin{verbatim}quote} End.",
        "\\documentclass{article}\\newcommand{\\x}{y\n\\begin{document}End.\\end{document}}\\x",
    ],
)
def test_what_is_broken_is_told(source: str) -> None:
    document = tex.read(source.encode(), "a.tex")
    assert "L103" in [warning.code for warning in document.warnings]
    assert "End." in document.text or "ExplSyntax" in source


def test_a_macro_that_calls_itself_brings_no_more_than_a_document_of_its_size_may() -> None:
    r"""Found by fuzzing: \filler, defined anew with a bracket missing, took its own calls into its text."""
    document = tex.read(rb"\newcommand{\filler}{Ships wait.\endnote{Hale, \emph{Dykes}.} \filler}\filler", "a.tex")
    assert any("expand to more" in warning.message for warning in document.warnings)
    assert 100 < len(document.marks) < 10_000
    called = r"\quay{}" * 20_000
    long = tex.read(rf"\newcommand{{\quay}}{{Ships wait at the quay.}}{called}".encode(), "a.tex")
    assert long.text.count("quay.") == 20_000 and not any("expand" in warning.message for warning in long.warnings)


@pytest.mark.parametrize("piece", ["\\a[ k ", "\\( k ", "$$ k { "])
def test_what_is_never_closed_takes_linear_time(piece: str) -> None:
    r"""4,000 of "\a[" took 16 times as long as 1,000, each being looked through to the end of the file; "\(" 2 ms each."""

    def seconds(count: int) -> float:
        text = "\\newcommand{\\a}[1][x]{y}\\begin{document}" + piece * count + "\\end{document}"
        start = time.process_time()
        tex.read(text.encode(), "a.tex")
        return time.process_time() - start

    assert seconds(4_000) < 8 * seconds(1_000)
