"""FollowTheMoney, schema.org and Vega-Lite: names and fields that their readers know, and nothing made up."""

from __future__ import annotations

import json

import pytest

from onrecord.export.follow_the_money import entities_of, write_follow_the_money
from onrecord.export.schema_org import write_claim_reviews, write_quotations
from onrecord.export.vega_lite import write_charts

# Properties of FollowTheMoney 4 that are written here; a reader refuses any other.
THING = {"name", "proof", "description", "publisher", "sourceUrl", "keywords"}
PROPERTIES = {
    "Article": THING | {"title", "author", "publishedAt", "fileName", "language", "mimeType", "bodyText",
                        "processingError"},
    "Person": THING | {"position"},
    "PublicBody": THING | {"classification"},
    "Organization": THING | {"classification"},
    "Address": THING | {"full", "latitude", "longitude"},
    "Mention": {"name", "document", "resolved", "detectedSchema"},
    "Note": THING | {"entity"},
    "Event": THING | {"startDate", "endDate", "location", "involved"},
}  # fmt: skip
REFERENCES = ("proof", "document", "resolved", "entity", "involved")


@pytest.fixture
def entities(record):
    return list(entities_of(1, record))


def test_every_property_is_one_that_follow_the_money_has(entities):
    assert {entity["schema"] for entity in entities} >= {"Article", "Person", "Note", "Mention", "Event", "PublicBody"}
    for entity in entities:
        assert set(entity["properties"]) <= PROPERTIES[entity["schema"]]
        assert all(isinstance(value, str) for values in entity["properties"].values() for value in values)


def test_follow_the_money_itself_takes_every_entity(entities):
    model = pytest.importorskip("followthemoney").model
    for entity in entities:
        proxy = model.get_proxy(entity, cleaned=False)
        for name, values in entity["properties"].items():
            assert sorted(proxy.get(name)) == sorted(values), (entity["schema"], name)
        model.get(entity["schema"]).validate(entity)


def test_references_lead_to_entities_of_the_same_file(entities):
    known = {entity["id"] for entity in entities}
    assert len(known) == len(entities)
    for entity in entities:
        for name in REFERENCES:
            assert set(entity["properties"].get(name, [])) <= known


def test_a_statement_is_a_note_on_its_speaker(entities):
    by_id = {entity["id"]: entity for entity in entities}
    note = next(one for one in entities if "keep our word" in "".join(one["properties"].get("description", [])))
    assert note["schema"] == "Note"
    assert [by_id[one]["properties"]["name"] for one in note["properties"]["entity"]] == [["Ida Lund"]]


def test_the_same_document_twice_in_an_export_gives_ids_apart(record, tmp_path):
    write_follow_the_money([record, record], tmp_path / "out.json")
    ids = [json.loads(line)["id"] for line in (tmp_path / "out.json").read_text(encoding="utf-8").splitlines()]
    assert len(set(ids)) == len(ids)


def _graph(path):
    value = json.loads(path.read_text(encoding="utf-8"))
    assert value["@context"] == "https://schema.org"
    return value["@graph"]


def test_a_quotation_holds_quoted_words_speaker_and_article(records, tmp_path):
    write_quotations(records, tmp_path / "out.jsonld")
    quotation = next(one for one in _graph(tmp_path / "out.jsonld") if "keep our word" in one["text"])
    assert quotation["text"] == "We keep our word, … and we keep it on time."
    assert quotation["spokenByCharacter"][0]["name"] == "Ida Lund"
    assert quotation["isPartOf"]["publisher"]["name"] == "Ostvik Courier"
    assert quotation["isPartOf"]["datePublished"] == "2024-05-14"


def test_paraphrases_are_no_quotations(records, tmp_path):
    write_quotations(records, tmp_path / "out.jsonld")
    assert len(_graph(tmp_path / "out.jsonld")) == sum(bool(one.quoted) for one in records[0].statements)


def test_a_draft_review_gives_no_rating_and_no_reviewer(records, tmp_path):
    write_claim_reviews(records, tmp_path / "out.jsonld")
    drafts = _graph(tmp_path / "out.jsonld")
    assert len(drafts) == len(records[0].statements)
    for draft in drafts:
        assert draft["reviewRating"] == {"@type": "Rating", "ratingValue": None, "alternateName": None}
        assert (draft["author"], draft["datePublished"]) == (None, None)
        assert draft["claimReviewed"] == draft["itemReviewed"]["text"]


def test_an_export_of_nothing_is_still_json(tmp_path):
    write_quotations([], tmp_path / "out.jsonld")
    assert _graph(tmp_path / "out.jsonld") == []


@pytest.fixture
def charts(records, tmp_path):
    write_charts(records, tmp_path / "out")
    return {path.name: json.loads(path.read_text(encoding="utf-8")) for path in (tmp_path / "out").iterdir()}


def _fields_used(chart):
    for channel in chart["encoding"].values():
        if "field" in channel:
            yield channel["field"]


def test_every_field_that_a_chart_shows_is_in_its_data(charts):
    assert set(charts) == {"who-speaks.vl.json", "when.vl.json", "due.vl.json"}
    for chart in charts.values():
        assert chart["data"]["values"]
        for row in chart["data"]["values"]:
            assert set(_fields_used(chart)) <= set(row)


def test_charts_count_words_days_and_what_is_due(charts):
    who = charts["who-speaks.vl.json"]["data"]["values"]
    assert [row["words"] for row in who if row["speaker"] == "Ida Lund" and row["kind"] == "direct"] == [10]
    assert {row["day"] for row in charts["when.vl.json"]["data"]["values"]} == {"2024-05-14"}
    [due] = charts["due.vl.json"]["data"]["values"]
    assert (due["due"], due["amount"], due["currency"], due["promisor"]) == ("2026-12-31", 1.2e9, "EUR", "Norland")


def test_charts_are_valid_by_the_schema_of_vega_lite(charts):
    altair = pytest.importorskip("altair")
    for chart in charts.values():
        altair.Chart.from_dict(chart, validate=True)
