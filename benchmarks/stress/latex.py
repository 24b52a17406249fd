"""LaTeX: classes, packages and settings that change how notes look on the page."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from content import Article, Block, Lowered, Mix, Note, Piece, Raised

SPECIAL = {
    "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_", "{": r"\{", "}": r"\}", "~": r"\~{}",
    "£": r"\pounds{}", "§": r"\S{}",
}  # fmt: skip
FRAMES = {
    "title": r"\begin{{center}}\Large\bfseries {0}\end{{center}}",
    "heading": r"\section{{{0}}}",
    "para": "{0}\n",
    "quote": r"\begin{{quote}}\small {0}\end{{quote}}",
    "item": r"\begin{{enumerate}}\setcounter{{enumi}}{{{1}}}\item {0}\end{{enumerate}}",
    "row": "{0}\n",
    "aside": r"\begin{{center}}\footnotesize {0}\end{{center}}",
}
BASE = r"\usepackage[T1]{fontenc}\usepackage[utf8]{inputenc}\usepackage{textcomp}\usepackage{lmodern}"
DEFFOOT = r"\deffootnote{1.5em}{1em}{\makebox[1.5em][l]{\thefootnotemark}}"
HEADS = r"\usepackage{fancyhdr}\pagestyle{fancy}\fancyhead[L]{The Quay Review 12 (2019)}\fancyhead[R]{Brekke}"
FONTSPEC = r"\usepackage{fontspec}"


class Look(NamedTuple):
    """One way to typeset: what precedes the text, how a note is written, what ends the document."""

    preamble: str
    note: str = r"\footnote{{{0}}}"
    second: str = r"\footnote{{{0}}}"
    before: str = ""
    after: str = ""
    engine: str = "pdflatex"
    mix: Mix = Mix()
    frames: Mapping[str, str] = MappingProxyType({})
    separator: str = ""
    """Between two notes at one place."""


def article(options: str = "11pt", packages: str = "", kind: str = "article") -> str:
    """Give a preamble."""
    return rf"\documentclass[{options}]{{{kind}}}" + BASE + packages


def marked(mark: str, packages: str = "", options: str = "11pt") -> str:
    """Give a preamble whose notes begin with ``mark`` rather than a raised number."""
    make = rf"\makeatletter\renewcommand\@makefntext[1]{{\noindent {mark}#1}}\makeatother"
    return article(options, packages + make)


DE, FR = Mix(language="de"), Mix(language="fr")
ENDNOTES = r"\usepackage{endnotes}"
NOTES_OF = r"\theendnotes"
LOOKS = {
    "plain": Look(article()),
    "small_a5": Look(article("10pt,a5paper", r"\usepackage[margin=15mm]{geometry}")),
    "large": Look(article("12pt", r"\usepackage{charter}")),
    "two_columns": Look(article("10pt,twocolumn"), mix=Mix(density=0.35)),
    "two_columns_dense": Look(article("10pt,twocolumn", HEADS), mix=Mix(density=0.8, long_notes=0.2)),
    "ftnright": Look(article("10pt,twocolumn", r"\usepackage{ftnright}"), mix=Mix(density=0.4)),
    "multicol": Look(
        article("11pt", r"\usepackage{multicol}"), before=r"\begin{multicols}{2}", after=r"\end{multicols}"
    ),
    "koma": Look(article("11pt", r"\usepackage[ngerman]{babel}" + DEFFOOT, "scrartcl"), mix=DE),
    "koma_book": Look(
        article("11pt", r"\usepackage[ngerman]{babel}\renewcommand*{\partname}{Teil}", "scrbook"),
        mix=DE,
        frames={"heading": r"\chapter{{{0}}}"},
    ),
    "memoir": Look(article("11pt", r"\footmarkstyle{#1.\hfill}\setlength{\footmarkwidth}{1.8em}", "memoir")),
    "book_chapters": Look(article("11pt", "", "book"), frames={"heading": r"\chapter{{{0}}}"}),
    "per_page": Look(article("11pt", r"\usepackage[perpage]{footmisc}")),
    "para_notes": Look(article("11pt", r"\usepackage[para]{footmisc}")),
    "no_rule": Look(article("11pt", r"\renewcommand{\footnoterule}{}")),
    "hang": Look(article("11pt", r"\usepackage[hang]{footmisc}")),
    "flush_margin": Look(article("11pt", r"\usepackage[flushmargin]{footmisc}" + HEADS)),
    "marginal_markers": Look(article("11pt", r"\usepackage[marginal]{footmisc}")),
    "symbols_per_page": Look(article("11pt", r"\usepackage[symbol,perpage]{footmisc}"), mix=Mix(density=0.15)),
    "side": Look(article("10pt", r"\usepackage[side]{footmisc}"), mix=Mix(density=0.3, long_notes=0)),
    "multiple": Look(article("11pt", r"\usepackage[multiple]{footmisc}"), mix=Mix(doubles=0.2)),
    "doubles_glued_comma": Look(article(), mix=Mix(doubles=0.2), separator=r"\textsuperscript{, }"),
    "dot_marker": Look(marked(r"\thefootnote.\ ")),
    "paren_marker": Look(marked(r"\thefootnote)\ ")),
    "bracket_marker": Look(
        marked(
            r"[\thefootnote]\ ", r"\renewcommand{\@makefnmark}{[\@thefnmark]}".join((r"\makeatletter", r"\makeatother"))
        )
    ),
    "paren_callout": Look(
        marked(
            r"(\thefootnote)\ ", r"\renewcommand{\@makefnmark}{(\@thefnmark)}".join((r"\makeatletter", r"\makeatother"))
        )
    ),
    "raised_paren": Look(
        article("11pt", r"\makeatletter\renewcommand{\@makefnmark}{\textsuperscript{\@thefnmark)}}\makeatother"), mix=DE
    ),
    "raised_brackets": Look(
        article("11pt", r"\makeatletter\renewcommand{\@makefnmark}{\textsuperscript{[\@thefnmark]}}\makeatother")
    ),
    "bare_marker": Look(marked(r"\thefootnote\ ")),
    "bare_tab_marker": Look(marked(r"\makebox[2.5em][l]{\thefootnote}")),
    "glued_marker": Look(marked(r"\thefootnote ")),
    "indented_marker": Look(marked(r"\hspace*{2em}\thefootnote\quad ", HEADS)),
    "same_size_double": Look(
        article("12pt", r"\usepackage{setspace}\doublespacing\renewcommand{\footnotesize}{\normalsize}")
    ),
    "same_size_single": Look(article("11pt", r"\renewcommand{\footnotesize}{\normalsize}")),
    "brief_double": Look(article("12pt", r"\usepackage{setspace}\doublespacing\usepackage[margin=1in]{geometry}")),
    "line_numbers": Look(article("11pt", r"\usepackage{lineno}\linenumbers")),
    "line_numbers_five": Look(article("11pt", r"\usepackage[modulo]{lineno}\linenumbers")),
    "two_series": Look(
        article("11pt", r"\usepackage{manyfoot}\DeclareNewFootnote{B}[alph]"),
        second=r"\footnoteB{{{0}}}",
        mix=Mix(second=0.3),
    ),
    "foot_and_end": Look(
        article("11pt", ENDNOTES + r"\renewcommand{\theendnote}{\roman{endnote}}"),
        second=r"\endnote{{{0}}}",
        after=NOTES_OF,
        mix=Mix(second=0.4),
    ),
    "endnotes": Look(article("11pt", ENDNOTES), note=r"\endnote{{{0}}}", after=NOTES_OF),
    "endnotes_newpage_dot": Look(
        article("11pt", ENDNOTES + r"\makeatletter\renewcommand{\enoteformat}{\noindent\theenmark.\ }\makeatother"),
        note=r"\endnote{{{0}}}",
        after=r"\newpage" + NOTES_OF,
    ),
    "endnotes_double": Look(
        article("12pt", ENDNOTES + r"\usepackage{setspace}\doublespacing\renewcommand{\enotesize}{\normalsize}"),
        note=r"\endnote{{{0}}}",
        after=NOTES_OF,
    ),
    "endnotes_two_columns": Look(article("10pt,twocolumn", ENDNOTES), note=r"\endnote{{{0}}}", after=NOTES_OF),
    "enotez": Look(article("11pt", r"\usepackage{enotez}"), note=r"\endnote{{{0}}}", after=r"\printendnotes"),
    "endnotes_by_chapter": Look(
        article("11pt", ENDNOTES),
        note=r"\endnote{{{0}}}",
        after=NOTES_OF,
        frames={
            "heading": r"\ifnum\value{{endnote}}>0 \theendnotes\setcounter{{endnote}}{{0}}\clearpage\fi\section{{{0}}}"
        },
    ),
    "pagenote": Look(
        article("11pt", r"\makepagenote\renewcommand*{\notedivision}{\section*{Notes}}", "memoir"),
        note=r"\pagenote{{{0}}}",
        after=r"\printpagenotes",
    ),
    "margin_tufte": Look(
        r"\documentclass{tufte-handout}\usepackage[T1]{fontenc}\usepackage{textcomp}",
        note=r"\sidenote{{{0}}}",
        mix=Mix(density=0.15, long_notes=0),
        frames={"heading": r"\section{{{0}}}"},
    ),
    "sidenotes": Look(
        article(
            "10pt",
            r"\usepackage[a4paper,left=2cm,right=6.5cm,marginparwidth=4.5cm]{geometry}\usepackage{sidenotes,marginfix}",
        ),
        note=r"\sidenote{{{0}}}",
        mix=Mix(density=0.2, long_notes=0),
    ),
    "opentype_raised": Look(
        r"\documentclass[11pt]{article}" + FONTSPEC + r"\setmainfont{EB Garamond}\usepackage{realscripts}",
        engine="xelatex",
    ),
    "opentype_libertine": Look(
        r"\documentclass[11pt]{scrartcl}" + FONTSPEC + r"\setmainfont{Linux Libertine O}\usepackage{realscripts}",
        engine="xelatex",
        mix=DE,
    ),
    "old_style_digits": Look(
        r"\documentclass[11pt]{article}" + FONTSPEC + r"\setmainfont[Numbers=OldStyle]{EB Garamond}", engine="xelatex"
    ),
    "xelatex_sans": Look(r"\documentclass[10pt]{article}" + FONTSPEC + r"\setmainfont{DejaVu Sans}", engine="xelatex"),
    "small_raise": Look(
        article(
            "11pt",
            r"\makeatletter\renewcommand{\@makefnmark}{\hbox{\raisebox{.25ex}{\scriptsize\@thefnmark}}}\makeatother",
        )
    ),
    "level_callouts": Look(
        article("11pt", r"\makeatletter\renewcommand{\@makefnmark}{\hbox{\scriptsize\@thefnmark}}\makeatother")
    ),
    "spaced_callouts": Look(article(), note=r" \footnote{{{0}}}"),
    "dense": Look(article("11pt", HEADS), mix=Mix(density=0.95, long_notes=0.25)),
    "long_notes": Look(article("11pt", r"\interfootnotelinepenalty=10"), mix=Mix(density=0.4, long_notes=0.7)),
    "sparse": Look(article(), mix=Mix(density=0.06, sections=6)),
    "one_page": Look(article(), mix=Mix(sections=1, paragraphs=2)),
    "begins_late": Look(article("11pt", r"\setcounter{footnote}{56}\setcounter{page}{211}" + HEADS)),
    "hundreds": Look(article("11pt", r"\setcounter{footnote}{95}"), mix=Mix(sections=8, density=0.7)),
    "headed": Look(article(), mix=Mix(headed=True), frames={"heading": r"\section[x]{{{0}}}"}),
    "french": Look(article("11pt", r"\usepackage[french]{babel}"), mix=FR),
    "french_frontb": Look(article("11pt", r"\usepackage[french]{babel}\frenchsetup{FrenchFootnotes=true}"), mix=FR),
    "roman_notes": Look(article("11pt", r"\renewcommand{\thefootnote}{\roman{footnote}}"), mix=Mix(sections=2)),
    "letter_notes": Look(article("11pt", r"\renewcommand{\thefootnote}{\alph{footnote}}"), mix=Mix(sections=1)),
    "ragged": Look(article("11pt", r"\usepackage{ragged2e}\RaggedRight\raggedbottom")),
    "landscape": Look(article("11pt", r"\usepackage[landscape,a4paper]{geometry}")),
    "huge_leading": Look(article("11pt", r"\linespread{1.6}\setlength{\footnotesep}{14pt}")),
    "tight_notes": Look(article("12pt", r"\setlength{\footnotesep}{5pt}\renewcommand{\footnotesize}{\tiny}")),
    "letterpress": Look(article("11pt", r"\usepackage[letterspace=60]{microtype}\usepackage{palatino}")),
    "small_caps_heads": Look(
        article(
            "11pt",
            r"\usepackage{fancyhdr}\pagestyle{fancy}\fancyfoot[L]{\scshape Quay Review 2019}\fancyfoot[C]{\thepage}\fancyfoot[R]{doi:10.1000/182}",
        )
    ),
    "footer_close": Look(article("11pt", r"\usepackage[footskip=14pt]{geometry}")),
    "line_above_footer": Look(
        article(
            "11pt",
            r"\usepackage{fancyhdr}\pagestyle{fancy}\renewcommand{\footrulewidth}{0.4pt}\fancyfoot[C]{Seite \thepage\ von 9}",
        ),
        mix=DE,
    ),
}


def render(look: Look, written: Article) -> str:
    """Give the LaTeX source."""
    body, items = [], 0
    for block in written.blocks:
        items = items + 1 if block.kind == "item" else 0
        frame = look.frames.get(block.kind, FRAMES[block.kind])
        body.append(frame.format(_text(look, block), items - 1))
    return "\n".join((look.preamble, r"\begin{document}", look.before, *body, look.after, r"\end{document}", ""))


def _text(look: Look, block: Block) -> str:
    made, last = "", None
    for piece in block.pieces:
        if isinstance(piece, Note) and isinstance(last, Note):
            made += look.separator
        made += _piece(look, piece)
        last = piece
    return made


def _piece(look: Look, piece: Piece) -> str:
    if isinstance(piece, Note):
        text = escape(piece.text)
        if "://" in text:
            text = text.replace("/", r"/\allowbreak ")
        return (look.second if piece.series else look.note).format(text)
    if isinstance(piece, Raised):
        return rf"\textsuperscript{{{piece.text}}}"
    if isinstance(piece, Lowered):
        return rf"\textsubscript{{{piece.text}}}"
    return escape(piece)


def escape(text: str) -> str:
    """Protect TeX's own characters."""
    return "".join(SPECIAL.get(char, char) for char in text)


def typeset(look: Look, written: Article, target: Path) -> None:
    """Make the PDF."""
    source = target.with_suffix(".tex")
    source.write_text(render(look, written), "utf-8")
    for _ in range(3 if "enotez" in look.preamble or "side" in look.preamble else 2):
        subprocess.run(
            [look.engine, "-interaction=nonstopmode", source.name],
            cwd=target.parent, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
