"""Where attributions go wrong on PolNeAR: what is missed and what is too much, by kind, by class of cue and by cause.

    python benchmarks/attribution_errors.py --gold DIR --pred FILE [--list CAUSE]

FILE is what `onrecord read --json DIR/text` wrote, or prediction lines. An attribution is right where `attr` of
`onrecord score attribution` matches it. Kinds are those of the content; "speech" are cues with a verb of saying or
telling of the lexicon or with "according", "thought" those with a verb of thinking, "other" all others. `--list` prints
every attribution of one cause with its words, from private corpora to the screen only.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.evaluate.attribution import jaccard
from onrecord.evaluate.matching import match_units
from onrecord.evaluate.predictions import load_predictions
from onrecord.evaluate.scoring_text import ScoringText
from onrecord.evaluate.standoff import GoldArticle, ScoredAttribution, place_predictions, read_attribution_gold
from onrecord.lexicons import table

THRESHOLD = 0.5
CAUSES = (
    "nothing there",
    "extent: cue and content overlap by less than half",
    "source: another one",
    "source: overlaps by less than half",
    "source: none given where there is one",
    "source: given where there is none",
    "matched with another",
)
_WORD = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True)
class Unit:
    """One gold or predicted attribution: its kind, the class of its cue, and the cause where it is wrong."""

    kind: str
    cue: str
    cause: str | None
    words: str


def cue_class(cue: str) -> str:
    """Return "speech", "thought" or "other"."""
    found = _WORD.findall(cue.lower())
    classes = {table("cue_verbs").get(word) for word in found}
    if classes & {"say", "tell"} or "according" in found:
        return "speech"
    return "thought" if "think" in classes else "other"


def units_of(
    gold: Mapping[str, GoldArticle], predictions: Mapping[str, list[Mapping[str, Any]]]
) -> tuple[list[Unit], list[Unit]]:
    """Return every gold and every predicted attribution with the cause where it is not matched."""
    wanted: list[Unit] = []
    given: list[Unit] = []
    for article in gold.values():
        predicted = place_predictions(article.text, predictions.get(article.stem, []))
        matched = match_units(article.attributions, predicted, _same)
        wanted += _units(article.text, article.attributions, predicted, set(matched.values()), is_gold=True)
        given += _units(article.text, predicted, article.attributions, set(matched), is_gold=False)
    return wanted, given


def _near(one: ScoredAttribution, other: ScoredAttribution) -> float:
    return max(jaccard(one.cue, other.cue), jaccard(one.content, other.content))


def _same(one: ScoredAttribution, other: ScoredAttribution) -> float:
    """Return the weight of a pair as `attr` has it: 0 where the two are not the same."""
    near = [value for value in (jaccard(one.cue, other.cue), jaccard(one.content, other.content)) if value >= THRESHOLD]
    source = 1.0 if not one.source and not other.source else jaccard(one.source, other.source)
    return max(near) + source if near and source >= THRESHOLD else 0.0


def _units(
    text: ScoringText, ones: Sequence[ScoredAttribution], others: Sequence[ScoredAttribution], right: set[int],
    *, is_gold: bool,
) -> Iterator[Unit]:  # fmt: skip
    for number, one in enumerate(ones):
        kind = text.kind_of(one.content) if one.content else "without content"
        cause = None if number in right else _cause(one, others, is_gold=is_gold)
        words = " | ".join(text.text_of(part) for part in (one.source, one.cue, one.content))
        yield Unit(kind, cue_class(text.text_of(one.cue)), cause, " ".join(words.split()))


def _cause(one: ScoredAttribution, others: Sequence[ScoredAttribution], *, is_gold: bool) -> str:
    other = max(others, key=lambda other: _near(one, other), default=None)
    if other is None or _near(one, other) == 0:
        return CAUSES[0]
    if _near(one, other) < THRESHOLD:
        return CAUSES[1]
    if one.source and other.source:
        if jaccard(one.source, other.source) >= THRESHOLD:
            return CAUSES[6]
        return CAUSES[3] if one.source & other.source else CAUSES[2]
    if not one.source and not other.source:
        return CAUSES[6]
    return CAUSES[4] if bool(one.source) == is_gold else CAUSES[5]


def table_of(title: str, units: Sequence[Unit], column: str, right: str) -> Iterator[str]:
    """Yield the lines of a Markdown table: causes by kind or by class of cue, and the share that is right."""
    names = sorted({getattr(unit, column) for unit in units})
    totals = Counter(getattr(unit, column) for unit in units)
    counts = Counter((unit.cause, getattr(unit, column)) for unit in units)
    yield f"| {title} | " + " | ".join(names) + " | all |"
    yield "| --- |" + " ---: |" * (len(names) + 1)
    for cause in CAUSES:
        row = [counts[cause, name] for name in names]
        yield f"| {cause} | " + " | ".join(map(str, [*row, sum(row)])) + " |"
    found = [totals[name] - sum(counts[cause, name] for cause in CAUSES) for name in names]
    shares = [
        f"{got} of {totals[name]} ({100 * got / totals[name]:.1f} %)" for got, name in zip(found, names, strict=True)
    ]
    share = f"{sum(found)} of {len(units)} ({100 * sum(found) / max(1, len(units)):.1f} %)"
    yield f"| **{right}** | " + " | ".join([*shares, share]) + " |"


def error_tables(gold: Mapping[str, GoldArticle], predictions: Mapping[str, list[Mapping[str, Any]]]) -> Iterator[str]:
    """Yield the four tables: what is missed and what is too much, by kind and by class of cue."""
    wanted, given = units_of(gold, predictions)
    for column in ("kind", "cue"):
        yield from table_of("missed, by cause", wanted, column, "found")
        yield ""
        yield from table_of("too much, by cause", given, column, "right")
        yield ""


def main() -> None:
    """Print the tables, or the attributions of one cause."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--pred", type=Path, required=True)
    parser.add_argument("--list", metavar="CAUSE", help="print the attributions whose cause begins so")
    options = parser.parse_args()
    gold, predictions = read_attribution_gold(options.gold), load_predictions(options.pred)
    if options.list:
        for name, units in zip(("missed", "too much"), units_of(gold, predictions), strict=True):
            for unit in units:
                if unit.cause and unit.cause.startswith(options.list):
                    sys.stdout.write(f"{name} [{unit.kind}, {unit.cue}] {unit.cause}: {unit.words}\n")
        return
    sys.stdout.writelines(f"{line}\n" for line in error_tables(gold, predictions))


if __name__ == "__main__":
    main()
