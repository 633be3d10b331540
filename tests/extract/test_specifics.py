"""Figures without a source: money, percentages and counts in the outlet's own voice."""

import pytest

from onrecord.extract import find_attributions
from onrecord.extract.specifics import find_unsourced, states_an_amount
from tests.texts import parse_text


@pytest.mark.parametrize(
    "sentence",
    [
        "The port costs €40 million a year.",
        "Prices rose by 4.5 per cent in May.",
        "Some 4,200 dockers have been out since Thursday.",
        "Three people were killed when a shell hit a bus depot.",
        "Hundreds of homes are without water.",
        "The loan of EUR1.2bn runs for a decade.",
        "About a dozen ships wait outside.",
        "Norland has bought 24 howitzers.",
    ],
)
def test_amounts_are_seen(sentence):
    assert states_an_amount(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The talks ended on 3 May.",
        "It began in 2019 and went on until noon.",
        "Ida Lund, 46, lives in Hamnvik.",
        "The two sides met again at 10 am on Friday.",
        "Article 5 of the treaty is short.",
        "The fifth round was the last one.",
        "She has been first in line before.",
        "Page 3 was left out of the paper.",
    ],
)
def test_dates_ages_and_ranks_are_no_amounts(sentence):
    assert not states_an_amount(sentence)


def test_only_the_outlets_own_sentences_count():
    """A figure that somebody is credited with is left to the statements."""
    parse = parse_text(
        "The strike has cost €30 million. “We lost 40 days,” said Ida Lund. Lund said 300 jobs were at risk. "
        "The harbour lies on the coast."
    )
    found = find_unsourced(parse, find_attributions(parse))
    assert [parse.text_of(span) for span in found] == ["The strike has cost €30 million."]
