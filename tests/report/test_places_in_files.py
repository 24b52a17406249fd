"""Line and column of a finding are those of its words in the file, in every format that is a text."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from click.testing import CliRunner

from briefcite import load
from briefcite.cli import main
from briefcite.load.alignment import aligned, file_parts

WRONG = "Hale, supra note 2"
"""What every file here says in its third note, where note 2 is Endicott's."""
FILES = {
    "brief.md": """# Lakes

Rivers flood.[^1] Dykes break.[^2] They rebuild.[^3]

[^1]: Margaret Hale, *The Dykes of Norrhaven* (Quay Press, 2001) 4.
[^2]: Peter Endicott, *Towns on Water* (Reed, 2010) 12.
[^3]: Hale, supra note 2, at 15.
""",
    "brief.rst": """Lakes & Seas
============

Rivers *flood*. [1]_ Dykes   break. [2]_
They
rebuild. [3]_

.. A comment that nobody sees: Hale, supra note 2.

.. [1] Margaret Hale, *The Dykes of Norrhaven*
   (Quay Press, 2001) 4.

.. [2] Peter Endicott, *Towns on Water* (Reed, 2010) 12.

.. [3] Hale, supra note 2, at 15.
""",
    "brief.adoc": """= Lakes

Rivers flood.footnote:[Margaret Hale, _The Dykes of Norrhaven_ (Quay Press, 2001) 4.] Dykes
break.footnote:[Peter Endicott, _Towns on Water_ (Reed, 2010) 12.] They rebuild.footnote:[Hale, supra note 2, at 15.]
""",
    "brief.tex": r"""\documentclass{article} % one
\newcommand{\quay}{Quay Press, a house of \textbf{many} words}

\begin{document}
\section{Lakes}Rivers \emph{flood}.\footnote{Margaret Hale, \emph{The Dykes of Norrhaven} (\quay, 2001) 4.}

  Dykes % a comment
  break.\footnote{Peter Endicott, \emph{Towns on Water}
    (Reed, 2010) 12.} They \quay{} rebuild.\footnote{Hale, supra note 2, at 15.} Again.
\end{document}
""",
    "brief.html": """<!DOCTYPE html>
<html><head><title>Hale, supra note 2</title>
<style>p { color: red }</style></head>
<body><h2>Lakes &amp; Seas</h2>
<p>Rivers <em>flood</em>.<sup><a href="#n1" id="c1">1</a></sup> M&uuml;hlen   break.<sup><a
   href="#n2" id="c2">2</a></sup> They rebuild.<sup><a href="#n3" id="c3">3</a></sup></p>
<!-- Hale, supra note 2 -->
<script>var a = "Hale, supra note 2";</script>
<ol><li id="n1">Margaret Hale, <i>The Dykes of Norrhaven</i> (Quay Press, 2001) 4. <a href="#c1">^</a></li>
<li id="n2">Peter Endicott, <i>Towns on Water</i> (Reed, 2010) 12. <a href="#c2">^</a></li>
<li id="n3"><b></b>Hale, supra note 2, at 15. <a href="#c3">^</a></li></ol></body></html>
""",
}


def check(path: Path, *options: str) -> str:
    return CliRunner().invoke(main, ["check", str(path), "--select", "R106", *options]).stdout


def shown(source: str, line: int, column: int) -> str:
    return source.splitlines()[line - 1][column - 1 :]


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_finding_stands_where_its_words_stand_in_the_file(tmp_path: Path, name: str, ends: str) -> None:
    (tmp_path / name).write_bytes(FILES[name].replace("\n", ends).encode())
    (result,) = json.loads(check(tmp_path / name, "--format", "sarif"))["runs"][0]["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert shown(FILES[name], region["startLine"], region["startColumn"]).startswith(WRONG)
    assert region["startLine"] == region["endLine"]
    assert shown(FILES[name], region["endLine"], region["endColumn"] - 2).startswith("15")


def test_where_a_heading_is_marked_the_note_is_named_beside_the_line(tmp_path: Path) -> None:
    for name in ("brief.rst", "brief.tex", "brief.html"):
        (tmp_path / name).write_text(FILES[name])
        assert "(note 3 under ‘Lakes" in check(tmp_path / name)


@pytest.mark.parametrize("name", FILES)
def test_every_word_of_a_text_stands_where_it_is_said_to(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(FILES[name])
    document = load.read(str(tmp_path / name))
    for word in ("Rivers", "break", "rebuild", "Endicott", "Towns", "Norrhaven"):
        place = document.where(document.text.index(word))
        assert shown(FILES[name], place.line, place.column).startswith(word), word
    lines = FILES[name].splitlines()
    for offset in range(len(document.text)):
        place = document.where(offset)
        assert 1 <= place.column <= len(lines[place.line - 1]) + 1


def test_words_that_stand_in_both_texts_many_times_are_aligned_in_order() -> None:
    draw = random.Random(1)
    words = [draw.choice("the lake of sea and a dyke in town by river".split()) for _ in range(3000)]
    theirs = [extra for word in words for extra in ([word] if draw.random() < 0.9 else ["hidden", word])]
    pairs = aligned(words, theirs)
    assert all(words[one] == theirs[other] for one, other in pairs)
    assert len(pairs) > 0.99 * len(words)
    assert aligned([], ["a"]) == aligned(["a"], []) == []


def test_a_word_that_the_file_writes_otherwise_follows_the_word_before() -> None:
    parts = file_parts("Die Mühlen stehen", "Die M&uuml;hlen stehen", "a.html")
    assert [(part.start, part.column) for part in parts] == [(0, 1), (11, 17)]
