"""The groups and environments that are open, and what commands mean in them."""

from __future__ import annotations

from collections.abc import Callable

from briefcite.load.tex.lexer import TexToken, listed
from briefcite.load.tex.macros import Macro
from briefcite.load.tex.names import Builtin, Meaning

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


class Scope:
    """A group or environment that is open."""

    __slots__ = ("at", "closing", "given", "kind", "name", "undo")

    def __init__(self, kind: str, name: str, at: int, closing: Callable[[], None] | None = None) -> None:
        self.kind = kind
        self.name = name
        self.at = at
        self.closing = closing
        self.undo: dict[str, Meaning | None] = {}
        self.given: list[tuple[TexToken, ...]] = []


class Groups:
    """What is open, innermost last; what is defined in a group is forgotten at its end."""

    def __init__(self, place: Callable[[], int], fault: Callable[[str, int], None]) -> None:
        """Begin outside all groups.

        Args:
            place: tells where the source is being read.
            fault: is told of a brace without an end, and where it stands.
        """
        self._place = place
        self._fault = fault
        self.scopes: list[Scope] = []
        self.meaning: dict[str, Meaning] = {name: Macro((), tuple(listed(source))) for name, source in FIRST.items()}
        self.cut = False
        """Groups are being closed whose own end was not found."""

    def open(self, kind: str, name: str = "", closing: Callable[[], None] | None = None) -> Scope:
        r"""Open a group ("{"), a \begingroup ("group") or an environment ("env")."""
        scope = Scope(kind, name, self._place(), closing)
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
                self._fault("a brace that is opened here is never closed", scope.at)
        self.cut = True
        while len(self.scopes) > place + 1:
            self.close()
        self.cut = False
        self.close()

    def define(self, name: str, meaning: Meaning | None, everywhere: bool = False) -> None:
        """Define what a command means, in this group or everywhere."""
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

    def does(self, name: str) -> str:
        r"""Return the command that a name stands for: "footnote" after \let\foot\footnote."""
        meaning = self.meaning.get(name)
        if isinstance(meaning, Builtin):
            return meaning.name
        if isinstance(meaning, TexToken) and meaning.kind == "cmd":
            return meaning.text
        return name if meaning is None else ""

    def close_all(self) -> None:
        """Close what is still open at the end of the document."""
        self.cut = True
        opened = next((scope for scope in self.scopes if scope.kind == "{"), None)
        if opened:
            self._fault("a brace that is opened here is never closed", opened.at)
        while self.scopes:
            self.close()
