"""Articles with known paragraphs and quotations, from which `make_html_pages.py` makes web pages.

People, countries and outlets are invented. An article is a dictionary; its "body" is a list of (kind, words):
p a paragraph, h2 a heading, quote a block quotation, pull a pull quote that repeats the text, li a list item,
q and a question and answer, post the time and headline of a live-blog entry, tweet an embedded post.
"""

# ruff: noqa: E501 - one paragraph is one line

from __future__ import annotations

from typing import Any

AID: dict[str, Any] = {
    "name": "aid",
    "title": "Norland halves winter aid to Sarovia after audit",
    "standfirst": "Ministers say the money is delayed, not cut. The opposition calls for the books to be opened.",
    "authors": ["Ida Marlow", "Per Hest"],
    "outlet": "Norland Courier",
    "published": "2024-11-18",
    "body": [
        (
            "p",
            "OSTVIK — Norland will send Sarovia 200 million crowns this winter, half of what it pledged in May, the finance ministry said on Monday, blaming an audit that found gaps in how the first payment was spent.",
        ),
        (
            "p",
            "“We have not broken our word,” Finance Minister Alma Reyk told reporters outside the ministry. “We have slowed down, because the auditors asked us to, and we owe that much to those who pay.”",
        ),
        ("p", "The decision, first reported by the Harbour Post, surprised officials in Sarovia’s capital, Lenz."),
        ("p", "“Nobody called.”"),
        (
            "p",
            "Those two words were the first comment from Sarovia’s deputy prime minister, Tomas Veld, who later issued a longer statement saying his government was “grateful for every crown” but had “counted on all of them before the snow”.",
        ),
        ("pull", "We have slowed down, because the auditors asked us to"),
        ("h2", "What the auditors found"),
        (
            "p",
            "The audit office’s report, published on Friday, says that 31 of 140 generators bought with the first payment “could not be shown to the inspectors”. It does not say that they were stolen.",
        ),
        (
            "quote",
            "The office cannot confirm that the remaining units were installed. It has therefore advised the ministry to withhold further payment until the registers have been reconciled.",
        ),
        (
            "p",
            "Ms Reyk said she expected that to take “weeks, not months”. Asked whether the second half would be paid before the end of the year, she answered: “I hope so. I don’t promise it.”",
        ),
        ("h2", "Opposition wants the books"),
        (
            "p",
            "The leader of the Farmers’ Union, Sven Aldor, said the government had known about the missing generators since August. “They knew, they waited, and now they hide behind the auditors’ backs,” he said in parliament, adding that his party would ask for ‘every invoice, every signature and every photograph’.",
        ),
        ("p", "A spokeswoman for the ministry said that it “rejects that account”."),
        (
            "p",
            "In the border town of Mirna, where the generators were to heat two schools, the headmaster, Anton Rusk, said he had stopped waiting. “We burn wood,” he said. “My grandfather did, too.”",
        ),
        ("p", "Parliament is to debate the payment on 2 December."),
    ],
}

STRIKE: dict[str, Any] = {
    "name": "strike",
    "title": "Dockers and port strike truce at dawn: ‘Nobody won’",
    "standfirst": None,
    "authors": ["Greta Solberg-Ancel"],
    "outlet": "The Harbour Post",
    "published": "2025-02-07",
    "body": [
        (
            "p",
            "The cranes of Ostvik moved again on Friday after an eleven-day strike ended with a deal that neither the dockers nor the port authority called a victory.",
        ),
        (
            "p",
            "“Nobody won,” said Karin Dahl, who led the talks for the dockers’ union, as she came out of the harbour office shortly before six in the morning. “The ships won, perhaps.”",
        ),
        (
            "p",
            "Under the agreement, hourly pay rises by 4.5 per cent in March and by another 2 per cent in October. The union had asked for 9 per cent; the authority had offered 3.",
        ),
        (
            "p",
            "The port’s director, Ulrik Brandt, described the outcome as “painful but payable”. He said the strike had cost the port “something like forty million crowns, and a customer that I will not name because we want her back”.",
        ),
        ("li", "Night shifts will be paid at one and a half times the day rate."),
        ("li", "No one will be dismissed for having taken part in the strike."),
        ("li", "A joint committee will “examine, without a fixed result,” the automation of the northern quay."),
        (
            "p",
            "That last point nearly broke the talks, people who were in the room said. According to two of them, Ms Dahl told the authority’s lawyers at three in the morning: “If the word ‘automatic’ is on that paper, my pen stays in my pocket.”",
        ),
        ("p", "The word is not on the paper."),
        (
            "quote",
            "We thank the crews who waited at anchor, the families who waited at home and the city that waited for its oranges. We’re going back to work with our heads up.",
        ),
        ("p", "So ends the statement that the union read to its members at the gates, to applause and some whistling."),
        ("h2", "“I would do it again”"),
        (
            "p",
            "Not everyone was pleased. Jon Mikkel, 58, a crane driver for thirty years, said he had voted against the deal. “Four and a half, for eleven days in the rain? I would do it again,” he said, “but for more.”",
        ),
        (
            "p",
            "The mayor, Liv Sand, who had offered to mediate and was turned down by both sides, congratulated them in a message of one line: “Good morning, and thank you.”",
        ),
        ("p", "The first container, with 22 tonnes of coffee, was lifted at 7.14."),
    ],
}

SUMMIT: dict[str, Any] = {
    "name": "summit",
    "title": "Three presidents, one page: Lake Summit ends with promise on border posts",
    "standfirst": "Analysis: the text is short, and what it leaves out is long",
    "authors": ["Milos Tarn"],
    "outlet": "Veska Telegraph",
    "published": "2025-06-21",
    "body": [
        (
            "p",
            "The presidents of Norland, Sarovia and Veska agreed on Saturday to open six border posts by the spring, in a declaration that fits on one page and says nothing about who will pay for them.",
        ),
        (
            "p",
            "“Six doors where there were walls,” Veska’s president, Irena Kolm, called it at the closing ceremony on the lake. Her Norlandic colleague, Edvard Lind, was drier: “It’s a page. Pages can be turned.”",
        ),
        (
            "p",
            "Diplomats from all three countries said the hardest hours were spent on a single adverb. An early draft, seen by this newspaper, said the posts would open “unconditionally”; the final text says they will open “in principle unconditionally”.",
        ),
        (
            "p",
            "What is the difference? “About four hours,” said one of the diplomats, who asked not to be named because the talks were private.",
        ),
        (
            "p",
            "The foreign minister of Sarovia, Ruta Banic, defended the wording. “Where there’s a principle, there’s a path,” she told the radio station Lenz 1. She went on:",
        ),
        (
            "quote",
            "People laugh about adverbs. I have buried people because a paper had the wrong one. If two words keep the lorries moving and the soldiers bored, I will write those two words every day, and on Sundays twice.",
        ),
        (
            "p",
            "The so-called “lake format” began two years ago as a dinner. It has no secretariat, no flag and, as its critics like to say, “no teeth”.",
        ),
        (
            "p",
            "One of those critics is Daria Holt, who teaches history at the University of Ostvik. In her view the summit “has produced exactly what it was made to produce: a photograph”. But she also said: “Photographs have ended wars. I would not bet on it, and I wouldn’t bet against it.”",
        ),
        (
            "p",
            "Mr Lind promised to put the declaration before parliament “before the swallows leave”, which in Norland means the end of August.",
        ),
        ("h2", "Who pays"),
        (
            "p",
            "The posts will cost about 90 million crowns, according to an estimate by Veska’s customs service. Ms Kolm said her country would pay “its third, and not a bolt more”. Mr Lind and Ms Banic did not answer questions about the other two thirds.",
        ),
        (
            "p",
            "The next meeting is to take place in Lenz, in a building that, as its mayor admitted, “still has to be built”.",
        ),
    ],
}

FLOOD: dict[str, Any] = {
    "name": "flood",
    "title": "‘The river came in without knocking’: Mirna counts the cost of the flood",
    "standfirst": None,
    "authors": ["Staff Reporter Elin Ross"],
    "outlet": "Mirna Valley Gazette",
    "published": "2024-04-09",
    "body": [
        ("p", "Marta Quill was asleep when the water reached the second stair."),
        (
            "p",
            "“I heard the piano,” she says. “It was moving. A piano does not move. So I thought: either that’s a ghost or it’s the river, and I hoped it was a ghost.”",
        ),
        (
            "p",
            "It was the river. By Tuesday evening the Mirna had flooded 240 houses, two schools and the church, in which the hymn books were found hanging from the lamps. Nobody was killed; a fireman broke his wrist.",
        ),
        ("quote", "The river came in without knocking, and it left without wiping its feet."),
        ("p", "That is how the parish priest, Father Olen, put it in his sermon, which he gave from the bandstand."),
        (
            "p",
            "The district engineer, Hana Piet, said the dam upstream had “done what it was designed to do in 1958”. The trouble, she said, is that the rain had not read the design. ‘We had in nine hours what we’re meant to have in April and May together.’",
        ),
        (
            "p",
            "The government has promised 15,000 crowns to each household “without forms, by Friday”, in the words of the interior minister, Bo Lager. On Saturday morning the queue for the forms reached the bridge.",
        ),
        ("p", "“I don’t say that he lied,” said Piet’s deputy, Oskar Wren. “I say that Friday has been."),
        (
            "p",
            "“And I say that a promise with a day in it is a fine thing, so long as somebody looks at the calendar.”",
        ),
        ("p", "A spokesman for Mr Lager said the forms were “for statistics only”."),
        (
            "p",
            "Marta Quill has put the piano in the garden to dry. She plays it with the lid closed, she says, “so that it gets used to us again”.",
        ),
    ],
}

WIRE: dict[str, Any] = {
    "name": "wire",
    "title": "Sarovia court clears ex-minister in fuel case",
    "standfirst": None,
    "authors": ["Norland News Agency"],
    "outlet": "Norland News Agency",
    "published": "2025-09-30",
    "body": [
        (
            "p",
            "LENZ, 30 September (NNA) — A court in Sarovia on Tuesday cleared the former energy minister Pavel Dorin of taking bribes from a fuel trader, saying that prosecutors had shown “a great many lunches, and no envelope”.",
        ),
        (
            "p",
            "Dorin, 61, who had denied the charges, stood silent as the verdict was read and then said: “Six years.”",
        ),
        (
            "p",
            "Judge Emilia Strand said the evidence was “not merely thin but borrowed”, as most of it came from another case.",
        ),
        (
            "p",
            "The prosecutor’s office said it would appeal. “We take note of the court’s opinion on lunches,” it said in a statement. “We’ll offer ours in a higher one.”",
        ),
        ("p", "The trader, Maxim Orlo, was tried separately and is serving four years for tax fraud."),
        (
            "p",
            "Prime Minister Nela Voss, whose party expelled Dorin in 2019, told reporters that she “won’t comment on a verdict before the ink’s dry”, but called the courts “independent, as they have now shown to everyone, including me”.",
        ),
        ("p", "Asked if the party would take him back, she replied, “He hasn’t asked.”"),
        ("p", "Dorin’s lawyer, Ana Brill, said that he would not. “He wants to fish,” she said."),
    ],
}

LIVE: dict[str, Any] = {
    "name": "live",
    "title": "Budget vote in Ostvik: as it happened",
    "standfirst": "Follow the debate and the vote with our reporters in parliament",
    "authors": ["Ida Marlow"],
    "outlet": "Norland Courier",
    "published": "2024-12-02",
    "body": [
        ("post", "18:42 — Budget passes by two votes"),
        (
            "p",
            "It is done: 87 for, 85 against. The Speaker had to read the figures twice because of the noise. “The ayes have it, if the ayes would sit down,” he said.",
        ),
        ("post", "18:15 — Reyk closes the debate"),
        (
            "p",
            "The finance minister speaks for less than three minutes. “You have heard all the numbers,” she says. “Here’s the only one that’s left: yes or no.”",
        ),
        (
            "tweet",
            "I came to vote against. I’ll vote for, and I’ll explain it to my mother. — Lars Bruun (@larsbruun) 2 December 2024",
        ),
        ("post", "17:30 — Aldor: ‘a budget of holes’"),
        (
            "p",
            "Sven Aldor holds up a slice of cheese. “This is a budget of holes, and somebody has eaten the cheese,” he says, and is asked by the Speaker to put it away.",
        ),
        ("p", "The Farmers’ Union will vote against, he confirms, “to the last man and the last cow”."),
        ("post", "16:05 — Second payment back on the table"),
        (
            "p",
            "An amendment would release the second half of the aid to Sarovia in January. Our correspondent Per Hest hears from the ministry that it is “acceptable, if not loved”.",
        ),
        ("post", "15:00 — Good afternoon"),
        ("p", "Welcome to our live coverage. The debate begins in a few minutes; the vote is expected in the evening."),
    ],
}

INTERVIEW: dict[str, Any] = {
    "name": "interview",
    "title": "Ruta Banic: ‘I collect adverbs’",
    "standfirst": "Sarovia’s foreign minister on borders, burials and the use of small words",
    "authors": ["Milos Tarn"],
    "outlet": "Veska Telegraph",
    "published": "2025-07-05",
    "body": [
        (
            "p",
            "She has put on the kettle herself. The ministry in Lenz has a protocol department of forty, but Ruta Banic, 54, says that “tea is not protocol”.",
        ),
        ("q", "Minister, you spent four hours on two words. Was it worth it?"),
        (
            "a",
            "Ask the lorry drivers in the spring. If they get through, it was four hours well spent. If not, I’ll have lost an evening, and I had no plans.",
        ),
        ("q", "Your critics say the declaration binds nobody. Are they wrong?"),
        (
            "a",
            "They are early. A text like that binds you the day you want to break it, because somebody will hold it up and read it to you. My colleague Lind says pages can be turned. Yes. But then everyone sees you turn it.",
        ),
        ("a", "And I would add: nobody has offered me a longer page."),
        ("q", "You once said you “buried people because of a paper”. What did you mean?"),
        (
            "a",
            "Exactly that. In the year of the two armistices I was a translator. One text said ‘withdraw’, the other said ‘pull back to’. For nine days each side was right. I don’t talk about the nine days.",
        ),
        ("q", "Who will pay for the border posts?"),
        (
            "a",
            "Three countries, a third each. Veska has said so, and I say it now: we’ll pay our third by the end of March. You may print that in large letters.",
        ),
        ("p", "She pours the tea. Outside, somebody is raking the gravel."),
    ],
}

RELEASE: dict[str, Any] = {
    "name": "release",
    "title": "Ministry of Finance: second payment to Sarovia released",
    "standfirst": None,
    "authors": [],
    "outlet": "Government of Norland",
    "published": "2025-01-24",
    "body": [
        (
            "p",
            "The Ministry of Finance has today released the second payment of 200 million crowns to the Government of Sarovia, following confirmation by the Audit Office that all registers have been reconciled.",
        ),
        (
            "p",
            "Minister of Finance Alma Reyk said: “I said weeks, not months. It was nine weeks. I thank the auditors for their patience and our partners for theirs.”",
        ),
        (
            "p",
            "Commenting on the release, the Deputy Prime Minister of Sarovia, Tomas Veld, said: “This time somebody called. The money will be in boilers, not in drawers, before the end of February.”",
        ),
        ("p", "The Audit Office will publish a final report in June."),
        ("p", "The Ministry “expects the remaining programme to be carried out on schedule”."),
    ],
}

ARTICLES = {item["name"]: item for item in (AID, STRIKE, SUMMIT, FLOOD, WIRE, LIVE, INTERVIEW, RELEASE)}
