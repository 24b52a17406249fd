"""click's completion for bash, zsh and fish, mended where it fails in the shells themselves."""

from __future__ import annotations

from click.shell_completion import (
    BashComplete,
    CompletionItem,
    FishComplete,
    ShellComplete,
    ZshComplete,
    add_completion_class,
)


class _Joined(ShellComplete):
    """Completes "--format=bib" too: what stands in the place of a word is the whole word."""

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem[str]]:
        """Return what may stand for the word; click gives the values of an option alone."""
        found = super().get_completions(args, incomplete)
        name, equals, _ = incomplete.partition("=")
        if not equals or not name.startswith("--"):
            return found
        return [CompletionItem(f"{name}={one.value}", help=one.help) for one in found if one.type == "plain"]


@add_completion_class
class Bash(_Joined, BashComplete):
    """bash makes three words of "--format=bib", as "=" is in COMP_WORDBREAKS, and completes the last."""

    def get_completion_args(self) -> tuple[list[str], str]:
        """Return the words before the one that is completed, and that."""
        args, incomplete = super().get_completion_args()
        return [word for word in args if word != "="], incomplete


@add_completion_class
class Zsh(_Joined, ZshComplete):
    """zsh needs the word whole."""


@add_completion_class
class Fish(_Joined, FishComplete):
    """click's script for fish cuts values and descriptions at their commas ("C101,R1", "Write .bib, .csv")."""

    source_template = FishComplete.source_template.replace('string split ","', 'string split -m 1 ","')
