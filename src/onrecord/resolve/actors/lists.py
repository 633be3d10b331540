"""The public lists of states and organisations: takes codes, keys and words, returns what the lists hold of them.

Everything is read at the first call, from `lexicons`: states.txt, organisations.txt, memberships.txt, heads.txt.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.lexicons import rows

ALL_OF_THE_UN = "un"
_STATES, _ORGANISATIONS = 12, 10
_TOKEN = re.compile(r"[^\s,]+|,")
_JOINTS = frozenset((",", "and", "&", "the", "The", "as", "well", "both"))
_LONGEST_NAME = 8
_RANK = {"state": 0, "observer": 1, "disputed": 1, "territory": 2, "region": 2, "historic": 3}


@dataclass(frozen=True, slots=True)
class Years:
    """From one year (or month, or day) to another, both as the list writes them; `None` is open."""

    since: str | None
    until: str | None

    def holds(self, date: str | None) -> bool:
        """Whether an ISO date such as "2004", "2004-05" or "2004-05-01" lies in it; `None` asks about today."""
        if date is None:
            return self.until is None
        begin, end = self.since or "", self.until or "9999"
        return begin[: len(date)] <= date[: len(begin)] and date[: len(end)] <= end[: len(date)]


@dataclass(frozen=True, slots=True)
class State:
    """One line of states.txt. `capitals` holds (name, GeoNames id), the first the one most used."""

    code: str
    kind: str
    years: Years
    un: str | None
    name: str
    official: str
    others: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capitals: tuple[tuple[str, int | None], ...]
    geonames: int | None

    @property
    def key(self) -> str:
        """Its key as an entity: "state:NOR"."""
        return f"state:{self.code}"

    @property
    def country(self) -> str:
        """The code of the country itself: "GBR" for a region such as "GB-SCT"."""
        return _COUNTRY_OF_REGION.get(self.code[:2], self.code) if self.kind == "region" else self.code

    @property
    def names(self) -> tuple[str, ...]:
        """Every name, the short one first."""
        return tuple(name for name in (self.name, self.official, *self.others) if name)


@dataclass(frozen=True, slots=True)
class Organisation:
    """One line of organisations.txt. `weak` names count only with one of the `hints` or the full name beside them."""

    key: str
    kind: str
    sort: str
    name: str
    acronyms: tuple[str, ...]
    others: tuple[str, ...]
    years: Years
    seat: str | None
    hints: tuple[str, ...]
    weak: frozenset[str]


@dataclass(frozen=True, slots=True)
class Membership:
    """A state in an organisation."""

    state: str
    years: Years


@dataclass(frozen=True, slots=True)
class Head:
    """Who headed an organisation, with the title and the time."""

    title: str
    name: str
    years: Years


def state(code: str) -> State | None:
    """Return the state with a code such as "NOR"."""
    return states().get(code)


def organisation(key: str) -> Organisation | None:
    """Return the organisation with a key such as "nato"."""
    return organisations().get(key)


def members(key: str, date: str | None = None) -> list[str]:
    """Return the codes of the member states on an ISO date, today where none is given; none where no list is kept."""
    if key == ALL_OF_THE_UN:
        return [one.code for one in states().values() if one.un and (date is None or one.un <= date[:4])]
    return [one.state for one in memberships().get(key, ()) if one.years.holds(date)]


def heads(key: str, date: str | None = None) -> list[Head]:
    """Return who headed an organisation on an ISO date, today where none is given."""
    return [one for one in all_heads().get(key, ()) if one.years.holds(date)]


def state_of(word: str) -> str | None:
    """Return the code of the state that a name, an adjective or a noun for its people stands for, capitals aside.

    "Norway", "Norwegian", "Norwegians", "the U.S." and "Norway's" are known; of several states the likeliest is meant.
    """
    bare = word.strip(' ,;:()“”"').replace("’", "'").removesuffix("'s").rstrip("'")
    found = words_of_states()
    return found.get(bare) or found.get(bare.rstrip(".")) or found.get(bare.removeprefix("the ").removeprefix("The "))


def split_states(text: str) -> list[tuple[str, str]]:
    """Return the states that a list of them names, each with its code; none where it names anything else.

    "France, the United Kingdom and Bosnia and Herzegovina" are three: `[("France", "FRA"), ...]`. With it, phrases
    such as "the foreign ministers of A, B and C, X, Y and Z" can be paired whatever the names of the states are.
    """
    known = words_of_states()
    tokens = _TOKEN.findall(text)
    found: list[tuple[str, str]] = []
    at = 0
    while at < len(tokens):
        if tokens[at] in _JOINTS:
            at += 1
            continue
        for size in range(min(_LONGEST_NAME, len(tokens) - at), 0, -1):
            name = " ".join(tokens[at : at + size])
            if name in known:
                found.append((name, known[name]))
                at += size
                break
        else:
            return []
    return found


@functools.cache
def states() -> dict[str, State]:
    """Return every state by its code, in the order of the list: today's members of the United Nations first."""
    return {one.code: one for one in map(_state, rows("states"))}


@functools.cache
def organisations() -> dict[str, Organisation]:
    """Return every organisation by its key."""
    return {one.key: one for one in map(_organisation, rows("organisations"))}


@functools.cache
def memberships() -> dict[str, tuple[Membership, ...]]:
    """Return the member states of every organisation that the list holds, past ones included."""
    return {row[0]: tuple(_memberships(row[1:])) for row in rows("memberships")}


@functools.cache
def all_heads() -> dict[str, tuple[Head, ...]]:
    """Return the heads of every organisation that the list holds, in the order of time for each title."""
    found: dict[str, tuple[Head, ...]] = {}
    for row in rows("heads"):
        key, title, name, since, until = _filled(row, 5)
        found[key] = (*found.get(key, ()), Head(title, name, Years(since or None, until or None)))
    return found


@functools.cache
def words_of_states() -> dict[str, str]:
    """Return name, adjective or noun for the people -> code; states of today come before former ones."""
    found: dict[str, str] = {}
    for one in sorted(states().values(), key=lambda one: _RANK[one.kind]):
        for word in (*one.names, *one.adjectives, *one.people):
            found.setdefault(word.removeprefix("The ").removeprefix("the "), one.code)
    return found


def _filled(row: list[str], columns: int) -> list[str]:
    return row + [""] * (columns - len(row))


def _several(cell: str) -> tuple[str, ...]:
    return tuple(cell.split(";")) if cell else ()


def _state(row: list[str]) -> State:
    code, kind, since, until, un, name, official, others, adjectives, people, capitals, geonames = _filled(row, _STATES)
    cities = (capital.partition("=") for capital in _several(capitals))
    return State(
        code,
        kind,
        Years(since or None, until or None),
        un or None,
        name,
        official,
        _several(others),
        _several(adjectives),
        _several(people),
        tuple((city, int(number) if number else None) for city, _, number in cities),
        int(geonames) if geonames else None,
    )


def _organisation(row: list[str]) -> Organisation:
    key, kind, sort, name, acronyms, others, since, until, seat, hints = _filled(row, _ORGANISATIONS)
    marked = (*_several(acronyms), *_several(others))
    return Organisation(
        key,
        kind,
        sort,
        name,
        tuple(one.removeprefix("?") for one in _several(acronyms)),
        tuple(one.removeprefix("?") for one in _several(others)),
        Years(since or None, until or None),
        seat or None,
        _several(hints),
        frozenset(one[1:] for one in marked if one.startswith("?")),
    )


def _memberships(groups: list[str]) -> Iterator[Membership]:
    for group in groups:
        time, *codes = group.split()
        since, _, until = time.partition("-")
        for code in codes:
            yield Membership(code, Years(since, until or None))


_COUNTRY_OF_REGION = {"GB": "GBR", "IQ": "IRQ", "ES": "ESP"}
