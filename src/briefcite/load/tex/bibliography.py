"""The .bib files of a document: what each key stands for is known exactly."""

from __future__ import annotations

from dataclasses import replace

from briefcite.load.project import Project
from briefcite.model import Name, Reference
from briefcite.text.late import late

_INHERITED = (
    "editor",
    "publisher",
    "publisher_place",
    "issued",
    "collection_title",
    "volume",
    "isbn",
    "language",
    "url",
)
_ALIASES = late(r"\s*,\s*")
MOST_NAMES = 3


class Bibliography:
    """The works of all .bib files that the document names."""

    def __init__(self, project: Project, before: Bibliography | None = None) -> None:
        self._project = project
        self._works: dict[str, Reference] = dict(before._works) if before else {}
        self._read: set[str] = set()
        self.unknown: dict[str, None] = {}
        """Keys that were cited and are in no file, in order."""

    @property
    def named(self) -> bool:
        """Return whether a file was read."""
        return bool(self._works)

    def add(self, name: str, command: str) -> None:
        """Read a file of the project."""
        clean = name.strip()
        if not clean or clean in self._read or clean.startswith(("http:", "https:", "ftp:")):
            return
        self._read.add(clean)
        found = self._project.find(clean, ("", ".bib") if clean.endswith(".bib") else (".bib", ""))
        source = self._project.read(found, clean if "." in clean else f"{clean}.bib", command)
        if source is not None:
            self._works |= {key: work for key, work in entries(source).items() if key not in self._works}

    def has(self, key: str) -> bool:
        """Return whether a file has this key."""
        return key in self._works

    def get(self, key: str) -> Reference | None:
        """Return the work of a key."""
        work = self._works.get(key)
        if work is None:
            self.unknown.setdefault(key)
        return work


def entries(source: str) -> dict[str, Reference]:
    """Return the works of a .bib file by their keys, those that inherit from another completed from it."""
    from bibtexparser.entrypoint import parse_string

    from briefcite.bib.reading import reference

    library = parse_string(source)
    fields = {e.key: {f.key.lower(): str(f.value) for f in e.fields} for e in library.entries}
    kinds = {e.key: e.entry_type for e in library.entries}
    folded = {key.casefold(): key for key in fields}
    works: dict[str, Reference] = {}
    for key, own in fields.items():
        for part in _ALIASES.split(own.get("xdata", "")):
            own = fields.get(part, {}) | own
        work = reference(kinds[key], key, own)
        parent = folded.get(own.get("crossref", own.get("xref", "")).casefold().strip())
        if parent and parent != key:
            work = _completed(work, reference(kinds[parent], parent, fields[parent]))
        for name in (key, *_ALIASES.split(own.get("ids", ""))):
            works.setdefault(name, work)
    return works


def _completed(work: Reference, parent: Reference) -> Reference:
    """Return a chapter what the entry of its book says."""
    missing = {name: getattr(parent, name) for name in _INHERITED if not getattr(work, name)}
    if not work.container_title:
        missing["container_title"] = parent.title
    return replace(work, **missing)


def in_full(work: Reference) -> str:
    """Return a work as a note of no particular style might: author, title, where it is to be found."""
    people = names(work.author) or names(work.editor)
    place = ": ".join(part for part in (work.publisher_place, work.publisher) if part)
    year = work.issued.edtf[:4] if work.issued else ""
    imprint = ", ".join(part for part in (place, year) if part)
    serial = " ".join(part for part in (work.volume, f"no. {work.issue}" if work.issue else "") if part)
    parts = [people, work.title, f"in: {work.container_title}" if work.container_title else "", serial]
    whole = ", ".join(part for part in parts if part) + (f" ({imprint})" if imprint else "")
    return (whole + (f", {work.page}" if work.page and work.container_title else "")) or work.id


def in_short(work: Reference) -> str:
    """Return the family names and the title."""
    return ", ".join(part for part in (names(work.author, family=True), work.title) if part) or work.id


def names(people: tuple[Name, ...], *, family: bool = False) -> str:
    """Return names as they are printed, the first of many alone."""
    shown = [_name(one, family) for one in people[:MOST_NAMES]]
    if len(people) > MOST_NAMES:
        return f"{shown[0]} et al."
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)


def _name(name: Name, family: bool) -> str:
    parts = (name.particle, name.family) if family else (name.given, name.particle, name.family, name.suffix)
    return name.literal or " ".join(part for part in parts if part)
