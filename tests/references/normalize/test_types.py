"""The CSL type of a hundred works, most of them sources of law, in the styles of a dozen countries."""

from __future__ import annotations

from collections import Counter

import pytest
from tests.references.normalize.marked import work

WORKS = [
    # United States
    ("legal_case", "<ti>Hollis v. Marsh Ferry Co.</ti>, <vo>412</vo> <ct>U.S.</ct> <pg>88</pg>, <lo>93</lo> (<da>1973</da>)"),
    ("legal_case", "<ti>In re Lee Estate</ti>, <vo>97</vo> <ct>F.3d</ct> <pg>441</pg> (<at>3d Cir.</at> <da>2008</da>)"),
    ("legal_case", "<ti>Ex parte Dunning</ti>, <vo>33</vo> <ct>F. Supp. 2d</ct> <pg>12</pg> (<at>S.D.N.Y.</at> <da>1999</da>)"),
    ("legal_case", "<ti>People v. Orme</ti>, <vo>51</vo> <ct>Cal. App. 4th</ct> <pg>208</pg> (<da>1996</da>)"),
    ("legal_case", "<ti>Vance v. Tidewater Power</ti>, No. <no>19-cv-4410</no> (<at>D. Mass.</at> <da>May 4, 2020</da>)"),
    ("legal_case", "<ti>State v. Ruiz</ti>, <vo>214</vo> <ct>N.J.</ct> <pg>331</pg> (<da>2013</da>)"),
    ("legislation", "<vo>42</vo> <ct>U.S.C.</ct> <lo>§ 1983</lo> (<da>2018</da>)"),
    ("legislation", "<vo>33</vo> <ct>C.F.R.</ct> <lo>§ 117.5</lo>"),
    ("legislation", "<ti>Tidal Waters Act of 1978</ti>, <no>Pub. L. No. 95-560</no>, <vo>92</vo> <ct>Stat.</ct> <pg>2210</pg>"),
    ("legislation", "<ti>Ala. Code</ti> <lo>§ 16-1-24</lo> (<da>1975</da>)"),
    ("legislation", "<ct>Colo. Rev. Stat.</ct> <lo>§ 22-25-104</lo> (<da>2022</da>)"),
    ("legislation", "<ti>Bridges: Revised Rule</ti>, <vo>85</vo> <ct>Fed. Reg.</ct> <pg>12,345</pg> (<da>Mar. 3, 2020</da>)"),
    ("bill", "<ti>Shoreline Fairness Act</ti>, <no>H.R. 3962</no>, 111th Cong. (<da>2009</da>)"),
    ("bill", "<no>S. 1201</no>, 116th Cong. § 3 (<da>2019</da>)"),
    ("hearing", "<ge>Hearing</ge> Before the <at>S. Comm. on Commerce</at>, <ti>Ports in Peril</ti> (<da>2011</da>)"),
    ("report", "<au>U.S. Gov’t Accountability Office</au>, <no>GAO-20-123</no>, <ti>Border Piers</ti> (<da>2020</da>)"),
    ("patent", "<ti>Sluice gate actuator</ti>, <no>U.S. Patent No. 6,206,324</no> (<da>27 March 2001</da>)"),
    ("article-journal", "<au>Robin Mallory</au>, <ti>Market Reform</ti>, <vo>30</vo> <ct>Pace L. Rev.</ct> <pg>79</pg> (<da>2009</da>)"),
    # United Kingdom and Commonwealth
    ("legal_case", "<ti>Halloran v Pembury Quay Ltd</ti> [<da>1998</da>] <ct>AC</ct> <pg>20</pg>"),
    ("legal_case", "<ti>R (Tide) v Secretary of State</ti> <no>[2012] UKSC 14</no>, <lo>[22]</lo>"),
    ("legal_case", "<ti>Craig v Boatmen’s Union</ti> (<da>1931</da>) <vo>45</vo> <ct>CLR</ct> <pg>120</pg>"),
    ("legal_case", "<ti>Gosselin c Québec</ti>, <no>2002 CSC 84</no>, [<da>2002</da>] <vo>4</vo> <ct>RCS</ct> <pg>429</pg>"),
    ("legislation", "<ti>Cider Act 1763</ti>, <lo>s 6</lo>"),
    ("legislation", "<ti>Harbours (Fees) Regulations 2008</ti>, <no>SI 2008/1911</no>"),
    ("legislation", "<ti>Federal Accountability Act</ti>, <ct>SC</ct> <da>2006</da>, <no>c 9</no>"),
    ("legislation", "<ti>Loi sur la qualité de l’eau</ti>, <ct>LRQ</ct>, <no>c Q-2</no>"),
    ("hearing", "<ct>HC Deb</ct> <da>15 May 2018</da>, vol <vo>641</vo>, <lo>col 80WH</lo>"),
    ("report", "<au>Home Office</au>, <ti>Secure Quays</ti> (<no>Cm 5387</no>, <da>2002</da>)"),
    ("report", "<au>Law Reform Commission</au>, <ti>Report on Moorings</ti> (<no>R128</no>, <da>2012</da>)"),
    ("book", "<au>Mary Hale</au>, <ti>Governing the Shore</ti> (<en>2nd</en> edn, <pu>Clarendon</pu> <da>1998</da>) <lo>44</lo>"),
    # European Union and Council of Europe
    ("legal_case", "Case <no>C-131/12</no> <ti>Seekabel v AEPD</ti> <no>EU:C:2014:317</no>, <lo>para 88</lo>"),
    ("legal_case", "<at>CJEU</at>, <ge>judgment</ge> of <da>16 July 2009</da>, <ti>Infokust</ti>, <no>C-5/08</no>"),
    ("legal_case", "<au>AG Kokoschka</au>, <ge>Opinion</ge> in Case <no>C-215/16</no>, <ti>Windkraft</ti> (<da>2017</da>)"),
    ("legal_case", "<ti>Ufer v Switzerland</ti>, <no>App no 53600/20</no> (<at>ECtHR</at>, <da>9 April 2024</da>)"),
    ("legal_case", "<at>EGMR</at>, <ge>Urteil</ge> v. <da>3.5.2011</da>, <no>Nr. 1262/07</no>, <ti>Kuster ./. Deutschland</ti>"),
    ("legal_case", "<at>Cour EDH</at>, <ti>Rivage c. France</ti>, <no>n° 40825/98</no>, <da>31 juillet 2008</da>"),
    ("legislation", "<ge>Directive</ge> <no>(EU) 2019/790</no> of the <at>European Parliament and of the Council</at> on <ti>harbour data</ti>, <ct>OJ</ct> <is>L 130</is>, <pg>92</pg>"),
    ("legislation", "<ti>Regulation (EU) 2016/679 on buoys</ti> [<da>2016</da>] <ct>OJ</ct> <vo>L119</vo>/<pg>1</pg>"),
    ("legislation", "<ge>Verordnung</ge> <no>(EG) Nr. 1371/2007</no>, <ct>ABl.</ct> <is>L 315</is> v. <da>3.12.2007</da>, S. <pg>14</pg>"),
    ("legislation", "<ge>Décision-cadre</ge> <no>2002/584/JAI</no>, <ct>JO</ct> <is>L 190</is>, <da>18 juillet 2002</da>"),
    ("report", "<au>European Commission</au>, <ti>A Strategy for Quays</ti>, <no>COM(2020) 66</no>"),
    ("report", "<au>Venice Commission</au>, <ti>Opinion on Port Law</ti>, <no>CDL-AD(2015)018</no>"),
    ("treaty", "<ti>European Social Charter (revised)</ti>, <ct>ETS</ct> <no>163</no>"),
    ("treaty", "<ti>Europäische Uferkonvention</ti>, <lo>Art. 8</lo>"),
    # Germany, Austria, Switzerland
    ("legal_case", "<at>BVerfG</at>, <ge>Urteil</ge> vom <da>15.12.1983</da> – <no>1 BvR 209/83</no>, <ct>BVerfGE</ct> <vo>65</vo>, <pg>1</pg> (<lo>43</lo>)"),
    ("legal_case", "<ct>BGHZ</ct> <vo>54</vo>, <pg>251</pg>"),
    ("legal_case", "<at>OLG Hamburg</at>, <ge>Beschl.</ge> v. <da>2.4.2019</da> – <no>5 U 12/18</no>, <ct>GRUR-RR</ct> <da>2019</da>, <pg>220</pg>"),
    ("legal_case", "<at>OGH</at> <da>12.3.2004</da>, <no>4 Ob 22/04k</no>"),
    ("legal_case", "<at>VfGH</at> <no>G 12/2016</no>, <ct>VfSlg</ct> <no>20.101/2016</no>"),
    ("legal_case", "<ct>BGE</ct> <vo>137 II</vo> <pg>305</pg> <lo>E. 3.1</lo>"),
    ("legislation", "<lo>§ 5</lo> <ti>UferG</ti>"),
    ("legislation", "<ti>Gesetz über den Hafenbau</ti> vom <da>4. Mai 1974</da>, <ct>BGBl.</ct> <vo>I</vo>, S. <pg>1102</pg>"),
    ("legislation", "<lo>Art. 5 Abs. 3</lo> <ti>GG</ti>"),
    ("legislation", "<ti>Bundesgesetz über die Binnenschifffahrt</ti>, <ct>SR</ct> <no>747.201</no>"),
    ("bill", "<ge>Gesetzentwurf der Bundesregierung</ge>, <ti>Entwurf eines Deichgesetzes</ti>, <no>BT-Drs. 19/1234</no>, S. <lo>12</lo>"),
    ("hearing", "<ct>Stenographische Berichte</ct>, <vo>4</vo>, <ev>119. Sitzung</ev>, <da>11. Dez. 1899</da>, S. <lo>3292</lo>"),
    ("thesis", "<au>Ida Voss</au>, <ti>Deichrecht</ti>, <ge>Diss. iur.</ge> <pl>Kiel</pl> <da>1987</da>"),
    ("article-journal", "<au>Raue</au>, <ct>CR</ct> <da>2017</da>, <pg>656</pg>"),
    ("chapter", "<au>Lutz Leis</au>, <ti>Deichbau</ti>, in: <ed>Stefan Lieb</ed> (Hrsg.), <ct>Küstenfragen</ct>, <pl>Kiel</pl> <da>2004</da>, S. <pg>29-68</pg>"),
    # France and Belgium
    ("legal_case", "<at>Cass. civ. 3e</at>, <da>14 mars 2001</da>, <no>n° 99-12.345</no>, <ct>Bull. civ.</ct> <vo>III</vo>, <no>n° 31</no>"),
    ("legal_case", "<at>CE</at>, <da>19 mai 1933</da>, <ti>Benjamin des Eaux</ti>, <ct>Lebon</ct> p. <pg>541</pg>"),
    ("legal_case", "<at>Conseil constitutionnel</at>, <ge>décision</ge> <no>n° 71-44 DC</no> du <da>16 juillet 1971</da>"),
    ("legislation", "<ge>Loi</ge> <no>n° 78-17</no> du <da>6 janvier 1978</da> <ti>relative aux rivages</ti>, <ct>JORF</ct> <da>7 janvier 1978</da>"),
    ("legislation", "<ge>Décret</ge> <no>n° 2004-374</no> du <da>29 avril 2004</da>"),
    ("legislation", "<lo>art. L. 121-3</lo> du <ti>code de l’environnement</ti>"),
    ("legislation", "<ti>Wet van 4 mei 1999 betreffende havens</ti>, <ct>BS</ct> <da>22 juni 1999</da>, <lo>art. 5</lo>"),
    ("thesis", "<au>Anne Roth</au>, <ti>Les eaux partagées</ti>, <ge>thèse de doctorat, Université de Brest</ge>, <da>1999</da>"),
    # Italy
    ("legal_case", "<at>Corte cost.</at>, <ge>sentenza</ge> <no>n. 238</no> del <da>22 ottobre 2014</da>"),
    ("legal_case", "<at>Cass.</at>, sez. un., <da>11 novembre 2008</da>, <no>n. 26972</no>, in <ct>Foro it.</ct>, <da>2009</da>, <pg>120</pg>"),
    ("legislation", "<ge>legge</ge> <da>20 maggio 1970</da>, <no>n. 300</no>"),
    ("legislation", "<ge>d.lgs.</ge> <no>n. 152</no> del <da>3 aprile 2006</da>, <ct>G.U.</ct> <no>n. 88</no>"),
    ("bill", "<ge>disegno di legge</ge> <no>A.S. 1234</no>, <ti>Norme sui porti</ti>, <da>2019</da>"),
    ("book", "<au>T. Fabbri</au>, <ti>Il sale e la città</ti>, <pu>Il Molo</pu>, <pl>Bologna</pl> <da>1991</da>, pp. <lo>22-25</lo>"),
    # Spain and Latin America
    ("legal_case", "<no>STC 31/2010</no>, de <da>28 de junio</da>, <lo>FJ 12</lo>"),
    ("legal_case", "<at>Tribunal Supremo</at>, <ge>sentencia</ge> de <da>4 de mayo de 2006</da>, <no>rec. 1234/2003</no>"),
    ("legal_case", "<at>Corte IDH</at>, <ti>Caso Ribera vs. Ecuador</ti>, <ge>Sentencia</ge> de <da>27 de junio de 2012</da>"),
    ("legislation", "<ge>Ley</ge> <no>19/2013</no>, de <da>9 de diciembre</da>, <ti>de costas</ti>, <ct>BOE</ct> <no>núm. 295</no>"),
    ("legislation", "<ge>Real Decreto</ge> <no>1720/2007</no>, de <da>21 de diciembre</da>"),
    ("bill", "<ge>Proyecto de Ley</ge> <no>121/12</no>, <ti>de puertos</ti>, <da>2018</da>"),
    # Portugal and Brazil
    ("legal_case", "<at>STF</at>, <no>ADI 4.277</no>, <da>5 maio 2011</da>"),
    ("legal_case", "<at>Tribunal Constitucional</at>, <ge>Acórdão</ge> <no>n.º 353/2012</no>"),
    ("legislation", "<ge>Lei</ge> <no>n. 9.433</no>, de <da>8 de janeiro de 1997</da>, <ct>DOU</ct>"),
    ("legislation", "<ge>Decreto-Lei</ge> <no>n.º 147/2008</no>, de <da>29 de julho</da>"),
    ("bill", "<no>PL 2630/2020</no>, <ti>Lei das margens</ti>"),
    # Poland and the Netherlands
    ("legal_case", "<ge>wyrok</ge> <at>TK</at> z <da>12 stycznia 2005</da>, <no>K 24/04</no>"),
    ("legal_case", "<ge>Uchwała</ge> <at>SN</at> z <da>5 maja 2010</da>, <no>III CZP 12/10</no>, <ct>OSNC</ct> <da>2010</da>"),
    ("legislation", "<ge>Ustawa</ge> z dnia <da>18 lipca 2001</da> <ti>Prawo wodne</ti>, <ct>Dz.U.</ct> <da>2001</da> nr <is>115</is> poz. <no>1229</no>"),
    ("legislation", "<ti>Kodeks cywilny</ti>, <lo>art. 5</lo>"),
    ("legal_case", "<at>HR</at> <da>12 juni 2009</da>, <no>ECLI:NL:HR:2009:BH5410</no>"),
    ("legal_case", "<at>Rechtbank Den Haag</at> <da>24 juni 2015</da>, <ti>Oever/Staat</ti>"),
    ("legislation", "<ti>Waterwet</ti>, <lo>art. 2.1</lo>"),
    ("bill", "<ct>Kamerstukken</ct> <vo>II</vo> <da>2006/07</da>, <no>Kamerstukken 30818</no>, nr. <is>3</is>"),
    # United Nations and other treaties
    ("treaty", "<ti>Convention on Coastal States</ti> (adopted <da>20 November 1989</da>) <vo>1577</vo> <ct>UNTS</ct> <pg>3</pg>"),
    ("treaty", "<ti>Agreement on Tariffs at Sea</ti>, <da>15 April 1994</da>, <vo>33</vo> <ct>I.L.M.</ct> <pg>1153</pg>"),
    ("treaty", "<ti>Kyoto Protocol to the Convention on Rivers</ti>, done at Kyoto on <da>11 December 1997</da>"),
    ("treaty", "<ti>Pacte international relatif aux eaux</ti>, <lo>art. 19</lo>"),
    ("report", "<au>Human Rights Committee</au>, <ti>General Comment 34</ti>, <no>CCPR/C/GC/34</no>, <lo>§ 43</lo>"),
    ("report", "<no>S/RES/2513</no> (<da>2020</da>)"),
    ("report", "<at>UN General Assembly</at>, <ti>Right to water</ti>, <no>A/RES/64/292</no>, <da>28 July 2010</da>"),
    ("legal_case", "<ti>Corfu Strait (UK v Albania)</ti> (<ge>Merits</ge>) [<da>1949</da>] <ct>ICJ Rep</ct> <pg>4</pg>"),
    ("legal_case", "<ti>Prosecutor v Tadel</ti>, <no>IT-94-1-AR72</no> (<da>2 October 1995</da>)"),
    ("report", "<ge>Appellate Body Report</ge>, <ti>US – Diesel</ti>, <no>WT/DS2/AB/R</no>, p. <lo>17</lo>"),
    ("standard", "<no>ISO 690:2010</no>, <ti>Information and documentation</ti> (<pl>Geneva</pl>: <pu>ISO</pu>, <da>2010</da>)"),
    # Other things that notes cite
    ("document", "<ar>NARA, RG 38/98B/413</ar>, <ti>Hitchcock report</ti>, <da>8 Aug. 1944</da>"),
    ("webpage", "<ti>Norway and Svalbard</ti>, <ct>tides.example</ct>, <url>https://tides.example/a</url>, accessed <ac>3 May 2021</ac>"),
    ("article-newspaper", "<au>Jo Post</au>, <ti>The Dyke Is Open</ti>, <ct>The Times</ct>, <da>13 November 1989</da>, p. <pg>1</pg>"),
    ("interview", "<ti>Interview with a harbour master</ti>, <pl>Brussels</pl>, <da>March 2018</da>"),
    ("report", "<au>Chatham Institute</au>, <ti>Deep Ports</ti>, <ge>Research Paper</ge> <no>12</no>, <da>2014</da>"),
]  # fmt: skip
RIGHT = 0.95


def test_there_are_a_hundred_of_all_kinds() -> None:
    assert len(WORKS) >= 100
    assert len(Counter(kind for kind, _ in WORKS)) >= 15


def test_nearly_all_types_are_right() -> None:
    wrong = [(kind, told.type, marked) for kind, marked in WORKS if (told := work(marked)).type != kind]
    assert len(wrong) <= (1 - RIGHT) * len(WORKS), wrong


@pytest.mark.parametrize(
    ("marked", "variable", "value"),
    [
        (WORKS[0][1], "container_title", "U.S."),
        (WORKS[0][1], "page", "88"),
        (WORKS[4][1], "number", "19-cv-4410"),
        (WORKS[4][1], "authority", "D. Mass"),
        (WORKS[30][1], "number", "C-131/12"),
        (WORKS[30][1], "note", "ECLI:EU:C:2014:317"),
        (WORKS[44][1], "volume", "65"),
        (WORKS[44][1], "genre", "Urteil"),
    ],
)
def test_law_keeps_its_variables(marked: str, variable: str, value: str) -> None:
    assert getattr(work(marked), variable).rstrip(".") == value.rstrip(".")
