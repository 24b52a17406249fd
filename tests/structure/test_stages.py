"""Stages read and fill what ``pipeline.STAGES`` says, no more and no less: seen while files of all kinds are read."""

from __future__ import annotations

import sys
import weakref
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from briefcite import layout, load, model, notes, pipeline, references
from briefcite.text.words import Words

FILES = Path(__file__).parents[1]
READ = [
    *(FILES / "gold" / "formats" / name for name in ("orchard.pdf", "orchard.txt", "orchard.docx", "orchard.rst")),
    FILES / "fixtures" / "notes" / "date_begins_a_line.pdf",
]
OUT_OF_ORDER = """\
The weir[^2] stood by the mill[^1] until the flood.[^salt] <!-- briefcite: ignore[C101] -->

[^1]: Edith Farr, *Salt* (London: Quay Press, 1931), 7.

[^salt]: Farr, *Salt*, 8.

[^2]: [Ibid.](https://quay.example), 9.
"""
WATCHED = (model.Document, model.FormatTraits, model.Page, model.Note, model.Extraction)
NEEDS = {stage.name: set(stage.needs) for stage in pipeline.STAGES}
Asked = dict[str, dict[str, set[str]]]


def declared(lines: tuple[str, ...]) -> dict[str, set[str]]:
    return {kind: set(fields.split(", ")) for kind, _, fields in (line.partition(": ") for line in lines)}


def asking() -> str | None:
    """Give the stage whose code asks for a field; None where it is asked in passing, to copy a value whole."""
    frame = sys._getframe(2)
    while frame is not None:
        package, _, rest = frame.f_globals.get("__name__", "").partition(".")
        if package == "dataclasses":
            return None
        if package == "briefcite" and (stage := rest.partition(".")[0]) in NEEDS:
            return stage
        frame = frame.f_back
    return None


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[Asked]:
    """Watch the fields of the values that stages hand on; what load asks of its own is no matter."""
    seen: Asked = defaultdict(lambda: defaultdict(set))

    def watch(kind: type) -> None:
        fields = frozenset(getattr(kind, "_fields", ()) or kind.__dataclass_fields__)
        plain = kind.__getattribute__

        def watched(value: object, name: str) -> object:
            if name in fields and (stage := asking()) not in (None, "load"):
                seen[stage][kind.__name__].add(name)
            return plain(value, name)

        monkeypatch.setattr(kind, "__getattribute__", watched)

    for kind in WATCHED:
        watch(kind)
    yield seen
    monkeypatch.undo()


def test_stages_need_what_they_say(asked: Asked, tmp_path: Path) -> None:
    """A field that a stage begins to read, or reads no more, is a line of the table."""
    (tmp_path / "weir.md").write_text(OUT_OF_ORDER)
    for path in [*READ, tmp_path / "weir.md"]:
        pipeline.extract(path, corrected=False)
    zoned = layout.zone(load.read(READ[-1]))
    notes.find(zoned, model.GivenNotes(links=((model.Span(40, 41), model.Span(50, 54)),)))
    said = {stage.name: declared(stage.needs) for stage in pipeline.STAGES if stage.needs}
    asked["notes"].pop("Note")  # made there
    for name, needs in said.items():
        for kind in {*asked[name], *needs}:
            assert (name, kind, asked[name][kind]) == (name, kind, needs.get(kind, set()))


@pytest.mark.parametrize("path", READ, ids=lambda path: path.name)
def test_layout_changes_only_what_it_gives(path: Path) -> None:
    read = load.read(path)
    zoned = layout.zone(read)
    assert all(getattr(zoned, name) == getattr(read, name) for name in read.__dataclass_fields__ if name != "pages")
    given = declared(next(stage.gives for stage in pipeline.STAGES if stage.name == "layout"))["Page"]
    changed = {
        name
        for before, after in zip(read.pages, zoned.pages, strict=True)
        for name in before.__dataclass_fields__
        if getattr(before, name) != getattr(after, name)
    }
    assert changed <= given
    assert notes.find(zoned).notes


def test_words_are_let_go_before_citations_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Those of a long book are most of its memory."""
    zone, read = layout.zone, references.read
    words: list[weakref.ref[Words]] = []
    left: list[bool] = []

    def zoned(document: model.Document) -> model.Document:
        result = zone(document)
        words.extend(weakref.ref(page.words) for page in result.pages if isinstance(page.words, Words))
        return result

    def reading(*given: Any) -> references.Read:
        left.extend(word() is not None for word in words)
        return read(*given)

    monkeypatch.setattr(layout, "zone", zoned)
    monkeypatch.setattr(references, "read", reading)
    pipeline.extract(FILES / "gold" / "formats" / "orchard.pdf")
    assert left and not any(left)
