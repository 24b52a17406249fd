"""Files that a text includes (LaTeX, AsciiDoc): only those in its folder and below it are opened."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from briefcite import incomplete
from briefcite.errors import UnreadableFile
from briefcite.load.decoding import decode
from briefcite.model import Warning

MOST_BYTES = 64 * 1024 * 1024
"""Bytes of all files together; the text of a 3,000-page book is some 10 MB."""
MOST_FILES = 2000
"""Most files that are opened; a thesis has about a hundred."""
MOST_DEEP = 40
"""Most files nested in one another."""
DISTRIBUTED = frozenset(
    "glyphtounicode pdfcolor epsf xy xypic insbox random prepictex pictex postpictex ulem.sty t1enc.def "
    "binhex null.tex expl3-generic tikz pstricks multido fp lettrine.cfg".split()
)
r"""Files that every LaTeX has and that hold no text, though \input takes them in."""


class Project:
    """The folder of one document: finds files, reads them, and says which were not read."""

    def __init__(self, path: str) -> None:
        self.path = path
        main = Path(path)
        self.root = main.resolve().parent if path != "-" and main.is_file() else None
        self.names = [path]
        """The files as they are to be named, in the order in which they were opened."""
        self.open: list[Path] = [main.resolve()] if self.root else []
        """The chain of files being read at the moment, the main file first."""
        self.warnings: list[Warning] = []
        self._left = MOST_BYTES

    def find(self, name: str, suffixes: Sequence[str], folders: Sequence[Path] = ()) -> Path | None:
        """Find a file from the main file's folder, or from one that the text has named.

        Args:
            name: as the text says it, with or without a suffix.
            suffixes: those to try, "" for none.
            folders: further places to look in, before the main folder.
        """
        clean = name.strip().strip('"').strip()
        if self.root is None or not clean or re.search(r"[\0\n\\#{}]", clean):
            return None
        for folder in (*folders, self.root):
            for suffix in suffixes:
                candidate = Path(f"{folder / clean}{suffix}")
                try:
                    if candidate.is_file():
                        return candidate.resolve()
                except (OSError, ValueError):
                    return None
        return None

    def read(self, found: Path | None, name: str, command: str, *, quiet: bool = False) -> str | None:
        """Return the text of a file that was found; else say why it is not read.

        Args:
            found: the file, None where there is none.
            name: as the text says it.
            command: what takes it in, for the message.
            quiet: it need not be there.
        """
        if found is None:
            if not quiet and name.strip() not in DISTRIBUTED:
                self.warn(incomplete.part_missing(name.strip() or "(no name)", command))
            return None
        if self.root is None or not found.is_relative_to(self.root) or found in self.open:
            self.warn(incomplete.part_outside(name.strip(), command))
            return None
        if len(self.open) > MOST_DEEP or len(self.names) > MOST_FILES or found.stat().st_size > self._left:
            self.warn(
                incomplete.over_limit(
                    name.strip(), f"{MOST_FILES:,} files, {MOST_BYTES >> 20} MB or {MOST_DEEP} levels"
                )
            )
            return None
        self._left -= found.stat().st_size
        try:
            return decode(found.read_bytes(), str(found))
        except (OSError, UnreadableFile) as error:
            self.warn(incomplete.part_unknown(name.strip(), f"it cannot be read as text ({type(error).__name__})"))
            return None

    def enter(self, found: Path) -> int:
        """Record that a file is being read; return its index."""
        self.open.append(found)
        name = str(Path(self.path).parent / found.relative_to(self.root)) if self.root else str(found)
        self.names.append(name)
        return len(self.names) - 1

    def leave(self) -> None:
        """Record that the file opened last has been read."""
        self.open.pop()

    def warn(self, warning: Warning) -> None:
        """Keep a warning, once."""
        if warning not in self.warnings:
            self.warnings.append(warning)
