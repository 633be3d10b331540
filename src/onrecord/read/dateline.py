"""The place, date and agency that open a report: takes a paragraph, returns where its dateline ends, or `None`."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from onrecord.read.byline import is_outlet
from onrecord.read.dates import WEEKDAY, find_dates

_CAPITALS = r"[^\W\d_a-z](?:[^\W\d_a-z]|[.’' -]){1,40}"
_SMALL = r"(?:(?:de|del|la|las|los|al|el|upon|on|sur|am|of|the)[ -]){0,2}"
_MIXED = rf"[^\W\d_a-z][\w.’'-]{{1,30}}(?:[ -]{_SMALL}[^\W\d_a-z][\w.’'-]{{0,30}}){{0,3}}"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DAY = rf"(?:{WEEKDAY},?\s)?(?:\d{{1,2}}\s{_MONTH}|{_MONTH}\s\d{{1,2}}|\d{{4}}-\d\d-\d\d)(?:,?\s\d{{4}})?"
_DATELINE = re.compile(
    rf"""(?x)
    (?:(?P<place>(?P<capitals>{_CAPITALS})(?:,\s?{_MIXED}){{0,2}}?|{_MIXED}(?:,\s?{_MIXED}){{0,2}}?)
       (?P<date>,?\s\(?(?i:{_DAY})\)?)? \s?)??
    (?P<agency>\([A-Z][^()\n]{{1,60}}\)|/[A-Z][^/\n]{{2,40}}/)?
    \s?(?P<mark>—|–|--|-|―|:|\.(?=\s))(?=\s|[“"‘A-Z])\s*
    """
)
_NO_PLACES = frozenset(
    """breaking news update updated watch correction live exclusive analysis opinion video photos photo note editor
    warning summary background question answer comment q a""".split()
)
_LONGEST = 140


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline at the start of a paragraph: it ends at `end`, white space left out; the report begins at `body`."""

    end: int
    body: int
    published: datetime.date | None
    date_start: int
    date_end: int
    agency: str | None
    agency_start: int = 0
    agency_end: int = 0


def find_dateline(paragraph: str) -> Dateline | None:
    """Return the dateline that opens a paragraph, such as "OSTVIK, 3 May (Norland News Agency) —".

    A bare place must stand in capitals before a dash; with an agency or a date, small letters do.
    """
    head = paragraph[:_LONGEST]
    match = _DATELINE.match(head)
    if match is None or match.end() >= len(paragraph) or not _is_sure(match, paragraph):
        return None
    day, start, end = None, match.start(), match.start()
    if match["date"] is not None:
        for found in find_dates(match["date"]):
            day = found.day
            start, end = match.start("date") + found.start, match.start("date") + found.end
    if match["agency"] is None:
        return Dateline(match.end("mark"), match.end(), day, start, end, None)
    place = (match.start("agency") + 1, match.end("agency") - 1)
    return Dateline(match.end("mark"), match.end(), day, start, end, head[slice(*place)], *place)


def _is_sure(match: re.Match[str], paragraph: str) -> bool:
    rest = paragraph[match.end() :].lstrip("“\"‘'*_ ")
    if not rest or not (rest[0].isupper() or rest[0].isdigit()) or len(paragraph) - match.end() < 20:
        return False
    place, capitals = match["place"], match["capitals"]
    if match["mark"] == ".":
        return bool(place and match["date"] and match["date"][-4:].isdigit())  # "Ostvik, 3 May 2024. The minister"
    if match["agency"]:
        return place is None or place[0].isupper()
    if place is None or match["mark"] == ":":
        return bool(place and match["date"] and capitals)
    if match["date"]:
        return True
    first = place.split()[0].strip(".,").lower()
    if rest[:12].isupper() or is_outlet(place):
        return False  # a masthead: "LEDGER DAILY – MONDAY BRIEFING"
    letters = sum(letter.isalpha() for letter in capitals or "")
    return letters >= 4 and match["mark"] != "-" and first not in _NO_PLACES and place.count(" ") <= 3
