"""Sentences that try a finder of places: persons, clubs, namesakes, chains, words that are also towns, invented worlds.

Places are real, what happens in them is made up. Expected is every place found, with ISO country, or "?" for a place
without links and "-" for one that lies in no single country.
"""

from __future__ import annotations

import pytest

from onrecord.resolve.places import find_places
from tests.texts import parse_text


def places(text: str) -> list[str]:
    parse = parse_text(text)
    return [
        f"{parse.text_of(found.span)} {found.links.country or ('?' if found.links.latitude is None else '-')}"
        for found in find_places(parse)
    ]


PERSONS = [
    ("Jack London told the hearing that he was tired.", []),
    ("Mr London left the hall before the vote.", []),
    ("Ms Paris, a teacher, said the roof leaked.", []),
    ("Sydney Carter won the race.", []),
    ("Jordan Miller said no.", []),
    ("Senator Lincoln spoke for an hour.", []),
    ("President Jackson signed the bill.", []),
    ("Charlotte Berg and Austin Reed were married in Leeds.", ["Leeds GBR"]),
    ("Jack London grew up in Oakland. London wrote of the sea.", ["Oakland USA"]),
    ("Israel Costa, a baker from Porto, was not hurt.", ["Porto PRT"]),
    ("Chelsea Morgan moved to Cardiff in May.", ["Cardiff GBR"]),
    ("Dr. Houston treated the wounded in Amman.", ["Amman JOR"]),
    ("Judge Madison Cole heard the case in Denver.", ["Denver USA"]),
    ("Troy and Tyler, two brothers, swam across the river.", []),
    ("Virginia Holt met Georgia Hale in Dublin.", ["Dublin IRL"]),
    ("Mayor Carson Hill opened the bridge.", []),
    ("Captain Chester Nolan of Boston was praised.", ["Boston USA"]),
    ("Rep. Lee of California voted against the bill.", ["California USA"]),
    ("Prime Minister Warwick Dunn arrived in Nairobi.", ["Nairobi KEN"]),
    ("Aunt Florence knitted a scarf.", []),
]
BODIES = [
    ("The Washington Post reported the theft.", []),
    ("The New York Times and the Chicago Tribune carried the story.", []),
    ("Chelsea beat Arsenal 2-1.", []),
    ("The Bank of England raised its rate.", []),
    ("A study by the University of Manchester found mould.", []),
    ("The Los Angeles Lakers lost in Miami.", ["Miami USA"]),
    ("The European Union fined the firm.", []),
    ("The African Union met in Addis Ababa.", ["Addis Ababa ETH"]),
    ("The World Bank lent the money to Ghana.", ["Ghana GHA"]),
    ("The Duke of York visited Fiji.", ["Fiji FJI"]),
    ("The Boston Globe was sold.", []),
    ("Congress returned to Washington on Monday.", ["Washington USA"]),
    ("Parliament and the Police Union disagreed.", []),
    ("The Toronto Blue Jays flew home to Toronto.", ["Toronto CAN"]),
    ("The Manchester United coach stayed in Turin.", ["Turin ITA"]),
    ("A spokesman for the Bishop of Durham declined.", []),
]
ORDINARY_WORDS = [
    ("The film “Argo” was shown. Argo won a prize in Lisbon.", ["Lisbon PRT"]),
    ("Reading is good for children.", []),
    ("Nice work, she thought.", []),
    ("Mobile phones were handed in at the door.", []),
    ("Most of them had left by noon.", []),
    ("Police said the road was closed.", []),
    ("In March the river froze.", []),
    ("May brought rain, and June brought more.", []),
    ("Hope is not a plan.", []),
    ("Of the nine, three were saved.", []),
    ("English and Arabic are taught there.", []),
    ("On Monday the Church said it would appeal.", []),
    ("Best of all was the soup.", []),
    ("The Internet was down.", []),
    ("The festival was held in Nice, France.", ["Nice FRA", "France FRA"]),
    ("He was born in Reading, Berkshire, and studied there.", ["Reading GBR", "Berkshire GBR"]),
    ("Ships unloaded at Mobile, Alabama.", ["Mobile USA", "Alabama USA"]),
    ("Democrats and Conservatives voted for the bill.", []),
    ("Christmas came early to the Senate.", []),
    ("The price is US$40 million.", []),
    ("It was 5 p.m. EST when the lights went out.", []),
]
CHAINS = [
    ("A fire broke out in Paris, Texas.", ["Paris USA", "Texas USA"]),
    ("The mayor of London, Ontario, opened the school.", ["London CAN", "Ontario CAN"]),
    ("Two trucks collided near Springfield, Illinois.", ["Springfield USA", "Illinois USA"]),
    ("Two trucks collided near Springfield, Mo.", ["Springfield USA", "Mo. USA"]),
    ("Students in Cambridge, Mass., marched.", ["Cambridge USA", "Mass. USA"]),
    ("A parcel was sent from Birmingham, Alabama.", ["Birmingham USA", "Alabama USA"]),
    ("The Australian town of Newcastle, New South Wales, was flooded.", ["Newcastle AUS", "New South Wales AUS"]),
    ("Snow fell in Athens, Georgia.", ["Athens USA", "Georgia USA"]),
    ("Snow fell in Athens, Greece.", ["Athens GRC", "Greece GRC"]),
    ("The bridge in Tripoli, Lebanon, was closed.", ["Tripoli LBN", "Lebanon LBN"]),
    ("A court in Valencia, Venezuela, freed him.", ["Valencia VEN", "Venezuela VEN"]),
    ("Police in San Jose, California, found the car.", ["San Jose USA", "California USA"]),
    ("Rain flooded San Jose in Costa Rica.", ["San Jose CRI", "Costa Rica CRI"]),
    ("The train left Moscow, Idaho, at ten.", ["Moscow USA", "Idaho USA"]),
    ("Farmers in Hyderabad, Pakistan, sold mangoes.", ["Hyderabad PAK", "Pakistan PAK"]),
    ("Shells fell on Tbilisi in Georgia.", ["Tbilisi GEO", "Georgia GEO"]),
    ("Kingston, Jamaica, was calm after the storm.", ["Kingston JAM", "Jamaica JAM"]),
    ("A bus overturned outside Santa Cruz, Bolivia.", ["Santa Cruz BOL", "Bolivia BOL"]),
    ("The Queensland town of Innisfail lost its roofs.", ["Queensland AUS", "Innisfail AUS"]),
    (
        "He drove from Vancouver, Wash., to Portland, Oregon.",
        ["Vancouver USA", "Wash. USA", "Portland USA", "Oregon USA"],
    ),
]
DOCUMENTS = [
    (
        "Alberta declared a fire ban. Crews from Edmonton reached Innisfail on Sunday.",
        ["Alberta CAN", "Edmonton CAN", "Innisfail CAN"],
    ),
    (
        "Ohio counted its votes. In Toledo and Cleveland the halls were full.",
        ["Ohio USA", "Toledo USA", "Cleveland USA"],
    ),
    ("Spain mourned. In Toledo the bells rang, and in Madrid shops closed.", ["Spain ESP", "Toledo ESP", "Madrid ESP"]),
    ("Jamaica shut its schools. The storm reached Kingston at noon.", ["Jamaica JAM", "Kingston JAM"]),
    ("Peru sent doctors. In Trujillo and in Piura roads were cut.", ["Peru PER", "Trujillo PER", "Piura PER"]),
    ("A fire broke out in Paris, Texas. Paris has one hospital.", ["Paris USA", "Texas USA", "Paris USA"]),
    ("Talks between Georgia and Armenia opened in Tbilisi.", ["Georgia GEO", "Armenia ARM", "Tbilisi GEO"]),
    ("Voters in Florida, Georgia and Alabama queued for hours.", ["Florida USA", "Georgia USA", "Alabama USA"]),
    ("Nigeria closed markets in Lagos and Kano.", ["Nigeria NGA", "Lagos NGA", "Kano NGA"]),
    ("The convoy left Aleppo for Idlib; Syria said it was aid.", ["Aleppo SYR", "Idlib SYR", "Syria SYR"]),
    ("In Donetsk and Luhansk the power failed, Ukraine said.", ["Donetsk UKR", "Luhansk UKR", "Ukraine UKR"]),
    (
        "Manitoba lent pumps. In Winnipeg and in Selkirk the water fell.",
        ["Manitoba CAN", "Winnipeg CAN", "Selkirk CAN"],
    ),
]
METONYMS = [
    ("Moscow said it would answer.", ["Moscow RUS"]),
    ("Beijing and Tokyo agreed to talk.", ["Beijing CHN", "Tokyo JPN"]),
    ("London has rejected the offer from Paris.", ["London GBR", "Paris FRA"]),
    ("Turkey accused Greece of delay.", ["Turkey TUR", "Greece GRC"]),
    ("The U.S. and the UK signed.", ["U.S. USA", "UK GBR"]),
    ("China’s exports to Brazil rose.", ["China CHN", "Brazil BRA"]),
    ("A Nairobi-based charity sent food to South Sudan.", ["Nairobi KEN", "South Sudan SSD"]),
    ("The India-Pakistan border was closed.", ["India IND", "Pakistan PAK"]),
]
FEATURES = [
    ("Boats sank in the Mediterranean and in the Black Sea.", ["Mediterranean -", "Black Sea -"]),
    ("Fighting went on in Donbas and in Kashmir.", ["Donbas UKR", "Kashmir -"]),
    ("Aid entered the Gaza Strip, and settlers left the West Bank.", ["Gaza Strip PSE", "West Bank PSE"]),
    ("Drought in the Sahel and the Horn of Africa worsened.", ["Sahel -", "Horn of Africa -"]),
    ("Tankers passed the Strait of Hormuz and the Suez Canal.", ["Strait of Hormuz -", "Suez Canal EGY"]),
    ("Troops left the Korean Peninsula.", ["Korean Peninsula -"]),
    ("The Nile and the Danube rose.", ["Nile -", "Danube -"]),
    ("They climbed in the Alps and in the Andes.", ["Alps -", "Andes -"]),
    ("A quake hit Sumatra, Java and Bali.", ["Sumatra IDN", "Java IDN", "Bali IDN"]),
    ("Voters in Bavaria and Catalonia stayed at home.", ["Bavaria DEU", "Catalonia ESP"]),
    ("Rebels held North Kivu and Tigray.", ["North Kivu COD", "Tigray ETH"]),
    ("A barracks in Khyber Pakhtunkhwa burned.", ["Khyber Pakhtunkhwa PAK"]),
    ("Gomel Oblast closed its schools.", ["Gomel Oblast BLR"]),
    ("The province of Sindh was flooded.", ["Sindh PAK"]),
    ("Ferries to the Isle of Wight were late.", ["Isle of Wight GBR"]),
    ("Europe and Africa share a sea.", ["Europe -", "Africa -"]),
]  # fmt: skip
INVENTED = [
    (
        "Norland’s government met in Ostvik. The minister flew from Ostvik to Norland’s coast.",
        ["Ostvik ?", "Ostvik ?", "Norland ?"],
    ),
    ("Shells fell on the border town of Terezna. In Terezna nobody slept.", ["Terezna ?", "Terezna ?"]),
    ("Dockers in the port of Hamnvik went on strike. Norland’s prime minister was angry.", ["Hamnvik ?"]),
    ("They crossed the river Lom at night.", ["Lom ?"]),
    ("The village of Karsk burned, and Karsk was empty.", ["Karsk ?", "Karsk ?"]),
    ("The Lom River rose.", ["Lom River ?"]),
    ("The convoy stopped in Gondra district.", ["Gondra ?"]),
    ("The foreign minister of Sarovia spoke in Velin.", ["Velin ?"]),
]
SPELLINGS = [
    ("POLICE IN PARIS SAID THE FIRE IN LYON WAS OUT, THE MAYOR OF MARSEILLE SAID.",
     ["PARIS FRA", "LYON FRA", "MARSEILLE FRA"]),
    ("In Homs, Hama and Deir ez-Zor, shops stayed shut.", ["Homs SYR", "Hama SYR", "Deir ez-Zor SYR"]),
    ("Judges in The Hague said so.", ["The Hague NLD"]),
    ("The USS Arizona was sunk.", []),
    ("Côte d’Ivoire and Guinea-Bissau sent teams.", ["Côte d’Ivoire CIV", "Guinea-Bissau GNB"]),
    ("The Moscow-backed rebels in Donetsk slept, Kyiv said.", ["Moscow RUS", "Donetsk UKR", "Kyiv UKR"]),
    ("Jordan's king met Michael Jordan in Amman.", ["Jordan JOR", "Amman JOR"]),
    ("She won the Boston Marathon and the Berlin Marathon.", []),
    ("Syria (Damascus) and Iraq (Baghdad) agreed.", ["Syria SYR", "Damascus SYR", "Iraq IRQ", "Baghdad IRQ"]),
    ("Oxford, Mississippi, had snow.", ["Oxford USA", "Mississippi USA"]),
    ("The Treaty of Versailles was read in France.", ["Versailles FRA", "France FRA"]),
    ("A statement on the Wells Fargo case was read in Ohio.", ["Ohio USA"]),
    ("Anna Berg, MD, works in Ohio.", ["Ohio USA"]),
    ("The Paris climate deal was hailed in Ohio, Texas and Florida.",
     ["Paris FRA", "Ohio USA", "Texas USA", "Florida USA"]),
    ("Members of Congress in Texas and Florida objected.", ["Texas USA", "Florida USA"]),
    ("The Justice Department and the Police Department objected.", []),
]  # fmt: skip
ALL = [*PERSONS, *BODIES, *ORDINARY_WORDS, *CHAINS, *DOCUMENTS, *METONYMS, *FEATURES, *INVENTED, *SPELLINGS]


@pytest.mark.parametrize(("text", "expected"), ALL)
def test_places_of_a_sentence(text, expected):
    assert places(text) == expected
