"""Finds the antecedent of every back reference and makes one reference of each work.

``Citation.antecedent`` says how a back reference was resolved, or why it was not; a full citation has
none. ``Evidence.by`` is one of the words below; where the antecedent is known, the first of
``Evidence.signals`` is ``note:`` and the id of the note that gave it; ``named:`` and a number tell which note its
words name, ``op-cit`` that they say "op. cit." as well.

Resolved (confidence above 0, ``Citation.reference`` is set):

====================  =================================================================================
ibid.same-note        the citation before it in the same note
ibid.previous-note    the only work of the note before
ibid.earlier-note     the notes in between cite nothing
ibid.earlier-series   the note before belongs to an earlier run of numbers (the chapter before)
ibid.locator          several works in the note before; the locator fits one of them only
ibid.text             several works in the note before; its own words name one of them
ibid.last             several works in the note before and nothing decides: the last of them, which is doubtful
supra.note            the only work of the note it names
supra.author          several works in that note; the author decides
supra.title           several works in that note; a word of the title decides
supra.other-note      that note does not cite it, but exactly one work before fits author (and title)
op-cit.author         the last work by that author
op-cit.title          a work by that author; a word of the title decides
short.author-title    an earlier work by that author with that title
short.author-year     an earlier work by that author of that year
short.author          the only earlier work by that author
short.title           the only earlier work with that title
shorthand             an abbreviation that a note set up: "hereafter EPD", "im Folgenden zit. als KpV"
short.declared        a bare place in a work that a note names for all such: "paragraphs without other indication"
given                 said from outside, by a correction
====================  =================================================================================

Not resolved (confidence 0):

====================  =================================================================================
ibid.nothing-before   no citation stands before it
ibid.after-unresolved the citation it repeats is itself not resolved
supra.no-such-note    no note has that number; where author and title name a work before all the same,
                      ``Citation.reference`` is that work and the confidence is above 0
supra.no-citation     that note cites nothing
supra.ambiguous       that note cites several works and nothing decides
supra.no-match        that note cites other works than the author or title it gives
op-cit.no-full        no earlier work by that author
op-cit.ambiguous      several earlier works fit
short.no-full         no earlier work fits; ``Citation.reference`` is then a work known from this short form
                      alone, or None where it gives no title
short.ambiguous       several earlier works fit
idem.nothing-before   "Ders.", "Id." for an author, and nobody before it; the work itself is known
====================  =================================================================================
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from briefcite.model import Citation, Given, Note, Reference
from briefcite.references.resolve.certainty import entry_confidence
from briefcite.references.resolve.merging import is_blank, tells_a_work
from briefcite.references.resolve.reading import Reading
from briefcite.references.resolve.resolved import ENTRY
from briefcite.text.keys import keys


def resolve(
    notes: Sequence[Note],
    citations: Sequence[Citation],
    drafts: Mapping[str, Reference],
    given: Mapping[str, Given] | None = None,
    read_whole: Collection[str] = (),
    aside: Collection[str] = (),
) -> tuple[tuple[Citation, ...], tuple[Reference, ...]]:
    """Return the citations with their reference ids, and one reference a work.

    Args:
        notes: in order, for series and note numbers; empty when lines are parsed on their own.
        citations: in order of appearance.
        drafts: for each citation id the work as that citation alone describes it.
        given: for some citation ids what a person stated of them.
        read_whole: ids of notes in which no citation can have been overlooked.
        aside: ids of the entries of a bibliography; their works count where a note cites them.

    Returns:
        The citations, and the works in order of first citation; a work's id is its citation key.
    """
    resolved = Reading(notes, citations, drafts, given or {}, read_whole).run(aside)
    return resolved.citations(), resolved.references()


def alone(citation: Citation, draft: Reference) -> tuple[tuple[Citation, ...], tuple[Reference, ...]]:
    """Return what ``resolve`` would for a single full citation of a titled work, without keeping a history."""
    if is_blank(draft) or not tells_a_work(draft):
        return (citation,), ()
    (key,) = keys([draft])
    rated = {**draft.confidence, ENTRY: entry_confidence(draft, [citation.confidence])}
    return (replace(citation, reference=key),), (replace(draft, id=key, confidence=rated),)
