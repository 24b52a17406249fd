"""Trims a stretch of a note to the citation in it: signal before, commentary around, locator and suffix after."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefcite.model import Citation
from briefcite.references.split import forms, locators, merge, names, signals
from briefcite.references.split.boundaries import Group, groups
from briefcite.references.split.judge import PROSE, ends, is_prose, is_sentence, opens, plausible, trails
from briefcite.references.split.scan import BACK, QUOTED, YEAR, Scan
from briefcite.references.split.vocabulary import LOWER, OPENING, UPPER, near_by
from briefcite.text.late import late

_NUMBER = late(
    rf"\s*(?:\(\d{{1,3}}[a-z]?\)|\d{{1,3}}[.)])\s*(?=[{UPPER}{OPENING}(a-z])"
    rf"|\s*\d{{1,3}}\s?(?=[{UPPER}{OPENING}])(?![A-Z]\.\s?[A-Z]\.|(?:Fed|F|Stat|Cong|Op)\.)"
)
_SUFFIX = late(  # what stands before is asked for after the first mark: a search then stops at such marks only
    rf"[\s,](?<=[\d)”»\"’.][\s,])(?:(?<=\s)(?:\(|[–—-]\s)?|(?<=,)\s)(?=[{LOWER}])"
)
_WORD_START = late(rf"(?<=[{LOWER}]\s)(?=[{UPPER}])")
_AND = late(r"\s(?:and|with|und|sowie|et|e|ed|y)(?=[\s,])\s?")
_ASIDE = late(rf",?\s?[{LOWER}][^.;()\d]{{3,45}},\s")
_SOURCE_COLON = late(r"(?<=[»”\"’).])\s:\s(?=\S)")
"""A colon with a blank before it, as French sets it, after a quotation."""
_LEADING_WORDS = late(r"[^\d,;:.]{3,120}\s:\s(?=\S)")
"""Words before a source: "Liste complète : A. Roux, …"; no place of publication, which follows a comma."""
_CONJUNCTIONS = frozenset("and und et e ed y o or oder ou sowie".split())
_EDGE = " ;,:"
LEAD_CHARACTERS = 160
"""How far into a sentence a citation may begin that no signal introduces."""

_LOOSE_WORD = late(r"(?<=\d),\s(?!(?:f{1,2}|n{1,2}|s{1,2}|sgg?|sqq?|fn|nt|no)\b)[^\W\d_A-Z]{1,3}[\s,.]*$")


class Piece(NamedTuple):
    """A citation's stretch of a note, before its form and locator are read."""

    scan: Scan
    start: int
    end: int
    prefix: str
    suffix: str
    shift: int = 0
    """Where the scanned text begins in the note: a bracket of a sentence is scanned on its own."""


def opening(text: str) -> int:
    """Give the offset after a note's own number, where it was left in the text: "72. Cfr. …"."""
    match = _NUMBER.match(text)
    return match.end() if match else len(text) - len(text.lstrip())


def read(text: str, proposals: Sequence[tuple[int, int, float]] = ()) -> Iterator[Citation]:
    """Give the citations of a note, in order.

    Args:
        text: the note.
        proposals: where the network sees citations, as (start, end, confidence).
    """
    if text.strip():
        yield from map(_citation, _pieces(text, [merge.Proposal(*proposal) for proposal in proposals]))


def _pieces(text: str, spans: Sequence[merge.Proposal]) -> Iterator[Piece]:
    scan = Scan(text)
    parts = merge.joined(scan, groups(scan, opening(text)), spans)
    found = [
        piece
        for number, group in enumerate(parts)
        for piece in _merged(scan, group, spans, number == 0, len(parts) == 1)
    ]
    yield from found or _whole(scan, parts)


def _merged(scan: Scan, group: Group, spans: Sequence[merge.Proposal], first: bool, alone: bool) -> Iterator[Piece]:
    """Give the citations of a stretch, by the rules or, where they are the surer, by the proposals."""
    group = _past_quotation(scan, group)
    if signals.own_appendix(scan, *group):
        return
    ruled = list(_citations(scan, group, first, alone))
    proposed = merge.within(scan, group, spans) if spans else []
    spans_ruled = [Group(piece.start + piece.shift, piece.end + piece.shift) for piece in ruled]
    if proposed and (places := merge.chosen(scan, group, proposed, spans_ruled)):
        before, paired = group.start, ruled if len(places) == len(ruled) else []
        for number, (start, end) in enumerate(places):
            signal = signals.leading(scan, start, end)
            begin = signal.target if signal else start
            end = _before_loose_word(scan, begin, end)
            prefix = scan.text[signal.start : signal.end] if signal else merge.introduced(scan, before, start)
            for piece in _cited(scan, begin, end, prefix):
                yield _completed(piece, paired[number]) if paired else piece
            before = end
    else:
        yield from ruled


def _before_loose_word(scan: Scan, start: int, end: int) -> int:
    """Leave out the first word of the sentence that goes on behind a locator: "Empire of Paper, 199, on"."""
    found = _LOOSE_WORD.search(scan.text, max(start, end - 12), end)
    return found.start() if found else end


def _past_quotation(scan: Scan, group: Group) -> Group:
    """Leave out a quotation or a few words before a source: "« Les notes… » : L. Roux, « Le port »"."""
    if names.person(scan.text, group.start) or names.surname(scan.text, group.start):
        return group
    lead = _LEADING_WORDS.match(scan.text, group.start, group.end)
    colons = [lead] if lead else _SOURCE_COLON.finditer(scan.text, group.start, group.end)
    for match in colons:
        at = match.end()
        sourced = scan.ibid(at) or names.person(scan.text, at) or names.surname(scan.text, at)
        if sourced and not scan.shield.covers(at - 2):
            return group._replace(start=at)
    return group


def _completed(piece: Piece, ruled: Piece) -> Piece:
    """Give a proposed citation the signal and suffix that the rules found around the same one."""
    prefix = ruled.prefix if ruled.prefix.endswith(piece.prefix) else piece.prefix
    return piece._replace(prefix=prefix, suffix=piece.suffix or ruled.suffix)


def _whole(scan: Scan, parts: list[Group]) -> Iterator[Piece]:
    """Give a note that fell into several pieces, none of them a citation, as one, if it can be one."""
    start, end = parts[0].start, parts[-1].end
    if len(parts) > 1 and scan.score(start, end) and not scan.remarks(start) and plausible(scan, start, end, True):
        yield from _cited(scan, start, end, "")


def _citations(scan: Scan, group: Group, first: bool, alone: bool) -> Iterator[Piece]:
    """Give the citations of a stretch: none of commentary, several where signals follow within it."""
    start, end = group
    if not any(map(str.isalnum, scan.text[start:end])) or scan.remarks(start):
        return
    if signals.internal(scan, start, end):
        return
    signal = signals.leading(scan, start, end)
    if signal and (signal.firm or not first):
        yield from _cited(scan, signal.target, end, scan.text[signal.start : signal.end])
        return
    later = signals.inside(scan, start, end)
    if later and (_introduces(scan, start, later.start) or not plausible(scan, start, later.start, alone)):
        yield from _embedded(scan, start, later.start)
        yield from _cited(scan, later.target, end, _prefix(scan, start, later))
    elif found := list(_embedded(scan, start, end)):
        yield from found
    elif plausible(scan, start, end, alone):
        yield from _cited(scan, start, end, "")


def _introduces(scan: Scan, start: int, end: int) -> bool:
    """Whether the words before a signal only lead up to it: "Sul «regio exequatur», vedi"."""
    kinds, entry = scan.kinds(start, end), scan.entry(start)
    return not kinds or (not kinds & ~(QUOTED | YEAR) and bool(entry and entry.lead))


def _prefix(scan: Scan, start: int, signal: signals.Signal) -> str:
    """Give the signal with the words that lead up to it: "On the siege see"; not with a whole sentence."""
    entry = scan.entry(start)
    if entry and entry.lead and scan.length(start, signal.start) <= signals.LEAD_WORDS:
        return scan.text[start : signal.end]
    return scan.text[signal.start : signal.end]


def _embedded(scan: Scan, start: int, end: int) -> Iterator[Piece]:
    """Give the citations that stand in a sentence without a signal, bracketed or between its words."""
    if not scan.score(start, end):
        return
    if source := _sourced(scan, start, end):
        yield from _cited(scan, source, end, "")
        return
    if opens(scan, start) or scan.prose(start, end) < PROSE // 2:
        return
    yield from _bracketed(scan, start, end)
    for match in _WORD_START.finditer(scan.text, start, min(end, start + LEAD_CHARACTERS)):
        at = match.start()
        if scan.shield.covers(at) or not (names.person(scan.text, at) or names.surname(scan.text, at)):
            continue
        needed = PROSE // 2 if names.initials(scan.text, at) else PROSE
        if not scan.score(start, at) and scan.prose(start, at) >= needed and scan.score(at, end):
            yield from _cited(scan, at, end, "")
        return


def _sourced(scan: Scan, start: int, end: int) -> int:
    """Give where the name starts that "according to" or "según" leads up to, else 0."""
    entry = scan.entry(start)
    match = entry.source.match(scan.text, start) if entry and entry.source else None
    if not match:
        return 0
    at = match.end() + 1
    named = names.person(scan.text, at) or names.surname(scan.text, at)
    return at if named and scan.score(at, end) else 0


def _bracketed(scan: Scan, start: int, end: int) -> Iterator[Piece]:
    """Give the citations in the brackets of a sentence: "(Foreign Office, Treaty Series No. 14, p. 3)"."""
    for left, right in scan.shield.within(start, end):
        if scan.text[left] != "(":
            continue
        inner = scan.text[left + 1 : right - 1]
        paged = names.paged(inner.partition(";")[0])
        if scan.score(left, right) < 2 and not paged:
            continue
        if paged or opens(scan, left + 1) or scan.ibid(left + 1) or signals.leading(scan, left + 1, right - 1):
            for found in _pieces(inner, ()):
                yield found._replace(shift=found.shift + left + 1)


def _cited(scan: Scan, start: int, end: int, prefix: str) -> Iterator[Piece]:
    """Give the citation in a stretch and those that a later signal opens inside it."""
    later = signals.inside(scan, start, end)
    if later and scan.score(start, later.start):
        yield from _cited(scan, start, later.start, prefix)
        yield from _cited(scan, later.target, end, scan.text[later.start : later.end])
        return
    if joined := _joined(scan, start, end) or _in_bracket(scan, start, end):
        left, right = joined
        yield from _cited(scan, start, left, prefix)
        yield from _cited(scan, right, end, "")
        return
    finish, suffix = _suffix(scan, start, end)
    finish = start + len(scan.text[start:finish].rstrip(_EDGE))
    if prefix.lower() in _CONJUNCTIONS:
        prefix = ""
    if finish > start:
        yield Piece(scan, start, finish, prefix, suffix)


def _joined(scan: Scan, start: int, end: int) -> tuple[int, int] | None:
    """Give the end and start around an "and" between two citations: "p. 12, and, less sharply, M. Alden, …"."""
    for match in _AND.finditer(scan.text, start, end):
        stop = match.start() - scan.text.startswith(",", max(start, match.start() - 1))
        if scan.shield.covers(stop) or not ends(scan, start, stop):
            continue
        aside = _ASIDE.match(scan.text, match.end(), end)
        for at in (match.end(), aside.end() if aside else end):
            own = scan.kinds(at, end)
            if (names.person(scan.text, at) and own) or (names.surname(scan.text, at) and own & BACK):
                return stop, at
            if names.paged(scan.text[at:end].rstrip(_EDGE)):
                return stop, at
            if forms.dated(scan.text[start:stop]) and forms.dated(scan.text[at:end]):
                return stop, at
    return None


def _in_bracket(scan: Scan, start: int, end: int) -> tuple[int, int] | None:
    """Give the end and start around the bracket of another source: "Add. MS 12, fol. 3 (Hale, op. cit., p. 45)"."""
    for left, right in scan.shield.within(start + 1, end):
        before = left - scan.text.startswith(" ", left - 1)
        if scan.text[left] != "(" or not ends(scan, start, before) or any(map(str.isalnum, scan.text[right:end])):
            continue
        if names.surname(scan.text, left + 1) and scan.kinds(left + 1, right) & BACK:
            return left, left + 1
    return None


def _suffix(scan: Scan, start: int, end: int) -> tuple[int, str]:
    """Part the commentary that follows a citation within its sentence."""
    for match in _SUFFIX.finditer(scan.text, start, end):
        at = match.end()
        if scan.shield.covers(match.start()) or not ends(scan, start, match.start()):
            continue
        if not scan.score(start, at) or near_by().match(scan.text, at):
            continue
        kinds = scan.kinds(at, end)
        if kinds & ~YEAR:
            continue
        if trails(scan, at, end) or is_prose(scan, at, end) or is_sentence(scan, at, end):
            return match.start(), scan.text[match.start() : end].strip(" ,;.")
    return end, ""


def _citation(piece: Piece) -> Citation:
    scan, start, end, prefix, suffix, shift = piece
    form = forms.form(scan, start, end)
    if form == "full":
        place = locators.pinpoint(scan, start, end)
    elif form == "supra":
        place = locators.after_note(scan, start, end)
    else:
        idem = scan.ibid(start) if form == "ibid" else None  # "Ivi." is no roman page
        place = locators.last(scan, idem.end() if idem else start, end)
    return Citation(
        id="",
        note="",
        form=form,
        start=start + shift,
        end=end + shift,
        prefix=prefix,
        locator=place.value if place else "",
        locator_label=place.label if place else "",
        suffix=suffix,
    )
