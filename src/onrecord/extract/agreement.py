"""Whether the reading network thinks possible what only the rules found: takes a `Parse` and an attribution.

Some patterns are seldom right where the network sees neither cue nor source (on PolNeAR dev 5 of 24), others stand on
their own: amounts, quotations with a cue of their own, forms of the text.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from onrecord.extract.scores import PATTERN_SCORES
from onrecord.model import Attribution, Parse, Span
from onrecord.model.tags import Tag, Tags

# A rule's attribution tells its pattern by its score.
_LEANING = frozenset(
    PATTERN_SCORES[name]
    for name in ("cue-that", "cue-mixed", "cue-clause", "call-quote", "according", "other-quote", "colon")
)
_CUE, _SOURCE = (Tag.CUE_BEGINS, Tag.CUE), (Tag.SOURCE_BEGINS, Tag.SOURCE)
LEAST = 0.9  # of the two chances together, each 0 to 1


def is_thinkable(parse: Parse, attribution: Attribution) -> bool:
    """Whether an attribution of the rules stands on its own, or the network half sees its cue or its source."""
    if parse.tags is None or attribution.score not in _LEANING or not attribution.cue:
        return True
    cue = max(_chances(parse.tags, attribution.cue, _CUE), default=0.0)
    source = _chances(parse.tags, attribution.source, _SOURCE)
    return cue + (sum(source) / len(source) if source else 1.0) >= LEAST


def _chances(tags: Tags, spans: Sequence[Span], roles: tuple[Tag, Tag]) -> list[float]:
    """Return for each token of `spans` at most how likely it has one of `roles`."""
    found: list[float] = []
    for span in spans:
        first, stop = np.searchsorted(tags.ends, span.start, "right"), np.searchsorted(tags.starts, span.end)
        sure, tag = tags.certainty[first:stop], tags.tags[first:stop]
        chance = np.where(tag == Tag.NONE, 1 - sure, np.where((tag == roles[0]) | (tag == roles[1]), sure, 0))
        found += chance.tolist()
    return found
