"""An address in a reference gave no answer.

This is asked only with `--links`.

Why: the page may be gone, or its server may be down today; only a second look tells. (Servers that turn
programs away, with 401, 403 or 429, are no finding.)

Example: "https://harbour.example/queue" does not answer within 15 seconds, or answers 500.

What to do: try it again later, in a browser.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefcite.check.case import Case
from briefcite.check.rule import Hit

CODE = "R303"
NAME = "unreachable"
SEVERITY = "warning"

SERVER_ERROR = 500


def find(case: Case) -> Iterator[Hit]:
    """Yield one hit for each address that could not be reached."""
    for work, url, answer in case.answered():
        failed = answer.status is not None and answer.status >= SERVER_ERROR
        if not answer.gone and (answer.error or failed):
            page, span, citation = case.where_cited(work, "URL")
            yield Hit(
                f"{url}: {answer.error or f'answers {answer.status}'}",
                work.id,
                page,
                span,
                related=(citation,),
                hint="see whether it is meant"
                if "--allow-private" in answer.error
                else "try it again later, in a browser",
            )
