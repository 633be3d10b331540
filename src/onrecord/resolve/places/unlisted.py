"""Names of places that no list holds, and states of the text itself: takes a text, tells places by the words around them.

"the border town of Terezna", "the river Lom", "Gondra district": such names are places wherever the text uses them. A
text whose states are on no list ("Norland's government") speaks of a world of its own, where a namesake means little.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from onrecord.lexicons import table, words
from onrecord.model import Span
from onrecord.resolve.places.readings import find_readings

_NAME = r"([^\W\d_a-z][\w’'-]*(?: [^\W\d_a-z][\w’'-]*)?)"
_KIND = (
    r"(?:city|town|village|port|hamlet|suburb|district|province|island|settlement|neighbou?rhood|municipality|region|"
    r"river|lake|mountain|valley|bay|strait|capital)"
)
_CALLED = re.compile(
    rf"\b(?:{_KIND} (?:of|called|named) (?:the )?|(?:the|The) (?:river|lake|mountain|island|village|town|strait) |"
    rf"(?:outskirts|streets|residents|suburbs|siege|mayor) of ){_NAME}"
)
_FOLLOWED = re.compile(
    rf"\b(?:in|near|of|from|the|to|at|outside) {_NAME} "
    r"(?:province|district|village|oblast|governorate|suburb|valley|refugee camp|neighbou?rhood|airport|bridge|river)\b"
)
_WITHIN = re.compile(rf"\b(?:[Ii]n|[Nn]ear|[Oo]utside) {_NAME}")
_GOVERNED = re.compile(
    r"\b([A-Z][a-z]\w+)['’]s (?:\w+ ){0,2}(?:government|ministry|parliament|president|prime minister|army|minister|embassy)\b"
    r"|\b(?:government|parliament|[Pp]resident|[Mm]inister|army|[Rr]epublic|[Kk]ingdom|embassy) of (?:the )?([A-Z][a-z]\w+)"
    r"|\bgovernment in ([A-Z][a-z]\w+)"
)
_CITY_SIZE = 20.0


def find_own_states(text: str) -> frozenset[str]:
    """Return names that the text gives a government of state and that no list knows as a country or a great place."""
    found = set()
    for match in _GOVERNED.finditer(text):
        name = next(group for group in match.groups() if group)
        if name in table("demonyms") or name.lower() in _no_names():
            continue
        readings = find_readings(name)
        if not any(place.kind != "city" or place.capital or place.size >= _CITY_SIZE for place in readings):
            found.add(name)
    return frozenset(found)


def find_unlisted(text: str, start: int, end: int) -> Iterator[tuple[Span, float]]:
    """Yield spans of names that their surroundings make a place, with log-odds: below 1 it takes two of them."""
    for pattern, evidence in ((_CALLED, 2.0), (_FOLLOWED, 2.0), (_WITHIN, 0.5)):
        for match in pattern.finditer(text, start, end):
            name = match.group(1)
            first = name.partition(" ")[0]
            if first.lower() in _no_names() or first in table("demonyms") or name.isupper():
                continue
            trimmed = re.sub(r"['’]s?$", "", name)
            if trimmed and not _is_person(trimmed):
                yield Span(match.start(1), match.start(1) + len(trimmed)), evidence


def count_names(text: str, sightings: list[tuple[Span, float]]) -> dict[str, float]:
    """Return name -> log-odds that it is a place, from all that stands around it in the document."""
    best: dict[str, float] = {}
    times = Counter(span.text_in(text) for span, _ in sightings)
    for span, evidence in sightings:
        name = span.text_in(text)
        best[name] = max(best.get(name, -9.0), evidence + 0.5 * min(3, times[name] - 1))
    return best


def _is_person(name: str) -> bool:
    first = name.partition(" ")[0].lower()
    return first in words("male_names") or first in words("female_names") or first.rstrip(".") in _titles()


_ROLES: dict[str, frozenset[str]] = {}


def _titles() -> frozenset[str]:
    if "titles" not in _ROLES:
        _ROLES["titles"] = frozenset(title.lower() for title in words("titles"))
    return _ROLES["titles"]


def _no_names() -> frozenset[str]:
    """Words that begin no name of a place: function words, offices, bodies, months."""
    if "none" not in _ROLES:
        lists = ("role_words", "organisation_words", "group_words", "publication_words", "portfolios")
        found = frozenset(table("functions")).union(*(words(name) for name in lists)) | _titles()
        months = "january february march april may june july august september october november december"
        days = "monday tuesday wednesday thursday friday saturday sunday"
        _ROLES["none"] = found | frozenset(f"{months} {days} internet christmas easter ramadan mr mrs ms dr".split())
    return _ROLES["none"]
