"""A table of phrases as reports and headlines have them, each with the amounts that it states."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.extract.quantities import find_quantities
from onrecord.model import Quantity
from onrecord.resolve.quantities import resolve_quantities
from tests.texts import parse_text

TABLE = Path(__file__).with_name("phrases.tsv")
COLUMNS = 8


def _cases() -> list[tuple[str, list[list[str]]]]:
    cases: list[tuple[str, list[list[str]]]] = []
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        phrase, *amount = line.split("\t")
        amount += [""] * (COLUMNS - 1 - len(amount))
        if phrase != '"':
            cases.append((phrase, []))
        if amount[0] != "-":
            cases[-1][1].append(amount)
    return cases


CASES = _cases()


def _row(one: Quantity) -> list[str]:
    high = "" if one.value_max is None else f"{one.value_max:f}"
    return [
        one.comparator.value, f"{one.value:f}", high, one.unit or "", one.currency or "", one.base or "", one.per or "",
    ]  # fmt: skip


def _amounts(text: str) -> list[list[str]]:
    parse = parse_text(text)
    return [_row(one) for one in resolve_quantities(parse, find_quantities(parse))[0]]


def test_there_are_many_phrases() -> None:
    assert len(CASES) >= 150
    assert sum(1 for _, amounts in CASES if not amounts) >= 30
    assert len({amount[4] for _, amounts in CASES for amount in amounts}) >= 20


@pytest.mark.parametrize(("phrase", "amounts"), CASES, ids=[phrase for phrase, _ in CASES])
def test_phrase_states_its_amounts(phrase: str, amounts: list[list[str]]) -> None:
    assert _amounts(phrase) == amounts


@pytest.mark.parametrize(("phrase", "amounts"), CASES, ids=[phrase for phrase, _ in CASES])
def test_phrase_states_the_same_inside_a_sentence(phrase: str, amounts: list[list[str]]) -> None:
    """What stands around a phrase changes nothing in it."""
    text = f"Marta Eklund spoke at length of this: {phrase}, and the house listened."
    assert _amounts(text) == amounts
