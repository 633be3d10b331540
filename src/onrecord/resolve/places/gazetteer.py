"""Which places bear a name: takes a folded name, returns every place of that name that the lists know.

Cities come from `lexicons/gazetteer.bin` (made by `scripts/make_gazetteer.py`, which documents its sections),
countries, regions and other features from the hand-made lists. The file is mapped, not read: a lookup touches a few
pages of it.
"""

from __future__ import annotations

import functools
import mmap
import re
import struct
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from onrecord.lexicons import words
from onrecord.resolve.places.folding import fold

DIGITS = "0123456789:;<>?@ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuv"
BLOCK = 32
OWN, OTHER = "=~"
MOST_KEPT = 100_000  # lookups that are remembered
MOST_READINGS = 40  # the largest places of one name; "San Antonio" has hundreds
_AT_A_RIVER = re.compile(r" (?:upon|on|under|am|an|sur|by|in) ")
_ARTICLE = re.compile(r"(?:al|el|an|ar|as|ash|at|ad|az|la|los|las|the) ")
_VALUES = {ord(digit): value for value, digit in enumerate(DIGITS)}
_OTHER = ord(OTHER)
_SIZES = {
    "continent": 27.0,
    "country": 26.0,
    "ocean": 22.0,
    "sea": 20.0,
    "historic": 20.0,
    "world": 22.0,
    "county": 17.5,
}
_FEATURE_SIZE, _REGION_SIZE, _GREAT_REGION_SIZE = 18.5, 20.0, 23.0
_GREAT_REGIONS = frozenset(["US", "CA", "AU", "GB", "IN", "CN"])  # their regions are named without their country


@dataclass(frozen=True, slots=True)
class Place:
    """One place of the lists; `size` is comparable over kinds: the logarithm to base 2 of a city's population.

    `country` is ISO 3166 alpha-2, `region` a GeoNames code such as "US.TX". `other`: the place was found under a name
    that is not its own.
    """

    key: str
    name: str
    kind: str
    size: float
    latitude: float | None
    longitude: float | None
    country: str | None = None
    region: str | None = None
    geonames: int | None = None
    capital: bool = False
    other: bool = False


class Gazetteer:
    """Every place by its folded names."""

    def __init__(self) -> None:
        self._data = _mapped()
        self._sections = dict(_sections(self._data))
        keys = self._sections["keys"]
        self._blocks = list(struct.unpack(f"<{self._sections['heads'].size // 4}I", self._bytes("heads")))
        self._heads = [self._key_at(keys.start + offset) for offset in self._blocks]
        self._lines = struct.unpack(f"<{self._sections['lines'].size // 4}I", self._bytes("lines"))
        regions = [line.split("\t") for line in self._bytes("regions").decode().splitlines()]
        self._region_codes = [code for code, _ in regions]
        self._region_starts = [int(start) for _, start in regions]
        self._capitals = {int(line.split("\t")[1]) for line in self._bytes("capitals").decode().splitlines()}
        self._counties = dict(line.split("\t") for line in self._bytes("counties").decode().splitlines())
        self.alpha3: dict[str, str] = {}
        self.countries: dict[str, Place] = {}
        self.regions: dict[str, Place] = {}
        self._listed: defaultdict[str, list[Place]] = defaultdict(list)
        for place, names in (*self._read_countries(), *self._read_regions(), *self._read_features()):
            for name in dict.fromkeys(map(fold, names)):
                self._listed[name].append(place)
        self._found: dict[str, tuple[Place, ...]] = {}
        self._openings = dict.fromkeys((name.partition(" ")[0] for name in self._listed if " " in name), True)

    def named(self, folded: str) -> tuple[Place, ...]:
        """Return the places of a folded name, those of the hand-made lists first; perhaps none."""
        found = self._found.get(folded)
        if found is None:
            if len(self._found) > MOST_KEPT:
                self._found.clear()
            listed = self._listed.get(folded, [])
            known = {place.geonames for place in listed}
            cities = [self._city(index, other, folded) for index, other in self._indices(folded)]
            cities.sort(key=lambda place: place.size - (3.0 if place.other else 0.0), reverse=True)
            found = (*listed, *(place for place in cities[:MOST_READINGS] if place.geonames not in known))
            self._found[folded] = found
        return found

    def opens_names(self, word: str) -> bool:
        """Return whether names of several words begin with this folded word."""
        opens = self._openings.get(word)
        if opens is None:
            if len(self._openings) > MOST_KEPT:
                self._openings = {known: True for known, opens in self._openings.items() if opens}
            opens = word.isascii() and self._has_opening(f"{word} ".encode())
            self._openings[word] = opens
        return opens

    def _has_opening(self, opening: bytes) -> bool:
        block = self._block(opening)
        following = self._heads[block + 1 : block + 2]
        return bool(following and following[0].startswith(opening)) or self._find(opening, block) >= 0

    def states_with_county(self, folded: str) -> tuple[str, ...]:
        """Return the region codes of the US states that have this county: "kent county" gives ("US.DE", ...)."""
        return tuple(f"US.{state}" for state in self._counties.get(folded, "").split())

    def _indices(self, folded: str) -> Iterator[tuple[int, bool]]:
        """Yield the number of each city of this name, and whether the name is not its own."""
        if not folded.isascii() or not folded:
            return
        name = folded.encode() + b"\t"
        at = self._find(name, self._block(name[:-1]))
        if at < 0:
            return
        at += len(name)
        codes = self._data[at : self._data.find(b"\n", at)]
        for place in range(0, len(codes), 4):
            first, second, third, mark = codes[place : place + 4]
            yield _VALUES[first] << 12 | _VALUES[second] << 6 | _VALUES[third], mark == _OTHER

    def _block(self, name: bytes) -> int:
        """Return the number of the block where a name stands if it is there; -1 where it would come before all."""
        return bisect_right(self._heads, name) - 1

    def _find(self, opening: bytes, block: int) -> int:
        """Return where the first line of a block stands that opens with these bytes, or -1."""
        if block < 0:
            return -1
        keys = self._sections["keys"]
        low = keys.start + self._blocks[block]
        high = keys.start + (self._blocks[block + 1] + 1 if block + 1 < len(self._blocks) else keys.size)
        at = self._data.find(b"\n" + opening, low, high)
        return at + 1 if at >= 0 else at

    def _city(self, index: int, other: bool, folded: str) -> Place:
        latitude, longitude = struct.unpack_from("<2i", self._data, self._sections["spots"].start + 8 * index)
        (geonames,) = struct.unpack_from("<I", self._data, self._sections["ids"].start + 4 * index)
        size = self._data[self._sections["sizes"].start + index] / 10
        region = self._region_codes[bisect_right(self._region_starts, index) - 1]
        name = self._name(index)
        return Place(
            key=f"place:{geonames}",
            name=name,
            kind="city",
            size=size,
            latitude=latitude / 1000,
            longitude=longitude / 1000,
            country=region.partition(".")[0],
            region=region,
            geonames=geonames,
            capital=index in self._capitals,
            other=other and not _is_short_for(folded, fold(name)),
        )

    def _name(self, index: int) -> str:
        at = self._sections["names"].start + self._lines[index // BLOCK]
        for _ in range(index % BLOCK):
            at = self._data.find(b"\n", at) + 1
        return self._data[at : self._data.find(b"\n", at)].decode()

    def _key_at(self, at: int) -> bytes:
        return self._data[at + 1 : self._data.find(b"\t", at)]

    def _bytes(self, section: str) -> bytes:
        where = self._sections[section]
        return self._data[where.start : where.start + where.size]

    def _read_countries(self) -> Iterator[tuple[Place, list[str]]]:
        for line in sorted(words("place_countries")):
            names, code, alpha3, geonames, latitude, longitude = line.split("\t")
            spelled = names.split("|")
            self.alpha3[code] = alpha3
            size = _SIZES["country"]
            place = Place(
                f"place:{geonames}", spelled[0], "country", size, float(latitude), float(longitude), code, None,
                int(geonames),
            )  # fmt: skip
            self.countries[code] = place
            yield place, spelled

    def _read_regions(self) -> Iterator[tuple[Place, list[str]]]:
        for line in sorted(words("place_regions")):
            names, code, geonames, latitude, longitude = line.split("\t")
            spelled = names.split("|")
            country = code.partition(".")[0]
            size = _GREAT_REGION_SIZE if country in _GREAT_REGIONS else _REGION_SIZE
            place = Place(
                f"place:{geonames}", spelled[0], "region", size, float(latitude), float(longitude), country, code,
                int(geonames),
            )  # fmt: skip
            self.regions[code] = place
            yield place, spelled

    def _read_features(self) -> Iterator[tuple[Place, list[str]]]:
        for line in sorted(words("place_features")):
            names, kind, country, geonames, latitude, longitude = line.split("\t")
            spelled = names.split("|")
            known = geonames != "-"
            place = Place(
                f"place:{geonames}" if known else f"place:{fold(spelled[0])}",
                spelled[0],
                kind,
                _SIZES.get(kind, _FEATURE_SIZE),
                float(latitude),
                float(longitude),
                None if country == "-" else country,
                None,
                int(geonames) if known else None,
            )
            yield place, spelled


def _is_short_for(short: str, own: str) -> bool:
    """Whether a folded name is the place's own, cut: "Newcastle" upon Tyne, Al "Fallujah"."""
    article = _ARTICLE.match(own)
    return bool(_AT_A_RIVER.match(own.removeprefix(short))) or (article is not None and own[article.end() :] == short)


@dataclass(frozen=True, slots=True)
class _Section:
    start: int
    size: int


def _mapped() -> mmap.mmap | bytes:
    """Return the bytes of the file, mapped where it lies on disk and read where the package is an archive."""
    file = resources.files("onrecord.lexicons").joinpath("gazetteer.bin")
    if isinstance(file, Path):
        with file.open("rb") as opened:
            return mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)
    return file.read_bytes()


def _sections(data: mmap.mmap | bytes) -> Iterator[tuple[str, _Section]]:
    at = 0
    while data[at : at + 1] == b"#":
        at = data.find(b"\n", at) + 1
    end = data.find(b"\n", at)
    contents = data[at:end].decode().split()
    start = end + 1
    for name, size in zip(contents[::2], map(int, contents[1::2]), strict=True):
        yield name, _Section(start, size)
        start += size


@functools.cache
def gazetteer() -> Gazetteer:
    """Return the gazetteer, opened at the first call."""
    return Gazetteer()
