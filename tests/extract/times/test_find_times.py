"""What finding and dating times keep to whatever the text is."""

from __future__ import annotations

import dataclasses
import datetime
import itertools
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.extract.times import find_times
from onrecord.extract.times.firsts import first_characters
from onrecord.extract.times.numbers import number_of
from onrecord.lexicons import table
from onrecord.parse import parse_document
from onrecord.resolve.times import resolve_times
from tests.texts import document_of, parse_text

WORDS = [word for word in table("time_words") if len(word) > 1]
PIECES = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from(
        ["the", "a", "of", "in", "last", "31", "30", "29", "2024", "1999", "12", "0", "03/05/24", "½", "-"]
    ),
    st.sampled_from([",", ".", ":", "–", "'", "’", "\n\n", "9999", "10^400", "٣", "XIX", "Q3", "FY26", "5pm", "1990s"]),
    st.integers(0, 10**7).map(str),
    st.text(max_size=3),
)
SOUPS = st.lists(PIECES, max_size=25).flatmap(
    lambda words: st.sampled_from([" ", "-", ""]).map(lambda gap: gap.join(words))
)
DAYS = st.none() | st.dates()


@settings(max_examples=300, deadline=None)
@given(st.one_of(SOUPS, st.text(max_size=200)), DAYS)
def test_times_stand_in_order_apart_and_begin_before_they_end(text, published):
    parse = parse_document(dataclasses.replace(document_of(text), published=published))
    found = find_times(parse)
    times, _ = resolve_times(parse, found)
    assert [one.span for one in found] == [one.span for one in times]
    for before, after in itertools.pairwise(times):
        assert before.span.end <= after.span.start
    for one in times:
        assert one.span.end <= len(text)
        assert (one.begin is None) == (one.end is None)
        assert one.begin is None or one.end is None or one.begin <= one.end


@settings(max_examples=50, deadline=None)
@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31)))
def test_a_full_date_is_read_back_as_it_was_written(day):
    months = "January February March April May June July August September October November December".split()
    month = months[day.month - 1]
    for words in (f"{day.day} {month} {day.year}", f"{month} {day.day}, {day.year}", day.isoformat()):
        parse = parse_text(f"It was signed on {words} in Rovby.")
        [found] = resolve_times(parse, find_times(parse))[0]
        assert (found.value, found.begin, found.end) == (day.isoformat(), day, day)


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("two", 2),
        ("a", 1),
        ("twenty-five", 25),
        ("two hundred and fifty", 250),
        ("1,200", 1200),
        ("two and a half", 2.5),
        ("2 1/2", 2.5),
        ("2½", 2.5),
        ("a dozen", 12),
        ("two dozen", 24),
        ("a couple of", 2),
        ("three thousand", 3000),
        ("several", None),
        ("a few", None),
        ("1/0", None),
    ],
)
def test_number_before_a_unit(words, number):
    assert number_of(words) == number


@pytest.mark.parametrize("unit", ["May ", "the last ", "2024-", "3 May 2024 and ", "a ", "twenty ", "\u200b"])
def test_long_repetitions_are_read_in_linear_time(unit):
    def seconds(size: int) -> float:
        parse = parse_text(unit * (size // len(unit)))
        begun = time.process_time()
        resolve_times(parse, find_times(parse))
        return time.process_time() - begun

    seconds(1_000)
    short, long = seconds(20_000), seconds(80_000)
    assert long < 12 * short + 0.2


@pytest.mark.parametrize(
    ("pattern", "characters"),
    [("[ab]c|d?(?:e|f)", "abdef"), ("(?P<x>a)?(?=z)b", "ab"), ("(?:a|b)*+c", "abc"), ("\\.a|(?<=q)b", ".b")],
)
def test_first_characters_are_those_a_match_can_begin_with(pattern, characters):
    assert first_characters(pattern) == frozenset(characters)


def test_a_rule_that_can_match_nothing_is_refused():
    with pytest.raises(ValueError, match="nothing at all"):
        first_characters("a?b*")


def test_a_paragraph_of_any_length_is_read_like_a_short_one():
    """It is taken in stretches; none of them may cut a time or lose one."""
    sentence = "The port was shelled on 3 May 2019, and the king left, the ministry says, two days later. "
    found = find_times(parse_text(sentence * 2_500))
    words = [one.span.text_in(sentence * 2_500) for one in found]
    assert words == ["3 May 2019", "two days later"] * 2_500


@pytest.mark.parametrize("text", ["x" * 500_000, "2019 " * 42_500, "3 May; " * 31_000])
def test_a_paragraph_without_sentences_is_read_to_its_end(text):
    parse = parse_text(text + " in 2019")
    assert find_times(parse)[-1].span.text_in(parse.text) == "2019"
