"""The command group: ``briefcite FILE`` means ``show``, and every failure ends in a sentence and a status."""

from __future__ import annotations

import atexit
import errno
import gc
import io
import os
import signal
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

import click
from click.shell_completion import CompletionItem

from briefcite.batch.outcome import own_fault
from briefcite.cli.completion import VARIABLE
from briefcite.cli.output import say, streams_open
from briefcite.errors import BriefciteError
from briefcite.limits import ONE_THREAD, RARELY

DEFAULT = "show"
COULD_NOT_RUN = 2
STDOUT_ERRORS = (errno.ENOSPC, errno.EBADF, errno.EIO, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC))
"""Full, closed, broken, too large, over the quota."""
SIGNALLED = 128  # a shell's status of a program ended by signal n is 128 + n


class Terminated(BaseException):
    """SIGTERM arrived; raised so that temporary files and workers are cleared away."""


class Interrupted(BaseException):
    """SIGINT arrived: click would take a KeyboardInterrupt itself and write an empty line."""


class ReaderGone(BaseException):
    """Nobody reads our output any more (``| head``): click would take a BrokenPipeError itself."""


class _Commands(Mapping[str, click.Command]):
    """The commands by name, each imported when it is asked for: ``review`` needs a web server, ``show`` none of it."""

    def __init__(self, names: Sequence[str]) -> None:
        self._names = names

    def __getitem__(self, name: str) -> click.Command:
        if name not in self._names:
            raise KeyError(name)
        command: click.Command = getattr(import_module(f"briefcite.cli.{name}"), name)
        return command

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


class Group(click.Group):
    """Commands in the order given, ``show`` where none is named, and one place where errors end."""

    def __init__(self, *args: Any, names: Sequence[str], **extra: Any) -> None:
        super().__init__(*args, **extra)
        self.commands = _Commands(names)  # type: ignore[assignment]  # click adds none to them

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Keep the order of use, not of the alphabet."""
        return list(self.commands)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read ``briefcite FILE`` and ``briefcite --engine pdfium FILE`` as ``briefcite show …``."""
        own = {name for parameter in self.get_params(ctx) for name in parameter.opts}
        own.update(ctx.help_option_names)
        if args and args[0] not in self.commands and args[0] not in own:
            self._suggest(args[0])
            args = self._command_first(args)
        return super().parse_args(ctx, args)

    def _command_first(self, args: list[str]) -> list[str]:
        """Return the words of ``briefcite -q check FILE`` in the order that click reads; a file may be called so."""
        options = args[0].startswith("-") and args[0] not in ("-", "--")
        known = (place for place, word in enumerate(args) if word in self.commands and not Path(word).exists())
        place = next(known, None) if options else None
        return [DEFAULT, *args] if place is None else [args[place], *args[:place], *args[place + 1 :]]

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Complete commands, and files too: "briefcite tid" may be the beginning of one."""
        found = super().shell_complete(ctx, incomplete)
        # Files come first: at their word the script for bash forgets what it has.
        return found if incomplete.startswith("-") else [CompletionItem(incomplete, type="file"), *found]

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command, and keep from click what it would end in its own way."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            raise Interrupted from None
        except BrokenPipeError:
            raise ReaderGone from None

    def _suggest(self, word: str) -> None:
        """Refuse a mistyped command, which else would be taken for a file to show."""
        if word.startswith("-") or os.path.sep in word or Path(word).exists():
            return
        from difflib import get_close_matches

        near = get_close_matches(word, self.commands, n=1)
        if near and not Path(word).suffix:
            raise click.UsageError(f"There is no command or file {word!r}. Did you mean {near[0]!r}?")

    def main(self, *args: Any, **extra: Any) -> NoReturn:
        """Run, and leave with status 0, 1, 2, or that of the signal that ended the run."""
        with streams_open():
            sys.exit(_status_of(lambda: self._run(args, extra)))

    def _run(self, args: tuple[Any, ...], extra: dict[str, Any]) -> Any:
        gc.set_threshold(*RARELY)
        if VARIABLE in os.environ:
            import_module("briefcite.cli.shells")
        atexit.register(gc.freeze)  # else Python looks thrice for cycles in all that is about to go: 35 ms
        for name in ONE_THREAD if "numpy" not in sys.modules else ():
            os.environ.setdefault(name, "1")
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(errors="replace")  # a terminal without "→" gets "?", not an error
        extra["standalone_mode"] = False
        extra.setdefault("prog_name", "briefcite")
        return super().main(*args, **extra)


def _status_of(run: Callable[[], Any]) -> int:
    previous = signal.signal(signal.SIGTERM, _terminate)
    try:
        status = run()
        sys.stdout.flush()
        return status if isinstance(status, int) else 0
    except OSError as error:
        return _unwritten(error)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except BriefciteError as error:
        say(str(error))
        return COULD_NOT_RUN
    except ReaderGone:
        return _reader_gone()
    except (Interrupted, KeyboardInterrupt, click.Abort):
        return SIGNALLED + signal.SIGINT
    except Terminated:
        return SIGNALLED + signal.SIGTERM
    except Exception as error:
        return _own_fault(error)
    finally:
        signal.signal(signal.SIGTERM, previous)


def _terminate(*_: object) -> NoReturn:
    raise Terminated


def _reader_gone() -> int:
    _close_stdout()
    return SIGNALLED + 13  # SIGPIPE, which Windows does not name


def _unwritten(error: OSError) -> int:
    """Say that standard output takes no more; what has a name of its own is told where it is opened."""
    if isinstance(error, BrokenPipeError):
        return _reader_gone()
    if error.filename is not None or error.errno not in STDOUT_ERRORS:
        return _own_fault(error)
    _close_stdout()
    say(f"standard output cannot be written ({error.strerror}); write to a file with -o, or make room.")
    return COULD_NOT_RUN


def _close_stdout() -> None:
    """Point stdout at nothing: its reader is gone (``| head``) and the interpreter still flushes at exit."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _own_fault(error: Exception) -> int:
    """Say that this is our fault; the traceback is shown only to who asks for it."""
    if os.environ.get("BRIEFCITE_DEBUG"):
        raise error
    say(own_fault(error))
    return COULD_NOT_RUN
