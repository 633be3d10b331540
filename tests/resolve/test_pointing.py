"""Whom pronouns and descriptions mean that are no source: relative pronouns, possessives, words inside quotations."""

from __future__ import annotations

import pytest

from onrecord.model import MentionKind, PartStyle
from tests.resolve.test_entities import entities, words


def pronouns(text: str, **options: object) -> dict[str, list[str]]:
    """The pronouns that point to each entity: name -> words."""
    found = {name: words(text, one, MentionKind.PRONOUN) for name, one in entities(text, **options).items()}
    return {name: pointing for name, pointing in found.items() if pointing}


@pytest.mark.parametrize(
    ("text", "name", "word"),
    [
        ("Berit Sand, who chairs the union, left.", "Berit Sand", "who"),
        ("It rained on Ole Brekke, a retired judge who settled it.", "Ole Brekke", "who"),
        ("It rained on Ole Brekke, 61, who settled it.", "Ole Brekke", "who"),
        ("Ida Lund, whose party lost, left.", "Ida Lund", "whose"),
        ("Ida Lund, to whom nobody spoke, left.", "Ida Lund", "whom"),
        ("Ida Lund of the Audit Office, who came late, left.", "Ida Lund", "who"),
        ("The Norland Audit Office, which counted the money, closed.", "Norland Audit Office", "which"),
        ("The Norland Audit Office, whose rooms are cold, closed.", "Norland Audit Office", "whose"),
        ("Per Holm and Ida Lund, who chairs the union, left.", "Ida Lund", "who"),
    ],
)
def test_relative_pronouns_take_up_the_name_before_them(text, name, word):
    assert pronouns(text) == {name: [word]}


@pytest.mark.parametrize(
    "text",
    [
        "Nobody told Ida Lund who had won.",
        "A friend of Ida Lund who came late left.",
        "A brother of Ida Lund, who came late, left.",
        "Per Holm and Ida Lund, who left, were late.",
        "It rained in the Audit Office, which was bad.",
        "Ida Lund went to the town hall, which was closed.",
        "Ida Lund asked at noon who had won.",
    ],
)
def test_relative_pronouns_that_mean_something_else_point_to_nobody(text):
    assert pronouns(text) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Erik Holm came late because he overslept,” said Ida Lund.", {"Erik Holm": ["he"]}),
        ("Ida Lund asked Erik Holm for help. “He gave it,” she said.", {"Ida Lund": ["she"], "Erik Holm": ["He"]}),
        ("Ida Lund had seen Erik Holm. “I asked him,” Lund said. “He told me.”", {"Erik Holm": ["him", "He"]}),
        ("“I do not know,” said Erik Holm. “Ask him again,” said Oto Varga.", {"Erik Holm": ["him"]}),
        ("“I left,” said Erik Holm. Oto Varga said: “Her car was late.”", {}),
        ("“I have lost my hat and he has it,” said Erik Holm.", {}),
        ("Oto Varga and Erik Holm argued. “He was late,” said Ida Lund.", {}),
        ("Erik Holm spoke of a fisherman. “He was late,” said Ida Lund.", {}),
        ("Erik Holm left. “My husband left because he was ill,” said Ida Lund.", {}),
        ("Erik Holm wrote “[t]he house”.", {}),
    ],
)
def test_pronouns_in_a_quotation_mean_another_than_the_speaker(text, expected):
    assert pronouns(text) == expected


def test_pronouns_in_an_answer_mean_whom_the_turn_before_names():
    text = "Ostvik Herald: Have you met Erik Holm?\n\nIda Lund: He was late.\n\nOstvik Herald: Did he say why?"
    styles = {0: PartStyle.QUESTION, 1: PartStyle.ANSWER, 2: PartStyle.QUESTION}
    assert pronouns(text, styles=styles)["Erik Holm"] == ["He", "he"]


def described(text: str, name: str) -> list[str]:
    """The descriptions that point to an entity."""
    return words(text, entities(text)[name], MentionKind.NOMINAL, MentionKind.TITLE)


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        (
            "It rained on the Dockers’ Union of Norland. The union’s chair left.",
            "Dockers’ Union of Norland",
            ["The union"],
        ),
        (
            "It rained on the Dockers’ Union of Norland. “The union knows it,” said Ida Lund.",
            "Dockers’ Union of Norland",
            ["The union"],
        ),
        (
            "Nordhavn Terminals, Inc. runs five ports.\n\nIt rained.\n\nIt snowed.\n\nIt was the company’s own fault.",
            "Nordhavn Terminals",
            ["the company"],
        ),
        (
            "Auditors came. The Norland Audit Office is old. The auditors urge haste.",
            "Norland Audit Office",
            ["The auditors"],
        ),
    ],
)
def test_bodies_are_taken_up_by_what_they_are(text, name, expected):
    assert described(text, name) == expected


def test_a_company_that_the_text_has_only_described_since_is_not_the_one_named_before():
    text = (
        "It rained on Nordhavn Corporation.\n\nIt met a small company.\n\nIt rained.\n\nIt was the company’s own fault."
    )
    assert described(text, "Nordhavn Corporation") == []
