from __future__ import annotations

import pytest

from briefcite.references.normalize.identifiers import (
    find_arxiv,
    find_celex,
    find_doi,
    find_ecli,
    find_isbn,
    find_un_symbol,
    parse_doi,
    valid_isbn,
)
from briefcite.references.normalize.urls import bare_domain, clean_url, domain_of, find_urls


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        ("doi:10.1234/Tide.2004.", "10.1234/tide.2004"),
        ("https://doi.org/10.1234/tide(2004)5,", "10.1234/tide(2004)5"),
        ("(10.1234/tide.5)", "10.1234/tide.5"),
        ("DOI 10.1234/tide‐5", "10.1234/tide-5"),
        ("see 10.1234/10.9", "10.1234/10.9"),
    ],
)
def test_dois(text: str, doi: str) -> None:
    found = find_doi(text)
    assert found is not None and found.value == doi


def test_a_labelled_doi_with_blanks() -> None:
    assert parse_doi("10.1016/j. tide.2012.05.033") == "10.1016/j.tide.2012.05.033"
    assert find_doi("version 10.4 of 3/2004") is None


def test_isbns() -> None:
    assert find_isbn("ISBN 978-3-16-148410-0.").value == "9783161484100"  # type: ignore[union-attr]
    assert find_isbn("ISBN: 0-306-40615-2").sound  # type: ignore[union-attr]
    assert not find_isbn("ISBN 978-3-16-148410-1").sound  # type: ignore[union-attr]
    assert find_isbn("tel. 978 12") is None
    assert valid_isbn("080442957X") and not valid_isbn("0804429571")


def test_other_identifiers() -> None:
    assert find_arxiv("arXiv: 1706. 01953v1").value == "arXiv:1706.01953v1"  # type: ignore[union-attr]
    assert find_arxiv("arXiv:hep-th/0411189").value == "arXiv:hep-th/0411189"  # type: ignore[union-attr]
    assert find_ecli("EU:C:2014:317, para 88").value == "ECLI:EU:C:2014:317"  # type: ignore[union-attr]
    assert find_ecli("ECLI:DE:BGH:2019:120319UIZR1.").value == "ECLI:DE:BGH:2019:120319UIZR1"  # type: ignore[union-attr]
    assert find_celex("CELEX: 62012CJ0131").value == "CELEX:62012CJ0131"  # type: ignore[union-attr]
    assert find_un_symbol("UN Doc. A/HRC/13/39, 2010").value == "A/HRC/13/39"  # type: ignore[union-attr]
    assert find_un_symbol("S/RES/2513 (2020)").value == "S/RES/2513"  # type: ignore[union-attr]
    assert find_un_symbol("and/or, the 4/5") is None


def _urls(text: str, labelled: bool = False) -> list[str]:
    spans = [(0, len(text))] if labelled else []
    return [address.url for address in find_urls(text, 0, len(text), spans)]


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("<https://tides.example/a>", "https://tides.example/a"),
        ("https://tides.example/a.", "https://tides.example/a"),
        ("(https://tides.example/a_(ebb))", "https://tides.example/a_(ebb)"),
        ("https://tides.example/a, accessed", "https://tides.example/a"),
        ("www.tides.example/a.", "http://www.tides.example/a"),
        ("https://tides.example/a/ accessed 3 May", "https://tides.example/a/"),
    ],
)
def test_urls(text: str, url: str) -> None:
    assert _urls(text) == [url]


def test_a_labelled_url_is_joined_over_blanks() -> None:
    assert _urls("http:// www.tides.example/ doc/ plan/ 2011-2020/", labelled=True) == [
        "http://www.tides.example/doc/plan/2011-2020/"
    ]
    assert _urls("https://tides.example/a (abgerufen am 3. Mai)", labelled=True) == ["https://tides.example/a"]


def test_domains() -> None:
    assert bare_domain("DAWN.COM,") == "dawn.com"
    assert bare_domain("*tides.com.pk*.") == "tides.com.pk"
    assert bare_domain("Tides. Ebb") == ""
    assert domain_of("https://www.tides.example:80/a") == "tides.example"
    assert clean_url(" <https://tides.example/a b>. ") == "https://tides.example/ab"
    assert clean_url("https://tides.example/en/[Accessed") == "https://tides.example/en/"
    assert clean_url("https://tides.example/?a[1]=b") == "https://tides.example/?a[1]=b"
