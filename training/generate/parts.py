"""The parts of a reference to a work: author, title, volume and issue, pages, imprint."""

from __future__ import annotations

from typing import NamedTuple

from generate.build import Builder
from generate.online import online
from generate.persons import draw_persons
from generate.style import Style
from generate.words import body, pick, pick_month


def comma(style: Style) -> str:
    """A comma in most cases."""
    return style.rng.choice([", ", ", ", " ", ". "])


def draw_year(style: Style) -> str:
    """A year, recent ones most."""
    rng = style.rng
    year = str(
        rng.choices([rng.randint(1850, 1949), rng.randint(1950, 1989), rng.randint(1990, 2024)], [10, 30, 60])[0]
    )
    if rng.random() < 0.03:
        year += "/" + str(int(year[2:]) + 1).zfill(2)[-2:]
    return year


def author(style: Style, corporate: float = 0.03) -> Builder:
    """The author, or the body that speaks."""
    out = Builder()
    if style.chance(corporate):
        out.put("author", body(style.rng, style.lang))
    else:
        people = draw_persons(style.rng, style.pools, style.lang)
        out.put("author", style.names.text(people, style.chance(0.05)))
    after_author(style, out)
    return out


def after_author(style: Style, out: Builder) -> None:
    """What follows the author: a mark, or the year."""
    rng = style.rng
    if not style.dated:
        out.gap(rng.choice([", ", ", ", ", ", ": ", ": ", ". "]))
        return
    letter = rng.choice("abc") if rng.random() < 0.08 else ""
    before, after = rng.choice(
        [
            (" (", "): "),
            (" (", "): "),
            (" (", ") "),
            (" (", "). "),
            (" (", "), "),
            (", ", ", "),
            (", ", ": "),
            (" ", ": "),
            (". ", ". "),
            (" ", ", "),
        ]
    )
    if rng.random() < 0.025:
        unknown = {"de": ["o. J.", "o.J.", "im Erscheinen", "i. E."]}.get(
            style.lang, ["n.d.", "forthcoming", "in press", "s.d."]
        )
        out.gap(before).put("issued", rng.choice(unknown)).gap(after)
        return
    out.gap(before).put("issued", draw_year(style) + letter).gap(after)


def title(style: Style, out: Builder, pool: str, quotes: tuple[str, str] | None, loose: bool = False) -> None:
    """The title in its quotation marks."""
    title = style.pools.title(style.rng, _of(style), pool)
    after = style.rng.choice([", ", ". "]) if not loose else ""
    if quotes is None:
        out.put("title", title)
        out.gap(" " if after and title[-1] in "?!" else after)
        return
    inside = after.strip() if after and quotes[1] in "”\"'" and style.chance(0.4) else ""
    out.gap(quotes[0]).put("title", title).gap(inside + quotes[1] + (" " if inside else after))


def _of(style: Style) -> str:
    """Works in another language are cited too, English ones most."""
    return style.rng.choices([style.lang, "en", "fr", "it"], [82, 13, 2, 3])[0]


class Numbers(NamedTuple):
    """What an article's number is made of; the date is empty where it stands after the author."""

    volume: str
    issue: str
    date: str


def _volume_issue(_: Style, out: Builder, given: Numbers) -> str:
    out.gap(" ").put("volume", given.volume).gap("(").put("issue", given.issue).gap(")")
    return given.date


def _led_volume_issue(style: Style, out: Builder, given: Numbers) -> str:
    out.gap(comma(style)).gap(style.pick("volume-lead")).put("volume", given.volume).gap(", ")
    out.gap(style.pick("issue-lead")).put("issue", given.issue)
    return given.date


def _led_volume(style: Style, out: Builder, given: Numbers) -> str:
    out.gap(style.rng.choice([", ", " "])).gap(style.pick("volume-lead")).put("volume", given.volume)
    return given.date


def _joined(style: Style, out: Builder, given: Numbers) -> str:
    out.gap(style.rng.choice([", ", " "])).put("volume", given.volume)
    out.gap(style.rng.choice([", ", "/", ":", ". "])).put("issue", given.issue)
    return given.date


def _jahrgang(style: Style, out: Builder, given: Numbers) -> str:
    """The German way, "12. Jg. (1998), H. 3"; Italian and Spanish print the bare volume and the year."""
    if style.lang not in ("de", "it", "es"):
        return _bare(style, out, given)
    rng, german = style.rng, style.lang == "de"
    out.gap(rng.choice([", ", " "])).put("volume", given.volume)
    out.gap(rng.choice([". Jg.", ". Jg., H. ", ". Jahrgang, Heft ", ". Jg., Nr. "]) if german else " ")
    if out.ends(" ") and german:
        out.put("issue", given.issue)
    if given.date:
        out.gap(" (").put("issued", given.date).gap(")")
    if german and rng.random() < 0.4:
        out.gap(rng.choice([", H. ", " ", ", "])).put("issue", given.issue)
    return ""


def _led_issue(style: Style, out: Builder, given: Numbers) -> str:
    out.gap(style.rng.choice([" ", ", "])).gap(style.pick("issue-lead")).put("issue", given.issue)
    return given.date


def _bare(style: Style, out: Builder, given: Numbers) -> str:
    if style.chance(0.3):
        out.gap(", ").put("issue", f"{style.rng.randint(1, 12)}")
    else:
        out.gap(" ").put("volume", given.volume)
    return given.date


def _issue_of_year(style: Style, out: Builder, given: Numbers) -> str:
    """An issue of a year: "WSI-Mitteilungen 1/2008"."""
    rng = style.rng
    out.gap(rng.choice([" ", " ", ", ", ", Heft ", ", H. ", " Nr. ", ", Nr. ", " ("]))
    opened = out.ends("(")
    out.put("issue", str(rng.randint(1, 24))).gap(rng.choice(["/", "/", ", "]))
    out.put("issued", given.date or draw_year(style)).gap(")" if opened else "")
    return ""


_NUMBERINGS = (
    _volume_issue,
    _led_volume_issue,
    _led_volume,
    _joined,
    _jahrgang,
    _led_issue,
    _bare,
    _issue_of_year,
)


def numbers(style: Style, out: Builder) -> None:
    """Volume, issue, year and pages of an article."""
    rng = style.rng
    volume = rng.choices([str(rng.randint(1, 130)), rng.choice(["XII", "IV", "XLV", "II", "XXX", "LVIII"])], [90, 10])[
        0
    ]
    issue = rng.choice(
        [
            str(rng.randint(1, 12)),
            f"{rng.randint(1, 5)}/{rng.randint(2, 6)}",
            f"{rng.randint(1, 5)}-{rng.randint(2, 6)}",
        ]
    )
    date = "" if style.dated else draw_year(style)
    shape = rng.randrange(9 if style.lang == "de" else 7)
    date = _NUMBERINGS[min(shape, 7)](style, out, Numbers(volume, issue, date))
    if date:
        bracket = rng.random() < 0.65
        month = pick_month(rng, style.lang) + " " if rng.random() < 0.06 else ""
        out.gap(" (" if bracket else rng.choice([", ", ", ", "/"])).put("issued", month + date).gap(
            ")" if bracket else ""
        )
        if bracket and rng.random() < 0.12:
            out.gap(" ").gap(style.pick("issue-lead") if rng.random() < 0.5 else "").put("issue", issue)
    if rng.random() < 0.93:
        out.gap(rng.choice([", ", ", ", ": ", ":", " "]))
        pages(style, out)


def series(style: Style, out: Builder) -> None:
    """The series of a book, in some cases."""
    if not style.chance(0.07):
        return
    series = pick(style.rng, style.lang if style.lang == "de" else "en", "series")
    number = str(style.rng.randint(1, 180))
    lead = style.rng.choice([", Bd. ", ", ", " "]) if style.lang == "de" else style.rng.choice([", vol. ", ", ", " "])
    out.gap(" (" + ("= " if style.lang == "de" and style.chance(0.5) else "")).put("collection", series).gap(lead).put(
        "volume", number
    ).gap(")")


def pages(style: Style, out: Builder, exact: bool = False) -> None:
    """Pages, or with ``exact`` the very page."""
    rng = style.rng
    first = rng.randint(1, 700)
    dash = rng.choice(["-", "–", "–", "-", " - ", "– ", "- ", "—"])
    if exact or rng.random() < 0.06:
        tail = rng.choice(["", "", "", " f.", "f.", " ff.", "ff.", f"{dash}{first + rng.randint(1, 9)}", "f", "ff"])
        tail = tail if style.lang in ("de", "it") or "f" not in tail else ""
        pages = f"{first}{' sgg.' if style.lang == 'it' and 'f' in tail else tail}"
    else:
        last = first + rng.randint(2, 60)
        short = str(last)[-2:] if first > 99 and str(first)[0] == str(last)[0] and rng.random() < 0.15 else str(last)
        pages = f"{first}{dash}{short}"
    lead = style.pick("page")
    if exact and lead == "":
        lead = rng.choice(["", "at "]) if style.lang == "en" else ""
    pages = pages.rstrip(".")
    out.gap(lead.replace("pp", "p") if exact else lead).put("locator" if exact else "page", pages)


def pinpoint(style: Style, out: Builder) -> None:
    """Add the very page after the pages of the whole: ", hier S. 41", ", at 70"."""
    if style.chance(0.92):
        return
    lead = style.pick("pinpoint")
    tail = style.rng.choice(["", "", " f.", " ff.", "f"]) if style.lang == "de" else ""
    out.gap(lead).put("locator", f"{style.rng.randint(1, 600)}{tail}".rstrip(".")).gap(")" if "(" in lead else "")


def imprint(style: Style, out: Builder) -> None:
    """Place, publisher, year and edition in one of the usual orders."""
    rng = style.rng
    lang = _of(style)
    place = style.pools.draw(rng, lang, "location", 0.6)
    publisher = (
        style.pools.draw(rng, lang, "publisher", 0.6) if rng.random() < (0.5 if style.lang == "de" else 0.65) else ""
    )
    if publisher and style.chance(0.1):
        publisher = body(rng, style.lang)
    if lang == "en" and style.chance(0.08):
        place = f"{place.split(',')[0]}{rng.choice([', ', ', ', ' ', '. '])}{pick(rng, 'en', 'state')}"
    if style.lang == "de" and not publisher and style.chance(0.5):
        place = style.pools.draw(rng, "de", "location", 1.0)
    if style.chance(0.1):
        second = style.pools.draw(rng, style.lang, "location", 1.0)
        place += rng.choice(["/", "/", ", ", " – ", "-", " und ", "; "]) + second if "/" not in place else " u. a."
    year = "" if style.dated and style.chance(0.9) else draw_year(style)
    bracketed = rng.random() < (0.1 if style.lang == "de" else 0.3)
    out.gap(" (" if bracketed else (style.sep if not out.ends(".?!") else " "))
    if style.chance(0.08):
        out.put("edition|gap", style.pick("edition").format(n=rng.randint(2, 9))).gap(
            ", " if style.chance(0.7) else " "
        )
    _place_publisher(style, out, place, publisher, year)
    out.gap(")" if bracketed else "")


def _place_publisher(style: Style, out: Builder, place: str, publisher: str, year: str) -> None:
    rng = style.rng
    shape = rng.choices(["place:pub", "pub,place", "place,pub", "pub"], [50, 18, 20, 12])[0]
    if not publisher:
        out.put("location", place)
    elif shape == "place:pub":
        out.put("location", place).gap(rng.choice([": ", ": ", ": ", " : ", ":"])).put("publisher", publisher)
    elif shape == "pub,place":
        out.put("publisher", publisher).gap(rng.choice([", ", ", ", ": "])).put("location", place)
    elif shape == "place,pub":
        opened = style.lang == "de" and style.chance(0.25)
        out.put("location", place).gap(" (" if opened else ", ").put("publisher", publisher).gap(")" if opened else "")
    else:
        out.put("publisher", publisher)
    if year:
        raised = rng.choice("23456") if style.lang == "de" and style.chance(0.03) else ""
        out.gap(rng.choice([" ", " ", ", "] if not publisher else [", ", ", ", " "])).put("issued", raised + year)
    if (year or style.dated) and style.chance(0.03):
        firsts = {"de": [" (erstmals {y})", " (zuerst {y})", " (Original {y})", " [{y}]"]}
        before, after = rng.choice(firsts.get(style.lang, [" [{y}]", " ({y})"])).split("{y}")
        out.gap(before).put("issued", str(rng.randint(1890, 1980))).gap(after)


def ending(style: Style, out: Builder) -> Builder:
    """An address in some cases, and the last mark."""
    if style.chance(0.08):
        out.gap(style.rng.choice([". ", ", "]))
        online(style.rng, style.lang, out)
    return out.gap(style.rng.choice(["", ".", ".", ";"]) if not out.ends(".") else "")
