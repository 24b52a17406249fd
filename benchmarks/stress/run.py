"""Typesets made-up articles in many ways with four engines, reads them, and compares with what was written.

    python benchmarks/stress/run.py [NAME ...] [--seed N] [--folder DIR] [--show]

Names choose looks ("latex/plain"; a part of the name is enough). Made PDFs are kept in the folder and made anew when
missing. Needs the engines; the tests need none of this.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

import latex
import office
import scholarly
import typesetting
import web
from content import write
from score import Score, score

from briefcite import check, layout, load, notes
from briefcite.errors import BriefciteError
from briefcite.model import Extraction


def looks() -> Iterator[tuple[str, Any, Any]]:
    """Give every look: its name, its engine, itself."""
    for engine in (latex, typesetting, web, office, scholarly):
        for name, look in engine.LOOKS.items():
            yield f"{engine.__name__}-{name}", engine, look


def read(path: Path) -> Extraction:
    """Read a PDF up to its findings about numbers."""
    document = layout.zone(load.read(path))
    found = notes.find(document)
    read = Extraction(document, found.callouts, found.notes, found.links)
    return replace(read, findings=check.run(read))


def main() -> None:
    """Typeset, read, compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, default=Path(__file__).parents[2] / ".scratch" / "stress")
    parser.add_argument("--show", action="store_true", help="list what went wrong")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    total: Counter[str] = Counter()
    for name, engine, look in looks():
        if options.names and not any(part in name for part in options.names):
            continue
        article = write(options.seed, look.mix)
        if engine is scholarly:
            article = look.change(article)
        path = options.folder / f"{name}-{options.seed}{getattr(look, 'suffix', '.pdf')}"
        if not path.exists():
            with suppress(Exception):
                engine.typeset(look, article, path)
        if not path.exists():
            print(f"-- {name}: not typeset")
            continue
        try:
            got = score(article, read(path))
        except BriefciteError as error:  # a page without its fonts
            print(f"-- {name}: {error}")
            continue
        report(name, got, total, show=options.show)
    wanted = total["wanted"] or 1
    print(f"documents {total['documents']}, perfect {total['perfect']}")
    for key in ("callouts", "notes", "whole", "pairs"):
        print(f"{key:9} {100 * total[key] / wanted:6.2f} %  of {wanted}")
    print(f"extra callouts {total['extra_c']}, extra notes {total['extra_n']}, alarms {total['alarms']}")


def report(name: str, got: Score, total: Counter[str], *, show: bool) -> None:
    """Print one document's figures and add them up."""
    total.update(
        documents=1, perfect=got.perfect, wanted=got.wanted, callouts=got.callouts, notes=got.notes, whole=got.whole,
        pairs=got.pairs, extra_c=got.given_callouts - got.callouts, extra_n=got.given_notes - got.notes,
        alarms=got.alarms,
    )  # fmt: skip
    if not got.perfect:
        print(
            f"   {name:34} of {got.wanted}: callouts {got.callouts} +{got.given_callouts - got.callouts}"
            f" notes {got.notes} +{got.given_notes - got.notes} whole {got.whole} pairs {got.pairs} al {got.alarms}"
        )
        if show:
            print(*(f"        {problem}" for problem in got.problems[:25]), sep="\n")


if __name__ == "__main__":
    main()
