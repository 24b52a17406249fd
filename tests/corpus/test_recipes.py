"""The Python interface, and the recipes of the documentation, run as they stand there."""

from __future__ import annotations

import pydoc
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import get_type_hints

import pytest
from click.testing import CliRunner

import briefcite
from briefcite.cli import main
from briefcite.model import Extraction
from briefcite.report.json import dumps

ROOT = Path(__file__).parents[2]
DOCS = (ROOT / "docs/corpus.md").read_text("utf-8")
RECIPES = dict(re.findall(r"```python (\w+)\n(.*?)```", DOCS, re.S))


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("library")
    (folder / "papers").mkdir()
    shutil.copy(ROOT / "tests/gold/main_job/deichbrief.md", folder / "papers/a.md")
    shutil.copy(ROOT / "tests/gold/main_job/tidal-brief.pdf", folder / "papers/b.pdf")
    papers = str(folder / "papers")
    CliRunner().invoke(main, ["corpus", papers, "-o", str(folder / "papers.sqlite")])
    if _has("pyarrow"):
        CliRunner().invoke(main, ["corpus", papers, "-o", str(folder / "papers-parquet"), "--format", "parquet"])
    return folder


def _has(package: str) -> bool:
    import importlib.util

    return importlib.util.find_spec(package) is not None


@pytest.mark.parametrize("name", RECIPES)
def test_a_recipe_runs_as_it_is_printed(library: Path, name: str) -> None:
    for package in (name, *(["pyarrow"] if "parquet" in RECIPES[name] else [])):
        if not _has(package):
            pytest.skip(f"{package} is not installed")
    script = library / f"{name}_recipe.py"
    script.write_text(RECIPES[name] + SHOWN[name], "utf-8")
    done = subprocess.run([sys.executable, script], cwd=library, capture_output=True, text=True)
    assert done.returncode == 0 and done.stdout.strip() and "Traceback" not in done.stderr, done.stderr


SHOWN = {
    "pandas": "print(kinds, notes.iloc[0])\nassert len(notes) and kinds.sum()\n",
    "polars": "print(dense)\nassert dense.height\n",
    "duckdb": "print(answer)\nassert answer\n",
    "briefcite": "",
}


def test_the_recipe_for_r_runs_as_it_is_printed(library: Path) -> None:
    if not shutil.which("Rscript"):
        pytest.skip("R is not installed")
    (recipe,) = re.findall(r"```r\n(.*?)```", DOCS, re.S)
    recipe += "stopifnot(nrow(works) > 0, nrow(notes) > 0)"
    done = subprocess.run(["Rscript", "-e", recipe], cwd=library, capture_output=True, text=True)
    if "there is no package called" in done.stderr:
        pytest.skip("R has no DBI or RSQLite here")
    assert done.returncode == 0, done.stderr


def test_the_interface_is_seen_and_described() -> None:
    assert {"as_dict", "corpus", "extract", "to_json"} <= set(dir(briefcite))
    told = pydoc.plain(pydoc.render_doc(briefcite))
    assert all(f"    {name}(" in told for name in ("as_dict", "extract", "to_json")) and "corpus" in told
    with pytest.raises(AttributeError, match="no attribute 'extracts'"):
        briefcite.extracts  # noqa: B018


def test_an_extraction_as_a_dict_and_as_json(library: Path) -> None:
    extraction = briefcite.extract(library / "papers/a.md")
    told = CliRunner().invoke(main, ["extract", str(library / "papers/a.md")]).stdout
    assert briefcite.to_json(extraction) + "\n" == told == dumps(briefcite.as_dict(extraction)) + "\n"
    assert briefcite.to_json(extraction, indent=2).startswith('{\n  "schema": 1')


def test_the_interface_is_typed() -> None:
    assert (ROOT / "src/briefcite/py.typed").exists()
    assert get_type_hints(briefcite.extract)["return"] is Extraction
    assert get_type_hints(briefcite.to_json)["return"] is str
    assert get_type_hints(briefcite.corpus.read)["return"] == Iterator[briefcite.corpus.Result]
