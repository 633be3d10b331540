"""Names of places that no list holds, and states of the text itself: takes a text, tells them by the words around.

"the border town of Terezna", "the river Lom", "Gondra district": such names are places wherever the text uses them. A
text whose states are on no list ("Norland's government") speaks of a world of its own, where a namesake means little.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from onrecord.lexicons import table
from onrecord.model import Span
from onrecord.resolve.places.contexts import context, given_names, no_names
from onrecord.resolve.places.readings import find_readings

_NAME = r"([^\W\d_a-z][\w’'-]*(?: [^\W\d_a-z][\w’'-]*)?)"
_OF = re.compile(rf" (?:of|called|named) (?:the )?{_NAME}")
_THE_KIND = re.compile(rf"\b[Tt]he (?:river|lake|mountain|island|village|town|strait) {_NAME}")
_FOLLOWED = re.compile(
    rf"\b(?:in|near|of|from|the|to|at|outside) {_NAME} "
    r"(?:province|district|village|oblast|governorate|suburb|valley|refugee camp|neighbou?rhood|airport|bridge|river)\b"
)
_WITHIN = re.compile(rf"\b(?:[Ii]n|[Nn]ear|[Oo]utside) {_NAME}")
_GOVERNED = re.compile(
    r"\b([A-Z][a-z]\w+)['’]s (?:government|\w+ ministry|parliament|army|"
    r"(?:prime|foreign|defen[cs]e|interior) minister)\b"
    r"|\b(?:government|parliament|[Rr]epublic|[Kk]ingdom|[Pp]rime [Mm]inister|[Ff]oreign [Mm]inister) of (?:the )?"
    r"([A-Z][a-z]\w+)"
    r"|\bgovernment in ([A-Z][a-z]\w+)"
)
_OPENING = re.compile(rf"{_NAME}(?=[ ,]*(?:[-–—(]|\d))")
_CAPITALISED = re.compile(r"(?<![\w-])[^\W\d_a-z][\w’'-]*")
_CITY_SIZE = 17.0


def find_own_states(text: str) -> frozenset[str]:
    """Return names that the text gives a government of state and that no list knows as a country or a great place."""
    found = set()
    for match in _GOVERNED.finditer(text):
        name = next(group for group in match.groups() if group)
        if name in table("demonyms") or name.lower() in no_names():
            continue
        readings = find_readings(name)
        if not any(place.kind != "city" or place.capital or place.size >= _CITY_SIZE for place in readings):
            found.add(name)
    return frozenset(found)


def find_unlisted(text: str) -> Iterator[tuple[Span, float]]:
    """Yield spans of names that their surroundings make a place, with log-odds: below 1 it takes two of them."""
    for pattern, evidence in ((_OF, 2.0), (_THE_KIND, 2.0), (_FOLLOWED, 2.0), (_WITHIN, 0.5)):
        for match in pattern.finditer(text):
            if pattern is _OF and text[text.rfind(" ", 0, match.start()) + 1 : match.start()] not in context(
                "kind called"
            ):
                continue
            name = _trimmed(match.group(1))
            if _may_be_place(name) and not name.isupper():
                yield Span(match.start(1), match.start(1) + len(name)), evidence


def find_in_dateline(text: str, start: int, end: int) -> Iterator[tuple[Span, float]]:
    """Yield the name that opens a dateline: "TEREZNA, 3 May (agency) -"."""
    match = _OPENING.match(text, start, end)
    if match is not None and _may_be_place(match.group(1)):
        yield Span(match.start(1), match.end(1)), 2.5


def known_names(text: str, found: Iterable[tuple[Span, float]], *, own_world: bool) -> dict[str, float]:
    """Return name in small letters -> log-odds that it is a place, from all that stands around it in the document.

    `own_world`: the text has states that no list knows, and so has towns that no list knows.
    """
    best: dict[str, float] = {}
    times: Counter[str] = Counter()
    for span, evidence in found:
        name = span.text_in(text).lower()
        times[name] += 1
        best[name] = max(best.get(name, -9.0), evidence)
    bonus = 0.5 if own_world else 0.0
    return {name: evidence + bonus + 0.5 * min(3, times[name] - 1) for name, evidence in best.items()}


def find_again(text: str, names: Iterable[str]) -> Iterator[Span]:
    """Yield every place where one of the names, given in small letters, stands with a capital, long names first."""
    starting: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(names, key=len, reverse=True):
        starting[name.partition(" ")[0]].append(name)
    if not starting:
        return
    last = -1
    for match in _CAPITALISED.finditer(text):
        if match.start() < last:
            continue
        for name in starting.get(match.group().lower().removesuffix("'s").removesuffix("’s"), ()):
            end = match.start() + len(name)
            if text[match.start() : end].lower() == name and not text[end : end + 1].isalnum():
                last = end
                yield Span(match.start(), end)
                break


def _trimmed(name: str) -> str:
    """Return the name without "'s", and without a second word that is none of it: "Velin Prime"."""
    first, _, second = re.sub(r"['’]s?$", "", name).partition(" ")
    if first.endswith(("'s", "’s")):
        return first[:-2]
    if second and not _may_be_place(second):
        return ""
    return f"{first} {second}".strip()


def _may_be_place(name: str) -> bool:
    first, _, second = name.partition(" ")
    if not first or first.lower() in no_names() or second.lower() in no_names():
        return False
    return first not in table("demonyms") and not _is_person(name)


def _is_person(name: str) -> bool:
    first = name.partition(" ")[0].lower()
    return first in given_names()
