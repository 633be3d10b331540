"""The whole way from corpora to weights, on a handful of invented articles."""

import dataclasses
import lzma

import numpy as np
import pytest

pytest.importorskip("torch", reason="training needs the extra [train]")
pytest.importorskip("onnx", reason="export needs the extra [train]")
pytest.importorskip("onnxruntime")

from onrecord.learn import run
from onrecord.learn.linker import LinkPlan
from onrecord.learn.network import Shape
from onrecord.learn.pretrain import PretrainPlan
from onrecord.learn.run import Corpora, Recipe, train_reader
from onrecord.learn.tagger import Plan
from onrecord.learn.vectors import WordVectors
from tests.learn.test_training import ARTICLES, VECTORS, WORDS

SMALL = Recipe(
    language=PretrainPlan(hidden=8, tokens=600, sequences=2, length=16, negatives=5),
    teachers=(Plan(shape=Shape("lstm", 6), epochs=1, batch=4, window=32),),
    student=Plan(shape=Shape("lstm", 8), epochs=1, batch=4, window=32, taught=0.1),
    finish=Plan(shape=Shape("lstm", 8), epochs=1, batch=4, window=32, taught=0.1, seed=4),
    taught_tokens=200,
    linker=LinkPlan(epochs=1),
)


@pytest.fixture
def corpora(tmp_path, monkeypatch):
    folder = tmp_path / "gold"
    (folder / "text").mkdir(parents=True)
    (folder / "attributions").mkdir()
    for article in ARTICLES:
        (folder / "text" / f"{article.name}.txt").write_bytes(article.text.encode())
        lines, number = [], 0
        for one in article.copies[0]:
            for role in ("source", "cue", "content"):
                [(start, end)] = getattr(one, role)
                number += 1
                lines.append(f"T{number}\t{role.capitalize()} {start} {end}\t{article.text[start:end]}")
            lines.append(
                f"E{number}\tAttribution:T{number - 1} Source:T{number - 2} Cue:T{number - 1} Content:T{number}"
            )
        (folder / "attributions" / f"{article.name}_0001.ann").write_bytes("\n".join(lines).encode())
    raw = tmp_path / "raw.txt.xz"
    raw.write_bytes(
        lzma.compress("\n\n".join((article.text.replace("\n\n", "\n") + " ") * 5 for article in ARTICLES).encode())
    )
    monkeypatch.setattr(
        run, "train_vectors", lambda *_: WordVectors(tuple(WORDS), VECTORS, np.ones(len(VECTORS)))
    )  # word2vec has its own test
    return Corpora(folder, (raw,), (raw,), transcripts=(raw,), held_out=folder)


def test_corpora_become_weights_with_checksums_and_a_card(corpora, tmp_path):
    lines = []
    train_reader(corpora, tmp_path / "work", tmp_path / "out", SMALL, lines.append)
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert names == {"reading.onnx", "reading.npz", "reading.words", "linker.npz", "reading.md", "SHA256SUMS"}
    assert any("texts scored by 1 teachers" in line and not line.startswith("0 ") for line in lines)
    card = (tmp_path / "out" / "reading.md").read_text(encoding="utf-8")
    assert "PolNeAR" in card
    assert "seed=" in card
    assert len((tmp_path / "out" / "SHA256SUMS").read_text().splitlines()) == 5


def test_what_was_trained_before_is_not_trained_again(corpora, tmp_path):
    train_reader(corpora, tmp_path / "work", tmp_path / "out", SMALL, lambda _: None)
    first = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    lines = []
    train_reader(corpora, tmp_path / "work", tmp_path / "out", SMALL, lines.append)
    assert not [line for line in lines if line.startswith(("epoch", "word vectors", "language"))]
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == first


def test_weights_need_no_teachers(corpora, tmp_path):
    train_reader(corpora, tmp_path / "work", tmp_path / "out", dataclasses.replace(SMALL, teachers=()), lambda _: None)
    assert (tmp_path / "out" / "reading.onnx").exists()
