"""Bodies of a state by their form: takes a place where a state is named, returns the body named around it.

"the Norwegian foreign ministry", "Norway's army", "the Ministry of Defence of Norway", "the foreign ministry in Oslo".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.lexicons import table
from onrecord.resolve.actors.dictionary import forms, forms_by_last_word, known_forms
from onrecord.resolve.actors.metonyms import finite_forms
from onrecord.resolve.capitals import find_signs

_NEXT = re.compile(r"[\w'-]+")
_AFTER = re.compile(r"(?:'s|')?[ ]")
_BEFORE = re.compile(r" (of|in|for) (?:the )?(?:Republic of |Kingdom of )?$")
_LAST = re.compile(r"[\w'-]+$")
_FILLERS = frozenset(
    "own new interim transitional federal national top ruling elected current outgoing royal military-led former "
    "internationally-recognised internationally-recognized recognised recognized central democratic civilian "
    "navy powerful left-wing right-wing conservative socialist communist regular regional local legitimate".split()
)
_MOST_FILLERS = 2
_LONGEST = 70
_ADJECTIVES = frozenset(("military", "intelligence"))
_NOUN = re.compile(r" ([a-z]{3,})\b(?<!ly)")
_NOT_IN = frozenset("embassy armed-forces army navy air-force police delegation intelligence-service marines".split())
_MANY = frozenset(
    "troops soldiers forces authorities warplanes negotiators peacekeepers servicemen embassies governments".split()
)
_BARE = re.compile(
    r"[Mm]inistry\b|Supreme (?=Court)|High (?=Court)|Constitutional (?=Court)|Central (?=Bank|Election)|"
    r"National (?=Assembly|Bank|Police|Guard)|House of (?=Rep)|Chamber of (?=Dep)|Lower (?=House)|Armed (?=Forces)|"
    r"Audit (?=Office)|Elect(?:ion|oral) (?=Commission)|Coast (?=Guard)|General (?=Staff)|Senate\b"
)

_BARE_SIGNS = (
    *(
        "ministry",
        "Ministry",
        "Supreme Court",
        "High Court",
        "Constitutional Court",
        "Central Bank",
        "Central Election",
    ),
    *("National Assembly", "National Bank", "National Police", "National Guard", "House of Rep", "Chamber of Dep"),
    *("Lower House", "Armed Forces", "Audit Office", "Election Commission", "Electoral Commission", "Coast Guard"),
    *("General Staff", "Senate"),
)


@dataclass(frozen=True, slots=True)
class Body:
    """The words that name a body, and what it is."""

    start: int
    end: int
    what: str
    proper: bool


def body_after(text: str, start: int, end: int) -> Body | None:
    """Return the body whose words follow the name or adjective of a state at `[start, end)`."""
    gap = _AFTER.match(text, end)
    if gap is None:
        return None
    at = gap.end()
    for _ in range(_MOST_FILLERS + 1):
        found = _form_at(text, at)
        if found is not None:
            stop, what = found
            if text[at:stop] in _ADJECTIVES and _modifies(text, stop):
                return None
            if text[at:stop].lower() == "presidency" and text.startswith(" of ", stop):
                return None  # "the Norwegian presidency of the Council" is a term, no body
            return Body(start, stop, what, _is_proper(text, at, stop))
        word = _NEXT.match(text, at, at + _LONGEST)
        if word is None or word.group().lower() not in _FILLERS or text[word.end() : word.end() + 1] != " ":
            return None
        at = word.end() + 1
    return None


def _modifies(text: str, stop: int) -> bool:
    """Whether a noun follows, so that a word is no body's: "the military dictatorship"."""
    after = _NOUN.match(text, stop)
    return after is not None and after.group(1) not in table("functions") and after.group(1) not in finite_forms()


def body_before(text: str, start: int, end: int, *, city: bool) -> Body | None:
    """Return the body that "of Norway" or "in Oslo" belongs to; `city` says that the name is a city's."""
    low = max(0, start - _LONGEST)
    joint = _BEFORE.search(text[low:start])
    if joint is None or (joint.group(1) == "of" and city):
        return None
    stop = low + joint.start()
    last = _LAST.search(text[low:stop])
    if last is None:
        return None
    for form, what in forms_by_last_word().get(last.group().lower(), ()):
        begin = stop - len(form)
        if begin >= 0 and text[begin:stop].lower() == form and not (begin and text[begin - 1].isalnum()):
            if joint.group(1) in ("in", "for") and (what in _NOT_IN or (what == "government" and not city)):
                return None
            return Body(begin, end, what, _is_proper(text, begin, stop))
    return None


def is_bare(name: str) -> bool:
    """Whether a name says what a body is and not whose: "Supreme Court", "Ministry of Defence"."""
    low = name.lower()
    return low in known_forms() and (low.startswith("ministry") or low.endswith("ministry") or bool(_BARE.match(name)))


def bare_bodies(text: str) -> Iterator[Body]:
    """Yield bodies named without their state: "the foreign ministry", "Ministry of Defence", "Supreme Court"."""
    for at in find_signs(text, _BARE_SIGNS):
        match = _BARE.match(text, at)
        if match is None:
            continue
        start, end = match.span()
        last = match.group()[-8:].lower() == "ministry"
        found = _form_at(text, start)
        if found is not None and (found[0] > end or not last) and text[start].isupper() >= (not last):
            yield Body(start, found[0], found[1], text[start].isupper())
        elif last:
            for form, what in forms_by_last_word()["ministry"]:
                begin = end - len(form)
                if begin >= 0 and text[begin:end].lower() == form and not (begin and text[begin - 1].isalnum()):
                    yield Body(begin, end, what, text[begin].isupper())
                    break


def _form_at(text: str, at: int) -> tuple[int, str] | None:
    word = _NEXT.match(text, at, at + _LONGEST)
    if word is None:
        return None
    for form, what in forms().get(word.group().lower(), ()):
        stop = at + len(form)
        if text[at:stop].lower() == form and not text[stop : stop + 1].isalnum():
            if text[stop : stop + 1] in ("-", "'") and text[stop : stop + 2] != "'s":
                continue
            return stop, what
    return None


def _is_proper(text: str, begin: int, end: int) -> bool:
    """Whether words name one body, or tell of many: "troops"."""
    return text[begin:end].split()[-1].lower() not in _MANY or text[begin:end].lower().endswith("armed forces")
