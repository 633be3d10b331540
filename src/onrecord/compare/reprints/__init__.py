"""Which articles are one text printed several times: takes keyed texts, returns groups with the first print of each.

So that a count can say "5 outlets, 2 independent texts". `RULE` is the rule in words, to be shown beside such counts.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from onrecord.compare.reprints.shingles import Runs, runs_of
from onrecord.compare.reprints.signatures import Buckets, signatures
from onrecord.model import Record

__all__ = ["RULE", "Article", "Relation", "Reprint", "TextGroup", "articles_of", "count_texts", "group_reprints"]

LEAST_SHARED = 0.6
LEAST_RUNS = 30  # distinct runs: below, an article is too short to say that it is another's reprint
_MUCH = 0.9
_BATCH = 2_000

RULE = (
    "Articles are taken in order of publication. One is a reprint where at least 60 % of the runs of five words of the "
    "shorter text stand in the other, and belongs to the text it shares most with; every other article of 30 runs or "
    "more is an independent text. Case, punctuation and white space do not count."
)


class Relation(StrEnum):
    """How a reprint differs from the article it shares most with."""

    SAME = "same"
    CUT = "cut"
    EXTENDED = "extended"
    EDITED = "edited"


@dataclass(frozen=True, slots=True)
class Article:
    """One article to be compared; without a day of publication it comes after those that have one."""

    key: str
    text: str
    published: datetime.date | None = None
    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class Reprint:
    """An article that has the words of an earlier one.

    `shared` is the share, 0 to 1, of the shorter text's runs of five words that stand in the other, `nearest`.
    """

    key: str
    nearest: str
    shared: float
    relation: Relation


@dataclass(frozen=True, slots=True)
class TextGroup:
    """One independent text: the key of its first print, and its reprints in order of publication."""

    first: str
    reprints: tuple[Reprint, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the keys of all prints, the first one first."""
        return (self.first, *(reprint.key for reprint in self.reprints))


def articles_of(records: Iterable[Record]) -> list[Article]:
    """Return the articles of records, without headers, captions and furniture: what an outlet puts around a text."""
    return [
        Article(
            record.document.key,
            "\n".join(
                record.document.text_of(part.span) for part in record.document.parts if part.kind in ("body", "heading")
            )
            or record.document.text,
            record.document.published,
            record.document.outlet,
        )
        for record in records
    ]


def group_reprints(articles: Iterable[Article]) -> list[TextGroup]:
    """Return one group for each independent text, in order of first publication; whatever the order of `articles`.

    Candidates are found by minwise hashing (rensa) and by whole paragraphs in common, then compared run by run. An
    article takes about 4 bytes a word of memory while others are compared with it.
    """
    ordered = sorted(articles, key=lambda one: (one.published or datetime.date.max, one.key))
    grouping = _Grouping()
    for start in range(0, len(ordered), _BATCH):
        batch = ordered[start : start + _BATCH]
        runs = [runs_of(article.text) for article in batch]
        for article, run, bands in zip(batch, runs, signatures([run.hashes for run in runs]), strict=True):
            grouping.add(article.key, run, bands)
    return grouping.groups()


def count_texts(groups: Iterable[TextGroup], keys: Iterable[str]) -> int:
    """Return how many independent texts the articles with these keys are."""
    first = {key: group.first for group in groups for key in group.keys}
    return len({first.get(key, key) for key in keys})


@dataclass(slots=True)
class _Grouping:
    """What has been grouped so far; articles and groups go by the number of the article, of the group's first one."""

    _keys: list[str] = field(default_factory=list)
    _group_of: list[int] = field(default_factory=list)
    _reprints: dict[int, list[Reprint]] = field(default_factory=dict)
    _hashes: dict[int, npt.NDArray[np.uint32]] = field(default_factory=dict)
    _buckets: Buckets = field(default_factory=Buckets)

    def add(self, key: str, runs: Runs, bands: tuple[int, ...]) -> None:
        """Put an article into the group that it shares most with, or into one of its own."""
        article = len(self._keys)
        self._keys.append(key)
        long_enough = len(runs.hashes) >= LEAST_RUNS
        marks = (*bands, *runs.paragraphs)
        nearest = self._nearest(runs.hashes, self._buckets.find(marks)) if long_enough else None
        self._group_of.append(article if nearest is None else self._group_of[nearest[0]])
        if nearest is None:
            self._reprints[article] = []
        else:
            other, shared, relation = nearest
            self._reprints[self._group_of[other]].append(Reprint(key, self._keys[other], shared, relation))
        if long_enough:
            self._hashes[article] = runs.hashes
            self._buckets.put(marks, article, self._group_of)

    def groups(self) -> list[TextGroup]:
        """Return the groups in order of their first print."""
        return [TextGroup(self._keys[first], tuple(reprints)) for first, reprints in self._reprints.items()]

    def _nearest(self, hashes: npt.NDArray[np.uint32], candidates: Iterable[int]) -> tuple[int, float, Relation] | None:
        best: tuple[float, float, int, Relation] | None = None
        for article in candidates:
            other = self._hashes[article]
            common = len(np.intersect1d(hashes, other, assume_unique=True))
            shared = common / min(len(hashes), len(other))
            alike = common / (len(hashes) + len(other) - common)
            if shared >= LEAST_SHARED and (best is None or (alike, shared) > best[:2]):
                best = alike, shared, article, _relation(common / len(hashes), common / len(other))
        return None if best is None else (best[2], round(best[1], 4), best[3])


def _relation(own: float, other: float) -> Relation:
    """Return how a reprint differs, by the shares of its own runs and of the other's that both have."""
    if own >= _MUCH and other >= _MUCH:
        return Relation.SAME
    if own >= _MUCH:
        return Relation.CUT
    return Relation.EXTENDED if other >= _MUCH else Relation.EDITED
