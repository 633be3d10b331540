"""Times of the demo corpus against its gold.

The gold lists every date, clock, length and repetition with its TIMEX3 value; vague words ("now", "recently") are left
out on both sides. "By the end of March" has the value of March; the article's day is known where its file says none.
Some entries need more than the words of a time and the dates around it: numbers whose unit stands elsewhere ("three"
for three hours), hours without morning or evening, and days that only the story tells.
"""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from onrecord.evaluate.gold import Place, find_place, load_gold
from onrecord.extract.times import find_times
from onrecord.model import Span, Time
from onrecord.parse import parse_document
from onrecord.read.readers import read_source
from onrecord.read.source import Source
from onrecord.resolve.times import resolve_times
from onrecord.settings import Settings

GOLD = Path(__file__).parents[2] / "demo" / "gold"
DEMO = files("onrecord.demo") / "files"


def articles() -> Iterator[tuple[list[tuple[Span, str]], list[Time]]]:
    """Yield the gold and the times of each article."""
    for path in sorted(GOLD.glob("*.json")):
        gold = load_gold(path)
        document = read_source(Source(gold["file"], (DEMO / gold["file"]).read_bytes()), Settings()).document
        published = document.published or datetime.date.fromisoformat(gold["published"])
        parse = parse_document(dataclasses.replace(document, published=published))
        times, _ = resolve_times(parse, find_times(parse))
        places = [entry["text"] for entry in gold["times"]]
        places = [place if isinstance(place, dict) else {"text": place} for place in places]
        spans = [find_place(document.text, Place(path.stem, **place)) for place in places]
        wanted = [(span, entry["value"]) for span, entry in zip(spans, gold["times"], strict=True)]
        yield wanted, [time for time in times if not (time.value or "").endswith("_REF")]


def test_at_least_92_percent_of_the_demo_is_found_with_its_value():
    matched = found = wanted = 0
    for gold, times in articles():
        found, wanted = found + len(times), wanted + len(gold)
        for span, value in gold:
            matched += any(time.span.overlaps(span) and time.value == value for time in times)
    assert wanted > 200
    assert 2 * matched / (found + wanted) >= 0.92
