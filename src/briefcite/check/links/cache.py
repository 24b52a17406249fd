"""Answers kept from run to run, in the user's cache folder, so that pages are not asked every time."""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from briefcite.check.links import LinkStatus

DAY = 86400.0
KEPT = 7 * DAY
"""Seconds that an answer is believed; "no answer" is not kept, it may be the network's fault."""


def folder() -> Path:
    """Return the folder of our cache, by the custom of the system."""
    if named := os.environ.get("XDG_CACHE_HOME"):
        return Path(named) / "briefcite"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home())) / "briefcite" / "cache"
    return Path.home() / ("Library/Caches" if sys.platform == "darwin" else ".cache") / "briefcite"


def load(path: Path) -> dict[str, tuple[float, LinkStatus]]:
    """Read the answers that are still believed; a damaged cache is an empty one."""
    try:
        data = json.loads(path.read_text("utf-8"))
        kept = {url: (float(when), LinkStatus(*answer)) for url, (when, answer) in data.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}
    return {url: entry for url, entry in kept.items() if time.time() - entry[0] < KEPT}


def save(path: Path, answers: Mapping[str, tuple[float, LinkStatus]]) -> None:
    """Write the cache whole or not at all; a cache that cannot be written is done without."""
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        number, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
        with open(number, "w", encoding="utf-8") as stream:  # noqa: PTH123 - a descriptor, not a path
            json.dump({url: (when, list(answer)) for url, (when, answer) in sorted(answers.items())}, stream)
        Path(name).replace(path)


def asked_before(path: Path, urls: list[str]) -> tuple[dict[str, LinkStatus], list[str]]:
    """Return the answers that are known, and the addresses that must be asked."""
    known = {url: entry[1] for url, entry in load(path).items() if url in set(urls)}
    return known, [url for url in urls if url not in known]


def add(path: Path, answers: Mapping[str, LinkStatus]) -> None:
    """Add new answers to the cache."""
    now = time.time()
    fresh = {url: (now, answer) for url, answer in answers.items() if answer.status is not None or answer.gone}
    save(path, load(path) | fresh)
