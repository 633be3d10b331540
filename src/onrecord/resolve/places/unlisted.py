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
from onrecord.resolve.capitals import capitalised_words, find_signs, places_of
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
_OWNS = re.compile(
    r"['’]s (?:government|\w+ ministry|parliament|army|(?:prime|foreign|defen[cs]e|interior) minister)\b"
)
_OWNER = re.compile(r"\b[A-Z][a-z]\w+")
_OF_STATE = re.compile(r" of (?:the )?([A-Z][a-z]\w+)")
_IN_STATE = re.compile(r"\bgovernment in ([A-Z][a-z]\w+)")
_GOVERNS = re.compile(
    r"\b(?:government|parliament|[Rr]epublic|[Kk]ingdom|[Pp]rime [Mm]inister|[Ff]oreign [Mm]inister)$"
)
_GOVERNS_ENDS = ("government", "parliament", "epublic", "ingdom", "inister")
_BEFORE_OF = len(" foreign minister")
_HEAD = re.compile(r"\w*")
_PREPOSITION = re.compile(r"\b(?:in|near|of|from|the|to|at|outside) ")
_KINDS = (
    *(f" {kind}" for kind in "province district village oblast governorate suburb valley airport bridge river".split()),
    " refugee camp",
    " neighbourhood",
    " neighborhood",
)
_THE_KINDS = tuple(f"he {kind} " for kind in "river lake mountain island village town strait".split())
_OPENING = re.compile(rf"{_NAME}(?=[ ,]*(?:[-–—(]|\d))")
_CAPITALISED = re.compile(r"(?<![\w-])[^\W\d_a-z][\w’'-]*")
_CITY_SIZE = 17.0


def find_own_states(text: str) -> frozenset[str]:
    """Return names that the text gives a government of state and that no list knows as a country or a great place."""
    found = set()
    for name in {*_governed(text), *_owners(text)}:
        if name in table("demonyms") or name.lower() in no_names():
            continue
        readings = find_readings(name)
        if not any(place.kind != "city" or place.capital or place.size >= _CITY_SIZE for place in readings):
            found.add(name)
    return frozenset(found)


def find_unlisted(text: str) -> Iterator[tuple[Span, float]]:
    """Yield spans of names that their surroundings make a place, with log-odds: below 1 it takes two of them."""
    called = [
        at
        for at in find_signs(text, (" of ", " called ", " named "))
        if text[text.rfind(" ", 0, at) + 1 : at] in context("kind called")
    ]
    the_kind = [at - 1 for at in find_signs(text, _THE_KINDS) if at]
    within = find_signs(text, ("in ", "In ", "near ", "Near ", "outside ", "Outside "))
    followed = _before_kinds(text)
    for pattern, starts, evidence in (
        (_OF, called, 2.0),
        (_THE_KIND, the_kind, 2.0),
        (_FOLLOWED, followed, 2.0),
        (_WITHIN, within, 0.5),
    ):
        for match in _matches(pattern, text, starts):
            name = _trimmed(match.group(1))
            if _may_be_place(name) and not name.isupper():
                yield Span(match.start(1), match.start(1) + len(name)), evidence


def _matches(pattern: re.Pattern[str], text: str, starts: Iterable[int]) -> Iterator[re.Match[str]]:
    """Yield the matches that begin at one of the places, in text order, none inside another."""
    done = 0
    for start in starts:
        match = pattern.match(text, start) if start >= done else None
        if match is not None:
            done = match.end()
            yield match


def _before_kinds(text: str) -> list[int]:
    """Return where "in Upper Gondra province" may begin: the prepositions of the three words before such a kind."""
    found: set[int] = set()
    for kind in find_signs(text, _KINDS):
        begin = kind
        for _ in range(3):
            begin = max(0, text.rfind(" ", 0, begin))
        found.update(match.start() for match in _PREPOSITION.finditer(text, begin, kind))
    return sorted(found)


def _owners(text: str) -> Iterator[str]:
    """Yield "Norland" for "Norland's government"."""
    for at in find_signs(text, ("'s ", "’s ")):
        if _OWNS.match(text, at):
            begin = at
            while begin and (text[begin - 1].isalnum() or text[begin - 1] == "_"):
                begin -= 1
            if _OWNER.fullmatch(text, begin, at):
                yield text[begin:at]


def _governed(text: str) -> Iterator[str]:
    """Yield "Norland" for "the government of Norland"."""
    for at in find_signs(text, (" of ",)):
        if text.endswith(_GOVERNS_ENDS, 0, at) and _GOVERNS.search(text[max(0, at - _BEFORE_OF) : at]):
            match = _OF_STATE.match(text, at)
            if match is not None:
                yield match.group(1)
    for match in _matches(_IN_STATE, text, find_signs(text, ("government in ",))):
        yield match.group(1)


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
    for match in _matches(_CAPITALISED, text, _beginning(text, starting)):
        if match.start() < last:
            continue
        for name in starting.get(match.group().lower().removesuffix("'s").removesuffix("’s"), ()):
            end = match.start() + len(name)
            if text[match.start() : end].lower() == name and not text[end : end + 1].isalnum():
                last = end
                yield Span(match.start(), end)
                break


def _beginning(text: str, words: Iterable[str]) -> list[int]:
    """Return where a word with a capital stands that may be one of the words, given in small letters."""
    heads = {_HEAD.findall(word)[0] for word in words}
    if not all(map(str.isascii, heads)):
        return [match.start() for match in _CAPITALISED.finditer(text)]
    places = capitalised_words(text)
    return [start for start, _ in places_of({word for word in places if word.lower() in heads}, places)]


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
