"""Where amounts are found: spans, times, parts of a document, and what is no amount."""

from __future__ import annotations

from decimal import Decimal

import pytest

from onrecord.extract.quantities import find_quantities
from onrecord.model import Comparator, PartKind, Span
from onrecord.model.found_quantities import FoundQuantity
from tests.texts import parse_text


def found(text: str, **options: object) -> list[FoundQuantity]:
    return find_quantities(parse_text(text, **options))


def words(text: str) -> list[str]:
    return [one.span.text_in(text) for one in found(text)]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("Norland gave at least 1.2 billion euros a year to Sarovia.", ["at least 1.2 billion euros a year"]),
        ("It spends between 2.1 and 2.4 percent of GDP on roads.", ["between 2.1 and 2.4 percent of GDP"]),
        ("Some 4,200 dock workers walked out.", ["Some 4,200 dock workers"]),
        ("A total of 180 Sarovian soldiers were trained.", ["A total of 180 Sarovian soldiers"]),
        ("It cost “about EUR110m apiece”, the annex says.", ["about EUR110m apiece"]),
        ("The fund (€40m) and the bank ($5bn) pay.", ["€40m", "$5bn"]),
        ("Velin wants 300 or more buses.", ["300 or more buses"]),
        ("It took over 30 villages.", ["30 villages"]),
    ],
)
def test_span_holds_bounds_unit_rate_and_base(text: str, spans: list[str]) -> None:
    """From "at least" to "a year"; "took over" is a verb and bounds nothing."""
    assert words(text) == spans


def test_number_inside_a_time_is_no_amount() -> None:
    text = "On 3 May 2026 it sent 40 trucks before 9.30."
    times = [Span(text.index("3 May"), text.index(" it")), Span(text.index("9.30"), text.index("9.30") + 4)]
    assert [one.span.text_in(text) for one in find_quantities(parse_text(text), times)] == ["40 trucks"]


def test_length_of_time_is_an_amount_as_well_as_a_time() -> None:
    text = "The ministry took 71 days to read it."
    span = Span(text.index("71"), text.index(" to read"))
    [one] = find_quantities(parse_text(text), [span])
    assert (one.value, one.unit) == (Decimal(71), "day")


def test_bylines_datelines_and_contacts_are_not_read() -> None:
    text = "By Ida Lund, 300 pages\n\nIt sent 40 trucks.\n\nCall 40 desks at any hour."
    amounts = found(text, kinds={0: PartKind.BYLINE, 2: PartKind.BOILERPLATE})
    assert [one.span.text_in(text) for one in amounts] == ["40 trucks"]


def test_amount_split_over_a_line_is_one() -> None:
    text = "Norland promised 1.2\nbillion euros and 300\nvehicles."
    assert [(one.value, one.unit or one.currencies) for one in found(text)] == [
        (Decimal("1200000000"), ("EUR",)),
        (Decimal(300), "vehicle"),
    ]


@pytest.mark.parametrize("figures", ["10^400", "7" * 70, "1" + ",000" * 25, "1e9" * 40, "2 × 10^99999"])
def test_absurd_number_is_found_without_a_value_or_left_out(figures: str) -> None:
    assert all(one.value is None for one in found(f"The debt is {figures} dollars now."))


@pytest.mark.parametrize(
    "text",
    [
        "Call +999 20 555 014 or 555-014-222.",
        "It came third, after the 21st, in 1998 and in the 1990s.",
        "Article 5 and Section 230 of Resolution 1701 apply.",
        "They won 3-2 and drew 1-1 on the way to a 5-4 vote.",
        "Release 3.8.1 runs on an F-16 with 5G and COVID-19.",
        "Ole Brekke, 66, chairs Chapter VII.",
        "No one saw the one who left one another.",
        "At 10.45pm, at 9:30 and by 7 o'clock.",
        "See https://norland.example/2024/300/report for item #40 and user@40.example.",
        "The Group of Seven met on Channel Five.",
        "1. Photographs are free.",
        "She was 34 when her daughter was nine.",
    ],
)
def test_these_are_no_amounts(text: str) -> None:
    assert [one.span.text_in(text) for one in found(text) if not one.is_bare] == []


def test_change_is_two_amounts_and_a_range_is_one() -> None:
    change = found("Rates rose from 5 to 7 percent.")
    assert [(one.value, one.value_max) for one in change] == [(Decimal(5), None), (Decimal(7), None)]
    [spread] = found("Estimates range from 5 to 7 percent.")
    assert (spread.value, spread.value_max) == (Decimal(5), Decimal(7))


def test_fate_of_the_people_counted_is_their_unit() -> None:
    """“Five” counts people because two were killed before it."""
    amounts = found("The shell killed at least two people and injured five at the market.")
    assert [(one.value, one.unit, one.comparator) for one in amounts] == [
        (Decimal(2), "dead", Comparator.AT_LEAST),
        (Decimal(5), "injured", Comparator.EQUAL),
    ]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("six new mobile air-defence batteries arrived", "air defence battery"),
        ("two Sarovian border guards left", "border guard"),
        ("40 armoured vehicles and tanks", "vehicle"),
        ("dozens of commercial and military ships", "ship"),
        ("14 buses", "bus"),
        ("three wives", "wife"),
        ("two crises", "crisis"),
        ("nine women", "woman"),
        ("five countries", "country"),
        ("30 aircraft", "aircraft"),
        ("four failed attempts", "attempt"),
        ("12 F-16s", "F-16"),
        ("three million Norlanders", "norlander"),
    ],
)
def test_unit_is_the_counted_noun_in_the_singular(text: str, unit: str) -> None:
    assert [one.unit for one in found(text)] == [unit]


def test_letter_behind_figures_multiplies_only_money_and_things() -> None:
    """“5m” is a length beside “tall”, a sum behind “€”, a number of people before “people”."""
    values = [
        [(one.value, one.unit) for one in found(text)] for text in ("5m tall", "€5m", "5m people", "5m", "10K jobs")
    ]
    assert values == [
        [(Decimal(5), "metre")],
        [(Decimal(5_000_000), None)],
        [(Decimal(5_000_000), "people")],
        [(Decimal(5), "metre")],
        [(Decimal(10_000), "job")],
    ]
