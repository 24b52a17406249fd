"""Compares what was read from a typeset article with the article.

Pages and markers depend on the engine, so callouts are told by the letters before them and notes by their text.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from content import Article, Note, Raised

from briefcite.model import Extraction

CONTEXT = 12
"""Letters before a callout that are compared, and letters at either end of a note."""

EARLY = "N107"
"""A note a page before its number: Typst and multicol do set some so; of notes paired rightly it is said rightly."""


class Score(NamedTuple):
    """Hits and totals of one document, and what was missed or not wanted."""

    callouts: int
    notes: int
    whole: int
    pairs: int
    wanted: int
    given_callouts: int
    given_notes: int
    alarms: int
    problems: list[str]

    @property
    def perfect(self) -> bool:
        """Everything found, nothing else, every note whole."""
        found = self.callouts == self.notes == self.whole == self.pairs == self.wanted
        return found and self.given_callouts == self.given_notes == self.wanted and not self.alarms


def letters(text: str) -> str:
    """The letters of a text, in one form each."""
    return "".join(char for char in unicodedata.normalize("NFKC", text).casefold() if char.isalpha())


def squeeze(text: str) -> str:
    """Letters and digits."""
    return "".join(char for char in unicodedata.normalize("NFKC", text).casefold() if char.isalnum())


def contexts(article: Article) -> list[str]:
    """The last letters before each callout."""
    found, text = [], ""
    for block in article.blocks:
        for piece in block.pieces:
            if isinstance(piece, Note):
                found.append(letters(text)[-CONTEXT:])
            else:
                text += piece if isinstance(piece, str) else piece.text if isinstance(piece, Raised) else ""
    return found


def score(article: Article, read: Extraction) -> Score:
    """Count hits."""
    wanted = article.notes
    callouts = [callout for callout in read.callouts if not callout.implied]
    by_callout = _aligned(contexts(article), [letters(c.before)[-CONTEXT:] for c in callouts])
    by_note = _notes([squeeze(n.text) for n in wanted], [squeeze(n.text) for n in read.notes])
    text = {note.id: squeeze(note.text) for note in read.notes}
    linked = {link.callout: text[link.note] for link in read.links}
    whole = [i for i, j in by_note.items() if squeeze(wanted[i].text) == squeeze(read.notes[j].text)]
    pairs = [i for i, j in by_callout.items() if _alike(squeeze(wanted[i].text), linked.get(callouts[j].id, ""))]
    alarms = [f for f in read.findings if f.code.startswith(("C1", "N1"))]
    if len(pairs) == len(wanted):
        alarms = [f for f in alarms if f.code != EARLY]
    problems = [f"no callout {i + 1} {contexts(article)[i]}" for i in range(len(wanted)) if i not in by_callout]
    problems += [f"no note {i + 1} {wanted[i].text[:40]}" for i in range(len(wanted)) if i not in by_note]
    problems += [f"no pair {i + 1}" for i in range(len(wanted)) if i in by_note and i in by_callout and i not in pairs]
    for i, j in by_note.items():
        if i not in whole:
            problems.append(f"text {i + 1}: {wanted[i].text[-60:]!r} read {read.notes[j].text[-80:]!r}")
    for j, c in enumerate(callouts):
        if j not in by_callout.values():
            problems.append(f"extra callout {c.marker} p{(c.page or 0) + 1} after {c.before[-30:]!r} {c.form}")
    for j, n in enumerate(read.notes):
        if j not in by_note.values():
            problems.append(f"extra note {n.marker} p{[page + 1 for page in n.pages[:1]]} {n.text[:50]!r}")
    problems += [f"{f.code} {f.message}" for f in alarms]
    return Score(
        len(by_callout), len(by_note), len(whole), len(pairs), len(wanted), len(callouts), len(read.notes),
        len(alarms), problems,
    )  # fmt: skip


def _alike(wanted: str, given: str) -> bool:
    """Whether two texts begin alike."""
    return wanted == given or (len(wanted) > CONTEXT and wanted[:CONTEXT] == given[:CONTEXT])


def _notes(wanted: Sequence[str], given: Sequence[str]) -> dict[int, int]:
    """Match notes of one text, then those that only begin alike."""
    found = _matched(wanted, given)
    rest_wanted = [i for i in range(len(wanted)) if i not in found]
    rest_given = [j for j in range(len(given)) if j not in found.values()]
    more = _matched([wanted[i][:CONTEXT] for i in rest_wanted], [given[j][:CONTEXT] for j in rest_given])
    return found | {rest_wanted[i]: rest_given[j] for i, j in more.items()}


def _aligned(wanted: Sequence[str], given: Sequence[str]) -> dict[int, int]:
    """Match contexts in order; those of two letters too, as a running head may stand before them; then the rest anywhere.

    Sentences occur more than once: which of them is called is told by what stands before and after.
    """
    likeness = [[_likeness(a, b) for b in given] for a in wanted]
    best = [[0] * (len(given) + 1) for _ in range(len(wanted) + 1)]
    for i in reversed(range(len(wanted))):
        for j in reversed(range(len(given))):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + likeness[i][j])
    found, i, j = {}, 0, 0
    while i < len(wanted) and j < len(given):
        if likeness[i][j] and best[i][j] == best[i + 1][j + 1] + likeness[i][j]:
            found[i] = j
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    rest_wanted = [i for i in range(len(wanted)) if i not in found]
    rest_given = [j for j in range(len(given)) if j not in found.values()]
    more = _matched([wanted[i] for i in rest_wanted], [given[j] for j in rest_given])
    return found | {rest_wanted[i]: rest_given[j] for i, j in more.items()}


def _likeness(wanted: str, given: str) -> int:
    return 3 if wanted == given else 1 if len(wanted) > 1 and given.endswith(wanted[-2:]) else 0


def _matched(wanted: Sequence[str], given: Sequence[str]) -> dict[int, int]:
    """Match equal keys in order: which of the given each of the wanted is."""
    pool: dict[str, list[int]] = defaultdict(list)
    for j, key in enumerate(given):
        pool[key].append(j)
    return {i: pool[key].pop(0) for i, key in enumerate(wanted) if pool[key]}
