"""Records as JSON: what is written is read back the same, and what does not fit is refused by name."""

import copy
import json
from decimal import Decimal
from pathlib import Path

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings

from onrecord import __version__
from onrecord.errors import RecordFormatError
from onrecord.model import Document, Problem, Quantity, Record, Severity, Span
from onrecord.model.codec import SCHEMA, json_schema, record_from_json, record_from_line, record_to_line, to_json

from .strategies import records

CHECKED_IN = Path(__file__).parents[2] / "docs" / "reference" / "record.schema.json"
VALIDATOR = jsonschema.Draft202012Validator(
    json_schema(), format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
)
whole_records = settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))


@whole_records
@given(records())
def test_any_record_written_and_read_back_is_the_same(record):
    assert record_from_json(to_json(record)) == record
    line = record_to_line(record)
    assert record_from_line(line) == record
    assert record_to_line(record_from_line(line)) == line


@whole_records
@given(records())
def test_any_record_written_fits_the_schema(record):
    VALIDATOR.validate(json.loads(record_to_line(record)))


@whole_records
@given(records())
def test_a_line_holds_no_line_break_of_any_kind(record):
    assert len(record_to_line(record).splitlines()) == 1


@pytest.mark.parametrize("odd", ["\n", "\r", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029", "\ud83d", "\0"])
def test_odd_characters_of_a_text_stay_on_the_line_and_come_back(odd):
    record = Record(Document(id=None, key=f"a{odd}b", text=f"“{odd}”"))
    line = record_to_line(record)
    assert len(line.splitlines()) == 1
    assert line.encode()
    assert record_from_line(line) == record


def test_quotation_marks_and_letters_of_all_languages_stay_readable():
    assert "“Ærlig talt 🚢”" in record_to_line(Record(Document(id=None, key="k", text="“Ærlig talt 🚢”")))


def keys_in_order(value, path="record"):
    """Yield (path, keys) for every object, depth first; lists are named by their index."""
    if isinstance(value, dict):
        yield path, list(value)
        for name, item in value.items():
            yield from keys_in_order(item, f"{path}.{name}")
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from keys_in_order(item, f"{path}[{index}]")


def test_every_key_of_the_contract_is_written_in_its_order(full):
    written = dict(keys_in_order(to_json(record_from_json(full))))
    for path, keys in keys_in_order(full):
        assert [key for key in written[path] if key in keys] == keys, path


def test_every_value_of_the_contract_comes_back(full):
    def agrees(given_value, written):
        if isinstance(given_value, dict):
            return all(agrees(item, written[name]) for name, item in given_value.items())
        if isinstance(given_value, list):
            return len(given_value) == len(written) and all(map(agrees, given_value, written))
        return given_value == written

    assert agrees({**full, "onrecord": __version__}, to_json(record_from_json(full)))


def test_fields_added_by_a_later_version_are_passed_over(full, full_record):
    full["mood"] = {"any": "thing"}
    full["document"]["weather"] = None
    full["statements"][0]["tone"] = [1, 2]
    assert record_from_json(full) == full_record


def test_fields_that_have_a_default_may_be_left_out():
    record = record_from_json({"schema": SCHEMA, "document": {"id": None, "key": "k"}})
    assert record == Record(Document(id=None, key="k"))


BROKEN = [
    (("document",), [], r"record\.document: \[\] should be an object"),
    (("document", "key"), None, r"record\.document\.key: None should be a string"),
    (("document", "published"), "3 May 2024", r"record\.document\.published: '3 May 2024' is not a date such as"),
    (("document", "published"), "20240503", r"record\.document\.published: '20240503' is not a date such as"),
    (("document", "published"), "2024-W18-5", r"document\.published: '2024-W18-5' is not a date"),
    (("document", "authors"), "Tove Aker", r"record\.document\.authors: 'Tove Aker' should be a list"),
    (("document", "authors"), [7], r"record\.document\.authors\[0\]: 7 should be a string"),
    (("document", "parts", 0, "kind"), "ad", r"parts\[0\]\.kind: 'ad' is none of title, byline, dateline"),
    (("document", "parts", 0, "kind"), ["title"], r"parts\[0\]\.kind: \['title'\] is none of"),
    (("document", "parts", 0, "span"), [5, 5], r"parts\[0\]\.span: Span\(5, 5\) holds no text"),
    (("document", "parts", 0, "span"), [0, 30], r"record\.document: parts of coast/ships.txt: .* begins before"),
    (("document", "parts", 0, "span"), [0, 1, 2], r"span: \[0, 1, 2\] should be a list of 2 whole numbers"),
    (("document", "parts", 0, "span"), [0, 1.5], r"parts\[0\]\.span: 1\.5 should be a whole number"),
    (("document", "parts", 0, "span"), [False, 2], r"parts\[0\]\.span: False should be a whole number"),
    (("document", "source_map"), 3, r"record\.document\.source_map: 3 should be a list of runs"),
    (("document", "source_map"), [[0, 0]], r"source_map: \[0, 0\] should be a list of 3 or 4 whole numbers"),
    (("document", "source_map"), [[0, 0, 9], [5, 0, 9]], r"document\.source_map: .* overlaps the run before it"),
    (("document", "source_map"), [[0, 0, 900]], r"record\.document: .* source map runs past the end of the text"),
    (("document", "repairs", 0, "source"), [9, 3], r"repairs\[0\]\.source: \[9, 3\] is no place in a source"),
    (("document", "boxes"), [5], r"record\.document\.boxes\[0\]: 5 should be a list of 4 numbers"),
    (("document", "boxes"), [[1, 2, 3]], r"boxes\[0\]: \[1, 2, 3\] should be a list of 4 numbers"),
    (("document", "boxes"), [[1, 2, 3, "4"]], r"boxes\[0\]: '4' should be a number"),
    (("document", "boxes"), [[1, 2, 3, 4]], r"record\.document: .*1 boxes for 2 runs; give one each, or none"),
    (("entities", 1), "Norland", r"record\.entities\[1\]: 'Norland' should be an object"),
    (("entities", 1, "id"), "e1", r"record: .*two records have the id 'e1'"),
    (("entities", 1, "links", "geonames"), "x", r"entities\[1\]\.links\.geonames: 'x' should be a whole number"),
    (("statements", 0, "speakers"), ["e9"], r"record: s1 refers to e9, which this record does not hold"),
    (("statements", 0, "content"), [], r"record\.statements\[0\]: Statement s1: needs at least one content span"),
    (("statements", 0, "content"), [[9, 12], [3, 5]], r"content: .* give the pieces in text order"),
    (("statements", 0, "content"), [[9, 1200]], r"record: s1: Span\(start=9, end=1200\) runs past the end of the text"),
    (("statements", 0, "score"), 1.5, r"statements\[0\]: Statement s1: score 1\.5 is outside 0 to 1"),
    (("statements", 0, "score"), float("nan"), r"statements\[0\]\.score: nan should be a number that JSON can hold"),
    (("statements", 0, "score"), 10**400, r"statements\[0\]\.score: 1000+\.\.\. should be a number that JSON"),
    (("echoes", 0, "statement"), "s7", r"record: Echo 1 refers to s7"),
    (("commitments", 0, "promisor"), [], r"commitments\[0\]: Commitment c1: needs at least one promisor"),
    (("commitments", 0, "amount", "quantity"), "q9", r"record: c1 refers to q9"),
    (("commitments", 0, "polarity"), "0", r"commitments\[0\]\.polarity: '0' is none of \+, -"),
    (("events", 0, "reciprocal"), 0, r"events\[0\]\.reciprocal: 0 should be true or false"),
    (("events", 0, "date", "begin"), 2024, r"events\[0\]\.date\.begin: 2024 should be a string"),
    (("events", 0, "place", "latitude"), "north", r"place\.latitude: 'north' should be a number"),
    (("quantities", 0, "value"), 12, r"quantities\[0\]\.value: 12 should be a decimal number in a string"),
    (("quantities", 0, "value"), "NaN", r"quantities\[0\]\.value: 'NaN' should be a decimal number"),
    (("quantities", 0, "value"), "1E+999999999", r"quantities\[0\]\.value: '1E\+999999999' should be a decimal"),
    (("disputes", 0, "by"), ["s9"], r"record: Dispute 1 refers to s9"),
    (("problems", 0, "code"), "No date", r"problems\[0\]: Problem: code 'No date' must be lower-case words"),
    (("problems", 0, "span"), [0, 999], r"record: Problem 1: .* runs past the end"),
]


@pytest.mark.parametrize(("path", "value", "words"), BROKEN)
def test_a_value_that_does_not_fit_is_refused_by_the_name_of_its_field(full, path, value, words):
    target = full
    for step in path[:-1]:
        target = target[step]
    target[path[-1]] = value
    with pytest.raises(RecordFormatError, match=words):
        record_from_json(full)


def places_in(value, path=()):
    """Yield the path of every value inside JSON."""
    for step, item in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield (*path, step)
        yield from places_in(item, (*path, step))


@pytest.mark.parametrize("junk", [None, True, -1, 0.5, "", "junk", [], [[]], {}, {"id": 3}, [-1, 4], float("inf")])
def test_junk_in_any_place_is_read_or_refused_but_never_crashes(full, junk):
    refused = []
    for path in places_in(full):
        broken = copy.deepcopy(full)
        target = broken
        for step in path[:-1]:
            target = target[step]
        target[path[-1]] = junk
        try:
            record_from_json(broken)
        except RecordFormatError as error:
            refused.append(str(error))
    assert len(refused) > 50
    assert max(map(len, refused)) < 700


@pytest.mark.parametrize("name", ["id", "key"])
def test_a_missing_field_is_named(full, name):
    del full["document"][name]
    with pytest.raises(RecordFormatError, match=rf"record\.document: this document lacks {name}\."):
        record_from_json(full)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{", "This line is not JSON"),
        ("[" * 200_000, "This line is not JSON"),
        ("[]", r"not a record of schema 'onrecord.record/1' \(found 'list'\)"),
        ('{"schema": "onrecord.record/9"}', r"found 'onrecord\.record/9'"),
        ('{"schema": "onrecord.record/1"}', "record: this record lacks document"),
    ],
)
def test_a_line_that_is_no_record_is_refused(line, words):
    with pytest.raises(RecordFormatError, match=words):
        record_from_line(line)


def test_amounts_are_written_digit_by_digit():
    quantity = Quantity("q1", Span(0, 1), Decimal("1.20E+9"))
    record = Record(Document(id=None, key="k", text="x"), quantities=(quantity,))
    assert to_json(record)["quantities"][0]["value"] == "1200000000"
    assert record_from_line(record_to_line(record)) == record


def test_single_values_of_the_model_can_be_written_too():
    assert to_json((Span(1, 2), None)) == [[1, 2], None]
    problem = Problem("no-date", "No date.", severity=Severity.NOTE)
    assert to_json(problem) == {"code": "no-date", "message": "No date.", "span": None, "severity": "note"}


def test_the_schema_is_itself_valid_and_the_one_that_is_checked_in():
    jsonschema.Draft202012Validator.check_schema(json_schema())
    checked_in = json.loads(CHECKED_IN.read_text(encoding="utf-8"))
    assert checked_in == json_schema(), "docs/reference/record.schema.json is stale: run scripts/make_docs.py"


def test_the_schema_refuses_what_the_reader_refuses(full):
    VALIDATOR.validate(to_json(record_from_json(full)))
    written = to_json(record_from_json(full))
    written["statements"][0]["kind"] = "heard"
    assert [error.json_path for error in VALIDATOR.iter_errors(written)] == ["$.statements[0].kind"]
