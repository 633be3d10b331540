"""Hostile and broken input: one JSON line each, with the reason; the rest of the batch is read, in seconds."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

import pytest

GOOD = (
    "Talks end\n\nBy Ida Lund\n\n3 May 2024\n\n“We will pay,” said the minister, Per Holm, after the talks in Ostvik.\n"
)
WORDS = "The minister said on Tuesday that the money would be sent before the end of the year. "
MARKS = "“”\"'‘’«»„“"

# name -> (bytes, code of the problem that is expected, whether the input counts as not read)
BAD: dict[str, tuple[bytes, str, bool]] = {
    "empty.txt": (b"", "empty", True),
    "blank.txt": (b" \r\n\t\n" * 50, "empty", True),
    "empty.pdf": (b"", "empty", True),
    "binary.bin": (bytes(range(256)) * 400, "binary", True),
    "truncated.pdf": (
        b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Ty",
        "pdf-damaged",
        True,
    ),
    "one-line.txt": (WORDS.encode() * (50_000_000 // len(WORDS)), "too-large", True),
    "invalid-utf8.txt": (
        (WORDS * 5).encode() + b"caf\xc3\xa9 \xff\xfe\xfd " + (WORDS * 5).encode(),
        "invalid-bytes",
        True,
    ),
    "nul.txt": ((WORDS * 5).encode() + b"mon\x00ey\x00 " + (WORDS * 5).encode(), "control-characters", True),
    "deep.html": (b"<html><body>" + b"<div>" * 100_000 + b"<p>Talks</p>", "html-too-deep", True),
    "only-scripts.html": (b"<html><body><script>alert('x')</script></body></html>" * 3, "no-text", True),
    "unclosed.html": (b"<html><body><p>" + b"<" * 1_000_000, "", True),
    "arabic.txt": (
        ("قال الوزير يوم الثلاثاء إن الأموال سترسل قبل نهاية العام. " * 20).encode(),
        "other-language",
        True,
    ),
    "emoji.txt": (("😀👩‍👩‍👧‍👦 🇳🇴\u0301 " * 300).encode(), "no-words", True),
    "marks.txt": ((MARKS * 100_000).encode(), "no-words", True),
    "marks-and-words.txt": (("“Yes” " * 500_000).encode(), "too-many-marks", True),
    "word.docx": (b"PK\x03\x04" + b"\x00" * 100, "unknown-kind", True),
    "broken.jsonl": (b'{"key": "x", "text": \n', "broken-line", True),
}


class Batch(NamedTuple):
    """What one run of the command gave: lines by name, exit code, seconds, errors, and its peak in kilobytes."""

    lines: dict[str, dict]
    code: int
    seconds: float
    errors: str
    peak: int


# A child's peak counts what its parent held when it was forked: a small program stands between the tests and it.
MEASURED = """import resource, subprocess, sys
done = subprocess.run(sys.argv[2:])
with open(sys.argv[1], "w") as out:
    out.write(str(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss))
sys.exit(done.returncode)"""


@pytest.fixture(scope="module")
def batch(tmp_path_factory: pytest.TempPathFactory) -> Batch:
    """Read all of it in one run of the command, good articles in between, and return what came out."""
    folder = tmp_path_factory.mktemp("bad")
    for name, (data, _, _) in BAD.items():
        (folder / name).write_bytes(data)
        (folder / f"{name}.good.txt").write_text(GOOD, encoding="utf-8")
    peak = tmp_path_factory.mktemp("peak") / "kilobytes"
    command = [sys.executable, "-m", "onrecord", "read", "--json", str(folder), str(folder / "missing.txt")]
    command = [sys.executable, "-c", MEASURED, str(peak), *command]
    begun = time.monotonic()
    done = subprocess.run(command, capture_output=True, timeout=300, check=False, env={**os.environ, "PYTHONUTF8": "1"})
    seconds = time.monotonic() - begun
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    records = {Path(line["document"]["key"]).name: line for line in lines}
    return Batch(records, done.returncode, seconds, done.stderr.decode(), int(peak.read_text()))


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_one_line_with_its_reason(batch: Batch, name: str) -> None:
    lines = batch.lines
    key = f"{name}:1" if name.endswith(".jsonl") else name
    problems = lines[key]["problems"]
    expected, unread = BAD[name][1:]
    assert problems
    assert all(problem["message"] for problem in problems)
    if expected:
        assert expected in [problem["code"] for problem in problems]
    assert any(problem["severity"] == "error" for problem in problems) is unread


def test_rest_of_the_batch_is_read(batch: Batch) -> None:
    lines, code, seconds, errors, _ = batch
    for name in BAD:
        good = lines[f"{name}.good.txt"]
        assert [statement["kind"] for statement in good["statements"]] == ["direct"], name
        assert good["document"]["published"] == "2024-05-03"
    assert code == 3
    assert "Traceback" not in errors
    assert "not-found" in [problem["code"] for problem in lines["missing.txt"]["problems"]]
    assert seconds < 60


def test_memory_stays_bounded(batch: Batch) -> None:
    assert batch.code == 3
    assert batch.peak < 1_500_000  # kilobytes; the largest input alone is 50 MB


def test_right_to_left_words_inside_english_are_kept_exactly() -> None:
    import onrecord

    text = WORDS + "“שלום, we agreed,” said Per Holm. 👩‍👩‍👧 e\u0301 \u202eabc\u202c " + WORDS
    record = onrecord.read_text(text)
    assert record.was_read
    [statement] = [one for one in record.statements if one.kind == "direct"]
    assert record.document.text_of(statement.content) == "“שלום, we agreed,”"
    assert "👩‍👩‍👧 e\u0301 \u202eabc\u202c" in record.document.text
