"""Values that words stand for: times with the days they cover, quantities with their exact amounts."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from onrecord.errors import ModelError
from onrecord.model.checks import check_score, given
from onrecord.model.span import Span


class TimeType(StrEnum):
    """The TIMEX3 types."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class TimeModifier(StrEnum):
    """How the words bend a time value."""

    BEFORE = "before"
    END = "end"
    START = "start"
    MID = "mid"
    APPROX = "approx"


class TimeBound(StrEnum):
    """On which side of the value the time lies: "more than two decades", "nearly a year"."""

    MORE = "more"
    LESS = "less"


class TimeRelation(StrEnum):
    """How the words before a time tie it to what happens: "by" is a deadline, "over" a stretch of time."""

    BY = "by"
    BEFORE = "before"
    UNTIL = "until"
    SINCE = "since"
    FROM = "from"
    AFTER = "after"
    WITHIN = "within"
    OVER = "over"
    DURING = "during"
    BETWEEN = "between"
    THROUGH = "through"
    FOR = "for"
    IN = "in"
    ON = "on"
    AT = "at"


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression: TIMEX3 type and value, and the days it covers, both ends included.

    `begin` and `end` are narrowed by `modifier` ("early 2026" is January to April) but not by `relation`: "by the end
    of 2030" covers the last days of 2030, and its `relation` says that they are a deadline.
    """

    id: str
    span: Span
    type: TimeType
    value: str | None
    begin: datetime.date | None = None
    end: datetime.date | None = None
    precision: str | None = None
    modifier: TimeModifier | None = None
    relation: TimeRelation | None = None
    bound: TimeBound | None = None


class Comparator(StrEnum):
    """How a number bounds what it measures; `~` is "about"."""

    EQUAL = "="
    LESS = "<"
    AT_MOST = "<="
    MORE = ">"
    AT_LEAST = ">="
    ABOUT = "~"


_BOUNDS = {
    Comparator.EQUAL: "",
    Comparator.LESS: "under ",
    Comparator.AT_MOST: "at most ",
    Comparator.MORE: "over ",
    Comparator.AT_LEAST: "at least ",
    Comparator.ABOUT: "about ",
}


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount with its exact value; `currency` is an ISO 4217 code, `base` what a share is a share of.

    `score` says how likely the currency or unit is where the words leave it open, as "$" does; else it is `None`.
    """

    id: str
    span: Span
    value: Decimal
    value_max: Decimal | None = None
    comparator: Comparator = Comparator.EQUAL
    unit: str | None = None
    currency: str | None = None
    base: str | None = None
    per: str | None = None
    score: float | None = None

    def __post_init__(self) -> None:
        check_score(f"Quantity {self.id}", self.score)
        for value in given([self.value, self.value_max]):
            # Written out digit by digit in JSON, so that 1E+999999 must not pass.
            if not value.is_finite() or abs(value.adjusted()) > 60 or len(value.as_tuple().digits) > 60:
                raise ModelError(f"Quantity {self.id}: {value!r} is no amount; give a number of at most 60 digits.")

    def __str__(self) -> str:
        """Return the amount with everything that bounds it: "at least EUR 1,200,000,000 per year"."""
        number = f"{self.value:,f}"
        if self.value_max is not None:
            number = f"{number} to {self.value_max:,f}"
        money = f"{self.currency} " if self.currency else ""
        unit = f" {self.unit}" if self.unit else ""
        base = f" of {self.base}" if self.base else ""
        rate = f" per {self.per}" if self.per else ""
        return f"{_BOUNDS[self.comparator]}{money}{number}{unit}{base}{rate}"
