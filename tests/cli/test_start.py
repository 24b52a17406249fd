"""What a short run costs before it does anything: modules that it does not use, patterns that nothing asks for."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

NOTED = "Ships wait at anchor.[1]\n\nNotes\n\n[1] Ana Duarte, The Long Queue (Norrhaven: Quay Press, 2019), 14.\n"
PLAIN = "Ships wait at anchor, and nobody says why.\n"
RUN = """
import sys
from briefcite.cli import main
try:
    main(sys.argv[1:])
finally:
    print(*sys.modules, file=sys.stderr)
"""
NEVER = {"pypdfium2", "pdfplumber", "pdfminer", "lxml", "PIL", "rich", "webbrowser", "http.server", "sqlite3", "ssl"}
OURS = ("cli.corpus", "cli.review", "layout.zoning", "corrections.operations", "notes.printed", "load.pdf", "load.tex")
COMPILED = """
import importlib, pkgutil, re, sys
import re._compiler as compiler
import briefcite
compile, found = compiler.compile, []
def noted(pattern, flags=0):
    frame = sys._getframe(1)
    while frame.f_code.co_filename.endswith(("/re/__init__.py", "late.py")):
        frame = frame.f_back
    if frame.f_globals.get("__name__", "").startswith("briefcite."):
        found.append((frame.f_globals["__name__"], frame.f_lineno))
    return compile(pattern, flags)
compiler.compile = noted
for module in pkgutil.walk_packages(briefcite.__path__, "briefcite."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)
print(*found, end="")
"""


def modules(folder: Path, text: str, *command: str) -> set[str]:
    path = folder / "text.txt"
    path.write_text(text)
    run = [sys.executable, "-c", RUN, *command, str(path)]
    done = subprocess.run(run, capture_output=True, text=True, env=os.environ | {"BRIEFCITE_DEBUG": "1"}, timeout=600)
    return set(done.stderr.splitlines()[-1].split())


@pytest.mark.parametrize("command", ["show", "extract", "check"])
def test_a_short_text_imports_nothing_that_it_does_not_use(tmp_path: Path, command: str) -> None:
    loaded = modules(tmp_path, NOTED, command)
    assert "briefcite.references.tag.network" in loaded
    assert not loaded & {*NEVER, *(f"briefcite.{name}" for name in OURS)}


def test_the_network_is_not_loaded_where_there_is_no_note(tmp_path: Path) -> None:
    assert not {"numpy", "briefcite.references.tag.reading"} & modules(tmp_path, PLAIN, "check")


def test_help_reads_no_stage() -> None:
    done = subprocess.run([sys.executable, "-c", RUN, "--help"], capture_output=True, text=True, timeout=600)
    assert not {"briefcite.pipeline", "briefcite.load", "numpy", "rich"} & set(done.stderr.split())


def test_no_pattern_is_compiled_by_an_import() -> None:
    done = subprocess.run([sys.executable, "-c", COMPILED], capture_output=True, text=True, timeout=600)
    assert (done.stdout, done.stderr) == ("", "")
