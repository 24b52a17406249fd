"""Each kind of back reference in a small document of its own: every citation leads to the work it means, or says why not."""

from __future__ import annotations

from collections import defaultdict

import pytest
from tests.references.resolve.marked_documents import read

DOCUMENTS = {
    "a name that the unsigned act in that note has nothing of (en)": """
        <c f=full w=act><ge>Directive</ge> <no>2009/28/EC</no> on <ti>the promotion of renewable energy</ti> [<da>2009</da>] <ct>OJ</ct> <is>L140</is>/<pg>16</pg></c>.
        <c f=supra w=?craig><au>Craig</au> (n 1) <lo>441</lo></c>.
        """,
    "a decision before a cross-reference of its own (en)": """
        <c f=full w=doe><au>Jane Doe</au>, <ti>Rivers and Law</ti> (<pu>Quay Press</pu>, <da>2001</da>)</c>.
        <c f=full w=brown><ti>Brown v. Harbour Board</ti>, <vo>347</vo> <ct>U.S.</ct> <pg>483</pg> (<da>1954</da>)</c>.
        <c f=supra w=brown><ti>Brown</ti>, <vo>347</vo> <ct>U.S.</ct> at <lo>494 n.11</lo></c>; infra note 2.
        <c f=supra w=brown><ti>Brown</ti>, <vo>347</vo> <ct>U.S.</ct> at <lo>495</lo></c>; supra note 1.
        """,
    "the latest work of which the one named is not the first author (de)": """
        <c f=full w=fraser><au>Fraser</au>, <ti>Watermen and Wharves</ti>, Bd. <vo>I</vo>, S. <lo>53</lo></c>.
        <c f=full w=codd><au>R. H. Coddrington</au>, »<ti>Die Fährleute</ti>« bei <au>Fraser</au>, »<ti>Watermen and Wharves</ti>«, Bd. <vo>II</vo>, S. <lo>77</lo></c>.
        <c f=short w=fraser><au>Fraser</au>, l. c. <lo>II</lo>, S. <lo>124</lo></c>.
        """,
    "a title with words that look like an abbreviation (de)": """
        <c f=full w=koeb><au>Köbel</au>, <ti>Verwaiste Deiche im digitalen Zeitalter</ti>, <da>2012</da>, S. <lo>1</lo></c>. – a. A. <c f=full w=vg><at>VG Husum</at>, <ge>Urt.</ge> v. <da>2.3.2011</da>, <no>3 K 12/10</no></c>.
        <c f=short w=koeb><au>Köbel</au>, <ti>Verwaiste Deiche</ti>, S. <lo>7</lo></c>; <c f=short w=vg><at>VG Husum</at> a. a. O.</c>
        """,
    "a decision by its place alone, taken for one in full (de)": """
        <c f=full w=urt><at>BGH</at>, <ge>Urt.</ge> v. <da>3.3.2011</da>, <no>IX ZR 12/10</no>, <ct>BGHZ</ct> <vo>188</vo>, <pg>326</pg></c>; <c f=full w=other><at>BGH</at>, <ge>Urt.</ge> v. <da>7.8.2011</da>, <no>V ZR 9/10</no>, <ct>BGHZ</ct> <vo>189</vo>, <pg>41</pg></c>.
        <c f=full w=urt><ct>BGHZ</ct> <vo>188</vo>, <pg>326</pg> (<lo>330</lo>)</c>; <c f=full w=other><ct>BGHZ</ct> <vo>189</vo>, <pg>41</pg> (<lo>44</lo>)</c>.
        """,
    "other books of one author, house and year (en)": """
        <c f=full w=dams><au>Mary Hale</au>, <ti>Dykes and Dams in Norrhaven: The Early Years</ti> (<pu>Quay Press</pu>, <da>2001</da>) <lo>4</lo></c>.
        <c f=full w=late><au>Mary Hale</au>, <ti>Dykes and Dams in Norrhaven: The Later Years</ti> (<pu>Quay Press</pu>, <da>2001</da>) <lo>14</lo></c>.
        <c f=full w=towns><au>Mary Hale</au>, <ti>Dykes and Towns</ti> (<pu>Quay Press</pu>, <da>2001</da>) <lo>4</lo></c>; <c f=full w=towns><au>Hale</au>, <ti>Dykes and Towns</ti> (<da>2001</da>) <lo>9</lo></c>.
        <c f=full w=hist><au>Bo Lind</au>, <ti>The Tides: A History</ti> (<pu>Quay Press</pu>, <da>2001</da>) <lo>4</lo></c>.
        <c f=full w=hist2><au>Bo Lind</au>, <ti>The Tides: Another History</ti> (<pu>Quay Press</pu>, <da>2001</da>) <lo>4</lo></c>.
        """,
    "two decisions between the same parties (en)": """
        <c f=full w=one><ti>Smith v Jones</ti> [<da>1998</da>] <ct>AC</ct> <pg>12</pg></c>.
        <c f=full w=two><ti>Smith v Jones (No 2)</ti> [<da>1998</da>] <ct>AC</ct> <pg>412</pg></c>.
        """,
    "the place before, author and work alike (de)": """
        <c f=full w=eb><au>Jan Ebert</au>, <ti>Warften</ti>, <pl>Husum</pl> <da>1998</da></c>; <c f=full w=eb2><au>Jan Ebert</au>, <ti>Sielbauten</ti>, <pl>Husum</pl> <da>2001</da></c>.
        <c f=ibid w=eb2><au>Ders.</au>, ebd., S. <lo>22</lo></c>.
        """,
    "the place before, author and work alike (pt)": """
        <c f=full w=sal><au>João Salinas</au>, <ti>As marinhas</ti>, <pl>Aveiro</pl>, <da>1935</da></c>.
        <c f=ibid w=sal><au>Idem</au>, <ti>ibidem</ti>, p. <lo>60</lo></c>.
        """,
    "the work cited last (it)": """
        <c f=full w=sal><au>Ugo Salini</au>, <ti>Le saline</ti>, <pl>Pisa</pl>, <da>1935</da></c>; <c f=full w=arg><au>Ugo Salini</au>, <ti>Gli argini</ti>, <pl>Pisa</pl>, <da>1941</da>, p. <lo>8</lo></c>.
        <c f=ibid w=arg>Op. ult. cit., p. <lo>11</lo></c>.
        """,
    "a body by its initials, and the year (pt)": """
        <c f=full w=fop><au>Fórum Oceânico de Proteção Costeira</au>, <ti>Marés e orçamentos</ti>, <da>2018</da></c>; <c f=full w=ifp><au>Instituto Fluvial de Pesca Artesanal</au>, <ti>Quotas</ti>, <da>2018</da></c>.
        <c f=short w=fop><au>FOPC</au>, <da>2018</da>, p. <lo>12</lo></c>; <c f=short w=ifp><au>IFPA</au>, <da>2018</da>, p. <lo>4</lo></c>.
        """,
    "ibid. behind several works (fr)": """
        <c f=full w=halle><au>Marie Halle</au>, <ti>La côte</ti>, <pl>Paris</pl>, <da>1998</da></c> ; <c f=full w=lind><au>Luc Lind</au>, <ti>Les digues</ti>, <pl>Lyon</pl>, <da>2004</da></c>.
        <c f=ibid w=lind>Ibid.</c>
        """,
    "Id. behind what became of a case (en)": """
        <c f=full w=marsh><ti>Marsh v. Ferry</ti>, <vo>77</vo> <ct>P.3d</ct> <pg>633</pg> (<at>Wash.</at> <da>2003</da>)</c>, cert. denied, <c f=full w=cert><vo>541</vo> <ct>U.S.</ct> <pg>1002</pg> (<da>2004</da>)</c>.
        <c f=ibid w=marsh>Id. at <lo>641</lo></c>.
        """,
    "papers of a file by their kind (fr)": """
        <c f=full w=rap><ge>Rapport</ge> du <da>5 avril 2013</da>, <lo>§ 233</lo></c> ; <c f=full w=obs><ge>observations</ge> de <au>Milland</au>, p. <lo>12</lo></c>.
        <c f=short w=rap><ge>Rapport</ge>, <lo>§ 240</lo></c> ; <c f=short w=obs><ge>observations</ge> de <au>Milland</au>, p. <lo>17</lo></c>.
        """,
    "papers of a file by their kind (es)": """
        <c f=full w=dem><ge>Demanda de amparo</ge>, <au>Comunidad de San Telmo</au>, <da>14 de mayo de 2013</da>, foja <lo>12</lo></c>; <c f=full w=acta><ge>Acta de inspección</ge>, folio <lo>88</lo></c>.
        <c f=short w=acta><ge>Acta de inspección</ge>, folio <lo>91</lo></c>; <c f=short w=dem><ge>demanda</ge>, foja <lo>20</lo></c>.
        """,
    "titles and names that are cut (en)": """
        <c f=full w=brut><au>Plutarch</au>, <ti>Brutus</ti>, trans. <tr>B. Perkin</tr> (<da>1918</da>)</c>; <c f=full w=dug><au>W. Dugmore</au>, <ti>Monasticon Anglicanum</ti>, <vo>vi</vo>, <da>1830</da></c>.
        <c f=short w=dug><ti>Mon. Angl.</ti>, vi., <lo>460</lo></c>; <c f=short w=brut><au>Plut.</au> <ti>Brut.</ti> <lo>9.5</lo></c>.
        """,
    "a title by its initials (es)": """
        <c f=full w=st><au>M. Haller</au>, <ti>Sal y tiempo</ti>, <pl>Madrid</pl>, <pu>Trazo</pu>, <da>2003</da></c>; <c f=full w=oc><au>B. Pérez</au>, <ti>Obras completas</ti>, <vo>V</vo>, <pl>Madrid</pl>, <pu>Aguilera</pu>, <da>1950</da></c>.
        <c f=short w=st><ti>ST</ti>, <lo>§ 31</lo></c>; <c f=short w=oc><ti>O. C.</ti>, <vo>VI</vo>, p. <lo>345</lo></c>.
        """,
    "an act by its number alone (pt)": """
        <c f=full w=lei><ge>Lei</ge> <no>n.º 1530 de 2012</no>, <ti>que regula as barragens</ti>, art. <lo>40</lo></c>.
        <c f=short w=lei><ge>Lei</ge> <no>1530</no>, <lo>art. 42</lo></c>.
        """,
    "a pinpoint that looks like a year (en)": """
        <c f=full w=sun><au>Cass Sunder</au>, <ti>Tidal Paternalism</ti>, <vo>100</vo> <ct>Yale L.J.</ct> <pg>1750</pg> (<da>2013</da>)</c>.
        <c f=supra w=sun><au>Sunder</au>, supra note 1, at <lo>1782</lo></c>.
        """,
    "a pinpoint that looks like a year (nl)": """
        <c f=full w=oever><au>J. van Oever</au>, ‘<ti>Dijkrecht</ti>’, <ct>NJB</ct> <da>2011</da>, p. <pg>1950</pg></c>.
        <c f=supra w=oever><au>Van Oever</au> (noot 1), p. <lo>1956</lo></c>.
        """,
    "the note named holds a back reference itself (en)": """
        <c f=full w=ost><au>Paul Ost</au>, <ti>Salt and Sand</ti> (<da>1987</da>)</c>.
        <c f=full w=orr><au>Rosa Orr</au>, <ti>Deep Ports</ti> (<da>2001</da>)</c>. See also <c f=supra w=ost>supra note 1</c>.
        <c f=supra w=orr>Supra note 2, at <lo>7</lo></c>.
        """,
    "the note named holds a back reference itself (it)": """
        <c f=full w=bruni><au>A. Bruni</au>, <ti>Le acque</ti>, <pl>Roma</pl> <da>1999</da></c>.
        <c f=full w=verdi><au>C. Verdi</au>, <ti>I porti</ti>, <pl>Pisa</pl> <da>2004</da></c>; <c f=short w=bruni><au>Bruni</au>, <ti>Le acque</ti>, cit., p. <lo>3</lo></c>.
        <c f=supra w=verdi>V. supra nota 2, p. <lo>9</lo></c>.
        """,
    "a new chapter of a book cited before (en)": """
        <c f=full w=iyer><au>Nisha Iyer</au>, <ti>Reading the Sluice</ti>, in <ct>Water and Power</ct> <lo>12</lo> (<ed>Tom Bright</ed> ed., <da>2006</da>)</c>.
        <c f=full w=holl><au>Peter Holloway</au>, <ti>Drainage and Its Discontents</ti>, in <ct>Water and Power</ct>, supra note 1, at <lo>55</lo></c>.
        <c f=supra w=holl><au>Holloway</au>, supra note 2, at <lo>60</lo></c>.
        """,
    "a new chapter of a book cited before (pl)": """
        <c f=full w=kos><au>J. Kosowski</au>, <ti>Rzeki</ti>, [w:] <ct>Prawo wodne w Europie</ct>, red. <ed>Z. Kmita</ed>, <pl>Warszawa</pl> <da>2010</da>, s. <pg>70–81</pg></c>.
        <c f=full w=mal><au>D. Malec</au>, <ti>Jeziora</ti>, [w:] <ct>Prawo wodne w Europie</ct>, supra przypis 1, s. <lo>90</lo></c>.
        """,
    "papers of one series by number (en)": """
        <c f=full w=wp259><au>Working Party</au>, <ti>Guidelines on consent</ti>, <no>WP259</no></c>.
        <c f=full w=wp260><au>Working Party</au>, <ti>Guidelines on transparency</ti>, <no>WP260</no></c>.
        <c f=short w=wp260><ti>Guidelines on transparency</ti>, para <lo>5</lo></c>; <c f=short w=wp259><ti>Guidelines on consent</ti>, para <lo>2</lo></c>.
        """,
    "papers of one series by year (pt)": """
        <c f=full w=r2018><au>Agência das Águas</au>, <ti>Relatório anual</ti>, <pl>Lisboa</pl>, <da>2018</da></c>.
        <c f=full w=r2019><au>Agência das Águas</au>, <ti>Relatório anual</ti>, <pl>Lisboa</pl>, <da>2019</da></c>.
        """,
    "items of one gazette (pl)": """
        <c f=full w=i1271><ct>Dz. U.</ct> <da>2002</da> nr <is>153</is> poz. <no>1271</no></c>.
        <c f=full w=i1270><ct>Dz. U.</ct> <da>2002</da> nr <is>153</is> poz. <no>1270</no></c>.
        """,
    "a case by its reporter (en)": """
        <c f=full w=orme><ti>Orme v. Tidewater Power Co.</ti>, <vo>281</vo> <ct>F.3d</ct> <pg>844</pg> (<at>9th Cir.</at> <da>2002</da>)</c>.
        <c f=full w=other><ti>Marsh v. Ferry</ti>, <vo>280</vo> <ct>F.3d</ct> <pg>12</pg> (<at>9th Cir.</at> <da>2002</da>)</c>.
        <c f=short w=orme><ti>Orme</ti>, <vo>281</vo> <ct>F.3d</ct> at <lo>850</lo></c>; <c f=short w=other><vo>280</vo> <ct>F.3d</ct> at <lo>15</lo></c>.
        """,
    "two cases by their numbers (en)": """
        <c f=full w=info1><at>CJEU</at>, <ge>judgment</ge>, <ti>Infokust</ti>, <no>C-5/08</no>, <da>16 July 2009</da></c>.
        <c f=full w=info2><at>CJEU</at>, <ge>order</ge>, <ti>Infokust II</ti>, <no>C-302/10</no>, <da>17 January 2012</da></c>.
        <c f=short w=info1><at>CJEU</at>, <ti>Infokust</ti>, <lo>para 39</lo></c>; <c f=short w=info2><no>C-302/10</no>, <lo>para 4</lo></c>.
        """,
    "a case of a reporter without volumes (en)": """
        <c f=full w=norton><ti>Norton v. Ashburn</ti> [<da>1914</da>] <ct>A.C.</ct> <pg>932</pg></c>.
        <c f=full w=hale><au>Mary Hale</au>, <ti>Governing the Shore</ti> (<da>1998</da>)</c>.
        <c f=short w=norton>[<da>1914</da>] <ct>A.C.</ct> at p. <lo>955</lo></c>.
        """,
    "one of several numbers (en)": """
        <c f=full w=merritt><ti>Merritt v. Bay, LLC</ti>, No. <no>17-cv-4410</no>, <no>2018 WL 3391177</no> (<at>E.D. La.</at> <da>2018</da>)</c>.
        <c f=short w=merritt><ti>Merritt</ti>, <no>2018 WL 3391177</no>, at <lo>*6</lo></c>.
        """,
    "an act by its day (fr)": """
        <c f=full w=digues><ge>Loi</ge> n° <no>2007-290</no> du <da>5 mars 2007</da> <ti>instituant un droit aux digues</ti></c>.
        <c f=full w=hale><au>Marie Halle</au>, <ti>La côte</ti>, <pl>Paris</pl>, <da>1998</da></c>.
        <c f=short w=digues><ge>Loi</ge> du <da>5 mars 2007</da>, <lo>art. 7</lo></c>.
        """,
    "a body by its initials (en)": """
        <c f=full w=fwc><au>Federal Waters Commission</au>, “<ti>2020 Deployment of Dikes</ti>,” <da>2020</da></c>.
        <c f=full w=hale><au>Mary Hale</au>, <ti>Governing the Shore</ti> (<da>1998</da>)</c>.
        <c f=supra w=fwc><au>FWC</au> (n 1) <lo>50</lo></c>; <c f=short w=fwc><au>FWC</au>, “<ti>2020 Deployment</ti>,” <lo>9</lo></c>.
        """,
    "a title by its initials (de)": """
        <c f=full w=hwg><ti>Historisches Wörterbuch der Gezeiten</ti>, Bd. <vo>3</vo>, <pl>Basel</pl> <da>1974</da></c>.
        <c f=full w=hale><au>Maria Halm</au>, <ti>Die Küste</ti>, <pl>Kiel</pl> <da>1998</da></c>.
        <c f=short w=hwg><ti>HWG</ti> <vo>3</vo>, <lo>450</lo></c>.
        """,
    "the first of two family names (es)": """
        <c f=full w=vill><au>Enriqueta Villela Ruiz</au>, <ti>Diques y pulquerías</ti>, <pl>México</pl>, <da>2006</da>, p. <lo>45</lo></c>.
        <c f=full w=sol><au>A. Solcueto</au>, <ti>La hacienda</ti>, <pl>Sevilla</pl>, <da>2001</da></c>.
        <c f=short w=vill><au>Villela</au>, op. cit., p. <lo>88</lo></c>.
        """,
    "who wrote it and of whom it tells (en)": """
        <c f=full w=wat><au>A. Watson</au>, <ti>The Structure of Blackmore’s Tides</ti>, <vo>97</vo> <ct>Yale L.J.</ct> <pg>795</pg> (<da>1988</da>)</c>; <c f=full w=black><au>WILLIAM BLACKMORE</au>, <ti>TIDES OF ENGLAND</ti> <lo>37</lo> (<da>1983</da>)</c>.
        <c f=supra w=black><au>BLACKMORE</au>, supra note 1, at <lo>38</lo></c>.
        """,
    "the book in capitals, the article without (en)": """
        <c f=full w=book><au>ROBIN MALLORY</au>, <ti>TIDAL MELTDOWN</ti> (<da>2010</da>)</c>; <c f=full w=article><au>Robin Mallory</au>, <ti>Reform of Ports</ti>, <vo>30</vo> <ct>PACE L. REV.</ct> <pg>79</pg> (<da>2009</da>)</c>.
        <c f=supra w=article><au>Mallory</au>, supra note 1</c>; <c f=supra w=book><au>MALLORY</au>, supra note 1</c>.
        """,
    "Id. behind a source quoted in brackets (en)": """
        <c f=full w=gall><au>Ian Gallagher</au>, <ti>Hitchhiking the Coast</ti>, <vo>39</vo> <ct>AKRON L. REV.</ct> <pg>151</pg> (<da>2006</da>)</c> (quoting <c f=full w=sven><au>KEN SVENN</au>, <ti>TIDAL MANUAL</ti> <lo>25</lo> (<da>2005</da>)</c>). <c f=ibid w=gall>Id. at <lo>196</lo></c>.
        <c f=ibid w=gall>Id. at <lo>197</lo></c>.
        """,
    "a place in brackets behind the work (es)": """
        Véase <c f=full w=mills><au>C. Mills</au>, <ti>La élite de los puertos</ti>, <pl>México</pl>, <da>1993</da></c>. La élite de los puertos es el verdadero poder (<c f=short w=mills>p. <lo>17</lo></c>).
        """,
    "annual reports (es)": """
        <c f=full w=i18><au>Carbones del Puerto</au>, <ti>Informe de sostenibilidad 2018</ti>, p. <lo>63</lo></c>; <c f=full w=i19><au>ídem</au>, <ti>Informe de sostenibilidad 2019</ti>, p. <lo>58</lo></c>.
        """,
    "the translation of the work before (it)": """
        <c f=full w=weber><au>M. Weber</au>, <ti>Der Hafen als Beruf</ti>, <pl>Tübingen</pl> <da>1922</da></c> (<c f=full w=weber-it>trad. it. di <tr>P. Rossi</tr>, <ti>Il porto come professione</ti>, <pl>Milano</pl> <da>2006</da></c>).
        <c f=full w=salz><au>A. Salz</au>, <ti>Für die Häfen</ti>, <pl>München</pl> <da>1921</da></c> (<c f=full w=salz-it>trad. it. di <tr>E. Massi</tr>, <ti>Per i porti</ti>, <pl>Napoli</pl> <da>1999</da></c>).
        <c f=short w=weber><au>Weber</au>, <ti>Der Hafen als Beruf</ti>, cit., p. <lo>5</lo></c>; <c f=short w=weber-it>trad. it. cit., p. <lo>45</lo></c>.
        """,
    "an abbreviation that a note without citations sets up (it)": """
        <c f=full w=le><au>G. Verri</au>, <ti>I libri degli altri</ti>, <pl>Torino</pl>, <da>1991</da></c>.
        D’ora in avanti LE, seguito dal numero di pagina.
        <c f=short w=le><ti>LE</ti>, <lo>61</lo></c>.
        """,
    "an abbreviation that a note without citations sets up (pl)": """
        <c f=full w=sor><ti>Strategia rozwoju portów</ti>, <pl>Warszawa</pl> <da>2017</da></c>.
        Dalej: SOP.
        <c f=short w=sor><ti>SOP</ti>, s. <lo>220</lo></c>.
        """,
    "an act by its code (de)": """
        <c f=full w=urhg><lo>§ 64</lo> <ti>Ufergesetz</ti> (<nt>UfG</nt>)</c>.
        <c f=short w=urhg><lo>§ 5 Abs. 1</lo> <ti>UfG</ti></c>.
        """,
    "a title that a note sets up (en)": """
        <c f=full w=epd><au>Emma Orr</au>, <ti>The English Port Disputes</ti> (<pl>Leeds</pl>: <pu>Marl</pu>, <da>1990</da>) [hereinafter EPD]</c>.
        <c f=full w=hale><au>Mary Hale</au>, <ti>Governing the Shore</ti> (<da>1998</da>)</c>.
        <c f=short w=epd><ti>EPD</ti>, <lo>45</lo></c>.
        """,
    "a title that a note sets up (de)": """
        <c f=full w=zoll><ti>Zollbuch der Stadt Husum 1612</ti>, <ar>Stadtarchiv Husum, B 12</ar> (im Folgenden: Zollbuch)</c>.
        <c f=full w=hale><au>Maria Halm</au>, <ti>Die Küste</ti>, <pl>Kiel</pl> <da>1998</da></c>.
        <c f=short w=zoll><ti>Zollbuch</ti>, Bl. <lo>12</lo></c>.
        """,
    "a title that a note sets up (fr)": """
        <c f=full w=charte><ct>LRQ</ct>, <no>c C-12</no>, <lo>art 46</lo> [Charte riveraine]</c>.
        <c f=full w=roth><au>Alain Roth</au>, <ti>Les digues</ti>, <pl>Paris</pl>, <da>1990</da></c>.
        <c f=supra w=charte><ti>Charte riveraine</ti>, supra note 1, <lo>art 40</lo></c>.
        """,
    "a title that a note sets up (es)": """
        <c f=full w=pleito><ti>Pleito del azud de Rojas</ti>, <da>1644</da> (en adelante, Pleito)</c>.
        <c f=full w=gil><au>Ana Gil</au>, <ti>Las aguas</ti>, <pl>Murcia</pl>, <da>1999</da></c>.
        <c f=short w=pleito><ti>Pleito</ti>, f. <lo>8v</lo></c>.
        """,
    "a title that a note sets up (quotes)": """
        <c f=full w=caf><ti>Communication on air over harbours</ti>, <no>COM(2013) 918</no> (‘Clean Harbours Programme’)</c>.
        <c f=full w=aaqd><ge>Directive</ge> <no>2008/50/EC</no> on <ti>ambient air</ti> (AAQD)</c>.
        <c f=short w=caf><ti>Clean Harbours Programme</ti>, p. <lo>5</lo></c>; <c f=short w=aaqd><ti>AAQD</ti>, <lo>Art 23</lo></c>.
        """,
    "the same author again (de)": """
        <c f=full w=leis1><au>Lutz Leis</au>, <ti>Deiche</ti>, <pl>Kiel</pl> <da>2004</da></c>.
        <c f=full w=leis2><au>Ders.</au>, <ti>Sturmfluten</ti>, <pl>Kiel</pl> <da>2008</da></c>.
        <c f=short w=leis2><au>Leis</au>, <ti>Sturmfluten</ti>, S. <lo>4</lo></c>; <c f=short w=leis1><au>ders.</au>, <ti>Deiche</ti>, S. <lo>9</lo></c>.
        """,
    "author and year (pt)": """
        <c f=full w=sil98><au>Joana Silva</au>, <ti>As águas</ti>, <pl>Évora</pl>, <da>1998</da></c>; <c f=full w=sil03><au>Joana Silva</au>, <ti>Os rios</ti>, <pl>Évora</pl>, <da>2003</da></c>.
        <c f=short w=sil03><au>Silva</au> <da>2003</da>, p. <lo>45</lo></c>; <c f=short w=sil98><au>Silva</au> <da>1998</da>, p. <lo>4</lo></c>.
        """,
    "a chain over a note of comment (fr)": """
        <c f=full w=roth><au>Alain Roth</au>, <ti>Les digues</ti>, <pl>Paris</pl>, <da>1990</da>, p. <lo>3</lo></c>.
        <c f=ibid w=roth>Ibid., p. <lo>5</lo></c>.
        Cette question reste ouverte.
        <c f=ibid w=roth>Ibid</c>.
        """,
    "a translation beside its original (it)": """
        <c f=full w=salz><au>A. Salz</au>, <ti>Für das Meer</ti>, <pu>Drei Anker</pu>, <pl>München</pl> <da>1921</da>, pp. <lo>17-19</lo></c>; <c f=full w=salzit>trad. it. a cura di <ed>E. Massi</ed>, <ti>Per il mare</ti>, <pu>Liguri</pu>, <pl>Napoli</pl> <da>1999</da>, p. <lo>78</lo></c>.
        <c f=ibid w=salz>Ivi, p. <lo>40</lo></c>; <c f=short w=salzit>trad. it. cit., p. <lo>102</lo></c>.
        """,
    "translations announced outside their citation, or read over (it)": """
        <c f=full w=salz><au>A. Salz</au>, <ti>Für das Meer</ti>, <pl>München</pl> <da>1921</da></c> (trad. it. a cura di <c f=full w=salzit><ed>E. Massi</ed>, <ti>Per il mare</ti>, <pl>Napoli</pl> <da>1999</da></c>).
        <c f=full w=weber><au>M. Weber</au>, <ti>Der Hafen als Beruf</ti>, <pl>Tübingen</pl> <da>1922</da></c> (trad. it. di P. Rossi, Il porto come professione, Milano 2006, p. 9).
        <c f=short w=weber><au>Weber</au>, <ti>Der Hafen als Beruf</ti>, cit., p. <lo>5</lo></c>; <c f=short w=weberit>trad. it. cit., p. <lo>45</lo></c>.
        <c f=ibid w=weber>Ivi, p. <lo>7</lo></c>; <c f=short w=weberit>trad. it. cit., p. <lo>47</lo></c>.
        <c f=short w=salz><au>Salz</au>, <ti>Für das Meer</ti>, cit., p. <lo>5</lo></c>; <c f=short w=salzit>trad. it. cit., p. <lo>8</lo></c>.
        """,
    "a shelf mark without the file's title (de)": """
        <c f=full w=rund><ar>LKA Husum, Best. 50, Nr. 117</ar>, Bl. <lo>5</lo>: <ti>Rundbrief der Deichvögte</ti>, <da>1935</da></c>; <c f=full w=prot><ar>LKA Husum, Best. 50, Nr. 118</ar>: <ti>Protokoll</ti></c>.
        <c f=short w=rund><ar>LKA 50/117</ar>, Bl. <lo>9</lo></c>; <c f=full w=prot><ar>LKA 50/118</ar>, Bl. <lo>2</lo></c>.
        """,
    "a name read as a title (en)": """
        <c f=full w=kerr><au>Anna Kerr</au>, <ti>Stations and Dykes</ti> (<pl>Leeds</pl>, <da>2003</da>)</c>; <c f=full w=buen><au>J. Buendía-Sier</au>, <ti>Exclusive Harbours</ti> (<da>1999</da>)</c>.
        <c f=short w=kerr><ti>Kerr</ti>, <lo>60</lo></c>; <c f=short w=buen><ti>Buendía-Sier</ti>, para <lo>8.66</lo></c>.
        """,
    "the initials of a title, taken for one in full (en)": """
        <c f=full w=act><ti>Antiflooding and Effective Dyke Protection Act</ti> of <da>1996</da></c>.
        <c f=full w=act><ti>AEDPA</ti>, <lo>§ 107</lo></c>.
        """,
    "author and year, taken for one in full (de)": """
        <c f=full w=zaun><au>Hinrich Seebohm</au>, <ti>Der Zaun im Watt</ti>, <pl>Leer</pl> <da>1992</da></c>; <c f=full w=sach><au>Ute Sachs</au>, <ti>Priele</ti>, <pl>Emden</pl> <da>1992</da></c>.
        <c f=full w=zaun><au>Seebohm</au>, <da>1992</da></c>; <c f=full w=sach><au>Sachs</au>, <da>1992</da></c>.
        """,
    "a bare place (es)": """
        <c f=full w=barn><au>Barry Barnes</au>, <ti>Las mareas</ti>, <pl>Madrid</pl>, <da>1988</da></c>; véase <c f=short w=barn>pp. <lo>21 y ss.</lo></c>
        """,
    "numbers that are off by one all through (en)": """
        The author thanks the harbour library.
        <c f=full w=mal1><au>Robin Mallory</au>, <ti>Law and Market</ti> (<da>2000</da>)</c>.
        <c f=full w=mal2><au>Robin Mallory</au>, <ti>Law in a Context</ti> (<da>2004</da>)</c>.
        <c f=full w=soto><au>Hernan Soto</au>, <ti>The Mystery of Ports</ti> (<da>2000</da>)</c>.
        <c f=supra w=soto><au>Soto</au>, supra note 3</c>.
        <c f=supra w=mal1><au>Mallory</au>, supra note 1</c>; <c f=supra w=mal2><au>Mallory</au>, supra note 2</c>.
        """,
    "files of an archive (fr)": """
        <c f=full w=b4621><ar>Archives départementales du Rivage (désormais ADR), B 4621</ar></c>.
        <c f=full w=b4600><ar>ADR, B 4600</ar></c>; <c f=full w=b4621><ar>ADR, B 4621</ar>, fol. <lo>38</lo></c>.
        """,
    "laws of one number in two languages": """
        <c f=full w=a66><ti>Report of the Special Rapporteur on shores</ti>, <no>A/66/290</no>, <da>2011</da></c>.
        <c f=full w=a66><ti>Rapport du Rapporteur spécial sur les rivages</ti>, <no>A/66/290</no>, <da>2011</da>, <lo>§ 8</lo></c>.
        """,
    "an opinion and the judgment (en)": """
        <c f=full w=op><au>AG Kokoschka</au>, <ge>Opinion</ge> in Case <no>C-215/16</no>, <ti>Windkraft Elbe</ti>, <da>2017</da></c>.
        <c f=full w=jd>Case <no>C-215/16</no>, <ti>Windkraft Elbe</ti>, <da>2017</da></c>.
        """,
    "what nobody can tell (en)": """
        <c f=full w=gray1><au>Ann Gray</au>, <ti>Rivers</ti> (<da>1990</da>)</c>; <c f=full w=gray2><au>Ann Gray</au>, <ti>Lakes</ti> (<da>1990</da>)</c>.
        <c f=short w=?1><au>Gray</au>, <lo>45</lo></c>.
        """,
    "a name that the note does not cite (es)": """
        <c f=full w=ros><au>Ana Ros</au>, <ti>Las aguas</ti>, <pl>Murcia</pl>, <da>1999</da></c>.
        <c f=supra w=?1><au>Moreno</au>, véase nota 1, p. <lo>8</lo></c>.
        """,
}  # fmt: skip


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_citation_leads_to_its_work(name: str) -> None:
    rows, _ = read(DOCUMENTS[name])
    keys: dict[str, set[str | None]] = defaultdict(set)
    for _, work, key, _ in rows:
        keys[work].add(key)
    assert all(found == {None} for work, found in keys.items() if work[0] == "?"), rows
    known = [found for work, found in keys.items() if work[0] != "?"]
    assert all(len(found) == 1 and None not in found for found in known), rows
    assert len(set.union(*known)) == len(known), rows


def test_a_work_never_cited_in_full_is_one_work_wherever_it_stands() -> None:
    rows, _ = read("""
        <c f=short w=?c><au>Cheibeck</au>, <da>2007</da>, p. <lo>4</lo></c>; <c f=short w=?h><au>Halder</au> (<da>2009</da>)</c>.
        <c f=short w=?c><au>Cheibeck</au> (<da>2007</da>)</c>.
        <c f=ibid w=?c>Ebd., S. <lo>9</lo></c>.
        """)
    cheibeck, halder = ({key for _, work, key, _ in rows if work == wanted} for wanted in ("?c", "?h"))
    assert len(cheibeck) == len(halder) == 1
    assert None not in cheibeck | halder
    assert cheibeck != halder


def test_a_chapter_takes_over_what_is_known_of_its_book() -> None:
    rows, works = read(DOCUMENTS["a new chapter of a book cited before (en)"])
    (key,) = {key for _, work, key, _ in rows if work == "holl"}
    assert key is not None
    assert (works[key].type, works[key].container_title, works[key].editor[0].family) == (
        "chapter",
        "Water and Power",
        "Bright",
    )


def test_what_stays_open_says_why() -> None:
    assert read(DOCUMENTS["what nobody can tell (en)"])[0][-1][3] == "short.ambiguous"
    assert read(DOCUMENTS["a name that the note does not cite (es)"])[0][-1][3] == "supra.no-match"
    unsigned = read(DOCUMENTS["a name that the unsigned act in that note has nothing of (en)"])[0][-1]
    assert unsigned[2] is None and unsigned[3].startswith("supra.")
