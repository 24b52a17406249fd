"""A slice of the fuzz run (benchmarks/fuzz.py), and the smallest of what it found."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from briefcite import extract
from briefcite.errors import UnreadableFile

ROOT = Path(__file__).parents[2]
INPUTS = 100


@pytest.mark.skipif(sys.platform == "win32", reason="limits on memory and time as POSIX has them")
def test_damaged_files_are_read_or_refused(tmp_path: Path) -> None:
    command = [sys.executable, ROOT / "benchmarks" / "fuzz.py", "--count", str(INPUTS), "--seed", "7"]
    ended = subprocess.run([*command, "--keep", tmp_path], capture_output=True, text=True, timeout=300)
    assert ended.returncode == 0, ended.stderr[-4000:]
    assert f"{INPUTS} inputs" in ended.stdout
    assert list(tmp_path.iterdir()) == []


def test_what_is_wrong_with_xml_is_said_on_one_line(tmp_path: Path) -> None:
    path = tmp_path / "torn.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", b"<w:p>\n\x00</w:p>")
    with pytest.raises(UnreadableFile) as refusal:
        extract(path)
    assert "broken XML" in str(refusal.value)
    assert "\n" not in str(refusal.value)


NOTE_OF_NOTES = """<p>Ships waited.<sup><a id="r1" href="#fn1">1</a></sup></p>
<ol><li id="fn1"><ol><li id="fn2">Quay Press, 2001. <a href="#r2">↩</a></li></ol></li></ol>
<p>Nobody asked.<sup><a id="r2" href="#fn2">2</a></sup></p>"""


def test_a_note_of_nothing_but_a_note(tmp_path: Path) -> None:
    path = tmp_path / "nested.html"
    path.write_text(NOTE_OF_NOTES, "utf-8")
    assert {note.marker: note.text for note in extract(path).notes} == {"1": "", "2": "Quay Press, 2001."}
