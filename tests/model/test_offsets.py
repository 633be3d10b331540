"""Offset maps: any span of a text goes back to its source, and from there to the same characters again."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import SpanError
from onrecord.model import OffsetMap, Run, SourceSpan, Span

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def copied(source_length, seed, *, put_in=True):
    """Return a map of a text made from pieces of a source, in order, some characters left out, some put in."""
    chance = random.Random(seed)
    runs, text_start, source_start = [], 0, 0
    while source_start < source_length:
        source_start += chance.randrange(3)
        length = min(chance.randrange(1, 6), source_length - source_start)
        if length <= 0:
            break
        text_start += chance.randrange(3) if put_in else 0
        runs.append(Run(text_start, source_start, length))
        text_start += length
        source_start += length
    return OffsetMap(tuple(runs))


maps = st.builds(copied, st.integers(0, 40), st.integers(0, 10**6))


def end_of(offsets):
    return offsets.runs[-1].text_start + offsets.runs[-1].length if offsets.runs else 0


def characters(offsets):
    """Return {text offset: (page, source offset)}, the plain meaning of a map."""
    return {
        run.text_start + index: (run.page, run.source_start + index)
        for run in offsets.runs
        for index in range(run.length)
    }


def drawn_span(data, length):
    start = data.draw(st.integers(0, length - 1))
    return Span(start, data.draw(st.integers(start + 1, length)))


@given(maps, st.data())
def test_any_span_goes_to_the_source_and_back(offsets, data):
    if not offsets.runs:
        return
    span = drawn_span(data, end_of(offsets))
    back = [text for piece in offsets.to_source(span) for text in offsets.to_text(piece)]
    reached = sorted(index for piece in back for index in range(piece.start, piece.end))
    assert reached == [index for index in range(span.start, span.end) if index in characters(offsets)]


@given(maps, st.data())
def test_pieces_in_the_source_hold_the_characters_of_the_span(offsets, data):
    """Copy the text by the map out of a made-up source: the words of every span stand in the source as they are."""
    if not offsets.runs:
        return
    source = "".join(LETTERS[index % 26] for index in range(60))
    letters = ["_"] * end_of(offsets)
    for index, (_, origin) in characters(offsets).items():
        letters[index] = source[origin]
    text = "".join(letters)
    span = drawn_span(data, len(text))
    found = "".join(source[piece.start : piece.end] for piece in offsets.to_source(span))
    assert found == span.text_in(text).replace("_", "")


@given(maps, maps)
def test_composed_map_agrees_with_mapping_step_by_step(outer, inner):
    outer_characters, inner_characters = characters(outer), characters(inner)
    stepwise = {
        index: inner_characters[middle] for index, (_, middle) in outer_characters.items() if middle in inner_characters
    }
    assert characters(outer.compose(inner)) == stepwise


@given(maps, maps, maps)
def test_composition_is_associative(first, second, third):
    assert first.compose(second).compose(third) == first.compose(second.compose(third))


@given(maps)
def test_identity_changes_nothing_on_either_side(offsets):
    merged = OffsetMap.from_runs(offsets.runs)
    assert offsets.compose(OffsetMap.identity(100)) == merged
    assert OffsetMap.identity(100).compose(offsets) == merged


@given(maps)
def test_inverse_of_the_inverse_is_the_map(offsets):
    assert offsets.inverse().inverse() == OffsetMap.from_runs(offsets.runs)
    assert characters(offsets.inverse()) == {
        origin: (None, index) for index, (_, origin) in characters(offsets).items()
    }


@given(maps)
def test_a_map_composed_with_its_inverse_leads_every_character_to_itself(offsets):
    there_and_back = offsets.compose(offsets.inverse())
    assert characters(there_and_back) == {index: (None, index) for index in characters(offsets)}


def test_columns_may_stand_in_another_order_than_the_text():
    offsets = OffsetMap((Run(0, 50, 5), Run(6, 10, 5)))
    assert offsets.to_source(Span(3, 8)) == (SourceSpan(53, 55), SourceSpan(10, 12))
    assert offsets.inverse() == OffsetMap((Run(10, 6, 5), Run(50, 0, 5)))


def test_pages_are_kept_apart():
    offsets = OffsetMap((Run(0, 7, 4, 1), Run(5, 7, 4, 2)))
    assert offsets.to_source(Span(2, 7)) == (SourceSpan(9, 11, 1), SourceSpan(7, 9, 2))
    assert offsets.to_text(SourceSpan(7, 11, 2)) == (Span(5, 9),)
    assert offsets.to_text(SourceSpan(7, 11)) == ()


def test_composition_keeps_the_pages_of_the_innermost_source():
    inner = OffsetMap((Run(0, 0, 4, 1), Run(4, 0, 4, 2)))
    assert OffsetMap((Run(0, 2, 4),)).compose(inner) == OffsetMap((Run(0, 2, 2, 1), Run(2, 0, 2, 2)))


def test_a_space_put_in_by_a_repair_stands_nowhere_in_the_source():
    offsets = OffsetMap((Run(0, 0, 3), Run(4, 5, 3)))
    assert offsets.to_source(Span(3, 4)) == ()


def test_neighbours_that_continue_each_other_are_one_run():
    runs = [Run(0, 2, 3), Run(3, 5, 1), Run(4, 9, 2)]
    assert OffsetMap.from_runs(runs).runs == (Run(0, 2, 4), Run(4, 9, 2))


@pytest.mark.parametrize(
    ("runs", "words"),
    [
        ((Run(0, 0, 4), Run(3, 9, 2)), "overlaps the run before it"),
        ((Run(0, 0, 0),), "holds no characters"),
        ((Run(0, -1, 2),), "overlaps the run before it or holds no characters"),
        ((Run(0, 0, 2, 0),), "names page 0; pages count from 1"),
    ],
)
def test_runs_that_cannot_be_are_refused(runs, words):
    with pytest.raises(SpanError, match=words):
        OffsetMap(runs)


def test_a_map_with_pages_has_no_inverse_and_cannot_be_outermost():
    offsets = OffsetMap((Run(0, 0, 3, 1),))
    with pytest.raises(SpanError, match="its source is not one text"):
        offsets.inverse()
    with pytest.raises(SpanError, match="Only the innermost map of a composition may have pages"):
        offsets.compose(OffsetMap.identity(9))


def test_a_character_that_stands_twice_in_the_text_has_no_single_way_back():
    with pytest.raises(SpanError, match="overlaps"):
        OffsetMap((Run(0, 5, 3), Run(3, 6, 3))).inverse()
