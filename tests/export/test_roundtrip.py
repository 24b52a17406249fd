"""BibTeX to CSL and back loses no field, whatever the words are."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.export.works_made import WORKS, extraction, named

from briefcite.bib.csl import csl_item
from briefcite.bib.reading import references_in
from briefcite.export import append, biblatex, bibtex, render
from briefcite.export.bibfile import text_of
from briefcite.model import Date, Name, Reference

HOSTILE = st.text(
    st.one_of(
        st.sampled_from(list("{}\\%&$#_^~\"'`-,@=<>?!|;:()[]/ ")),
        st.sampled_from(
            [
                "é",
                "ß",
                "Ł",
                "ı",
                "å",
                "–",
                "—",
                "“",
                "”",
                "’",
                "«",
                "…",
                "€",
                "😀",
                "ש",
                "ع",
                "Ж",
                "漢",
                "\u0301",
            ]
        ),
        st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]),
    ),
    max_size=30,
).map(lambda text: " ".join(unicodedata.normalize("NFC", text).replace("\u00ad", "").replace("\u202f", " ").split()))
WORDY = HOSTILE.filter(lambda text: any(char.isalnum() for char in text))


@st.composite
def references(draw: st.DrawFn) -> Reference:
    name = st.builds(Name, family=WORDY, given=HOSTILE) | st.builds(Name, literal=WORDY)
    return Reference(
        id="key1",
        type=draw(st.sampled_from(["book", "article-journal", "chapter", "report", "thesis", "webpage", "document"])),
        title=draw(WORDY),
        container_title=draw(HOSTILE),
        collection_title=draw(HOSTILE),
        author=tuple(draw(st.lists(name, max_size=3))),
        editor=tuple(draw(st.lists(name, max_size=2))),
        publisher=draw(HOSTILE),
        publisher_place=draw(HOSTILE),
        volume=draw(HOSTILE),
        issue=draw(HOSTILE),
        note=draw(HOSTILE),
        genre=draw(HOSTILE),
        issued=draw(st.sampled_from([None, Date("1999"), Date("2004-05-01"), Date("2004/2005"), Date("2004-21")])),
        accessed=draw(st.sampled_from([None, Date("2021-04-12")])),
        doi=draw(st.sampled_from(["", "10.1000/a_b%(c)"])),
        url=draw(st.sampled_from(["", "https://x.example/~a_b?q=%20&x={1}#f"])),
    )


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(references())
@example(Reference(id="key1", type="book", title="} @book{x, {", author=(Name(literal="and others"),)))
@example(Reference(id="key1", type="book", title="a -- b --- c `` '' ?` <<x>> ,,"))
def test_bibtex_to_csl_to_bibtex(work: Reference) -> None:
    for module in (bibtex, biblatex):
        first = module.entry(work)
        (read,) = references_in(text_of([first]))
        again = module.entry(read)
        assert _values(again.fields) == _values(first.fields)
        (read_again,) = references_in(text_of([again]))
        assert _item(read_again) == _item(read)


def _values(fields: Mapping[str, str]) -> set[str]:
    """The names of a few fields hang on the type, which BibTeX does not tell apart as finely as CSL."""
    return {value for name, value in fields.items() if value and name not in ("howpublished", "key")}


def _item(reference: Reference) -> dict[str, object]:
    return {name: value for name, value in csl_item(reference).items() if name != "type"}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@example(Reference(id="key1", type="book", title="0", collection_title="––"))
@given(references())
def test_what_is_read_back_is_what_was_written(work: Reference) -> None:
    for module in (bibtex, biblatex):
        (read,) = references_in(module.render([work]))
        assert read.title == work.title
        assert read.note == work.note
        assert read.collection_title == work.collection_title
        assert [_shown(name) for name in read.author] == [_shown(name) for name in work.author]
        if work.issued:
            assert read.issued is not None and read.issued.edtf == work.issued.edtf


def _shown(name: Name) -> str:
    return name.literal or "|".join(part for part in (name.given, f"{name.particle} {name.family}".strip()) if part)


def test_a_million_characters() -> None:
    long = "é{&}%\\“x” " * 10_000
    text = bibtex.render([Reference(id="k", type="book", title=long.strip(), publisher="x" * 1_000_000)])
    (read,) = references_in(text)
    assert read.title == long.strip() and read.publisher == "x" * 1_000_000


@pytest.mark.parametrize("format", ["bibtex", "biblatex"])
def test_appending_adds_only_what_is_missing(format: str) -> None:
    half = extraction(WORKS[::2])
    mine = "% my own file\n@comment{kept}\n\n" + render(half, format)
    grown = append(mine, extraction(), format)
    assert grown.startswith(mine)
    assert append(grown, extraction(), format) == grown
    keys = [reference.id for reference in references_in(grown)]
    assert len(keys) == len(set(keys)) == len(WORKS)


def test_appending_keeps_keys_and_avoids_those_in_use() -> None:
    mine = "@book{gessner,\n  author = {Gessner, E.},\n  title = {Kolonialismus und Moderne},\n  year = 1991\n}"
    other = "\n@misc{craigUltraVires1998, title = {Something quite different}}\n"
    works = [
        Reference(id="gessnerKolonialismus1991", type="book", title="Kolonialismus und Moderne", author=(Name("Gessner", "Ernest"),), issued=Date("1991")),
        Reference(id="craigUltraVires1998", type="article-journal", title="Ultra Vires and Review", author=(Name("Craig", "P."),), container_title="CLJ", issued=Date("1998")),
    ]  # fmt: skip
    grown = append(mine + other, extraction(works), "bibtex")
    added = grown.removeprefix(mine + other)
    assert added and "Kolonialismus" not in added
    (new,) = references_in(added)
    assert new.id.startswith("craigUltraVires1998") and new.id != "craigUltraVires1998"


def test_appending_to_an_empty_file_is_writing_one() -> None:
    assert append("", extraction()) == render(extraction(), "bibtex")


def test_entries_have_no_empty_fields() -> None:
    text = text_of(bibtex.entry(work) for work in named())
    assert "{}" not in text.replace("-{}-", "").replace("'{}'", "")
