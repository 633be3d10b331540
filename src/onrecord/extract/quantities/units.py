"""Find the unit of measure behind a number, and the rate behind that: "80 km/h", "2 % a year", "per square metre"."""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.extract.quantities.nouns import find_noun, singular_of
from onrecord.extract.quantities.phrase_table import PhraseTable
from onrecord.lexicons import table, words

_SPANS_OF_TIME = frozenset("second minute hour day night week fortnight month year decade century millennium".split())


class UnitMark(NamedTuple):
    """A unit by its name in the lexicon, what it is per ("hour" of km/h), and where it ends."""

    name: str
    per: str | None
    end: int


def _split(name: str) -> tuple[str, str | None]:
    unit, _, per = name.partition(" per ")
    return (name, None) if unit == "parts" else (unit, per or None)


_NAMED = {form: _split(rest.split("\t")[0]) for form, rest in table("units").items()}
_AS_WRITTEN = PhraseTable({form: name for form, name in _NAMED.items() if len(form) <= 3 or form.lower() != form})
_LOOSE = PhraseTable(
    {
        form: name
        for form, name in _NAMED.items()
        if (len(form) > 3 and form.lower() == form) or form in ("km", "kg", "mph", "kph")
    }
)
# Single letters count only right behind figures or with one blank, and never before a hyphen or an apostrophe.
# "37 billion U.S. gallons", "two short tons"
_OF_LAND = re.compile(r"\s(?:u\.s\.|us|u\.k\.|uk|imperial|british|american|short|long)\s(?=[a-z])")
_OF_LANDS = frozenset("gallon pint quart ton barrel bushel ounce mile".split()) | {"fluid ounce"}
_MEASURED = frozenset(name for name, _ in _NAMED.values())
_LETTERS = frozenset("m g l W V F C h".split())

_RATE = re.compile(r"(?:(?:\s|-)(an?|per|each|every)(?:\s|-)|\s?(/)\s?)(?=[a-zµμ])")
# "Four deaths per 100,000 people"
_PER_MANY = re.compile(r"\sper\s(?:\d{1,3}(?:,\d{3}){1,3}|\d{2,9})(?:\s(?:thousand|million))?(?![\w,.]\d|\w)")
_ADVERBS = {
    **dict.fromkeys(("annually", "yearly", "per annum", "p.a.", "pa"), "year"),
    "quarterly": "quarter",
    "monthly": "month",
    "weekly": "week",
    "daily": "day",
    "nightly": "night",
    "hourly": "hour",
    "per capita": "head",
    "apiece": "each",
    "each": "each",
}
_ADVERB = re.compile(r"[\s-](" + "|".join(map(re.escape, _ADVERBS)) + r")(?![a-z])")
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)?")
_TOLD_OF = re.compile(r"\s(?:earlier|ago|later|before|after|on\b|or two|or so|old\b|in which|when)")
_NO_NOUNS = words("noun_ends")
_RATE_NOUNS = words("rate_nouns")


def is_time_unit(name: str | None) -> bool:
    """Whether a unit measures time."""
    return name in _SPANS_OF_TIME


def is_unit(name: str) -> bool:
    """Whether a name is that of a unit of measure."""
    return name in _MEASURED


def find_unit(text: str, low: str, end: int, stop: int, *, figures: bool) -> UnitMark | None:
    """Return the unit of measure that stands right behind a number."""
    found = _AS_WRITTEN.match(text, end, stop)
    if found is not None:
        _, begin, after = found
        form = text[begin:after]
        glued = form in _LETTERS or (len(form) <= 2 and form.isalpha())
        if (not figures and len(form) <= 3 and form.isalpha() and form != "pct") or (
            glued
            and (
                begin - end > 1
                or (text[end:begin] == "-" and form in _LETTERS)
                or (text[after : after + 1] in "-'’" and text[after : after + 1])
            )
        ):
            found = None
    loose = _LOOSE.match(low, end, stop)
    if loose is not None and (found is None or loose[2] > found[2]):
        found = loose
    if found is None:
        of_land = _OF_LAND.match(low, end, stop)
        found = _LOOSE.match(low, of_land.end() - 1, stop) if of_land else None
        if found is None or found[0][0] not in _OF_LANDS:
            return None
    (name, per), begin, after = found
    if name == "time" and low[begin:after] == "time":
        return None
    return UnitMark(name, per, after)


def find_rate(text: str, low: str, end: int, stop: int) -> tuple[str, int] | None:
    """Return what an amount is a rate of, and where that ends: "a year", "per head", "annually"."""
    match = _RATE.match(low, end, min(stop, end + 8))
    if match:
        rate = _rate_of(text, low, match.end(), stop, match[1] or match[2])
        if rate is not None:
            return rate
    if low.startswith(" per ", end):
        many = _PER_MANY.match(low, end, min(stop, end + 40))
        noun = find_noun(text, low, many.end(), stop, plural=True) if many else None
        after = noun.end if noun else many.end() if many else end
        return (" ".join(text[end + 5 : after].split()), after) if many else None
    match = _ADVERB.match(low, end, min(stop, end + 14))
    if match is None or (match[1] in ("each", "pa") and low[match.end() : match.end() + 6] == " other"):
        return None
    return _ADVERBS[match[1]], match.end()


def _rate_of(text: str, low: str, at: int, stop: int, joint: str) -> tuple[str, int] | None:
    word = _WORD.match(low, at, stop)
    if word is None:
        return None
    unit = find_unit(text, low, at, stop, figures=joint == "/")
    if joint in ("a", "an"):
        if word[0] not in _RATE_NOUNS or _TOLD_OF.match(low, word.end(), stop):
            return None
        return (unit.name, unit.end) if unit and unit.per is None else (singular_of(word[0]), word.end())
    if unit is not None and unit.per is None:
        return unit.name, unit.end
    if word[0] in _NO_NOUNS or (joint == "/" and word[0] not in _RATE_NOUNS):
        return None
    named = {"capita": "head", "annum": "year", "cent": ""}.get(word[0], singular_of(word[0]))
    return (named, word.end()) if named else None
