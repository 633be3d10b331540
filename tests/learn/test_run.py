"""The whole way from corpora to weights, on a handful of invented articles."""

import dataclasses
import lzma

import numpy as np
import pytest

pytest.importorskip("torch", reason="training needs the extra [train]")
pytest.importorskip("onnx", reason="export needs the extra [train]")
pytest.importorskip("onnxruntime")

from onrecord.learn import run
from onrecord.learn.heads import HeadPlan
from onrecord.learn.linker import LinkPlan
from onrecord.learn.network import Shape
from onrecord.learn.pretrain import PretrainPlan
from onrecord.learn.recipe import Corpora, Draw, Lesson, Recipe, Share, draw_texts
from onrecord.learn.run import train_reader
from onrecord.learn.tagger import Plan
from onrecord.learn.vectors import WordVectors
from tests.learn.test_training import ARTICLES, VECTORS, WORDS

PLAN = Plan(shape=Shape("lstm", 8), epochs=1, batch=4, window=32, taught=0.1)
SMALL = Recipe(
    language=PretrainPlan(hidden=8, tokens=600, sequences=2, length=16, negatives=5),
    teachers=(
        Plan(shape=Shape("lstm", 6), epochs=1, batch=4, window=32),
        Plan(shape=Shape("cnn", 6, 0, (1,)), epochs=2, stop=1, batch=4, window=32),
    ),
    lessons=(
        Lesson(PLAN, Draw(0, 200), transcripts=False),
        Lesson(dataclasses.replace(PLAN, seed=4), Draw(1, 200, teachers=(0, 1), itself=True, bare=0.5), labels=True),
    ),
    heads=HeadPlan(epochs=1),
    linker=LinkPlan(epochs=1),
)
TREEBANK = """# newdoc id = one
# sent_id = a
# text = Ida waits.
1\tIda\t_\tPROPN\t_\t_\t2\t_\t_\t_
2\twaits\t_\tVERB\t_\t_\t0\t_\t_\tSpaceAfter=No
3\t.\t_\tPUNCT\t_\t_\t2\t_\t_\t_
"""


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
    bank = tmp_path / "bank.conllu"
    bank.write_text(TREEBANK, encoding="utf-8")
    return Corpora(folder, (raw,), (raw,), transcripts=(raw,), treebanks=(bank,), held_out=folder)


def test_corpora_become_weights_with_checksums_and_a_card(corpora, tmp_path):
    lines = []
    train_reader(corpora, tmp_path / "work", tmp_path / "out", SMALL, lines.append)
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert names == {"reading.onnx", "reading.npz", "reading.words", "linker.npz", "reading.md", "SHA256SUMS"}
    scored = [line for line in lines if "texts scored by" in line]
    assert [line.split(" by ")[1] for line in scored] == ["1 teachers", "3 teachers"]
    assert not [line for line in scored if line.startswith("0 ")]
    card = (tmp_path / "out" / "reading.md").read_text(encoding="utf-8")
    assert "PolNeAR" in card
    assert "seed=" in card
    assert "bank" in card
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


def test_texts_are_drawn_by_share_and_kind(tmp_path):
    long = "word " * 30
    (tmp_path / "press.txt").write_text(
        "\n\n".join(f"{number} {long}“go”" if number % 2 else f"{number} {long}" for number in range(20)),
        encoding="utf-8",
    )
    (tmp_path / "news.txt").write_text("\n\n".join(f"{number} {long * 3}" for number in range(20)), encoding="utf-8")
    draw = Draw(3, 200, (Share("press", 0.5, fewest=10),))
    texts = draw_texts([tmp_path / "news.txt", tmp_path / "press.txt"], draw)
    press = [text for text in texts if len(text) < 200]
    assert press
    assert all("“" in text for text in press)
    assert 100 <= sum(map(len, press)) / 5 < 140
    assert len(press) < len(texts)
    assert texts == draw_texts([tmp_path / "news.txt", tmp_path / "press.txt"], draw)
    assert texts != draw_texts([tmp_path / "news.txt", tmp_path / "press.txt"], dataclasses.replace(draw, seed=4))


def test_the_recipe_of_the_shipped_weights_teaches_the_network_that_is_shipped():
    recipe = Recipe()
    assert {lesson.plan.shape for lesson in recipe.lessons} == {Shape("lstm", 128)}
    assert recipe.language.hidden == 128
    assert max(number for lesson in recipe.lessons if lesson.draw for number in lesson.draw.teachers) < len(
        recipe.teachers
    )
