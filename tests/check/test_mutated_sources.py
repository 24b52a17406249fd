"""An "Ibid." that lost its source, or an address that lost a part, gives one finding, in every text and Markdown file.

The files have their "Ibid.", "Ebd.", "Ivi", "Ibíd.", "Id. at" and their addresses in notes of several layouts; each is
broken where it stands.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.check.texts import (
    FILES,
    Changes,
    Finds,
    Pair,
    by_note,
    changed,
    expected,
    found,
    lines_of,
    moved,
    read,
    series,
    with_brackets,
    written,
)

from briefcite.model import Span

IBID = re.compile(r"(?:Ibid(?:em)?|Ibíd|Ebd|Ebenda|Ivi|Id)\b")
ADDRESS = re.compile(r"https?://[^\s<>()\]]+[^\s<>()\].,;]")
HALE = "Mary Hale, Dykes and Ditches (London: Quay Press, 2001)"
LIND = "Bo Lind, Shores of Norrhaven (Oslo: Tern Books, 1998)"
QUEUE = "Ana Duarte, 'The Long Queue', Harbour Review 3 (2019), pp. 4-9"
PILOT = "Bo Lind, 'Who Pays the Pilot?', Coastal Review 12 (2020), pp. 33-51"
MOST = 2
"""Of each kind and file, chosen by lot."""
FEW = 3
"""Notes of a series that says nothing of a number that is lost."""
Case = tuple[Changes, Finds]


def ibids(path: Path) -> Iterator[tuple[list[Pair], int]]:
    """Give each "Ibid." that opens a note: the notes of its series and its place among them."""
    for one in series(path):
        ordered = by_note(path, one)
        yield from ((ordered, at) for at, pair in enumerate(ordered) if at and IBID.match(pair.note.text))


def body(pair: Pair) -> Span:
    return Span(pair.note.origin[0], pair.note.origin[-1] + 1)


def stands_first(path: Path) -> Iterator[Case]:
    """Write the words of an "Ibid." in the place of the first note, which no other follows."""
    for ordered, at in ibids(path):
        first = ordered[0]
        if first.note.series == 0:
            words = written(path)[slice(*body(ordered[at]))].partition("\n")[0]
            yield [(body(first), words)], [("R101", body(first).start)]


def after_a_lost_note(path: Path) -> Iterator[Case]:
    """Take out the note before an "Ibid.": the number that lost it is the finding, not what follows."""
    for ordered, at in ibids(path):
        lost = ordered[at - 1]
        changes = [(lines_of(written(path), lost.note), "")]
        yield changes, [("C101", moved(lost.callout.span.start, changes))]


def after_a_lost_pair(path: Path) -> Iterator[Case]:
    """Take out the note before an "Ibid." with its number in the text: a number is missing, in a series that has some."""
    for ordered, at in ibids(path):
        lost = ordered[at - 1]
        if len(ordered) <= FEW or written(path)[lost.called.end] == "-":
            continue
        changes = [(with_brackets(written(path), lost.called), ""), (lines_of(written(path), lost.note), "")]
        assert ordered[at].note.span is not None
        yield changes, [("N103", moved(ordered[at].note.span.start, changes))]


def ambiguous(path: Path) -> Iterator[Case]:
    """Write two works into the note before each "Ibid.", of which nothing tells one."""
    return two_works(path, f"{HALE}; {LIND}.", "Ibid.", "R103")


def after_several_works(path: Path) -> Iterator[Case]:
    """Write two articles into the note before each "Ibid.", of which only one has the page."""
    return two_works(path, f"{QUEUE}; {PILOT}.", "Ibid., 40.", "R105")


def two_works(path: Path, works: str, words: str, code: str) -> Iterator[Case]:
    for ordered, at in ibids(path):
        before, ibid = body(ordered[at - 1]), body(ordered[at])
        if "\f" not in written(path)[slice(*before)] + written(path)[slice(*ibid)]:
            changes = [(before, works), (ibid, words)]
            yield changes, [(code, moved(ibid.start, changes))]


def addresses(path: Path) -> Iterator[tuple[re.Match[str], int]]:
    """Give each address of a note, and where it is found: at the words that are shown, where it lies behind them."""
    for one in series(path):
        for pair in by_note(path, one):
            for match in ADDRESS.finditer(written(path), *lines_of(written(path), pair.note)):
                before = written(path)[: match.start()]
                shown = before.rfind("[") + 1 if before.endswith("](") else match.start()
                yield match, shown


def cut_in_the_name(path: Path) -> Iterator[Case]:
    """End each address in the name of its host: "https://harbour"."""
    for match, shown in addresses(path):
        end = re.compile(r"https?://\w+").match(match[0])
        assert end is not None
        yield [(Span(match.start() + end.end(), match.end()), "")], [("R205", shown)]


def cut_at_a_line_end(path: Path) -> Iterator[Case]:
    """End each printed address behind its last sign that cannot end one: "https://harbour.example/the-long-"."""
    for match, shown in addresses(path):
        end = max(match[0].rfind(sign) for sign in "-_=") + 1
        if match[0].index(".") < end < len(match[0]) and shown == match.start():
            yield [(Span(match.start() + end, match.end()), "")], [("R205", shown)]


def malformed(path: Path) -> Iterator[Case]:
    """Lose a sign of each scheme: "https:/harbour", "https//harbour"."""
    for match, shown in addresses(path):
        colon = match.start() + match[0].index(":")
        yield [(Span(colon + 1, colon + 2), "")], [("R205", shown)]
        if shown == match.start():
            yield [(Span(colon, colon + 1), "")], [("R205", shown)]


def unbalanced(path: Path) -> Iterator[Case]:
    """Lose the second bracket of "<…>", put one behind an address that has none, lose one of "cartas_(1870)"."""
    for match, shown in addresses(path):
        behind = written(path)[match.end() : match.end() + 1]
        if shown != match.start():
            continue
        if behind == "(":
            yield [(Span(match.end() + 5, match.end() + 6), "")], [("R205", shown)]
        elif behind == ">":
            yield [(Span(match.end(), match.end() + 1), "")], [("R205", shown)]
        else:
            yield [(Span(match.end(), match.end()), ")")], [("R205", shown)]


CITED_LATER = {"deichbrief.md": ("Engels", "Engels, a. a. O.")}
"""Where the note before an "Ibid." cites in full what a later note cites in short: that is then wrong, too (R104)."""


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
@pytest.mark.parametrize(
    "broken",
    [
        stands_first,
        after_a_lost_note,
        after_a_lost_pair,
        ambiguous,
        after_several_works,
        cut_in_the_name,
        cut_at_a_line_end,
        malformed,
        unbalanced,
    ],
    ids=lambda broken: broken.__name__,
)
def test_one_broken_source(path: Path, broken: Callable[[Path], Iterator[Case]]) -> None:
    cases = list(broken(path))
    chosen = random.Random(f"{path.name} {broken.__name__}").sample(cases, min(MOST, len(cases)))
    assert [wrong for changes, want in chosen if (wrong := misread(path, changes, want))] == []


def misread(path: Path, changes: Changes, want: Finds) -> tuple[Changes, Finds, Finds] | None:
    """Give what is wanted and what is found, where they differ."""
    text = changed(written(path), changes)
    wanted = expected(path, changes, want)
    full, short = CITED_LATER.get(path.name, ("", ""))
    if full and any(full in written(path)[slice(*span)] for span, _ in changes):
        wanted = sorted([*wanted, ("R104", text.index(short))])
    got = found(read(text, path, works=True))
    return None if got == wanted else (changes, wanted, got)


def test_there_are_many() -> None:
    """Fixtures that lose their "Ibid." or their addresses would leave nothing to break."""
    assert sum(1 for path in FILES for _ in ibids(path)) > 25
    assert sum(1 for path in FILES for _ in addresses(path)) > 12
