"""What bare signs, words and numbers stand for: currencies by document, units taken over, numbers too large."""

from __future__ import annotations

from decimal import Decimal

import pytest

from onrecord.extract.quantities import find_quantities
from onrecord.model import Problem, Quantity
from onrecord.resolve.quantities import resolve_quantities
from tests.texts import parse_text


def resolve(text: str, country: str | None = None) -> tuple[list[Quantity], list[Problem]]:
    parse = parse_text(text)
    return resolve_quantities(parse, find_quantities(parse), country=country)


def one(text: str, country: str | None = None) -> Quantity:
    [quantity] = resolve(text, country)[0]
    return quantity


@pytest.mark.parametrize(
    ("text", "country", "code"),
    [
        ("It cost $5 million.", "AUS", "AUD"),
        ("It cost 5 million dollars.", "CAN", "CAD"),
        ("It cost 30 cents.", "NZL", "NZD"),
        ("It cost 30 cents.", "DEU", "EUR"),
        ("It cost £5 million.", "EGY", "EGP"),
        ("It cost 40 million kroner.", "DNK", "DKK"),
        ("It cost kr 40 million.", "SWE", "SEK"),
        ("It cost Rs 400 crore.", "PAK", "PKR"),
        ("It cost ¥600 million.", "CHN", "CNY"),
        ("It cost 9,000 pesos.", "PHL", "PHP"),
        ("It cost $5 million.", "NOR", "USD"),
    ],
)
def test_shared_words_and_signs_are_the_currency_of_the_country(text: str, country: str, code: str) -> None:
    quantity = one(text, country)
    assert quantity.currency == code
    assert quantity.score is not None
    assert quantity.score < 1


def test_currency_named_in_full_has_no_score() -> None:
    assert one("It cost 5 million Canadian dollars.", "AUS").currency == "CAD"
    assert one("It cost 5 million Canadian dollars.", "AUS").score is None
    assert one("It cost €5 million.").score is None


def test_dollar_sign_is_the_united_states_with_a_lower_score() -> None:
    guessed, given = one("It cost $5."), one("It cost $5.", "USA")
    assert (guessed.currency, given.currency) == ("USD", "USD")
    assert (guessed.score or 1) < (given.score or 0)


def test_kroner_are_those_that_the_text_names_in_full() -> None:
    full, bare = resolve("It gave 5 million Danish kroner. The rest is 2 million kroner.")[0]
    assert (full.currency, bare.currency) == ("DKK", "DKK")
    assert (full.score, bare.score) == (None, 0.9)


def test_kroner_are_those_of_the_state_that_the_text_speaks_of() -> None:
    assert one("Denmark said Copenhagen would give 2 million kroner.").currency == "DKK"
    assert one("Norway said Oslo would give 2 million kroner.").currency == "NOK"


def test_dollars_follow_the_state_that_is_spoken_of_throughout() -> None:
    assert one("Australia and the Australian states pay $5 million.").currency == "AUD"
    assert one("Australia and the United States pay $5 million.").currency == "USD"


def test_pounds_are_money_where_the_text_has_that_money_and_weigh_otherwise() -> None:
    assert one("The crate weighs 200 pounds.").unit == "pound"
    assert one("They paid 200 pounds.", "GBR").currency == "GBP"
    assert one("They paid 200 million pounds.").currency == "GBP"
    money = resolve("They paid £300. Others paid 200 pounds.")[0]
    assert [quantity.currency for quantity in money] == ["GBP", "GBP"]


def test_minor_units_are_parts_of_the_currency() -> None:
    assert (one("It costs 75 pence.").value, one("It costs 75 pence.").currency) == (Decimal("0.75"), "GBP")
    assert one("It costs 19 cents a litre.").value == Decimal("0.19")


def test_magnitude_left_out_of_a_list_is_taken_over() -> None:
    text = "It pays seven hundred million euros for schools, three hundred for roads and two hundred for the grid."
    quantities = resolve(text)[0]
    assert [quantity.value for quantity in quantities] == [
        Decimal(700_000_000),
        Decimal(300_000_000),
        Decimal(200_000_000),
    ]
    assert [quantity.currency for quantity in quantities] == ["EUR"] * 3
    assert quantities[0].score is None
    assert all(quantity.score for quantity in quantities[1:])


def test_millions_without_a_currency_are_in_the_one_spoken_of() -> None:
    quantities = resolve("It has 280 million of the 1.5 billion shekels. Last year it had 90 million.")[0]
    assert [quantity.currency for quantity in quantities] == ["ILS"] * 3


def test_millions_in_a_text_without_money_have_no_unit() -> None:
    quantity = one("The figure is 464 million.")
    assert (quantity.value, quantity.unit, quantity.currency, quantity.score) == (
        Decimal(464_000_000),
        None,
        None,
        None,
    )


def test_bare_number_takes_the_unit_of_its_sentence() -> None:
    percent = resolve("The index rose 2 percent but the other fell by 1.")[0]
    assert [(quantity.value, quantity.unit) for quantity in percent] == [
        (Decimal(2), "percent"),
        (Decimal(1), "percent"),
    ]
    things = resolve("There are 14 conditions. She believes three remain open.")[0]
    assert [(quantity.value, quantity.unit) for quantity in things] == [(14, "condition"), (3, "condition")]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The offer is 4.2 percent. Four and a half is not an insult.", "percent"),
        ("That is twelve and a half percent, and not fifteen.", "percent"),
        ("Clearing the 900 crates takes three weeks. Forwarders think five more likely.", "week"),
        ("She asked three countries, and one of them has not said no.", "country"),
        ("It took in two million refugees, down from over three-and-a-half million.", "refugee"),
        ("It is for children under 19 years of age and for women between 20 and 35.", "year of age"),
    ],
)
def test_last_number_goes_on_from_the_amounts_before_it(text: str, unit: str) -> None:
    assert resolve(text)[0][-1].unit == unit


def test_weight_is_not_taken_over_by_a_count() -> None:
    assert [quantity.unit for quantity in resolve("It weighed 82 kilograms. None of the twelve ate.")[0]] == [
        "kilogram"
    ]


def test_one_of_them_counts_only_beside_what_they_are() -> None:
    assert [quantity.value for quantity in resolve("Three ships left. They sailed. One of them sank.")[0]] == [3]


def test_small_number_that_counts_nothing_named_is_left_out() -> None:
    assert resolve("Nothing came of it, and three remain open.")[0] == []


def test_both_ends_of_a_change_are_in_its_unit() -> None:
    ends = resolve("Its value rises from 24.2 to 33 billion euros.")[0]
    assert [quantity.value for quantity in ends] == [Decimal(24_200_000_000), Decimal(33_000_000_000)]
    assert {quantity.currency for quantity in ends} == {"EUR"}


def test_number_too_large_to_hold_is_a_problem_with_its_words() -> None:
    quantities, problems = resolve("The debt is 10^400 dollars, they say, and 5 ships.")
    assert [quantity.unit for quantity in quantities] == ["ship"]
    [problem] = problems
    assert problem.code == "amount-too-large"
    assert "'10^400' is larger or longer than a record holds" in problem.message
    assert problem.span is not None


def test_many_numbers_too_large_are_counted_in_one_problem() -> None:
    problems = resolve("10^400 euros. " * 20)[1]
    assert len(problems) == 6
    assert problems[-1].message.startswith("15 further numbers")


def test_ids_count_from_one_in_text_order() -> None:
    quantities = resolve("It has 5 ships, 6 trucks and €7.")[0]
    assert [quantity.id for quantity in quantities] == ["q1", "q2", "q3"]
    assert [quantity.span.start for quantity in quantities] == sorted(quantity.span.start for quantity in quantities)
