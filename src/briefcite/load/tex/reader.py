"""Reads the tokens of a document one by one, as TeX does, and writes down what it prints.

What the commands do stands in the tables of the other modules; here is what they share: the groups with what was
defined in them, the text that has been written and where in the files it comes from.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from briefcite import incomplete
from briefcite.load.project import Project
from briefcite.load.tex import notes, signs
from briefcite.load.tex.bibliography import Bibliography
from briefcite.load.tex.conditions import conditional, is_conditional
from briefcite.load.tex.counters import Counters
from briefcite.load.tex.gullet import Gullet
from briefcite.load.tex.lexer import LINE_BITS, Habits, Lexer, Token, listed, written
from briefcite.load.tex.macros import Environment, Macro, replaced, taken
from briefcite.load.tex.notes import Notes
from briefcite.load.tex.unprinted import DROPPED
from briefcite.load.writer import Writer
from briefcite.model import Part

MOST_FAULTS = 5
"""Broken places that are told one by one."""
DEEPEST = 40
"""Texts within texts that are read by themselves: a title in a note in a number."""
_LINE = (1 << LINE_BITS) - 1
_POWER = re.compile(r"\s*\^\s*\{?\s*(?:\\(?:rm|mathrm|text|textrm)\s*)?\{?\s*(\d{1,3}|[*]|\\ast ?)\s*\}*\s*")


FIRST = {
    "thefootnote": "\\arabic{footnote}",
    "thempfootnote": "\\alph{mpfootnote}",
    "thethanks": "\\fnsymbol{thanks}",
    "thesection": "\\arabic{section}",
    "thesubsection": "\\thesection.\\arabic{subsection}",
    "thesubsubsection": "\\thesubsection.\\arabic{subsubsection}",
    "thepart": "\\Roman{part}",
}
"""How counters are printed until the document says otherwise; the others in arabic digits."""


class Label(NamedTuple):
    r"""What \ref prints for a label, and the note that it stands in ("" outside notes)."""

    text: str
    note: str = ""


class Builtin(NamedTuple):
    r"""What \let makes of a command that the document has not defined."""

    name: str


Meaning = Macro | Builtin | Token


class Scope:
    """A group or environment that is open."""

    __slots__ = ("at", "closing", "given", "kind", "name", "undo")

    def __init__(self, kind: str, name: str, at: int, closing: Callable[[], None] | None = None) -> None:
        self.kind = kind
        self.name = name
        self.at = at
        self.closing = closing
        self.undo: dict[str, Meaning | None] = {}
        self.given: list[tuple[Token, ...]] = []


class Reader:
    """Writes a document down."""

    def __init__(self, project: Project, labels: dict[str, Label], bibliography: Bibliography) -> None:
        self.project = project
        self.bibliography = bibliography
        self.labels: dict[str, Label] = {}
        self.known_labels = labels
        """Those of the first reading: a reference may come before its label."""
        self.missed: set[str] = set()
        """Labels that were asked for before they were known."""
        self.habits = Habits()
        self.habits.code |= DROPPED
        self.habits.unseen |= DROPPED
        self.gullet = Gullet(self.fault)
        self.counters = Counters()
        self.counters.value["secnumdepth"] = 3
        self.notes = Notes()
        self.meaning: dict[str, Meaning] = {name: Macro((), tuple(listed(source))) for name, source in FIRST.items()}
        self.environments: dict[str, Environment] = {}
        self.scopes: list[Scope] = []
        self.switches: dict[str, bool] = {}
        self.titles: dict[str, Sequence[Token]] = {}
        self._begin_output()
        self._begin_style()
        self._begin_files()

    def _begin_output(self) -> None:
        self.out = Writer()
        self.silent = False
        """Nothing is printed here: the preamble."""
        self.begun = True
        r"""The document has begun: false between \\documentclass and \\begin{document}."""
        self.whole = False
        """The preamble is read as text too."""
        self.apart = 0
        """How many texts are being read by themselves, in which no note is made."""
        self.within = 0
        """How many notes are open here."""
        self.cut = False
        """Groups are being closed whose own end was not found."""
        self.parts: list[Part] = []
        self.file, self.line = 0, 1
        self.faults = 0
        self.label = Label("")
        """What a label names that comes now."""

    def _begin_style(self) -> None:
        self.document_class = ""
        self.packages: dict[str, str] = {}
        """The options of each package that is loaded."""
        self.tied: set[str] = set()
        """"chapter" where notes are numbered anew with each."""
        self.main = True
        """Chapters are numbered here: it is neither front nor back matter."""
        self.german = False
        self.language = ""
        self.quotes = 0
        """How many quotations are open here."""
        self.cite_command = "cite"

    def _begin_files(self) -> None:
        self.only: set[str] | None = None
        r"""The files that \includeonly lets in; None for all."""
        self.folders: list[Path] = []
        r"""Those in which \import lets files be looked for."""
        self.standalone: list[int] = []
        r"""Files being read that could be compiled alone: only what is between their \begin and \end counts."""
        self.in_parent = False
        """The preamble of the document that this part belongs to is being read."""

    # --- reading

    def read(self, source: str, file: int, ended: Callable[[], None] | None = None) -> None:
        """Let the text of a file be what comes next."""
        self.gullet.open(Lexer(source, file, self.habits), ended or (lambda: None))

    def run(self) -> None:
        """Read all that is left, or all that ``Gullet.begin`` gave."""
        while (token := self.gullet.next()) is not None:
            self.token(token)

    def token(self, token: Token) -> None:
        """Do what one token says."""
        if token.at >> LINE_BITS != self.file and token.at and not self.silent and not self.apart:
            self._enter(token.at)
        _KINDS[token.kind](self, token)

    def finish(self) -> None:
        """Close what is still open at the end."""
        self.cut = True
        opened = next((scope for scope in self.scopes if scope.kind == "{"), None)
        if opened:
            self.fault("a brace that is opened here is never closed", opened.at)
        while self.scopes:
            self.close()
        notes.link(self)

    def fault(self, reason: str, at: int) -> None:
        """Say that the source is broken at a place."""
        self.faults += 1
        if self.faults <= MOST_FAULTS:
            place = f"{self.project.names[at >> LINE_BITS]}, line {at & _LINE}" if at else self.project.path
            self.project.warn(incomplete.stopped_early(place, reason))

    # --- commands

    def command(self, token: Token) -> None:
        """Replace a macro, or do what a command does."""
        meaning = self.meaning.get(token.text)
        if meaning is None:
            self.builtin(token.text)
        elif isinstance(meaning, Macro):
            self.expand(meaning)
        elif isinstance(meaning, Builtin):
            self.builtin(meaning.name)
        elif meaning.kind == "cmd":
            self.builtin(meaning.text)
        else:
            self.token(meaning)

    def expand(self, macro: Macro) -> None:
        """Put what a macro stands for in its place."""
        given = taken(self.gullet, macro.arguments)
        made = replaced(macro.body, given)
        if self.gullet.spend(len(made) + 1):
            self.gullet.put_back(made)

    def builtin(self, name: str) -> None:
        """Do what a command of LaTeX or its packages does."""
        from briefcite.load.tex.commands import COMMANDS

        handler = COMMANDS.get(name)
        if is_conditional(self, name):
            conditional(self, name)
        elif handler is not None:
            handler(self, name)
        elif name.startswith("the") and name[3:] in self.counters.value:
            self.print(str(self.counters.value[name[3:]]))
        else:
            self._unknown(name)

    def _unknown(self, name: str) -> None:
        """Print the sign that a command stands for; of any other only arguments in braces are printed."""
        shown = signs.sign(name)
        if shown or self.silent:
            self.print(shown)
            return
        token = self.gullet.peek()
        if token is not None and token.kind == "text" and token.text.startswith("["):
            option = self.gullet.option()
            following = self.gullet.peek()
            if option is not None and (following is None or following.kind != "{"):
                self.gullet.put_back([Token("text", "["), *option, Token("text", "]")])

    def does(self, name: str) -> str:
        r"""Give the command that a name stands for: "footnote" after \let\foot\footnote."""
        meaning = self.meaning.get(name)
        if isinstance(meaning, Builtin):
            return meaning.name
        if isinstance(meaning, Token) and meaning.kind == "cmd":
            return meaning.text
        return name if meaning is None else ""

    # --- groups

    def open(self, kind: str, name: str = "", closing: Callable[[], None] | None = None) -> Scope:
        r"""Open a group ("{"), a \begingroup ("group") or an environment ("env")."""
        scope = Scope(kind, name, self.gullet.at, closing)
        self.scopes.append(scope)
        return scope

    def close(self) -> None:
        """Close what was opened last."""
        scope = self.scopes.pop()
        for name, before in scope.undo.items():
            if before is None:
                self.meaning.pop(name, None)
            else:
                self.meaning[name] = before
        if scope.closing:
            scope.closing()

    def close_to(self, kind: str, name: str = "") -> None:
        """Close the innermost group of this kind and name, with all that was opened in it and left open."""
        for place in range(len(self.scopes) - 1, -1, -1):
            scope = self.scopes[place]
            if scope.kind == kind and scope.name == name:
                self._close_down_to(place)
                return
            if scope.kind == "wall":
                return

    def _close_down_to(self, place: int) -> None:
        for scope in self.scopes[place + 1 :]:
            if scope.kind == "{":
                self.fault("a brace that is opened here is never closed", scope.at)
        self.cut = True
        while len(self.scopes) > place + 1:
            self.close()
        self.cut = False
        self.close()

    def define(self, name: str, meaning: Meaning | None, everywhere: bool = False) -> None:
        """Give a command a meaning, in this group or everywhere."""
        if not name:
            return
        if everywhere:
            for scope in self.scopes:
                scope.undo.pop(name, None)
        elif self.scopes:
            self.scopes[-1].undo.setdefault(name, self.meaning.get(name))
        if meaning is None:
            self.meaning.pop(name, None)
        else:
            self.meaning[name] = meaning

    def group(self, closing: Callable[[], None]) -> None:
        """Read the argument that comes next as part of the text, and do something at its end."""
        token = self.gullet.skip_blanks()
        if token is not None and token.kind == "{":
            self.gullet.next()
            self.open("{", closing=closing)
            return
        argument = self.gullet.argument()
        self.gullet.put_back([Token("{", "{"), *argument, Token("}", "}")])
        self.gullet.next()
        self.open("{", closing=closing)

    # --- writing

    def print(self, text: str) -> None:
        """Write what is printed."""
        if text and not self.silent:
            self.out.add(text)

    def blank(self, at: int = 0) -> None:
        """Write a blank, or the line ends that bring the text to a line of its file."""
        if self.silent:
            return
        ends = (at & _LINE) - self.line if at and at >> LINE_BITS == self.file and not self.apart else 0
        if ends > 0:
            self.out.add("\n" * ends)
            self.line += ends
        elif not self.out.last.isspace():
            self.out.add(" ")

    def new_line(self) -> None:
        """Begin a new line, unless one has just begun."""
        if not self.silent and self.out.last != "\n":
            self.out.add("\n")
            self.line += not self.apart

    def _enter(self, at: int) -> None:
        """Go on with the text of another file."""
        self.new_line()
        self.file, self.line = at >> LINE_BITS, at & _LINE
        if self.parts and self.parts[-1].start == self.out.length:
            self.parts.pop()
        self.parts.append(Part(self.out.length, self.project.names[self.file], self.line))

    def begin_text(self) -> None:
        """Begin to print, in the file that is being read."""
        self.silent, self.begun = False, True
        self.file, self.line = self.gullet.at >> LINE_BITS, 1
        if self.file:
            self.line = self.gullet.at & _LINE
            self.parts.append(Part(self.out.length, self.project.names[self.file], self.line))

    @contextmanager
    def elsewhere(self) -> Iterator[Writer]:
        """Write to another place for a while; no note is made there."""
        out, silent, label = self.out, self.silent, self.label
        self.out, self.silent = Writer(), False
        self.apart += 1
        try:
            yield self.out
        finally:
            self.apart -= 1
            self.out, self.silent, self.label = out, silent, label

    def text_of(self, tokens: Sequence[Token]) -> str:
        """Give what tokens print, on one line."""
        if self.apart > DEEPEST:
            return ""
        with self.elsewhere() as out:
            place = out.bookmark()
            self.gullet.begin(tokens)
            self.open("wall")
            depth = len(self.scopes)
            self.run()
            while len(self.scopes) >= depth:
                self.close()
            self.gullet.end()
            return " ".join(out.since(place).split())

    def labelled(self, name: str) -> Label:
        """Give what a label names, which may come later in the document."""
        found = self.labels.get(name)
        if found is None:
            self.missed.add(name)
        return found or self.known_labels.get(name) or Label("??")

    def count(self, counter: str) -> None:
        """Step a counter; labels name it from here on."""
        self.counters.step(counter)
        self.label = Label(self.the(counter))

    def the(self, counter: str) -> str:
        r"""Give a counter as its \the command prints it."""
        return self.text_of([Token("cmd", f"the{counter}")])

    # --- mathematics

    def formula(self, opening: str, closing: Callable[[Token], bool], limit: int) -> None:
        """Write a formula as it stands in the source; without an end, its opening sign is a letter like others."""
        inside: list[Token] = []
        depth = 0
        while (token := self.gullet.next()) is not None and len(inside) < limit:
            if closing(token) and depth == 0:
                if token.text == "$$" and opening == "$":
                    self.gullet.put_back([token._replace(text="$")])
                self._write_formula(opening, inside)
                return
            depth += {"{": 1, "}": -1}.get(token.kind, 0)
            if depth < 0 or token.kind in ("par", "close", "code"):
                break
            inside.append(token)
        self.gullet.put_back([*inside, *([token] if token else [])])
        self.print(opening if opening[0] == "$" else "")

    def _write_formula(self, opening: str, inside: Sequence[Token]) -> None:
        if any(token.kind == "cmd" and self.makes_note(token.text) for token in inside):
            self.gullet.put_back(inside)
            return
        source = written(inside)
        power = _POWER.fullmatch(source) if opening == "$" else None
        with self.marked("raised" if power else "verbatim"):
            self.print(("*" if "ast" in power[1] else power[1]) if power else f"{opening}{source}{opening}")

    def makes_note(self, name: str) -> bool:
        """Whether a command makes a note or a part of one."""
        from briefcite.load.tex.commands import NOTE_COMMANDS

        return self.does(name) in NOTE_COMMANDS

    @contextmanager
    def marked(self, kind: str, **words: str) -> Iterator[None]:
        """Mark what is printed inside, where anything is printed."""
        if self.silent:
            yield
        else:
            with self.out.marked(kind, **words):  # type: ignore[arg-type]
                yield


def _text(reader: Reader, token: Token) -> None:
    if not reader.silent:
        if reader.out.last == "\n" and token.at:
            reader.blank(token.at)
        reader.out.add(signs.running(token.text, reader.german))


def _blank(reader: Reader, token: Token) -> None:
    reader.blank(token.at)


def _paragraph(reader: Reader, token: Token) -> None:
    if token.at:
        reader.blank(token.at)
    else:
        reader.new_line()


def _open(reader: Reader, _token: Token) -> None:
    reader.open("{")


def _close(reader: Reader, _token: Token) -> None:
    if reader.scopes and reader.scopes[-1].kind == "{":
        reader.close()
    else:
        reader.close_to("{")


def _dollar(reader: Reader, token: Token) -> None:
    reader.formula(token.text, lambda one: one.kind == "$", 5000)


def _cell(reader: Reader, _token: Token) -> None:
    reader.blank()


def _raw(reader: Reader, token: Token) -> None:
    reader.print(token.text)


def _verb(reader: Reader, token: Token) -> None:
    with reader.marked("verbatim"):
        reader.print(token.text)


def _code(reader: Reader, token: Token) -> None:
    """A listing keeps its lines, which are those of the file."""
    with reader.marked("verbatim"):
        reader.print(token.text)
    if not reader.silent:
        reader.line += token.text.count("\n")


def _end(reader: Reader, token: Token) -> None:
    reader.close_to("env", token.text)


_KINDS: dict[str, Callable[[Reader, Token], None]] = {
    "text": _text,
    "blank": _blank,
    "par": _paragraph,
    "cmd": Reader.command,
    "{": _open,
    "}": _close,
    "$": _dollar,
    "&": _cell,
    "#": _raw,
    "raw": _raw,
    "verb": _verb,
    "code": _code,
    "close": _end,
}
