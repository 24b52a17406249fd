"""The tables as Parquet files, for pandas, polars, DuckDB, R and clusters."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from briefcite.corpus.rows import Row
from briefcite.corpus.store import TABLES, Store
from briefcite.errors import MissingExtra

ROWS_AT_ONCE = 50_000


def write(store: Store, folder: Path) -> None:
    """Write each table as ``TABLE.parquet``; an existing file is replaced atomically.

    Raises:
        MissingExtra: pyarrow is not installed.
    """
    arrow, parquet = _pyarrow()
    for table in ("documents", *TABLES, "failures"):
        types, rows = store.table(table)
        kinds = {"INTEGER": arrow.int64(), "REAL": arrow.float64(), "TEXT": arrow.string()}
        schema = arrow.schema([(name, kinds[kind]) for name, kind in types.items()])
        part = folder / f".{table}.parquet.part"
        with parquet.ParquetWriter(part, schema, compression="zstd") as writer:
            for chunk in _chunks(rows):
                values = [list(column) for column in zip(*chunk, strict=True)]
                writer.write_table(arrow.table(dict(zip(types, values, strict=True)), schema=schema))
        part.replace(folder / f"{table}.parquet")


def _chunks(rows: Iterator[Row]) -> Iterator[list[Row]]:
    while chunk := list(islice(rows, ROWS_AT_ONCE)):
        yield chunk


def require() -> None:
    """Check that Parquet can be written, before hours are spent on reading.

    Raises:
        MissingExtra: pyarrow is not installed.
    """
    _pyarrow()


def _pyarrow() -> tuple[Any, Any]:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise MissingExtra("Parquet needs pyarrow; install it with: pip install 'briefcite[corpus]'.") from None
    return pyarrow, pyarrow.parquet
