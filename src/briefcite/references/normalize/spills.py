"""Parts that ran over into their neighbours, cut where quotes, commas and role words show the border."""

from __future__ import annotations

import re

from briefcite.references.normalize.lexicon import names_in, words
from briefcite.references.normalize.namelists import PARTICLES, is_initials
from briefcite.references.normalize.names import is_body
from briefcite.references.normalize.parts import Part, Parts
from briefcite.text.folding import SMALL
from briefcite.text.late import late

_SURE = 0.85  # confidence of a part that its printed border gives away
_MOST_NAMES = 12  # people in a list that is looked for in a title
_LONGEST_NAME = 6  # words
_QUOTED = (
    r"“(?:[^“”]|“[^“”]{1,200}”){3,400}”|«(?:[^«»]|«[^«»]{1,200}»){3,400}»|„[^„“”]{3,400}[“”]|\"[^\"]{3,400}\"|"
    r"‘(?:[^‘’]|’(?=\w)|(?<=s)’(?=\s\w)){3,400}’"
)
_HEAD = late(rf"[\s,.:;]{{0,3}}(?P<title>{_QUOTED})(?P<close>\s?,?\s?)")
_QUOTE_BEHIND = late(r",(?<=[\w.],)\s[“«„\"]")
_OPENERS = frozenset('“«„"‘')
_NUMBERS = late(r"[\s.,:;–-]{1,4}[\dIVXLC][\dIVXLC\s.,:;–-]{0,30}[.,?!]?")
_COMMA = late(r"\s?,\s+")
_IN = late(r"(?:in|dans|en|em)\b", re.I)
_AND = late(r",?\s(?:et|and|und|y|e|&|u\.)\s")
_ROLE = (
    r"éds?\.|eds?\.|eds?\.\sby|edited\sby|dirs?\.|sous\sla\sdir(?:ection|\.)\sde|hrsg\.\sv(?:on|\.)|hg\.\sv(?:on|\.)|"
    r"a\scura\sdi"
)
_EDITED_BY = late(rf"[.,]\s(?P<role>(?:{_ROLE})\s)(?P<names>[A-ZÀ-Þ][^\d;:]{{4,150}})$")
_ROLE_BEFORE = late(rf"(?:^|[\s,(])(?:{_ROLE})\s$", re.I)
_TRANSLATED = late(
    r",\s(?P<translator>(?:trans(?:l)?\.|translated\sby|trad\.(?:\s(?:di|de|par|por|it\.\sdi))?|traduit\spar|"
    r"übers\.(?:\sv(?:on|\.))?|übersetzt\svon)\s[A-ZÀ-Þ][^,;:\d]{3,60})[\s.,]*$"
)
_PROSE = late(r"[:.;]\s(?P<author>Id\.|Idem|Ders\.|Dies\.|Ead\.|Eadem)\s?,\s?[«“„‘\"]?\s?$")
_THESIS = late(
    r"(?P<genre>(?:unpublished\s)?(?:Ph\.?\s?D\.?|doctoral|master['’]?s|M\.?A\.?)\s(?:thesis|dissertation)|mémoire|thèse|"
    r"tesi\s(?:di|del)|tesis\s(?:doctoral|de)|tese\sde|diss\.|dissertation|magisterarbeit|masterarbeit|diplomarbeit)(?!\w)",
    re.I,
)
_ONE_NAME = late(r"^(?P<author>[A-ZÀ-Þ][\w’'-]+(?:\s[\w’'-]+){0,2}),\s(?=[^\W\d_a-zß-ÿ“«‘\"])")


def cut_spills(parts: Parts) -> None:
    """Mend what ran over, in place."""
    _quote_in_author(parts)
    _letter(parts)
    _quoted_head(parts)
    _prose_ahead(parts)
    _to_the_quote(parts)
    _past_the_quotes(parts)
    _names_before_title(parts)
    _title_after_name(parts)
    _thesis_as_container(parts)
    _editors_of_container(parts)
    _translator_of_title(parts)
    _one_name(parts)


def _quoted_head(parts: Parts) -> None:
    """A title in quotes that carries no label: "« Avertissement », dans Les Ouvriers", "“Tides,” Coast 3"."""
    if parts.first("title").text:
        return
    container = parts.first("container-title")
    ahead = [part.end for part in parts.all("author") if not container.text or part.end <= container.end]
    found = _HEAD.match(parts.text, max(ahead, default=parts.start), parts.end)
    published = container.text or (parts.all("issued") and (parts.all("publisher") or parts.all("publisher-place")))
    if (
        found
        and published
        and (found["close"].strip() or found["title"][-2:-1] in (",", ".") or _IN.match(parts.text, found.end()))
    ):
        parts.carve("title", *found.span("title"), container.confidence or _SURE)


def _quote_in_author(parts: Parts) -> None:
    """What stands in quotes is no name: "Alain Roth, « Préface »" was labelled an author as a whole."""
    author = parts.first("author")
    found = _QUOTE_BEHIND.search(author.text)
    quoted = _HEAD.match(parts.text, author.start + found.end() - 1, parts.end) if found else None
    if quoted and not parts.first("title").text:
        parts.carve("title", *quoted.span("title"), author.confidence)


def _letter(parts: Parts) -> None:
    """A letter is called by both its people: "Paulina Roth | to John Ost, 3 October 1676"."""
    author, title = parts.first("author"), parts.first("title")
    if title.text.startswith("to ") and author.text and not parts.text[author.end : title.start].strip():
        whole = parts.text[author.start : title.end]
        parts.replace("title", Part(whole, author.start, title.end, title.confidence))


def _prose_ahead(parts: Parts) -> None:
    """A sentence before "Id., « Titre »" is no title, though it was labelled one."""
    titles = parts.all("title")
    if len(titles) < 2 or not (found := _PROSE.search(parts.before(titles[1], 16))):
        return
    at = max(parts.start, titles[1].start - 16)
    parts.move(titles[0], "title", "")
    if not parts.all("author"):
        parts.carve("author", at + found.start("author"), at + found.end("author"), _SURE)


def _past_the_quotes(parts: Parts) -> None:
    """Part "“Digital Editions,” Variants" from the journal, which may go on: "Variants, The Journal of …"."""
    title = parts.first("title")
    found = _HEAD.match(parts.text, _opening(parts, title), title.end) if title.text else None
    if not found or _IN.match(parts.text, found.end()):
        return
    rest = parts.text[found.end() : title.end].strip(" ,.")
    comma = "," in found["close"] or found["title"][-2:-1] == ","
    if comma and len(rest) > 2 and rest[0].isupper() and (end := _end_of_journal(parts, title)):
        parts.carve("container-title", found.end(), end, title.confidence)


def _to_the_quote(parts: Parts) -> None:
    """A number in the quotes belongs to the title: "“Nicomachean Ethics VII. 11–12”"."""
    title = parts.first("title")
    found = _HEAD.match(parts.text, _opening(parts, title), parts.end) if title.text else None
    cut = _NUMBERS.fullmatch(parts.text, title.end, found.end("title") - 1) if found else None
    if found and cut:
        parts.carve("title", title.start, found.end("title") - 1, title.confidence)


def _opening(parts: Parts, title: Part) -> int:
    """Give where the quote stands that opens a title, at most a blank before it; its end where there is none."""
    start = title.start
    while start > max(parts.start, title.start - 2) and parts.text[start - 1] in ' \xa0“«„"‘':
        start -= 1
    return start if not _OPENERS.isdisjoint(parts.text[start : title.start + 1]) else title.end


def _end_of_journal(parts: Parts, title: Part) -> int:
    """Give where a journal ends whose name begins within the title's span; 0 where it is no journal."""
    container = parts.first("container-title")
    if container.text:
        beside = _COMMA.fullmatch(parts.text, title.end, container.start) if container.start >= title.end else None
        return container.end if beside else 0
    return title.end if parts.all("volume") or parts.all("issue") else 0


def _names_before_title(parts: Parts) -> None:
    """Part "Ines Roth, Paul Ost et Ana Ruiz, Tides" from the people; the first may carry its label already."""
    author, title = parts.first("author"), parts.first("title")
    beside = not author.text or (len(parts.all("author")) == 1 and 0 <= title.start - author.end <= 2)
    if title.text and beside and (length := _names_at_head(title.text)):
        parts.carve("author", title.start, title.start + length, title.confidence)


def _names_at_head(text: str) -> int:
    """Give how far a list of people reaches that opens a text, "and" before the last of them; 0 for none."""
    if "," not in text:
        return 0
    at, known = 0, False
    for chunk in text[:600].split(", ")[:_MOST_NAMES]:
        people = _AND.split(chunk, maxsplit=1)
        if not all(_like_a_person(person) for person in people):
            return 0
        known = known or any(_given_first(person) for person in people)
        at += len(chunk)
        if len(people) > 1:
            return at if known and at + 4 < len(text) and text[at] == "," else 0
        at += 2
    return 0


def _like_a_person(text: str) -> bool:
    found = text.split()
    plain = [word for word in found if word not in PARTICLES]
    return 2 <= len(found) <= _LONGEST_NAME and len(plain) > 1 and all(word[0].isupper() for word in plain)


def _given_first(text: str) -> bool:
    first = text.split()[0]
    return is_initials(first) or first.partition("-")[0].casefold() in words("given")


def _title_after_name(parts: Parts) -> None:
    """Part "Paul Ost, Et le canal devint rivière" from the title; what was labelled so is then the site."""
    author, title = parts.first("author"), parts.first("title")
    name, comma, rest = author.text.partition(", ")
    if not comma or len(parts.all("author")) > 1 or not _like_a_person(name) or not _given_first(name):
        return
    if title.start >= author.end and not set(rest) & set(".;&") and _lone(rest):
        # "Edith Pichler, Pioniere, Rebellen und Mobile": behind a whole name, single words are no family names.
        parts.carve("title", author.start + len(name) + len(comma), title.end, title.confidence)
        return
    lower = [word for word in rest.split() if word[0].islower() and word not in SMALL and word not in PARTICLES]
    if len(lower) < 2 or not rest[0].isupper() or is_body(author.text):
        return
    if title.text and not parts.all("container-title") and title.start >= author.end:
        parts.move(title, "title", "container-title")
    start = author.start + len(name) + len(comma)
    parts.carve("title", start, author.end, author.confidence)


def _editors_of_container(parts: Parts) -> None:
    """Part editors from the book: "Les Ouvriers, éd. Société de Nantes", "dir. Ana Ruiz, Coast and Tides"."""
    container = parts.first("container-title")
    if not container.text or parts.all("editor"):
        return
    if found := _EDITED_BY.search(container.text):
        if is_body(found["names"]) or _names_only(found["names"]):
            start = container.start + found.start("role")
            parts.carve("editor", start, container.end, container.confidence)
    elif _ROLE_BEFORE.search(parts.before(container, 24)):
        first = container.text.split(", ")[0]
        length = _names_at_head(container.text) or (len(first) if _like_a_person(first) and _given_first(first) else 0)
        if 0 < length < len(container.text) - 4:
            parts.carve("editor", container.start, container.start + length, container.confidence)


def _lone(text: str) -> bool:
    chunks = text.strip(" ,").split(", ")
    known = words("given")
    return len(chunks) > 1 and all(len(c.split()) == 1 and len(c) > 2 and c.casefold() not in known for c in chunks)


def _thesis_as_container(parts: Parts) -> None:
    """What kind of thesis it is stands in no book: "mémoire du Master « Technologies numériques »"."""
    container = parts.first("container-title")
    names = _names_at_head(container.text) if _ROLE_BEFORE.search(parts.before(container, 24)) else 0
    start = container.start + names + (2 if names else 0)
    if container.text and not parts.all("genre") and _THESIS.match(parts.text, start, container.end):
        if names:
            parts.carve("editor", container.start, container.start + names, container.confidence)
        parts.carve("genre", start, container.end, container.confidence)


def _names_only(text: str) -> bool:
    people = [person for chunk in text.split(", ") for person in _AND.split(chunk)]
    return all(_like_a_person(person) for person in people) and any(_given_first(person) for person in people)


def _translator_of_title(parts: Parts) -> None:
    title = parts.first("title")
    if title.text and not parts.all("translator") and (found := _TRANSLATED.search(title.text[-90:])):
        at = title.end - len(title.text[-90:])
        parts.carve("translator", at + found.start("translator"), at + found.end("translator"), _SURE)


def _one_name(parts: Parts) -> None:
    """Authors known by one name, "Euripides, Orestes", of whom nothing else shows that they are no title."""
    title = parts.first("title")
    found = None if parts.all("author") else _ONE_NAME.match(title.text)
    if found and found["author"].casefold() in names_in("mononyms"):
        parts.carve("author", title.start, title.start + found.end("author"), _SURE)
