"""A web page is cited without the day on which it was read.

Why: pages change; the date says which state was meant. Many styles ask for it, others do not: this check is
off unless it is selected.

Example: "Ana Duarte, The Long Queue, https://harbour.example/queue."

What to do: add "accessed 4 May 2021".
"""

from __future__ import annotations

from collections.abc import Iterator

from briefcite.check.case import Case
from briefcite.check.rule import Hit

CODE = "R206"
NAME = "web-source-without-access-date"
SEVERITY = "info"
DEFAULT = False


def find(case: Case) -> Iterator[Hit]:
    """Yield one hit for each web page without a date of access."""
    for work in case.extraction.references:
        if work.type in ("webpage", "post", "post-weblog") and work.url and not work.accessed:
            page, span, citation = case.where_cited(work, "URL")
            yield Hit(
                f"{work.url} has no date of access",
                work.id,
                page,
                span,
                related=(citation,),
                hint="add the day on which it was read",
            )
