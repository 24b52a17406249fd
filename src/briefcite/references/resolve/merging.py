"""Two descriptions of one work become one that keeps the best evidence of each variable."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace

from briefcite.model import Name, Reference
from briefcite.text.csl_names import ROLES
from briefcite.text.folding import fold
from briefcite.text.identity import people, same_person
from briefcite.text.late import late

UNRATED = 0.5
"""Confidence assumed for a value that has none."""
FULLER = 0.25
"""How much lower the confidence of the fuller form (full given names, a subtitle) may be for it still to win."""

BARE_WORDS = 8
"""Words of the longest title accepted with no other variable; longer ones are sentences of commentary."""
PLACED_WORDS = 12
"""The same where a place of publication was read."""
DATED_WORDS = 28
"""The same where a year was read."""
MENDED = 0.7
"""Confidence factor of a title that had been labelled as a container."""
_CLOSED = late(r"\s?[»”\"’],?\s*,\s")
_OWN = frozenset(("id", "type", "notes", "confidence", "truncated", "repeated"))
VARIABLES = tuple(field.name for field in fields(Reference) if field.name not in _OWN)


def combine(one: Reference, other: Reference) -> Reference:
    """Return one reference with the better value of each variable; ``one`` wins a tie."""
    values: dict[str, object] = {}
    confidence = dict(one.confidence)
    for variable in VARIABLES:
        if _better(variable, other, one):
            values[variable] = getattr(other, variable)
            rated = {name: other.confidence.get(name) for name in _names_of(variable)}
            confidence |= {name: value for name, value in rated.items() if value is not None}
    kind = other.type if _rated(other, "type") > _rated(one, "type") or one.type == "document" else one.type
    return replace(
        one,
        type=kind if kind != "document" else one.type,
        truncated=_truncated(one, other, values),
        confidence=_with_type(confidence, one, other, kind),
        **values,  # type: ignore[arg-type]
    )


def _with_type(confidence: dict[str, float], one: Reference, other: Reference, kind: str) -> Mapping[str, float]:
    rated = [r.confidence["type"] for r in (one, other) if r.type == kind and "type" in r.confidence]
    return confidence | {"type": max(rated)} if rated else confidence


def _truncated(one: Reference, other: Reference, taken: Mapping[str, object]) -> tuple[str, ...]:
    return tuple(role for role in ROLES if role in (other if role in taken else one).truncated)


def _better(variable: str, new: Reference, old: Reference) -> bool:
    value, present = getattr(new, variable), getattr(old, variable)
    if not value or value == present:
        return False
    if not present:
        return True
    gain = _fullness(variable, value, present, new, old)
    return _rated(new, variable) + FULLER * gain > _rated(old, variable)


def _fullness(variable: str, value: object, present: object, new: Reference, old: Reference) -> int:
    """Return 1 where ``value`` says what ``present`` does and more, -1 where it says less, 0 where they differ."""
    if variable in ROLES and isinstance(value, tuple) and isinstance(present, tuple):
        return _fuller_names(value, present, variable in new.truncated, variable in old.truncated)
    if isinstance(value, str) and isinstance(present, str):
        first, second = fold(value), fold(present)
        return first.startswith(second + " ") - second.startswith(first + " ")
    return 0


def _fuller_names(new: tuple[Name, ...], old: tuple[Name, ...], cut: bool, was_cut: bool) -> int:
    if cut != was_cut:
        return -1 if cut else 1
    if not all(same_person(a, b) for a, b in zip(new, old, strict=False)):
        return 0
    if len(new) != len(old):
        return 1 if len(new) > len(old) else -1
    letters = [sum(len(name.given) for name in names) for names in (new, old)]
    return (letters[0] > letters[1]) - (letters[0] < letters[1])


def _rated(reference: Reference, variable: str) -> float:
    return max((reference.confidence.get(name, 0.0) for name in _names_of(variable)), default=0.0) or UNRATED


def _names_of(variable: str) -> tuple[str, ...]:
    """Return the names under which a variable's confidence may be kept: the field's and CSL's."""
    dashed = variable.replace("_", "-")
    return (variable, dashed, variable.upper())


def substance(draft: Reference) -> int:
    """Count the variables that a short form does not have (publisher, journal, volume, DOI)."""
    told = (
        draft.container_title, draft.publisher, draft.publisher_place, draft.volume, draft.doi, draft.url,
        draft.isbn, draft.number, draft.genre, draft.collection_title, draft.archive, draft.edition,
        draft.editor if draft.author else (), draft.translator,
    )  # fmt: skip
    return sum(bool(value) for value in told)


def titled(draft: Reference, containers: Sequence[str] = ()) -> Reference:
    """Restore a title that was labelled as that of a journal, quotes and all: "Preserving the Net », Studies".

    Args:
        draft: the work as one citation describes it.
        containers: what was labelled as a container's title, in order; the second is then the true one.
    """
    if draft.title or not _CLOSED.search(draft.container_title):
        return draft
    title, _, container = _CLOSED.sub("\0", draft.container_title, count=1).partition("\0")
    container = container or next((c for c in containers[1:] if c not in draft.container_title), "")
    sure = {"title": draft.confidence.get("container_title", UNRATED) * MENDED}
    return replace(draft, title=title, container_title=container, confidence={**draft.confidence, **sure})


def is_blank(draft: Reference) -> bool:
    """Return whether it describes no work at all."""
    return not any(getattr(draft, variable) for variable in VARIABLES)


def tells_a_work(draft: Reference) -> bool:
    """Return whether there is enough to make an entry of: a title, or a place where it is kept or published."""
    placed = draft.container_title or draft.url or draft.doi or draft.isbn or draft.number or draft.archive
    if draft.title and not placed:
        return not _is_prose(draft)
    known = people(draft) or draft.issued or " " in draft.genre  # "Requête en cassation", "observations de Milland"
    return bool(placed or (people(draft) and draft.issued) or (draft.genre and known) or substance(draft) > 1)


def _is_prose(draft: Reference) -> bool:
    """Return whether a sentence was read as a title: long or in lower case, with no author or publisher."""
    if people(draft) or draft.publisher or draft.genre or draft.edition or draft.collection_title:
        return False
    words = draft.title.split()
    if draft.type not in ("book", "document"):
        return False
    most = DATED_WORDS if draft.issued else PLACED_WORDS if draft.publisher_place else BARE_WORDS
    small = draft.title[0].islower() and len(words) > BARE_WORDS // 2
    return small or len(words) > most
