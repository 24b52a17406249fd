"""Options that several commands share."""

from __future__ import annotations

import functools
import math
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click
from click.core import ParameterSource

from briefcite.cli import completing

if TYPE_CHECKING:
    from briefcite.batch.bounds import Bounds
    from briefcite.limits import Limits
    from briefcite.model import Document, Extraction


Command = TypeVar("Command", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """How files are to be read: the same for all files of a command."""

    kind: str | None = None
    engine: str = "auto"
    password: str | None = None
    ocr: bool = False
    ocr_lang: str = "eng"
    deleted: bool = False
    corrections: str | None = None
    max_size: int | None = None
    max_pages: int | None = None
    max_memory: int | None = None

    @property
    def limits(self) -> Limits:
        """How much of a file is taken in."""
        from briefcite.limits import MEBI, USUAL, Limits

        size = self.max_size * MEBI if self.max_size else None
        return Limits(size or USUAL.size, size or USUAL.text, self.max_pages or USUAL.pages)

    def bounds(self, timeout: float | None = None) -> Bounds:
        """What reading a file may cost."""
        from briefcite.batch.bounds import Bounds
        from briefcite.limits import MEBI

        return Bounds(timeout, self.max_memory * MEBI if self.max_memory else None, self.ocr)

    def load(self, path: str) -> Document:
        """Load one file, without reading it any further."""
        from briefcite import load

        how = {"kind": self.kind, "engine": self.engine, "password": self.password, "deleted": self.deleted}
        return load.read(path, **how, ocr=self.ocr_lang if self.ocr else None, limits=self.limits)  # type: ignore[arg-type]

    def corrections_of(self, path: str) -> Path:
        """Return the place of a file's corrections."""
        from briefcite.corrections import path_beside

        return Path(self.corrections) if self.corrections else path_beside(path)

    def extract(self, path: str) -> Extraction:
        """Read one file through every stage."""
        from briefcite.pipeline import extract

        return extract(
            path,
            kind=self.kind,
            engine=self.engine,
            password=self.password,
            ocr=self.ocr_lang if self.ocr else None,
            deleted=self.deleted,
            corrected=self.corrections or True,
            limits=self.limits,
        )


class _Path(click.Path):
    """A file's name; an empty one, as a script's variable may be, would mean the folder it runs in."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Refuse "" and take the rest as click does."""
        return super().convert(value, param, ctx) if value else self.fail("'' names no file.", param, ctx)


PATH = _Path(allow_dash=True)
"""A path as typed; whether it can be read is checked later and reported in our words."""


QUIET = "briefcite.quiet"
VERBOSE = "briefcite.verbose"
_TOLD = {"quiet": QUIET, "verbose": VERBOSE}


def _noted(context: click.Context, parameter: click.Parameter, value: bool) -> None:
    context.meta[_TOLD[str(parameter.name)]] = value


def is_told(what: str) -> bool:
    """Return whether -q (QUIET) or -v (VERBOSE) was given."""
    context = click.get_current_context(silent=True)
    return bool(context and context.meta.get(what))


def configured(command: Command) -> Command:
    """Take defaults from the settings file: for the options that were not given on the command line."""

    @functools.wraps(command)
    def run(*args: Any, **values: Any) -> Any:
        context = click.get_current_context()
        from briefcite.cli.config import settings, taken

        found = settings(Path.cwd())
        for name, value in taken(context.command, found) if found else ():
            if context.get_parameter_source(name) is not ParameterSource.DEFAULT:
                continue
            if name in values:
                values[name] = value
            elif name in _TOLD:
                context.meta[_TOLD[name]] = value
        return command(*args, **values)

    return cast(Command, run)


files = click.argument("files", nargs=-1, required=True, metavar="FILE...", type=PATH)


def _with_folders(_: click.Context, __: click.Parameter, paths: tuple[str, ...]) -> tuple[str, ...]:
    """Put the files below a folder in its place."""
    if not any(path != "-" and Path(path).is_dir() for path in paths):
        return paths
    from briefcite.batch.discovery import found
    from briefcite.errors import UnreadableFile

    files = tuple(found(paths))
    if not files:
        raise UnreadableFile(f"{', '.join(paths)}: holds no file of a kind that can be read.")
    return files


files_or_folders = click.argument(
    "files", nargs=-1, required=True, metavar="FILE|FOLDER...", type=PATH, callback=_with_folders
)


def reading(command: Command) -> Command:
    """Add the options that say how files are read."""
    for option in reversed((*_READING, *_TELLING)):
        command = option(command)
    return command


_READING = (
    click.option(
        "--from",
        "kind",
        metavar="KIND",
        shell_complete=completing.kinds,
        help="What the files are: pdf, text, markdown, … (default: as their names and first bytes tell; else text).",
    ),
    click.option(
        "--engine",
        type=click.Choice(["auto", "pdfium", "pdfplumber"]),
        default="auto",
        help="Which library reads PDFs; auto takes the second where the first reads a page badly.",
    ),
    click.option("--password", metavar="TEXT", help="Opens encrypted PDFs."),
    click.option("--ocr", is_flag=True, help="Recognise pages that hold no text (briefcite[ocr])."),
    click.option(
        "--ocr-lang",
        metavar="LANGS",
        default="eng",
        shell_complete=completing.languages,
        help="Their languages, as deu+eng (default: eng).",
    ),
    click.option("--deleted", is_flag=True, help="Read what tracked changes delete (.docx, .odt) as if it stood."),
    click.option(
        "--corrections",
        metavar="PATH",
        type=PATH,
        help="Where the corrections of the file are (default: FILE.briefcite.json beside it).",
    ),
    click.option("--max-size", type=click.IntRange(1), metavar="MIB", help="Refuse larger files (512; text 32)."),
    click.option("--max-pages", type=click.IntRange(1), metavar="N", help="Read no more pages of a PDF (5000)."),
    click.option(
        "--max-memory",
        type=click.IntRange(64),
        metavar="MIB",
        help="Memory that reading one file may take (1024, and 4 times the file; Linux).",
    ),
)

_TELLING = (
    click.option(
        "-q", "--quiet", is_flag=True, expose_value=False, callback=_noted, help="Tell failures only: no warnings."
    ),
    click.option(
        "-v",
        "--verbose",
        is_flag=True,
        expose_value=False,
        callback=_noted,
        help="Tell when each file was read.",
    ),
)

output = click.option("-o", "--output", metavar="OUT", type=PATH, help="Write to this file instead of standard output.")


class _Share(click.FloatRange):
    """A number from 0 to 1; "nan" lies in no range, and click lets it through."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Read the number."""
        if math.isnan(told := super().convert(value, param, ctx)):
            self.fail(f"{value!r} is not in the range 0<=x<=1.", param, ctx)
        return told


_min_confidence = functools.partial(click.option, "--min-confidence", type=_Share(0, 1), default=0.0, metavar="0..1")
min_confidence = _min_confidence(help="Leave out fields of references that are less sure than this.")
min_confidence_of_works = _min_confidence(help="Leave out works that are less sure as a whole than this.")

jobs = click.option("-j", "--jobs", type=click.IntRange(1), metavar="N", help="Worker processes (default: cores).")

timeout = click.option(
    "--timeout",
    type=click.FloatRange(0, min_open=True),
    metavar="SECONDS",
    help="Give up on a file after this.",
)
