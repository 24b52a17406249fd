"""HTML printed by Chromium."""

from __future__ import annotations

import subprocess
from html import escape
from pathlib import Path
from typing import NamedTuple

from content import Article, Block, Lowered, Mix, Note, Piece, Raised

FRAMES = {"title": "h1", "heading": "h2", "para": "p", "quote": "blockquote", "row": "p", "aside": "p"}


class Look(NamedTuple):
    """One way to mark up and style: the callout, the note, and where notes stand."""

    style: str = ""
    callout: str = '<sup><a href="#n{0}" id="r{0}">{0}</a></sup>'
    entry: str = '<li id="n{0}">{1}</li>'
    notes: str = "<hr><ol>{0}</ol>"
    inline: bool = False
    """The note stands where it is called."""
    by_section: bool = False
    mix: Mix = Mix()


SIDE = (
    "body{width:62%} .side{float:right;clear:right;width:38%;margin-right:-50%;font-size:75%;line-height:1.3;overflow-wrap:anywhere}"
    " blockquote .side{margin-right:-62%}"
)
PARAGRAPHS = "<div class=notes>{0}</div>"
LOOKS = {
    "plain": Look(),
    "serif_small": Look("body{font:10pt/1.4 'EB Garamond'} ol{font-size:80%} sup{font-size:60%}"),
    "wiki": Look(callout='<sup><a href="#n{0}">[{0}]</a></sup>'),
    "level_brackets": Look(callout=' <a href="#n{0}">[{0}]</a>'),
    "back_arrows": Look(entry='<li id="n{0}">{1} <a href="#r{0}">&#8617;&#xFE0E;</a></li>'),
    "carets": Look(entry='<li id="n{0}"><a href="#r{0}">^</a> {1}</li>'),
    "headed": Look(notes="<h2>Notes</h2><ol>{0}</ol>"),
    "bracket_entries": Look(entry="<p>[{0}] {1}</p>", notes="<h2>Endnotes</h2>" + PARAGRAPHS, callout="[{0}]"),
    "raised_entries": Look(entry="<p><sup>{0}</sup> {1}</p>", notes="<hr>" + PARAGRAPHS),
    "dot_entries": Look(entry="<p>{0}. {1}</p>", notes="<h3>Endnotes</h3>" + PARAGRAPHS),
    "bare_entries": Look(entry="<p>{0} {1}</p>", notes="<hr>" + PARAGRAPHS, style=".notes{font-size:80%}"),
    "by_section": Look(by_section=True),
    "by_section_small": Look("ol{font-size:75%} h2{border-top:1px solid}", by_section=True),
    "side": Look(SIDE, "<sup>{0}</sup>", '<span class="side"><sup>{0}</sup> {1}</span>', inline=True, mix=Mix(density=0.15, long_notes=0)),
    "side_bare": Look(SIDE, "<sup>{0}</sup>", '<span class="side">{0}. {1}</span>', inline=True, mix=Mix(density=0.15, long_notes=0)),
    "two_columns": Look("body{columns:2;font-size:9pt}"),
    "sans_wide": Look("body{font:11pt/1.8 Inter} ol{font-size:90%;line-height:1.2}"),
    "table_list": Look("td{vertical-align:top;font-size:85%}", entry="<tr><td>{0}.</td><td>{1}</td></tr>", notes="<table>{0}</table>"),
    "short": Look(mix=Mix(sections=1, paragraphs=1, lists=False)),
    "short_wiki": Look(callout='<sup><a href="#n{0}">[{0}]</a></sup>', mix=Mix(sections=1, paragraphs=2)),
    "vertical_align": Look(callout="<span class=c>{0}</span>", style=".c{vertical-align:super;font-size:smaller}"),
    "german": Look("body{font:11pt 'Gentium Plus'}", mix=Mix(language="de")),
    "doubles": Look(mix=Mix(doubles=0.2)),
}  # fmt: skip


def render(look: Look, written: Article) -> str:
    """Give the page."""
    body, waiting, number = [], [], 0
    for block in written.blocks:
        if look.by_section and block.kind == "heading" and waiting:
            body.append(look.notes.format("".join(waiting)))
            waiting, number = [], 0
        text = ""
        for piece in block.pieces:
            if isinstance(piece, Note):
                number += 1
                text += look.callout.format(number)
                entry = look.entry.format(number, escape(piece.text))
                if look.inline:
                    text += entry
                else:
                    waiting.append(entry)
            else:
                text += _piece(piece)
        body.append(_frame(block, text))
    if waiting:
        body.append(look.notes.format("".join(waiting)))
    head = f"<meta charset=utf-8><title>x</title><style>{look.style}</style>"
    return f"<!doctype html><html lang={written.language}><head>{head}</head><body>{''.join(body)}</body></html>"


def _frame(block: Block, text: str) -> str:
    if block.kind == "item":
        return f"<ul><li>{text}</li></ul>"
    tag = FRAMES[block.kind]
    return f"<{tag}>{text}</{tag}>"


def _piece(piece: Piece) -> str:
    if isinstance(piece, Raised):
        return f"<sup>{piece.text}</sup>"
    if isinstance(piece, Lowered):
        return f"<sub>{piece.text}</sub>"
    return escape(str(piece))


def typeset(look: Look, written: Article, target: Path) -> None:
    """Make the PDF."""
    source = target.with_suffix(".html")
    source.write_text(render(look, written), "utf-8")
    subprocess.run(
        ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--print-to-pdf={target}", source.as_uri()],
        check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
