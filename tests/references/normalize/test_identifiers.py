from __future__ import annotations

import pytest

from briefcite.references.normalize.identifiers import (
    find_celex,
    find_doi,
    find_ecli,
    find_isbn,
    parse_doi,
    valid_isbn,
)
from briefcite.references.normalize.urls import bare_domain, clean_url, domain_of


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        ("doi:10.1234/Tide.2004.", "10.1234/tide.2004"),
        ("https://doi.org/10.1234/tide(2004)5,", "10.1234/tide(2004)5"),
        ("(10.1234/tide.5)", "10.1234/tide.5"),
        ("DOI 10.1234/tide‐5", "10.1234/tide-5"),
        ("see 10.1234/10.9", "10.1234/10.9"),
        ("10.1234/tide.5;https://doi.org/10.1234/tide.5", "10.1234/tide.5"),
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
    assert find_ecli("EU:C:2014:317, para 88").value == "ECLI:EU:C:2014:317"  # type: ignore[union-attr]
    assert find_ecli("ECLI:DE:BGH:2019:120319UIZR1.").value == "ECLI:DE:BGH:2019:120319UIZR1"  # type: ignore[union-attr]
    assert find_celex("CELEX: 62012CJ0131").value == "CELEX:62012CJ0131"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("<https://tides.example/a>", "https://tides.example/a"),
        ("https://tides.example/a.", "https://tides.example/a"),
        ("https://tides.example/a_(ebb)).", "https://tides.example/a_(ebb)"),
        ("www.tides.example/a.", "http://www.tides.example/a"),
        ("http:// www.tides.example/ doc/ plan/ 2011-2020/", "http://www.tides.example/doc/plan/2011-2020/"),
    ],
)
def test_urls(text: str, url: str) -> None:
    assert clean_url(text) == url


def test_domains() -> None:
    assert bare_domain("DAWN.COM,") == "dawn.com"
    assert bare_domain("*tides.com.pk*.") == "tides.com.pk"
    assert bare_domain("Tides. Ebb") == ""
    assert domain_of("https://www.tides.example:80/a") == "tides.example"
    assert clean_url(" <https://tides.example/a b>. ") == "https://tides.example/ab"
    assert clean_url("https://tides.example/en/[Accessed") == "https://tides.example/en/"
    assert clean_url("https://tides.example/?a[1]=b") == "https://tides.example/?a[1]=b"
