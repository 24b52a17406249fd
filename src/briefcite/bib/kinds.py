"""What the formats call the types of works, beside CSL's names; what is not listed is a plain document."""

from __future__ import annotations

from typing import NamedTuple


class WorkKind(NamedTuple):
    """One type of work in every format."""

    bibtex: str
    biblatex: str
    ris: str
    zotero: str


DOCUMENT = WorkKind("misc", "misc", "GEN", "document")
KINDS = {
    "article": WorkKind("article", "article", "JOUR", "preprint"),
    "article-journal": WorkKind("article", "article", "JOUR", "journalArticle"),
    "article-magazine": WorkKind("article", "article", "MGZN", "magazineArticle"),
    "article-newspaper": WorkKind("article", "article", "NEWS", "newspaperArticle"),
    "bill": WorkKind("misc", "legislation", "BILL", "bill"),
    "book": WorkKind("book", "book", "BOOK", "book"),
    "broadcast": WorkKind("misc", "misc", "VIDEO", "tvBroadcast"),
    "chapter": WorkKind("incollection", "incollection", "CHAP", "bookSection"),
    "classic": WorkKind("book", "book", "CLSWK", "book"),
    "collection": WorkKind("misc", "misc", "GEN", "document"),
    "dataset": WorkKind("misc", "dataset", "DATA", "dataset"),
    "document": DOCUMENT,
    "entry": WorkKind("incollection", "inreference", "ENCYC", "encyclopediaArticle"),
    "entry-dictionary": WorkKind("incollection", "inreference", "DICT", "dictionaryEntry"),
    "entry-encyclopedia": WorkKind("incollection", "inreference", "ENCYC", "encyclopediaArticle"),
    "figure": WorkKind("misc", "image", "FIGURE", "artwork"),
    "graphic": WorkKind("misc", "image", "ART", "artwork"),
    "hearing": WorkKind("misc", "legislation", "HEAR", "hearing"),
    "interview": WorkKind("misc", "misc", "PCOMM", "interview"),
    "legal_case": WorkKind("misc", "jurisdiction", "CASE", "case"),
    "legislation": WorkKind("misc", "legislation", "STAT", "statute"),
    "manuscript": WorkKind("misc", "unpublished", "MANSCPT", "manuscript"),
    "map": WorkKind("misc", "misc", "MAP", "map"),
    "motion_picture": WorkKind("misc", "movie", "MPCT", "film"),
    "musical_score": WorkKind("misc", "misc", "MUSIC", "document"),
    "pamphlet": WorkKind("booklet", "booklet", "PAMP", "manuscript"),
    "paper-conference": WorkKind("inproceedings", "inproceedings", "CPAPER", "conferencePaper"),
    "patent": WorkKind("misc", "patent", "PAT", "patent"),
    "performance": WorkKind("misc", "performance", "GEN", "presentation"),
    "periodical": WorkKind("misc", "periodical", "JFULL", "document"),
    "personal_communication": WorkKind("misc", "letter", "PCOMM", "letter"),
    "post": WorkKind("misc", "online", "ELEC", "forumPost"),
    "post-weblog": WorkKind("misc", "online", "BLOG", "blogPost"),
    "regulation": WorkKind("misc", "legislation", "LEGAL", "statute"),
    "report": WorkKind("techreport", "report", "RPRT", "report"),
    "review": WorkKind("article", "review", "JOUR", "journalArticle"),
    "review-book": WorkKind("article", "review", "JOUR", "journalArticle"),
    "software": WorkKind("misc", "software", "COMP", "computerProgram"),
    "song": WorkKind("misc", "audio", "SOUND", "audioRecording"),
    "speech": WorkKind("misc", "misc", "GEN", "presentation"),
    "standard": WorkKind("misc", "standard", "STAND", "standard"),
    "thesis": WorkKind("phdthesis", "thesis", "THES", "thesis"),
    "treaty": WorkKind("misc", "legislation", "LEGAL", "statute"),
    "webpage": WorkKind("misc", "online", "ELEC", "webpage"),
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


def kind_of(csl_type: str) -> WorkKind:
    """Return the names of a CSL type in the formats."""
    return KINDS.get(csl_type, DOCUMENT)
