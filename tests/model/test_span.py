"""Spans: what they hold, what they refuse."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import OnrecordError, SpanError
from onrecord.model import Span, cover, trimmed

spans = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 50), st.integers(1, 20))


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 2), (-1, 2)])
def test_span_without_text_is_refused_with_the_rule_it_breaks(start, end):
    with pytest.raises(SpanError, match=r"holds no text: start must be 0 or more and below end"):
        Span(start, end)


def test_span_error_can_be_caught_as_any_onrecord_error_or_as_value_error():
    with pytest.raises(OnrecordError):
        Span(2, 1)
    with pytest.raises(ValueError, match="holds no text"):
        Span(2, 1)


@given(spans, spans)
def test_overlap_is_having_a_character_in_common(left, right):
    common = set(range(left.start, left.end)) & set(range(right.start, right.end))
    assert left.overlaps(right) == right.overlaps(left) == bool(common)


@given(spans, spans)
def test_a_span_contains_another_when_no_character_of_it_is_outside(left, right):
    outside = set(range(right.start, right.end)) - set(range(left.start, left.end))
    assert left.contains(right) == (not outside)


@given(st.lists(spans, min_size=1))
def test_cover_is_the_smallest_span_that_contains_all(pieces):
    whole = cover(pieces)
    assert all(whole.contains(piece) for piece in pieces)
    assert whole.start in {piece.start for piece in pieces}
    assert whole.end in {piece.end for piece in pieces}


@given(st.text(alphabet=" \n\tab", max_size=12), st.integers(0, 12), st.integers(0, 12))
def test_trimmed_leaves_out_white_space_at_the_edges_only(text, start, end):
    start, end = min(start, len(text)), min(end, len(text))
    span = trimmed(text, start, end)
    assert (span.text_in(text) if span else "") == text[start:end].strip()


@given(spans, st.integers(0, 9))
def test_shifted_span_keeps_its_length(span, by):
    assert len(span.shifted(by)) == len(span)
    assert span.shifted(by).start == span.start + by


def test_spans_sort_in_text_order_and_count_code_points():
    assert sorted([Span(4, 5), Span(1, 9), Span(1, 2)]) == [Span(1, 2), Span(1, 9), Span(4, 5)]
    assert Span(1, 3).text_in("a\U0001f6a2e\u0301") == "\U0001f6a2e"
