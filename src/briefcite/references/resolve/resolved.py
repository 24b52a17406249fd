"""What a pass came to: the works in order of first citation, each with its key, and the citations that cite them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from briefcite.model import Citation, CitationForm, Given, Note, Reference
from briefcite.references.resolve.certainty import entry_confidence
from briefcite.references.resolve.history import History, Mention
from briefcite.references.resolve.works import Work
from briefcite.text.keys import keys

ENTRY = "entry"
"""Name of the confidence of an entry as a whole, beside those of its variables."""


class Resolved:
    """The works and citations of a pass that is over.

    Args:
        notes: in order.
        history: all citations, resolved.
        works: as they were met.
        given: for some citation ids what a person stated of them.
        aside: ids of entries whose works count only where a note cites them.
    """

    def __init__(
        self,
        notes: Sequence[Note],
        history: History,
        works: Sequence[Work],
        given: Mapping[str, Given],
        aside: Collection[str] = (),
    ) -> None:
        self._rank = {note.id: rank for rank, note in enumerate(notes) if note.id not in aside}
        self._history = history
        self._given = given
        cited = [work for work in works if not aside or any(map(self._is_noted, work.mentions))]
        self._works = sorted(cited, key=lambda work: min((work.first, *work.mentions)))
        self._keys = _keys_of(self._works)

    def references(self) -> tuple[Reference, ...]:
        """Return the works in order of first citation; their ids are their keys."""
        return tuple(self._rated(work, key) for work, key in zip(self._works, self._keys, strict=True))

    def citations(self) -> tuple[Citation, ...]:
        """Return the citations with reference and antecedent set."""
        key_of = {work.number: key for work, key in zip(self._works, self._keys, strict=True)}
        return tuple(
            replace(
                mention.citation,
                reference=key_of.get(mention.work.number) if mention.work else None,
                antecedent=mention.evidence,
                form=self._form(mention),
            )
            for mention in self._history.mentions
        )

    def _is_noted(self, place: int) -> bool:
        return self._history.mentions[place].citation.note in self._rank

    def _rated(self, work: Work, key: str) -> Reference:
        """Return a work with its key, the notes that cite it, and its confidence as a whole."""
        mentions = [self._history.mentions[place] for place in work.mentions]
        full = [mention.citation.confidence for mention in mentions if mention.evidence is None]
        sure = 1.0 if work.given else entry_confidence(work.reference, full)
        noted = {mention.citation.note for mention in mentions} & self._rank.keys()
        return replace(
            work.reference,
            id=key,
            notes=tuple(sorted(noted, key=self._rank.__getitem__)),
            confidence={**work.reference.confidence, ENTRY: sure},
        )

    def _form(self, mention: Mention) -> CitationForm:
        """Return the form of a citation; what was read as a short form but describes its work itself is full."""
        given, form = self._given.get(mention.citation.id), mention.citation.form
        if given and given.form:
            return given.form
        return "full" if form == "short" and mention.work and mention.evidence is None else form


def _keys_of(works: Sequence[Work]) -> list[str]:
    """Return the key of each work: its own ("[@kern2009]") if no other work has that, else one made from its parts."""
    made = keys([work.reference for work in works])
    taken = {key.casefold() for key in made}
    for place, work in enumerate(works):
        own = work.reference.id
        if own and own.casefold() not in taken - {made[place].casefold()}:
            taken.add(own.casefold())
            made[place] = own
    return made
