"""What one file may cost: memory by its size, time by the clock, and the words for a process that went beyond."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from briefcite.limits import MEBI, memory_for

NEAR = 128 * MEBI
"""Bytes: more than any library reserves at once."""


class Bounds(NamedTuple):
    """The limits of a run, the same for all its files."""

    timeout: float | None = None
    """Seconds for a file; None for as long as it takes."""
    memory: int | None = None
    """Bytes for a file; None for what a file of its size is given."""
    ocr: bool = False

    def memory_of(self, path: str) -> int:
        """Return the bytes that reading a file may take."""
        if self.memory is not None:
            return self.memory
        size = 0
        with suppress(OSError, ValueError):
            size = Path(path).stat().st_size
        return memory_for(size, ocr=self.ocr)


def limit_memory(size: int) -> None:
    """Let allocations fail that go ``size`` bytes beyond what this process has now.

    Linux holds it; macOS takes the limit and does not, Windows has none: there the sizes and times alone bound a file.
    """
    with suppress(ImportError, ValueError, OSError):
        import resource

        used = int(Path("/proc/self/statm").read_bytes().split()[0]) * resource.getpagesize()
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        wanted = used + size
        if hard == resource.RLIM_INFINITY or wanted < hard:
            resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))


def is_short() -> bool:
    """Return whether this process is so near to its bound that what went wrong may be for want of memory."""
    try:
        import resource

        bound = resource.getrlimit(resource.RLIMIT_AS)[0]
        status = Path("/proc/self/status").read_text()
        return bound != resource.RLIM_INFINITY and int(status.partition("VmPeak:")[2].split()[0]) * 1024 + NEAR > bound
    except (ImportError, ValueError, OSError, IndexError):
        return False
    except MemoryError:
        return True


def is_unlimited() -> bool:
    """Return whether the system itself gives this process all memory: else a library may end it for want of some."""
    with suppress(ImportError, OSError):
        import resource

        return resource.getrlimit(resource.RLIMIT_AS)[0] == resource.RLIM_INFINITY
    return True


def lift_memory() -> None:
    """Take the limit of the last file away, so that its answer can be sent."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        resource.setrlimit(resource.RLIMIT_AS, (hard, hard))


def too_slow(path: str, timeout: float) -> str:
    """Say that a file was given up for its time."""
    return f"{path}: took longer than {timeout:g} s and was left out; raise --timeout."


def death(path: str, code: int | None, memory: int) -> str:
    """Say what ended the process that read a file.

    Args:
        path: the file.
        code: its exit status, the negative number of a signal.
        memory: bytes that it was given.
    """
    name = ""
    with suppress(ValueError):
        name = signal.Signals(-(code or 0)).name
    if name in _OUT_OF_MEMORY or code == GAVE_UP:
        how = f"crashed ({name})" if name else "was given up"
        return (
            f"{path}: reading it {how}, as libraries do that get no more memory than the "
            f"{memory // MEBI:,} MiB given to it; allow more with --max-memory, if you trust the file."
        )
    how = f"crashed ({name})" if name else f"ended the worker (status {code})"
    return f"{path}: reading it {how}; the file may be damaged, please report it."


_OUT_OF_MEMORY = ("SIGABRT", "SIGILL", "SIGTRAP")
GAVE_UP = 1
"""How NumPy's OpenBLAS ends a process that has no memory for it; ours end so in no other way."""


def silence_libraries() -> None:
    """Let only what Python writes reach standard error: what a library says there we tell in our own words."""
    with suppress(OSError, AttributeError, ValueError):
        sys.stderr.flush()
        sys.stderr = os.fdopen(os.dup(2), "w", buffering=1, encoding=sys.stderr.encoding, errors="backslashreplace")
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)


def can_fork() -> bool:
    """Return whether a file can be read in a copy of this process: some systems' libraries do not survive a fork."""
    return hasattr(os, "fork") and Path("/proc/self/statm").exists()


def cores() -> int:
    """Count the cores this process may use, which in a container are fewer than the machine has."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1
