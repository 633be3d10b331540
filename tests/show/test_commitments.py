"""Commitments as people read them: who is bound, how firmly, and who says so."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from onrecord.model import (
    Action,
    Amount,
    Commitment,
    CommitmentKind,
    Entity,
    EntityKind,
    Modality,
    Party,
    Period,
    Polarity,
    Quantity,
    Record,
    Status,
)
from onrecord.show.commitments import MODALITIES, commitment_views
from onrecord.show.page import page
from tests.show.builder import find, make_document
from tests.show.test_brief import flat, shown

TEXT = (
    "Norland will give Sarovia EUR 5m by 2030 if a <b>report</b> comes.\n\nThe audit office said that EUR 2m was paid."
)


def make_record(**fields: object) -> Record:
    amounts = (
        Quantity("q1", find(TEXT, "EUR 5m"), Decimal(5_000_000), currency="EUR"),
        Quantity("q2", find(TEXT, "EUR 2m"), Decimal(2_000_000), currency="EUR"),
    )
    entities = (
        Entity("e1", "Norland", EntityKind.STATE),
        Entity("e2", "Sarovia", EntityKind.STATE),
        Entity("e3", "Audit Office", EntityKind.ORGANISATION),
    )
    one = Commitment(
        id="c1",
        span=find(TEXT, "Norland will give Sarovia EUR 5m by 2030"),
        cue=find(TEXT, "will"),
        promisor=(Party("e1", find(TEXT, "Norland")),),
        beneficiary=(Party("e2", find(TEXT, "Sarovia")),),
        kind=CommitmentKind.FUNDING,
        action=Action.PROVIDE,
        object="money",
        object_span=None,
        amount=Amount("q1"),
        period=Period(deadline="2030"),
        condition="if a <b>report</b> comes",
        modality=Modality.PLANNED,
        polarity=Polarity.DO,
        voice=("e3",),
        status=(Status("partly_delivered", by=("e3",), amount="q2"),),
        score=0.8,
    )
    return Record(make_document(TEXT), entities, quantities=amounts, commitments=(replace(one, **fields),))


def test_the_brief_says_who_is_bound_to_whom_how_firmly_and_what_came_of_it():
    words = flat(shown(make_record()))
    assert "Commitments 1 1. Norland, to Sarovia planned Norland will give Sarovia EUR 5m by 2030" in words
    assert "funding · EUR 5,000,000 · by 2030 · condition: if a <b>report</b> comes" in words
    assert "Audit Office says: partly delivered (EUR 2,000,000) · said by Audit Office · line 1" in words


@pytest.mark.parametrize("modality", list(Modality))
def test_every_modality_has_words_and_only_a_pledge_is_called_pledged(modality):
    [view] = commitment_views(make_record(modality=modality))
    assert view.firmness == MODALITIES[modality]
    assert ("pledged" in view.firmness) == (modality is Modality.PLEDGED)


def test_a_commitment_not_to_do_something_says_so():
    [view] = commitment_views(make_record(polarity=Polarity.DO_NOT, period=Period(start="2027", end="2027")))
    assert view.firmness == "planned: not to"
    assert "in 2027" in view.details


def test_the_page_links_card_and_words_and_escapes_them():
    html = page(make_record())
    assert html.count('id="c1"') == 1
    assert html.count('id="tc1"') == 1
    assert 'href="#tc1"' in html
    assert "<b>report" not in html
    assert re.search(r'class="m commitment[^"]*r-c1', html)
