"""How sure a callout, a note and a link between them are, and what speaks for them.

The confidences were set so that, on hand-checked documents, at least the stated share of links is right: a
clean superscript that a note of its page answers in the order of the series is right 999 times in 1,000; each
thing that is missing takes some of that away.
"""

from __future__ import annotations

from typing import NamedTuple

from briefcite.model import Evidence, Zone
from briefcite.notes.printed.callouts import Print
from briefcite.notes.printed.entries import BELOW_TEXT, LINE, Start
from briefcite.notes.printed.sights import LOOK
from briefcite.text.pairing import weights

SURE_OF = weights("printed.confidence")


class Stated(NamedTuple):
    """Whether the file itself leads from the callout to the note."""

    hyperlink: bool = False
    tags: bool = False


def of_link(print_: Print, start: Start, neighbours: int, size: int, stated: Stated) -> Evidence:
    """Say how sure a pair is.

    Args:
        print_: the callout as printed.
        start: the beginning of the note.
        neighbours: how many of the numbers before and after are paired too (0 to 2).
        size: pairs in the series.
        stated: what the file says of them.
    """
    confidence = SURE_OF.sure
    signals: list[str] = [print_.form]
    if print_.weight < LOOK.raised - 1:
        confidence *= SURE_OF.weak_print if print_.weight > 0 else SURE_OF.doubtful_print
        signals.append("weak print")
    if start.zone in BELOW_TEXT and start.page != print_.page:
        confidence *= SURE_OF.other_page
        signals.append("other page")
    if start.weight < LINE.in_area - 0.5:
        confidence *= SURE_OF.outside if start.zone is Zone.BODY else SURE_OF.weak_note
        signals.append("outside note area" if start.zone is Zone.BODY else "marker unlike others")
    confidence *= SURE_OF.no_neighbour ** (2 - neighbours) if size > 1 else SURE_OF.single
    signals.append("in sequence" if neighbours else "out of sequence")
    for says, signal in zip(stated, ("hyperlink", "structure tags"), strict=True):
        if says:
            confidence = 1 - (1 - confidence) / 2
            signals.append(signal)
    return Evidence("pair.sequence", confidence, tuple(signals))


def of_entry(print_: Print) -> Evidence:
    """Say how sure a call upon a numbered bibliography is."""
    return Evidence("pair.number", 0.95 if print_.implied else 0.98, (print_.form,))


def of_callout(print_: Print, *, paired: bool) -> Evidence:
    """Say how sure it is that this is a callout at all."""
    confidence = SURE_OF.sure if paired else SURE_OF.alone
    if print_.weight < LOOK.raised - 1:
        confidence *= SURE_OF.weak_print
    return Evidence(f"callouts.{print_.form}", confidence)


def of_note(start: Start, *, paired: bool) -> Evidence:
    """Say how sure it is that a note begins here."""
    rules = {Zone.FOOTNOTES: "notes.area", Zone.MARGIN: "notes.margin", Zone.BODY: "notes.line"}
    confidence = SURE_OF.sure if paired else SURE_OF.alone
    return Evidence(
        rules.get(start.zone, "notes.list"), confidence * (SURE_OF.outside if start.zone is Zone.BODY else 1)
    )
