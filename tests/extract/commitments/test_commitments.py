"""Who promised what, from the words of a sentence to a commitment of its record; sentences of our own."""

from __future__ import annotations

from decimal import Decimal

import pytest

from onrecord.model import Commitment, Record
from onrecord.pipeline import records_of
from onrecord.read.source import Hints, Source
from onrecord.settings import Settings

SETTINGS = Settings(grammar="onrecord")


def read(text: str) -> Record:
    import datetime

    hints = Hints(published=datetime.date(2025, 4, 8))
    [record] = records_of([Source("a.txt", text.encode(), options=hints)], settings=SETTINGS)
    return record


def only(record: Record) -> Commitment:
    [one] = record.commitments
    return one


@pytest.mark.parametrize(
    ("text", "cue", "promisor", "modality"),
    [
        ("Westmark pledged 40 lorries to Estmark.", "pledged", "Westmark", "pledged"),
        ("The ministry will repair six bridges by 2027.", "will", "The ministry", "planned"),
        ("Brevia agreed to open two crossings in May.", "agreed", "Brevia", "agreed"),
        ("Lusonia offered to train 200 medics.", "offered", "Lusonia", "offered"),
        ("The council refused to sell the harbour.", "refused", "The council", "refused"),
        ("Under the new law, shipowners must register every vessel by 1 July.", "must", "shipowners", "obliged"),
        ("Parliament earmarked 30 million euros for shelters.", "earmarked", "Parliament", "allocated"),
        ("The mayor is considering a tax on empty shops.", "considering", "The mayor", "considered"),
        ("The union urged the company to publish its accounts.", "urged", "the company", "urged"),
        ("The board decided after a long inquiry not to sell the plant.", "decided", "The board", "planned"),
        ("The minister insisted that Karvia stop the shelling.", "insisted", "Karvia", "urged"),
        ("The committee turned down a takeover by Orbex.", "turned down", "The committee", "refused"),
        ("The ministry is to publish the accounts in May.", "is", "The ministry", "planned"),
        ("The mayor is toying with a tax on empty shops.", "toying with", "The mayor", "considered"),
    ],
)
def test_cue_promisor_and_modality(text, cue, promisor, modality):
    record = read(text)
    one = only(record)
    words = record.document.text_of
    assert cue in words(one.cue)
    assert one.promisor[0].span is not None
    assert words(one.promisor[0].span).lower() == promisor.lower()
    assert str(one.modality) == modality


@pytest.mark.parametrize(
    "text",
    [
        "The frost will damage the harvest, farmers fear.",
        "The minister will visit the brigade on Friday.",
        "The company has not committed to keeping the plant.",
        "The actor's promising career ended early.",
        "Schools should get more money, a majority believes.",
        "The crews that will serve the guns are in Rovby.",
        "Nobody knows what the country will send.",
        "Rovby Port rejected the charge.",
        "Aalto offered insights into the talks.",
        "Will Brevia pledge not to close the port?",
        "The rain forced growers to sell their cattle.",
        "It was a call intended to calm her.",
        "He’d battled through two winters in Rovby.",
        "Strand works on tax policy at the Rovby Institute.",
    ],
)
def test_what_only_looks_like_a_commitment_is_none(text):
    assert read(text).commitments == ()


def test_amount_and_deadline_come_with_their_values():
    record = read("Westmark will pay Estmark 240 million euros by the end of 2027.")
    one = only(record)
    assert one.amount is not None
    assert {q.id: q.value for q in record.quantities}[one.amount.quantity] == Decimal(240_000_000)
    assert one.period is not None
    assert (one.period.deadline or "").startswith("2027")


def test_who_gains_is_named():
    record = read("Westmark will send 12 lorries to Estmark.")
    assert [record.entity(party.entity).name for party in only(record).beneficiary] == ["Estmark"]


def test_a_promise_not_to_do_something_says_so():
    assert str(only(read("Westmark promised not to close the port.")).polarity) == "-"


def test_a_sum_that_will_go_somewhere_binds_whoever_says_so():
    record = read("“The first half will be paid in September,” Foreign Minister Ida Lund said.")
    assert [record.entity(party.entity).name for party in only(record).promisor] == ["Ida Lund"]


def test_what_one_person_says_another_will_do_is_no_plan_of_the_other():
    """A spokesman's words bind whom he speaks for, a rival's words nobody."""
    assert read("Ida Lund said on Friday. “Oto Varga will sell the port,” said Viktor Strand.").commitments == ()
    assert read("“Norland will sell the port,” said Viktor Strand.").commitments


def test_a_season_has_a_first_and_a_last_month():
    period = only(read("“We will plant 9,000 trees this summer,” Mayor Ida Lund vowed.")).period
    assert period is not None
    assert (period.start, period.end) == ("2025-06", "2025-08")


def test_the_party_addressed_ends_before_what_it_is_to_do():
    record = read("The secretary general urged members to double output within two years.")
    assert [record.entity(party.entity).name for party in only(record).promisor] == ["members"]


def test_no_commitments_in_text_of_nothing_but_signs():
    assert read("“…” — ! ? (…)  will will will will .").commitments == ()
