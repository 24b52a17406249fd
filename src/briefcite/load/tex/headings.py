r"""Headings, titles, captions, and the labels that lead to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefcite.load.tex import files
from briefcite.load.tex.counters import LEVELS
from briefcite.load.tex.lexer import TexToken, listed
from briefcite.load.tex.macros import Macro
from briefcite.load.tex.tables import table

if TYPE_CHECKING:
    from briefcite.load.tex.reader import Reader

_TITLES = ("titlehead", "subject", "title", "subtitle", "author", "date", "publishers")


def heading(reader: Reader, name: str) -> None:
    r"""\section[short]{…}: counts, and begins a line; the short form is for the table of contents."""
    star = reader.gullet.star()
    while reader.gullet.option() is not None:
        pass
    if reader.silent:
        return
    reader.new_line()
    if name == "chapter" and not reader.document_class:
        files.chaptered(reader)
    level = LEVELS.index(name) - 1
    if not star and reader.counters.value["secnumdepth"] >= level and not (name == "chapter" and not reader.main):
        reader.count(name)
    start = reader.out.length
    reader.group(lambda: reader.out.mark("heading", start))


def unnumbered(reader: Reader, _name: str) -> None:
    r"""\addchap[short]{…} of KOMA-Script, \minisec."""
    reader.gullet.star()
    reader.gullet.option()
    reader.new_line()


def matter(reader: Reader, name: str) -> None:
    r"""\frontmatter and \backmatter number no chapters."""
    reader.main = name == "mainmatter"


def appendix(reader: Reader, _name: str) -> None:
    r"""\appendix: chapters or sections are letters from here on."""
    counter = "chapter" if "chapter" in reader.tied else "section"
    reader.counters.value[counter] = 0
    reader.groups.define(f"the{counter}", Macro((), tuple(listed(f"\\Alph{{{counter}}}"))), everywhere=True)


def caption(reader: Reader, _name: str) -> None:
    r"""\caption[short]{…}."""
    star = reader.gullet.star()
    reader.gullet.option()
    if reader.silent:
        return
    reader.new_line()
    floats = [scope.name.rstrip("*") for scope in reader.groups.scopes if scope.kind == "env"]
    kind = "table" if any("table" in one for one in floats) else "figure"
    if not star:
        reader.count(kind)


def title(reader: Reader, name: str) -> None:
    r"""\title{…}: kept until \maketitle prints it."""
    reader.gullet.option()
    reader.titles[name] = reader.gullet.argument()


def make_title(reader: Reader, _name: str) -> None:
    r"""\maketitle: its notes have signs, and the numbers of the text begin after it."""
    if reader.silent:
        return
    made: list[TexToken] = []
    for one in _TITLES:
        if one in reader.titles:
            made += [TexToken("cmd", "newline"), TexToken("{", "{"), *reader.titles.pop(one), TexToken("}", "}")]
    reader.notes.titles += 1
    reader.gullet.put_back([*made, TexToken("cmd", "@endtitle")])


def end_title(reader: Reader, _name: str) -> None:
    """End the title."""
    reader.notes.titles = max(0, reader.notes.titles - 1)
    reader.new_line()
    if reader.counters.value["footnote"]:
        reader.counters.restart("footnote")


def stored_title(reader: Reader, name: str) -> None:
    r"""\@title and \@author, on title pages that are made by hand."""
    reader.gullet.put_back(reader.titles.get(name[1:], ()))


def label(reader: Reader, _name: str) -> None:
    r"""\label{…}."""
    told = reader.gullet.word()
    if not reader.apart and not reader.silent:
        reader.labels[told] = reader.label


def refer(reader: Reader, name: str) -> None:
    r"""\ref{…} prints the number; \autoref and \cref the word "footnote" before it."""
    reader.gullet.star()
    told = reader.gullet.word()
    found = (
        [reader.labelled(one.strip()) for one in told.split(",")] if "cref" in name.lower() else [reader.labelled(told)]
    )
    word = "footnote " if name in ("autoref", "cref", "Cref") and found[0].note else ""
    reader.print(word + ", ".join(one.text for one in found))


COMMANDS = table(
    (heading, " ".join(LEVELS)),
    (unnumbered, "addchap addsec addpart minisec chapterauthor"),
    (matter, "frontmatter mainmatter backmatter"),
    (caption, "caption captionof bicaption"),
    (title, " ".join(_TITLES)),
    (stored_title, " ".join(f"@{name}" for name in _TITLES)),
    (make_title, "maketitle"),
    (end_title, "@endtitle"),
    (appendix, "appendix"),
    (label, "label"),
    (refer, "ref autoref cref Cref labelcref zcref getrefnumber eqref nref"),
)
