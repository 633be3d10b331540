"""Credits in the manner of headlines: takes a `Line` and a sentence, returns `Frame`s.

“Lund: Plan Is a ‘Disaster’”, “‘It is late’ – Lund”, “A third of the money paid out, auditors find”.
"""

from __future__ import annotations

import re

from onrecord.extract.asides import Frame
from onrecord.extract.lines import Line
from onrecord.extract.phrases import phrase_before
from onrecord.lexicons import table, words
from onrecord.model import PartKind

_CREDIT_AFTER = re.compile(r"q[-:]((?=[dn']*u)[dnu']{1,5})\.?")
_HEADS = (PartKind.TITLE, PartKind.HEADING)
_CREDITING = frozenset(
    "say says said find finds warn warns report reports show shows reveal reveals suggest suggests tell tells fear "
    "fears claim claims admit admits hint hints hear hears learn learns believe believes think thinks insist insists "
    "vow vows predict predicts confirm confirms announce announces argue argues".split()
)
_FEWEST = 3
_FEWEST_SAID = 4


def headline_frames(line: Line, first: int, stop: int) -> list[Frame]:
    """“Lund: Plan Is a ‘Disaster’”: a name, a colon and what is quoted from it."""
    credit = _CREDIT_AFTER.fullmatch(line.codes, first, stop)
    if credit is not None and len(line.lows) == stop:
        return [Frame("colon", (first + 1, first + 2), (first + 2, first + 2 + len(credit[1])), [(first, first + 1)])]
    stamp = line.codes.find("-", first, min(stop, first + 5))
    if stamp > first and set(line.codes[first:stamp]) <= set("m:."):
        first = stamp + 1  # "14:32 – Lund: “…”"
    if line.part.kind in _HEADS:
        last = _credit_at_end(line, first, stop)
        if last is not None:
            return [last]
    colon = line.codes.find(":", first, min(stop, first + 9))
    if colon <= first or "q" not in line.codes[colon:stop] or set(line.codes[first:colon]) - set("ud'no"):
        return []
    if "u" not in line.codes[first:colon]:
        return []
    end = stop - 1 if line.codes[stop - 1] == "." else stop
    return [Frame("colon", (colon, colon + 1), (first, colon), [(colon + 1, end)])]


def is_quoted_headline(line: Line, quote: int) -> bool:
    """Whether a headline opens with a sentence in marks and a colon: “‘A road is for walking’: Varga on Europe”."""
    if quote or line.part.kind not in _HEADS or line.codes[1:2] not in (":", "-"):
        return False
    said = line.inside(quote).lower().split()
    verb = any(word.strip(",.’'") in words("finite_verbs") or table("functions").get(word) == "v" for word in said[1:])
    return len(said) >= _FEWEST_SAID and verb


def _credit_at_end(line: Line, first: int, stop: int) -> Frame | None:
    """“A third of the money paid out, auditors find”: what stands before the last comma, credited behind it."""
    verb = stop - 1 - (line.codes[stop - 1] == ".")
    if verb - _FEWEST <= first or line.lows[verb] not in _CREDITING:
        return None
    comma = line.codes.rfind(",", first, verb)
    if comma < first + _FEWEST or "q" in line.codes[comma:verb]:
        return None
    source = phrase_before(line, comma + 1, verb)
    if source is None or source[0] != comma + 1:
        return None
    return Frame("clause-cue", (verb, verb + 1), source, [(first, comma)])
