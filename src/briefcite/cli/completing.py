"""What the shell completes beside commands and options: files, codes, formats, languages."""

from __future__ import annotations

from collections.abc import Iterable

import click
from click.shell_completion import CompletionItem

FILE = CompletionItem("", type="file")
"""Tells the shell to complete files itself."""


def codes(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the codes of checks, with what they mean; behind a comma the next one."""
    from briefcite.check import RULES

    before, comma, word = incomplete.rpartition(",")
    return [
        CompletionItem(f"{before}{comma}{rule.code}", help=rule.summary)
        for rule in RULES
        if rule.code.startswith(word.upper())
    ] or _beginning((rule.name for rule in RULES), word, before + comma)


def kinds(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the kinds of files."""
    from briefcite.load.formats import FORMATS

    return _beginning((one.kind for one in FORMATS), incomplete)


def languages(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the languages that Tesseract is usually installed with; behind a plus the next one."""
    before, plus, word = incomplete.rpartition("+")
    return _beginning(("ces deu eng fra ita lat nld pol por rus spa".split()), word, before + plus)


def key_parts(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the parts of citation keys; behind a bracket the next one."""
    from briefcite.text.keys import PARTS

    before, bracket, word = incomplete.rpartition("[")
    return _beginning((f"[{part}]" for part in PARTS), bracket + word, before)


def _beginning(words: Iterable[str], start: str, before: str = "") -> list[CompletionItem]:
    return [CompletionItem(before + word) for word in words if word.startswith(start)]
