"""`onrecord import` and `onrecord cite` as people meet them."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

import onrecord
from onrecord.cli import app
from onrecord.errors import ExportError
from onrecord.model.codec import record_from_line
from onrecord.settings import Settings


def _run(*words):
    return CliRunner().invoke(app, list(words), catch_exceptions=False)


@pytest.fixture
def note(tmp_path):
    path = tmp_path / "note.txt"
    path.write_text("“We will stay,” said Ida Lund.\n", encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("form", ["citron", "brat"])
def test_what_was_exported_is_imported_again(note, tmp_path, form):
    _run("export", note, "-f", form, "-o", str(tmp_path / "out"))
    done = _run("import", str(tmp_path / "out"), "-f", form, "-o", str(tmp_path / "back.jsonl"))
    assert "1 document" in done.stderr
    record = record_from_line((tmp_path / "back.jsonl").read_text(encoding="utf-8"))
    assert [record.document.text_of(one.content) for one in record.statements] == ["“We will stay,”"]


def test_corrections_made_in_brat_are_listed(note, tmp_path):
    _run("export", note, "-f", "brat", "-o", str(tmp_path / "out"))
    [ann] = (tmp_path / "out").glob("*.ann")
    ann.write_text(ann.read_text(encoding="utf-8").replace(" direct", " mixed"), encoding="utf-8")
    done = _run("import", str(ann), "-f", "brat", "-o", str(tmp_path / "back.jsonl"))
    assert "changed s1, kind: 'direct' -> 'mixed'" in done.stderr


def test_quotations_of_gdelt_become_records(tmp_path):
    line = {"date": "2024-05-03", "url": "https://a.example/1", "quotes": [{"pre": "x", "quote": "y z", "post": ""}]}
    (tmp_path / "gqg.json").write_text(json.dumps(line), encoding="utf-8")
    _run("import", str(tmp_path / "gqg.json"), "-f", "gqg", "-o", str(tmp_path / "back.jsonl"))
    done = _run("export", str(tmp_path / "back.jsonl"), "-f", "csv", "-o", str(tmp_path / "csv"))
    assert "1 record of 1 document" in done.stderr
    assert ",y z," in (tmp_path / "csv" / "statements.csv").read_text(encoding="utf-8-sig")


def test_a_folder_without_such_files_is_named(tmp_path):
    with pytest.raises(ExportError, match=r"holds no \*\.ann files"):
        _run("import", str(tmp_path), "-f", "brat", "-o", str(tmp_path / "back.jsonl"))
    assert list(tmp_path.iterdir()) == []


def test_cite_names_version_digests_and_documents(note):
    words = _run("cite", note).stdout
    assert f"version {onrecord.__version__}" in words
    assert Settings().digest() in words
    record = next(onrecord.read(note))
    assert f"{record.document.id}  {note}" in words
    assert record.statements[0].provenance.component in words


def test_cite_for_bibliographies_is_well_formed(note):
    [item] = json.loads(_run("cite", note, "--style", "csl").stdout)
    assert (item["type"], item["version"]) == ("software", onrecord.__version__)
    bibtex = _run("cite", "--style", "bibtex").stdout
    assert bibtex.startswith("@software{onrecord-")
    assert bibtex.count("{") == bibtex.count("}")


def test_the_manifest_changes_with_the_documents(note, tmp_path):
    other = tmp_path / "other.txt"
    other.write_text("“No,” said Per Dahl.", encoding="utf-8")
    notes = [json.loads(_run("cite", path, "--style", "csl").stdout)[0]["note"] for path in (note, str(other))]
    assert notes[0] != notes[1]
    assert "manifest" in notes[0]
