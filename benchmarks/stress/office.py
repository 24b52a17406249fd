"""LibreOffice: flat OpenDocument with its own notes settings, and Word documents converted by it."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

from content import Article, Block, Lowered, Mix, Note, Piece, Raised

NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}"'
    for short, long in (
        ("office", "office:1.0"), ("text", "text:1.0"), ("style", "style:1.0"),
        ("fo", "xsl-fo-compatible:1.0"),
    )
)  # fmt: skip


class Look(NamedTuple):
    """Settings of the notes: format of the numbers, what stands around them, where the notes stand."""

    numbers: str = "1"
    suffix: str = ""
    prefix: str = ""
    start: str = "document"
    place: str = "page"
    kind: str = "footnote"
    second: str = "footnote"
    page: str = 'fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2.5cm"'
    columns: int = 1
    text: str = 'fo:font-size="12pt" style:font-name="Liberation Serif"'
    note: str = 'fo:font-size="10pt"'
    paragraph: str = 'fo:margin-bottom="0.2cm"'
    note_paragraph: str = 'fo:margin-left="0.6cm" fo:text-indent="-0.6cm"'
    mark: str = 'style:text-position="super 58%"'
    body_mark: str = 'style:text-position="super 58%"'
    head: str = ""
    tagged: bool = False
    rule: bool = True
    mix: Mix = Mix()


LEVEL = 'style:text-position="0% 100%"'
LOOKS = {
    "plain": Look(),
    "tagged": Look(tagged=True),
    "roman": Look(numbers="i", mix=Mix(sections=2)),
    "letters": Look(numbers="a", mix=Mix(sections=1)),
    "capitals": Look(numbers="A", mix=Mix(sections=1)),
    "in_brackets": Look(prefix="[", suffix="]"),
    "paren_after": Look(suffix=")"),
    "level_mark": Look(mark=LEVEL),
    "level_mark_dot": Look(mark=LEVEL, suffix="."),
    "level_mark_paren": Look(mark=LEVEL, suffix=")", note_paragraph='fo:margin-left="0cm"'),
    "by_page": Look(start="page"),
    "endnotes": Look(kind="endnote"),
    "endnotes_roman": Look(kind="endnote", numbers="i", mix=Mix(sections=2)),
    "endnotes_level": Look(kind="endnote", mark=LEVEL, suffix="."),
    "endnotes_level_bare": Look(kind="endnote", mark=LEVEL),
    "endnotes_same_size": Look(kind="endnote", note='fo:font-size="12pt"'),
    "both": Look(second="endnote", mix=Mix(second=0.4)),
    "two_columns": Look(columns=2, text='fo:font-size="10pt" style:font-name="Liberation Serif"', note='fo:font-size="8pt"', mix=Mix(density=0.4)),
    "a5": Look(page='fo:page-width="14.8cm" fo:page-height="21cm" fo:margin="1.5cm"', text='fo:font-size="10pt"', note='fo:font-size="8pt"'),
    "letter_sans": Look(page='fo:page-width="8.5in" fo:page-height="11in" fo:margin="1in"', text='fo:font-size="11pt" style:font-name="Carlito"'),
    "same_size": Look(note='fo:font-size="12pt"'),
    "double_spaced": Look(paragraph='fo:line-height="200%"'),
    "double_same_size": Look(paragraph='fo:line-height="200%"', note='fo:font-size="12pt"'),
    "double_both": Look(paragraph='fo:line-height="200%"', note='fo:font-size="12pt"', note_paragraph='fo:line-height="200%"'),
    "indented": Look(note_paragraph='fo:text-indent="1cm"'),
    "no_rule": Look(rule=False),
    "small_marks": Look(body_mark='style:text-position="33% 50%"', mark='style:text-position="20% 70%"'),
    "level_callouts": Look(body_mark='style:text-position="0% 80%"'),
    "at_document_end": Look(place="document"),
    "headed": Look(head="The Quay Review 12 (2019)"),
    "long_notes": Look(mix=Mix(long_notes=0.6)),
    "dense": Look(mix=Mix(density=0.95, doubles=0.1)),
    "german": Look(mix=Mix(language="de"), text='fo:font-size="11pt" style:font-name="Arimo"', note='fo:font-size="9pt"'),
    "one_page": Look(mix=Mix(sections=1, paragraphs=2)),
    "one_page_endnotes": Look(kind="endnote", mix=Mix(sections=1, paragraphs=1, lists=False)),
    "bold_marks": Look(body_mark='style:text-position="super 58%" fo:font-weight="bold"'),
}  # fmt: skip


def render(look: Look, written: Article) -> str:
    """Give the flat document."""
    maker = _Maker(look)
    body = "".join(maker.block(block) for block in written.blocks)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {NAMES} office:version="1.2"'
        f' office:mimetype="application/vnd.oasis.opendocument.text"><office:styles>{_styles(look)}</office:styles>'
        f"<office:automatic-styles>{_page(look)}</office:automatic-styles><office:master-styles>"
        f'<style:master-page style:name="Standard" style:page-layout-name="pm">{_head(look)}</style:master-page>'
        f'<style:master-page style:name="Endnote" style:page-layout-name="pm"/>'
        f"</office:master-styles><office:body><office:text>{body}</office:text></office:body></office:document>"
    )


def _styles(look: Look) -> str:
    paragraph = '<style:style style:name="{0}" style:family="paragraph"{3}><style:paragraph-properties {1}/><style:text-properties {2}/></style:style>'
    text = '<style:style style:name="{0}" style:family="text"><style:text-properties {1}/></style:style>'
    names = {"footnote": "Footnote", "endnote": "Endnote"}
    made = paragraph.format("Standard", look.paragraph, look.text, "")
    made += paragraph.format("Title", 'fo:text-align="center"', 'fo:font-size="18pt"', "")
    made += paragraph.format("Heading", 'fo:margin-top="0.4cm"', 'fo:font-size="14pt" fo:font-weight="bold"', "")
    made += paragraph.format("Quote", 'fo:margin-left="1cm" fo:margin-right="1cm"', look.note, "")
    made += text.format("Up", 'style:text-position="super 58%"') + text.format("Down", 'style:text-position="sub 58%"')
    for name in names.values():
        made += paragraph.format(name, look.note_paragraph, look.note, ' style:parent-style-name="Standard"')
        made += text.format(f"{name}_mark", look.mark) + text.format(f"{name}_anchor", look.body_mark)
    for kind, name in names.items():
        numbers = look.numbers if kind == look.kind else "i"
        made += (
            f'<text:notes-configuration text:note-class="{kind}" style:num-format="{numbers}" style:num-prefix="{look.prefix}"'
            f' style:num-suffix="{look.suffix}" text:start-value="0" text:citation-style-name="{name}_mark"'
            f' text:citation-body-style-name="{name}_anchor" text:default-style-name="{name}"'
            f' text:footnotes-position="{look.place}" text:start-numbering-at="{look.start}"/>'
        )
    return made


def _page(look: Look) -> str:
    columns = f'<style:columns fo:column-count="{look.columns}" fo:column-gap="0.8cm"/>' if look.columns > 1 else ""
    width = "0.02cm" if look.rule else "0cm"
    rule = f'<style:footnote-sep style:width="{width}" style:rel-width="25%" style:color="#000000"/>'
    head = "<style:header-style/>" if look.head else ""
    return (
        f'<style:page-layout style:name="pm"><style:page-layout-properties {look.page}>{columns}{rule}'
        f"</style:page-layout-properties>{head}</style:page-layout>"
    )


def _head(look: Look) -> str:
    if not look.head:
        return ""
    return f"<style:header><text:p>{look.head} — <text:page-number/></text:p></style:header>"


class _Maker:
    """Writes blocks; counts notes."""

    def __init__(self, look: Look) -> None:
        self.look, self.count = look, 0

    def block(self, block: Block) -> str:
        """Give a paragraph."""
        style = {"title": "Title", "heading": "Heading", "quote": "Quote"}.get(block.kind, "Standard")
        text = "".join(map(self.piece, block.pieces))
        if block.kind == "item":
            return f"<text:list><text:list-item><text:p>{text}</text:p></text:list-item></text:list>"
        return f'<text:p text:style-name="{style}">{text}</text:p>'

    def piece(self, piece: Piece) -> str:
        """Give a piece of a paragraph."""
        if isinstance(piece, Note):
            self.count += 1
            kind = self.look.second if piece.series else self.look.kind
            return (
                f'<text:note text:id="n{self.count}" text:note-class="{kind}"><text:note-citation>{self.count}'
                f'</text:note-citation><text:note-body><text:p text:style-name="{kind.title()}">{escape(piece.text)}'
                "</text:p></text:note-body></text:note>"
            )
        if isinstance(piece, Raised):
            return f'<text:span text:style-name="Up">{piece.text}</text:span>'
        if isinstance(piece, Lowered):
            return f'<text:span text:style-name="Down">{piece.text}</text:span>'
        return escape(piece)


def typeset(look: Look, written: Article, target: Path) -> None:
    """Make the PDF."""
    source = target.with_suffix(".fodt")
    source.write_text(render(look, written), "utf-8")
    tagged = str(look.tagged).lower()
    export = f'pdf:writer_pdf_Export:{{"UseTaggedPDF":{{"type":"boolean","value":"{tagged}"}}}}'
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", export, "--outdir", str(target.parent), str(source)],
            check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
