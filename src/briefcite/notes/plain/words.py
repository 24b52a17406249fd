"""Words that say what a number beside them is, when it calls no note."""

from __future__ import annotations

import re

from briefcite.text.late import late

ABBREVIATIONS = """
p pp n no nº nr nrs nos vol vols art arts artt ch chap cap abs bd bde heft h s ss f ff fn sec sect ziff para
rn rz fig abb tab t ed c ca kap núm tome lit anm cf l r d st app ex eq cl reg v vs op cit dr al
"""
"""What a number may follow without a space: "p.12", "Nr.7"."""

COUNTERS = """
page pages p pp seite seiten s chapter chapters section sections article articles artículo articulo
artículos articulos artikel part parts table tables figure figures vol volume no nr n° nº num number nummer
numéro numero paragraph paragraphs para absatz abs satz kapitel chapitre chap annex appendix anhang day step
level phase type typ version line lines zeile stufe teil tome tomo band bd heft issue nos note notes
footnote footnotes fn fußnote fußnoten anm rule item case anlage nota box grafik abbildung tabelle rn rz
ziff
"""
"""What is numbered: "page 12", "Artikel 7"."""

BEFORE_NUMBERS = """
bis und and or oder to von um about than over nearly only at ca circa age aged of nach vor since from until
in im à de les des am il le el los las dal al del the these those all every with mit für aus zu by for on dm
eur us usd
"""
"""Words after which a number belongs to the sentence: "since 12", "of 40"."""

MONTHS = """
january february march april may june july august september october november december januar februar märz
mai juni juli oktober dezember janvier février mars avril juin juillet août septembre octobre novembre
décembre gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre dicembre enero febrero
abril mayo junio julio septiembre octubre noviembre diciembre
"""

COUNTED_STEMS = """
million billion milli mrd mio year jahre euros dollars days months hours times countries states people women
members tage jan feb mars märz apr jun jul aug sep oct okt nov dec dez févr avril juin juil août déc genn
febb giug lugl sett dic ener prozent percent
"""
"""How words begin that a number counts or dates: "12 million", "3 mars"."""

COUNTED_WORDS = """
ans anni años men kg km cm mm ha st nd rd th ème er bis may mai ott per pour siècle
"""


IBERIAN_MONTHS = """
ener febr marz abri may juni juli agos sept octu novi dici jan fev mar abr mai jun jul ago set out nov dez
"""
"""How months begin in "12 de enero", "12 de março"."""


def _any(words: str) -> str:
    return "|".join(sorted(map(re.escape, words.split()), key=len, reverse=True))


ABBREVIATED = late(rf"(?:^|[\s(\[„“\"«])(?:{_any(ABBREVIATIONS)}|§+)\.$", re.I)
NUMBERED = late(
    rf"(?:^|[\s(\[„“\"«’'])(?:{_any(COUNTERS + BEFORE_NUMBERS + MONTHS)}|world war|§+|[$€£<>=~+×±])\s*$",
    re.I,
)
COUNTED = late(
    rf"\s{{0,2}}(?:[%€$£°ºª]|per ?cent|pour cent|(?:{_any(COUNTED_STEMS)})|(?:{_any(COUNTED_WORDS)})\b"
    rf"|e siècle|de (?:{_any(IBERIAN_MONTHS)}))",
    re.I,
)
REFERRED = late(r"\b(?:paragraphs?|articles?|art\.|sections?|pages?|pp?\.|chapters?|annex|artikel|absatz|§+)\s*$", re.I)
"""What a number follows that is no year: "paragraph 1976"."""
