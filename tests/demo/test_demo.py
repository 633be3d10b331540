"""The demo corpus holds together: texts, files, gold and transcripts. Reading it is tested elsewhere."""

import datetime
import html
import importlib.util
import itertools
import json
import re
import sys
from pathlib import Path

import pypdfium2
import pytest

from onrecord.demo import demo_files, write_demo
from onrecord.errors import OnrecordError
from onrecord.evaluate.gold import find_place, gold_places, load_gold, place_gold
from onrecord.model import (
    CommitmentKind,
    Comparator,
    ContentKind,
    CountKind,
    EntityKind,
    EventRoot,
    EventStatus,
    MentionKind,
    Modality,
    TimeModifier,
    TimeType,
)

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
FILES = ROOT / "src" / "onrecord" / "demo" / "files"
TRANSCRIPTS = ROOT / "src" / "onrecord" / "demo" / "transcripts"
NAMES = sorted(path.stem for path in (HERE / "gold").glob("*.json"))
LABELS = (
    "verbatim variant bracketed elided_marked elided_unmarked altered reordered spliced translation not_found".split()
)


def gold_of(name):
    return load_gold(HERE / "gold" / f"{name}.json")


def text_of(name):
    return (HERE / "text" / f"{name}.txt").read_text(encoding="utf-8").rstrip("\n")


def letters(text):
    """The letters and digits of a text, however its lines are broken."""
    return re.sub(r"[\W_]+", "", text)


def test_every_article_has_its_text_and_its_gold():
    assert [Path(name).stem for name in demo_files()] == NAMES
    assert sorted(path.stem for path in (HERE / "text").glob("*.txt")) == NAMES
    assert [gold_of(name)["file"] for name in NAMES] == demo_files()


def test_there_are_many_styles_and_three_formats():
    assert len(NAMES) >= 14
    assert len({gold_of(name)["style"] for name in NAMES}) >= 12
    kinds = [Path(name).suffix for name in demo_files()]
    assert {kind: kinds.count(kind) for kind in set(kinds)} == {".txt": 6, ".html": 6, ".pdf": 4}


@pytest.mark.parametrize("name", NAMES)
def test_article_is_of_newspaper_length(name):
    assert 300 <= len(text_of(name).split()) <= 900


@pytest.mark.parametrize("name", NAMES)
def test_every_gold_string_stands_in_the_expected_text(name):
    gold, text = gold_of(name), text_of(name)
    for place in gold_places(gold):
        find_place(text, place)
    placed = place_gold(gold, text)
    assert len(placed.statements) >= 5
    assert placed.title in text.split("\n\n")
    assert gold["paragraphs"] == len(text.split("\n\n"))
    assert name.startswith(placed.published.isoformat())


@pytest.mark.parametrize("name", NAMES)
def test_quoted_words_and_kind_of_a_statement_agree(name):
    """Direct content is quoted from end to end, mixed in part, indirect not at all."""
    text = text_of(name)
    for statement in place_gold(gold_of(name), text).statements:
        content = sum(len(piece) for piece in statement.content)
        quoted = sum(len(piece) for piece in statement.quoted)
        assert all(any(piece.contains(part) for piece in statement.content) for part in statement.quoted)
        if statement.kind is ContentKind.INDIRECT:
            assert quoted == 0
        elif statement.kind is ContentKind.MIXED:
            assert 0 < quoted < content
        else:
            assert quoted >= content - 2 * len(statement.content), text[statement.content[0].start :][:60]


@pytest.mark.parametrize("name", NAMES)
def test_statements_do_not_overlap_unless_one_is_nested(name):
    statements = [item for item in place_gold(gold_of(name), text_of(name)).statements if not item.nested]
    pieces = sorted(piece for statement in statements for piece in statement.content)
    assert all(one.end <= two.start for one, two in itertools.pairwise(pieces))


@pytest.mark.parametrize("name", NAMES)
def test_echo_stands_between_marks(name):
    text = text_of(name)
    for echo in place_gold(gold_of(name), text).echoes:
        before, after = text[echo.span.start - 1], text[echo.span.end : echo.span.end + 2]
        assert before in "“‘", echo.span.text_in(text)
        assert re.match(r"[.,]?[”’]", after), echo.span.text_in(text)


@pytest.mark.parametrize("name", NAMES)
def test_gold_uses_the_words_of_the_data_model(name):
    """A speaker is an entity of the gold, or stands in the text as described."""
    gold, text = gold_of(name), " ".join(text_of(name).split())
    names = {entity["name"] for entity in gold["entities"]} | {gold["outlet"]}
    for entity in gold["entities"]:
        EntityKind(entity["kind"])
        assert all(MentionKind(mention["kind"]) for mention in entity["mentions"])
    for statement in gold["statements"]:
        given = [name for one in statement["speakers"] for name in ([one] if isinstance(one, str) else one)]
        assert all(name in names or name in text for name in given)
        assert set(statement["voice"]) <= names
    for commitment in gold["commitments"]:
        assert CommitmentKind(commitment["kind"])
        assert Modality(commitment["modality"])
    for event in gold["events"]:
        assert EventRoot(event["event"])
        assert EventStatus(event["status"])
        assert all(CountKind(count["of"]) for count in event["counts"])
    for time in gold["times"]:
        assert TimeType(time["type"])
        assert "modifier" not in time or TimeModifier(time["modifier"])
    assert all(Comparator(quantity["comparator"]) for quantity in gold["quantities"])


def test_gold_says_which_metadata_the_file_states():
    """The dateline of the second wire has no year, and the feature gives no date at all."""
    undated = [name for name in NAMES if "published" not in gold_of(name)["says"]]
    assert undated == ["2024-05-14-rival-wire-aid-pledge", "2026-02-21-feature-terezna"]
    for name in NAMES:
        gold = gold_of(name)
        assert set(gold["says"]) <= {"title", "authors", "outlet", "published"}
        assert ("authors" in gold["says"]) == bool(gold["authors"])


def test_transcripts_have_labelled_turns_and_a_manifest():
    manifest = [json.loads(line) for line in (TRANSCRIPTS / "manifest.jsonl").read_text("utf-8").splitlines()]
    assert sorted(entry["path"] for entry in manifest) == sorted(path.name for path in TRANSCRIPTS.glob("*.txt"))
    for entry in manifest:
        datetime.date.fromisoformat(entry["date"])
        text = (TRANSCRIPTS / entry["path"]).read_text("utf-8")
        turns = re.findall(r"^([A-Z]+): \S", text, flags=re.MULTILINE)
        assert len(turns) >= 10
        assert len(set(turns)) >= 5
        assert re.search(r"\(Laughter\.\)", text)


@pytest.mark.parametrize("name", NAMES)
def test_quotation_called_verbatim_stands_in_the_transcript(name):
    """Same words in the same order, marks and punctuation aside; one called altered does not stand there."""
    for entry in gold_of(name)["quotations_against_transcripts"]:
        assert entry["label"] in LABELS
        transcript = (TRANSCRIPTS / f"{entry['transcript']}.txt").read_text("utf-8")
        spoken = " ".join(re.findall(r"\w+", re.sub(r"\([A-Z][^)]*\.\)", " ", transcript).casefold()))
        words = " ".join(re.findall(r"\w+", entry["text"].casefold()))
        assert (f" {words} " in f" {spoken} ") == (entry["label"] == "verbatim"), entry["text"]


def test_demo_is_written_out_and_written_again(tmp_path):
    paths = write_demo(tmp_path / "demo")
    assert [path.name for path in paths] == demo_files()
    assert all(path.read_bytes() == (FILES / path.name).read_bytes() for path in paths)
    assert (tmp_path / "demo" / "transcripts" / "manifest.jsonl").is_file()
    assert "CC BY 4.0" in (tmp_path / "demo" / "LICENSE.txt").read_text("utf-8")
    assert write_demo(tmp_path / "demo") == paths


def test_changed_file_is_never_overwritten(tmp_path):
    """Nothing at all is written then, not even the files that are missing."""
    [first, second, *_] = write_demo(tmp_path)
    first.write_text("my notes", encoding="utf-8")
    second.unlink()
    with pytest.raises(OnrecordError, match="differs from the demo's file of that name"):
        write_demo(tmp_path)
    assert first.read_text(encoding="utf-8") == "my notes"
    assert not second.exists()


def test_pdfs_can_be_made_again_byte_for_byte(tmp_path):
    script = _script()
    made = script.main(tmp_path / "one")
    again = script.main(tmp_path / "two")
    assert [path.name for path in made] == [name for name in demo_files() if name.endswith(".pdf")]
    for path, other in zip(made, again, strict=True):
        assert path.read_bytes() == other.read_bytes()
        assert _pdf_pages(path) == _pdf_pages(FILES / path.name)


def test_pdfs_hold_the_whole_expected_text():
    """Every word of it, in some order of pages and columns, beside running heads and page numbers."""
    for name in NAMES:
        if (FILES / f"{name}.pdf").exists():
            pages = _pdf_pages(FILES / f"{name}.pdf")
            assert len(pages) >= 2
            page_text = letters("".join(pages))
            missing = [word for word in text_of(name).split() if letters(word) not in page_text]
            assert missing == []


def test_html_pages_and_texts_hold_the_whole_expected_text():
    """Paragraph by paragraph, in order. Not the print-out, cut by its pages, nor the brief, which is not UTF-8."""
    for name in NAMES:
        for path in (FILES / f"{name}.html", FILES / f"{name}.txt"):
            if path.exists() and name not in ("2025-09-25-regional-dock-strike", "2025-10-06-business-brief"):
                page = letters(html.unescape(re.sub(r"<[^>]*>", " ", path.read_text("utf-8"))))
                at = 0
                for paragraph in text_of(name).split("\n\n"):
                    at = page.find(letters(paragraph), at)
                    assert at >= 0, paragraph


def test_text_files_are_encoded_as_promised():
    rival = (FILES / "2024-05-14-rival-wire-aid-pledge.txt").read_bytes()
    assert rival.count(b"\r\n") == rival.count(b"\n") > 20
    brief = (FILES / "2025-10-06-business-brief.txt").read_bytes()
    assert b"\x80" in brief
    assert brief.decode("cp1252").rstrip("\n") == text_of("2025-10-06-business-brief")
    assert (FILES / "2025-03-20-press-release-delivery.txt").read_bytes().startswith(b"\xef\xbb\xbf")


def _pdf_pages(path):
    document = pypdfium2.PdfDocument(path)
    pages = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return pages


def _script():
    spec = importlib.util.spec_from_file_location("make_demo_pdfs", ROOT / "scripts" / "make_demo_pdfs.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module
