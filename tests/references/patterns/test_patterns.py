from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefcite.model import Citation
from briefcite.references.normalize import mended as normalize
from briefcite.references.patterns import recognise


def _read(text: str) -> dict[str, str]:
    citation = Citation("n1.1", "n1", "full", 0, len(text))
    segments = recognise(text, citation)
    assert segments is not None, text
    citation, reference = normalize(text, replace(citation, segments=segments))
    names = "type title number container_title volume page authority archive archive_location note section".split()
    found = {name: getattr(reference, name) for name in names if getattr(reference, name)}
    if reference.issued:
        found["issued"] = reference.issued.edtf
    if reference.author:
        found["author"] = reference.author[0].literal
    if citation.locator:
        found["locator"] = f"{citation.locator_label} {citation.locator}"
    return found


RECOGNISED: list[tuple[str, dict[str, str]]] = [
    (
        "A strategy for ferries, COM(2020) 66 final, p. 3.",
        {"type": "report", "title": "A strategy for ferries", "number": "COM(2020) 66 final", "issued": "2020",
         "locator": "page 3"},
    ),
    (
        "CE, ass., 30 oct. 1998, Sarran, n° 200286, Rec. p. 369.",
        {"type": "legal_case", "title": "Sarran", "number": "200286", "container_title": "Rec", "authority": "CE, ass",
         "issued": "1998-10-30", "locator": "page 369"},
    ),
    (
        "BVerfG, Beschl. v. 12.3.2003 – 1 BvR 330/96, BVerfGE 107, 299 (312).",
        {"type": "legal_case", "title": "BVerfG, Beschl. v. 12.3.2003 – 1 BvR 330/96, BVerfGE 107, 299",
         "number": "1 BvR 330/96", "container_title": "BVerfGE", "volume": "107", "page": "299", "authority": "BVerfG",
         "issued": "2003-03-12", "locator": "page 312"},
    ),
    (
        "HL Deb 12 March 2003, vol 645, col 1234.",
        {"type": "hearing", "title": "HL Deb", "volume": "645", "issued": "2003-03-12", "locator": "column 1234"},
    ),
    (
        "Harbour Office, Secure Piers, Safe Haven (White Paper, Cm 5387, 2002) para 4.2.",
        {"type": "report", "title": "Secure Piers, Safe Haven", "number": "Cm 5387", "author": "Harbour Office",
         "issued": "2002", "locator": "paragraph 4.2"},
    ),
    (
        "GAO, Harbour Security: Progress Made, GAO-20-123 (Washington, D.C.: Apr. 2020), p. 5.",
        {"type": "report", "title": "Harbour Security: Progress Made", "number": "GAO-20-123", "author": "GAO",
         "issued": "2020-04", "locator": "page 5"},
    ),
    (
        "Appellate Body Report, US – Ferries, WT/DS2/AB/R, p. 17.",
        {"type": "report", "title": "US – Ferries", "number": "WT/DS2/AB/R", "locator": "page 17"},
    ),
    (
        "Prosecutor v Hale (Jurisdiction) IT-94-1-AR72 (2 October 1995) para 70.",
        {"type": "legal_case", "title": "Prosecutor v Hale", "number": "IT-94-1-AR72", "issued": "1995-10-02",
         "locator": "paragraph 70"},
    ),
    (
        "Marbury v. Madison, 5 U.S. (1 Cranch) 137, 177 (1803).",
        {"type": "legal_case", "title": "Marbury v. Madison", "container_title": "U.S.", "volume": "5", "page": "137",
         "issued": "1803", "locator": "page 177"},
    ),
    (
        "R v Hale [1959] 2 QB 35 (CA).",
        {"type": "legal_case", "title": "R v Hale", "container_title": "QB", "volume": "2", "page": "35",
         "authority": "CA", "issued": "1959"},
    ),
    (
        "US Patent 6,206,324 (27 March 2001).",
        {"type": "patent", "number": "US Patent 6,206,324", "issued": "2001-03-27"},
    ),
    (
        "ISO 690:2010, Information and documentation (Geneva: ISO, 2010).",
        {"type": "standard", "title": "Information and documentation", "number": "ISO 690:2010", "issued": "2010"},
    ),
    (
        'Encyclopædia Britannica, 11th ed. (1911), s.v. "Ferry."',
        {"type": "entry-encyclopedia", "title": "Ferry", "container_title": "Encyclopædia Britannica", "issued": "1911"},
    ),
    (
        "Author's interview with a senior official, Brussels, March 2018.",
        {"type": "interview", "title": "Author's interview with a senior official", "issued": "2018-03"},
    ),
    (
        'John Hale (@jhale), "The vote was counted," Twitter, June 4, 2019, 3:15 p.m., https://twitter.com/jhale/status/113.',
        {"type": "post", "title": "The vote was counted", "container_title": "Twitter", "note": "@jhale",
         "author": "", "issued": "2019-06-04"},
    ),
    (
        "COM(2019) 640 final, 11 December 2019.",
        {"type": "report", "title": "COM(2019) 640 final, 11 December 2019", "number": "COM(2019) 640 final",
         "issued": "2019-12-11"},
    ),
    (
        "Judgment of 13 May 2014, Harbour Spain and Harbour, C-131/12, EU:C:2014:317, paragraph 88.",
        {"type": "legal_case", "title": "Harbour Spain and Harbour", "number": "C-131/12", "issued": "2014-05-13",
         "note": "ECLI:EU:C:2014:317", "locator": "paragraph 88"},
    ),
    (
        "Cass. civ. 3e, 12 mars 2003, n° 01-17.207, Bull. civ. III, n° 59.",
        {"type": "legal_case", "title": "Cass. civ. 3e, 12 mars 2003, n° 01-17.207, Bull. civ. III, n° 59",
         "number": "01-17.207", "container_title": "Bull. civ.", "volume": "III", "page": "59",
         "authority": "Cass. civ. 3e", "issued": "2003-03-12"},
    ),
    (
        "Corte costituzionale, sent. n. 12 del 3 marzo 2004",
        {"type": "legal_case", "title": "Corte costituzionale, sent. n. 12 del 3 marzo 2004", "number": "12",
         "authority": "Corte costituzionale", "issued": "2004-03-03"},
    ),
    (
        "Act for the Ferries 1820, 1 Geo. 4 c. 7.",
        {"type": "legislation", "title": "Act for the Ferries", "number": "1 Geo. 4 c. 7", "issued": "1820"},
    ),
    (
        "Stadtarchiv Lübeck, Kämmerei, Nr. 214.",
        {"type": "document", "archive": "Stadtarchiv Lübeck", "archive_location": "Kämmerei, Nr. 214"},
    ),
    (
        "Arch. dép. Calvados, 16 B 115, fol. 3.",
        {"type": "document", "archive": "Arch. dép. Calvados", "archive_location": "16 B 115", "locator": "folio 3"},
    ),
    (
        "Bundesarchiv Koblenz, N 1234.",
        {"type": "document", "archive": "Bundesarchiv Koblenz", "archive_location": "N 1234"},
    ),
    (
        "Case C-131/12 Google Spain SL v AEPD EU:C:2014:317, para 88.",
        {"type": "legal_case", "title": "Google Spain SL v AEPD", "number": "C-131/12", "note": "ECLI:EU:C:2014:317",
         "issued": "2014", "locator": "paragraph 88"},
    ),
    (
        "Case 6/64 Costa v ENEL [1964] ECR 585",
        {"type": "legal_case", "title": "Costa v ENEL", "number": "6/64", "container_title": "ECR", "page": "585",
         "issued": "1964"},
    ),
    (
        "EuGH, Rs. C-144/04, Mangold, Slg. 2005, I-9981, Rn. 75",
        {"type": "legal_case", "title": "Mangold", "number": "C-144/04", "authority": "EuGH", "container_title": "Slg",
         "page": "I-9981", "issued": "2005", "locator": "paragraph 75"},
    ),
    (
        "Handyside v United Kingdom, App no 5493/72 (ECtHR, 7 December 1976), para 49",
        {"type": "legal_case", "title": "Handyside v United Kingdom", "number": "5493/72", "authority": "ECtHR",
         "issued": "1976-12-07", "locator": "paragraph 49"},
    ),
    (
        "R (Tide) v Secretary of State [2017] UKSC 5, [2018] AC 61 [12]",
        {"type": "legal_case", "title": "R (Tide) v Secretary of State", "number": "[2017] UKSC 5", "authority": "UKSC",
         "issued": "2017", "locator": "paragraph 12"},
    ),
    (
        "Donoghue v Stevenson [1932] AC 562 (HL)",
        {"type": "legal_case", "title": "Donoghue v Stevenson", "container_title": "AC", "page": "562", "authority": "HL",
         "issued": "1932"},
    ),
    (
        "Roe v. Wade, 410 U.S. 113, 120 (1973).",
        {"type": "legal_case", "title": "Roe v. Wade", "container_title": "U.S.", "volume": "410", "page": "113",
         "issued": "1973", "locator": "page 120"},
    ),
    (
        "BVerfG, Urteil vom 24. Mai 2006, 2 BvR 669/04, Rn. 12",
        {"type": "legal_case", "title": "BVerfG, Urteil vom 24. Mai 2006, 2 BvR 669/04", "number": "2 BvR 669/04",
         "authority": "BVerfG", "issued": "2006-05-24", "locator": "paragraph 12"},
    ),
    (
        "BGHZ 54, 251",
        {"type": "legal_case", "title": "BGHZ 54, 251", "container_title": "BGHZ", "volume": "54", "page": "251"},
    ),
    (
        "Regulation (EU) 2016/679 of the European Parliament and of the Council of 27 April 2016 [2016] OJ L119/1, art 17",
        {"type": "legislation", "number": "2016/679", "issued": "2016-04-27", "container_title": "OJ", "volume": "L119",
         "page": "1", "locator": "article 17",
         "title": "Regulation (EU) 2016/679 of the European Parliament and of the Council of 27 April 2016"},
    ),
    ("Directive 95/46/EC, art 6",
     {"type": "legislation", "title": "Directive 95/46/EC", "number": "95/46/EC", "issued": "1995", "locator": "article 6"}),
    ("Human Rights Act 1998, s 6",
     {"type": "legislation", "title": "Human Rights Act", "issued": "1998", "locator": "section 6"}),
    ("Art. 5 Abs. 1 GG.", {"type": "legislation", "title": "GG", "locator": "article 5 Abs. 1"}),
    ("§ 823 Abs. 1 BGB", {"type": "legislation", "title": "BGB", "locator": "section 823 Abs. 1"}),
    ("42 U.S.C. § 1983",
     {"type": "legislation", "title": "42 U.S.C. § 1983", "container_title": "U.S.C.", "volume": "42", "section": "1983"}),
    ("Legge 20 maggio 1970, n. 300",
     {"type": "legislation", "title": "Legge 20 maggio 1970, n. 300", "number": "300", "issued": "1970-05-20"}),
    ("Loi n° 78-17 du 6 janvier 1978",
     {"type": "legislation", "title": "Loi n° 78-17 du 6 janvier 1978", "number": "78-17", "issued": "1978-01-06"}),
    ("Ley 19/2013, de 9 de diciembre",
     {"type": "legislation", "title": "Ley 19/2013, de 9 de diciembre", "number": "19/2013", "issued": "2013"}),
    (
        "Vienna Convention on the Law of Treaties (adopted 23 May 1969, entered into force 27 January 1980) 1155 UNTS 331, art 31",
        {"type": "treaty", "title": "Vienna Convention on the Law of Treaties", "container_title": "UNTS", "volume": "1155",
         "page": "331", "issued": "1969-05-23", "locator": "article 31"},
    ),
    (
        "UN Security Council, Resolution 2513 (2020), S/RES/2513, 10 March 2020.",
        {"type": "report", "author": "UN Security Council", "title": "Resolution 2513 (2020)", "number": "S/RES/2513",
         "issued": "2020-03-10"},
    ),
    ("UNSC Res 1373 (28 September 2001) UN Doc S/RES/1373",
     {"type": "report", "author": "UNSC", "title": "Res 1373", "number": "S/RES/1373", "issued": "2001-09-28"}),
    (
        "European Commission, 'A Strategy for Tides' COM(2020) 66 final",
        {"type": "report", "author": "European Commission", "title": "A Strategy for Tides", "number": "COM(2020) 66 final",
         "issued": "2020"},
    ),
    (
        "NARA, RG 21/44C/107, Pemberton report, 8 Aug. 1944.",
        {"type": "document", "title": "Pemberton report", "archive": "NARA", "archive_location": "RG 21/44C/107",
         "issued": "1944-08-08"},
    ),
    ("ASV, Senato Terra, reg. 5, c. 12r.",
     {"type": "document", "archive": "ASV", "archive_location": "Senato Terra, reg. 5", "locator": "folio 12r"}),
    (
        "Reed to Ebbe, 4 May 1939, TNA, FO 371/12345",
        {"type": "document", "title": "Reed to Ebbe", "archive": "TNA", "archive_location": "FO 371/12345",
         "issued": "1939-05-04"},
    ),
    ("Archivio di Stato di Padova, Notarile, b. 12",
     {"type": "document", "archive": "Archivio di Stato di Padova", "archive_location": "Notarile, b. 12"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), RECOGNISED, ids=[text[:30] for text, _ in RECOGNISED])
def test_recognised(text: str, expected: dict[str, str]) -> None:
    assert _read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "P. Reed, 'Ebb v Flow Revisited' (1998) 57 CLJ 63",
        "P. Reed, The Human Rights Act 1998, Oxford: Hart, 2001",
        "L. Rossi, Maree, «Archivio veneto», s. V, 12 (1980), pp. 1-20",
        "Ebbe, A. I., Danilin, A.N., Maschak, M.S., The Geology of Tides, 231 p. 1980",
        "K. Ebbe, Die Flut, in: M. Watt (Hrsg.), Meer und Recht, Oldemoor 2004, S. 29-68.",
        "Tide Agency, Country Reports 2010, https://www.tides.example/a/b/2010",
        "Hale, J., ISO standards for ferries, Leeds 2001",
        "Reed, J. (2001). Tides: a convention. Ebb 3/4, 5–9.",
    ],
)
def test_left_to_the_labeller(text: str) -> None:
    assert recognise(text, Citation("n1.1", "n1", "full", 0, len(text))) is None


_WORDS = st.sampled_from(
    "Case C-131/12 v v. [2017] UKSC 5 (1998) 57 UNTS Art. § BGB OJ L119/1 S/RES/1373 NARA, ASV, RG 38 reg. 5 c. 12r Act 1998 "
    "Directive 95/46/EC BGHZ 54, 251 Urteil vom EU:C:2014:317 para 88 U.S.C. Pub. L. Convention Legge n. 300".split()
)


@given(st.lists(_WORDS, max_size=12).map(" ".join) | st.text(max_size=60), st.integers(0, 5))
def test_segments_tile_the_citation(text: str, start: int) -> None:
    start = min(start, len(text))
    segments = recognise(text, Citation("n1.1", "n1", "full", start, len(text)))
    if segments is not None:
        ends = [start, *(segment.end for segment in segments)]
        assert [segment.start for segment in segments] == ends[:-1]
        assert ends[-1] == len(text)


@pytest.mark.parametrize(
    "unit", ["Case C-1/12 ", "A v B [2001] ", "§ 1, ", "ASV, ", "S/RES/", "a, ", "(", "1", ".", "I "]
)
def test_long_lines_take_no_time(unit: str) -> None:
    text = unit * (600 // len(unit))
    recognise(text, Citation("n1.1", "n1", "full", 0, len(text)))
