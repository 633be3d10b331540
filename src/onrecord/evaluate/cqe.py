"""Read gold amounts in the JSON of CQE (github.com/satya77/CQE_Evaluation): takes a file, returns entries.

A file is a list of `{"text", "quantities": [{"value", "change", "unit", "normalized_unit", ...}]}`. Values are numbers
as strings, ranges "3.0-4.0". Its names of units and currencies are led to ours here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from onrecord.errors import ScoreError

_RANGE = re.compile(r"(-?\d[\d.]*)\s*-\s*(-?\d[\d.]*)")
_UNITS = {
    "percentage": "percent",
    "pound-mass": "pound",
    "count": "time",
    "revolutions per minute": "revolution per minute",
    "person": "people",
    "parts-per-billion": "parts per billion",
    "parts-per-million": "parts per million",
    "milliampere-hour": "milliampere hour",
    "brake horsepower": "horsepower",
    "metric horsepower": "horsepower",
    "foot pound-force": "pound-foot",
    "degree celsius": "celsius",
    "degree fahrenheit": "fahrenheit",
    "mega british thermal unit": "million british thermal units",
    "barrel of oil": "barrel",
    "dead": "people",
    "injured": "people",
    "arrested": "people",
    "protester": "people",
}
_DOLLARS = frozenset("USD AUD CAD NZD SGD HKD TWD".split())
# Codes and the names that the gold has for them; a name without a state may be any of several.
_NAMES = """
USD: united states dollar, us dollar
EUR: euro
GBP: pound sterling, pound
AUD: australian dollar
CAD: canadian dollar
HKD: hong kong dollar
SGD: singapore dollar
NZD: new zealand dollar
TWD: new taiwan dollar, taiwan dollar
JPY: japanese yen, yen
CNY: chinese yuan, yuan, renminbi
INR: indian rupee
INR LKR PKR: rupee
CHF: swiss franc, franc
RUB: russian ruble, ruble, rouble
ILS: shekel, israeli shekel
DKK: danish krone
NOK: norwegian krone
SEK: swedish krona
ISK SEK: krona
DKK NOK: krone
CZK: czech koruna, koruna
MYR: malaysian ringgit, ringgit
KRW: south korean won, won
MXN: mexican peso
ARS CLP MXN PHP: peso
PHP: philippine peso
ARS: argentine peso
BRL: brazilian real, real
ZAR: south african rand, rand
TRY: turkish lira, lira
PLN: polish zloty, zloty
HUF: hungarian forint
THB: thai baht, baht
IDR: indonesian rupiah
SAR: saudi riyal, riyal
AED MAD: dirham
AED: uae dirham
NGN: nigerian naira, naira
KES: kenyan shilling
HRK: croatian kuna, kuna
UAH: ukrainian hryvnia
PKR: pakistani rupee
EGP: egyptian pound
VND: vietnamese dong
DEM: german mark, deutsche mark
"""
_CURRENCIES = {
    name: frozenset(codes.split())
    for codes, _, names in (line.partition(": ") for line in _NAMES.split("\n") if line)
    for name in names.split(", ")
} | {"dollar": _DOLLARS}
_SMALL_MONEY = {
    "cent": _DOLLARS | {"EUR", "ZAR"},
    "sen": {"MYR", "IDR"},
    "penny": {"GBP"},
    "pence": {"GBP"},
    "euro cent": {"EUR"},
}


@dataclass(frozen=True, slots=True)
class GoldAmount:
    """One gold amount: `high` ends a range; `currencies` are the codes that its name may mean; `unit` is ours."""

    value: Decimal
    high: Decimal | None
    unit: str | None
    per: str | None
    currencies: frozenset[str]

    @property
    def is_money(self) -> bool:
        """Whether its unit is a currency."""
        return bool(self.currencies)


@dataclass(frozen=True, slots=True)
class GoldEntry:
    """One text of the gold with its amounts."""

    number: int
    text: str
    amounts: tuple[GoldAmount, ...]


def read_cqe(path: Path, *, excluded: Collection[tuple[int, int]] = ()) -> list[GoldEntry]:
    """Return the entries of a CQE file.

    Args:
        excluded: (entry, amount), both counted from 0, of amounts to leave out.

    Raises:
        ScoreError: the file is no CQE JSON.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        return [_entry(number, entry, excluded) for number, entry in enumerate(data)]
    except (OSError, ValueError, KeyError, TypeError, InvalidOperation) as error:
        raise ScoreError(
            f"{str(path)!r} cannot be read as CQE JSON ({type(error).__name__}: {error}). "
            'Give a list of {"text", "quantities": [{"value", "normalized_unit"}]}.'
        ) from None


def unit_name(unit: str | None) -> str | None:
    """Return the name that a unit is compared by: other names of one unit are led to one of them."""
    return None if unit is None else _UNITS.get(unit.lower(), unit.lower())


def _entry(number: int, entry: dict[str, Any], excluded: Collection[tuple[int, int]]) -> GoldEntry:
    amounts = [_amount(one) for place, one in enumerate(entry["quantities"]) if (number, place) not in excluded]
    return GoldEntry(number, entry["text"], tuple(amounts))


def _amount(one: dict[str, Any]) -> GoldAmount:
    value, high = _values(str(one["value"]).strip())
    named = str(one["normalized_unit"]).strip().lower()
    whole = named
    named, _, per = named.partition(" per ")
    if named in _SMALL_MONEY:
        return GoldAmount(
            value / 100, None if high is None else high / 100, None, per or None, frozenset(_SMALL_MONEY[named])
        )
    if named in _CURRENCIES:
        return GoldAmount(value, high, None, per or None, frozenset(_CURRENCIES[named]))
    if whole in _UNITS:
        named, _, per = _UNITS[whole].partition(" per ") if not whole.startswith("parts") else (_UNITS[whole], "", "")
    return GoldAmount(value, high, None if named == "-" else unit_name(named), per or None, frozenset())


def _values(value: str) -> tuple[Decimal, Decimal | None]:
    match = _RANGE.fullmatch(value)
    return (Decimal(match[1]), Decimal(match[2])) if match else (Decimal(value), None)
