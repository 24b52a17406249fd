"""Writes the lists of US reporters, codes and courts that the item type looks up, from reporters-db and courts-db.

    pip install reporters-db courts-db
    python training/lawlists.py

Names are folded as :func:`briefcite.text.folding.fold` does and written without blanks, since print sets them
with and without ("F. Supp. 2d", "F.Supp.2d").
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import courts_db
import reporters_db

from briefcite.text.folding import fold

DATA = Path(__file__).parents[1] / "src" / "briefcite" / "references" / "normalize" / "data"
LEAST = 2
"""Letters; "A." and "P." name too much."""

TOLD_BY_WORD = frozenset(("ct", "cts", "court", "cir", "app", "tribal", "com", "pleas"))


def main() -> None:
    """Write the three lists."""
    reporters, codes = reporters_db.REPORTERS, reporters_db.LAWS
    told = [key for key in reporters]
    for held in reporters.values():
        for one in held:
            told += [*one["editions"], *one["variations"]]
    _write("reporters", "reporters-db: reporters of US cases and their variants", told)
    told = [key for key in codes]
    for held in codes.values():
        for one in held:
            told += one["variations"]
    _write("codes", "reporters-db: codes, session laws and registers of the US and their variants", told)
    named = (court["citation_string"] for court in courts_db.courts)
    told = [name for name in named if TOLD_BY_WORD.isdisjoint(fold(name).split())]
    _write("courts", "courts-db: courts of the US as citations name them, where no word says that it is one", told)


def _write(name: str, source: str, told: Iterable[str]) -> None:
    keys = sorted({key for one in told if len(key := fold(one).replace(" ", "")) >= LEAST})
    text = f"# {source}; BSD licence, Free Law Project; written by training/lawlists.py\n" + "\n".join(keys) + "\n"
    (DATA / f"{name}.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
