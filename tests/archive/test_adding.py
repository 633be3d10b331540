"""Adding to an archive: what is new is read, what is known is passed over, what cannot be read is told."""

from __future__ import annotations

import datetime
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import onrecord
from onrecord.archive import Archive
from onrecord.errors import ArchiveBusyError, ArchiveError
from onrecord.settings import Settings
from onrecord.store.locks import writing
from onrecord.store.raw import read_raw

FIRST = "“We will send two ships,” Ida Lund, the defence minister, said on Monday."
SECOND = "“The ships are late,” Tomas Brandt said."


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "a.txt").write_text(FIRST, encoding="utf-8")
    (folder / "b.txt").write_text(SECOND, encoding="utf-8")
    return folder


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return onrecord.init(tmp_path / "archive")


def _contents(archive: Archive) -> list[tuple[object, ...]]:
    return list(archive.sql("SELECT key, speakers, text FROM said ORDER BY key").rows)


def test_what_is_added_is_there(archive: Archive, texts: Path) -> None:
    added = archive.add(texts)
    assert (added.new, added.known, added.unread) == (2, 0, 0)
    assert [row[1] for row in _contents(archive)] == [["Ida Lund"], ["Tomas Brandt"]]
    [first, second] = archive.records()
    assert first == next(onrecord.read(texts / "a.txt"))
    assert read_raw(archive.path / "raw", second.document.id or "") == SECOND.encode()


def test_adding_the_same_again_changes_nothing(archive: Archive, texts: Path) -> None:
    archive.add(texts)
    before = [archive.sql(f"SELECT * FROM {name}").rows for name in ("documents", "locations", "runs", "problems")]
    added = archive.add(texts)
    assert (added.new, added.known) == (0, 2)
    after = [archive.sql(f"SELECT * FROM {name}").rows for name in ("documents", "locations", "runs", "problems")]
    assert before == after


def test_the_same_bytes_under_another_name_are_one_document_in_two_places(archive: Archive, texts: Path) -> None:
    (texts / "copy.txt").write_text(FIRST, encoding="utf-8")
    added = archive.add(texts)
    assert (added.new, added.places) == (2, 1)
    assert archive.sql("SELECT count(*) FROM documents").rows == ((2,),)
    places = archive.sql(
        "SELECT locations.key FROM locations JOIN documents USING (id) WHERE documents.key LIKE '%a.txt'"
    )
    assert sorted(Path(str(row[0])).name for row in places) == ["a.txt", "copy.txt"]


def test_the_number_of_processes_changes_nothing(tmp_path: Path) -> None:
    lines = [json.dumps({"key": f"n{n}", "text": f"{FIRST} Report {n}."}) for n in range(70)]
    (tmp_path / "in.jsonl").write_text("\n".join(lines), encoding="utf-8")
    alone, together = onrecord.init(tmp_path / "one"), onrecord.init(tmp_path / "two")
    alone.add(tmp_path / "in.jsonl")
    together.add(tmp_path / "in.jsonl", processes=2)
    assert list(alone.records()) == list(together.records())
    query = "SELECT * EXCLUDE (added) FROM documents ORDER BY doc"
    assert alone.sql(query).rows == together.sql(query).rows


def test_what_cannot_be_read_is_told_until_it_can(archive: Archive, tmp_path: Path) -> None:
    path = tmp_path / "late.txt"
    assert archive.add(path).unread == 1
    [unread] = archive.unread()
    assert (unread.key, unread.code) == (str(path), "not-found")
    assert archive.status().unread == 1
    path.write_text(FIRST, encoding="utf-8")
    archive.add(path)
    assert archive.unread() == []
    assert archive.status().unread == 0


def test_documents_are_read_again_when_the_settings_of_the_archive_change(archive: Archive, texts: Path) -> None:
    archive.add(texts)
    archive._folder.write_settings(Settings(max_marks=1))
    added = archive.add(texts)
    assert (added.new, added.again) == (0, 2)
    assert archive.sql("SELECT DISTINCT code FROM problems WHERE code = 'too-many-marks'").rows
    assert _contents(archive) == []
    assert archive.sql("SELECT count(*) FROM documents").rows == ((2,),)
    assert archive.words.records_about("ships") == []


def test_what_a_line_says_of_itself_is_kept_for_the_next_reading(archive: Archive, tmp_path: Path) -> None:
    line = {
        "key": "k1",
        "text": FIRST,
        "outlet": "Velin Gazette",
        "published": "2025-03-04",
        "url": "https://x.example/1",
    }
    (tmp_path / "in.jsonl").write_text(json.dumps(line), encoding="utf-8")
    archive.add(tmp_path / "in.jsonl")
    [row] = archive.sql("SELECT published, outlet, url FROM said")
    assert row == (datetime.date(2025, 3, 4), "Velin Gazette", "https://x.example/1")


def test_a_second_writer_says_so_and_stops(archive: Archive, texts: Path) -> None:
    with writing(archive.path / "writer.lock"):
        code = f"import onrecord; onrecord.open({str(archive.path)!r}).add({str(texts)!r})"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "ArchiveBusyError: Another process is writing" in done.stderr
    assert f"process {os.getpid()} on " in done.stderr
    assert archive.add(texts).new == 2


def test_waiting_for_a_writer_ends(archive: Archive, texts: Path) -> None:
    with writing(archive.path / "writer.lock"), pytest.raises(ArchiveBusyError):
        archive.add(texts, wait=0.3)


def test_an_archive_is_not_made_over_something_else(tmp_path: Path, archive: Archive) -> None:
    with pytest.raises(ArchiveError, match="is an archive already"):
        onrecord.init(archive.path)
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "thesis.doc").touch()
    with pytest.raises(ArchiveError, match="exists and is not empty"):
        onrecord.init(tmp_path / "full")
    with pytest.raises(ArchiveError, match="There is no archive in"):
        onrecord.open(tmp_path / "nowhere")


def test_an_archive_half_made_is_made_anew(archive: Archive) -> None:
    (archive.path / "settings.json").unlink()
    assert onrecord.init(archive.path).status().read == 0
