"""`onrecord read` as people and programs meet it: what it prints, writes, and its exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from onrecord import __version__
from onrecord.cli import app
from onrecord.model.codec import record_from_line

ARTICLE = (
    "Talks end\n\nBy Ida Lund\n\n3 May 2024\n\n“We will pay,” said the minister, Per Holm, after the talks in Ostvik.\n"
)


def _run(*words: str, stdin: bytes = b"") -> Result:
    return CliRunner().invoke(app, list(words), input=stdin, catch_exceptions=False)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "talks.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_json_is_one_record_a_line_in_input_order(tmp_path: Path, article: Path) -> None:
    lines = tmp_path / "two.jsonl"
    lines.write_text('{"key": "a", "text": "“No,” said Per Holm."}\n{"key": "b", "text": "“Yes,” said Ida Lund."}\n')
    result = _run("read", "--json", str(lines), str(article))
    assert result.exit_code == 0
    records = [record_from_line(line) for line in result.stdout.splitlines()]
    assert [record.document.key for record in records] == ["a", "b", str(article)]
    assert records[2].document.published is not None
    [statement] = records[2].statements
    assert records[2].document.text_of(statement.quoted[0]) == "We will pay,"
    assert [records[2].entity(name).name for name in statement.speakers] == ["Per Holm"]


def test_brief_names_speaker_quotation_and_line(article: Path) -> None:
    result = _run("read", str(article))
    assert result.exit_code == 0
    for words in ("Talks end", "2024-05-03", "Per Holm", "“We will pay,”", "said", "line 7"):
        assert words in result.stdout, words


def test_standard_input_is_read(article: Path) -> None:
    result = _run("read", "--json", "-", stdin=article.read_bytes())
    assert json.loads(result.stdout)["document"]["key"] == "-"


def test_options_fill_in_what_the_text_does_not_say(article: Path) -> None:
    result = _run("read", "--json", "--outlet", "Courier", "--published", "2020-01-01", str(article))
    document = json.loads(result.stdout)["document"]
    assert (document["outlet"], document["published"]) == ("Courier", "2024-05-03")
    assert {"field": "outlet", "origin": "option", "detail": None, "span": None} in document["findings"]


def test_input_that_cannot_be_read_gives_a_line_and_exit_code_3(tmp_path: Path, article: Path) -> None:
    result = _run("read", "--json", str(tmp_path / "none.txt"), str(article))
    assert result.exit_code == 3
    first, second = (json.loads(line) for line in result.stdout.splitlines())
    assert [problem["code"] for problem in first["problems"]] == ["not-found"]
    assert second["statements"]
    assert "2 documents: 1 read, 1 not; problems: not-found 1." in result.stderr


def test_page_holds_the_quotation(tmp_path: Path, article: Path) -> None:
    page = tmp_path / "page.html"
    assert _run("read", "--html", str(page), str(article)).exit_code == 0
    assert "We will pay" in page.read_text(encoding="utf-8")


def test_resume_goes_on_after_the_last_whole_line(tmp_path: Path, article: Path) -> None:
    """The cut line is read again, the finished document is not."""
    other = tmp_path / "more.txt"
    other.write_text(ARTICLE + "\nMore.\n", encoding="utf-8")
    whole = tmp_path / "whole.jsonl"
    _run("read", "--json", "-o", str(whole), str(article), str(other))
    lines = whole.read_bytes().splitlines(keepends=True)
    stopped = tmp_path / "stopped.jsonl"
    stopped.write_bytes(lines[0] + lines[1][:50])
    result = _run("read", "--json", "--resume", "-o", str(stopped), str(article), str(other))
    assert result.exit_code == 0
    assert stopped.read_bytes() == whole.read_bytes()


def test_resume_refuses_a_file_of_something_else(tmp_path: Path, article: Path) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("my notes\n")
    with pytest.raises(Exception, match="Give another --output"):
        _run("read", "--json", "--resume", "-o", str(notes), str(article))
    assert notes.read_text() == "my notes\n"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--published", "May 3"], "write it like"),
        (["--resume"], "--json and --output"),
    ],
)
def test_option_that_cannot_be_used_says_what_to_do(article: Path, words: list[str], message: str) -> None:
    result = _run("read", *words, str(article))
    assert result.exit_code == 2
    assert message in result.stderr


def test_unknown_setting_is_answered_with_the_nearest(article: Path) -> None:
    with pytest.raises(Exception, match="Did you mean max_pages"):
        _run("read", "--set", "max_page=3", str(article))


def test_version_formats_and_settings_are_told() -> None:
    assert _run("--version").stdout == f"onrecord {__version__}\n"
    assert "application/pdf" in _run("formats").stdout
    assert "max_html_depth" in _run("settings").stdout
