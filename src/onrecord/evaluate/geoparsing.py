"""Read gold and predictions of places: takes a geoparsing file or prediction lines, returns articles with their places.

Gold is XML as GeoVirus (`location`: name, start, end, lat, lon) and TR-News (`toponym`: phrase, start, end, and a
`gaztag` with lat and lon) have it. Offsets are characters of the article's text. Where an offset does not lead to the
name, the nearest place in the text where the name stands is taken.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.errors import RecordFormatError, ScoreError
from onrecord.model import EntityKind, Record
from onrecord.model.codec import SCHEMA, record_from_json


@dataclass(frozen=True, slots=True)
class LocatedName:
    """A span that names a place; `spot` is (degrees north, degrees east), `None` where the place is not in the list."""

    start: int
    end: int
    spot: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class GeoArticle:
    """One article of the gold: `key` is its docid, or its number from 1 where it has none."""

    key: str
    text: str
    names: tuple[LocatedName, ...]


@dataclass(frozen=True, slots=True)
class PredictedPlaces:
    """What was predicted for one article: `found` end to end, `given` for spans that were given (`None`: not asked)."""

    found: tuple[LocatedName, ...] = ()
    given: tuple[LocatedName, ...] | None = None


def read_geoparsing(path: Path) -> list[GeoArticle]:
    """Return the articles of a geoparsing file, in its order.

    Raises:
        ScoreError: the file cannot be read as XML, or an article is broken.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(path.read_bytes(), parser)
    except (OSError, etree.XMLSyntaxError) as error:
        raise ScoreError(f"{str(path)!r} cannot be read as geoparsing XML: {error}. Check the path.") from None
    articles = [_article(path, number, element) for number, element in enumerate(root.iterfind("article"), 1)]
    if not articles:
        raise ScoreError(f"{str(path)!r} holds no <article>. Give a file such as GeoVirus.xml or TR-News.xml.")
    return articles


def _article(path: Path, number: int, element: Any) -> GeoArticle:
    key = element.get("docid") or str(number)
    text = element.findtext("text") or ""
    names = []
    for tag, label in (("location", "name"), ("toponym", "phrase")):
        for entry in element.iter(tag):
            try:
                name, start = entry.findtext(label) or "", int(entry.findtext("start"))
                latitude, longitude = entry.findtext(".//lat"), entry.findtext(".//lon")
                spot = (float(latitude), float(longitude)) if latitude and longitude else None
            except (TypeError, ValueError):
                raise ScoreError(
                    f"{path}: article {key}: a <{tag}> has no whole start or no numeric lat, lon."
                ) from None
            start = _nearest(text, name, start)
            if start >= 0 and name:
                names.append(LocatedName(start, start + len(name), spot))
    return GeoArticle(key, text, tuple(sorted(names, key=lambda one: (one.start, one.end))))


def _nearest(text: str, name: str, start: int) -> int:
    """Return where `name` stands nearest to `start`, -1 where it stands nowhere within 100 characters."""
    if text.startswith(name, start):
        return start
    places = []
    at = text.find(name, max(0, start - 100), start + 100 + len(name))
    while at >= 0:
        places.append(at)
        at = text.find(name, at + 1, start + 100 + len(name))
    return min(places, key=lambda place: abs(place - start), default=-1)


def load_places(path: Path) -> dict[str, PredictedPlaces]:
    """Return the predicted places of each article, from records or from prediction lines.

    A prediction line is {"doc": KEY, "places": [{"span": [0, 6], "latitude": 48.9, "longitude": 2.3}], "given": [...]};
    latitude and longitude may be null, "given" may be absent.

    Raises:
        ScoreError: a line is neither, or an article stands in the file twice.
    """
    try:
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    except (OSError, UnicodeDecodeError) as error:
        raise ScoreError(f"{str(path)!r} cannot be read as predictions: {error}. Check the path.") from None
    found: dict[str, PredictedPlaces] = {}
    for number, line in enumerate(lines, 1):
        key, places = _from_line(f"{path}:{number}", line)
        if key in found:
            raise ScoreError(f"{path}:{number}: article {key!r} stands here twice. Keep one of its lines.")
        found[key] = places
    return found


def _from_line(where: str, line: str) -> tuple[str, PredictedPlaces]:
    try:
        value = json.loads(line)
        if isinstance(value, dict) and value.get("schema") == SCHEMA:
            record = record_from_json(value)
            return record.document.key, places_of(record)
        given = value.get("given")
        return str(value["doc"]), PredictedPlaces(_located(value["places"]), None if given is None else _located(given))
    except (ValueError, KeyError, TypeError, AttributeError, RecordFormatError) as error:
        raise ScoreError(f"{where}: this line is neither a record nor a prediction of places ({error}).") from None


def _located(entries: Sequence[Mapping[str, Any]]) -> tuple[LocatedName, ...]:
    found = []
    for entry in entries:
        start, end = entry["span"]
        latitude, longitude = entry.get("latitude"), entry.get("longitude")
        spot = None if latitude is None or longitude is None else (float(latitude), float(longitude))
        found.append(LocatedName(int(start), int(end), spot))
    return tuple(found)


def places_of(record: Record) -> PredictedPlaces:
    """Return every named mention of a place or state that a record holds, in offsets of the source text."""
    offsets = record.document.source_map
    found = []
    for entity in record.entities:
        if entity.kind not in (EntityKind.PLACE, EntityKind.STATE):
            continue
        links = entity.links
        spot = None if links.latitude is None or links.longitude is None else (links.latitude, links.longitude)
        for mention in entity.mentions:
            pieces = offsets.to_source(mention.span) if offsets.runs else [mention.span]
            found += [LocatedName(piece.start, piece.end, spot) for piece in pieces]
    return PredictedPlaces(tuple(sorted(set(found), key=lambda one: (one.start, one.end))))
