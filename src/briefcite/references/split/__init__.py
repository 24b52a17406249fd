"""Cuts a note into its citations, apart from commentary, signals, locators and suffixes.

scan.py reads a note once and remembers where evidence, signals and running prose stand; shield.py keeps
quotations and brackets whole; units.py lists the places where a cut could fall, judge.py weighs what stands
there and boundaries.py decides which cuts do fall; merge.py hears the network that labels citations
(label/cuts.py), which knows more of citations amid sentences; citations.py trims each piece to the citation in
it; forms.py and locators.py read what kind it is and where it points.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefcite.model import Citation
from briefcite.references.split.citations import read

__all__ = ["split", "split_all"]


def split(text: str) -> tuple[Citation, ...]:
    """Give the citations of a note, in order, without ids, segments or references."""
    return split_all([text])[0]


def split_all(texts: Sequence[str]) -> list[tuple[Citation, ...]]:
    """Split many notes at once, which is quicker: the network then runs once over all of them."""
    from briefcite.references.label.cuts import segment

    return [tuple(read(text, spans)) for text, spans in zip(texts, segment(texts), strict=True)]
