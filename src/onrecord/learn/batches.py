"""Cut articles into windows and windows into batches: takes articles, returns arrays that the network is fed with."""

from __future__ import annotations

import dataclasses
import random
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onrecord.learn.corpora import Article, GoldAttribution, Pieces
from onrecord.learn.treebanks import UNLABELLED, LabelledText, label_tokens
from onrecord.model.standoff import ROLES
from onrecord.parse.decoding import find_windows
from onrecord.parse.features import Features, TypeTable, find_features

_FIRST_TAG = {"source": 1, "cue": 3, "content": 5}


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """A text's features and gold tags; `targets` are a teacher's scores (tokens, tags) where there are some.

    `labels`, int64 (tokens, 3), are part of speech, name label and sentence start, -1 where unknown.
    """

    features: Features
    tags: npt.NDArray[np.int64]
    targets: npt.NDArray[np.float32] | None = None
    labels: npt.NDArray[np.int64] | None = None


def make_example(article: Article, types: TypeTable, *, copy: int = 0, text: str | None = None) -> Example:
    """Return one annotator's copy of an article, of a variant `text` of it where one is given."""
    features = find_features(article.text if text is None else text, types)
    return Example(features, gold_tags(features, article.copies[copy]))


def label_example(labelled: LabelledText, types: TypeTable, *, text: str | None = None) -> Example:
    """Return a labelled text, of a variant `text` of it where one is given; it has no attribution tags."""
    features = find_features(labelled.text if text is None else text, types)
    return Example(features, np.zeros(len(features), np.int64), labels=label_tokens(labelled, features))


def gold_tags(features: Features, attributions: tuple[GoldAttribution, ...]) -> npt.NDArray[np.int64]:
    """Return a tag for each token; where spans overlap, which is rare, cue wins over source over content."""
    tags = np.zeros(len(features), np.int64)
    for attribution in attributions:
        for role in (ROLES[2], ROLES[0], ROLES[1]):
            touched = touched_tokens(features, getattr(attribution, role))
            begins = touched.copy()
            begins[1:] &= ~touched[:-1]
            tags[touched] = _FIRST_TAG[role] + 1
            tags[begins] = _FIRST_TAG[role]
    return tags


def touched_tokens(features: Features, pieces: Pieces) -> npt.NDArray[np.bool_]:
    """Return for each token whether one of the character pieces touches it."""
    touched = np.zeros(len(features), bool)
    for start, end in pieces:
        touched[np.searchsorted(features.ends, start, "right") : np.searchsorted(features.starts, end)] = True
    return touched


@dataclass(frozen=True, slots=True, eq=False)
class Batch:
    """Windows of one length, padded; every array is (windows, tokens, ...)."""

    ids: npt.NDArray[np.int64]
    flags: npt.NDArray[np.float32]
    tags: npt.NDArray[np.int64]
    mask: npt.NDArray[np.float32]
    targets: npt.NDArray[np.float32]
    labels: npt.NDArray[np.int64]


Window = tuple[int, int, int]  # example, first token, token after the last


def make_batch(examples: list[Example], windows: list[Window]) -> Batch:
    """Return the windows as padded arrays."""
    shape = (len(windows), max(end - start for _, start, end in windows))
    batch = Batch(
        np.zeros((*shape, 6), np.int64), np.zeros((*shape, 16), np.float32), np.zeros(shape, np.int64),
        np.zeros(shape, np.float32), np.zeros((*shape, 7), np.float32), np.full((*shape, 3), UNLABELLED, np.int64),
    )  # fmt: skip
    for row, (number, start, end) in enumerate(windows):
        example, size = examples[number], end - start
        batch.ids[row, :size] = example.features.ids[start:end]
        batch.flags[row, :size] = example.features.flags[start:end]
        batch.tags[row, :size] = example.tags[start:end]
        batch.mask[row, :size] = 1
        if example.targets is not None:
            batch.targets[row, :size] = example.targets[start:end]
        if example.labels is not None:
            batch.labels[row, :size] = example.labels[start:end]
    return batch


def group_windows(windows: list[Window], size: int, dice: random.Random | None) -> list[list[Window]]:
    """Return batches of windows of like length, shuffled where `dice` are given."""
    windows = list(windows)
    if dice is not None:
        dice.shuffle(windows)
    groups: list[list[Window]] = []
    for first in range(0, len(windows), size * 20):
        chunk = sorted(windows[first : first + size * 20], key=lambda window: window[2] - window[1])
        groups += [chunk[begin : begin + size] for begin in range(0, len(chunk), size)]
    if dice is not None:
        dice.shuffle(groups)
    return groups


def all_windows(examples: list[Example], longest: int) -> list[Window]:
    """Return the windows of all examples."""
    return [
        (number, start, end)
        for number, example in enumerate(examples)
        for start, end in find_windows(example.features.paragraph_starts, len(example.features), longest)
        if end > start
    ]


def with_own_ids(features: Features) -> Features:
    """Return features whose ids can be changed without touching the original."""
    return dataclasses.replace(features, ids=features.ids.copy())
