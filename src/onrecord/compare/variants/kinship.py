"""How two quotations stand to each other: takes arrays of word values, returns a `Kinship` or `None`.

Words that merely overlap are no kin: two cuts of one long speech stay apart unless a version holds both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.compare.variants.types import Kinship, Place

NEAR = 0.8  # share of the longer one's words that are the same, in order
PART = 0.9  # share of the shorter one's words that stand in the longer one, in order
_RUNS = 0.4  # share of the shorter one's runs of three words: the same words far apart are no quotation
_PLACES = 0.9  # share of the shorter interval that lies in the other
_ALIKE = 0.8  # and so near in length they are two prints of the same words
RUN = 3


@dataclass(frozen=True, slots=True)
class Sounded:
    """The words of one version as numbers, in order, and its runs of three."""

    values: tuple[int, ...]
    runs: frozenset[int]

    @classmethod
    def of(cls, values: Sequence[int]) -> Sounded:
        """Return the words with their runs."""
        runs = (hash((*values[start : start + RUN],)) for start in range(max(1, len(values) - RUN + 1)))
        return cls(tuple(values), frozenset(runs))


def kinship_of(own: Sounded, full: Sounded) -> Kinship | None:
    """Return how `own` stands to `full`, which is at least as long; `None` where it is another quotation."""
    if own.values == full.values:
        return Kinship.SAME
    if len(own.runs & full.runs) < _RUNS * len(own.runs):
        return None
    from rapidfuzz.distance import LCSseq

    common = LCSseq.similarity(own.values, full.values)
    if common >= NEAR * len(full.values):
        return Kinship.NEAR
    return Kinship.PART if common >= PART * len(own.values) else None


def kinship_of_places(own: Place, full: Place) -> Kinship | None:
    """Return the same for two places of transcripts: what one speaker said once."""
    if own.transcript != full.transcript:
        return None
    common = min(own.end, full.end) - max(own.start, full.start)
    shorter, longer = sorted((own.end - own.start, full.end - full.start))
    if common < _PLACES * shorter:
        return None
    return Kinship.NEAR if common >= _ALIKE * longer else Kinship.PART
