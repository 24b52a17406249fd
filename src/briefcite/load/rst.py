"""reStructuredText: numbered, automatic and symbol footnotes, and citations, as docutils reads them.

Needs the extra ``briefcite[rst]``. Directives that read files or pass raw text are switched off.
"""

from __future__ import annotations

from typing import Any

from briefcite.errors import MissingExtra
from briefcite.load.alignment import file_parts
from briefcite.load.decoding import decode
from briefcite.load.formats import source_of
from briefcite.load.writer import Writer
from briefcite.model import Document

_SETTINGS = {
    "report_level": 5,
    "halt_level": 5,
    "file_insertion_enabled": False,
    "raw_enabled": False,
    "trim_footnote_reference_space": True,
    "_disable_config": True,
}
_PARAGRAPHS = frozenset(["paragraph", "title", "subtitle", "term", "attribution", "caption", "line"])
_UNREAD = frozenset(["comment", "system_message", "label", "substitution_definition", "target"])


def read(data: bytes, path: str) -> Document:
    """Read a .rst file.

    Raises:
        UnreadableFile: the bytes are no text.
        MissingExtra: docutils is not installed.
    """
    try:
        from docutils.core import publish_doctree
    except ImportError:
        raise MissingExtra(
            f"{path}: reStructuredText needs docutils; install it with: pip install 'briefcite[rst]'"
        ) from None
    out = Writer()
    source = decode(data, path)
    tree = publish_doctree(source, settings_overrides=_SETTINGS)
    _Reader(out, tree).node(tree)
    return out.document(source_of("rst", path, data), parts=file_parts(out.text, source, path))


class _Reader:
    """Writes a docutils tree as text with marks."""

    def __init__(self, out: Writer, tree: Any) -> None:
        from docutils import nodes

        self.out = out
        self.nodes = nodes
        self.numbers = {
            note_id: note.next_node(nodes.label).astext()
            for kind in (nodes.footnote, nodes.citation)
            for note in tree.findall(kind)
            for note_id in note["ids"]
        }

    def node(self, node: Any) -> None:
        name = type(node).__name__
        if isinstance(node, self.nodes.Text):
            self.out.flow(node.astext())
        elif name in ("footnote", "citation"):
            self.note(node)
        elif name in ("footnote_reference", "citation_reference"):
            with self.out.marked("callout", marker=node.astext(), target=str(node.get("refid", node.astext()))):
                self.out.add(node.astext())
        elif name not in _UNREAD:
            self.plain(name, node)

    def plain(self, name: str, node: Any) -> None:
        uri = str(node.get("refuri", "")) if name == "reference" else ""
        if uri.startswith(("http://", "https://")):
            with self.out.marked("link", target=uri):
                self.children(node)
        elif name in ("literal", "literal_block"):
            with self.out.marked("verbatim"):
                self.out.add(node.astext())
        elif name in ("title", "subtitle"):
            with self.out.marked("heading"):
                self.children(node)
        elif name == "superscript":
            with self.out.marked("raised"):
                self.children(node)
        else:
            self.children(node)
        if name in _PARAGRAPHS or name == "literal_block":
            self.out.end_paragraph()

    def children(self, node: Any) -> None:
        for child in node.children:
            self.node(child)

    def note(self, node: Any) -> None:
        name = str(node["ids"][0])
        start = self.out.bookmark()
        self.children(node)
        self.out.mark_note(start, id=name, marker=self.numbers[name], role="footnote")
        self.out.end_paragraph()
