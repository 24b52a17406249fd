"""One thing broken in a file gives one finding, through loading, layout and pairing.

The brief is written in the ways that numbers are set in texts: as superscripts, glued to the word, in brackets, as
Markdown notes; with its notes at the end or at the foot of two pages.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from briefcite import check, layout, notes
from briefcite.load import markdown, text
from briefcite.model import Extraction

HERE = Path(__file__).parent.parent / "fixtures" / "check"
BODY = (HERE / "harbour.txt").read_text("utf-8")
NOTES = (HERE / "harbour.notes").read_text("utf-8").splitlines()
COUNT = len(NOTES)
PLACES = 6
"""Numbers broken in each way of writing, chosen by lot."""
SENTENCES = re.split(r"\{\d+\}", BODY)
WORD = re.compile(r"[a-z]{4,}(?= [a-z])")
"""After which a second callout of a sentence is set."""
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Style(NamedTuple):
    """How callouts and notes are written, and who reads them."""

    callout: Callable[[str], str]
    note: Callable[[str], str]
    read: Callable[[bytes, str], object]


STYLES = {
    "superscript": Style(lambda n: n.translate(RAISED), lambda n: f"{n.translate(RAISED)} ", text.read),
    "glued": Style(lambda n: n, lambda n: f"{n} ", text.read),
    "bracketed": Style(lambda n: f"[{n}]", lambda n: f"[{n}] ", text.read),
    "parenthesised": Style(lambda n: f"({n})", lambda n: f"({n}) ", text.read),
    "spaced": Style(lambda n: f" {n}", lambda n: f"{n}. ", text.read),
    "markdown": Style(lambda n: f"[^{n}]", lambda n: f"[^{n}]: ", markdown.read),
}
Brief = tuple[list[str], list[tuple[str, str]]]
Want = list[tuple[str, str]]
"""Codes, with the marker of what they are about."""
Mutation = Callable[[Brief, int, random.Random], Want]


def written(brief: Brief, style: Style, paged: bool) -> bytes:
    callouts, ends = brief
    body = "".join(
        _with_callouts(sentence, numbers.split(), style)
        for sentence, numbers in zip(SENTENCES, [*callouts, ""], strict=True)
    )
    foot = [(style.note(number) if number else "") + words for number, words in ends]
    if not paged:
        return (body + "\n\n".join(foot) + "\n").encode()
    cut = body.index("The fishermen")
    half = next((i for i, (_, words) in enumerate(ends) if words == NOTES[6]), 6)
    pages = [body[:cut] + "\n".join(foot[:half]), body[cut:] + "\n".join(foot[half:])]
    return "\f".join(pages).encode()


def _with_callouts(sentence: str, numbers: list[str], style: Style) -> str:
    """Put a callout at the end of a sentence; one more after a word within it."""
    for number in numbers[:-1]:
        at = [word.end() for word in WORD.finditer(sentence)][-1]
        sentence = sentence[:at] + style.callout(number) + sentence[at:]
    return sentence + "".join(map(style.callout, numbers[-1:]))


def found(data: bytes, style: Style) -> Want:
    document = layout.zone(style.read(data, "brief"))
    read = notes.find(document)
    extraction = Extraction(document, *read)
    marker = {one.id: one.marker for one in (*read.callouts, *read.notes)}
    return [(finding.code, marker[finding.subject]) for finding in check.run(extraction)]


def clean() -> Brief:
    numbers = [str(number) for number in range(1, COUNT + 1)]
    return list(numbers), list(zip(numbers, NOTES, strict=True))


def delete_note(brief: Brief, at: int, _: random.Random) -> Want:
    return [("C101", brief[1].pop(at)[0])]


def delete_callout(brief: Brief, at: int, _: random.Random) -> Want:
    number, brief[0][at] = brief[0][at], ""
    return [("N101", number)]


def delete_both(brief: Brief, at: int, _: random.Random) -> Want:
    brief[0][at] = ""
    brief[1].pop(at)
    return [("N103", brief[1][at][0])]


def repeat_note(brief: Brief, at: int, _: random.Random) -> Want:
    brief[1].insert(at + 1, (brief[1][at][0], "Inga Holm, The Winter Harbour (Norrhaven 2001), 5."))
    return [("N102", brief[1][at][0])]


def repeat_callout(brief: Brief, at: int, _: random.Random) -> Want:
    brief[0][at + 1] = f"{brief[0][at]} {brief[0][at + 1]}"
    return [("C102", brief[0][at])]


def swap_notes(brief: Brief, at: int, _: random.Random) -> Want:
    (one, words), (other, more) = brief[1][at], brief[1][at + 1]
    brief[1][at], brief[1][at + 1] = (other, more), (one, words)
    return [("N104", other)]


def swap_callouts(brief: Brief, at: int, _: random.Random) -> Want:
    brief[0][at], brief[0][at + 1] = brief[0][at + 1], brief[0][at]
    return [("C103", brief[0][at])]


def renumber_callout(brief: Brief, at: int, r: random.Random) -> Want:
    brief[0][at] = str(r.choice([n for n in range(1, 30) if n != at + 1]))
    return [("N108", brief[0][at])]


def renumber_note(brief: Brief, at: int, r: random.Random) -> Want:
    number = str(r.choice([n for n in range(1, 30) if n != at + 1]))
    brief[1][at] = (number, brief[1][at][1])
    return [("N108", number)]


DELETIONS = [delete_note, delete_callout, delete_both]
CHANGES = [repeat_note, repeat_callout, swap_notes, swap_callouts, renumber_note, renumber_callout]
CASES = [(style, paged) for style in STYLES for paged in (False, True) if not paged or style != "markdown"]
UNDECIDABLE = [("spaced", repeat_callout)]
"""Nothing tells "an 8 anchor" from "an 8 hour wait": a number between blanks within a sentence is no callout."""


@pytest.mark.parametrize(("style", "paged"), CASES)
def test_a_clean_brief_has_no_finding(style: str, paged: bool) -> None:
    assert found(written(clean(), STYLES[style], paged), STYLES[style]) == []


@pytest.mark.parametrize(("style", "paged"), CASES)
@pytest.mark.parametrize("mutation", DELETIONS, ids=lambda mutation: mutation.__name__)
def test_one_deletion_is_one_finding(style: str, paged: bool, mutation: Mutation) -> None:
    assert wrong_ones(style, paged, mutation) == []


@pytest.mark.parametrize(("style", "paged"), CASES)
@pytest.mark.parametrize("mutation", CHANGES, ids=lambda mutation: mutation.__name__)
def test_one_change_is_one_finding(style: str, paged: bool, mutation: Mutation) -> None:
    if (style, mutation) not in UNDECIDABLE:
        assert wrong_ones(style, paged, mutation) == []


def wrong_ones(style: str, paged: bool, mutation: Mutation) -> list[tuple[int, Want, Want]]:
    random_ = random.Random(f"{style} {paged} {mutation.__name__}")
    wrong = []
    for at in random_.sample(range(1, COUNT - 1), PLACES):
        brief = clean()
        want = mutation(brief, at, random_)
        got = found(written(brief, STYLES[style], paged), STYLES[style])
        if got != want:
            wrong.append((at + 1, want, got))
    return wrong
