"""Amounts scored against gold in the JSON of CQE."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from onrecord.cli import app
from onrecord.errors import ScoreError
from onrecord.evaluate.cqe import read_cqe
from onrecord.evaluate.quantities import score_quantities
from onrecord.model import Document, Quantity, Record, Span
from onrecord.model.codec import record_to_line


def gold(value: str, unit: str) -> dict[str, str]:
    return {"change": "=", "value": value, "unit": unit, "normalized_unit": unit, "referred_concepts": "-"}


def amount(value: str, high: str | None = None, **fields: Any) -> Quantity:
    return Quantity("q1", Span(0, 1), Decimal(value), None if high is None else Decimal(high), **fields)


def write(path: Path, *entries: list[dict[str, str]]) -> Path:
    texts = [{"text": f"Text number {number}.", "quantities": entry} for number, entry in enumerate(entries)]
    path.write_text(json.dumps(texts), encoding="utf-8")
    return path


def f1(path: Path, gold_amounts: list[dict[str, str]], found: list[Quantity]) -> dict[str, float]:
    scores = score_quantities(read_cqe(write(path, gold_amounts)), {0: found})
    return {name: round(score.f1 or 0, 3) for name, score in scores.items()}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "gold.json"


def test_value_and_unit_are_scored_apart(path: Path) -> None:
    wanted = [gold("5.0", "mile"), gold("30", "worker")]
    figures = f1(path, wanted, [amount("5", unit="kilometre"), amount("30", unit="worker"), amount("7")])
    assert figures["value"] == 0.8
    assert figures["unit"] == 0.4


def test_counted_noun_agrees_by_its_head_and_as_a_whole(path: Path) -> None:
    figures = f1(path, [gold("700", "heart transplant")], [amount("700", unit="transplant")])
    assert (figures["unit"], figures["unit.whole"]) == (1.0, 0.0)


@pytest.mark.parametrize(
    ("unit", "found"),
    [
        ("percentage", {"unit": "percent"}),
        ("dollar", {"currency": "USD"}),
        ("dollar", {"currency": "AUD"}),
        ("pound sterling", {"currency": "GBP"}),
        ("dollar per barrel", {"currency": "USD", "per": "barrel"}),
        ("mile per hour", {"unit": "mile", "per": "hour"}),
        ("pound-mass", {"unit": "pound"}),
        ("people", {"unit": "dead"}),
        ("-", {}),
    ],
)
def test_names_of_units_are_led_to_ours(path: Path, unit: str, found: dict[str, str]) -> None:
    assert f1(path, [gold("12", unit)], [amount("12", **found)])["unit"] == 1.0


def test_cents_are_parts_of_a_dollar(path: Path) -> None:
    assert f1(path, [gold("19.0", "cent")], [amount("0.19", currency="USD")])["money"] == 1.0


def test_ranges_agree_at_both_ends(path: Path) -> None:
    wanted = [gold("3.0-4.0", "percentage")]
    assert f1(path, wanted, [amount("3", "4", unit="percent")])["value"] == 1.0
    assert f1(path, wanted, [amount("3", "5", unit="percent")])["value"] == 0.0


def test_negative_values_are_no_ranges(path: Path) -> None:
    assert f1(path, [gold("-50.8", "dollar")], [amount("-50.8", currency="USD")])["money"] == 1.0


def test_change_found_as_two_amounts_counts_as_the_range_of_the_gold(path: Path) -> None:
    wanted = [gold("5-7", "percentage"), gold("9", "percentage")]
    found = [amount("5", unit="percent"), amount("7", unit="percent"), amount("9", unit="percent")]
    figures = f1(path, wanted, found)
    assert (figures["value"], figures["value.apart"]) == (1.0, 0.4)


def test_one_amount_is_counted_once(path: Path) -> None:
    figures = f1(path, [gold("5", "ship"), gold("5", "ship")], [amount("5", unit="ship")])
    assert figures["value"] == 0.667


def test_amounts_left_out_are_neither_wanted_nor_counted(path: Path) -> None:
    write(path, [gold("5", "ship"), gold("6", "point")])
    [entry] = read_cqe(path, excluded={(0, 1)})
    assert [one.value for one in entry.amounts] == [Decimal(5)]


@pytest.mark.parametrize("content", ["{", '{"text": "x"}', '[{"text": "x", "quantities": [{"value": "many"}]}]'])
def test_other_files_are_refused_with_what_to_give(path: Path, content: str) -> None:
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ScoreError, match=r"cannot be read as CQE JSON .*Give a list of"):
        read_cqe(path)


def run(*words: str) -> Result:
    return CliRunner().invoke(app, ["score", "quantities", *words])


def record(key: str, text: str, *quantities: Quantity) -> str:
    return record_to_line(Record(Document(None, key, text=text), quantities=quantities)).strip()


def test_records_are_joined_to_the_gold_by_text_or_number(path: Path, tmp_path: Path) -> None:
    write(path, [gold("5", "ship")], [gold("6", "ship")])
    pred = tmp_path / "records.jsonl"
    lines = [
        record("other", "Text number 1.", amount("6", unit="ship")),
        record("0", "Texts", amount("5", unit="ship")),
    ]
    pred.write_text("\n".join(lines), encoding="utf-8")
    result = run("--gold", str(path), "--pred", str(pred), "--json", "--resamples", "20")
    figures = json.loads(result.stdout)
    assert figures["scores"]["unit"]["f1"] == 1.0
    assert "gold.json, 2 entries, 2 amounts, 0 left out" in figures["signature"]


def test_list_of_amounts_to_leave_out_is_read(path: Path, tmp_path: Path) -> None:
    write(path, [gold("5", "ship"), gold("6", "point")])
    pred, without = tmp_path / "records.jsonl", tmp_path / "without.txt"
    pred.write_text(record("0", "Text number 0.", amount("5", unit="ship")), encoding="utf-8")
    without.write_text("# why\n0\t1\tpence, not points\n", encoding="utf-8")
    result = run("--gold", str(path), "--pred", str(pred), "--without", str(without))
    assert "1 amounts, 1 left out" in result.stdout
    without.write_text("first\n", encoding="utf-8")
    result = run("--gold", str(path), "--pred", str(pred), "--without", str(without))
    assert "begins with the numbers of an entry and an amount" in str(result.exception)


def test_record_of_another_text_is_refused(path: Path, tmp_path: Path) -> None:
    write(path, [gold("5", "ship")])
    pred = tmp_path / "records.jsonl"
    pred.write_text(record("x.txt", "Something else"), encoding="utf-8")
    result = run("--gold", str(path), "--pred", str(pred))
    assert "key 'x.txt' is not the number of one" in str(result.exception)
