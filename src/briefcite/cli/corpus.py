"""``briefcite corpus``: many documents in one database, resumable."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from briefcite.cli import options
from briefcite.cli.options import QUIET, ReadingOptions, is_told
from briefcite.cli.output import destination, say, source
from briefcite.cli.progress import counting
from briefcite.errors import UnreadableFile

EXAMPLES = """\b
Examples:
  briefcite corpus papers/ -o papers.sqlite
  find . -name '*.pdf' | briefcite corpus --files-from - -o all.sqlite
"""
STATE = "corpus.sqlite"
DATABASES = ("", ".sqlite", ".sqlite3", ".db")


@click.command(epilog=EXAMPLES)
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=options.PATH)
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="OUT",
    type=options.PATH,
    help="Database, or folder of Parquet files.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["sqlite", "parquet"]),
    default="sqlite",
    help="parquet needs an extra.",
)
@click.option(
    "--files-from", metavar="FILE", help="Read paths from this file, one a line or ended by NUL (- for stdin)."
)
@click.option(
    "--include", multiple=True, metavar="PATTERN", help="Of folders and patterns, only files like this ('*.pdf')."
)
@click.option(
    "--exclude", multiple=True, metavar="PATTERN", help="Of folders and patterns, no files or folders like this."
)
@click.option("--retry", is_flag=True, help="Read files again that could not be read the last time.")
@click.option(
    "--export",
    "works",
    metavar="WORKS",
    type=options.PATH,
    help="Also write each work once: .bib, .csv, …",
)
@click.option(
    "--scheduler",
    metavar="ADDRESS",
    help="Read on Dask: tcp://HOST:PORT, or local.",
)
@click.option("--log-json", is_flag=True, help="Report each file as a line of JSON on standard error.")
@options.jobs
@options.timeout
@options.reading
@options.configured
def corpus(
    paths: tuple[str, ...],
    output: str,
    form: str,
    files_from: str | None,
    include: tuple[str, ...],
    exclude: tuple[str, ...],
    retry: bool,
    works: str | None,
    scheduler: str | None,
    log_json: bool,
    jobs: int | None,
    timeout: float | None,
    **how: Any,
) -> int:
    """Read folders of documents into one database: documents, callouts, notes, citations, parts, works, findings.

    A run that was stopped goes on where it was; files that have not changed are not read again, those that are gone
    are taken out. What could not be read stands in the table failures, with its reason.
    """
    from briefcite.batch.bounds import cores
    from briefcite.batch.discovery import found
    from briefcite.corpus.run import carried_out, planned, reading_of, task
    from briefcite.corpus.store import opened

    if not paths and not files_from:
        raise click.UsageError("name files or folders, or a list of them with --files-from.")
    _refuse_in_time(output, form, works)
    reading = ReadingOptions(**how)
    known_as = reading_of(_options(how))
    listed = _listed(files_from) if files_from else []
    files = list(dict.fromkeys(map(_plain, found([*paths, *listed], include=include, exclude=exclude))))
    if not files:
        raise UnreadableFile("no file of a kind that can be read was found, and nothing is changed; check the paths.")
    bounds = reading.bounds(timeout)
    roots = [_plain(path.rstrip("/") or "/") or "." for path in paths if Path(path).is_dir()]
    with opened(_database(output, form)) as store:
        plan = planned(store, files, known_as, roots=roots, retry=retry)
        failed = 0
        at_hand = [*plan.read, "merging works"]
        with counting("Reading", len(plan.read), at_hand[0]) as told:
            began = time.monotonic()
            outcomes = _read(plan.read, task(reading.extract), bounds, jobs or cores(), scheduler)
            for number, step in enumerate(carried_out(store, plan, outcomes, known_as), 1):
                failed += bool(step.sentence)
                _tell(step, log_json, number, len(plan.read), time.monotonic() - began)
                told(step.document if scheduler else at_hand[number])
        if form == "parquet":
            from briefcite.corpus import parquet

            parquet.write(store, Path(output))
        if works:
            _export(store, works)
        counts = store.counts()
    done = {"read": len(plan.read) - failed, "unchanged": plan.kept, "taken_out": len(plan.gone)}
    _sum_up(done | counts, log_json)
    return 1 if counts["failures"] else 0


def _read(files: list[str], job: Any, bounds: Any, jobs: int, scheduler: str | None) -> Iterable[Any]:
    """Return each file with its result, read by worker processes of this machine or by a cluster."""
    if not files:
        return ()
    if scheduler:
        from briefcite.corpus.cluster import spread

        return spread(files, job, bounds, address=scheduler, jobs=jobs)
    from briefcite.batch.workers import WorkerPool

    return zip(files, WorkerPool(files, job, jobs, bounds), strict=True)


def _options(how: dict[str, Any]) -> str:
    """Return, as a line, the options that change what is read."""
    told = {name: value for name, value in how.items() if value and name not in UNTOLD}
    return json.dumps({name: value for name, value in told.items() if (name, value) not in DEFAULTS}, sort_keys=True)


UNTOLD = ("password", "corrections", "max_size", "max_memory")
"""Options without influence on what is read: passwords and limits."""
DEFAULTS = (("engine", "auto"), ("ocr_lang", "eng"))


def _refuse_in_time(output: str, form: str, works: str | None) -> None:
    """Refuse what cannot be written now, and not after everything has been read."""
    if form == "parquet":
        if Path(output).exists() and not Path(output).is_dir():
            raise click.UsageError(f"{output}: is a file, and --format parquet writes a folder; choose another -o.")
        from briefcite.corpus import parquet

        parquet.require()
    elif output.endswith(".parquet") or _format_for(output):
        raise click.UsageError(
            f"{output}: would be a database; name it {Path(output).with_suffix('.sqlite')}. "
            "--export writes the works, --format parquet a folder of tables."
        )
    if works and not _format_for(works):
        raise click.UsageError(f"{works}: this suffix means no format; use .bib, .csv, .json or .ris.")


def _format_for(path: str) -> str | None:
    """Return the format of an export; not asked for a database, where to import it would be the longest wait."""
    if Path(path).suffix in DATABASES:
        return None
    from briefcite import export

    return export.format_for(path)


def _listed(name: str) -> list[str]:
    with source(name) as stream:
        text = stream.read().decode("utf-8", "surrogateescape")
    lines = text.split("\0") if "\0" in text else text.splitlines()  # find -print0
    return [line for line in lines if line.strip()]


def _plain(path: str) -> str:
    """Return a path without "./": a file has one name, whether "find ." tells of it or its folder is given."""
    while path.startswith("./"):
        path = path[2:].lstrip("/")
    return path


def _database(output: str, form: str) -> Path:
    if form == "sqlite":
        return Path(output)
    Path(output).mkdir(parents=True, exist_ok=True)
    return Path(output) / STATE


def _tell(step: Any, as_json: bool, number: int, total: int, seconds: float) -> None:
    if as_json:
        row = {"document": step.document, "failure": step.sentence, "warnings": step.warnings, "number": number}
        rate = number / seconds if seconds else 0.0
        left = round((total - number) / rate) if rate else None
        timing = {"total": total, "files_a_second": round(rate, 2), "seconds_left": left}
        sys.stderr.write(json.dumps(row | timing, ensure_ascii=False) + "\n")
    elif step.sentence:
        say(step.sentence)


def _sum_up(told: dict[str, int], as_json: bool) -> None:
    """Say what was done and what the corpus holds: as the last line of JSON, too."""
    if as_json:
        sys.stderr.write(json.dumps(told) + "\n")
        return
    if is_told(QUIET):
        return
    failed = f"{told['failures']} could not be read" + " (again with --retry)" * bool(told["failures"])
    whole = f"{told['documents']} documents" + f" ({told['not_whole']} not whole)" * bool(told["not_whole"])
    rows = ", ".join(f"{told[name]} {name}" for name in ("notes", "citations", "works", "findings"))
    done = f"{told['read']} read, {told['unchanged']} unchanged, {told['taken_out']} taken out, {failed}."
    click.echo(f"{done}\n{whole}, {rows}", err=True)


def _export(store: Any, path: str) -> None:
    """Write each work of the corpus once."""
    from briefcite import export
    from briefcite.corpus.works import works_of
    from briefcite.model import Document, Extraction, Source

    form = export.format_for(path)
    assert form
    with destination(path) as out:
        nowhere = Document(Source("", "", "", ""), "", ())
        out.write(export.render(Extraction(nowhere, references=tuple(works_of(store))), form).encode())
