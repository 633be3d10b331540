"""Web Annotation, Citron and brat: what comes out points to the very words, and what is corrected comes back."""

from __future__ import annotations

import dataclasses
import hashlib
import json

import pytest

import onrecord
from onrecord.errors import ExportError
from onrecord.export.brat import annotation_conf, standoff_of, write_brat
from onrecord.export.brat_import import corrected, read_brat
from onrecord.export.citron import citron_of, read_citron, write_citron
from onrecord.export.web_annotation import AROUND, write_web_annotations
from onrecord.model import ContentKind, Modality, Polarity

PARAGRAPHS = "“We are ready,” said Ida Lund.\n\n“We were ready on Monday.\n\n“We are ready today.”"


@pytest.fixture
def page(records, tmp_path):
    write_web_annotations(records, tmp_path / "page.jsonld")
    return json.loads((tmp_path / "page.jsonld").read_text(encoding="utf-8"))


def test_position_and_quotation_of_every_target_agree(page, record):
    text = record.document.text
    targets = [target for item in page["items"] for target in item["target"]]
    assert len(targets) > 8
    for target in targets:
        position, quotation = target["selector"]
        start, end = position["start"], position["end"]
        assert text[start:end] == quotation["exact"]
        assert text[max(0, start - AROUND) : end + AROUND] == (
            quotation["prefix"] + quotation["exact"] + quotation["suffix"]
        )


def test_an_annotation_page_is_what_the_standard_asks_for(page, record):
    assert page["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert page["type"] == "AnnotationPage"
    assert len({item["id"] for item in page["items"]}) == len(page["items"]) == len(record.statements) + 2
    for item in page["items"]:
        assert item["type"] == "Annotation"
        assert {target["type"] for target in item["target"]} == {"SpecificResource"}
        assert item["body"][0]["value"] in ("statement", "commitment", "event")


def test_an_annotation_names_its_speaker_and_the_hash_of_its_source(page, record):
    item = next(item for item in page["items"] if "keep our word" in json.dumps(item, ensure_ascii=False))
    assert {"Ida Lund"} == {body["value"] for body in item["body"] if body.get("onrecord:role") == "speaker"}
    source = item["target"][0]["source"]
    assert source["onrecord:sha256"] == record.document.id
    assert source["onrecord:textSha256"] == hashlib.sha256(record.document.text.encode()).hexdigest()


def test_citron_quotations_have_the_shape_that_citron_reads(record):
    value = citron_of(record)
    assert value["quotes"]
    for quote in value["quotes"]:
        for piece in (quote["cue"], *quote["sources"], *quote["contents"], *quote["coreferences"]):
            assert value["text"][piece["start"] : piece["end"]] == piece["text"]


def test_citron_comes_back_with_the_same_words(record, tmp_path):
    write_citron([record], tmp_path / "out")
    [path] = (tmp_path / "out").iterdir()
    back = read_citron(path)
    assert back.document.text == record.document.text
    assert back.document.published == record.document.published
    assert sorted(one.content for one in back.statements) == sorted(one.content for one in record.statements)
    assert {one.speakers for one in back.statements} == {()}
    assert "not-resolved" in {problem.code for problem in back.problems}


def test_a_citron_quotation_whose_words_are_not_at_its_place_is_a_problem(record, tmp_path):
    value = citron_of(record)
    value["quotes"][0]["contents"][0]["start"] += 1
    (tmp_path / "a.json").write_text(json.dumps(value), encoding="utf-8")
    back = read_citron(tmp_path / "a.json")
    assert len(back.statements) == len(record.statements) - 1
    [problem] = [problem for problem in back.problems if problem.code == "broken-quotation"]
    assert "not '" in problem.message


@pytest.mark.parametrize(
    "quote",
    [None, 7, {}, {"contents": [{"start": 0, "end": 99}]}, {"contents": [{"start": -1, "end": 2}]},
     {"contents": [{"start": 0, "end": 3}, {"start": 1, "end": 4}]}, {"contents": [{"start": True, "end": "x"}]}],
)  # fmt: skip
def test_broken_citron_quotations_are_left_out_and_counted(quote, tmp_path):
    (tmp_path / "a.json").write_text(json.dumps({"text": "Hello there", "quotes": [quote]}), encoding="utf-8")
    back = read_citron(tmp_path / "a.json")
    assert back.statements == ()
    assert "broken-quotation" in {problem.code for problem in back.problems}


def test_a_file_that_is_no_citron_is_named(tmp_path):
    (tmp_path / "a.json").write_text("[1]", encoding="utf-8")
    with pytest.raises(ExportError, match=r"a\.json: a JSON object should stand here, not list"):
        read_citron(tmp_path / "a.json")


def test_brat_spans_hold_no_line_break_and_their_words(record):
    text = record.document.text
    for line in standoff_of(record):
        if line.startswith("T"):
            _, where, words = line.split("\t")
            pieces = [tuple(map(int, piece.split())) for piece in where.split(" ", 1)[1].split(";")]
            assert " ".join(text[start:end] for start, end in pieces) == words
            assert "\n" not in words


@pytest.mark.parametrize("text", [None, PARAGRAPHS, "The ferry sails, officials said.\nIt is late.\n"])
def test_annotations_that_nobody_touched_give_the_same_record(record, text):
    before = record if text is None else onrecord.read_text(text, key="a")
    back = corrected(before, list(standoff_of(before)))
    assert back.corrections == ()
    assert back.record == before


def _touched(record, old, new):
    lines = list(standoff_of(record))
    assert any(old in line for line in lines), lines
    return corrected(record, [line.replace(old, new) for line in lines])


def test_a_changed_attribute_comes_back(record):
    back = _touched(record, " direct", " mixed")
    [change] = back.corrections
    assert (change.change, change.field, change.before, change.after) == ("changed", "kind", "direct", "mixed")
    now = next(one for one in back.record.statements if one.id == change.record)
    assert now.kind is ContentKind.MIXED
    assert (now.provenance.component, now.score) == ("import-brat/1", None)


def test_a_moved_span_comes_back_with_the_words_before_and_after(record):
    text = record.document.text
    start = text.index("Lund told")
    source = f"Source {start} {start + 4}\tLund"
    back = _touched(record, source, f"Source {start} {start + 9}\tLund told")
    assert [(one.field, one.before, one.after) for one in back.corrections] == [
        ("source", "Lund", "Lund told"), ("speakers", "Ida Lund", ""),
    ]  # fmt: skip


def test_a_removed_statement_is_gone_and_listed(record):
    lines = [line for line in standoff_of(record) if not line.startswith("E1\t")]
    back = corrected(record, lines)
    assert [one.change for one in back.corrections] == ["removed"]
    assert len(back.record.statements) == len(record.statements) - 1


def test_a_statement_drawn_by_hand_is_added_under_a_new_id(record):
    text = record.document.text
    cue, start = text.index("killed"), text.index("12 soldiers")
    lines = [*standoff_of(record), f"T900\tStatement {cue} {cue + 6}\tkilled",
             f"T901\tContent {start} {start + 11}\t12 soldiers", "E900\tStatement:T900 Content:T901"]  # fmt: skip
    back = corrected(record, lines)
    [change] = back.corrections
    assert (change.change, change.after) == ("added", "12 soldiers")
    added = next(one for one in back.record.statements if one.id == change.record)
    assert change.record not in {one.id for one in record.statements}
    assert (added.kind, added.speakers) == (ContentKind.INDIRECT, ())


def test_a_commitment_is_corrected(record):
    back = _touched(record, "Modality", "Modality").record  # untouched
    assert back.commitments == record.commitments
    lines = [
        line.replace(" pledged", " planned").replace(" do", " do_not")
        if "\tModality" in line or "\tPolarity" in line
        else line
        for line in standoff_of(record)
    ]
    [now] = corrected(record, lines).record.commitments
    assert (now.modality, now.polarity) == (Modality.PLANNED, Polarity.DO_NOT)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("T900\tSource 0 5\tWrong", "line .*at 0 5 stands 'Norla', not 'Wrong'"),
        ("T900\tSource 0 99999\tWrong", "0 99999 is no place"),
        ("E900\tStatement:T888", "no line 'T888'"),
        ("A900\tKind E1 oblique", "'oblique' is none of direct, mixed, indirect"),
    ],
)
def test_a_line_that_cannot_be_is_named(record, line, message):
    with pytest.raises(ExportError, match=message):
        corrected(record, [*standoff_of(record), line])


def test_a_text_that_was_changed_is_refused(record, tmp_path):
    write_brat([record], tmp_path / "out")
    [text] = (tmp_path / "out").glob("*.txt")
    assert read_brat(text.with_suffix(".ann")).corrections == ()
    text.write_text("x" + text.read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(ExportError, match="is not the text of"):
        read_brat(text.with_suffix(".ann"))


def test_annotations_without_a_record_become_one(record, tmp_path):
    write_brat([record], tmp_path / "out")
    [kept] = (tmp_path / "out").glob("*.record.json")
    kept.unlink()
    plain = dataclasses.replace(record, commitments=())
    [ann] = (tmp_path / "out").glob("*.ann")
    lines = [line for line in standoff_of(plain) if not line.startswith("#")]
    ann.write_text("\n".join(lines), encoding="utf-8")
    back = read_brat(ann).record
    assert [one.content for one in back.statements] == [one.content for one in record.statements]


def test_changes_to_mentions_are_said_not_to_be_taken_over(record):
    lines = [line for line in standoff_of(record) if "\tPerson " not in line]
    assert "not-imported" in {problem.code for problem in corrected(record, lines).record.problems}


def test_brat_is_told_every_type_that_a_file_uses(record):
    conf = annotation_conf()
    for line in standoff_of(record):
        if line.startswith(("T", "A", "E")):
            name = line.split("\t")[1].split(" ")[0].split(":")[0]
            assert f"\n{name}" in conf, name
