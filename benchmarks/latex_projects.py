"""Compile the LaTeX projects of the tests with real engines and write the numbers that their PDFs print.

    python benchmarks/latex_projects.py [NAME...]

A project is a folder of ``tests/load/structured/latex`` with a truth.json: ``notes`` lists, in the order of the source,
how each note begins, as printed ("printed", else "begins"). This fills in ``marker``, the number before those words in
the PDF, and stops where a beginning is not found. Needs pdflatex, biber, bibtex and pdftotext, which the tests do not.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

PROJECTS = Path(__file__).parent.parent / "tests" / "load" / "structured" / "latex"
MARKER = re.compile(r"[\[(]?(\d{1,4}|[a-z]|[ivxlc]+|[IVXLC]+|[∗*†‡§¶]+)[\])]?[.:]?")


def main(names: list[str]) -> None:
    """Compile and write anew the truth of the projects named, or of all."""
    for folder in sorted(path.parent for path in PROJECTS.glob("*/truth.json")):
        if not names or folder.name in names:
            truth = json.loads((folder / "truth.json").read_text("utf-8"))
            tokens = printed(folder, truth.get("main", "main.tex")).split()
            used: set[int] = set()
            for note in truth["notes"]:
                note["marker"] = marker(tokens, note, used)
            lines = ",\n  ".join(json.dumps(note, ensure_ascii=False) for note in truth["notes"])
            rest = "".join(
                f" {json.dumps(k)}: {json.dumps(v, ensure_ascii=False)},\n" for k, v in truth.items() if k != "notes"
            )
            (folder / "truth.json").write_text(f'{{\n{rest} "notes": [\n  {lines}\n ]\n}}\n', "utf-8")
            print(folder.name, " ".join(note["marker"] for note in truth["notes"]))


def printed(folder: Path, main: str) -> str:
    """Give the text of the compiled PDF."""
    with tempfile.TemporaryDirectory() as place:
        work = Path(shutil.copytree(folder, Path(place) / "work"))
        stem = main.removesuffix(".tex")
        for tool in ("pdflatex", "bibliography", "pdflatex", "pdflatex", "pdflatex"):
            if tool == "bibliography":
                tool = "biber" if (work / f"{stem}.bcf").exists() else "bibtex"
            options = ["-interaction=nonstopmode"] if tool == "pdflatex" else []
            subprocess.run([tool, *options, stem], cwd=work, capture_output=True, check=False)
        log = (work / f"{stem}.log").read_text("latin-1")
        if faults := re.findall(r"^! .*", log, re.M):
            raise SystemExit(f"{folder.name}: {faults}")
        done = subprocess.run(["pdftotext", "-layout", f"{stem}.pdf", "-"], cwd=work, capture_output=True, check=True)
    return done.stdout.decode().replace("∗", "*")


def marker(tokens: list[str], note: dict[str, str], used: set[int]) -> str:
    """Give the number printed before the words with which a note begins."""
    words = note.get("printed", note.get("begins", "")).split()
    for at in range(len(tokens)):
        found = tokens[at : at + len(words)]
        if not at or at in used or not found or found[:-1] != words[:-1] or not found[-1].startswith(words[-1]):
            continue
        if match := MARKER.fullmatch(tokens[at - 1]):
            used.add(at)
            return match[1]
    if note.get("unnumbered"):
        return ""
    raise SystemExit(f"not printed: {note}")


if __name__ == "__main__":
    main(sys.argv[1:])
