"""Names as BibTeX writes them: "von der Leyen, Ursula", "{United Nations}", "and others"."""

from __future__ import annotations

from collections.abc import Sequence

from briefcite.export.latex import escape, plain
from briefcite.model import Name


def written(names: Sequence[Name], *, cut: bool, ascii_letters: bool) -> str:
    """Return a list of names for an author or editor field.

    Args:
        names: in order.
        cut: the printed list ends in "et al.".
        ascii_letters: see :func:`briefcite.export.latex.escape`.
    """
    told = [one for name in names if (one := _name(name, ascii_letters))]
    return " and ".join([*told, "others"] if cut and told else told)


def _name(name: Name, ascii_letters: bool) -> str:
    family, given, particle, suffix, literal = (
        escape(part, ascii_letters=ascii_letters).strip()
        for part in (name.family, name.given, name.particle, name.suffix, name.literal)
    )
    if literal or not family:
        return "{" + (literal or given) + "}" if literal or given else ""
    if not given and not suffix and not particle:
        return family if _one_word(family) else "{" + family + "}"
    if particle and not _lower(particle):
        family, particle = f"{particle} {family}", ""
    last = f"{particle} {_braced(family, plain(name.family))}".strip()
    return ", ".join(part for part in (last, _guarded(suffix), _guarded(given)) if part)


def _one_word(family: str) -> bool:
    return not any(char in family for char in " ~,") and family.lower() not in ("and", "others")


def _lower(particle: str) -> bool:
    return all(word[:1].islower() for word in particle.split())


def _braced(family: str, source: str) -> str:
    """Keep a family name together whose words would be read as particle, suffix or second name."""
    odd = any(word[:1].islower() or not word[:1].isalpha() for word in source.split())
    return "{" + family + "}" if odd or "," in family or " and " in f" {family.lower()} " else family


def _guarded(part: str) -> str:
    return "{" + part + "}" if "," in part or " and " in f" {part.lower()} " else part
