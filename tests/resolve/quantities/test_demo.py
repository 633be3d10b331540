"""The demo corpus: its gold amounts are found with value and currency, and little else is."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

from onrecord.evaluate.gold import Place, find_place
from onrecord.evaluate.statements import Counts
from onrecord.extract.quantities import find_quantities
from onrecord.extract.times import find_times
from onrecord.model import Parse, Quantity, Span
from onrecord.resolve.quantities import resolve_quantities
from tests.texts import parse_text

DEMO = Path(__file__).parents[2] / "demo"
# The gold has lengths of time as times alone.
LENGTHS = frozenset({"second", "minute", "hour", "day", "week", "month", "quarter", "year", "decade", "century"})


def test_amounts_of_the_demo_corpus_are_found() -> None:
    """Values, upper ends and currencies agree, and the spans share a character: F1 is .95 or more."""
    matched = given = gold = 0
    for path in sorted((DEMO / "gold").glob("*.json")):
        parse = parse_text((DEMO / "text" / f"{path.stem}.txt").read_text(encoding="utf-8").rstrip("\n"))
        free = _amounts(parse)
        given += len(free)
        for entry in json.loads(path.read_text(encoding="utf-8"))["quantities"]:
            gold += 1
            hit = next((one for one in free if _agree(one, entry, _span(path.stem, entry, parse.text))), None)
            if hit is not None:
                free.remove(hit)
                matched += 1
    counts = Counts(matched, given, gold)
    assert gold > 150
    assert counts.f1 is not None
    assert counts.f1 >= 0.95


def _amounts(parse: Parse) -> list[Quantity]:
    found = find_quantities(parse, [time.span for time in find_times(parse)])
    return [one for one in resolve_quantities(parse, found)[0] if one.unit not in LENGTHS]


def _span(name: str, entry: dict[str, Any], text: str) -> Span:
    place = entry["text"] if isinstance(entry["text"], dict) else {"text": entry["text"]}
    return find_place(text, Place(name, place["text"], place.get("occurrence")))


def _agree(one: Quantity, entry: dict[str, Any], span: Span) -> bool:
    high = None if entry["value_max"] is None else Decimal(entry["value_max"])
    wanted = (Decimal(entry["value"]), high, entry["currency"])
    return one.span.overlaps(span) and (one.value, one.value_max, one.currency) == wanted
