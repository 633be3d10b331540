"""What is passed on without a source: takes a `Line` and a sentence, returns `Frame`s without source, in text order.

“It is said that the bridge will close”, “the bridge, it was reported, will close”, “the bridge is believed to be old”.
"""

from __future__ import annotations

from onrecord.extract.asides import Frame, clause_start, without_comma
from onrecord.extract.extents import contrast_cut
from onrecord.extract.lines import Line
from onrecord.extract.phrases import phrase_before

_HEARD = frozenset(
    "said reported believed thought understood alleged claimed rumoured rumored feared assumed presumed "
    "suspected".split()
)
_BE = frozenset("is was are were been being".split())
_LONGEST_GROUP = 4


def find_hearsay(line: Line, first: int, stop: int) -> list[Frame]:
    """Return what nobody in particular says, thinks or has heard in one sentence."""
    end = stop - (line.codes[stop - 1] == ".")
    for verb in range(first + 1, end):
        if line.lows[verb] not in _HEARD:
            continue
        begin = _group_start(line, first, verb)
        if begin is None:
            continue
        frame = _of_it(line, first, begin, verb, end) or _of_subject(line, first, begin, verb, end)
        return [frame] if frame is not None else []
    return []


def _group_start(line: Line, first: int, verb: int) -> int | None:
    """Return where “has been widely reported” begins, `None` where it is no passive or is negated."""
    begin = verb
    while (
        begin > first
        and verb - begin < _LONGEST_GROUP
        and (
            line.lows[begin - 1] in _BE
            or line.lows[begin - 1] in ("has", "have", "had")
            or line.codes[begin - 1] == "a"
        )
    ):
        begin -= 1
    group = line.lows[begin:verb]
    passive = not _BE.isdisjoint(group) and not {"not", "never", "n't", "n’t"} & set(group)
    return begin if passive and begin > first else None


def _of_it(line: Line, first: int, begin: int, verb: int, end: int) -> Frame | None:
    if line.lows[begin - 1] != "it":
        return None
    cue, after = (begin, verb + 1), verb + 1
    aside = begin - 2 > first and line.codes[begin - 2] == ","
    if aside and (after == end or line.codes[after] == ","):
        start = clause_start(line, first, begin - 2)
        pieces = [(start, without_comma(line, start, begin - 2))]
        if after + 2 < end:
            pieces.append((after + 1, end))
        return Frame("hearsay", cue, None, pieces) if pieces[0][1] - pieces[0][0] > 1 else None
    clause = (
        after + 2 < end and (line.lows[after] == "that" or line.codes[after] in "rdu") and "v" in line.codes[after:end]
    )
    if not clause or line.codes[begin - 2 : begin - 1] == "w":
        return None
    return Frame("hearsay", cue, None, [(after, contrast_cut(line, after, end))])


def _of_subject(line: Line, first: int, begin: int, verb: int, end: int) -> Frame | None:
    """“The bridge is believed to be old”: the subject and what it is believed to be."""
    if verb + 2 >= end or line.lows[verb + 1] != "to" or line.lows[verb + 2] not in ("be", "have"):
        return None
    subject = phrase_before(line, first, begin)
    if subject is None or "w" in line.codes[max(0, subject[0] - 1) : subject[0] + 1] or line.lows[subject[0]] == "it":
        return None
    stop = line.codes.find(",", verb, end)
    return Frame("hearsay", (begin, verb + 1), None, [subject, (verb + 1, stop if stop > verb + 2 else end)])
