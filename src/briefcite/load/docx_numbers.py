"""How a Word file numbers its notes: number format, first number, and where numbering restarts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from briefcite.load.docx_styles import W
from briefcite.text.numerals import counted

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from briefcite.load.archive import Archive

_STYLES = {
    "lowerRoman": "roman", "upperRoman": "Roman", "lowerLetter": "alph", "upperLetter": "Alph", "chicago": "chicago",
}  # fmt: skip
_DEFAULT = {"footnote": "decimal", "endnote": "lowerRoman"}
_CIRCLED, _MOST_CIRCLED = ord("①"), 20


class Form(NamedTuple):
    """What a section says of the notes of one kind."""

    number: str = "decimal"
    """The ``numFmt`` of Open XML."""
    start: int = 1
    restart: str = "continuous"
    """"eachSect", "eachPage" or "continuous"."""


@dataclass
class Counting:
    """The numbers of notes of one kind, section by section."""

    sections: tuple[Form, ...]
    section: int = 0
    count: int = 0
    run: int = 0
    """How often the numbers have restarted or changed their form."""

    @property
    def form(self) -> Form:
        """What holds in this section; after the last of them, what held there."""
        return self.sections[min(self.section, len(self.sections) - 1)]

    @property
    def by_page(self) -> bool:
        """Return whether a section restarts on each page."""
        return any(form.restart == "eachPage" for form in self.sections)

    def next(self) -> str:
        """Return the next number as it is printed; "" where the document prints none."""
        first = self.form.start if self.form.restart != "continuous" else self.sections[0].start
        self.count += 1
        return printed(first + self.count - 1, self.form.number)

    def end_section(self) -> None:
        """Go on to the next section, and restart the numbers if that does."""
        before = self.form
        self.section += 1
        restarts = self.form.restart == "eachSect"
        self.count = 0 if restarts else self.count
        self.run += restarts or self.form.number != before.number


def printed(value: int, form: str) -> str:
    """Return a number in a number format of Open XML; formats that are not supported give arabic digits."""
    if form == "none":
        return ""
    if form == "decimalZero" and value < 10:
        return f"0{value}"
    if form.startswith("decimalEnclosedCircle") and value <= _MOST_CIRCLED:
        return chr(_CIRCLED + value - 1)
    return counted(value, _STYLES.get(form, "arabic"))


def counting(archive: Archive, root: Element, kind: str, settings: str = "word/settings.xml") -> Counting:
    """Read how notes are counted: what the settings say, changed by what each section says.

    Args:
        archive: the file.
        root: of its main part.
        kind: "footnote" or "endnote".
        settings: the name of the part with the settings.
    """
    held = archive.xml(settings)
    common = _told(Form(_DEFAULT[kind]), None if held is None else held.find(f"{W}{kind}Pr"))
    sections = [
        _told(common, section.find(f"{W}{kind}Pr"))
        for section in root.iter(W + "sectPr")
        if (around := section.getparent()) is not None and around.tag != W + "sectPrChange"
    ]
    return Counting(tuple(sections) or (common,))


def _told(form: Form, element: Element | None) -> Form:
    if element is None:
        return form
    start = _value(element, "numStart")
    return Form(
        _value(element, "numFmt") or form.number,
        int(start) if start.isdecimal() and len(start) < 6 else form.start,
        _value(element, "numRestart") or form.restart,
    )


def _value(element: Element, tag: str) -> str:
    child = element.find(W + tag)
    return "" if child is None else str(child.get(W + "val") or "")
