"""What the other parts of a Word file say of its text: raised styles, headings, numbered lists."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from briefcite.load.archive import Archive

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MOST_PARENTS = 20
"""Most styles based on one another that are followed: Word allows eleven, and a faulty file may have a loop."""
MOST_LEVELS = 9


Styles = dict[str, "Element"]
"""The styles of a file by their ids."""


def styles_of(archive: Archive) -> Styles:
    """Return the styles that a file defines."""
    root = archive.xml("word/styles.xml")
    return {} if root is None else {str(style.get(W + "styleId")): style for style in root.iter(W + "style")}


class Headings:
    """Tells whether a paragraph is a heading: its style or itself has a level in the outline."""

    def __init__(self, styles: Styles) -> None:
        self._styles = frozenset(name for name in styles if _style_is_heading(name, styles))

    def __call__(self, paragraph: Element) -> bool:
        """Say it of one paragraph."""
        properties = paragraph.find(W + "pPr")
        if properties is None:
            return False
        return _has_level(properties) or _value(properties, "pStyle") in self._styles


def _style_is_heading(name: str, styles: Styles) -> bool:
    """Word calls its own "heading 1" in every language; others are based on them or have a level."""
    for _ in range(MOST_PARENTS):
        style = styles.get(name)
        if style is None:
            return False
        properties = style.find(W + "pPr")
        if _value(style, "name").lower().startswith("heading ") or (properties is not None and _has_level(properties)):
            return True
        name = _value(style, "basedOn")
    return False


def _has_level(properties: Element) -> bool:
    return _value(properties, "outlineLvl") in frozenset("012345678")  # 9 is the text below them


class RaisedRuns:
    """Tells whether a run is raised: by itself or by its style."""

    def __init__(self, styles: Styles) -> None:
        self._styles = frozenset(name for name in styles if _style_is_raised(name, styles))

    def __call__(self, run: Element) -> bool:
        """Say it of one run."""
        properties = run.find(W + "rPr")
        if properties is None:
            return False
        own = _lift(properties)
        if own is not None:
            return own
        style = properties.find(W + "rStyle")
        return style is not None and style.get(W + "val") in self._styles


def _lift(properties: Element) -> bool | None:
    """Return whether properties raise text; None where they say nothing of it."""
    align, position = properties.find(W + "vertAlign"), properties.find(W + "position")
    if align is not None:
        return bool(align.get(W + "val") == "superscript")
    if position is not None:
        return str(position.get(W + "val") or "").isdecimal() and position.get(W + "val") != "0"
    return None


def _style_is_raised(name: str, styles: Styles) -> bool:
    for _ in range(MOST_PARENTS):
        style = styles.get(name)
        if style is None:
            return False
        properties = style.find(W + "rPr")
        own = _lift(properties) if properties is not None else None
        if own is not None:
            return own
        parent = style.find(W + "basedOn")
        name = str(parent.get(W + "val")) if parent is not None else ""
    return False


class Lists:
    """Counts the items of numbered lists as Word shows them: notes typed by hand are often one."""

    def __init__(self, archive: Archive) -> None:
        root = archive.xml("word/numbering.xml")
        self._levels: dict[tuple[str, str], tuple[str, int]] = {}
        self._lists: dict[str, str] = {}
        self._count: Counter[tuple[str, str]] = Counter()
        if root is not None:
            for abstract in root.iter(W + "abstractNum"):
                self._read(abstract)
            for number in root.iter(W + "num"):
                kind = number.find(W + "abstractNumId")
                self._lists[str(number.get(W + "numId"))] = str(kind.get(W + "val")) if kind is not None else ""

    def _read(self, abstract: Element) -> None:
        for level in abstract.iter(W + "lvl"):
            name = (str(abstract.get(W + "abstractNumId")), str(level.get(W + "ilvl")))
            form, shape, start = (_value(level, tag) for tag in ("numFmt", "lvlText", "start"))
            if form == "decimal" and shape.count("%") == 1:
                before, _, after = shape.partition(f"%{int(name[1]) + 1 if name[1].isdecimal() else 1}")
                self._levels[name] = (f"{before}{{}}{after}", int(start) if start.isdecimal() else 1)

    def number(self, paragraph: Element) -> str:
        """Return the number before a paragraph, with a space after it; "" where it shows none in plain digits."""
        item = paragraph.find(f"{W}pPr/{W}numPr")
        if item is None:
            return ""
        which = self._lists.get(_value(item, "numId"), "")
        level = _value(item, "ilvl") or "0"
        for deeper in range(int(level) + 1 if level.isdecimal() else 1, MOST_LEVELS):
            self._count.pop((which, str(deeper)), None)
        shape, start = self._levels.get((which, level), ("", 1))
        self._count[which, level] += 1
        return shape.replace("{}", str(start + self._count[which, level] - 1)) + " " if shape else ""


def _value(element: Element, tag: str) -> str:
    child = element.find(W + tag)
    return "" if child is None else str(child.get(W + "val") or "")
