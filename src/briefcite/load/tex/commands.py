r"""All commands: the tables of the other modules joined; a command in none of them prints its arguments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefcite.load.tex import (
    cites,
    conditions,
    counting,
    definitions,
    environments,
    files,
    headings,
    notes,
    table_notes,
    unprinted,
    wording,
)
from briefcite.load.tex.tables import skip

if TYPE_CHECKING:
    from briefcite.load.tex.reader import Reader


def _skipped(reader: Reader, name: str) -> None:
    skip(reader, unprinted.COMMANDS[name])


COMMANDS = dict.fromkeys(unprinted.COMMANDS, _skipped)
for _table in (environments, headings, counting, wording, notes, table_notes, cites, definitions, conditions, files):
    COMMANDS |= _table.COMMANDS
NOTE_COMMANDS = frozenset(notes.COMMANDS | table_notes.COMMANDS) | frozenset(
    name for name, command in cites.COMMANDS.items() if command in (cites.foot, cites.foot_text, cites.automatic)
)
"""Commands that make a note or a callout."""
