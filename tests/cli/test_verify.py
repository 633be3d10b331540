"""`onrecord verify` as people and programs meet it: output, exit codes, bad input."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

import onrecord
from onrecord.cli import app

FOLDER = str(Path(onrecord.__file__).parent / "demo" / "transcripts")
TRUE = "This is not a blank cheque. Every payment will follow a report"


def _run(*words: str):
    return CliRunner().invoke(app, ["verify", *words, "--against", FOLDER], catch_exceptions=False)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (TRUE, 0),
        ("This is a blank cheque. Every payment will follow a report", 1),
        ("We will give way once", 2),
        ("I will give way once", 2),
        ("...", 3),
    ],
)
def test_exit_code_says_how_it_went(words, code):
    assert _run(words).exit_code == code


def test_json_has_the_fields_of_the_contract():
    entry = json.loads(_run(TRUE, "--speaker", "Eklund", "--json").stdout)
    assert (entry["id"], entry["label"], entry["attribution"], entry["flags"]) == ("q1", "verbatim", "same", [])
    match = entry["match"]
    text = (Path(FOLDER) / f"{match['transcript']}.txt").read_text(encoding="utf-8")
    assert [text[start:end] for start, end in match["spans"]] == [TRUE]
    assert (match["speaker"], match["edits"], entry["others"]) == ("EKLUND", [], [])


def test_quotations_of_a_file_are_answered_in_order(tmp_path):
    lines = tmp_path / "q.jsonl"
    lines.write_text(
        f'{{"id": "b", "text": "{TRUE}"}}\n\n{{"id": "a", "text": "Nobody has ever sailed so far north again"}}\n'
    )
    result = _run("--quotes", str(lines), "--json")
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["b", "a"]
    assert result.exit_code == 1


def test_every_quotation_of_an_article_is_verified(tmp_path):
    article = tmp_path / "a.txt"
    article.write_text(f"OSTVIK — “{TRUE},” Prime Minister Marta Eklund said on Tuesday.\n", encoding="utf-8")
    result = _run("--file", str(article), "--json")
    [entry] = [json.loads(line) for line in result.stdout.splitlines()]
    assert (entry["label"], entry["attribution"]) == ("verbatim", "same")


def test_people_see_both_lines_and_what_is_missing():
    shown = _run("This is a blank cheque. Every payment will follow a report").stdout
    assert "altered" in shown
    assert "[-not]" in shown
    assert "assembly-2024-05-14" in shown


def test_an_unknown_speaker_is_answered_with_those_there_are():
    result = CliRunner().invoke(app, ["verify", TRUE, "--against", FOLDER, "--speaker", "Aksel Brun"])
    assert "The speakers are: EKLUND, HAAS" in result.stderr
    assert result.exit_code == 0


@pytest.mark.parametrize("data", [b"\0\1\2\3", b"%PDF-1.4 x", b"   \n"])
def test_transcripts_that_are_no_text_are_refused(tmp_path, data):
    (tmp_path / "t.txt").write_bytes(data)
    result = CliRunner().invoke(app, ["verify", TRUE, "--against", str(tmp_path)])
    assert result.exit_code == 3
    assert "t.txt" in result.stderr


@pytest.mark.parametrize(
    "words",
    [["x y z"], ["x", "--against", "nowhere.txt"], ["--against", FOLDER], ["x", "--against", FOLDER, "--date", "May"]],
)
def test_wrong_use_is_said_in_one_line(words):
    result = CliRunner().invoke(app, ["verify", *words])
    assert result.exit_code == 3
    assert result.stderr.startswith("onrecord: ")


def test_the_library_answers_like_the_command():
    assert onrecord.verify(TRUE, FOLDER, speaker="Eklund").label == "verbatim"
    assert onrecord.verify(TRUE, onrecord.Transcripts.read(FOLDER)).label == "verbatim"
