"""A full citation with nothing around it is resolved the quick way to the same result."""

from __future__ import annotations

import pytest

from briefcite.model import Citation, Date, Name, Reference
from briefcite.references.resolve import alone, resolve

BOOK = Reference("", "book", title="Baltic Secrets", author=(Name("Hull", "M."),), issued=Date("2003"))
DRAFTS = [
    BOOK,
    Reference("", "webpage", title="Tides", url="https://tides.example"),
    Reference("", "article-journal", title="Tides", container_title="Coast", volume="3"),
    Reference("", "legal_case", title="Marsh v Holt", number="12/07"),
]


@pytest.mark.parametrize("draft", DRAFTS, ids=lambda draft: draft.type)
def test_the_quick_way_gives_the_same(draft: Reference) -> None:
    citation = Citation(id="1.1", note="1", form="full", start=0, end=20)
    assert alone(citation, draft) == resolve((), [citation], {citation.id: draft})
