"""An address in a reference leads nowhere any more.

This is asked only with `--links`.

Why: the reader cannot follow the source; the longer it goes unseen, the harder a copy is to find.

Example: "https://harbour.example/queue" answers 404, or harbour.example does not exist.

What to do: find where the page has gone, or cite an archived copy (web.archive.org) with its date.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefcite.check.case import Case
from briefcite.check.rule import Hit

CODE = "R301"
NAME = "dead-link"
SEVERITY = "error"


def find(case: Case) -> Iterator[Hit]:
    """Yield one hit for each address that is gone."""
    for work, url, answer in case.answered():
        if answer.gone:
            reason = f"answers {answer.status}" if answer.status else answer.error
            page, span, citation = case.where_cited(work, "URL")
            yield Hit(
                f"{url}: {reason}",
                work.id,
                page,
                span,
                related=(citation,),
                hint="find where the page has gone, or cite an archived copy",
            )
