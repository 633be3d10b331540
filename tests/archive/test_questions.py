"""Questions to an archive: filters, order, pages, ids; the same by command."""

from __future__ import annotations

import csv
import datetime
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import onrecord
from onrecord.archive import Archive
from onrecord.cli import app
from onrecord.errors import ArchiveError, QuestionError

ARTICLES = [
    ("a", "Velin Gazette", "2025-03-04", "“We will send two ships,” Ida Lund, the defence minister, said on Monday."),
    (
        "b",
        "Ostvik Post",
        "2025-05-06",
        "“The ship is late,” Tomas Brandt said. “Ida Lund broke her word,” Brandt said.",
    ),
    ("c", "Velin Gazette", None, "Ida Lund said that the harbour would stay open."),
    ("d", "Ostvik Post", "2025-05-06", "“No comment,” Łucja Ødegård said."),
]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    path = tmp_path_factory.mktemp("questions")
    lines = [
        json.dumps({"key": key, "outlet": outlet, "published": published, "text": text})
        for key, outlet, published, text in ARTICLES
    ]
    (path / "in.jsonl").write_text("\n".join(lines), encoding="utf-8")
    archive = onrecord.init(path / "archive")
    archive.add(path / "in.jsonl")
    return archive


def _keys(found: object) -> list[str]:
    return [one.document.key for one in found]  # type: ignore[attr-defined]


def test_statements_come_with_words_context_and_document_the_latest_first(archive: Archive) -> None:
    found = archive.statements(by="Lund")
    assert _keys(found) == ["a", "c"]
    said = found[0]
    assert (said.text, said.speakers) == ("“We will send two ships,”", ("Ida Lund",))
    assert said.context == ARTICLES[0][3]
    assert (said.document.outlet, said.document.published) == ("Velin Gazette", datetime.date(2025, 3, 4))
    assert said.context[said.span_start : said.span_end] == said.text


def test_filters_narrow(archive: Archive) -> None:
    assert _keys(archive.statements(about="ships")) == ["b", "a"]  # "ship" is a form of the word
    assert _keys(archive.statements(about='"two ships"')) == ["a"]
    assert _keys(archive.statements(outlet="velin")) == ["a", "c"]
    assert _keys(archive.statements(since=datetime.date(2025, 4, 1), by="brandt")) == ["b", "b"]
    assert _keys(archive.statements(until=datetime.date(2025, 4, 1))) == ["a"]
    assert _keys(archive.statements(kind="indirect")) == ["c"]


def test_a_name_is_found_without_its_accents_and_in_any_order(archive: Archive) -> None:
    assert _keys(archive.statements(by="odegard lucja")) == ["d"]
    assert _keys(archive.statements(by="Lund Brandt")) == []


def test_pages_follow_one_another_without_gap_or_overlap(archive: Archive) -> None:
    everything = [said.id for said in archive.statements()]
    pages = [archive.statements(limit=2, offset=offset) for offset in range(0, 6, 2)]
    assert [said.id for page in pages for said in page] == everything
    assert [page.more for page in pages] == [True, True, False]


def test_an_unknown_kind_is_answered_with_those_there_are(archive: Archive) -> None:
    with pytest.raises(QuestionError, match="The kinds are: direct, mixed, indirect"):
        archive.statements(kind="shouted")


def test_results_go_to_other_libraries(archive: Archive) -> None:
    found = archive.statements(by="Lund")
    assert found.to_polars()["speakers"].to_list() == [["Ida Lund"], ["Ida Lund"]]
    assert list(found.to_pandas()["key"]) == ["a", "c"]
    assert found.to_arrow().num_rows == 2
    assert archive.statements(by="nobody").to_polars().columns == found.to_polars().columns


def test_search_gives_the_documents_with_all_the_words(archive: Archive) -> None:
    [hit] = archive.search("ship late")
    assert hit.document.key == "b"
    assert "The ship is late" in hit.context
    assert {hit.document.key for hit in archive.search("ships")} == {"a", "b"}
    assert [hit.document.key for hit in archive.search("ships", outlet="Velin")] == ["a"]


@pytest.mark.parametrize(
    "words", ["ship AND", "NOT ship", "ship*", '"ship', "ship) OR (x", "text:ship", "ship -late", "^ship NEAR(late"]
)
def test_what_people_type_is_words_never_syntax(archive: Archive, words: str) -> None:
    archive.search(words)
    archive.statements(about=words)


def test_words_without_a_letter_are_told(archive: Archive) -> None:
    with pytest.raises(ArchiveError, match="no word to look for"):
        archive.search("?!")
    with pytest.raises(QuestionError, match="no word in the name"):
        archive.statements(by="'; --")


def test_who_has_roles_words_and_those_who_speak_of_them(archive: Archive) -> None:
    page = archive.who("Lund")
    assert [(one.name, one.documents) for one in page.names] == [("Ida Lund", 3)]
    [role] = page.roles
    assert (role.role, role.first) == ("defence minister", datetime.date(2025, 3, 4))
    assert _keys(page.said) == ["a", "c"]
    [other] = page.spoken_of_by
    assert (other.speakers, other.latest) == (("Tomas Brandt",), "“Ida Lund broke her word,”")


def test_an_unknown_name_is_answered_with_a_near_one(archive: Archive) -> None:
    with pytest.raises(QuestionError, match=r"called 'Ida Lunt'\. Did you mean Ida Lund\?"):
        archive.who("Ida Lunt")


def test_a_timeline_runs_from_the_oldest_day_and_says_whose_day_it_is(archive: Archive) -> None:
    found = archive.timeline()
    days = [one.day for one in found if one.day is not None]
    assert days == sorted(days)
    assert {days[0], days[-1]} == {datetime.date(2025, 3, 4), datetime.date(2025, 5, 6)}
    assert found[-1].day is None
    assert {one.basis for one in found} == {"reported"}
    assert {one.who for one in archive.timeline(about="late")} == {("Tomas Brandt",)}


def test_a_record_is_shown_with_the_way_back_to_its_source(archive: Archive) -> None:
    said = archive.statements(about="two ships")[0]
    shown = archive.show(said.id)
    assert shown.text == said.text
    piece = shown.source[0]
    assert ARTICLES[0][3][piece.start : piece.end] == said.text
    assert archive.show(f"{said.document.id}:s1").id == said.id
    assert archive.record(said.document.id[:8]).document.key == "a"


def test_ids_that_lead_nowhere_are_told(archive: Archive) -> None:
    document = archive.statements()[0].document.id
    for words, message in [
        (f"{document}:s99", "has no record 's99'. It has s1"),
        ("0000000000000000:s1", "No document's id begins with"),
        ("ab:s1", "is no id"),
        ("s1", "is no id"),
        (document, "names a document"),
    ]:
        with pytest.raises(QuestionError, match=message):
            archive.show(words)


def _run(archive: Archive, *words: str) -> Result:
    return CliRunner().invoke(app, [*words, "--in", str(archive.path)], catch_exceptions=False, env={"COLUMNS": "200"})


def test_commands_print_json_and_csv_for_programs(archive: Archive) -> None:
    lines = _run(archive, "said", "--by", "Lund", "--json").stdout.splitlines()
    assert [json.loads(line)["speakers"] for line in lines] == [["Ida Lund"], ["Ida Lund"]]
    first, _ = csv.DictReader(io.StringIO(_run(archive, "said", "--by", "Lund", "--csv").stdout))
    assert (first["published"], first["text"]) == ("2025-03-04", "“We will send two ships,”")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["said", "--by", "brandt"], "broke her"),
        (["who", "Ida", "Lund"], "defence minister | reported 2025-03-04, 1 document"),
        (["timeline", "--until", "2025-04-01"], "two ships"),
        (["search", "harbour", "open"], "stay"),
        (["sql", "SELECT count(*) AS statements FROM said"], "5"),
        (["status"], "4 documents read, 0 inputs not"),
    ],
)
def test_commands_answer_people(archive: Archive, words: list[str], expected: str) -> None:
    result = _run(archive, *words)
    assert result.exit_code == 0
    assert expected in result.stdout


def test_show_prints_the_record_marked_in_its_sentence(archive: Archive) -> None:
    words = _run(archive, "show", archive.statements(about="two ships")[0].id).stdout
    assert "»“We will send two ships,”« Ida Lund" in words
    assert "line 1, [0, 25)" in words


def test_the_archive_meant_is_named_or_around_or_the_only_one_here(
    archive: Archive, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def read() -> str:
        return CliRunner().invoke(app, ["status"]).stdout

    monkeypatch.chdir(archive.path / "raw")
    assert "4 documents" in read()
    monkeypatch.chdir(archive.path.parent)
    assert "4 documents" in read()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ArchiveError, match="There is no archive here"):
        CliRunner().invoke(app, ["status"], catch_exceptions=False)
    monkeypatch.setenv("ONRECORD", str(archive.path))
    assert "4 documents" in read()
