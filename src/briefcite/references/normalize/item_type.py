"""The CSL item type, by evidence: what kind of work has these parts, this medium, these words."""

from __future__ import annotations

import re
from typing import NamedTuple

from briefcite.references.normalize import media
from briefcite.references.normalize.people import letter_writer
from briefcite.references.normalize.urls import bare_domain
from briefcite.text.cues import holds
from briefcite.text.late import late

_THESIS = late(
    r"\b(?:ph\.? ?d\.?|doctoral|master'?s?|m\.? ?a\.?|m\.? ?sc?\.?|diploma?|dissertation|diss\.?|thesis|"
    r"thèse|mémoire|tesi|tesis|tese|"
    r"habilitation(?:sschrift)?|magisterarbeit|diplomarbeit|bachelorarbeit|masterarbeit|proefschrift|"
    r"dissertação)(?!\w)",
    re.I,
)
_THESIS_SURE = late(r"thes[ei]s|thèse|diss|tesi|tese|mémoire|habil|arbeit|proefschrift|Ph", re.I)
_REPORT = late(
    r"\b(?:report|rapport|bericht|informe|relatório|relazione|working paper|discussion paper|"
    r"policy (?:brief|paper)|briefing|"
    r"white paper|tech(?:nical|n?\.)? ?(?:rep|memo)|arbeitspapier|diskussionspapier|document de travail|"
    r"research paper|occasional paper|"
    r"fact ?sheet|gutachten|studie)\b",
    re.I,
)
_CONFERENCE = late(
    r"\b(?:proc(?:eedings|\.|s\b)|conference|conf\.|symposium|symp\.|workshop|congress|kongress|"
    r"tagung(?:sband)?|colloquium|colloque|"
    r"convegno|congresso|congreso|actes|atti del|international meeting|actas)(?!\w)",
    re.I,
)
_ENCYCLOPEDIA = late(
    r"\b(?:en[cz]yclop[aæ]?edia|enzyklopädie|encyclopédie|enciclopedia|lexikon|lexicon|wikipedia|"
    r"handwörterbuch|britannica)\b",
    re.I,
)
_ENCYCLOPEDIA_CUES = ("clop", "zyklop", "lexi", "wikipedia", "handwörterbuch", "britannica")
_DICTIONARY_CUES = ("diction", "oed", "duden", "wörterbuch", "dizionario", "diccionario", "dicionário")
_CONFERENCE_CUES = (
    "proc",
    "conf",
    "symp",
    "workshop",
    "ongres",
    "tagung",
    "colloqu",
    "convegno",
    "act",
    "atti",
    "meeting",
)
"""One of these stands in whatever the pattern of that name matches: a cheap test first."""
_DICTIONARY = late(r"\b(?:dictionary|oed|duden|wörterbuch|dictionnaire|dizionario|diccionario|dicionário)\b", re.I)
_JOURNAL = late(
    r"\b(?:journal|j\.|review|rev\.|revue|rivista|revista|zeitschrift|z\.|zs\.|annals|annales|annali|"
    r"archiv(?:es|io|um|e)?|arch\.|quarterly|"
    r"bulletin|bull\.|bollettino|boletín|studies|studien|studi|transactions|trans\.|letters|lett\.|acta|"
    r"cahiers|quaderni|cuadernos|"
    r"jahrbuch|yearbook|anuario|annuaire|mitteilungen|vierteljahr\w*|blätter|hefte|forum|perspectives?|"
    r"tijdschrift|science|"
    r"research|proc\. natl|int\. j|j|am|law|phys)(?!\w)",
    re.I,
)
_SERIAL = late(
    r"(?:revue|bulletin|zeitschrift|rivista|revista|journal|annales|annali|anales|cahiers|quaderni|bollettino|"
    r"boletín|mitteilungen|mémoires (?:et documents|de la société|de l['’]académie))\b",
    re.I,
)
"""The beginning of a journal's name."""
_NEWSPAPER = late(
    r"\b(?:times|post|herald|tribune|gazette|daily|telegraph|courier|chronicle|observer|zeitung|tageblatt|"
    r"anzeiger|rundschau|"
    r"nachrichten|kurier|allgemeine|journal de|le monde|le figaro|libération|corriere|repubblica|gazzetta|"
    r"messaggero|il sole|"
    r"el país|el mundo|diario|jornal|folha|estado de|público|news|newspaper|star|inquirer|sun|mail|dagblad|"
    r"bote)\b",
    re.I,
)
_HEARING = late(r"\bhearings? (?:before|of)\b", re.I)
_REVIEW = late(r"^(?:(?:book )?review(?: of|:)|rezension|rez\.|recension[ei]?|compte rendu de|reseña|rec\.)\b", re.I)
_INTERVIEW = late(
    r"^(?:(?:authors?['’]?s?|own|personal|telephone|phone)\s)?(?:interviews? (?:with|mit)|gespräch mit|entretien avec|"
    r"entrevista con|intervista)\b",
    re.I,
)
_INTERVIEW_GENRES = ("interview", "gespräch", "entretien", "entrevista", "intervista")
_MANUSCRIPT = late(r"\b(?:unpublished|manuscript|typescript|unveröffentlicht\w*|inédit|nachlass|ms\.)(?!\w)", re.I)
_NUMBERS = (
    ("patent", late(r"\b[Pp]at(?:ent|\.)\s")),
    ("standard", late(r"\b(?:ISO|IEC|DIN|EN|BS|ANSI|ASTM|ÖNORM)(?:/IEC)?\s")),
    ("report", late(r"\b(?:GAO|CRS|R[SL]?\d{4}|IF\d{5}|Cmn?d?\.?\s|CP\s|WT/DS)")),
)
"""Numbers whose shape shows what they number."""
_DEBATES = late(r"(?:Hansard|H\.?[CL]\.?\sDeb|House of (?:Commons|Lords)\s(?:Deb|Hansard))")
_MESSAGE = late(r"\b(?:e-?mail|text message|personal (?:communication|message)|letter (?:to|from))\b", re.I)
_NETWORKS = frozenset("twitter x facebook instagram mastodon bluesky linkedin tiktok".split())


class TypeEvidence(NamedTuple):
    """What is known of a work before its type is decided."""

    title: str = ""
    container: str = ""
    genre: str = ""
    publisher: str = ""
    place: str = ""
    volume: str = ""
    issue: str = ""
    page: str = ""
    edition: str = ""
    isbn: str = ""
    domain: str = ""
    number: str = ""
    editor: bool = False
    body: bool = False
    """The publisher is an organisation, not a publishing house."""
    own: bool = False
    """One organisation is both author and publisher."""
    collection: bool = False
    quoted: bool = False
    """The title stands in quotes."""
    spoken_in: bool = False
    """A word "in" stands between title and container."""
    thesis: bool = False
    """The words "PhD thesis" stand in the citation, outside its title."""
    dated: bool = False
    full_date: bool = False
    """The date has a month or a day."""
    arxiv: bool = False
    doi: bool = False
    archive: bool = False


def item_type(known: TypeEvidence) -> tuple[str, float]:
    """Return the CSL item type that the evidence suggests, and its confidence (0..1)."""
    rules = (_by_number, _by_genre, _by_medium, _by_container, _without_container)
    return next((found for rule in rules if (found := rule(known))), ("document", 0.4))


def _by_number(known: TypeEvidence) -> tuple[str, float] | None:
    """Decide by an official number ("US Patent 6,206,324", "GAO-20-123"), or by a parliament's debates."""
    if not known.container and _DEBATES.match(known.title):
        return "hearing", 0.8
    return next(((kind, 0.9) for kind, form in _NUMBERS if known.number and form.search(known.number)), None)


def _by_genre(known: TypeEvidence) -> tuple[str, float] | None:
    words = known.genre
    if (words and _THESIS.search(words)) or (
        known.publisher and not known.container and _THESIS.search(known.publisher) and _THESIS_SURE.search(known.title)
    ):
        return "thesis", 0.95
    if known.thesis and not known.container:
        return "thesis", 0.85
    if "hearing" in known.title.casefold() and _HEARING.search(known.title):
        return "hearing", 0.9
    if words and _REPORT.search(words):
        return "report", 0.9
    if words and _MESSAGE.search(words):
        return "personal_communication", 0.9
    spoken = words.casefold().startswith(_INTERVIEW_GENRES) or _INTERVIEW.search(known.title)
    if spoken and not known.container:
        return "interview", 0.8
    if not (known.container or known.publisher or known.place) and letter_writer(known.title):
        return "personal_communication", 0.8
    if words and _MANUSCRIPT.search(words) and not known.container:
        return "manuscript", 0.7
    return None


def _by_medium(known: TypeEvidence) -> tuple[str, float] | None:
    """Decide by a known newspaper, magazine or site: by its name, else by the URL's domain."""
    if known.publisher and known.place and known.container:
        return None
    medium = media.by_name(known.container) if known.container else None
    if medium is None and not (known.volume and known.page) and not (known.isbn or known.place):
        medium = media.by_domain(known.domain) if known.domain else None
        if medium is not None and known.container and medium.kind == "site" and known.volume:
            medium = None
    if _is_encyclopedia(known.container):
        return "entry-encyclopedia", 0.9
    if known.container.casefold() in _NETWORKS:
        return "post", 0.9
    if medium is None or (known.volume and known.issue and known.page):
        return None
    return media.ITEM_TYPES[medium.kind], 0.95


def _is_encyclopedia(name: str) -> bool:
    return holds(name.casefold(), _ENCYCLOPEDIA_CUES) and _ENCYCLOPEDIA.search(name) is not None


def _by_container(known: TypeEvidence) -> tuple[str, float] | None:
    name = known.container
    if not name:
        return None
    if bare_domain(name):
        return "webpage", 0.9
    if _is_encyclopedia(name):
        return "entry-encyclopedia", 0.9
    folded = name.casefold()
    if holds(folded, _DICTIONARY_CUES) and _DICTIONARY.search(name):
        return "entry-dictionary", 0.8
    numbered = bool(known.volume or known.issue)
    if holds(folded, _CONFERENCE_CUES) and _CONFERENCE.search(name) and not (numbered and _JOURNAL.search(name)):
        return "paper-conference", 0.9
    if (
        (known.editor or known.publisher or known.place or known.spoken_in)
        and not known.issue
        and not _journal_like(known)
    ):
        return "chapter", 0.9 if known.editor or known.spoken_in else 0.75
    return _periodical(known, numbered)


def _journal_like(known: TypeEvidence) -> bool:
    """Return whether it is "in: Schmollers Jahrbuch, 120 (2000), S. 169": essay volumes have a place or an editor.

    What is called by a word for journals is one wherever it was printed: "dans Bulletin d'histoire, Paris, 1963".
    """
    if known.edition:
        return False
    if _SERIAL.match(known.container) and not (known.editor or known.publisher):
        return True
    numbered = known.volume and (known.page or known.dated) and not (known.publisher or known.place)
    return bool(numbered) and (not known.editor or _JOURNAL.search(known.container) is not None)


def _periodical(known: TypeEvidence, numbered: bool) -> tuple[str, float]:
    name = known.container
    if _REVIEW.search(known.title):
        return "review", 0.7
    if numbered or known.doi:
        return "article-journal", 0.95 if known.page else 0.85
    if _NEWSPAPER.search(name) and known.full_date:
        return "article-newspaper", 0.8
    if _JOURNAL.search(name) or known.page:
        return "article-journal", 0.8
    if known.domain:
        return "webpage", 0.7
    return ("article-magazine", 0.5) if known.full_date else ("article-journal", 0.5)


def _without_container(known: TypeEvidence) -> tuple[str, float] | None:
    if known.archive:
        return "document", 0.8
    if known.arxiv:
        return "article", 0.9
    issued = known.publisher or known.domain or known.number
    if issued and not known.isbn and _REPORT.search(known.title):
        return "report", 0.8
    if known.domain and not known.place and not known.isbn and not known.edition:
        return ("webpage", 0.8) if known.quoted or not known.publisher else ("report", 0.6)
    printed = known.edition or known.isbn or known.collection
    if known.domain and known.body and not printed:
        return "report", 0.6
    if known.own and not printed:
        return "report", 0.7
    if known.publisher or known.place or printed:
        return "book", 0.85 if known.publisher else 0.75
    if known.volume and (known.page or known.issue) and not known.title:
        return "article-journal", 0.6
    if known.title and not known.quoted:
        return "book", 0.5
    return None
