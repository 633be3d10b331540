"""`onrecord export` as people meet it: filters, files that exist, names that do not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from onrecord.cli import app
from onrecord.errors import ExportError
from onrecord.export.files import written_whole
from onrecord.model.codec import record_from_line

LINES = [
    {"key": "a", "text": "“We will stay,” said Ida Lund. Per Dahl said that it was cold.", "published": "2024-05-03",
     "outlet": "Ostvik Courier"},
    {"key": "b", "text": "“We will go,” said Per Dahl.", "published": "2025-01-02", "outlet": "Northern Post"},
    {"key": "c", "text": "“We will see,” said Ida Lund."},
]  # fmt: skip


def _run(*words: str) -> Result:
    return CliRunner().invoke(app, ["export", *words], catch_exceptions=False)


@pytest.fixture
def archive(tmp_path: Path) -> str:
    path = tmp_path / "archive.jsonl"
    path.write_text("\n".join(map(json.dumps, LINES)), encoding="utf-8")
    return str(path)


def _exported(archive: str, tmp_path: Path, *filters: str) -> list[tuple[str, list[str]]]:
    out = tmp_path / "out.jsonl"
    _run(archive, "--format", "jsonl", "-o", str(out), "--force", *filters)
    records = [record_from_line(line) for line in out.read_text(encoding="utf-8").splitlines()]
    return [
        (record.document.key, [record.document.text_of(one.content) for one in record.statements]) for record in records
    ]


def test_records_come_back_as_they_were(archive, tmp_path):
    read = tmp_path / "records.jsonl"
    CliRunner().invoke(app, ["read", "--json", archive, "-o", str(read)], catch_exceptions=False)
    _run(str(read), "--format", "jsonl", "-o", str(tmp_path / "out.jsonl"))
    assert (tmp_path / "out.jsonl").read_bytes() == read.read_bytes()


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (["--by", "lund"], ["a", "c"]),
        (["--by", "Ida Dahl"], []),
        (["--since", "2024-06-01"], ["b"]),
        (["--until", "2024-06-01"], ["a"]),
        (["--outlet", "ostvik"], ["a"]),
        (["--about", "cold"], ["a"]),
        (["--about", "cold", "--by", "Lund"], []),
        (["--kind", "indirect"], ["a"]),
        (["--kind", "direct", "--by", "Dahl"], ["b"]),
        (["--kind", "commitment"], ["a", "b"]),
    ],
)
def test_filters_are_obeyed(archive, tmp_path, filters, found):
    assert [key for key, _ in _exported(archive, tmp_path, *filters)] == found


def test_only_the_statements_asked_for_are_in_a_document_that_has_others(archive, tmp_path):
    assert _exported(archive, tmp_path, "--by", "Lund")[0] == ("a", ["“We will stay,”"])


def test_documents_without_a_date_are_counted_when_a_date_is_asked_for(archive, tmp_path):
    done = _run(archive, "--format", "jsonl", "-o", str(tmp_path / "out.jsonl"), "--since", "2024-01-01")
    assert "1 document left out (1 state no date)" in done.stderr


def test_an_unknown_format_is_answered_with_those_that_exist(archive, tmp_path):
    with pytest.raises(ExportError, match=r"no format 'parket'. Did you mean parquet\? .*jsonl, csv, sqlite"):
        _run(archive, "--format", "parket", "-o", str(tmp_path / "out"))


def test_an_unknown_kind_is_answered_with_those_that_exist(archive, tmp_path):
    with pytest.raises(ExportError, match=r"no kind 'fundin'. Did you mean funding\?"):
        _run(archive, "--format", "csv", "-o", str(tmp_path / "out"), "--kind", "fundin")


def test_a_file_that_exists_is_replaced_only_when_asked(archive, tmp_path):
    out = tmp_path / "out.db"
    out.write_text("mine", encoding="utf-8")
    with pytest.raises(ExportError, match="exists, so nothing was written"):
        _run(archive, "--format", "sqlite", "-o", str(out))
    assert out.read_text(encoding="utf-8") == "mine"
    _run(archive, "--format", "sqlite", "-o", str(out), "--force")
    assert out.read_bytes().startswith(b"SQLite format 3")


def test_a_folder_that_does_not_exist_is_named(archive, tmp_path):
    with pytest.raises(ExportError, match=r"Cannot write to .*nowhere"):
        _run(archive, "--format", "jsonl", "-o", str(tmp_path / "nowhere" / "out.jsonl"))


def _stopped(path: Path, *, folder: bool) -> None:
    with written_whole(path, force=True) as fresh:
        if folder:
            fresh.mkdir()
        else:
            fresh.write_text("half", encoding="utf-8")
        raise KeyboardInterrupt


@pytest.mark.parametrize("folder", [True, False])
def test_nothing_half_written_remains_and_the_old_stays(tmp_path, folder):
    old = tmp_path / "out"
    old.write_text("old", encoding="utf-8")
    with pytest.raises(KeyboardInterrupt):
        _stopped(old, folder=folder)
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    assert old.read_text(encoding="utf-8") == "old"


def test_formats_lists_what_can_be_written():
    words = CliRunner().invoke(app, ["formats"], catch_exceptions=False).stdout
    assert "Written by onrecord export" in words
    assert "sqlite" in words


def test_a_source_that_is_not_resolved_is_found_by_its_words(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("The harbour office said that no ship had left.", encoding="utf-8")
    assert len(_exported(str(path), tmp_path, "--by", "harbour office")) == 1


def test_an_archive_gives_the_same_records_as_its_documents(archive, tmp_path):
    import onrecord

    with onrecord.init(tmp_path / "record") as made:
        made.add(archive)
    found = _exported(str(tmp_path / "record"), tmp_path)
    assert found == _exported(archive, tmp_path)
    assert [key for key, _ in _exported(str(tmp_path / "record"), tmp_path, "--by", "Dahl")] == ["a", "b"]
