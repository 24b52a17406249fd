"""Made-up sources, and which of them the notes of a document cite."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import NamedTuple

Record = dict[str, str]
"""The fields of an entry of a .bib file, with "type" and "key"."""


class Cite(NamedTuple):
    """One citation in a note."""

    key: str
    page: str = ""
    signal: str = ""


class Words(NamedTuple):
    """What sources of a language are made of."""

    babel: str
    given: str
    family: str
    titles: str
    journals: str
    houses: str
    bodies: str
    signals: str
    sentences: str


WORDS = {
    "en": Words(
        "british",
        "Ada|Miles|Ruth|Owen|Harriet|J. P.|Clement|Nora",
        "Ashdown|Penrose|Tuckwell|Marlowe-Hint|Gale|Birtwhistle|Okoro|Fenner|Lusk|Strand",
        "The Ferry and the Fen: A History of Toll Rights|Lock-keepers of the Middle Level|Whose River? Riparian Claims before 1850|"
        "Bread, Barges and Credit|Drainage as Politics|The Accounts of a Country Wharfinger|Counting Herring|"
        "Harbour Dues and the Common Law|Tides of Reform|A Town and its Bridge|The Salt Office Reconsidered|On Dredging|"
        "Insuring the Coaster, 1780–1830|Ropewalks of the East Coast|The Law of Wreck|Maps for Merchants",
        "Journal of River History|The Fenland Review|Past Waters|Transport and Law Quarterly",
        "London: Harrow Press|Cambridge: Wharf Books|New York: Lantern House|Oxford: Cloister Press",
        "Inland Waterways Commission|Society for Coastal Studies",
        "see|see also|cf.|but see|compare",
        "The toll was raised again in the spring|Nobody asked the ferrymen|The court took another view|"
        "Its accounts survive in part|The bridge changed all this|Prices fell for a decade",
    ),
    "de": Words(
        "ngerman",
        "Karl|Ilse|Hans-Peter|Margarete|Friedrich|A.|Ursula|Jörg",
        "Brackmann|von der Heide|Lüttich|Sanders|Öhler|Kniep|Wessel|Tholen|Graf|Straub",
        "Deich und Herrschaft: Zur Geschichte der Marschen|Die Zölle am Unterlauf|Wasserrecht im Alten Reich|"
        "Schiffer, Schleusen, Schulden|Das Heringsjahr|Über das Strandrecht|Brücken bauen, Wege sperren|"
        "Die Rechnungsbücher eines Reeders|Moor und Macht|Treidelpfade am Mittelrhein|Städtische Häfen um 1600|"
        "Vom Nutzen der Ebbe|Die Fähre als Lehen|Salzhandel und Kredit|Karten für Kaufleute|Der Kanalbau in Preußen, 1780–1830",
        "Zeitschrift für Flussgeschichte|Archiv für Wasserrecht|Blätter für Küstenkunde|Marschen und Meere",
        "Göttingen: Uferverlag|Berlin: Hafen & Sohn|Köln: Stromschnelle|Leipzig: Deichbuch",
        "Gesellschaft für Küstenkunde|Reichswasseramt",
        "vgl.|siehe|so auch|anders|vgl. auch",
        "Der Zoll stieg im Frühjahr erneut|Die Fährleute fragte niemand|Das Gericht sah es anders|"
        "Die Rechnungen sind nur zum Teil erhalten|Mit der Brücke änderte sich das|Die Preise fielen zehn Jahre lang",
    ),
    "fr": Words(
        "french",
        "Hélène|Marcel|Jean-Louis|Odile|René|Claire|P.|Gaston",
        "Vauquelin|de Montfer|Lestang|Bérard|Courtois|Dumoulin-Rey|Perrin|Auzias|Noël|Tavernier",
        "Le fleuve et la loi : une histoire des péages|Les passeurs de la Saône|À qui l'eau ? Droits riverains avant 1850|"
        "Du pain, des barques et du crédit|L'assèchement des marais|Les comptes d'un batelier|Compter les harengs|"
        "Le droit de bris|Marées de réforme|Une ville et son pont|La gabelle revisitée|Écluses et éclusiers|"
        "Assurer le cabotage, 1780–1830|Corderies de Rochefort|Des cartes pour les marchands|Le halage au quotidien",
        "Revue d'histoire fluviale|Annales des rivages|Cahiers du Rhône|Droit et transports",
        "Paris : Éditions du Quai|Lyon : Presses de la Saône|Genève : Librairie du Lac|Rennes : Presses de l'Ouest",
        "Société des études littorales|Office national des voies d'eau",
        "voir|voir aussi|cf.|contra|voir notamment",
        "Le péage augmenta encore au printemps|Nul ne consulta les passeurs|Le tribunal en jugea autrement|"
        "Ses comptes subsistent en partie|Le pont changea tout|Les prix baissèrent dix ans durant",
    ),
    "it": Words(
        "italian",
        "Giulia|Marco|Piero|Anna Maria|Luigi|C.|Teresa|Sandro",
        "Bellandi|De Santis|Morosi|Tagliaferro|Righini|Zorzetto|Della Noce|Fabbri|Corner|Salvi",
        "Il traghetto e la palude. Storia dei pedaggi|I barcaioli del Po|Di chi è il fiume?|Pane, barche e credito|"
        "La bonifica come politica|I conti di un armatore|Contare le aringhe|Il diritto di naufragio|Maree di riforma|"
        "Una città e il suo ponte|Il sale e lo Stato|Chiuse e chiusini|Assicurare il cabotaggio, 1780–1830|"
        "Corderie dell'Arsenale|Carte per mercanti|L'alzaia quotidiana",
        "Rivista di storia fluviale|Quaderni delle acque|Archivio lagunare|Diritto e trasporti",
        "Bologna: Il Molo|Venezia: Edizioni della Laguna|Roma: La Darsena|Torino: Riva",
        "Istituto di studi costieri|Magistrato delle acque",
        "cfr.|si veda|vedi anche|contra|cfr. anche",
        "Il pedaggio crebbe ancora in primavera|Nessuno chiese ai barcaioli|Il tribunale fu di altro avviso|"
        "I conti si conservano in parte|Il ponte cambiò ogni cosa|I prezzi calarono per dieci anni",
    ),
    "es": Words(
        "spanish",
        "Elena|Tomás|José Luis|Rosario|Manuel|Inés|R.|Pilar",
        "Arrizabal|de la Fuente|Montoro|Cárdenas|Peñalver|Quintela|Robledo Sanz|Vidal|Oteiza|Lagar",
        "La barca y la marisma: historia de los portazgos|Los barqueros del Ebro|¿De quién es el río?|Pan, barcas y crédito|"
        "La desecación como política|Las cuentas de un naviero|Contar arenques|El derecho de naufragio|Mareas de reforma|"
        "Una ciudad y su puente|La sal y la Corona|Esclusas y escluseros|Asegurar el cabotaje, 1780–1830|"
        "Cordelerías de Cartagena|Mapas para mercaderes|La sirga cotidiana",
        "Revista de historia fluvial|Cuadernos del agua|Archivo de la ría|Derecho y transporte",
        "Madrid: Ediciones del Muelle|Sevilla: Marisma|Barcelona: La Dársena|Buenos Aires: Ribera",
        "Instituto de Estudios Costeros|Confederación de Riegos",
        "véase|véase también|cfr.|en contra|vid.",
        "El portazgo subió de nuevo en primavera|Nadie preguntó a los barqueros|El tribunal opinó otra cosa|"
        "Sus cuentas se conservan en parte|El puente lo cambió todo|Los precios bajaron durante diez años",
    ),
}  # fmt: skip
KINDS = ("book", "book", "article", "article", "incollection", "thesis", "report", "online", "collection")


def sources(rng: random.Random, lang: str, count: int = 14) -> list[Record]:
    """Make up sources, some of one author."""
    words = WORDS[lang]
    titles = rng.sample(words.titles.split("|"), count)
    people = [_person(rng, words) for _ in range(count - 3)]
    made = []
    for number, title in enumerate(titles):
        kind = rng.choice(KINDS)
        record = {"type": kind, "key": f"k{number}", "title": title, "year": str(rng.randint(1908, 2019))}
        who = " and ".join(rng.sample(people, rng.choice((1, 1, 1, 2))))
        record["editor" if kind == "collection" else "author"] = who
        made.append(record | dict(_details(rng, words, kind, record["year"])))
    return made


def _person(rng: random.Random, words: Words) -> str:
    return f"{rng.choice(words.family.split('|'))}, {rng.choice(words.given.split('|'))}"


def _details(rng: random.Random, words: Words, kind: str, year: str) -> Iterator[tuple[str, str]]:
    place, house = (part.strip() for part in rng.choice(words.houses.split("|")).split(":"))
    if kind == "article":
        start = rng.randint(2, 400)
        yield "journaltitle", rng.choice(words.journals.split("|"))
        yield "volume", str(rng.randint(3, 90))
        yield "pages", f"{start}--{start + rng.randint(8, 40)}"
        return
    if kind == "online":
        yield "url", f"https://www.{house.split()[-1].lower()}.example/{rng.randint(100, 999)}"
        yield "urldate", f"{int(year[:2] + '19')}-0{rng.randint(1, 9)}-1{rng.randint(0, 9)}"
        return
    if kind in ("thesis", "report"):
        yield "institution", rng.choice(words.bodies.split("|"))
        yield "type_", "phdthesis" if kind == "thesis" else "techreport"
        yield "location", place
        return
    yield "publisher", house.replace("&", r"\&")
    yield "location", place
    if kind == "incollection":
        start = rng.randint(2, 300)
        yield "booktitle", rng.choice(words.titles.split("|"))
        yield "editor", _person(rng, words)
        yield "pages", f"{start}--{start + rng.randint(8, 30)}"


def notes(rng: random.Random, records: list[Record], lang: str, count: int = 42) -> list[list[Cite]]:
    """Draw the notes of a document: earlier sources come again, often at once; some notes cite two."""
    signals = WORDS[lang].signals.split("|")
    fresh = [record["key"] for record in records]
    seen: list[str] = []
    made: list[list[Cite]] = []
    for _ in range(count):
        keys: list[str] = []
        for _ in range(rng.choice((1, 1, 1, 1, 2))):
            again = seen and (not fresh or rng.random() < 0.62)
            key = (seen[-1] if rng.random() < 0.35 else rng.choice(seen)) if again else fresh.pop(0)
            if key not in keys:
                keys.append(key)
                seen.append(key)
        made.append(
            [
                Cite(
                    key,
                    str(rng.randint(3, 390)) if rng.random() < 0.75 else "",
                    rng.choice(signals) if rng.random() < 0.25 else "",
                )
                for key in keys
            ]
        )
    return made
