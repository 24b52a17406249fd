r"""Conditionals: \ifnum, \newif's, \ifthenelse and \IfBooleanTF; what is not known is taken for false."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefcite.load.tex.counting import value_of
from briefcite.load.tex.lexer import TexToken, written
from briefcite.load.tex.tables import table
from briefcite.text.late import late

if TYPE_CHECKING:
    from briefcite.load.tex.reader import Reader

TRUE = frozenset("iftrue ifpdf ifPDFTeX ifhmode ifcsname ifdefined".split())
"""Conditionals that hold where nothing else is known; a document is made with pdfTeX, as most are."""
BRACED = frozenset(
    "ifthenelse ifstrequal ifstrempty ifblank ifnotblank ifdef ifundef ifcsdef ifcsundef ifbool ifboolexpr iftoggle "
    "ifnumcomp ifnumequal ifnumgreater ifnumless ifnumodd ifinlist iflanguage ifciteseen ifentrytype iffieldundef "
    "ifdraft ifoptiondraft ifoptionfinal ifpackageloaded ifdefempty ifdefstring ifstrstart".split()
)
"""Commands that begin like a conditional and take their branches in braces."""
PRIMITIVE = frozenset(
    "if ifx ifcat ifnum ifdim ifodd ifcase iftrue iffalse ifdefined ifcsname ifvmode ifhmode ifmmode ifinner ifvoid "
    "ifhbox ifvbox ifeof".split()
)
"""Conditionals of TeX itself."""
MOST_SKIPPED = 2_000_000
_RELATION = late(r"(-?\d+)\s*([<>=])\s*(-?\d+)")
_NUMBER = late(r"\s*-?\d+")
_NUMERIC = late(r"[-+0-9<>=]+")
_ONE_NUMBER = late(r"\d\s")
_TWO_NUMBERS = late(r"[<>=]\s*-?\d+\s")
LONGEST_TEST = 60
"""Tokens of a comparison that are looked at."""


def is_conditional(reader: Reader, name: str) -> bool:
    r"""Whether a command is a conditional that ends with \fi; one of the document's own may take braces instead."""
    if not name.startswith("if"):
        return False
    if name in PRIMITIVE or name[2:] in reader.switches:
        return True
    if (
        len(name) == 2
        or name in BRACED
        or name == "iff"
        or (name in reader.groups.meaning and not reader.groups.does(name))
    ):
        return False
    following = reader.gullet.peek()
    return following is None or following.kind != "{"


def conditional(reader: Reader, name: str) -> None:
    """Read on in the branch that holds."""
    if name == "ifcase":
        _case(reader)
    elif not _holds(reader, name):
        _skip(reader, branches=1)


def skip_rest(reader: Reader, _name: str) -> None:
    r"""Pass over the branches that do not hold: \else, \or, met at the end of one that does."""
    _skip(reader, branches=0)


def _holds(reader: Reader, name: str) -> bool:
    if name in ("ifx", "if", "ifcat"):
        return _same(reader)
    if name in ("ifnum", "ifdim"):
        found = _RELATION.search(_number_text(reader))
        return bool(found) and _compare(int(found[1]), found[2], int(found[3]))  # type: ignore[index]
    if name == "ifodd":
        found = _NUMBER.match(_number_text(reader, 1))
        return bool(found) and int(found[0]) % 2 == 1  # type: ignore[index]
    if name == "ifdefined":
        return reader.gullet.name() in reader.groups.meaning
    if name == "ifcsname":
        return _csname(reader) in reader.groups.meaning
    return reader.switches.get(name[2:], name in TRUE)


def _csname(reader: Reader) -> str:
    name = ""
    while (token := reader.gullet.next()) is not None and token.text != "endcsname":
        name += token.text
    return name


def _compare(one: int, sign: str, other: int) -> bool:
    return one < other if sign == "<" else one > other if sign == ">" else one == other


def _same(reader: Reader) -> bool:
    r"""\ifx compares two tokens; empty arguments, as in "\ifx\relax#1\relax", are what it is used for."""
    first = reader.gullet.argument()[:1]
    second = reader.gullet.argument()[:1]
    meanings = [reader.groups.meaning.get(one[0].text, one[0].text) if one else None for one in (first, second)]
    return meanings[0] == meanings[1]


def _number_text(reader: Reader, numbers: int = 2) -> str:
    r"""Return "3>2" as text: the tokens up to the end of the second number, with counters for their values."""
    done = _TWO_NUMBERS if numbers == 2 else _ONE_NUMBER
    text = ""
    for _ in range(LONGEST_TEST):
        token = reader.gullet.next()
        if token is None or done.search(text):
            reader.gullet.put_back([token] if token else [])
            break
        piece = " " if token.kind == "blank" else _worth(reader, token)
        if piece is None:
            break
        text += piece
    return text


def _worth(reader: Reader, token: TexToken) -> str | None:
    """Return what a token adds to a comparison; None where the comparison ends before it."""
    if token.kind == "cmd" and token.text in ("relax", "space"):
        return None
    if token.kind == "cmd" and token.text not in ("else", "fi") and not is_conditional(reader, token.text):
        value = value_of(reader, token)
        if value is None:
            reader.command(token)
        return "" if value is None else f"{value} "
    found = _NUMERIC.match(token.text) if token.kind == "text" else None
    rest = token.text[found.end() :] if found else token.text
    if rest:
        reader.gullet.put_back([token._replace(text=rest)])
    return f"{found[0]} " if found and rest else found[0] if found else None


def _case(reader: Reader) -> None:
    found = _NUMBER.match(_number_text(reader, 1))
    for _ in range(int(found[0]) if found else 0):
        if _skip(reader, branches=1, ends=("or",)) != "or":
            return


def _skip(reader: Reader, branches: int, ends: Sequence[str] = ("else", "or")) -> str:
    r"""Pass over tokens to the \else (if ``branches``) or \fi of this depth; says which came.

    The end of the file before that leaves the text unread in TeX too, which is said.
    """
    passed: list[TexToken] = []
    at = reader.gullet.at
    depth = 0
    while (token := reader.gullet.next()) is not None and len(passed) < MOST_SKIPPED:
        passed.append(token)
        if token.text == "document" and [one.text for one in passed[-3:-1]] == ["end", "{"]:
            break
        if token.kind != "cmd":
            continue
        if token.text == "fi":
            if depth == 0:
                return "fi"
            depth -= 1
        elif token.text == "newif" or (token.text == "let" and _peeks_conditional(reader)):
            reader.gullet.argument()
        elif branches and depth == 0 and (token.text in ends or token.text == "else"):
            return token.text
        elif is_conditional(reader, token.text):
            depth += 1
    reader.gullet.put_back(passed)
    reader.fault("a conditional that begins here has no end, so both its branches are read", at)
    return ""


def _peeks_conditional(reader: Reader) -> bool:
    token = reader.gullet.peek()
    return token is not None and token.kind == "cmd" and is_conditional(reader, token.text)


def new_switch(reader: Reader, _name: str) -> None:
    r"""\newif\ifdraft makes \ifdraft, \drafttrue and \draftfalse."""
    from briefcite.load.tex.macros import Macro

    flag = reader.gullet.name()[2:]
    if not flag:
        return
    reader.switches[flag] = False
    for value in ("true", "false"):
        body = (
            TexToken("cmd", "@setswitch"),
            TexToken("{", "{"),
            TexToken("text", f"{flag}={value}"),
            TexToken("}", "}"),
        )
        reader.groups.define(f"{flag}{value}", Macro((), body), everywhere=True)


def set_switch(reader: Reader, name: str) -> None:
    r"""\drafttrue, \setboolean{draft}{true}, \toggletrue{draft}."""
    told = reader.gullet.word()
    if name == "@setswitch":
        flag, _, value = told.partition("=")
    else:
        flag = told
        value = reader.gullet.word() if name in ("setboolean", "setbool", "settoggle") else name
    reader.switches[flag.strip()] = value.strip().endswith("true")


def declare_switch(reader: Reader, _name: str) -> None:
    r"""\newboolean{draft}, \newtoggle{draft}."""
    reader.switches[reader.gullet.word()] = False


def braced(reader: Reader, name: str) -> None:
    r"""\ifthenelse{…}{…}{…} and its like: one, two or three arguments, then the branches."""
    count = {"ifnumcomp": 3, "ifstrequal": 2, "ifnumequal": 2, "ifnumgreater": 2, "ifnumless": 2, "ifdefstring": 2}
    tested = [reader.gullet.argument() for _ in range(count.get(name, 1))]
    branches = [reader.gullet.argument(), reader.gullet.argument()]
    reader.gullet.put_back(branches[0 if _told(reader, name, tested) else 1])


def _told(reader: Reader, name: str, tested: Sequence[Sequence[TexToken]]) -> bool:
    said = [written(part).strip() for part in tested]
    if name in ("ifblank", "ifstrempty", "ifdefempty"):
        return not said[0]
    if name == "ifnotblank":
        return bool(said[0])
    if name == "ifstrequal":
        return said[0] == said[1]
    if name in ("ifdef", "ifcsdef"):
        return said[0].strip("\\ ") in reader.groups.meaning
    if name in ("ifundef", "ifcsundef"):
        return said[0].strip("\\ ") not in reader.groups.meaning
    if name in ("ifbool", "iftoggle"):
        return reader.switches.get(said[0], False)
    return _expression(reader, tested[0])


def _expression(reader: Reader, tokens: Sequence[TexToken]) -> bool:
    r"""\boolean{draft}, \equal{a}{b}, \value{page}>1, \isodd{3}, each perhaps after \NOT."""
    source = written(tokens)
    negated = source.lstrip().lower().startswith("\\not")
    boolean = re.search(r"\\boolean\s*\{([^{}]*)\}", source)
    equal = re.search(r"\\equal\s*\{([^{}]*)\}\s*\{([^{}]*)\}", source)
    if boolean:
        found = reader.switches.get(boolean[1].strip(), False)
    elif equal:
        found = equal[1].strip() == equal[2].strip()
    else:
        relation = _RELATION.search(reader.text_of(tokens))
        found = bool(relation) and _compare(int(relation[1]), relation[2], int(relation[3]))  # type: ignore[index]
    return found != negated


def value_given(reader: Reader, name: str) -> None:
    r"""\IfNoValueTF{#1}{…}{…} and \IfBooleanTF, with their forms for one branch."""
    told = reader.gullet.word()
    if name.startswith("IfBoolean"):
        holds = "BooleanTrue" in told
    elif name.startswith("IfBlank"):
        holds = not told
    else:
        holds = ("NoValue" in told) == name.startswith("IfNoValue")
    branches: dict[bool, list[TexToken]] = {True: [], False: []}
    if name.endswith("TF") or name.endswith("T"):
        branches[True] = reader.gullet.argument()
    if name.endswith("F"):
        branches[False] = reader.gullet.argument()
    reader.gullet.put_back(branches[holds])


def next_is(reader: Reader, name: str) -> None:
    r"""\@ifnextchar[{…}{…} and \@ifstar{…}{…}."""
    wanted = "*" if name == "@ifstar" else written(reader.gullet.argument())[:1]
    branches = [reader.gullet.argument(), reader.gullet.argument()]
    token = reader.gullet.peek()
    there = token is not None and token.text.startswith(wanted) and bool(wanted)
    if there and name == "@ifstar":
        reader.gullet.star()
    reader.gullet.put_back(branches[0 if there else 1])


COMMANDS = table(
    (braced, " ".join(BRACED)),
    (next_is, "@ifnextchar @ifstar kernel@ifnextchar"),
    (
        value_given,
        " ".join(f"If{what}{to}" for what in ("NoValue", "Value", "Boolean", "Blank") for to in ("TF", "T", "F")),
    ),
    (new_switch, "newif"),
    (set_switch, "@setswitch setboolean setbool settoggle toggletrue togglefalse booltrue boolfalse"),
    (declare_switch, "newboolean provideboolean newtoggle newbool providebool"),
    (skip_rest, "else or"),
)
