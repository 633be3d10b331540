"""Cues in a sentence: takes a `Line` and item borders, returns verb groups that report speech, and set phrases."""

from __future__ import annotations

from dataclasses import dataclass, replace

from onrecord.extract.lines import Line
from onrecord.lexicons import table, words

_AUXILIARIES = frozenset(
    "has have had is was were are am be been being will would did does do may might must shall should could can 's ’s 've ’ve 'd ’d "
    "to 'll ’ll".split()
)
_NEGATIONS = frozenset("not never n't no neither cannot can't can’t".split())
_REFUSALS = frozenset(
    "declined declines declining decline refused refuses refusing refuse failed failing stopped without denied".split()
)
_WITH_PARTICLE = {
    **dict.fromkeys(("point", "points", "pointed", "pointing"), ("out",)),
    **dict.fromkeys(("put", "puts"), ("it",)),
    **dict.fromkeys(("shot", "fired", "hit", "shoots", "fires"), ("back",)),
    **dict.fromkeys(("went", "goes"), ("on",)),
    **dict.fromkeys(("chimed", "chimes", "weighed"), ("in",)),
}
_DETERMINERS = frozenset("a an the his her their its this my our your".split())
_GOING_ON = frozenset("went goes going go proceeded continued continues used began begins wanted likes liked".split())


@dataclass(frozen=True, slots=True)
class Cue:
    """Items `[first, stop)` of a cue; `kind` is its class in the lexicon, "phrase" for "according to"."""

    first: int
    stop: int
    verb: int
    kind: str
    participle: bool = False
    negated: bool = False
    passive: bool = False


def find_cues(line: Line, first: int, stop: int) -> list[Cue]:
    """Return every cue among the items `[first, stop)`, in text order."""
    found = []
    verbs = table("cue_verbs")
    for index in range(first, stop):
        low = line.lows[index]
        if low == "according" and index + 1 < stop and line.lows[index + 1] == "to":
            found.append(Cue(index, index + 2, index, "phrase"))
            continue
        if low == "words" and line.lows[max(first, index - 2) : index + 2] == ["in", "the", "words", "of"]:
            found.append(Cue(index - 2, index + 2, index, "phrase"))
            continue
        if low in _WITH_PARTICLE and index + 1 < stop and line.lows[index + 1] in _WITH_PARTICLE[low]:
            cue = _verb_group(line, first, stop, index, "say")
            if cue is not None:
                found.append(replace(cue, stop=index + 2))
            continue
        kind = verbs.get(low)
        if (kind is not None and line.codes[index] not in "uq") or (kind is not None and low in ("said", "says", "asked")):
            cue = _verb_group(line, first, stop, index, kind or "say")
            if cue is not None:
                found.append(cue)
    return found


def _verb_group(line: Line, first: int, stop: int, verb: int, kind: str) -> Cue | None:
    low = line.lows[verb]
    begin = verb
    negated = False
    passive = False
    while begin > first:
        word = line.lows[begin - 1]
        if word in _NEGATIONS or word.endswith(("n't", "n’t")):
            negated = True
        elif word in _AUXILIARIES or (
            word in _GOING_ON and word != "used" and begin < verb and line.lows[begin] in ("to", "on")
        ):
            passive = passive or word in ("is", "was", "were", "are", "been", "being", "be")
        elif word == "on" and begin - 2 >= first and line.lows[begin - 2] in ("went", "goes", "going"):
            pass
        elif word in _REFUSALS:
            negated = True
        elif line.codes[begin - 1] != "a":
            break
        begin -= 1
    if begin > first and line.lows[begin - 1] in _REFUSALS:
        negated = True
    if low in words("ambiguous_cues") and verb > first and line.codes[verb - 1] == "'":
        return None
    if low in words("ambiguous_cues") and begin == verb and not _has_subject(line, first, verb):
        return None
    if begin > first and line.lows[begin - 1] in _DETERMINERS:
        return None
    while (
        begin < verb and line.codes[begin] == "a" and line.lows[begin] in ("here", "there", "ago", "later", "earlier")
    ):
        begin += 1
    participle = low.endswith("ing")
    past = low.endswith("ed") or low in ("said", "told", "quoted", "written")
    return Cue(begin, verb + 1, verb, kind, participle, negated, passive and past and not participle)


def _has_subject(line: Line, first: int, verb: int) -> bool:
    """Whether a word that is a noun as often ("claims", "states") stands where a verb stands."""
    if verb == first:
        return False
    code, low = line.codes[verb - 1], line.lows[verb - 1]
    following = line.codes[verb + 1 : verb + 2]
    if code in "ruw," or (code == "n" and low.endswith("s")):
        return not following or following in "sqdrunma:,'.o"
    return code in "na" and (not following or following in "sqdr:.")


def statement_stop(line: Line, cue: Cue, high: int) -> int:
    """Return where "in a statement" or "in an interview" right after a cue ends, else where the cue ends."""
    index = cue.stop
    if index + 2 < high and line.lows[index] == "in" and line.codes[index + 1] == "d":
        for stop in range(index + 2, min(index + 5, high)):
            if line.lows[stop] in ("statement", "interview", "email", "tweet", "release", "letter"):
                return stop + 1
    return index
