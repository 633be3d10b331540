"""Sentences as newsrooms write them: wires, courts, sport, press releases, live pages, translated texts, and traps.

Every row: the text; its statements as (kind, source, cue, content), pieces joined by " / "; its echoes.
"""

from __future__ import annotations

import pytest

from onrecord.extract import find_attributions, find_echoes
from tests.texts import parse_text

Expected = tuple[str, list[tuple[str, str, str, str]], list[str]]

WIRES_AND_COURTS: list[Expected] = [
    (
        "The talks will resume on Monday, a government spokesman said.",
        [("indirect", "a government spokesman", "said", "The talks will resume on Monday")],
        [],
    ),
    (
        "Fuel prices rose by 4 percent in May, the statistics office said on Tuesday.",
        [("indirect", "the statistics office", "said", "Fuel prices rose by 4 percent in May")],
        [],
    ),
    (
        "Norland will send two frigates, three officials familiar with the matter said.",
        [("indirect", "three officials familiar with the matter", "said", "Norland will send two frigates")],
        [],
    ),
    (
        '"We have no plans to raise rates," Governor Anna Berg told reporters in Ostvik on Tuesday.',
        [("direct", "Governor Anna Berg", "told", '"We have no plans to raise rates,"')],
        [],
    ),
    (
        "Prime Minister Marta Eklund told parliament on Tuesday that the budget would be balanced by 2030.",
        [("indirect", "Prime Minister Marta Eklund", "told", "that the budget would be balanced by 2030")],
        [],
    ),
    (
        "The budget will be balanced by 2030, Prime Minister Marta Eklund told parliament on Tuesday.",
        [("indirect", "Prime Minister Marta Eklund", "told", "The budget will be balanced by 2030")],
        [],
    ),
    (
        "The rebels have left the town, according to two residents reached by telephone.",
        [("indirect", "two residents reached by telephone", "according to", "The rebels have left the town")],
        [],
    ),
    (
        'Asked whether she would resign, Eklund said: "Ask me in May."',
        [("direct", "Eklund", "said", '"Ask me in May."')],
        [],
    ),
    (
        '"It is too early to tell," said a diplomat, who asked not to be named.',
        [("direct", "a diplomat", "said", '"It is too early to tell,"')],
        [],
    ),
    (
        'The company said in a statement that it "deeply regrets" the delay.',
        [("mixed", "The company", "said in a statement", 'that it "deeply regrets" the delay')],
        [],
    ),
    (
        "The army said on Sunday it had shot down four drones overnight.",
        [("indirect", "The army", "said", "it had shot down four drones overnight")],
        [],
    ),
    ("The ministry did not immediately respond to a request for comment.", [], []),
    ("Lund declined to comment.", [], []),
    (
        'The two sides were "very close", one negotiator said, adding that a deal could come "within hours".',
        [
            ("mixed", "one negotiator", "said", 'The two sides were "very close"'),
            ("mixed", "one negotiator", "adding", 'that a deal could come "within hours"'),
        ],
        [],
    ),
    (
        'Shipping group Skarn Lines said it would cut 200 jobs, citing "weak demand".',
        [("mixed", "Shipping group Skarn Lines", "said", 'it would cut 200 jobs, citing "weak demand"')],
        [],
    ),
    (
        '"This is not a pause," the spokesman said. "This is the end."',
        [("direct", "the spokesman", "said", '"This is not a pause," / "This is the end."')],
        [],
    ),
    (
        "The agency NNA quoted the minister as saying that the bridge was safe.",
        [("indirect", "the minister", "as saying", "that the bridge was safe")],
        [],
    ),
    (
        "The minister was quoted as saying the bridge was safe.",
        [("indirect", "The minister", "was quoted as saying", "the bridge was safe")],
        [],
    ),
    (
        'The president "will not attend", his office said in an email.',
        [("mixed", "his office", "said in an email", 'The president "will not attend"')],
        [],
    ),
    (
        "State television reported that three people had died.",
        [("indirect", "State television", "reported", "that three people had died")],
        [],
    ),
    (
        "'It's a shambles,' said Mr Holm, the shadow chancellor.",
        [("direct", "Mr Holm, the shadow chancellor", "said", "'It's a shambles,'")],
        [],
    ),
    (
        "A Castle Street spokesman said there was 'no cause for alarm'.",
        [("mixed", "A Castle Street spokesman", "said", "there was 'no cause for alarm'")],
        [],
    ),
    (
        "'I've never seen anything like it,' one resident, Jean O'Dowd, 71, told the Courier.",
        [("direct", "one resident, Jean O'Dowd, 71,", "told", "'I've never seen anything like it,'")],
        [],
    ),
    (
        "Sir Alan Price, who chairs the inquiry, said he was 'appalled' by the delay.",
        [("mixed", "Sir Alan Price", "said", "he was 'appalled' by the delay")],
        [],
    ),
    (
        "'The council's officers' advice was clear,' she said. 'We ignored it.'",
        [("direct", "she", "said", "'The council's officers' advice was clear,' / 'We ignored it.'")],
        [],
    ),
    (
        "The mayor, 52, insisted he had 'nothing to hide'.",
        [("mixed", "The mayor, 52,", "insisted", "he had 'nothing to hide'")],
        [],
    ),
    (
        "Police said two men, aged 24 and 31, had been arrested.",
        [("indirect", "Police", "said", "two men, aged 24 and 31, had been arrested")],
        [],
    ),
    (
        "'We will fight them,' he vowed, 'all the way.'",
        [("direct", "he", "vowed", "'We will fight them,' / 'all the way.'")],
        [],
    ),
    (
        "Ministers have been accused of 'playing politics' with the fund.",
        [("mixed", "", "have been accused", "of 'playing politics'")],
        [],
    ),
    (
        "The judge told Reed: 'You abused the trust of old people.'",
        [("direct", "The judge", "told", "'You abused the trust of old people.'")],
        [],
    ),
    (
        "Reed, of Mill Lane, Hamnvik, denied three charges of fraud.",
        [("indirect", "Reed", "denied", "three charges of fraud")],
        [],
    ),
    (
        "The court heard that Reed had sold the same flat three times.",
        [("indirect", "The court", "heard", "that Reed had sold the same flat three times")],
        [],
    ),
    (
        "Prosecutor Jane Cole said Reed had 'lived a life of lies'.",
        [("mixed", "Prosecutor Jane Cole", "said", "Reed had 'lived a life of lies'")],
        [],
    ),
    (
        "Defending, Tom Ash said his client was 'deeply sorry'.",
        [("mixed", "Tom Ash", "said", "his client was 'deeply sorry'")],
        [],
    ),
    (
        'Judge Mary Stone said: "You showed no remorse." She sentenced him to four years.',
        [("direct", "Judge Mary Stone", "said", '"You showed no remorse."')],
        [],
    ),
    (
        'The jury was told that Reed "never intended" to repay the money.',
        [("mixed", "", "was told", 'that Reed "never intended" to repay the money')],
        [],
    ),
    ('"Objection," said Ash.', [("direct", "Ash", "said", '"Objection,"')], []),
    (
        'The witness said he saw "a man in a red coat" near the door.',
        [("mixed", "The witness", "said", 'he saw "a man in a red coat" near the door')],
        [],
    ),
    ('Asked by the judge if he understood, Reed replied: "Yes."', [("direct", "Reed", "replied", '"Yes."')], []),
    (
        '"We played well in the second half," said coach Erik Vik.',
        [("direct", "coach Erik Vik", "said", '"We played well in the second half,"')],
        [],
    ),
    (
        '"I\'m gutted," striker Leo Marsh said after the 2-1 defeat. "We deserved more."',
        [("direct", "striker Leo Marsh", "said", '"I\'m gutted," / "We deserved more."')],
        [],
    ),
    (
        'Vik admitted his side had been "second best".',
        [("mixed", "Vik", "admitted", 'his side had been "second best"')],
        [],
    ),
    (
        'Marsh, who scored twice, said he was "over the moon".',
        [("mixed", "Marsh", "said", 'he was "over the moon"')],
        [],
    ),
    (
        "Vik said he expects Marsh to be fit for Saturday's game.",
        [("indirect", "Vik", "said", "he expects Marsh to be fit for Saturday's game")],
        [],
    ),
    (
        '"He\'s the best keeper in the league, no question," said Vik of Holm.',
        [("direct", "Vik of Holm", "said", '"He\'s the best keeper in the league, no question,"')],
        [],
    ),
    (
        '"A point is a point," Vik said, "but I wanted three."',
        [("direct", "Vik", "said", '"A point is a point," / "but I wanted three."')],
        [],
    ),
    ('The striker tweeted: "Back soon."', [("direct", "The striker", "tweeted", '"Back soon."')], []),
    (
        "“We’re thrilled to welcome Ms. Dahl,” said Per Lind, chief executive officer of Skarn Lines.",
        [
            (
                "direct",
                "Per Lind, chief executive officer of Skarn Lines",
                "said",
                "“We’re thrilled to welcome Ms. Dahl,”",
            )
        ],
        [],
    ),
    (
        "“This strengthens our position in the region,” said Anna Berg, CEO. “We look forward to working together.”",
        [
            (
                "direct",
                "Anna Berg, CEO",
                "said",
                "“This strengthens our position in the region,” / “We look forward to working together.”",
            )
        ],
        [],
    ),
    (
        "Skarn Lines today announced that it has acquired Brevia Freight.",
        [("indirect", "Skarn Lines", "announced", "that it has acquired Brevia Freight")],
        [],
    ),
    (
        "The Ministry of Defence confirms that the transfer has been completed.",
        [("indirect", "The Ministry of Defence", "confirms", "that the transfer has been completed")],
        [],
    ),
    (
        "“Our members will not accept this,” commented union leader Berit Sand.",
        [("direct", "union leader Berit Sand", "commented", "“Our members will not accept this,”")],
        [],
    ),
    ("14:32 – Lund: “We are leaving now.”", [("direct", "Lund", ":", "“We are leaving now.”")], []),
    (
        "The minister has just said there will be “no vote today”.",
        [("mixed", "The minister", "has just said", "there will be “no vote today”")],
        [],
    ),
    (
        "Our reporter in the hall says the mood is “icy”.",
        [("mixed", "Our reporter in the hall", "says", "the mood is “icy”")],
        [],
    ),
    (
        "Eklund is asked about the loan. “I do not have the figure,” she replies.",
        [("direct", "she", "replies", "“I do not have the figure,”")],
        [],
    ),
    ("That's all from us tonight.", [], []),
    (
        "“Citizens, the hour has come,” the president said in a televised address.",
        [("direct", "the president", "said", "“Citizens, the hour has come,”")],
        [],
    ),
    (
        "The foreign ministry declared that any such step “will not remain without an answer”.",
        [("mixed", "The foreign ministry", "declared", "that any such step “will not remain without an answer”")],
        [],
    ),
    (
        "According to the text of the statement, the sides “exchanged views in a frank atmosphere”.",
        [("mixed", "the text of the statement", "According to", "the sides “exchanged views in a frank atmosphere”")],
        [],
    ),
    (
        "He stressed that “dialogue has no alternative” and underlined the “historic character” of the visit.",
        [
            ("mixed", "He", "stressed", "that “dialogue has no alternative”"),
            ("mixed", "He", "underlined", "the “historic character” of the visit"),
        ],
        [],
    ),
    (
        "«We are open to talks», the minister emphasised.",
        [("direct", "the minister", "emphasised", "«We are open to talks»")],
        [],
    ),
    (
        "„We shall not yield“, said the chancellor, „not today and not tomorrow.“",
        [("direct", "the chancellor", "said", "„We shall not yield“ / „not today and not tomorrow.“")],
        [],
    ),
    ("The so-called “experts” were wrong.", [], ["experts"]),
    ("Her novel “The Salt Road” won the prize.", [], ["The Salt Road"]),
    ("The operation, code-named “Blue Heron”, lasted six hours.", [], ["Blue Heron"]),
    ("He is known as “the Eel” in the harbour.", [], ["the Eel"]),
    ("The band played “Northern Song” twice.", [], ["Northern Song"]),
    ("The word “reform” appears 41 times in the speech.", [], ["reform"]),
    ("A “temporary” bridge from 1974 is still in use.", [], ["temporary"]),
    ("He put “peace” in his title and war in his text.", [], ["peace"]),
    ("It was, in the end, a “deal”.", [], ["deal"]),
]
FORMS: list[Expected] = [
    (
        "Oil prices fell on Friday after Sarovia said it would raise output.",
        [("indirect", "Sarovia", "said", "it would raise output")],
        [],
    ),
    (
        'Shares of Skarn Lines jumped 6 percent after the company said profit "more than doubled".',
        [("mixed", "the company", "said", 'profit "more than doubled"')],
        [],
    ),
    (
        "The agreement, which Eklund called “historic”, runs for ten years.",
        [("direct", "Eklund", "called", "“historic”")],
        [],
    ),
    (
        "What Lund called a “temporary measure” has lasted eight years.",
        [("mixed", "Lund", "called", "a “temporary measure”")],
        [],
    ),
    (
        "He said he did not know who had fired first.",
        [("indirect", "He", "said", "he did not know who had fired first")],
        [],
    ),
    ("She would not say how much it cost.", [], []),
    ("The spokesman refused to say whether the minister had been told.", [], []),
    ("Nobody from the company was available for comment.", [], []),
    ("The report found no evidence of fraud.", [], []),
    (
        "The report says two of the pumps “were never switched on”.",
        [("mixed", "The report", "says", "two of the pumps “were never switched on”")],
        [],
    ),
    (
        "The letter, seen by the Dispatch, says the contract is “void”.",
        [("mixed", "The letter, seen by the Dispatch,", "says", "the contract is “void”")],
        [],
    ),
    (
        "A sign on the door read: “Closed until further notice”.",
        [("direct", "A sign on the door", "read", "“Closed until further notice”")],
        [],
    ),
    ("The banner read “Peace now”.", [("direct", "The banner", "read", "“Peace now”")], []),
    (
        "The inquiry concluded that the crew “could not have known”.",
        [("mixed", "The inquiry", "concluded", "that the crew “could not have known”")],
        [],
    ),
    (
        "Residents said they heard two loud explosions.",
        [("indirect", "Residents", "said", "they heard two loud explosions")],
        [],
    ),
    (
        "Many believe that the war will last for years.",
        [("indirect", "Many", "believe", "that the war will last for years")],
        [],
    ),
    (
        "According to media reports, the minister has resigned.",
        [("indirect", "media reports", "According to", "the minister has resigned")],
        [],
    ),
    (
        "The ministry denied that its troops had crossed the border.",
        [("indirect", "The ministry", "denied", "that its troops had crossed the border")],
        [],
    ),
    ("Eklund denied having promised anything.", [("indirect", "Eklund", "denied", "having promised anything")], []),
    (
        "Karvia rejected the allegation that it had supplied the missiles.",
        [("indirect", "Karvia", "rejected", "the allegation that it had supplied the missiles")],
        [],
    ),
    (
        "The union dismissed the offer as “an insult”.",
        [("mixed", "The union", "dismissed", "the offer as “an insult”")],
        [],
    ),
    (
        "The opposition asked whether the money had been paid.",
        [("indirect", "The opposition", "asked", "whether the money had been paid")],
        [],
    ),
    ("“Who paid?” the deputy asked.", [("direct", "the deputy", "asked", "“Who paid?”")], []),
    (
        "Lund promised to rebuild the bridge by May.",
        [("indirect", "Lund", "promised", "to rebuild the bridge by May")],
        [],
    ),
    (
        "The president vowed to “hunt down” the killers.",
        [("mixed", "The president", "vowed", "to “hunt down” the killers")],
        [],
    ),
    ("“Never,” he shouted.", [("direct", "he", "shouted", "“Never,”")], []),
    ("“Is that all?” she wrote.", [("direct", "she", "wrote", "“Is that all?”")], []),
    ("“We are done here”, Lund wrote on her blog.", [("direct", "Lund", "wrote", "“We are done here”")], []),
    ("“It’s over,” Lund said, her voice breaking.", [("direct", "Lund", "said", "“It’s over,”")], []),
    (
        "“It’s over,” said Lund. Holm disagreed. “It’s only starting,” he said.",
        [("direct", "Lund", "said", "“It’s over,”"), ("direct", "he", "said", "“It’s only starting,”")],
        [],
    ),
    (
        "“It’s over,” Lund said as she left the hall, “and I am glad.”",
        [("direct", "Lund", "said", "“It’s over,” / “and I am glad.”")],
        [],
    ),
    ("“It’s over,” she said, and then: “Go home.”", [("direct", "she", "said", "“It’s over,” / “Go home.”")], []),
    ("Lund – who had flown in that morning – said: “It’s over.”", [("direct", "Lund", "said", "“It’s over.”")], []),
    ("Lund (left) said it was “over”.", [("mixed", "Lund (left)", "said", "it was “over”")], []),
    ("Lund, speaking in Velin, said the talks were over.", [("indirect", "Lund", "said", "the talks were over")], []),
    (
        "In an interview with the Dispatch, Lund said the talks were “dead”.",
        [("mixed", "Lund", "said", "the talks were “dead”")],
        [],
    ),
    (
        "At a news conference on Friday, she told reporters the talks were over.",
        [("indirect", "she", "told", "the talks were over")],
        [],
    ),
    (
        "“The talks are over,” Lund told the Norland News Agency.",
        [("direct", "Lund", "told", "“The talks are over,”")],
        [],
    ),
    (
        "“The talks are over,” the ministry’s spokeswoman, Eva Ruud, told the agency.",
        [("direct", "the ministry’s spokeswoman, Eva Ruud,", "told", "“The talks are over,”")],
        [],
    ),
    ("“The talks are over,” tweeted Lund.", [("direct", "Lund", "tweeted", "“The talks are over,”")], []),
    ("“The talks are over,” reads the statement.", [("direct", "the statement", "reads", "“The talks are over,”")], []),
    ("“The talks are over,” a statement read.", [("direct", "a statement", "read", "“The talks are over,”")], []),
    ("The talks, Lund said, are over.", [("indirect", "Lund", "said", "The talks / are over")], []),
    (
        "The talks, she added, “never really began”.",
        [("mixed", "she", "added", "The talks / “never really began”")],
        [],
    ),
    (
        "The talks are over, he said, adding that “nobody” would miss them.",
        [("indirect", "he", "said", "The talks are over"), ("mixed", "he", "adding", "that “nobody” would miss them")],
        [],
    ),
    ("“Talks”, said Lund, “are over.”", [("direct", "Lund", "said", "“Talks” / “are over.”")], []),
    ("Lund: Talks “are over”", [("mixed", "Lund", ":", "Talks “are over”")], []),
    ("Minister says talks “over”", [("mixed", "Minister", "says", "talks “over”")], []),
    ("‘Talks are over’ – Lund", [("direct", "Lund", "–", "‘Talks are over’")], []),
    ("“Talks are over”: Lund", [("direct", "Lund", ":", "“Talks are over”")], []),
    (
        "The minister’s claim that “nobody was hurt” was disputed.",
        [("mixed", "The minister’s", "claim", "that “nobody was hurt”")],
        [],
    ),
    ("Her message was simple: “Stay home.”", [("direct", "Her message", ":", "“Stay home.”")], []),
    ("His answer: “No.”", [("direct", "His answer", ":", "“No.”")], []),
    ("“No comment,” said both ministers.", [("direct", "both ministers", "said", "“No comment,”")], []),
    ("Neither side would comment.", [], []),
    (
        "“We had five minutes,” recalls Per, a fisherman. “Then the water came.”",
        [("direct", "Per, a fisherman", "recalls", "“We had five minutes,” / “Then the water came.”")],
        [],
    ),
    ("The crowd chanted “Go home” and “Enough”.", [("mixed", "The crowd", "chanted", "“Go home” and “Enough”")], []),
    ("“Go home!” the crowd chanted.", [("direct", "the crowd", "chanted", "“Go home!”")], []),
    (
        "“This is my house,” the old woman said. “I was born here. My mother was born here.”",
        [("direct", "the old woman", "said", "“This is my house,” / “I was born here. My mother was born here.”")],
        [],
    ),
    (
        "She remembers that the well was dry that year.",
        [("indirect", "She", "remembers", "that the well was dry that year")],
        [],
    ),
    ("To her, the treaty is “a piece of paper”.", [], ["a piece of paper"]),
    ("Mr Ekman, whose firm owns the port, said: “We paid.”", [("direct", "Mr Ekman", "said", "“We paid.”")], []),
    ("“We paid,” Mr Ekman, whose firm owns the port, said.", [("direct", "Mr Ekman", "said", "“We paid,”")], []),
    (
        "“We paid,” he said. He added that “everybody” had.",
        [("direct", "he", "said", "“We paid,”"), ("mixed", "He", "added", "that “everybody” had")],
        [],
    ),
    (
        "The minister said: “We paid. We paid twice. We will not pay again.”",
        [("direct", "The minister", "said", "“We paid. We paid twice. We will not pay again.”")],
        [],
    ),
    (
        "“We can’t wait,” said Lund, who is 46, “and we won’t.”",
        [("direct", "Lund", "said", "“We can’t wait,” / “and we won’t.”")],
        [],
    ),
    (
        "“'Never again,' my father used to say,” Lund said.",
        [("direct", "Lund", "said", "“'Never again,' my father used to say,”")],
        [],
    ),
    (
        "“He told me, ‘Go home,’ and I went,” said Holm.",
        [("direct", "Holm", "said", "“He told me, ‘Go home,’ and I went,”")],
        [],
    ),
    (
        "\"He told me, 'Go home,' and I went,\" said Holm.",
        [("direct", "Holm", "said", "\"He told me, 'Go home,' and I went,\"")],
        [],
    ),
]
TRAPS: list[Expected] = [
    (
        "'We won't go,' the dockers' leader, Ann O'Hara, said. 'It's the ministers' plan.'",
        [("direct", "the dockers' leader, Ann O'Hara,", "said", "'We won't go,' / 'It's the ministers' plan.'")],
        [],
    ),
    (
        "„Wir zahlen“, the chancellor said in Velin, and later added: »Wir zahlen alles«.",
        [
            ("direct", "the chancellor", "said", "„Wir zahlen“"),
            ("direct", "the chancellor", "added", "»Wir zahlen alles«"),
        ],
        [],
    ),
    (
        "The prime minister - asked about the deal - said « we shall see », then left.",
        [("direct", "The prime minister", "said", "« we shall see »")],
        [],
    ),
    (
        "Ida Lund, 46, a nurse from Hamnvik, said she had seen “three or four” boats.",
        [("mixed", "Ida Lund, 46, a nurse from Hamnvik,", "said", "she had seen “three or four” boats")],
        [],
    ),
    (
        "The ministers of Estmark and Brevia, Jaan Teller and Hélène Marchand, said they would “stand together”.",
        [
            (
                "mixed",
                "The ministers of Estmark and Brevia, Jaan Teller and Hélène Marchand,",
                "said",
                "they would “stand together”",
            )
        ],
        [],
    ),
    ("He read “The Long Night” on the train and “Norland Today” at home.", [], ["The Long Night", "Norland Today"]),
    ("“It's over,\" she said, mixing marks.", [("direct", "she", "said", "“It's over,\"")], []),
    ("\"It's over,” she said, mixing marks.", [("direct", "she", "said", "\"It's over,”")], []),
    (
        "“The plan is dead” — that was how one diplomat put it.",
        [("direct", "one diplomat", "put it", "“The plan is dead”")],
        [],
    ),
    ("“The plan is dead,” is how Ida Lund puts it.", [("direct", "Ida Lund", "puts it", "“The plan is dead,”")], []),
    (
        "In the words of Ida Lund, “the plan is dead”.",
        [("direct", "Ida Lund", "In the words of", "“the plan is dead”")],
        [],
    ),
    ("Lund did not say “never”.", [], ["never"]),
    (
        "Sarovia's government has said it will not talk, the agency NNA reported on Friday, citing a source.",
        [
            ("indirect", "Sarovia's government", "has said", "it will not talk"),
            ("indirect", "the agency NNA", "reported", "Sarovia's government has said it will not talk"),
        ],
        [],
    ),
    (
        "He told us he was “not disappointed” but “impatient”, and impatience is what one says in front of the hosts.",
        [("mixed", "He", "told", "he was “not disappointed” but “impatient”")],
        [],
    ),
    (
        "Nordhavn said its offer had ‘lapsed’, though company insiders suggested it could be ‘dusted off’ soon.",
        [
            ("mixed", "Nordhavn", "said", "its offer had ‘lapsed’"),
            ("mixed", "company insiders", "suggested", "it could be ‘dusted off’ soon"),
        ],
        [],
    ),
    (
        "Eklund said a package would run for three years, insisted that “nobody will go hungry”.",
        [
            ("indirect", "Eklund", "said", "a package would run for three years"),
            ("mixed", "Eklund", "insisted", "that “nobody will go hungry”"),
        ],
        [],
    ),
    (
        "Perhaps this: “We shall take you when we can afford to, and we do not know when that is.”",
        [],
        ["We shall take you when we can afford to, and we do not know when that is."],
    ),
    ("Sand laughed at the word “fair”.", [], ["fair"]),
    ("Nobody in the front row had said that it had.", [], []),
    ("Neither Lund nor Roos would say how much has already been spent.", [], []),
    ("They called it “irreversible”, and they were pleased.", [], ["irreversible"]),
    ("The auditor general, Karin Moe, called this “late”.", [], ["late"]),
    ("Let us recall how the “blank cheque” came about.", [], ["blank cheque"]),
    ("Why they parted nobody will say.", [], []),
    (
        "Budget officials were less certain: the loan had yet to pass the senate, they cautioned.",
        [("indirect", "they", "cautioned", "the loan had yet to pass the senate")],
        [],
    ),
    (
        "The envoy disputed this: “He was sitting beside me.”",
        [("direct", "The envoy", "disputed", "“He was sitting beside me.”")],
        [],
    ),
    (
        "The office denied the report, and Varga said: “Nobody promised me a date.”",
        [
            ("indirect", "The office", "denied", "the report"),
            ("direct", "Varga", "said", "“Nobody promised me a date.”"),
        ],
        [],
    ),
    (
        "The mayor hinted that her patience had limits.",
        [("indirect", "The mayor", "hinted", "that her patience had limits")],
        [],
    ),
    ("The party won with the slogan “Norland first”.", [], ["Norland first"]),
    ("She asked who would pay.", [("indirect", "She", "asked", "who would pay")], []),
]


@pytest.mark.parametrize(("text", "statements", "echoes"), [*WIRES_AND_COURTS, *FORMS, *TRAPS])
def test_who_says_what_in_one_sentence(text, statements, echoes):
    parse = parse_text(text)

    def words(spans):
        return " / ".join(parse.text_of(span) for span in spans)

    found = find_attributions(parse)
    assert [(str(one.kind), words(one.source), words(one.cue), words(one.content)) for one in found] == statements
    assert [parse.text_of(echo.span) for echo in find_echoes(parse, found)] == echoes
