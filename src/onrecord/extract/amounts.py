"""Figures that somebody gives without a verb of saying: takes a `Line` and a sentence, returns `Frame`s in text order.

“The annex puts the price at “about EUR110m””, “police spoke of 450 and the organisers of “well over a thousand””.
"""

from __future__ import annotations

from onrecord.extract.asides import Frame, is_joined
from onrecord.extract.cues import Cue
from onrecord.extract.lines import Line
from onrecord.extract.phrases import Range, phrase_after, phrase_before, subject_of
from onrecord.lexicons import words

_PUTTING = frozenset("put puts putting pegged pegs".split())
_SPEAKING = frozenset("speak speaks spoke talked talks talk".split())
_ABOUT = frozenset(
    "about around nearly roughly some only just over under almost more less than at least most up to as many much few "
    "between well close".split()
)
_LONGEST_THING = 14
_LONGEST_ABOUT = 5


def find_amounts(line: Line, first: int, stop: int) -> list[Frame]:
    """Return the figures of one sentence, each credited to whoever gives it."""
    found: list[Frame] = []
    for index in range(first + 1, stop):
        low = line.lows[index]
        if low not in _PUTTING and low not in _SPEAKING:
            continue
        begin = _amount_after(line, index, stop)
        source = _source(line, first, index, found) if begin is not None else None
        if begin is None or source is None:
            continue
        end = _clause_end(line, begin, stop)
        found.append(Frame("amount", (index, index + 1), source, [(begin, end)]))
        found += _gapped(line, end, stop)
    return found


def _amount_after(line: Line, verb: int, stop: int) -> int | None:
    """Return where the amount begins after “puts the price at” or “speaks of”, `None` where none stands there."""
    at = verb + 1
    if line.lows[verb] in _SPEAKING:
        return at + 1 if at + 1 < stop and line.lows[at] == "of" and _is_amount(line, at + 1, stop) else None
    for index in range(at + 1, min(at + _LONGEST_THING, stop - 1)):
        if line.codes[index] in ",;:vqr-" and line.lows[index] != "it":
            return None
        if line.lows[index] == "at" and _is_amount(line, index + 1, stop):
            return index + 1
    return None


def _is_amount(line: Line, begin: int, stop: int) -> bool:
    """Whether a number, or a quotation of a few words, stands here, perhaps after “about” and the like."""
    for index in range(begin, min(begin + _LONGEST_ABOUT, stop)):
        low = line.lows[index]
        if line.codes[index] in "mq" or low in words("number_words") or low in ("zero", "half", "nil"):
            return True
        if low not in _ABOUT and low != "a":
            return False
    return False


def _source(line: Line, first: int, verb: int, earlier: list[Frame]) -> Range | None:
    cue = Cue(verb, verb + 1, verb, "say")
    if any(line.lows[index] in ("not", "never", "no") or line.lows[index].endswith(("n't", "n’t"))
           for index in range(max(first, verb - 2), verb)):  # fmt: skip
        return None
    begin = verb
    while begin > first and line.codes[begin - 1] in "a":
        begin -= 1
    if is_joined(line, first, cue.first):
        return earlier[-1].source if earlier else subject_of(line, first, begin)
    found = phrase_before(line, first, begin)
    return found if found is not None and line.codes[found[0]] != "w" else None


def _clause_end(line: Line, begin: int, stop: int) -> int:
    """Return where the amount with what belongs to it ends: at a comma, at another clause, at the full stop."""
    for index in range(begin + 1, stop):
        code = line.codes[index]
        if code in ",;:.-":
            return index
        more = line.codes[index + 1 : index + 2] in ("d", "m", "a") or line.lows[index + 1 : index + 2] == ["about"]
        if code in "sw" or (code == "c" and not (more and "q" not in line.codes[index + 1 : index + 4])):
            return index
    return stop


def _gapped(line: Line, begin: int, stop: int) -> list[Frame]:
    """“… and the organisers “well over a thousand””: a second source with its figure and no verb."""
    begin += begin < stop and line.codes[begin] == ","
    if begin >= stop or line.codes[begin] != "c":
        return []
    source = phrase_after(line, begin + 1, stop)
    if source is None:
        return []
    at = source[1]
    at += at < stop and line.lows[at] in ("of", "at")
    if at >= stop or line.codes[at] not in "qm":
        return []
    return [Frame("amount", None, source, [(at, _clause_end(line, at, stop))])]
