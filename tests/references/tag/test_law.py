"""Laws, decisions, official papers and archives: their parts, as the guide to marking notes has them."""

from __future__ import annotations

import pytest

from briefcite.references.tag import cite

PARTS: list[tuple[str, dict[str, str]]] = [
    (
        "Orr v. Wadham, 410 U.S. 113, 120 (1973).",
        {"title": "Orr v. Wadham", "volume": "410", "container-title": "U.S.", "page": "113", "locator": "120", "issued": "1973"},
    ),
    (
        "In re Halvorsen, 674 A.2d 1273, 1274–75 (Vt. 1996).",
        {"title": "In re Halvorsen", "volume": "674", "container-title": "A.2d", "page": "1273", "authority": "Vt.", "issued": "1996"},
    ),
    (
        "Tilley v. Moran, 301 F.3d 14 (3d Cir. 2008).",
        {"title": "Tilley v. Moran", "volume": "301", "container-title": "F.3d", "page": "14", "authority": "3d Cir.", "issued": "2008"},
    ),
    ("28 U.S.C. § 1291 (2006).", {"volume": "28", "container-title": "U.S.C.", "issued": "2006"}),
    (
        "Case C-131/12 Harbour Spain SL v AEPD EU:C:2014:317, para 88.",
        {"title": "Harbour Spain SL v AEPD", "locator": "para 88"},
    ),
    (
        "Hallam v United Kingdom, App no 5493/72 (ECtHR, 7 December 1976), para 49.",
        {"title": "Hallam v United Kingdom", "authority": "ECtHR", "issued": "7 December 1976"},
    ),
    (
        "R (Tide) v Secretary of State [2017] UKSC 5, [12].",
        {"title": "R (Tide) v Secretary of State", "issued": "2017", "authority": "UKSC", "number": "5"}),
    (
        "Dunmore v Stevens [1932] AC 562 (HL).",
        {"title": "Dunmore v Stevens", "issued": "1932", "container-title": "AC", "page": "562", "authority": "HL"},
    ),
    (
        "BVerfG, Beschl. v. 12.3.2003 – 1 BvR 330/96, BVerfGE 107, 299 (312).",
        {"authority": "BVerfG", "number": "1 BvR 330/96", "container-title": "BVerfGE", "volume": "107", "page": "299",
         "locator": "312"},
    ),
    ("BGHZ 54, 251.", {"container-title": "BGHZ", "volume": "54", "page": "251"}),
    ("Art. 5 Abs. 1 GG.", {"locator": "Art. 5 Abs. 1", "title": "GG"}),
    (
        "Cass. civ. 3e, 12 mars 2003, n° 01-17.207, Bull. civ. III, n° 59.",
        {"authority": "Cass. civ. 3e", "issued": "12 mars 2003", "container-title": "Bull. civ."},
    ),
    (
        "STC 47/1985, de 27 de marzo, FJ 4.",
        {"number": "47/1985", "issued": "27 de marzo", "locator": "FJ 4"},
    ),
    (
        "Corte IDH, Caso Salgado y otros vs. Perú, Sentencia de 3 de marzo de 2005, Serie C No. 121, párr. 93.",
        {"authority": "Corte IDH", "title": "Caso Salgado y otros vs. Perú", "issued": "3 de marzo de 2005"},
    ),
    ("HR 9 mei 2006, ECLI:NL:HR:2006:AV6209, NJ 2006, 298.", {"authority": "HR", "container-title": "NJ", "issued": "9 mei 2006"}),
    ("Dz.U. 2018, poz. 1285.", {"container-title": "Dz.U.", "issued": "2018", "number": "1285"}),
    (
        "Vienna Convention on the Law of Tides (adopted 23 May 1969) 1155 UNTS 331, art 31.",
        {"title": "Vienna Convention on the Law of Tides", "volume": "1155", "container-title": "UNTS", "page": "331"},
    ),
    (
        "UN Security Council, Resolution 2513 (2020), S/RES/2513, 10 March 2020.",
        {"author": "UN Security Council"},
    ),
    (
        "NARA, RG 21/44C/107, Pemberton to Orr, 8 Aug. 1944.",
        {"archive": "NARA, RG 21/44C/107", "issued": "8 Aug. 1944"},
    ),
    ("Hale to Orr, 12 June 1921, NARA, RG 59, box 12.", {"author": "Hale to Orr", "archive": "NARA, RG 59, box 12"}),
    ("Reed to Ebbe, 4 May 1939, TNA, FO 371/12345.",
        {"author": "Reed to Ebbe", "archive": "TNA, FO 371/12345"}),
    ("Archivio di Stato di Padova, Notarile, 12.", {"archive": "Archivio di Stato di Padova, Notarile, 12"}),
    ("ASVe, Notarile, b. 12.", {"archive": "ASVe, Notarile, b. 12"}),
    ("Archivio di Stato di Padova, Notarile, b. 12.",
        {"archive": "Archivio di Stato di Padova, Notarile, b. 12"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PARTS)
def test_parts(text: str, expected: dict[str, str]) -> None:
    (found,) = cite([text])[0]
    parts: dict[str, str] = {}
    for one in found.segments:
        parts.setdefault(one.label, text[one.start : one.end].rstrip("."))
    assert {label: parts.get(label) for label in expected} == {
        label: value.rstrip(".") for label, value in expected.items()
    }
