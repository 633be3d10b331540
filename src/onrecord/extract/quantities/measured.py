"""Read one number with what is written on it: currency before or behind, unit of measure, sign.

Takes a text and a `Numeral`, returns a `Measured`: money, a measure, or a bare number that may still count a noun.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from onrecord.extract.quantities.money import (
    MoneyMark,
    land_behind,
    money_before,
    money_behind,
    pounds_of_plain_letters,
)
from onrecord.extract.quantities.nouns import find_noun
from onrecord.extract.quantities.numerals import EXACT, Numeral, with_scale
from onrecord.extract.quantities.units import find_unit

_MINUS = re.compile(r"(?:(?:^|[\s($€£¥])[-−–]|\bminus[ -]|\bnegative )$")
_HALF_OF_ONE = re.compile(r"(?:\s|-)(?:of\s)?an?(?:\s(?:u\.?s\.?|u\.?k\.?|imperial))?(?=\s)")
_POINT = re.compile(r"[\s-](?:of\s)?an?[\s-](?:percentage[\s-]|percent[\s-])?point(?!s)")
_THOUSANDS = 3
_MASS = re.compile(r"\sof\s[a-z]")


class Measured(NamedTuple):
    """A number with its marks. `kind` is "money", "measure" or "bare"; `at` and `end` enclose marks and number."""

    numeral: Numeral
    kind: str
    at: int
    end: int
    codes: tuple[str, ...] = ()
    sign: str | None = None
    unit: str | None = None
    per: str | None = None
    factor: Decimal = Decimal(1)
    marked_behind: bool = False


def read_measured(
    text: str, low: str, numeral: Numeral, floor: int, stop: int, *, after_money: bool = False
) -> Measured:
    """Return the number with currency, unit and sign; `floor` is where the last amount ended.

    After money ("$3-4m") a letter behind the figures is a magnitude.
    """
    before = _money_before(text, numeral, floor)
    numeral = _with_short(text, low, numeral, stop, money=before is not None or after_money)
    if before is not None and before.loose and not (numeral.scale or set(",.") & set(numeral.raw)):
        before = None
    at = before.start if before else numeral.start
    numeral, at = _with_sign(low, numeral, at, floor)
    behind = None
    end = _past_of(low, numeral, stop)
    if before is None or text[numeral.end : numeral.end + 1] in (" ", "\u00a0"):
        behind = money_behind(text, low, end, stop, large=_is_large(numeral))
    if before is not None:
        # "$5m USD" is one amount, and names its currency twice.
        same = behind is not None and behind.codes[0] in before.codes and behind.sign is None
        mark = behind if same and behind is not None else before
        return _money(text, numeral, mark, at, behind.end if same and behind else numeral.end, stop)
    if behind is not None and text[behind.end : behind.end + 1] == "-":
        # "275 pound-feet" is no money.
        longer = find_unit(text, low, end, stop, figures=numeral.figures)
        behind = None if longer is not None and longer.end > behind.end else behind
    if behind is not None:
        return _money(text, numeral, behind, at, behind.end, stop, low)
    if numeral.part:
        point = _POINT.match(low, end, stop)
        if point:
            return Measured(numeral, "measure", at, point.end(), unit="percentage point", marked_behind=True)
        match = _HALF_OF_ONE.match(low, end, stop)
        end = match.end() if match else end
    unit = find_unit(text, low, end, stop, figures=numeral.figures)
    if unit is not None and not (unit.name == "time" and numeral.part):
        return Measured(numeral, "measure", at, unit.end, unit=unit.name, per=unit.per, marked_behind=True)
    return Measured(numeral, "bare", at, numeral.end)


def value_of(measured: Measured) -> Decimal | None:
    """Return the number in whole units of its currency, exactly."""
    value = measured.numeral.value
    return value if value is None or measured.factor == 1 else EXACT.multiply(value, measured.factor)


def _past_of(low: str, numeral: Numeral, stop: int) -> int:
    """Return where a unit may stand: behind the "of" of "tens of millions of dollars", "a couple of days"."""
    vague = numeral.high is not None or numeral.raw.endswith("couple")
    return (
        numeral.end + 3
        if vague and low[numeral.end : numeral.end + 4].split() == ["of"] and numeral.end + 3 < stop
        else numeral.end
    )


def _money_before(text: str, numeral: Numeral, floor: int) -> MoneyMark | None:
    if not numeral.figures:
        return None
    return money_before(text, numeral.start, floor) or pounds_of_plain_letters(text, numeral.start)


def _is_large(numeral: Numeral) -> bool:
    return numeral.scale >= 3 or numeral.value is None or numeral.value >= 1000


def _with_short(text: str, low: str, numeral: Numeral, stop: int, *, money: bool) -> Numeral:
    """Settle whether a letter behind the figures multiplies: "€5m", "5m euros", "4.3M sales", but not "5m tall"."""
    if numeral.short is None:
        return numeral
    power, end = numeral.short
    blank = text[numeral.end] in " \u00a0"
    letters = text[numeral.end : end].strip()
    if money:
        return numeral if blank and letters in ("L", "t", "T", "k") else with_scale(numeral, power, end)
    if money_behind(text, low, end, stop, large=True):
        return with_scale(numeral, power, end)
    if letters == "L" or letters in "tT" or (blank and letters.islower()):
        return numeral._replace(short=None)
    if letters in ("k", "K", "M", "B") or find_noun(text, low, end, stop, plural=True):
        return with_scale(numeral, power, end)
    return numeral._replace(short=None)


def _with_sign(low: str, numeral: Numeral, at: int, floor: int) -> tuple[Numeral, int]:
    if numeral.start <= floor or numeral.value is None or low[numeral.start - 1] not in "-−– ":
        return numeral, at
    begin = max(0, numeral.start - 9)
    match = _MINUS.search(low[begin : numeral.start])
    if match is None or (match[0][-1] == "–" and match[0][:1].isspace()):
        return numeral, at
    sign_at = begin + match.start()
    sign_at += 1 if not match[0][0].isalpha() and len(match[0]) > 1 else 0
    return numeral._replace(value=-numeral.value, start=sign_at), min(at, sign_at)


def _money(
    text: str, numeral: Numeral, mark: MoneyMark, at: int, end: int, stop: int, low: str = ""
) -> Measured:  # fmt: skip
    codes, sign = mark.codes, mark.sign
    if "USD" in codes and sign and len(codes) > 1:
        land = land_behind(text, end, stop)
        if land is not None:
            codes, sign, end = (land[0],), None, land[1]
    # "200 pounds of flour" weighs; "200 pounds" alone is the one or the other; "200 million pounds" is money.
    unit = "pound" if sign in ("pound", "pounds") and numeral.scale < _THOUSANDS else None
    if unit and _MASS.match(low, end, stop):
        return Measured(numeral, "measure", at, end, unit=unit, marked_behind=True)
    return Measured(numeral, "money", at, end, codes, sign, unit, None, mark.factor, mark.start >= numeral.end)
