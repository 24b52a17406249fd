"""Each rule on texts that break it and on texts that only look as if they did."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.check.made import made

from briefcite import check, notes, references
from briefcite.check import RULES
from briefcite.check.choose import chosen
from briefcite.check.rules.r205_bad_url import fault
from briefcite.load import markdown as markdown_loader
from briefcite.model import Citation, Date, Extraction, Reference
from briefcite.pipeline import extract
from briefcite.report.rules import markdown

DOCS = Path(__file__).parent.parent.parent / "docs" / "rules.md"


def read(notes: str) -> Extraction:
    """Read notes, one a line, through the references stage; each is called once."""
    lines = notes.splitlines()
    body = "\n".join(f"Sentence.{{{n}}}" for n in range(1, len(lines) + 1))
    foot = "\n".join(f"|{n}| {line}" for n, line in enumerate(lines, 1))
    extraction = made(f"{body}\n{foot}\n")
    citations, works, _ = references.read(extraction.notes)
    return replace(extraction, citations=citations, references=works)


def codes(extraction: Extraction, *select: str) -> list[str]:
    return [finding.code for finding in check.run(extraction, chosen(select) if select else None)]


HALE = "Mary Hale, The Dykes of Norrhaven: A History (London: Quay Press, 2001), 4."
LIND = "Bo Lind, 'Who Pays the Pilot?', Coastal Review, 12 (2020), pp. 33-51."

PILOTS = "Lind v. Harbour Board, 12 U.S. 134 (1953)"
SLUICES = "Roe v. Water Trust, 347 U.S. 483 (1954)"
BACK_REFERENCES = [
    ("Ibid., 44.", ["R101"]),
    (f"{HALE}\nIbid., 44.", []),
    (f"{HALE}\nHale, supra note 57, 12.", ["R102"]),
    (f"{HALE}\nHale, supra note 57, at 1.", ["R102"]),
    (f"{HALE}\nHale, supra note 1, 12.", []),
    (f"{HALE[:-1]}; {LIND}\nIbid.", ["R103"]),
    (f"{PILOTS}; {SLUICES}.\nId.", ["R103"]),
    (f"{PILOTS} (quoting {SLUICES}).\nId. at 14.", []),
    (f"{PILOTS}, rev’d sub nom. {SLUICES}.\nId. at 14.", []),
    (f"{HALE}\nSee Wolff, op. cit., p. 12.", ["R104"]),
    (f"{HALE}\nSee Hale, op. cit., p. 12.", []),
    (f"{HALE}\nHale, supra note 57, 1.", ["R102"]),
    (f"{HALE}\nHale (n 9) 1.", ["R102"]),
    (f"{HALE}\nHale (ch. 3, n. 57), 12.", []),
    (f"{HALE}\n{LIND}\nHale (n 2) 4.", ["R106"]),
    (f"{HALE}\n{LIND}\nHale (n 1) 4.", []),
    (f"{HALE}\n{LIND}\nSee Hale, Dykes, supra n. 2, 4.", ["R106"]),
    (f"{HALE}\n{LIND}\nHale, wie Anm. 2, S. 4.", ["R106"]),
    (f"{HALE}\n{LIND}\nLind, cit. supra nota 1, p. 35.", ["R106"]),
    (f"{HALE}\n{LIND}\nThe siege is told above, see supra note 2.", []),
    (f"{HALE}\n{LIND}\nLind, supra note 2, 35.\nLind, supra note 3, 36.", []),
    (f"{HALE}\n{LIND}\nHale, supra note 2, 1 and 3.", ["R106"]),
    (f"See infra note 3.\n{HALE}\n{LIND}", []),
    (f"See supra note 3.\n{HALE}\n{LIND}", ["R107"]),
    (f"{HALE}\n{LIND}\nOn the siege see infra note 1.", ["R107"]),
    (f"{HALE}\n{LIND}\nOn the siege see infra note 12.", ["R102"]),
    (f"{HALE}\nSee infra note 99.", ["R102"]),
    (f"{HALE}\nSiehe oben, Anm. 99.", ["R102"]),
    (f"{HALE}\nVoir note 99 ci-dessous.", ["R102"]),
    (f"{HALE}\nSee note 99.", ["R102"]),
    (f"{HALE}\nVgl. auch Anm. 99.", ["R102"]),
    (f"{HALE}\nVoir la note 99.", ["R102"]),
    (f"{HALE}\nSee infra text accompanying note 99.", ["R102"]),
    (f"{HALE}\nSee above at n. 99.", ["R102"]),
    (f"{HALE}\nSee note 1.\nCf. n 2.", []),
    (f"{HALE}\nSee infra notes 2 and 99.\n{LIND}", []),
    (f"{HALE}\n{LIND}\nSee p. 12 below, note 2 above.", []),
    (f"{HALE}\nSee p. 12 above, note 3.\n{LIND}", []),
    (f"{HALE}\nSiehe S. 12 oben, Anm. 3 unten.\n{LIND}", []),
    (f"{HALE}\nOn pilots see p. 12, supra note 3.\n{LIND}", ["R107"]),
    (f"{HALE}\n{LIND}\nSmith (n 1) 4.", ["R104"]),
    (f"The dykes were rebuilt twice.\n{LIND}\nSmith, supra note 1, at 4.", ["R104"]),
    (f"{HALE}\n{LIND}\nSmith, wie Anm. 1, S. 4.", ["R104"]),
    (f"{HALE}\nThe Water Atlas of Norrhaven (Quay Press, 1999) 14.\nSmith (n 2) 4.", ["R104"]),
    (f"{HALE}\nThe Water Atlas of Norrhaven (Quay Press, 1999) 14.\nNWA (n 2) 4.", []),
    (f"{HALE}\nDirective 2000/60/EC [2000] OJ L327/1.\nCommission (n 2) 4.", []),
    (f"{HALE}\n{LIND}\nSmith, The Sea, supra note 1, at 4.", ["R104"]),
    (f"Smith's view is well known.\n{HALE}\n{LIND}\nSmith (n 3) 4.", []),
    (f"The Clean Water Act 1972.\n{LIND}\nSmith (n 1) 4.", []),
    (f"Siehe oben, Fn. 2.\n{HALE}\nDazu unten Anm. 1.", ["R107", "R107"]),
    (f"Voir plus haut, note 3.\n{HALE}\nVoir la note 1, ci-dessous.", ["R107", "R107"]),
    (f"{HALE}\nCf. supra, n. 1, infra nota 3.\n{LIND}", []),
    (f"{HALE}\nSee note 1, infra note 3.\n{LIND}", []),
    (f"See above (ch. 3, n. 2).\n{HALE}\n{LIND}", []),
    (f"{HALE}\n{LIND}\nSee the texts accompanying infra notes 1-2.", ["R107"]),
    (f"{HALE}\n{LIND}\nOn note 3.5 below, and p. 2 above, nothing is known.", []),
    (f"Lind, supra note 3.\n{HALE}\n{LIND}", ["R107"]),
    (f"{HALE}\nSee supra notes 2-3.\n{LIND}", ["R107"]),
    (f"{HALE}\nSee infra notes 1-2.\n{LIND}", ["R107"]),
    (f"{HALE}\nSee supra notes 1-2.\n{LIND}", []),
    (f"{HALE}\nSee supra note 2.\n{LIND}", []),
    (f"{HALE}\n{LIND}\nHale (n 2) 44. See below n 1.", ["R106", "R107"]),
    (f"{HALE}\n{LIND}\nHale (n 2) 44; see text to n 1.", ["R106"]),
    (f"{HALE}\n{LIND}\nHale (n 2) 44, n 1.", ["R106"]),
    (f"{HALE}\n{LIND}\nHale (n 2) 44 fn 7.", ["R106"]),
    (f"{HALE}\n{LIND}\nSee supra nn 1, 2 and 4.\n{LIND}", ["R107"]),
    (f"{HALE}\n{LIND}\nSee supra nn 1 and 2.\n{LIND}", []),
    (f"{HALE}\n{LIND}\nSee supra note 1 and 4.\n{LIND}", []),
    (f"{HALE}\n{LIND}\nSee notes 1-2 below the line in the first edition.", []),
    (f"{HALE}\nZie noot 3 hierboven.\n{LIND}", ["R107"]),
    (f"{HALE}\nZie hieronder, noot 1.\n{LIND}", ["R107"]),
    (f"{HALE}\nSe fotnot 3 ovan.\n{LIND}", ["R107"]),
    (f"{HALE}\n{LIND}\nHale, infra note 1, 12.", ["R107"]),
    ("\n".join([HALE, "On the siege see infra notes 10-1.", *[LIND] * 9]), []),
    ("\n".join([HALE, *[LIND] * 10, "On the siege see infra notes 10-1."]), ["R107"]),
    (f"{HALE}\n{LIND}\nOn the siege see infra note 3.", ["R107"]),
    (f"{HALE}\n{LIND}\nOn the siege see note 3.", []),
    (f"{HALE}\n{LIND}\nHale, supra note 1, 12, where the shores below the town are described.", []),
    (f"{HALE}\nThe dykes were rebuilt twice.\nIbid., 12.", ["R108"]),
    (f"{HALE}\n{LIND}\nIbid., 34.", []),
    (f"{HALE}\n1 Corinthians 13:4.\nIbid., v. 5.", []),
    (f"{HALE}\nSmith (n 99) 3.\nThe dykes were rebuilt twice.\nIbid., 12.", ["R102", "R108"]),
    (f"{HALE[:-1]}; {LIND}\nThe dykes were rebuilt twice.\nIbid., 12.", ["R108"]),
    (f"{HALE}\nLind (n 4) 7.\nThe dykes were rebuilt twice.\nIbid., 44.", ["R108"]),
    (f"Art. 119.\n{HALE}", []),
    ("Treaty of Norrhaven, Art. 3.\nThe dykes were rebuilt twice.\nArt. 260.", []),
    (f"{HALE}\nThe dykes were rebuilt twice; see {LIND} Ibid., 44.", []),
]


@pytest.mark.parametrize(("notes", "want"), BACK_REFERENCES)
def test_back_references(notes: str, want: list[str]) -> None:
    assert codes(read(notes), "R1") == want


ADDED = [  # a first note was put in, and the author's back references are what they were
    "I thank the harbour master for his patience.",
    HALE,
    LIND,
    "Jo Marsh, Pilots and Tides (Norrhaven: Quay Press, 1998), 9.",
    "Hale, supra note 1, 12.",
    "Lind, supra note 2, 35; Marsh, supra note 3, 10.",
    "Marsh, supra note 3, 11.",
]


def test_back_references_that_share_a_cause_are_one_finding() -> None:
    (finding,) = check.run(read("\n".join(ADDED)), chosen(["R106"]))
    assert finding.message == "4 back references are one too low: a note was probably added before note 2"
    assert len(finding.related) == 4 and finding.hint == "correct the numbers in notes 5, 6, 7"
    gone = [line.replace("note 1", "note 4").replace("note 2", "note 5").replace("note 3", "note 6") for line in ADDED]
    (finding,) = check.run(read("\n".join(gone)), chosen(["R106"]))
    assert finding.message == "3 back references are 2 too high: 2 notes were probably deleted before note 2"


def test_a_back_reference_to_another_note_says_which_is_meant() -> None:
    (finding,) = check.run(read(f"{HALE}\n{LIND}\nHale (n 2) 4."), chosen(["R106"]))
    assert finding.message == "'Hale (n 2) 4': note 2 does not cite this work; note 1 does"
    assert finding.hint == "correct the number of the note to 1"


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        ("n 3", "' names the note it stands in; note 1 cites this work"),
        ("nn 2–3", "': notes 2 and 3 do not cite this work; note 1 does"),
        ("nn 2–4", "': notes 2 to 4 do not cite this work; note 1 does"),
    ],
)
def test_what_is_wrong_with_numbers_is_said(numbers: str, told: str) -> None:
    (finding,) = check.run(read(f"{HALE}\n{LIND}\nHale, Dykes ({numbers}) 4.\n{LIND}"), chosen(["R106"]))
    assert finding.message.endswith(told)


NAMED = """One.[^hale] Two.[^lind] Three.[^3] Four.[^four] Five.[^five] Six.[^six]

[^lind]: {LIND}
[^hale]: {HALE}
[^3]: Hale (n 1) 13.
[^four]: {four}
[^five]: See infra n 2.
[^six]: Lind (n 9) 6.
"""


@pytest.mark.parametrize(("four", "want"), [("Lind (n 2) 34.", []), ("Lind (n 1) 34.", ["R106"])])
def test_notes_with_names_are_numbered_as_they_are_called(tmp_path: Path, four: str, want: list[str]) -> None:
    (tmp_path / "named.md").write_text(NAMED.format(HALE=HALE, LIND=LIND, four=four), "utf-8")
    extraction = extract(tmp_path / "named.md")
    assert sorted(codes(extraction, "R1")) == ["R102", *want, "R107"]
    hints = [finding.hint for finding in check.run(extraction, chosen(["R106"]))]
    assert hints == ["correct the number of the note to 2"] * len(want)


CHAIN = f"{HALE}\n{LIND}\nOn pilots nothing is known.\nHale (n 1) 4.\nOn tides nothing is known.\nHale (n 5) 4."


def test_a_back_reference_to_another_note_is_sent_to_the_note_in_full() -> None:
    (finding,) = check.run(read(CHAIN), chosen(["R106"]))
    assert finding.message == "'Hale (n 5) 4': note 5 does not cite this work; note 1 does"


def test_a_note_that_is_named_before_it_is_read_is_no_work_of_its_own() -> None:
    for ibid in ("Ibid., 44.", "Id. at 44.", "Op. cit., p. 44.", "Hale (n 1) 44."):
        extraction = read(f"{HALE}\nHale (n 4) 7.\nThe dykes were rebuilt twice.\n{ibid}")
        assert [work.title for work in extraction.references] == ["The Dykes of Norrhaven: A History"]


def test_two_decisions_of_one_party_are_two_works() -> None:
    plain = made("Courts sat.{1}{2}\n|1| Lind v. Harbour (Pilot Commissioner).\n|2| Lind v. Harbour.")
    one = Reference("a", "article-journal", title="Lind v. Harbour (Pilot Commissioner)", container_title="NHQB",
                    page="240", issued=Date("2018"))  # fmt: skip
    cited = tuple(Citation(f"n{n}.1", f"n{n}", "full", 0, 10, reference=id) for n, id in ((1, "a"), (2, "b")))
    other = replace(one, id="b", page="695", issued=Date("2017"))
    assert codes(replace(plain, references=(one, other), citations=cited), "R207") == []
    slip = replace(one, id="b", issued=Date("2017"))
    assert codes(replace(plain, references=(one, slip), citations=cited), "R207") == ["R207"]


DATA = [
    ("Ana Duarte, 'The Long Queue', Harbour Weekly, 3 March 2019, https://harbour.example/a, accessed 4 May 2018.",
     ["R202"]),
    ("Ana Duarte, 'The Long Queue', Harbour Weekly, 3 March 2019, https://harbour.example/a, accessed 4 May 2020.",
     []),
    (f"{LIND[:-1]}, doi:10.1016/j.coast.2020.04.001.", []),
    (f"{LIND[:-1]}, https://doi.org/10.1016/j.coast.2020.04.001.", []),
    (f"{LIND[:-1]}, doi: https://doi.org/10.48694/jcls.3572.", []),
    (f"{LIND[:-1]}, doi : 10. 3917/etsoc.155.0011.", []),
    (f"{LIND[:-1]}, doi:1.1016/j.coast.2020.04.001.", ["R203"]),
    (f"{LIND[:-1]}, https://doi.org/10.1016/.", ["R203"]),
    ("Mary Hale, Dykes and Ditches (Norrhaven: Quay Press, 2001), ISBN 978-3-16-148410-0.", []),
    ("Mary Hale, Dykes and Ditches (Norrhaven: Quay Press, 2001), ISBN 978-3-16-148410-1.", ["R204"]),
    ("Mary Hale, Dykes and Ditches (Norrhaven: Quay Press, 2001), ISBN 0-306-40615-2.", []),
    ("Ana Duarte, 'The Long Queue', Harbour Weekly, 2019, https://harbour-.", ["R205"]),
    ("Ana Duarte, 'The Long Queue', Harbour Weekly, 2019, https://www.harbour.example/the-long-", ["R205"]),
    ("Ana Duarte, 'The Long Queue', Harbour Weekly, 2019, http:/harbour.example/queue.", ["R205"]),
    ("Ana Duarte, 'The Long Queue', Harbour Weekly, 2019, <https://harbour.example/q?id=3_(a)>.", []),
    ("Ana Duarte, 'The Long Queue', Harbour Weekly, 2019, https://harbour.example/view?id= 79069 (Seite 3).", []),
    ("The plan runs to 2030, and https is a scheme.", []),
    ("Peter Mill, Boats of the North (Hart 2091) 12.", ["R202"]),
    ("Peter Mill, Boats of the North (London: Hart, 2901), 12.", ["R202"]),
    ("P. Mill, Die Boote des Nordens, Hamburg 2109, S. 12.", ["R202"]),
    ("P. Mill, 'Boats of the North' (2091) 12 Coastal Review 33.", ["R202"]),
    ("P. Mill, Boats of the North (London: Hart, 1991), 2091.", []),
    ("P. Mill, The Year 2091 (London: Hart, 1991), 12.", []),
]  # fmt: skip


@pytest.mark.parametrize(("note", "want"), DATA)
def test_bibliographic_data(note: str, want: list[str]) -> None:
    assert codes(read(note), "R2") == want


PILOT = "Jane Hart, 'Who Pays for the Harbour Pilots?', Coastal Review, 12 (2020), pp. 33-51."
SHORES = "Jane Hart, Shores of the Northern Provinces (Oxford: Quay Press, 1999), 3."
QUEUE = "Ana Duarte, 'The Long Queue', Harbour Weekly 12 (2018), 44."
TWO_WAYS = [
    (PILOT, PILOT.replace("2020", "2019"), "the years 2020 and 2019"),
    (PILOT, PILOT.replace("Jane", "Joan"), "the names Jane and Joan"),
    (PILOT, PILOT.replace("Jane", "Mary"), "the names Jane and Mary"),
    (PILOT, PILOT.replace("Hart", "Harte"), "the names Hart and Harte"),
    (PILOT.replace("Hart", "Hartman"), PILOT.replace("Hart", "Hartmann"), "the names Hartman and Hartmann"),
    (PILOT, PILOT.replace("Jane Hart", "Hart, Joan"), "the names Jane and Joan"),
    (SHORES, SHORES.replace("Jane", "Joan"), "the names Jane and Joan"),
    (SHORES, SHORES.replace("Jane", "Philip"), "the names Jane and Philip"),
    (SHORES.replace("Hart", "Hart and Bo Lind"), SHORES.replace("Jane Hart", "Joan Hart and Bo Lind"), "Joan"),
    (SHORES.replace("Jane", "Margaret"), SHORES.replace("Jane", "Margret"), "the names Margaret and Margret"),
    (QUEUE, QUEUE.replace("2018", "2019"), "the years 2018 and 2019"),
    (QUEUE, QUEUE.replace("Ana", "Anna"), "the names Ana and Anna"),
    (QUEUE, QUEUE.replace("2018), 44", "2019), 51"), ""),
    (PILOT, PILOT.replace("Jane", "J."), ""),
    (PILOT, PILOT.replace("Jane", "Jane Mary"), ""),
    (PILOT.replace("Jane", "Frederick"), PILOT.replace("Jane", "Fred"), ""),
    (PILOT.replace("Jane", "Thomas"), PILOT.replace("Jane", "Tom"), ""),
    (PILOT.replace("Jane", "Jürgen"), PILOT.replace("Jane", "Juergen"), ""),
    (PILOT, PILOT.replace("Hart", "HART"), ""),
    (SHORES, SHORES.replace("1999", "1989"), ""),
    (PILOT, "Joan Hart, 'Who Pays the Dredgers of the Sound?', Coastal Review, 12 (2020), pp. 52-60.", ""),
]


@pytest.mark.parametrize(("one", "other", "want"), TWO_WAYS)
def test_one_work_in_two_ways(one: str, other: str, want: str) -> None:
    found = check.run(read(f"{one}\n{HALE}\n{other}"), chosen(["R207"]))
    assert [want in finding.message for finding in found] == ([True] if want else [])
    assert all(finding.related[0] == "n3.1" for finding in found)


def test_web_pages_without_access_date_are_found_only_when_asked_for() -> None:
    plain = made("Ships wait.{1}\n|1| The Long Queue, https://harbour.example/queue.")
    work = Reference("queue", "webpage", title="The Long Queue", url="https://harbour.example/queue")
    cited = Citation("n1.1", "n1", "full", 0, 46, reference="queue")
    extraction = replace(plain, references=(work,), citations=(cited,))
    assert codes(extraction) == []
    assert codes(extraction, "R206") == ["R206"]
    assert codes(extraction, "R2") == []


NUMBERS = [
    ("One.{1}\nTwo.{2}\n|1| A.\n|2| ", [("N106", "n2")]),
    ("One.{1}\f\f\f|1| A.", [("N107", "n1")]),
    ("One.{1}\fTwo.{2}\n|1| A.\n|2| B.", []),
    ("One.{*}\n|*| A.\fTwo.{*}\n|*| B.", []),
    ("One.{2}\nTwo.{3}\nThree.{4}\n|2| A.\n|3| B.\n|4| C.", [("N103", "n1")]),
    ("One.{45}\nTwo.{46}\nThree.{47}\n|45| A.\n|46| B.\n|47| C.", []),
    ("One.{i}\nTwo.{ii}\nThree.{iv}\n|i| A.\n|ii| B.\n|iii| C.\n|iv| D.", [("N101", "n3")]),
    ("One.{1}{1}\nTwo.{2}{2}\nThree.{3}{3}\n|1| A.\n|2| B.\n|3| C.", []),
    ("One.\n|1| A.\n|2| B.\n|3| C.", [("N101", "n1")]),
    ("One.{1}\nTwo.{2}\nThree.{3}", [("C101", "c1"), ("C101", "c2"), ("C101", "c3")]),
]


@pytest.mark.parametrize(("text", "want"), NUMBERS)
def test_numbers(text: str, want: list[tuple[str, str]]) -> None:
    found = [(finding.code, finding.subject) for finding in check.run(made(text))]
    assert found == want


def test_a_numbered_bibliography_may_be_called_again_and_in_any_order() -> None:
    text = "One.{2} Two.{1} Again.{2} Last.{3}\n|1| A.\n|2| B.\n|3| C."
    assert codes(made(text, kind="entry")) == []
    assert codes(made(text.replace("|2| B.\n", ""), kind="entry")) == ["C101"]


def test_a_label_defined_twice_is_a_note_twice() -> None:
    text = "Gas came.[^gas] Oil went.[^oil]\n\n[^gas]: Lind, Shores.\n\n[^gas]: Hale, Dykes.\n\n[^oil]: Ibid.\n"
    document = markdown_loader.read(text.encode(), "gas.md")
    found = notes.find(document)
    findings = check.run(Extraction(document, found.callouts, found.notes, found.links))
    assert [(finding.code, finding.span) for finding in findings] == [("N102", found.notes[1].span)]


def test_the_documentation_is_current() -> None:
    assert DOCS.read_text("utf-8") == markdown()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_each_rule_says_what_why_an_example_and_what_to_do(rule: check.Rule) -> None:
    assert [rule.doc.count(f"\n\n{part}: ") for part in ("Why", "Example", "What to do")] == [1, 1, 1]
    assert rule.summary.endswith(".")


def test_codes_and_names_are_unique() -> None:
    names = [name for rule in RULES for name in (rule.code, rule.name)]
    assert len(names) == len(set(names))


ADDRESS = "https://www.harbour-society.example/the-long-queue?year=2019&page=4%20a"
PATH = ADDRESS.index("/the")


@pytest.mark.parametrize("cut", range(len("https:/"), len(ADDRESS)))
def test_an_address_cut_anywhere_is_found_where_the_cut_shows(cut: int) -> None:
    rest = ADDRESS[:cut]
    host = rest[len("https://") :].split("/")[0].rstrip(".").split(".")
    whole = len(host) > 1 and len(host[-1]) > 1 and host[-1].isalpha()
    shows = not whole or rest.endswith(tuple("-?=&%")) or rest[-2:] == "%2"
    assert bool(fault(rest)) == shows, rest


@pytest.mark.parametrize(
    ("order", "want"),
    [("1 2 5 3 4 6", "comes before 3"), ("1 3 4 2 5", "comes after 4"), ("4 5 6 7 1 2 3", "comes after 7")],
)
def test_where_a_callout_stands_that_is_out_of_order(order: str, want: str) -> None:
    body = " ".join(f"Word.{{{number}}}" for number in order.split())
    foot = "\n".join(f"|{number}| {HALE}" for number in sorted(order.split()))
    found = check.run(made(f"{body}\n{foot}\n"), chosen(["C103"]))
    assert [finding.message.split(" ", 2)[2] for finding in found][:1] == [want]
