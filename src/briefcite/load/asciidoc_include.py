"""include::part.adoc[]: the lines of other files put into an AsciiDoc text, before anything else is read."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from briefcite.load.project import Project
from briefcite.model import FilePart, Warning
from briefcite.text.late import late

_INCLUDE = late(r"include::(?P<target>[^\[\n]{1,300})\[(?P<options>[^\]\n]{0,300})\]\s*\Z")
_ATTRIBUTE = late(r":(?P<name>\w[\w-]{0,100}):[ \t]+(?P<value>\S.*?)\s*\Z")
_REFERENCE = late(r"\{(\w[\w-]{0,100})\}")
_FENCE = late(r"(?P<sign>-{4,}|\.{4,}|\+{4,}|/{4,}|```)[\w,]*\s*\Z")
"""What begins code, literal text or a comment, in which an include brings no notes."""
_LINES = late(r"\blines=\"?([\d.,;-]+)\"?")
_TAGS = late(r"\btags?=\"?([^\",\]]+)\"?")
_TAG = late(r"(?P<what>tag|end)::(?P<name>[\w.-]+)\[\]")


class Included(NamedTuple):
    """A text with the files that it includes."""

    text: str
    warnings: tuple[Warning, ...]
    begins: tuple[tuple[int, str, int], ...]
    """Where another file begins: the line of the text (from 0), the file, its line (from 1)."""

    def part(self, part: FilePart) -> FilePart:
        """Return a part of this text as a part of the file that it stands in."""
        line = part.line - 1
        at = bisect_right(self.begins, line, key=lambda begin: begin[0])
        if not at:
            return part
        begin, path, number = self.begins[at - 1]
        return part._replace(path=path, line=number + line - begin)


def included(source: str, path: str) -> Included:
    """Put in the files that a text includes, those in its folder; the others are warned of."""
    project = Project(path)
    maker = _Maker(project)
    maker.add(source.splitlines(keepends=True), path, 1)
    begins = tuple(maker.begins) if len(project.names) > 1 else ()
    return Included("".join(maker.lines), tuple(project.warnings), begins)


class _Maker:
    """Puts the lines together."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.lines: list[str] = []
        self.begins: list[tuple[int, str, int]] = []
        self.attributes: dict[str, str] = {}
        self.fence = ""

    def add(self, lines: Sequence[str], path: str, first: int) -> None:
        """Add the lines of a file, ``first`` the number of the first of them."""
        self.begins.append((len(self.lines), path, first))
        for number, line in enumerate(lines, first):
            bare = line.rstrip()
            found = _INCLUDE.match(bare) if not self.fence else None
            self._notice(bare)
            if found is None:
                self.lines.append(line)
            elif self._include(found):
                self.begins.append((len(self.lines), path, number + 1))
            else:
                self.lines.append("\n")

    def _notice(self, bare: str) -> None:
        if self.fence:
            self.fence = "" if bare == self.fence else self.fence
        elif fence := _FENCE.match(bare):
            self.fence = "```" if fence["sign"] == "```" else bare
        elif attribute := _ATTRIBUTE.match(bare):
            self.attributes[attribute["name"]] = attribute["value"]

    def _include(self, found: re.Match[str]) -> bool:
        """Add a file; False where it is not read."""
        told = _REFERENCE.sub(lambda one: self.attributes.get(one[1], one[0]), found["target"]).strip()
        here = self.project.open[-1].parent if self.project.open else Path()
        place = self.project.find(told, ("",), [here])
        optional = "opts=optional" in found["options"] or "%optional" in found["options"]
        text = self.project.read(place, told, f"include::{told}[]", quiet=optional)
        if text is None or place is None:
            return False
        number = self.project.enter(place)
        lines = text.splitlines(keepends=True)
        if lines and not lines[-1].endswith(("\n", "\r")):
            lines[-1] += "\n"
        for first, stretch in _chosen(lines, found["options"]):
            self.add(stretch, self.project.names[number], first)
        self.project.leave()
        return True


def _chosen(lines: Sequence[str], options: str) -> Iterator[tuple[int, Sequence[str]]]:
    """Yield the stretches that "lines=1..5;9" or "tag=intro" choose, each with the number of its first line."""
    numbers, tags = _LINES.search(options), _TAGS.search(options)
    if numbers:
        for part in re.split("[;,]", numbers[1]):
            first, _, last = part.partition("..")
            start = int(first) if first.isdecimal() else 1
            end = int(last) if last.isdecimal() else len(lines) if ".." in part else start
            yield start, lines[max(start - 1, 0) : end]
    elif tags and not tags[1].startswith(("*", "!")):
        yield from _tagged(lines, frozenset(re.split("[;,]", tags[1])))
    else:
        yield 1, lines


def _tagged(lines: Sequence[str], wanted: frozenset[str]) -> Iterator[tuple[int, Sequence[str]]]:
    start: int | None = None
    for number, line in enumerate(lines):
        found = _TAG.search(line)
        if found and found["name"] in wanted and found["what"] == "tag" and start is None:
            start = number + 1
        elif found and found["name"] in wanted and found["what"] == "end" and start is not None:
            yield start + 1, lines[start:number]
            start = None
    if start is not None:
        yield start + 1, lines[start:]
