"""Sentences that go on in a speaker's voice without a credit of their own: takes a `Line`, says whether one does.

“The bridge would open in May, she said. It would cost nothing.” The second sentence is still hers: what she said of the
future stands as “would” in both, and nobody else speaks. Other backshifted verbs do not count: “had opened” and “could
open” are the author's own as often.
"""

from __future__ import annotations

from bisect import bisect_left

from onrecord.extract.found import Found
from onrecord.extract.lines import Line
from onrecord.model import Span

_WOULD = frozenset("would wouldn't wouldn’t 'd ’d".split())
_PRESENT = frozenset(
    "is are has have does do will can may shall isn't aren't won't can't isn’t aren’t won’t can’t".split()
)
_AUTHORS = frozenset("later eventually soon never have become go prove".split())
_REPORTING = frozenset(
    {"cue-that", "cue-clause", "cue-mixed", "clause-cue", "mixed-cue", "plain-clause", "within-clause", "run"}
)
_PAST = ("ed", "said", "told", "wrote")
_LONGEST_SUBJECT = 14
_FEWEST = 4


def goes_on(line: Line, first: int, stop: int, before: Found) -> bool:
    """Whether a sentence without cue, quotation and present tense goes on with what the one before it reports."""
    if before.pattern not in _REPORTING or not before.source or not before.cue or stop - first < _FEWEST:
        return False
    cue = before.cue[-1]
    if not line.lows[bisect_left(line.ends, cue.end)].endswith(_PAST) or not _speaks_of_future(line, before.content):
        return False
    if "q" in line.codes[first:stop] or line.lows[first] in ("i", "we", "but", "yet", "still"):
        return False
    verbs = [index for index in range(first, stop) if line.codes[index] == "v" or line.lows[index] in _WOULD]
    if not verbs or verbs[0] - first > _LONGEST_SUBJECT or line.lows[verbs[0]] not in _WOULD:
        return False
    return line.lows[min(verbs[0] + 1, stop - 1)] not in _AUTHORS and not _PRESENT & {
        line.lows[index] for index in verbs
    }


def _speaks_of_future(line: Line, content: list[Span]) -> bool:
    """Whether words that were said hold a backshifted “will”."""
    return any(
        not _WOULD.isdisjoint(line.lows[bisect_left(line.starts, span.start) : bisect_left(line.starts, span.end)])
        for span in content
    )
