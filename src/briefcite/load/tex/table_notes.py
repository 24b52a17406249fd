r"""Notes of tables and boxes, which have numbers of their own: \tnote of threeparttable, notes of a minipage."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from briefcite.load.tex.lexer import TexToken
from briefcite.load.tex.notes import unheard, wait
from briefcite.load.tex.tables import table

if TYPE_CHECKING:
    from briefcite.load.tex.reader import Reader

_BOXES = frozenset(("minipage", "tcolorbox", "mdframed", "boxedminipage", "shadedminipage"))
"""Environments whose notes stand at their own foot, under letters."""


def begin_box(reader: Reader) -> Callable[[], None]:
    """Begin a minipage: its notes are a, b, c; gives what is to be done at its end."""
    outer = reader.counters.value["mpfootnote"]
    reader.counters.restart("mpfootnote")
    reader.notes.boxes += 1

    def closing() -> None:
        reader.notes.boxes -= 1
        reader.counters.value["mpfootnote"] = outer

    return closing


def is_box(name: str) -> bool:
    """Return whether the notes of an environment stand at its own foot."""
    return name in _BOXES


def table_mark(reader: Reader, _name: str) -> None:
    r"""\tnote{a,b}: callouts of the notes of a table."""
    told = reader.gullet.argument()
    if unheard(reader):
        return
    run = f"table tnote {reader.counters.epoch['tnote']}"
    for number, marker in enumerate(_markers(reader, told)):
        if number:
            reader.out.add(",")
        wait(reader, run, marker)


def _markers(reader: Reader, told: Sequence[TexToken]) -> list[str]:
    shown = reader.text_of(told).replace("$", "").replace("^", "").strip("{} ")
    return [part.strip() for part in shown.split(",") if part.strip()]


def begin_table(reader: Reader) -> None:
    """Begin a table with notes of its own."""
    reader.counters.restart("tnote")


def table_item(reader: Reader, option: Sequence[TexToken]) -> None:
    r"""\item[a] of tablenotes: the note that \tnote{a} calls; one that nothing calls is a remark."""
    end_table_item(reader)
    markers = _markers(reader, option)
    run = f"table tnote {reader.counters.epoch['tnote']}"
    if not markers or not any(one.run == run and one.marker == markers[0] for one in reader.notes.waiting):
        reader.print(" ".join(markers) + " ")
        return
    identity = reader.notes.new(run, markers[0])
    start = reader.out.bookmark()

    def closing() -> None:
        reader.out.mark_note(start, id=identity, marker=markers[0], role="table", data=run)
        reader.new_line()

    reader.groups.open("item", closing=closing)


def end_table_item(reader: Reader) -> None:
    """End the note of a table that is open."""
    reader.groups.close_to("item")


COMMANDS = table((table_mark, "tnote"))
