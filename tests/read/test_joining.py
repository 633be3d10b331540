"""Whether text goes on after a page break: sentences that were cut, and breaks that are real."""

from __future__ import annotations

import pytest

from onrecord.read.joining import continues

LONG = "The ministry in Ostvik said on Friday that it had looked at the plan for many weeks"

CUT = [
    ("The minister said the government would", "send two batteries to Sarovia."),
    ("The minister said that the", "Government would send two batteries."),
    ("“We will not wait", "any longer,” she said."),
    ("“We have waited long enough. We will", "not wait any longer,” she said."),
    ("“We have waited long enough.", "We will not wait any longer,” she said."),
    ('"We have waited long enough.', 'We will not wait any longer," she said.'),
    ("«Nous avons attendu.", "Nous n’attendrons plus», said the minister."),
    ("He spoke of a so-called “peace", "plan” that nobody had seen."),
    ("He spoke of a so-called 'peace", "plan' that nobody had seen."),
    ("He spoke of a so-called “", "peace plan” that nobody had seen."),
    ("“We will send them,”", "she said on Friday."),
    ("“Will you send them?”", "she asked."),
    ("“Never!”", "he shouted across the hall."),
    ("“We will send them,”", "Lund said on Friday."),
    ("She turned to the hall and said,", "“We will send them.”"),
    ("Those present included Ida Lund,", "Per Holm and a clerk."),
    ("The talks (which began in May", "and ended in June) led nowhere."),
    ("The plan – praised by some –", "was dropped."),
    ("It was, in the words of Mr.", "Holm, a good day."),
    ("The plan was written by Gen.", "Holm and his staff."),
    ("The chair of the fund, John F.", "Kestrel, welcomed it."),
    ("He met officials of the U.S.", "government in Ostvik."),
    ("The budget grew by", "3 per cent."),
    ("The meeting took place on", "3 May in Ostvik."),
    (f"{LONG} before it wrote to", "Norland about the delivery."),
    (f"{LONG}. It then sent a letter about the delivery to", "Sarovia and its neighbours."),
    (f"{LONG}. A letter about the delivery went from the palace in", "Ostvik to the border."),
    (f"{LONG}; it was", "not pleased with it."),
    ("They wanted to know how long the talks…", "would go on."),
    ("The ministers of Norland, Sarovia and", "Estmark met on Friday."),
    ("The minister, who was said to be “deeply", "Worried about Sarovia”, left early."),
    ("A spokesman for the Ministry of", "Foreign Affairs declined to comment."),
    ("A spokesman for the long-", "planned summit declined to comment."),
    ("He called the offer *very", "generous* and left."),
    ("“He called it", "‘a disgrace’,” she said."),
    ("The sum of €1.2 billion is to be paid to", "“friends of the crown”, he said."),
    ("The minister told the Courier (and later", "the Gazette) that she would stay."),
    ("„Wir warten", "nicht länger“, said the minister."),
    ("The two sides agreed on a cease-fire, said the ministry /", "the palace did not comment."),
    ("قال الوزير إن الحكومة سوف", "ترسل بطاريتين إلى ساروفيا."),
    ("The deal, worth about EUR 400 million, was signed by Prime Minister Ida Lund and President", "Per Holm."),
]

REAL = [
    ("The talks ended on Friday.", "The minister left for Ostvik."),
    ("The talks ended on Friday.", "“We will go on,” she said."),
    ("“We will go on,” she said.", "“We must.”"),
    ("“We have waited long enough.", "“We will not wait any longer,” she said."),
    ('"We have waited long enough.', '"We will not wait any longer," she said.'),
    ("«Nous avons attendu.", "«Nous n’attendrons plus», said the minister."),
    ("“But I –”", "Lund shook her head."),
    ("What happens next", "The minister goes to Ostvik on Monday."),
    ("BACKGROUND", "Norland and Sarovia have been at odds for years."),
    ("The minister named three reasons:", "First, the cost of the plan."),
    ("The minister wrote:", "We have waited for two years."),
    ("The plan has three parts:", "- a road to the border"),
    ("- a road to the border", "- a bridge over the river"),
    ("1. A road to the border", "2. A bridge over the river"),
    ("(a) a road to the border;", "(b) a bridge over the river"),
    ("a road to the border;", "a bridge over the river;"),
    ("Q: What do you want?", "A: Peace."),
    ("LUND: What do you want?", "HOLM: Peace."),
    ("The river runs to the sea", "THE END OF THE SONG"),
    ("Dear Ms Lund,", "We write to you about the plan."),
    ("Yours sincerely,", "Per Holm"),
    ("By Ida Lund", "The talks in Ostvik ended on Friday without a deal."),
    ("Photo: Per Holm", "The minister said she would stay."),
    ("3 May 2024", "The talks in Ostvik ended on Friday without a deal."),
    ("Will they meet again?", "The ministry would not say."),
    ("“Will they meet again?”", "Lund would not say."),
    ("He was born in 1971.", "iSarov, his company, makes batteries."),
    ("He lived in the U.S.", "The company moved to Ostvik."),
    ("There is no Plan B.", "The ministry confirmed this on Friday."),
    ("The talks ended.", "© 2024 Norland Courier"),
    (f"{LONG}", "The next step is a vote."),
    (f"{LONG}", "Read more: Talks end without a deal"),
    ("Norland sends two batteries to Sarovia", "The minister announced it on Friday."),
    ("“It's the people's choice,” he said of the voters' move.", "Then he left."),
    ("The ministers' plan isn't new.", "It was first put forward in May."),
    ("She said: “No.”", "Nobody else spoke."),
    ("It was over (for now).", "They went home (again)."),
    ("The song ends: “and the river runs”", "Nobody sang it."),
    ("", "The minister left."),
    ("The minister left.", ""),
]


@pytest.mark.parametrize(("before", "after"), CUT)
def test_a_cut_sentence_or_quotation_goes_on(before, after):
    assert continues(before, after)


@pytest.mark.parametrize(("before", "after"), REAL)
def test_a_real_break_stays(before, after):
    assert not continues(before, after)


def test_a_long_text_before_the_break_is_judged_by_its_end():
    assert continues("The talks ended. " * 10_000 + "The minister said the", "government would stay.")
    assert not continues("“We will stay,” he said. " * 10_000, "The minister left.")
