"""The demo corpus: its gold amounts are found with value and currency."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

from onrecord.evaluate.gold import Place, find_place
from onrecord.extract.quantities import find_quantities
from onrecord.resolve.quantities import resolve_quantities
from tests.texts import parse_text

DEMO = Path(__file__).parents[2] / "demo"


def test_amounts_of_the_demo_corpus_are_found() -> None:
    """Values, upper ends and currencies agree, and the spans share a word, for 95 of 100."""
    wanted, found = 0, 0
    for path in sorted((DEMO / "gold").glob("*.json")):
        text = (DEMO / "text" / f"{path.stem}.txt").read_text(encoding="utf-8").rstrip("\n")
        parse = parse_text(text)
        quantities = resolve_quantities(parse, find_quantities(parse))[0]
        for gold in json.loads(path.read_text(encoding="utf-8"))["quantities"]:
            place = gold["text"] if isinstance(gold["text"], dict) else {"text": gold["text"]}
            span = find_place(text, Place(path.stem, place["text"], place.get("occurrence")))
            high = None if gold["value_max"] is None else Decimal(gold["value_max"])
            key = (Decimal(gold["value"]), high, gold["currency"])
            wanted += 1
            found += any(
                one.span.overlaps(span) and (one.value, one.value_max, one.currency) == key for one in quantities
            )
    assert wanted > 100
    assert found >= 0.95 * wanted
