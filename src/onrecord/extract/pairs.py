"""Describe which cue may belong to which source or content: takes `Tags`, returns pieces and features of their pairs.

A piece is an unbroken run of tokens with one role. A cue is paired with the four nearest pieces of the other role on
each side, up to 400 tokens away.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from onrecord.model.tags import Mark, Tags

SOURCE, CUE, CONTENT = 1, 2, 3
NEAREST = 4
FARTHEST = 400
NOTHING = 32_001  # stands for the hash of a word where there is none
COLUMNS = (
    "side gap paragraphs_between sentences_between paragraphs_apart sentences_apart sources_between cues_between "
    "contents_between rank same_before same_after other_cues cue_before cue_after length cue_length quoted cue_quoted "
    "cue_first cue_last first before after commas stops marks conjunctions relatives that by colon pronoun "
    "ends_with_comma ends_with_stop"
).split()
HASHED = frozenset({"cue_first", "cue_last", "first", "before", "after"})

COUNTED = (Mark.COMMA, Mark.STOP, Mark.QUOTE, Mark.AND, Mark.WHO, Mark.THAT, Mark.BY, Mark.QUOTED)
_MASKS = np.array(COUNTED, np.uint16)

Ints = npt.NDArray[np.int64]
Table = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Pieces:
    """Runs of tokens with one role, in text order: role, first token, token after the last."""

    roles: Ints
    first: Ints
    stop: Ints

    def __len__(self) -> int:
        return len(self.roles)


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """Pairs of a cue and another piece, by index into `Pieces`; `columns` is float32 (pairs, len(COLUMNS))."""

    cues: Ints
    others: Ints
    columns: Table


def find_pieces(tags: npt.NDArray[Any]) -> Pieces:
    """Return the pieces of a tag sequence; a tag that goes on without a beginning begins one."""
    roles = (tags.astype(np.int64) + 1) // 2
    before = np.concatenate([[0], roles[:-1]]) if len(roles) else roles
    begins = (roles > 0) & ((tags % 2 == 1) | (roles != before))
    first = np.flatnonzero(begins)
    after = np.concatenate([roles[1:], [0]]) if len(roles) else roles
    begins_after = np.concatenate([begins[1:], [True]]) if len(roles) else begins
    stop = np.flatnonzero((roles > 0) & (begins_after | (after != roles))) + 1
    return Pieces(roles[first], first, stop)


def count_marks(tags: Tags) -> Ints:
    """Return int64 (tokens + 1, len(COUNTED)): how many tokens before each place carry each mark."""
    counts = np.zeros((len(tags) + 1, len(COUNTED)), np.int64)
    np.cumsum((tags.marks[:, None] & _MASKS) > 0, axis=0, out=counts[1:])
    return counts


def find_pairs(tags: Tags, pieces: Pieces, role: int, counts: Ints | None = None) -> Pairs:
    """Return every cue with the pieces of `role` near it; `counts` are those of `count_marks`."""
    cues = np.flatnonzero(pieces.roles == CUE)
    others = np.flatnonzero(pieces.roles == role)
    if not len(cues) or not len(others):
        empty = np.zeros(0, np.int64)
        return Pairs(empty, empty, np.zeros((0, len(COLUMNS)), np.float32))
    at = np.searchsorted(others, cues)[:, None] + np.arange(-NEAREST, NEAREST)
    allowed = (at >= 0) & (at < len(others))
    near = others[np.clip(at, 0, len(others) - 1)]
    owner = np.broadcast_to(cues[:, None], near.shape)
    before = np.arange(2 * NEAREST) < NEAREST
    apart = np.where(before, pieces.first[owner] - pieces.stop[near], pieces.first[near] - pieces.stop[owner])
    apart = np.where(allowed, apart, 1 << 30)
    rank = np.argsort(np.argsort(apart, 1, kind="stable"), 1)
    kept = apart < FARTHEST
    counts = count_marks(tags) if counts is None else counts
    columns = _columns(tags, pieces, role, (owner[kept], near[kept], rank[kept]), counts)
    return Pairs(owner[kept], near[kept], columns)


def _columns(tags: Tags, pieces: Pieces, role: int, chosen: tuple[Ints, Ints, Ints], counts: Ints) -> Table:
    cue, other, rank = chosen
    gap = _gap(pieces, cue, other)
    values = {"rank": rank}
    values |= _distances(tags, pieces, cue, other, gap)
    values |= _crowd(pieces, role, cue, other)
    values |= _words(tags, pieces, cue, other, counts)
    values |= _between(gap, counts)
    columns = np.empty((len(cue), len(COLUMNS)), np.float32)
    for number, name in enumerate(COLUMNS):
        columns[:, number] = values[name]
    return columns


_Gap = tuple[npt.NDArray[np.bool_], Ints, Ints]


def _gap(pieces: Pieces, cue: Ints, other: Ints) -> _Gap:
    """Return whether the other piece stands after the cue, and the token range between the two."""
    after = pieces.first[other] >= pieces.stop[cue]
    low = np.where(after, pieces.stop[cue], pieces.stop[other])
    high = np.where(after, pieces.first[other], pieces.first[cue])
    return after, low, np.maximum(high, low)


def _distances(tags: Tags, pieces: Pieces, cue: Ints, other: Ints, gap: _Gap) -> dict[str, npt.NDArray[Any]]:
    after, low, high = gap
    paragraphs, sentences = tags.paragraphs, tags.sentences
    last, following = low - 1, np.minimum(high, len(tags) - 1)
    return {
        "side": after,
        "gap": np.minimum(high - low, 80),
        "paragraphs_between": paragraphs[following] - paragraphs[last],
        "sentences_between": np.minimum(8, sentences[following] - sentences[last]),
        "paragraphs_apart": np.clip(paragraphs[pieces.first[other]] - paragraphs[pieces.first[cue]], -8, 8),
        "sentences_apart": np.clip(sentences[pieces.first[other]] - sentences[pieces.first[cue]], -12, 12),
        "length": np.minimum(pieces.stop[other] - pieces.first[other], 100),
        "cue_length": np.minimum(pieces.stop[cue] - pieces.first[cue], 10),
    }


def _crowd(pieces: Pieces, role: int, cue: Ints, other: Ints) -> dict[str, npt.NDArray[Any]]:
    """How many pieces of each role stand between the two, and how near other cues are to both."""
    count = len(pieces)
    places = np.arange(count)
    counts = {r: np.concatenate([[0], np.cumsum(pieces.roles == r)]) for r in (SOURCE, CUE, CONTENT)}
    lower, upper = np.minimum(cue, other), np.maximum(cue, other)
    between = {r: counts[r][upper] - counts[r][lower + 1] for r in counts}
    is_cue = pieces.roles == CUE
    earlier = np.concatenate([[-1], np.maximum.accumulate(np.where(is_cue, places, -1))[:-1]])
    later = np.concatenate([np.minimum.accumulate(np.where(is_cue, places, count)[::-1])[::-1][1:], [count]])
    same = counts[role]
    ahead = np.where(earlier[other] >= 0, pieces.first[other] - pieces.stop[earlier[other]], 99)
    behind = np.where(later[other] < count, pieces.first[np.minimum(later[other], count - 1)] - pieces.stop[other], 99)
    return {
        "sources_between": np.minimum(between[SOURCE], 8),
        "cues_between": np.minimum(between[CUE], 8),
        "contents_between": np.minimum(between[CONTENT], 8),
        "other_cues": np.minimum(between[CUE], 8),
        "same_before": np.minimum(same[cue] - same[earlier[cue] + 1], 8),
        "same_after": np.minimum(same[later[cue]] - same[cue + 1], 8),
        "cue_before": np.minimum(ahead, np.where(ahead == 99, 99, 60)),
        "cue_after": np.minimum(behind, np.where(behind == 99, 99, 60)),
    }


def _words(tags: Tags, pieces: Pieces, cue: Ints, other: Ints, counts: Ints) -> dict[str, npt.NDArray[Any]]:
    first, stop, last = pieces.first[other], pieces.stop[other], len(tags) - 1
    hashes = tags.hashes
    quoted = counts[:, COUNTED.index(Mark.QUOTED)]
    closed = (tags.marks[stop - 1] & np.uint16(Mark.CLOSER | Mark.QUOTE)) > 0
    tail = tags.marks[np.maximum(np.where(closed, stop - 2, stop - 1), first)]
    return {
        "quoted": (quoted[stop] - quoted[first]) / (stop - first),
        "cue_quoted": (tags.marks[pieces.first[cue]] & np.uint16(Mark.QUOTED)) > 0,
        "cue_first": hashes[pieces.first[cue]],
        "cue_last": hashes[pieces.stop[cue] - 1],
        "first": hashes[first],
        "before": np.where(first > 0, hashes[np.maximum(first - 1, 0)], NOTHING),
        "after": np.where(stop <= last, hashes[np.minimum(stop, last)], NOTHING),
        "colon": (tags.marks[pieces.stop[cue] - 1] & np.uint16(Mark.COLON)) > 0,
        "pronoun": (tags.marks[first] & np.uint16(Mark.PRONOUN)) > 0,
        "ends_with_comma": (tail & np.uint16(Mark.COMMA)) > 0,
        "ends_with_stop": (tail & np.uint16(Mark.STOP)) > 0,
    }


def _between(gap: _Gap, counts: Ints) -> dict[str, npt.NDArray[Any]]:
    """Which signs and small words stand between the two, where they are less than 12 tokens apart."""
    _, low, high = gap
    high = np.where(high - low < 12, high, low)
    found = counts[high] - counts[low]
    return {
        "commas": found[:, 0],
        "stops": found[:, 1],
        "marks": found[:, 2],
        "conjunctions": found[:, 3] > 0,
        "relatives": found[:, 4] > 0,
        "that": found[:, 5] > 0,
        "by": found[:, 6] > 0,
    }
