"""The name of an outlet as mastheads, running heads and datelines write it: takes a line, returns a value, or none.

What is not plainly the name of an outlet is none: a town, a country or a section in its place says nothing.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.model import Origin, Part, PartKind, Span
from onrecord.read.boilerplate import is_print_footer
from onrecord.read.byline import OUTLET_NOUNS, is_outlet
from onrecord.read.dates import WEEKDAY, find_dates
from onrecord.read.metadata_order import Found

_LONGEST = 160
_RELEASE = re.compile(r"(?i)(?:for immediate release|(?:press|news|media) (?:release|statement))\b")
_PARTS = re.compile(r"\s*(?:[|·•/,]|\s[—–-]\s|\s{3,})\s*")
_DAY_BEFORE = re.compile(rf"(?i)\b(?:{WEEKDAY}),?\s*$")
_CAPITALS = re.compile(r"(?:[A-Z][A-Z’'&.]+\s){1,5}[A-Z][A-Z’'&.]+(?=\s+[A-Z][a-z]|$)")
_ORGANISATION = r"[A-Z][\w’'-]{1,30}(?:\s(?:(?:of|for|and|the|on)\s){0,2}[A-Z][\w’'-]{1,30}){1,6}"
_ISSUER = re.compile(
    rf"(?:(?:[Pp]ress|[Mm]edia|[Nn]ews|[Cc]ommunications?)\s(?:[Oo]ffice|[Rr]elations|[Dd]epartment|[Ss]ervice|[Tt]eam)"
    rf"(?:,\s|\sof\s(?:the\s)?|\s[–—|-]\s)({_ORGANISATION})(?=[,;:.|)]?(?:\s|$)))"
    rf"|(?:^|\n)(?:ABOUT|About)\s(?:[Tt]he\s)?({_ORGANISATION})(?=:?\s*\n)"
)
_BODIES = frozenset(
    """Ministry Office Authority Department Agency Council Union Fund Bank Institute Association Federation Party
    University Government Parliament Assembly Commission Committee Court Police Company Group Society Foundation Centre
    Center Board Service Chamber Command Forces Army Navy Embassy Secretariat Alliance Network Trust Organisation
    Organization Congress Senate Delegation Mission Museum Hospital College Programme Corporation Holding""".split()
)
_LINK = re.compile(
    r"(?i)(?:log ?in|log ?out|sign ?(?:in|up)|subscribe|menu|search|home|contact|skip|share|follow|read)\b"
)
_SMALL = frozenset("of and for the in on de la".split())
_SHORT = OUTLET_NOUNS | frozenset("the new old big city east west town bay all our my day sea".split())
_AGENCIES = frozenset(
    """reuters bloomberg xinhua interfax tass anadolu kyodo yonhap jiji efe ansa dpa apa pti ani ians afp ap upi npr cnn
    bbc belga ritzau ntb tt lusa prnewswire globenewswire newswire""".split()
)
_SHORT_FORM = re.compile(r"[A-Z]{3,5}")
_NO_AGENCIES = frozenset("USA UAE DRC CAR NATO ASEAN OPEC NYSE".split())


@dataclass(frozen=True, slots=True)
class Head:
    """What a running head says: the names of outlets, and its full dates."""

    outlets: tuple[str, ...]
    days: tuple[datetime.date | None, ...]


def plain_case(words: str) -> str:
    """Return a name set all in capitals as it is written elsewhere: "LEDGER DAILY" is "Ledger Daily".

    Short forms such as "BBC" or "NTB" keep their capitals: up to three letters that are no known word, or four
    without a vowel.
    """
    if not words.isupper() or " " not in words:
        return words
    pieces = words.split(" ")
    return " ".join(_plain_word(piece, first=not place) for place, piece in enumerate(pieces))


def _plain_word(word: str, *, first: bool) -> str:
    bare = word.lower().strip("’'.,&")
    if bare in _SMALL and not first:
        return word.lower()
    letters = sum(map(str.isalpha, word))
    if bare not in _SHORT and (letters < 4 or (letters == 4 and not set(bare) & set("aeiouy")) or "." in word):
        return word
    return "-".join(piece[:1] + piece[1:].lower() for piece in word.split("-"))


def read_head(line: str) -> Head:
    """Return what one running head or masthead says, such as "THE OSTVIK COURIER   Wednesday 15 May 2024"."""
    if len(line) > _LONGEST or is_print_footer(line):
        return Head((), ())
    outlets: list[str] = []
    days: list[datetime.date | None] = []
    place = 0
    for date in find_dates(line):
        outlets += _outlets_in(_DAY_BEFORE.sub("", line[place : date.start]))
        days.append(date.day)
        place = date.end
    outlets += _outlets_in(line[place:])
    return Head(tuple(outlets), tuple(days))


def _outlets_in(words: str) -> Iterable[str]:
    for piece in _PARTS.split(words):
        piece = piece.strip(" *_[]()")
        capitals = _CAPITALS.match(piece)
        if capitals and capitals.end() < len(piece):
            piece = capitals.group().rstrip()  # "THE OSTVIK COURIER Politics"
        if is_outlet(piece) and not _LINK.match(piece):
            yield plain_case(piece)


def find_issuer(text: str, start: int) -> tuple[int, int] | None:
    """Return where a press release names who sends it, from `start` on: "Press Office, Norland Port Authority".

    The last two words of the name must stand in the release itself too, so that no street or agency is taken for it.
    """
    for match in _ISSUER.finditer(text, start):
        name = match[1] or match[2]
        words = name.split()
        tail = " ".join(words[-3:] if len(words) > 2 and words[-2].islower() else words[-2:])
        if _BODIES.intersection(words) and tail in text[: match.start()]:
            return match.span(1 if match[1] else 2)
    return None


def find_in_heads(heads: Iterable[str], *, loose_days: bool) -> list[Found]:
    """Return outlet and day that running heads name, each where they name only one.

    Without `loose_days`, a day counts only with an outlet beside it; alone it may be the day of printing.
    """
    said = [read_head(head) for head in heads]
    outlets = {outlet for head in said for outlet in head.outlets}
    days = {day for head in said if head.outlets or loose_days for day in head.days}
    found = [Found("outlet", outlet, Origin.LAYOUT, "running head") for outlet in outlets if len(outlets) == 1]
    return found + [Found("published", day, Origin.LAYOUT, "running head") for day in days if day and len(days) == 1]


def issuer_findings(text: str, parts: Sequence[Part]) -> list[Found]:
    """Return the sender of a press release as its outlet, where its foot names one; of other texts, nothing."""
    heads = [part for part in parts[:4] if part.kind is PartKind.BOILERPLATE]
    if not any(_RELEASE.match(part.span.text_in(text)) for part in heads):
        return []
    place = find_issuer(text, len(text) // 3)
    return [Found("outlet", text[slice(*place)], Origin.LAYOUT, "press office", Span(*place))] if place else []


def agency_of(words: str) -> str | None:
    """Return the agency that the brackets of a dateline credit; `None` for a country, a day or anything else."""
    words = words.strip()
    bare = words.lower().replace("-", "").replace(" ", "")
    is_short = bool(_SHORT_FORM.fullmatch(words)) and words not in _NO_AGENCIES
    return plain_case(words) if is_outlet(words) or bare in _AGENCIES or is_short else None
