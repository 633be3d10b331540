"""Questions in SQL: they read the tables, and can do nothing else."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

import onrecord
from onrecord.archive import Archive
from onrecord.errors import QuestionError

SAID = "“We will send two ships,” Ida Lund, the defence minister, said on Monday."


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    path = tmp_path_factory.mktemp("sql")
    (path / "a.txt").write_text(SAID, encoding="utf-8")
    archive = onrecord.init(path / "archive")
    archive.add(path / "a.txt")
    return archive


@pytest.mark.parametrize(
    "question",
    [
        "COPY said TO 'out.csv'",
        "COPY (SELECT 1) TO '/tmp/out.csv'",
        "ATTACH 'other.db'",
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM read_text('/etc/passwd')",
        "SELECT * FROM '/etc/passwd'",
        "SELECT * FROM glob('/*')",
        "SELECT * FROM read_parquet('https://outlet.example/a.parquet')",
        "SELECT * FROM sqlite_scan('words.sqlite', 'documents')",
        "INSTALL httpfs",
        "LOAD httpfs",
        "PRAGMA database_list",
        "SET enable_external_access = true",
        "RESET lock_configuration",
        "EXPORT DATABASE 'out'",
        "DELETE FROM statements",
        "DROP TABLE documents",
        "CREATE TABLE mine AS SELECT 1",
        "CREATE TEMP TABLE mine AS SELECT 1",
        "SELECT 1; SELECT 2",
        "CALL pragma_version()",
        "EXPLAIN ANALYZE COPY (SELECT 1) TO 'out.csv'",
        "SELECT FROM WHERE",
        "",
    ],
)
def test_nothing_but_reading_the_tables_is_possible(
    archive: Archive, question: str, tmp_path: Path, monkeypatch
) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.chdir(tmp_path)
    with pytest.raises(QuestionError):
        archive.sql(question)
    assert list(tmp_path.iterdir()) == []
    assert archive.sql("SELECT count(*) FROM statements").rows == ((1,),)


def test_a_question_that_takes_too_long_is_stopped(archive: Archive) -> None:
    began = time.monotonic()
    with pytest.raises(QuestionError, match=r"took longer than 0\.3 seconds"):
        archive.sql("SELECT sum(hash(range) % 7) FROM range(100000000000)", seconds=0.3)
    assert time.monotonic() - began < 10


def test_a_question_that_wants_too_much_memory_is_stopped(archive: Archive) -> None:
    with pytest.raises(QuestionError, match="cannot be answered"):
        archive.sql("SELECT list(a.range::VARCHAR || repeat('x', 1000)) FROM range(30000000) a", seconds=30)


def test_tables_and_columns_can_be_listed(archive: Archive) -> None:
    assert ("said",) in archive.sql("SHOW TABLES").rows
    assert "speakers" in [row[0] for row in archive.sql("DESCRIBE said")]


def test_rows_go_to_other_libraries(archive: Archive) -> None:
    rows = archive.sql("SELECT speakers, text, span_start FROM said")
    assert rows.to_dicts() == [{"speakers": ["Ida Lund"], "text": "“We will send two ships,”", "span_start": 0}]
    assert rows.to_polars()["text"].to_list() == ["“We will send two ships,”"]
    assert list(rows.to_pandas()["span_start"]) == [0]
    assert rows.to_arrow().column_names == ["speakers", "text", "span_start"]
    assert list(rows.csv_lines()) == ["speakers,text,span_start", 'Ida Lund,"“We will send two ships,”",0']
