"""What the formats call the types of works, beside CSL's names; what is not listed is a plain document."""

from __future__ import annotations

from typing import NamedTuple


class Kind(NamedTuple):
    """One type of work in every format."""

    bibtex: str
    biblatex: str
    ris: str
    zotero: str


DOCUMENT = Kind("misc", "misc", "GEN", "document")
KINDS = {
    "article": Kind("article", "article", "JOUR", "preprint"),
    "article-journal": Kind("article", "article", "JOUR", "journalArticle"),
    "article-magazine": Kind("article", "article", "MGZN", "magazineArticle"),
    "article-newspaper": Kind("article", "article", "NEWS", "newspaperArticle"),
    "bill": Kind("misc", "legislation", "BILL", "bill"),
    "book": Kind("book", "book", "BOOK", "book"),
    "broadcast": Kind("misc", "misc", "VIDEO", "tvBroadcast"),
    "chapter": Kind("incollection", "incollection", "CHAP", "bookSection"),
    "classic": Kind("book", "book", "CLSWK", "book"),
    "collection": Kind("misc", "misc", "GEN", "document"),
    "dataset": Kind("misc", "dataset", "DATA", "dataset"),
    "document": DOCUMENT,
    "entry": Kind("incollection", "inreference", "ENCYC", "encyclopediaArticle"),
    "entry-dictionary": Kind("incollection", "inreference", "DICT", "dictionaryEntry"),
    "entry-encyclopedia": Kind("incollection", "inreference", "ENCYC", "encyclopediaArticle"),
    "figure": Kind("misc", "image", "FIGURE", "artwork"),
    "graphic": Kind("misc", "image", "ART", "artwork"),
    "hearing": Kind("misc", "legislation", "HEAR", "hearing"),
    "interview": Kind("misc", "misc", "PCOMM", "interview"),
    "legal_case": Kind("misc", "jurisdiction", "CASE", "case"),
    "legislation": Kind("misc", "legislation", "STAT", "statute"),
    "manuscript": Kind("misc", "unpublished", "MANSCPT", "manuscript"),
    "map": Kind("misc", "misc", "MAP", "map"),
    "motion_picture": Kind("misc", "movie", "MPCT", "film"),
    "musical_score": Kind("misc", "misc", "MUSIC", "document"),
    "pamphlet": Kind("booklet", "booklet", "PAMP", "manuscript"),
    "paper-conference": Kind("inproceedings", "inproceedings", "CPAPER", "conferencePaper"),
    "patent": Kind("misc", "patent", "PAT", "patent"),
    "performance": Kind("misc", "performance", "GEN", "presentation"),
    "periodical": Kind("misc", "periodical", "JFULL", "document"),
    "personal_communication": Kind("misc", "letter", "PCOMM", "letter"),
    "post": Kind("misc", "online", "ELEC", "forumPost"),
    "post-weblog": Kind("misc", "online", "BLOG", "blogPost"),
    "regulation": Kind("misc", "legislation", "LEGAL", "statute"),
    "report": Kind("techreport", "report", "RPRT", "report"),
    "review": Kind("article", "review", "JOUR", "journalArticle"),
    "review-book": Kind("article", "review", "JOUR", "journalArticle"),
    "software": Kind("misc", "software", "COMP", "computerProgram"),
    "song": Kind("misc", "audio", "SOUND", "audioRecording"),
    "speech": Kind("misc", "misc", "GEN", "presentation"),
    "standard": Kind("misc", "standard", "STAND", "standard"),
    "thesis": Kind("phdthesis", "thesis", "THES", "thesis"),
    "treaty": Kind("misc", "legislation", "LEGAL", "statute"),
    "webpage": Kind("misc", "online", "ELEC", "webpage"),
}
"""CSL's item types; see the names in each format's own documentation."""

LANGUAGES = {
    "ar": "arabic", "bg": "bulgarian", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german", "el": "greek",
    "en": "english", "es": "spanish", "et": "estonian", "fa": "persian", "fi": "finnish", "fr": "french",
    "he": "hebrew", "hi": "hindi", "hr": "croatian", "hu": "hungarian", "it": "italian", "ja": "japanese",
    "ko": "korean", "la": "latin", "lt": "lithuanian", "lv": "latvian", "nl": "dutch", "no": "norwegian",
    "pl": "polish", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sk": "slovak", "sl": "slovene",
    "sr": "serbian", "sv": "swedish", "tr": "turkish", "uk": "ukrainian", "zh": "chinese",
}  # fmt: skip
"""Language codes and what babel, and so biblatex's ``langid``, calls them."""


def kind_of(csl_type: str) -> Kind:
    """Give the names of a CSL type in the formats."""
    return KINDS.get(csl_type, DOCUMENT)
