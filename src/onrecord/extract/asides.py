"""Credits in places of their own: takes a `Line`, a cue and its source, returns a `Frame`, a source, or `None`.

““…” — that was how one diplomat put it”, “The talks, Ida Lund said, are over”, “quoted the minister as saying”.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.extract.cues import Cue
from onrecord.extract.lines import Line
from onrecord.extract.phrases import Range, phrase_after, phrase_before


@dataclass(slots=True)
class Frame:
    """Source, cue and content of one attribution as item ranges; `pattern` names the rule, for its score."""

    pattern: str
    cue: Range | None
    source: Range | None
    content: list[Range] = field(default_factory=list)


def clause_start(line: Line, taken: int, stop: int) -> int:
    """Return where a clause begins: after commas, dashes and conjunctions."""
    begin = taken
    while begin < stop and (line.codes[begin] in ",;c-" or line.lows[begin] in ("but", "so", "yet")):
        begin += 1
    return begin


def without_comma(line: Line, begin: int, stop: int) -> int:
    """Return where a clause ends: before commas and dashes."""
    while stop > begin and line.codes[stop - 1] in ",-":
        stop -= 1
    return stop


def how_put(line: Line, taken: int, cue: Cue, source: Range | None) -> Frame | None:
    """““…” — that was how one diplomat put it”, “… is what she calls it”."""
    if source is None or source[1] > cue.first or source[0] <= taken or line.lows[source[0] - 1] not in ("how", "what"):
        return None
    index = source[0] - 2
    if index <= taken or line.lows[index] not in ("is", "was"):
        return None
    index -= 1
    index -= line.lows[index] in ("that", "this", "which", "it")
    while index > taken and line.codes[index] in ",-":
        index -= 1
    if index < taken or line.codes[index] != "q":
        return None
    return Frame("quote-cue", (cue.first, cue.stop), source, [(index, index + 1)])


def within_clause(line: Line, taken: int, end: int, cue: Cue, source: Range | None) -> Frame | None:
    """“The talks, Ida Lund said, are over”: a credit between the subject and its verb."""
    if source is None:
        return None
    left, after = source[0], cue.stop
    if cue.kind != "say" or cue.negated or source[1] != cue.first or after + 1 >= end or left - 1 <= taken:
        return None
    if line.codes[left - 1] != "," or line.codes[after] != ",":
        return None
    if line.codes[after + 1] not in "vq" and line.codes[clause_start(line, taken, left)] != "v":
        return None
    begin = clause_start(line, taken, left)
    asks = begin < left and line.codes[begin] == "v"  # "Would the member, she asked, read it?"
    subject = phrase_after(line, begin + asks, left)
    if subject is None or subject[1] != left - 1 or (not asks and line.codes[begin] in "rw"):
        return None
    return Frame("within-clause", (cue.first, cue.stop), source, [(begin, subject[1]), (after + 1, end)])


def quoted_one(line: Line, first: int, cue: Cue) -> Range | None:
    """“The agency quoted the minister as saying …”: the minister; “the minister was quoted as saying …”: the same."""
    found = phrase_before(line, first, cue.verb - 1)
    if found is not None and line.lows[found[0] - 1] in ("quoted", "quotes", "cited", "quoting", "citing"):
        return found
    return phrase_before(line, first, cue.first)


def is_joined(line: Line, first: int, cue: int) -> bool:
    """Whether “and”, “and later” or “, then” joins a cue to the one before it."""
    while cue - 1 > first and line.lows[cue - 1] in ("later", "then", "earlier"):
        cue -= 1
    return cue > first and line.codes[cue - 1] == "c"
