"""What the shipped gazetteer holds, how names are folded, and which readings forms of a name have."""

from __future__ import annotations

import pytest

from onrecord.lexicons import table, words
from onrecord.model import Span
from onrecord.model.distance import kilometres
from onrecord.resolve.places import find_places, resolve_names
from onrecord.resolve.places.folding import fold
from onrecord.resolve.places.gazetteer import gazetteer
from onrecord.resolve.places.readings import demonym_readings, find_readings
from tests.texts import parse_text


@pytest.mark.parametrize(
    ("name", "country", "geonames"),
    [
        ("oslo", "NO", 3143244),
        ("paris", "FR", 2988507),
        ("kyiv", "UA", 703448),
        ("new york city", "US", 5128581),
        ("sao paulo", "BR", 3448439),
        ("osaka", "JP", 1853909),
        ("norway", "NO", 3144096),
        ("bavaria", "DE", 2951839),
        ("texas", "US", 4736286),
        ("europe", None, 6255148),
    ],
)
def test_known_places_have_their_geonames_id(name, country, geonames):
    found = {place.geonames: place.country for place in gazetteer().named(name)}
    assert found[geonames] == country


@pytest.mark.parametrize("name", ["", "zzzz", "\n", "\t", "a\tb", "the", "中国", "x" * 5000])
def test_names_of_nothing_have_no_places(name):
    assert gazetteer().named(name) == ()


def test_every_city_found_under_its_name_has_coordinates_of_the_earth_and_a_region():
    for name in ("springfield", "san antonio", "valencia", "victoria", "santa cruz"):
        for place in gazetteer().named(name):
            assert -90 <= place.latitude <= 90
            assert -180 <= place.longitude <= 180
            assert place.kind != "city" or place.region.startswith(place.country)


def test_capitals_are_marked():
    assert [place.country for place in gazetteer().named("lima") if place.capital] == ["PE"]


def test_regions_lie_in_their_countries():
    """A region's middle is not farther from the middle of its country than the largest countries reach."""
    places = gazetteer()
    for region in places.regions.values():
        country = places.countries[region.country]
        spots = (region.latitude, region.longitude), (country.latitude, country.longitude)
        assert kilometres(*spots) < 7500, region.name


def test_hand_made_lists_have_whole_lines():
    for name, columns in (("place_countries", 6), ("place_regions", 5), ("place_features", 6)):
        for line in words(name):
            fields = line.split("\t")
            assert len(fields) == columns, line
            assert -90 <= float(fields[-2]) <= 90
            assert -180 <= float(fields[-1]) <= 180
    assert set(table("place_names_in_use").values()) == {"place", "mixed", "seldom", "word", "never"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Saint-Étienne", "st. etienne"),
        ("São Paulo", "SAO PAULO"),
        ("Łódź", "Lodz"),
        ("Côte d’Ivoire", "Cote d'Ivoire"),
        ("U.S.", "us"),
        ("Tromsø", "tromso"),
        ("Al-Hasakah", "al hasakah"),
    ],
)
def test_spellings_of_one_name_fold_to_one(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("words_of_it", "name", "kind"),
    [
        ("Ky.", "Kentucky", "region"),
        ("TX", "Texas", "region"),
        ("Punjab province", "Punjab", "region"),
        ("Gomel Oblast", "Gomel", "region"),
        ("state of Texas", "Texas", "region"),
        ("Scott County", "Scott County", "county"),
        ("northern Italy", "Italy", "country"),
        ("the Netherlands", "Netherlands", "country"),
        ("Quezon City", "Quezon City", "city"),
    ],
)
def test_forms_of_a_name_lead_to_the_place(words_of_it, name, kind):
    assert (name, kind) in [(place.name, place.kind) for place in find_readings(words_of_it)]


def test_a_county_has_one_reading_for_each_state_that_has_it():
    assert {place.region for place in find_readings("Kent County")} >= {"US.DE", "US.MD", "US.MI", "US.RI", "US.TX"}


def test_an_adjective_stands_for_its_country():
    assert [place.country for place in demonym_readings("Turkish")] == ["TR"]
    assert demonym_readings("Wooden") == ()


def test_given_spans_help_one_another_and_unknown_names_are_none():
    text = "Alberta waited. In Innisfail the rain stopped; in Quxville it did not. Turkish pilots slept."
    spans = [
        Span(text.index(name), text.index(name) + len(name)) for name in ("Turkish", "Quxville", "Innisfail", "Alberta")
    ]
    found = resolve_names(parse_text(text), spans)
    assert [one and one.links.country for one in found] == ["TUR", None, "CAN", "CAN"]


def test_a_hamlet_with_the_name_of_nothing_else_in_the_text_is_not_bound():
    """A village in Norway bears this name; nothing in the text speaks for Norway."""
    [found] = find_places(parse_text("The ship left the port of Hamnvik."))
    assert found.links.geonames is None
    assert found.links.country is None
    bound = find_places(parse_text("The ship left the port of Hamnvik. Norway sent a tug from Narvik and Harstad."))
    assert bound[0].links.country == "NOR"


def test_a_doubtful_namesake_carries_a_score_below_one():
    found = find_places(parse_text("They met near Springfield in the United States."))[0]
    assert found.links.score is not None
    assert 0 < found.links.score < 0.95


def test_a_dateline_names_a_place_in_capitals():
    from onrecord.model import PartKind

    parse = parse_text("LJUBLJANA, 3 May\n\nIt rained.", kinds={0: PartKind.DATELINE})
    assert [(parse.text_of(one.span), one.links.country) for one in find_places(parse)] == [("LJUBLJANA", "SVN")]


def test_the_address_of_an_outlet_speaks_for_its_country():
    import dataclasses

    text = "A barn burned down near London. Crews came from Kitchener."
    parse = parse_text(text)
    there = dataclasses.replace(parse, document=dataclasses.replace(parse.document, source="https://news.example.ca/1"))
    assert find_places(there)[0].links.country == "CAN"
