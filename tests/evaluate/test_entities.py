"""Entities against gold: found, grouped, named, and the usual scores of coreference."""

from __future__ import annotations

import pytest

from onrecord.evaluate.entities import EntityScores, score_entities
from onrecord.evaluate.gold import Gold, place_gold
from onrecord.model import Document, Entity, EntityKind, Mention, MentionKind, Record, Role, Span

TEXT = "Ida Lund met Per Holm. Lund left. She paid the Harbour Union. The union left."
GOLD = {
    "file": "one.txt",
    "statements": [],
    "entities": [
        {
            "name": "Ida Lund",
            "kind": "person",
            "mentions": [
                {"text": "Ida Lund", "kind": "name"},
                {"text": "Lund", "occurrence": 2, "kind": "name"},
                {"text": "She", "kind": "pronoun"},
            ],
            "roles": [{"role": "minister", "of": None}],
        },
        {"name": "Per Holm", "kind": "person", "mentions": [{"text": "Per Holm", "kind": "name"}]},
        {
            "name": "Harbour Union",
            "kind": "organisation",
            "mentions": [{"text": "the Harbour Union", "kind": "name"}, {"text": "The union", "kind": "nominal"}],
        },
    ],
}


def gold() -> Gold:
    return place_gold(GOLD, TEXT)


def entity(number: int, name: str, kind: EntityKind, *words: str, roles: tuple[Role, ...] = ()) -> Entity:
    spans = [Span(TEXT.rindex(one), TEXT.rindex(one) + len(one)) for one in words]
    return Entity(f"e{number}", name, kind, tuple(Mention(span, MentionKind.NAME) for span in sorted(spans)), roles)


def scores(*entities: Entity) -> EntityScores:
    return score_entities(Record(Document(None, "one", text=TEXT), entities=entities), gold())


LUND = entity(1, "Ida Lund", EntityKind.PERSON, "Ida Lund", "Lund", "She", roles=(Role("Minister"),))
HOLM = entity(2, "Per Holm", EntityKind.PERSON, "Per Holm")
UNION = entity(3, "the Harbour Union", EntityKind.ORGANISATION, "Harbour Union", "union")


def test_the_gold_itself_scores_in_full_articles_aside():
    found = scores(LUND, HOLM, UNION)
    assert found.grouped == found.named == found.mentions
    assert found.mentions == {"name": 4, "pronoun": 1, "nominal": 1}
    assert found.conll == pytest.approx(1)
    assert (found.kinds, found.entities, found.roles_right, found.roles) == (3, 3, 1, 1)


def test_mentions_that_the_gold_does_not_hold_count_neither_for_nor_against():
    more = entity(4, "Lund left", EntityKind.GROUP, "left")
    assert scores(LUND, HOLM, UNION, more).b3.f1 == pytest.approx(1)


def test_two_people_in_one_entity_cost_precision():
    both = entity(1, "Ida Lund", EntityKind.PERSON, "Ida Lund", "Lund", "She", "Per Holm")
    found = scores(both, UNION)
    assert found.found.total() == 6
    assert found.grouped.total() == 5
    assert found.b3.precision / found.b3.predicted == pytest.approx((3 * 3 / 4 + 1 / 4 + 2) / 6)
    assert found.b3.recall == 6


def test_a_person_cut_in_two_costs_recall():
    late = entity(4, "She", EntityKind.PERSON, "She")
    found = scores(entity(1, "Ida Lund", EntityKind.PERSON, "Ida Lund", "Lund"), HOLM, UNION, late)
    assert found.grouped.total() == 5
    assert found.b3.recall == pytest.approx(2 * 2 / 3 + 1 / 3 + 1 + 2)
    assert found.muc.recall / found.muc.gold == pytest.approx(2 / 3)


def test_an_entity_of_another_name_is_grouped_but_not_named():
    other = entity(1, "Somebody Else", EntityKind.PERSON, "Ida Lund", "Lund", "She")
    found = scores(other, HOLM, UNION)
    assert (found.grouped.total(), found.named.total()) == (6, 3)


def test_nothing_found_scores_nothing():
    found = scores()
    assert found.grouped.total() == 0
    assert found.b3.f1 is None
    assert found.share(found.grouped) == 0


def test_a_span_with_two_readings_counts_as_the_kind_of_the_gold():
    city = entity(4, "Harbour", EntityKind.PLACE, "Harbour Union")
    assert scores(LUND, HOLM, UNION, city).grouped.total() == 6


def test_scores_add_up():
    one = scores(LUND, HOLM, UNION)
    both = one + scores()
    assert (both.entities, both.mentions.total(), both.grouped.total()) == (6, 12, 6)
