"""One document under correction: its reading, its corrections, and what can be undone and redone."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from briefcite import corrections
from briefcite.batch.outcome import Outcome
from briefcite.cli.batch import bounded
from briefcite.cli.options import ReadingOptions
from briefcite.corrections import Maker, Operation
from briefcite.errors import BriefciteError
from briefcite.model import Document


class Stale(Exception):
    """The edit was made on a reading that is no longer the current one (another tab, another program)."""


class NotSaved(BriefciteError):
    """The corrections could not be written; nothing was changed."""


def _loaded(path: str, reading: ReadingOptions) -> Outcome[tuple[Document, list[bytes]]]:
    """Return the document, and for a PDF the pictures of its pages."""
    from briefcite.load.pdf.picture import pictures

    document = reading.load(path)
    is_pdf = document.source.media_type == "application/pdf"
    return Outcome((document, list(pictures(Path(path).read_bytes(), reading.password)) if is_pdf else []))


class Desk:
    """The state that all tabs share; every change is on the disk before it is shown."""

    def __init__(self, document: Document, place: Path, pictures: Sequence[bytes]) -> None:
        from briefcite.pipeline import Opened

        self.place = place
        self.pictures = pictures
        self.revision = 0
        self._lock = threading.Lock()
        self._opened = Opened(document)
        self._source = document.source
        self._groups: list[list[Operation]] = [[one] for one in corrections.read(place).operations]
        self._undone: list[list[Operation]] = []
        self.extraction = self._opened.extraction(self.operations)

    @classmethod
    def open(cls, path: str, reading: ReadingOptions) -> Desk:
        """Read a document and its corrections.

        Raises:
            BriefciteError: either could not be read.
        """
        document, images = bounded(path, partial(_loaded, reading=reading), reading.bounds())
        return cls(document, reading.corrections_of(path), images)

    @property
    def operations(self) -> list[Operation]:
        """All that was said, in order."""
        return [operation for group in self._groups for operation in group]

    def data(self) -> dict[str, Any]:
        """Return what the page shows, and ``review``: the revision, and whether there is something to undo or redo."""
        from briefcite.report.page import page_data

        said = {"revision": self.revision, "undo": bool(self._groups), "redo": bool(self._undone)}
        return page_data(self.extraction) | {"text": self.extraction.document.text, "review": said}

    def edit(self, revision: int, edits: Sequence[Mapping[str, Any]]) -> None:
        """Take edits in as one step, save them, and read the document anew with them.

        Raises:
            Stale: they were made on another revision.
            BadOperation: one of them does not fit what is read.
            NotSaved: the file could not be written.
        """
        with self._turn(revision):
            maker = Maker(self.extraction)
            group = [operation for edit in edits for operation in maker.operations(edit)]
            self._become([*self._groups, group], [])

    def undo(self, revision: int) -> None:
        """Undo the last step."""
        with self._turn(revision):
            if self._groups:
                self._become(self._groups[:-1], [*self._undone, self._groups[-1]])

    def redo(self, revision: int) -> None:
        """Redo the step that was undone last."""
        with self._turn(revision):
            if self._undone:
                self._become([*self._groups, self._undone[-1]], self._undone[:-1])

    @contextmanager
    def _turn(self, revision: int) -> Iterator[None]:
        with self._lock:
            on_disk = list(corrections.read(self.place).operations)
            if on_disk != self.operations:
                self._groups, self._undone = [[one] for one in on_disk], []
                self._reread()
            if revision != self.revision:
                raise Stale
            yield

    def _become(self, groups: list[list[Operation]], undone: list[list[Operation]]) -> None:
        """Save, then show: what is killed in between is found again at the next start."""
        before = self._groups, self._undone
        self._save([operation for group in groups for operation in group])
        try:
            self._groups, self._undone = groups, undone
            self._reread()
        except BaseException:
            self._groups, self._undone = before
            self._save(self.operations)
            raise

    def _reread(self) -> None:
        self.extraction = self._opened.extraction(self.operations)
        self.revision += 1

    def _save(self, operations: Sequence[Operation]) -> None:
        name = Path(self._source.path).name
        try:
            corrections.write(self.place, operations, document=name, sha256=self._source.sha256)
        except OSError as error:
            raise NotSaved(f"{self.place}: cannot be written ({error.strerror}); nothing was changed.") from None
