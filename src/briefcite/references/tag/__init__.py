"""Reads the citations in a note: where each begins and ends, its signal, its form and its parts.

A small network, trained by ``training/`` of this project, scores each token of a note (network.py); a CRF picks the
best sequence of states (crf.py), within what the text itself rules out (constraints.py). No rules follow:
commentary is where the network finds no citation.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefcite.model import Citation
from briefcite.references.tag.familiar import NotesSoFar


def cite(texts: Sequence[str], history: NotesSoFar | None = None) -> list[tuple[Citation, ...]]:
    """Read the citations of each text.

    Args:
        texts: notes or references, each the whole of its text; one call with many is much quicker than many calls.
        history: the notes of their document so far, where they are its next notes.

    Returns:
        For each text its citations in order, without ids, in offsets of the text. Their segments tile them end to
        end ("other" is text in no part); confidences (0..1) are calibrated. A note of pure commentary yields ().
    """
    from briefcite.references.tag.reading import read
    from briefcite.references.tag.tokens import tokenise

    return read(texts, [history.mark(tokenise(text)) for text in texts] if history else None)
