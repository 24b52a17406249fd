"""Reads tests/gold/backrefs: notes whose citations carry their antecedent, see the README there."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

from briefcite.model import Citation, Date, Evidence, Name, Note, Reference

FOLDER = Path(__file__).parents[2] / "gold" / "backrefs"
_NOTE = re.compile(r"(?P<marker>\w+?)(?:@(?P<series>\d+))?(?P<entry>e)? (?P<text>.*)")
_CITE = re.compile(r"\[\[(?P<form>\w+):(?P<work>[^\s|]+) ?(?P<told>[^|]*)\|(?P<words>.*?)\]\]")
_ROLES = ("author", "editor", "translator")


@dataclass(frozen=True)
class Case:
    """One file: what resolve is given, and for each citation the work it truly means ("?…" for none)."""

    name: str
    notes: list[Note]
    citations: list[Citation]
    drafts: dict[str, Reference]
    truth: dict[str, str]


def cases() -> list[Case]:
    return [_read(path) for path in sorted(FOLDER.glob("*.txt"))]


def _read(path: Path) -> Case:
    case = Case(path.stem, [], [], {}, {})
    works: dict[str, Reference] = {}
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("@work "):
            head, *told = line.removeprefix("@work ").split(" | ")
            name, kind = head.split()
            works[name] = _reference(Reference(id="", type=kind), told)
        else:
            _add_note(case, works, line)
    return case


def _add_note(case: Case, works: dict[str, Reference], line: str) -> None:
    found = _NOTE.fullmatch(line)
    assert found, line
    name = f"n{len(case.notes) + 1}"
    text = _cut(case, works, name, found["text"])
    kind = "entry" if found["entry"] else "footnote"
    case.notes.append(
        Note(
            name,
            found["marker"],
            int(found["series"] or (9 if found["entry"] else 0)),
            kind,
            text,
            (),
            (),
            Evidence("gold", 1.0),
        )
    )


def _cut(case: Case, works: dict[str, Reference], note: str, marked: str) -> str:
    """Take the marks out; what they say goes into the case."""
    text, at = "", 0
    for number, found in enumerate(_CITE.finditer(marked), 1):
        text += marked[at : found.start()]
        told = [part for part in re.split(r"(?:^|; )(?=[\w-]+=)", found["told"].strip()) if part]
        fields = dict(part.split("=", 1) for part in told)
        locator = fields.pop("locator", "")
        citation = Citation(
            f"{note}.{number}", note, found["form"], len(text), len(text) + len(found["words"]),
            locator=locator, locator_label="page" if locator else "",
        )  # fmt: skip
        draft = works[found["work"]] if found["form"] == "full" else Reference(id="", type="document")
        case.citations.append(citation)
        case.drafts[citation.id] = _reference(draft, [f"{k}={v}" for k, v in fields.items()])
        case.truth[citation.id] = found["work"]
        text, at = text + found["words"], found.end()
    return text + marked[at:]


def _reference(reference: Reference, told: list[str]) -> Reference:
    for part in told:
        name, value = part.split("=", 1)
        variable = name.replace("-", "_")
        made: object = value
        if name in _ROLES:
            made = tuple(_name(one) for one in value.split("; ") if one)
        elif name == "issued":
            made = Date(value.rstrip("ab"), value)
        elif name == "repeated":
            made = (tuple(value.split(" ")),)
        reference = replace(reference, **{variable: made})  # type: ignore[arg-type]
    return replace(reference, confidence={"title": 0.9, "author": 0.9})


def _name(value: str) -> Name:
    if value.startswith("{"):
        return Name(literal=value.strip("{}"))
    family, _, given = value.partition(",")
    words = family.split()
    particle = " ".join(word for word in words if word.islower())
    return Name(family=" ".join(w for w in words if not w.islower()), given=given.strip(), particle=particle)
