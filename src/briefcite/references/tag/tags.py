"""What the tagger can say of a token: outside every citation, in a signal, or which part of one it is of.

The network scores few things of a token (`OUTPUTS`), the decoder's states are made of them: a state says a part, and
whether the token begins it, goes on with it, or begins it and the citation as well. So neighbouring parts of one kind
("56, 61") and neighbouring citations ("Hale 1999; Orr 2000") stay apart.
"""

from __future__ import annotations

from briefcite.model import CitationForm

FIELDS = (
    "author",
    "editor",
    "translator",
    "title",
    "container-title",
    "collection-title",
    "publisher",
    "publisher-place",
    "issued",
    "accessed",
    "volume",
    "issue",
    "page",
    "locator",
    "edition",
    "genre",
    "number",
    "authority",
    "archive",
    "event",
    "DOI",
    "URL",
    "ISBN",
    "note",
    "citation-number",
)
"""Labels of segments, those of the guide to marking notes."""
FORMS: tuple[CitationForm, ...] = ("full", "short", "ibid", "supra")
"""Forms of a citation, a second thing that the network scores at every token."""

_F = len(FIELDS)
OUTSIDE, SIGNAL, GAP = range(3)
"""The first outputs, and states: commentary, words before a citation ("See"), what stands between parts ("in:")."""
FIRST_GAP = 3
"""State: a citation begins with a token of no part ("Case C-131/12")."""
BEGIN, FIRST, INSIDE = 4, 4 + _F, 4 + 2 * _F
"""Where the states of the parts begin: one begins, one begins the citation, one goes on."""
STATES = 4 + 3 * _F
OUTPUTS = 3 + 2 * _F + 1
"""Outside, signal, gap; each part begun, each gone on with; and last, that a citation begins here."""

OUTPUT_OF = (*(OUTSIDE, SIGNAL, GAP, GAP), *range(3, 3 + _F), *range(3, 3 + _F), *range(3 + _F, 3 + 2 * _F))
"""[`STATES`]: the output that scores a state."""
BEGINS = tuple(state == FIRST_GAP or FIRST <= state < INSIDE for state in range(STATES))
"""[`STATES`]: whether a citation begins in it: the last output is added."""
KINDS = 3 + _F
"""Kinds of states that moves tell apart: outside, signal, gap and each part."""
KIND_OF = (0, 1, 2, 2) + tuple(range(3, KINDS)) * 3
"""[`STATES`]: the kind of a state."""
TARGETS = INSIDE
"""Number of states that can follow any kind but for `FORBIDDEN`; going on with a part follows that part alone."""


def field_of(state: int) -> str:
    """The label of a state, empty for what is no part."""
    return FIELDS[(state - BEGIN) % _F] if state >= BEGIN else ""


def possible(before: int, state: int) -> bool:
    """Whether a state can follow another (``before`` is -1 at the start of a text)."""
    if state >= INSIDE:
        return before >= BEGIN and (before - BEGIN) % _F == (state - BEGIN) % _F
    if state == GAP or BEGIN <= state < FIRST:
        return before > SIGNAL
    return True
