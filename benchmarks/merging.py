"""What merging the works of a corpus costs and finds, on kinds of corpora made to be hard.

    python benchmarks/merging.py [--few 500] [--times 10] [--rounds 3] [--works FILE.jsonl] [KIND ...]

Costs: each kind is merged with FEW works and with TIMES as many, in turn, each time in a process of its own, since
memory that a process had before costs nothing; a figure is the median CPU time of the rounds. Finds: each work of a kind whose works all differ comes a second time, distorted (a misprint, no subtitle, no
year, initials); "again" are those found to be the work they are, "mixed" the names given to several works.
--works reads CSL-JSON works, one a line, instead of made ones, and merges what is alike by every pair, too.
"""

# ruff: noqa: ARG001, ARG005 - every kind is made from chance and a number
from __future__ import annotations

import argparse
import json
import random
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from briefcite.corpus.merging import shared
from briefcite.limits import rarely_collecting
from briefcite.text import identity
from briefcite.text.csl_works import work_of

Work = dict[str, Any]
SYLLABLES = "ba be bri co da den dor el fa gar ha hin is ka kel la lo mar men na nor o pe pol qui ra ri sa sel ta ti ur va vel wa zo".split()


@cache
def lexicon(size: int) -> list[str]:
    """Make words, the same ones each time."""
    chance = random.Random(size)
    found: dict[str, None] = {}
    while len(found) < size:
        found["".join(chance.choices(SYLLABLES, k=chance.randint(2, 4)))] = None
    return list(found)


def words(chance: random.Random, count: int, of: int) -> str:
    """Make a title."""
    return " ".join(chance.choices(lexicon(of), k=count)).capitalize()


def person(chance: random.Random, families: int) -> list[dict[str, str]]:
    """Make an author with one of some family names."""
    family = chance.choice(lexicon(families)).capitalize()
    return [{"family": family, "given": chance.choice(lexicon(300)).capitalize()}]


def dated(chance: random.Random) -> dict[str, Any]:
    """Make a year."""
    return {"date-parts": [[chance.randint(1900, 2020)]]}


def book(chance: random.Random, count: int, of: int, families: int) -> Work:
    """Make a book whose title has some words out of some, by one of some families."""
    return {
        "type": "book",
        "title": words(chance, count, of),
        "author": person(chance, families),
        "issued": dated(chance),
    }


def mixed(chance: random.Random, n: int) -> Work:
    """Make a work as libraries have them: words and names of which few are very common."""

    def zipf(size: int) -> int:
        return int(size ** chance.random()) - 1

    title = " ".join(lexicon(8000)[zipf(8000)] for _ in range(chance.randint(2, 9)))
    if chance.random() < 0.4:
        title += ": " + " ".join(lexicon(8000)[zipf(8000)] for _ in range(chance.randint(2, 5)))
    one: Work = {"type": "book", "title": title.capitalize(), "issued": dated(chance)}
    if chance.random() < 0.9:
        one["author"] = [
            {"family": lexicon(4000)[zipf(4000)].capitalize(), "given": lexicon(300)[zipf(300)].capitalize()}
        ]
    if chance.random() < 0.5:
        journal = f"Journal of {lexicon(400)[zipf(400)]}"
        one |= {"type": "article-journal", "container-title": journal, "volume": str(chance.randint(1, 90))}
    return one


HALE = [{"family": "Hale", "given": "Mary"}]
MADE: dict[str, Callable[[random.Random, int], Work]] = {
    "all different": lambda chance, n: book(chance, 7, 20000, 3000),
    "as in a library": mixed,
    "titles of few words": lambda chance, n: book(chance, 3, 30, 200),
    "titles of two words": lambda chance, n: book(chance, 2, 100, 3000),
    "titles of one word": lambda chance, n: book(chance, 1, 3000, 500),
    "50 surnames": lambda chance, n: book(chance, 5, 1000, 50),
    "one surname": lambda chance, n: book(chance, 5, 1000, 1),
    "one author": lambda chance, n: book(chance, 5, 1000, 1) | {"author": HALE},
    "one year, no author": lambda chance, n: {"title": words(chance, 4, 1000), "issued": {"date-parts": [[1990]]}},
    "one title, many authors": lambda chance, n: {"title": "Annual report on dykes", "author": [{"family": lexicon(60000)[n]}]},
    "one title and author, volumes": lambda chance, n: {"title": "Annual report", "volume": str(n), "author": HALE},
    "one title, no author, volumes": lambda chance, n: {"title": "Annual report on dykes", "volume": str(n)},
    "one title, years": lambda chance, n: {"title": "Annual report on dykes", "issued": {"date-parts": [[1 + n]]}},
    "numbered titles": lambda chance, n: {"title": f"Report {n}"},
    "numbered titles of bodies": lambda chance, n: {"title": f"Report on dykes {n}", "author": [{"literal": f"Board {n % 97}"}]},
    "one long beginning": lambda chance, n: {"title": "Transactions of the society for the study of dykes, " + words(chance, 3, 1000), "author": person(chance, 99)},
    "laws": lambda chance, n: {"type": "legislation", "title": f"Gesetz über {words(chance, 1, 400)}", "issued": dated(chance)},
    "numbered laws": lambda chance, n: {"type": "legislation", "title": f"Directive {1970 + n % 50}/{n}/EC", "issued": dated(chance)},
    "judgments": lambda chance, n: {"type": "legal_case", "title": f"{words(chance, 1, 900)} v {words(chance, 1, 40)}", "issued": dated(chance)},
    "numbered papers": lambda chance, n: {"type": "report", "number": f"A/{n % 70}/{n}", "title": words(chance, 4, 300)},
    "one DOI each": lambda chance, n: {"title": "Editorial", "DOI": f"10.5555/{n}"},
    "one address each": lambda chance, n: {"type": "webpage", "title": words(chance, 2, 60), "URL": f"https://example.org/{n}"},
    "articles of one journal": lambda chance, n: book(chance, 6, 900, 700) | {"type": "article-journal", "container-title": "Past Tides", "volume": str(n % 90), "page": f"{n}-{n + 9}"},
    "introductions": lambda chance, n: {"type": "chapter", "title": "Introduction", "author": person(chance, 900), "container-title": words(chance, 4, 900)},
    "no titles": lambda chance, n: {"author": person(chance, 900), "issued": dated(chance)},
    "no titles, no names": lambda chance, n: {"container-title": words(chance, 3, 90), "volume": str(n % 90), "page": str(n)},
    "other letters": lambda chance, n: {"title": words(chance, 5, 900).translate(CYRILLIC), "author": person(chance, 300)},
    "each ten times, misprinted": lambda chance, n: misprinted(chance, book(random.Random(n // 10), 6, 5000, 900)),
    "few works, cited often": lambda chance, n: book(random.Random(n % 40), 6, 5000, 900),
    "all the same": lambda chance, n: {"title": "The dykes of Norrhaven", "author": HALE, "issued": {"date-parts": [[2001]]}},
}  # fmt: skip
CYRILLIC = str.maketrans("abcdefghijklmnopqrstuvwxyz", "абцдефгхийклмнопярстувшхыз")
ALIKE = {"each ten times, misprinted", "few works, cited often", "all the same"}
"""Kinds that hold a work more than once; in the others chance repeats a few."""


def misprinted(chance: random.Random, work: Work) -> Work:
    """Change one letter of the title."""
    title = work.get("title", "")
    if len(title) < 8:
        return work
    at = chance.randrange(1, len(title))
    return work | {"title": title[:at] + chance.choice("aeioulrnt") + title[at + 1 :]}


def distorted(chance: random.Random, work: Work) -> Work:
    """Describe a work as another author would."""
    how = chance.randrange(5)
    if how == 0:
        return misprinted(chance, work)
    if how == 1 and ":" in work.get("title", ""):
        return work | {"title": work["title"].partition(":")[0]}
    if how == 2:
        return {name: value for name, value in work.items() if name != "issued"}
    if how == 3 and "author" in work:
        return work | {
            "author": [one | {"given": one["given"][:1] + "."} if one.get("given") else one for one in work["author"]]
        }
    return work | {"publisher": "Quay Press"}


def items(works: Iterable[Work]) -> list[tuple[str, str, str]]:
    """Return works as the rows that are merged."""
    return [(f"d{n % 50}", f"k{n}", json.dumps({"type": "book", **work})) for n, work in enumerate(works)]


def made(kind: str, count: int) -> list[Work]:
    """Make works of a kind, the same ones each time."""
    chance = random.Random(count)
    return [MADE[kind](chance, n) for n in range(count)]


def seconds(given: list[tuple[str, str, str]]) -> float:
    """CPU time of one merging as the command does it."""
    with rarely_collecting():
        began = time.process_time()
        for _ in shared(given):
            pass
        return time.process_time() - began


def apart(kind: str, count: int) -> float:
    """CPU time of one merging in a new process."""
    command = [sys.executable, __file__, kind, "--once", str(count)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def cost(kind: str, few: int, times: int, rounds: int) -> str:
    """Return the microseconds a work of both sizes, and how many times as long the larger one took."""
    took = [(apart(kind, few), apart(kind, few * times)) for _ in range(rounds)]
    one, many = (statistics.median(column) for column in zip(*took, strict=True))
    return f"{1e6 * one / few:8.0f} {1e6 * many / few / times:8.0f} {many / one:7.1f}"


def found_again(works: Sequence[Work]) -> str:
    """Merge works, each of which comes again distorted, in any order."""
    chance = random.Random(5)
    truth = [*enumerate(works), *((n, distorted(chance, work)) for n, work in enumerate(works))]
    first = truth[: len(works)]
    second = chance.sample(truth[len(works) :], len(works))
    truth = first + second
    names = [name for _, _, name in shared(items(work for _, work in truth))]
    by_name: defaultdict[str, set[int]] = defaultdict(set)
    for name, (n, _) in zip(names, truth, strict=True):
        by_name[name].add(n)
    own = dict(zip((n for n, _ in first), names, strict=False))
    again = sum(own[n] == name for name, (n, _) in zip(names[len(works) :], second, strict=True))
    return f"{again:6} of {len(works)} {sum(len(one) > 1 for one in by_name.values()):6}"


def by_every_pair(works: Sequence[Work]) -> list[int]:
    """Give each work the place of the first one that it is most surely the same as, all of them being asked."""
    first: list[tuple[int, identity.Traits]] = []
    found = []
    for place, work in enumerate(works):
        told = identity.traits(work_of(work))
        alike = [(identity.same(told, other), -at) for at, other in first if identity.can_be_one(told, other)]
        sure, at = max(alike, default=(0.0, 0))
        if sure < identity.SAME:
            first.append((place, told))
        found.append(-at if sure >= identity.SAME else place)
    return found


def beside_every_pair(works: Sequence[Work]) -> str:
    """Count the works joined to an earlier one: by every pair, by ours, and by both."""
    all_pairs = by_every_pair(works)
    names = [name for _, _, name in shared(items(works))]
    seen: dict[str, int] = {}
    ours = [seen.setdefault(name, place) for place, name in enumerate(names)]
    joined = sum(one != place for place, one in enumerate(all_pairs))
    lost = sum(one != place and our == place for place, (one, our) in enumerate(zip(all_pairs, ours, strict=True)))
    return f"joined by every pair {joined}, lost {lost}, joined by ours {sum(o != p for p, o in enumerate(ours))}"


def _read(path: Path) -> Iterator[Work]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def main() -> None:
    """Print a line for each kind."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kinds", nargs="*", default=list(MADE), metavar="KIND")
    parser.add_argument("--few", type=int, default=500)
    parser.add_argument("--times", type=int, default=10)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--works", type=Path)
    parser.add_argument("--once", type=int, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.once:
        print(seconds(items(made(asked.kinds[0], asked.once))))
        return
    if asked.works:
        works = list(_read(asked.works))
        print(f"{len(works)} works: again, mixed {found_again(works)}; {beside_every_pair(works)}")
        return
    print(f"{'':32} µs a work {asked.few:>3} {asked.few * asked.times:>6}  growth  again, mixed")
    for kind in asked.kinds:
        told = "" if kind in ALIKE else found_again(made(kind, 2000))
        print(f"{kind:32} {cost(kind, asked.few, asked.times, asked.rounds)} {told}", flush=True)


if __name__ == "__main__":
    main()
