"""Score times against gold: takes gold texts and predictions, returns figures, as TempEval-3 defines them (task A).

Gold and predicted times are matched one to one by overlap. Metrics are micro precision, recall and F1:

- `span.relaxed`: the two share a character. `span.strict`: the same characters.
- `type`, `value`: matched by overlap, and the type or the TIMEX3 value is the same; `value` is the headline figure.
- `modifier`: matched by overlap, and both bend the value alike, or neither does.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from onrecord.errors import RecordFormatError, ScoreError
from onrecord.evaluate.attribution import Counts, Score, total_scores
from onrecord.evaluate.matching import match_units
from onrecord.evaluate.timeml import GoldTime, TimeText
from onrecord.model import Record, Span, Time, TimeRelation
from onrecord.model.codec import record_from_json

_MODIFIERS = {
    "START": "start", "MID": "mid", "END": "end", "APPROX": "approx", "BEFORE": "before", "AFTER": "after",
    "MORE_THAN": "more", "EQUAL_OR_MORE": "more", "LESS_THAN": "less", "EQUAL_OR_LESS": "less",
    "ON_OR_BEFORE": "before", "ON_OR_AFTER": "after",
}  # fmt: skip


def score_times(
    gold: Sequence[TimeText], predictions: Mapping[str, Sequence[GoldTime]], *, resamples: int = 0, seed: int = 0
) -> dict[str, Score]:
    """Return every metric by name; a text without predictions has none predicted.

    Raises:
        ScoreError: predictions for a text that the gold does not hold.
    """
    unknown = sorted(predictions.keys() - {text.stem for text in gold})
    if unknown:
        raise ScoreError(f"predictions for texts that the gold does not hold: {', '.join(unknown[:5])}.")
    rows = [_counts(text.times, predictions.get(text.stem, ())) for text in gold]
    return total_scores(rows, resamples=resamples, seed=seed)


def load_times(path: Path) -> dict[str, list[GoldTime]]:
    """Return the times of each record that `onrecord read --json` wrote, by its key, in offsets of the input's text.

    Raises:
        ScoreError: a line is no record, or a text stands there twice.
    """
    found: dict[str, list[GoldTime]] = {}
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ScoreError(f"{str(path)!r} cannot be read as predictions: {error}. Check the path.") from None
    for number, line in enumerate(lines, 1):
        try:
            record = record_from_json(json.loads(line))
        except (ValueError, RecordFormatError) as error:
            raise ScoreError(f"{path}:{number}: this line is no record ({error}).") from None
        stem = Path(record.document.key).name.removesuffix(".tml").removesuffix(".txt")
        if stem in found:
            raise ScoreError(f"{path}:{number}: text {stem!r} stands here twice. Keep one of its lines.")
        found[stem] = times_of(record)
    return found


def times_of(record: Record) -> list[GoldTime]:
    """Return the times of a record with their spans in the source."""
    offsets = record.document.source_map
    times = []
    for time in record.times:
        pieces = offsets.to_source(time.span)
        if pieces:
            span = Span(pieces[0].start, pieces[-1].end)
            times.append(GoldTime(span, time.type.value, time.value or "", _bending(time)))
    return times


def _bending(time: Time) -> str | None:
    """Return what TimeML holds in one modifier: how the value is bent, bounded, or what it comes after."""
    bending = time.modifier or time.bound
    return bending.value if bending else "after" if time.relation is TimeRelation.AFTER else None


def _counts(gold: Sequence[GoldTime], found: Sequence[GoldTime]) -> dict[str, Counts]:
    pairs = [(found[left], gold[right]) for left, right in match_units(gold, found, _overlap).items()]
    hits = {
        "span.relaxed": len(pairs),
        "span.strict": sum(one.span == other.span for one, other in pairs),
        "type": sum(one.type == other.type for one, other in pairs),
        "value": sum(one.value == other.value for one, other in pairs),
        "modifier": sum(_modifier(one) == _modifier(other) for one, other in pairs),
    }
    return {name: (count, len(found), len(gold)) for name, count in hits.items()}


def _overlap(one: GoldTime, other: GoldTime) -> float:
    return float(max(0, min(one.span.end, other.span.end) - max(one.span.start, other.span.start)))


def _modifier(time: GoldTime) -> str | None:
    return _MODIFIERS.get(time.modifier or "", time.modifier)
