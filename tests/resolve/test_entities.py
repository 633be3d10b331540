"""Who and what a document names: all mentions, in one entity each, with kinds, roles and their time."""

from __future__ import annotations

import dataclasses
import datetime
import time

import pytest

from onrecord.extract import find_attributions
from onrecord.model import Document, Entity, EntityKind, MentionKind, PartKind
from onrecord.model.records import Tenure
from onrecord.parse import parse_document
from onrecord.resolve import resolve_record
from tests.texts import document_of


def entities(text: str, **options: object) -> dict[str, Entity]:
    return entities_of(document_of(text, **options))  # type: ignore[arg-type]


def entities_of(document: Document) -> dict[str, Entity]:
    parse = parse_document(document)
    return {one.name: one for one in resolve_record(parse, find_attributions(parse), []).entities}


def words(text: str, entity: Entity, *kinds: MentionKind) -> list[str]:
    return [mention.span.text_in(text) for mention in entity.mentions if not kinds or mention.kind in kinds]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("It rained on Ida Lund.", "Ida Lund", EntityKind.PERSON),
        ("They met Prime Minister Varga.", "Varga", EntityKind.PERSON),
        ("They met Sarovian biologist Quorra Dreel.", "Quorra Dreel", EntityKind.PERSON),
        ("Norland’s government fell.", "Norland", EntityKind.STATE),
        ("It was not enough for Lusonia.", "Lusonia", EntityKind.STATE),
        ("It rained in Velin.", "Velin", EntityKind.PLACE),
        ("It fell on the border town of Terezna.", "Terezna", EntityKind.PLACE),
        ("It went to the Norland Audit Office.", "Norland Audit Office", EntityKind.ORGANISATION),
        ("They left the Bank of Norland.", "Bank of Norland", EntityKind.ORGANISATION),
        ("They joined the Dockers’ Union of Norland.", "Dockers’ Union of Norland", EntityKind.ORGANISATION),
        ("They voted for the Conservatives.", "Conservatives", EntityKind.ORGANISATION),
        ("A vote in the Assembly failed.", "Assembly", EntityKind.ORGANISATION),
        ("They left the Northern Compact.", "Northern Compact", EntityKind.ALLIANCE),
        ("It stood in the Velin Dispatch.", "Velin Dispatch", EntityKind.PUBLICATION),
    ],
)
def test_whatever_bears_a_name_is_an_entity(text, name, kind):
    assert entities(text)[name].kind is kind


@pytest.mark.parametrize(
    "text",
    [
        "The Battle Road Act passed on Monday in January.",
        "He said On Friday It Rained.",
        "The Foreign Minister left.",
        "Vice President left.",
        "The 12th Amendment says so.",
    ],
)
def test_words_that_only_have_capitals_are_nobody(text):
    assert not [one for one in entities(text).values() if one.kind in (EntityKind.PERSON, EntityKind.PLACE)]


@pytest.mark.parametrize(
    ("text", "name", "mentions"),
    [
        ("Ida Lund left. Lund came back. Ms Lund stayed.", "Ida Lund", ["Ida Lund", "Lund", "Lund"]),
        ("Ida Lund left. She came back with her dog.", "Ida Lund", ["Ida Lund", "She", "her"]),
        (
            "Ida Lund, the defence minister, left. It rained. The minister came back.",
            "Ida Lund",
            ["Ida Lund", "the defence minister", "The minister"],
        ),
        ("The defence minister, Ida Lund, left.", "Ida Lund", ["The defence minister", "Ida Lund"]),
        (
            "The Northern Compact met. The alliance is old. The Compact is small.",
            "Northern Compact",
            ["Northern Compact", "The alliance", "Compact"],
        ),
        (
            "Nordhavn Terminals paid. The company is old. Nordhavn is rich.",
            "Nordhavn Terminals",
            ["Nordhavn Terminals", "The company", "Nordhavn"],
        ),
        ("Norland’s army left. The country is calm.", "Norland", ["Norland", "The country"]),
        ("OSTVIK, 3 May\n\nIt rained in Ostvik.", "Ostvik", ["OSTVIK", "Ostvik"]),
    ],
)
def test_all_mentions_of_one_stand_together(text, name, mentions):
    kinds = {0: PartKind.DATELINE} if text.startswith("OSTVIK") else None
    assert words(text, entities(text, kinds=kinds)[name]) == mentions


@pytest.mark.parametrize(
    ("text", "name", "mentions"),
    [
        ("The talks of Ida Lund with Berit Sand ended. She left.", "Ida Lund", ["Ida Lund"]),
        ("Ida Lund left. The police station was shut.", "Ida Lund", ["Ida Lund"]),
        ("Ida Lund met Berit Sand. “She is late,” said Per Holm.", "Ida Lund", ["Ida Lund"]),
        ("The Harbour Union met the Road Union. The union is old.", "Harbour Union", ["Harbour Union"]),
        ("The Harbour Ministry met. The company is old.", "Harbour Ministry", ["Harbour Ministry"]),
        ("Norland’s army met Karvia’s army. The country is calm.", "Karvia", ["Karvia"]),
    ],
)
def test_what_stays_open_is_nobodys_mention(text, name, mentions):
    assert words(text, entities(text)[name]) == mentions


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Harbour Union says in a report that it rained. The report said the port was shut.", "Harbour Union"),
        ("Ida Lund issued a statement on Monday. The statement said that the port was shut.", "Ida Lund"),
    ],
)
def test_a_report_points_to_who_made_it(text, name):
    assert words(text, entities(text)[name])[-1] in ("The report", "The statement")


def test_gender_of_a_first_pronoun_holds_for_the_next():
    text = "Kim Holm came. She sat down. It rained. He left."
    found = entities(text)["Kim Holm"]
    assert words(text, found, MentionKind.PRONOUN) == ["She"]


def test_kinds_of_mentions():
    text = "Ida Lund, the defence minister, left. It rained. The minister came back. She sat down."
    kinds = [mention.kind for mention in entities(text)["Ida Lund"].mentions]
    assert kinds == [MentionKind.NAME, MentionKind.TITLE, MentionKind.TITLE, MentionKind.PRONOUN]


def test_two_bodies_that_end_alike_do_not_share_the_short_name():
    found = entities("The Norland Audit Office met the Karvia Audit Office. The Audit Office paid.")
    assert "Audit Office" in found


def test_a_country_of_the_lists_is_linked_and_a_capital_may_stand_for_it():
    text = "Moscow said it would pay. France and Russia agreed. It rained in Moscow."
    found = entities(text)
    assert found["France"].links.country == "FRA"
    russia = next(one for one in found.values() if one.links.country == "RUS" and one.kind is EntityKind.STATE)
    assert words(text, russia, MentionKind.METONYM) == ["Moscow"]
    city = next(one for one in found.values() if one.kind is EntityKind.PLACE)
    assert words(text, city)[-1] == "Moscow"
    assert city.links.geonames is not None


def test_a_last_name_that_is_a_town_stays_a_person():
    text = "Ida Lund left for Paris. Lund was tired. Erik Paris stayed. Paris slept."
    found = entities(text)
    assert words(text, found["Ida Lund"]) == ["Ida Lund", "Lund"]


@pytest.mark.parametrize(
    ("text", "when", "begin", "end"),
    [
        ("The former prime minister, Ida Lund, left.", Tenure.FORMER, None, None),
        ("Former Prime Minister Ida Lund left.", Tenure.FORMER, None, None),
        ("Ida Lund, then mayor of Velin, left.", Tenure.FORMER, None, None),
        ("Acting Foreign Minister Ida Lund left.", Tenure.ACTING, None, None),
        ("Incoming Chancellor Ida Lund left.", Tenure.FUTURE, None, None),
        ("Ida Lund, president-elect, left.", Tenure.FUTURE, None, None),
        ("Ida Lund will become foreign minister.", Tenure.FUTURE, None, None),
        ("Ida Lund, the foreign minister, left.", None, None, None),
        ("Ida Lund, defence minister until November, left.", Tenure.FORMER, None, "2025-11"),
        ("Ida Lund, defence minister until March, left.", Tenure.CURRENT, None, "2026-03"),
        ("Ida Lund, chair from 2014 to 2019, left.", Tenure.FORMER, "2014", "2019"),
        ("Ida Lund, foreign minister since 24 November 2025, left.", Tenure.CURRENT, "2025-11-24", None),
        ("President Ida Lund (2010–2014) left.", Tenure.FORMER, "2010", "2014"),
        ("Ida Lund, chair between 1999 and 31 February 2003, left.", Tenure.FORMER, "1999", "2003-02"),
    ],
)
def test_roles_keep_their_time(text, when, begin, end):
    document = dataclasses.replace(document_of(text), published=datetime.date(2025, 12, 11))
    [role] = entities_of(document)["Ida Lund"].roles
    assert (role.when, role.begin, role.end) == (when, begin, end)


def test_a_month_without_a_year_stays_open_where_the_text_has_no_date():
    [role] = entities("Ida Lund, defence minister until November, left.")["Ida Lund"].roles
    assert role.end is None


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Norland’s prime minister, Ida Lund, left.", "Norland"),
        ("Nordhavn Terminals fell. Ida Lund, chief executive of Nordhavn, left.", "Nordhavn Terminals"),
        ("Ida Lund, the leader of the opposition Conservatives, left.", "Conservatives"),
    ],
)
def test_roles_belong_to_the_body_whatever_it_is_called(text, owner):
    found = entities(text)
    assert [role.of for role in found["Ida Lund"].roles] == [found[owner].id]


@pytest.mark.parametrize(
    "paragraph",
    [
        "Ida Lund, the minister of Norland, met the minister in Velin. She left the Harbour Union. ",
        "The Aaa Bbb Union and the Union of Ccc met he his her the minister of the ministry. ",
    ],
)
def test_one_long_paragraph_takes_time_in_proportion(paragraph):
    times = []
    for size in (500, 2_000):
        document = document_of(paragraph * size)
        parse = parse_document(document)
        begin = time.process_time()
        resolve_record(parse, [], [])
        times.append(time.process_time() - begin)
    assert times[1] < 10 * max(times[0], 0.05)
