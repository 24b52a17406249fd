r"""Letters and signs: accents, \ss, quotation marks, dashes, the shorthands of German."""

from __future__ import annotations

import unicodedata
from functools import cache

from briefcite.bib.delatex import text_of
from briefcite.text.late import late

ACCENTS = frozenset("\"'`^~=.") | frozenset("cvuHkdbrt")
_RUNNING = late(r"---?|``|''|[`']|[!?]`")
_PRINTED = {"--": "–", "---": "—", "``": "“", "''": "”", "`": "‘", "'": "’", "!`": "¡", "?`": "¿"}
_GERMAN = late(r'"([`\'<>=~|\-/]|[aouAOUsSz])')
_SHORTHANDS = {
    "`": "„", "'": "“", "<": "«", ">": "»", "=": "-", "~": "-", "|": "", "-": "", "/": "/",
    "a": "ä", "o": "ö", "u": "ü", "A": "Ä", "O": "Ö", "U": "Ü", "s": "ß", "z": "ß", "S": "SS",
}  # fmt: skip
SIGNS = {
    " ": " ", "\t": " ", "\n": " ", "\\": "\n", "&": "&", "%": "%", "$": "$", "#": "#", "_": "_", "{": "{", "}": "}",
    ",": "\u00a0", ";": " ", ":": " ", "!": "", "-": "", "/": "", "@": "", ">": "", "<": "", "+": "", "(": "",
    ")": "", "[": "", "]": "", "|": "|", "*": "", "quad": " ", "qquad": " ", "enspace": " ", "thinspace": "\u00a0",
    "space": " ", "nobreakspace": "\u00a0", "textspace": " ", "ldots": "…", "dots": "…", "textellipsis": "…",
    "slash": "/", "LaTeX": "LaTeX", "LaTeXe": "LaTeX2ε", "TeX": "TeX", "BibTeX": "BibTeX", "KOMAScript": "KOMA-Script",
    "glqq": "„", "grqq": "“", "glq": "‚", "grq": "‘", "flqq": "«", "frqq": "»", "flq": "‹", "frq": "›",
    "quotedblbase": "„", "quotesinglbase": "‚", "textquotedblleft": "“", "textquotedblright": "”", "textquotedbl": '"',
    "textquoteleft": "‘", "textquoteright": "’", "guillemotleft": "«", "guillemotright": "»", "guillemetleft": "«",
    "guillemetright": "»", "guilsinglleft": "‹", "guilsinglright": "›", "og": "« ", "fg": " »", "lq": "‘", "rq": "’",
    "dq": '"', "textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^", "textunderscore": "_",
    "textbar": "|", "textless": "<", "textgreater": ">", "textendash": "–", "textemdash": "—", "S": "§", "P": "¶",
    "dag": "†", "ddag": "‡", "textdagger": "†", "textdaggerdbl": "‡", "textasteriskcentered": "*", "textsection": "§",
    "textparagraph": "¶", "pounds": "£", "textsterling": "£", "euro": "€", "texteuro": "€", "EUR": "€",
    "textdegree": "°", "degree": "°", "textnumero": "№", "no": "n°", "degres": "°", "copyright": "©",
    "textcopyright": "©", "texttrademark": "™", "textregistered": "®", "i": "ı", "j": "ȷ", "ier": "er", "iere": "re",
    "ieme": "e", "iemes": "es", "textordmasculine": "º", "textordfeminine": "ª", "textbullet": "•", "hyp": "-",
    "textperiodcentered": "·", "textbraceleft": "{", "textbraceright": "}", "lbrace": "{", "rbrace": "}",
    "textthreequarters": "¾", "textonehalf": "½", "textonequarter": "¼", "newline": "\n", "linebreak": "\n",
    "pno": "p.", "ppno": "pp.", "psq": "f.", "psqq": "ff.", "adddot": ".", "addcomma": ",", "addspace": " ",
    "addcolon": ":", "addsemicolon": ";", "sq": "f.", "sqq": "ff.", "bibrangedash": "–", "multfootsep": "",
}  # fmt: skip


def running(text: str, german: bool = False) -> str:
    """Return running text as it is printed.

    Args:
        text: a run of characters of the source.
        german: whether babel's shorthands for German work ("a, "`, "=).
    """
    if german and '"' in text:
        text = _GERMAN.sub(lambda found: _SHORTHANDS[found[1]], text)
    if "'" in text or "`" in text or "--" in text:
        text = _RUNNING.sub(lambda found: _PRINTED.get(found[0], found[0]), text)
    return text


@cache
def sign(name: str) -> str:
    r"""Return the character that a command prints, "ß" for "ss"; "" for a command that prints none."""
    if name in SIGNS:
        return SIGNS[name]
    found = text_of(f"\\{name}{{}}")
    return found if found and len(found) <= 2 and not found.isascii() else ""


def accented(accent: str, letter: str) -> str:
    """Return a letter with its accent: ("'", "e") is é."""
    first, rest = letter[:1].replace("ı", "i").replace("ȷ", "j"), letter[1:]
    if not first.strip():
        return letter
    found = text_of(f"\\{accent}{{{first}}}")
    return unicodedata.normalize("NFC", found or first) + rest
