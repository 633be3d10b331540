"""Find the words that bound a number: takes a text and an edge of an amount, returns comparator and new edge."""

from __future__ import annotations

import re

from onrecord.lexicons import table
from onrecord.model import Comparator

_BEFORE = {phrase: Comparator(sign) for phrase, sign in table("bounds_before").items()}
_LAST_WORDS = frozenset(phrase.split(" ")[-1] for phrase in _BEFORE)
_BEHIND = {phrase: Comparator(sign) for phrase, sign in table("bounds_after").items()}
_AFTER = re.compile(
    r"(?:\s|(?=[-+]))("
    + "|".join(re.escape(phrase) for phrase in sorted(_BEHIND, key=len, reverse=True))
    + r")(?![\w+]|\s[\d$€£])"
)
_NOT_BOUNDS = re.compile(
    r"\b(?:all|take[sn]?|took|taking|hand(?:ed|s|ing)?|turn(?:ed|s)?|fall(?:en|s)?|won|left|went|go(?:es|ing)?|bring)"
    r" over$"
)


def bound_before(low: str, start: int, floor: int) -> tuple[Comparator, int] | None:
    """Return the comparator of the words right before `start`, and where they begin."""
    begin = max(floor, start - 44)
    tail = low[begin:start]
    stripped = tail.rstrip()
    last = stripped.rpartition(" ")[2].rpartition("\n")[2]
    if last.lstrip("(“\"‘'—–") not in _LAST_WORDS and not (last and last[-1] in "~≈∼<>≤≥⩾±=-"):
        return None
    if len(tail) - len(stripped) > 2:
        return None
    words = re.split(r"\s+", stripped)
    if begin > floor and low[begin - 1].isalnum():
        words = words[1:]
    for size in (4, 3, 2, 1):
        if len(words) < size:
            continue
        phrase = " ".join(words[-size:])
        comparator = _BEFORE.get(phrase.lstrip("(“\"‘'—–"))
        if comparator is not None and not _NOT_BOUNDS.search(stripped[-24:]):
            phrase = phrase.lstrip("(“\"‘'—–")
            where = re.search(r"\s+".join(map(re.escape, phrase.split(" "))) + r"$", stripped)
            return comparator, begin + (where.start() if where else len(stripped) - len(phrase))
    return _sign_before(stripped, begin)


def _sign_before(stripped: str, begin: int) -> tuple[Comparator, int] | None:
    for size in (2, 1):
        sign = stripped[-size:]
        if sign in _BEFORE and len(sign) == size and not sign[0].isalnum():
            return _BEFORE[sign], begin + len(stripped) - size
    if stripped.endswith("sub-"):
        return Comparator.LESS, begin + len(stripped) - 4
    return None


def bound_behind(low: str, end: int, stop: int) -> tuple[Comparator, int] | None:
    """Return the comparator of the words right behind `end`, and where they end: "or more", "-plus", "+"."""
    match = _AFTER.match(low, end, min(stop, end + 20))
    return (_BEHIND[match[1]], match.end()) if match else None
