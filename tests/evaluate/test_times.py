"""Times are scored as TempEval-3 has it."""

from __future__ import annotations

import datetime
import json

import pytest
from typer.testing import CliRunner

from onrecord.cli.app import app
from onrecord.errors import ScoreError
from onrecord.evaluate.timeml import GoldTime, read_timeml
from onrecord.evaluate.times import load_times, score_times
from onrecord.model import Document, OffsetMap, Record, Run, Span, Time, TimeType
from onrecord.model.codec import record_to_line

TML = """<?xml version="1.0" ?>
<TimeML><DOCID>a</DOCID><DCT><TIMEX3 tid="t0" type="DATE" value="2024-05-03" functionInDocument="CREATION_TIME">May 3
</TIMEX3></DCT><TEXT>Oslo <EVENT>fell</EVENT> <TIMEX3 tid="t1" type="DATE" value="2024-05-02">yesterday</TIMEX3> &amp;
<TIMEX3 tid="t2" type="DATE" value="2023" mod="END">late <x>last</x> year</TIMEX3>.</TEXT></TimeML>
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "a.tml").write_text(TML)
    return tmp_path / "gold"


def found(start: int, end: int, value: str, modifier: str | None = None) -> GoldTime:
    return GoldTime(Span(start, end), "DATE", value, modifier)


def test_text_creation_time_and_times_are_read_from_timeml(folder):
    [text] = read_timeml(folder)
    assert text.text == "Oslo fell yesterday &\nlate last year."
    assert text.published == datetime.date(2024, 5, 3)
    assert [time.span.text_in(text.text) for time in text.times] == ["yesterday", "late last year"]
    assert text.times[1] == GoldTime(Span(22, 36), "DATE", "2023", "END")


def test_spans_match_by_overlap_and_values_only_where_they_are_the_same(folder):
    scores = score_times(read_timeml(folder), {"a": [found(10, 19, "2024-05-02"), found(27, 36, "2022", "end")]})
    matched = {name: score.matched for name, score in scores.items()}
    assert matched == {"span.relaxed": 2, "span.strict": 1, "type": 2, "value": 1, "modifier": 2}


def test_one_prediction_is_matched_once(folder):
    scores = score_times(read_timeml(folder), {"a": [found(10, 36, "2024-05-02")]})
    assert scores["span.relaxed"].matched == 1
    assert scores["span.relaxed"].recall == 0.5


def test_predictions_for_an_unknown_text_are_an_error(folder):
    with pytest.raises(ScoreError, match="does not hold: b"):
        score_times(read_timeml(folder), {"b": []})


def test_a_folder_without_timeml_says_so(tmp_path):
    with pytest.raises(ScoreError, match=r"holds no \.tml files"):
        read_timeml(tmp_path)


def test_a_file_without_text_says_so(tmp_path):
    (tmp_path / "b.tml").write_text("<TimeML/>")
    with pytest.raises(ScoreError, match="no TEXT element"):
        read_timeml(tmp_path)


def write_record(path) -> None:
    text = "Oslo fell yesterday & late last year."
    times = (Time("t1", Span(10, 19), TimeType.DATE, "2024-05-02"),)
    document = Document(None, "a", text=text, source_map=OffsetMap((Run(0, 0, 21), Run(22, 22, 15))))
    path.write_text(record_to_line(Record(document, times=times)).rstrip("\n") + "\n")


def test_the_command_scores_what_read_wrote(folder, tmp_path):
    write_record(tmp_path / "pred.jsonl")
    options = ["--gold", str(folder), "--pred", str(tmp_path / "pred.jsonl"), "--json"]
    result = CliRunner().invoke(app, ["score", "times", *options])
    value = json.loads(result.stdout)
    assert value["scores"]["value"]["precision"] == 1.0
    assert value["scores"]["value"]["recall"] == 0.5
    assert value["signature"].startswith("gold, 1 documents, 2 times | matched by overlap | 1000 resamples, seed 7")


def test_a_text_that_stands_twice_is_an_error(tmp_path):
    write_record(tmp_path / "pred.jsonl")
    both = (tmp_path / "pred.jsonl").read_text() * 2
    (tmp_path / "pred.jsonl").write_text(both)
    with pytest.raises(ScoreError, match="stands here twice"):
        load_times(tmp_path / "pred.jsonl")
