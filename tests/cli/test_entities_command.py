"""`onrecord entities` as people and programs meet it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from onrecord.cli import app
from onrecord.errors import OnrecordError

FIRST = "OSTVIK — Norland’s defence minister, Ida Lund, said on Monday that two ships would sail.\n\nLund gave no date."
SECOND = "VELIN — Ida Lund, the defence minister of Norland, arrived on Tuesday.\n\n“We will stay,” Lund said."


def _run(*words: str) -> Result:
    return CliRunner().invoke(app, ["entities", *words], catch_exceptions=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(FIRST, encoding="utf-8")
    (tmp_path / "b.txt").write_text(SECOND, encoding="utf-8")
    return tmp_path


def test_one_person_of_two_articles_is_one_entity_with_a_reason(folder: Path) -> None:
    words = _run(str(folder), "--kind", "person").stdout
    assert "Ida Lund (person), 2 documents" in words
    assert "joined by: same name and role" in words


def test_written_records_give_the_same_as_the_documents(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "records.jsonl"
    CliRunner().invoke(app, ["read", "--json", str(folder), "-o", str(out)], catch_exceptions=False)
    assert json.loads(_run(str(out), "--json").stdout) == json.loads(
        _run(str(folder / "a.txt"), str(folder / "b.txt"), "--json").stdout
    )


def test_json_has_those_of_one_document_too(folder: Path) -> None:
    found = json.loads(_run(str(folder / "a.txt"), "--json").stdout)
    assert found["schema"] == "onrecord.entities/1"
    assert "Ida Lund" in [entity["name"] for entity in found["entities"]]
    assert "--all shows them" in _run(str(folder / "a.txt")).stdout


def test_a_broken_line_says_where_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "broken.jsonl"
    path.write_text('{"schema": "onrecord.record/1", "statements": 7}\n', encoding="utf-8")
    with pytest.raises(OnrecordError, match=r"broken\.jsonl, line 1"):
        _run(str(path))


def test_names_of_hostile_documents_do_not_act(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text("“No,” said Ida\x1b[31m Lund, the minister of Norland.", encoding="utf-8")
    assert "\x1b" not in _run(str(tmp_path), "--all").stdout
