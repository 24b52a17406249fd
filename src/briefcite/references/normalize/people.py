"""Authors, editors and translators of a citation, each under the role that the words around them give."""

from __future__ import annotations

from briefcite.model import Name
from briefcite.references.normalize.draft import Draft
from briefcite.references.normalize.lexicon import words
from briefcite.references.normalize.names import parse_names
from briefcite.references.normalize.namewords import marks_editors
from briefcite.references.normalize.parts import Part, Parts
from briefcite.text.late import late

_ROLES = ("author", "editor", "translator", "container-author")
_LEAST_WORDS = 0.6  # confidence of a list of names that needed guesses
_NAME = r"[A-ZÀ-Þ][\w.’'-]*(?:\s(?:(?:de|von|van|di|da|d’|la|du)\s){0,2}[A-ZÀ-Þ][\w.’'-]*){0,3}"
_LETTER = late(
    rf"(?P<lead>(?:Letter\s(?:from|of)|Brief\s(?:von|des)|Lettre\sde|Lettera\sdi|Carta\sde)\s)?(?P<author>{_NAME})\s"
    rf"(?:to|an|à|a)\s(?:the\s|den\s|die\s)?{_NAME},\s(?:[^,]{{1,40}},\s)?[^,]{{0,20}}(?:1[2-9]|20)\d\d"
)
_LONGEST_LETTER = 200  # characters of the title of a letter


def put_people(parts: Parts, draft: Draft) -> None:
    """Read the names of every role into the draft."""
    for part in list(parts.all("author")):
        if _edits(parts, part):
            parts.move(part, "author", "editor")
    if not parts.all("author") and _heads_unmarked(parts):
        parts.move(parts.first("editor"), "editor", "author")
    for role in filter(parts.all, _ROLES):
        names: list[Name] = []
        for part in parts.all(role):
            people = parse_names(part.text)
            names += [name for name in people.names if name not in names]
            if people.truncated and role not in draft.truncated:
                draft.truncated.append(role)
            if people.repeated:
                draft.repeated.append((role, people.repeated))
        sure = min(part.confidence for part in parts.all(role))
        draft.put(role.replace("-", "_"), tuple(names), sure * _certainty(names))
    if not parts.all("author") and (writer := letter_writer(parts.first("title").text.strip(' “”"‘’'))):
        draft.put("author", parse_names(writer).names, parts.first("title").confidence * _LEAST_WORDS)


def letter_writer(title: str) -> str:
    """Give who wrote a letter that is called by its people, "Ada Bell to Paul Ost, 3 October 1676"; else ""."""
    found = _LETTER.match(title[:_LONGEST_LETTER])
    told = found and (found["lead"] or found["author"].split()[0].casefold() in words("given"))
    return found["author"] if found and told else ""


def _heads_unmarked(parts: Parts) -> bool:
    """Whether a name labelled as editor begins the citation without a word that says so: "OECD, Rising Seas"."""
    part = parts.first("editor")
    return bool(part.text) and part.end <= parts.first("title").start and not _edits(parts, part)


def _certainty(names: list[Name]) -> float:
    """How well a list was understood: lone family names among full ones were perhaps cut wrongly."""
    if len(names) < 2:
        return 1.0
    lone = sum(bool(name.family) and not name.given for name in names)
    return _LEAST_WORDS if 0 < lone < len(names) else 1.0


def _edits(parts: Parts, part: Part) -> bool:
    """Tell whether "(Hrsg.)", "eds" or "a cura di" makes an author span one of editors."""
    after = parts.text[part.end : min(part.end + 24, parts.end)]
    before = parts.before(part, 40)
    return marks_editors(part.text, before, after)
