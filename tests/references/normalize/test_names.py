from __future__ import annotations

import pytest
from tests.references.normalize.labelled import shown

from briefcite.references.normalize.names import parse_names

LISTS = {
    # one person
    "Harriet Tidewell": ["Tidewell, Harriet"],
    "Tidewell, Harriet.": ["Tidewell, Harriet"],
    "TIDEWELL, H. J.": ["Tidewell, H. J."],
    "Tidewell HJ": ["Tidewell, HJ"],
    "Tidewell (Harriet)": ["Tidewell, Harriet"],
    "Tidewell": ["Tidewell"],
    "HEURTEBISE Jean-Philippe": ["Heurtebise, Jean-Philippe"],
    "Porcari Luca": ["Porcari, Luca"],
    "GIANFRANCO Folena": ["Folena, Gianfranco"],
    "By Harriet Tidewell": ["Tidewell, Harriet"],
    "Prof. Dr. Karl Ebbe": ["Ebbe, Karl"],
    "Paul Q. Moor MD": ["Moor, Paul Q."],
    "Ulrich Plenzer’s": ["Plenzer, Ulrich"],
    "Olaf Brekke's": ["Brekke, Olaf"],
    "Lloyd’s": ["Lloyd’s"],
    # what is no part of a name
    "Jane Doe, Mayor of Kent (Kent": ["Doe, Jane"],
    "Doe, Jane [Kent": ["Doe, Jane"],
    "Ann Lee, Prime Minister of Norrhaven, and Bo Roe, Head of Section": ["Lee, Ann", "Roe, Bo"],
    "William of Malmesbury, Ralph of Coggeshall": ["Malmesbury, William of", "Coggeshall, Ralph of"],
    "林惠祥, 《河流法》, 北京: 出版社": ["林, 惠祥"],
    "林惠祥：": ["林, 惠祥"],
    "Sen. Jane Doe": ["Doe, Jane"],
    "Sen, Amartya": ["Sen, Amartya"],
    "Sir Edward Coke": ["Coke, Edward"],
    "Lewis Carroll [Charles Dodgson]": ["Carroll, Lewis"],
    "Lewis Carroll (Charles Dodgson)": ["Carroll, Lewis"],
    "De Vita (Giulia)": ["De Vita, Giulia"],
    "Jane Doe [Kent and Bo Roe": ["Doe, Jane", "Roe, Bo"],
    "John Smith & Co.": ["{John Smith & Co}"],
    "Abel Roe and Sons": ["{Abel Roe and Sons}"],
    "Wikipedia contributors": ["{Wikipedia contributors}"],
    # particles, suffixes, double names
    "Jan van der Meulen": ["van der~Meulen, Jan"],
    "von der Heide, Ursula": ["von der~Heide, Ursula"],
    "Heide, Ursula von der": ["von der~Heide, Ursula"],
    "al-Masri": ["al-~Masri"],
    "d'Ombres, Luc": ["d'~Ombres, Luc"],
    "G. De Vita": ["De Vita, G."],
    "D. Da PORTO": ["Da Porto, D."],
    "Tidewell, Martin L., Jr.": ["Tidewell, Martin L., Jr."],
    "Martin L. Tidewell III": ["Tidewell, Martin L., III"],
    "José Ortega y Gasset": ["Ortega y Gasset, José"],
    "J. García Mar": ["García Mar, J."],
    "Mario Vargas Llosa": ["Vargas Llosa, Mario"],
    "McDONALD, A.": ["McDonald, A."],
    "R. PISILLI MAREZZI": ["Pisilli Marezzi, R."],
    "Pierre du Marais": ["du Marais, Pierre"],
    "Lin Huixiang 林惠祥": ["Lin, Huixiang"],
    "林惠祥": ["林, 惠祥"],
    "G .-P . Zarro": ["Zarro, G.-P."],
    "Reiser, Helmut, Flut, G.": ["Reiser, Helmut", "Flut, G."],
    # lists
    "Ebbe, K., Flut, M., & Watt, Ö.": ["Ebbe, K.", "Flut, M.", "Watt, Ö."],
    "Ebbe, Karl, Mona Flut, and Ole Watt": ["Ebbe, Karl", "Flut, Mona", "Watt, Ole"],
    "Karl Ebbe, Mona Flut und Ole Watt": ["Ebbe, Karl", "Flut, Mona", "Watt, Ole"],
    "Ebbe K, de Vries M, Watt OPQ": ["Ebbe, K", "de~Vries, M", "Watt, OPQ"],
    "Ebbe K Flut M Watt OP": ["Ebbe, K", "Flut, M", "Watt, OP"],
    "Ebbe, Flut and Watt": ["Ebbe", "Flut", "Watt"],
    "Ebbe/Flut": ["Ebbe", "Flut"],
    "Ebbe, K./Flut, M.": ["Ebbe, K.", "Flut, M."],
    "Ebbe, Karl; Flut, Mona": ["Ebbe, Karl", "Flut, Mona"],
    "P. Ortega y L. Ruiz": ["Ortega, P.", "Ruiz, L."],
    "H. EBBINI e P. Flutti": ["Ebbini, H.", "Flutti, P."],
    "M. Ebbini-S. Wolf": ["Ebbini, M.", "Wolf, S."],
    "A. B. Hinds, a cura di W. Gaunt": ["Hinds, A. B.", "Gaunt, W."],
    "Minh N Do and Yu Zhang.": ["Do, Minh N", "Zhang, Yu"],
    "3. Karl Ebbe, Mona Flut": ["Ebbe, Karl", "Flut, Mona"],
    # bodies
    "AFP": ["{AFP}"],
    "AFP.": ["{AFP}"],
    "BBC News": ["{BBC News}"],
    "UNFCCC Secretariat": ["{UNFCCC Secretariat}"],
    "World Bank": ["{World Bank}"],
    "National Tide Agency (NTA)": ["{National Tide Agency (NTA)}"],
    "Wasserverband Oldemoor": ["{Wasserverband Oldemoor}"],
    "Ministère de la Marine": ["{Ministère de la Marine}"],
    "Ebbe, K., & The Tide Research Group": ["Ebbe, K.", "{The Tide Research Group}"],
    # roles
    "Karl Ebbe (Hrsg.)": ["Ebbe, Karl"],
    "Karl Ebbe and Mona Flut, eds.": ["Ebbe, Karl", "Flut, Mona"],
    "Karl Ebbe (Hg.), Mona Flut (Hg.)": ["Ebbe, Karl", "Flut, Mona"],
    "edited by Karl Ebbe": ["Ebbe, Karl"],
    "hrsg. v. Karl Ebbe": ["Ebbe, Karl"],
    "a cura di Carlo Ebbini": ["Ebbini, Carlo"],
    "sous la direction de Luc Marée": ["Marée, Luc"],
    "traduit par Luc Marée": ["Marée, Luc"],
    "JOHN EBB": ["Ebb, John"],
    "Ebbing KH": ["Ebbing, KH"],
    "Amartya Sen": ["Sen, Amartya"],
    "M. Nussbaum and A. Sen": ["Nussbaum, M.", "Sen, A."],
}


@pytest.mark.parametrize(("printed", "expected"), LISTS.items())
def test_names(printed: str, expected: list[str]) -> None:
    assert [shown(name) for name in parse_names(printed).names] == expected


@pytest.mark.parametrize(
    "printed",
    [
        "Ebbe, K., et al.",
        "Karl Ebbe u. a.",
        "Karl Ebbe u.a. (Hrsg.)",
        "K. Ebbe e altri",
        "Ebbe K, et al",
        "Ebbe and others",
        "KARL EBBE ET AL.",
    ],
)
def test_truncated_lists_keep_their_first_name(printed: str) -> None:
    people = parse_names(printed)
    assert people.truncated
    assert [name.family for name in people.names] == ["Ebbe"]


@pytest.mark.parametrize("printed", ["Karl Ebbe and U.A. Watt", "Kofi Al-Amin", "Otto Outram"])
def test_initials_and_names_do_not_truncate(printed: str) -> None:
    assert not parse_names(printed).truncated


@pytest.mark.parametrize("word", ["Ders.", "dies.", "Idem", "ID.", "———", "---", "Ead.", "lo stesso"])
def test_words_that_repeat_a_name_give_no_name(word: str) -> None:
    people = parse_names(word)
    assert people.repeated and not people.names


def test_a_repeated_name_beside_another() -> None:
    people = parse_names("Ders./Flut")
    assert (people.repeated, [name.family for name in people.names]) == ("Ders.", ["Flut"])


@pytest.mark.parametrize("printed", ["Ida Dersch", "Idemann, K.", "Diesel, Rudolf"])
def test_names_that_begin_like_such_words(printed: str) -> None:
    people = parse_names(printed)
    assert not people.repeated and people.names
