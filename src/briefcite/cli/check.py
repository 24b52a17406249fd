"""``briefcite check``: dangling callouts, orphan notes and the other findings."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from briefcite.batch.outcome import Outcome
from briefcite.cli import completing, options
from briefcite.cli.batch import Batch
from briefcite.cli.options import ReadingOptions
from briefcite.cli.output import destination, refuse_unwritable, say

if TYPE_CHECKING:
    from briefcite.check.links import LinkStatus
    from briefcite.model import Extraction
    from briefcite.report.checked import Checked

_GRAVITY = ("info", "warning", "error")


class Wanted(NamedTuple):
    """Which findings are wanted."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: str = "info"
    links: bool = False
    allow_private: bool = False


EXAMPLES = """\b
Examples:
  briefcite check thesis.docx
  briefcite check --select C,N --format sarif -o notes.sarif chapters/*.md
"""


@click.command(epilog=EXAMPLES)
@options.files_or_folders
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github", "sarif", "junit"]),
    default="text",
    help="text for a person, or a format for programs.",
)
@click.option(
    "--select",
    multiple=True,
    metavar="CODES",
    shell_complete=completing.codes,
    help="Run only these: C101, C1, dangling-callout, …",
)
@click.option("--ignore", multiple=True, metavar="CODES", shell_complete=completing.codes, help="Do not run these.")
@click.option("--severity", type=click.Choice(_GRAVITY), help="Report only findings at least this grave.")
@click.option("--max-findings", type=click.IntRange(1), metavar="N", help="Print no more than this many.")
@click.option("--exit-zero", is_flag=True, default=None, help="Status 0 also when there are findings.")
@click.option("--links", is_flag=True, help="Ask the web whether URLs and DOIs still lead somewhere.")
@click.option("--allow-private", is_flag=True, help="With --links: ask hosts in private networks too.")
@click.option("--baseline", metavar="PATH", type=options.PATH, help="Report only findings that are not in this file.")
@click.option("--write-baseline", metavar="PATH", type=options.PATH, help="Write all findings of now into this file.")
@options.output
@options.jobs
@options.timeout
@options.reading
@options.configured
def check(
    files: tuple[str, ...],
    form: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    severity: str | None,
    max_findings: int | None,
    exit_zero: bool | None,
    links: bool,
    allow_private: bool,
    baseline: str | None,
    write_baseline: str | None,
    output: str | None,
    jobs: int | None,
    timeout: float | None,
    **how: Any,
) -> int:
    """Report dangling numbers, orphan notes and other slips."""
    from briefcite.check.choose import chosen

    wanted = Wanted(_codes(select), _codes(ignore), severity or "info", links, allow_private)
    chosen(wanted.select, wanted.ignore)  # a wrong code is told before any file is read
    refuse_unwritable(write_baseline or output, files)
    reading = ReadingOptions(**how)
    job = partial(_checked, reading=reading, wanted=wanted)
    batch = Batch(
        files, job, 1 if links else jobs, reading.bounds(timeout)
    )  # one process keeps the limits for each host
    checked = list(_with_failures(batch))
    if write_baseline:
        return _write_baseline(checked, write_baseline) or batch.status
    if baseline:
        checked = _without_known(checked, Path(baseline))
    _report(checked, form, output, max_findings)
    found = any(file.findings for file in checked)
    return batch.status or int(found and not exit_zero)


def _codes(given: Iterable[str]) -> tuple[str, ...]:
    """Return the codes of a list; one that is empty, as a script's variable may be, is refused: it would run all."""
    parts = list(given)
    found = tuple(code for part in parts for code in part.replace(",", " ").split())
    if parts and not found:
        raise click.UsageError("no check is named; leave the option out to run those that are on by default.")
    return found


def _checked(path: str, reading: ReadingOptions, wanted: Wanted) -> Outcome[Checked]:
    from briefcite import check as checking
    from briefcite.check.choose import chosen
    from briefcite.report.checked import Checked, untold
    from briefcite.report.place import placed

    extraction = reading.extract(path)
    rules = chosen(wanted.select, wanted.ignore)
    lowest = _GRAVITY.index(wanted.severity)
    answers = _asked(extraction, wanted) if wanted.links else {}
    findings = checking.run(extraction, rules, answers)
    found = tuple(f for f in findings if _GRAVITY.index(f.severity) >= lowest)
    where = placed(replace(extraction, findings=found))
    checked = Checked(path, where, callouts=len(extraction.callouts), notes=len(extraction.notes))
    return Outcome(checked, untold(extraction.document.warnings, found))


def _asked(extraction: Extraction, wanted: Wanted) -> dict[str, LinkStatus]:
    """Ask the web, or the cache, about the addresses of all works."""
    from briefcite.check.links import addresses, cache, fetch
    from briefcite.cli.progress import counting

    path = cache.folder() / "links.json"
    urls = list(dict.fromkeys(url for work in extraction.references for url in addresses(work)))
    known, new = cache.asked_before(path, urls)
    with counting("Asking", len(new)) as step:
        fresh = fetch.ask(new, allow_private=wanted.allow_private, done=step) if new else {}
    cache.add(path, fresh)
    return known | fresh


def _with_failures(batch: Batch[Checked]) -> Iterable[Checked]:
    from briefcite.report.checked import Checked

    for path, checked, error in batch.everything():
        yield checked or Checked(path, error=error)


def _without_known(checked: list[Checked], path: Path) -> list[Checked]:
    from briefcite.report import baseline

    known = baseline.load(path)
    return [file._replace(findings=baseline.new_ones(file.findings, known, path)) for file in checked]


def _write_baseline(checked: list[Checked], path: str) -> int:
    from briefcite.report import baseline

    with destination(path) as out:
        out.write(baseline.content(checked, Path(path)).encode())
    count = sum(len(file.findings) for file in checked)
    say(f"{path}: {count} finding{'s' if count != 1 else ''} written.")
    return 0


def _report(checked: list[Checked], form: str, output: str | None, most: int | None) -> None:
    from briefcite.report.checked import first_findings
    from briefcite.report.colour import painter, wanted
    from briefcite.report.findings import FORMATS
    from briefcite.report.lines import finding_lines, summary

    shown, hidden = first_findings(checked, most)
    with destination(output) as out:
        if form != "text":
            out.write(FORMATS[form](shown).encode())
            return
        paint = painter(output is None and wanted(sys.stdout))
        for file in shown:
            for placed in file.findings:
                out.write((finding_lines(placed, paint) + "\n").encode())
        out.write(summary(shown, hidden).encode())
