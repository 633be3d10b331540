"""What goes into an archive comes out: whole records exactly, tables row by row."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

import onrecord
from onrecord.model import Record
from onrecord.store.migrations import STEPS
from onrecord.store.packing import unpack_record
from onrecord.store.raw import packed, raw_path, read_raw, write_raw
from onrecord.store.schema import digest, tables
from onrecord.store.tables import ask, open_tables
from onrecord.store.words import Words
from onrecord.store.writer import open_writer

from ..model.strategies import records
from .helpers import empty, put

SAID = "OSTVIK — “We will send two ships,” Ida Lund, the defence minister, said on Monday."


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(records(), records())
def test_any_records_can_be_stored_and_come_back_exactly(one: Record, other: Record) -> None:
    with tempfile.TemporaryDirectory() as path:
        folder = empty(Path(path) / "a")
        put(folder, one, other)
        words = Words.to_read(folder.words)
        assert [unpack_record(words.record(doc)) for doc in (1, 2)] == [one, other]
        words.close()
        for name in ("statements", "commitments", "events", "times", "quantities", "problems", "echoes", "disputes"):
            wanted = sum(len(getattr(record, name)) for record in (one, other))
            assert ask(folder.tables, f"SELECT count(*) FROM {name} WHERE doc IS NOT NULL")[1] == [(wanted,)], name


def test_a_statement_in_the_tables_has_words_speaker_offsets_and_context(tmp_path: Path) -> None:
    folder = empty(tmp_path / "a")
    put(folder, onrecord.read_text(SAID, key="note"))
    names, [row] = ask(folder.tables, "SELECT * FROM said")
    said = dict(zip(names, row, strict=True))
    assert said["text"] == "“We will send two ships,”"
    assert said["speakers"] == ["Ida Lund"]
    assert SAID[said["span_start"] : said["span_end"]] == said["text"]
    assert said["context"] == SAID.removeprefix("OSTVIK — ")
    assert said["url"] == "note"


def test_offsets_of_the_context_count_code_points_beyond_the_basic_plane(tmp_path: Path) -> None:
    folder = empty(tmp_path / "a")
    put(folder, onrecord.read_text("🦉🦉 opened the day.\n\n“We stay,” Ida Lund said. 🦉", key="owls"))
    [(context,)] = ask(folder.tables, "SELECT context FROM said")[1]
    assert context == "“We stay,” Ida Lund said. 🦉"


@pytest.mark.parametrize("data", [b"", b"short", b"long " * 1000, bytes(range(256))])
def test_raw_bytes_come_back(tmp_path: Path, data: bytes) -> None:
    import hashlib

    name = hashlib.sha256(data).hexdigest()
    write_raw(tmp_path, name, packed(data))
    assert read_raw(tmp_path, name) == data


def test_damaged_raw_bytes_are_told(tmp_path: Path) -> None:
    name = "ab" * 32
    write_raw(tmp_path, name, packed(b"other bytes"))
    with pytest.raises(onrecord.OnrecordError, match="holds other bytes than its name says"):
        read_raw(tmp_path, name)
    raw_path(tmp_path, name).unlink()
    with pytest.raises(onrecord.OnrecordError, match="cannot be read"):
        read_raw(tmp_path, name)


def test_every_field_of_a_statement_is_a_column() -> None:
    import dataclasses

    columns = {column.name for table in tables() if table.name == "statements" for column in table.columns}
    assert {field.name for field in dataclasses.fields(onrecord.Statement)} <= columns


def test_tables_of_an_older_data_model_are_made_again_from_the_records(tmp_path: Path) -> None:
    folder = empty(tmp_path / "a")
    put(folder, onrecord.read_text(SAID, key="note"))
    with open_tables(folder.tables, write=True) as connection:
        connection.execute("ALTER TABLE statements DROP COLUMN stance")
        connection.execute("INSERT INTO problems (key, code) VALUES ('gone.txt', 'not-found')")
        connection.execute("UPDATE schema_version SET tables = 'older'")
    with open_writer(folder):
        pass
    assert ask(folder.tables, "SELECT speakers, stance, added::VARCHAR FROM said JOIN documents USING (doc)")[1] == [
        (["Ida Lund"], "asserted", "2026-01-01 00:00:00")
    ]
    assert ask(folder.tables, "SELECT key FROM problems WHERE doc IS NULL")[1] == [("gone.txt",)]
    assert ask(folder.tables, "SELECT version, tables FROM schema_version ORDER BY made DESC LIMIT 1")[1] == [
        (len(STEPS), digest())
    ]


def test_an_archive_of_a_later_version_is_refused(tmp_path: Path) -> None:
    folder = empty(tmp_path / "a")
    with open_tables(folder.tables, write=True) as connection:
        connection.execute("UPDATE schema_version SET version = 99")
    with pytest.raises(onrecord.OnrecordError, match="written by a later onrecord"), open_writer(folder):
        pass
