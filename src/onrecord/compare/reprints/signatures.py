"""Find candidates without comparing all with all: minwise signatures in bands (rensa), and buckets of what has one."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

_PERMUTATIONS = 48
_ROWS = 2  # 24 bands of 2: two texts that share a third of all their runs meet with a probability of .94
_SEED = 7
_COMPARED = 24
_MOST = 8  # groups kept in one bucket: stock paragraphs stand in thousands of articles


def signatures(runs: Sequence[npt.NDArray[np.uint32]]) -> list[tuple[int, ...]]:
    """Return the bands of every article, each a number that similar articles are likely to have in common."""
    from rensa import RMinHash

    offsets = np.zeros(len(runs) + 1, dtype=np.uint64)
    offsets[1:] = np.cumsum([len(run) for run in runs])
    flat = np.concatenate(runs).astype(np.uint64) if runs else np.empty(0, dtype=np.uint64)
    rows = RMinHash.digest_matrix_from_flat_token_hashes(flat, offsets, _PERMUTATIONS, _SEED).to_rows()
    return [_bands(np.array(row, dtype=np.uint32)) if len(run) else () for row, run in zip(rows, runs, strict=True)]


def _bands(row: npt.NDArray[np.uint32]) -> tuple[int, ...]:
    return tuple(
        (start << 32) + (1 << 48) + zlib.crc32(row[start : start + _ROWS].tobytes())
        for start in range(0, _PERMUTATIONS, _ROWS)
    )


@dataclass(slots=True)
class Buckets:
    """Which articles, by number, have a mark: one of each group, and of few groups, so that looking up stays quick."""

    _marked: dict[int, tuple[int, ...]] = field(default_factory=dict)

    def find(self, marks: Iterable[int]) -> list[int]:
        """Return the articles that have most of these marks, those with more of them first."""
        counted = Counter(article for mark in marks for article in self._marked.get(mark, ()))
        return sorted(counted, key=lambda article: (-counted[article], article))[:_COMPARED]

    def put(self, marks: Iterable[int], article: int, group_of: Sequence[int]) -> None:
        """Keep an article under its marks, where its group has none there yet; `group_of` gives the group of each."""
        for mark in marks:
            there = self._marked.get(mark, ())
            if len(there) < _MOST and all(group_of[one] != group_of[article] for one in there):
                self._marked[mark] = (*there, article)
