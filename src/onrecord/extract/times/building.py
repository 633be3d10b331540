"""From a matched rule to what its words say: takes the words of each slot, returns a `FoundTime` or `None`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from onrecord.extract.times.classes import value_of
from onrecord.extract.times.numbers import number_of
from onrecord.extract.times.slots import FILL, Slots, unit_of
from onrecord.model.found_times import FoundTime, TimeAnchor, TimeKind
from onrecord.model.span import Span
from onrecord.model.values import TimeType

_KINDS = {"length": TimeKind.LENGTH, "set": TimeKind.SET, "vague": TimeKind.VAGUE}
_TYPES = {"length": TimeType.DURATION, "set": TimeType.SET, "clock": TimeType.TIME, "part": TimeType.TIME}
_DAY_PARTS = frozenset({"MO", "AF", "EV", "NI", "MI", "DT"})


def build_time(rule: str, span: Span, groups: Mapping[str, str]) -> FoundTime | None:
    """Return what the slots of a rule say, or `None` where they name no time after all."""
    head = rule.partition("_")[0]
    slots: Slots = {}
    for name, words in groups.items():
        fill = FILL.get(name)
        if fill is not None:
            fill(slots, words)
    if head == "away" and _is_length(groups):
        head = "length"
    if head == "week":
        return _piece_of(span, slots, groups)
    kind, type_ = _KINDS.get(head, TimeKind.POINT), _TYPES.get(head, TimeType.DATE)
    if kind is TimeKind.POINT and _tells_next_day(slots, groups):
        slots["anchor"] = TimeAnchor.NAMED
    if kind is TimeKind.POINT and ("hour" in slots or slots.get("part") in _DAY_PARTS):
        type_ = TimeType.TIME
    if head in _FINISH:
        _FINISH[head](slots, groups)
    if "_none" in slots:
        return None
    slots = {name: value for name, value in slots.items() if not name.startswith("_")}
    return FoundTime(span, kind, type_, **slots)


def _tells_next_day(slots: Slots, groups: Mapping[str, str]) -> bool:
    """Whether "the next day" is the day after the one told of; "next day" alone may be tomorrow."""
    return "the" in groups and slots.get("_rel") == "next" and (slots.get("unit") == "day" or "pod" in groups)


def _is_length(groups: Mapping[str, str]) -> bool:
    """Whether a distance is told in hours or less: without a clock to count from it is a length."""
    return unit_of(groups.get("unit", "")) in ("hour", "minute", "second") and groups.get("dir", "").lower() != "ago"


def _finish_away(slots: Slots, groups: Mapping[str, str]) -> None:
    """For "two years ago": the number and the direction are one distance; without a number it is vague."""
    sign = slots.get("_sign", 1)
    slots.setdefault("anchor", TimeAnchor.PUBLISHED)
    if "num" not in groups and "many" not in groups and "dir" in groups and "unit" in groups:
        vague = (unit_of(groups["unit"]) or "") != groups["unit"].lower()  # "years ago", but "the day before"
        slots["number"] = None if vague else Decimal(1)
    if "many" in groups and "couple" in groups["many"].lower():
        slots["number"] = Decimal(2)
    if "unit" not in groups:  # "year-earlier"
        slots["unit"], slots["number"], slots["anchor"] = "year", Decimal(1), TimeAnchor.NAMED
    number = slots.get("number")
    if number is None:
        slots["vague"] = "PAST_REF" if sign < 0 else "FUTURE_REF"
        return
    unit = slots.get("unit") or "day"
    if number != int(number):
        slots["unit"], number = ("month", number * 12) if unit == "year" else (unit, number)
        slots["number"] = number
    slots["shift"] = sign * int(number) if number < 100_000 else None
    if slots["shift"] is None:
        slots["vague"] = "PAST_REF" if sign < 0 else "FUTURE_REF"


def _finish_length(slots: Slots, groups: Mapping[str, str]) -> None:
    """For "the past 20 years": `shift` is the side of the anchor on which the length lies."""
    if "many" in groups and "couple" in groups["many"].lower():
        slots["number"] = Decimal(2)
    if "unit2" in groups or ("rel" in groups and not {"num", "many"} & groups.keys() and _is_one(groups["unit"])):
        slots["number"] = Decimal(1)
    pick = slots.pop("pick", None)
    if "dir" in groups:
        slots.pop("anchor", None)
    elif pick:
        slots["shift"] = pick
    elif "anchor" in slots:
        del slots["anchor"]
    if "season" in groups:
        slots["unit"] = "season"
    if "unit" in groups and not {"num", "numb", "many"} & groups.keys() and "number" not in slots:
        slots["number"] = Decimal(1) if _is_one(groups["unit"]) else None


def _is_one(unit: str) -> bool:
    return unit_of(unit) == unit.lower()


def _finish_unit(slots: Slots, groups: Mapping[str, str]) -> None:
    """For "last week", "the end of the year": the unit, so many of it away."""
    slots["shift"] = slots.pop("pick", 0)
    if "outside" in groups:
        slots["shift"] = -2 if "before" in groups["outside"].lower() else 2
    if "ofyear" in groups:
        slots["unit"] = "quarter"  # "the 2023 period" is the quarter told of, in that year
    slots.setdefault("anchor", TimeAnchor.NAMED if slots.get("unit") == "quarter" else TimeAnchor.PUBLISHED)


def _piece_of(span: Span, slots: Slots, groups: Mapping[str, str]) -> FoundTime | None:
    """For "the first week of May": days counted from either end of a month, year or week."""
    rank = int(value_of(groups["rank"], "ORD") or -1)
    many = int(number_of(groups["many"]) or 2) if "many" in groups else 1
    piece = groups["piece"].lower()
    days = {"week": 7, "fortnight": 14}.get(piece.rstrip("s"), 1)
    if piece == "weekend" or (piece.endswith("s") and "many" not in groups):
        return None
    slots = {name: value for name, value in slots.items() if not name.startswith("_") and name != "pick"}
    if "unit" in groups:
        slots["shift"] = int((value_of(groups.get("rel", "this"), "REL") or "0p")[:-1])
        slots.setdefault("anchor", TimeAnchor.PUBLISHED)
    first = (rank - 1) * days if rank > 0 else -many * days
    return FoundTime(span, TimeKind.POINT, TimeType.DATE, **slots, piece=(first, many * days))


def _finish_part(slots: Slots, groups: Mapping[str, str]) -> None:
    if "aside" in groups:
        before = groups["aside"].lower() == "before"
        slots["shift"], slots["unit"], slots["anchor"] = -1 if before else 1, "day", TimeAnchor.NAMED
    if "rel" in groups:
        slots["shift"], slots["unit"] = slots.pop("pick"), "day"


def _finish_quarter(slots: Slots, groups: Mapping[str, str]) -> None:
    if "yearago" in groups:
        slots["shift"], slots["anchor"], slots["unit"], slots["number"] = -1, TimeAnchor.NAMED, "year", Decimal(1)
        slots["pick"] = None
    elif "pick" in slots and "shift" not in slots:
        slots["shift"], slots["unit"] = slots.pop("pick"), "year"


def _finish_day(slots: Slots, groups: Mapping[str, str]) -> None:
    if "dayword" in groups:
        slots["unit"], slots["anchor"] = "day", TimeAnchor.PUBLISHED
    elif "outside" in groups:
        slots["shift"] = -2 if "before" in groups["outside"].lower() else 2
        slots["unit"], slots["anchor"] = "day", TimeAnchor.PUBLISHED


def _finish_year(slots: Slots, groups: Mapping[str, str]) -> None:
    if "unit" in groups:
        _finish_unit(slots, groups)
    if (year_to := slots.get("year_to")) is not None and year_to < 100:
        slots["year_to"] = slots["year"] // 100 * 100 + year_to


def _finish_clock(slots: Slots, groups: Mapping[str, str]) -> None:
    hour, minute = slots.get("hour"), slots.get("minute", 0)
    if "side" in groups and hour is not None:
        distance = number_of(groups["before"]) or Decimal(0)
        total = hour * 60 + (int(distance) if groups["side"].lower() in ("past", "after") else -int(distance))
        hour, minute = total // 60 % 24, total % 60
    part = slots.pop("part", None)
    if part in ("AF", "EV", "NI") and hour is not None and hour < 12 and "_sure" not in slots:
        late = part != "NI" or hour > 4
        hour += 12 if late else 0
    slots["hour"], slots["minute"] = hour, minute
    if "rel" in groups:
        slots["shift"], slots["unit"] = slots.pop("pick"), "day"
    if "tonight" in groups and hour is not None and hour < 12:
        slots["hour"] = hour + 12


def _finish_century(slots: Slots, groups: Mapping[str, str]) -> None:
    number = slots.get("_century", 0)
    if 1 <= number <= 30:
        slots["year"], slots["unit"] = (number - 1) * 100, "century"


def _finish_anniversary(slots: Slots, groups: Mapping[str, str]) -> None:
    found = number_of(groups["nth"]) or Decimal(value_of(groups["nth"], "ORD") or 0)
    slots["year"] += int(found)


def _finish_decade(slots: Slots, groups: Mapping[str, str]) -> None:
    if "nineteen" in groups:
        hundreds = int(value_of(groups["nineteen"], "NUMW") or 19)
        slots["year"] = hundreds * 100 + slots["year"] % 100


def _finish_set(slots: Slots, groups: Mapping[str, str]) -> None:
    unit = slots.pop("unit", None)
    if unit is not None and "repeats" not in slots:
        slots["unit"], slots["number"] = unit, slots.get("number") or Decimal(1)
        if unit == "quarter":
            slots["repeats"], slots["unit"] = f"P{slots['number']}Q", None


_FINISH: dict[str, Callable[[Slots, Mapping[str, str]], None]] = {
    "anniversary": _finish_anniversary,
    "away": _finish_away,
    "length": _finish_length,
    "unit": _finish_unit,
    "part": _finish_part,
    "quarter": _finish_quarter,
    "day": _finish_day,
    "year": _finish_year,
    "clock": _finish_clock,
    "century": _finish_century,
    "decade": _finish_decade,
    "set": _finish_set,
}
