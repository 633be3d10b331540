"""Turn the scores of the other heads into parts of speech and names: takes arrays, returns arrays and `TaggedName`s."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onrecord.model import Span
from onrecord.model.grammar import NameKind, Pos, TaggedName
from onrecord.parse.features import Features

Floats = npt.NDArray[np.float32]
_NAMES = slice(len(Pos), len(Pos) + 2 * len(NameKind) + 1)
_KINDS = tuple(NameKind)
_HYPHENS = "-‐‑"


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """What the other heads say of one text: `pos`, int8 for each reading token, and names in text order."""

    pos: npt.NDArray[np.int8]
    names: tuple[TaggedName, ...]


def read_labels(labels: Floats, features: Features) -> Seen:
    """Return the best parts of speech and names. `labels`: float32, (tokens, columns), pos, then names, then others."""
    pos = labels[:, : len(Pos)].argmax(1).astype(np.int8)
    return Seen(pos, tuple(_names(labels[:, _NAMES], features)))


def _names(scores: Floats, features: Features) -> list[TaggedName]:
    """Return names from label scores: 0 none, then begin and go on of each kind."""
    best = scores.argmax(1)
    if not best.any():
        return []
    kinds = (best + 1) // 2  # 0 none, else 1 + kind
    before = np.zeros_like(kinds)
    before[1:] = kinds[:-1]
    begins = (kinds > 0) & ((best % 2 == 1) | (before != kinds))
    begins[features.paragraph_starts] = kinds[features.paragraph_starts] > 0
    ends = np.ones(len(kinds), bool)
    ends[:-1] = (kinds[1:] == 0) | begins[1:]
    first, last = np.flatnonzero(begins), np.flatnonzero(ends & (kinds > 0))
    places = np.flatnonzero(kinds)
    chances = np.exp(scores[places] - scores[places].max(1, keepdims=True))
    own = kinds[places]
    rows = np.arange(len(places))
    sure = (chances[rows, 2 * own - 1] + chances[rows, 2 * own]) / chances.sum(1)
    least = np.minimum.reduceat(sure, np.searchsorted(places, first))
    return [
        TaggedName(Span(start, end), _KINDS[kind - 1], min(round(chance, 2), 1.0))
        for start, end, kind, chance in zip(
            features.starts[first].tolist(),
            features.ends[last].tolist(),
            kinds[first].tolist(),
            least.tolist(),
            strict=True,
        )
    ]


def pos_of_tokens(
    pos: npt.NDArray[np.int8], features: Features, text: str, starts: Sequence[int], ends: Sequence[int]
) -> bytes:
    """Return one `Pos` for each token of a parse: that of its first reading token, or of the last after a hyphen."""
    if not len(starts):
        return b""
    first = np.searchsorted(features.ends, np.array(starts), "right")
    last = np.searchsorted(features.starts, np.array(ends), "left") - 1
    for token in np.flatnonzero(last > first).tolist():
        if text[features.ends[first[token]]] in _HYPHENS:
            first[token] = last[token]
    return pos[np.minimum(first, len(pos) - 1)].astype(np.uint8).tobytes()
