"""Reads a note once, word by word, and remembers where evidence, signals and running prose stand."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import accumulate

from briefcite.references.split.shield import Shield
from briefcite.references.split.vocabulary import Entry, lexicon
from briefcite.text.cues import holds
from briefcite.text.late import late

YEAR, RANGE, LOCATOR, QUOTED, WEB, LEGAL, BACK, ARCHIVE, HOUSE, PAGE = (1 << bit for bit in range(10))
_MANY = 24
"""Pieces of evidence in a stretch from which on they are asked for kind by kind, not gone through."""
QUOTED_LENGTH = 10
"""Characters; a quotation at least this long can be a title."""

_TOKEN = late(r"[^\W_]+|§+")
_WORDS = late(f"({_TOKEN.pattern})")
_NUMBER_AHEAD = late(r"[.,]?\s{0,2}(?:[nN][.°ºr]{1,2}\s?)?(?:\d|[ivxlc]{1,6}\b|[IVXLC]{1,6}\b)")
_PAGE_AHEAD = late(r"\.\s?(?!(?:1[5-9]|20)\d\d\D)\d")
_NOTE_AHEAD = late(r"\.?\s?\d{1,4}[a-z]?[),]")
_DAY_BEFORE = late(r"\d\.\s?\d{1,2}\.$")
_RANGE_AHEAD = late(r"[a-z]?\s?[-–—]\s?\d")
_PAGE_ENDS = late(r"[a-z]?(?:\s(?:ff?|sgg?|segg?|sqq?|ss|n)\b\.?)?(?:[;)]|,\s\d|\s*$|\.(?!\s?[^\W\d_]))")
"""What follows a bare page: the end of a citation; in "12. März" the number is a day."""
_COURT = late(
    r"(?:BGH|BVerf|BVerw|BAG|BFH|OLG|RG[SZ]|BGBl|RGBl|EuGH|EGMR|ECtHR|ECHR|ECLI|CELEX|ABl|JORF|BOE|CEDH|TJUE|CJEU"
    r"|EWCA|EWHC|UKHL|UKSC|STS|STC|STF|STJ|Cass|ADI)[A-Za-z]*$"
)
_DOCKET = late(r"/(?:RES|PV|HRC|CN|CONF|AC|INF)?[./]?\d|[-‑]\d+/\d|\.\s?\d{4}/|\s\d+/\d{2,4}")
_LEGAL_WORD = frozenset(
    "case cases resolution res directive regulation doc council rs verordnung richtlinie sentencia sentenza arrêt"
    " acórdão urteil beschluss act stc".split()
)
_MIXED = frozenset({"EuGH", "Cass"})
_VERSUS = (" v ", " v. ", ") v ")
_WEB_WORD = frozenset({"http", "https", "www", "doi", "DOI"})


class Scan:
    """One note and what a single pass over its words found."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.shield = Shield(text)
        self.evidence: list[tuple[int, int]] = []
        """Offset and kind (one of the bits above), in order."""
        self.prose_words: list[tuple[int, Entry]] = []
        self.words: list[int] = []
        """Offsets of all words of letters, and below of the lower-case ones of four letters or more."""
        self.lower: list[int] = []
        self.signals: list[int] = []
        self.locators: list[int] = []
        self.pinpoints: list[int] = []
        """Offsets of words that announce a place: "esp.", "hier"."""
        self.numbered: list[int] = []
        """Offsets of words that name notes: "note", "Anm.", and "n5" as it is sometimes printed."""
        self._looked_up: dict[int, Entry | None] = {}
        self._by_kind: dict[int, list[int]] = {}
        self._versus = holds(text, _VERSUS)
        self._read()
        self._quotations()

    def _read(self) -> None:
        parts = _WORDS.split(self.text)  # by turns what stands between words, and a word
        ends = list(accumulate(map(len, parts)))
        table = lexicon()
        for word, at, end in zip(parts[1::2], ends[::2], ends[1::2], strict=False):
            if word[0].isdigit():
                self._number(word, at, end)
                continue
            self.words.append(at)
            if word.islower():
                if len(word) > 3:
                    self.lower.append(at)
                entry = table.get(word)
            else:
                entry = table.get(word.lower())
                if self._is_legal(word, end):
                    self.evidence.append((at, LEGAL))
            if entry:
                self._entry(entry, word, at, end)
            elif word in _WEB_WORD:
                self.evidence.append((at, WEB))
            elif not word.isalpha() and (word[-1].isdigit() or word[-2:-1].isdigit()):
                self.numbered.append(at)

    def _quotations(self) -> None:
        quoted = [
            (start, QUOTED)
            for start, end in self.shield.spans
            if self.text[start] in "“„«‘\"'" and end - start >= QUOTED_LENGTH
        ]
        if quoted:
            self.evidence = sorted(self.evidence + quoted)

    def _number(self, word: str, at: int, end: int) -> None:
        before = self.text[at - 1 : at]
        year = len(word) == 4 and word.isdigit() and "1000" <= word < "2100"
        if year and (before not in ("/", ".") or _DAY_BEFORE.search(self.text, max(0, at - 8), at)):
            self.evidence.append((at, YEAR))
        elif len(word) <= 5 and _RANGE_AHEAD.match(self.text, end):
            self.evidence.append((at, RANGE))
        elif word == "10" and self.text[end : end + 1] == "." and self.text[end + 1 : end + 5].isdigit():
            self.evidence.append((at, WEB))
        elif len(word) <= 4 and self.text[at - 2 : at] == ", " and _PAGE_ENDS.match(self.text, end):
            self.evidence.append((at, PAGE))  # "Hale, The Long Road, 45; Orr, 67"

    def _entry(self, entry: Entry, word: str, at: int, end: int) -> None:
        text = self.text
        if (entry.prose or entry.weak) and (word.islower() or self._opens_sentence(at)):
            self.prose_words.append((at, entry))
        if entry.label or entry.numbered or entry.pinpoint:
            self._place(entry, word, at, end)
        if entry.strong and entry.strong.match(text, at):
            self.signals.append(at)
        if entry.cited and entry.cited.match(text, at):
            self.evidence.append((at, BACK))
        if entry.house and word[0].isupper():
            self.evidence.append((at, HOUSE))
        if entry.ibid and text[at - 2 : at] == ", " and entry.ibid.match(text, at):  # "…, ivi, pp. 3-4"
            self.evidence.append((at, LOCATOR))
        if entry.archive and _NUMBER_AHEAD.match(text, end):
            self.evidence.append((at, ARCHIVE))

    def _place(self, entry: Entry, word: str, at: int, end: int) -> None:
        if entry.numbered:
            self.numbered.append(at)
        if entry.pinpoint:
            self.pinpoints.append(at)
        if entry.label and _place_ahead(self.text, word, end):
            self.locators.append(at)
            self.evidence.append((at, LOCATOR))
            if entry.label == "note" and self.text[at - 1 : at] == "(" and _NOTE_AHEAD.match(self.text, end):
                self.evidence.append((at, BACK))

    def _opens_sentence(self, at: int) -> bool:
        return at == 0 or self.text[max(0, at - 2) : at] in (". ", "; ", ": ")

    def _is_legal(self, word: str, end: int) -> bool:
        """Tell courts and statutes ("BGH", "§"), dockets ("C-131/12", "S/RES/2513") and parties ("Roe v. Wade")."""
        text = self.text
        if word[1:2].islower() and word not in _MIXED and not self._versus and word.lower() not in _LEGAL_WORD:
            return False  # "Smith", as most
        if self._versus and text.startswith(_VERSUS, end) and text[end + 3 : end + 5].strip()[:1].isupper():
            return True
        if (len(word) == 1 or word.lower() in _LEGAL_WORD) and _DOCKET.match(text, end):
            return True
        return word[0] == "§" or ((word in _MIXED or word[1:2].isupper()) and _COURT.match(word) is not None)

    def kinds(self, start: int, end: int) -> int:
        """Give the bits of the evidence in a stretch."""
        first, after = bisect_left(self.evidence, (start, 0)), bisect_left(self.evidence, (end, 0))
        if after - first > _MANY:
            return sum(kind for kind, places in self._places().items() if _any_within(places, start, end))
        found = 0
        for _, kind in self.evidence[first:after]:
            found |= kind
        return found

    def _places(self) -> dict[int, list[int]]:
        """Give the offsets of each kind of evidence: a line of nothing but numbers is asked for them at each."""
        if not self._by_kind:
            for at, kind in self.evidence:
                self._by_kind.setdefault(kind, []).append(at)
        return self._by_kind

    def score(self, start: int, end: int) -> int:
        """Count the kinds of evidence for a citation; addresses and back references count double."""
        kinds = self.kinds(start, end)
        if self.ibid(start):
            kinds |= BACK
        return kinds.bit_count() + bool(kinds & WEB) + bool(kinds & BACK)

    def prose(self, start: int, end: int) -> int:
        """Weigh the words of running sentences, in the language that has most of them.

        A word that titles seldom hold ("were") weighs 2, one that they do ("only") 1. Quotations do not count.
        """
        weights: dict[str, int] = {}
        first = bisect_left(self.prose_words, start, key=_first)
        after = bisect_left(self.prose_words, end, first, key=_first)
        for at, entry in self.prose_words[first:after]:
            if not self.shield.quotes(at):
                for code in entry.prose:
                    weights[code] = weights.get(code, 0) + 2
                for code in entry.weak:
                    weights[code] = weights.get(code, 0) + 1
        return max(weights.values(), default=0)

    def wordy(self, start: int, end: int) -> int:
        """Count lower-case words of four letters or more."""
        return bisect_left(self.lower, end) - bisect_left(self.lower, start)

    def length(self, start: int, end: int) -> int:
        """Count words."""
        return bisect_left(self.words, end) - bisect_left(self.words, start)

    def entry(self, at: int) -> Entry | None:
        """Give the lexicon entry of the word that stands at an offset."""
        if at not in self._looked_up:
            self._looked_up[at] = _entry_at(self.text, at)
        return self._looked_up[at]

    def located(self, start: int, end: int) -> list[int]:
        """Give the offsets of the words in a stretch that name a place: "p.", "note"."""
        return self.locators[bisect_left(self.locators, start) : bisect_left(self.locators, end)]

    def names_note(self, start: int, end: int) -> bool:
        """Whether a word that can name a note of this document stands in a stretch."""
        return _any_within(self.numbered, start, end)

    def announces(self, start: int, end: int) -> bool:
        """Whether a word that announces a place stands in a stretch."""
        return _any_within(self.pinpoints, start, end)

    def ibid(self, at: int) -> re.Match[str] | None:
        """Match a word that stands for the work or author cited last."""
        entry = self.entry(at)
        return entry.ibid.match(self.text, at) if entry and entry.ibid else None

    def continues(self, at: int) -> bool:
        """Whether a word stands here that carries the citation before it on ("reprinted in", "hg.")."""
        entry = self.entry(at)
        return bool(entry and entry.continuation and entry.continuation.match(self.text, at))

    def remarks(self, at: int) -> bool:
        """Whether a stock remark that cites nothing stands here ("emphasis added")."""
        entry = self.entry(at)
        return bool(entry and entry.comment and entry.comment.match(self.text, at))


def stands_for_cited(text: str, at: int) -> bool:
    """Whether a word stands at an offset of a text for the work or author cited last: "Id.", "Ders."."""
    entry = _entry_at(text, at)
    return bool(entry and entry.ibid and entry.ibid.match(text, at))


def may_be_prose(text: str, weight: int) -> bool:
    """Whether the words of a text can weigh so much as running prose; ``Scan.prose`` knows, but costs a scan."""
    entries = filter(None, map(lexicon().get, _TOKEN.findall(text.lower())))
    return sum(2 * bool(entry.prose) + bool(entry.weak) for entry in entries) >= weight


def _entry_at(text: str, at: int) -> Entry | None:
    match = _TOKEN.match(text, at)
    return lexicon().get(match[0].lower()) if match else None


def _any_within(places: list[int], start: int, end: int) -> bool:
    first = bisect_left(places, start)
    return first < len(places) and places[first] < end


def _place_ahead(text: str, word: str, end: int) -> bool:
    """Whether a locator word has its number: "pp. 3"; a capital is an initial but in "S. 12"."""
    if len(word) > 1 or word.islower():
        return bool(_NUMBER_AHEAD.match(text, end))
    return word == "S" and bool(_PAGE_AHEAD.match(text, end))


def _first(pair: tuple[int, Entry]) -> int:
    return pair[0]
