"""The database: documents are replaced whole, so that whenever a run is killed what it leaves is valid."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

from briefcite.corpus.rows import Row, Rows
from briefcite.errors import UnwritableOutput

SCHEMA = "1"
TABLES = ("callouts", "notes", "links", "citations", "parts", "works", "findings")
"""Those that hold rows of documents, besides ``documents`` and ``failures``."""
WAIT = 2.0
"""Seconds for which another run may hold the database before this one gives up."""


class Seen(NamedTuple):
    """A file as it was when it was last read, or could not be."""

    bytes: int | None
    modified: int | None
    reading: str
    sha256: str | None
    """None where it could not be read."""


class Store:
    """One corpus file, open for one run at a time."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._database = sqlite3.connect(path, timeout=WAIT, isolation_level=None)
        try:
            self._database.execute("PRAGMA locking_mode = EXCLUSIVE")
            self._database.execute("PRAGMA synchronous = NORMAL")
            self._begin()
            self._prepare()
        except sqlite3.Error as error:
            self._database.close()
            raise _unusable(path, error) from None

    def _prepare(self) -> None:
        for statement in _statements(Path(__file__).with_name("schema.sql").read_text("utf-8")):
            self._database.execute(statement)
        self._database.execute("INSERT OR IGNORE INTO about VALUES ('schema', ?), ('merged', '1')", (SCHEMA,))
        found = self._about("schema")
        if found != SCHEMA:
            raise sqlite3.DatabaseError(f"its schema is {found}, and this briefcite writes {SCHEMA}")

    def seen(self) -> dict[str, Seen]:
        """Give all documents and failures that are held, by path."""
        held = self._database.execute("SELECT document, bytes, modified, reading, sha256 FROM documents")
        failed = self._database.execute("SELECT document, bytes, modified, reading, NULL FROM failures")
        return {row[0]: Seen(*row[1:]) for rows in (held, failed) for row in rows}

    def touch(self, document: str, modified: int) -> None:
        """Note that a file was written anew with the content that is held."""
        self._database.execute("UPDATE documents SET modified = ? WHERE document = ?", (modified, document))

    def put(self, document: str, seen: Seen, told: Row, rows: Rows) -> None:
        """Replace a document with what was read of it now."""
        self.drop(document)
        values = (document, seen.sha256, seen.bytes, seen.modified, seen.reading, *told)
        self._insert("documents", values)
        for table in TABLES:
            for row in rows[table]:
                self._insert(table, (document, *row))

    def fail(self, document: str, seen: Seen, sentence: str) -> None:
        """Replace a document with the sentence that says why it could not be read."""
        self.drop(document)
        self._insert("failures", (document, seen.bytes, seen.modified, seen.reading, sentence))

    def drop(self, document: str) -> None:
        """Take a document out."""
        for table in ("documents", "failures", *TABLES):
            self._database.execute(f"DELETE FROM {table} WHERE document = ?", (document,))
        self._tell("merged", "0")

    def _insert(self, table: str, values: Sequence[Any]) -> None:
        marks = ",".join("?" * len(values))
        self._database.execute(f"INSERT INTO {table} VALUES ({marks})", [_clean(value) for value in values])

    @property
    def merged(self) -> bool:
        """Whether the works have been given what they share since the last change."""
        return self._about("merged") == "1"

    def items(self) -> Iterator[tuple[str, str, str]]:
        """Give (document, id, CSL-JSON) of every work, always in the same order."""
        yield from self._database.execute("SELECT document, id, csl FROM works ORDER BY document, number")

    def share(self, works: Iterable[tuple[str, str, str]]) -> None:
        """Give each work (document, id, name) the name that all descriptions of it share."""
        run = self._database.execute
        run("CREATE TEMP TABLE shared (document, id, work, PRIMARY KEY (document, id)) WITHOUT ROWID")
        self._database.executemany("INSERT INTO shared VALUES (?, ?, ?)", works)
        run(
            "UPDATE works SET work = (SELECT work FROM temp.shared AS one "
            "WHERE one.document = works.document AND one.id = works.id)"
        )
        run("DROP TABLE shared")
        self._tell("merged", "1")

    def counts(self) -> dict[str, int]:
        """Count the rows of each table."""
        tables = ("documents", *TABLES, "failures")
        return {table: self._database.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables}

    def table(self, name: str) -> tuple[dict[str, str], Iterator[Row]]:
        """Give the columns with their types (TEXT, INTEGER, REAL) and the rows of a table, in the order of its key."""
        columns = self._database.execute("SELECT name, type FROM pragma_table_info(?)", (name,)).fetchall()
        return dict(columns), self._database.execute(f"SELECT * FROM {name}")

    def save(self) -> None:
        """Make what was put so far last: from here on a killed run goes on."""
        self._database.execute("COMMIT")
        self._begin()

    def close(self) -> None:
        """Save, and let go of the file."""
        with suppress(sqlite3.Error):
            self._database.execute("COMMIT")
        self._database.close()

    def _begin(self) -> None:
        self._database.execute("BEGIN IMMEDIATE")

    def _about(self, key: str) -> str:
        found = self._database.execute("SELECT value FROM about WHERE key = ?", (key,)).fetchone()
        return str(found[0]) if found else ""

    def _tell(self, key: str, value: str) -> None:
        self._database.execute("UPDATE about SET value = ? WHERE key = ?", (value, key))


@contextmanager
def opened(path: Path) -> Iterator[Store]:
    """Open a corpus, or begin one.

    Raises:
        UnwritableOutput: it is no corpus, held by another run, or cannot be written (no room, no permission).
    """
    try:
        store = Store(path)
    except sqlite3.Error as error:
        raise _unusable(path, error) from None
    try:
        yield store
    except sqlite3.Error as error:
        raise _unusable(path, error) from None
    finally:
        store.close()


def _unusable(path: Path, error: sqlite3.Error) -> UnwritableOutput:
    reason = "another run is at it" if "locked" in str(error) else str(error)
    return UnwritableOutput(
        f"{path}: cannot be used as a corpus ({reason}); what it held is untouched, choose another -o."
    )


def _statements(script: str) -> Iterator[str]:
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _clean(value: Any) -> Any:
    """Give text that UTF-8 can hold: a broken font or file name may give half a character."""
    if isinstance(value, str) and not value.isascii():
        return value.encode("utf-8", "replace").decode("utf-8")
    return value
