"""Scoring places: a small gold in both XML forms, predictions right and wrong in known ways."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from onrecord.cli.app import app
from onrecord.errors import ScoreError
from onrecord.evaluate.geoparsing import load_places, read_geoparsing
from onrecord.evaluate.places import find_median_error, score_places
from onrecord.model.distance import kilometres

TEXT = "Rain fell in Oslo and in Bergen, said Velin Radio."
LOCATIONS = """<articles><article><text>Rain fell in Oslo and in Bergen, said Velin Radio.</text><locations>
<location><name>Oslo</name><start>13</start><end>17</end><lat>59.91</lat><lon>10.75</lon></location>
<location><name>Bergen</name><start>24</start><end>30</end><lat>60.39</lat><lon>5.32</lon></location>
</locations></article></articles>"""
TOPONYMS = """<articles><article docid="a7"><text><![CDATA[Rain fell in Oslo and in Bergen, said Velin Radio.]]></text>
<toponyms><toponym><phrase>Oslo</phrase><start>13</start><end>17</end><gaztag geonameid="3143244"><name>Oslo</name>
<lat>59.91</lat><lon>10.75</lon></gaztag></toponym>
<toponym><phrase>Velin Radio</phrase><start>38</start><end>49</end></toponym></toponyms></article></articles>"""


@pytest.fixture
def gold(tmp_path):
    path = tmp_path / "gold.xml"
    path.write_text(LOCATIONS, encoding="utf-8")
    return path


def predictions(tmp_path, *lines):
    path = tmp_path / "pred.jsonl"
    path.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    return path


def place(start, end, latitude=None, longitude=None):
    return {"span": [start, end], "latitude": latitude, "longitude": longitude}


def test_a_wrong_offset_is_moved_to_where_the_name_stands(gold):
    [article] = read_geoparsing(gold)
    assert [TEXT[one.start : one.end] for one in article.names] == ["Oslo", "Bergen"]
    assert article.key == "1"


def test_toponyms_without_a_list_entry_have_no_coordinates(tmp_path):
    path = tmp_path / "toponyms.xml"
    path.write_text(TOPONYMS, encoding="utf-8")
    [article] = read_geoparsing(path)
    assert article.key == "a7"
    assert [one.spot for one in article.names] == [(59.91, 10.75), None]


def test_places_right_far_missed_and_beside_the_gold_are_told_apart(gold, tmp_path):
    found = [place(13, 17, 59.9, 10.8), place(25, 31, 47.0, 8.0), place(38, 43)]
    given = [place(13, 17, 59.9, 10.8), place(25, 31)]
    path = predictions(tmp_path, {"doc": "1", "places": found, "given": given})
    scores = score_places(read_geoparsing(gold), load_places(path))
    assert (scores["given.161km"].matched, scores["given.161km"].gold) == (1, 2)
    assert scores["given.161km"].recall == 0.5
    assert (scores["span"].matched, scores["span"].predicted, scores["span"].gold) == (2, 3, 2)
    assert scores["place"].matched == 1
    assert find_median_error(read_geoparsing(gold), load_places(path)) == pytest.approx(3.0, abs=1.0)


def test_an_article_without_predictions_counts_as_missed(gold, tmp_path):
    scores = score_places(read_geoparsing(gold), load_places(predictions(tmp_path)))
    assert scores["span"].recall == 0
    assert "given.161km" not in scores


def test_intervals_come_with_resamples(gold, tmp_path):
    path = predictions(tmp_path, {"doc": "1", "places": [place(13, 17, 59.9, 10.8)]})
    score = score_places(read_geoparsing(gold), load_places(path), resamples=20, seed=7)["span"]
    assert score.low == score.high == pytest.approx(2 / 3)


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ([{"doc": "9", "places": []}], "does not hold: 9"),
        ([{"doc": "1", "places": []}, {"doc": "1", "places": []}], "stands here twice"),
        ([{"doc": "1"}], "neither a record nor a prediction of places"),
        ([{"doc": "1", "places": [{"span": [1]}]}], "neither a record nor a prediction of places"),
        ([[1]], "neither a record nor a prediction of places"),
    ],
)
def test_broken_predictions_are_refused_in_words(gold, tmp_path, lines, words):
    with pytest.raises(ScoreError, match=words):
        score_places(read_geoparsing(gold), load_places(predictions(tmp_path, *lines)))


@pytest.mark.parametrize(
    ("xml", "words"),
    [
        ("<articles>", "cannot be read as geoparsing XML"),
        ("<other/>", "holds no <article>"),
        ("<a><article><text>x</text><location><name>x</name></location></article></a>", "no whole start"),
    ],
)
def test_broken_gold_is_refused_in_words(tmp_path, xml, words):
    path = tmp_path / "gold.xml"
    path.write_text(xml, encoding="utf-8")
    with pytest.raises(ScoreError, match=words):
        read_geoparsing(path)


def test_entities_of_the_xml_are_not_followed(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("Oslo", encoding="utf-8")
    path = tmp_path / "gold.xml"
    head = f'<!DOCTYPE a [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'
    path.write_text(f"{head}<articles><article><text>&e; in rain</text></article></articles>", encoding="utf-8")
    assert "Oslo" not in read_geoparsing(path)[0].text


def test_command_prints_the_figures_and_how_they_were_made(gold, tmp_path):
    path = predictions(
        tmp_path, {"doc": "1", "places": [place(13, 17, 59.9, 10.8)], "given": [place(13, 17, 59.9, 10.8)]}
    )
    options = ["score", "places", "--gold", str(gold), "--pred", str(path), "--resamples", "0"]
    table = CliRunner().invoke(app, options).stdout
    assert "given.161km" in table
    assert "median error of given names: 3." in table
    assert "gold.xml, 1 articles, 2 names" in table
    figures = json.loads(CliRunner().invoke(app, [*options, "--json"]).stdout)
    assert figures["scores"]["place"]["recall"] == 0.5


def test_command_reads_records(gold, tmp_path):
    import onrecord

    article = tmp_path / "1"
    article.write_text(TEXT, encoding="utf-8")
    path = tmp_path / "records.jsonl"
    CliRunner().invoke(app, ["read", "--json", "-o", str(path), str(article)])
    record = json.loads(path.read_text(encoding="utf-8"))
    record["document"]["key"] = "1"
    path.write_text(json.dumps(record), encoding="utf-8")
    assert onrecord.__version__ in path.read_text(encoding="utf-8")
    assert load_places(path).keys() == {"1"}


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [((0, 0), (0, 0), 0), ((59.91, 10.75), (60.39, 5.32), 305), ((0, 0), (0, 180), 20015), ((90, 5), (-90, 70), 20015)],
)
def test_distances_are_those_of_the_globe(one, other, distance):
    assert kilometres(one, other) == pytest.approx(distance, abs=2)
