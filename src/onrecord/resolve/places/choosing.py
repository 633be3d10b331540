"""Which of several places of one name is meant: takes mentions with their readings, returns one place for each, scored.

What decides, strongest first: a place named after it that contains it ("Paris, Texas"), the other mentions of the same
name, the countries and regions that the document names, how near its other places lie, population, and whether the
name is the place's own.
"""

from __future__ import annotations

import functools
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.model import Span
from onrecord.model.distance import EARTH_RADIUS, kilometres
from onrecord.resolve.places.gazetteer import Place

_CONTAINS = re.compile(
    r",? ?\(|, |,? (?:in|on|of)(?: the)?(?: (?:northern|southern|eastern|western|central|north|south|east|west|"
    r"southeastern|southwestern|northeastern|northwestern|rural|nearby|neighbou?ring)[ -]?(?:ern)?)?"
    r"(?: (?:state|province|region|district|county|governorate|island) of)? "
)
_OWNS = re.compile(
    r"['’]s (?:(?:capital|largest|second|main|biggest|city|cities|town|port|province|region|state|second-largest|"
    r"northern|southern|eastern|western|central|north|south|east|west)[, ]+){0,3}(?:of )?(?:the )?"
    r"| (?:city|cities|town|towns|village|villages|suburb|port|capital|province|region|district|county|counties|state|"
    r"municipality|community|island)(?: (?:city|of|called))*,? "
    r"| \(|: | [-–—] "
)
_LISTED = re.compile(r", (?:and |or )?| and | or |/")
_REACH = 300.0  # kilometres over which nearness counts
_LOCAL = frozenset(["city", "county", "region", "site", "area", "island", "airport", "river", "lake", "conflict"])
_WITHIN_REACH = math.cos(1500.0 / EARTH_RADIUS)
_SPOTS = ("city", "region", "county")
_ROUNDS = 3
_SURE_SIZE = 19.0  # a place of this size and a name of its own needs nothing near it
_MOST_SPOTS = 100  # places of a document against which nearness is measured
_SOLID = 15.0  # standing from which a place speaks for its country before anything else does


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text with the places it may name; `sure`: it names one, and so speaks for the others around."""

    span: Span
    readings: tuple[Place, ...]
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Weights:
    """What each kind of evidence counts, in units of doubled population.

    `around` is the most that country, region and nearness together count: talk of Texas leaves Paris in France, unless
    the text says "Paris, Texas".
    """

    chain: float = 14.0
    country: float = 3.0
    region: float = 2.0
    near: float = 4.0
    around: float = 11.0
    listed: float = 3.0
    capital: float = 5.0
    other_name: float = -3.0
    hint: float = 2.0


@dataclass(frozen=True, slots=True)
class Choice:
    """The place chosen; `margin` is its lead over the next reading, `support` the evidence for it beside population."""

    place: Place | None
    margin: float = 0.0
    support: float = 0.0

    @property
    def trust(self) -> float:
        """How likely it is that any place of the lists is meant, 0 to 1: great places need no support, hamlets do."""
        if self.place is None:
            return 0.0
        return _probability(0.5 * (_standing(self.place) - 15.0) + 0.8 * self.support)

    @property
    def score(self) -> float:
        """How likely it is that this very place is meant, 0 to 1."""
        return self.trust * _probability(0.7 * self.margin + 0.5)


def choose_places(
    text: str, mentions: Sequence[Mention], *, countries: Iterable[str] = (), weights: Weights | None = None
) -> list[Choice]:
    """Return one choice for each mention; `countries` are those that metadata speaks for, alpha-2."""
    chooser = _Chooser(text, mentions, countries, weights or Weights())
    return chooser.run()


class _Chooser:
    """The mentions of one document and what is known of them so far."""

    def __init__(self, text: str, mentions: Sequence[Mention], countries: Iterable[str], weights: Weights) -> None:
        self.mentions, self.weights = mentions, weights
        self.hints = set(countries)
        self.names = [_sign(text, one) for one in mentions]
        self.distinct = {name: mention for name, mention in zip(self.names, mentions, strict=True) if mention.readings}
        self.seen: dict[tuple[str | None, ...], list[float]] = {}  # what was added up in this round
        self.containers = _containers(text, mentions)
        self.neighbours = _neighbours(text, mentions)
        self.chosen: list[Place | None] = [_obvious(one) for one in mentions]
        self.solid = [place is not None and _standing(place) >= _SOLID for place in self.chosen]

    def run(self) -> list[Choice]:
        """Choose again until nothing changes, each round with the places of the round before."""
        choices: list[Choice] = []
        for _ in range(_ROUNDS):
            choices = self._round()
            chosen = [choice.place for choice in choices]
            solid = [choice.trust >= 0.5 for choice in choices]
            if (chosen, solid) == (self.chosen, self.solid):
                break
            self.chosen, self.solid = chosen, solid
        return choices

    def _round(self) -> list[Choice]:
        voters = [
            place if solid and mention.sure else None
            for place, solid, mention in zip(self.chosen, self.solid, self.mentions, strict=True)
        ]
        votes = _Votes(voters, self.names)
        self.seen = {}
        usual = {name: self._usual_scores(mention.readings, votes, name) for name, mention in self.distinct.items()}
        return self._together([self._scores(index, usual) for index in range(len(self.mentions))])

    def _usual_scores(self, readings: Sequence[Place], votes: _Votes, name: str) -> list[float]:
        """Return for each reading what the document says for it, wherever in the document the name stands."""
        weights = self.weights
        state = any(place.kind == "country" for place in readings)
        found = []
        least = max(map(_standing, readings)) - weights.around - weights.capital - weights.hint
        for place in readings:
            if place.size < least:
                found.append(0.0)  # nothing around can make it the larger one
                continue
            score = weights.country * votes.of_country(place, name) + weights.region * votes.of_region(place, name)
            if len(readings) > 1 or place.size < _SURE_SIZE:
                score += weights.near * votes.nearness(place, name)
            score = min(score, weights.around)
            score += weights.capital * place.capital + weights.hint * (place.country in self.hints)
            if place.other:
                score += weights.other_name * (3 if state else 1)
            found.append(score)
        return found

    def _scores(self, index: int, usual: dict[str, list[float]]) -> list[float]:
        """Return for each reading of one mention the evidence beside size."""
        base = usual.get(self.names[index], [])
        container = self.containers.get(index)
        listed = [other for one in self.neighbours.get(index, ()) if (other := self.chosen[one]) is not None]
        if container is None and not listed:
            return base
        signs = (self.names[index], None if container is None else self.names[container], *(one.key for one in listed))
        if signs not in self.seen:
            wholes = self.mentions[container].readings if container is not None else ()
            self.seen[signs] = [
                score
                + self.weights.chain * _inside(place, wholes)
                + self.weights.listed * any(_alike(place, other) for other in listed)
                for score, place in zip(base, self.mentions[index].readings, strict=True)
            ]
        return self.seen[signs]

    def _together(self, scores: list[list[float]]) -> list[Choice]:
        """Choose for all mentions of one name together, but a mention with its container named goes its own way."""
        total: dict[str, list[float]] = {}
        merged: set[int] = set()
        for name, own in zip(self.names, scores, strict=True):
            if id(own) in merged:
                continue
            merged.add(id(own))
            best = total.get(name)
            total[name] = own if best is None else [max(pair) for pair in zip(best, own, strict=True)]
        chosen = {name: _best(mention.readings, total[name]) for name, mention in self.distinct.items()}
        alone: dict[int, Choice] = {}
        for index in self.containers:
            if id(scores[index]) not in alone:
                alone[id(scores[index])] = _best(self.mentions[index].readings, scores[index])
        return [
            alone[id(scores[index])] if index in self.containers else chosen.get(name, _NOBODY)
            for index, name in enumerate(self.names)
        ]


def _sign(text: str, mention: Mention) -> str:
    """Return what mentions of one name have in common: "Man" and the abbreviation "MAN" have other readings."""
    readings = mention.readings
    first = readings[0].key if readings else ""
    return f"{text[mention.span.start : mention.span.end].lower()} {len(readings)} {first}"


class _Votes:
    """What the places chosen so far say about where the document is."""

    def __init__(self, chosen: Sequence[Place | None], names: Sequence[str]) -> None:
        self.countries: defaultdict[str, set[str]] = defaultdict(set)
        self.regions: defaultdict[str, set[str]] = defaultdict(set)
        self.times: Counter[str] = Counter()
        self.spots: dict[str, tuple[float, float, float]] = {}
        for place, name in zip(chosen, names, strict=True):
            if place is None:
                continue
            if place.country is not None:
                self.countries[place.country].add(name)
                self.times[place.country] += 1
            if place.region is not None:
                self.regions[place.region].add(name)
            known = place.latitude is not None and place.longitude is not None and place.kind in _SPOTS
            if known and len(self.spots) < _MOST_SPOTS:
                self.spots[name] = _on_sphere(place.latitude or 0.0, place.longitude or 0.0)
        self.total = sum(self.times.values()) or 1

    def of_country(self, place: Place, name: str) -> float:
        """Return how strongly other names speak for the country of `place`, about 0 to 2."""
        if place.country is None:
            return 0.0
        others = _others(self.countries.get(place.country), name)
        return _LOGARITHMS[others] * (0.5 + self.times[place.country] / self.total) if others else 0.0

    def of_region(self, place: Place, name: str) -> float:
        """Return the same for the region."""
        if place.region is None:
            return 0.0
        return _LOGARITHMS[_others(self.regions.get(place.region), name)]

    def nearness(self, place: Place, name: str) -> float:
        """Return 1 where another place of the document lies beside `place`, falling to 0 with the distance."""
        if place.latitude is None or place.longitude is None or place.kind not in _LOCAL:
            return 0.0
        x, y, z = _on_sphere(place.latitude, place.longitude)
        closest = max([x * a + y * b + z * c for other, (a, b, c) in self.spots.items() if other != name], default=-1.0)
        return math.exp(-EARTH_RADIUS * math.acos(min(1.0, closest)) / _REACH) if closest > _WITHIN_REACH else 0.0


_LOGARITHMS = (0.0, 1.0, math.log2(3), 2.0)  # of one more than the number of other names


def _others(names: set[str] | None, name: str) -> int:
    """Return how many names beside `name` there are, counting to 3."""
    return min(3, len(names) - (name in names)) if names else 0


@functools.lru_cache(maxsize=65_536)
def _on_sphere(latitude: float, longitude: float) -> tuple[float, float, float]:
    """Return the point as a unit vector: the angle between two is their distance in Earth radii."""
    north, east = math.radians(latitude), math.radians(longitude)
    return math.cos(north) * math.cos(east), math.cos(north) * math.sin(east), math.sin(north)


def _probability(odds: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


def _obvious(mention: Mention) -> Place | None:
    """Return the place where no context is needed: one reading is far ahead of the others."""
    ranked = sorted(mention.readings, key=_standing, reverse=True)
    if not ranked:
        return None
    if len(ranked) == 1 or _standing(ranked[0]) - _standing(ranked[1]) > 2.5:
        return ranked[0]
    return None


def _standing(place: Place) -> float:
    return place.size + (2 if place.capital else 0) - (3 if place.other else 0)


def _best(readings: Sequence[Place], scores: Sequence[float]) -> Choice:
    if not scores:
        return _NOBODY
    totals = [score + place.size for score, place in zip(scores, readings, strict=True)]
    first = max(range(len(totals)), key=lambda number: (totals[number], -number))
    second = max((total for number, total in enumerate(totals) if number != first), default=totals[first] - 20.0)
    return Choice(readings[first], totals[first] - second, scores[first])


_NOBODY = Choice(None)


def _inside(place: Place, wholes: Sequence[Place]) -> bool:
    """Whether one of `wholes` contains the place."""
    return any(_contains(whole, place) for whole in wholes)


def _contains(whole: Place, place: Place) -> bool:
    if whole.kind == "country":
        return place.country == whole.country and place.kind != "country"
    if whole.kind == "region":
        return place.region == whole.region and place.kind != "region"
    if place.kind in ("country", "region", "continent", "world") or place.country != whole.country:
        return False
    if None in (place.latitude, place.longitude, whole.latitude, whole.longitude):
        return False
    spots = (place.latitude or 0.0, place.longitude or 0.0), (whole.latitude or 0.0, whole.longitude or 0.0)
    return place.key != whole.key and whole.size >= place.size - 6 and kilometres(*spots) < 120


def _alike(place: Place, other: Place) -> bool:
    """Whether two places listed together fit: both regions of one country, both countries, both cities of a country."""
    if place.kind == "country":
        return other.kind == "country"
    if place.country != other.country:
        return False
    return (place.kind == "region") == (other.kind == "region")


def _containers(text: str, mentions: Sequence[Mention]) -> dict[int, int]:
    """Return mention -> the mention beside it that contains one of its readings."""
    found: dict[int, int] = {}
    for index in range(len(mentions) - 1):
        one, following = mentions[index], mentions[index + 1]
        if not 0 < following.span.start - one.span.end <= 60:
            continue
        between = text[one.span.end : following.span.start]
        if not following.sure and not one.sure:
            continue
        if _CONTAINS.fullmatch(between) and _smaller(one, following):
            found[index] = index + 1
        elif _OWNS.fullmatch(between) and _smaller(following, one):
            found.setdefault(index + 1, index)
    return found


def _smaller(part: Mention, whole: Mention) -> bool:
    """Whether some reading of `part` lies in a reading of `whole`."""
    wholes = sorted(whole.readings, key=_standing, reverse=True)[:4]
    return any(_inside(place, wholes) for place in part.readings)


def _neighbours(text: str, mentions: Sequence[Mention]) -> dict[int, list[int]]:
    """Return mention -> the mentions that stand in one list with it."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    for index in range(len(mentions) - 1):
        end, start = mentions[index].span.end, mentions[index + 1].span.start
        if 0 < start - end <= 6 and _LISTED.fullmatch(text[end:start]):
            found[index].append(index + 1)
            found[index + 1].append(index)
    return found
