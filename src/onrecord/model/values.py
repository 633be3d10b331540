"""Values that words stand for: times with the days they cover, quantities with their exact amounts."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from onrecord.errors import ModelError
from onrecord.model.checks import given
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


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression: TIMEX3 type and value, and the days it covers, both ends included."""

    id: str
    span: Span
    type: TimeType
    value: str | None
    begin: datetime.date | None = None
    end: datetime.date | None = None
    precision: str | None = None
    modifier: TimeModifier | None = None


class Comparator(StrEnum):
    """How a number bounds what it measures; `~` is "about"."""

    EQUAL = "="
    LESS = "<"
    AT_MOST = "<="
    MORE = ">"
    AT_LEAST = ">="
    ABOUT = "~"


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount with its exact value; `currency` is an ISO 4217 code, `base` what a share is a share of."""

    id: str
    span: Span
    value: Decimal
    value_max: Decimal | None = None
    comparator: Comparator = Comparator.EQUAL
    unit: str | None = None
    currency: str | None = None
    base: str | None = None
    per: str | None = None

    def __post_init__(self) -> None:
        for value in given([self.value, self.value_max]):
            # Written out digit by digit in JSON, so that 1E+999999 must not pass.
            if not value.is_finite() or abs(value.adjusted()) > 60 or len(value.as_tuple().digits) > 60:
                raise ModelError(f"Quantity {self.id}: {value!r} is no amount; give a number of at most 60 digits.")
