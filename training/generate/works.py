"""Journal articles, chapters, books, theses and papers, printed in a style drawn for each."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from generate.build import Builder
from generate.harvest import Pools
from generate.persons import NameStyle, draw_persons, draw_style
from generate.words import pick

QUOTES = (
    ("„", "“"),
    ("“", "”"),
    ("»", "«"),
    ("«", "»"),
    ("« ", " »"),
    ("'", "'"),
    ("‘", "’"),
    ('"', '"'),
    ("„", "”"),
)
_PREFERRED = {
    "de": (0, 2, 7, 0, 2, 8),
    "en": (1, 6, 7, 5, 1),
    "fr": (4, 3, 1),
    "it": (3, 1, 7, 6),
    "es": (3, 1, 7),
    "pt": (1, 3, 7),
}
_IN = {
    "de": ["in: ", "in: ", "In: ", "in ", "In "],
    "en": ["in ", "In ", "In: ", "in: "],
    "fr": ["in ", "dans ", "dans : ", "in : "],
    "it": ["in ", "in ", "in: ", "In "],
    "es": ["en ", "en: ", "En ", "En: ", "in "],
    "pt": ["in ", "In: ", "em ", "in: "],
}
_EDITORS = {
    "de": ["(Hrsg.)", "(Hg.)", "(Hg.)", "(Hrsg.)", "(Hgg.)", "[Hrsg.]", "(Ed.)"],
    "en": ["(ed.)", "(eds.)", "(ed)", "(eds)", "(Eds.)", "(Ed.)", "ed.", ", eds."],
    "fr": ["(dir.)", "(éd.)", "(sous la dir. de)", "(éds.)"],
    "it": ["(a cura di)", "(ed.)", "(cur.)", "(a c. di)"],
    "es": ["(ed.)", "(coord.)", "(eds.)", "(comp.)", "(dir.)"],
    "pt": ["(org.)", "(orgs.)", "(coord.)", "(ed.)"],
}
_EDITED_BY = {
    "de": ["hrsg. v. ", "hrsg. von ", "hg. v. ", "hg. von ", "Hrsg. von ", "herausgegeben von "],
    "en": ["ed. ", "edited by ", "ed. by ", "eds. ", "Edited by "],
    "fr": ["sous la direction de ", "éd. par ", "sous la dir. de ", "dir. "],
    "it": ["a cura di ", "a cura di ", "a c. di "],
    "es": ["ed. de ", "edición de ", "coord. por "],
    "pt": ["org. ", "organização de ", "org. por "],
}
_PAGE = {
    "de": ["S. ", "S. ", "S. ", "S.", "", "Seite ", "pp. "],
    "en": ["pp. ", "pp. ", "", "", "p. ", "pp "],
    "fr": ["p. ", "p. ", "pp. "],
    "it": ["pp. ", "pp. ", "p. ", "pag. ", "pagg. "],
    "es": ["pp. ", "págs. ", "p. ", "pp. "],
    "pt": ["p. ", "pp. ", "págs. "],
}
_VOLUME = {
    "de": ["Jg. ", "Bd. ", "Band ", "", "", "", "Jg.", "Vol. ", "Jahrgang "],
    "en": ["vol. ", "", "", "", "Vol. ", "volume "],
    "fr": ["vol. ", "t. ", "", "tome "],
    "it": ["vol. ", "", "", "a. ", "t. "],
    "es": ["vol. ", "", "t. ", "Vol. "],
    "pt": ["v. ", "vol. ", "", "Vol. "],
}
_ISSUE = {
    "de": ["H. ", "Heft ", "Nr. ", "H.", "Nr.", "no. "],
    "en": ["no. ", "No. ", "issue ", "no ", "nr. "],
    "fr": ["n° ", "no ", "n. "],
    "it": ["n. ", "fasc. ", "n° ", "nr. "],
    "es": ["núm. ", "n.º ", "no. ", "nº "],
    "pt": ["n. ", "nº ", "n.º ", "no. "],
}
_BOOK_VOLUME = {
    "de": ["Bd. ", "Band "],
    "en": ["vol. ", "Vol. "],
    "fr": ["t. ", "vol. "],
    "it": ["vol. ", "t. ", "voll. "],
    "es": ["vol. ", "t. "],
    "pt": ["vol. ", "v. "],
}
_EDITION = {
    "de": [
        "{n}. Aufl.",
        "{n}. Auflage",
        "{n}., überarb. Aufl.",
        "{n}., erw. Aufl.",
        "{n}. durchges. Aufl.",
        "{n}., vollständig überarbeitete Auflage",
    ],
    "en": ["{n}th edn", "2nd ed.", "2nd edn", "{n}th ed.", "3rd edition", "rev. ed.", "2nd rev. ed."],
    "fr": ["{n}e éd.", "2e édition"],
    "it": ["{n}ª ed.", "2a ed.", "seconda edizione"],
    "es": ["{n}.ª ed.", "2ª ed.", "{n}a ed."],
    "pt": ["{n}. ed.", "2.ª ed.", "{n}ª edição"],
}
_TRANSLATED = {
    "de": ["übers. v. ", "aus dem Englischen von ", "übersetzt von "],
    "en": ["trans. ", "tr. ", "translated by ", "trans. by "],
    "fr": ["trad. par ", "traduit de l'anglais par "],
    "it": ["trad. it. di ", "traduzione di ", "trad. di "],
    "es": ["trad. de ", "traducción de "],
    "pt": ["trad. ", "tradução de "],
}
_THESIS = {
    "de": [
        "Diss.",
        "phil. Diss.",
        "Dissertation",
        "Habilitationsschrift",
        "unveröffentlichte Dissertation",
        "Magisterarbeit",
        "Diplomarbeit",
        "Masterarbeit",
    ],
    "en": [
        "PhD thesis",
        "PhD diss.",
        "Ph.D. dissertation",
        "doctoral dissertation",
        "MA thesis",
        "unpublished PhD thesis",
        "DPhil thesis",
    ],
    "fr": ["thèse de doctorat", "thèse", "mémoire de master"],
    "it": ["tesi di dottorato", "tesi di laurea"],
    "es": ["tesis doctoral", "tesis de maestría"],
    "pt": ["tese de doutorado", "dissertação de mestrado", "tese de doutoramento"],
}
_UNIVERSITY = {
    "de": "Universität {p}",
    "en": "University of {p}",
    "fr": "Université de {p}",
    "it": "Università di {p}",
    "es": "Universidad de {p}",
    "pt": "Universidade de {p}",
}


@dataclass
class Style:
    """Everything that stays the same within one printed reference."""

    lang: str
    rng: random.Random
    pools: Pools
    names: NameStyle = field(init=False)
    sep: str = field(init=False)
    """Between fields."""
    dated: bool = field(init=False)
    """The year stands after the author."""
    quotes: tuple[str, str] | None = field(init=False)

    def __post_init__(self) -> None:
        rng = self.rng
        self.dated = rng.random() < 0.45
        self.names = draw_style(rng, self.lang)
        self.sep = rng.choice([", ", ", ", ". ", ", " if self.dated else ". "])
        preferred = QUOTES[rng.choice(_PREFERRED[self.lang])]
        self.quotes = preferred if rng.random() < (0.3 if self.lang == "de" else 0.5) else None

    def pick(self, table: dict[str, list[str]]) -> str:
        """Draw this language's way of saying something."""
        return self.rng.choice(table[self.lang])

    def chance(self, share: float) -> bool:
        """True in that share of draws."""
        return self.rng.random() < share


def work(rng: random.Random, pools: Pools, lang: str) -> Builder:
    """Print a work of a kind drawn by how often such works are cited."""
    style = Style(lang, rng, pools)
    kinds = [article, chapter, book, edited, thesis, paper]
    return rng.choices(kinds, [30, 27, 30, 5, 3, 7])[0](style)


def article(style: Style) -> Builder:
    """A journal article."""
    out = _author(style)
    _title(style, out, "article", style.quotes)
    if style.chance(0.35):
        out.gap(style.pick(_IN))
    mark = style.quotes and style.lang == "it" and style.chance(0.6)
    container = style.pools.draw(style.rng, style.lang, "container", 0.6)
    out.gap("«" if mark else "").put("container", container).gap("»" if mark else "")
    _numbers(style, out)
    return _ending(style, out)


def chapter(style: Style) -> Builder:
    """A chapter of an edited book."""
    out = _author(style)
    _title(style, out, "article", style.quotes)
    out.gap(style.pick(_IN))
    names = style.names if style.chance(0.5) else draw_style(style.rng, style.lang, "given")
    editors = names.text(draw_persons(style.rng, style.pools, style.lang), style.chance(0.1))
    if style.chance(0.05):
        editors = {"de": style.rng.choice(["ders.", "dies.", "Ders.", "Dies."]), "it": "Id."}.get(
            style.lang, editors
        )
    if style.chance(0.07):
        editors = pick(style.rng, style.lang, "body")
    container = style.pools.title(style.rng, style.lang, "book")
    if style.chance(0.7):
        out.put("editor", editors).gap(" " + style.pick(_EDITORS))
        out.gap(style.rng.choice([", ", ": ", ": "] if style.lang == "de" else [", ", ", ", ": "]))
        out.put("container", container)
    else:
        out.put("container", container).gap(style.rng.choice([", ", ". ", " ("]))
        opened = out.ends("(")
        out.gap(style.pick(_EDITED_BY)).put("editor", editors).gap(")" if opened else "")
    _series(style, out)
    early = style.chance(0.2)
    if early:
        out.gap(style.rng.choice([", ", " ("]))
        opened = out.ends("(")
        _pages(style, out)
        out.gap(")" if opened else "")
    _imprint(style, out)
    if not early:
        out.gap(style.rng.choice([", ", ", ", ", ", ": ", ". "]))
        _pages(style, out)
    return _ending(style, out)


def book(style: Style) -> Builder:
    """A book, with a pinpoint in some cases."""
    out = _author(style, corporate=0.08)
    quotes = style.quotes if style.chance(0.25) else None
    _title(style, out, "book", quotes, loose=True)
    if style.chance(0.06):
        out.gap(", ").gap(style.pick(_TRANSLATED)).put(
            "translator", style.names.text(draw_persons(style.rng, style.pools, style.lang, 1))
        )
    if style.chance(0.08):
        out.gap(", ").gap(style.pick(_BOOK_VOLUME)).put(
            "volume", style.rng.choice(["1", "2", "3", "I", "II", "III", "IV", "7"])
        )
    _series(style, out)
    _imprint(style, out)
    if style.chance(0.4):
        out.gap(style.rng.choice([", ", ", ", ": ", " "]))
        _pages(style, out, pinpoint=True)
    return _ending(style, out)


def edited(style: Style) -> Builder:
    """An edited book cited as a whole."""
    out = Builder().put("editor", style.names.text(draw_persons(style.rng, style.pools, style.lang)))
    out.gap(" " + style.pick(_EDITORS))
    _after_author(style, out)
    _title(style, out, "book", None, loose=True)
    _series(style, out)
    _imprint(style, out)
    return _ending(style, out)


def thesis(style: Style) -> Builder:
    """A thesis."""
    out = _author(style)
    _title(style, out, "book", style.quotes)
    opened = style.chance(0.3)
    out.gap("(" if opened else "").put("genre", style.pick(_THESIS))
    place = style.pools.draw(style.rng, style.lang, "location", 1.0)
    if style.chance(0.7):
        out.gap(rng_comma(style)).put("publisher", _UNIVERSITY[style.lang].format(p=place.split(",")[0]))
    else:
        out.gap(" ").put("location", place)
    if not style.dated:
        out.gap(style.rng.choice([", ", " "])).put("date", _year(style))
    return _ending(style, out.gap(")" if opened else ""))


def paper(style: Style) -> Builder:
    """A numbered working paper or report."""
    out = _author(style, corporate=0.4)
    _title(style, out, "article", style.quotes)
    opened = style.chance(0.35)
    number = style.rng.choice(
        [
            f"{style.rng.randint(1, 40)}/{style.rng.randint(1995, 2022)}",
            str(style.rng.randint(2, 9999)),
            f"No. {style.rng.randint(2, 800)}",
            f"Nr. {style.rng.randint(2, 90)}",
            f"{style.rng.randint(85, 99)}-{style.rng.randint(10, 400)}",
        ]
    )
    out.gap("(" if opened else "").put("container", pick(style.rng, style.lang, "paper"))
    lead = next((mark for mark in ("No. ", "Nr. ") if number.startswith(mark)), "")
    out.gap(" " + lead).put("volume", number.removeprefix(lead)).gap(")" if opened else "")
    _imprint(style, out)
    return _ending(style, out)


def rng_comma(style: Style) -> str:
    """A comma in most cases."""
    return style.rng.choice([", ", ", ", " ", ". "])


def _year(style: Style) -> str:
    rng = style.rng
    year = str(
        rng.choices(
            [rng.randint(1850, 1949), rng.randint(1950, 1989), rng.randint(1990, 2024)], [10, 30, 60]
        )[0]
    )
    if rng.random() < 0.03:
        year += "/" + str(int(year[2:]) + 1).zfill(2)[-2:]
    return year


def _author(style: Style, corporate: float = 0.03) -> Builder:
    out = Builder()
    if style.chance(corporate):
        out.put("author", pick(style.rng, style.lang, "body"))
    else:
        people = draw_persons(style.rng, style.pools, style.lang)
        out.put("author", style.names.text(people, style.chance(0.05)))
    _after_author(style, out)
    return out


def _after_author(style: Style, out: Builder) -> None:
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
    out.gap(before).put("date", _year(style)).gap(letter + after)


def _title(
    style: Style, out: Builder, pool: str, quotes: tuple[str, str] | None, loose: bool = False
) -> None:
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


def _numbers(style: Style, out: Builder) -> None:
    """Volume, issue, year and pages of an article."""
    rng = style.rng
    volume = rng.choices(
        [str(rng.randint(1, 130)), rng.choice(["XII", "IV", "XLV", "II", "XXX", "LVIII"])], [90, 10]
    )[0]
    issue = rng.choice(
        [
            str(rng.randint(1, 12)),
            f"{rng.randint(1, 5)}/{rng.randint(2, 6)}",
            f"{rng.randint(1, 5)}-{rng.randint(2, 6)}",
        ]
    )
    date = "" if style.dated else _year(style)
    shape = rng.randrange(7)
    if shape == 0:
        out.gap(" ").put("volume", volume).gap("(").put("issue", issue).gap(")")
    elif shape == 1:
        out.gap(rng_comma(style)).gap(style.pick(_VOLUME)).put("volume", volume).gap(", ").gap(
            style.pick(_ISSUE)
        ).put("issue", issue)
    elif shape == 2:
        out.gap(rng.choice([", ", " "])).gap(style.pick(_VOLUME)).put("volume", volume)
    elif shape == 3:
        out.gap(rng.choice([", ", " "])).put("volume", volume).gap(rng.choice([", ", "/", ":", ". "])).put(
            "issue", issue
        )
    elif shape == 4 and style.lang in ("de", "it", "es"):
        out.gap(rng.choice([", ", " "])).put("volume", volume).gap(
            rng.choice([". Jg.", ". Jg., H. ", ". Jahrgang, Heft ", ". Jg., Nr. "])
            if style.lang == "de"
            else " "
        )
        if out.ends(" ") and style.lang == "de":
            out.put("issue", issue)
        date = _bracketed_year(out, date)
        if style.lang == "de" and date == "" and rng.random() < 0.4:
            out.gap(rng.choice([", H. ", " ", ", "])).put("issue", issue)
    elif shape == 5:
        out.gap(rng.choice([" ", ", "])).gap(style.pick(_ISSUE)).put("issue", issue)
    else:
        out.gap(", ").put("issue", f"{rng.randint(1, 12)}") if rng.random() < 0.3 else out.gap(" ").put(
            "volume", volume
        )
    if date:
        bracket = rng.random() < 0.65
        month = pick_month(rng, style.lang) + " " if rng.random() < 0.06 else ""
        out.gap(" (" if bracket else rng.choice([", ", ", ", "/"])).put("date", month + date).gap(
            ")" if bracket else ""
        )
        if bracket and rng.random() < 0.12:
            out.gap(" ").gap(style.pick(_ISSUE) if rng.random() < 0.5 else "").put("issue", issue)
    if rng.random() < 0.93:
        out.gap(rng.choice([", ", ", ", ": ", ":", " "]))
        _pages(style, out)


def _bracketed_year(out: Builder, date: str) -> str:
    if date:
        out.gap(" (").put("date", date).gap(")")
    return ""


_MONTHS = {
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "en": "January February March April May June July August September October November December",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
}


def pick_month(rng: random.Random, lang: str) -> str:
    """Draw a month's name, abbreviated in some cases."""
    month = rng.choice(_MONTHS[lang].split())
    return month[:3] + rng.choice([".", ""]) if len(month) > 5 and rng.random() < 0.15 else month


def _series(style: Style, out: Builder) -> None:
    if not style.chance(0.07):
        return
    series = pick(style.rng, style.lang if style.lang == "de" else "en", "series")
    number = str(style.rng.randint(1, 180))
    lead = (
        style.rng.choice([", Bd. ", ", ", " "])
        if style.lang == "de"
        else style.rng.choice([", vol. ", ", ", " "])
    )
    out.gap(" (" + ("= " if style.lang == "de" and style.chance(0.5) else "")).put("collection", series).gap(
        lead
    ).put("volume", number).gap(")")


def _pages(style: Style, out: Builder, pinpoint: bool = False) -> None:
    rng = style.rng
    first = rng.randint(1, 700)
    dash = rng.choice(["-", "–", "–", "-", " - ", "– ", "- ", "—"])
    if pinpoint or rng.random() < 0.06:
        tail = rng.choice(
            ["", "", "", " f.", "f.", " ff.", "ff.", f"{dash}{first + rng.randint(1, 9)}", "f", "ff"]
        )
        tail = tail if style.lang in ("de", "it") or "f" not in tail else ""
        pages = f"{first}{' sgg.' if style.lang == 'it' and 'f' in tail else tail}"
    else:
        last = first + rng.randint(2, 60)
        short = (
            str(last)[-2:]
            if first > 99 and str(first)[0] == str(last)[0] and rng.random() < 0.15
            else str(last)
        )
        pages = f"{first}{dash}{short}"
    lead = style.pick(_PAGE)
    if pinpoint and lead == "":
        lead = rng.choice(["", "at "]) if style.lang == "en" else ""
    pages = pages.rstrip(".")
    out.gap(lead.replace("pp", "p") if pinpoint else lead).put("pages", pages)


def _imprint(style: Style, out: Builder) -> None:
    """Place, publisher, year and edition in one of the usual orders."""
    rng = style.rng
    lang = _of(style)
    place = style.pools.draw(rng, lang, "location", 0.6)
    publisher = (
        style.pools.draw(rng, lang, "publisher", 0.6)
        if rng.random() < (0.5 if style.lang == "de" else 0.65)
        else ""
    )
    if style.lang == "de" and not publisher and style.chance(0.5):
        place = style.pools.draw(rng, "de", "location", 1.0)
    year = "" if style.dated and style.chance(0.9) else _year(style)
    bracketed = rng.random() < (0.1 if style.lang == "de" else 0.3)
    out.gap(" (" if bracketed else (style.sep if not out.ends(".?!") else " "))
    if style.chance(0.08):
        out.put("edition", style.pick(_EDITION).format(n=rng.randint(2, 9))).gap(
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
        out.put("location", place).gap(" (" if opened else ", ").put("publisher", publisher).gap(
            ")" if opened else ""
        )
    else:
        out.put("publisher", publisher)
    if year:
        raised = rng.choice("23456") if style.lang == "de" and style.chance(0.03) else ""
        out.gap(rng.choice([" ", " ", ", "] if not publisher else [", ", ", ", " "])).put(
            "date", raised + year
        )


def _ending(style: Style, out: Builder) -> Builder:
    from generate.special import online

    if style.chance(0.08):
        out.gap(style.rng.choice([". ", ", "]))
        online(style.rng, style.lang, out)
    return out.gap(style.rng.choice(["", ".", ".", ";"]) if not out.ends(".") else "")
