"""Sets made-up sources in the note styles of biblatex, reads the pages, and compares which work each note means.

    python benchmarks/styles/run.py [NAME ...] [--seed N] [--folder DIR] [--show]

Names choose documents ("oscola-en"; a part of the name is enough). Pages that were set are kept in the folder. For each
document: notes linked; citations found; those led to the right work, counting a work as right where all that is
said of it agrees; works whose title, first family name and year are right. Needs pdflatex, biber and the styles.
"""

from __future__ import annotations

import argparse
import random
import re
import subprocess
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from records import WORDS, Cite, Record, notes, sources

import briefcite
from briefcite.model import Extraction


class Style(NamedTuple):
    """A style of biblatex: its options, what else the preamble holds, languages, whether sources are listed at the end."""

    options: str
    langs: str = "en"
    listed: bool = False
    package: str = "biblatex"


def _plain(name: str, langs: str = "en", *, listed: bool = False, more: str = "") -> Style:
    return Style(f"style={name}{more}", langs, listed)


STYLES = {
    "verbose": _plain("verbose", "en de fr it es"),
    "verbose-ibid": _plain("verbose-ibid", "en de fr it es"),
    "verbose-note": _plain("verbose-note", "en de"),
    "verbose-inote": _plain("verbose-inote", "en de fr"),
    "trad1": _plain("verbose-trad1", "en de fr it es"),
    "trad2": _plain("verbose-trad2", "en de fr it es"),
    "trad3": _plain("verbose-trad3", "en it"),
    "authortitle": _plain("authortitle-ibid", "en de", listed=True),
    "authoryear": _plain("authoryear-ibid", "en de es", listed=True),
    "chicago": Style("notes,backend=biber", "en", package="biblatex-chicago"),
    "oscola": _plain("oscola", "en"),
    "oxnotes": _plain("oxnotes-ibid", "en"),
    "oxnotes-inote": _plain("oxnotes-inote", "en"),
    "sbl": _plain("sbl", "en"),
    "philosophy": _plain("philosophy-verbose", "en it"),
    "footnote-dw": _plain("footnote-dw", "en de", more=",pages=true"),
    "authortitle-dw": _plain("authortitle-dw", "de", listed=True),
    "jura2": _plain("jura2", "de", listed=True),
    "juradiss": _plain("biblatex-juradiss", "de", listed=True),
    "hz": _plain("historische-zeitschrift", "de"),
    "geschichtsfrkl": _plain("geschichtsfrkl", "de"),
    "arthistory-bonn": _plain("arthistory-bonn", "de", listed=True),
    "archaeology": _plain("verbose-ibid-archaeology", "de"),
    "droit-fr": _plain("droit-fr", "fr"),
    "enc": _plain("enc", "fr"),
    "windycity": _plain("windycity", "en"),
    "german-legal": _plain("german-legal-book", "de", listed=True),
    "ext-inote": _plain("ext-verbose-inote", "en de", more=",innamebeforetitle=true,articlein=false"),
    "ext-trad1": _plain("ext-verbose-trad1", "fr it"),
    "musuos": _plain("musuos", "de"),
    "fiwi": _plain("fiwi", "de"),
}
DOCUMENT = r"""\documentclass[11pt,a4paper]{article}
\usepackage[T1]{fontenc}\usepackage[utf8]{inputenc}\usepackage{lmodern}
\usepackage[LANGUAGE]{babel}\usepackage{csquotes}
\usepackage[OPTIONS]{PACKAGE}
\addbibresource{BIB}
\begin{document}
BODY
END
\end{document}
"""


def main() -> None:
    """Set, read, compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, default=Path(__file__).parents[2] / ".scratch" / "styles")
    parser.add_argument("--show", action="store_true", help="print what is wrong")
    options = parser.parse_args()
    total: Counter[str] = Counter()
    for name, style, lang in _documents():
        if options.names and not any(part in name for part in options.names):
            continue
        rng = random.Random(f"{name} {options.seed}")
        records = sources(rng, lang)
        drawn = notes(rng, records, lang)
        pdf = typeset(options.folder / f"{name}-{options.seed}", style, lang, records, drawn, rng)
        if pdf is None:
            print(f"{name:24} not set", flush=True)
            continue
        count = compare(briefcite.extract(pdf), records, drawn, show=options.show)
        total += count
        print(f"{name:24} {told(count)}", flush=True)
    print(f"{'all':24} {told(total)}")


def _documents() -> Iterator[tuple[str, Style, str]]:
    return ((f"{name}-{lang}", style, lang) for name, style in STYLES.items() for lang in style.langs.split())


def told(count: Counter[str]) -> str:
    """Put the figures of a document in a line."""
    return "  ".join(
        f"{what} {count[what]}/{count['of ' + what]}" for what in ("notes", "citations", "mentions", "works")
    )


def typeset(
    folder: Path, style: Style, lang: str, records: list[Record], drawn: list[list[Cite]], rng: random.Random
) -> Path | None:
    """Set a document, unless it stands there already."""
    pdf = folder / "paper.pdf"
    if pdf.exists():
        return pdf
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "sources.bib").write_text("\n".join(map(_entry, records)), "utf-8")
    sentences = WORDS[lang].sentences.split("|")
    body = " ".join(
        f"{rng.choice(sentences)}.{_footnote(note)}" + (r"\par" if number % 5 == 4 else "")
        for number, note in enumerate(drawn)
    )
    filled = {
        "LANGUAGE": WORDS[lang].babel,
        "OPTIONS": style.options,
        "PACKAGE": style.package,
        "BIB": "sources.bib",
        "BODY": body,
        "END": r"\printbibliography" if style.listed else "",
    }
    source = re.sub("|".join(filled), lambda found: filled[found[0]], DOCUMENT)
    (folder / "paper.tex").write_text(source, "utf-8")
    for command in ("pdflatex", "biber", "pdflatex", "pdflatex", "pdflatex"):
        what = ["biber", "-q", "paper"] if command == "biber" else ["pdflatex", "-interaction=nonstopmode", "paper.tex"]
        try:
            subprocess.run(what, cwd=folder, capture_output=True, timeout=90, check=False)
        except subprocess.TimeoutExpired:
            pdf.unlink(missing_ok=True)
            return None
    return pdf if pdf.exists() else None


def _footnote(note: list[Cite]) -> str:
    if len(note) == 1:
        return rf"\footcite[{note[0].signal}][{note[0].page}]{{{note[0].key}}}"
    return r"\footcites" + "".join(f"[{one.signal}][{one.page}]{{{one.key}}}" for one in note)


def _entry(record: Record) -> str:
    fields = (f"  {name.rstrip('_')} = {{{value}}}" for name, value in record.items() if name not in ("type", "key"))
    return f"@{record['type']}{{{record['key']},\n" + ",\n".join(fields) + "\n}\n"


def compare(read: Extraction, records: list[Record], drawn: list[list[Cite]], *, show: bool) -> Counter[str]:
    """Count what was read as it was written."""
    count: Counter[str] = Counter()
    by_marker = {note.marker: note for note in read.notes if note.kind == "footnote"}
    linked = {link.note for link in read.links}
    cited: dict[str, list[str]] = defaultdict(list)
    for citation in read.citations:
        cited[citation.note].append(citation.reference or "")
    paired: list[tuple[int, str, str]] = []
    for number, note in enumerate(drawn, 1):
        count["of notes"] += 1
        count["of mentions"] += len(note)
        count["of citations"] += 1
        made = by_marker.get(str(number))
        if made is None:
            continue
        count["notes"] += made.id in linked
        found = cited[made.id]
        if len(found) == len(note):
            count["citations"] += 1
            paired += ((number, cite.key, reference) for cite, reference in zip(note, found, strict=True))
        elif show:
            print("   ", number, [cite.key for cite in note], "read as", found, made.text[:300])
    count["mentions"] = sum(_agree(paired, show, by_marker))
    count += _works(read, records, paired, show=show)
    return count


def _agree(
    paired: list[tuple[int, str, str]], show: bool, by_marker: dict[str, briefcite.model.Note]
) -> Iterator[bool]:
    """Say of each citation whether its work is the one that its source mostly is, and its source that which the work mostly is."""
    of_key: dict[str, Counter[str]] = defaultdict(Counter)
    of_work: dict[str, Counter[str]] = defaultdict(Counter)
    for _, key, work in paired:
        of_key[key][work] += 1
        of_work[work][key] += 1
    for number, key, work in paired:
        fine = bool(work) and of_key[key].most_common(1)[0][0] == work and of_work[work].most_common(1)[0][0] == key
        if show and not fine:
            print("   ", number, key, "is", work or "open", "|", by_marker[str(number)].text[:200])
        yield fine


def _works(read: Extraction, records: list[Record], paired: list[tuple[int, str, str]], *, show: bool) -> Counter[str]:
    count: Counter[str] = Counter()
    references = {one.id: one for one in read.references}
    works = {key: work for _, key, work in reversed(paired)}
    for record in records:
        if record["key"] not in works:
            continue
        count["of works"] += 1
        one = references.get(works[record["key"]])
        people = (one.author or one.editor) if one else ()
        family = (record.get("author") or record["editor"]).partition(",")[0]
        fine = (
            one is not None
            and _letters(one.title).startswith(_letters(record["title"]))
            and bool(people)
            and _letters(people[0].family or people[0].literal) in (_letters(family), _letters(family.split()[-1]))
            and one.issued is not None
            and one.issued.edtf[:4] == record["year"]
        )
        count["works"] += fine
        if show and not fine:
            print("    work", record, one and (one.title, people[:1], one.issued))
    return count


def _letters(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(char for char in plain if char.isalnum())


if __name__ == "__main__":
    main()
