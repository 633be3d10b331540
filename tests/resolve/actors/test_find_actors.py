"""Every name of a state, a body, an organisation or an alliance, and only those."""

from __future__ import annotations

import itertools
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import EntityKind, FoundName, MentionKind, PartKind
from onrecord.resolve.actors import find_actors
from tests.resolve.actors.cases import ALL
from tests.texts import parse_text

SHORT = {MentionKind.NAME: "n", MentionKind.METONYM: "m", MentionKind.NOMINAL: "d"}


def lines(text: str, **options: object) -> list[str]:
    parse = parse_text(text, **options)
    return [f"{parse.text_of(one.span)} | {one.key} | {SHORT[one.mention]}" for one in find_actors(parse)]


def only(text: str) -> FoundName:
    [found] = find_actors(parse_text(text))
    return found


@pytest.mark.parametrize(("text", "expected"), ALL, ids=[text[:60] for text, _ in ALL])
def test_actors_of_a_sentence(text, expected):
    assert lines(text) == expected


def test_there_are_enough_cases():
    assert len(ALL) >= 150


def test_a_capital_keeps_both_readings():
    """Who needs the city finds it in `place`; who needs the state in `key` and `links`."""
    found = only("Oslo said no.")
    assert (found.key, found.place, found.links.country, found.name) == ("state:NOR", "place:3143244", "NOR", "Norway")
    assert found.score is not None


def test_a_body_is_linked_to_its_state():
    found = only("The Norwegian defence ministry paid.")
    assert (found.kind, found.links.country) == (EntityKind.ORGANISATION, "NOR")


def test_kinds_tell_alliances_from_organisations_and_states_from_territories():
    kinds = {one.key: one.kind for one in find_actors(parse_text("NATO, UNICEF, Norway and Guam met."))}
    assert kinds == {
        "organisation:nato": EntityKind.ALLIANCE,
        "organisation:unicef": EntityKind.ORGANISATION,
        "state:NOR": EntityKind.STATE,
        "state:GUM": EntityKind.PLACE,
    }


def test_findings_by_form_in_headlines_are_left_out():
    text = "Ports Commission Meets Harbour Board\n\nIt rained."
    assert lines(text, kinds={0: PartKind.TITLE}) == []


def test_a_doubtful_finding_has_a_score_and_a_clear_one_none():
    assert only("The Harbour Board met.").score == 0.7
    assert only("Norway paid.").score is None


def test_findings_stand_in_text_order_and_apart():
    found = find_actors(parse_text(" ".join(text for text, _ in ALL)))
    for one, following in pairwise(found):
        assert one.span.end <= following.span.start


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="UN.S ’'s(Oslo)of theministryNATO-\n", max_size=120))
def test_any_text_is_read(text):
    parse = parse_text(text + "x")
    for one in find_actors(parse):
        assert 0 <= one.span.start < one.span.end <= len(parse.text)


@pytest.mark.parametrize(
    "unit",
    [
        "Norway ",
        "U.S. ",
        "A ",
        "Of of The the ",
        "(AU) ",
        "Ministry of ",
        "Bank of China and ",
        "Ministry of Trade and ",
        "Michael Jordan met Jordan. ",
        "The EU waits; Brussels wants that. ",
        "Aarvia# has Aarvian# troops. ",
        "Aarvia#'s ministry is here. ",
        "The Harbour Commission (HC#) and Jo#land's Board met. ",
        "the United Nations ",
        "Ports and Harbour Board and ",
        "A. B (ABCD) ",
        "Oslo and ",
        "'s ",
        "Karvia's government ",
    ],
)
def test_long_paragraphs_take_linear_time(unit):
    """Eight times the text may take some twenty times as long, not sixty-four."""

    def seconds(size: int) -> float:
        units = (unit.replace("#", "".join("abcdefghij"[int(n)] for n in str(number))) for number in range(size))
        parse = parse_text("".join(itertools.islice(units, size // len(unit))))
        begin = time.process_time()
        find_actors(parse)
        return time.process_time() - begin

    find_actors(parse_text("Warm up."))
    # The better of two: now and then the garbage of other tests is collected in between.
    assert min(seconds(80_000), seconds(80_000)) < 20 * seconds(10_000) + 0.3
