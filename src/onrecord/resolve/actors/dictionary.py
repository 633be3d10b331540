"""Every name of the public lists by its first word: takes nothing, returns what a scan of a text looks up.

A name may mean several things ("US" is a name and an adjective, "ICC" two bodies); each meaning is one `Sense`.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from onrecord.lexicons import rows, words
from onrecord.resolve.actors.lists import organisations, states
from onrecord.resolve.capitals import CAPITAL


class Sort(StrEnum):
    """What a name of the lists names."""

    NOTHING = "nothing"  # a phrase that holds such a name and means something else
    STATE = "state"
    ADJECTIVE = "adjective"
    PEOPLE = "people"
    CAPITAL = "capital"
    BODY = "body"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning of a name.

    `of` is the code of a state or the key of an organisation, `what` the kind of a body, `place` the GeoNames id of a
    capital. A `weak` name needs support from the text; a `metonym` is a building or a street that stands for a body.
    """

    sort: Sort
    of: str
    name: str
    what: str = ""
    place: int | None = None
    weak: bool = False
    metonym: bool = False


Entry = tuple[str, tuple[Sense, ...]]
Dictionary = dict[str, list[Entry]]
FIRST_WORD = re.compile(rf"(?:[A-Z]\.){{2,}}|{CAPITAL}(?<!\w\w)\w*")
_ORDER = {"state": 0, "observer": 1, "disputed": 2, "territory": 3, "region": 4, "historic": 5}
_TWO_KOREAS = ("KOR", "PRK")


@functools.cache
def dictionary() -> Dictionary:
    """Return first word -> names that begin with it, the longest first; all begin with a capital."""
    return _by_first_word({name: senses for name, senses in _senses().items() if not name[0].islower()})


@functools.cache
def lower_names() -> tuple[Entry, ...]:
    """Return the few names that begin with a small letter, such as "al-Qaeda"."""
    return tuple(sorted((entry for entry in _senses().items() if entry[0][0].islower()), key=_longest_first))


@functools.cache
def capitals_dictionary() -> Dictionary:
    """Return the dictionary of a text all in capitals; acronyms that would be words there ("WHO") are weak."""
    found: dict[str, tuple[Sense, ...]] = {}
    for name, senses in sorted(_senses().items(), key=_longest_first):
        upper = name.upper()
        if upper not in found and upper not in words("words_in_capitals"):
            found[upper] = senses
    return _by_first_word(found)


def _longest_first(entry: Entry) -> tuple[int, str]:
    return (-len(entry[0]), entry[0])


def _by_first_word(names: dict[str, tuple[Sense, ...]]) -> Dictionary:
    found: Dictionary = {}
    for name in sorted(names, key=lambda name: (-len(name), name)):
        first = FIRST_WORD.search(name)
        if first is not None:
            found.setdefault(first.group(), []).append((name, names[name]))
    return found


@functools.cache
def _senses() -> dict[str, tuple[Sense, ...]]:
    found: dict[str, tuple[Sense, ...]] = {}
    for name, sense in (*_of_phrases(), *_of_states(), *_of_bodies(), *_of_organisations()):
        plain = name.removeprefix("The ").removeprefix("the ")
        if plain:
            found[plain] = (*found.get(plain, ()), sense)
    return found


def _of_phrases() -> Iterator[tuple[str, Sense]]:
    for phrase in words("not_actors"):
        yield phrase, Sense(Sort.NOTHING, "", phrase)


def _of_states() -> Iterator[tuple[str, Sense]]:
    for one in sorted(states().values(), key=lambda one: _ORDER[one.kind]):
        for name in one.names:
            yield name, Sense(Sort.STATE, one.code, one.name)
        for name in one.adjectives:
            yield name, Sense(Sort.ADJECTIVE, one.code, one.name)
        for name in one.people:
            yield name, Sense(Sort.PEOPLE, one.code, one.name)
        for name, number in one.capitals:
            yield name, Sense(Sort.CAPITAL, one.code, one.name, place=number)
    for code in _TWO_KOREAS:
        yield "Korea", Sense(Sort.STATE, code, states()[code].name, weak=True)
        yield "Korean", Sense(Sort.ADJECTIVE, code, states()[code].name, weak=True)
        yield "Koreans", Sense(Sort.PEOPLE, code, states()[code].name, weak=True)


def _of_bodies() -> Iterator[tuple[str, Sense]]:
    for code, what, names, mention in rows("offices"):
        own = [name.removeprefix("?") for name in names.split(";")]
        for name in names.split(";"):
            metonym = mention == "metonym"
            yield (
                name.removeprefix("?"),
                Sense(Sort.BODY, code, own[0], what, weak=name.startswith("?"), metonym=metonym),
            )


def _of_organisations() -> Iterator[tuple[str, Sense]]:
    for one in organisations().values():
        for name in dict.fromkeys((one.name, *one.acronyms, *one.others)):
            yield name, Sense(Sort.ORGANISATION, one.key, one.name, weak=name in one.weak)


@functools.cache
def forms() -> dict[str, list[tuple[str, str]]]:
    """Return first word -> (words of a body in small letters, what it is), the longest first."""
    found: dict[str, list[tuple[str, str]]] = {}
    for form, what in sorted(_forms(), key=lambda pair: -len(pair[0])):
        found.setdefault(form.split()[0], []).append((form, what))
    return found


@functools.cache
def forms_by_last_word() -> dict[str, list[tuple[str, str]]]:
    """Return last word -> (words of a body in small letters, what it is), the longest first."""
    found: dict[str, list[tuple[str, str]]] = {}
    for form, what in sorted(_forms(), key=lambda pair: -len(pair[0])):
        found.setdefault(form.split()[-1], []).append((form, what))
    return found


@functools.cache
def known_forms() -> dict[str, str]:
    """Return words of a body in small letters -> what it is."""
    return dict(_forms())


def _forms() -> Iterator[tuple[str, str]]:
    for what, _, forms_of_it in rows("office_forms"):
        for form in forms_of_it.split(";"):
            yield form, what
