r"""Definitions: they are kept and executed where they are used, never printed where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefcite.load.tex.lexer import TexToken, written
from briefcite.load.tex.macros import (
    Argument,
    Environment,
    Macro,
    classic,
    document_command,
    parameters,
    without_place,
)
from briefcite.load.tex.names import Builtin
from briefcite.load.tex.tables import table

if TYPE_CHECKING:
    from briefcite.load.tex.reader import Reader

FIXED = frozenset(
    "part chapter section subsection subsubsection paragraph subparagraph caption maketitle item label ref begin "
    "end input include includeonly document makeatletter makeatother newcommand renewcommand def let "
    "tableofcontents bibliography printbibliography appendix frontmatter mainmatter url href verb emph textbf "
    "textit title author".split()
)
"""Commands that classes and styles redefine for their looks: what they do for us stays as it is."""


def new_command(reader: Reader, name: str) -> None:
    r"""\newcommand{\foo}[2][default]{…}, with its relatives."""
    gullet = reader.gullet
    gullet.star()
    made = gullet.name()
    arguments = classic(gullet)
    body = without_place(gullet.argument())
    if name.startswith("provide") and (made in reader.groups.meaning or _is_known(made)):
        return
    _define(reader, made, Macro(arguments, body))


def new_document_command(reader: Reader, _name: str) -> None:
    r"""\NewDocumentCommand{\foo}{s o m}{…}."""
    made = reader.gullet.name()
    arguments = document_command(reader.gullet.word())
    _define(reader, made, Macro(arguments, without_place(reader.gullet.argument())))


def primitive(reader: Reader, name: str) -> None:
    r"""\def\foo#1{…}."""
    gullet = reader.gullet
    made = gullet.name()
    arguments = parameters(gullet)
    body = without_place(gullet.argument())
    if name in ("edef", "xdef"):
        body = _fixed_now(reader, made, body)
    _define(reader, made, Macro(arguments, body), everywhere=name in ("gdef", "xdef"))


def _fixed_now(reader: Reader, made: str, body: Sequence[TexToken]) -> tuple[TexToken, ...]:
    r"""\edef\foo{\foo x} holds what \foo was."""
    before = reader.groups.meaning.get(made)
    held = before.body if isinstance(before, Macro) else ()
    return tuple(part for token in body for part in (held if token.kind == "cmd" and token.text == made else (token,)))


def named(reader: Reader, _name: str) -> None:
    r"""\csdef{foo}{…}, \@namedef{foo}{…}."""
    made = reader.gullet.word()
    arguments = parameters(reader.gullet)
    _define(reader, made, Macro(arguments, without_place(reader.gullet.argument())))


def _check(reader: Reader, body: Sequence[TexToken]) -> None:
    """Say that a definition has swallowed text: where the document begins or ends within it, a brace is missing."""
    for place, token in enumerate(body[2:]):
        if token.text == "document" and body[place].text in ("begin", "end"):
            reader.fault("a definition that begins before this line does not end", reader.gullet.at)
            return


def _define(reader: Reader, made: str, macro: Macro, everywhere: bool = False) -> None:
    _check(reader, macro.body)
    if _keeps(reader, made, macro):
        reader.groups.define(made, macro, everywhere)


def _is_known(name: str) -> bool:
    from briefcite.load.tex.commands import COMMANDS

    return name in COMMANDS


def _keeps(reader: Reader, made: str, macro: Macro) -> bool:
    """Return whether a definition counts: a class may set notes or headings in its own way, which changes no number."""
    from briefcite.load.tex.commands import NOTE_COMMANDS

    if made in FIXED:
        return any(
            token.kind == "cmd"
            and ((reader.groups.does(token.text) == made and token.text != made) or _counts(token.text))
            for token in macro.body
        )
    if made in NOTE_COMMANDS:
        internal = any(token.kind == "cmd" and "@" in token.text for token in macro.body)
        return not internal or any(
            token.kind == "cmd" and token.text != made and reader.groups.does(token.text) in NOTE_COMMANDS
            for token in macro.body
        )
    return True


def _counts(name: str) -> bool:
    return name in ("setcounter", "addtocounter", "stepcounter", "refstepcounter")


def let(reader: Reader, name: str) -> None:
    r"""\let\foot=\footnote: the one does from now on what the other does at this moment."""
    gullet = reader.gullet
    made = gullet.name()
    gullet.skip_blanks()
    gullet.take("=")
    token = gullet.skip_blanks()
    if token is None:
        return
    gullet.next()
    if token.kind == "text" and len(token.text) > 1:
        gullet.put_back([token.behind(1)])
        token = token._replace(text=token.text[0])
    if token.kind == "cmd" and token.text == "csname":
        gullet.put_back([token])
        token = TexToken("cmd", gullet.name())
    everywhere = name == "glet"
    if made in FIXED and token.kind == "cmd":
        return
    if token.kind == "cmd":
        reader.groups.define(made, reader.groups.meaning.get(token.text, Builtin(token.text)), everywhere)
    else:
        reader.groups.define(made, token._replace(at=0), everywhere)


def let_named(reader: Reader, _name: str) -> None:
    r"""\csletcs{foo}{footnote}, \letcs\foo{footnote}, \cslet{foo}\footnote."""
    made, told = reader.gullet.name(), reader.gullet.name()
    reader.groups.define(made, reader.groups.meaning.get(told, Builtin(told)))


def new_environment(reader: Reader, _name: str) -> None:
    r"""\newenvironment{foo}[1]{…}{…}."""
    gullet = reader.gullet
    gullet.star()
    made = gullet.word()
    arguments = classic(gullet)
    _environment(reader, made, arguments)


def new_document_environment(reader: Reader, _name: str) -> None:
    r"""\NewDocumentEnvironment{foo}{o m}{…}{…}."""
    made = reader.gullet.word()
    _environment(reader, made, document_command(reader.gullet.word()))


def _environment(reader: Reader, made: str, arguments: tuple[Argument, ...]) -> None:
    begin, end = without_place(reader.gullet.argument()), without_place(reader.gullet.argument())
    _check(reader, (*begin, *end))
    if made not in ("document", "figure", "table", "thebibliography", "titlepage", "abstract"):
        reader.environments[made] = Environment(arguments, begin, end)


def code_environment(reader: Reader, name: str) -> None:
    r"""\lstnewenvironment{foo}, \DefineVerbatimEnvironment{foo}, \newminted{perl}: code stands in it."""
    gullet = reader.gullet
    option = gullet.option() if name in ("newminted", "newtcblisting") else None
    made = gullet.word()
    if name == "newminted":
        made = written(option or ()).strip() or f"{made}code"
        gullet.argument()
    elif name == "lstnewenvironment":
        classic(gullet)
        gullet.argument()
        gullet.argument()
    elif name == "newtcblisting":
        classic(gullet)
        gullet.argument()
    elif name == "excludecomment":
        reader.habits.unseen.add(made)
    else:
        gullet.argument()
        gullet.argument()
    reader.habits.code.add(made)


def include_comment(reader: Reader, _name: str) -> None:
    r"""\includecomment{foo}: what was left out is read from here on."""
    made = reader.gullet.word()
    reader.habits.code.discard(made)


def short_code(reader: Reader, name: str) -> None:
    r"""\MakeShortVerb{\|}: code stands between two such signs."""
    reader.gullet.star()
    if name == "lstMakeShortInline":
        reader.gullet.option()
    sign = reader.gullet.word().lstrip("\\").strip()[:1]
    if sign and not sign.isalnum() and sign not in "{}\\%":
        reader.habits.short += sign


def long_code(reader: Reader, _name: str) -> None:
    r"""\DeleteShortVerb{\|}."""
    sign = reader.gullet.word().lstrip("\\").strip()[:1]
    reader.habits.short = reader.habits.short.replace(sign, "") if sign else reader.habits.short


def at_letter(reader: Reader, _name: str) -> None:
    r"""\makeatletter."""
    reader.habits.at_letter = True


def at_other(reader: Reader, _name: str) -> None:
    r"""\makeatother."""
    reader.habits.at_letter = False


def hook(reader: Reader, name: str) -> None:
    r"""\pretocmd{\section}{\setcounter{footnote}{0}}{}{}: what is done at each section as well."""
    gullet = reader.gullet
    made = gullet.name()
    added = without_place(gullet.argument())
    gullet.argument()
    gullet.argument()
    before = reader.groups.meaning.get(made)
    if isinstance(before, Macro):
        body = (*added, *before.body) if name.startswith("preto") else (*before.body, *added)
        reader.groups.define(made, Macro(before.arguments, body))
    elif any(token.kind == "cmd" and _counts(token.text) for token in added):
        held = f"{made} as it was"
        reader.groups.define(held, before or Builtin(made))
        reader.groups.define(made, Macro((), (*added, TexToken("cmd", held))))


def at_begin(reader: Reader, _name: str) -> None:
    r"""\AtBeginDocument{…}: kept until \begin{document}."""
    held = reader.groups.meaning.get("at begin")
    body = held.body if isinstance(held, Macro) else ()
    reader.groups.define("at begin", Macro((), (*body, *without_place(reader.gullet.argument()))), everywhere=True)


_FORMS = [f"{verb}{form}" for verb in ("New", "Renew", "Provide", "Declare") for form in ("", "Expandable")]
COMMANDS = table(
    (
        new_command,
        "newcommand renewcommand providecommand DeclareRobustCommand newrobustcmd renewrobustcmd providerobustcmd "
        "newcommandx renewcommandx providecommandx",
    ),
    (new_document_command, " ".join(f"{form}DocumentCommand" for form in _FORMS)),
    (new_document_environment, " ".join(f"{form}DocumentEnvironment" for form in _FORMS[::2])),
    (primitive, "def gdef edef xdef protected@edef protected@xdef"),
    (named, "csdef csgdef @namedef csedef csxdef"),
    (let, "let glet futurelet"),
    (let_named, "letcs csletcs cslet"),
    (new_environment, "newenvironment renewenvironment newenvironmentx"),
    (code_environment, "lstnewenvironment DefineVerbatimEnvironment newminted newtcblisting excludecomment"),
    (hook, "pretocmd apptocmd"),
    (include_comment, "includecomment"),
    (short_code, "MakeShortVerb lstMakeShortInline"),
    (long_code, "DeleteShortVerb"),
    (at_letter, "makeatletter"),
    (at_other, "makeatother"),
    (at_begin, "AtBeginDocument"),
)
