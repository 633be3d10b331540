"""Places of a document: takes a `Parse`, returns where each place is named and which place of the lists is meant.

A name is bound to a place only where population or the rest of the document speaks for it; a place that no list knows,
or that would be a far-fetched namesake, has empty links.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.model import EntityKind, Links, Parse, PartKind, Span
from onrecord.model.names import FoundName
from onrecord.resolve.places.choosing import Choice, Mention, Weights, choose_places
from onrecord.resolve.places.contexts import context
from onrecord.resolve.places.finding import Sighting, find_sightings
from onrecord.resolve.places.folding import fold
from onrecord.resolve.places.gazetteer import Place, gazetteer
from onrecord.resolve.places.readings import demonym_readings, find_readings
from onrecord.resolve.places.unlisted import find_again, find_in_dateline, find_own_states, find_unlisted, known_names

__all__ = ["find_places", "resolve_names"]

_LEAST_EVIDENCE = 1.0  # log-odds from which words are given out as a place
_LEAST_TRUST = 0.5  # below, a reading is a far-fetched namesake
_TRUST_ELSEWHERE = 0.95  # the same where the text has states of its own
_BESIDE_OTHERS = 0.8  # what support a name has at most that stands among other capitals
_CHAIN_SUPPORT = 4.0  # log-odds that a place named around it adds: "Mobile, Alabama"
_GREAT_CITY = 19.0
_NO_DOUBT = 0.95
_TITLE = re.compile(r"(?<!\w)[“\"‘']([A-Z]\w+(?: [A-Z]\w+){0,3})[”\"’'](?!\w)")
_DOMAIN = re.compile(r"^(?:[a-z]+://)?[\w.-]+\.(?:com?\.|gov\.|org\.|net\.)?([a-z]{2})(?:[:/]|$)")


def find_places(parse: Parse) -> list[FoundName]:
    """Return every place that the text names, in text order: cities, regions, countries, rivers."""
    own_states = find_own_states(parse.text)
    sightings, persons = _sightings(parse, own_world=bool(own_states))
    evidences = [one.evidence - _person_odds(one) * persons.get(parse.text_of(one.span), 0.0) for one in sightings]
    mentions = [
        Mention(one.span, one.readings, evidence >= _LEAST_EVIDENCE)
        for one, evidence in zip(sightings, evidences, strict=True)
    ]
    choices = _choices(parse, mentions)
    titles = {match[1] for match in _TITLE.finditer(parse.text)}
    found = []
    for sighting, choice, before in zip(sightings, choices, evidences, strict=True):
        words = parse.text_of(sighting.span)
        if words in titles and _is_small(choice.place):
            continue  # a film called “Argo” is no town in Alabama
        least = _TRUST_ELSEWHERE if own_states and _is_small(choice.place) else _LEAST_TRUST
        most = _CHAIN_SUPPORT if choice.support >= Weights().chain else sighting.most_support
        support = min(most, choice.support / 3) if choice.trust >= least else 0.0
        evidence = before + support
        if evidence >= _LEAST_EVIDENCE:
            bound = choice if words not in own_states and choice.trust >= least else Choice(None)
            found.append(_named(words, sighting.span, bound, evidence))
    return found


def resolve_names(parse: Parse, spans: Sequence[Span]) -> list[FoundName | None]:
    """Return which place each of the given spans names, in their order; `None` where the lists know none that fits.

    Adjectives of countries ("Turkish") are read as the country. Spans help to resolve one another, so give all at once.
    """
    order = sorted(range(len(spans)), key=lambda index: spans[index])
    words = [parse.text_of(spans[index]) for index in order]
    mentions = [
        Mention(spans[index], demonym_readings(name) or find_readings(name))
        for index, name in zip(order, words, strict=True)
    ]
    found: list[FoundName | None] = [None] * len(spans)
    for index, name, choice in zip(order, words, _choices(parse, mentions), strict=True):
        if choice.trust >= _LEAST_TRUST:
            found[index] = _named(name, spans[index], choice, math.inf)
    return found


def _person_odds(sighting: Sighting) -> float:
    """Return how much it counts that a person of the text has this name: less for Jordan than for Lincoln."""
    return 4.0 if all(place.kind == "city" for place in sighting.readings) else 2.0


def _is_small(place: Place | None) -> bool:
    """Whether an invented town could well bear the name of this place without thinking of it."""
    return place is not None and place.kind == "city" and not place.capital and place.size < _GREAT_CITY


def _sightings(parse: Parse, *, own_world: bool) -> tuple[list[Sighting], dict[str, float]]:
    """Return the sightings of all parts, those of unlisted names among them, and names of persons."""
    text = parse.text
    persons: dict[str, float] = {}
    listed: list[Sighting] = []
    unlisted: list[tuple[Span, float]] = []
    for part in parse.document.parts:
        start, end = part.span.start, part.span.end
        if part.kind is PartKind.BYLINE:
            continue
        dateline = part.kind is PartKind.DATELINE
        if dateline:
            unlisted += find_in_dateline(text, start, end)
        listed += find_sightings(text, start, end, persons, dateline=dateline)
    unlisted += find_unlisted(text)
    names = known_names(text, unlisted, own_world=own_world)
    sure = {name: odds for name, odds in names.items() if odds >= _LEAST_EVIDENCE}
    listed = [one for one in _surer(text, listed, sure) if one.evidence + _CHAIN_SUPPORT >= _LEAST_EVIDENCE]
    starts = [one.span.start for one in listed]
    again = (span for span in find_again(text, sure) if not _touches(span, listed, starts))
    added = [
        Sighting(span, (), sure[span.text_in(text).lower()], form=True)
        for span in again
        if not find_readings(span.text_in(text))
    ]
    return sorted([*listed, *added], key=lambda one: one.span), persons


def _surer(text: str, listed: list[Sighting], sure: dict[str, float]) -> Iterator[Sighting]:
    """Yield the sightings; a name that its surroundings make a place somewhere in the text is one everywhere."""
    for one in listed:
        odds = sure.get(one.span.text_in(text).lower(), -9.0) if one.most_support > _BESIDE_OTHERS else -9.0
        yield replace(one, evidence=odds) if odds > one.evidence else one


def _touches(span: Span, listed: Sequence[Sighting], starts: Sequence[int]) -> bool:
    """Whether a span shares a character with a listed sighting; `starts` is where those begin, in order."""
    at = bisect_left(starts, span.end) - 1
    return at >= 0 and listed[at].span.end > span.start


def _choices(parse: Parse, mentions: Sequence[Mention]) -> list[Choice]:
    return choose_places(parse.text, mentions, countries=_countries_of_outlet(parse))


def _countries_of_outlet(parse: Parse) -> list[str]:
    """Return the country that the address of the document ends with, such as "CA" for "news.example.ca"."""
    match = _DOMAIN.match((parse.document.source or "").lower())
    if match is None:
        return []
    special = dict(entry.split("=") for entry in context("top domain"))
    country = special.get(match.group(1), match.group(1).upper())
    return [country] if country in gazetteer().countries else []


def _named(words: str, span: Span, choice: Choice, evidence: float) -> FoundName:
    sure = 1 / (1 + math.exp(-min(evidence, 30.0)))
    score = None if sure >= _NO_DOUBT else round(sure, 3)
    place = choice.place
    if place is None:
        return FoundName(span, f"place:{fold(words)}", words, EntityKind.PLACE, score=score)
    country = gazetteer().alpha3.get(place.country) if place.country else None
    doubt = None if choice.score >= _NO_DOUBT else round(choice.score, 3)
    links = Links(country, place.geonames, place.latitude, place.longitude, doubt)
    return FoundName(span, place.key, place.name, EntityKind.PLACE, links=links, score=score)
