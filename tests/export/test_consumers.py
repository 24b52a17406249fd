"""What other programs make of the exports: they must take every entry, and without a complaint about it."""

from __future__ import annotations

import csv
import importlib.util
import io
import json
import re
import shutil
import subprocess
import unicodedata
from pathlib import Path

import pytest
from tests.export.works_made import WORKS, extraction, named

from briefcite.export import render
from briefcite.text.called import with_name

EXTRACTION = extraction()
KEYS = [work.id for work in named()]

_BIBTEX = r"""\documentclass{article}\usepackage[T1]{fontenc}\usepackage{url}
\begin{document}\nocite{*}\bibliographystyle{STYLE}\bibliography{made}\end{document}
"""


def _needs(*programs: str) -> None:
    for program in programs:
        if not shutil.which(program):
            pytest.skip(f"{program} is not installed")


def _run(folder: Path, *command: str) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, timeout=120, check=False)
    return (done.stdout + done.stderr).decode("utf-8", "replace")


@pytest.mark.parametrize("style", ["plain", "abbrv", "alpha", "unsrt"])
def test_bibtex_compiles_every_entry_without_a_warning(tmp_path: Path, style: str) -> None:
    _needs("bibtex")
    (tmp_path / "made.bib").write_text(render(EXTRACTION, "bibtex"), "utf-8")
    cited = "".join(f"\\citation{{{key}}}\n" for key in KEYS)
    (tmp_path / "made.aux").write_text(f"\\relax\n{cited}\\bibstyle{{{style}}}\n\\bibdata{{made}}\n", "utf-8")
    said = _run(tmp_path, "bibtex", "made")
    assert "Warning" not in said and "error" not in said, said
    shown = (tmp_path / "made.bbl").read_text("utf-8", "replace")
    assert set(re.findall(r"\\bibitem(?:\[.*?\])?\{(.*?)\}", shown, re.S)) == set(KEYS)


def test_biber_takes_every_entry_without_a_warning(tmp_path: Path) -> None:
    _needs("biber")
    (tmp_path / "made.bib").write_text(render(EXTRACTION, "biblatex"), "utf-8")
    said = _run(tmp_path, "biber", "--tool", "made.bib")
    assert "WARN" not in said and "ERROR" not in said, said
    shown = (tmp_path / "made_bibertool.bib").read_text("utf-8")
    assert set(re.findall(r"@\w+\{(.*?),", shown)) == set(KEYS)


@pytest.mark.parametrize("format", ["bibtex", "biblatex"])
def test_bibtexparser_reads_every_entry(format: str) -> None:
    bibtexparser = pytest.importorskip("bibtexparser")
    library = bibtexparser.parse_string(render(EXTRACTION, format))
    assert not library.failed_blocks
    assert [entry.key for entry in library.entries] == KEYS


def _pandoc(folder: Path, reader: str) -> str:
    """Give a pandoc that reads the format: the one installed, else that of the package pypandoc_binary."""
    programs = [path] if (path := shutil.which("pandoc")) else []
    if importlib.util.find_spec("pypandoc"):
        import pypandoc

        programs.append(pypandoc.get_pandoc_path())
    for program in programs:
        if reader in _run(folder, program, "--list-input-formats").split():
            return program
    pytest.skip(f"no pandoc here reads {reader}; pandoc 3 does (pip install pypandoc_binary)")


@pytest.mark.parametrize(("format", "reader"), [("bibtex", "bibtex"), ("biblatex", "biblatex"), ("ris", "ris")])
def test_pandoc_reads_every_entry(tmp_path: Path, format: str, reader: str) -> None:
    made = tmp_path / "made"
    made.write_bytes(render(EXTRACTION, format).encode())
    command = [_pandoc(tmp_path, reader), "-f", reader, "-t", "csljson", str(made)]
    done = subprocess.run(command, capture_output=True, timeout=60, check=False)
    assert done.returncode == 0 and not done.stderr, done.stderr.decode()
    items = {item["id"]: item for item in json.loads(done.stdout)}
    assert set(items) == set(KEYS)
    for work in named():
        if work.issued and len(work.issued.edtf) == len("2004"):
            assert items[work.id]["issued"]["date-parts"][0][0] == int(work.issued.edtf)


def test_rispy_reads_every_entry() -> None:
    rispy = pytest.importorskip("rispy")
    entries = rispy.loads(render(EXTRACTION, "ris"))
    assert [entry["id"] for entry in entries] == KEYS
    for entry, work in zip(entries, named(), strict=True):
        assert entry.get("title", entry.get("primary_title", "")) == unicodedata.normalize("NFC", with_name(work).title)
        assert len(entry.get("authors", [])) == len(work.author)


def test_libreoffice_opens_the_table_with_the_right_columns(tmp_path: Path) -> None:
    _needs("soffice")
    (tmp_path / "made.csv").write_bytes(render(EXTRACTION, "csv").encode())
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    comma_utf8, semicolon_utf8 = "--infilter=CSV:44,34,76", "csv:Text - txt - csv (StarCalc):59,34,76"
    _run(
        tmp_path,
        "soffice",
        profile,
        "--headless",
        comma_utf8,
        "--convert-to",
        semicolon_utf8,
        "--outdir",
        "back",
        "made.csv",
    )
    if not (tmp_path / "back" / "made.csv").exists():
        pytest.skip("LibreOffice could not be run here")
    opened = (tmp_path / "back" / "made.csv").read_text("utf-8-sig")
    there = list(csv.DictReader(io.StringIO(opened), delimiter=";"))
    here = list(csv.DictReader(io.StringIO(render(EXTRACTION, "csv").removeprefix("\ufeff"))))
    assert [row["Key"] for row in there] == KEYS
    for column in ("Title", "Author", "Publication Title", "Note Numbers", "Raw"):
        assert [row[column] for row in there] == [row[column] for row in here]


def test_citeproc_renders_every_item() -> None:
    citeproc = pytest.importorskip("citeproc")
    from citeproc.source.json import CiteProcJSON

    items = json.loads(render(EXTRACTION, "csl-json"))
    bundled = min(Path(citeproc.STYLES_PATH).glob("*.csl"), default=None)
    if bundled is None:
        pytest.skip("citeproc-py has no style")
    style = citeproc.CitationStylesStyle(str(bundled), validate=False)
    source = CiteProcJSON([_without_custom(item) for item in items])
    bibliography = citeproc.CitationStylesBibliography(style, source, citeproc.formatter.plain)
    for item in items:
        bibliography.register(citeproc.Citation([citeproc.CitationItem(item["id"])]))
    shown = [str(entry) for entry in bibliography.bibliography()]
    assert len(shown) == len(WORKS)
    assert any("Baltic Interlude" in entry and "2002" in entry for entry in shown)


def _without_custom(item: dict[str, object]) -> dict[str, object]:
    """citeproc-py knows CSL 1.0 only, which has neither ``custom`` nor some of the types of 1.0.2."""
    return {name: value for name, value in item.items() if name != "custom"}
