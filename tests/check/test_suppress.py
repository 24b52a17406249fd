"""Comments that take findings back, and those that take back nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.check.made import made

from briefcite import check
from briefcite.check.choose import chosen
from briefcite.model import Extraction, Mark, Span


def commented(text: str) -> Extraction:
    """Read a text whose comments ``<!--…-->`` are marked as a loader marks them."""
    extraction = made(text)
    document = extraction.document
    marks = []
    at = document.text.find("<!--")
    while at >= 0:
        end = document.text.index("-->", at) + 3
        marks.append(Mark("ignore", (Span(at, end),), data=document.text[at + 4 : end - 3]))
        at = document.text.find("<!--", end)
    return replace(extraction, document=replace(document, marks=tuple(marks)))


def codes(text: str, *select: str) -> list[str]:
    return [f.code for f in check.run(commented(text), chosen(select) if select else None)]


DANGLING = "First.{1}\nSecond.{2}"
NOTE = "\n|1| A."


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (DANGLING + NOTE, ["C101"]),
        (f"{DANGLING} <!-- briefcite: ignore C101 -->{NOTE}", []),
        (f"{DANGLING} <!-- briefcite: ignore c1 -->{NOTE}", []),
        (f"{DANGLING} <!-- briefcite: ignore dangling-callout, N101 -->{NOTE}", []),
        (f"{DANGLING} <!-- briefcite: ignore -->{NOTE}", []),
        (f"First.{{1}}\n<!-- briefcite: ignore C101 -->\n\nSecond.{{2}}{NOTE}", []),
        (f"<!-- briefcite: ignore-file C101 -->\n{DANGLING}{NOTE}", []),
        (f"{DANGLING} <!-- briefcite: ignore N101 -->{NOTE}", ["C101", "S101"]),
        (f"First.{{1}} <!-- briefcite: ignore C101 -->\nSecond.{{2}}{NOTE}", ["S101", "C101"]),
        (f"First.{{1}} <!-- briefcite: ignore -->{NOTE}", ["S101"]),
        (f"First.{{1}} <!-- briefcite: ignore-file -->{NOTE}", ["S101"]),
    ],
)
def test_comments(text: str, want: list[str]) -> None:
    assert codes(text) == want


def test_a_comment_is_not_called_unused_by_rules_that_did_not_run() -> None:
    text = f"First.{{1}} <!-- briefcite: ignore C101 -->{NOTE}"
    assert codes(text, "N", "S") == []
    assert codes(text, "C", "S") == ["S101"]
    assert codes(text, "C") == []
