"""People and organisations as CSL names: "von der Leyen, Ursula", "Maquet P", "J. H. SMITH, Jr.", "World Bank".

Words about the list are reported apart: "et al." makes it truncated; "ders.", "idem" or "———" repeats the names
of the previous work.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from briefcite.model import Name
from briefcite.references.normalize.bodies import ACRONYM, VOWELS, is_acronym, is_body
from briefcite.references.normalize.forward import given_names, split_forward
from briefcite.references.normalize.namelists import PARTICLES, SUFFIX, cut, is_initials
from briefcite.references.normalize.namewords import cut_inside, cut_others, strip_after, strip_before
from briefcite.references.normalize.namewords import repeated as repeated_names
from briefcite.text.balanced import balanced
from briefcite.text.cues import without_head
from briefcite.text.late import late

_LONGEST = 3000  # characters; a list of 100 physicists
_TITLE = late(
    r"^(?:(?:Prof|Dr|Mr|Mrs|Ms|Mme|Mag|Dipl\.-\w+|Ing|Ph\.D)\b\.?\s*|"
    r"(?:Sen|Rep|Gov|Gen|Col|Capt|Hon)\.\s|(?:Sir|Dame|(?:l['’])?[Aa]bbé|[Cc]hanoine|Mgr|(?:[Tt]he )?Honou?rable)\s)+"
    r"(?=\S+ \S|\S+$)"
)
_RANK = late(
    r"^(?:Governor(?:-General)?|Lieutenant|Colonel|Captain|Admiral|Commander|Brigadier|Ambassador|Gouverneur|Oberst|"
    r"Admiral|Botschafter|Colonel|Governatore|Colonnello|Ammiraglio)\s(?=[^\W\d_][\w’'-]+$)"
)
"""A rank before a family name alone: "Governor Grey"."""
_GLUED_FIRST = late(r"((?:^|\s)(?:[A-ZÀ-Þ]\.){1,4})(?=[A-ZÀ-Þ](?:[a-zß-ÿ]{2}|[A-ZÀ-Þ]{2}))")
_GLUED_LAST = late(r"^([A-ZÀ-Þ][a-zß-ÿ]{2,})\.([A-ZÀ-Þ])\.?$")
_GLUED = late(r"^((?:al|el|ad|an|ar|as|at)-|d['’])(?=\w)")
_ACRONYM_FIRST = late(r"[A-ZÄÖÜ][A-Za-zÄÖÜ]{0,6}[A-ZÄÖÜ]\s[-–—]\s[^,;]{8,}")
"""An organisation after its acronym: "KMK - Kultusministerkonferenz"."""
_INVERTED_IN_BRACKETS = late(r"^(\S[^()]*?)\s*\(([^()]+)\)$")
_GIVEN_STOP = late(r"(?<=[^\W\d_]{4})\.$|(?<=[aeiouyäöü][^\W\d_])\.$|(?<=[^\W\d_]{2}[aeiouyäöü])\.$")
_LEADING_NUMBER = late(r"^[\[(]?\d{1,3}[\s.)\]-]+(?=[^\W\d_])")
_DEGREES = ("MD", "M.D.", "PhD", "Ph.D.", "DPhil", "RN", "MPH", "JD", "LLM", "Esq", "Esq.")
_DEGREE = late(rf"^(\S+ \S.*),? (?:{'|'.join(map(re.escape, _DEGREES))})$")
_PERSON = late(r", ?[^\W\d_a-z]\.|^[^\W\d_a-z]\. ?[^\W\d_a-z]\w")
_HAN = late(r"[\u3400-\u9fff\uf900-\ufaff]+")
_GERMANIC = frozenset("van von der den ten ter te zu zum zur af av vom".split())
_CONTRACTIONS = frozenset({"du", "des", "vom", "zum", "zur"})
_WORD_ENDS = late(r"([\s'’-])")
_REAL_NAME = late(r"(?<=\S \S)(\S*)\s\[[^\[\]]+\](?=$|[,;&]|\sand\s)")
"""Brackets behind a whole name: "Lewis Carroll [Charles Dodgson]"."""
_LEFT_OPEN = late(r"[\s,]*[(\[](?:(?! and | und | et )[^()\[\];&])*$")
"""What a bracket opens that is closed outside the names: "Jane Doe (Kent"."""
_OFFICE = late(r"[A-Z][\w-]+(?: [\w-]+)?,? (?:of|for|at|on) \S.*")
"""An office behind a name: "Jane Doe, Mayor of Kent", not "William of Malmesbury"."""
_OFFICER = late(
    r"(?:\w+ )?(?:Minister|Secretary|Director|Commissioner|President|Rapporteur|Chair\w*|Judge) (?:of|for|on) "
)
_POSSESSIVE = late(r"(?<=[^\W\d_]{2})[’‘']s$")
_EMPHASIS = late(r"(?<![^\W_])_|_(?![^\W_])")
"""The marks around words set apart in plain text: "J. G. _Frazer_", but not "snes_creteil"."""
_MANY = late(r"A\.?A\.? ?V\.?V\.?|V\.?V\.? ?A\.?A\.?")
"""Stands for "various authors" in Italian and Spanish."""
_OUTER = ' \t,;:/|*"“”„«»‹›'


class People(NamedTuple):
    """The names of one role."""

    names: tuple[Name, ...] = ()
    truncated: bool = False
    repeated: str = ""
    """The word that stands for the names of the previous work, as printed."""


def parse_names(text: str) -> People:
    """Read a list of people and organisations with its role words ("eds."); no name is added to what ``text`` says.

    A Chinese title in its brackets, and what follows it, is none: "王小明, 《河流法》, 北京".
    """
    text = " ".join(_EMPHASIS.sub("", text[:_LONGEST]).partition("《")[0].split()).replace(
        " .", "."
    )  # OCR: "G .-P . Zarri"
    text = _strip_roles(text)
    text = without_head(_LEADING_NUMBER, text)
    text = _REAL_NAME.sub(r"\1", _LEFT_OPEN.sub("", text))
    text, truncated = cut_others(text)
    text = text.strip(_OUTER)
    repeated = repeated_names(text)
    if repeated:
        text = text[repeated.end() :].lstrip(_OUTER)
    names = tuple(_names(text)) if text else ()
    return People(names, truncated, repeated[1] if repeated else "")


def _strip_roles(text: str) -> str:
    text = strip_before(text.strip(_OUTER)).strip(_OUTER)
    while (shorter := strip_after(text).strip(_OUTER)) != text:
        text = shorter
    if text.startswith(("(", "[")) and text.endswith((")", "]")):
        text = text[1:-1].strip(_OUTER)
    return text


def _names(text: str) -> list[Name]:
    text = cut_inside(text)
    if _ACRONYM_FIRST.fullmatch(text):
        return [Name(literal=text.strip(_OUTER).rstrip("."))]
    if ";" not in text and not _PERSON.search(text) and is_body(text):
        return [Name(literal=text.strip(_OUTER).rstrip("."))]
    if (bodies := text.split(", ")) and all(ACRONYM.fullmatch(one) and is_body(one) for one in bodies):
        return [Name(literal=one.rstrip(".")) for one in bodies]
    people = [strip_after(one).strip(_OUTER) for person in cut(_without_offices(text)) for one in _two_of(person)]
    return [name for person in people if (name := parse_name(person)) is not None]


def _two_of(person: str) -> tuple[str, ...]:
    """Return two people read as one: "Hans Meier, Schulz", but not "Vargas Llosa, Mario"; no "Mary Reed, edited"."""
    first, _, second = person.partition(", ")
    named = " " in first and first.partition(" ")[0].casefold() in given_names()
    given = is_initials(second) or second.casefold() in given_names() or SUFFIX.fullmatch(second)
    if not named or not second.isalpha() or given:
        return (person,)
    return (first,) if second.islower() else (first, second)


def _without_offices(text: str) -> str:
    """Drop what a comma separates from a whole name and names the person's office: "Jane Doe, Mayor of Kent"."""
    first, *others = text.split(", ")
    if not others or " " not in first or " of " in first:
        return text
    return ", ".join([first, *(part for part in others if not _is_office(part))])


def _is_office(part: str) -> bool:
    known = part.partition(" ")[0].casefold() in given_names()
    body = is_body(part) and not _OFFICER.match(part)
    return not known and _OFFICE.fullmatch(part) is not None and not body


@lru_cache(maxsize=4096)
def parse_name(text: str) -> Name | None:
    """Read one name; None where nothing of it is left."""
    text = without_head(_RANK, without_head(_TITLE, text.strip(_OUTER)))
    if text.endswith(_DEGREES):
        text = _DEGREE.sub(r"\1", text)
    text = balanced(_LEFT_OPEN.sub("", text.strip().replace("..", ".")))
    if not any(c.isalpha() for c in text):
        return None
    if _MANY.fullmatch(text):
        return Name(literal=text.rstrip(".") + ".")
    if is_body(text) or _is_pope(text) or (" " in text and text.islower()):  # "associations requérantes"
        return Name(literal=text.rstrip("."))
    if not text.isascii() and _HAN.search(text):
        return _chinese(text)
    if text.endswith(")") and (found := _INVERTED_IN_BRACKETS.match(text)):
        text = f"{found[1]}, {found[2]}" if _may_be_family(found[1]) else found[1]
    text, suffix = _cut_suffix(_apart(text))
    shouted = text.isupper()
    text = _with_small_particles(text) if shouted else text
    family, comma, given = text.partition(",")
    if not comma:
        given, family = split_forward(family)
    if given:  # "Ulrich Plenzdorf’s Die neuen Leiden", but "Lloyd’s" is a house
        family = _POSSESSIVE.sub("", family.strip())
    particle, family = _particle(family.strip())
    given, dropped = _trailing_particle(given.strip(" ,"))
    return Name(_recase(family), _recase_given(given, shouted=shouted), particle or dropped, suffix)


def _with_small_particles(name: str) -> str:
    """Return a name in capitals with its particles as they are written: "URSULA VON DER LEYEN", "F. DELLA PERUTA"."""
    *words, last = name.split()
    germanic, written = False, []
    for word in words:
        small = word.lower()
        germanic = small in _GERMANIC or (germanic and small in PARTICLES)  # "VAN DE PUTTE"
        written.append(small if germanic else word.capitalize() if small in PARTICLES else word)
    return " ".join([*written, last])


def _apart(name: str) -> str:
    """Return a name with a blank or comma that was lost between initial and family name: "S.Graham", "Zimmer.J"."""
    return _GLUED_LAST.sub(r"\1, \2.", _GLUED_FIRST.sub(r"\1 ", name))


def _may_be_family(name: str) -> bool:
    """Return whether brackets behind it hold given names, "De Vita (Giulia)", or a real name, "Lewis Carroll (…)"."""
    return "," not in name and name.count(" ") < 2 and name.partition(" ")[0].casefold() not in given_names()


def _is_pope(text: str) -> bool:
    first, _, rest = text.partition(" ")
    return first in ("Pope", "Papst", "Pape", "Papa") and rest.split(" ")[0].casefold() in given_names()


def _chinese(text: str) -> Name:
    """Read "Lin Huixiang 林惠祥" and "林惠祥", where the family name comes first."""
    letters = _HAN.sub("", text).strip(" ,()")
    if not any(map(str.isalpha, letters)):
        text = "".join(_HAN.findall(text))
        return Name(family=text[:1], given=text[1:]) if len(text) <= 3 and text.isalpha() else Name(literal=text)
    family, _, given = letters.replace(",", "").partition(" ")
    return Name(family, given)


def _cut_suffix(text: str) -> tuple[str, str]:
    words = text.split(" ")
    for place, word in enumerate(words):
        if place > 0 and SUFFIX.fullmatch(word.strip(",")):
            rest = " ".join([*words[:place], *words[place + 1 :]])
            return rest.strip(" ,"), word.strip(",")
    return text, ""


def _particle(family: str) -> tuple[str, str]:
    """Separate the particles of "van der Weel" and "al-Ghazali"; with a capital, "De Luca" is all family name."""
    if found := _GLUED.match(family):
        return found[1], family[found.end() :]
    words = family.split()
    count = 0
    # "du Breuilhac", "zum Felde": what holds an article is part of the family name.
    while count < len(words) - 1 and words[count] in PARTICLES - _CONTRACTIONS:
        count += 1
    return " ".join(words[:count]), " ".join(words[count:])


def _trailing_particle(given: str) -> tuple[str, str]:
    """Cut "Ursula von der" (of "Leyen, Ursula von der") into given name and particle."""
    words = given.split()
    count = len(words)
    while count > 1 and words[count - 1] in PARTICLES:
        count -= 1
    return " ".join(words[:count]), " ".join(words[count:])


def _recase(family: str) -> str:
    """Undo capitals, which small capitals become in PDFs: "Da PORTOGRUARO" is a name, but "LI" may be initials."""
    return "".join(_recased(word) for word in _WORD_ENDS.split(family)).rstrip(".")


def _recased(word: str) -> str:
    capitals = word.removeprefix("Mc").removeprefix("Mac")
    if len(capitals) < 3 or not capitals.isupper() or is_acronym(word):
        return word
    return word[: len(word) - len(capitals)] + capitals.capitalize()


def _is_word(capitals: str, *, shouted: bool) -> bool:
    """Return whether a given name is written out: "TOM", and "EVE" where all is in capitals, but not "JM"."""
    spoken = shouted and len(capitals) > 2 and not VOWELS.isdisjoint(capitals)
    return len(capitals) > 3 or spoken or capitals.casefold() in given_names()


def _recase_given(given: str, *, shouted: bool) -> str:
    words = (_GIVEN_STOP.sub("", given) if given.endswith(".") else given).split()
    return " ".join(
        word.capitalize() if word.isalpha() and word.isupper() and _is_word(word, shouted=shouted) else word
        for word in words
    )
