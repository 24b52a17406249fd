"""Notes as the dialects of Markdown write them, each in its smallest form."""

from __future__ import annotations

import pytest

from briefcite import notes
from briefcite.load import markdown
from briefcite.notes.found import Found

DIALECTS = {
    "pandoc, a note that begins on the next line": ("A.[^n]\n\n[^n]:\n    One.\n\n    Two.\n", [("n", "One. Two.")]),
    "pandoc, code in a note": ("A.[^n]\n\n[^n]: One.\n\n        x = [^9]\n\n    ```\n    [^8]\n    ```\n\n    End.[^m]\n\n"
                               "[^m]: M.\n", [("n", "One. x = [^9] ``` [^8] ``` End."), ("m", "M.")]),
    "pandoc, a note in the title": ("---\ntitle: Ships[^1]\ntags: ['[^9]']\n---\n\nA.\n\n[^1]: One.\n", [("1", "One.")]),
    "pandoc, notes in a table and a heading": ("# H[^1]\n\n| a | b |\n|---|---|\n| x[^2] | y |\n\n[^1]: One.\n[^2]: Two.\n",
                                              [("1", "One."), ("2", "Two.")]),
    "github, a definition in a quotation": ("> A.[^1]\n>\n> [^1]: One\n> and more.\n\nB.\n", [("1", "One and more.")]),
    "github, a quotation after a definition": ("A.[^1]\n\n[^1]: One.\n> B.\n", [("1", "One.")]),
    "github, labels in another case": ("A.[^Note]\n\n[^note]: One.\n", [("note", "One.")]),
    "php extra, a label of two words": ("A.[^two words]\n\n[^two words]: One.\n", [("two words", "One.")]),
    "obsidian, comments": ("A.[^1] %% not [^9] %%\n\n[^1]: One.\n", [("1", "One.")]),
    "obsidian, formulas": ("A.[^1]\n\n$$\na^{[^9]}\n$$\n\n[^1]: One.\n", [("1", "One.")]),
    "kramdown": ("A.[^1] {::comment}[^9]{:/comment}\n{: .lead}\n\n[^1]: One.\n{:.small}\n", [("1", "One.")]),
    "multimarkdown, a note where it is called": ("A.[^John Marsh, Harbours, 12.] B.\n", [("1", "John Marsh, Harbours, 12.")]),
    "multimarkdown, works": ("A.[p. 4][#Low] B.[#Low]\n\n[#Low]: A. Low. *Pilots*.\n", [("Low", "A. Low. Pilots."), ("Low", "A. Low. Pilots.")]),
    "word, converted": ("A.[\\[1\\]](#_ftn1) B.[\\[2\\]](#_ftn2)\n\n[\\[1\\]](#_ftnref1) One.\n\n[\\[2\\]](#_ftnref2) Two.\n",
                        [("1", "One."), ("2", "Two.")]),
    "libreoffice, converted": ("A.<sup>[1](#sdfootnote1sym)</sup> B. [1](#section1)\n\n[1](#sdfootnote1anc) One.\n", [("1", "One.")]),
    "anchors by hand": ("A.<sup>[1](#fn1)</sup> B.[2](#fn2)\n\n<a name=\"fn1\">1</a>: One.\n\n<a id=\"fn2\"></a>2. Two.\n",
                        [("1", "One."), ("2", "Two.")]),
}  # fmt: skip


def find(source: str) -> Found:
    return notes.find(markdown.read(source.encode(), "x.md"))


@pytest.mark.parametrize("dialect", DIALECTS)
def test_callouts_lead_to_their_notes(dialect: str) -> None:
    source, expected = DIALECTS[dialect]
    found = find(source)
    said = {note.id: note.text for note in found.notes}
    answer = {link.callout: said[link.note] for link in found.links}
    assert [(c.marker, answer.get(c.id)) for c in found.callouts] == expected


@pytest.mark.parametrize(
    "source",
    [
        "Fixed in [#12] and [#13].\n\n[#12]: https://example.org/12\n[#13]: <https://example.org/13>\n",
        "A class like [^ a-z 0-9 _-] is no note.\n",
        "See [the list](#fn1) and [1](#chapter1).\n",
    ],
)
def test_what_is_no_note(source: str) -> None:
    assert find(source) == Found((), (), ())


def test_words_around_a_callout_are_running_text() -> None:
    found = find("One^[An inline note.] goes on.[^2] End.\n\n[^2]: Two.\n[^3]: Three.\n")
    assert [(c.before, c.after.strip()) for c in found.callouts] == [("One", "goes on. End."), ("One goes on.", "End.")]


@pytest.mark.parametrize(
    ("source", "want"),
    [
        ("One[^1] two[^2].\n\n[^1]: ~~~\n    rope\n    ~~~\n\n[^2]: Orme.\n", ["~~~ rope ~~~", "Orme."]),
        ("A[^1] b[^2].\n\n[^1]: ~~~~\n    ~~~\n    ~~~~\n\n[^2]: Orme.\n", ["~~~~ ~~~ ~~~~", "Orme."]),
        ("1. Quay.[^a]\n\n   [^a]: Orme.\n\n2. Salt.[^b]\n\n   [^b]: Bell.\n", ["Orme.", "Bell."]),
        ("- Quay.\n    - Rope.[^1]\n\n        [^1]: Orme.\n\n    - No note.[^2]\n\n[^2]: Bell.\n", ["Orme.", "Bell."]),
        ("- Quay.[^1]\n\n    [^1]: Orme.\n\n        More.\n\nSalt.[^2]\n\n[^2]: Bell.\n", ["Orme. More.", "Bell."]),
        ("- Rope.[^1]\n\n    [^1]: Orme,\n    and on.\n- Salt.[^2]\n\n[^2]: Bell.\n", ["Orme, and on.", "Bell."]),
        ("- One[^1]\n\n    ```\n    [^9]: x\n    ```\n\n    [^1]: Orme.\n", ["Orme."]),
        ("Para.[^1]\n\n        [^1]: code\n\n[^1]: Orme.\n", ["Orme."]),
    ],
)
def test_notes_of_list_items_and_notes_that_are_code(source: str, want: list[str]) -> None:
    """As pandoc reads them."""
    found = notes.find(markdown.read(source.encode(), "x.md"))
    assert [note.text for note in found.notes] == want
    assert len(found.links) == len(found.callouts) == len(want)
