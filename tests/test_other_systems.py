"""Windows has neither ``resource`` nor ``fcntl``, and no fork: everything is imported and read without them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HIDDEN = """
import os, pkgutil, importlib, sys
for name in ("resource", "fcntl", "termios", "pwd", "grp", "posix_ipc"):
    sys.modules[name] = None
for name in ("fork", "geteuid", "sched_getaffinity"):
    if hasattr(os, name):
        delattr(os, name)
import signal
for name in ("pthread_sigmask", "SIGKILL", "SIGHUP", "setitimer"):
    if hasattr(signal, name):
        delattr(signal, name)
import briefcite
for module in pkgutil.walk_packages(briefcite.__path__, "briefcite."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)
from briefcite.batch.bounds import can_fork
assert not can_fork()
from briefcite.cli import main
main(["extract", sys.argv[1]])
"""


def test_everything_is_imported_and_read_without_what_posix_has(tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text(
        "Ships wait at anchor.[1]\n\nNotes\n\n[1] Ana Duarte, The Long Queue (Norrhaven: Quay Press, 2019), 14.\n"
    )
    done = subprocess.run([sys.executable, "-c", HIDDEN, str(note)], capture_output=True, text=True, timeout=100)
    assert (done.returncode, done.stderr) == (0, "")
    assert '"marker":"1"' in done.stdout.replace(": ", ":")
