"""The segments of a citation become CSL variables: the words of each label, tidied, and nothing added."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from briefcite.model import Name
from briefcite.references.normalize.bodies import is_body
from briefcite.references.normalize.dates import parse_date
from briefcite.references.normalize.datings import put_dates, without_access
from briefcite.references.normalize.draft import Draft
from briefcite.references.normalize.editions import parse_edition
from briefcite.references.normalize.identifiers import find_celex, find_ecli
from briefcite.references.normalize.links import put_identifiers
from briefcite.references.normalize.names import parse_names
from briefcite.references.normalize.numbering import parse_issue, tidy_volume
from briefcite.references.normalize.pages import first_pages, parse_locator
from briefcite.references.normalize.parts import Part, Parts
from briefcite.references.normalize.people import without_addressee
from briefcite.references.normalize.reach import ABBREVIATED
from briefcite.references.normalize.titles import bounded, clean_container, clean_title, recased
from briefcite.references.normalize.volumes import volumes_in, without_volumes
from briefcite.text.csl_names import ROLES
from briefcite.text.late import late

_PLAIN_NAMES = 0.6  # confidence of a list of names that needed guesses
_REPORTER = late(r"\d{1,3} [A-Z][a-z]+\.?")
_HALVES = late(r"[\s.:;–—\[(“\"«-]{1,4}")
"""What may stand between two segments of one title: "Postępowanie [Procedure]", "Title: Subtitle"."""
_HEREAFTER = late(
    r"[\W_]{0,3}(?:here(?:in)?after|henceforth|im folgenden|künftig|fortan|zit(?:\.|iert)|"
    r"ci-après|désormais|dorénavant|d['’]ora in|di seguito|en adelante|en lo sucesivo|"
    r"doravante|abbreviated|cited as)\b",
    re.I,
)
_ABBREVIATED = late(
    r"\s?[(\[](?:here(?:in)?after|henceforth|im folgenden|künftig|fortan|ci-après|désormais|d['’]ora in|"
    r"di seguito|en adelante|doravante)\b[^()\[\]]*[)\]]",
    re.I,
)
"""An abbreviation that is introduced for an archive: "National Archives, London (henceforth TNA), KV 2/2654"."""
_COUNTRY = late(r"(\((?:[A-Z]{2,3}|(?:[A-Z]\.){2,3})\))\s$")
_LEAD_BEFORE = late(r"(?:^|[\s(,;])([^\W\d_]{1,9}\.?|[§¶]{1,2})\s?$")
_SUB_VERBO = late(r"\b[Ss]\. ?v\.[\s:]*[\"“‘'„«]?$")
_QUOTED = " \t\"“”‘’'„«»"
_YEAR_OF_NUMBER = late(r"\[(\d{4})\]\s[A-Za-z ]+?\s\d|(?:COM|SWD|SEC|JOIN|KOM)\s?[(/](\d{4})[)/]")
"""The year in "[2012] EWCA Civ 4" and "COM(2012) 673 final"."""
_YEAR_AT_END = late(r"\b(?:1[2-9]|20)\d\d$")
_SCHOOL = late(
    r"(?P<genre>[^,]*(?:[Tt]h[eè]s[ei]?s?|[Dd]iss|[Tt]es[ie]|[Mm]émoire|arbeit|schrift|Ph\.?\s?D)[^,]*),\s"
    r"(?P<school>[^,]*(?:Univ|Hochschul|École|College|Politecn|Institut)[^,]*(?:,\s[^,]{3,40})?)"
)
_TWO_BODIES = late(r"\s(and|und|et)\s(?:of the|of|des|der|du)\s")
"""What joins two in "of the European Parliament and of the Council", whose first "of" is not part of the name."""
_SHELF = late(r"\s(?=(?:[A-Z]{1,3}\s)?\S{0,6}\d)")
"""Before what tells where in an archive: "RG 38/98B/413"."""
_DIGIT = late(r"\d")
_SHORT_WORD = 5  # letters of a last word whose stop is that of an abbreviation
_STOP = late(r"\.(?P<comma>[,;])?")
_GOES_ON = late(r"\.?[\s)]{0,2}[,;a-z]")
_DATED = late(r"\.?\s\d{4}\b")
"""Stands behind the court in "(3d Cir. 2008)", whose stop is that of an abbreviation."""
_FOUND = 0.85  # confidence of a value that stands inside another


def put_values(parts: Parts, draft: Draft) -> None:
    """Put the values of all labels into the draft."""
    for step in _STEPS:
        step(parts, draft)


def locator(parts: Parts) -> tuple[str, str]:
    """Return the locator of the citation, and the CSL label of its first part."""
    read = [one for part in parts.all("locator") if (one := _place(parts, part))[0]]
    first = read[0][1] if read else ""
    told = (f"{lead} {value}" if lead and label != first else value for value, label, lead in read)
    return ", ".join(told), first


def _place(parts: Parts, part: Part) -> tuple[str, str, str]:
    """Read a locator; the word for its kind may stand before the part: "c. 12r", "Rn. 5", "§ 9", "n. 2"."""
    if _SUB_VERBO.search(parts.before(part, 14)):
        return part.text.strip(_QUOTED), "sub-verbo", ""
    value, label = parse_locator(part.text)
    lead = _LEAD_BEFORE.search(parts.before(part, 14)) if label == "page" else None
    if lead:
        label = parse_locator(f"{lead[1]} {part.text}")[1]
    return value, label, lead[1] if lead else ""


def _people(parts: Parts, draft: Draft) -> None:
    for role in (*ROLES, "container-author"):
        names: list[Name] = []
        for part in parts.all(role):
            people = parse_names(_with_country(parts, part) + without_addressee(part.text))
            names += [name for name in people.names if name not in names]
            if people.truncated and role not in draft.truncated:
                draft.truncated.append(role)
            if people.repeated:
                draft.repeated.append((role, people.repeated))
        draft.put(role.replace("-", "_"), tuple(names), _sure(parts.all(role)) * _certainty(names))


def _with_country(parts: Parts, part: Part) -> str:
    """Return the country in brackets before an organisation's name: "(US) Environmental Protection Agency"."""
    found = _COUNTRY.search(parts.text[: part.start])
    if not found or (parts.start < found.start(1) and parts.text[parts.start : found.start(1)].strip()):
        return ""
    return f"{found[1]} " if is_body(part.text) else ""


def _certainty(names: Sequence[Name]) -> float:
    """Return the confidence of a list of names: single family names among full ones may have been cut wrongly."""
    lone = sum(bool(name.family) and not name.given for name in names)
    return _PLAIN_NAMES if len(names) > 1 and 0 < lone < len(names) else 1.0


def _titles(parts: Parts, draft: Draft) -> None:
    titles, containers = parts.all("title"), parts.all("container-title")
    title, volumes = without_volumes(_dated(_joined(parts, "title"), titles, draft))
    draft.put("number_of_volumes", volumes, _sure(titles))
    title = _with_stop(parts, titles[-1], title) if titles else title
    draft.put("title", bounded(recased(title, parts.lettering)), _sure(titles))
    container = clean_container(_joined(parts, "container-title"))
    if containers and container == clean_container(containers[0].text) and _stopped(parts, containers[0])[-1:] == ".":
        container = container.rstrip(".") + "."
    draft.put("container_title", recased(_dated(container, containers, draft), parts.lettering), _sure(containers))
    series = parts.first("collection-title")
    draft.put("collection_title", recased(clean_title(series.text), parts.lettering), series.confidence)


def _with_stop(parts: Parts, part: Part, title: str) -> str:
    """Return a title with the full stop of the abbreviation that ends it: "Brown v. Bd. of Educ.," and "Cod. Civ."."""
    stop = _STOP.search(parts.text, part.end - 1, part.end + 2)
    if not title or title.endswith(".") or not stop:
        return title
    told = "." in title or title.startswith(("In re ", "Ex parte "))
    cut = stop["comma"] and told and len(title.rpartition(" ")[2]) <= _SHORT_WORD
    return title + "." if cut or ABBREVIATED.fullmatch(title) else title


def _dated(text: str, held: Sequence[Part], draft: Draft) -> str:
    """Return a value without the access date within it, and put that date."""
    bare, accessed = without_access(text)
    draft.put("accessed", accessed, _sure(held))
    return clean_title(bare) if accessed else text


def _joined(parts: Parts, label: str) -> str:
    """Return a title; parts separated by a mark or a volume number are joined: "Will to Know, vol. 1: Sexuality"."""
    held = parts.all(label)
    if not held:
        return ""
    whole, end = clean_title(held[0].text), held[0].end
    for part in held[1:]:
        between = parts.text[end : part.start]
        numbered = between.rstrip().endswith(":") and any(end < v.start < part.start for v in parts.all("volume"))
        if label == "title" and _HALVES.fullmatch(between):
            whole = clean_title(parts.text[held[0].start : part.end])
        elif numbered or label == "title":
            whole = f"{whole}: {clean_title(part.text)}"
        else:
            continue
        end = part.end
    return whole + "]" * (whole.count("[") - whole.count("]"))


def _imprint(parts: Parts, draft: Draft) -> None:
    houses, places = parts.all("publisher"), parts.all("publisher-place")
    draft.put("publisher", _dated("; ".join(_each(houses)), houses, draft), _sure(houses))
    draft.put("publisher_place", ", ".join(_each(places)), _sure(places))
    edition = parts.first("edition")
    draft.put("edition", parse_edition(edition.text), edition.confidence)


def _numbering(parts: Parts, draft: Draft) -> None:
    issues, pages = parts.all("issue"), parts.all("page")
    volumes = [part for part in parts.all("volume") if not (_counts(part, draft) or _of_reporter(parts, part))]
    if len(parts.all("container-title")) > 1 and len(volumes) > 1:  # a case in two reporters stands in the first
        volumes, pages = volumes[:1], pages[:1]
    draft.put("volume", _listed(tidy_volume(part.text) for part in volumes), _sure(volumes))
    draft.put("issue", _listed(parse_issue(part.text) for part in issues), _sure(issues))
    draft.put("page", _listed(first_pages(part.text) for part in pages), _sure(pages))


def _of_reporter(parts: Parts, part: Part) -> bool:
    """Return whether it is the volume of the reporter as it was called then: "(1 Cranch)" in 5 U.S. (1 Cranch) 137."""
    return _REPORTER.fullmatch(part.text.strip("()")) is not None and part != parts.first("volume")


def _counts(part: Part, draft: Draft) -> bool:
    """Put how many volumes there are, where a part tells that alone: "3 vols."."""
    count = volumes_in(part.text)
    draft.put("number_of_volumes", count, part.confidence)
    return bool(count)


def _listed(numbers: Iterable[str]) -> str:
    """Return each number once, joined by commas: "La finanza, tome 3, Le extente, tome 3" has one."""
    return ", ".join(dict.fromkeys(filter(None, numbers)))


def _numbers(parts: Parts, draft: Draft) -> None:
    """Put the number; an ECLI or CELEX beside one goes into the note, as CSL has no variable for it."""
    named = [(part, find_ecli(part.text) or find_celex(part.text)) for part in parts.all("number")]
    plain = [part for part, identifier in named if identifier is None]
    first = (plain or parts.all("number"))[:1]
    for part in first:
        draft.put("number", clean_title(part.text), part.confidence)
        if dated := _YEAR_OF_NUMBER.match(part.text):
            draft.put("issued", parse_date(dated[1] or dated[2]), part.confidence * _FOUND)
    for part, identifier in named:
        if identifier and plain:
            draft.put("note", identifier.value, part.confidence)


def _rest(parts: Parts, draft: Draft) -> None:
    for label in ("genre", "authority", "event"):
        held = parts.all(label)
        behind = _DATED if label == "authority" else _GOES_ON
        told = ", ".join(_stopped(parts, part, behind) for part in held if clean_title(part.text))
        if label == "genre" and (found := _SCHOOL.fullmatch(told)):  # "PhD thesis, University of Oxford"
            told = found["genre"]
            draft.put("publisher", found["school"], _sure(held) * _FOUND)
        if label == "authority":
            told = _TWO_BODIES.sub(r" \1 ", told)
        draft.put("event_title" if label == "event" else label, told, _sure(held))
    notes = _further_numbers(parts, draft)
    notes += [part for part in parts.all("note") if not (_HEREAFTER.match(part.text) or _counts(part, draft))]
    draft.put("note", "; ".join(_each(notes)), _sure(notes))


def _further_numbers(parts: Parts, draft: Draft) -> list[Part]:
    """Return numbers beside the first, for which CSL has no variable: "Resolution 61/295, UN Doc A/RES/61/295"."""
    put = draft.text("number")
    plain = (p for p in parts.all("number") if not (find_ecli(p.text) or find_celex(p.text)))
    return [part for part in plain if clean_title(part.text) != put and _DIGIT.search(part.text)]


def _archive(parts: Parts, draft: Draft) -> None:
    """Put archive and archive_location: "NARA, RG 38/98B/413"; what names no archive is a location."""
    held = parts.all("archive")
    whole = clean_title(_ABBREVIATED.sub("", parts.text[held[0].start : held[-1].end])) if held else ""
    name, comma, place = whole.partition(",")
    if not comma and (first := _SHELF.search(whole)):
        name, place = whole[: first.start()], whole[first.end() :]
    draft.put("archive", name.strip(), _sure(held))
    draft.put("archive_location", place.strip(" ,"), _sure(held))


def _stopped(parts: Parts, part: Part, also: re.Pattern[str] = _GOES_ON) -> str:
    """Return a part with the full stop of an abbreviation ("Urt." of "Urt. v. 3.5.2012"), but not of a sentence."""
    told = clean_title(part.text)
    short = len(told.rpartition(" ")[2]) <= _SHORT_WORD
    abbreviated = part.text.rstrip().endswith(".") and not told.endswith(".") and short
    goes_on = any(behind.match(parts.text, part.end) for behind in (_GOES_ON, also))
    return told + "." if abbreviated and goes_on else told


def _each(held: Sequence[Part]) -> list[str]:
    return [text for part in held if (text := clean_title(part.text))]


def _sure(held: Sequence[Part]) -> float:
    return min((part.confidence for part in held), default=0.0)


_STEPS = (put_dates, put_identifiers, _people, _titles, _imprint, _numbering, _numbers, _rest, _archive)


def put_year_of_title(parts: Parts, draft: Draft) -> None:
    """Date an act by the year that ends its title, "Flood and Water Management Act 2010", where nothing else does."""
    title = parts.first("title")
    year = _YEAR_AT_END.search(draft.text("title"))
    if year and not draft.has("issued"):
        draft.put("issued", parse_date(year[0]), title.confidence * _FOUND)
