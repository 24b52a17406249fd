"""Trims a stretch of a note to the citation in it: signal before, commentary around, locator and suffix after."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefcite.model import Citation
from briefcite.references.split import forms, locators, names, signals
from briefcite.references.split.boundaries import PROSE, Group
from briefcite.references.split.scan import Scan
from briefcite.references.split.vocabulary import LOWER, OPENING, UPPER

_NUMBER = re.compile(
    rf"\s*(?:\(\d{{1,3}}[a-z]?\)|\d{{1,3}}[.)])\s*(?=[{UPPER}{OPENING}(a-z])"
    rf"|\s*\d{{1,3}}\s?(?=[{UPPER}{OPENING}])(?![A-Z]\.\s?[A-Z]\.)"
)
_SUFFIX = re.compile(rf"(?<=[\d)”»\"’.])(?:\s\(|,\s|\s[–—-]\s|\s)(?=[{LOWER}(])")
COMMENT_WORDS = 12
"""Words before a signal from which on a stretch without evidence or prose is odd enough to be left alone."""


def opening(text: str) -> int:
    """Give the offset after a note's own number, where it was left in the text: "72. Cfr. …"."""
    match = _NUMBER.match(text)
    return match.end() if match else len(text) - len(text.lstrip())


def citations(scan: Scan, group: Group) -> Iterator[Citation]:
    """Give the citations of a stretch: none of commentary, several where signals follow within it."""
    start, end = group
    if not scan.text[start:end].strip(" .;,:") or scan.remarks(start):
        return
    signal = signals.leading(scan, start, end)
    if signal:
        yield from _cited(scan, signal.target, end, scan.text[signal.start : signal.end])
        return
    later = signals.inside(scan, start, end)
    if later and not scan.score(start, later.start):
        yield from _cited(scan, later.target, end, scan.text[later.start : later.end])
    elif plausible(scan, start, end):
        yield from _cited(scan, start, end, "")


def plausible(scan: Scan, start: int, end: int) -> bool:
    """Whether a stretch without a signal is a citation at all."""
    weight, prose = scan.score(start, end), scan.prose(start, end)
    if prose >= PROSE and prose >= weight:
        return False
    text = scan.text
    return weight > 0 or names.person(text, start) or names.surname(text, start) or scan.wordy(start, end) > 3


def _cited(scan: Scan, start: int, end: int, prefix: str) -> Iterator[Citation]:
    """Give the citation in a stretch and those that a later signal opens inside it."""
    later = signals.inside(scan, start, end)
    if later and scan.score(start, later.start):
        yield from _cited(scan, start, later.start, prefix)
        yield from _cited(scan, later.target, end, scan.text[later.start : later.end])
        return
    finish, suffix = _suffix(scan, start, end)
    finish = start + len(scan.text[start:finish].rstrip(" ;,:"))
    if finish > start:
        yield _citation(scan, start, finish, prefix, suffix)


def _suffix(scan: Scan, start: int, end: int) -> tuple[int, str]:
    """Part the commentary that follows a citation within its sentence."""
    if scan.prose(start, end) >= PROSE:
        for match in _SUFFIX.finditer(scan.text, start, end):
            at = match.end()
            if scan.prose(at, end) >= PROSE and not scan.score(at, end) and scan.score(start, at):
                return match.start(), scan.text[match.start() : end].strip(" ,;.")
    return end, ""


def _citation(scan: Scan, start: int, end: int, prefix: str, suffix: str) -> Citation:
    form = forms.form(scan, start, end)
    place = locators.pinpoint(scan, start, end) if form == "full" else locators.last(scan, start, end)
    if form == "supra" and place and place.label == "note":
        place = _after_note(scan, place.end, end)
    return Citation(
        id="",
        note="",
        form=form,
        start=start,
        end=end,
        prefix=prefix,
        locator=place.value if place else "",
        locator_label=place.label if place else "",
        suffix=suffix,
    )


def _after_note(scan: Scan, at: int, end: int) -> locators.Locator | None:
    """Read the bare page after the note that a back reference names: "(n 1) 20"."""
    rest = re.compile(r"[),.:\s]*").match(scan.text, at, end)
    at = rest.end() if rest else at
    return locators.last(scan, at, end) if at < end else None
