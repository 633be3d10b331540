"""Who is bound by a commitment, and which words it has: whole texts in, records out."""

from __future__ import annotations

import pytest

import onrecord


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("“We will send two ships by October,” said Norland’s defence minister, Ida Lund.", "Norland"),
        ("“We will pay 2 million euros in May,” said Per Dahl, a spokesman for the Port Authority.", "Port Authority"),
        ("“I will publish the report in May,” said Norland’s defence minister, Ida Lund.", "Ida Lund"),
        ("“We will send two ships by October,” said Norland’s former defence minister, Ida Lund.", "Ida Lund"),
        ("Norland pledged 2 million euros to Sarovia on Friday.", "Norland"),
    ],
)
def test_party_bound_is_the_body_for_which_its_office_holder_speaks(text, bound):
    record = onrecord.read_text(text)
    [commitment] = record.commitments
    [party] = commitment.promisor
    assert record.entity(party.entity).name.removeprefix("the ") == bound


def test_words_of_a_commitment_end_before_who_is_credited_with_them():
    text = "Norland will send two ships to Sarovia before the winter, its defence minister said on Friday."
    record = onrecord.read_text(text)
    [commitment] = record.commitments
    assert record.document.text_of(commitment.span) == "Norland will send two ships to Sarovia before the winter"
