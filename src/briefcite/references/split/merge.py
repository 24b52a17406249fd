"""Weighs the citations that the network proposes against the stretches that the rules found."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from briefcite.references.split import signals
from briefcite.references.split.boundaries import Group
from briefcite.references.split.judge import PROSE, is_sentence, is_statement, opens
from briefcite.references.split.scan import Scan
from briefcite.text.late import late

_NUMBERS_GO_ON = late(r"\s?[-–—,/]\s?\d|\s(?:[ye]\s)?(?:ss|sgg?|segg?)\b")  # "pp. 12" of "pp. 12-14" is no end
# "s. n. 487, il Marchese al duca"
_LITTLE_WORD = late(r",?\s(?!(?:and|und|et|e|ed|y|o|or|ou|in|en|v)\b)[a-zà-ü]{1,3}\s")
SURE = 0.6
"""Confidence from which on a proposal is heard."""
CROSSING = 12
"""Characters on both sides of a cut that a proposal across it covers."""
SHED_WORDS = 2
"""Lower-case words of four letters or more that show a sentence around a citation."""
SHORTEST = 4
"""Characters; a proposal cut down to less than this is dropped."""


class Proposal(NamedTuple):
    """A citation as the network proposes it."""

    start: int
    end: int
    confidence: float


def within(scan: Scan, group: Group, proposals: Sequence[Proposal]) -> list[Group]:
    """Give the proposals that lie in a stretch, cut to it and trimmed to where a citation can start."""
    found: list[Group] = []
    for proposal in _reaching(proposals, group):
        start, end = max(proposal.start, group.start), min(proposal.end, group.end)
        if end - start < SHORTEST or proposal.confidence < SURE or _cuts_quotation(scan, start, end):
            continue
        if not scan.score(start, end) and (scan.length(start, end) == 1 or _breaks_off(scan, group, end)):
            continue
        if found and _one_with(scan, found[-1], start):
            start = found.pop().start
        found.append(Group(start, end))
    return found


def _reaching(proposals: Sequence[Proposal], group: Group) -> Sequence[Proposal]:
    """Give the proposals that reach into a stretch; they stand in order and apart."""
    return proposals[bisect_right(proposals, group.start, key=_end) : bisect_left(proposals, group.end, key=_start)]


def _start(proposal: Proposal) -> int:
    return proposal.start


def _end(proposal: Proposal) -> int:
    return proposal.end


def _breaks_off(scan: Scan, group: Group, end: int) -> bool:
    """Whether a proposal ends in the middle of a phrase: "Author's interview with a former | minister"."""
    return not scan.prose(*group) and scan.text[end : end + 1] == " " and scan.text[end + 1 : end + 2].islower()


def _one_with(scan: Scan, last: Group, start: int) -> bool:
    """Whether a proposal goes on with the one before: a name cut in two, or "reprinted in …"."""
    gap = scan.text[last.end : start]
    if not gap.strip():
        return not scan.score(*last)
    if _LITTLE_WORD.fullmatch(gap):
        return True
    return gap.startswith(";") and scan.continues(last.end + len(gap) - len(gap.lstrip(" ;")))


def joined(scan: Scan, parts: Sequence[Group], proposals: Sequence[Proposal]) -> list[Group]:
    """Undo cuts at mere full stops where the network sees one citation across them."""
    found = [parts[0]]
    for part in parts[1:]:
        last = found[-1]
        before = bisect_right(proposals, last.end - CROSSING, key=_start)  # of those the last reaches furthest
        if before and proposals[before - 1].end >= part.start + CROSSING and _soft(scan, part):
            found[-1] = Group(last.start, part.end)
        else:
            found.append(part)
    return found


def _soft(scan: Scan, part: Group) -> bool:
    """Whether nothing but a full stop stands before a stretch: no semicolon, signal or "ibid."."""
    before = scan.text[max(0, part.start - 4) : part.start].rstrip()
    if before.endswith(";") or scan.ibid(part.start):
        return False
    return not signals.leading(scan, *part) and not signals.inside(scan, *part)


def _cuts_quotation(scan: Scan, start: int, end: int) -> bool:
    """Whether a stretch begins or ends within a quotation, or only begins within a bracket."""
    left, right = scan.shield.covers(start), scan.shield.covers(end)
    if left and scan.text[left[0]] not in "([{":
        return end < left[1] - 1 or end > left[1]
    return bool(right and scan.text[right[0]] not in "([{" and start < right[0])


def chosen(scan: Scan, group: Group, proposals: Sequence[Group], ruled: Sequence[Group]) -> Sequence[Group] | None:
    """Give the proposals to take instead of what the rules made of a stretch, None to keep the rules.

    Args:
        scan: the note.
        group: the stretch.
        proposals: those within it.
        ruled: the citations that the rules found in it; none where they take it for commentary.
    """
    if not ruled:
        backed = [place for place in proposals if _backed(scan, place)]
        return backed if backed and not (is_sentence(scan, *group) or is_statement(scan, *group)) else None
    if len(proposals) > len(ruled):
        return proposals
    if len(proposals) == len(ruled):
        if _sheds_prose(scan, group, proposals, ruled):
            return proposals
        return [_trimmed(scan, *both) for both in zip(proposals, ruled, strict=True)]
    return proposals if scan.prose(*group) >= PROSE else None


def _backed(scan: Scan, place: Group) -> bool:
    """Whether the text itself speaks for a proposal in what the rules take for commentary."""
    score = scan.score(*place)
    return score >= 2 or (score > 0 and opens(scan, place.start))


def _sheds_prose(scan: Scan, group: Group, proposals: Sequence[Group], ruled: Sequence[Group]) -> bool:
    """Whether the proposals leave out small words, and no evidence, that the rules took into citations."""
    if proposals[0].start < ruled[0].start or proposals[-1].end > ruled[-1].end:
        return False
    shed = ((ruled[0].start, proposals[0].start), (proposals[-1].end, ruled[-1].end))
    if any(scan.score(start, end) for start, end in shed):
        return False
    return sum(scan.wordy(start, end) for start, end in shed) >= SHED_WORDS or scan.prose(*group) >= PROSE


def _trimmed(scan: Scan, proposal: Group, ruled: Group) -> Group:
    """Cut a citation of the rules to the proposal for it; a start that looks like one is kept."""
    start, end = ruled
    if min(proposal.end, end) <= max(proposal.start, start):
        return ruled
    if proposal.end < end + SHORTEST and not _goes_on(scan, proposal.end, end):
        end = proposal.end
    field = scan.text[max(0, proposal.start - 2) : proposal.start].strip() == ","  # "Author's interview, Kabul"
    # the volume of "85 Fed. Reg."
    volume = scan.text[start : proposal.start].strip().isdigit() and scan.text[proposal.start].isupper()
    if start < proposal.start < end and not field and not volume and not opens(scan, start):
        start = proposal.start
    return Group(start, end)


def _goes_on(scan: Scan, at: int, end: int) -> bool:
    """Whether a citation goes on where the network ends it: "b. 4, the envoy to the duke, 25 July 1484"."""
    if _NUMBERS_GO_ON.match(scan.text, at, end):
        return True
    return scan.text[at : at + 1] in (",", " ") and bool(scan.kinds(at, end)) and not scan.prose(at, end)


def introduced(scan: Scan, start: int, at: int) -> str:
    """Give the signal right before a proposal, within ``text[start:at]``."""
    place = max(start, at - 60)
    while place < at:
        signal = signals.leading(scan, place, at + 1)
        if signal and signal.target >= at:
            return scan.text[signal.start : signal.end]
        step = scan.text.find(" ", place, at)
        place = step + 1 if step >= 0 else at
    return ""
