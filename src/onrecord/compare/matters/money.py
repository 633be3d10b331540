"""Totals of amounts by currency and modality, and rates to bring them together: takes `Matter`s, returns `Total`s."""

from __future__ import annotations

import csv
import datetime
import io
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from onrecord.compare.matters.matter import PROMISES, Matter
from onrecord.errors import RateError
from onrecord.model import Comparator, Modality, Quantity

_LARGEST = 1_000_000
_FIELDS = ("currency", "rate", "base", "date", "source")


@dataclass(frozen=True, slots=True)
class Rate:
    """What one unit of `currency` is worth in `base`, on which day, according to whom."""

    currency: str
    rate: Decimal
    base: str
    date: str
    source: str

    def __str__(self) -> str:
        """Return "1 USD = 0.92 EUR, 2025-01-02, Bank of Norland"."""
        return f"1 {self.currency} = {self.rate} {self.base}, {self.date}, {self.source}"


@dataclass(frozen=True, slots=True)
class Total:
    """The sum of the amounts of one currency and group; `most` is `None` where one of them has no upper bound.

    `modalities` are those it adds up; `matters` are the ids counted; `about` says whether one of them is approximate;
    `rates` are those used, empty where nothing was converted.
    """

    currency: str
    group: str
    least: Decimal
    most: Decimal | None
    about: bool
    modalities: tuple[Modality, ...]
    matters: tuple[str, ...]
    rates: tuple[Rate, ...] = ()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A matter with an amount that no total counts, and why."""

    matter: str
    why: str


def read_rates(path: Path) -> dict[str, Rate]:
    """Return currency -> rate from a .csv with columns currency, rate, base, date, source, or a JSON list of these.

    Raises:
        RateError: the file cannot be read, a field is missing, a rate is no number above 0, or bases are mixed.
    """
    try:
        data = path.read_bytes()
        if len(data) > _LARGEST:
            raise RateError(f"{path} is larger than {_LARGEST:,} bytes: no list of rates.")
        words = data.decode("utf-8-sig")
        rows = json.loads(words) if path.suffix == ".json" else list(csv.DictReader(io.StringIO(words)))
    except (OSError, ValueError, RecursionError, csv.Error) as error:
        raise RateError(f"{path} cannot be read as rates: {error}. Give a .csv or .json file.") from None
    if not isinstance(rows, list):
        raise RateError(f"{path} holds no list of rates: write [{{{', '.join(_FIELDS)}}}, ...].")
    rates = [_rate(row, f"{path}, rate {number}") for number, row in enumerate(rows, 1)]
    found = {rate.currency: rate for rate in rates}
    if len(found) < len(rates):
        raise RateError(f"{path} gives a currency twice. Keep the one whose date you mean.")
    if len({rate.base for rate in rates}) > 1:
        raise RateError(f"{path} mixes bases ({', '.join(sorted({rate.base for rate in rates}))}). Use one.")
    return found


def _rate(row: object, where: str) -> Rate:
    if not isinstance(row, dict) or any(not row.get(name) for name in _FIELDS):
        raise RateError(f"{where}: every rate needs {', '.join(_FIELDS)}.")
    try:
        value = Decimal(str(row["rate"]))
    except InvalidOperation:
        value = Decimal(0)
    if not value.is_finite() or value <= 0 or abs(value.adjusted()) > 12:
        raise RateError(f"{where}: {row['rate']!r} is no rate; write a number above 0, such as 0.92.")
    try:
        day = datetime.date.fromisoformat(str(row["date"])).isoformat()
    except ValueError:
        raise RateError(f"{where}: {row['date']!r} is no date; write it like 2025-01-02.") from None
    return Rate(str(row["currency"]).upper(), value, str(row["base"]).upper(), day, str(row["source"]))


def add_up(
    matters: Iterable[Matter], *, rates: dict[str, Rate] | None = None
) -> tuple[tuple[Total, ...], tuple[LeftOut, ...]]:
    """Return totals by currency and group, and what they leave out.

    A part counts only where its total is not among the matters. Promises, plans, offers, what is considered, urged,
    refused, delivered or withdrawn are added up apart. With `rates`, currencies that have one are brought to its base.
    """
    matters = list(matters)
    known = {matter.id: matter for matter in matters}
    sums: dict[tuple[str, str], list[tuple[Matter, Quantity]]] = defaultdict(list)
    left: list[LeftOut] = []
    for matter in matters:
        if matter.amount is None or matter.amount.currency is None:
            continue
        above = _counted_above(matter, known)
        if above is not None:
            left.append(LeftOut(matter.id, f"part of {above}"))
        elif matter.amount.per is not None:
            left.append(LeftOut(matter.id, f"a rate, per {matter.amount.per}"))
        else:
            rate = (rates or {}).get(matter.amount.currency)
            sums[rate.base if rate else matter.amount.currency, _group(matter)].append((matter, matter.amount))
    return tuple(_total(*key, sums[key], rates or {}) for key in sorted(sums, key=_rank)), tuple(left)


_GROUPS = ("promised", "planned", "delivered", "offered", "considered", "urged", "refused", "withdrawn", "not to do")


def _rank(key: tuple[str, str]) -> tuple[int, str]:
    return _GROUPS.index(key[1]), key[0]


def _group(matter: Matter) -> str:
    """Return what a matter is added up under; only what binds the promisor is promised."""
    modality = matter.modality
    if matter.refuses:
        return "refused" if modality is Modality.REFUSED else "not to do"
    if modality in PROMISES and modality is not Modality.PLANNED:
        return "promised"
    return str(modality)


def _counted_above(matter: Matter, known: dict[str, Matter]) -> str | None:
    """Return the total above a matter that is counted in its stead."""
    above = matter.part_of
    while above is not None:
        total = known.get(above)
        if total is None:
            return None
        if total.amount is not None and total.amount.currency is not None and total.amount.per is None:
            return above
        above = total.part_of
    return None


def _total(currency: str, group: str, counted: list[tuple[Matter, Quantity]], rates: dict[str, Rate]) -> Total:
    least, most = Decimal(0), Decimal(0)
    endless = False
    for _, amount in counted:
        low, high = bounds(amount)
        rate = rates.get(amount.currency or "")
        factor = rate.rate if rate else Decimal(1)
        least += low * factor
        endless = endless or high is None
        most += (high or Decimal(0)) * factor
    return Total(
        currency,
        group,
        least,
        None if endless else most,
        any(amount.comparator is Comparator.ABOUT for _, amount in counted),
        tuple(sorted({matter.modality for matter, _ in counted}, key=list(Modality).index)),
        tuple(matter.id for matter, _ in counted),
        tuple(_used(counted, rates)),
    )


def _used(counted: list[tuple[Matter, Quantity]], rates: dict[str, Rate]) -> Iterator[Rate]:
    for currency in sorted({amount.currency or "" for _, amount in counted}):
        if currency in rates:
            yield rates[currency]


def bounds(amount: Quantity) -> tuple[Decimal, Decimal | None]:
    """Return the least and the most that an amount says; "up to 5" is 0 to 5, "at least 5" has no most."""
    if amount.comparator in (Comparator.MORE, Comparator.AT_LEAST):
        return amount.value, amount.value_max
    if amount.comparator in (Comparator.LESS, Comparator.AT_MOST):
        return Decimal(0), amount.value_max if amount.value_max is not None else amount.value
    return amount.value, amount.value_max if amount.value_max is not None else amount.value
