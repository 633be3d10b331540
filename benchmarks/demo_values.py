"""Times and amounts of the demo corpus, as `onrecord read` gives them, against its hand-made gold.

    python benchmarks/demo_values.py [--misses]

A time is right where its span shares a character with the gold's and its TIMEX3 value is the same; an amount where
value, upper value and currency are. Vague times ("now", "recently") are in neither count, nor are lengths of time among
the amounts: the gold has them as times alone. Articles whose file states no date are read with the gold's, as
`--published` would give it.
"""

from __future__ import annotations

import argparse
import datetime
import json
import sys
from collections.abc import Callable, Hashable, Iterator, Sequence
from decimal import Decimal
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from onrecord.evaluate.gold import Place, find_place, load_gold
from onrecord.evaluate.statements import Counts
from onrecord.model import Record, Span
from onrecord.pipeline import read_inputs
from onrecord.read.source import Hints

LENGTHS = frozenset({"second", "minute", "hour", "day", "week", "month", "quarter", "year", "decade", "century"})
GOLD = Path(__file__).parents[1] / "tests" / "demo" / "gold"
Entry = tuple[Span, Hashable]


def records() -> Iterator[tuple[str, dict[str, Any], Record]]:
    """Yield name, gold and record of every article."""
    with as_file(files("onrecord.demo") / "files") as folder:
        for path in sorted(GOLD.glob("*.json")):
            gold = load_gold(path)
            options = Hints(published=datetime.date.fromisoformat(gold["published"]))
            [record] = read_inputs([str(folder / gold["file"])], options=options)
            yield path.stem, gold, record


def times(name: str, gold: dict[str, Any], record: Record) -> tuple[list[Entry], list[Entry]]:
    """Return the times of the gold and of the record, each with its value."""
    wanted = [(_span(name, entry, record), entry["value"]) for entry in gold["times"]]
    found = [(time.span, time.value) for time in record.times if not (time.value or "").endswith("_REF")]
    return wanted, list(found)


def amounts(name: str, gold: dict[str, Any], record: Record) -> tuple[list[Entry], list[Entry]]:
    """Return the amounts of the gold and of the record, each with value, upper value and currency."""
    wanted: list[Entry] = []
    for entry in gold["quantities"]:
        high = None if entry["value_max"] is None else Decimal(entry["value_max"])
        wanted.append((_span(name, entry, record), (Decimal(entry["value"]), high, entry["currency"])))
    found = [
        (one.span, (one.value, one.value_max, one.currency)) for one in record.quantities if one.unit not in LENGTHS
    ]
    return wanted, list(found)


def _span(name: str, entry: dict[str, Any], record: Record) -> Span:
    place = entry["text"] if isinstance(entry["text"], dict) else {"text": entry["text"]}
    return find_place(record.document.text, Place(name, place["text"], place.get("occurrence")))


def match(wanted: Sequence[Entry], found: Sequence[Entry]) -> list[int]:
    """Return which of `wanted` are found, each by an entry of its own."""
    free = list(found)
    right = []
    for number, (span, value) in enumerate(wanted):
        hit = next((one for one in free if one[1] == value and one[0].overlaps(span)), None)
        if hit is not None:
            free.remove(hit)
            right.append(number)
    return right


def measure(
    kind: Callable[[str, dict[str, Any], Record], tuple[list[Entry], list[Entry]]],
    articles: Sequence[tuple[str, dict[str, Any], Record]],
) -> Counts:
    """Return how many are right, found and in the gold, over all articles."""
    matched = given = gold = 0
    for article in articles:
        wanted, found = kind(*article)
        matched, given, gold = matched + len(match(wanted, found)), given + len(found), gold + len(wanted)
    return Counts(matched, given, gold)


def main() -> None:
    """Print the figures, and what is missed when asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--misses", action="store_true", help="list what of the gold is not found with its value")
    options = parser.parse_args()
    articles = list(records())
    for name, kind in (("times", times), ("amounts", amounts)):
        counts = measure(kind, articles)
        figures = {"P": counts.precision, "R": counts.recall, "F1": counts.f1}
        shown = "  ".join(f"{label} {value:.3f}" for label, value in figures.items() if value is not None)
        sys.stdout.write(f"{name:8} {shown}  ({counts.matched} of {counts.gold}, {counts.predicted} given)\n")
        for article in articles if options.misses else ():
            wanted, found = kind(*article)
            for number in sorted(set(range(len(wanted))) - set(match(wanted, found))):
                span, value = wanted[number]
                near = [str(one) for place, one in found if place.overlaps(span)]
                words = json.dumps(article[2].document.text_of(span), ensure_ascii=False)
                sys.stdout.write(f"  {article[0]}: {words} {value}, found {near}\n")


if __name__ == "__main__":
    main()
