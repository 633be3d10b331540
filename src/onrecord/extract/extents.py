"""Where content ends: takes a `Line` and the place where content begins, returns the item before which it stops."""

from __future__ import annotations

from onrecord.extract.cues import Cue
from onrecord.extract.lines import Line
from onrecord.extract.phrases import phrase_after, phrase_before

_CONTRASTS = frozenset("though although while whereas but and".split())
_AGAINST = frozenset("though although whereas but".split())
_PLURAL_VERBS = frozenset("show suggest indicate say tell prove".split())
_LONGEST_SUBJECT = 14
_FINITE = frozenset("was were is are has had did got".split())
_SPEAKING = frozenset({"say", "tell", "call"})


def quote_extent(line: Line, quote: int, end: int) -> int:
    """Return where content that opens with a quotation ends: with it, or with the sentence when it goes on."""
    stop = quote + 1
    while stop < end and line.codes[stop] == "q":
        stop += 1
    if stop >= end or ends_sentence(line, stop - 1) or line.codes[stop] in "opst,;-w:(":
        following = line.codes.find("q", stop, end)
        if 0 <= following - stop <= 8 and "v" not in line.codes[stop:following] and not ends_sentence(line, stop - 1):
            return quote_extent(line, following, end)
        return stop
    return end


def ends_sentence(line: Line, index: int) -> bool:
    """Whether the quotation at an item ends with a full stop or the like inside its marks."""
    quotation = line.quotes.get(index)
    return quotation is not None and quotation.closed and line.lows[index] == "“”" and line.tails[index] in ".?!,…—"


def content_stop(line: Line, begin: int, end: int, later: list[Cue]) -> int:
    """Return where the content ends at the latest: before another credit that shares the sentence."""
    for other in later:
        at = other.first
        if at <= begin:
            continue
        if other.participle and other.kind in _SPEAKING and line.codes[at - 1] == ",":
            return at - 1
        if line.codes[at - 1] == "c" and other.kind in _SPEAKING and at - 1 > begin:
            return at - 1 if line.codes[at - 2] != "," else at - 2
        if other.kind == "phrase" and line.codes[at - 1] == ",":
            return at - 1
        if shares_source(line, other, end) and at - 1 > begin:
            return at - 1
        comma = _other_credit(line, begin, other)
        if comma is not None:
            return comma
    return end


def shares_source(line: Line, cue: Cue, end: int) -> bool:
    """Whether a cue in a row of cues has no subject of its own: “said it was late, insisted that “nobody …””."""
    return (
        cue.kind in ("say", "tell")
        and cue.first == cue.verb
        and not cue.participle
        and not cue.negated
        and line.codes[cue.first - 1] == ","
        and cue.stop < end
        and (
            line.codes[cue.stop] == "q"
            or (line.lows[cue.stop] == "that" and line.codes[cue.stop + 1 : cue.stop + 2] not in ("n", "t"))
        )
    )


def _other_credit(line: Line, begin: int, cue: Cue) -> int | None:
    """Return the comma before “, though company insiders suggested …”: somebody else is credited from there on."""
    if cue.kind not in ("say", "tell", "call") or cue.negated or cue.passive:
        return None
    for joint in range(cue.first - 2, max(begin + 1, cue.first - _LONGEST_SUBJECT), -1):
        if line.codes[joint] == ";":
            source = phrase_before(line, joint + 1, cue.first)
            return joint if source is not None and source[0] == joint + 1 else None
        if cue.kind != "call" and line.lows[joint] in _CONTRASTS and line.codes[joint - 1] in ",;":
            source = phrase_before(line, joint + 1, cue.first)
            return joint - 1 if source is not None and source[0] == joint + 1 else None
    return None


def act_end(line: Line, begin: int, stop: int) -> int:
    """Return where “to pay more; nobody has seen a date” and “her to wait and was told no” leave what is asked."""
    semicolon = line.codes.find(";", begin, stop)
    if begin < semicolon and "to" not in line.lows[semicolon : semicolon + 3]:
        stop = semicolon
    joint = line.codes.find("cv", begin, stop)
    return joint if joint > begin + 1 and line.lows[joint + 1] in _FINITE else stop


def without_later_quotes(line: Line, begin: int, stop: int) -> int:
    """Return where content ends that has its first quotation only in a later clause, after a semicolon: there."""
    semicolon = line.codes.find(";", begin, stop)
    apart = begin < semicolon and "q" not in line.codes[begin:semicolon] and "q" in line.codes[semicolon:stop]
    return semicolon if apart else stop


def contrast_cut(line: Line, begin: int, stop: int) -> int:
    """Return where the author's own clause begins in indirect speech: “said it was closed, but records show …”."""
    for comma in range(begin + 2, stop - 3):
        if line.codes[comma] not in ",;" or line.lows[comma + 1] not in _AGAINST or line.codes[comma + 2] == "r":
            continue
        subject = phrase_after(line, comma + 2, stop)
        if subject is None:
            continue
        verb = subject[1] < stop and line.codes[subject[1]] == "v"
        if verb or _PLURAL_VERBS & set(line.lows[subject[0] + 1 : subject[1]]):
            return comma
    return stop


def clause_cut(line: Line, quote: int, stop: int) -> int:
    """Return where the author's own clause begins after the last quotation: “…”, and impatience is what one says."""
    for comma in range(quote + 1, min(stop - 3, quote + 4)):
        if line.codes[comma] not in ",;" or line.lows[comma + 1] not in _CONTRASTS or line.codes[comma + 2] == "r":
            continue
        subject = phrase_after(line, comma + 2, stop)
        if subject is not None and subject[1] < stop and line.codes[subject[1]] == "v":
            return comma
    return stop
