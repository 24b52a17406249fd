r"""Notes: \footnote and its relatives, with the numbers that LaTeX prints.

A callout and its note are made together by most commands; \footnotemark and \footnotetext make them apart, so that
callouts wait until the note of their number is known.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from briefcite.load.tex.lexer import TexToken, written
from briefcite.load.tex.macros import Macro, digits
from briefcite.load.tex.names import Label
from briefcite.load.tex.registry import Waiting
from briefcite.load.tex.tables import table
from briefcite.text.late import late

if TYPE_CHECKING:
    from briefcite.load.tex.reader import Reader


class CountedKind(NamedTuple):
    """A kind of note: what counts it and what it is called in the model."""

    counter: str
    role: str = "footnote"


_SERIES = late(r"[Ff]ootnote(?:mark|text)?([A-Z])(?:mark|text)?")
KINDS = {
    "footnote": CountedKind("footnote"),
    "endnote": CountedKind("endnote", "endnote"),
    "pagenote": CountedKind("pagenote", "endnote"),
    "postnote": CountedKind("postnote", "endnote"),
    "sidenote": CountedKind("sidenote", "margin"),
    "sidefootnote": CountedKind("sidefootnote", "margin"),
    "parnote": CountedKind("parnotemark"),
    "tablefootnote": CountedKind("footnote"),
    "verbfootnote": CountedKind("footnote"),
    "plainfootnote": CountedKind("footnote"),
    "ftnt": CountedKind("footnote"),
    "tfootnote": CountedKind("footnote"),
}


def _kind(reader: Reader, name: str) -> CountedKind:
    kind = KINDS.get(name.removesuffix("mark").removesuffix("text"))
    if kind is None:  # \footnoteB, \footnotemarkB, \Bfootnote
        found = _SERIES.fullmatch(name)
        return CountedKind(f"footnote{found[1]}" if found else "footnote")
    if kind.counter == "footnote" and reader.notes.titles:
        return CountedKind("thanks")
    if kind.counter == "footnote" and reader.notes.boxes and not name.endswith("mark"):
        return CountedKind("mpfootnote", "table")
    if kind.counter == "sidenote" and "tufte" in reader.document_class:
        return CountedKind("footnote", "margin")
    return kind


def _run(reader: Reader, kind: CountedKind) -> str:
    """Return the name of the run of numbers that a note belongs to."""
    return f"{kind.role} {kind.counter} {reader.counters.epoch[kind.counter]}"


def unheard(reader: Reader) -> bool:
    """Return whether no note is made here: in the preamble, or in a text that is read for its number alone."""
    return reader.silent or reader.apart > 0


def note(reader: Reader, name: str) -> None:
    r"""\footnote[7]{…}: a callout and its note; the number in brackets counts nothing."""
    option = reader.gullet.option()
    if name.startswith("sidenote"):
        reader.gullet.option()
    if not unheard(reader):
        _begin(reader, _kind(reader, name.rstrip("*")), option)


def _begin(reader: Reader, kind: CountedKind, option: Sequence[TexToken] | None = None) -> None:
    marker = _next(reader, kind, option)
    identity = reader.notes.new(_run(reader, kind), marker)
    write_callout(reader, marker, identity)
    write_note(reader, kind, marker, identity)


def made(reader: Reader, name: str, write: Callable[[], None]) -> None:
    r"""Make a note whose text is not an argument but is written by a function: \footcite."""
    reader.gullet.put_back([TexToken("{", "{"), TexToken("}", "}")])
    if name == "footnotetext":
        text(reader, name)
    else:
        _begin(reader, _kind(reader, name))
    write()


def _next(reader: Reader, kind: CountedKind, option: Sequence[TexToken] | None) -> str:
    """Return the number printed: the one asked for in brackets, or the next."""
    if option:
        return _asked(reader, kind, option)
    reader.counters.step(kind.counter)
    return reader.the(kind.counter)


def _asked(reader: Reader, kind: CountedKind, option: Sequence[TexToken]) -> str:
    r"""Return the number in brackets as it is printed: \footnotemark[3] in letters is c; other text stays."""
    told = reader.text_of(option)
    if not told.isdecimal():
        return told.strip(" ()")
    before = reader.counters.value[kind.counter]
    reader.counters.value[kind.counter] = digits(told)
    shown = reader.the(kind.counter)
    reader.counters.value[kind.counter] = before
    return shown


def write_callout(reader: Reader, marker: str, target: str) -> int:
    """Write a callout; gives the place of its mark, -1 where nothing is printed."""
    place = len(reader.out.marks)
    if not marker:
        return -1
    with reader.out.marked("callout", marker=marker, target=target):
        reader.out.add(marker)
    return place


def write_note(reader: Reader, kind: CountedKind, marker: str, identity: str) -> None:
    """Let the argument that comes next be the text of a note."""
    if not reader.out.last.isspace():
        reader.out.add(" ")
    start = reader.out.bookmark()
    label, titles = reader.label, reader.notes.titles
    reader.label = Label(marker, identity)
    reader.notes.titles = 0
    run = _run(reader, kind)
    out = reader.out
    reader.within += 1

    def closing() -> None:
        reader.within -= 1
        reader.label, reader.notes.titles = label, titles
        if reader.out is out:
            shown = out.since(start)
            cut = shown.find("\n\n") if reader.groups.cut else -1  # a note without an end is taken to be one paragraph
            out.mark_note(
                start, tail=len(shown) - cut if cut >= 0 else 0, id=identity, marker=marker, role=kind.role, data=run
            )

    reader.group(closing)


def mark(reader: Reader, name: str) -> None:
    r"""\footnotemark[3]: a callout whose note stands elsewhere."""
    option = reader.gullet.option()
    if unheard(reader):
        return
    kind = _kind(reader, name.rstrip("*"))
    named = _referred(reader, option or ())
    if named is not None:
        write_callout(reader, named.text, named.note)
        return
    marker = _next(reader, kind, option)
    wait(reader, _run(reader, kind), marker)


def wait(reader: Reader, run: str, marker: str) -> None:
    """Write a callout that waits for its note."""
    place = write_callout(reader, marker, "")
    if place >= 0:
        reader.notes.waiting.append(Waiting(place, run, marker, len(reader.notes.made)))


def _referred(reader: Reader, option: Sequence[TexToken]) -> Label | None:
    r"""Return the label in \footnotemark[\ref{fn:x}]; None where there is none."""
    if len(option) > 1 and option[0].kind == "cmd" and option[0].text in ("ref", "getrefnumber"):
        return reader.labelled(written(option[1:]).strip("{} "))
    return None


def by_hand(reader: Reader, name: str) -> None:
    r"""\FootnoteB{**}{…} of manyfoot: the sign is always given."""
    given = reader.gullet.argument()
    reader.gullet.put_back([TexToken("text", "["), *given, TexToken("text", "]")])
    COMMANDS[name.lower()[:-1] + name[-1]](reader, name)


def again(reader: Reader, _name: str) -> None:
    r"""\footref{fn:x}: the callout of a note once more."""
    label = reader.labelled(reader.gullet.word())
    if not unheard(reader):
        write_callout(reader, label.text, label.note)


def text(reader: Reader, name: str) -> None:
    r"""\footnotetext[3]{…}: the note of a callout that stands elsewhere."""
    option = reader.gullet.option()
    if unheard(reader):
        return
    kind = _kind(reader, name.rstrip("*"))
    marker = _asked(reader, kind, option) if option else reader.the(kind.counter)
    write_note(reader, kind, marker, reader.notes.new(_run(reader, kind), marker))


def blind(reader: Reader, _name: str) -> None:
    r"""\blfootnote{…}: a note without number and callout."""
    if not unheard(reader):
        kind = CountedKind("blind")
        write_note(reader, kind, "", reader.notes.new(_run(reader, kind), ""))


def thanks(reader: Reader, name: str) -> None:
    r"""\thanks{…} of a title: a note with a sign; classes of the AMS print none."""
    if reader.document_class.startswith("ams"):
        blind(reader, name)
    elif not unheard(reader):
        _begin(reader, CountedKind("thanks"))


def margin(reader: Reader, _name: str) -> None:
    r"""\marginpar[left]{right}: text in the margin, beside its place and without a number."""
    reader.gullet.option()
    if unheard(reader):
        return
    kind = CountedKind("margin", "margin")
    write_note(reader, kind, "", reader.notes.new(_run(reader, kind), ""))


def apparatus(reader: Reader, name: str) -> None:
    r"""\Afootnote{…} in \edtext: a note of the apparatus, called by the number of its line."""
    reader.gullet.option()
    if unheard(reader):
        return
    kind = CountedKind(f"apparatus {name[0]}")
    write_note(reader, kind, "", reader.notes.new(_run(reader, kind), ""))


def new_series(reader: Reader, name: str) -> None:
    r"""\DeclareNewFootnote[para]{B}[roman], \newfootnoteseries{B}: \footnoteB with numbers of its own."""
    reader.gullet.option()
    letter = reader.gullet.word()
    if name == "newfootnoteseries":
        reader.counters.tie(f"footnote{letter}", "chapter")
    form = written(reader.gullet.option() or ()).strip()
    if form:
        body = (TexToken("cmd", form), TexToken("{", "{"), TexToken("text", f"footnote{letter}"), TexToken("}", "}"))
        reader.groups.define(f"thefootnote{letter}", Macro((), body))


_NOTES = ("footnote", "endnote", "pagenote", "postnote", "sidenote", "sidefootnote", "parnote", "tablefootnote")
_LETTERS = "ABCDEFGHIZ"


def _lettered(*patterns: str) -> str:
    return " ".join(pattern.replace("?", letter) for pattern in patterns for letter in _LETTERS)


COMMANDS = table(
    (note, " ".join((*_NOTES, "verbfootnote plainfootnote tfootnote", _lettered("footnote?")))),
    (mark, " ".join((*(f"{name}mark" for name in _NOTES), _lettered("footnotemark?", "footnote?mark")))),
    (text, " ".join((*(f"{name}text" for name in _NOTES), _lettered("footnotetext?", "footnote?text")))),
    (by_hand, _lettered("Footnote?", "Footnotemark?", "Footnotetext?")),
    (apparatus, _lettered("?footnote", "?endnote")),
    (again, "footref footreference fullfootref footnoteref sidenoteref"),
    (blind, "blfootnote blankfootnote footnotetextnomark freefootnote"),
    (margin, "marginpar marginnote sidepar ledsidenote ledleftnote ledrightnote ledinnernote ledouternote"),
    (new_series, "DeclareNewFootnote newfootnoteseries newfootnote"),
    (thanks, "thanks"),
)
