"""What times mean, phrase by phrase: the table `phrases.txt` beside this file, and what goes wrong."""

from __future__ import annotations

import dataclasses
import datetime
from pathlib import Path

import pytest

from onrecord.extract.times import find_times
from onrecord.model import Parse, Problem, Time
from onrecord.parse import parse_document
from onrecord.resolve.times import resolve_times
from tests.texts import document_of

ROWS = [
    line.split("|")
    for line in (Path(__file__).parent / "phrases.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def parse_of(text: str, published: str | None) -> Parse:
    day = datetime.date.fromisoformat(published) if published else None
    return parse_document(dataclasses.replace(document_of(text), published=day))


def resolve(text: str, published: str | None = "2024-05-16") -> tuple[list[Time], list[Problem]]:
    parse = parse_of(text, published)
    return resolve_times(parse, find_times(parse))


def described(time: Time) -> list[str]:
    days = f"{time.begin}..{time.end}" if time.begin else "-"
    return [time.type.value, time.value or "-", days, time.modifier or "-", time.relation or "-", time.bound or "-"]


def test_the_table_is_long_enough():
    assert len(ROWS) >= 150


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0][:60])
def test_phrase_has_the_type_value_days_modifier_relation_and_bound_of_the_table(row):
    marked, published, *expected = row
    start, end = marked.index("["), marked.index("]") - 1
    times, _ = resolve(marked.replace("[", "").replace("]", ""), published)
    [time] = [time for time in times if (time.span.start, time.span.end) == (start, end)]
    assert described(time) == expected


def test_without_a_publication_date_relative_times_have_no_days_and_one_problem_says_so():
    times, [problem] = resolve("It fell last week, and on Friday, and on 3 May, and in 2019.", None)
    assert [time.value for time in times] == [None, "XXXX-WXX-5", "XXXX-05-03", "2019"]
    assert [time.begin for time in times[:3]] == [None, None, None]
    assert problem.code == "undated-times"
    assert "3 time expressions" in problem.message


def test_without_a_publication_date_what_counts_from_a_named_day_is_dated():
    times, problems = resolve("It fell on 3 May 2019 and rose two days later.", None)
    assert times[1].value == "2019-05-05"
    assert problems == []


def test_a_day_that_does_not_exist_is_a_problem_at_its_place_and_has_no_value():
    text = "It ended on 31 February 2024, they say."
    [time], [problem] = resolve(text)
    assert (time.value, time.begin) == (None, None)
    assert problem.code == "no-such-date"
    assert problem.span is not None
    assert problem.span.text_in(text) == "31 February 2024"


def test_numbers_that_can_be_two_days_say_so():
    [time], [problem] = resolve("Filed on 03/05/2022.")
    assert (time.value, time.begin) == ("2022-XX-XX", None)
    assert problem.code == "ambiguous-time"


@pytest.mark.parametrize(
    "text",
    [
        "Vote in the year 99999.",
        "It began 4000000000 years ago.",
        "The 999th century.",
        "Due 00/00/0000.",
        "In 9999 centuries.",
        f"It takes 10{'0' * 300} days.",
        "FY0000",
        "In two thousand million years.",
    ],
)
def test_absurd_numbers_are_no_dates(text):
    for time in resolve(text)[0]:
        assert time.begin is None


@pytest.mark.parametrize("gap", ["\u00a0", "\u2009", "\u202f", "\n", "  ", "\u200b"])
def test_odd_spaces_inside_a_date_do_not_hide_it(gap):
    [time], _ = resolve(f"It was signed on 3{gap}May{gap}2019 in Rovby.")
    assert time.value == "2019-05-03"


@pytest.mark.parametrize(
    "text",
    [
        "They paid 2000 dollars for 1500 shells.",
        "Norland won 3-2 in front of 20000 people.",
        "The minister may march on.",
        "May Lindqvist spoke to April Hansen.",
        "A second round, a third party, a quarter of the seats.",
        "The G20 and the F-16 and COVID-19.",
        "A 30-year-old man and a man 52 years old.",
        "The fall of the city; to spring a surprise.",
        "Call 555-2024 or 2024-555.",
        "Prices fell 18.20 percent.",
        "At the end of the day it is in its second century, and he in his thirties.",
        "The Harbour Daily and Norland Today have it.",
        "The party daily Harbour has it, and that the future of Norland is at stake.",
        "A weekly for Rovby, and the daily that Ida Berg owns.",
        "They went from a fiscal year to quarter-to-quarter figures, and fell soon after being counted.",
    ],
)
def test_numbers_and_words_that_are_no_times_are_left_alone(text):
    assert resolve(text)[0] == []


@pytest.mark.parametrize("text", ["It closes in mid-\n2028.", "It closes in mid- 2028.", "It closes in mid\n2028."])
def test_a_modifier_and_its_year_may_stand_on_two_lines(text):
    [time], _ = resolve(text)
    assert (time.value, time.modifier) == ("2028", "mid")


def test_ids_count_from_one_in_text_order():
    times, _ = resolve("In 2019, in 2020 and in 2021.")
    assert [time.id for time in times] == ["t1", "t2", "t3"]


def test_a_date_does_not_run_over_the_end_of_a_paragraph():
    times, _ = resolve("It was 3\n\nMay 2019 was warm.")
    assert [time.value for time in times] == ["2019-05"]
