"""Join source, cue and content: takes `Tags`, returns linked pieces with scores.

The linker is a logistic regression over binned columns and tables of crossed columns, kept as plain arrays. A cue takes
the likeliest source above a threshold; a content goes to the likeliest cue, so that a cue may have several contents and
a source several cues.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from onrecord.extract.pairs import (
    COLUMNS,
    CONTENT,
    CUE,
    HASHED,
    SOURCE,
    Pairs,
    Pieces,
    Table,
    count_marks,
    find_pairs,
    find_pieces,
)
from onrecord.model.tags import Tags
from onrecord.weights import load_arrays

# What a link's score is worked out from: log-odds of the certainty of its pieces and of the link to the source.
EVIDENCE = ("constant", "cue", "source", "source_link", "content", "has_source", "has_content")
BUCKETS = 512  # of a hashed word
_CROSS = 64 * 256
CROSSED = (
    ("side", "gap"), ("side", "cues_between"), ("side", "rank"), ("cues_between", "rank"), ("side", "same_before"),
    ("side", "same_after"), ("side", "cue_first"), ("side", "first"), ("sources_between", "contents_between"),
    ("rank", "cue_first"), ("side", "before"), ("side", "after"), ("sentences_apart", "side"),
    ("paragraphs_apart", "quoted"), ("gap", "cue_first"), ("side", "ends_with_comma"),
    ("side", "ends_with_stop"), ("rank", "ends_with_comma"), ("stops", "ends_with_comma"),
    ("same_after", "ends_with_comma"),
)  # fmt: skip
_BINS = 24  # most bins of a column
_LEAST, _MOST = -16, 127  # no column is binned beyond
_SHARE = COLUMNS.index("quoted")
_WORDS = np.array([number for number, name in enumerate(COLUMNS) if name in HASHED])
_BINNED = np.array([number for number, name in enumerate(COLUMNS) if name not in HASHED and number != _SHARE])
_ONE, _OTHER = (np.array([COLUMNS.index(pair[side]) for pair in CROSSED]) for side in (0, 1))
_FIRST_ROWS = np.arange(len(COLUMNS)) * BUCKETS
_FIRST_CROSSES = len(COLUMNS) * BUCKETS + np.arange(len(CROSSED)) * _CROSS


@dataclass(frozen=True, slots=True, eq=False)
class PairModel:
    """The linker for one role: `edges` (columns, bins) of the binned columns, `weights` of all bins and crosses."""

    edges: npt.NDArray[np.float32]
    weights: Table
    bias: float
    threshold: float

    def probabilities(self, pairs: Pairs) -> npt.NDArray[np.float64]:
        """Return how likely each pair belongs together, 0 to 1."""
        if not len(pairs.cues):
            return np.zeros(0)
        rows = table_rows(pairs.columns, self.edges)
        scores = self.weights[rows].astype(np.float64).sum(1) + self.bias
        found: npt.NDArray[np.float64] = 1 / (1 + np.exp(-scores))
        return found


@dataclass(frozen=True, slots=True, eq=False)
class Linker:
    """The models of both roles, and `score_weights`, float32 (len(EVIDENCE),), that turn evidence into a score."""

    source: PairModel
    content: PairModel
    score_weights: npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Link:
    """One cue with what belongs to it, as token ranges `(first, stop)`.

    `score` is how often such a link is right, 0 to 1, as measured on articles that were not trained on; `evidence` is
    what it is worked out from.
    """

    cue: tuple[int, int]
    source: tuple[int, int] | None
    content: tuple[tuple[int, int], ...]
    score: float
    evidence: tuple[float, ...] = ()


def table_rows(columns: Table, edges: npt.NDArray[np.float32]) -> npt.NDArray[np.int64]:
    """Return int64 (pairs, columns + crosses): the row of the weight table for each column and each cross."""
    bins = columns.astype(np.int64)  # every column but one holds whole numbers
    bins[:, _BINNED] = _lookup(edges.tobytes())[_BINNED, np.clip(bins[:, _BINNED], _LEAST, _MOST) - _LEAST]
    bins[:, _SHARE] = np.searchsorted(edges[_SHARE], columns[:, _SHARE])
    bins[:, _WORDS] %= BUCKETS
    rows = np.empty((len(columns), len(COLUMNS) + len(CROSSED)), np.int64)
    rows[:, : len(COLUMNS)] = bins + _FIRST_ROWS
    rows[:, len(COLUMNS) :] = bins[:, _ONE] % 64 * 256 + bins[:, _OTHER] % 256 + _FIRST_CROSSES
    return rows


@functools.lru_cache(maxsize=8)
def _lookup(edges: bytes) -> npt.NDArray[np.int64]:
    """Return int64 (columns, numbers): the bin of each whole number from _LEAST to _MOST, beyond which none changes."""
    numbers = np.arange(_LEAST, _MOST + 1)
    rows = np.frombuffer(edges, np.float32).reshape(len(COLUMNS), -1)
    return np.stack([np.searchsorted(row, numbers) for row in rows])


def table_size() -> int:
    """Return how many rows the weight table has."""
    return len(COLUMNS) * BUCKETS + len(CROSSED) * _CROSS


def find_edges(columns: Table) -> npt.NDArray[np.float32]:
    """Return the borders of the bins of each column, float32 (columns, bins), filled up with infinity."""
    edges = np.full((len(COLUMNS), _BINS), np.inf, np.float32)
    for number, name in enumerate(COLUMNS):
        if name not in HASHED:
            found = np.unique(np.quantile(columns[:, number], np.linspace(0.005, 0.995, 60)))
            found = (
                found
                if len(found) <= _BINS
                else np.unique(np.quantile(columns[:, number], np.linspace(0.01, 0.99, _BINS)))
            )
            edges[number, : len(found)] = found
    return edges


def link_pieces(tags: Tags, linker: Linker, pieces: Pieces | None = None) -> list[Link]:
    """Return every cue of a document with its source and its contents, in text order of the cues."""
    pieces = find_pieces(tags.tags) if pieces is None else pieces
    counts = count_marks(tags)
    sources, contents = find_pairs(tags, pieces, SOURCE, counts), find_pairs(tags, pieces, CONTENT, counts)
    of_cue = _best(sources.cues, sources.others, linker.source.probabilities(sources), linker.source.threshold)
    of_content = _best(contents.others, contents.cues, linker.content.probabilities(contents), linker.content.threshold)
    held: dict[int, list[int]] = {}
    for content, (cue, _) in of_content.items():
        held.setdefault(cue, []).append(content)
    sure = np.concatenate([[0.0], np.cumsum(tags.certainty, dtype=np.float64)]).tolist()
    places = list(zip(pieces.first.tolist(), pieces.stop.tolist(), strict=True))
    certainty = [log_odds((sure[stop] - sure[first]) / (stop - first)) for first, stop in places]
    weights = linker.score_weights.tolist()
    found = []
    for cue in np.flatnonzero(pieces.roles == CUE).tolist():
        source, own = of_cue.get(cue), sorted(held.get(cue, ()))
        evidence = _evidence(certainty, cue, source, own)
        total = sum(weight * value for weight, value in zip(weights, evidence, strict=True))
        whole = tuple(places[content] for content in own)
        score = 1 / (1 + math.exp(-total))
        found.append(Link(places[cue], places[source[0]] if source else None, whole, score, evidence))
    return found


def _best(
    keys: npt.NDArray[np.int64], values: npt.NDArray[np.int64], chances: npt.NDArray[np.float64], threshold: float
) -> dict[int, tuple[int, float]]:
    """Return for each key the likeliest value above the threshold; of equals the one that stands first."""
    best: dict[int, tuple[int, float]] = {}
    likely = np.flatnonzero(chances >= threshold)
    for key, value, chance in zip(
        keys[likely].tolist(), values[likely].tolist(), chances[likely].tolist(), strict=True
    ):
        if key not in best or chance > best[key][1]:
            best[key] = (value, chance)
    return best


def _evidence(
    certainty: list[float], cue: int, source: tuple[int, float] | None, contents: list[int]
) -> tuple[float, ...]:
    """Return the values named in EVIDENCE."""
    return (
        1.0,
        certainty[cue],
        certainty[source[0]] if source is not None else 0.0,
        log_odds(source[1]) if source is not None else 0.0,
        max((certainty[content] for content in contents), default=0.0),
        float(source is not None),
        float(bool(contents)),
    )


def log_odds(chance: float) -> float:
    """Return the logarithm of the odds, kept between -9.2 and 9.2."""
    chance = min(max(chance, 1e-4), 1 - 1e-4)
    return math.log(chance / (1 - chance))


def linker_from(arrays: Mapping[str, npt.NDArray[Any]]) -> Linker:
    """Return the linker from the arrays of "linker.npz"."""
    source, content = (
        PairModel(
            arrays[f"{name}_edges"],
            arrays[f"{name}_weights"],
            float(arrays[f"{name}_bias"]),
            float(arrays[f"{name}_threshold"]),
        )
        for name in ("source", "content")
    )
    return Linker(source, content, arrays["score_weights"])


@functools.cache
def load_linker() -> Linker:
    """Return the linker that travels with the package."""
    return linker_from(load_arrays("linker.npz"))
