"""Writes the manual pages of the commands into docs/man, from the commands themselves.

    python docs/manual.py

click-man was tried: it cuts the line that `apropos` shows after a few words, and leaves the examples out.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from briefcite.cli import main
from briefcite.version import __version__

FOLDER = Path(__file__).parent / "man"


def pages() -> Iterator[tuple[str, str]]:
    """Give the file name and the text of each page, that of the whole program first."""
    top = click.Context(main, info_name="briefcite", **main.context_settings)
    yield "briefcite.1", _page(top, main)
    for name, command in main.commands.items():
        yield f"briefcite-{name}.1", _page(click.Context(command, info_name=name, parent=top), command)


def _page(context: click.Context, command: click.Command) -> str:
    name = context.command_path.replace(" ", "-")
    usage = " ".join(command.collect_usage_pieces(context))
    first, *rest = (command.help or "").strip().split("\n\n")
    return "\n".join(
        [
            f'.TH "{name.upper()}" "1" "" "briefcite {__version__}" "briefcite"',
            ".SH NAME",
            f"{_roff(name)} \\- {_roff(' '.join(first.split()).rstrip('.'))}",
            ".SH SYNOPSIS",
            f".B {_roff(context.command_path)}",
            _roff(usage),
            *([".SH DESCRIPTION", *_paragraphs(rest)] if rest else []),
            ".SH OPTIONS",
            *_options(context, command),
            *(_commands() if command is main else []),
            *_examples(command.epilog or ""),
            *_elsewhere(command),
            "",
        ]
    )


def _paragraphs(told: list[str]) -> Iterator[str]:
    """Give paragraphs; click keeps the lines of one that begins with a backspace."""
    for paragraph in told:
        kept = "\b" in paragraph
        yield ".PP"
        yield from [".nf"] if kept else []
        for line in paragraph.replace("\b", "").strip("\n").splitlines():
            yield _roff(line if kept else line.strip())
        yield from [".fi"] if kept else []


def _examples(told: str) -> list[str]:
    return [".SH EXAMPLES", *_paragraphs([told.replace("Examples:\n", "")])] if told else []


def _options(context: click.Context, command: click.Command) -> Iterator[str]:
    for option in command.get_params(context):
        record = option.get_help_record(context)
        if record is not None and isinstance(option, click.Option):
            yield from (".TP", f".B {_roff(record[0])}", _roff(record[1]))


def _commands() -> Iterator[str]:
    yield ".SH COMMANDS"
    for name, command in main.commands.items():
        yield from (".TP", f".BR briefcite\\-{name} (1)", _roff(command.get_short_help_str(200)))


def _elsewhere(command: click.Command) -> list[str]:
    status = [".SH EXIT STATUS", "0: clean. 1: findings, or some of several files failed. 2: could not run."]
    return status if command is main else [*status, ".SH SEE ALSO", ".BR briefcite (1)"]


def _roff(text: str) -> str:
    """Keep letters that the formatter takes for its own."""
    shown = text.replace("\\", "\\e").replace("-", "\\-")
    return "\\&" + shown if shown.startswith((".", "'")) else shown


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.1"):
        old.unlink()
    for name, text in pages():
        (FOLDER / name).write_text(text, "utf-8")
