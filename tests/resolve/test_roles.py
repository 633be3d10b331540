"""Which roles a text gives to whom, for which body or state, and when it leaves that open."""

from __future__ import annotations

import time

import pytest

from onrecord.model import Entity
from tests.resolve.test_entities import entities


def roles(text: str, name: str) -> list[tuple[str, str | None]]:
    found = entities(text)
    by_id = {one.id: one.name for one in found.values()}
    return [(role.role, by_id[role.of] if role.of else None) for role in found[name].roles]


def role_of(one: Entity) -> str | None:
    return str(one.roles[0].when) if one.roles[0].when else None


HOME = "Norland will give Sarovia 3 million euros, Prime Minister Marta Eklund said. "


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Viktor Strand, who leads the Conservatives, said no.", "Viktor Strand", ("leads", "Conservatives")),
        (
            "The Dockers’ Union of Norland met. Berit Sand, who chairs the union, said no.",
            "Berit Sand",
            ("chairs the union", "Dockers’ Union of Norland"),
        ),
        (
            "Nordhavn Terminals met. The company’s chief executive, Lars Ekman, said no.",
            "Lars Ekman",
            ("chief executive", "Nordhavn Terminals"),
        ),
        ("The Norland Assembly met. Speaker Greta Wik said no.", "Greta Wik", ("speaker", "Norland Assembly")),
        (
            "The Norland Audit Office met. Karin Moe, the auditor general, said no.",
            "Karin Moe",
            ("auditor general", "Norland Audit Office"),
        ),
        (
            "Karin Moe, auditor general at the Norland Audit Office, said no.",
            "Karin Moe",
            ("auditor general", "Norland Audit Office"),
        ),
        ("The opposition met. Its leader, Vesna Orlan, said no.", "Vesna Orlan", ("leader", None)),
        ("The government has sent a mediator. Ole Brekke said no.", "Ole Brekke", ("mediator", None)),
        ("New Zealand Prime Minister Ida Lund said no.", "Ida Lund", ("prime minister", "New Zealand")),
        ("This Wednesday Greek Foreign Minister Ida Lund said no.", "Ida Lund", ("foreign minister", "Greece")),
        ("President Ida Lund of Egypt said no. Nigeria won.", "Ida Lund", ("president", "Egypt")),
    ],
)
def test_role_goes_to_the_body_that_the_text_names(text: str, name: str, expected: tuple[str, str | None]) -> None:
    assert expected in roles(text, name)


@pytest.mark.parametrize(
    ("text", "name", "state"),
    [
        (HOME, "Marta Eklund", "Norland"),
        (HOME + "Sarovian Prime Minister Oto Varga thanked her.", "Oto Varga", "Sarovia"),
        (HOME + "Defence Minister Ida Lund said no.", "Ida Lund", "Norland"),
        # nobody has two ministers of finance: the second is the other state's, if only one is left
        (
            HOME + "Sarovia has asked. Finance Minister Ida Lund and Finance Minister Oto Dal met.",
            "Oto Dal",
            "Sarovia",
        ),
    ],
)
def test_minister_without_a_state_is_one_of_the_state_that_acts(text: str, name: str, state: str) -> None:
    assert [of for _, of in roles(text, name)] == [state]


@pytest.mark.parametrize(
    "text",
    [
        "France and Poland met. Prime Minister Ida Lund said no.",  # two that are equally near
        "Foreign Minister Ida Lund spoke about the agreement with Norland. Norland will pay. Norland has said so.",
        "Norland has paid. Karvia left.\n\nIt rained.\n\nIt snowed.\n\nIt thawed.\n\n"
        "Norland’s foreign minister, Per Holm, met Prime Minister Ida Lund.",
        "Canada will pay, President Ida Lund said.",  # there is no president of Canada
        "Canada will pay, Chief Minister Ida Lund said.",
        "Canada will pay, Secretary of State Ida Lund said.",
    ],
)
def test_minister_of_a_state_that_the_text_leaves_open_is_nobodys(text: str) -> None:
    assert [of for _, of in roles(text, "Ida Lund")] == [None]


def test_pronoun_that_became_something_gives_the_role_its_state_and_time() -> None:
    text = "Ida Lund was Norland’s minister of defence. Since 24 November 2025 she has been foreign minister."
    assert roles(text, "Ida Lund") == [("minister of defence", "Norland"), ("foreign minister", "Norland")]


def test_now_is_the_time_of_a_role_and_no_part_of_it() -> None:
    one = entities("Viktor Strand, now deputy prime minister, said no.")["Viktor Strand"]
    assert (one.roles[0].role, role_of(one)) == ("deputy prime minister", "current")


def test_head_of_a_government_is_the_prime_minister_whom_the_text_does_not_name() -> None:
    text = "The government of Jonas Aalto fell. “It was late,” the prime minister said."
    assert roles(text, "Jonas Aalto") == [("prime minister", None)]


def test_rival_and_neighbour_are_no_roles() -> None:
    assert roles("She lost. Her rival, Ida Lund, said no.", "Ida Lund") == []


def test_many_ministers_take_time_in_step_with_their_number() -> None:
    def seconds(count: int) -> float:
        text = " ".join(f"Norland Union {n} met Finance Minister Ida Lund{n}." for n in range(count))
        begin = time.process_time()
        entities(text)
        return time.process_time() - begin

    seconds(20)
    assert seconds(1200) < 9 * max(seconds(300), 0.05)


def test_title_beside_the_name_of_a_speaker_is_a_mention_of_hers() -> None:
    text = "“It was late,” said Karin Moe, the auditor general."
    mentions = entities(text)["Karin Moe"].mentions
    assert [mention.span.text_in(text) for mention in mentions] == ["Karin Moe", "auditor general"]
