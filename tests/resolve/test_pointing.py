"""Whom pronouns and descriptions mean that are no source: relative pronouns, possessives, words inside quotations."""

from __future__ import annotations

import pytest

from onrecord.model import MentionKind
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
