"""Dates, amounts and names as people read them, in the brief and on the page."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from decimal import Decimal

import pytest

from onrecord.model import (
    Comparator,
    Entity,
    EntityKind,
    Links,
    Mention,
    MentionKind,
    Quantity,
    Record,
    Role,
    Span,
    Tenure,
    Time,
    TimeModifier,
    TimeType,
)
from onrecord.show.page import page, pages
from onrecord.show.values import entity_rows, quantity_rows, time_rows, time_value
from onrecord.show.views import role_words
from tests.show.builder import find, make_document
from tests.show.test_brief import flat, shown

TEXT = "Norland pays EUR 5m by 2030.\n\nIda Lund, the minister, met <b>Dahl</b> on Tuesday, 14 May. It pays €5m."
DAY = datetime.date(2024, 5, 14)


def make_record() -> Record:
    def time(
        number: int, words: str, value: str | None, begin: datetime.date | None, end: datetime.date | None
    ) -> Time:
        return Time(f"t{number}", find(TEXT, words), TimeType.DATE, value, begin, end)

    until = replace(
        time(1, "by 2030", "2030", None, datetime.date(2030, 12, 31)), modifier=TimeModifier.BEFORE, precision="year"
    )
    return Record(
        make_document(TEXT),
        entities=(
            Entity("e1", "Norland", EntityKind.STATE, (Mention(find(TEXT, "Norland"), MentionKind.NAME),),
                   links=Links(country="NOR", geonames=7)),
            Entity("e2", "Ida Lund", EntityKind.PERSON, (Mention(find(TEXT, "Ida Lund"), MentionKind.NAME),),
                   (Role("minister", "e1"),)),
            Entity("e3", "Ostvik Courier", EntityKind.PUBLICATION),
        ),
        times=(until, time(2, "Tuesday", "2024-05-14", DAY, DAY), time(3, "14 May", "2024-05-14", DAY, DAY)),
        quantities=(
            Quantity("q1", find(TEXT, "EUR 5m"), Decimal(5_000_000), currency="EUR"),
            Quantity("q2", find(TEXT, "€5m"), Decimal(5_000_000), currency="EUR"),
        ),
    )  # fmt: skip


def test_one_value_stands_in_one_row_with_all_its_places():
    rows = time_rows(make_record())
    assert [row.value for row in rows] == ["2030 (before; until 2030-12-31)", "2024-05-14"]
    assert rows[1].words == "“Tuesday”, “14 May”"
    assert rows[1].where == "line 3"
    [row] = quantity_rows(make_record())
    assert (row.value, row.where) == ("EUR 5,000,000", "line 1, line 3")


def test_a_value_given_very_often_names_a_few_places_and_counts_the_rest():
    text = "2030 " * 40
    times = tuple(Time(f"t{number}", Span(number * 5, number * 5 + 4), TimeType.DATE, "2030") for number in range(40))
    [row] = time_rows(Record(make_document(text), times=times))
    assert (len(row.places), row.more) == (12, 28)
    assert row.where.endswith("and 28 more")


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"value": None}, "not resolved"),
        ({"value": "2024-05"}, "2024-05"),
        ({"value": "P4Y", "type": TimeType.DURATION}, "P4Y"),
        ({"value": "2024-05", "begin": datetime.date(2024, 5, 1), "end": datetime.date(2024, 5, 31)},
         "2024-05 (2024-05-01 to 2024-05-31)"),
        ({"value": "2024-05-14TEV", "type": TimeType.TIME, "begin": DAY, "end": DAY}, "2024-05-14TEV"),
        ({"value": "2024", "begin": DAY}, "2024 (from 2024-05-14)"),
        ({"value": "203", "modifier": TimeModifier.MID}, "203 (mid)"),
    ],
)  # fmt: skip
def test_a_time_says_what_it_covers(fields, expected):
    assert time_value(Time(**{"id": "t1", "span": Span(0, 1), "type": TimeType.DATE, **fields})) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"value": Decimal("1.6"), "unit": "percent", "base": "GDP"}, "1.6 percent of GDP"),
        ({"value": Decimal(3), "value_max": Decimal(4), "unit": "battalion"}, "3 to 4 battalion"),
        ({"value": Decimal("1.2e9"), "currency": "EUR", "comparator": Comparator.AT_LEAST, "per": "year"},
         "at least EUR 1,200,000,000 per year"),
        ({"value": Decimal(10), "comparator": Comparator.ABOUT}, "about 10"),
    ],
)  # fmt: skip
def test_an_amount_says_everything_that_bounds_it(fields, expected):
    assert str(Quantity(**{"id": "q1", "span": Span(0, 1), **fields})) == expected


def test_who_is_named_says_what_it_is_and_what_is_never_named_is_left_out():
    rows = entity_rows(make_record())
    assert [(row.name, row.about) for row in rows] == [
        ("Norland", "state; NOR; GeoNames 7"),
        ("Ida Lund", "minister (Norland)"),
    ]


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        (Role("minister"), "minister"),
        (Role("leader", "e1"), "leader (Norland)"),
        (Role("prime minister of Norland", "e1"), "prime minister of Norland"),
        (Role("former premier", when=Tenure.FORMER, begin="2014", end="2019"), "former premier, 2014 to 2019"),
        (Role("judge", when=Tenure.FORMER, end="2019"), "judge, former, ? to 2019"),
    ],
)
def test_a_role_names_its_body_and_its_time(role, expected):
    record = make_record()
    assert role_words(role, {entity.id: entity for entity in record.entities}) == expected


def test_the_brief_shows_dates_and_amounts():
    words = flat(shown(make_record()))
    assert "Dates and times 3 2030 (before; until 2030-12-31) “by 2030” · line 1" in words
    assert "Amounts 2 EUR 5,000,000 “EUR 5m”, “€5m” · line 1, line 3" in words


def test_every_row_of_the_page_leads_to_a_place_in_the_text():
    for html, prefix in ((page(make_record()), ""), (pages([make_record(), make_record()]), "d2-")):
        for name in ("e1", "e2", "t1", "t2", "t3", "q1", "q2"):
            assert f'href="#{prefix}t{name}"' in html
            assert len(re.findall(f'id="{prefix}t{name}"', html)) == 1
        assert "<b>Dahl" not in html
