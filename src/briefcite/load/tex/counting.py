r"""Commands that count: \setcounter, \counterwithin, \arabic."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefcite import incomplete
from briefcite.load.tex.counters import STYLES, shown
from briefcite.load.tex.lexer import TexToken, listed, written
from briefcite.load.tex.macros import Macro
from briefcite.load.tex.tables import skip, table
from briefcite.text.late import late

if TYPE_CHECKING:
    from briefcite.load.tex.reader import Reader

_SUM = late(r"[-+]?\s*\d+")
_FIGURES = 9
"""Figures of a number that is believed."""


def number(reader: Reader, tokens: Sequence[TexToken]) -> int:
    """Return the number that tokens stand for; sums are added up."""
    return sum(
        int(part.replace(" ", ""))
        for part in _SUM.findall(reader.text_of(tokens).replace("–", "-"))[:20]
        if len(part) < 9
    )


def value_of(reader: Reader, token: TexToken) -> int | None:
    r"""Return what a command counts, in a comparison: \value{page}, \c@footnote."""
    if token.text.startswith("c@"):
        return reader.counters.value[token.text[2:]]
    if token.text in ("value", "arabic"):
        return reader.counters.value[reader.gullet.word()]
    return {"z@": 0, "@ne": 1, "m@ne": -1, "tw@": 2}.get(token.text)


def set_counter(reader: Reader, name: str) -> None:
    r"""\setcounter{footnote}{3}, \addtocounter{footnote}{-1}."""
    counter = reader.gullet.word()
    told = number(reader, reader.gullet.argument())
    if name == "addtocounter":
        reader.counters.value[counter] += max(-1000, min(told, 1000))
    else:
        reader.counters.set(counter, told)


def step_counter(reader: Reader, name: str) -> None:
    r"""\stepcounter{footnote}, \refstepcounter{…}."""
    counter = reader.gullet.word()
    if name == "refstepcounter":
        reader.count(counter)
    else:
        reader.counters.step(counter)


def new_counter(reader: Reader, _name: str) -> None:
    r"""\newcounter{note}[chapter]."""
    counter = reader.gullet.word()
    outer = reader.gullet.option()
    reader.counters.value[counter] = 0
    if outer:
        reader.counters.tie(counter, written(outer).strip())


def counter_within(reader: Reader, name: str) -> None:
    r"""\counterwithin{footnote}{chapter}: restarts with it; without a star it prints its number too."""
    star = reader.gullet.star()
    reader.gullet.option()
    counter, outer = (reader.gullet.word() for _ in range(2))
    apart = name == "counterwithout"
    if apart:
        reader.counters.untie(counter, outer)
    else:
        reader.counters.tie(counter, outer)
    if not star and name != "@addtoreset":
        before = "" if apart else f"\\the{outer}."
        reader.groups.define(
            f"the{counter}", Macro((), tuple(listed(f"{before}\\arabic{{{counter}}}"))), everywhere=True
        )


def add_to_reset(reader: Reader, name: str) -> None:
    r"""\@addtoreset{footnote}{section}, \@removefromreset{footnote}{chapter}."""
    counter, outer = (reader.gullet.word() for _ in range(2))
    if name == "@addtoreset":
        reader.counters.tie(counter, outer)
    else:
        reader.counters.untie(counter, outer)


def per_page(reader: Reader, _name: str) -> None:
    r"""\MakePerPage{footnote}."""
    skip(reader, "om")
    reader.project.warn(incomplete.numbered_by_page("\\MakePerPage"))


def print_counter(reader: Reader, name: str) -> None:
    r"""\arabic{footnote}, \roman{footnote}, \value{footnote}."""
    token = reader.gullet.skip_blanks()
    if token is not None and token.kind == "cmd" and token.text.startswith("c@"):
        reader.gullet.next()
        counter = token.text[2:]
    else:
        counter = reader.gullet.word()
    reader.print(shown("arabic" if name == "value" else name.lstrip("@"), reader.counters.value[counter]))


COMMANDS = table(
    (set_counter, "setcounter addtocounter"),
    (step_counter, "stepcounter refstepcounter"),
    (new_counter, "newcounter"),
    (counter_within, "counterwithin counterwithout numberwithin"),
    (add_to_reset, "@addtoreset @removefromreset"),
    (per_page, "MakePerPage"),
    (print_counter, " ".join((*STYLES, *(f"@{style}" for style in STYLES), "value"))),
)
