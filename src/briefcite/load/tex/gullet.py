"""The stream of tokens that is left to read: files, and what macros have put before them; arguments out of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from briefcite.load.tex.lexer import TexToken, written

MOST_TOKENS = 1_000_000
"""Tokens that macros may put back in one document; a long thesis puts back some 100,000."""
SPARE_TOKENS, TOKENS_A_CHARACTER = 50_000, 4
"""Of these a short document has so many, and more for each character of its files: a macro may call itself."""
LONGEST_NAME = 2000
"""Tokens of a list of keys, or of another argument that is not text."""
MOST_RUNAWAYS = 20
"""Arguments without an end that are looked through to the end of the file."""
SHORT_RUNAWAY, SHORT_OPTION = 2000, 200
"""Tokens after which the end of an argument, or of an option or a formula, is given up once there were so many."""


class Tokens(Protocol):
    """A source of tokens."""

    def next(self) -> TexToken | None:
        """Return the next token; None at the end."""


class _Level:
    """A file, or tokens that are read by themselves, with what was put back before the rest of it."""

    def __init__(self, tokens: Tokens | None, ended: Callable[[], None] | None = None) -> None:
        self.tokens = tokens
        self.ended = ended
        self.back: list[TexToken] = []


class Gullet:
    """What is left to read."""

    def __init__(self, fault: Callable[[str, int], None]) -> None:
        self._levels: list[_Level] = []
        self._fault = fault
        self._runaways = 0
        self.left = SPARE_TOKENS
        self.at = 0
        """File and line of the last token that came from a file."""

    def open(self, tokens: Tokens, size: int, ended: Callable[[], None]) -> None:
        """Read a file of so many characters before all else; ``ended`` is called at its end."""
        if self.left >= 0:
            self.left = min(self.left + TOKENS_A_CHARACTER * size, MOST_TOKENS)
        self._levels.append(_Level(tokens, ended))

    def begin(self, tokens: Iterable[TexToken]) -> None:
        """Read only these tokens until ``end``."""
        level = _Level(None)
        level.back = [*tokens][::-1]
        self._levels.append(level)

    def end(self) -> None:
        """Go on with what was read before ``begin``."""
        while self._levels and self._levels[-1].tokens is not None:
            self._close()
        self._levels.pop()

    def abandon(self) -> None:
        r"""Leave all that is not read yet: \end{document}."""
        for level in self._levels:
            level.back.clear()
            level.tokens = level.tokens and _Nothing()

    def leave_file(self) -> None:
        r"""Leave the rest of the innermost file: \endinput."""
        for level in reversed(self._levels):
            if level.tokens is not None:
                level.tokens = _Nothing()
                return

    def _close(self) -> None:
        level = self._levels.pop()
        if level.ended:
            level.ended()

    def next(self) -> TexToken | None:
        """Return the next token; None at the end of the document or of what ``begin`` gave."""
        while self._levels:
            level = self._levels[-1]
            if level.back:
                token = level.back.pop()
            elif level.tokens is None:
                return None
            else:
                read = level.tokens.next()
                if read is None:
                    self._close()
                    continue
                token = read
            if token.at:
                self.at = token.at
            if token.kind == "fault":
                self._fault(token.text, token.at)
                continue
            return token
        return None

    def put_back(self, tokens: Iterable[TexToken]) -> None:
        """Let these be the next tokens, also at the end of the last file, where a search has come to nothing."""
        if not self._levels:
            self._levels.append(_Level(None))
        self._levels[-1].back.extend([*tokens][::-1])

    def spend(self, count: int) -> bool:
        """Count what a macro brings; False where the document has brought too much."""
        if self.left >= 0 > self.left - count:
            self._fault(
                "its macros expand to more than a document needs; from here on they are left as they are", self.at
            )
        self.left -= count
        return self.left >= 0

    def peek(self) -> TexToken | None:
        """Return the next token and leave it where it is."""
        token = self.next()
        if token is not None:
            self.put_back([token])
        return token

    def skip_blanks(self) -> TexToken | None:
        """Pass over spaces; give the token after them, left where it is."""
        while (token := self.next()) is not None:
            if token.kind != "blank":
                self.put_back([token])
                return token
        return None

    def star(self) -> bool:
        """Take a star that comes next."""
        return self.take("*")

    def take(self, char: str) -> bool:
        """Take one character that comes next, which may begin a run of letters."""
        token = self.skip_blanks() if char == "*" else self.peek()
        if token is None or token.kind != "text" or not token.text.startswith(char):
            return False
        self.next()
        if len(token.text) > 1:
            self.put_back([token.behind(1)])
        return True

    def option(self, opening: str = "[", closing: str = "]") -> list[TexToken] | None:
        """Take an argument in brackets; None where none comes next or it has no end in this paragraph."""
        blanks = []
        while (token := self.next()) is not None and token.kind == "blank":
            blanks.append(token)
        if token is None:
            self.put_back(blanks)
            return None
        if token.kind != "text" or not token.text.startswith(opening):
            self.put_back([*blanks, token])
            return None
        if len(token.text) > 1:
            self.put_back([token.behind(1)])
        inside = self.until(closing)
        if inside is None:
            self.put_back([token._replace(text=opening)])
        return inside

    def until(self, closing: str) -> list[TexToken] | None:
        """Take what stands before a character at this depth; put all back and give None where it does not come."""
        taken: list[TexToken] = []
        depth = 0
        most = self.patience(MOST_TOKENS)
        while (token := self.next()) is not None and token.kind != "par" and len(taken) < most:
            if token.kind == "text" and depth == 0 and closing in token.text:
                before, _, after = token.text.partition(closing)
                if before:
                    taken.append(token._replace(text=before))
                if after:
                    self.put_back([token.behind(len(token.text) - len(after))])
                return taken
            depth += {"{": 1, "}": -1}.get(token.kind, 0)
            if depth < 0:
                break
            taken.append(token)
        self.give_up([*taken, *([token] if token else [])])
        return None

    def patience(self, usual: int) -> int:
        """Return how many tokens are looked at for an end: few where it was missing often."""
        return min(usual, SHORT_OPTION) if self._runaways >= MOST_RUNAWAYS else usual

    def give_up(self, taken: Sequence[TexToken]) -> None:
        """Put back what was taken up to an end that did not come."""
        self._runaways += len(taken) >= SHORT_OPTION
        self.put_back(taken)

    def argument(self) -> list[TexToken]:
        """Take a mandatory argument: a group without its braces, or one token."""
        token = self.skip_blanks()
        if token is None or token.kind in ("}", "par", "close"):
            return []
        self.next()
        if token.kind == "{":
            return self._group(token)
        if token.kind == "text" and len(token.text) > 1:
            self.put_back([token.behind(1)])
            return [token._replace(text=token.text[0])]
        return [token]

    def word(self) -> str:
        """Take an argument that is a name, a key or a number; one that holds paragraphs has lost its end."""
        at, taken = self.at, self.argument()
        if len(taken) <= LONGEST_NAME and not any(token.kind in ("par", "code") for token in taken):
            return written(taken).strip()
        self._fault("a name is expected here, and a brace that is opened is not closed", at)
        self.put_back(taken)
        return ""

    def _group(self, opening: TexToken) -> list[TexToken]:
        """Take what stands before the brace that closes this group; where none does, the rest of the paragraph."""
        taken: list[TexToken] = []
        depth = 1
        most = SHORT_RUNAWAY if self._runaways >= MOST_RUNAWAYS else MOST_TOKENS
        while len(taken) < most and (token := self.next()) is not None:
            depth += {"{": 1, "}": -1}.get(token.kind, 0)
            if depth == 0:
                return taken
            taken.append(token)
        self._runaways += 1
        self._fault("a brace that is opened here is never closed", opening.at or self.at)
        cut = next((place for place, token in enumerate(taken) if token.kind == "par"), len(taken))
        self.put_back(taken[cut:])
        return [token for token in taken[:cut] if token.kind not in "{}"]

    def name(self) -> str:
        r"""Take a command's name: "\foo", "{\foo}", or what stands between \csname and \endcsname."""
        token = self.skip_blanks()
        while token is not None and token.kind in ("cmd", "text") and token.text in ("expandafter", "="):
            self.next()
            token = self.skip_blanks()
        inside = self.argument()
        if inside and inside[0].kind == "cmd" and inside[0].text == "csname":
            return self._csname(inside[1:])
        found = next((token for token in inside if token.kind == "cmd"), None)
        return found.text if found else "".join(token.text for token in inside if token.kind == "text")

    def _csname(self, inside: list[TexToken]) -> str:
        self.put_back(inside)
        name = ""
        while (token := self.next()) is not None and token.text != "endcsname" and token.kind in ("text", "cmd"):
            name += token.text if token.kind == "text" else ""
        return name


class _Nothing:
    def next(self) -> TexToken | None:
        return None
