r"""LaTeX sources: a document with the files that it takes in, its notes numbered as LaTeX numbers them.

A small TeX reads the tokens (lexer, gullet), expands what the document defines (macros, definitions, conditions) and
does what the commands of LaTeX and its packages do to text, counters and notes (commands, notes, cites, files). It runs
nothing and opens no file outside the folder of the one that is read. The lines of the text are those of the sources.
"""

from __future__ import annotations

from briefcite import incomplete
from briefcite.load.decoding import decode
from briefcite.load.formats import source_of
from briefcite.load.project import Project
from briefcite.load.tex.bibliography import Bibliography
from briefcite.load.tex.names import Label
from briefcite.load.tex.reader import Reader
from briefcite.model import Document

MOST_KEYS = 8
"""Unknown keys that are named."""


def read(data: bytes, path: str) -> Document:
    """Read a .tex file and the files that belong to it.

    Raises:
        UnreadableFile: the bytes are no text.
    """
    text = decode(data, path)
    reader = _read(text, path, {})
    if not reader.begun:  # the line that begins the document is missing or broken
        reader = _read(text, path, {}, whole=True)
    found = reader.missed & reader.labels.keys()
    if found or any(reader.bibliography.has(key) for key in reader.bibliography.unknown):
        reader = _read(text, path, reader.labels, reader.bibliography, whole=reader.whole)
    source = source_of("latex", path, data)
    _warn_of_keys(reader)
    return reader.out.document(source, tuple(reader.project.warnings), tuple(reader.parts))


def _read(
    text: str, path: str, labels: dict[str, Label], before: Bibliography | None = None, *, whole: bool = False
) -> Reader:
    """Read all once; a second time what labels and bibliographies say is known from the beginning.

    Args:
        text: the main file.
        path: its name.
        labels: those of the first time.
        before: the bibliographies of the first time.
        whole: read the preamble as text too, because nothing ends it.
    """
    project = Project(path)
    reader = Reader(project, labels, Bibliography(project, before))
    reader.whole = whole
    if whole:
        reader.fault("\\begin{document} is missing", 0)
    reader.read(text, 0)
    reader.run()
    reader.finish()
    return reader


def _warn_of_keys(reader: Reader) -> None:
    unknown = list(reader.bibliography.unknown)
    if unknown and reader.bibliography.named:
        more = f" and {len(unknown) - MOST_KEYS} more" if len(unknown) > MOST_KEYS else ""
        reader.project.warn(incomplete.key_unknown(", ".join(unknown[:MOST_KEYS]) + more))
