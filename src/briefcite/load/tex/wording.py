r"""Commands within the text: accents, quotation marks, addresses, typed superscripts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefcite.load.tex import signs
from briefcite.load.tex.lexer import TexToken, written
from briefcite.load.tex.tables import table

if TYPE_CHECKING:
    from briefcite.load.tex.reader import Reader

_QUOTES = {"german": "„“‚‘", "french": "«»‹›", "": "“”‘’"}


def accent(reader: Reader, name: str) -> None:
    r"""\'e, \"{u}, \c{c}."""
    argument = reader.gullet.argument()
    plain = all(token.kind != "cmd" for token in argument)
    reader.print(signs.accented(name, written(argument) if plain else reader.text_of(argument)))


def raised(reader: Reader, _name: str) -> None:
    r"""\textsuperscript{3}: perhaps a callout that was typed."""
    start = reader.out.length
    out = reader.out

    def closing() -> None:
        if reader.out is out and out.length > start and not reader.silent:
            out.mark("raised", start)

    reader.group(closing)


def address(reader: Reader, _name: str) -> None:
    r"""\url{…}."""
    token = reader.gullet.next()
    if token is not None and token.kind != "raw":
        reader.gullet.put_back([token])
        token = TexToken("raw", reader.gullet.word())
    reader.print(_address(token.text if token else ""))


def _address(source: str) -> str:
    return re.sub(r"\\([%_#&~{}])", r"\1", "".join(source.split()))


def link(reader: Reader, _name: str) -> None:
    r"""\href[options]{address}{text}."""
    token = reader.gullet.next()
    if token is not None and token.kind != "raw":
        reader.gullet.put_back([token])
        token = TexToken("raw", reader.gullet.word())
    target = _address(token.text if token else "")
    start, out = reader.out.length, reader.out

    def closing() -> None:
        if reader.out is out and out.length > start and not reader.silent:
            out.mark("link", start, target=target)

    reader.group(closing)


def first_of_two(reader: Reader, _name: str) -> None:
    r"""\texorpdfstring{printed}{for the outline}."""
    shown_part = reader.gullet.argument()
    reader.gullet.argument()
    reader.gullet.put_back([TexToken("{", "{"), *shown_part, TexToken("}", "}")])


def quote(reader: Reader, name: str) -> None:
    r"""\enquote{…}, \textquote[source][,]{…}: signs around it, others within."""
    gullet = reader.gullet
    star = gullet.star()
    if "foreign" in name or "hyphen" in name:
        gullet.argument()
    source = gullet.option() if "quote" in name[1:] and name != "enquote" else None
    if source is not None:
        gullet.option()
    signs_of = _QUOTES.get(reader.language, _QUOTES[""])
    inner = star or reader.quotes > 0
    opening, closing_sign = signs_of[2 * inner], signs_of[2 * inner + 1]
    reader.quotes += 1
    reader.print(opening)
    silent = reader.silent

    def closing() -> None:
        reader.quotes -= 1
        if not silent:
            reader.print(closing_sign)
        if source:
            reader.gullet.put_back([TexToken("blank", " "), *source])

    reader.group(closing)


def quote_with_key(reader: Reader, name: str) -> None:
    r"""\textcquote[see][12]{key}{…}: a quotation, then \cite, or what \SetCiteCommand says."""
    gullet = reader.gullet
    gullet.star()
    if name.startswith(("foreign", "hyphen")):
        gullet.argument()
    first, second = gullet.option(), gullet.option()
    key, _ = gullet.argument(), gullet.option()
    text = gullet.argument()
    cite = [TexToken("cmd", reader.cite_command)]
    for option in (first, second):
        if option is not None:
            cite += [TexToken("text", "["), *option, TexToken("text", "]")]
    cite += [TexToken("{", "{"), *key, TexToken("}", "}")]
    gullet.put_back([TexToken("cmd", "enquote"), TexToken("{", "{"), *text, TexToken("}", "}"), *cite])


def set_cite_command(reader: Reader, _name: str) -> None:
    r"""\SetCiteCommand{\autocite}."""
    reader.cite_command = reader.gullet.name()


def edited_text(reader: Reader, _name: str) -> None:
    r"""\edtext{lemma}{\Afootnote{…}}: the lemma is printed where it stands."""
    lemma, told = reader.gullet.argument(), reader.gullet.argument()
    reader.gullet.put_back([TexToken("{", "{"), *lemma, TexToken("}", "}"), *told])


def new_line(reader: Reader, _name: str) -> None:
    """Begin a line."""
    reader.new_line()


def comma(reader: Reader, _name: str) -> None:
    r"""\and between authors."""
    reader.print(", ")


def name_of(reader: Reader, _name: str) -> None:
    r"""\csname footnote\endcsname."""
    reader.gullet.put_back([TexToken("cmd", "csname")])
    told = reader.gullet.name()
    if told and told != "csname":
        reader.command(TexToken("cmd", told))


def using_name(reader: Reader, _name: str) -> None:
    r"""\@nameuse{foo}, \csuse{foo}."""
    told = reader.gullet.word()
    if told in reader.groups.meaning or told in COMMANDS:
        reader.command(TexToken("cmd", told))


def programming(reader: Reader, _name: str) -> None:
    r"""\ExplSyntaxOn … \ExplSyntaxOff: a program, which prints nothing here."""
    at = reader.gullet.at
    while (token := reader.gullet.next()) is not None and token.text not in ("documentclass", "document"):
        if token.text in ("ExplSyntaxOff", "endinput"):
            return
    reader.fault("\\ExplSyntaxOn has no \\ExplSyntaxOff", at)
    reader.gullet.put_back([token] if token else [])


def end_input(reader: Reader, _name: str) -> None:
    r"""\endinput: the rest of this file is not read."""
    reader.gullet.leave_file()


def nothing(reader: Reader, name: str) -> None:
    r"""\protect, \relax and others that print nothing."""


_QUOTE = "quote textquote blockquote".split()
_LANGUAGES = ("foreign", "hyphen")
COMMANDS = table(
    (accent, " ".join(signs.ACCENTS)),
    (raised, "textsuperscript up fup bsup textsu"),
    (address, "url nolinkurl path"),
    (link, "href"),
    (first_of_two, "texorpdfstring"),
    (quote, " ".join(("enquote", *_QUOTE[1:], *(f"{of}{what}" for of in _LANGUAGES for what in _QUOTE)))),
    (quote_with_key, "textcquote blockcquote foreigntextcquote foreignblockcquote hyphentextcquote hyphenblockcquote"),
    (set_cite_command, "SetCiteCommand"),
    (edited_text, "edtext critext"),
    (comma, "and"),
    (name_of, "csname"),
    (using_name, "@nameuse csuse"),
    (programming, "ExplSyntaxOn"),
    (end_input, "endinput"),
    (
        new_line,
        "newline linebreak par newpage clearpage cleardoublepage pagebreak tabularnewline bigskip medskip smallskip "
        "hline toprule midrule bottomrule endhead pstart pend",
    ),
    (
        nothing,
        "protect relax expandafter noexpand unskip ignorespaces fi global long outer protected the number numexpr "
        "string today tableofcontents listoffigures listoftables noindent indent centering BooleanTrue BooleanFalse "
        "NoValue citereset mancite leavevmode obeylines multfootsep",
    ),
)
