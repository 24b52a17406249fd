r"""Citations by key: \footcite, \autocite and their relatives of biblatex, natbib, jurabib and biblatex-chicago.

What a style prints is not known; its work is. A note shows the work in full, and a mark holds it as CSL-JSON.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from briefcite.bib.csl import csl_item
from briefcite.load.tex import notes
from briefcite.load.tex.bibliography import in_full, in_short, names
from briefcite.load.tex.lexer import TexToken, written
from briefcite.load.tex.names import Builtin
from briefcite.load.tex.tables import table
from briefcite.model import Reference
from briefcite.text.late import late

if TYPE_CHECKING:
    from briefcite.load.tex.reader import Reader

FOOT_STYLES = late(
    r"verbose|authortitle|footnote|-dw|oscola|historische|historian|juradiss|notes|archaeologie|arthistory|mpk|musuos|"
    r"abnt-ibid|afwl|amit|archa|foe|zaes|^enc$|gost-footnote|chicago-notes|^jura"
)
r"""Styles of biblatex whose \autocite makes footnotes."""
_LOCATOR = late(r"[\divxlcIVXLC\s.,;:–—-]+(?:\s?ff?\.?|\s?sqq?\.?|\s?et seq\.)?")
_PAGES = late(r"(?:pp?|S|s|f|pág|págs)\.[\s\u00a0]*(?=\d)|pages?\s+(?=\d)")


class Item(NamedTuple):
    """One key with what stands around it, as source."""

    before: Sequence[TexToken]
    after: Sequence[TexToken]
    key: str


class CiteCommand(NamedTuple):
    """All keys of one command."""

    items: tuple[Item, ...]
    before: Sequence[TexToken] = ()
    after: Sequence[TexToken] = ()


def _one(reader: Reader, volume: bool = False) -> list[Item]:
    r"""Read "[see][12]{key, other}": what stands before is the first's, the page is the last's."""
    gullet = reader.gullet
    before = gullet.option() if volume else None
    held = gullet.word() if volume else ""
    first, second = gullet.option(), gullet.option()
    if second is None and not volume:
        first, second = None, first
    elif volume:
        first, second = before, first
    token = gullet.skip_blanks()
    if token is None or token.kind not in ("{", "text"):
        return []
    keys = [key.strip() for key in written(gullet.argument()).split(",") if key.strip()]
    after = [TexToken("text", f"{held}:"), *(second or ())] if held else (second or ())
    last = len(keys) - 1
    return [Item((first or ()) if n == 0 else (), after if n == last else (), key) for n, key in enumerate(keys)]


def _many(reader: Reader) -> CiteCommand:
    r"""Read "(see)(passim)[12]{key}[3]{other}"."""
    gullet = reader.gullet
    first, second = gullet.option("(", ")"), gullet.option("(", ")")
    if second is None:
        first, second = None, first
    items: list[Item] = []
    while True:
        token = gullet.peek()
        if token is None or not (token.kind == "{" or (token.kind == "text" and token.text.startswith("["))):
            return CiteCommand(tuple(items), first or (), second or ())
        found = _one(reader)
        if not found:
            return CiteCommand(tuple(items), first or (), second or ())
        items += found


def _cite(reader: Reader, name: str) -> CiteCommand:
    reader.gullet.star()
    if name.endswith("s") and name != "citeauthors":
        return _many(reader)
    return CiteCommand(tuple(_one(reader, volume="volcite" in name)))


def foot(reader: Reader, name: str) -> None:
    r"""\footcite: a note of its own, or, within a note, part of it."""
    cite = _cite(reader, name)
    if notes.unheard(reader) or not cite.items:
        return
    if reader.within:
        _write(reader, cite, brackets=True)
        return
    notes.made(reader, "footnote", lambda: _write(reader, cite))


def foot_text(reader: Reader, name: str) -> None:
    r"""\footcitetext: the note of a \footnotemark."""
    cite = _cite(reader, name)
    if not notes.unheard(reader):
        notes.made(reader, "footnotetext", lambda: _write(reader, cite))


def automatic(reader: Reader, name: str) -> None:
    r"""\autocite does what the style or the option "autocite" says."""
    if makes_footnotes(reader):
        foot(reader, name)
    else:
        inline(reader, name)


def makes_footnotes(reader: Reader) -> bool:
    r"""Whether \autocite makes footnotes in this document."""
    chicago = reader.packages.get("biblatex-chicago")
    options = f"{reader.packages.get('biblatex', '')},{chicago or ''}"
    asked: list[str] = re.findall(r"autocite\s*=\s*\{?(\w+)", options)
    if asked:
        return bool(asked[-1] == "footnote")
    if chicago is not None:
        return "authordate" not in chicago
    styles: list[str] = re.findall(r"(?:cite)?style\s*=\s*\{?([\w/-]+)", options)
    return any(FOOT_STYLES.search(str(style)) for style in styles)


def inline(reader: Reader, name: str) -> None:
    r"""\cite, \textcite, \parencite: in the running text short, in a note whole."""
    cite = _cite(reader, name)
    if not reader.silent:
        _write(reader, cite, short=not reader.within, brackets="paren" in name or "citep" in name)


def part(reader: Reader, name: str) -> None:
    r"""\citeauthor, \citetitle, \citeyear: a part of what is known of a work."""
    cite = _cite(reader, name)
    if reader.silent:
        return
    for number, item in enumerate(cite.items):
        reader.print(", " if number else "")
        work = reader.bibliography.get(item.key)
        _item(reader, item, work, _part(work, name.lower()) if work else item.key)


def _part(work: Reference, name: str) -> str:
    if "author" in name:
        return names(work.author or work.editor, family=True) or work.title
    if "year" in name or "date" in name:
        return work.issued.edtf[:4] if work.issued else "n.d."
    return work.title or work.id


def _write(reader: Reader, cite: CiteCommand, short: bool = False, brackets: bool = False) -> None:
    before, after = reader.text_of(cite.before), reader.text_of(cite.after)
    reader.print(("(" if brackets else "") + (f"{before} " if before else ""))
    for number, item in enumerate(cite.items):
        reader.print("; " if number else "")
        work = reader.bibliography.get(item.key)
        shown = (in_short(work) if short else in_full(work)) if work else item.key
        _item(reader, item, work, shown)
    reader.print((f", {after}" if after else "") + (")" if brackets else ""))


def _item(reader: Reader, item: Item, work: Reference | None, shown: str) -> None:
    """Write one work with what stands around it, and mark which it is."""
    before, after = reader.text_of(item.before), reader.text_of(item.after)
    reader.print(f"{before} " if before else "")
    start = reader.out.length
    reader.print(shown + (f", {after}" if after else ""))
    if work is not None and reader.within and not reader.silent:
        reader.out.mark("citation", start, data=_data(work, item.key, before, after))


def _data(work: Reference, key: str, before: str, after: str) -> str:
    csl = csl_item(work)
    del csl["custom"]
    csl["citation-key"] = key
    cited = {"itemData": csl, "prefix": before}
    pages = _PAGES.sub("", after, count=1).strip()
    if (after and _LOCATOR.fullmatch(pages) and any(char.isdigit() for char in pages)) or (pages and _roman(pages)):
        cited |= {"locator": pages, "label": "page"}
    elif after:
        cited["suffix"] = after
    return json.dumps({"citationItems": [cited]}, ensure_ascii=False)


def _roman(text: str) -> bool:
    return bool(re.fullmatch(r"[ivxlc]+(?:[–-][ivxlc]+)?", text))


def resource(reader: Reader, name: str) -> None:
    r"""\addbibresource{works.bib}, \bibliography{works,more}."""
    reader.gullet.star()
    options = written(reader.gullet.option() or ())
    told = reader.gullet.word()
    if "remote" not in options:
        for one in told.split(",") if name == "bibliography" else [told]:
            reader.bibliography.add(one, f"\\{name}{{{one.strip()}}}")


def own_command(reader: Reader, name: str) -> None:
    r"""\DeclareCiteCommand{\mycite}[\mkbibfootnote]{…}{…}{…}{…}: a command like \cite or, in footnotes, \footcite."""
    gullet = reader.gullet
    gullet.star()
    made = gullet.name()
    wrapper = written(gullet.option() or ())
    multiple = name == "DeclareMultiCiteCommand"
    for _ in range(2 if multiple else 4):
        gullet.argument()
    if made not in COMMANDS:
        reader.groups.define(made, Builtin("footcite" if "footnote" in wrapper else "cites" if multiple else "cite"))


COMMANDS = table(
    (
        inline,
        "cite Cite parencite Parencite textcite Textcite fullcite citet Citet citep Citep citealt citealp citetext "
        "headlesscite headlessfullcite nptextcite shortcite shortrefcite citenp posscite notecite pnotecite fnotecite "
        "volcite pvolcite tvolcite avolcite svolcite bibentry supercite cites Cites parencites Parencites textcites "
        "Textcites fullcites supercites citeA citeNP shorthandcite gentextcite",
    ),
    (part, "citeauthor Citeauthor citetitle citeyear citeyearpar citedate citejournal citeshorttitle citefullauthor"),
    (
        foot,
        "footcite footcites footfullcite footfullcites smartcite Smartcite smartcites Smartcites footvolcite fvolcite "
        "ftvolcite",
    ),
    (foot_text, "footcitetext footcitetexts"),
    (automatic, "autocite Autocite autocites Autocites"),
    (resource, "addbibresource addglobalbib addsectionbib bibliography nobibliography"),
    (own_command, "DeclareCiteCommand DeclareMultiCiteCommand"),
)
