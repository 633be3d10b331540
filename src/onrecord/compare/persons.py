"""One person in the making: readings that belong together, what speaks for joining two of them, and what against."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from onrecord.compare.linked import Reason
from onrecord.compare.names import PersonName
from onrecord.compare.readings import Reading

_BESIDE_AT = 2
_MOST_BESIDE = 200
_PENALTY = {
    Reason.FULLER: 0.03,
    Reason.SUFFIX: 0.08,
    Reason.INITIALS: 0.1,
    Reason.SHORT_FORM: 0.08,
    Reason.SPELLING: 0.12,
    Reason.HALF_NAME: 0.4,
}
_ALONE = 0.5  # a variant of a name and nothing else


@dataclass(frozen=True, slots=True)
class Weighed:
    """What speaks for joining two: the reason, what it rests on, a score, and what speaks against it."""

    reason: Reason
    evidence: str
    score: float
    against: str = ""

    def at(self, score: float) -> Weighed:
        """Return the same with another score."""
        return dataclasses.replace(self, score=score)

    def as_variant(self, reason: Reason) -> Weighed:
        """Return the same for two names that are not quite the same."""
        if self.reason is Reason.NAME:
            return Weighed(reason, "", _ALONE)
        words = f"{self.reason}: {self.evidence}"
        return Weighed(reason, words, self.score - _PENALTY[reason])


class Cluster:
    """The readings of one person."""

    def __init__(self, reading: Reading) -> None:
        self.readings = [reading]
        self.joins: list[tuple[Reading, Weighed]] = []
        self.name: PersonName = reading.name
        self.roles = set(reading.roles)
        self.offices = set(reading.offices)
        self.bodies = set(reading.bodies)
        self.countries = set(reading.countries)
        self.spheres = set(reading.spheres)
        self.genders = {reading.gender} - {None}
        self.suffixes = {reading.name.suffix} - {None}
        self.beside = set(reading.beside)
        self.documents = {id(reading.record)}

    def join(self, other: Cluster, weighed: Weighed) -> None:
        """Take in the readings of another."""
        self.joins += [(reading, weighed) for reading in other.readings[:1]] + other.joins
        self.readings += other.readings
        self.roles |= other.roles
        self.offices |= other.offices
        self.bodies |= other.bodies
        self.countries |= other.countries
        self.spheres |= other.spheres
        self.genders |= other.genders
        self.suffixes |= other.suffixes
        self.documents |= other.documents
        if len(self.beside) < _MOST_BESIDE:
            self.beside |= other.beside


def conflict(one: Cluster, other: Cluster) -> str | None:
    """Return what speaks against two being one person, `None` where nothing does."""
    if one.genders and other.genders and not one.genders & other.genders:
        return "one is “he”, the other “she”"
    if one.suffixes and other.suffixes and not one.suffixes & other.suffixes:
        return "one is Jr, the other Sr"
    if one.countries and other.countries and not one.countries & other.countries:
        return f"offices of different countries ({_some(one.countries)}, {_some(other.countries)})"
    if one.spheres and other.spheres and not one.spheres & other.spheres:
        return f"different work ({_some(one.spheres)}, {_some(other.spheres)})"
    if not one.documents.isdisjoint(other.documents):
        return "one document tells them apart"
    return None


def evidence(one: Cluster, other: Cluster) -> Weighed:
    """Return the strongest thing that speaks for two of one name being one person."""
    if shared := one.offices & other.offices:
        role, of = min(shared)
        return Weighed(Reason.ROLE, f"{role}, {of}", 0.98)
    if shared_roles := one.roles & other.roles:
        role = max(shared_roles, key=lambda words: (len(words.split()), words))
        return Weighed(Reason.ROLE, role, 0.95 if " " in role else 0.9)
    if bodies := one.bodies & other.bodies:
        return Weighed(Reason.BODY, _some(bodies), 0.93)
    if countries := one.countries & other.countries:
        return Weighed(Reason.COUNTRY, _some(countries), 0.9)
    beside = one.beside & other.beside
    if len(beside) >= _BESIDE_AT:
        return Weighed(Reason.COMPANY, ", ".join(sorted(beside)[:3]), 0.88)
    return Weighed(Reason.NAME, "", 0.78)


def _some(words: set[str]) -> str:
    return ", ".join(sorted(words)[:2])
