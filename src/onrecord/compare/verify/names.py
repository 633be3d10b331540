"""Whether a label and a name mean one person: takes words such as "Ms. LUND" and "Ida Lund"."""

from __future__ import annotations

import functools
import re
import unicodedata

from onrecord.compare.verify.types import Voice

_TITLES = frozenset(
    "mr mrs ms miss dr sir dame lord lady senator sen representative rep congressman congresswoman governor gov "
    "president prime minister secretary general chancellor ambassador foreign defence defense finance interior of "
    "the professor prof judge justice mayor vice former chairman chairwoman chair madam member hon rt honourable "
    "honorable speaker captain colonel admiral director deputy king queen prince princess jr sr iii".split()
)
_NOBODY = frozenset(
    "q a question questions answer journalist reporter reporters unidentified unknown male female man woman "
    "audience participant participants moderator announcer voice voiceover voices interviewer host caller "
    "translator interpreter crowd member press several speakers speaker all narrator others".split()
)


@functools.lru_cache(maxsize=4096)
def _parts(name: str) -> tuple[str, ...]:
    plain = unicodedata.normalize("NFKD", re.sub(r"\([^)]*\)|,.*", " ", name)).casefold()
    plain = "".join(one for one in plain if not unicodedata.combining(one))
    return tuple(re.sub(r"['’.]", "", plain).replace("-", " ").split())


@functools.lru_cache(maxsize=65536)
def compare_names(credited: str | None, label: str | None) -> Voice:
    """Return same, other, or unknown where one of them names no person."""
    if not credited or not label:
        return Voice.UNKNOWN
    one, other = _parts(credited), _parts(label)
    if one == other and one:
        return Voice.SAME
    names = [tuple(word for word in words if word not in _TITLES) for words in (one, other)]
    if any(not words or all(word in _NOBODY for word in words) for words in names):
        return Voice.UNKNOWN
    short, long = sorted(names, key=len)
    if short[-1] != long[-1]:
        return Voice.OTHER
    if len(short) == 1 or short[0] == long[0] or (short[0][0] == long[0][0] and 1 in (len(short[0]), len(long[0]))):
        return Voice.SAME
    return Voice.OTHER
