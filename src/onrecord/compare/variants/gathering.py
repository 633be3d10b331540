"""Bring the versions of one quotation together: takes prints, returns `Variants`, in time that grows with their number.

Equal words come first. Then, from the longest version down, each joins the quotation whose fullest version it is kin to
(found by the runs of three words that both have), or opens one. Nothing is compared but with fullest versions, so that
kinship does not chain: a phrase between two speeches does not make them one.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import numpy as np

from onrecord.compare.variants.kinship import Sounded, kinship_of, kinship_of_places
from onrecord.compare.variants.types import Kinship, Printed
from onrecord.compare.variants.versions import Variants, Version
from onrecord.compare.verify.words import split_words

LEAST_WORDS = 5
# Words: fewer may be said by anyone, so that they are one quotation in one mouth and at one time only; up to LONG, in
# one mouth or at one time.
SHORT, LONG = 8, 15
_DAYS, _WEEK = 30, 7
_AT_ONCE = 4_000
_MOST = 16  # quotations kept for one run of words
_COMPARED = 8
_MANY_HOMES = 3  # a short version that stands in so many quotations is a stock phrase


@dataclass(slots=True)
class _Same:
    """All prints of equal words that are one quotation, and the last names of those who are said to have said them."""

    sounded: Sounded
    prints: list[Printed]
    speakers: set[str] = field(init=False)

    def __post_init__(self) -> None:
        self.speakers = {_last_name(one.speaker) for one in self.prints if one.speaker}


@dataclass(slots=True)
class _Gathered:
    """One quotation: its fullest version and those that joined it."""

    full: _Same
    others: list[tuple[_Same, Kinship]] = field(default_factory=list)


def gather(prints: Iterable[Printed]) -> list[Variants]:
    """Return every quotation of 5 words or more with all its versions, in order of first print."""
    gathered: list[_Gathered] = []
    homes: dict[int, list[int]] = {}
    for same in _equal_words(prints):
        home = _home_of(same, gathered, homes)
        if home is not None:
            gathered[home[0]].others.append((same, home[1]))
            continue
        for run in same.sounded.runs:
            there = homes.setdefault(run, [])
            if len(there) < _MOST:
                there.append(len(gathered))
        gathered.append(_Gathered(same))
    return sorted(map(_variants, gathered), key=lambda one: one.first.order)


def _equal_words(prints: Iterable[Printed]) -> list[_Same]:
    """Return prints of equal words together, longest first; short ones apart by speaker and time."""
    ordered = sorted(prints, key=lambda one: one.order)
    equal: dict[tuple[int, ...], list[_Same]] = {}
    for one, values in zip(ordered, _values_of([one.text for one in ordered]), strict=True):
        if len(values) < LEAST_WORDS:
            continue
        groups = equal.setdefault(values, [])
        alone = _Same(groups[0].sounded if groups else Sounded.of(values), [one])
        same = next((group for group in groups if _may_be_one(alone, group)), None)
        if same is None:
            groups.append(alone)
        else:
            same.prints.append(one)
            same.speakers |= alone.speakers
    everything = [same for groups in equal.values() for same in groups]
    return sorted(everything, key=lambda same: (-len(same.sounded.values), same.prints[0].order))


def _values_of(texts: list[str]) -> Iterator[tuple[int, ...]]:
    """Yield the word values of each text; many short texts are split at once, which is far quicker than one by one."""
    for start in range(0, len(texts), _AT_ONCE):
        batch = texts[start : start + _AT_ONCE]
        words = split_words("\n".join(batch))
        ends = np.cumsum([len(text) + 1 for text in batch])
        bounds = [0, *np.searchsorted(words.starts, ends).tolist()]
        values = words.values.tolist()
        for begin, end in itertools.pairwise(bounds):
            yield tuple(values[begin:end])


def _may_be_one(one: _Same, other: _Same) -> bool:
    """Whether one person can be meant at one time: asked of few words only, many are hardly said twice."""
    count = len(one.sounded.values)
    if count >= LONG:
        return True
    same_speaker = not one.speakers or not other.speakers or bool(one.speakers & other.speakers)
    first, second = one.prints[0].published, other.prints[0].published
    apart = abs((first - second).days) if first and second else 0
    return same_speaker and apart <= _DAYS if count < SHORT else same_speaker or apart <= _WEEK


def _home_of(same: _Same, gathered: list[_Gathered], homes: dict[int, list[int]]) -> tuple[int, Kinship] | None:
    """Return the quotation that a version belongs to, and how: the one with most words in common, else the earliest."""
    counted = Counter(home for run in same.sounded.runs for home in homes.get(run, ()))
    nearest = sorted(counted, key=lambda home: (-counted[home], home))[:_COMPARED]
    kin = []
    for home in nearest:
        full = gathered[home].full
        kinship = _kinship(same, full)
        if kinship is not None and _may_be_one(same, full):
            kin.append((home, kinship))
    if not kin or (len(same.sounded.values) < SHORT and len(kin) >= _MANY_HOMES):
        return None
    return min(kin, key=lambda one: (one[1] is Kinship.PART, -counted[one[0]], one[0]))


def _kinship(same: _Same, full: _Same) -> Kinship | None:
    """Return how a version stands to a fullest one: by the transcripts where both are found in one, else by words."""
    mine = next((one.place for one in same.prints if one.place), None)
    theirs = next((one.place for one in full.prints if one.place), None)
    if mine is not None and theirs is not None and mine.transcript == theirs.transcript:
        return kinship_of_places(mine, theirs)
    return kinship_of(same.sounded, full.sounded)


def _variants(one: _Gathered) -> Variants:
    full = one.full.prints[0].text
    versions = [
        Version(same.prints[0].text, kinship, tuple(same.prints), full)
        for same, kinship in sorted(one.others, key=lambda other: other[0].prints[0].order)
    ]
    return Variants((Version(full, Kinship.SAME, tuple(one.full.prints), full), *versions))


def _last_name(name: str) -> str:
    return name.split(" ")[-1].casefold()
