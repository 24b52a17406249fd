"""Puts a citation together piece by piece and keeps where each labelled piece stands."""

from __future__ import annotations

from corpus import Cited, Labelled, Span

_NAMES = {
    "container": "container-title",
    "collection": "collection-title",
    "location": "publisher-place",
    "doi": "DOI",
    "url": "URL",
}
"""Shorter names of labels."""


class Builder:
    """Text that grows at its end."""

    def __init__(self) -> None:
        self.text = ""
        self.spans: list[Span] = []
        self.form = "full"

    def gap(self, text: str) -> Builder:
        """Add text of no field."""
        self.text += text
        return self

    def put(self, label: str, text: str) -> Builder:
        """Add a field; an empty one adds nothing."""
        if text:
            self.spans.append((_NAMES.get(label, label), len(self.text), len(self.text) + len(text)))
            self.text += text
        return self

    def add(self, other: Builder) -> Builder:
        """Add what another has built."""
        shift = len(self.text)
        self.text += other.text
        self.spans += [(label, start + shift, end + shift) for label, start, end in other.spans]
        return self

    def ends(self, marks: str) -> bool:
        """Whether the text so far ends in one of these characters."""
        return self.text[-1:] in marks and bool(self.text)

    def labelled(self, source: str, lang: str) -> Labelled:
        """The whole as one reference."""
        cited: Cited = (0, len(self.text), self.form)
        return Labelled(self.text, tuple(self.spans), (cited,), source, lang)
