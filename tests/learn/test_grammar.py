"""The grammar is trained from CoNLL-U and travels as arrays that load again; a few sentences, a few steps."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("torch")

from onrecord.learn.grammar import train_grammar
from onrecord.learn.pipelines import restore_pipeline

SENTENCES = (
    "Norland Norland NNP 2 nsubj|sent send VBD 0 root|two two CD 4 nummod|ships ship NNS 2 obj|. . . 2 punct",
    "The the DT 2 det|minister minister NN 3 nsubj|said say VBD 0 root|so so RB 3 advmod|. . . 3 punct",
    "Estmark Estmark NNP 2 nsubj|pays pay VBZ 0 root|the the DT 4 det|bill bill NN 2 obj|. . . 2 punct",
)


def treebank(path: Path, times: int) -> Path:
    lines = []
    for number in range(times):
        words = [row.split() for row in SENTENCES[number % len(SENTENCES)].split("|")]
        lines.append(f"# text = {' '.join(form for form, *_ in words)}")
        lines += [
            f"{place}\t{form}\t{lemma}\tX\t{tag}\t_\t{head}\t{relation}\t_\t_"
            for place, (form, lemma, tag, head, relation) in enumerate(words, 1)
        ]
        lines.append("")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_a_trained_grammar_loads_again_and_parses(tmp_path):
    train = treebank(tmp_path / "train.conllu", 60)
    said: list[str] = []
    train_grammar([train], [train], tmp_path / "work", tmp_path / "out", said.append, steps=30)
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert names == ["SHA256SUMS", "grammar.cfg", "grammar.json", "grammar.md", "grammar.npz"]
    config, tables = ((tmp_path / "out" / name).read_text("utf-8") for name in ("grammar.cfg", "grammar.json"))
    with np.load(tmp_path / "out" / "grammar.npz") as arrays:
        pipeline = restore_pipeline(config, json.loads(tables), arrays)
    doc = pipeline("Norland sent two ships.")
    assert [(token.head.i, token.dep_.lower()) for token in doc][:4] == [
        (1, "nsubj"),
        (1, "root"),
        (3, "nummod"),
        (1, "obj"),
    ]
    assert "train, train" in (tmp_path / "out" / "grammar.md").read_text("utf-8")
    assert said[-1].startswith("tags ")
