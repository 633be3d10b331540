"""Fill the slots of a time expression: takes the words of one group of a rule, writes what they say into the slots.

Slots whose names begin with "_" are notes that only `building` reads.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from onrecord.extract.times.classes import value_of
from onrecord.extract.times.numbers import number_of
from onrecord.model.found_times import TimeAnchor
from onrecord.model.values import TimeBound, TimeModifier

Slots = dict[str, Any]

_CLOCK = re.compile(r"(\d{1,2})(?:\s?[.:](\d\d))?(?::\d\d)?\s?(?:(a|p)\.?m|(z))?", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_ROMAN = {"I": 1, "V": 5, "X": 10}


def _lexical(slot: str, *classes: str, turn: Callable[[str], Any] = int) -> Callable[[Slots, str], None]:
    def fill(slots: Slots, words: str) -> None:
        word = words.rstrip(".")
        for name in classes:
            value = value_of(word, name)
            if value is not None:
                slots[slot] = turn(value)
                return

    return fill


def _digits(slot: str) -> Callable[[Slots, str], None]:
    def fill(slots: Slots, words: str) -> None:
        found = _DIGITS.search(words)
        if found is not None:
            slots[slot] = int(found[0])

    return fill


def _constant(**given: Any) -> Callable[[Slots, str], None]:
    return lambda slots, _: slots.update(given)


def _rel(slots: Slots, words: str) -> None:
    """For "last", "next", "that": so many units away, or which of several is picked."""
    value = value_of(words, "REL") or "0p"
    slots["anchor"] = TimeAnchor.NAMED if value.endswith("n") else TimeAnchor.PUBLISHED
    slots["pick"] = int(value[:-1])
    slots["_rel"] = words.lower()


def _year_rel(slots: Slots, words: str) -> None:
    _rel(slots, words)
    slots["shift"], slots["unit"] = slots.pop("pick"), "year"


def _week_rel(slots: Slots, words: str) -> None:
    _rel(slots, words)
    slots["shift"], slots["unit"] = slots.pop("pick"), "week"


def _direction(slots: Slots, words: str) -> None:
    value = value_of(words, "DIR") or "-p"
    slots["anchor"] = TimeAnchor.NAMED if value[1] == "n" else TimeAnchor.PUBLISHED
    slots["_sign"] = -1 if value[0] == "-" else 1


def _clock(slots: Slots, words: str) -> None:
    lower = words.lower()
    if value := value_of(lower, "CLOCKW"):
        slots["hour"], slots["minute"] = int(value[:2]), 0
        return
    half = lower.startswith("half")
    found = _CLOCK.search(words)
    if found is not None:
        slots["hour"], slots["minute"] = int(found[1]), int(found[2] or 0)
    else:
        for word in re.findall(r"[a-z]+", lower):
            if value := value_of(word, "HOURW"):
                slots["hour"], slots["minute"] = int(value), 0
    if half:
        slots["minute"] = 30
    if found is not None and found[4]:
        slots["zone"] = "Z"
    if marked := re.search(r"([ap])\.?\s?m\.?$", lower):
        slots["hour"] = slots.get("hour", 0) % 12 + (12 if marked[1] == "p" else 0)
        slots["_sure"] = True


def _four_digits(slots: Slots, words: str) -> None:
    """Take "0930" before a zone."""
    if len(words) == len("0930") and int(words[:2]) <= 24 and int(words[2:]) < 60:
        slots["hour"], slots["minute"] = int(words[:2]), int(words[2:])
    else:
        slots["_none"] = True


def _zone(slots: Slots, words: str) -> None:
    slots["zone"] = value_of(words, "ZONE")


def _stamp(slots: Slots, words: str) -> None:
    slots["day"], slots["hour"], slots["minute"] = (int(one) for one in re.findall(r"\d+", words)[:3])
    if words.lower().endswith("z"):
        slots["zone"] = "Z"


def _pod(slots: Slots, words: str) -> None:
    early = "MO" if words.endswith(" hours") else None  # "the early hours of Sunday"
    slots["part"] = value_of(words, "POD") or value_of(words, "PODX") or early


def _number(slots: Slots, words: str) -> None:
    slots["number"] = number_of(words)


def _qualifier(slots: Slots, words: str) -> None:
    first = words.lower()
    value = value_of(first, "QUAL")
    if "than" in first:
        less = "less" in first or "fewer" in first
        value = "more" if less == ("no " in first) else "less"  # "no less than" is more, "no more than" less
    elif "least" in first or "over" in first:
        value = "more"
    elif "most" in first or "up to" in first or "under" in first:
        value = "less"
    if value == TimeModifier.APPROX:
        slots["modifier"] = TimeModifier.APPROX
    elif value:
        slots["bound"] = TimeBound(value)


def _half(slots: Slots, words: str) -> None:
    slots["number"] = (slots.get("number") or Decimal(0)) + Decimal("0.5")


def _roman(slots: Slots, words: str) -> None:
    values = [_ROMAN[letter] for letter in words]
    slots["_century"] = sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))


def _ordinal(prefix: str) -> Callable[[Slots, str], None]:
    def fill(slots: Slots, words: str) -> None:
        found = _DIGITS.match(words)
        rank = int(found[0]) if found else int(value_of(words, "ORD") or 2)  # "the latter half"
        slots["part"] = f"{prefix}{rank}" if 1 <= rank <= (4 if prefix == "Q" else 2) else None

    return fill


def _century(slots: Slots, words: str) -> None:
    found = _DIGITS.match(words)
    slots["_century"] = int(found[0]) if found else int(value_of(words, "ORD") or 0)


def _short_year(slots: Slots, words: str) -> None:
    found = _DIGITS.search(words)
    number = int(found[0]) if found else 0
    slots["year"] = number if number > 99 else full_year(number)


def _fiscal_year(slots: Slots, words: str) -> None:
    _short_year(slots, words)
    slots["fiscal"] = True


def full_year(number: int) -> int:
    """Return the year that two digits stand for: 1950 to 2049."""
    return number + (2000 if number < 50 else 1900)


def _decade(slots: Slots, words: str) -> None:
    number = int(_DIGITS.search(words)[0]) if words[0].isdigit() else int(value_of(words, "DECW") or 0)  # type: ignore[index]
    slots["year"] = number if number > 99 else number + (2000 if number <= 20 else 1900)
    slots["unit"] = "decade"


def _everything_on(slots: Slots, words: str) -> None:
    """Take "every Monday" and "Tuesday nights"."""
    slots["repeats"] = f"XXXX-WXX-{int(value_of(words, 'WDAYS') or value_of(words, 'WDAY') or 0) + 1}"


def _every_part(slots: Slots, words: str) -> None:
    part = value_of(words, "PODS") or value_of(words, "POD")
    slots["repeats"] = slots.get("repeats", "XXXX-XX-XX") + f"T{part}"


def _every_unit(slots: Slots, words: str) -> None:
    slots["unit"] = unit_of(words)


def unit_of(words: str) -> str | None:
    """Return the unit that a word names, in the singular."""
    word = words.rstrip(".")
    return value_of(word, "UNIT") or value_of(word, "UNITS") or value_of(word, "UABBR")


def _words_year(slots: Slots, words: str) -> None:
    values = [int(value_of(word, "NUMW") or 0) for word in re.findall(r"[a-z]+", words.lower())]
    rest = sum(values[1:])
    if values[0] in (18, 19, 20) and 10 <= rest < 100 and rest not in (100, 1000):
        slots["year"] = values[0] * 100 + rest
    elif values == [2, 1000]:
        slots["year"] = 2000
    else:
        slots["_none"] = True


def _whole_holiday(name: str, ending: str) -> str:
    return f"{name} {ending}" if ending == "eve" or name.startswith("new") else name


def _numeric_day(slots: Slots, words: str) -> None:
    """Take "03/05/2024" with the month first where both orders make a date; `resolve` looks for which is meant."""
    first, second, year = (int(number) for number in _DIGITS.findall(words))
    slots["year"] = year if year > 99 else full_year(year)
    if first > 12 or "." in words:
        slots["day"], slots["month"] = first, second
    else:
        slots["month"], slots["day"] = first, second
        if second <= 12 and first != second:
            slots["fault"] = "ambiguous-time"


FILL: dict[str, Callable[[Slots, str], None]] = {
    "year": _short_year,
    "year2": _digits("year"),
    "ofyear": _digits("year"),
    "year_to": _digits("year_to"),
    "mon": _digits("month"),
    "day": _digits("day"),
    "day2": _digits("day"),
    "day_to": _digits("day_to"),
    "month": _lexical("month", "MONTH", "MABBR"),
    "month2": _lexical("month", "MONTH", "MABBR"),
    "month_to": _lexical("month_to", "MONTH", "MABBR"),
    "numbers": _numeric_day,
    "ordday": _lexical("day", "ORD"),
    "wday": _lexical("weekday", "WDAY", "WABBR"),
    "season": _lexical("part", "SEASON", "SEASONS", turn=str),
    "pod": _pod,
    "podof": _pod,
    "bare": _pod,
    "rel": _rel,
    "yrel": _year_rel,
    "wrel": _week_rel,
    "dir": _direction,
    "clock": _clock,
    "hourof": _clock,
    "clockfour": _four_digits,
    "zone": _zone,
    "stamp": _stamp,
    "num": _number,
    "rel2": _rel,
    "unit2": _every_unit,
    "about": _constant(modifier=TimeModifier.APPROX),
    "quartercentury": _constant(number=Decimal(25), unit="year"),
    "numb": _number,
    "num_to": lambda slots, words: slots.update(number_to=number_of(words)),
    "half": _half,
    "qual": _qualifier,
    "unit": _every_unit,
    "mod": _lexical("modifier", "MOD", turn=TimeModifier),
    "mod2": _lexical("modifier", "MOD", turn=TimeModifier),
    "edge": _lexical("modifier", "EDGE", turn=TimeModifier),
    "edgeword": _lexical("modifier", "EDGE", turn=TimeModifier),
    "midunit": lambda slots, words: slots.update(
        unit=value_of(words, "MIDUNIT"), modifier=TimeModifier.MID, shift=0, anchor=TimeAnchor.PUBLISHED
    ),
    "dayword": _lexical("shift", "DAYWORD"),
    "tonight": _constant(shift=0, unit="day", part="NI", anchor=TimeAnchor.PUBLISHED),
    "overnight": _constant(shift=-1, unit="day", part="NI", anchor=TimeAnchor.PUBLISHED),
    "qord": _ordinal("Q"),
    "hord": _ordinal("H"),
    "qmark": lambda slots, words: slots.update(part=f"Q{words[1]}"),
    "hmark": lambda slots, words: slots.update(part=f"H{words[1]}"),
    "fiscal": _fiscal_year,
    "fis": lambda slots, words: slots.update(fiscal=words.lower() != "calendar"),
    "century": _century,
    "roman": _roman,
    "decades": _decade,
    "decade2": _decade,
    "decw": _decade,
    "yearwords": _words_year,
    "wdays": _everything_on,
    "pods": _every_part,
    "pods2": _every_part,
    "everyunit": _every_unit,
    "everymonth": lambda slots, words: slots.update(repeats=f"XXXX-{int(value_of(words, 'MONTH') or 0):02d}"),
    "everyseason": lambda slots, words: slots.update(repeats=f"XXXX-{value_of(words, 'SEASON')}"),
    "setword": lambda slots, words: slots.update(repeats=value_of(words, "SETW")),
    "holiday": lambda slots, words: slots.update(holiday=words.lower().replace("\u2019", "'")),
    "eve": lambda slots, words: slots.update(holiday=_whole_holiday(slots["holiday"], words.lower())),
    "vague": lambda slots, words: slots.update(vague=value_of(words, "VAGUE")),
    "present": _constant(vague="PRESENT_REF"),
    "future": _constant(vague="FUTURE_REF"),
    "past": _constant(vague="PAST_REF"),
}
