"""The public lists: shape, order of dates, members that exist, and the questions one may ask them."""

from __future__ import annotations

import re
import subprocess
import sys
from itertools import pairwise

import pytest

from onrecord.lexicons import rows, table, words
from onrecord.resolve.actors import lists
from onrecord.resolve.actors.dictionary import dictionary, known_forms

DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
KINDS = {"state", "observer", "disputed", "territory", "region", "historic"}
SORTS = set(
    "un court bank trade treaty region military peacekeeping forum humanitarian ngo political armed religious sport "
    "science labour police".split()
)
HEADED = (
    "states organisations memberships heads offices office_forms not_actors not_states name_endings capital_nouns "
    "actor_verbs state_heads names_of_people signs_of_georgia words_in_capitals alliance_words"
).split()


@pytest.mark.parametrize("name", HEADED)
def test_every_list_says_where_it_comes_from(name):
    from importlib import resources

    head = resources.files("onrecord.lexicons").joinpath(f"{name}.txt").read_text("utf-8").splitlines()[:4]
    assert [line.split(":")[0] for line in head[1:]] == ["# Source", "# Licence", "# Date"]


def test_there_are_enough_states_and_organisations():
    assert sum(one.kind == "state" for one in lists.states().values()) == 193
    assert len(lists.organisations()) >= 300
    assert len(lists.all_heads()) >= 60


def test_codes_and_kinds_of_states_have_their_form():
    for one in lists.states().values():
        assert re.fullmatch(r"[A-Z]{3}|[A-Z]{2}-[A-Z]{2,3}", one.code), one
        assert one.kind in KINDS, one
        assert one.name == one.name.strip() != "", one
        assert (one.un is not None) == (one.kind == "state"), one
        assert (one.geonames is not None) or one.kind not in ("state", "territory", "observer"), one


def test_every_state_has_one_line():
    codes = [row[0] for row in rows("states")]
    assert len(codes) == len(set(codes))
    keys = [row[0] for row in rows("organisations")]
    assert len(keys) == len(set(keys))


def test_no_word_names_two_states_of_today():
    """Adjectives of two states ("Dominican") stand with one of them, so that no order of lines decides."""
    seen: dict[str, str] = {}
    for one in lists.states().values():
        if one.kind in ("state", "observer", "disputed"):
            for word in dict.fromkeys((*one.names, *one.adjectives, *one.people)):
                assert seen.setdefault(word, one.code) == one.code, word


def test_capitals_have_a_number_of_geonames():
    without = [name for one in lists.states().values() for name, number in one.capitals if number is None]
    assert set(without) <= {"Tskhinvali", "Stormont"}


def test_organisations_have_their_form():
    for one in lists.organisations().values():
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", one.key), one
        assert one.kind in ("organisation", "alliance"), one
        assert one.sort in SORTS, one
        assert one.seat is None or one.seat in lists.states(), one
        in_order(one.years)
        assert not one.weak or one.name, one
        assert all(name in (*one.acronyms, *one.others) for name in one.weak), one


def test_an_acronym_of_two_bodies_is_weak():
    """Otherwise the first line of the list would win every time."""
    owners: dict[str, list[lists.Organisation]] = {}
    for one in lists.organisations().values():
        for name in dict.fromkeys((one.name, *one.acronyms, *one.others)):
            owners.setdefault(name, []).append(one)
    assert [name for name, held in owners.items() if len(held) > 1 and not all(name in one.weak for one in held)] == []


def test_members_are_states_and_joined_before_they_left():
    for key, members in lists.memberships().items():
        assert key in lists.organisations(), key
        for one in members:
            assert one.state in lists.states(), (key, one)
            in_order(one.years)
            founded = lists.organisations()[key].years.since
            assert one.years.since is not None
            assert key in ("osce", "eu") or founded is None or one.years.since >= founded, (key, one)


def test_nobody_is_a_member_twice_at_once():
    for key, members in lists.memberships().items():
        terms: dict[str, list[lists.Years]] = {}
        for one in members:
            terms.setdefault(one.state, []).append(one.years)
        for held in terms.values():
            apart(held, key)


def test_heads_follow_one_another():
    for key, heads in lists.all_heads().items():
        assert key in lists.organisations(), key
        by_title: dict[str, list[lists.Years]] = {}
        for one in heads:
            assert one.years.since is not None
            assert DATE.fullmatch(one.years.since), one
            assert one.years.until is None or DATE.fullmatch(one.years.until), one
            assert one.years.until is None or one.years.until >= "1990", one
            in_order(one.years)
            by_title.setdefault(one.title, []).append(one.years)
        for terms in by_title.values():
            apart(terms, key)


def in_order(years: lists.Years) -> None:
    assert years.since is None or years.until is None or years.since[:4] <= years.until[:4], years


def apart(terms: list[lists.Years], key: str) -> None:
    ordered = sorted(terms, key=lambda one: one.since or "")
    for one, following in pairwise(ordered):
        assert one.until is not None, (key, one)
        assert following.since is not None
        shared = min(len(one.until), len(following.since))
        assert one.until[:shared] <= following.since[:shared], (key, one, following)


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Norway", "NOR"), ("Norwegian", "NOR"), ("Norwegians", "NOR"), ("Norway’s", "NOR"), ("the U.S.", "USA"),
        ("U.S.", "USA"), ("USA,", "USA"), ("Britain", "GBR"), ("Burma", "MMR"),
        ("Holland", "NLD"), ("the Netherlands", "NLD"),
        ("Swiss", "CHE"), ("Soviet", "SUN"), ("Kosovan", "XKX"), ("Türkiye", "TUR"),
        ("Karvia", None), ("Oslo", None), ("", None),
    ],
)  # fmt: skip
def test_the_state_of_a_word(word, code):
    assert lists.state_of(word) == code


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("France, Germany and Poland", ["FRA", "DEU", "POL"]),
        ("the United Kingdom and the United States", ["GBR", "USA"]),
        ("Bosnia and Herzegovina, Trinidad and Tobago and Saudi Arabia", ["BIH", "TTO", "SAU"]),
        ("Norway, Sweden, and Denmark", ["NOR", "SWE", "DNK"]),
        ("Norway", ["NOR"]),
        ("Norway and Karvia", []),
        ("", []),
    ],
)
def test_a_list_of_states_is_cut_into_its_states(text, codes):
    assert [code for _, code in lists.split_states(text)] == codes


def test_members_on_a_date():
    assert "GBR" in lists.members("eu", "2019-06-01")
    assert "GBR" not in lists.members("eu", "2021")
    assert len(lists.members("nato")) == 32
    assert len(lists.members("commonwealth")) == 56
    assert "ZWE" in lists.members("commonwealth", "1999")
    assert "ZWE" not in lists.members("commonwealth", "2010")
    assert len(lists.members("un")) == 193
    assert "SSD" not in lists.members("un", "2010")
    assert lists.members("no-such-body") == []


def test_heads_on_a_date():
    assert [one.name for one in lists.heads("nato", "2001-05-05")] == ["George Robertson"]
    assert [one.name for one in lists.heads("un", "2016-12-31")] == ["Ban Ki-moon"]
    assert {one.title for one in lists.heads("icc", "2020")} == {"Prosecutor", "President"}
    assert lists.heads("no-such-body") == []


def test_unknown_codes_and_keys_are_none():
    assert lists.state("QQQ") is None
    assert lists.organisation("no-such-body") is None


def test_the_older_lists_of_countries_and_adjectives_are_held_too():
    for country in words("countries"):
        assert lists.state_of(country) is not None, country
    for adjective, country in table("demonyms").items():
        assert lists.state_of(adjective) == lists.state_of(country), adjective


def test_bodies_of_the_list_belong_to_states():
    for row in rows("offices"):
        assert len(row) == 4, row
        assert row[0] in lists.states(), row
        assert row[3] in ("name", "metonym"), row
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", row[1]), row


def test_words_of_bodies_are_said_once():
    forms = [form for row in rows("office_forms") for form in row[2].split(";")]
    assert len(forms) == len(set(forms)) == len(known_forms())


def test_the_names_of_the_dictionary_begin_with_its_words():
    for first, entries in dictionary().items():
        lengths = [len(name) for name, _ in entries]
        assert lengths == sorted(lengths, reverse=True), first
        assert all(first in name for name, _ in entries)


def test_nothing_is_read_before_it_is_asked_for():
    """A document that names no state must not pay for the lists."""
    code = (
        "import onrecord.resolve.actors.lists as lists; "
        "print(lists.states.cache_info().currsize, lists.organisations.cache_info().currsize)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["0", "0"]
