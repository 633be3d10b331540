"""Sentences made to mislead: what is said and what is not, by whom, and how its source stands to it."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.extract import find_attributions
from onrecord.extract.combining import combine_attributions
from onrecord.extract.network import find_network_attributions
from onrecord.parse.network import tag_parses
from tests.texts import parse_text

# A sentence, then each attribution: " => " and source | cue | content | attitude | stance.
SAID = Path(__file__).with_name("speech_acts.txt").read_text(encoding="utf-8").splitlines()

NOTHING_SAID = """
The ministry gave no details.
The minister declined to say when the transports would leave.
The minister declined to comment on the report.
The spokesman refused to say whether the road was open.
The spokesman would not say how many had died.
The spokeswoman did not say whether the road was open.
He did not say what the conclusions might be.
Neither Lund nor Holm would say how much had been spent.
The ministry could not say when the ships would leave.
The company has not said whether it will pay.
The company did not respond to questions about the fire.
The mayor made no mention of the strike.
The mayor said nothing about the strike.
Without saying who had paid, the mayor opened the bridge.
Officials stopped short of saying that the dam had failed.
She never said that the dam was safe.
He has yet to say who will pay.
No official would confirm that the port had closed.
The bank failed to explain why the money was late.
The bank was silent on whether the money was late.
The bank offered no explanation.
The bank declined to be named.
Nobody said that it was late.
The guards shot him dead.
Officials circulated a text of the speech.
Lund said so.
Lund said it all again.
The word “bridge” has six letters.
He told a story about a bridge.
She told the truth.
They ran with the slogan “Bridges first”.
He finished “The Long Road Home” in a week.
The “peace train” left on Monday.
In his view, which few share, it rained.
The talks, called the “peace train”, began on Monday.
""".strip().splitlines()


@pytest.mark.parametrize("line", SAID, ids=lambda line: line.partition(" =>")[0])
def test_what_is_said_has_its_source_its_attitude_and_its_stance(line):
    sentence, *wanted = line.split(" =>")
    parse = parse_text(sentence)
    found = [
        [
            " ".join(map(parse.text_of, one.source)),
            " ".join(map(parse.text_of, one.cue)),
            " / ".join(map(parse.text_of, one.content)),
            str(one.attitude),
            str(one.stance),
        ]
        for one in find_attributions(parse)
    ]
    assert found == [[part.strip() for part in row.split("|")] for row in wanted]


@pytest.fixture(scope="module")
def silent():
    """The sentences in which nobody says anything, read by the network too."""
    parses = tag_parses([parse_text(sentence) for sentence in NOTHING_SAID])
    return {parse.text: parse for parse in parses}


@pytest.mark.parametrize("sentence", NOTHING_SAID)
def test_where_nothing_is_said_nothing_is_reported(silent, sentence):
    """Neither by the rules nor by rules and network together."""
    parse = silent[sentence]
    by_rule = find_attributions(parse)
    together = combine_attributions(parse, by_rule, find_network_attributions(parse))
    assert [parse.text_of(one.content[0]) for one in (*by_rule, *together)] == []
