"""Sentences with every actor in them: words, key, how they point to it ("n" name, "m" metonym, "d" description)."""

from __future__ import annotations

# One case: the text, then "words | key | kind of mention" for each finding, in text order. Events are invented.
STATES = [
    ("Norway will send boats.", ["Norway | state:NOR | n"]),
    ("The United States and the U.K. agreed.", ["United States | state:USA | n", "U.K. | state:GBR | n"]),
    ("The U.S. and Britain agreed.", ["U.S. | state:USA | n", "Britain | state:GBR | n"]),
    (
        "Ships from the USA, Burma and the Netherlands met.",
        ["USA | state:USA | n", "Burma | state:MMR | n", "Netherlands | state:NLD | n"],
    ),
    (
        "Guinea-Bissau, Equatorial Guinea, Guinea and Papua New Guinea signed.",
        [
            "Guinea-Bissau | state:GNB | n",
            "Equatorial Guinea | state:GNQ | n",
            "Guinea | state:GIN | n",
            "Papua New Guinea | state:PNG | n",
        ],
    ),
    (
        "Bosnia and Herzegovina and Trinidad and Tobago voted.",
        ["Bosnia and Herzegovina | state:BIH | n", "Trinidad and Tobago | state:TTO | n"],
    ),
    (
        "The Democratic Republic of the Congo thanked the Republic of Korea.",
        ["Democratic Republic of the Congo | state:COD | n", "Republic of Korea | state:KOR | n"],
    ),
    ("North Korea and South Korea spoke.", ["North Korea | state:PRK | n", "South Korea | state:KOR | n"]),
    ("Côte d’Ivoire thanked Türkiye.", ["Côte d’Ivoire | state:CIV | n", "Türkiye | state:TUR | n"]),
    (
        "The Soviet Union and East Germany signed it in 1971.",
        ["Soviet Union | state:SUN | n", "East Germany | state:DDR | n"],
    ),
    (
        "Yugoslavia and Czechoslovakia no longer exist.",
        ["Yugoslavia | state:YUG | n", "Czechoslovakia | state:CSK | n"],
    ),
    ("Taiwan and Kosovo opened offices.", ["Taiwan | state:TWN | n", "Kosovo | state:XKX | n"]),
    (
        "Palestine, Western Sahara and Transnistria were on the list.",
        ["Palestine | state:PSE | n", "Western Sahara | state:ESH | n", "Transnistria | state:XTN | n"],
    ),
    ("US-backed talks opened.", ["US | state:USA | n"]),
    ("Iran-backed groups met.", ["Iran | state:IRN | n"]),
    ("The India-Pakistan border is closed.", ["India | state:IND | n", "Pakistan | state:PAK | n"]),
    ("Norway’s prime minister spoke.", ["Norway | state:NOR | n"]),
    ("US President Ada Holm spoke.", ["US | state:USA | n"]),
    ("The cost was US$5 million.", []),
    ("Let us go, she told us.", []),
    ("The Holy See sent a note to Eswatini.", ["Holy See | state:VAT | n", "Eswatini | state:SWZ | n"]),
    ("The Emirates and the Maldives agreed.", ["Emirates | state:ARE | n", "Maldives | state:MDV | n"]),
    ("The DRC and the UAE agreed.", ["DRC | state:COD | n", "UAE | state:ARE | n"]),
    ("Hong Kong and Greenland sent teams.", ["Hong Kong | state:HKG | n", "Greenland | state:GRL | n"]),
]

PEOPLE = [
    ("Norwegian officials said no.", ["Norwegian officials | state:NOR | d"]),
    ("Senior US officials said no.", ["US officials | state:USA | d"]),
    ("U.S. intelligence officials said no.", ["U.S. intelligence officials | state:USA | d"]),
    (
        "Danish diplomats and Swedish negotiators met.",
        ["Danish diplomats | state:DNK | d", "Swedish negotiators | state:SWE | d"],
    ),
    ("The Norwegians refused.", ["Norwegians | state:NOR | d"]),
    ("The French and the Dutch agreed.", ["French | state:FRA | d", "Dutch | state:NLD | d"]),
    ("The British said they would pay.", ["British | state:GBR | d"]),
    ("The Chinese have agreed.", ["Chinese | state:CHN | d"]),
    ("The Turkish side refused.", ["Turkish side | state:TUR | d"]),
    ("He owed it to the Portuguese people.", ["Portuguese people | state:PRT | d"]),
    ("Swedes voted in the rain.", ["Swedes | state:SWE | d"]),
    ("Two Norwegians drowned.", []),
    ("Thousands of Belgians marched.", []),
    ("She speaks Norwegian and Russian.", []),
    ("The French baker sold Danish pastry.", []),
    ("A Finnish farmer found it.", []),
    ("Ethnic Albanian leaders walked out.", []),
    ("African Americans and Native Americans protested.", []),
    ("Latin American lawmakers met in North America.", []),
]

CAPITALS = [
    ("Oslo said it would pay.", ["Oslo | state:NOR | m"]),
    ("Oslo has agreed to pay.", ["Oslo | state:NOR | m"]),
    ("Oslo will send two boats.", ["Oslo | state:NOR | m"]),
    ("Talks between Moscow and Kyiv opened.", ["Moscow | state:RUS | m", "Kyiv | state:UKR | m"]),
    ("Relations with Beijing are cool.", ["Beijing | state:CHN | m"]),
    ("Pressure on Tehran grew.", ["Tehran | state:IRN | m"]),
    ("Ankara’s foreign policy has changed.", ["Ankara | state:TUR | m"]),
    ("The tariffs imposed by Washington hurt.", ["Washington | state:USA | m"]),
    ("She accused Pyongyang of cheating.", ["Pyongyang | state:PRK | m"]),
    ("He urged Warsaw to wait.", ["Warsaw | state:POL | m"]),
    ("They called on Nairobi to act.", ["Nairobi | state:KEN | m"]),
    ("Moscow-backed units left.", ["Moscow | state:RUS | m"]),
    ("A pro-Beijing paper said so.", ["Beijing | state:CHN | m"]),
    ("Support from Riyadh came late.", ["Riyadh | state:SAU | m"]),
    ("Paris and Berlin have agreed.", ["Paris | state:FRA | m", "Berlin | state:DEU | m"]),
    ("Tehran denies the claim.", ["Tehran | state:IRN | m"]),
    ("Kabul, meanwhile, refused.", ["Kabul | state:AFG | m"]),
    ("Ottawa is willing to talk.", ["Ottawa | state:CAN | m"]),
    ("The ceasefire between Addis Ababa and Asmara held.", ["Addis Ababa | state:ETH | m", "Asmara | state:ERI | m"]),
    ("The EU is slow, and Brussels wants more time.", ["EU | organisation:eu | n", "Brussels | organisation:eu | m"]),
    (
        "Belgium is calm. In Belgium, Belgians say that Brussels wants more time.",
        ["Belgium | state:BEL | n", "Belgium | state:BEL | n", "Belgians | state:BEL | d", "Brussels | state:BEL | m"],
    ),
    ("In Oslo, rain fell.", []),
    ("The flight between Oslo and Stockholm was late.", []),
    ("The streets of Oslo were empty.", []),
    ("Oslo’s streets were empty.", []),
    ("Oslo lies on a fjord.", []),
    ("She flew from Paris to Rome.", []),
    ("A court in Moscow said the case was closed.", []),
    ("Residents of Kyiv said it was cold.", []),
    ("The road to Damascus is closed.", []),
    ("Ada Washington said she would run.", []),
    ("The Washington Post said so.", []),
    ("Paris Hilton arrived.", []),
    ("OSLO (Transmark) — The harbour reopened.", []),
]

BODIES = [
    ("The Norwegian defence ministry said no.", ["Norwegian defence ministry | organisation:nor/defence-ministry | n"]),
    ("Norway’s foreign ministry said no.", ["Norway’s foreign ministry | organisation:nor/foreign-ministry | n"]),
    (
        "The Ministry of Foreign Affairs of Norway said no.",
        ["Ministry of Foreign Affairs of Norway | organisation:nor/foreign-ministry | n"],
    ),
    ("The foreign ministry in Oslo said no.", ["foreign ministry in Oslo | organisation:nor/foreign-ministry | n"]),
    ("The Russian army withdrew.", ["Russian army | organisation:rus/army | n"]),
    ("Norwegian armed forces trained.", ["Norwegian armed forces | organisation:nor/armed-forces | n"]),
    ("Russian troops crossed the river.", ["Russian troops | organisation:rus/armed-forces | d"]),
    ("The Japanese government resigned.", ["Japanese government | organisation:jpn/government | n"]),
    ("Spanish authorities closed the port.", ["Spanish authorities | organisation:esp/government | d"]),
    ("The government of Ghana resigned.", ["government of Ghana | organisation:gha/government | n"]),
    ("French police searched the flat.", ["French police | organisation:fra/police | n"]),
    ("The Turkish parliament voted.", ["Turkish parliament | organisation:tur/parliament | n"]),
    ("Kenya’s Supreme Court ruled.", ["Kenya’s Supreme Court | organisation:ken/supreme-court | n"]),
    ("Chile’s central bank raised rates.", ["Chile’s central bank | organisation:chl/central-bank | n"]),
    (
        "The Pentagon and the State Department disagreed.",
        [
            "Pentagon | organisation:usa/defence-ministry | m",
            "State Department | organisation:usa/foreign-ministry | n",
        ],
    ),
    ("The Kremlin’s spokesman laughed.", ["Kremlin | organisation:rus/presidency | m"]),
    (
        "The White House and Downing Street agreed.",
        [
            "White House | organisation:usa/presidency | m",
            "Downing Street | organisation:gbr/prime-ministers-office | m",
        ],
    ),
    (
        "The Élysée and the Quai d’Orsay were silent.",
        ["Élysée | organisation:fra/presidency | m", "Quai d’Orsay | organisation:fra/foreign-ministry | m"],
    ),
    (
        "Whitehall and Foggy Bottom were silent.",
        ["Whitehall | organisation:gbr/government | m", "Foggy Bottom | organisation:usa/foreign-ministry | m"],
    ),
    ("Zhongnanhai was silent.", ["Zhongnanhai | organisation:chn/leadership | m"]),
    (
        "The Bundestag, the Knesset and the Storting voted.",
        [
            "Bundestag | organisation:deu/parliament | n",
            "Knesset | organisation:isr/parliament | n",
            "Storting | organisation:nor/parliament | n",
        ],
    ),
    (
        "The IDF and the PLA trained.",
        ["IDF | organisation:isr/armed-forces | n", "PLA | organisation:chn/armed-forces | n"],
    ),
    (
        "The Bank of England and the Bundesbank met.",
        ["Bank of England | organisation:gbr/central-bank | n", "Bundesbank | organisation:deu/central-bank | n"],
    ),
    (
        "Italy’s interim foreign ministry said no.",
        ["Italy’s interim foreign ministry | organisation:ita/foreign-ministry | n"],
    ),
    ("The Scottish Government replied.", ["Scottish Government | organisation:gb-sct/government | n"]),
    ("The German embassy in Oslo closed.", ["German embassy | organisation:deu/embassy | n"]),
    (
        "Brazil's Senate voted; the US Senate did not.",
        ["Brazil's Senate | organisation:bra/senate | n", "US Senate | organisation:usa/senate | n"],
    ),
    ("Israeli intelligence knew.", ["Israeli intelligence | organisation:isr/intelligence-service | n"]),
    (
        "Norway waited. The foreign ministry said nothing.",
        ["Norway | state:NOR | n", "foreign ministry | organisation:nor/foreign-ministry | d"],
    ),
    (
        "The Norwegian foreign ministry met Denmark’s. Later the foreign ministry left.",
        [
            "Norwegian foreign ministry | organisation:nor/foreign-ministry | n",
            "Denmark | state:DNK | n",
            "foreign ministry | organisation:nor/foreign-ministry | d",
        ],
    ),
    (
        "Norway and Denmark waited. The Ministry of Finance said nothing.",
        [
            "Norway | state:NOR | n",
            "Denmark | state:DNK | n",
            "Ministry of Finance | organisation:finance-ministry | n",
        ],
    ),
    ("The CIA and the FBI disagreed.", ["CIA | organisation:usa/cia | n", "FBI | organisation:usa/fbi | n"]),
    ("In Poland, the MoD paid.", ["Poland | state:POL | n"]),
    ("In Britain, the MoD paid.", ["Britain | state:GBR | n", "MoD | organisation:gbr/defence-ministry | n"]),
    ("Peru’s Congress voted.", ["Peru’s Congress | organisation:per/congress | n"]),
    ("A government-run shop opened.", []),
    ("The army cook and the police dog slept.", []),
]

ORGANISATIONS = [
    ("The United Nations and NATO met.", ["United Nations | organisation:un | n", "NATO | organisation:nato | n"]),
    ("Nato said so.", ["Nato | organisation:nato | n"]),
    (
        "The UN Security Council voted; the Security Council will meet again.",
        [
            "UN Security Council | organisation:un-security-council | n",
            "Security Council | organisation:un-security-council | n",
        ],
    ),
    (
        "The state’s General Assembly passed a budget; the school security council met.",
        ["General Assembly | organisation:general-assembly | n"],
    ),
    ("The WHO and UNICEF sent doctors.", ["WHO | organisation:who | n", "UNICEF | organisation:unicef | n"]),
    ("The World Health Organisation sent doctors.", ["World Health Organisation | organisation:who | n"]),
    ("Doctors Without Borders sent doctors.", ["Doctors Without Borders | organisation:msf | n"]),
    ("Who said that?", []),
    ("The African Union met. The AU agreed.", ["African Union | organisation:au | n", "AU | organisation:au | n"]),
    ("Gold costs AU$2,000; the symbol is AU.", []),
    ("Leaders from across Africa met at the AU.", ["AU | organisation:au | n"]),
    (
        "The European Union (EU) and the Commonwealth of Independent States (CIS) met. The CIS left.",
        [
            "European Union | organisation:eu | n",
            "EU | organisation:eu | n",
            "Commonwealth of Independent States | organisation:cis | n",
            "CIS | organisation:cis | n",
            "CIS | organisation:cis | n",
        ],
    ),
    (
        "The Coastal Inspection Service (CIS) fined Russia. The CIS will collect.",
        [
            "Coastal Inspection Service | organisation:coastal-inspection-service | n",
            "CIS | organisation:coastal-inspection-service | n",
            "Russia | state:RUS | n",
            "CIS | organisation:coastal-inspection-service | n",
        ],
    ),
    ("The prosecutor at the ICC asked for a warrant.", ["ICC | organisation:icc | n"]),
    ("The ICC changed the rules of cricket.", ["ICC | organisation:icc-cricket | n"]),
    ("The ICC met.", []),
    ("Her ETA is noon.", []),
    ("The IRA cut drug prices.", []),
    ("In Belfast, the IRA spoke.", ["IRA | organisation:ira | n"]),
    (
        "Hamas, Hezbollah and the Houthis spoke.",
        [
            "Hamas | organisation:hamas | n",
            "Hezbollah | organisation:hezbollah | n",
            "Houthis | organisation:houthis | n",
        ],
    ),
    (
        "al-Shabaab and al-Qaeda spoke.",
        ["al-Shabaab | organisation:al-shabaab | n", "al-Qaeda | organisation:al-qaeda | n"],
    ),
    ("Jihadists of the IS group left Syria.", ["IS | organisation:islamic-state | n", "Syria | state:SYR | n"]),
    ("IT IS LATE", []),
    ("G7 and G-20 ministers met.", ["G7 | organisation:g7 | n", "G-20 | organisation:g20 | n"]),
    ("OPEC+ and OPEC met.", ["OPEC+ | organisation:opec-plus | n", "OPEC | organisation:opec | n"]),
    ("UN-led talks opened.", ["UN | organisation:un | n"]),
    (
        "Amnesty International and Human Rights Watch wrote.",
        ["Amnesty International | organisation:amnesty | n", "Human Rights Watch | organisation:hrw | n"],
    ),
    ("The amnesty covers everyone.", []),
    (
        "The Taliban met Wagner Group envoys.",
        ["Taliban | organisation:taliban | n", "Wagner Group | organisation:wagner | n"],
    ),
    (
        "The Organisation for Security and Co-operation in Europe wrote to the OSCE.",
        [
            "Organisation for Security and Co-operation in Europe | organisation:osce | n",
            "OSCE | organisation:osce | n",
        ],
    ),
    (
        "The International Committee of the Red Cross visited.",
        ["International Committee of the Red Cross | organisation:icrc | n"],
    ),
    ("The RSF shelled Khartoum.", ["RSF | organisation:rsf-sudan | n"]),
    ("The RSF ranked press freedom.", ["RSF | organisation:rsf | n"]),
    (
        "The European Commission and the European Council met.",
        ["European Commission | organisation:eu-commission | n", "European Council | organisation:eu-council | n"],
    ),
    ("E.U. leaders met U.N. envoys.", ["E.U. | organisation:eu | n", "U.N. | organisation:un | n"]),
]

TRAPS = [
    ("Michael Jordan played on.", []),
    ("Michael Jordan wrote. Jordan said he was well.", []),
    ("Jordan and Lebanon signed.", ["Jordan | state:JOR | n", "Lebanon | state:LBN | n"]),
    ("Amman agreed first. Michael Jordan left. Jordan agreed.", ["Amman | state:JOR | m", "Jordan | state:JOR | n"]),
    ("Georgia voted Republican; Atlanta did not.", []),
    ("Georgia and Armenia signed in Tbilisi.", ["Georgia | state:GEO | n", "Armenia | state:ARM | n"]),
    ("Georgia O’Hara painted.", []),
    ("Ms Ireland left.", []),
    ("Chad Miller left Chad.", []),
    (
        "Chad President Ali Dour spoke; Chadian troops listened.",
        ["Chad | state:TCD | n", "Chadian troops | organisation:tcd/armed-forces | d"],
    ),
    ("The Jordan River and the Gulf of Oman are low.", []),
    ("Japan Airlines flies to Peru.", ["Peru | state:PER | n"]),
    ("New Mexico, New Jersey and West Virginia voted.", []),
    ("South America and Latin America grew.", []),
    ("The South China Sea is calm.", []),
    ("The Voice of America reported.", []),
    ("A turkey crossed the road.", []),
    ("The University of Norway opened.", ["University of Norway | organisation:university-of-norway | n"]),
    ("She paid in Swiss francs and US dollars.", []),
    ("NORWAY LEAVES NATO, WHO SAYS SO", ["NORWAY | state:NOR | n", "NATO | organisation:nato | n"]),
    ("TELL US MORE", []),
    ("The Vietnam War ended; Vietnam rebuilt.", ["Vietnam | state:VNM | n"]),
    ("We congratulate all States, Member States included.", []),
]

OF_THE_TEXT = [
    (
        "Karvia’s foreign ministry and Karvian troops were in Karvia.",
        [
            "Karvia’s foreign ministry | organisation:karvia/foreign-ministry | n",
            "Karvian troops | organisation:karvia/armed-forces | d",
            "Karvia | state:Karvia | n",
        ],
    ),
    (
        "The government of Norland paid. Norland said so.",
        ["government of Norland | organisation:norland/government | n", "Norland | state:Norland | n"],
    ),
    ("Trask’s government fell. Erik Trask wept.", []),
    ("The governor of Virginia and the government of Quebec met.", []),
    (
        "The Northern Ports Commission (NPC) paid. NPC said so.",
        [
            "Northern Ports Commission | organisation:northern-ports-commission | n",
            "NPC | organisation:northern-ports-commission | n",
            "NPC | organisation:northern-ports-commission | n",
        ],
    ),
    ("The Baltic Fishing Alliance met.", ["Baltic Fishing Alliance | organisation:baltic-fishing-alliance | n"]),
    (
        "The Council for Coast and Harbour met Ida Lund.",
        ["Council for Coast and Harbour | organisation:council-for-coast-and-harbour | n"],
    ),
    ("Ida Lund and the Ports Authority agreed.", ["Ports Authority | organisation:ports-authority | n"]),
    ("According to the Harbour Board, it rained.", ["Harbour Board | organisation:harbour-board | n"]),
    ("The End of Life (EOL) is near, EOL said.", []),
    (
        "On Monday Nordhavn Terminals Union struck.",
        ["Nordhavn Terminals Union | organisation:nordhavn-terminals-union | n"],
    ),
]

MORE = [
    (
        "Georgia’s Green Party and Trinidad and Tobago’s Ports Fund joined Tbilisi University.",
        [
            "Georgia | state:GEO | n",
            "Green Party | organisation:green-party | n",
            "Trinidad and Tobago | state:TTO | n",
            "Ports Fund | organisation:ports-fund | n",
            "Tbilisi University | organisation:tbilisi-university | n",
        ],
    ),
    ("Ports Committee Chairman Erik Lund resigned.", ["Ports Committee | organisation:ports-committee | n"]),
    (
        "The Rocky Coast Front is a range; the Coast Liberation Front is a movement.",
        ["Coast Liberation Front | organisation:coast-liberation-front | n"],
    ),
    (
        "The report by the Harbour Institute's director is late.",
        ["Harbour Institute | organisation:harbour-institute | n"],
    ),
    ("Israel Cortesi sang.", []),
    ("All the Americans who came sang.", []),
    ("The National Museum of Australia opened.", []),
    ("The Paris attacks shook people.", []),
    ("Senator Kingston said so.", []),
    ("Brussels was attacked.", []),
    ("Beijing isn’t sending anyone.", ["Beijing | state:CHN | m"]),
    ("They declined to threaten Moscow.", ["Moscow | state:RUS | m"]),
]

LATER = [
    ("The Turkish side of the border is calm.", []),
    ("Americans who swim are few.", []),
    ("The Norwegian presidency of the council ends.", []),
    ("Q Because Harbour Congress met.", ["Harbour Congress | organisation:harbour-congress | n"]),
    (
        "Norway waited for the Audit Office.",
        ["Norway | state:NOR | n", "Audit Office | organisation:nor/audit-office | n"],
    ),
    (
        "The Harbour Security Service and the Security Service met.",
        [
            "Harbour Security Service | organisation:harbour-security-service | n",
            "Security Service | organisation:security-service | n",
        ],
    ),
    (
        "The Oversight and Reform Committee met Ida Lund and Erik Trask.",
        ["Oversight and Reform Committee | organisation:oversight-and-reform-committee | n"],
    ),
    (
        "The Argentinian military dictatorship fell; the Argentinian military refused to speak.",
        ["Argentinian military | organisation:arg/armed-forces | n"],
    ),
    (
        "Former US Central Intelligence Agency head Ida Lund spoke.",
        ["US | state:USA | n", "Central Intelligence Agency | organisation:usa/cia | n"],
    ),
    ("N. Korea fired; S. Korea waited.", ["N. Korea | state:PRK | n", "S. Korea | state:KOR | n"]),
    ("German-Americans say they care.", []),
    ("The government of Bashar al-Dour fell. Dour's government, Dour's ministers and Dour's army fell.", []),
    (
        "The Group of Seven Plus met the Group of Seven.",
        ["Group of Seven Plus | organisation:g7-plus | n", "Group of Seven | organisation:g7 | n"],
    ),
]

SHORT_NAMES = [
    (
        "The Northern Compact met. The Compact agreed.",
        ["Northern Compact | organisation:northern-compact | n", "Compact | organisation:northern-compact | d"],
    ),
    (
        "The European Commission wrote. On Friday the Commission paid.",
        ["European Commission | organisation:eu-commission | n", "Commission | organisation:eu-commission | d"],
    ),
    (
        "The Harbour Board met the Fishing Board. The Board agreed.",
        [
            "Harbour Board | organisation:harbour-board | n",
            "Fishing Board | organisation:fishing-board | n",
            "Board | organisation:fishing-board | d",
        ],
    ),
    ("The Commission wrote.", []),
    (
        "The WHO met the United Nations. The Organization paid.",
        [
            "WHO | organisation:who | n",
            "United Nations | organisation:un | n",
            "Organization | organisation:un | d",
        ],
    ),
    (
        "The Harbour Board met; the Board of Trade did not.",
        ["Harbour Board | organisation:harbour-board | n", "Board of Trade | organisation:board-of-trade | n"],
    ),
]

ALL = [*STATES, *PEOPLE, *CAPITALS, *BODIES, *ORGANISATIONS, *TRAPS, *OF_THE_TEXT, *MORE, *LATER, *SHORT_NAMES]
