"""Jobs that a worker process can import."""

from __future__ import annotations

import os
import signal
import tempfile
import time

from briefcite.batch.outcome import Outcome
from briefcite.errors import UnreadableFile


def act(path: str) -> Outcome[str]:
    """Do what the path says: come back, fail, crash, hang, leave without a word, ask or give much."""
    verb, _, rest = path.partition(":")
    if verb == "fail":
        raise UnreadableFile(f"{path} is damaged.")
    if verb == "bug":
        raise ZeroDivisionError("by hand")
    if verb == "crash":
        os.kill(os.getpid(), signal.SIGSEGV)
    if verb == "leave":
        os._exit(7)
    if verb == "slow":
        time.sleep(float(rest))
    if verb == "hang":
        with tempfile.NamedTemporaryFile(dir=rest, prefix="left-"):
            time.sleep(60)
    if verb == "large":
        return Outcome(str(len(bytearray(int(rest) << 20))))
    return Outcome(path.upper() * (int(rest) if verb == "long" else 1))
