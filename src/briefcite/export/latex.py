r"""Text as LaTeX source: "Gürtel & Söhne" is ``G{\"u}rtel {\&} S{\"o}hne``.

Which command makes which character is pylatexenc's knowledge; each character is looked up once. Braces become
``{\textbraceleft}``, since BibTeX counts braces even behind a backslash.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any

from briefcite.bib.delatex import text_of

_SPECIAL = re.compile(r"[#$%&_{}~^\\]|[^\x20-\x7e]")
_LIGATURES = re.compile(r"-(?=-)|`(?=`)|'(?=')|[?!](?=`)|<(?=<)|>(?=>)|,(?=,)")
"""ASCII pairs that TeX's fonts would join: "--" is a dash."""
_FIXED = {
    "{": r"{\textbraceleft}",
    "}": r"{\textbraceright}",
    "\u00a0": "~",
    "\u202f": "~",
    "\u00ad": "",
    "–": "--",
    "—": "---",
}
_ENGLISH = frozenset(("the", "of", "and", "for", "to", "with", "from", "on", "by", "at", "as"))
TITLE_CASE = 0.75
"""Share of an English title's longer words that are capitalised where its style does so."""
_BLANKS = re.compile(r"[ \t\r\n\v\f\x85\u2028\u2029]+")
_WORD = re.compile(r"[^\s\-–—/]+")
_CORE = re.compile(r"([^\w{}\\]*)(.*?)([^\w{}\\]*)")
"""Punctuation before a word, the word, punctuation behind it."""
_OPENS_SENTENCE = re.compile(r"(?:.*[.:?!][\W_]*)?[\W_]*", re.S)
"""What stands before the first word of a sentence; its capital tells nothing."""


def plain(text: str) -> str:
    """Give the text on one line, composed (NFC) and without what is no character of a text (controls)."""
    line = _BLANKS.sub(" ", text).strip()
    if not line.isprintable():
        line = "".join(char for char in line if unicodedata.category(char) not in ("Cc", "Cs"))
    return unicodedata.normalize("NFC", line)


def escape(text: str, *, ascii_letters: bool) -> str:
    """Make LaTeX of plain text.

    Args:
        text: what is to be printed.
        ascii_letters: write accented Latin letters as commands, as classic BibTeX needs for its sorting and
            abbreviating; other scripts and what LaTeX has no command for stay as they are.
    """
    return _latex(plain(text), ascii_letters)


def _latex(text: str, ascii_letters: bool) -> str:
    broken = _LIGATURES.sub("\\g<0>\0", text)  # plain text holds no NUL
    latex = _SPECIAL.sub(lambda found: _command(found[0], ascii_letters), broken)
    return latex.replace("\0", "{}")


@cache
def _command(char: str, ascii_letters: bool) -> str:
    if char == "\0":
        return char
    if char.isascii():
        return _FIXED.get(char) or str(_encoder().unicode_to_latex(char))
    if not ascii_letters or not _has_command(char):
        return {"\u00a0": "~", "\u00ad": ""}.get(char, char)
    command = _FIXED.get(char) or str(_encoder().unicode_to_latex(char))
    return command if text_of(command) == char else char  # a small capital for "ĸ" would come back as "k"


def _has_command(char: str) -> bool:
    latin = unicodedata.name(char, "").startswith("LATIN ") and "LIGATURE F" not in unicodedata.name(char)
    return char in _FIXED or latin or char in "‘’“”„‚«»‹›…§°€£©®†‡¿¡"


@cache
def _encoder() -> Any:
    from pylatexenc.latexencode import UnicodeToLatexEncoder

    return UnicodeToLatexEncoder(
        replacement_latex_protection="braces-all", unknown_char_policy="keep", unknown_char_warning=False
    )


def protect(title: str, *, ascii_letters: bool, whole: bool = False, acronyms_only: bool = False) -> str:
    """Make LaTeX of a title; words that a style must not put into lower case get braces, without their punctuation.

    Which words is one rule, that of Better BibTeX: acronyms and the like ("NATO", "McDonald"), and capitals within
    a sentence, which are those of names. A title that capitalises most words says nothing of names.

    Args:
        title: what is to be printed.
        ascii_letters: see :func:`escape`.
        whole: the title keeps all its capitals, as in languages that styles do not know: braces round all of it.
        acronyms_only: the style knows that the language keeps its capitals (biblatex's ``langid``).
    """
    title = plain(title)
    if whole:
        return (
            "{" + _latex(title, ascii_letters) + "}" if title[1:] != title[1:].lower() else _latex(title, ascii_letters)
        )
    names = not acronyms_only and not _title_case(_WORD.findall(title))

    def braced(match: re.Match[str]) -> str:
        found = _CORE.fullmatch(match[0])
        start, word, end = found.groups() if found else ("", match[0], "")
        opens = _OPENS_SENTENCE.fullmatch(title[: match.start()] + start) is not None
        wanted = _inner_capital(word) or (names and word[:1].isupper() and not opens)
        before, latex, after = (_latex(part, ascii_letters) for part in (start, word, end))
        return before + "{" + latex + "}" + after if wanted else _latex(match[0], ascii_letters)

    return _joined(title, braced, ascii_letters)


def _joined(title: str, braced: Any, ascii_letters: bool) -> str:
    parts, at = [], 0
    for match in _WORD.finditer(title):
        parts += [_between(title[at : match.start()], ascii_letters), braced(match)]
        at = match.end()
    return "".join([*parts, _between(title[at:], ascii_letters)])


def _between(gap: str, ascii_letters: bool) -> str:
    return _latex(gap, ascii_letters) if gap.strip(" ") else gap


def _title_case(words: list[str]) -> bool:
    """Whether all words but short ones are capitalised and an English one is among those that are not."""
    long = [word for word in words[1:] if len(word) > 3 and word[0].isalpha()]
    raised = sum(word[0].isupper() for word in long)
    return bool(long) and raised >= TITLE_CASE * len(long) and not _ENGLISH.isdisjoint(words)


def _inner_capital(word: str) -> bool:
    return any(char.isupper() for char in word[1:])


def verbatim(url: str) -> str:
    """Give a URL or DOI as it is; only what would end the field or the line is percent-encoded."""
    return re.sub(r"[{}\\\s\x00-\x20\ud800-\udfff]", _percent, url.strip())


def _percent(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode("utf-8", "replace"))
