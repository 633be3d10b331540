"""Who is the same in several documents: reasons, conflicts, doubtful pairs, bodies, speed."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence

import pytest

from onrecord.compare.linked import Linked, Reason
from onrecord.compare.people import link_entities
from onrecord.model import Document, Entity, EntityKind, Links, Mention, MentionKind, Record, Role, Span

Role_ = tuple[str, str | None]
Person = tuple[str, Sequence[Role_]]


def record(number: int, *people: Person, words: str = "") -> Record:
    """A document that names some people with their roles, and then says `words`, whose pronouns are the first one's."""
    text, entities, bodies = "", [], {}
    for index, (name, roles) in enumerate(people, 1):
        span = Span(len(text), len(text) + len(name))
        text += name + ". "
        mentions = [Mention(span, MentionKind.NAME)]
        for _, of in roles:
            if of and of not in bodies:
                bodies[of] = Entity(f"b{len(bodies)}", of, _kind(of))
        stated = tuple(Role(role, bodies[of].id if of else None) for role, of in roles)
        entities.append(Entity(f"e{index}", name, EntityKind.PERSON, tuple(mentions), stated))
    if words:
        at = Span(len(text), len(text) + len(words))
        first = entities[0]
        entities[0] = Entity(
            first.id, first.name, first.kind, (*first.mentions, Mention(at, MentionKind.PRONOUN)), first.roles
        )
        text += words
    return Record(Document(None, f"d{number}", text=text), entities=(*entities, *bodies.values()))


def _kind(name: str) -> EntityKind:
    return EntityKind.ORGANISATION if " " in name else EntityKind.STATE


def link(one: Person, other: Person, *, words: tuple[str, str] = ("", "")) -> Linked:
    return link_entities([record(1, one, words=words[0]), record(2, other, words=words[1])])


def people(linked: Linked) -> list[str]:
    return [one.name for one in linked.entities if one.kind is EntityKind.PERSON]


MINISTER = ("foreign minister", "Norland")


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (("Ida Lund", [MINISTER]), ("Ida Lund", [MINISTER]), Reason.ROLE),
        (("Ida Lund", [("minister of defence", None)]), ("Ida Lund", [("defence minister", None)]), Reason.ROLE),
        (("Ida Lund", [("defence minister", "Norland")]), ("Ida Lund", [MINISTER]), Reason.COUNTRY),
        (("Ida Lund", [("chair", "Harbour Union")]), ("Ida Lund", [("member", "Harbour Union")]), Reason.BODY),
        (("Ida Lund", []), ("Ida Lund", []), Reason.NAME),
        (("Hélène Marchand", []), ("Helene Marchand", []), Reason.NAME),
        (("Søren Kjær", []), ("Soren Kjaer", []), Reason.NAME),
        (("Dr. Ida Lund", []), ("Ida Lund", []), Reason.NAME),
        (("Ida K. Lund", []), ("Ida Lund", []), Reason.FULLER),
        (("Ida Karin Lund", [MINISTER]), ("Ida K. Lund", [MINISTER]), Reason.FULLER),
        (("I. Lund", [MINISTER]), ("Ida Lund", [MINISTER]), Reason.INITIALS),
        (("Bill Strand", [MINISTER]), ("William Strand", [MINISTER]), Reason.SHORT_FORM),
        (("Lev Dremovsky", [MINISTER]), ("Lev Dremovskiy", [MINISTER]), Reason.SPELLING),
        (("Yulia Orlan", [MINISTER]), ("Julia Orlan", [MINISTER]), Reason.SPELLING),
        (("Erik Holm Jr.", [MINISTER]), ("Erik Holm", [MINISTER]), Reason.SUFFIX),
        (("Lund", [MINISTER]), ("Ida Lund", [MINISTER]), Reason.LAST_NAME),
        (("Anna Lund-Holm", []), ("Anna Lund-Holm", []), Reason.NAME),
        (("Oto de la Riva", []), ("Oto de la Riva", []), Reason.NAME),
    ],
)
def test_one_person_with_its_reason(one, other, reason):
    linked = link(one, other)
    [person] = [one for one in linked.entities if one.kind is EntityKind.PERSON]
    assert [join.reason for join in person.joins] == [reason]
    assert 0.7 <= person.score <= 1
    assert not linked.doubtful


@pytest.mark.parametrize(
    ("one", "other", "against"),
    [
        (("Erik Holm Jr.", []), ("Erik Holm Sr.", []), "Jr"),
        (("Ida Lund", [("prime minister", "Norland")]), ("Ida Lund", [("prime minister", "Sarovia")]), "countries"),
        (("Per Holm", [("striker", None)]), ("Per Holm", [("finance minister", None)]), "work"),
        (("Anna Lund", []), ("Anna Lund-Holm", []), ""),
        (("Erik Holm Jr.", []), ("Erik Holm", []), ""),
        (("I. Lund", []), ("Ida Lund", []), ""),
        (("Bill Strand", []), ("William Strand", []), ""),
        (("Lev Dremovsky", []), ("Lev Dremovskiy", []), ""),
        (("Lund", []), ("Ida Lund", []), ""),
    ],
)
def test_doubtful_pair_stays_apart_and_is_listed_with_the_words_of_both(one, other, against):
    linked = link(one, other)
    assert len(people(linked)) == 2
    [doubt] = linked.doubtful
    assert against in doubt.against
    assert {seen.document for seen in doubt.appearances} == {"d1", "d2"}
    assert all(
        name.split()[-1] in words
        for name, words in zip([one.name for one in doubt.appearances], doubt.evidence, strict=True)
    )
    assert {doubt.one, doubt.other} == {one.id for one in linked.entities if one.kind is EntityKind.PERSON}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ida Lund", "Tor Lund"),
        ("Ida Anna Lund", "Ida Maria Lund"),
        ("Mr Lund", "Mrs Holm"),
        ("Ida Lund", "Ida Sund"),
        ("Jens Holm", "Jonas Holm"),
        ("Anna Lund-Holm", "Berit Lund"),
    ],
)
def test_different_names_are_neither_one_person_nor_doubtful(one, other):
    linked = link((one, []), (other, []))
    assert len(people(linked)) == 2
    assert not linked.doubtful


def test_spouses_of_one_last_name_are_told_apart_by_their_pronouns():
    linked = link(("Lund", [MINISTER]), ("Lund", [MINISTER]), words=("he", "she"))
    assert people(linked) == ["Lund", "Lund"]


def test_one_full_name_with_different_pronouns_is_two_people():
    linked = link(("Kim Lund", []), ("Kim Lund", []), words=("he", "she"))
    assert len(people(linked)) == 2
    assert "he" in linked.doubtful[0].against


def test_a_last_name_alone_is_not_enough_even_beside_the_same_others():
    others = [("Per Holm", []), ("Oto Varga", []), ("Ida Sand", [])]
    linked = link_entities([record(1, ("Lund", []), *others), record(2, ("Lund", []), *others)])
    assert people(linked).count("Lund") == 2
    assert people(linked).count("Per Holm") == 1


def test_two_of_one_name_in_one_document_stay_two():
    both = record(1, ("Erik Holm", []), ("Erik Holm", [MINISTER]))
    assert len(people(link_entities([both, record(2, ("Erik Holm", [MINISTER]))]))) == 2


def test_a_common_name_alone_is_not_enough():
    firsts = "Anna Berit Clara Dora Elsa Frida Gerda Hanna Ida".split()
    lasts = "Holm Lund Sand Berg Dahl Falk Moe Roos Wik".split()
    crowd = [record(number, (f"{first} Lund", []), (f"Ida {last}", [])) for number, (first, last) in
             enumerate(zip(firsts[:-1], [*lasts[:1], *lasts[2:]], strict=True))]  # fmt: skip
    linked = link_entities([*crowd, record(90, ("Ida Lund", [])), record(91, ("Ida Lund", []))])
    assert people(linked).count("Ida Lund") == 2
    assert [doubt.reason for doubt in linked.doubtful] == [Reason.NAME]


def test_roles_of_all_documents_are_kept_in_order():
    linked = link(("Ida Lund", [("defence minister", "Norland")]), ("Ida Lund", [MINISTER]))
    assert [role.role for role in linked.entities[0].roles] == ["defence minister", "foreign minister"]


def body(number: int, name: str, kind: EntityKind, links: Links = Links(), *, short: str = "") -> Record:
    text = f"{name} {short}".strip()
    mentions = [Mention(Span(0, len(name)), MentionKind.NAME)]
    if short:
        mentions.append(Mention(Span(len(name) + 1, len(text)), MentionKind.NAME))
    return Record(
        Document(None, f"d{number}", text=text), entities=(Entity("e1", name, kind, tuple(mentions), links=links),)
    )


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("Velin", EntityKind.PLACE, Links(geonames=7)), ("Velinburg", EntityKind.PLACE, Links(geonames=7)), True),
        (("Velin", EntityKind.PLACE, Links(geonames=7)), ("Velin", EntityKind.PLACE, Links(geonames=8)), False),
        (("Norland", EntityKind.STATE, Links("NOR")), ("the Kingdom of Norland", EntityKind.STATE, Links("NOR")), True),
        (("the Harbour Union", EntityKind.ORGANISATION), ("Harbour Union", EntityKind.ORGANISATION), True),
        (("Norland Audit Office", EntityKind.ORGANISATION), ("the Audit Office", EntityKind.ORGANISATION), True),
        (("Finance Ministry", EntityKind.ORGANISATION), ("Finance Ministry", EntityKind.ORGANISATION), False),
        (("Lund", EntityKind.PLACE), ("Lund", EntityKind.ORGANISATION), False),
    ],
)
def test_bodies_and_places_are_the_same_by_list_or_name(one, other, same):
    linked = link_entities([body(1, *one), body(2, *other)])
    assert (len(linked.entities) == 1) is same


def test_acronym_belongs_to_the_body_that_another_document_gives_with_it():
    linked = link_entities(
        [
            body(1, "Norland News Agency", EntityKind.ORGANISATION, short="NNA"),
            body(2, "NNA", EntityKind.ORGANISATION),
        ]
    )
    assert [one.name for one in linked.entities] == ["Norland News Agency"]


def test_linked_goes_to_json_and_prints_for_people():
    linked = link(("I. Lund", []), ("Ida Lund", [MINISTER]))
    plain = json.loads(json.dumps(linked.to_dict()))
    assert plain["schema"] == "onrecord.entities/1"
    assert plain["entities"][0]["appearances"][0]["span"] == [0, 7]
    assert "For you to decide (1):" in str(linked)
    assert linked.entity_of("d2", "e1").name == "Ida Lund"


def test_the_order_of_documents_does_not_decide_who_is_who():
    one, two, three = (
        record(1, ("Lund", [MINISTER])),
        record(2, ("Ida Lund", [MINISTER])),
        record(3, ("I. Lund", [MINISTER])),
    )
    for order in ([one, two, three], [three, two, one], [two, one, three]):
        assert people(link_entities(order)) == ["Ida Lund"]


def test_twenty_thousand_entities_take_a_second_or_two():
    """Many last names, one of them borne by thousands, and one person named all over."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    lasts = [f"{a}{b}vik".title() for a in letters for b in letters]
    firsts = [f"{a}{b}a".title() for a in letters for b in letters]
    records = []
    for number in range(2_000):
        names = [f"{firsts[(number * 7 + i) % 676]} {lasts[(number * 13 + i * i) % 676]}" for i in range(8)]
        names += [f"{firsts[number % 676]} Lund", "Ida Lund"]
        records.append(record(number, *((name, []) for name in dict.fromkeys(names))))
    begin = time.process_time()
    linked = link_entities(records)
    taken = time.process_time() - begin
    assert len(linked.entities) < 20_000
    assert taken < 4
