"""`onrecord score attribution`: records as they were written, scored in offsets of the raw file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from onrecord.cli import app

TEXT = "\ufeff“We will send,” Ida Lund said, “two\nbatteries.”\r\n\r\nThe minister left at noon on Tuesday.\n"


def _run(*words: str) -> Result:
    return CliRunner().invoke(app, list(words), catch_exceptions=False)


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """One article whose reading text differs from its file: a byte order mark, a wrapped line, CRLF."""
    folder = tmp_path / "gold"
    for name in ("text", "attributions"):
        (folder / name).mkdir(parents=True)
    (folder / "text" / "a.txt").write_bytes(TEXT.encode())
    spans = {"Content": ["“We will send,”", "“two\nbatteries.”"], "Source": ["Ida Lund"], "Cue": ["said"]}
    lines = []
    for number, (role, pieces) in enumerate(spans.items(), 1):
        offsets = ";".join(f"{TEXT.index(piece)} {TEXT.index(piece) + len(piece)}" for piece in pieces)
        lines.append(f"T{number}\t{role} {offsets}\twords")
    lines += ["T4\tAttribution 0 1\tx", "E1\tAttribution:T4 Content:T1 Source:T2 Cue:T3"]
    (folder / "attributions" / "a_anno.ann").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


@pytest.fixture
def records(gold: Path, tmp_path: Path) -> Path:
    path = tmp_path / "records.jsonl"
    _run("read", "--json", "-o", str(path), str(gold / "text"))
    return path


def test_records_are_scored_in_offsets_of_the_file(gold: Path, records: Path) -> None:
    """The line break inside the quotation and the byte order mark shift nothing."""
    result = _run("score", "attribution", "--gold", str(gold), "--pred", str(records), "--json")
    figures = json.loads(result.stdout)
    assert figures["scores"]["attr.exact"]["f1"] == 1.0
    assert figures["scores"]["quoted.speaker"]["matched"] == 2
    assert "gold, 1 articles, annotators first | overlap at Jaccard 0.5" in figures["signature"]


def test_gains_and_losses_against_another_file_are_listed(gold: Path, records: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.jsonl"
    other.write_text(json.dumps({"doc": "a", "attributions": []}) + "\n")
    command = ("score", "attribution", "--gold", str(gold))
    gained = _run(*command, "--pred", str(records), "--against", str(other)).stdout
    lost = _run(*command, "--pred", str(other), "--against", str(records)).stdout
    assert "gained a: Ida Lund | said | “We will send,”" in gained
    assert "lost   a: Ida Lund | said | “We will send,”" in lost


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ("nonsense\n", "a line of predictions is"),
        ('{"doc": "b", "attributions": []}\n', "articles that the gold does not hold: b"),
        ('{"schema": "onrecord.record/1", "document": 5}\n', "is no record"),
    ],
)
def test_predictions_that_cannot_be_used_say_why(gold: Path, tmp_path: Path, lines: str, message: str) -> None:
    path = tmp_path / "predictions.jsonl"
    path.write_text(lines)
    with pytest.raises(Exception, match=message):
        _run("score", "attribution", "--gold", str(gold), "--pred", str(path))


def test_folder_without_gold_says_what_is_missing(tmp_path: Path, records: Path) -> None:
    with pytest.raises(Exception, match="no folders text and attributions"):
        _run("score", "attribution", "--gold", str(tmp_path), "--pred", str(records))
