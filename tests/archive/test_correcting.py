"""Corrections: appended with who, when and why; followed by every answer; kept when a document is read again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

import onrecord
from onrecord.archive import Archive
from onrecord.cli import app
from onrecord.errors import QuestionError
from onrecord.settings import Settings
from onrecord.store.tables import open_tables

TEXT = (
    "“We will send two ships,” Ida Lund, the defence minister, said on Monday.\n\n"
    "“The ships are late,” Tomas Brandt said. “Nobody told us,” Brandt said."
)


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_text("“The harbour is open,” I. Lund said.", encoding="utf-8")
    archive = onrecord.init(tmp_path / "archive")
    archive.add(tmp_path / "a.txt", tmp_path / "b.txt")
    return archive


def _id(archive: Archive, words: str) -> str:
    [said] = archive.statements(about=words)
    return said.id


def test_a_rejected_record_is_gone_from_answers_not_from_history(archive: Archive) -> None:
    wrong = _id(archive, "two ships")
    archive.reject(wrong, why="a headline", who="Eva")
    assert [Path(said.document.key).name for said in archive.statements(by="Lund")] == ["b.txt"]
    assert archive.sql("SELECT count(*) FROM said").rows == ((3,),)
    assert "two ships" not in " ".join(
        record.document.text_of(one.content) for record in archive.records() for one in record.statements
    )
    [decision] = archive.history(wrong)
    assert (decision.who, decision.why, decision.action, decision.target) == ("Eva", "a headline", "reject", wrong)
    assert decision.anchor["words"] == ["“We will send two ships,”"]


def test_an_accepted_record_says_so(archive: Archive) -> None:
    archive.accept(_id(archive, "two ships"))
    assert [said.review for said in archive.statements(about="ships")] == ["accepted", None]


def test_an_edit_changes_speakers_and_keeps_the_evidence(archive: Archive) -> None:
    record_id = _id(archive, "nobody told")
    before = archive.show(record_id)
    archive.edit(record_id, why="a mix-up", speakers=["Ida Lund", "Nils Holm"], kind="mixed")
    [said] = archive.statements(about="nobody told")
    assert (said.speakers, said.kind, said.review) == (("Ida Lund", "Nils Holm"), "mixed", "edited")
    assert archive.show(said.id).spans == before.spans
    assert [said.text for said in archive.statements(by="Holm")] == ["“Nobody told us,”"]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"kind": "shouted"}, "none of direct, mixed, indirect"),
        ({"content": [[0, 1]]}, "can be edited"),
        ({}, "can be edited"),
    ],
)
def test_an_edit_that_does_not_fit_is_refused_and_changes_nothing(
    archive: Archive, change: dict[str, object], message: str
) -> None:
    with pytest.raises(QuestionError, match=message):
        archive.edit(_id(archive, "two ships"), why="try", **change)
    assert archive.corrections() == []


def test_entities_of_one_document_are_merged_with_all_that_refers_to_them(archive: Archive) -> None:
    document = archive.statements(about="two ships")[0].document.id
    ids = dict(archive.sql("SELECT name, id FROM named WHERE kind = 'person'").rows)
    archive.merge(ids["Ida Lund"], ids["Tomas Brandt"], why="for the test")
    record = archive.record(document)
    assert [entity.name for entity in record.entities if entity.kind == "person"] == ["Ida Lund"]
    assert len(archive.statements(by="Ida Lund")) == 3
    assert archive.statements(by="Brandt").items == ()


def test_entities_of_two_documents_are_found_under_one_name(archive: Archive) -> None:
    ids = dict(archive.sql("SELECT name, id FROM named WHERE kind = 'person'").rows)
    archive.merge(ids["I. Lund"], ids["Ida Lund"], why="the same minister")
    assert len(archive.statements(by="Ida Lund")) == 2


def test_mentions_can_be_split_off_with_what_they_are_credited_with(archive: Archive) -> None:
    [brandt] = [row[0] for row in archive.sql("SELECT id FROM named WHERE name = 'Tomas Brandt'")]
    archive.split(brandt, name="Erik Brandt", mentions=[TEXT.rindex("Brandt")], why="his brother")
    assert [said.text for said in archive.statements(by="Erik Brandt")] == ["“Nobody told us,”"]
    assert [said.text for said in archive.statements(by="Tomas Brandt")] == ["“The ships are late,”"]
    with pytest.raises(QuestionError, match="not all, by where they begin"):
        archive.split(brandt, name="Nobody", mentions=[7], why="no mention begins there")


def test_corrections_hold_when_a_document_is_read_again(archive: Archive, tmp_path: Path) -> None:
    archive.reject(_id(archive, "two ships"), why="a headline")
    archive.accept(_id(archive, "late"))
    archive._folder.write_settings(Settings(min_score=56))
    assert archive.add(tmp_path / "a.txt").again == 1
    assert archive.statements(about='"two ships"').items == ()
    assert archive.statements(about="late")[0].review == "accepted"
    assert archive.words.records_about("two") == []
    assert len(archive.history(archive.statements(about="late")[0].document.id)) == 2


def test_corrections_hold_when_the_tables_are_made_again(archive: Archive) -> None:
    archive.accept(_id(archive, "late"))
    archive.reject(_id(archive, "two ships"), why="a headline")
    with open_tables(archive._folder.tables, write=True) as connection:
        connection.execute("UPDATE schema_version SET tables = 'older'")
    archive.accept(_id(archive, "harbour"))
    assert sorted(said.review or "" for said in archive.statements()) == ["", "accepted", "accepted"]


def test_what_people_decided_can_be_learned_from(archive: Archive) -> None:
    archive.reject(_id(archive, "two ships"), why="a headline", who="Eva")
    [line] = map(json.loads, archive.training_lines())
    assert (line["label"], line["kind"], line["text"]) == ("reject", "statement", TEXT)
    [(start, end)] = line["spans"]
    assert TEXT[start:end] == line["words"][0] == "“We will send two ships,”"


def test_actions_that_do_not_go_with_a_kind_are_refused(archive: Archive) -> None:
    said = _id(archive, "two ships")
    document = said.split(":")[0]
    with pytest.raises(QuestionError, match="entities are merged"):
        archive.merge(said, f"{document}:e1", why="no")
    with pytest.raises(QuestionError, match="entities are merged"):
        archive.reject(f"{document}:e1", why="no")
    with pytest.raises(QuestionError, match="There is no statement"):
        archive.reject(f"{document}:s99", why="no")


def test_the_same_by_command(archive: Archive) -> None:
    def run(*words: str) -> str:
        return CliRunner().invoke(app, [*words, "--in", str(archive.path)], catch_exceptions=False).stdout

    record_id = _id(archive, "two ships")
    assert run("accept", record_id, "--who", "Eva") == f"Noted as decision 1: accept {record_id}.\n"
    assert "decision 2" in run("edit", record_id, "--set", "speakers=Tomas Brandt", "--why", "a mix-up")
    assert archive.statements(about="two ships")[0].speakers == ("Tomas Brandt",)
    first, second = run("history", record_id).splitlines()
    assert "Eva: accept" in first
    assert second.endswith("| a mix-up")
    assert len(run("history", "--training").splitlines()) == 2


def test_exports_and_entities_take_an_archive_and_follow_corrections(archive: Archive, tmp_path: Path) -> None:
    archive.reject(_id(archive, "two ships"), why="a headline")
    out = tmp_path / "out.jsonl"
    CliRunner().invoke(app, ["export", str(archive.path), "-f", "jsonl", "-o", str(out)], catch_exceptions=False)
    assert "Nobody told us" in out.read_text(encoding="utf-8")
    assert sum(len(json.loads(line)["statements"]) for line in out.read_text(encoding="utf-8").splitlines()) == 3
    found = CliRunner().invoke(app, ["entities", str(archive.path), "--all"], catch_exceptions=False).stdout
    assert "Tomas Brandt (person)" in found
