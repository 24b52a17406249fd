"""Typst: footnotes, endnotes gathered by hand, notes in the margin."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from content import Article, Block, Lowered, Mix, Note, Piece, Raised

ENDNOTES = """
#let kept = state("kept", ())
#let endnote(body) = { kept.update(k => k + (body,)); context super[#kept.get().len()] }
"""
LIST = "#heading(numbering: none)[Notes]\n#context for (i, n) in kept.final().enumerate() [#par[MARK#n]]\n"


class Look(NamedTuple):
    """One way to typeset with Typst."""

    setup: str = ""
    note: str = "#footnote[{0}]"
    after: str = ""
    mix: Mix = Mix()


def entry(mark: str) -> str:
    """Give footnotes that begin with ``mark``."""
    number = "#counter(footnote).at(it.note.location()).first()"
    return "#show footnote.entry: it => [" + mark.replace("N", number) + " #it.note.body]"


def listed(mark: str) -> str:
    """Give the list of endnotes."""
    return LIST.replace("MARK", mark)


LOOKS = {
    "plain": Look(),
    "two_columns": Look("#set page(columns: 2)\n#set text(9pt)", mix=Mix(density=0.4)),
    "a5": Look('#set page("a5")\n#set text(9pt)\n#set par(justify: true)'),
    "sans": Look('#set text(font: "Inter", size: 10pt)\n#set par(leading: 1em)'),
    "letters": Look('#set footnote(numbering: "a")', mix=Mix(sections=1)),
    "roman": Look('#set footnote(numbering: "i")', mix=Mix(sections=2)),
    "brackets": Look('#set footnote(numbering: "[1]")'),
    "parens": Look('#set footnote(numbering: "1)")'),
    "symbols": Look('#set footnote(numbering: "*")', mix=Mix(sections=1, paragraphs=3, density=0.2)),
    "level_dot": Look(entry("N.")),
    "level_bare": Look(entry("N")),
    "level_brackets": Look(entry("\\\\[N\\\\]").replace("\\\\", "\\")),
    "hanging": Look(entry("#h(-1.2em)N#h(.7em)") + "\n#set par(justify: true)"),
    "no_rule": Look("#set footnote.entry(separator: none)"),
    "big_notes": Look("#show footnote.entry: set text(1.18em)"),
    "double_spaced": Look("#set par(leading: 1.6em)\n#show footnote.entry: set par(leading: .5em)"),
    "headed": Look('#set page(header: [Quay Review #h(1fr) 12 (2019)], numbering: "1 / 1")'),
    "foot_text": Look("#set page(footer: [Brekke, The Toll of Tarn #h(1fr) #context counter(page).display()])"),
    "endnotes": Look(ENDNOTES, "#endnote[{0}]", listed("#super[#{{i + 1}}] ").replace("{{", "{").replace("}}", "}")),
    "endnotes_dot": Look(ENDNOTES, "#endnote[{0}]", listed("#(i + 1). ")),
    "endnotes_break": Look(ENDNOTES, "#endnote[{0}]", "#pagebreak()\n" + listed("#(i + 1)#h(1em)")),
    "endnotes_small": Look(ENDNOTES, "#endnote[{0}]", "#set text(8pt)\n" + listed("#(i + 1)) ")),
    "endnotes_one_page": Look(
        "#set page(height: 60cm)\n" + ENDNOTES, "#endnote[{0}]", listed("#(i + 1). "), Mix(sections=1, paragraphs=3)
    ),
    "german": Look('#set text(lang: "de")', mix=Mix(language="de", doubles=0.1)),
    "french": Look('#set text(lang: "fr")', mix=Mix(language="fr")),
    "by_page": Look("#set page(header: context counter(footnote).update(0))"),
}


def typeset(look: Look, written: Article, target: Path) -> None:
    """Make the PDF."""
    import typst

    source = target.with_suffix(".typ")
    source.write_text("\n\n".join((look.setup, *(_typst(look, b) for b in written.blocks), look.after)), "utf-8")
    typst.compile(str(source), output=str(target))


def _typst(look: Look, block: Block) -> str:
    text = "".join(_piece(look, piece) for piece in block.pieces)
    frames = {
        "title": "#align(center, text(16pt)[{}])",
        "heading": "= {}",
        "quote": "#quote(block: true)[{}]",
        "item": "+ {}",
    }
    return frames.get(block.kind, "{}").replace("{}", text)


def _piece(look: Look, piece: Piece) -> str:
    if isinstance(piece, Note):
        return look.note.replace("{0}", escape(piece.text)) + ";"
    if isinstance(piece, Raised):
        return f"#super[{piece.text}];"
    if isinstance(piece, Lowered):
        return f"#sub[{piece.text}];"
    return escape(piece)


def escape(text: str) -> str:
    """Protect Typst's own characters."""
    return "".join("\\" + char if char in "\\#*_`$<>@[]=/~" else char for char in text)
