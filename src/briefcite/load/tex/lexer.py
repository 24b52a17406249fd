r"""LaTeX source as tokens: what TeX's mouth does, with code (\verb, listings, addresses) kept whole.

The tokens of a file are made one after another while it is read, since what is read decides what comes next:
\makeatletter, a new environment for listings. Runs of letters are one token.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from briefcite.text.late import late

LINE_BITS = 24
LINE = (1 << LINE_BITS) - 1
"""Takes the line out of a place."""
"""``TexToken.at`` is the number of the file in the project, shifted by this, plus the line (from 1)."""


class TexToken(NamedTuple):
    r"""One token.

    kind    text
    text    characters that are printed as they are
    blank   " "; ``at`` is the line after it
    par     an empty line
    cmd     the name of a command: "footnote", "'"
    { } $ & themselves ("$$" for display)
    #       "1" of a parameter, "#1" of one in a macro that a macro defines
    raw     the argument of \url, \href, … as it stands
    verb    the code of \verb
    code    a whole environment of code, with its \begin and \end
    fault   what is wrong here, for the user
    close   an internal sign: the environment "text" ends
    """

    kind: str
    text: str
    at: int = 0
    """0 for what a macro brought, else file and line."""
    column: int = 0
    """Of text: where it begins in its line, from 1; 0 where that is not known."""

    def behind(self, count: int) -> TexToken:
        """Return a text without its first characters."""
        return self._replace(text=self.text[count:], column=self.column and self.column + count)


CODE = frozenset(
    "verbatim verbatim* Verbatim Verbatim* BVerbatim LVerbatim lstlisting minted alltt verbatimtab "
    "tcblisting filecontents filecontents* comment".split()
)
UNSEEN_CODE = frozenset(("comment", "filecontents", "filecontents*"))
_INLINE = late(r"\*?[ \t]*(?P<options>\[[^\]\n]*\])?(?P<language>\{[^{}\n]*\})?(?P<mark>[^\sA-Za-z\\{}*])")
_RAW = frozenset(("url", "nolinkurl", "path", "href"))
_VERBS = frozenset(("verb", "Verb", "lstinline", "mintinline", "mint", "spverb"))
_BRACED_VERBS = frozenset(("lstinline", "mintinline", "Verb"))
LONGEST_RAW = 4000
_BEGIN = late(r"\s*\{([^{}\n]{1,60})\}")


class Habits:
    """What the document has said so far about how its source is to be cut; shared by its files."""

    def __init__(self) -> None:
        self.at_letter = False
        self.code = set(CODE)
        self.unseen = set(UNSEEN_CODE)
        self.short = ""
        self._patterns: dict[tuple[bool, str], re.Pattern[str]] = {}

    @property
    def pattern(self) -> re.Pattern[str]:
        r"""The tokens, as of now: with "@" in names or without, with "|…|" for code or without."""
        key = (self.at_letter, self.short)
        if key not in self._patterns:
            self._patterns[key] = _pattern(*key)
        return self._patterns[key]


def _pattern(at_letter: bool, short: str) -> re.Pattern[str]:
    letters = "A-Za-z@" if at_letter else "A-Za-z"
    stops = re.escape(short)
    return re.compile(
        rf"\\(?P<word>[{letters}]+)[ \t]*(?:\n(?![ \t]*\n)[ \t]*)?"
        r"|\\(?P<sign>[^\n]|\n)"
        r"|(?P<par>[ \t]*\n[ \t]*\n[ \t\n]*)"
        r"|(?P<blank>[ \t\n]+)"
        r"|(?P<comment>%[^\n]*(?:\n[ \t]*)?)"
        r"|(?P<brace>[{}&])"
        r"|(?P<dollar>\$\$?)"
        r"|#(?P<parameter>#*[1-9]|#)"
        + (rf"|(?P<short>(?P<bar>[{stops}])[^\n]{{0,500}}?(?P=bar))" if short else "")
        + rf"|(?P<text>[^\\{{}}&$%#~ \t\n{stops}]+|.)"
    )


class Lexer:
    """The tokens of one file, one after another."""

    def __init__(self, source: str, file: int, habits: Habits) -> None:
        self.source = source.replace("\r\n", "\n").replace("\r", "\n")
        self.habits = habits
        self.place = 0
        self.at = (file << LINE_BITS) + 1
        self._line_start = 0
        self._waiting: list[TexToken] = []
        self._endless: set[str] = set()

    def next(self) -> TexToken | None:
        """Return the next token; None at the end."""
        if self._waiting:
            return self._waiting.pop()
        while self.place < len(self.source):
            found = self.habits.pattern.match(self.source, self.place)
            if found is None:  # cannot be: the last alternative takes any character
                return None
            at, kind, column = self.at, found.lastgroup or "sign", self.place - self._line_start + 1
            self._go(found.end())
            token = self._token(kind, found, at, column)
            if token is not None:
                return token
        return None

    def _go(self, end: int) -> None:
        if ends := self.source.count("\n", self.place, end):
            self.at += ends
            self._line_start = self.source.rindex("\n", self.place, end) + 1
        self.place = end

    def _token(self, kind: str, found: re.Match[str], at: int, column: int) -> TexToken | None:
        if kind == "text":
            return TexToken("text", "\u00a0" if found[0] == "~" else found[0], at, column)
        if kind == "word":
            return self._word(found["word"], at)
        if kind in ("blank", "par"):
            return TexToken(kind, " ", self.at)
        if kind == "brace" or kind == "dollar":
            return TexToken(found[0][0], found[0], at)
        if kind == "sign":
            return TexToken("cmd", found["sign"], at) if found["sign"] != "\n" else TexToken("cmd", " ", at)
        if kind == "parameter":
            return TexToken("#", found["parameter"], at)
        if kind == "bar" or kind == "short":
            return TexToken("verb", found[0][1:-1], at)
        return self._after_comment()

    def _after_comment(self) -> TexToken | None:
        """An empty line after a comment still ends the paragraph."""
        if self.source.startswith("\n", self.place):
            end = self.place
            while end < len(self.source) and self.source[end] in " \t\n":
                end += 1
            self._go(end)
            return TexToken("par", " ", self.at)
        return None

    def _word(self, name: str, at: int) -> TexToken:
        if name == "begin":
            return self._code(at) or TexToken("cmd", name, at)
        if name in _VERBS:
            return self._verb(name, at) or TexToken("cmd", name, at)
        if name in _RAW:
            raw = self._raw_group()
            if raw is not None:
                self._waiting.append(TexToken("raw", raw, at))
        return TexToken("cmd", name, at)

    def _code(self, at: int) -> TexToken | None:
        r"""A whole environment of code; "\begin{…}" of any other stays a command."""
        found = _BEGIN.match(self.source, self.place)
        if found is None or found[1] not in self.habits.code:
            return None
        closing = "\\end{" + found[1] + "}"
        end = -1 if closing in self._endless else self.source.find(closing, found.end())
        if end < 0:
            self._endless.add(closing)
            self._go(found.end())
            return TexToken("fault", f"\\begin{{{found[1]}}} has no \\end", at)
        start = self.place - len("\\begin")
        self._go(end + len(closing))
        return TexToken("code", "" if found[1] in self.habits.unseen else self.source[start : self.place], at)

    def _verb(self, name: str, at: int) -> TexToken | None:
        """Code between two equal signs, or, for some commands, in braces; None where it does not end in its line."""
        found = _INLINE.match(self.source, self.place)
        if found:
            end = self.source.find(found["mark"], found.end())
            if end >= 0 and self.source.find("\n", found.end(), end) < 0:
                code = self.source[found.end() : end]
                self._go(end + 1)
                return TexToken("verb", code, at)
        if name in _BRACED_VERBS:
            return self._braced_verb(name, at)
        return None

    def _braced_verb(self, name: str, at: int) -> TexToken | None:
        before = self.place
        options = re.compile(
            r"[ \t]*(\[[^\]\n]*\])?(\{[^{}\n]*\})?(?=\{)" if name == "mintinline" else r"(\[[^\]\n]*\])?"
        )
        found = options.match(self.source, self.place)
        self._go(found.end() if found else self.place)
        code = self._raw_group()
        if code is None:
            self.place = before  # nothing but one line was passed
            return None
        return TexToken("verb", code, at)

    def _raw_group(self) -> str | None:
        """What stands between braces here, as it is written; None where there are none."""
        start = self.place
        if self.source.startswith("[", start):  # \href[options]{…}
            start = self.source.find("]", start, start + LONGEST_RAW) + 1 or start
        if not self.source.startswith("{", start):
            return None
        depth = 0
        for place in range(start, min(len(self.source), start + LONGEST_RAW)):
            depth += {"{": 1, "}": -1}.get(self.source[place], 0)
            if depth == 0:
                if "\n\n" in self.source[start:place]:
                    return None  # no address goes over paragraphs: its brace is missing
                self._go(place + 1)
                return self.source[start + 1 : place]
        return None


def written(tokens: Iterable[TexToken]) -> str:
    """Return tokens as the source that they came from, as nearly as can be known."""
    parts = []
    for kind, text, _, _ in tokens:
        if kind == "cmd":
            parts.append(f"\\{text} " if text[-1:].isalpha() else f"\\{text}")
        elif kind == "raw":
            parts.append("{" + text + "}")
        elif kind == "#":
            parts.append("#" + text)
        elif kind == "par":
            parts.append("\n\n")
        elif kind not in ("fault", "close"):
            parts.append("~" if text == "\u00a0" else text)
    return "".join(parts)


def listed(source: str) -> list[TexToken]:
    """Return the tokens of a piece of source that is not in a file."""
    habits = Habits()
    habits.at_letter = True
    lexer = Lexer(source, 0, habits)
    return [token._replace(at=0) for token in iter(lexer.next, None)]
