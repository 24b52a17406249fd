r"""Environments: the document itself, formulas, minipages with notes of their own, and those whose text is read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefcite.load.tex import table_notes, unprinted
from briefcite.load.tex.counters import LEVELS
from briefcite.load.tex.formulas import formula
from briefcite.load.tex.lexer import TexToken, written
from briefcite.load.tex.macros import Macro, replaced, taken
from briefcite.load.tex.tables import skip, table

if TYPE_CHECKING:
    from briefcite.load.tex.reader import Reader

MATHS = frozenset(
    "math displaymath equation equation* align align* alignat alignat* gather gather* multline multline* eqnarray "
    "eqnarray* flalign flalign* subequations dmath dmath* IEEEeqnarray IEEEeqnarray* prooftree".split()
)
MOST_FORMULA = 20_000


def begin(reader: Reader, _name: str) -> None:
    r"""\begin{…}: an environment of the document's own, of code, of mathematics, or one whose text is read."""
    told = reader.gullet.word()
    own = reader.environments.get(told)
    if told == "document":
        _begin_document(reader)
    elif own is not None:
        scope = reader.groups.open("env", told)
        scope.given = taken(reader.gullet, own.arguments)
        made = replaced(own.begin, scope.given)
        if reader.gullet.spend(len(made) + 1):
            reader.gullet.put_back(made)
    elif told in MATHS:
        _formula(reader, told)
    else:
        _begin_plain(reader, told)


def _begin_plain(reader: Reader, told: str) -> None:
    if not told.startswith(("list", "tabular")):
        reader.new_line()
    closing = table_notes.begin_box(reader) if table_notes.is_box(told) else None
    reader.groups.open("env", told, closing)
    if told in ("threeparttable", "threeparttablex", "ThreePartTable"):
        table_notes.begin_table(reader)
    signature = unprinted.ENVIRONMENTS.get(told)
    skip(reader, "o" if signature is None else signature)


def _formula(reader: Reader, told: str) -> None:
    r"""A displayed formula; a macro may bring its end: "\newcommand{\ee}{\end{equation}}"."""
    gullet = reader.gullet
    inside: list[TexToken] = []
    while (token := gullet.next()) is not None and len(inside) < MOST_FORMULA and token.kind not in ("close", "code"):
        macro = reader.groups.meaning.get(token.text) if token.kind == "cmd" else None
        if isinstance(macro, Macro) and any(one.text in ("end", "endgroup") for one in macro.body):
            reader.expand(macro)
            continue
        if token.kind == "cmd" and token.text == "end":
            ended = gullet.argument()
            if written(ended).strip() == told:
                _write_formula(reader, told, inside)
                return
            inside += [token, TexToken("{", "{"), *ended, TexToken("}", "}")]
            if written(ended).strip() == "document":
                token = None
                break
            continue
        if token.kind == "cmd" and token.text in (*LEVELS, "begin") and token.text in LEVELS:
            break
        inside.append(token)
    gullet.put_back([*inside, *([token] if token else [])])
    reader.fault(f"\\begin{{{told}}} has no \\end", gullet.at)


def _write_formula(reader: Reader, told: str, inside: Sequence[TexToken]) -> None:
    if not told.endswith("*"):
        reader.counters.step("equation")
    for place, token in enumerate(inside):
        if token.kind == "cmd" and token.text == "label":
            name = written(inside[place + 2 :]).partition("}")[0]
            reader.labels[name.strip()] = reader.label._replace(text=reader.the("equation"), note="")
    if any(token.kind == "cmd" and reader.makes_note(token.text) for token in inside):
        reader.gullet.put_back(inside)
        return
    with reader.marked("verbatim"):
        reader.print(" ".join(written(inside).split()))


def display(reader: Reader, name: str) -> None:
    r"""\[ … \] and \( … \)."""
    closing = {"[": "]", "(": ")"}[name]
    formula(reader, f"\\{name}", lambda token: token.kind == "cmd" and token.text == closing, 5000)


def end(reader: Reader, _name: str) -> None:
    r"""\end{…}."""
    told = reader.gullet.word()
    if told == "document":
        _end_document(reader)
        return
    own = reader.environments.get(told)
    scope = next((one for one in reversed(reader.groups.scopes) if one.kind == "env" and one.name == told), None)
    if own is not None and scope is not None:
        made = replaced(own.end, scope.given)
        if reader.gullet.spend(len(made) + 1):
            reader.gullet.put_back([*made, TexToken("close", told)])
            return
    if told == "tablenotes":
        table_notes.end_table_item(reader)
    reader.groups.close_to("env", told)
    reader.new_line()


def _begin_document(reader: Reader) -> None:
    if reader.standalone or not reader.silent:
        reader.silent = False
        return
    reader.begin_text()
    held = reader.groups.meaning.get("at begin")
    if isinstance(held, Macro):
        reader.gullet.put_back(held.body)


def _end_document(reader: Reader) -> None:
    """What stands after it is not printed; a part that can be compiled alone ends only itself."""
    if reader.standalone:
        reader.silent = True
    elif not reader.begun:
        reader.fault("\\end{document} comes before \\begin{document}", reader.gullet.at)
    else:
        reader.gullet.abandon()


def begin_group(reader: Reader, _name: str) -> None:
    r"""\begingroup, \bgroup."""
    reader.groups.open("group")


def end_group(reader: Reader, _name: str) -> None:
    r"""\endgroup, \egroup."""
    if any(scope.kind == "group" for scope in reader.groups.scopes):
        reader.groups.close_to("group")


def line_end(reader: Reader, _name: str) -> None:
    r"""\\[2pt]."""
    reader.gullet.star()
    token = reader.gullet.peek()
    if token is not None and token.kind == "text" and token.text.startswith("["):
        reader.gullet.option()
    reader.new_line()


def item(reader: Reader, _name: str) -> None:
    r"""\item[label]."""
    option = reader.gullet.option()
    here = next((scope.name for scope in reversed(reader.groups.scopes) if scope.kind == "env"), "")
    if reader.silent:
        return
    if here == "tablenotes":
        reader.new_line()
        table_notes.table_item(reader, option or ())
        return
    reader.new_line()
    if option:
        reader.gullet.put_back([*option, TexToken("blank", " ")])


COMMANDS = table(
    (begin, "begin"),
    (end, "end"),
    (display, "[ ("),
    (begin_group, "begingroup bgroup"),
    (end_group, "endgroup egroup"),
    (line_end, "\\"),
    (item, "item"),
)
