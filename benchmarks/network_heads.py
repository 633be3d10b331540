"""Parts of speech, names and sentence starts by the reading network, on treebanks in running text.

    python benchmarks/network_heads.py --treebank FILE... [--names FILE...]

FILE is CoNLL-U (.conllu or .conllu.xz); names are IOB2 of the same sentences. Parts of speech: share of the treebank's
words that get their UPOS. Names: exact spans and kinds, person, organisation and place only, in sentences that have
name labels; OTHER is left out on both sides. Sentences: starts after the first of a text, by network and by rule.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

import numpy as np

from onrecord.learn.treebanks import LabelledText, read_names, read_treebank, token_of_word
from onrecord.model.grammar import NameKind, Pos
from onrecord.parse.heads import read_labels
from onrecord.parse.network import load_model, score_labels
from onrecord.parse.sentences import find_sentence_ends

KINDS = {"PER": NameKind.PERSON, "ORG": NameKind.ORGANISATION, "LOC": NameKind.PLACE}


def gold_names(text: LabelledText) -> set[tuple[int, int, NameKind]]:
    found: set[tuple[int, int, NameKind]] = set()
    start, kind, end = 0, None, 0
    for word in (*text.words, None):
        label = (word.name or "O") if word is not None else "O"
        if kind is not None and not label.startswith("I-"):
            found.add((start, end, kind))
            kind = None
        if word is not None and label.startswith("B-"):
            start, kind = word.start, KINDS.get(label[2:])
        if word is not None:
            end = word.end
    return found


def rule_starts(text: str) -> set[int]:
    found = set()
    begin = 0
    for stop in find_sentence_ends(text, 0, len(text)):
        place = begin
        while place < stop and text[place].isspace():
            place += 1
        if place < stop:
            found.add(place)
        begin = stop
    return found


def percent(part: int, whole: int) -> str:
    return f"{100 * part / max(whole, 1):.1f}"


def f1(right: int, given: int, wanted: int) -> str:
    return f"P {percent(right, given)} R {percent(right, wanted)} F1 {percent(2 * right, given + wanted)}"


def score(texts: Sequence[LabelledText]) -> None:
    model = load_model()
    counts = np.zeros((5, 3), np.int64)  # pos, names, spans of names, sentences by network, by rule
    for text in texts:
        features, labels = score_labels(model, text.text)
        seen = read_labels(labels, features)
        given = seen.pos[token_of_word(features, text.words)]
        known = [
            (word.pos, pos) for word, pos in zip(text.words, given.tolist(), strict=True) if word.pos in Pos.__members__
        ]
        right = sum(Pos[pos] == found for pos, found in known)
        counts[0] += right, len(known), len(known)
        if any(word.name for word in text.words):
            labelled = [(word.start, word.end) for word in text.words if word.name]
            places = {place for start, end in labelled for place in range(start, end)}
            wanted = gold_names(text)
            found = {
                (name.span.start, name.span.end, name.kind)
                for name in seen.names
                if name.kind in KINDS.values() and name.span.start in places
            }
            counts[1] += len(found & wanted), len(found), len(wanted)
            spans, others = {name[:2] for name in found}, {name[:2] for name in wanted}
            counts[2] += len(spans & others), len(spans), len(others)
        starts = set(text.sentences[1:])
        network = set(features.starts[labels[:, -1] > 0].tolist()) - {text.sentences[0]}
        rule = rule_starts(text.text) - {text.sentences[0]}
        counts[3] += len(network & starts), len(network), len(starts)
        counts[4] += len(rule & starts), len(rule), len(starts)
    print(f"  parts of speech {100 * counts[0, 0] / counts[0, 1]:.2f} of {counts[0, 1]} words")
    for row, name in ((1, "names"), (2, "names, any kind"), (3, "sentences, network"), (4, "sentences, rule")):
        if counts[row, 2]:
            print(f"  {name}: {f1(*counts[row].tolist())} ({counts[row, 2]} in gold)")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--treebank", type=Path, nargs="+", required=True)
    parser.add_argument("--names", type=Path, nargs="*", default=[])
    options = parser.parse_args()
    names = read_names(options.names)
    for path in options.treebank:
        print(path.name)
        score(read_treebank(path, names))


if __name__ == "__main__":
    main()
