"""GDELT's quotation graph as records: the pieces it gives, and what it does not say."""

from __future__ import annotations

import datetime
import gzip
import json

import pytest

from onrecord.errors import ExportError
from onrecord.export.gqg import read_gqg

LINE = {
    "date": "2024-05-03T10:15:00Z",
    "url": "https://northern-post.example/a",
    "title": "Ships to sail",
    "lang": "ENGLISH",
    "quotes": [
        {"pre": "Minister Ida Lund said", "quote": "we will send two ships", "post": "and left the room"},
        {"pre": "", "quote": "not a day later", "post": ""},
    ],
}


def _read(tmp_path, *lines):
    path = tmp_path / "gqg.json"
    path.write_text("\n".join(lines), encoding="utf-8")
    return list(read_gqg(path))


def test_a_quotation_stands_in_the_pieces_that_gdelt_gives(tmp_path):
    [record] = _read(tmp_path, json.dumps(LINE))
    text = record.document.text
    assert text == "Minister Ida Lund said we will send two ships and left the room\n\nnot a day later"
    assert [record.document.text_of(one.content) for one in record.statements] == [
        "we will send two ships",
        "not a day later",
    ]
    assert len(record.document.parts) == 2


def test_nobody_is_made_up_and_what_is_missing_is_said(tmp_path):
    [record] = _read(tmp_path, json.dumps(LINE))
    assert record.entities == ()
    assert all(one.speakers == () == one.source for one in record.statements)
    assert {problem.code for problem in record.problems} == {"text-in-pieces", "not-resolved", "seen-not-published"}
    assert (record.document.published, record.document.source) == (datetime.date(2024, 5, 3), LINE["url"])


@pytest.mark.parametrize("line", ["{", "[]", "7", '{"quotes": 3}', '{"text": "x"}', "\ufeff{}"])
def test_a_broken_line_is_a_problem_and_the_next_is_read(tmp_path, line):
    broken, whole = _read(tmp_path, line, json.dumps(LINE))
    assert [problem.code for problem in broken.problems] == ["broken-line"]
    assert not broken.was_read
    assert len(whole.statements) == 2


@pytest.mark.parametrize("quotes", [[None], [{"quote": ""}], [{"pre": "x"}], [{"quote": 7}]])
def test_a_quotation_without_words_is_left_out_and_said(tmp_path, quotes):
    [record] = _read(tmp_path, json.dumps({**LINE, "quotes": quotes}))
    assert record.statements == ()
    assert "broken-quotation" in {problem.code for problem in record.problems}


def test_another_language_is_said(tmp_path):
    [record] = _read(tmp_path, json.dumps({**LINE, "lang": "NORWEGIAN", "date": "yesterday"}))
    assert {"other-language", "bad-field"} <= {problem.code for problem in record.problems}
    assert record.document.published is None


def test_packed_files_are_read_and_broken_ones_named(tmp_path):
    packed = tmp_path / "gqg.json.gz"
    packed.write_bytes(gzip.compress(json.dumps(LINE).encode()))
    assert len(list(read_gqg(packed))) == 1
    packed.write_bytes(b"no gzip")
    with pytest.raises(ExportError, match=r"gqg\.json\.gz"):
        list(read_gqg(packed))
