"""Citation keys: readable, ASCII, unique, and of the work alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefcite.model import Date, Name, Reference
from briefcite.text.keys import keys

GESSNER = Reference("", "book", title="Kolonialismus und Moderne", author=(Name("Gessner", "Ernest"),), issued=Date("1991"))  # fmt: skip


@pytest.mark.parametrize(
    ("reference", "key"),
    [
        (GESSNER, "gessnerKolonialismus1991"),
        (Reference("", "book", title="Ultra Vires and the Foundations", author=(Name("Craig", "P."),), issued=Date("1998")), "craigUltraVires1998"),
        (Reference("", "book", title="Qu’est-ce que l’État ?", author=(Name("Ruiz Ontañón"),)), "ruizontanonQuEstCe"),
        (Reference("", "book", title="История", author=(Name("Иванов"),), issued=Date("1988")), "ivanovIstoriya1988"),
        (Reference("", "webpage", title="War", author=(Name(literal="Institute for the Study of War"),)), "institutestudyWar"),
        (Reference("", "report", title="Levels", author=(Name(literal="Ministry of Water, Canals, Locks and Harbours of the North"),)), "mwclhnLevels"),
        (Reference("", "book", title="Ordnung", author=(Name("Seeffner"),), issued=Date("1995", "1995a")), "seeffnerOrdnung1995a"),
        (Reference("", "webpage", url="https://x.example"), "xExample"),
        (Reference("", "report", number="A/66/290"), "a66290"),
        (Reference("", "report", number="NHR/C/21/Rev.1", issued=Date("2009")), "nhrC21Rev12009"),
        (Reference("", "book", title="The Ordering of Things", issued=Date("1966/1967")), "orderingThings1966"),
    ],
)  # fmt: skip
def test_the_default(reference: Reference, key: str) -> None:
    assert keys([reference]) == [key]


@pytest.mark.parametrize(
    ("pattern", "key"),
    [
        ("[auth:lower][shorttitle:3:3][year]", "gessnerKolonialismusModerne1991"),
        ("[auth][year]", "Gessner1991"),
        ("[auth:upper]_[shortyear]", "GESSNER_91"),
        ("[auth(4)][veryshorttitle]", "GessKolonialismus"),
    ],
)
def test_patterns(pattern: str, key: str) -> None:
    assert keys([GESSNER], pattern) == [key]


def test_works_of_one_key_get_letters_of_their_own_content() -> None:
    second = Reference("", "book", title="Kolonialismus und Sprache", author=GESSNER.author, issued=GESSNER.issued)
    there, back = keys([GESSNER, second]), keys([second, GESSNER])
    assert there == back[::-1] and len(set(there)) == 2
    assert all(key.startswith("gessnerKolonialismus1991") for key in there)


REFERENCES = st.lists(
    st.builds(
        Reference,
        id=st.just(""),
        type=st.sampled_from(["book", "webpage"]),
        title=st.text(max_size=12),
        author=st.lists(st.builds(Name, family=st.text(max_size=6), literal=st.text(max_size=6)), max_size=2).map(
            tuple
        ),
    ),
    max_size=8,
)


@given(REFERENCES, st.sampled_from([None, "[auth][year]", "[title]"]))
def test_keys_are_ascii_and_unique(references: list[Reference], pattern: str | None) -> None:
    made = keys(references, pattern)
    assert len({key.casefold() for key in made}) == len(references)
    assert all(key and key.isascii() and not set(key) & set(" {},\\\"#%'()=~") for key in made)
