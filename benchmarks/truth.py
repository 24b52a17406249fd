"""Documents whose callouts, notes and pairs are known: those of the test suite, and folders given by hand.

A truth is ``NAME.json`` beside a document ``NAME.pdf`` (or whatever its ``file`` names), with ``callouts`` and ``notes``:
each has ``marker`` and ``page`` (from 1; none where the document has no pages), callouts also ``before``, the words before
them, notes ``starts``, the first words of their text. A callout calls the note of its marker, the first the first, or
the one that it names (``note``, an index).
"""

from __future__ import annotations

import argparse
import json
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

TESTS = Path(__file__).parent.parent / "tests"
SUFFIXES = (".pdf", ".txt", ".md")
LETTERS = 8
"""Letters of a note's beginning that are compared."""
SCOPES = ("column", "chapter", "scope")
"""What a truth says of a number that comes more than once."""


class End(NamedTuple):
    """A callout or a note as it stands in the document."""

    marker: str
    page: int | None
    """From 1."""
    words: str
    """Before a callout; the first of a note."""


class Pair(NamedTuple):
    """A callout and the note that it calls."""

    callout: End
    note: End


class Known(NamedTuple):
    """A document and what is known of it."""

    name: str
    path: Path
    callouts: tuple[End, ...]
    notes: tuple[End, ...]
    pairs: tuple[Pair, ...]


def squeeze(text: str) -> str:
    """Letters and digits in one form each."""
    return "".join(char for char in unicodedata.normalize("NFKC", text).casefold() if char.isalnum())


def marker(text: str) -> str:
    """The marker without brackets and stops."""
    return unicodedata.normalize("NFKC", text).strip("()[]. ").casefold()


def begins_so(text: str, note: End) -> bool:
    """Whether a squeezed text begins as a note does; the truth may have the marker in front."""
    want, mark = squeeze(note.words)[:LETTERS], marker(note.marker)
    bare = want[len(mark) :] if want.startswith(mark) else want
    return text.startswith((want, bare))


def agreement(before: str, callout: End) -> int:
    """Letters before a callout that are as they should be."""
    got, want = squeeze(before)[::-1], squeeze(callout.words)[::-1]
    return next((n for n, (a, b) in enumerate(zip(got, want, strict=False)) if a != b), min(len(got), len(want)))


def from_one(page: int | None) -> int | None:
    """The number of a page, from its index."""
    return None if page is None else page + 1


def own() -> Iterator[Known]:
    """The fixtures of the test suite: typeset pages, texts, Markdown."""
    notes = TESTS / "fixtures" / "notes"
    for name, truth in json.loads((notes / "truth.json").read_text("utf-8")).items():
        yield _listed(name, notes / f"{name}.pdf", truth, paged=True)
    for path in sorted((TESTS / "fixtures" / "text").glob("*.json")):
        file = next(file for suffix in SUFFIXES if (file := path.with_suffix(suffix)).exists())
        yield _listed(file.name, file, json.loads(path.read_text("utf-8")), paged=False)


def _listed(name: str, path: Path, truth: Mapping[str, Any], *, paged: bool) -> Known:
    """The form of the fixtures: lists of marker, page where there are any, words; pairs as indexes."""

    def end(given: Sequence[Any]) -> End:
        return End(given[0], given[1], given[2]) if paged else End(given[0], None, given[1])

    callouts, notes = tuple(map(end, truth["callouts"])), tuple(map(end, truth["notes"]))
    links = enumerate(truth["links"]) if paged else truth["links"]
    implied = set(truth.get("implied", ())) | {n for n, one in enumerate(truth["callouts"]) if "implied" in one}
    pairs = [(c, n) for c, n in links if n is not None and c not in implied]
    return Known(name, path, callouts, notes, tuple(Pair(callouts[c], notes[n]) for c, n in pairs))


def given(truths: Path, documents: Path) -> Iterator[Known]:
    """The documents of a folder that have a truth in another, or in the same."""
    for path in sorted(truths.glob("*.json")):
        truth = json.loads(path.read_text("utf-8"))
        names = (*(path.stem + suffix for suffix in SUFFIXES), truth.get("file", path.stem), path.stem)
        file = next((documents / name for name in names if (documents / name).is_file()), None)
        if file is not None and truth.get("verified", True) and isinstance(truth.get("callouts"), list):
            yield _keyed(path.stem, file, truth)


def _keyed(name: str, path: Path, truth: Mapping[str, Any]) -> Known:
    callouts = tuple(End(one["marker"], one.get("page"), one.get("before") or "") for one in truth["callouts"])
    notes = tuple(End(one["marker"], one.get("page"), one.get("starts") or "") for one in truth["notes"])
    note_of = {key: n for n, key in enumerate(_keys(truth["notes"]))}
    called = (
        one.get("note", note_of.get(key)) for one, key in zip(truth["callouts"], _keys(truth["callouts"]), strict=True)
    )
    pairs = tuple(Pair(callout, notes[n]) for callout, n in zip(callouts, called, strict=True) if n is not None)
    return Known(name, path, callouts, notes, pairs)


def _keys(ends: Sequence[Mapping[str, Any]]) -> Iterator[tuple[Any, ...]]:
    """Name each by its marker, where that counts, and how often it came before."""
    seen: Counter[tuple[Any, ...]] = Counter()
    for one in ends:
        key = (marker(one["marker"]), *(one.get(scope) for scope in SCOPES))
        yield (*key, seen[key])
        seen[key] += 1


def add_folders(parser: argparse.ArgumentParser) -> None:
    """Add the options that name folders."""
    parser.add_argument("--truth", type=Path, action="append", default=[])
    parser.add_argument("--documents", type=Path, action="append", default=[])


def named(options: argparse.Namespace) -> list[Known]:
    """What the options name; the fixtures of the test suite where they name nothing."""
    folders = zip(options.truth, options.documents, strict=True)
    return [one for pair in folders for one in given(*pair)] or [*own()]
