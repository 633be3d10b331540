"""`onrecord promised` as people and programs meet it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from onrecord.cli import app
from onrecord.errors import OnrecordError
from onrecord.evaluate.gold import load_gold
from onrecord.evaluate.gold_records import gold_record
from onrecord.model.codec import record_to_line

DEMO = Path(__file__).parents[1] / "demo"


def _run(*words: str) -> Result:
    return CliRunner(env={"COLUMNS": "120"}).invoke(app, ["promised", *words], catch_exceptions=False)


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The demo's gold as a file of records."""
    path = tmp_path_factory.mktemp("gold") / "records.jsonl"
    lines = []
    for gold in sorted((DEMO / "gold").glob("*.json")):
        text = (DEMO / "text" / f"{gold.stem}.txt").read_text(encoding="utf-8").rstrip("\n")
        lines.append(record_to_line(gold_record(load_gold(gold), text)).rstrip("\n") + "\n")
    path.write_text("".join(lines), encoding="utf-8")
    return str(path)


def test_a_row_leads_to_document_and_words(records: str) -> None:
    shown = _run(records, "--by", "Norland", "--min", "EUR:1e9").stdout
    assert "Norland will give Sarovia 1.2 billion euros" in " ".join(shown.split())
    assert "2024-05-14-wire-aid-pledge.txt" in shown
    assert "promised (agreed): EUR 1,050,000,000, 1 matter" in shown


def test_matters_show_change_reasons_and_pairs_to_decide(records: str) -> None:
    shown = " ".join(_run(records, "--matters").stdout.split())
    assert "changed: EUR 1,200,000,000 -> EUR 1,050,000,000, 2026-02-18, per The Northern Standard" in shown
    assert "same promisor, same beneficiary, same kind, same object, same amount" in shown
    assert "For you to decide" in shown
    assert "Norland Audit Office says: partly delivered (EUR 400,000,000), 2025-09-30" in shown


def test_overdue_says_no_later_report_and_never_broken(records: str) -> None:
    shown = " ".join(_run(records, "--overdue", "--as-of", "2025-06-01").stdout.split())
    assert "law on public tenders" in shown
    assert "no later report" in shown
    assert "broken" not in shown


def test_json_and_csv_hold_the_same_rows(records: str) -> None:
    found = json.loads(_run(records, "--json", "--to", "Sarovia", "--as-of", "2026-03-01").stdout)
    rows = list(csv.DictReader(io.StringIO(_run(records, "--csv", "--to", "Sarovia").stdout)))
    assert (found["schema"], found["as_of"]) == ("onrecord.ledger/1", "2026-03-01")
    assert [row["words"] for row in rows] == [row["words"] for row in found["commitments"]]


def test_a_formula_in_a_text_is_no_formula_in_a_spreadsheet(tmp_path: Path) -> None:
    from onrecord.cli.promised import _csv

    assert _csv([{"words": "=1+1", "polarity": "-"}]).splitlines()[1] == "'=1+1,-"


def test_records_without_commitments_say_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("“We will pay,” said Ida Lund.", encoding="utf-8")
    out = tmp_path / "records.jsonl"
    command = ["read", "--json", str(tmp_path / "a.txt"), "-o", str(out), "--set", "grammar=none"]
    CliRunner().invoke(app, command, catch_exceptions=False)
    result = _run(str(out))
    assert "read the documents again: onrecord read --json" in result.stderr
    assert "No commitment matches." in result.stdout


def test_documents_are_read_with_grammar(tmp_path: Path) -> None:
    pytest.importorskip("spacy")
    (tmp_path / "a.txt").write_text(
        "OSTVIK, 14 May 2024 — Norland has pledged 90 million euros to Sarovia, the minister said.", encoding="utf-8"
    )
    found = json.loads(_run(str(tmp_path / "a.txt"), "--json").stdout)
    assert [row["modality"] for row in found["commitments"]] == ["pledged"]
    assert found["commitments"][0]["line"] == 1


def test_an_amount_without_currency_says_how_to_write_it(records: str) -> None:
    with pytest.raises(OnrecordError, match="such as EUR:1e9"):
        _run(records, "--min", "1e9")
