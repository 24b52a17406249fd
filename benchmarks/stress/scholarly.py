"""Scholarly documents of many kinds: books, theses, editions, reports, slides; scans of them, and what other programs make of them.

A look takes a look of another engine, changes the article before it is typeset, and may make another file of the PDF.
"""

from __future__ import annotations

import random
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import content
import latex
import office
import web
from content import Article, Block, Mix, Note
from latex import FONTSPEC, marked
from latex import Look as Latex
from latex import article as paper
from tongues import NOTES, TEXT

content.TEXT.update(TEXT)
content.NOTES.update(NOTES)
content.LONG.update({name: " " + notes[0] for name, notes in NOTES.items()})

Change = Callable[[Article], Article]
Finish = Callable[[Path, Path], None]


class Look(NamedTuple):
    """A look of another engine, what is done to the article before and to the PDF after."""

    engine: Any
    made: Any
    finish: Finish | None = None
    suffix: str = ".pdf"
    changes: tuple[Change, ...] = ()

    @property
    def mix(self) -> Mix:
        """What the article is made of."""
        mix: Mix = self.made.mix
        return mix

    def change(self, written: Article) -> Article:
        """Give the article that is typeset."""
        for change in self.changes:
            written = change(written)
        return written


def typeset(look: Look, written: Article, target: Path) -> None:
    """Make the file."""
    if not look.finish:
        look.engine.typeset(look.made, written, target)
        return
    raw = target.with_name(f"{target.stem}-raw.pdf")
    if not raw.exists():
        look.engine.typeset(look.made, written, raw)
    look.finish(raw, target)


# --- what is done to an article ---


def starred(written: Article) -> Article:
    """Give the title a note on its author, of the second series."""
    written.blocks[0].pieces.append(Note("The author teaches at Tarn; he thanks L. Quist and two readers.", 1))
    return written


def rewritten(every: int, change: Callable[[str], str]) -> Change:
    """Change the text of every so-manieth note."""

    def run(written: Article) -> Article:
        count = 0
        for block in written.blocks:
            for place, piece in enumerate(block.pieces):
                if isinstance(piece, Note):
                    count += 1
                    if count % every == 0:
                        block.pieces[place] = Note(change(piece.text), piece.series)
        return written

    return run


def poem(text: str) -> str:
    """Put verses into a note."""
    return (
        text
        + "\n\nThe weir was low, the lamp was lit,\n\nAnd 12 men slept at Tarn;\n\n4 woke, and no one said of it\n\nWhat lay within the barn."
    )


def numbered(text: str) -> str:
    """Put a numbered list into a note."""
    return (
        text
        + " Three reasons were given:\n\n(1) that the toll was old;\n\n(2) that nobody paid it;\n\n(3) that 4 men had drowned."
    )


def paragraphs(text: str) -> str:
    """Make a note that goes on over pages."""
    more = "The accounts of {} name 14 tolls, of which 3 were paid in salt; the rest, says Holm, were forgiven by the clerk, who kept the ledger for his own pleasure and wrote into it what he saw from the window: ferries, orchards, and in 1782 a whale. "
    return text + "".join("\n\n" + more.format(1701 + 7 * n) * 4 for n in range(6))


def before_stops(written: Article) -> Article:
    """Set callouts before the stop."""
    for block in written.blocks:
        for place, piece in enumerate(block.pieces[:-1]):
            following = block.pieces[place + 1]
            if isinstance(piece, str) and piece.endswith(".") and isinstance(following, Note):
                block.pieces[place] = piece[:-1]
                after = place + 1
                while after < len(block.pieces) and isinstance(block.pieces[after], Note):
                    after += 1
                if after < len(block.pieces) and isinstance(block.pieces[after], str):
                    block.pieces[after] = "." + str(block.pieces[after])
    return written


def with_rows(written: Article) -> Article:
    """Put tables of numbers between the paragraphs."""
    blocks: list[Block] = []
    for number, block in enumerate(written.blocks):
        blocks.append(block)
        if block.kind == "para" and number % 4 == 0:
            blocks += [Block("row", [f"{n} Kleinau {1700 + n} {n * 37} {n * 11}"]) for n in range(1, 6)]
    return Article(blocks, written.language)


# --- what is made of a PDF ---


def run_tool(*command: str | Path, cwd: Path | None = None) -> None:
    """Run a program."""
    subprocess.run(list(map(str, command)), cwd=cwd, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def as_text(*options: str) -> Finish:
    """What pdftotext gives."""
    return lambda raw, target: run_tool("pdftotext", *options, raw, target)


def from_source(*options: str) -> Finish:
    """What pandoc makes of the LaTeX source."""

    def run(raw: Path, target: Path) -> None:
        source = raw.with_name(f"{raw.stem}-source.tex")
        source.write_text(raw.with_suffix(".tex").read_text("utf-8").replace(r"\allowbreak ", ""), "utf-8")
        run_tool("pandoc", "-s", source, *options, "-o", target)

    return run


def from_office(form: str) -> Finish:
    """What LibreOffice makes of the flat document."""

    def run(raw: Path, target: Path) -> None:
        home = target.parent / "profile"
        run_tool(
            "soffice", f"-env:UserInstallation=file://{home}", "--headless", "--convert-to", form, "--outdir",
            target.parent, raw.with_suffix(".fodt"),
        )  # fmt: skip
        raw.with_suffix("." + form).replace(target)

    return run


def scanned(dpi: int, language: str, skew: float = 0.0, noise: int = 0) -> Finish:
    """Pages as pictures, skewed and speckled, with the text that tesseract reads in them."""

    def run(raw: Path, target: Path) -> None:
        from PIL import Image

        stem = target.with_suffix("")
        run_tool("pdftoppm", "-gray", "-r", str(dpi), raw, stem)
        pages = sorted(target.parent.glob(f"{target.stem}-*.pgm"))
        for page in pages:
            picture = Image.open(page).rotate(skew, fillcolor=255, resample=Image.Resampling.BICUBIC)
            dust, width, height = random.Random(page.name), picture.width, picture.height
            for _ in range(noise):
                picture.putpixel((dust.randrange(width), dust.randrange(height)), dust.randrange(120))
            picture.save(page.with_suffix(".png"), dpi=(dpi, dpi))
            page.unlink()
        names = stem.with_suffix(".list")
        names.write_text("\n".join(str(page.with_suffix(".png")) for page in pages), "utf-8")
        run_tool("tesseract", names, stem, "--dpi", str(dpi), "-l", language, "pdf")
        for page in pages:
            page.with_suffix(".png").unlink()

    return run


def printed(raw: Path, target: Path) -> None:
    """Print a page of the web with WeasyPrint."""
    run_tool("weasyprint", raw.with_suffix(".html"), target)


# --- looks ---

LIBERTINE = r"\setmainfont{Linux Libertine O}"
XE = r"\documentclass[11pt]{article}" + FONTSPEC
STAR = r"{{\def\thefootnote{{*}}\footnote[0]{{{0}}}}}"
SERIES = r"\usepackage{manyfoot}\DeclareNewFootnote{B}[alph]"
RUNNING = (
    r"\usepackage{fancyhdr}\pagestyle{fancy}\fancyhf{}\fancyhead[LE,LO]{\thepage}"
    r"\fancyhead[RE,RO]{Notes to pages \number\numexpr\value{page}*2-9\relax--\number\numexpr\value{page}*2-4\relax}"
)
CHAPTERS = {"heading": r"\chapter{{{0}}}\setcounter{{endnote}}{{0}}\addtoendnotes{{\noexpand\section*{{{0}}}}}"}
FORMULA = r"\begin{{equation}} x_{{1}}^{{2}} + 3y^{{12}} = 4\,\mathrm{{km}}^{{2}} \end{{equation}} Here $a^{{2}}b^{{3}}=c^{{5}}$ and $\mathrm{{SO}}_4^{{2-}}$, $10^{{12}}$ and $^{{14}}$C hold. "
PLOT = (
    r"\begin{{center}}\begin{{tikzpicture}}\begin{{axis}}[width=8cm,height=5cm,xlabel=Years]"
    r"\addplot coordinates {{(1,1)(2,4)(3,9)(4,16)(5,25)}};\end{{axis}}\end{{tikzpicture}}\end{{center}}"
)
STAVE = r"\begin{{center}}\scriptsize 1 \hspace{{1cm}} 2 \hspace{{1cm}} 3 \hspace{{1cm}} 4\\\rule{{8cm}}{{.2pt}}\\[-1ex]\rule{{8cm}}{{.2pt}}\\[-1ex]\rule{{8cm}}{{.2pt}}\\{{\tiny 5 \quad 4 \quad 3 \quad 2 \quad 1}}\end{{center}}"
SLIDE = {"para": "\\begin{{frame}}{{Tolls}}\n{0}\n\\end{{frame}}", "quote": "\\begin{{frame}}\n{0}\n\\end{{frame}}", "heading": r"\section{{{0}}}", "title": "\\begin{{frame}}\n{0}\n\\end{{frame}}", "item": ""}  # fmt: skip
SHORT = Mix(sections=3, paragraphs=3)


def mixed(language: str, **more: Any) -> Mix:
    """Give a short article of a language."""
    return SHORT._replace(language=language, **more)


def tex(made: Latex, *changes: Change, finish: Finish | None = None, suffix: str = ".pdf") -> Look:
    """Give a look of LaTeX; short where nothing else is said."""
    mix = SHORT if made.mix == Mix() else made.mix
    return Look(latex, made._replace(mix=mix), finish, suffix, changes)


def word(finish: Finish | None = None, suffix: str = ".pdf", *changes: Change, **settings: Any) -> Look:
    """Give a look of LibreOffice."""
    return Look(office, office.Look(**{"mix": SHORT} | settings), finish, suffix, changes)


BOOK = Latex(
    paper("11pt", latex.ENDNOTES, "book"),
    note=r"\endnote{{{0}}}",
    frames=CHAPTERS,
    after=r"\newpage\pagestyle{fancy}" + latex.NOTES_OF,
)
PLAIN = Latex(paper("11pt", latex.HEADS))
COLUMNS = Latex(paper("10pt,twocolumn", latex.HEADS), mix=SHORT._replace(density=0.4))
OWN = r"\makeatletter\renewcommand{\@makefnmark}{\textsuperscript{[\@thefnmark]}}\makeatother"
LOOKS = {
    "journal_columns": tex(Latex(paper("9pt,twocolumn", latex.HEADS, "extarticle")), rewritten(5, numbered)),
    "journal_across": tex(
        Latex(
            paper("10pt", r"\usepackage{multicol}"),
            before=r"\begin{multicols}{2}",
            after=r"\end{multicols}",
            mix=SHORT._replace(long_notes=0.3),
        )
    ),
    "title_star": tex(Latex(paper("11pt", latex.HEADS), second=STAR), starred),
    "title_star_columns": tex(Latex(paper("10pt,twocolumn"), second=STAR), starred),
    "book_notes_to_pages": tex(BOOK._replace(preamble=BOOK.preamble + RUNNING)),
    "book_contents": tex(
        Latex(
            paper("11pt", r"\usepackage{fancyhdr}\pagestyle{fancy}", "book"),
            before=r"\tableofcontents\listoffigures",
            frames={"heading": r"\chapter{{{0}}}\begin{{figure}}\caption{{The weir, 1704}}\end{{figure}}"},
        )
    ),
    "thesis_double": tex(
        Latex(
            paper("12pt", r"\usepackage{setspace}\doublespacing\usepackage[left=4cm]{geometry}", "report"),
            before=r"\tableofcontents",
            frames={"heading": r"\chapter{{{0}}}"},
        )
    ),
    "edited_volume": tex(
        Latex(
            paper("11pt", r"\usepackage[ngerman]{babel}" + latex.DEFFOOT, "scrbook"),
            frames={"heading": r"\chapter{{{0}}}\setcounter{{footnote}}{{0}}"},
            second=STAR,
            mix=mixed("de"),
        ),
        starred,
    ),
    "report_sans": tex(
        Latex(
            paper(
                "11pt",
                r"\renewcommand{\familydefault}{\sfdefault}\usepackage{setspace}\onehalfspacing\usepackage{fancyhdr}"
                r"\pagestyle{fancy}\fancyhf{}\fancyfoot[L]{\thepage\ \textbar\ The Institute for Tolls}\usepackage[flushmargin]{footmisc}",
            )
        ),
        with_rows,
    ),
    "edition_two_apparatuses": tex(
        Latex(
            paper("11pt", SERIES + r"\usepackage[modulo]{lineno}\linenumbers"),
            second=r"\footnoteB{{{0}}}",
            mix=SHORT._replace(second=0.4),
        )
    ),
    "edition_run_on": tex(
        Latex(
            paper("11pt", r"\usepackage[para]{manyfoot}\DeclareNewFootnote[para]{B}[alph]"),
            second=r"\footnoteB{{{0}}}",
            mix=SHORT._replace(second=0.4, long_notes=0.0),
        )
    ),
    "notes_with_verse": tex(Latex(paper("11pt")), rewritten(6, poem)),
    "notes_with_lists": tex(Latex(paper("11pt")), rewritten(4, numbered)),
    "note_over_three_pages": tex(
        Latex(paper("11pt,a5paper", r"\usepackage[margin=18mm]{geometry}")), rewritten(14, paragraphs)
    ),
    "bilingual_columns": tex(
        Latex(
            paper("10pt", r"\usepackage{paracol}"),
            before=r"\begin{paracol}{2}",
            after=r"\end{paracol}",
            frames={"para": "{0}\n\\switchcolumn Le pont fut mesuré; en 1704 il y avait 12 lampes, et nul ne les vit plus.\\switchcolumn*\n"},
            mix=SHORT._replace(lists=False),
        )
    ),
    "russian": tex(Latex(XE + LIBERTINE, engine="xelatex", mix=mixed("ru"))),
    "greek": tex(Latex(XE + LIBERTINE, engine="xelatex", mix=mixed("el"))),
    "polish_hanging": tex(
        Latex(XE + LIBERTINE + r"\usepackage[hang]{footmisc}", engine="xelatex", mix=mixed("pl"))
    ),
    "italian_before_stop": tex(Latex(XE + LIBERTINE, engine="xelatex", mix=mixed("it")), before_stops),
    "spanish_full_size": tex(
        Latex(marked(r"\thefootnote.\ ", r"\renewcommand{\footnotesize}{\normalsize}"), mix=mixed("es"))
    ),
    "french_before_stop": tex(
        Latex(paper("11pt", r"\usepackage[french]{babel}\frenchsetup{FrenchFootnotes=true}"), mix=mixed("fr")),
        before_stops,
    ),
    "raised_brackets_own": tex(Latex(paper("11pt", OWN))),
    "rows_comma": tex(Latex(paper(), mix=SHORT._replace(doubles=0.4), separator=r"\textsuperscript{,}")),
    "rows_space": tex(Latex(paper(), mix=SHORT._replace(doubles=0.4), separator=r"\textsuperscript{\ }")),
    "indented_point_no_rule": tex(
        Latex(marked(r"\hspace*{1.5em}\thefootnote.\ ", r"\renewcommand{\footnoterule}{}"))
    ),
    "full_size_no_rule": tex(
        Latex(marked(r"\thefootnote\ ", r"\renewcommand{\footnoterule}{}\renewcommand{\footnotesize}{\normalsize}"))
    ),
    "old_style_small_caps": tex(
        Latex(
            XE
            + r"\setmainfont[Numbers=OldStyle,SmallCapsFeatures={Letters=SmallCaps}]{Linux Libertine O}"
            + r"\makeatletter\renewcommand\@makefntext[1]{\noindent\thefootnote\quad #1}\makeatother",
            engine="xelatex",
            frames={"heading": r"\section*{{\scshape {0}}}"},
        )
    ),
    "slides": tex(
        Latex(r"\documentclass{beamer}\usepackage[utf8]{inputenc}\usepackage{textcomp}\setbeamertemplate{footline}[frame number]", frames=SLIDE, mix=Mix(sections=3, paragraphs=4, density=0.25, long_notes=0, lists=False, quotes=False))
    ),
    "formulas": tex(
        Latex(paper("11pt"), frames={"heading": r"\section{{{0}}}" + FORMULA, "quote": r"\begin{{quote}}{0}\end{{quote}}" + FORMULA})
    ),
    "plots": tex(
        Latex(paper("11pt", r"\usepackage{pgfplots}"), frames={"heading": r"\section{{{0}}}" + PLOT, "quote": r"\begin{{quote}}{0}\end{{quote}}" + PLOT})
    ),
    "music": tex(Latex(paper("11pt"), frames={"heading": r"\section{{{0}}}" + STAVE})),
    "word": word(note='fo:font-size="10pt"', head="Tolls"),
    "word_sans_row": word(text='fo:font-size="11pt" style:font-name="DejaVu Sans"', mix=SHORT._replace(doubles=0.3)),
    "word_docx": word(from_office("docx"), ".docx"),
    "word_odt": word(from_office("odt"), ".odt"),
    "chinese_docx": word(from_office("docx"), ".docx", mix=mixed("zh")),
    "pandoc_epub": tex(PLAIN, finish=from_source(), suffix=".epub"),
    "pandoc_html": tex(PLAIN, finish=from_source(), suffix=".html"),
    "pandoc_markdown": tex(PLAIN, rewritten(4, numbered), finish=from_source(), suffix=".md"),
    "pandoc_plain": tex(PLAIN, finish=from_source("-t", "plain"), suffix=".txt"),
    "chinese_markdown": tex(Latex(paper(), mix=mixed("zh")), finish=from_source(), suffix=".md"),
    "weasyprint": Look(web, web.Look("body{font:10pt/1.4 'DejaVu Serif'} ol{font-size:85%}", mix=SHORT), printed),
    "weasyprint_foot": Look(
        web,
        web.Look(
            "@page{@footnote{border-top:1px solid}} .f{float:footnote;font-size:80%}",
            callout="",
            entry='<span class="f">{1}</span>',
            inline=True,
            mix=SHORT,
        ),
        printed,
    ),
    "text": tex(PLAIN, finish=as_text(), suffix=".txt"),
    "text_layout": tex(PLAIN, finish=as_text("-layout"), suffix=".txt"),
    "text_raw": tex(PLAIN, finish=as_text("-raw"), suffix=".txt"),
    "text_columns": tex(COLUMNS, finish=as_text(), suffix=".txt"),
    "text_columns_layout": tex(COLUMNS, finish=as_text("-layout"), suffix=".txt"),
    "text_book": tex(BOOK._replace(preamble=BOOK.preamble + RUNNING), finish=as_text("-layout"), suffix=".txt"),
    "scan_300": tex(PLAIN, finish=scanned(300, "eng", 0.3, 2000)),
    "scan_200_german": tex(Latex(paper("11pt", latex.DEFFOOT, "scrartcl"), mix=mixed("de")), finish=scanned(200, "deu", -0.5, 800)),
    "scan_300_french": tex(Latex(paper("11pt", r"\usepackage[french]{babel}"), mix=mixed("fr")), finish=scanned(300, "fra", 0.2, 1500)),
    "scan_300_columns": tex(COLUMNS, finish=scanned(300, "eng", -0.2, 1500)),
    "scan_150": tex(PLAIN, finish=scanned(150, "eng", 0.0, 200)),
}  # fmt: skip
