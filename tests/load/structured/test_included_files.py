"""Files that a text takes in: read in its folder, bounded, never outside it, and told where they are not read."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefcite.load import project as project_files
from briefcite.load import read
from briefcite.model import Document


def project(folder: Path, **files: str) -> Document:
    """Write files, "__" in their names a folder and "_" a dot, and read the first."""
    paths = []
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        paths.append(path)
    return read(paths[0])


def said(document: Document) -> list[str]:
    notes = [mark for mark in document.marks if mark.kind == "note"]
    return [document.text[slice(*mark.spans[0])] for mark in notes]


def codes(document: Document) -> list[str]:
    return [warning.code for warning in document.warnings]


def test_latex_and_lines_of_its_files(tmp_path: Path) -> None:
    document = project(
        tmp_path,
        main_tex="A\\footnote{One.}\n\n\\input{parts/b}\nC\\footnote{Three.}\n",
        parts__b_tex="x\ny\\footnote{Two.}\n",
    )
    assert said(document) == ["One.", "Two.", "Three."] and not document.warnings
    assert document.where(document.text.index("Two."))[:2] == (str(tmp_path / "parts/b.tex"), 2)
    assert document.where(document.text.index("Three.")).line == 4


def test_asciidoc_and_lines_of_its_files(tmp_path: Path) -> None:
    document = project(
        tmp_path,
        main_adoc=":here: parts\n\ninclude::{here}/b.adoc[]\n\nC.footnote:[Three.]\n",
        parts__b_adoc="A.footnote:[One.]\n\ninclude::c.adoc[tag=seen]",
        parts__c_adoc="Z.footnote:[No.]\n// tag::seen[]\nB.footnote:[Two.]\n// end::seen[]\n",
    )
    assert said(document) == ["One.", "Two.", "Three."] and not document.warnings
    assert document.where(document.text.index("Two."))[:2] == (str(tmp_path / "parts/c.adoc"), 3)
    assert document.where(document.text.index("Three."))[:2] == (str(tmp_path / "main.adoc"), 5)


def test_an_include_in_code_is_code(tmp_path: Path) -> None:
    document = project(tmp_path, main_adoc="----\ninclude::b.adoc[]\n----\n", b_adoc="B.footnote:[No.]\n")
    assert said(document) == [] and not document.warnings


TAKES = {"tex": "A \\input{%s} B", "adoc": "A\n\ninclude::%s[]\n\nB\n"}


@pytest.mark.parametrize("suffix", TAKES)
def test_what_is_not_read_is_told(tmp_path: Path, suffix: str) -> None:
    (tmp_path / f"secret.{suffix}").write_text("private words", "utf-8")
    inner = tmp_path / "inner"
    inner.mkdir()
    (inner / f"link.{suffix}").symlink_to(tmp_path / f"secret.{suffix}")
    for target, code in (
        (f"gone.{suffix}", "L101"),
        (f"../secret.{suffix}", "L102"),
        (str(tmp_path / f"secret.{suffix}"), "L102"),
        (f"link.{suffix}", "L102"),
        (f"main.{suffix}", "L102"),
    ):
        (inner / f"main.{suffix}").write_text(TAKES[suffix] % target, "utf-8")
        document = read(inner / f"main.{suffix}")
        assert codes(document) == [code], target
        assert "private" not in document.text and document.text.rstrip().endswith("B")


@pytest.mark.parametrize("suffix", TAKES)
def test_files_that_double_come_to_an_end(tmp_path: Path, suffix: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(project_files, "MOST_FILES", 100)
    for depth in range(60):
        twice = "\n\n".join([TAKES[suffix] % f"f{depth + 1}.{suffix}"] * 2)
        (tmp_path / f"f{depth}.{suffix}").write_text(twice + "x" * 2000, "utf-8")
    assert "L110" in codes(read(tmp_path / f"f0.{suffix}"))


def test_a_bibliography_that_is_missing_and_a_key_that_is_in_none(tmp_path: Path) -> None:
    gone = project(tmp_path, main_tex="\\addbibresource{works.bib} A\\footcite{hale}")
    assert codes(gone) == ["L101"]
    (tmp_path / "works.bib").write_text("@book{lind, title={T}}", "utf-8")
    wrong = read(tmp_path / "main.tex")
    assert codes(wrong) == ["L111"] and "hale" in wrong.warnings[0].message
