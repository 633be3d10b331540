"""Score amounts against gold: takes gold entries and the quantities of records, returns figures.

Amounts of one entry are matched one to one. Metrics are micro precision, recall and F1:

- `value`: both ends of the value agree to one part in 100,000, as CQE counts.
- `unit`: value, and unit or currency; counted nouns by their head ("heart transplant" agrees with "transplant").
- `unit.whole`: value, the whole unit and the rate, word by word. `money`: value and currency, money alone.
- `percent`: value, percentages alone.

A change ("from 5 to 7 percent") is one range in CQE and two amounts in our record. Where gold has a range and both its
ends were found apart, the two count as that range; `value.apart`, `unit.apart` and `money.apart` count without this.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from onrecord.errors import RecordFormatError, ScoreError
from onrecord.evaluate.attribution import Counts, Score, total_scores
from onrecord.evaluate.cqe import GoldAmount, GoldEntry, unit_name
from onrecord.evaluate.matching import match_units
from onrecord.model import Quantity
from onrecord.model.codec import record_from_json

Rule = Callable[[GoldAmount, Quantity], bool]
_CLOSE = Decimal("0.00001")


def score_quantities(
    gold: Sequence[GoldEntry], predictions: Mapping[int, Sequence[Quantity]], *, resamples: int = 0, seed: int = 0
) -> dict[str, Score]:
    """Return every metric by name; an entry without predictions has none predicted.

    Args:
        resamples: how often entries are drawn with replacement for the 95 % intervals; 0 gives none.
    """
    rows = [_score_entry(entry, predictions.get(entry.number, ())) for entry in gold]
    return total_scores(rows, resamples=resamples, seed=seed)


def load_quantities(path: Path, gold: Sequence[GoldEntry]) -> dict[int, list[Quantity]]:
    """Return the quantities of each gold entry, from what `onrecord read --json` wrote of the texts.

    A record belongs to the entry whose text it holds, else to the one whose number, counted from 0, is its key.

    Raises:
        ScoreError: a line is no record, or belongs to no entry.
    """
    by_text = {_plain(entry.text): entry.number for entry in gold}
    numbers = {str(entry.number) for entry in gold}
    found: dict[int, list[Quantity]] = {}
    for number, line in enumerate(_lines(path), 1):
        try:
            record = record_from_json(json.loads(line))
        except (ValueError, RecordFormatError) as error:
            raise ScoreError(f"{path}:{number}: this line is no record ({error}).") from None
        entry = by_text.get(_plain(record.document.text))
        if record.document.key in numbers and (entry is None or str(entry) != record.document.key):
            entry = int(record.document.key)
        if entry is None:
            raise ScoreError(
                f"{path}:{number}: the gold holds no entry with this text, and key {record.document.key!r} is not the "
                "number of one. Read the texts of the gold, with their numbers from 0 as keys."
            )
        found[entry] = list(record.quantities)
    return found


def _lines(path: Path) -> list[str]:
    try:
        return [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    except (OSError, UnicodeDecodeError) as error:
        raise ScoreError(f"{str(path)!r} cannot be read as predictions: {error}. Check the path.") from None


def _plain(text: str) -> str:
    return " ".join(text.split())


def _score_entry(entry: GoldEntry, found: Sequence[Quantity]) -> dict[str, Counts]:
    gold = entry.amounts
    counts: dict[str, Counts] = {}
    rules = {"value": _values_agree, "unit": units_agree, "unit.whole": _wholly_agree}
    for name, rule in rules.items():
        matched, folded = _matches(gold, found, rule)
        counts[name] = (matched + folded, len(found) - folded, len(gold))
        if name != "unit.whole":
            counts[f"{name}.apart"] = (matched, len(found), len(gold))
    money = [one for one in gold if one.is_money]
    found_money = [one for one in found if one.currency]
    matched, folded = _matches(money, found_money, units_agree)
    counts["money"] = (matched + folded, len(found_money) - folded, len(money))
    counts["money.apart"] = (matched, len(found_money), len(money))
    shares = [one for one in gold if one.unit == "percent"]
    found_shares = [one for one in found if one.unit == "percent"]
    matched, folded = _matches(shares, found_shares, _values_agree)
    counts["percent"] = (matched + folded, len(found_shares) - folded, len(shares))
    return counts


def _matches(gold: Sequence[GoldAmount], found: Sequence[Quantity], rule: Rule) -> tuple[int, int]:
    """Return how many amounts agree, and how many further gold ranges both ends of which were found apart."""
    wanted = dict(enumerate(gold))
    given = dict(enumerate(found))
    owner = match_units([*wanted], [*given], lambda one, other: _weight(wanted[one], given[other], rule))
    free = [one for place, one in enumerate(found) if place not in owner]
    folded = 0
    for place, one in enumerate(gold):
        if place in owner.values() or one.high is None:
            continue
        ends = [_end_of(one, value, free, rule) for value in (one.value, one.high)]
        if ends[0] is not None and ends[1] is not None and ends[0] is not ends[1]:
            free = [other for other in free if other is not ends[0] and other is not ends[1]]
            folded += 1
    return len(owner), folded


def _end_of(gold: GoldAmount, value: Decimal, free: Sequence[Quantity], rule: Rule) -> Quantity | None:
    """Return a free amount that is one end of a gold range."""
    end = GoldAmount(value, None, gold.unit, gold.per, gold.currencies)
    return next((one for one in free if _weight(end, one, rule)), None)


def _weight(gold: GoldAmount, found: Quantity, rule: Rule) -> float:
    if not rule(gold, found):
        return 0.0
    return 2.0 if units_agree(gold, found) else 1.0


def _close(one: Decimal | None, other: Decimal | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= _CLOSE * max(abs(one), abs(other))


def _values_agree(gold: GoldAmount, found: Quantity) -> bool:
    return _close(gold.value, found.value) and _close(gold.high, found.value_max)


def units_agree(gold: GoldAmount, found: Quantity) -> bool:
    """Whether value and unit agree; counted nouns by their head."""
    if not _values_agree(gold, found):
        return False
    if gold.is_money or found.currency:
        return found.currency in gold.currencies
    unit = unit_name(found.unit)
    return unit == gold.unit or (unit is not None and gold.unit is not None and _head(unit) == _head(gold.unit))


def _head(unit: str) -> str:
    """Return the noun that the others stand before: the last one, or the one before "of"."""
    words = unit.partition(" of ")[0].split()
    name = words[-1] if words else unit
    return unit_name(name) or name


def _wholly_agree(gold: GoldAmount, found: Quantity) -> bool:
    if not units_agree(gold, found):
        return False
    return gold.per == found.per and (gold.is_money or gold.unit == unit_name(found.unit))
