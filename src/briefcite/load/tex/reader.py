"""Reads the tokens of a document one by one, as TeX does, and writes down what it prints.

What the commands do stands in the tables of the other modules; here is what they share: the groups with what was
defined in them, the text that has been written and where in the files it comes from.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from briefcite import incomplete
from briefcite.load.project import Project
from briefcite.load.tex import signs
from briefcite.load.tex.bibliography import Bibliography
from briefcite.load.tex.conditions import conditional, is_conditional
from briefcite.load.tex.counters import Counters
from briefcite.load.tex.groups import Groups
from briefcite.load.tex.gullet import Gullet
from briefcite.load.tex.kinds import KINDS
from briefcite.load.tex.lexer import LINE, LINE_BITS, Habits, Lexer, TexToken
from briefcite.load.tex.macros import Environment, Macro, replaced, taken
from briefcite.load.tex.names import Builtin, Label
from briefcite.load.tex.printing import Printer
from briefcite.load.tex.registry import Notes, link
from briefcite.load.tex.unprinted import DROPPED

MOST_FAULTS = 5
"""Broken places that are told one by one."""
DEEPEST = 40
"""Texts within texts that are read by themselves: a title in a note in a number."""


class Reader(Printer):
    """Writes a document down."""

    def __init__(self, project: Project, labels: dict[str, Label], bibliography: Bibliography) -> None:
        self.gullet = Gullet(self.fault)
        super().__init__(project, lambda: self.gullet.at)
        self.faults = 0
        self.bibliography = bibliography
        self.labels: dict[str, Label] = {}
        self.known_labels = labels
        """Those of the first reading: a reference may come before its label."""
        self.missed: set[str] = set()
        """Labels that were asked for before they were known."""
        self.habits = Habits()
        self.habits.code |= DROPPED
        self.habits.unseen |= DROPPED
        self.counters = Counters()
        self.counters.value["secnumdepth"] = 3
        self.notes = Notes()
        self.groups = Groups(lambda: self.gullet.at, self.fault)
        self.environments: dict[str, Environment] = {}
        self.switches: dict[str, bool] = {}
        self.titles: dict[str, Sequence[TexToken]] = {}
        self._begin_style()
        self._begin_files()

    def _begin_style(self) -> None:
        self.document_class = ""
        self.packages: dict[str, str] = {}
        """The options of each package that is loaded."""
        self.tied: set[str] = set()
        """"chapter" where notes are numbered from 1 again with each."""
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
        self.gullet.open(Lexer(source, file, self.habits), len(source), ended or (lambda: None))

    def run(self) -> None:
        """Read all that is left, or all that ``Gullet.begin`` gave."""
        while (token := self.gullet.next()) is not None:
            self.token(token)

    def token(self, token: TexToken) -> None:
        """Do what one token says."""
        if token.at >> LINE_BITS != self.file and token.at and not self.silent and not self.apart:
            self.enter(token.at)
        KINDS[token.kind](self, token)

    def finish(self) -> None:
        """Close what is still open at the end."""
        self.groups.close_all()
        link(self)

    def fault(self, reason: str, at: int) -> None:
        """Say that the source is broken at a place."""
        self.faults += 1
        if self.faults <= MOST_FAULTS:
            place = f"{self.project.names[at >> LINE_BITS]}, line {at & LINE}" if at else self.project.path
            self.project.warn(incomplete.stopped_early(place, reason))

    # --- commands

    def command(self, token: TexToken) -> None:
        """Replace a macro, or do what a command does."""
        meaning = self.groups.meaning.get(token.text)
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
                self.gullet.put_back([TexToken("text", "["), *option, TexToken("text", "]")])

    # --- texts

    def group(self, closing: Callable[[], None]) -> None:
        """Read the argument that comes next as part of the text, and do something at its end."""
        token = self.gullet.skip_blanks()
        if token is not None and token.kind == "{":
            self.gullet.next()
            self.groups.open("{", closing=closing)
            return
        argument = self.gullet.argument()
        self.gullet.put_back([TexToken("{", "{"), *argument, TexToken("}", "}")])
        self.gullet.next()
        self.groups.open("{", closing=closing)

    def text_of(self, tokens: Sequence[TexToken]) -> str:
        """Return what tokens print, on one line."""
        if self.apart > DEEPEST:
            return ""
        with self.elsewhere() as out:
            place = out.bookmark()
            self.gullet.begin(tokens)
            self.groups.open("wall")
            depth = len(self.groups.scopes)
            self.run()
            while len(self.groups.scopes) >= depth:
                self.groups.close()
            self.gullet.end()
            return " ".join(out.since(place).split())

    def labelled(self, name: str) -> Label:
        """Return what a label names, which may come later in the document."""
        found = self.labels.get(name)
        if found is None:
            self.missed.add(name)
        return found or self.known_labels.get(name) or Label("??")

    def count(self, counter: str) -> None:
        """Step a counter; labels name it from here on."""
        self.counters.step(counter)
        self.label = Label(self.the(counter))

    def the(self, counter: str) -> str:
        r"""Return a counter as its \the command prints it."""
        return self.text_of([TexToken("cmd", f"the{counter}")])

    def makes_note(self, name: str) -> bool:
        """Return whether a command makes a note or a part of one."""
        from briefcite.load.tex.commands import NOTE_COMMANDS

        return self.groups.does(name) in NOTE_COMMANDS
