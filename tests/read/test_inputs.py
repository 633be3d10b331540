"""What there is to read: files, folders and lines, in order, each with a key; nothing left out in silence."""

from __future__ import annotations

import io
import json
import os
from datetime import date
from pathlib import Path

import pytest

from onrecord.errors import ReadError
from onrecord.read.inputs import Unreadable, find_sources
from onrecord.read.readers import read_source
from onrecord.read.source import Source
from onrecord.settings import Settings


def _all(*inputs: str, settings: Settings | None = None) -> list[Source | Unreadable]:
    return list(find_sources(inputs, settings=settings or Settings()))


def _codes(found: list[Source | Unreadable]) -> list[str]:
    return [item.error.code for item in found if isinstance(item, Unreadable)]


def test_folder_is_read_whole_and_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a/2.txt", "a/1.txt", ".hidden", "a/.git/config"):
        (tmp_path / name).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / name).write_text("Talks go on.")
    names = [os.path.relpath(item.key, tmp_path) for item in _all(str(tmp_path))]
    assert names == ["b.txt", "a/1.txt", "a/2.txt"]


def test_jsonl_gives_one_source_a_line_with_its_fields(tmp_path: Path) -> None:
    line = {
        "key": "k1",
        "text": "Talks\r\ngo on.",
        "title": " Talks ",
        "outlet": "Norland Courier",
        "published": "2024-05-03T10:00:00Z",
        "url": "https://courier.example/1",
        "authors": ["Ida Lund", ""],
    }
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(line) + "\n\n" + json.dumps({"html": "<p>Talks go on.</p>"}) + "\n")
    first, second = _all(str(path))
    assert isinstance(first, Source)
    assert isinstance(second, Source)
    assert (first.key, first.data, first.location) == ("k1", b"Talks\r\ngo on.", "https://courier.example/1")
    assert first.line.published == date(2024, 5, 3)
    assert (first.line.title, first.line.authors) == ("Talks", ("Ida Lund",))
    assert (second.key, second.media_type) == (f"{path}:3", "text/html")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (b"{", "not JSON"),
        (b"[1, 2]", "not an object"),
        (b'{"title": "no text here"}', "its fields: title"),
        (b'{"text": 5}', "no .text. or .html. with words"),
        (b"\xff\xfe{}", "not UTF-8"),
        (b'{"text": ' + b"[" * 100_000, "not JSON"),
    ],
)
def test_broken_line_is_one_problem_and_the_next_line_is_read(tmp_path: Path, line: bytes, words: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(line + b'\n{"key": "good", "text": "Talks go on."}\n')
    broken, good = _all(str(path))
    assert isinstance(broken, Unreadable)
    assert broken.key == f"{path}:1"
    with pytest.raises(Exception, match=words):
        raise broken.error
    assert good.key == "good"


def test_date_that_is_none_is_left_out_with_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "Talks go on.", "published": "last May"}\n')
    [source] = _all(str(path))
    assert isinstance(source, Source)
    assert source.line.published is None
    assert "'last May'" in source.problems[0].message


def test_line_over_the_limit_is_skipped_without_losing_the_next(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    long = json.dumps({"text": "x" * 900_000})
    path.write_text(long + '\n{"key": "good", "text": "Talks go on."}\n' + long)
    found = _all(str(path), settings=Settings(max_text_bytes=100_000))
    assert _codes(found) == ["too-large", "too-large"]
    assert [item.key for item in found] == [f"{path}:1", "good", f"{path}:3"]


def test_missing_file_device_and_size_limit_are_problems(tmp_path: Path) -> None:
    (tmp_path / "big.txt").write_text("x" * 2000)
    inputs = (str(tmp_path / "none.txt"), "/dev/null", str(tmp_path / "big.txt"))
    assert _codes(_all(*inputs, settings=Settings(max_text_bytes=1000))) == ["not-found", "not-a-file", "too-large"]


def test_file_that_may_not_be_opened_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Talks go on.")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert _codes(_all(str(path))) == ["cannot-open"]


@pytest.mark.parametrize("piece", [1, 7, 1 << 20])
def test_standard_input_may_come_in_pieces(monkeypatch: pytest.MonkeyPatch, piece: int) -> None:
    class Pipe(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            return super().read(min(size if size and size > 0 else piece, piece))

    lines = b'{"key": "a", "text": "One."}\n{"key": "b", "text": "Two."}'
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(Pipe(lines)))
    assert [item.key for item in _all("-")] == ["a", "b"]


def test_empty_jsonl_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("\n\n")
    assert _codes(_all(str(tmp_path))) == ["empty"]


def test_words_of_a_line_are_decoded_already_and_never_guessed_at(tmp_path: Path) -> None:
    """The page names an encoding, the text looks like UTF-16: both came out of JSON, which is UTF-8."""
    page = "<meta charset=windows-1252><p>“We go on,” said Zoë Lund, the minister, on the day of the vote.</p>" * 3
    wide = "“No,” said Zoë.".encode("utf-16-le").decode("latin-1")
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"html": page}) + "\n" + json.dumps({"text": wide}) + "\n")
    first, second = (read_source(source, Settings()) for source in _all(str(path)) if isinstance(source, Source))
    assert "“We go on,” said Zoë Lund" in first.document.text
    assert (first.document.encoding, second.document.encoding) == ("utf-8", "utf-8")


def test_folder_without_files_says_so(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / ".hidden").write_text("x")
    [found] = _all(str(tmp_path))
    assert isinstance(found, Unreadable)
    with pytest.raises(ReadError, match="holds no files"):
        raise found.error
