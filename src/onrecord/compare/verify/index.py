"""Where words may stand: takes transcripts, answers with places that share runs of four words with a quotation.

The words of all transcripts stand behind one another in one array, a zero between transcripts. Positions are sorted
by the first 16 bits of four words in a row, so that runs of one, two, three and four words are all found by bisection.
About 28 bytes a word, beside the texts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.compare.verify.turns import Layout, read_layout
from onrecord.compare.verify.types import Transcript
from onrecord.compare.verify.words import Offsets, Values, split_words

Places = NDArray[np.int64]

_SHORTEST = 4
_MOST_HITS = 600
_MOST_SHORT = 20_000
_SEEDS = 8


@dataclass(frozen=True, slots=True)
class Index:
    """All words of all transcripts; `turn_firsts[k]` is the first word of turn k, `turn_of_doc` its transcript.

    `values`: uint64, `starts`, `ends`: int32 offsets in the transcript's own text, `docs`: int64 first word of each
    transcript, one more at the end; `keys`: uint64 sorted, `order`: int32 positions in that order.
    """

    transcripts: tuple[Transcript, ...]
    layouts: tuple[Layout, ...]
    values: Values
    starts: Offsets
    ends: Offsets
    docs: Places
    turn_firsts: Places
    turn_speakers: tuple[str | None, ...]
    keys: Values
    order: NDArray[np.int32]

    def doc_of(self, place: int) -> int:
        """Return the number of the transcript that holds a word."""
        return int(np.searchsorted(self.docs, place, "right")) - 1

    def turn_of(self, place: int) -> int:
        """Return the number of the turn that holds a word."""
        return int(np.searchsorted(self.turn_firsts, place, "right")) - 1


def build_index(transcripts: Sequence[Transcript]) -> Index:
    """Index the words of all transcripts; labels and stage notes are no words."""
    values, starts, ends, docs = [], [], [], [0]
    layouts, firsts, speakers = [], [], []
    for transcript in transcripts:
        layout = read_layout(transcript.text, transcript.speaker)
        words = split_words(transcript.text)
        spoken = _spoken(words.starts, layout)
        kept = words.starts[spoken]
        values += [words.values[spoken], np.zeros(1, np.uint64)]
        starts += [kept, np.full(1, len(transcript.text), np.int32)]
        ends += [words.ends[spoken], np.full(1, len(transcript.text), np.int32)]
        layouts.append(layout)
        previous: str | None = None
        for number, turn in enumerate(layout.turns):
            first = docs[-1] + int(np.searchsorted(kept, turn.start))
            if number == 0 or turn.speaker is None or turn.speaker != previous:
                firsts.append(first)
                speakers.append(turn.speaker)
            previous = turn.speaker
        docs.append(docs[-1] + len(kept) + 1)
    whole = np.concatenate(values) if values else np.zeros(0, np.uint64)
    keys = run_keys(whole)
    order = np.argsort(keys, kind="stable").astype(np.int32)
    return Index(
        tuple(transcripts), tuple(layouts), whole,
        np.concatenate(starts) if starts else np.zeros(0, np.int32),
        np.concatenate(ends) if ends else np.zeros(0, np.int32),
        np.array(docs, np.int64), np.array(firsts, np.int64), tuple(speakers), keys[order], order,
    )  # fmt: skip


def _spoken(starts: Offsets, layout: Layout) -> NDArray[np.bool_]:
    """Return which words are speech: true where no label or note covers them."""
    change = np.zeros(len(starts) + 1, np.int32)
    for begin, end in layout.masked:
        first, last = np.searchsorted(starts, (begin, end))
        change[first] += 1
        change[last] -= 1
    return np.asarray(np.cumsum(change[:-1]) == 0)


def run_keys(values: Values) -> Values:
    """Return for every position the first 16 bits of this word and the three after it."""
    top = values >> np.uint64(48)
    keys = top << np.uint64(48)
    for step in (1, 2, 3):
        keys[:-step] |= top[step:] << np.uint64(48 - 16 * step)
    return keys


def find_places(index: Index, words: Values, *, most: int) -> Places:
    """Return places where a quotation may begin, those that share most runs of words first.

    A place is the position of the quotation's first word, as seen from the run that was found; it may lie a few words
    off, where words were added or left out before that run.
    """
    count = len(words)
    for length in range(min(_SHORTEST, count), 0, -1):
        places = _of_length(index, words, length, most)
        if len(places) or (count >= 3 and length == 2):
            return places
    return np.zeros(0, np.int64)


def _of_length(index: Index, words: Values, length: int, most: int) -> Places:
    keys = run_keys(words)[: len(words) - length + 1]
    rest = np.uint64((1 << (64 - 16 * length)) - 1)
    low = np.searchsorted(index.keys, keys & ~rest, "left")
    high = np.searchsorted(index.keys, keys | rest, "right")
    counts = high - low
    found = np.flatnonzero(counts)
    if not len(found):
        return np.zeros(0, np.int64)
    chosen = found[np.argsort(counts[found], kind="stable")][:_SEEDS]
    room = _MOST_SHORT if len(words) <= 5 else _MOST_HITS
    hits = []
    for number, at in enumerate(chosen.tolist()):
        if number and counts[at] > room:
            break
        hits.append(index.order[low[at] : min(high[at], low[at] + room)].astype(np.int64) - at)
        room -= int(counts[at])
    places, votes = np.unique(np.concatenate(hits), return_counts=True)
    return places[np.argsort(-votes, kind="stable")[:most]]
