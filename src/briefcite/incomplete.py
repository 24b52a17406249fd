"""The one table of what can make a reading incomplete: a clean result is never an unread file.

A row is a function: its docstring is what ``briefcite explain`` says of the code, and it gives the Warning that goes
into ``Document.warnings``, from where it is said on standard error, in the JSON and as a finding. To add one, write a
function here under a code that was never used, and call it where something is left unread.

A row of severity "info" tells how the file was read where nothing is missing; it is a finding only when selected.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import NamedTuple, ParamSpec

from briefcite.model import Severity, Warning

P = ParamSpec("P")


class Reason(NamedTuple):
    """One way in which a reading is incomplete."""

    code: str
    name: str
    """The function's name with hyphens: "part-missing"."""
    severity: Severity
    doc: str


REASONS: list[Reason] = []
SEVERAL = 3
"""Numbers that call notes from which it is no slip that none has one."""


def _row(code: str, severity: Severity) -> Callable[[Callable[P, str]], Callable[P, Warning]]:
    """Enter a function that gives a sentence in the table; called, it then gives the whole Warning."""

    def enter(sentence: Callable[P, str]) -> Callable[P, Warning]:
        REASONS.append(
            Reason(code, sentence.__name__.replace("_", "-"), severity, inspect.cleandoc(sentence.__doc__ or ""))
        )

        def told(*args: P.args, **kwargs: P.kwargs) -> Warning:
            return Warning(code, sentence(*args, **kwargs))

        return told

    return enter


@_row("L101", "error")
def part_missing(name: str, command: str) -> str:
    r"""A file that the text takes in is not there.

    Why: what it holds, with all its notes, is missing from everything that is reported.

    Example: a thesis says "\include{chapters/two}", and there is no chapters/two.tex beside it.

    What to do: put the file where the text looks for it, or read the folder that holds the whole project.
    """
    return f"{name}: not found, so nothing of it is read ({command})"


@_row("L102", "error")
def part_outside(name: str, command: str) -> str:
    r"""A file that the text takes in lies outside the folder of the text, or takes in itself.

    Why: only files in the folder of the file that is read, and below it, are opened: a document must not lead to
    the private files of whoever reads it.

    Example: "\input{../letters/preface}", or two files that input each other.

    What to do: read the main file of the project, which lies above all others; or copy the file into the folder.
    """
    return f"{name}: outside the folder of the text or already open, so it is not read ({command})"


@_row("L103", "error")
def stopped_early(place: str, reason: str) -> str:
    """The source is broken at a place, so that the reading stopped there or went on by a guess.

    Why: what stands after that place may be read in part, or taken for something else.

    Example: a brace that is opened in a note of a LaTeX source and never closed.

    What to do: mend the place that is named and read the file again.
    """
    return f"{place}: {reason}; what stands there may be read only in part"


@_row("L104", "warning")
def part_unknown(name: str, what: str) -> str:
    """The file has a part of a kind that is not read.

    Why: if notes or text stand in it, they are missing.

    Example: a Word file that embeds a whole second document ("altChunk").

    What to do: open the file in the program that made it, and save it so that the part becomes ordinary text.
    """
    return f"{name}: {what}, which is not read"


@_row("L105", "error")
def page_without_text(pages: str, remedy: str) -> str:
    """A page is a picture without a text layer.

    Why: its text and notes are not read, and numbers that lead to or from it seem to dangle.

    Example: a scanned appendix bound into a PDF that is otherwise text.

    What to do: recognise the page, with --ocr or with ocrmypdf.
    """
    return f"{pages}: no text layer (scanned), so nothing there is read; {remedy}"


@_row("L106", "error")
def page_undecodable(pages: str, remedy: str) -> str:
    """The text layer of a page gives wrong characters.

    Why: the fonts do not say which letters their shapes are, so that what is read there is no text.

    Example: a page that looks well and copies as "⌧⌧⌧" or "(cid:12)(cid:7)".

    What to do: recognise the page again, with ocrmypdf --force-ocr.
    """
    return f"{pages}: no engine can decode the text layer; {remedy}"


@_row("L107", "error")
def page_damaged(pages: str) -> str:
    """A page cannot be opened.

    Why: the file is broken there, by a transfer that stopped or by the program that wrote it.

    Example: a download that ended before its last megabyte.

    What to do: get the file again, or let its program write it again.
    """
    return f"{pages}: damaged, so nothing there is read; get the file again"


@_row("L108", "info")
def second_engine(pages: str) -> str:
    """A page was read by the second PDF engine.

    Why: nothing is missing; the first engine lost spaces or characters there, which may show in the places given.

    Example: a page whose words came as one long string.

    What to do: nothing, or read the whole file with --engine pdfplumber.
    """
    return f"{pages}: read by pdfplumber, because PDFium lost blanks or characters there"


@_row("L109", "warning")
def no_notes(callouts: int = 0) -> str:
    """No note was found in the document.

    Why: a file without notes has no finding about them, and neither has a file whose notes were not seen; only a
    person can tell the two apart.

    Example: a page whose notes open in a window that a script fills, or a chapter that simply has none; a text taken
    from a PDF, where numbers stand in the sentences and the notes below the pages were left behind.

    What to do: look at the file. If it has notes, another form of it (the PDF, the source) may show them; if it is
    meant to have none, leave this check out with --ignore L109.
    """
    if callouts >= SEVERAL:
        torn = f"{callouts} numbers in the text call notes, and none of the notes was found: they were left behind"
        return f"{torn} when the text was made; read the file that it was taken from (the PDF, the web page)"
    return "no note was found; if the document has notes, they were not read"


@_row("L110", "error")
def over_limit(name: str, limit: str) -> str:
    """A part of the document lies beyond a limit.

    Why: limits keep a hostile or broken file from taking all memory and time; what is beyond them was not read.

    Example: a PDF of 20,000 pages, or source files that take in each other again and again.

    What to do: raise the limit, where the sentence names an option for it, or split the document.
    """
    return f"{name}: beyond the limit of {limit}, so it is not read"


@_row("L111", "warning")
def key_unknown(keys: str) -> str:
    r"""A citation names a key that no bibliography file has.

    Why: the note prints only the key, so that the work it cites is not known.

    Example: "\footcite{hale2001}" where works.bib has "hale2002".

    What to do: correct the key, or put the bibliography file beside the text.
    """
    return f"not in any bibliography file: {keys}; what they cite is not known"


@_row("L112", "info")
def numbered_by_page(command: str) -> str:
    """The notes are numbered from 1 again on each page, and the source does not say where pages begin.

    Why: the numbers given are counted through; those printed begin at 1 on every page.

    Example: a Word file whose notes restart on each page, or a LaTeX source with the option "perpage" of footmisc.

    What to do: nothing, or read the PDF, which has the pages.
    """
    return f"notes are numbered anew on each page ({command}), which a source does not show; they are counted through"


@_row("L113", "error")
def part_encrypted(name: str) -> str:
    """A part of the file is encrypted.

    Why: what it holds cannot be read, so its text and notes are missing.

    Example: a chapter of an electronic book that its shop protects.

    What to do: get the book without protection, or read another form of it.
    """
    return f"{name}: encrypted, so nothing of it is read"


@_row("L130", "warning")
def correction_unfit(number: int, why: str) -> str:
    """A correction that a person made no longer fits the document.

    Why: the words that it quotes are gone or stand there more than once, so that it could not be applied; it is kept.

    Example: a note was linked by hand, and a new version of the document has another text there.

    What to do: see them with "briefcite corrections FILE"; make them again with "briefcite review FILE", or take out
    what no longer fits with "briefcite corrections FILE --prune".
    """
    return f"correction {number} does not fit this document: {why}"


@_row("L120", "info")
def read_as_plain() -> str:
    """The notes of a scan were read from its words, not from their places.

    Why: the text layer of the scan gives words without the size and the height of their print; numbers of callouts
    stand among other numbers, so that a pair may be wrong or missing more often than on a printed page.

    Example: a scan in which "1355" and a raised 13 were recognised as "135513".

    What to do: nothing, or recognise the scan again with --ocr on a copy without a text layer.
    """
    return "the text layer of this scan does not show what is raised or small; notes were read from its words alone"


@_row("L121", "warning")
def numbers_unrecognised(numbers: str) -> str:
    """Numbers of notes were not found in the recognised text of a scan.

    Why: the raised numbers of the text are too small for many recognisers, which read "!" or nothing at all. The
    document is likely whole; whether it is can be seen on the page, and not in its text layer. So these numbers are
    named here once, and each of them is no finding of its own (N101, N103).

    Example: a scan of 90 notes whose text layer has a number for 82 of them in the running text.

    What to do: look at the places, or recognise the scan again in a higher resolution (--ocr, ocrmypdf --force-ocr).
    """
    return (
        f"the text layer of this scan lacks numbers of notes in the running text: {numbers}; look for them on the page"
    )


@_row("L122", "warning")
def hidden_read() -> str:
    """Text was read that is not printed: it belongs to layers that are switched off by a rule, or as a whole drawing.

    Why: layers that are switched off one by one are left out. Where a rule joins several, or a drawing used on many
    pages belongs to one, what is in it cannot be told from the rest of the page.

    Example: a file with a draft and a final wording, of which a rule shows one.

    What to do: print the file to a new PDF, which has only what is shown.
    """
    return (
        "layers that are switched off by a rule, or with a whole drawing, cannot be told from the page; they were read"
    )
