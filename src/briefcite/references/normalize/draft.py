"""A reference in the making: each value is put once, with its confidence, and read by the steps that follow."""

from __future__ import annotations

from typing import Any

from briefcite.model import Date, Name, Reference
from briefcite.text.balanced import balanced

_AS_PRINTED = frozenset(("doi", "url"))
_CSL = {"doi": "DOI", "isbn": "ISBN", "url": "URL", "archive_location": "archive_location"}


class Draft:
    """Collects the fields of a Reference; the first value put for a field stays."""

    def __init__(self) -> None:
        self.values: dict[str, Any] = {}
        self.confidence: dict[str, float] = {}
        self.truncated: list[str] = []
        self.repeated: list[tuple[str, str]] = []

    def put(self, field: str, value: str | Date | tuple[Name, ...] | None, confidence: float) -> None:
        """Set a field that has no value yet; empty values are ignored."""
        if isinstance(value, str) and field not in _AS_PRINTED:
            value = balanced(value)
        if value and field not in self.values:
            self.values[field] = value
            self.confidence[_CSL.get(field) or field.replace("_", "-")] = max(0.0, min(1.0, confidence))

    def take(self, field: str) -> str:
        """Remove a text field and return it, "" where it has no value."""
        self.confidence.pop(_CSL.get(field) or field.replace("_", "-"), None)
        return str(self.values.pop(field, ""))

    def move(self, field: str, to: str) -> None:
        """Give the value of a text field, with its confidence, to one that has none."""
        sure = self.confidence.get(_CSL.get(field) or field.replace("_", "-"), 0.0)
        self.put(to, self.take(field), sure)

    def has(self, field: str) -> bool:
        """Return whether the field has a value."""
        return field in self.values

    def text(self, field: str) -> str:
        """Return a text field, empty where it has no value."""
        return str(self.values.get(field, ""))

    def reference(self, kind: str, certainty: float) -> Reference:
        """Return the reference, without an id."""
        return Reference(
            id="",
            type=kind,
            confidence={"type": certainty, **self.confidence},
            truncated=tuple(self.truncated),
            repeated=tuple(self.repeated),
            **self.values,
        )
