"""Run the reading network: takes `Parse`s, returns them with `Tags`, parts of speech and names.

The network is called once for each document, so that its int8 arithmetic, whose scale depends on all tokens of a call,
never lets one document's record depend on another; decoding is elementwise and runs over all documents at once.
"""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from onrecord.model import Parse
from onrecord.model.tags import Tags
from onrecord.parse.decoding import Decoded, Floats, decode, find_even_windows
from onrecord.parse.features import Features, TypeTable, find_features
from onrecord.parse.heads import pos_of_tokens, read_labels
from onrecord.weights import load_arrays, load_bytes

WINDOW = 256  # tokens after which a paragraph is cut, as in training
_JOINED = 192  # tokens up to which paragraphs share a window: more makes neither scores nor speed better
_CALL = 32  # windows in one call of the network: bounds memory for a very long document


@dataclass(frozen=True, slots=True, eq=False)
class ReadingModel:
    """The network with what belongs to it."""

    session: Any  # an onnxruntime.InferenceSession
    types: TypeTable
    transitions: Floats
    starts: Floats


def tag_parses(parses: Sequence[Parse], model: ReadingModel | None = None) -> list[Parse]:
    """Return the parses with tags, parts of speech and names; those of each are the same whatever is read beside it."""
    read = _read([parse.text for parse in parses], model or load_model())
    return [_with(parse, one) for parse, one in zip(parses, read, strict=True)]


def tag_texts(texts: Iterable[str], model: ReadingModel | None = None) -> list[Tags]:
    """Return the tags of each text."""
    return [one.tags for one in _read(texts, model or load_model())]


@dataclass(frozen=True, slots=True, eq=False)
class _Reading:
    """One text as the network reads it: `labels` are the scores of the other heads, where the model has some."""

    features: Features
    tags: Tags
    labels: Sequence[Floats]


def _read(texts: Iterable[str], model: ReadingModel) -> list[_Reading]:
    features = [find_features(text, model.types) for text in texts]
    windows = [find_even_windows(one.paragraph_starts, len(one), WINDOW, _JOINED) for one in features]
    scored = [_run(model, one, ranges) for one, ranges in zip(features, windows, strict=True)]
    scores = [window for document, _ in scored for window in document]
    decoded = decode(scores, model.transitions, model.starts)
    found = []
    for one, (document, labels) in zip(features, scored, strict=True):
        found.append(_Reading(one, _tags(one, decoded[: len(document)]), labels))
        decoded = decoded[len(document) :]
    return found


def _with(parse: Parse, read: _Reading) -> Parse:
    if not read.labels:
        return dataclasses.replace(parse, tags=read.tags)
    seen = read_labels(np.concatenate(read.labels), read.features)
    pos = pos_of_tokens(seen.pos, read.features, parse.text, parse.token_starts, parse.token_ends)
    return dataclasses.replace(parse, tags=read.tags, pos=pos, names=seen.names)


def score_windows(model: ReadingModel, features: Features, windows: Sequence[tuple[int, int]]) -> list[Floats]:
    """Return the network's scores of one document, float32 (tokens, tags) for each window, in order."""
    return _run(model, features, windows)[0]


def score_labels(model: ReadingModel, text: str) -> tuple[Features, Floats]:
    """Return the tokens of a text and the scores of the other heads, float32 (tokens, columns)."""
    features = find_features(text, model.types)
    _, labels = _run(model, features, find_even_windows(features.paragraph_starts, len(features), WINDOW, _JOINED))
    return features, np.concatenate(labels)


def _run(
    model: ReadingModel, features: Features, windows: Sequence[tuple[int, int]]
) -> tuple[list[Floats], list[Floats]]:
    """Return for each window the scores of the tags and, where the model has other heads, theirs."""
    found: list[Floats] = [np.zeros((0, len(model.starts)), np.float32)] * len(windows)
    labels: list[Floats] = []
    order = sorted(range(len(windows)), key=lambda number: windows[number][0] - windows[number][1])
    for first in range(0, len(order), _CALL):
        chosen = order[first : first + _CALL]
        lengths = np.array([windows[number][1] - windows[number][0] for number in chosen], np.int32)
        places = np.array([windows[number][0] for number in chosen], np.int32)[:, None] + np.arange(lengths[0])
        inside = np.arange(lengths[0]) < lengths[:, None]
        places = np.where(inside, places, 0)
        feed = {
            "ids": np.where(inside[..., None], features.ids[places], 0),
            "flags": np.where(inside[..., None], features.flags[places], np.float32(0)),
            "mask": inside[..., None].astype(np.float32),
            "lengths": lengths,
        }
        scores, *others = model.session.run(None, feed)
        labels = labels or [found[0]] * len(windows) if others else []
        for row, number in enumerate(chosen):
            found[number] = scores[row, : lengths[row]]
            if others:
                labels[number] = others[0][row, : lengths[row]]
    return found, labels


def _tags(features: Features, decoded: Sequence[Decoded]) -> Tags:
    return Tags(
        features.starts,
        features.ends,
        np.concatenate([np.zeros(0, np.int8), *(one.tags for one in decoded)]),
        np.concatenate([np.zeros(0, np.float32), *(one.certainty for one in decoded)]),
        features.marks,
        features.hashes,
        features.paragraphs,
        features.sentences,
    )


@functools.cache
def load_model() -> ReadingModel:
    """Return the network that travels with the package; loaded once in a process."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    # One thread: documents are spread over processes, and sums keep one order.
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(load_bytes("reading.onnx"), options, providers=["CPUExecutionProvider"])
    arrays = load_arrays("reading.npz")
    words = load_bytes("reading.words").decode("utf-8").splitlines()
    types = TypeTable({word: number for number, word in enumerate(words, 2)})
    return ReadingModel(session, types, arrays["transitions"], arrays["starts"])
