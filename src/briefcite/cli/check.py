"""``briefcite check``: dangling callouts, orphan notes and the other findings."""

from __future__ import annotations

from functools import partial

import click

from briefcite.cli import options
from briefcite.cli.batch import Batch
from briefcite.cli.options import Reading
from briefcite.report.place import Placed


@click.command()
@options.files
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.option("--exit-zero", is_flag=True, help="Status 0 also when there are findings.")
@options.output
@options.jobs
@options.timeout
@options.reading
def check(
    files: tuple[str, ...],
    form: str,
    exit_zero: bool,
    output: str | None,
    jobs: int | None,
    timeout: float | None,
    **how: str,
) -> int:
    """Report callouts without notes, notes without callouts, and what else a referee would object to."""
    from briefcite.cli.output import destination
    from briefcite.report.findings import FORMATS

    batch = Batch(files, partial(_checked, reading=Reading(**how)), jobs, timeout)
    found = [placed for findings in batch for placed in findings]
    with destination(output) as out:
        out.write(FORMATS[form](found).encode())
    return batch.status or (1 if found and not exit_zero else 0)


def _checked(path: str, reading: Reading) -> list[Placed]:
    from briefcite.report.place import placed

    return placed(reading.extract(path))
