from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.references.normalize.labelled import shown

from briefcite.model import Citation, Segment
from briefcite.references.normalize import Hyperlink, normalize
from briefcite.references.normalize.dates import parse_date
from briefcite.references.normalize.editions import parse_edition
from briefcite.references.normalize.identifiers import find_doi
from briefcite.references.normalize.names import parse_names
from briefcite.references.normalize.numbering import parse_issue
from briefcite.references.normalize.pages import first_pages
from briefcite.references.normalize.titles import clean_container, clean_title
from briefcite.references.normalize.urls import clean_url

LABELS = (
    "author editor translator title container-title publisher publisher-place issued accessed volume issue page locator "
    "edition collection-title genre DOI URL ISBN note citation-number other number authority archive archive-location section"
).split()
PIECES = st.sampled_from(
    'Ebbe, K. & Flut ( Hrsg.) et al. "Tides" \'The «Ebb» in: In dans pp. 12–15 S. 3 f. 2004 (1998) 66, 3 vol. II no. 7 10.1234/x. '
    "https://a.example/b). <www.tides.org> tides.org. Institute n.d. Accessed April 12, 2021 ISBN 978-3-16-148410-0 5. Aufl. Diss. "
    "Oldemoor: Press Ders. ——— v EU:C:2014:317 § 3 A/HRC/1/2 arXiv:1504.04943 Mai 3. cit. xii * _ ” „ “ ’ [ ] { } | ; : ,".split(
        " "
    )
)
TEXTS = st.lists(PIECES, max_size=14).map(" ".join) | st.text(max_size=80)


@st.composite
def citations(draw: st.DrawFn) -> tuple[str, Citation]:
    text = draw(TEXTS)
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    spans = pairwise(cuts)
    sure = st.floats(0, 1, allow_nan=False)
    segments = tuple(Segment(draw(st.sampled_from(LABELS)), start, end, draw(sure)) for start, end in spans)
    form = draw(st.sampled_from(["full", "short", "ibid", "supra", "other"]))
    return text, Citation("n1.1", "n1", form, 0, len(text), segments=segments)


@settings(max_examples=80, deadline=None)
@given(citations(), st.text(max_size=30))
def test_normalising_never_raises(read: tuple[str, Citation], url: str) -> None:
    text, citation = read
    tidy, reference = normalize(text, citation, [Hyperlink(0, len(text), url)])
    assert reference.type
    ends = [(s.start, s.end) for s in tidy.segments]
    assert (tidy.id, tidy.start, tidy.end) == (citation.id, 0, len(text))
    assert ends == [(s.start, s.end) for s in citation.segments]
    assert all(0 <= sure <= 1 for sure in reference.confidence.values())


@given(TEXTS)
def test_titles_and_containers_are_stable(text: str) -> None:
    assert clean_title(clean_title(text)) == clean_title(text)
    assert clean_container(clean_container(text)) == clean_container(text)


def _long_range(edtf: str) -> bool:
    """ "1949/1998" is read as a reprint, since that is what it means in print."""
    first, _, last = edtf.partition("/")
    return bool(last) and int(last[:4]) - int(first[:4]) > 10


@given(TEXTS)
def test_dates_are_stable(text: str) -> None:
    date = parse_date(text)
    if date and not _long_range(date.edtf):
        again = parse_date(date.edtf)
        assert again is not None and again.edtf == date.edtf


@given(TEXTS)
def test_numbers_are_stable(text: str) -> None:
    assert first_pages(first_pages(text)) == first_pages(text)
    assert parse_issue(parse_issue(text)) == parse_issue(text)
    assert parse_edition(parse_edition(text)) == parse_edition(text)


@given(TEXTS)
def test_identifiers_are_stable(text: str) -> None:
    doi = find_doi(text)
    if doi:
        again = find_doi(doi.value)
        assert again is not None and again.value == doi.value


_NAME = st.sampled_from(
    "Karl Ebbe|Mona Flut|van der Meulen, Jan|Watt, Ö. P.|World Bank|Ortega y Gasset, José|Tide, A., Jr.".split("|")
)


@given(st.lists(_NAME, min_size=1, max_size=4, unique=True))
def test_names_are_stable(people: list[str]) -> None:
    names = parse_names("; ".join(people)).names
    assert len(names) == len(people)
    for name in names:
        printed = shown(name).replace("~", " ").strip("{}")
        assert parse_names(printed).names == (name,)


@pytest.mark.parametrize(
    "unit", ["1", ".", "(", '"', "'", "a ", ", ", "A. ", "[", "http://", "10.1234/", "in ", "et al. ", "— "]
)
@pytest.mark.parametrize(
    "label", ["author", "title", "issued", "page", "volume", "URL", "container-title", "publisher"]
)
def test_hostile_lines_take_linear_time(unit: str, label: str) -> None:
    text = unit * (20_000 // len(unit))
    citation = Citation("n1.1", "n1", "full", 0, len(text), segments=(Segment(label, 0, len(text)),))
    began = time.process_time()
    normalize(text, citation)
    assert time.process_time() - began < 0.8


@given(st.text("ab9/._-?=&()", max_size=30))
def test_addresses_are_stable(path: str) -> None:
    url = clean_url(f"https://tides.example/{path}")
    assert clean_url(url) == url
