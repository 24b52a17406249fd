"""AsciiDoc notes, each in its smallest form, and what looks like notes and is none."""

from __future__ import annotations

import time

import pytest

from briefcite import notes
from briefcite.load import asciidoc

CASES = {
    "Text.footnote:[A _note_ by *Marsh*.]": [("1", "A note by Marsh.")],
    "A.footnote:a[One.] b.footnote:a[] c.footnote:[Two.]": [("1", "One."), ("1", "One."), ("2", "Two.")],
    "A.footnoteref:[a,One, two.] b.footnoteref:[a]": [("1", "One, two."), ("1", "One, two.")],
    "A.footnote:gone[]": [("gone", None)],
    "A.footnote:[See https://example.org/a_b[Journal of Ports] 3, [sic\\] p. 4.]": [("1", "See Journal of Ports 3, [sic] p. 4.")],
    "A.footnote:[“Pilots”, see\nthe next line.]": [("1", "“Pilots”, see the next line.")],
    ":note: footnote:d[Mine.]\n\nA.{note} B.{note}": [("1", "Mine."), ("1", "Mine.")],
    "== A heading footnote:[One.]\n\n* item footnote:[Two.]\n\n|===\n|cell footnote:[Three.]\n|===": [("1", "One."), ("2", "Two."), ("3", "Three.")],
    "See <<low>>.\n\n[bibliography]\n* [[[low,2]]] Ann Low. _Pilots_.\n* [[[gray]]] B. Gray.": [("low", "Ann Low. Pilots.")],
    "A.^3^ B.footnote:[One.]": [("3", None), ("1", "One.")],
}  # fmt: skip
LEFT_ALONE = [
    "\\footnote:[no]",
    "// footnote:[no]",
    "////\nfootnote:[no]\n////",
    "----\nfootnote:[no]\n----",
    "[source,asciidoc]\n-----\n----\nfootnote:[no]\n-----",
    "....\nfootnote:[no]\n....",
    "++++\nfootnote:[no]\n++++",
    "```adoc\nfootnote:[no]\n```",
    " literal\n footnote:[no]",
    "[listing]\nfootnote:[no]\nfootnote:[no]",
    "`+footnote:[no]+` and +++footnote:[no]+++ and pass:[footnote:no[]]",
    "never closed footnote:[no",
    "m^2^ and <<section>>",
]


def pairs(source: str) -> list[tuple[str, str | None]]:
    found = notes.find(asciidoc.read(source.encode(), "a.adoc"))
    said = {note.id: note.text for note in found.notes}
    answer = {link.callout: said[link.note] for link in found.links}
    return [(callout.marker, answer.get(callout.id)) for callout in found.callouts]


@pytest.mark.parametrize("source", CASES)
def test_notes(source: str) -> None:
    assert pairs(source) == CASES[source]


@pytest.mark.parametrize("source", LEFT_ALONE)
def test_what_is_left_alone(source: str) -> None:
    assert pairs(f"A.footnote:[One.]\n\n{source}\n\nB.footnote:[Two.]") == [("1", "One."), ("2", "Two.")]


@pytest.mark.parametrize("source", [*CASES, *LEFT_ALONE])
def test_lines_are_those_of_the_source(source: str) -> None:
    document = asciidoc.read(f"{source}\n\nEnd.\n".encode(), "a.adoc")
    assert document.text.split("\n").index("End.") == source.count("\n") + 2


@pytest.mark.parametrize("piece", ["footnote:[", "[", "{a}", "_a *b ", "+++", "`+", "<<", "----\n", "[[[a]]] x\n"])
def test_long_repetitions_cost_no_square(piece: str) -> None:
    start = time.process_time()
    asciidoc.read((":a: {a}{a}\n\n" + piece * (100_000 // len(piece))).encode(), "a.adoc")
    assert time.process_time() - start < 4
