"""Cues in a sentence: takes a `Line` and item borders, returns verb groups that report speech, and set phrases."""

from __future__ import annotations

from dataclasses import dataclass, replace

from onrecord.extract.lines import Line
from onrecord.lexicons import table, words

_BE = frozenset("is was were are been being be".split())
_AUXILIARIES = _BE | frozenset(
    "has have had am will would did does do may might must shall should could can to 's ’s 've ’ve "
    "'d ’d 'll ’ll".split()
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
# Verbs of speech only right beside a quotation: “…,” he began; “…,” runs a notice.
_BESIDE_QUOTE = frozenset("began begins runs ran goes".split())
_FURTHEST_QUOTE = 10
_DETERMINERS = frozenset("a an the his her their its this my our your".split())
_NOT_FIRST = frozenset("here there ago later earlier".split())
_GOING_ON = frozenset("went goes going go proceeded continued continues began begins wanted likes liked".split())


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
        if low in _BESIDE_QUOTE and _is_beside_quote(line, first, index, stop):
            found.append(Cue(index, index + 1, index, "say"))
            continue
        kind = verbs.get(low)
        opens = (
            index == first and low in words("inverting_cues") and "q" in line.codes[first:stop]
        )  # "Remarked Lund, “…”"
        if kind is not None and (line.codes[index] not in "uq" or opens or low in ("said", "says", "asked")):
            cue = _verb_group(line, first, stop, index, kind)
            if cue is not None:
                found.append(cue)
    return found


def _is_beside_quote(line: Line, first: int, verb: int, stop: int) -> bool:
    """Whether a quotation stands right before a verb, or before its subject where the verb ends the clause."""
    before = verb - 1 - (line.codes[verb - 1] == ",") if verb > first else first
    if verb > first and line.codes[before] == "q":
        return True
    ends = verb + 1 == stop or line.codes[verb + 1] in ",:."
    return ends and "q" in line.codes[max(first, verb - _FURTHEST_QUOTE) : verb]


def _verb_group(line: Line, first: int, stop: int, verb: int, kind: str) -> Cue | None:
    """Return the cue around a verb with its auxiliaries and adverbs, `None` where the word is a noun here."""
    low = line.lows[verb]
    begin = verb
    while begin > first and _belongs(line, first, begin, verb):
        begin -= 1
    group = line.lows[begin:verb]
    before = line.lows[begin - 1] if begin > first else ""
    if before in _DETERMINERS or (low in words("ambiguous_cues") and not _is_verb(line, first, begin, verb)):
        return None
    negated = before in _REFUSALS or any(_negates(word) for word in group) or _is_unsaid(line, first, begin)
    while begin < verb and line.lows[begin] in _NOT_FIRST:
        begin += 1
    participle = low.endswith("ing")
    past = low.endswith("ed") or low in ("said", "told", "quoted", "written")
    passive = past and not participle and any(word in _BE for word in group)
    return Cue(begin, verb + 1, verb, kind, participle, negated, passive)


def _is_unsaid(line: Line, first: int, begin: int) -> bool:
    """Whether “stopped short of” or “has yet to” stands before a verb of speech."""
    if begin - 2 < first:
        return False
    return line.lows[begin - 2 : begin] == ["short", "of"] or (
        line.lows[begin - 1] == "yet" and line.lows[begin] == "to"
    )


def _negates(word: str) -> bool:
    return word in _NEGATIONS or word in _REFUSALS or word.endswith(("n't", "n’t"))


def _belongs(line: Line, first: int, begin: int, verb: int) -> bool:
    """Whether the item before `begin` is part of the verb group: "has repeatedly", "went on to", "did not"."""
    word = line.lows[begin - 1]
    if word in _AUXILIARIES or _negates(word) or line.codes[begin - 1] == "a":
        return True
    if word in _GOING_ON:
        return begin < verb and line.lows[begin] in ("to", "on")
    if word in ("later", "earlier") and begin - 2 >= first:
        return line.codes[begin - 2] in "cr"
    if line.lows[verb] == "saying" and word in ("as", "quoted"):
        return begin < verb or word == "as"
    if word in ("both", "all", "himself", "herself"):
        return begin - 2 >= first and line.codes[begin - 2] in "un"
    return word == "on" and begin - 2 >= first and line.lows[begin - 2] in ("went", "goes", "going")


def _is_verb(line: Line, first: int, begin: int, verb: int) -> bool:
    """Whether a word that is a noun as often is a verb here: not after an ending 's, and with a subject."""
    if verb > first and line.codes[verb - 1] == "'":
        return False
    return begin < verb or _has_subject(line, first, verb)


def _has_subject(line: Line, first: int, verb: int) -> bool:
    """Whether a word that is a noun as often ("claims", "states") stands where a verb stands."""
    if verb == first:
        return False
    code, low = line.codes[verb - 1], line.lows[verb - 1]
    if not line.lows[verb].endswith(("s", "ed", "ing")) and code in "un" and not low.endswith("s"):
        return False
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
