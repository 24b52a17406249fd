"""Citation keys: readable, ASCII, and made of the work alone, so that it keeps its key in every file.

The default key is author, title and year: ``gellnerNationalismus1991``, ``craigUltraVires1998``. Where two
works of one file come to the same key, each gets a few letters of its own content (``escardPrecis1892kq``),
never a, b, c by order, which would change when a note is added.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache

from briefcite.errors import BriefciteError
from briefcite.model import Name, Reference
from briefcite.text.called import called
from briefcite.text.folding import fold, telling
from briefcite.text.late import late
from briefcite.text.years import year_letter

TITLE_LETTERS = 10
"""Title words are added until the key has this many letters of them: "Nationalismus", but "UltraVires"."""
TITLE_WORDS = 3
BODY_WORDS = 4
"""Words of the longest organisation name that is used whole; longer ones are shortened to their initials."""
SUFFIX_LETTERS = 2
_UNSAFE = late(r"[^A-Za-z0-9]+")
_YEAR = late(r"-?(\d{1,4})")
_NOT_IN_KEYS = late(r"[^A-Za-z0-9:_.+/-]")
_PLACEHOLDER = late(r"\[([^\[\]]{0,80})\]")


def keys(references: Sequence[Reference], pattern: str | None = None) -> list[str]:
    """Return the references with their keys, all different.

    Args:
        references: the works of one file.
        pattern: as Better BibTeX writes it, "[auth:lower][shorttitle:3:3][year]"; None for the default.
    """
    plain = [_formatted(reference, pattern) if pattern else _default(reference) for reference in references]
    if len(plain) == 1:
        return plain
    seen = Counter(key.casefold() for key in plain)
    told = [
        key if seen[key.casefold()] == 1 else key + content_letters(reference)
        for key, reference in zip(plain, references, strict=True)
    ]
    return _numbered(told)


def _default(reference: Reference) -> str:
    author = _author(reference)
    title = _title(reference, TITLE_WORDS, TITLE_LETTERS)
    if not author:
        title = title[:1].lower() + title[1:]
    return author.lower() + title + _year(reference) or reference.type.replace("-", "").replace("_", "")


def _author(reference: Reference) -> str:
    people = reference.author or reference.editor or reference.translator
    return _family(people[0]) if people else ""


def _family(name: Name) -> str:
    if name.family:
        return ascii_only(name.particle + name.family)
    words = telling(name.literal)
    if len(words) > BODY_WORDS:
        return "".join(ascii_only(word)[:1].upper() for word in words[:8])
    return "".join(ascii_only(word).capitalize() for word in words[:2])


def _title(reference: Reference, words: int, letters: int | None = None) -> str:
    taken, name = "", called(reference)
    if reference.number and name.endswith(reference.number):  # each part of "A/66/290" says something
        return "".join(ascii_only(part).capitalize() for part in fold(name).split())[:40]
    for word in telling(name)[:words]:
        bare = ascii_only(word)
        taken += bare[:1].upper() + bare[1:]
        if letters and len(taken) >= letters:
            break
    return taken[:40]


def _year(reference: Reference) -> str:
    found = _YEAR.match(reference.issued.edtf) if reference.issued else None
    return found[1] + year_letter(found[1], reference.issued.raw) if found and reference.issued else ""


def content_letters(reference: Reference) -> str:
    """Return letters made from a work's content, which change only with the work."""
    content = "|".join(
        (
            " ".join(telling(reference.title)),
            " ".join(telling(reference.container_title)),
            reference.volume,
            reference.issue,
            reference.edition,
            reference.number,
            reference.issued.edtf if reference.issued else "",
            reference.doi.lower(),
            reference.url,
            reference.page,
            reference.publisher_place,
        )
    )
    digest = int.from_bytes(hashlib.sha256(content.encode("utf-8", "replace")).digest()[:8])
    letters = ""
    for _ in range(SUFFIX_LETTERS):
        digest, rest = divmod(digest, 23)
        letters += "bcdfghjkmnpqrstvwxyzlua"[rest]
    return letters


def _numbered(told: Sequence[str]) -> list[str]:
    """Number keys that are still equal: those of two works known from the same few words."""
    taken: set[str] = set()
    result = []
    for key in told:
        unique, number = key, 1
        while unique.casefold() in taken:
            number += 1
            unique = f"{key}-{number}"
        taken.add(unique.casefold())
        result.append(unique)
    return result


@lru_cache(maxsize=4096)
def ascii_only(text: str) -> str:
    """Return letters and digits of ASCII alone: "Müller" is "Muller", "Иванов" is "Ivanov".

    >>> ascii_only("Ruiz Ontañón")
    'DiazBenitez'
    """
    if not text.isascii():
        from anyascii import anyascii

        text = anyascii(text)
    return _UNSAFE.sub("", text)


def check_pattern(pattern: str) -> None:
    """Check that a pattern can be followed.

    Raises:
        BriefciteError: a part or filter that is not known, a bracket too many, or no part at all.
    """
    parts = _PLACEHOLDER.findall(pattern)
    outside = _PLACEHOLDER.sub("", pattern)
    if not parts or "[" in outside or "]" in outside:
        wrong = "has no part in brackets" if not parts else "has a bracket too many"
        raise BriefciteError(f"--key {pattern!r} {wrong}; write it as [auth:lower][shorttitle:3:3][year].")
    if unfit := _NOT_IN_KEYS.findall(outside):
        raise BriefciteError(f"--key {pattern!r}: a key cannot hold {unfit[0]!r}; letters, digits and : _ . + / - can.")
    for part in parts:
        name, *rest = _spec(part)
        if name not in _FIELDS:
            raise BriefciteError(f"--key {pattern!r}: there is no part [{name}]; there are {', '.join(_FIELDS)}.")
        for word in rest:
            if word == rest[0] and word.isdecimal() and not int(word):
                raise BriefciteError(f"--key {pattern!r}: [{part}] asks for nothing; the first number is at least 1.")
            if word not in _FILTERS and not word.isdecimal():
                known = ", ".join(_FILTERS)
                raise BriefciteError(
                    f"--key {pattern!r}: there is no filter {word!r}; there are {known}, and 3 or 3:3."
                )


def _spec(part: str) -> list[str]:
    """Split the inside of brackets: "auth(3):lower" is auth, 3, lower."""
    name, *rest = (word.strip(" )") for word in re.split(r"[:,(]", part))
    return [name, *(word for word in rest if word)]


def _formatted(reference: Reference, pattern: str) -> str:
    """Fill Better BibTeX's bracketed fields; what stands outside brackets is kept."""
    filled = _PLACEHOLDER.sub(lambda field: _field(reference, field[1]), pattern)
    return _NOT_IN_KEYS.sub("", filled) or _default(reference)


def _field(reference: Reference, spec: str) -> str:
    name, *rest = _spec(spec)
    value = _FIELDS[name](reference, [int(part) for part in rest if part.isdecimal()])
    for part in rest:
        value = _FILTERS.get(part, str)(value)
    return value


def _auth(reference: Reference, numbers: Sequence[int]) -> str:
    return _author(reference)[: numbers[0] if numbers else None]


def _authors(reference: Reference, numbers: Sequence[int]) -> str:
    people = reference.author or reference.editor
    return "".join(_family(name) for name in people[: numbers[0] if numbers else None])


def _joined(title: str) -> str:
    return "".join(ascii_only(word).capitalize() for word in telling(title))


_FIELDS: dict[str, Callable[[Reference, Sequence[int]], str]] = {
    "auth": _auth,
    "authors": _authors,
    "shorttitle": lambda reference, numbers: _title(reference, numbers[0] if numbers else 3),
    "title": lambda reference, _: _title(reference, 99),
    "veryshorttitle": lambda reference, numbers: _title(reference, numbers[0] if numbers else 1),
    "year": lambda reference, _: _year(reference),
    "shortyear": lambda reference, _: _year(reference)[2:4],
    "journal": lambda reference, _: _joined(reference.container_title),
    "type": lambda reference, _: reference.type.replace("-", ""),
}
PARTS = tuple(_FIELDS)
"""What a pattern may have in brackets."""
_FILTERS: dict[str, Callable[[str], str]] = {
    "lower": str.lower,
    "upper": str.upper,
    "capitalize": lambda value: value[:1].upper() + value[1:],
    "abbr": lambda value: "".join(re.findall(r"[A-Z]", value)),
}
