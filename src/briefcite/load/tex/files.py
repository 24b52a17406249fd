r"""Files that the document takes in (\input, \include, \subfile, \import), its class and its packages."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from briefcite import incomplete
from briefcite.load.tex.lexer import TexToken, listed, written
from briefcite.load.tex.macros import Macro
from briefcite.load.tex.tables import table
from briefcite.text.late import late

if TYPE_CHECKING:
    from briefcite.load.tex.reader import Reader

CHAPTERED = late(r"book|repo?rt|reprt|rapport|boek|memoir|thes[ie]s|diss|mono|octavo|manual|ctexrep")
"""Classes with chapters, in which notes are numbered from 1 again."""
_TITLE_PAGED = late(r"(?:ext)?(?:book|report)")
"""Classes with a page for the title, whose notes have numbers there; elsewhere they have signs."""
_GERMAN = late(r"\b(?:n?german|n?austrian|n?swissgerman)\b")
_FRENCH = late(r"\b(?:french|francais|frenchb)\b")
_PAGES = late(r"\bperpage\b")
_TEX = (".tex", "", ".ltx")


def _file_name(reader: Reader) -> str:
    r"""Read the name in "\input{one}" or "\input one "."""
    gullet = reader.gullet
    token = gullet.skip_blanks()
    if token is not None and token.kind == "{":
        argument = gullet.argument()
        plain = all(part.kind != "cmd" for part in argument)
        return written(argument).strip() if plain else reader.text_of(argument)
    name = ""
    while (token := gullet.next()) is not None and token.kind == "text":
        name += token.text
    if token is not None and token.kind != "blank":
        gullet.put_back([token])
    return name


def take_in(reader: Reader, name: str) -> None:
    r"""\input{one}, \include{one}, \subfile{one}."""
    told = _file_name(reader)
    if name == "include" and reader.only is not None and told.removesuffix(".tex") not in reader.only:
        return
    here = reader.project.open[-1].parent if reader.project.open else None
    folders = [*reader.folders[-1:], *([here] if here and name.startswith("subfile") else [])]
    suffixes = ("",) if told.endswith((".sty", ".cls")) else _TEX
    found = reader.project.find(told, suffixes, folders)
    if found is None and here is not None:
        found = reader.project.find(told, suffixes, [here])
    _read(reader, found, told, f"\\{name}{{{told}}}", quiet=name == "InputIfFileExists")


def import_from(reader: Reader, name: str) -> None:
    r"""\import{folder/}{one}: what it takes in itself is looked for in that folder."""
    reader.gullet.star()
    folder = reader.gullet.word()
    told = reader.gullet.word()
    root = reader.project.root
    if root is None:
        _read(reader, None, told, f"\\{name}")
        return
    base = reader.folders[-1] if name.startswith("sub") and reader.folders else root
    place = base / folder
    _read(reader, reader.project.find(told, _TEX, [place]), told, f"\\{name}{{{folder}}}{{{told}}}", folder=place)


def _read(
    reader: Reader, found: Path | None, told: str, command: str, *, quiet: bool = False, folder: Path | None = None
) -> None:
    source = reader.project.read(found, told, command, quiet=quiet)
    if source is None or found is None:
        return
    if folder:
        reader.folders.append(folder)
    number = reader.project.enter(found)
    letter = reader.habits.at_letter
    if found.suffix in (".sty", ".cls", ".clo", ".def", ".cfg", ".bbx", ".cbx"):
        reader.habits.at_letter = True

    def ended() -> None:
        reader.project.leave()
        reader.habits.at_letter = letter
        if folder:
            reader.folders.pop()
        if reader.standalone and reader.standalone[-1] == number:
            reader.standalone.pop()
            reader.silent = False

    reader.read(source, number, ended)


def only(reader: Reader, _name: str) -> None:
    r"""\includeonly{one,two}."""
    told = reader.gullet.word()
    reader.only = {part.strip().removesuffix(".tex") for part in told.split(",")}


def document_class(reader: Reader, name: str) -> None:
    r"""\documentclass[options]{book}: says how notes are numbered; a class in the folder may say more."""
    options = written(reader.gullet.option() or ())
    told = reader.gullet.word()
    reader.gullet.option()
    if name == "documentclass" and len(reader.project.open) > 1 and not reader.in_parent:  # a part that can stand alone
        reader.standalone.append(len(reader.project.names) - 1)
        reader.silent = True
        return
    if name == "documentclass" and not reader.in_parent and not reader.whole:
        reader.silent, reader.begun = True, False
    if name == "documentclass":
        _language(reader, options)
    if told == "subfiles" and not reader.in_parent:
        _parent(reader, options.split(",")[0])
        return
    reader.document_class = told
    if "notitlepage" not in options and (_TITLE_PAGED.fullmatch(told) or "titlepage" in options):
        reader.groups.define("thethanks", Macro((), tuple(listed("\\arabic{thanks}"))), everywhere=True)
    if CHAPTERED.search(told.lower()):
        chaptered(reader)
    local = reader.project.find(told, (".cls",))
    if local is not None:
        _read(reader, local, told, f"\\{name}{{{told}}}")


def _parent(reader: Reader, told: str) -> None:
    """Read the preamble of the document that a part belongs to, which is read by itself."""
    found = reader.project.find(told, _TEX)
    source = reader.project.read(found, told, f"\\documentclass[{told}]{{subfiles}}")
    if source is None or found is None:
        return
    number = reader.project.enter(found)
    reader.in_parent = True

    def ended() -> None:
        reader.in_parent = False
        reader.project.leave()

    reader.read(source.partition("\\begin{document}")[0], number, ended)


def chaptered(reader: Reader) -> None:
    """Restart the numbers of notes with each chapter, and name sections after theirs."""
    if "chapter" not in reader.tied:
        reader.tied.add("chapter")
        for counter in ("footnote", "section", "figure", "table", "equation", "pagenote", "sidefootnote"):
            reader.counters.tie(counter, "chapter")
        reader.groups.define("thesection", Macro((), tuple(listed("\\thechapter.\\arabic{section}"))), everywhere=True)


def package(reader: Reader, _name: str) -> None:
    r"""\usepackage[options]{one,two}; a package in the folder is read for what it defines."""
    options = written(reader.gullet.option() or ())
    told = [part.strip() for part in reader.gullet.word().split(",")]
    reader.gullet.option()
    for one in told:
        reader.packages[one] = ",".join(part for part in (reader.packages.get(one, ""), options) if part)
        if _PAGES.search(options) and one in ("footmisc", "bigfoot", "manyfoot", "footnpag", "zref", "perpage"):
            reader.project.warn(incomplete.numbered_by_page(f"\\usepackage[{options}]{{{one}}}"))
        if one == "footmisc" and "symbol" in options:
            reader.groups.define("thefootnote", Macro((), tuple(listed("\\fnsymbol{footnote}"))), everywhere=True)
        if one in ("babel", "polyglossia"):
            _language(reader, options)
        if one in ("german", "ngerman"):
            _language(reader, one)
        if one == "pagenote" and "chapter" not in reader.tied:
            reader.counters.tie("pagenote", "section")
    for one in reversed(told):
        local = reader.project.find(one, (".sty",))
        if local is not None and local not in reader.project.open:
            _read(reader, local, one, f"\\usepackage{{{one}}}")


def _language(reader: Reader, options: str) -> None:
    if _GERMAN.search(options):
        reader.german, reader.language = True, "german"
    elif _FRENCH.search(options):
        reader.language = "french"


def pass_options(reader: Reader, name: str) -> None:
    r"""\PassOptionsToPackage{style=verbose}{biblatex}, \ExecuteBibliographyOptions{autocite=footnote}."""
    options = reader.gullet.word()
    one = reader.gullet.word() if name.startswith("Pass") else "biblatex"
    reader.packages[one] = ",".join(part for part in (reader.packages.get(one, ""), options) if part)


def bibliography_options(reader: Reader, name: str) -> None:
    r"""\ExecuteBibliographyOptions[types]{autocite=footnote}."""
    reader.gullet.option()
    pass_options(reader, name)


def exists(reader: Reader, _name: str) -> None:
    r"""\IfFileExists{one}{…}{…}: the branch that fits the folder."""
    told = _file_name(reader)
    branches = [reader.gullet.argument(), reader.gullet.argument()]
    reader.gullet.put_back(branches[0 if reader.project.find(told, ("", ".tex")) else 1])


def input_if_exists(reader: Reader, name: str) -> None:
    r"""\InputIfFileExists{one}{…}{…}."""
    told = _file_name(reader)
    branches: list[Sequence[TexToken]] = [reader.gullet.argument(), reader.gullet.argument()]
    found = reader.project.find(told, ("", ".tex"))
    reader.gullet.put_back(branches[0 if found else 1])
    if found:
        _read(reader, found, told, f"\\{name}{{{told}}}")


COMMANDS = table(
    (take_in, "input include subfile subfileinclude @input @@input loadchapter"),
    (import_from, "import subimport includefrom inputfrom subincludefrom subinputfrom"),
    (document_class, "documentclass documentstyle LoadClass LoadClassWithOptions"),
    (package, "usepackage RequirePackage RequirePackageWithOptions"),
    (only, "includeonly"),
    (pass_options, "PassOptionsToPackage"),
    (bibliography_options, "ExecuteBibliographyOptions"),
    (exists, "IfFileExists"),
    (input_if_exists, "InputIfFileExists"),
)
