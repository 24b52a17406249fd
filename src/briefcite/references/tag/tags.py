"""The labels of the tagger: a token is outside every citation, in a signal, or in a part of a citation.

The network scores a few things of each token (`OUTPUTS`), from which the scores of the decoder's states are made. A
state names a part, and says whether the token begins it, continues it, or begins the citation with it. So neighbouring
parts of one kind ("56, 61") and neighbouring citations ("Hale 1999; Orr 2000") are kept apart.
"""

from __future__ import annotations

from briefcite.model import PART_LABELS, CitationForm

FIELDS = PART_LABELS
"""Labels of segments."""
FORMS: tuple[CitationForm, ...] = ("full", "short", "ibid", "supra")
"""Forms of a citation, which the network scores too at every token."""

_F = len(FIELDS)
OUTSIDE, SIGNAL, GAP = range(3)
"""The first outputs and states: commentary, words before a citation ("See"), words between parts ("in:")."""
FIRST_GAP = 3
"""State: a citation begins with a token that is in no part ("Case C-131/12")."""
BEGIN, FIRST, INSIDE = 4, 4 + _F, 4 + 2 * _F
"""First states of the parts: a part begins, begins the citation as well, continues."""
STATES = 4 + 3 * _F
OUTPUTS = 3 + 2 * _F + 1
"""Outside, signal, gap; each part begun; each part continued; and last, that a citation begins here."""

OUTPUT_OF = (*(OUTSIDE, SIGNAL, GAP, GAP), *range(3, 3 + _F), *range(3, 3 + _F), *range(3 + _F, 3 + 2 * _F))
"""[`STATES`]: the output that scores a state."""
BEGINS = tuple(state == FIRST_GAP or FIRST <= state < INSIDE for state in range(STATES))
"""[`STATES`]: whether a citation begins in it; if so, the last output is added to its score."""
KINDS = 3 + _F
"""Kinds of states that transitions depend on: outside, signal, gap and each part."""
KIND_OF = (0, 1, 2, 2) + tuple(range(3, KINDS)) * 3
"""[`STATES`]: the kind of a state."""
TARGETS = INSIDE
"""Number of states that may follow several kinds of states (see `possible`); a part goes on only after itself."""


def field_of(state: int) -> str:
    """Return the label of a state, empty where it is in no part."""
    return FIELDS[(state - BEGIN) % _F] if state >= BEGIN else ""


def possible(before: int, state: int) -> bool:
    """Return whether a state may follow another (``before`` is -1 at the start of a text)."""
    if state >= INSIDE:
        return before >= BEGIN and (before - BEGIN) % _F == (state - BEGIN) % _F
    if state == GAP or BEGIN <= state < FIRST:
        return before > SIGNAL
    return True
