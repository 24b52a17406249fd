"""Segments and references of one extraction never contradict each other: each says what the other says.

The notes of tests/gold, read from their text alone: whatever a reference says stands in a segment of that part, and what the
segments of a full citation say is in the reference that it cites.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

import pytest
from tests.references.resolve.backref_notes import cases
from tests.references.tag.test_notes import NOTES

from briefcite.model import Citation, Evidence, Note, Reference
from briefcite.references import Read, read
from briefcite.text.csl_names import ROLES
from briefcite.text.folding import fold

OTHER_LABELS = {
    "publisher": ("genre",), "number_of_volumes": ("title", "note", "volume"), "author": ("editor",), "editor": ("author",), "translator": ("author",),
    "title": ("genre", "container-title"), "container_title": ("title",),
}  # fmt: skip
"""Where a value may stand too: "PhD thesis, University of Oxford" is a genre, and names a publisher."""
AGAIN = re.compile(r"ders|dies|id|idem|ead|ebd|ibid(em)?|le meme")
"""Words that stand for the author or book of the citation before."""
LENT = re.compile(rf"\b({AGAIN.pattern}|supra|above|op cit|oc|ob cit|loc cit|a a o|aao|fn|anm|note|nota|n) ?\b")
"""Words by which a citation takes author or book from another: "in Kmieciak (ed.), supra note 2"."""
SAID = (
    "title",
    "container_title",
    "publisher",
    "publisher_place",
    "collection_title",
    "volume",
    "issue",
    "number",
    "archive",
    *ROLES,
)
DOCUMENTS = {case.name: case.notes for case in cases()} | {
    f"notes-{lang}": [
        Note(f"n{place}", str(place), 0, "footnote", note["text"], (), (), Evidence("gold", 1.0))
        for place, note in enumerate(NOTES)
        if note["lang"] == lang
    ]
    for lang in sorted({note["lang"] for note in NOTES})
}


JOINED = ("n91.1", "container_title", "reuters")
"""Two reports that the network reads as one ("…’, 14 Nov. 2010; ‘Inquiry opens into dam’, Reuters, …")."""


@pytest.fixture(scope="module", params=sorted(DOCUMENTS))
def document(request: pytest.FixtureRequest) -> tuple[dict[str, str], Read]:
    notes = DOCUMENTS[request.param]
    return {note.id: note.text for note in notes}, read(notes)


def test_what_a_reference_says_stands_in_segments(document: tuple[dict[str, str], Read]) -> None:
    """Of its own citations, unless it is a part of a book, or one of them says that it takes author or book from another."""
    texts, told = document
    wrong = []
    for work in told.references:
        own = [citation for citation in told.citations if citation.reference == work.id]
        lent = bool(work.container_title) or any(
            LENT.search(fold(texts[citation.note][citation.start : citation.end])) for citation in own
        )
        held = labelled(texts, told.citations if lent else own)
        wrong += [
            (work.id, variable, word)
            for variable in SAID
            for word in words(getattr(work, variable))
            if not any(word in held[label] for label in (csl(variable), *OTHER_LABELS.get(variable, ())))
        ]
    assert not wrong


def test_what_the_segments_of_a_full_citation_say_is_in_its_reference(document: tuple[dict[str, str], Read]) -> None:
    texts, told = document
    works = {work.id: work for work in told.references}
    wrong = [
        (citation.id, variable, said)
        for citation in told.citations
        if citation.form == "full" and citation.reference and citation.antecedent is None  # "NMS, 14.35." was led back
        for variable, enough in (("title", all), ("publisher", all), ("author", any), ("container_title", any))
        for said in parts(
            texts, citation, csl(variable)
        )  # parallel reporters are left out: "435 U.S. 519, 98 S. Ct. 1197"
        if not AGAIN.fullmatch(said) and not enough(word in whole(works[citation.reference]) for word in said.split())
    ]
    assert [one for one in wrong if one != JOINED] == []


def labelled(texts: dict[str, str], citations: Iterable[Citation]) -> dict[str, str]:
    """All words of a label, run together: a name or title may be cut by a line."""
    held: dict[str, str] = defaultdict(str)
    for citation in citations:
        for label in {segment.label for segment in citation.segments}:
            held[label] += " " + "".join(parts(texts, citation, label)).replace(" ", "")
    return held


def parts(texts: dict[str, str], citation: Citation, label: str) -> list[str]:
    return [fold(texts[citation.note][s.start : s.end]) for s in citation.segments if s.label == label]


def words(value: object) -> list[str]:
    if isinstance(value, tuple):
        return [word for name in value for word in fold(f"{name.family} {name.literal}").split()]
    return fold(str(value or "")).split()


def whole(work: Reference) -> str:
    values = " ".join(fold(str(getattr(work, variable))) for variable in SAID if variable not in ROLES)
    names = " ".join(word for role in ROLES for word in words(getattr(work, role)))
    return f"{values} {names}".replace(" ", "")


def csl(variable: str) -> str:
    return variable.replace("_", "-")
