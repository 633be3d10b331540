"""What the words of a time expression say, before any calendar is asked: what `find_times` hands to `resolve_times`.

"Friday" is weekday 4 and no more; which Friday is meant depends on the publication date, the dates named before and the
tense of the clause, and is for `onrecord.resolve.times` to decide.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from onrecord.model.span import Span
from onrecord.model.values import TimeBound, TimeModifier, TimeRelation, TimeType


class TimeKind(StrEnum):
    """A point or stretch of the calendar, a length, something that comes back, or a vague "now" or "recently"."""

    POINT = "point"
    LENGTH = "length"
    SET = "set"
    VAGUE = "vague"


class TimeAnchor(StrEnum):
    """What a relative expression counts from: the publication date, or the last date that the text named."""

    PUBLISHED = "published"
    NAMED = "named"


class Tense(StrEnum):
    """Where the clause looks: back ("said") or forward ("will")."""

    PAST = "past"
    FUTURE = "future"


@dataclass(frozen=True, slots=True)
class FoundTime:
    """One time expression, slot by slot; `None` where its words do not fill the slot.

    `year` is a full year, or the first year of a decade or century where `unit` says so; `year_to`, `month_to` and
    `day_to` end a range ("3-5 May"). `weekday` counts from 0, Monday. `part` is a TIMEX3 part: of the day (MO, MI, AF,
    EV, NI, DT), of the year (SP, SU, FA, WI, Q1-Q4, H1, H2) or of the week (WE). `hour` is 0 to 24; `zone` a distance
    from UTC or a name ("ET"). `shift` counts `unit`s from `anchor` (-2 years: "two years ago"); with no `number` and no
    `shift` given the distance is vague. `pick` is -1 for "last", 0 for "this", 1 for "next" before a month, a season or
    a weekday. `piece` is (first day, days) of the period, counted from its end where negative ("the last week of May").
    `number` of `unit` is a length; `number_to` ends a range of lengths. `vague` is the TIMEX3 reference,
    `holiday` the name of a day whose date is computed, `repeats` the TIMEX3 value of a set, `bound` "more"
    or "less" than it. `fault` says why the words
    name no date ("no-such-date") or more than one ("ambiguous-time").
    """

    span: Span
    kind: TimeKind
    type: TimeType
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    part: str | None = None
    hour: int | None = None
    minute: int | None = None
    zone: str | None = None
    number: Decimal | None = None
    number_to: Decimal | None = None
    unit: str | None = None
    shift: int | None = None
    anchor: TimeAnchor | None = None
    pick: int | None = None
    year_to: int | None = None
    month_to: int | None = None
    day_to: int | None = None
    piece: tuple[int, int] | None = None
    fiscal: bool = False
    vague: str | None = None
    holiday: str | None = None
    repeats: str | None = None
    modifier: TimeModifier | None = None
    relation: TimeRelation | None = None
    bound: TimeBound | None = None
    tense: Tense | None = None
    fault: str | None = None
