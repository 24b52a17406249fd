"""The SQLite database. Documents are replaced whole, in transactions, so that a killed run leaves it valid."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from briefcite.corpus.rows import Row, Rows, storable
from briefcite.errors import UnwritableOutput

SCHEMA = "1"
TABLES = ("callouts", "notes", "links", "citations", "parts", "works", "findings")
"""The tables with a document's rows, besides ``documents`` and ``failures``."""
WAIT = 2.0
"""Seconds to wait for another run that has the database locked."""


class Seen(NamedTuple):
    """The state of a file when it was last read, or found to be unreadable."""

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
        """Return what is stored of each file, read or failed, by path."""
        held = self._database.execute("SELECT document, bytes, modified, reading, sha256 FROM documents")
        failed = self._database.execute("SELECT document, bytes, modified, reading, NULL FROM failures")
        return {row[0]: Seen(*row[1:]) for rows in (held, failed) for row in rows}

    def touch(self, document: str, modified: int) -> None:
        """Store a new time of change, for a file whose content is the same."""
        self._database.execute("UPDATE documents SET modified = ? WHERE document = ?", (modified, document))

    def put(self, document: str, seen: Seen, row: Row, rows: Rows) -> None:
        """Store a document, in place of an earlier reading of it."""
        self.drop(document)
        self._insert("documents", [(document, seen.sha256, seen.bytes, seen.modified, seen.reading, *row)])
        for table in TABLES:
            self._insert(table, [(document, *row) for row in rows[table]])

    def fail(self, document: str, seen: Seen, sentence: str) -> None:
        """Store why a file could not be read, in place of an earlier reading of it."""
        self.drop(document)
        self._insert("failures", [storable((document, seen.bytes, seen.modified, seen.reading, sentence))])

    def drop(self, document: str) -> None:
        """Remove a document, if it is there."""
        if self._delete("documents", document) + self._delete("failures", document):
            for table in TABLES:
                self._delete(table, document)
        self._tell("merged", "0")

    def _delete(self, table: str, document: str) -> int:
        return self._database.execute(f"DELETE FROM {table} WHERE document = ?", (document,)).rowcount

    def _insert(self, table: str, rows: Sequence[Row]) -> None:
        if rows:
            marks = ",".join("?" * len(rows[0]))
            self._database.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)

    @property
    def merged(self) -> bool:
        """Return whether works have been merged since documents last changed."""
        return self._about("merged") == "1"

    def items(self) -> Iterator[tuple[str, str, str]]:
        """Yield (document, id, CSL-JSON) of every work, always in the same order."""
        yield from self._database.execute("SELECT document, id, csl FROM works ORDER BY document, number")

    def share(self, works: Iterable[tuple[str, str, str]]) -> None:
        """Store the names of merged works, given as (document, id, name)."""
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
        """Count the rows of each table, and as "not_whole" the documents of which something was not read."""
        counted = {table: table for table in ("documents", *TABLES, "failures")}
        counted["not_whole"] = "documents WHERE warnings <> '[]'"
        return {
            name: self._database.execute(f"SELECT count(*) FROM {rows}").fetchone()[0] for name, rows in counted.items()
        }

    def table(self, name: str) -> tuple[dict[str, str], Iterator[Row]]:
        """Return the columns of a table with their types (TEXT, INTEGER, REAL), and its rows, ordered by key."""
        columns = self._database.execute("SELECT name, type FROM pragma_table_info(?)", (name,)).fetchall()
        return dict(columns), self._database.execute(f"SELECT * FROM {name}")

    def save(self) -> None:
        """Commit: a run that is killed later is resumed from here."""
        self._database.execute("COMMIT")
        self._begin()

    def close(self) -> None:
        """Commit and close."""
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
    return UnwritableOutput(
        f"{path}: cannot be used as a corpus ({_reason(path, error)}); what it held is untouched, choose another -o."
    )


def _reason(path: Path, error: sqlite3.Error) -> str:
    if "locked" in str(error):
        return "another run is at it"
    if path.is_dir():
        return "it is a folder, as for --format parquet"
    return str(error) if path.parent.is_dir() else f"there is no folder {path.parent}"


def _statements(script: str) -> Iterator[str]:
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
