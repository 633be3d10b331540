"""Which places a stretch of words may name: takes the words, returns readings from the lists, the full name first.

Beside the names of the lists: abbreviations of states ("Ky."), regions with their kind ("Punjab province", "Gomel
Oblast"), counties of the United States, parts of a place ("northern Italy", "Greater London").
"""

from __future__ import annotations

import functools
import re
from dataclasses import replace

from onrecord.lexicons import table
from onrecord.resolve.places.folding import fold
from onrecord.resolve.places.gazetteer import Gazetteer, Place, gazetteer

_DIRECTION = re.compile(
    r"^(?:(?:the|north|south|east|west|northern|southern|eastern|western|central|northeastern|northwestern|southeastern|"
    r"southwestern|northeast|northwest|southeast|southwest|upper|lower|greater|inner|outer|downtown|rural|mainland|"
    r"metropolitan|suburban|far|mid|occupied)\s)+(?=\S)"
)
_KINDS = (
    "province|state|region|district|governorate|oblast|prefecture|department|division|territory|krai|canton|"
    "voivodeship|emirate|republic|city|town|municipality|island|islands|peninsula|area|metropolitan area|township|"
    "village|commune|parish|county|borough|co|valley|basin|coast"
)
_KIND_AFTER = re.compile(rf"^(.+?)\s(?:{_KINDS})$")
_LAST_OF_KIND = frozenset(kind.rpartition(" ")[2] for kind in _KINDS.split("|"))
_KIND_BEFORE = re.compile(
    r"^(?:province|state|region|district|governorate|city|town|village|municipality|island|port|emirate|commonwealth|"
    r"canton|republic|county|borough) of (?:the )?(.+)$"
)
_REGION_WORDS = re.compile(
    r"(?:province|state|region|district|governorate|oblast|prefecture|department|division|territory|krai|canton|"
    r"voivodeship|emirate|republic)"
)
_COUNTY = re.compile(r"^(.+) (?:county|co|parish|borough)$")
_COUNTY_SIZE = 15.0


def find_readings(words: str, *, parts: bool = True) -> tuple[Place, ...]:
    """Return the places that these words may name; an empty tuple where the lists know none.

    `parts`: also read "northern Italy" as a part of Italy, and "state of Texas" as Texas.
    """
    listed = table("place_abbreviations").get(words)
    if listed is not None:
        places = gazetteer()
        regions = tuple(places.regions[code] for code in listed.split() if code in places.regions)
        return (*regions, *places.named(fold(words))) if len(words) > 2 or words.endswith(".") else regions
    folded = fold(words)
    return _read(folded, parts) or (_part_of(folded) if parts else ())


@functools.lru_cache(maxsize=65_536)
def _read(folded: str, whole: bool) -> tuple[Place, ...]:
    places = gazetteer()
    if not whole and " " in folded and not _may_be_listed(places, folded):
        return ()
    found = places.named(folded)
    if folded.startswith("the ") and not found:
        return _read(folded[4:], whole)
    if found and not (_COUNTY.match(folded) and _counties(places, folded)):
        return found
    counties = _counties(places, folded)
    if counties:
        return (*found, *counties)
    return _of_kind(places, folded, whole)


def _may_be_listed(places: Gazetteer, folded: str) -> bool:
    """Whether the lists can know several words: their first word opens a name there, or their last tells a kind."""
    first = folded.partition(" ")[0]
    return first == "the" or places.opens_names(first) or folded.rpartition(" ")[2] in _LAST_OF_KIND


def _counties(places: Gazetteer, folded: str) -> tuple[Place, ...]:
    """Return the US counties of this name; the town of that name in the state, or the state, says about where."""
    match = _COUNTY.match(folded)
    if match is None:
        return ()
    name = f"{match.group(1)} county"
    towns = {place.region: place for place in reversed(places.named(match.group(1))) if place.kind == "city"}
    found = []
    for code in places.states_with_county(name) or places.states_with_county(folded):
        near = towns.get(code, places.regions[code])
        label = " ".join(word.capitalize() for word in name.split())
        found.append(
            Place(
                f"place:{name}, {code}", label, "county", _COUNTY_SIZE, near.latitude, near.longitude, "US", code
            )
        )  # fmt: skip
    return tuple(found)


def _of_kind(places: Gazetteer, folded: str, whole: bool) -> tuple[Place, ...]:
    """Return the readings of "Gomel Oblast" or "state of Texas": regions where the kind is one of regions."""
    match = _KIND_AFTER.match(folded) or (_KIND_BEFORE.match(folded) if whole else None)
    if match is None:
        return ()
    found = places.named(match.group(1))
    kind = folded[match.end(1) :] or folded[: match.start(1)]
    if _REGION_WORDS.search(kind):
        regions = tuple(place for place in found if place.kind in ("region", "country"))
        return regions or (found if whole else ())
    return tuple(place for place in found if place.kind != "country") or found


def _part_of(folded: str) -> tuple[Place, ...]:
    """Return the readings of "northern Italy": the whole stands for its part."""
    match = _DIRECTION.match(folded)
    if match is None:
        return ()
    whole = folded[match.end() :]
    found = gazetteer().named(whole)
    return tuple(replace(place, key=f"place:{folded}", geonames=None) for place in found if place.size >= _COUNTY_SIZE)


def demonym_readings(word: str) -> tuple[Place, ...]:
    """Return the country, region or continent of an adjective such as "Turkish"."""
    for spelled in (word, word.capitalize()):
        whole = table("demonyms").get(spelled) or table("place_adjectives").get(spelled)
        if whole is not None:
            return tuple(place for place in gazetteer().named(fold(whole)) if place.kind != "city")
    return ()
