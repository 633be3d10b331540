"""The order of the stages: a record is the same alone and in a batch, and one document's trouble stays its own."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import onrecord
from onrecord import pipeline
from onrecord.demo import demo_files, write_demo
from onrecord.errors import OnrecordError
from onrecord.model import Modality
from onrecord.model.codec import record_to_line
from onrecord.pipeline import records_of
from onrecord.read.source import Source
from onrecord.settings import Settings


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("demo")
    write_demo(folder)
    return sorted(path for path in folder.iterdir() if path.name in demo_files())


def test_record_is_the_same_byte_for_byte_alone_and_in_any_batch(articles: list[Path]) -> None:
    together = [record_to_line(record) for record in onrecord.read(*articles)]
    alone = [record_to_line(record) for path in reversed(articles) for record in onrecord.read(path)]
    assert len(together) >= 12
    assert together == alone[::-1]


def test_inputs_that_cannot_be_read_keep_their_place_in_a_batch(tmp_path: Path, articles: list[Path]) -> None:
    inputs = [articles[0], tmp_path / "none.txt", articles[1], tmp_path / "none too.txt"]
    keys = [record.document.key for record in onrecord.read(*inputs)]
    assert keys == [str(path) for path in inputs]


def test_long_runs_are_read_in_batches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = tmp_path / "many.jsonl"
    lines.write_text("".join(f'{{"key": "{number}", "text": "“No,” said Per Holm."}}\n' for number in range(70)))
    sizes = []

    def watched(sources, **options):
        sizes.append(len(sources))
        return real(sources, **options)

    real = pipeline.records_of
    monkeypatch.setattr(pipeline, "records_of", watched)
    keys = [record.document.key for record in onrecord.read(lines)]
    assert keys == [str(number) for number in range(70)]
    assert sizes == [32, 32, 6]


def test_defect_met_by_one_document_is_its_problem_and_its_text_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(parse, attributions):
        if "Holm" in parse.text:
            raise RuntimeError("no such luck")
        return []

    monkeypatch.setattr(pipeline, "find_disputes", fail)
    sources = [Source(name, f"“No,” said Per {name}.".encode()) for name in ("Holm", "Lund")]
    broken, whole = pipeline.records_of(sources)
    assert [problem.code for problem in broken.problems] == ["no-date", "extraction-failed"]
    assert "RuntimeError: no such luck" in broken.problems[-1].message
    assert "said Per Holm" in broken.document.text
    assert not broken.was_read
    assert whole.statements


def test_a_defect_among_commitments_keeps_the_statements(monkeypatch):
    def fail(*_):
        raise RuntimeError("no such luck")

    monkeypatch.setattr("onrecord.resolve.commitments.resolve_commitments", fail)
    [record] = records_of([Source("a.txt", "“We will pay by May,” said Per Holm.".encode())])
    assert [problem.code for problem in record.problems] == ["no-date", "undated-times", "commitments-failed"]
    assert record.statements
    assert record.commitments == ()


def test_commitments_are_found_unless_no_grammar_is_wanted():
    text = "Norland will send two patrol boats to Sarovia by the end of 2030, the ministry said."
    [plain] = records_of([Source("a.txt", text.encode())], settings=Settings(grammar="none"))
    [record] = records_of([Source("a.txt", text.encode())])
    assert plain.commitments == ()
    [commitment] = record.commitments
    assert record.document.text_of(commitment.cue) == "will"
    assert [record.entity(party.entity).name for party in commitment.promisor] == ["Norland"]
    assert commitment.modality is Modality.PLANNED
    assert commitment.provenance is not None
    assert commitment.provenance.settings == Settings().digest()
    assert commitment.provenance.weights is not None


def test_the_grammar_is_not_loaded_for_a_text_that_promises_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.parse.dependency.load_dependency", lambda: pytest.fail("loaded"))
    [record] = records_of([Source("a.txt", b"The harbour of Ostvik froze over in 1987.")])
    assert record.was_read


def test_commitments_need_nothing_that_the_package_does_not_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    [record] = records_of([Source("a.txt", b"Norland promised to pay for the harbour.")])
    assert [commitment.modality for commitment in record.commitments] == [Modality.PLEDGED]


def test_a_grammar_that_is_not_there_is_an_error_of_the_call():
    with pytest.raises(OnrecordError, match="no spaCy pipeline 'en_no_such'"):
        records_of([Source("a.txt", b"Norland will pay.")], settings=Settings(grammar="en_no_such"))
