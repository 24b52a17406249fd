"""Sources that are neither books nor articles: news, web pages, UN documents, cases, laws, treaties, archives."""

from __future__ import annotations

import random
import re

from generate.build import Builder
from generate.harvest import Pools
from generate.persons import draw_persons, draw_style
from generate.words import pick
from generate.works import QUOTES, pick_month

_ACCESS = {
    "de": [
        "Zugriff am {d}",
        "Zugriff: {d}",
        "abgerufen am {d}",
        "letzter Zugriff: {d}",
        "zuletzt abgerufen am {d}",
        "Abruf am {d}",
        "Stand: {d}",
        "eingesehen am {d}",
        "zuletzt besucht am {d}",
        "aufgerufen am {d}",
    ],
    "en": [
        "accessed {d}",
        "Accessed {d}",
        "last accessed {d}",
        "accessed on {d}",
        "retrieved {d}",
        "Retrieved {d}",
        "visited {d}",
        "last visited {d}",
        "viewed {d}",
    ],
    "fr": ["consulté le {d}", "page consultée le {d}", "dernière consultation le {d}"],
    "it": [
        "consultato il {d}",
        "ultimo accesso {d}",
        "ultima consultazione: {d}",
        "data di consultazione {d}",
    ],
    "es": ["consultado el {d}", "fecha de consulta: {d}", "última visita: {d}", "consulta: {d}"],
    "pt": ["acesso em {d}", "Acesso em: {d}", "consultado em {d}", "acedido em {d}"],
}
_AT = {
    "de": ["", "", "online: ", "online unter: ", "URL: ", "unter: ", "abrufbar unter: ", "siehe: ", "in: "],
    "en": ["", "", "", "available at ", "Available at: ", "<", "online at ", "URL: ", "at "],
    "fr": ["", "en ligne : ", "disponible sur ", "URL : "],
    "it": ["", "disponibile su ", "all'indirizzo ", "in "],
    "es": ["", "disponible en ", "en línea: ", "en: "],
    "pt": ["", "disponível em ", "Disponível em: "],
}


def other_source(rng: random.Random, pools: Pools, lang: str) -> Builder:
    """Print a source of one of these kinds."""
    kinds = [news, page, document, case, law, treaty, archive]
    return rng.choices(kinds, [24, 22, 14, 12, 8, 6, 14])[0](rng, pools, lang)


def full_date(rng: random.Random, lang: str) -> str:
    """A day, month and year as printed in a language."""
    day, month, year = rng.randint(1, 31), rng.randint(1, 12), rng.randint(1900, 2024)
    year = year if rng.random() < 0.3 else rng.randint(1995, 2024)
    name = pick_month(rng, lang)
    if lang == "en":
        return rng.choice(
            [
                f"{name} {day}, {year}",
                f"{name} {day}, {year}",
                f"{day} {name} {year}",
                f"{day} {name}, {year}",
                f"{year}-{month:02}-{day:02}",
                f"{name} {year}",
            ]
        )
    if lang == "de":
        return rng.choice(
            [
                f"{day}.{month}.{year}",
                f"{day:02}.{month:02}.{year}",
                f"{day}. {name} {year}",
                f"{day}. {month}. {year}",
                f"{day}.{month}.{year % 100:02}",
            ]
        )
    joint = " de " if lang in ("es", "pt") else " "
    return rng.choice(
        [
            f"{day}{joint}{name}{joint}{year}",
            f"{day}/{month}/{year}",
            f"{day:02}.{month:02}.{year}",
            f"{name}{joint}{year}",
        ]
    )


def online(rng: random.Random, lang: str, out: Builder, url: str = "") -> Builder:
    """Add an address and, mostly, when it was looked at."""
    if not url and rng.random() < 0.25:
        out.gap(rng.choice(["doi:", "DOI: ", "doi: ", "https://doi.org/", "DOI ", ""]))
        return out.put("doi", _doi(rng))
    lead = rng.choice(_AT[lang])
    note = rng.choice(_ACCESS[lang]).format(d=full_date(rng, lang))
    if rng.random() < 0.08 and lang == "en":
        return (
            out.put("note", f"Retrieved {full_date(rng, lang)}, from").gap(" ").put("url", url or _url(rng))
        )
    out.gap(lead).put("url", url or _url(rng)).gap(">" if lead == "<" else "")
    if rng.random() < 0.6:
        before, after = rng.choice([(" (", ")"), (" (", ")"), (", ", ""), (" [", "]"), (". ", "")])
        out.gap(before).put("note", note).gap(after)
    return out


def _doi(rng: random.Random) -> str:
    return f"10.{rng.randint(1000, 9999)}/{rng.choice(['', 'S', 'j.', 's'])}{rng.randint(10000, 9999999)}{rng.choice(['', '.2012.06', '-017-5059-3', '.x'])}"


def _url(rng: random.Random, site: str = "") -> str:
    site = site or rng.choice(["www.", "", "library.", "data."]) + rng.choice(
        [
            "bmas",
            "icg",
            "crisisgroup",
            "un",
            "bpb",
            "destatis",
            "who",
            "jstor",
            "ssrn",
            "uni-bremen",
            "lemonde",
            "corriere",
            "elpais",
            "scielo",
            "europa",
            "gov",
            "spiegel",
            "worldbank",
        ]
    ) + rng.choice([".org", ".de", ".com", ".int", ".net", ".it", ".fr", ".es", ".br", ".eu"])
    path = "/".join(
        rng.choice(
            [
                "news",
                "2019/03",
                "pdf",
                "node",
                "docs",
                "publications",
                "article",
                "id",
                "en",
                "de",
                "wp-content",
                "politik",
            ]
        )
        for _ in range(rng.randint(1, 3))
    )
    return (
        rng.choice(["https://", "http://", ""] if site.startswith("www") else ["https://", "http://"])
        + f"{site}/{path}/{rng.choice(['', str(rng.randint(100, 9999999)), 'report-final.pdf', 'index.html', 'afghan-peace-process/', 'a-12345.html'])}"
    )


def _author(rng: random.Random, pools: Pools, lang: str, most: int = 2) -> str:
    return draw_style(rng, lang).text(draw_persons(rng, pools, lang, most))


def _quoted(rng: random.Random, out: Builder, title: str, inside: str = "") -> Builder:
    quotes = rng.choice(QUOTES)
    if rng.random() < 0.2:
        return out.put("title", title).gap(inside)
    return out.gap(quotes[0]).put("title", title).gap(inside + quotes[1])


def news(rng: random.Random, pools: Pools, lang: str) -> Builder:
    """A newspaper article or agency report."""
    out = Builder()
    end = rng.choice([", ", ". "])
    if rng.random() < 0.75:
        out.put("author", _author(rng, pools, lang)).gap(rng.choice([end, end, ": "]))
    title = pools.title(rng, lang, "article")
    if rng.random() < 0.93:
        mark = "." if end == ". " and rng.random() < 0.6 and title[-1] not in "?!" else ""
        _quoted(rng, out, title, mark).gap(" " if mark else rng.choice([", ", ", ", " "]))
    paper = pick(rng, lang, "newspaper")
    out.gap(rng.choice(["in: ", "", "", "In: "]) if lang == "de" else "").put("container", paper)
    if lang == "en" and rng.random() < 0.08:
        out.gap(" (").put("location", pools.draw(rng, lang, "location", 1.0)).gap(")")
    out.gap(rng.choice([" vom ", ", ", " v. ", " ("]) if lang == "de" else rng.choice([", ", ", ", " ("]))
    opened = out.ends("(")
    out.put("date", full_date(rng, lang)).gap(")" if opened else "")
    if rng.random() < 0.35:
        out.gap(", " + rng.choice({"de": ["S. ", "S."], "en": ["p. ", "", "at "]}.get(lang, ["p. "]))).put(
            "pages", rng.choice([str(rng.randint(1, 60)), f"A{rng.randint(1, 20)}", f"B{rng.randint(1, 9)}"])
        )
    if rng.random() < 0.45:
        online(rng, lang, out.gap(rng.choice([", ", ". "])))
    return out.gap(rng.choice([".", "", "."]))


def page(rng: random.Random, pools: Pools, lang: str) -> Builder:
    """A web page, the site named or not."""
    out = Builder()
    if rng.random() < 0.75:
        who = pick(rng, lang, "body") if rng.random() < 0.4 else _author(rng, pools, lang)
        out.put("author", who).gap(rng.choice([". ", ", ", ": "]))
    title = pools.title(rng, lang, "article")
    _quoted(rng, out, title, "" if title[-1] in "?!" else rng.choice([".", "", ","])).gap(" ")
    if rng.random() < 0.5 and lang == "en":
        _site(rng, out)
    elif rng.random() < 0.5:
        out.gap(rng.choice([", ", ""])).put("publisher", pick(rng, lang, "body")).gap(", ")
    else:
        out.gap(", " if not out.ends(" ") else "")
    url = _url(rng)
    if rng.random() < 0.7:
        out.put("date", full_date(rng, lang)).gap(rng.choice([". ", ", "]))
    elif rng.random() < 0.4:
        out.put("date", {"de": "o. J."}.get(lang, "n.d.")).gap(" ")
        out.put("note", rng.choice(_ACCESS[lang]).format(d=full_date(rng, lang)))
        return out.gap(rng.choice([".", "", ". <" + url + ">"][:2]))
    if rng.random() < 0.85:
        return online(rng, lang, out, url).gap(rng.choice([".", ""]))
    return Builder().add(out)


def _site(rng: random.Random, out: Builder) -> None:
    """The site's address, then its name: the name is the container unless it is another body's."""
    if rng.random() < 0.5:
        paper = pick(rng, "en", "newspaper")
        site = re.sub(r"\W", "", paper.lower()).removeprefix("the") + rng.choice([".com", ".org", ".net"])
        if rng.random() < 0.6:
            out.put("other", site).gap(". ")
        out.put("container", paper).gap(", ")
    else:
        body = pick(rng, "en", "body")
        letters = "".join(word[0] for word in body.split()).lower()
        site = rng.choice([letters, body.split()[-1].lower(), "www." + letters]) + rng.choice(
            [".org", ".com", ".edu", ".gov", ".int"]
        )
        out.put("container", site).gap(". ").put("publisher", body).gap(", ")


def document(rng: random.Random, pools: Pools, lang: str) -> Builder:
    """A document of the United Nations, the European Union or a parliament."""
    number, year = rng.randint(1, 2700), rng.randint(1950, 2024)
    out = Builder()
    roll = rng.random()
    if roll < 0.45:
        body, code = rng.choice(
            [
                ("UN Security Council", "S/RES/"),
                ("UN General Assembly", "A/RES/"),
                ("UNSC", "S/RES/"),
                ("UNGA", "A/RES/"),
                ("United Nations Security Council", "S/"),
                ("UN Human Rights Council", "A/HRC/RES/"),
                ("UN Secretary-General", "A/"),
            ]
        )
        title = rng.choice(
            [
                f"Resolution {number} ({year})",
                f"Resolution {number}",
                f"Report of the Secretary-General on {pick(rng, 'en', 'topic')}",
                f"Res {number}",
            ]
        )
        out.put("author", body).gap(rng.choice([", ", " "])).put("title", title)
        out.gap(rng.choice([", ", ", UN Doc. ", " (", ", UN Doc "]))
        opened = out.ends("(")
        if not opened:
            out.put("other", f"{code}{number}{rng.choice(['', f' ({year})', f'/{year}'])}").gap(", ")
        out.put("date", full_date(rng, "en")).gap(")" if opened else "")
        if opened:
            out.gap(" UN Doc ").put("other", f"{code}{number}")
    elif roll < 0.75:
        body = pick(rng, lang, "body")
        out.put("author", body).gap(rng.choice([", ", ": ", ". "]))
        _quoted(rng, out, pools.title(rng, lang, "book")).gap(rng.choice([" ", ", "]))
        out.put(
            "other",
            rng.choice(
                [
                    f"COM({year}) {number}",
                    f"COM({year}) {number} final",
                    f"SEC({year}) {number}",
                    f"BT-Drs. {number % 20}/{number}",
                    f"Cm {number}",
                    f"HC {number}",
                    f"HL Paper {number}",
                ]
            ),
        )
        out.gap(rng.choice([", ", " ("]))
        opened = out.ends("(")
        out.put("date", rng.choice([str(year), full_date(rng, lang)])).gap(")" if opened else "")
    else:
        body = pick(rng, lang, "body")
        out.put("author", body).gap(rng.choice([", ", ". ", ": ", " ("]))
        opened = out.ends("(")
        if opened:
            out.put("date", str(year)).gap("): ")
        out.put("title", pools.title(rng, lang, "book")).gap(rng.choice([", ", ". "]))
        out.put("location", pools.draw(rng, lang, "location", 1.0))
        if not opened:
            out.gap(rng.choice([" ", ", "])).put("date", rng.choice([str(year), full_date(rng, lang)]))
    if rng.random() < 0.25:
        out.gap(", ").gap(rng.choice(["para ", "para. ", "paras ", "p. ", "S. "])).put(
            "pages", str(rng.randint(1, 90))
        )
    return out.gap(rng.choice([".", ""]))


def _party(rng: random.Random, pools: Pools) -> str:
    return rng.choice(
        [
            pools.family(rng, "en"),
            pools.family(rng, "en")
            + rng.choice([" Ltd", " plc", " Inc", " GmbH", " SA", " BV", " & Co", " Corp."]),
            "R",
            "Commission",
            "United Kingdom",
            "Secretary of State for the Home Department",
            "Germany",
            "Council",
            "European Parliament",
            "United States",
            "Minister of Finance",
        ]
    )


def case(rng: random.Random, pools: Pools, lang: str) -> Builder:
    """A judgment, as Britain, the Union, the United States, Strasbourg and Germany cite them."""
    out = Builder()
    year, number = rng.randint(1900, 2024), rng.randint(1, 900)
    name = f"{_party(rng, pools)} {rng.choice(['v', 'v', 'v.', 'gegen' if lang == 'de' else 'v'])} {_party(rng, pools)}"
    shape = rng.randrange(5) if lang != "de" else rng.choice([1, 4, 4, 5, 5])
    if shape == 0:
        out.put("title", name).gap(rng.choice([" [", " (", ", ["])).put("date", str(year)).gap(
            "] " if out.ends("[") or "[" in out.text[-7:] else ") "
        )
        out.put("volume", rng.choice(["", str(rng.randint(1, 4))])).gap(" " if out.text[-1] != " " else "")
        out.put(
            "container", rng.choice(["AC", "QB", "WLR", "All ER", "UKHL", "UKSC", "EWCA Civ", "Ch", "CMLR"])
        ).gap(" ").put("pages", str(number))
    elif shape == 1:
        out.gap(
            rng.choice(["Case ", "Case ", "Joined Cases ", "Opinion "])
            if lang != "de"
            else rng.choice(["EuGH, Rs. ", "Rs. "])
        ).put("other", f"C-{number}/{year % 100:02}").gap(rng.choice([" ", ", "])).put("title", name)
        out.gap(rng.choice([" ", ", "])).put(
            "other",
            rng.choice(
                [
                    f"EU:C:{max(year, 1954)}:{number}",
                    f"ECLI:EU:C:{max(year, 1954)}:{number}",
                    f"[{year}] ECR I-{number}",
                ]
            ),
        )
    elif shape == 2:
        out.put("title", name).gap(", ").put("volume", str(rng.randint(1, 600))).gap(" ").put(
            "container", rng.choice(["U.S.", "US", "F.2d", "F.3d", "F. Supp.", "S. Ct.", "ILR", "ECHR"])
        ).gap(" ").put("pages", str(number)).gap(" (").put("date", str(year)).gap(")")
    elif shape == 3:
        out.put("title", name).gap(rng.choice([" App no ", " (App no ", ", no. "])).put(
            "other", f"{rng.randint(1000, 79999)}/{year % 100:02}"
        ).gap(" (ECtHR, ").put("date", full_date(rng, "en")).gap(")")
    elif shape == 4:
        out.put("container", rng.choice(["BVerfGE", "BGHZ", "BVerwGE", "BGHSt", "RGZ", "BAGE"])).gap(" ").put(
            "volume", str(rng.randint(1, 150))
        ).gap(", ").put("pages", str(number))
        if rng.random() < 0.6:
            out.gap(" (").put(
                "pages", str(number + rng.randint(1, 60)) + rng.choice(["", " f.", " ff."])
            ).gap(")")
        return out.gap(rng.choice([".", ""]))
    else:
        out.put(
            "author",
            rng.choice(["BVerfG", "BGH", "BVerwG", "BAG", "EuGH", "OLG München", "VG Berlin", "EGMR"]),
        ).gap(", ").put("genre", rng.choice(["Urt.", "Urteil", "Beschl.", "Beschluss"])).gap(
            rng.choice([" v. ", " vom ", " v."])
        ).put("date", full_date(rng, "de"))
        out.gap(rng.choice([" – ", ", ", ", Az. "])).put(
            "other",
            rng.choice(
                [
                    f"{rng.randint(1, 2)} BvR {number}/{year % 100:02}",
                    f"I ZR {number}/{year % 100:02}",
                    f"VI ZR {number}/{year % 100:02}",
                ]
            ),
        )
        if rng.random() < 0.6:
            out.gap(", ").put("container", rng.choice(["NJW", "NVwZ", "JZ", "DÖV", "EuZW"])).gap(" ").put(
                "date", str(year)
            ).gap(", ").put("pages", str(number))
        return out.gap(rng.choice([".", ""]))
    if rng.random() < 0.4:
        out.gap(
            rng.choice([", para ", " para ", ", paras ", " [", ", at ", ", Rn. " if lang == "de" else ", "])
        ).put("pages", str(rng.randint(1, 200))).gap("]" if "[" in out.text[-6:] else "")
    return out.gap(rng.choice([".", ""]))


def law(rng: random.Random, pools: Pools, lang: str) -> Builder:
    """A statute or regulation."""
    out, number, year = Builder(), rng.randint(1, 900), rng.randint(1900, 2023)
    topic = pick(rng, "en", "topic").removeprefix("the ")
    if lang == "de":
        shape = rng.randrange(3)
        if shape == 0:
            return (
                out.gap(rng.choice(["§ ", "§§ ", "Art. "]))
                .put("pages", str(number))
                .gap(rng.choice([" Abs. 1 ", " ", " Abs. 2 S. 1 "]))
                .put(
                    "title",
                    rng.choice(
                        [
                            "BGB",
                            "GG",
                            "StGB",
                            "HGB",
                            "ZPO",
                            "SGB II",
                            "SGB VIII",
                            "AufenthG",
                            "VwVfG",
                            "DSGVO",
                        ]
                    ),
                )
                .gap(rng.choice([".", ""]))
            )
        out.put(
            "title",
            f"Gesetz zur {rng.choice(['Reform', 'Änderung', 'Förderung', 'Regelung', 'Bekämpfung'])} {rng.choice(['der Arbeitnehmerüberlassung', 'des Sozialgesetzbuchs', 'des Strafrechts', 'der Zuwanderung', 'der Schwarzarbeit'])}",
        )
        return (
            out.gap(rng.choice([" vom ", " v. "]))
            .put("date", full_date(rng, "de"))
            .gap(rng.choice([", ", " ("]))
            .put("container", "BGBl. I")
            .gap(rng.choice([", S. ", " S. "]))
            .put("pages", str(number))
            .gap(")" if "(" in out.text[-25:] else "")
        )
    if lang == "en" and rng.random() < 0.6:
        out.put("title", f"{topic} {rng.choice(['Act', 'Act', 'Order', 'Bill'])}").gap(" ").put(
            "date", str(year)
        )
        return (
            out.gap(rng.choice([", s ", ", s. ", ", ss ", " s "]))
            .put("pages", str(rng.randint(1, 200)) + rng.choice(["", "(1)", "(2)(a)"]))
            .gap(rng.choice([".", ""]))
        )
    names = {
        "fr": ["Loi n° {n} du {d}", "Décret n° {n} du {d}"],
        "it": ["Legge {d}, n. {n}", "d.lgs. {d}, n. {n}", "D.P.R. {d}, n. {n}"],
        "es": ["Ley {n}/{y}, de {d}", "Real Decreto {n}/{y}"],
        "pt": ["Lei n.º {n}/{y}, de {d}", "Decreto-Lei n.º {n}/{y}"],
    }
    title = rng.choice(
        names.get(lang, ["Regulation (EU) {y}/{n}", "Council Directive {y}/{n}/EC", "Directive {y}/{n}/EU"])
    )
    out.put("title", title.format(n=number, y=year, d=full_date(rng, lang)))
    if rng.random() < 0.5:
        out.gap(rng.choice([" of ", ", "]) if lang == "en" else ", ").put(
            "container", rng.choice(["OJ L", "Official Journal", "JO", "GU", "BOE", "DOU"])
        ).gap(" ").put("volume", str(rng.randint(1, 399))).gap(", ").put("pages", str(number))
    elif rng.random() < 0.5:
        out.gap(", " + rng.choice(["art. ", "art ", "arts. "])).put("pages", str(rng.randint(1, 120)))
    return out.gap(rng.choice([".", ""]))


def treaty(rng: random.Random, pools: Pools, lang: str) -> Builder:
    """A treaty with its series."""
    out = Builder()
    topic = pick(rng, "en", "topic").removeprefix("the ")
    out.put(
        "title",
        rng.choice(
            [
                f"Convention on {topic}",
                f"International Covenant on {topic}",
                f"Vienna Convention on {topic}",
                f"Treaty on {topic}",
                f"Agreement on {topic}",
                f"Protocol to the Convention on {topic}",
            ]
        ),
    )
    if rng.random() < 0.6:
        out.gap(" (").gap(rng.choice(["adopted ", "signed ", "opened for signature "])).put(
            "date", full_date(rng, "en")
        )
        out.gap(rng.choice([")", f", entered into force {full_date(rng, 'en')})"]))
    else:
        out.gap(", ").put("date", full_date(rng, "en")).gap(",")
    out.gap(" ").put("volume", str(rng.randint(1, 2900))).gap(" ").put(
        "container", rng.choice(["UNTS", "U.N.T.S.", "ILM", "LNTS", "ETS"])
    ).gap(" ").put("pages", str(rng.randint(1, 900)))
    return out.gap(rng.choice([".", "", ", art 5."]))


def archive(rng: random.Random, pools: Pools, lang: str) -> Builder:
    """A file in an archive, with or without the document in it."""
    out = Builder()
    names = {
        "de": [
            "BArch",
            "Bundesarchiv",
            "Bundesarchiv Koblenz",
            "GStA PK",
            "HStA Stuttgart",
            "PA AA",
            "Politisches Archiv des Auswärtigen Amtes",
            "Universitätsarchiv Hannover",
            "StA München",
        ],
        "en": [
            "NARA",
            "TNA",
            "The National Archives",
            "PRO",
            "National Archives, Washington",
            "NA",
            "Public Record Office",
            "Churchill Archives Centre",
            "UN Archives",
            "LSE Archives",
        ],
        "fr": ["AN", "Archives nationales", "AD Rhône", "BnF", "MAE"],
        "it": [
            "ASV",
            "ASF",
            "Archivio di Stato di Venezia",
            "ACS",
            "Archivio Centrale dello Stato",
            "BNM",
            "ASMi",
        ],
        "es": ["AGI", "AHN", "Archivo General de Indias", "AGS", "AGN"],
        "pt": ["ANTT", "AHU", "Arquivo Nacional", "AN/TT", "BNP"],
    }
    holder = rng.choice(names[lang])
    shelf = rng.choice(
        [
            f"RG {rng.randint(1, 400)}/{rng.randint(1, 99)}B/{rng.randint(1, 900)}",
            f"R {rng.randint(1, 99)}/{rng.randint(1, 900)}",
            f"CAB {rng.randint(1, 200)}/{rng.randint(1, 99)}",
            f"FO {rng.randint(100, 999)}/{rng.randint(100, 9999)}",
            f"N {rng.randint(1000, 1999)}",
            f"Nr. {rng.randint(1, 999)}",
            f"b. {rng.randint(1, 400)}",
            f"leg. {rng.randint(1, 900)}",
            f"cx. {rng.randint(1, 99)}",
            f"F7 {rng.randint(1000, 9999)}",
            f"Senato, Terra, reg. {rng.randint(1, 99)}",
            f"box {rng.randint(1, 99)}, folder {rng.randint(1, 30)}",
        ]
    )
    letter = rng.random()
    if letter < 0.3:
        title = rng.choice(
            [
                f"{pools.family(rng, lang)} report",
                f"{pools.family(rng, lang)} to {pools.family(rng, lang)}",
                f"{pools.family(rng, lang)} an {pools.family(rng, lang)}",
                "Memorandum",
                "Aufzeichnung",
                "Minutes of meeting",
                "Protokoll",
                "Telegram",
                "Informe",
                "Relazione",
            ]
        )
        if rng.random() < 0.5:
            out.put("title", title).gap(", ").put("date", full_date(rng, lang)).gap(", ").put(
                "other", holder
            ).gap(", ").put("other", shelf)
            return out.gap(rng.choice([".", ""]))
        out.put("other", holder).gap(", ").put("other", shelf).gap(", ").put("title", title).gap(", ").put(
            "date", full_date(rng, lang)
        )
        return out.gap(rng.choice([".", ""]))
    out.put("other", holder).gap(", ").put("other", shelf)
    if rng.random() < 0.4:
        out.gap(", ").put("date", full_date(rng, lang))
    if rng.random() < 0.5:
        lead = {"de": ["Bl. ", "fol. "], "it": ["c. ", "cc. ", "f. "], "fr": ["f. ", "fol. "]}.get(
            lang, ["fol. ", "f. ", "p. "]
        )
        out.gap(", " + rng.choice(lead)).put(
            "pages",
            str(rng.randint(1, 300)) + rng.choice(["", "r", "v", "", "-" + str(rng.randint(301, 330))]),
        )
    return out.gap(rng.choice([".", ""]))
