"""The lists that amounts are read with hold together, and their units are known to pint."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.lexicons import table, words
from onrecord.model import Comparator

CODES = set(table("currencies"))


@pytest.fixture(scope="module")
def registry() -> Any:
    return pytest.importorskip("pint").UnitRegistry()


def test_units_are_known_to_pint(registry: Any) -> None:
    """Where pint knows the name itself, it measures the same as the expression beside it."""
    for form, rest in table("units").items():
        name, expression = rest.split("\t")
        quantity = registry.Quantity(registry.parse_expression(expression))
        if name.isalpha() and name in registry and name not in ("celsius", "fahrenheit", "degree"):
            assert registry.parse_units(name).dimensionality == quantity.dimensionality, form


@pytest.mark.parametrize(
    ("form", "unit", "size"),
    [
        ("sq mi", "kilometer**2", 2.59),
        ("lb", "kilogram", 0.4536),
        ("kWh", "megajoule", 3.6),
        ("barrel", "liter", 158.99),
        ("tonne", "kilogram", 1000),
        ("ton", "kilogram", 907.18),
        ("mph", "kilometer/hour", 1.609),
        ("basis points", "percent", 0.01),
    ],
)
def test_units_have_the_size_that_pint_gives_them(registry: Any, form: str, unit: str, size: float) -> None:
    expression = table("units")[form].split("\t")[1]
    assert registry.Quantity(expression).to(unit).magnitude == pytest.approx(size, rel=0.01)


def test_currencies_of_the_world_and_of_the_past_are_there() -> None:
    assert len(CODES) > 250
    assert {"USD", "EUR", "GBP", "NOK", "JPY", "ZAR", "UAH", "DEM", "FRF", "ITL", "YUM", "SUR"} <= CODES
    assert all(len(code) == 3 and code.isupper() for code in CODES)


def test_every_code_of_the_other_lists_is_a_currency() -> None:
    for name, column in (("currency_words", 0), ("currency_signs", 0)):
        for form, rest in table(name).items():
            assert set(rest.split("\t")[column].split()) <= CODES, form
    assert set(table("dollar_lands").values()) <= CODES
    assert set(table("currency_lands")) <= CODES
    assert {form for form, kind in table("doubtful_money").items() if kind == "code"} <= CODES | {"LEI", "MOM"}


def test_every_state_has_one_first_currency() -> None:
    states = [state for rest in table("currencies").values() for state in rest.split("\t")[1].split()]
    assert len(states) == len(set(states))
    assert len(states) > 190


def test_comparators_of_the_bounds_are_those_of_the_record() -> None:
    for name in ("bounds_before", "bounds_after"):
        assert {Comparator(sign) for sign in table(name).values()}


def test_words_that_end_a_noun_phrase_are_no_plurals() -> None:
    kept = {"dead", "wounded", "injured", "missing", "lives", "leaves"}
    assert not (set(table("plurals")) & words("noun_ends")) - kept
