"""Which files are meant by paths, folders and patterns."""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatch
from pathlib import Path

from briefcite.errors import UnreadableFile
from briefcite.load.formats import BY_SUFFIX, sniff
from briefcite.text.late import late

SNIFFED = 4096
"""Bytes read of a file whose suffix says nothing."""
NO_DOCUMENTS = late(
    r"(?:requirements|constraints)[^/]*\.txt|(?:cmakelists|robots|licen[cs]e|copying|notice)\.txt", re.I
)
"""Names of texts that tools and lawyers read; they are taken where they are named themselves."""
PROVEN_BY_CONTENT = frozenset(("pdf", "docx", "odt", "epub"))
"""Kinds that a file without a known suffix may be found to be; any text could else be a page of HTML."""


def found(
    paths: Iterable[str], *, include: Sequence[str] = (), exclude: Sequence[str] = (), hidden: bool = False
) -> Iterator[str]:
    """Yield the files that paths mean, each once: in the order given, those of a folder sorted by name.

    Args:
        paths: files, folders (with all below them) and patterns such as ``"papers/**/*.pdf"``. A file that is named
            is given whatever it is; in folders only what can be read, by suffix or by content.
        include: patterns, one of which a file must fit by its name or its path, unless it is named itself.
        exclude: patterns that a file or folder found by folder or pattern may not fit.
        hidden: look into files and folders whose names begin with a dot, too.

    Raises:
        UnreadableFile: a pattern that means no file.
    """
    seen: set[str] = set()
    for path in paths:
        for file in _meant(path, include, exclude, hidden):
            if file not in seen:
                seen.add(file)
                yield file


def _meant(path: str, include: Sequence[str], exclude: Sequence[str], hidden: bool) -> Iterator[str]:
    if Path(path).is_dir():
        yield from _below(path, include, exclude, hidden)
    elif glob.has_magic(path) and not Path(path).exists():
        matches = sorted(glob.glob(path, recursive=True))  # noqa: PTH207 - a pattern may be absolute
        if not matches:
            raise UnreadableFile(f"{path}: no file fits this pattern; check it.")
        for match in matches:
            if not _is_excluded(match, exclude) and (Path(match).is_dir() or _included(match, include)):
                yield from _meant(match, include, exclude, hidden)
    else:
        yield path


def _below(folder: str, include: Sequence[str], exclude: Sequence[str], hidden: bool) -> Iterator[str]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        raise UnreadableFile(f"{folder}: cannot be listed ({error.strerror}); check its permissions.") from None
    for entry in entries:
        path = os.path.join(folder, entry.name) if folder != "." else entry.name  # noqa: PTH118 - keeps "a/b" as typed
        if (entry.name.startswith(".") and not hidden) or _fits(path, entry.name, exclude):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _below(path, include, exclude, hidden)
        elif entry.is_file() and (not include or _fits(path, entry.name, include)) and _readable(path, entry.name):
            yield path


def _included(path: str, include: Sequence[str]) -> bool:
    return not include or _fits(path, Path(path).name, include)


def _is_excluded(path: str, exclude: Sequence[str]) -> bool:
    """Return whether a file that fits a pattern is left out, or lies in a folder that is."""
    return any(_fits(str(part), part.name, exclude) for part in (Path(path), *Path(path).parents))


def _fits(path: str, name: str, patterns: Sequence[str]) -> bool:
    return any(fnmatch(name, pattern) or fnmatch(path, pattern) for pattern in patterns)


def _readable(path: str, name: str) -> bool:
    """Return whether a file of a folder is of a kind that is read; corrections and the like lie beside documents."""
    suffix = os.path.splitext(name)[1].lower()  # noqa: PTH122 - half the time of pathlib, for every file
    if suffix in BY_SUFFIX:
        return NO_DOCUMENTS.fullmatch(name) is None
    if suffix:
        return False
    try:
        with Path(path).open("rb") as stream:
            return sniff(stream.read(SNIFFED)) in PROVEN_BY_CONTENT
    except OSError:
        return False
