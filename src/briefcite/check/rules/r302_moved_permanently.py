"""An address in a reference has moved for good.

This is asked only with `--links`.

Why: the server says so, and will not say so for ever. (Redirects of DOIs, and from http to https, are no
finding.)

Example: "https://harbour.example/queue" answers 301 and leads to "https://harbour.example/archive/queue".

What to do: cite the new address.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefcite.check.case import Case
from briefcite.check.rule import Hit

CODE = "R302"
NAME = "moved-permanently"
SEVERITY = "info"


def find(case: Case) -> Iterator[Hit]:
    """Yield one hit for each address that redirects for good."""
    for work, url, answer in case.answered():
        if answer.moved_to:
            page, span, citation = case.where_cited(work, "URL")
            yield Hit(
                f"{url} has moved to {answer.moved_to}",
                work.id,
                page,
                span,
                related=(citation,),
                hint="cite the new address",
            )
