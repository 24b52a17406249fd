"""Titles and containers without the quotation marks, words ("in:") and punctuation around them."""

from __future__ import annotations

import re

from briefcite.references.normalize.lettering import Lettering
from briefcite.references.normalize.lexicon import entries
from briefcite.text.folding import SMALL
from briefcite.text.late import late

_ACRONYM = 4  # letters; longer words in capitals are seldom acronyms
_INITIALS = 7  # letters of the longest title of initials: "JIPITEC"
_LETTERS = late(r"[^\W\d_]+(?:(?<=[^\W\d_]{2})['’][^\W\d_]{1,2}\b)?")  # "INT’L", "GUIDE’S", but "L’OR"
_CUT = late(r"[^\W\d_]+\.|[^\W\d_]{2,}['’][^\W\d_]{1,2}\.?")
_AROUND = ",.:;?!()[]“”‘’\"'«»"
_ROMAN = late(r"[ivxlc]{1,7}")
UNREAD = Lettering()
"""Of a document that was not read: a line by itself."""
_PAIRS = {
    "“": "”“", "„": "“”‟\"", "‘": "’‘", "‚": "‘’", "«": "»", "»": "«", "‹": "›", "›": "‹", '"': '"”',
    "'": "'’", "‟": "”", "`": "'`", "”": "”",
}  # fmt: skip
_CLOSING = frozenset("”“’»«›‹\"'")
_LEADING = " \t,;:.*_–—|/]})-"
_DEEPEST = 40  # layers of quotes and punctuation; print has three, hostile lines have thousands
_LONGEST_QUOTED = 2000  # characters of a title whose quotes are looked at
LONGEST_TITLE = 250
SHORTEST_TITLE = 20
_SENTENCE_END = late(r"(?<=[^\W\d_]{3})[.;]\s")
_TAIL = 40  # characters at the end that the patterns below look at
_ENDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("cit", late(r"[\s,.…(]{1,4}(?:op\. ?|art\. ?)?cit\b\.?\)?[,\s]*(?:pp?|S)?\.?$", re.I)),
    ("[", late(r"\s*\[(?:online|en ligne|web ?page|electronic version|internet)\]\W*$", re.I)),
    (". ", late(r"[\s,(]{1,3}(?:n\. ?d|o\. ?J|s\. ?d|s\. ?f)\.?[)\s]*$")),
    (".", late(r"[\s,(]{1,3}(?:n\.d|o\.J|s\.d|s\.f)\.?[)\s]*$")),
    (", ", late(r",\s(?:pp?|cc?|ff?|pagg?)\.?$")),
    (" in", late(r"[,.;:]?[”\"»'’]?[,.;:]?\s+in\s*:?$")),
    (" dans", late(r"[,.;:]?[”\"»'’]?[,.;:]?\s+dans\s*:?$")),
    (" e", late(r"[,.;:][”\"»'’]?[,.;:]?\s+e[nm]\s*:?$|\se[nm]\s?:$")),
    ("…", late(r"(?<=[»”’\"'])\s?…$")),
    (" of", late(r"\s(?:of|of the)$")),
    ("p", late(r",\s(?:[ivxlc]+[,+ ]+)?\d{2,4}\s?pp?\.?$")),
    ("S", late(r",\s\d{2,4}\s(?:S|Seiten)\.?$")),
    (" at", late(r"(?<=[\d.])\sat$")),
    (" nel", late(r"[,.;:]?[”\"»'’]?[,.;:]?\s+nell?a?\s*:?$")),
)
"""Ends that do not belong to a title ("cit.", "[online]", "n.d.", ", in:", ", 935 pp"), each with what it must hold."""
_ABBREVIATED = late(
    r"(?:^|[\s.(])(?:[^\W\d_]|[^\W\d_]{1,5}\. (?:& )?(?:[^\W\d_]{1,8}\. ?)*[^\W\d_]{1,8}|etc|Inc|Ltd|Corp|Bros|Co|Jr|"
    r"al|ser|Bd|vol)\.$"
)
_LEAD_IN = late(
    r"^(?:[Ii]n|IN|[Dd]ans|[Ee]n|[Ee]m|[Nn]el|[Nn]ella?|[Nn]ello|[Ii]d\.|[Ss]ta in|[Aa]us|[Ii]n the|"
    r"[Aa]pud)\s*:\s*"
    r"|^(?:in|dans|en|em|sta in|apud)\s+(?=[\W\dA-ZÀ-ÞA-ž])"
)
_REPEATED = late(r"^(?:[Dd]ers\.|[Dd]ies\.|[Ii]dem|[Ii]d\.|[Ee]ad\.),?\s(?=\S{3})")
_LEAD_LETTERS = frozenset("iIdDeEnNsSaA")
_CAPITAL_IN = late(r"^In (?=(?:Proc|Actes|Atti|Studi|Congr|The|Handbook|Intern|\W|(?:[A-Z]\.\s?)+[A-Z][a-z]))")


def clean_title(text: str) -> str:
    """Strip a title: outer quotes, emphasis marks, closing punctuation; "?", "!" and inner quotes stay."""
    if not text:
        return ""
    text = " ".join(text.split())
    for _ in range(_DEEPEST):
        shorter = _strip_once(text)
        if shorter == text:
            break
        text = shorter
    return text


def bounded(title: str) -> str:
    """Cut a title with commentary after it to a title's length, at the end of a sentence or else of a word."""
    if len(title) <= LONGEST_TITLE:
        return title
    ends = [found.start() for found in _SENTENCE_END.finditer(title, 0, LONGEST_TITLE)]
    if whole := [end for end in ends if end >= SHORTEST_TITLE]:
        return title[: whole[0]]
    return title[: LONGEST_TITLE - 1].rpartition(" ")[0].rstrip(" ,;:") + "…"


def clean_container(text: str) -> str:
    """Strip a container like a title, and "in", "In:", "dans" or "ders.," before it."""
    text = clean_title(text)
    for _ in range(_DEEPEST):
        if text[:1] not in _LEAD_LETTERS:
            break
        shorter = _REPEATED.sub("", _CAPITAL_IN.sub("", _LEAD_IN.sub("", text, count=1), count=1), count=1)
        if shorter == text:
            break
        text = clean_title(shorter)
    return text


def recased(title: str, lettering: Lettering = UNREAD, *, short: bool = False) -> str:
    """Write a title printed in capitals in title case: "A COMPANION TO HOOKER" becomes A Companion to Hooker.

    Acronyms that the document or a list knows, Roman numerals and words with a digit stay; so does a title of which
    every word may be an acronym.

    Args:
        title: as printed.
        lettering: how the document writes words elsewhere.
        short: take short words in capitals for words as well, "UTAH CODE".
    """
    if any(map(str.islower, title)):
        return title
    words = title.split(" ")
    if len(words) == 1 and not short and not _is_lone_word(title, lettering):
        return title
    if sum(map(_is_cut, words)) * 2 >= len(words):  # "FLA. ST. U. L. REV."
        return " ".join(_of_cut_words(words, at, lettering) for at in range(len(words)))
    long, small = (sum(map(test, words)) for test in (lambda word: len(word) > _ACRONYM, _is_small))
    told = long > 1 or small > 1 or all(_is_word(word, lettering) for word in words)
    if not (short or told):
        return title
    return " ".join(_recased_word(word, _opens_title(words, at), lettering) for at, word in enumerate(words))


def _is_lone_word(title: str, lettering: Lettering) -> bool:
    """Return whether a title of one word is none of initials: "SPECULUM", but not "ZUM", "NJW-RR" or "UNCLOS"."""
    longest = max(map(len, title.strip(_AROUND).split("-")))
    return longest > _INITIALS or (longest > _ACRONYM and lettering.is_word(title.strip(_AROUND)))


def _is_small(word: str) -> bool:
    """Return whether it is an article, conjunction or preposition; a title that has two is no row of acronyms."""
    return word.casefold() in SMALL


def _is_word(word: str, lettering: Lettering) -> bool:
    """Return whether a word is surely no acronym: a long or small one, or one that has small letters elsewhere."""
    bare = word.strip(_AROUND)
    return len(bare) > _ACRONYM or len(bare) < 2 or bare.casefold() in SMALL or lettering.is_word(bare)


def _is_cut(word: str) -> bool:
    """Whether a word is cut short, "REV.", "INT’L", which no acronym is."""
    return _CUT.fullmatch(word) is not None


def _of_cut_words(words: list[str], at: int, lettering: Lettering) -> str:
    """Recase a word of a title of which most are cut short; "PACE" among them may be an acronym."""
    if _is_cut(words[at]):
        return words[at] if lettering.is_acronym(words[at].rstrip(".")) else _capital(words[at])
    known = _is_word(words[at], lettering)
    return _recased_word(words[at], _opens_title(words, at), lettering) if known else words[at]


def _opens_title(words: list[str], at: int) -> bool:
    """Return whether a word is first, or follows a sentence, but not an abbreviation: "C. L. AT MICH."."""
    before = words[at - 1] if at else ":"
    return before.endswith((":", "?", "!")) or (before.endswith(".") and len(before) > _ACRONYM)


def _recased_word(word: str, first: bool, lettering: Lettering) -> str:
    bare = word.strip(_AROUND)
    folded = bare.casefold()
    listed = folded in entries("acronyms") and not lettering.is_word(bare)
    keep = listed or lettering.is_acronym(bare) or any(c.isdigit() for c in bare) or word.count(".") > 1
    if keep or (_ROMAN.fullmatch(folded) and folded not in ("i", "di", "mi")):
        return word
    small = folded in SMALL and not first and not word.endswith(".")  # "U. DEL. L. REV."
    return word.lower() if small else _capital(word)


def _capital(word: str) -> str:
    return _LETTERS.sub(lambda found: found[0].capitalize(), word)


def _strip_once(text: str) -> str:
    tail = text[-_TAIL:]
    for cue, pattern in _ENDS:
        if cue in tail and (found := pattern.search(tail)):
            text = text[: len(text) - len(tail) + found.start()]
            tail = text[-_TAIL:]
    text = _strip_quotes(_trailing_punctuation(text.lstrip(_LEADING)))
    if text.startswith("(") and text.endswith(")") and text.count("(") == 1:
        text = text[1:-1]
    if text.endswith(")") and text.count(")") > text.count("("):
        text = text[:-1]
    return text.strip()


def _trailing_punctuation(text: str) -> str:
    bare = text.rstrip(" ,;:*_/|–—-([{")
    if bare.endswith("..."):
        return bare
    if bare.endswith(".") and not _ABBREVIATED.search(bare[-24:]):
        bare = bare.rstrip(". ,;:")
    return bare


def _strip_quotes(text: str) -> str:
    """Strip one pair of quotation marks around the whole, or a single one whose partner lies outside the text."""
    if len(text) > _LONGEST_QUOTED:
        return text
    if len(text) < 2:
        return "" if text in _PAIRS else text
    first, last = text[0], text[-1]
    if first in _PAIRS:
        closers = _PAIRS[first]
        inner = _closing_inside(text, first, closers)
        if last in closers and not inner:
            return text[1:-1].strip()
        if last not in closers and not inner:
            return text[1:].strip()
        return text
    if last in _CLOSING and not _opens_before(text, last):
        return text[:-1].strip()
    return text


def _closing_inside(text: str, first: str, closers: str) -> bool:
    """Return whether the first quotation mark is closed before the end: "'Ultra Vires' and the Rule of Law"."""
    depth = 1
    for place in range(1, len(text) - 1):
        char = text[place]
        if char in closers and _closes(text, place):
            depth -= 1
            if depth == 0:
                # "'Players' lives'" closes at the end; an apostrophe did not close it before.
                return not (first in "'‘" and text[-1] in closers and not _reopens(text, place, first))
        elif char == first and not _closes(text, place):
            depth += 1
    return False


def _closes(text: str, place: int) -> bool:
    after = text[place + 1] if place + 1 < len(text) else " "
    return not text[place - 1].isspace() and not after.isalnum()


def _reopens(text: str, place: int, first: str) -> bool:
    return any(
        text[i] == first and text[i - 1].isspace() and not text[i + 1 : i + 2].isspace()
        for i in range(place + 1, len(text) - 1)
    )


def _opens_before(text: str, last: str) -> bool:
    """Return whether a closing quotation mark at the end has its partner inside: "The Meaning of 'Law'"."""
    openers = {opener for opener, closers in _PAIRS.items() if last in closers}
    inside = sum(char in openers for char in text[:-1])
    closed = sum(char == last and _closes(text, place + 1) for place, char in enumerate(text[1:-1]))
    if last in "'’" and text[-2:-1] == "s" and not any(c in openers and c != last for c in text[:-1]):
        return inside > closed or not inside  # "the workers'" is a genitive
    return inside > closed if last in openers else inside > 0
