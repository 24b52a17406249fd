"""Where data goes: standard output, or a file that is replaced whole or not at all."""

from __future__ import annotations

import errno
import io
import os
import signal
import stat
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO

import click

from briefcite.errors import UnreadableFile, UnwritableOutput
from briefcite.text.safe import printable


def say(sentence: str) -> None:
    """Print one sentence for the user on stderr."""
    with suppress(OSError):  # a full or closed stderr has nobody to tell
        click.echo(f"briefcite: {printable(sentence)}", err=True)


class _Closed(io.RawIOBase):
    """Stands for a standard output that is closed (``>&-``): what is written first tells so, the rest is lost."""

    _told = False

    def writable(self) -> bool:
        """Say yes, so that it can be buffered."""
        return True

    def write(self, data: Any) -> int:
        """Refuse once."""
        if self._told:
            return len(data)
        self._told = True
        raise OSError(errno.EBADF, "it is closed")


@contextmanager
def streams_open() -> Iterator[None]:
    """Let no file that is opened take the place of a standard stream that is closed."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    if sys.stdout is None:
        sys.stdout = io.TextIOWrapper(io.BufferedWriter(_Closed()), "utf-8")
    yield


def put(out: BinaryIO, record: str) -> None:
    """Write a record whole: an interrupt that comes meanwhile waits until it is out."""
    masked = {signal.SIGINT, signal.SIGTERM}
    mask = getattr(signal, "pthread_sigmask", None)  # not on Windows
    before = mask(signal.SIG_BLOCK, masked) if mask else None
    try:
        out.write(record.encode())
        out.flush()
    finally:
        if mask:
            mask(signal.SIG_SETMASK, before)


@contextmanager
def source(path: str) -> Iterator[BinaryIO]:
    """Yield the bytes of a file, or of standard input for "-".

    Raises:
        UnreadableFile: missing, a folder, or not to be opened.
    """
    if path == "-":
        yield sys.stdin.buffer
        return
    try:
        stream = Path(path).open("rb")  # noqa: SIM115 - closed below
    except OSError as error:
        raise UnreadableFile(f"{path}: cannot be opened ({error.strerror}); check the path.") from None
    with stream:
        yield stream


@contextmanager
def destination(path: str | None) -> Iterator[BinaryIO]:
    """Yield a stream of bytes for ``path``, or standard output where it is None or "-".

    A file is written beside its place and moved there when all is well, so that what stood there before is
    replaced whole or stays as it was. What is no file ("/dev/null", a pipe of the shell) is written to as it is.

    Raises:
        UnwritableOutput: the folder or the file cannot be written.
    """
    if path is None or path == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    with _opened(Path(path)) if _is_stream(path) else _replacing(Path(path)) as stream:
        yield stream


def refuse_unwritable(path: str | None, inputs: Sequence[str] = ()) -> None:
    """Check before the work begins that its result can be written.

    Args:
        path: where the result is to go; None or "-" for standard output.
        inputs: files that are read, and may not be written over.

    Raises:
        UnwritableOutput: as :func:`destination` would.
    """
    if path is None or path == "-" or _is_stream(path):
        return
    target = Path(path).resolve()
    if target in (Path(file).resolve() for file in inputs if file != "-"):
        raise UnwritableOutput(f"{path} is one of the files that are read; choose another -o.")
    try:
        if target.is_dir():
            raise IsADirectoryError(None, "it is a folder")
        if target.exists() and not os.access(target, os.W_OK):
            raise PermissionError(None, "it is write-protected")
        if not target.parent.is_dir():
            raise FileNotFoundError(None, "there is no such folder")
        if not os.access(target.parent, os.W_OK):
            raise PermissionError(None, "its folder is write-protected")
    except OSError as error:
        raise _unwritable(Path(path), error) from None


def _is_stream(path: str) -> bool:
    """Return whether a device or pipe stands there: a file moved to its place would take it from everyone else."""
    try:
        mode = Path(path).stat().st_mode
    except OSError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    try:
        with path.open("wb") as stream:
            yield stream
    except OSError as error:
        raise _unwritable(path, error) from None


@contextmanager
def _replacing(path: Path) -> Iterator[BinaryIO]:
    refuse_unwritable(str(path))
    target = path.resolve()  # through a symbolic link, which stays one
    part = target.with_name(f".briefcite-{os.getpid()}-{time.monotonic_ns()}.part")
    try:  # from before it is there: an interrupt may come at any moment
        with part.open("xb") as stream:
            yield stream
        if target.exists():
            part.chmod(target.stat().st_mode & 0o777)
        part.replace(target)
    except OSError as error:
        raise _unwritable(path, error) from None
    finally:
        with suppress(FileNotFoundError):
            part.unlink()


def _unwritable(path: Path, error: OSError) -> UnwritableOutput:
    reason = error.strerror or str(error)
    return UnwritableOutput(f"{path}: cannot be written ({reason}); nothing there was changed, choose another -o.")
