"""Judgments, statutes and treaties."""

from __future__ import annotations

import random

from generate.build import Builder
from generate.harvest import Pools
from generate.online import full_date
from generate.words import pick


def _party(rng: random.Random, pools: Pools) -> str:
    return rng.choice(
        [
            pools.family(rng, "en"),
            pools.family(rng, "en") + rng.choice([" Ltd", " plc", " Inc", " GmbH", " SA", " BV", " & Co", " Corp."]),
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
    versus = ["v", "v", "v.", "gegen" if lang == "de" else "v"]
    name = f"{_party(rng, pools)} {rng.choice(versus)} {_party(rng, pools)}"
    shape = rng.randrange(5) if lang != "de" else rng.choice([1, 4, 4, 5, 5])
    if shape == 0:
        out.put("title", name).gap(rng.choice([" [", " (", ", ["])).put("date", str(year)).gap(
            "] " if out.ends("[") or "[" in out.text[-7:] else ") "
        )
        out.put("volume", rng.choice(["", str(rng.randint(1, 4))])).gap(" " if out.text[-1] != " " else "")
        out.put("container", rng.choice(["AC", "QB", "WLR", "All ER", "UKHL", "UKSC", "EWCA Civ", "Ch", "CMLR"])).gap(
            " "
        ).put("pages", str(number))
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
            out.gap(" (").put("pages", str(number + rng.randint(1, 60)) + rng.choice(["", " f.", " ff."])).gap(")")
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
        out.gap(rng.choice([", para ", " para ", ", paras ", " [", ", at ", ", Rn. " if lang == "de" else ", "])).put(
            "pages", str(rng.randint(1, 200))
        ).gap("]" if "[" in out.text[-6:] else "")
    return out.gap(rng.choice([".", ""]))


def _german_law(rng: random.Random, number: int) -> Builder:
    out = Builder()
    shape = rng.randrange(3)
    if shape == 0:
        return (
            out.gap(rng.choice(["§ ", "§§ ", "Art. "]))
            .put("pages", str(number))
            .gap(rng.choice([" Abs. 1 ", " ", " Abs. 2 S. 1 "]))
            .put(
                "title",
                pick(rng, "de", "code"),
            )
            .gap(rng.choice([".", ""]))
        )
    out.put(
        "title",
        f"Gesetz zur {pick(rng, 'de', 'law-act')} {pick(rng, 'de', 'law-topic')}",
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


def law(rng: random.Random, _: Pools, lang: str) -> Builder:
    """A statute or regulation."""
    out, number, year = Builder(), rng.randint(1, 900), rng.randint(1900, 2023)
    topic = pick(rng, "en", "topic").removeprefix("the ")
    if lang == "de":
        return _german_law(rng, number)
    if lang == "en" and rng.random() < 0.6:
        out.put("title", f"{topic} {rng.choice(['Act', 'Act', 'Order', 'Bill'])}").gap(" ").put("date", str(year))
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


def treaty(rng: random.Random, _: Pools, __: str) -> Builder:
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
