r"""LaTeX sources: \footnote, \footnotemark and \footnotetext, \endnote, \footcite, typed superscripts.

Takes the bytes of a .tex; gives a Document whose lines are those of the source, with each note where it is
written. Nothing is run and no other file is read: \input is left alone.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from briefcite.errors import UnreadableFile
from briefcite.load.text import decode
from briefcite.load.writer import Writer
from briefcite.model import Document, Source

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

MEDIA_TYPE = "application/x-tex"
_ARGUMENTS = {
    "footnote": "[{",
    "footnotemark": "[",
    "footnotetext": "[{",
    "endnote": "[{",
    "endnotemark": "[",
    "endnotetext": "[{",
    "footcite": "[[{",
    "footfullcite": "[[{",
    "textsuperscript": "{",
    "href": "{{",
    "url": "{",
    "chapter": "*[{",
    "texorpdfstring": "{{",
}
_UNSEEN = frozenset(
    "label ref pageref cite input include includegraphics usepackage documentclass newcommand "
    "renewcommand providecommand setcounter vspace hspace bibliography index bibliographystyle "
    "addbibresource hypersetup pagestyle thispagestyle setlength ".split()
)
_VERBATIM = frozenset(["verbatim", "verbatim*", "lstlisting", "minted", "alltt", "comment"])
_DIGIT_POWER = re.compile(r"\s*\^\s*\{?\s*(\d{1,3}|[*])\s*\}?\s*")
_ADDRESS = re.compile(r"\\(?:url|href|path|nolinkurl)\s*\{[^{}\n]*\}")
_SHIELD = "\ue000"
"""Stands for a "%" inside an address while LaTeX is parsed, where it begins no comment; one character for one."""
_RESTARTS = re.compile(r"\\documentclass(?:\[[^\]]*\])?\{(?:book|report|scrbook|scrreprt|memoir)\}")


def read(data: bytes, path: str) -> Document:
    """Read a .tex file.

    Raises:
        UnreadableFile: the bytes are no text, or braces are nested deeper than in any text.
    """
    source = decode(data, path)
    out = Writer()
    try:
        _Reader(source, out).nodes(_parse(source))
    except RecursionError:
        raise UnreadableFile(
            f"{path}: its braces are nested too deep to follow; look for one that is never closed."
        ) from None
    return out.document(Source(path, hashlib.sha256(data).hexdigest(), MEDIA_TYPE, "tex"))


def _parse(source: str) -> Sequence[Any]:
    from pylatexenc import latexwalker, macrospec

    context = latexwalker.get_default_latex_context_db()
    macros = [macrospec.MacroSpec(name, arguments) for name, arguments in _ARGUMENTS.items()]
    context.add_context_category("notes", prepend=True, macros=macros)
    shielded = _ADDRESS.sub(lambda address: address[0].replace("%", _SHIELD), source)
    walker = latexwalker.LatexWalker(shielded, latex_context=context, tolerant_parsing=True)
    nodes: Sequence[Any] = walker.get_latex_nodes(pos=0)[0]
    return nodes


class _Reader:
    """Writes parsed LaTeX down; keeps the line numbers of the source."""

    def __init__(self, source: str, out: Writer) -> None:
        self.source = source
        self.out = out
        self.restarts = bool(_RESTARTS.search(source))
        self.chapter = 0
        self.count: Counter[str] = Counter()
        self.texts: Counter[str] = Counter()
        self.at = 0
        self.lines = 0

    def nodes(self, nodes: Sequence[Any] | None) -> None:
        for node in nodes or ():
            if node is not None:
                self.keep_line(node.pos)
                self.node(node)

    def keep_line(self, position: int) -> None:
        """Write the line ends that the source has up to a position and the text has not yet."""
        if position > self.at:
            ends = self.source.count("\n", self.at, position)
            self.at = position
            self.out.add("\n" * max(0, ends - self.lines))
            self.lines = max(0, self.lines - ends)

    def node(self, node: Any) -> None:
        kind = type(node).__name__
        if kind == "LatexCharsNode":
            self.chars(node.chars)
        elif kind == "LatexGroupNode":
            self.nodes(node.nodelist)
        elif kind == "LatexMacroNode":
            self.macro(node)
        elif kind == "LatexEnvironmentNode":
            self.environment(node)
        elif kind == "LatexMathNode":
            self.math(node)
        elif kind == "LatexSpecialsNode":
            self.out.add(_plain(node))

    def chars(self, text: str) -> None:
        """Running text; LaTeX prints ` and ' as quotation marks."""
        self.verbatim(text.replace("`", "‘").replace("'", "’"))

    def verbatim(self, text: str) -> None:
        self.out.add(text)
        self.lines += text.count("\n")

    def environment(self, node: Any) -> None:
        if node.environmentname in _VERBATIM:
            with self.out.marked("verbatim"):
                self.verbatim(self.source[node.pos : node.pos + node.len])
        elif node.environmentname == "document" or node.nodelist:
            self.nodes(node.nodelist)

    def math(self, node: Any) -> None:
        """A formula is left as it is, but "$^{3}$" is the oldest way to type a callout."""
        inner = self.source[node.pos : node.pos + node.len].strip("$")
        power = _DIGIT_POWER.fullmatch(inner)
        with self.out.marked("raised" if power else "verbatim"):
            self.verbatim(power[1] if power else self.source[node.pos : node.pos + node.len])

    def macro(self, node: Any) -> None:
        name = node.macroname.rstrip("*")
        arguments = _arguments(node, name)
        if name in _NOTES:
            _NOTES[name](self, name, arguments)
        elif name == "textsuperscript":
            with self.out.marked("raised"):
                self.nodes(arguments)
        elif name == "href":
            with self.out.marked("link", target=self.raw(arguments[0])):
                self.nodes(arguments[1:])
        elif name == "url":
            self.out.add(self.raw(arguments[0]))
        elif name == "texorpdfstring":  # the second argument is the same words for the PDF's outline
            self.nodes(arguments[:1])
        elif name not in _UNSEEN:
            self.other(name, node, arguments)

    def other(self, name: str, node: Any, arguments: list[Any]) -> None:
        """An accent or sign becomes its letter; any other macro lends its arguments."""
        if name == "chapter" and self.restarts:
            self.chapter += 1
            self.count.clear()
            self.texts.clear()
        sign = _plain(node)
        if len(name) == 1 or (sign and not arguments):
            self.out.add(sign)
        else:
            self.nodes([a for a in arguments if a is not None])

    def raw(self, node: Any) -> str:
        """An argument as it stands in the source, without its braces."""
        if node is None:
            return ""
        return self.source[node.pos : node.pos + node.len].strip("{}[]").replace("\\%", "%").replace("\\_", "_")

    def number(self, kind: str, option: Any, counter: Counter[str]) -> str:
        """The number printed: the one asked for in brackets, or the next."""
        asked = self.raw(option)
        if asked.isdigit():
            return asked
        counter[kind] += 1
        return str(counter[kind])

    def note(self, name: str, arguments: list[Any]) -> None:
        """A callout with its note in one macro; the mark's text counter follows the callouts'."""
        kind = _kind(name)
        number = self.number(kind, arguments[0], self.count)
        self.texts[kind] = self.count[kind]
        self.write_callout(kind, number)
        self.write_note(kind, number, lambda: self.nodes(arguments[1:]))

    def mark(self, name: str, arguments: list[Any]) -> None:
        kind = _kind(name)
        self.write_callout(kind, self.number(kind, arguments[0], self.count))

    def text(self, name: str, arguments: list[Any]) -> None:
        r"""\footnotetext belongs to the last \footnotemark that has none yet."""
        kind = _kind(name)
        self.write_note(kind, self.number(kind, arguments[0], self.texts), lambda: self.nodes(arguments[1:]))

    def footcite(self, name: str, arguments: list[Any]) -> None:
        r"""\footcite[see][12]{key}: the note that will be printed is not known, its parts are."""
        kind = _kind(name)
        number = self.number(kind, None, self.count)
        self.texts[kind] = self.count[kind]
        before, after, key = (self.raw(argument) for argument in arguments)
        if before and not after:
            before, after = "", before
        self.write_callout(kind, number)
        text = " ".join(filter(None, (before, key))) + (f", {after}" if after else "")
        self.write_note(kind, number, lambda: self.out.add(text))

    def write_callout(self, kind: str, number: str) -> None:
        with self.out.marked("callout", marker=number, target=self.name(kind, number)):
            self.out.add(number)

    def write_note(self, kind: str, number: str, write: Callable[[], None]) -> None:
        self.out.add(" ")
        start = self.out.bookmark()
        write()
        self.out.mark_note(start, id=self.name(kind, number), marker=number, role=kind)

    def name(self, kind: str, number: str) -> str:
        return f"{kind}-{self.chapter}-{number}"


def _arguments(node: Any, name: str) -> list[Any]:
    r"""The macro's arguments, None for each that is not there: "\footnote" may be the last word of a torn file."""
    given = list(node.nodeargd.argnlist or ()) if node.nodeargd else []
    return given + [None] * (len(_ARGUMENTS.get(name, "")) - len(given))


def _kind(name: str) -> str:
    return "endnote" if name.startswith("endnote") else "footnote"


def _plain(node: Any) -> str:
    r"""The characters that a macro or special stands for: \'e, \ss, ``, --."""
    from pylatexenc.latex2text import LatexNodes2Text

    return str(LatexNodes2Text(keep_comments=False, math_mode="verbatim").nodelist_to_text([node]))


_NOTES = {
    "footnote": _Reader.note,
    "endnote": _Reader.note,
    "footnotemark": _Reader.mark,
    "endnotemark": _Reader.mark,
    "footnotetext": _Reader.text,
    "endnotetext": _Reader.text,
    "footcite": _Reader.footcite,
    "footfullcite": _Reader.footcite,
}
