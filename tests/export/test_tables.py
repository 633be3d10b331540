"""CSV, SQLite and Parquet: the same tables, each read back with the program it is made for."""

from __future__ import annotations

import csv
import datetime
import sqlite3
from contextlib import closing
from decimal import Decimal

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

import onrecord
from onrecord.export.csv_tables import guarded, unguarded, write_csv
from onrecord.export.parquet import write_parquet
from onrecord.export.sqlite import write_sqlite
from onrecord.export.tables import TABLES, rows_of


def _rows(path, name):
    with (path / f"{name}.csv").open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def test_every_value_of_a_row_has_its_column_and_words_are_those_at_the_offsets(record):
    for table, row in rows_of(1, record):
        assert list(row) == [column.name for column in TABLES[table].columns]
        if table in ("times", "quantities", "commitments", "events", "mentions"):
            assert record.document.text[row["start"] : row["end"]] == row["text"]
            assert row["text"] in row["context"]


def test_a_statement_in_csv_has_words_speaker_outlet_date_and_paragraph(records, tmp_path):
    write_csv(records, tmp_path / "out")
    row = next(row for row in _rows(tmp_path / "out", "statements") if "keep our word" in row["text"])
    assert row["speakers"] == "Ida Lund"
    assert row["key"] == "wire/pledge.txt"
    assert (row["outlet"], row["published"]) == ("Ostvik Courier", "2024-05-14")
    assert row["text"] == "“We keep our word,” … “and we keep it on time.”"
    assert row["context"] == "“We keep our word,” Lund told reporters, “and we keep it on time.”"


def test_a_commitment_in_csv_has_amount_currency_and_deadline(records, tmp_path):
    write_csv(records, tmp_path / "out")
    [row] = _rows(tmp_path / "out", "commitments")
    assert (row["promisors"], row["amount"], row["currency"]) == ("Norland", "1200000000", "EUR")
    assert (row["deadline"], row["polarity"]) == ("2026-12-31", "+")


def test_what_could_not_be_read_is_a_row_of_problems(records, tmp_path):
    write_csv(records, tmp_path / "out")
    assert "gone.txt" in [row["key"] for row in _rows(tmp_path / "out", "problems") if row["code"] == "not-found"]


@pytest.mark.parametrize("words", ["=1+1", "+1", "-2+3", "@SUM(A1)", "\t=1", "'=1", "''=1", "＝1+1"])
def test_a_cell_that_would_act_is_made_harmless_and_can_be_taken_back(words):
    assert guarded(words) == f"'{words}"
    assert unguarded(guarded(words)) == words


@given(st.text(alphabet="'=+-@\tab“", max_size=6))
def test_guarding_is_undone_whatever_the_words(words):
    assert unguarded(guarded(words)) == words


def test_formulas_of_a_document_do_not_reach_a_spreadsheet_unless_asked_for(tmp_path):
    hostile = onrecord.read_text("“=HYPERLINK(1)”, said Ida Lund.", key="=cmd|x")
    write_csv([hostile], tmp_path / "safe")
    write_csv([hostile], tmp_path / "plain", guard=False)
    assert _rows(tmp_path / "safe", "documents")[0]["key"] == "'=cmd|x"
    assert _rows(tmp_path / "plain", "documents")[0]["key"] == "=cmd|x"


def test_sqlite_keeps_its_foreign_keys_and_finds_words(records, tmp_path):
    write_sqlite(records, tmp_path / "record.db")
    with closing(sqlite3.connect(tmp_path / "record.db")) as base:
        assert base.execute("PRAGMA foreign_key_check").fetchall() == []
        assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        [(schema,)] = base.execute("SELECT sql FROM sqlite_master WHERE name = 'statements_fts'").fetchall()
        assert 'content="statements"' in schema  # by this Datasette knows that the table can be searched
        found = base.execute(
            "SELECT s.speakers FROM statements_fts f JOIN statements s ON s.rowid = f.rowid "
            "WHERE statements_fts MATCH 'word time'"
        ).fetchall()
        assert found == [("Ida Lund",)]
        joined = "SELECT e.name FROM parties p JOIN entities e ON e.record = p.entity WHERE p.role = 'promisor'"
        assert base.execute(joined).fetchall() == [("Norland",)]


def test_sqlite_holds_as_many_rows_as_the_record(records, record, tmp_path):
    write_sqlite(records, tmp_path / "record.db")
    with closing(sqlite3.connect(tmp_path / "record.db")) as base:
        for name in ("entities", "statements", "commitments", "events", "times", "quantities"):
            [(count,)] = base.execute(f"SELECT count(*) FROM {name}").fetchall()
            assert count == len(getattr(record, name))


def test_more_rows_than_a_batch_arrive_in_order(record, tmp_path):
    write_sqlite([record] * 300, tmp_path / "record.db")
    with closing(sqlite3.connect(tmp_path / "record.db")) as base:
        numbers = [number for (number,) in base.execute("SELECT document FROM documents ORDER BY rowid")]
        assert numbers == list(range(1, 301))
        [(mentions,)] = base.execute("SELECT count(*) FROM mentions").fetchall()
        assert mentions == 300 * sum(len(entity.mentions) for entity in record.entities)


def test_parquet_columns_have_types(records, tmp_path):
    write_parquet(records, tmp_path / "out")
    with duckdb.connect() as base:
        [row] = base.execute(f"SELECT * FROM '{tmp_path}/out/commitments.parquet'").fetchall()
        described = base.execute(f"DESCRIBE SELECT * FROM '{tmp_path}/out/commitments.parquet'").fetchall()
    types = {line[0]: line[1] for line in described}
    found = dict(zip(types, row, strict=True))
    assert (types["published"], types["start"], types["amount_number"]) == ("DATE", "BIGINT", "DOUBLE")
    assert found["published"] == datetime.date(2024, 5, 14)
    assert Decimal(found["amount"]) == Decimal(1200000000) == found["amount_number"]
    assert found["condition"] is None


def test_parquet_of_nothing_still_has_every_table(tmp_path):
    write_parquet([], tmp_path / "out")
    assert {path.stem for path in (tmp_path / "out").iterdir()} == set(TABLES)


def test_a_lone_surrogate_does_not_stop_an_export(tmp_path):
    broken = onrecord.read_text("“Yes \ud800,” said Ida Lund.", key="a")
    for write, name in ((write_csv, "csv"), (write_sqlite, "db"), (write_parquet, "parquet")):
        write([broken], tmp_path / name)
        assert (tmp_path / name).exists()
