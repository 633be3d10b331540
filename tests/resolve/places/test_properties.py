"""What holds for places in any text: spans apart, in order, inside the text; hostile texts take linear time."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import EntityKind, Span
from onrecord.resolve.places import find_places, resolve_names
from onrecord.resolve.places.folding import fold
from tests.texts import parse_text

WORDS = st.sampled_from(
    [*"Paris Texas London Ontario the of in near St. U.S. Ky. Georgia Jordan Mr Reading said County River".split(),
     *"New York City, and Terezna Saint-Étienne Côte d'Ivoire US$4 “Moscow” Łódź İzmir ﬁ 中国 – ( ) ’s . DRC".split(),
     "\n\n", "MAN", "Man.", "Ms", "MS"]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=40).map(" ".join))


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_places_are_in_order_apart_and_inside_the_text(text):
    found = find_places(parse_text(text))
    assert all(one.span.end <= two.span.start for one, two in itertools.pairwise(found))
    assert all(one.span.end <= len(text) for one in found)
    assert all(one.kind is EntityKind.PLACE and one.key.startswith("place:") for one in found)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_a_place_has_both_coordinates_or_none_and_a_country_code_of_three_letters(text):
    for found in find_places(parse_text(text)):
        assert (found.links.latitude is None) == (found.links.longitude is None)
        assert found.links.country is None or len(found.links.country) == 3
        assert found.links.latitude is None or abs(found.links.latitude) <= 90


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_the_same_text_has_the_same_places_whatever_was_read_before(text):
    before = find_places(parse_text(text))
    find_places(parse_text("A fire broke out in Paris, Texas, said Norland’s government in London, Ontario."))
    assert find_places(parse_text(text)) == before


@settings(max_examples=100, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=20).map(" ".join), st.data())
def test_given_names_are_answered_in_their_order(text, data):
    parse = parse_text(text)
    ends = st.tuples(st.integers(0, len(text) - 1), st.integers(1, 12))
    spans = [Span(a, min(len(text), a + n)) for a, n in data.draw(st.lists(ends, max_size=6)) if a < len(text)]
    found = resolve_names(parse, spans)
    assert len(found) == len(spans)
    assert all(one is None or one.span == span for one, span in zip(found, spans, strict=True))


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.characters(max_codepoint=0x24F), max_size=60))
def test_a_folded_name_stays_as_it_is_when_folded_again(name):
    assert fold(fold(name)) == fold(name)


@pytest.mark.parametrize(
    "piece",
    ["A", "Paris ", "New York City of ", "in Velin ", "the town of Karsk ", "St. ", "Norland’s government ", "’s ",
              "Paris, Texas, ", "a-B-c-", "中", "I. ", "UK-", "town of " , "\u0301"]
)  # fmt: skip
def test_a_long_text_of_one_piece_takes_linear_time(piece):
    def seconds(size: int) -> float:
        parse = parse_text(piece * (size // len(piece)))
        begin = time.process_time()
        find_places(parse)
        return time.process_time() - begin

    seconds(2_000)
    assert seconds(60_000) < 0.5 + 40 * seconds(6_000)
