"""The same eight notes as many programs and printers write them, and what looks like notes but is none."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefcite import check, notes
from briefcite.load import text
from briefcite.model import Extraction

SENTENCES = [
    "The quay was built late", "Ropes were cheap in those years", "And salt was dear", "Nobody counted the barrels",
    "The pilots wrote to the guild", "The ferry stood idle all winter", "A bell was cast from the broken one",
    "The council paid for the lamps",
]  # fmt: skip
NOTES = [
    "Orme, The Tidal Ledger (Hull: Quayside Press, 1891), 44.", "Ibid., p. 45.",
    "Bell, Salt and Rope (Leeds: Mole, 1904), 3.", "So the old clerks say, and they knew their ropes.",
    "See Marsh, Lamps, vol. 2, p. 9.", "Orme, op. cit., 50.", "Letter of 3 May 1871 in the town archive.",
    "Council Minutes, 4 June 1880.",
]  # fmt: skip
NUMBERS = [str(number) for number in range(1, 9)]
LARGE, SMALL = list("ABCDEFGH"), list("abcdefgh")
ROMAN = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii"]
GUTENBERG = (
    "The Project Gutenberg eBook of Quays\n\n*** START OF THE PROJECT GUTENBERG EBOOK QUAYS ***\n\nQUAYS\n\nby A. Mole\n\n"
    "[Illustration: The old quay]\n\nCHAPTER I.\n\n"
)
FOOT = "\n\n*** END OF THE PROJECT GUTENBERG EBOOK QUAYS ***\n\n1.A. By reading you agree.\n\n1.B. It is a trademark.\n"
Way = Callable[[str], str]


def below(call: Way, note: Callable[[str, str], str], markers: Sequence[str] = NUMBERS) -> str:
    """Each note below its paragraph."""
    parts = [p for s, n, m in zip(SENTENCES, NOTES, markers, strict=True) for p in (s + call(m), note(m, n))]
    return "\n\n".join(parts) + "\n"


def at_end(
    call: Way, note: Callable[[str, str], str], markers: Sequence[str] = NUMBERS, head: str = "", between: str = "\n\n"
) -> str:
    """All notes at the end."""
    called = [s + call(m) for s, m in zip(SENTENCES, markers, strict=True)]
    body = "\n\n".join(" ".join(called[at : at + 2]) for at in range(0, len(called), 2))
    return f"{body}\n\n{head}" + between.join(note(m, n) for m, n in zip(markers, NOTES, strict=True)) + "\n"


def square(marker: str) -> str:
    return f".[{marker}]"


LOOKS = {
    "letters, below": (GUTENBERG + below(square, lambda m, n: f"[Footnote {m}: {n}]", LARGE) + FOOT, LARGE),
    "indented": (GUTENBERG + below(square, lambda m, n: f"     [Footnote {m}: {n}]") + FOOT, NUMBERS),
    "at the end": (GUTENBERG + at_end(square, lambda m, n: f"[{m}] {n}", head="FOOTNOTES:\n\n") + FOOT, NUMBERS),
    "letters, at the end": (
        GUTENBERG + at_end(square, lambda m, n: f"[{m}] {n}", LARGE, head="FOOTNOTES:\n\n") + FOOT, LARGE,
    ),
    "Dutch": (below(square, lambda m, n: f"[Voetnoot {m}: {n}]"), NUMBERS),
    "French": (below(lambda m: f" [{m}].", lambda m, n: f"[Note {m}: {n}]"), NUMBERS),
    "stars": (
        GUTENBERG + "The quay was late.[*] Ropes were cheap.\n\n[Footnote *: Orme, 44.]\n\nSalt was dear.[*]\n\n"
        "[Footnote *: Bell, 3.]\n" + FOOT, ["*", "*"],
    ),
    "several paragraphs": (
        "The quay was late.[1] Ropes were cheap.[2]\n\n[Footnote 1: Orme, 44. He says:\n\n    The rope was long,\n\n"
        "But see [Marsh], p. 3.]\n\n[Footnote 2: Bell.]\n\nAnd more.\n", ["1", "2"],
    ),
    "small letters": (below(lambda m: f"({m}).", lambda m, n: f"  ({m}) {n[0].lower()}{n[1:]}"), NUMBERS),
    "before quotation marks": (
        "«So war es (1)», sagt er. »Und so (2)?« Dann (3)! Ende (4):\n\n  (1) l. c.\n\n  (2) 1899.\n\n  (3) ders., S. 4.\n\n"
        "  (4) d. i. der Vogt.\n", NUMBERS[:4],
    ),
    "braces": (at_end(lambda m: f"{{{m}}}.", lambda m, n: f"{{{m}}} {n}"), NUMBERS),
    "roman": (at_end(lambda m: f"[{m}].", lambda m, n: f"[{m}] {n}", ROMAN), ROMAN),
    "small letters as numbers": (at_end(lambda m: f"({m}).", lambda m, n: f"({m}) {n}", SMALL), SMALL),
    "glued": (at_end(lambda m: f".{m}", lambda m, n: f"{m}{n}", between="\n"), NUMBERS),
    "carets": (at_end(lambda m: f".^{m}", lambda m, n: f"^{m} {n}", between="\n"), NUMBERS),
    "numbers on lines of their own": (
        below(lambda m: f",\n\n[{m}]", lambda m, n: "Then it rained.")
        + "\n\n".join(f"[{m}]\n\n{n}" for m, n in zip(NUMBERS, NOTES, strict=True)), NUMBERS,
    ),
    "notes below their numbers": (at_end(square, lambda m, n: f"[{m}]\n\n    {n}"), NUMBERS),
    "rows of stars": ("* * * * *\n\n" + at_end(square, lambda m, n: f"[{m}] {n}") + "\n* * *\n\n*** END ***\n", NUMBERS),
    "signs": (
        "The quay was late.* Ropes were cheap.† Salt was dear.‡ Lamps were lit.§ Bells rang.¶\n\n"
        "* Orme, 44.\n† Bell, 3.\n‡ Marsh, 9.\n§ Pike, 2.\n¶ Mole, 1.\n", list("*†‡§¶"),
    ),
    "lenticular brackets": (at_end(lambda m: f"【{m}】", lambda m, n: f"【{m}】{n}"), NUMBERS),
    "tortoise-shell brackets": (
        "港口建于宋代〔1〕，后来由商会管理〔2〕。绳索很便宜〔3〕。\n\n〔1〕欧姆：《潮汐账簿》，第44页。\n〔2〕同上，第45页。\n"
        "〔3〕贝尔：《盐与绳》，第3页。\n", NUMBERS[:3],
    ),
    "the word for note": (
        "港は宋代に作られた（注１）。その後商会が管理した（注２）。縄は安かった（注３）。\n\n注\n（注１）欧姆『潮汐帳簿』四四頁。\n"
        "（注２）同上、四五頁。\n（注３）貝爾『塩と縄』三頁。\n", NUMBERS[:3],
    ),
    "full-width": (
        "港は宋代に作られた（１）。その後商会が管理した（２）。縄は安かった（３）。\n\n注\n（１）欧姆『潮汐帳簿』四四頁。\n"
        "（２）同上、四五頁。\n（３）貝爾『塩と縄』三頁。\n", NUMBERS[:3],
    ),
    "rings by page": (
        "港口建于宋代①，后来由商会管理②。\n① 欧姆：《潮汐账簿》，第44页。\n② 同上，第45页。\n\f绳索很便宜①。价格很高②。\n"
        "① 贝尔：《盐与绳》，第3页。\n② 同上。\n", ["1", "2", "1", "2"],
    ),
    "rings, filled": (at_end(lambda m: chr(0x2775 + int(m)) + "。", lambda m, n: f"{chr(0x2775 + int(m))} {n}"), NUMBERS),
    "Korean": (
        "항구는 늦게 지어졌다1). 밧줄은 쌌다2). 소금은 비쌌다3).\n\n1) 옴, 조수 장부, 44쪽.\n2) 위의 책, 45쪽.\n3) 벨, 소금과 밧줄, 3쪽.\n",
        NUMBERS[:3],
    ),
    "statutes": (
        "The claim was late.1 Under N.H. Code § 4-12.3 it failed. See 12 U.S.C. § 1983(b)(2); Rule 4:52-1.2 It is gone.2 "
        "Art. 5:3 BW says so.3 See Reg. 14:2A-7.1(c).\n\n1 Complaint of 3 May.\n2 Marsh v. Tower Co., 12 Harb. Rep. 310 "
        "(1978).\n3 Act of 4 June 1901, ch. 7.\n", NUMBERS[:3],
    ),
    "ordinals and addresses": (
        "On the 1st1 and the 2nd2 of May, on 3rd3 and 4th4 there was 5 m2. See www.quay.example/a/b5 and "
        "https://quay.example/x.html6 too.\n\n1 Orme, 44.\n2 Ibid., 45.\n3 Bell, 3.\n4 Orme, supra note 1.\n5 Quay Trust.\n"
        "6 Quay Trust, Ledger, 2020.\n", NUMBERS[:6],
    ),
}  # fmt: skip
NONE = {
    "links of a text browser": "Welcome to the [1]Quay Trust. Read [2]our ledger or [3]write to us.\n\nReferences\n\n"
    "   1. https://quay.example/\n   2. https://quay.example/ledger\n   3. mailto:us@quay.example\n",
    "points in rings": "三点：①水；②火；③土。\n另有：（1）甲；（2）乙；（3）丙。\n",
    "a numbered list": "We need (1) rope, (2) salt and (3) lamps.\n\n(1) Rope is cheap.\n\n(2) Salt is dear.\n\n(3) Lamps.\n",
    "rows of stars": "*** START ***\n\nText here.\n\n* * *\n\nMore text.\n\n*** END ***\n",
    "pictures": "[Illustration]\n\n[Illustration: Fig. 1]\n\nText [Sidenote: 1841] goes on.\n\n[Sidenote: 1842]\n\nMore.\n",
    "sections": "2.1 Rope\n2.2 Salt\n\n1. Rope is cheap.\n2. Salt is dear.\n3. Lamps are old.\n",
}  # fmt: skip


def read(source: str) -> Extraction:
    document = text.read(source.encode(), "x.txt")
    found = notes.find(document)
    extraction = Extraction(document, found.callouts, found.notes, found.links)
    return Extraction(document, *found, findings=check.run(extraction))


@pytest.mark.parametrize("look", LOOKS)
def test_every_note_is_paired(look: str) -> None:
    source, want = LOOKS[look]
    found = read(source)
    marker = {note.id: unicodedata.normalize("NFKC", note.marker) for note in found.notes}
    assert [marker[link.note] for link in found.links] == want
    assert len(found.callouts) == len(found.notes) == len(want)
    assert not found.findings
    assert not [note.text for note in found.notes if note.text.endswith("]")]


@pytest.mark.parametrize("look", NONE)
def test_what_is_no_note(look: str) -> None:
    found = read(NONE[look])
    assert not found.callouts
    assert not found.notes


@given(st.text(alphabet='1¹①2²12*†[](){}〔〕注ivA.,: \n\n\f"a§^-–', max_size=60))
def test_any_short_text_is_read(source: str) -> None:
    if source.strip():
        found = read(source)
        assert {link.callout for link in found.links} <= {callout.id for callout in found.callouts}
        assert {link.note for link in found.links} <= {note.id for note in found.notes}


def test_points_of_a_list_beside_notes_in_brackets_are_no_notes() -> None:
    points = ["The town paid.", "The clerk did not.", "The Act of 1709 (section 350) repaired the ledger."]
    listed = "\n\n".join(f"{number}.  {point}" for number, point in enumerate(points, 1))
    called = "\n\n".join(f"{sentence}.[{number}]" for number, sentence in zip(NUMBERS, SENTENCES, strict=True))
    noted = "\n\n".join(f"[{number}] {note}" for number, note in zip(NUMBERS, NOTES, strict=True))
    found = read(f"The court sat on 3 May 1912 at 10.30.\n\n{called}\n\n{listed}\n\n{noted}\n")
    assert [note.marker for note in found.notes] == NUMBERS
    assert [callout.marker for callout in found.callouts] == NUMBERS


def test_callouts_of_a_block_that_an_extractor_moved_down_its_page_are_paired() -> None:
    order = [1, 4, 5, 6, 7, 8, 2, 3]
    called = "\n".join(f"{SENTENCES[number - 1]}.{number}" for number in order)
    noted = "\n".join(f"{number} {note}" for number, note in zip(NUMBERS, NOTES, strict=True))
    found = read(f"{called}\n\n{noted}\n\fThe quay is quiet today.\n")
    assert len(found.links) == len(NOTES)
