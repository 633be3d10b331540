"""Whether the reading network thinks possible what only the rules found: takes a `Parse` and an attribution.

Some patterns are seldom right where the network sees neither cue nor source (on PolNeAR dev 5 of 24), others stand on
their own: amounts, quotations with a cue of their own, forms of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
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
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_LONGEST_TITLE = 8
_SMALL_WORD = 5  # "with", "from" and shorter ones are small in titles
LEAST = 0.9  # of the two chances together, each 0 to 1


def is_thinkable(parse: Parse, attribution: Attribution) -> bool:
    """Whether an attribution of the rules stands on its own, or the network half sees its cue or its source."""
    if attribution.quoted and attribution.cue and all(_is_title(parse.text_of(span)) for span in attribution.quoted):
        return False
    if parse.tags is None or attribution.score not in _LEANING or not attribution.cue:
        return True
    cue = max(_chances(parse.tags, attribution.cue, _CUE), default=0.0)
    source = _chances(parse.tags, attribution.source, _SOURCE)
    return cue + (sum(source) / len(source) if source else 1.0) >= LEAST


def is_crosshead(parse: Parse, attribution: Attribution) -> bool:
    """Whether a quotation that the paragraph before is said to credit is a heading in marks, such as ‘No Bridges’."""
    [first, *more] = attribution.content
    parts = parse.document.parts
    part = parts[bisect_right(parts, first.start, key=lambda part: part.span.start) - 1]
    return not more and part.span == first and _is_title(parse.text_of(first))


def _is_title(words: str) -> bool:
    """Whether words are written as a title: “The Bridge at Ostvik”, not one word and no sentence."""
    found = _WORD.findall(words)
    if not 1 < len(found) <= _LONGEST_TITLE or not found[-1][0].isupper():
        return False
    return all(word[0].isupper() or len(word) < _SMALL_WORD for word in found)


def _chances(tags: Tags, spans: Sequence[Span], roles: tuple[Tag, Tag]) -> list[float]:
    """Return for each token of `spans` at most how likely it has one of `roles`."""
    found: list[float] = []
    for span in spans:
        # bisect, not searchsorted: that copies the whole array for a Python int, once for each attribution
        first, stop = bisect_right(tags.ends, span.start), bisect_left(tags.starts, span.end)
        sure, tag = tags.certainty[first:stop], tags.tags[first:stop]
        chance = np.where(tag == Tag.NONE, 1 - sure, np.where((tag == roles[0]) | (tag == roles[1]), sure, 0))
        found += chance.tolist()
    return found
