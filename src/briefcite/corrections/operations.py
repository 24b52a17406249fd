"""What a person says of a document, one operation a value, and their form in JSON.

Every place is a quotation: what stands there and a little around it, so that an operation survives a new version of
briefcite, and of the document as long as the quotation is still there. Offsets are only ever into a quotation itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Any, Literal, TypeVar, get_args

from briefcite.errors import BriefciteError
from briefcite.model import PART_LABELS, CitationForm

FORMS = frozenset(get_args(CitationForm))
GIVEN_LABELS = frozenset(PART_LABELS) - {"citation-number"}
"""Labels a part can be given."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch of the document's text by what stands there and around it; spaces do not count."""

    exact: str
    before: str = ""
    after: str = ""
    page: int | None = None
    """From 1; chooses between places that read alike."""


@dataclass(frozen=True, slots=True)
class NoteQuote:
    """A stretch of a note."""

    note: Quote
    """Where the note begins: its marker, or its first character."""
    exact: str
    nth: int = 0
    """Which of the places in the note that read alike, from 0."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A callout and a note that belong together, or (``apart``) that do not."""

    callout: Quote
    note: Quote
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Nothing:
    """Print that calls no note, or begins none."""

    place: Quote
    what: Literal["callout", "note"]


@dataclass(frozen=True, slots=True)
class Extent:
    """All of a note's text, stretch by stretch, without its marker."""

    note: Quote
    text: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Cite:
    """One citation as it is: its ends, form, signal and parts (label, start, end in the quotation)."""

    at: NoteQuote
    form: CitationForm = "full"
    prefix: str = ""
    suffix: str = ""
    parts: tuple[tuple[str, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class NoCite:
    """A stretch that cites nothing."""

    at: NoteQuote


@dataclass(frozen=True, slots=True)
class Antecedent:
    """A citation that cites the same work as another one."""

    at: NoteQuote
    of: NoteQuote


@dataclass(frozen=True, slots=True)
class Work:
    """The work that a citation cites, whole, as a CSL-JSON item."""

    at: NoteQuote
    item: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Accept:
    """A note that was read as it should be, with its citations as they were then."""

    note: Quote
    citations: tuple[Cite, ...] = ()


Operation = Pair | Nothing | Extent | Cite | NoCite | Antecedent | Work | Accept
_NAMES: dict[str, type[Operation]] = {
    "pair": Pair, "nothing": Nothing, "extent": Extent, "cite": Cite, "no-citation": NoCite,
    "antecedent": Antecedent, "work": Work, "accept": Accept,
}  # fmt: skip
_NAME_OF = {kind: name for name, kind in _NAMES.items()}


class BadOperation(BriefciteError):
    """An operation that is not of the form that this version reads."""


def to_data(operation: Operation) -> dict[str, Any]:
    """Return one operation as JSON-ready data."""
    return {"op": _NAME_OF[type(operation)], **_plain(operation)}


def from_data(data: Any) -> Operation:
    """Return the operation that was written as ``data``.

    Raises:
        BadOperation: it is none, or one of a newer version.
    """
    try:
        kind = _NAMES[data["op"]]
        return _READERS[kind]({name: value for name, value in data.items() if name != "op"})
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise BadOperation(f"not an operation that this version knows ({type(error).__name__}: {error})") from None


def _plain(value: Any) -> Any:
    if hasattr(value, "__dataclass_fields__"):
        kept = ((field, getattr(value, field.name)) for field in fields(value))
        return {field.name: _plain(one) for field, one in kept if one != field.default}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value


Made = TypeVar("Made")


def _only(kind: Callable[..., Made], data: Mapping[str, Any], **made: Any) -> Made:
    """Make a value of data: texts and numbers as they are once their kind is right, the rest as ``made``."""
    plain = {name: value for name, value in data.items() if name not in made}
    for name, value in plain.items():
        if not isinstance(value, _KINDS[name]) or isinstance(value, bool) != (name == "apart"):
            raise ValueError(f"{name} is {value!r}")
    return kind(**plain, **made)


_KINDS: dict[str, type] = {
    "exact": str, "before": str, "after": str, "page": int, "nth": int, "apart": bool, "what": str, "form": str,
    "prefix": str, "suffix": str,
}  # fmt: skip


def _quote(data: Mapping[str, Any]) -> Quote:
    return _only(Quote, data)


def _cited(data: Mapping[str, Any]) -> NoteQuote:
    return _only(NoteQuote, data, note=_quote(data["note"]))


def _cite(data: Mapping[str, Any]) -> Cite:
    at = _cited(data["at"])
    parts = tuple((str(label), int(start), int(end)) for label, start, end in data.get("parts", ()))
    made = _only(Cite, data, at=at, parts=parts)
    if made.form not in FORMS:
        raise ValueError(f"there is no form {made.form!r}")
    for label, start, end in parts:
        if label not in GIVEN_LABELS or not 0 <= start < end <= len(at.exact):
            raise ValueError(f"part {label!r} {start}–{end} is none")
    return made


def _nothing(data: Mapping[str, Any]) -> Nothing:
    if data["what"] not in ("callout", "note"):
        raise ValueError(f"what is {data['what']!r}")
    return _only(Nothing, data, place=_quote(data["place"]))


def _work(data: Mapping[str, Any]) -> Work:
    return _only(Work, data, at=_cited(data["at"]), item=dict(data["item"]))


_READERS: dict[type[Operation], Callable[[Mapping[str, Any]], Operation]] = {
    Pair: lambda data: _only(Pair, data, callout=_quote(data["callout"]), note=_quote(data["note"])),
    Nothing: _nothing,
    Extent: lambda data: _only(Extent, data, note=_quote(data["note"]), text=tuple(map(_quote, data["text"]))),
    Cite: _cite,
    NoCite: lambda data: _only(NoCite, data, at=_cited(data["at"])),
    Antecedent: lambda data: _only(Antecedent, data, at=_cited(data["at"]), of=_cited(data["of"])),
    Work: _work,
    Accept: lambda data: _only(
        Accept, data, note=_quote(data["note"]), citations=tuple(map(_cite, data.get("citations", ())))
    ),
}
