"""Compiles the patterns that reading documents needs, for text/late.py to find ready.

    python training/patterns.py [--also python3.12 --also python3.13]

The documents of the test suite are read; what two of them need is compiled, by this Python and by the others. They
need nothing installed. To be run before a release, and after many patterns have changed.
"""

from __future__ import annotations

import argparse
import json
import marshal
import re
import runpy
import subprocess
import sys
from array import array
from collections import Counter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
LATE = ROOT / "src" / "briefcite" / "text" / "late.py"
Wanted = list[tuple[str, int]]


def needed() -> Wanted:
    """Return the patterns that two documents of the test suite need, with their flags."""
    from briefcite.errors import BriefciteError
    from briefcite.pipeline import extract
    from briefcite.text import late

    places = [path for folder in ("fixtures", "gold") for path in sorted((ROOT / "tests" / folder).rglob("*.*"))]
    used: Counter[tuple[str, int]] = Counter()
    asked: set[tuple[str, int]] = set()
    get = late.Late.__getattr__

    def noted(self: late.Late, name: str) -> Any:
        method = get(self, name)
        asked.add((self._source[0], int(self._source[1])))
        vars(self).pop(name, None)  # so that the next document asks again
        return method

    late.Late.__getattr__ = noted  # type: ignore[method-assign]
    for path in [*places, *(ROOT / "benchmarks" / "short").iterdir()]:
        try:
            extract(path)
        except BriefciteError:
            continue
        used.update(asked)
        asked.clear()
    return sorted(one for one, count in used.items() if count > 1 and isinstance(one[0], str))


def write(wanted: Wanted) -> None:
    """Compile them and write them to their place, from which they are not read meanwhile."""
    late = runpy.run_path(str(LATE))
    place = late["place"]()
    place.parent.mkdir(exist_ok=True)
    place.write_bytes(marshal.dumps({(pattern, flags): built(pattern, flags) for pattern, flags in wanted}))
    print(f"{place.relative_to(ROOT)}: {len(wanted)} patterns, {place.stat().st_size // 1024} KiB")


def built(pattern: str, flags: int) -> Any:
    """Return what Python's compiler hands to its engine for a pattern."""
    compiler = re._compiler  # type: ignore[attr-defined]
    parsed = compiler._parser.parse(pattern, flags)
    code = array("I", compiler._code(parsed, flags))
    named = parsed.state.groupdict
    names: list[str | None] = [None] * parsed.state.groups
    for name, number in named.items():
        names[number] = name
    return flags | parsed.state.flags, code.tobytes(), parsed.state.groups - 1, named, tuple(names)


def main() -> None:
    """Compile for this Python and the others."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--also", action="append", default=[], help="another Python")
    parser.add_argument("--given", action="store_true", help="take the patterns from standard input")
    options = parser.parse_args()
    wanted = [(pattern, flags) for pattern, flags in json.load(sys.stdin)] if options.given else needed()
    write(wanted)
    for other in options.also:
        subprocess.run([other, __file__, "--given"], input=json.dumps(wanted), text=True, check=True)


if __name__ == "__main__":
    main()
