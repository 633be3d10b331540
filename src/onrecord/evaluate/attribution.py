"""Score who-said-what predictions against gold: takes gold articles and predictions, returns figures.

Metrics are micro precision, recall and F1 over units matched one to one (never counted twice):

- `token.ROLE`: tokens that carry the role. `exact.ROLE`: whole spans, identical tokens; `exactw.ROLE`: words only.
- `overlap.ROLE`: whole spans, Jaccard of the token sets at least `threshold`. `piece.ROLE`: unbroken pieces, identical.
- `attr`: cue or content overlaps, and the source matches: the headline figure. `attr.content`: content overlaps and
  source matches. `attr.lenient`: sources share a word. `attr.nosource`: source ignored. `attr.exact`: all three equal
  by words.
- `quoted.find / .speaker / .speaker_lenient`: each run of a content inside quotation marks; `direct.*`: direct ones.
- `recall.KIND`: recall of `attr` over gold of kind direct, mixed, indirect; precision is not defined.

A source matches where both are absent or their Jaccard is at least `threshold`.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.errors import ScoreError
from onrecord.evaluate.matching import match_units
from onrecord.evaluate.scoring_text import ScoringText, Tokens, pieces_of
from onrecord.evaluate.standoff import GoldArticle, ScoredAttribution, drop_nested, place_predictions
from onrecord.model.standoff import ROLES

Counts = tuple[int, int | None, int]  # matched, predicted (None: not defined), gold
Predictions = Mapping[str, list[Mapping[str, Any]]]
_Weight = Callable[[Tokens, Tokens], float]


@dataclass(frozen=True, slots=True)
class Score:
    """One metric: counts, and figures between 0 and 1. `low` and `high` are the 95 % interval, where asked for."""

    matched: int
    predicted: int | None
    gold: int
    low: float | None = None
    high: float | None = None

    @property
    def precision(self) -> float | None:
        """Share of the predicted units that are right; 1 where nothing was predicted and nothing was to be found."""
        if self.predicted is None:
            return None
        return self.matched / self.predicted if self.predicted else float(self.gold == 0)

    @property
    def recall(self) -> float:
        """Share of the gold units that were found."""
        return self.matched / self.gold if self.gold else float(not self.predicted)

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall."""
        precision, recall = self.precision, self.recall
        if precision is None:
            return None
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


@dataclass(frozen=True, slots=True)
class Difference:
    """One gold attribution that only one of two prediction files has right; `gained` means the first one has it."""

    stem: str
    gained: bool
    source: str
    cue: str
    content: str


def score_attributions(
    gold: Mapping[str, GoldArticle], predictions: Predictions, *, threshold: float = 0.5, outermost: bool = False,
    resamples: int = 0, seed: int = 0,
) -> dict[str, Score]:  # fmt: skip
    """Return every metric by name; an article without predictions has none predicted.

    Args:
        outermost: drop nested predictions first.
        resamples: how often articles are drawn with replacement for the intervals; 0 gives none.

    Raises:
        ScoreError: predictions for an article that the gold does not hold, or spans outside its text.
    """
    unknown = sorted(set(predictions) - {article.stem for article in gold.values()})
    if unknown:
        raise ScoreError(f"predictions for articles that the gold does not hold: {', '.join(unknown[:5])}.")
    rows = [score_article(article, _placed(article, predictions, outermost), threshold) for article in gold.values()]
    return total_scores(rows, resamples=resamples, seed=seed)


def total_scores(rows: list[dict[str, Counts]], *, resamples: int = 0, seed: int = 0) -> dict[str, Score]:
    """Return every metric over all documents from one row of counts for each, with intervals where asked for."""
    totals = {name: Score(*counts) for name, counts in _total(rows).items()}
    return _with_intervals(totals, rows, resamples, seed) if resamples and rows else totals


def score_article(
    article: GoldArticle, predicted: Sequence[ScoredAttribution], threshold: float = 0.5
) -> dict[str, Counts]:
    """Return the counts of every metric for one article."""
    text, gold = article.text, article.attributions
    counts: dict[str, Counts] = {}
    for role in ROLES:
        counts |= _role_counts(text, role, gold, predicted, threshold)

    def put(name: str, rule: Callable[[ScoredAttribution, ScoredAttribution], float]) -> dict[int, int]:
        matched = match_units(gold, predicted, rule)
        counts[name] = (len(matched), len(predicted), len(gold))
        return matched

    rules = _Rules(text, threshold)
    hit = put("attr", lambda a, b: _both(rules.cue_or_content(a, b), rules.source(a, b)))
    put("attr.content", lambda a, b: _both(rules.overlap(a.content, b.content), rules.source(a, b)))
    put("attr.lenient", lambda a, b: _both(rules.cue_or_content(a, b), rules.source_leniently(a, b)))
    put("attr.nosource", rules.cue_or_content)
    put("attr.exact", rules.all_equal)
    counts |= _speaker_counts("quoted", rules, _quoted_parts(text, gold), _quoted_parts(text, predicted))
    counts |= _speaker_counts("direct", rules, _direct(text, gold), _direct(text, predicted))
    found = set(hit.values())
    for kind in ("direct", "mixed", "indirect"):
        wanted = {index for index, one in enumerate(gold) if one.content and text.kind_of(one.content) == kind}
        counts[f"recall.{kind}"] = (len(found & wanted), None, len(wanted))
    return counts


def find_differences(
    gold: Mapping[str, GoldArticle], predictions: Predictions, baseline: Predictions, *, threshold: float = 0.5
) -> list[Difference]:
    """Return the gold attributions that `predictions` match under `attr` and `baseline` does not, and the other way."""
    found = []
    for article in gold.values():
        rules = _Rules(article.text, threshold)

        def rule(a: ScoredAttribution, b: ScoredAttribution, rules: _Rules = rules) -> float:
            return _both(rules.cue_or_content(a, b), rules.source(a, b))

        first, second = (
            set(match_units(article.attributions, _placed(article, one, False), rule).values())
            for one in (predictions, baseline)
        )
        for index in sorted(first ^ second):
            words = (article.text.text_of(getattr(article.attributions[index], role)) for role in ROLES)
            found.append(Difference(article.stem, index in first, *words))
    return found


def format_scores(scores: Mapping[str, Score]) -> str:
    """Return a table for people, figures in percent."""
    lines = [f"{'metric':26s}     P     R    F1     tp   pred   gold"]
    for name, score in scores.items():
        figures = " ".join(
            "    -" if value is None else f"{100 * value:5.1f}" for value in (score.precision, score.recall, score.f1)
        )
        predicted = "-" if score.predicted is None else score.predicted
        interval = (
            "" if score.low is None or score.high is None else f"   95% CI {100 * score.low:.1f}-{100 * score.high:.1f}"
        )
        lines.append(f"{name:26s} {figures} {score.matched:6d} {predicted:>6} {score.gold:6d}{interval}")
    return "\n".join(lines)


class _Rules:
    """Weights of pairs: above 0 where the two may be matched."""

    def __init__(self, text: ScoringText, threshold: float) -> None:
        self.text, self.threshold = text, threshold

    def overlap(self, a: Tokens, b: Tokens) -> float:
        value = jaccard(a, b)
        return value if value >= self.threshold else 0.0

    def cue_or_content(self, a: ScoredAttribution, b: ScoredAttribution) -> float:
        return max(self.overlap(a.cue, b.cue), self.overlap(a.content, b.content))

    def source(self, a: ScoredAttribution, b: ScoredAttribution) -> float:
        return 1.0 if not a.source and not b.source else self.overlap(a.source, b.source)

    def source_leniently(self, a: ScoredAttribution, b: ScoredAttribution) -> float:
        if not a.source and not b.source:
            return 1.0
        return 0.5 + jaccard(a.source, b.source) if a.source & b.source & self.text.words else 0.0

    def all_equal(self, a: ScoredAttribution, b: ScoredAttribution) -> float:
        return float(
            all(self.text.words_of(getattr(a, role)) == self.text.words_of(getattr(b, role)) for role in ROLES)
        )


def jaccard(a: Tokens, b: Tokens) -> float:
    """Return the share of the tokens of either set that both hold."""
    shared = len(a & b)
    return shared / (len(a) + len(b) - shared) if shared else 0.0


def _role_counts(
    text: ScoringText,
    role: str,
    gold: Sequence[ScoredAttribution],
    predicted: Sequence[ScoredAttribution],
    threshold: float,
) -> dict[str, Counts]:
    wanted, given = (
        [*dict.fromkeys(span for one in side if (span := getattr(one, role)))] for side in (gold, predicted)
    )
    wanted_tokens, given_tokens = frozenset[int]().union(*wanted), frozenset[int]().union(*given)
    rules = _Rules(text, threshold)

    def put(weight: _Weight, gold: list[Tokens], predicted: list[Tokens]) -> Counts:
        return len(match_units(gold, predicted, weight)), len(predicted), len(gold)

    return {
        f"token.{role}": (len(wanted_tokens & given_tokens), len(given_tokens), len(wanted_tokens)),
        f"exact.{role}": put(lambda a, b: float(a == b), wanted, given),
        f"exactw.{role}": put(lambda a, b: float(text.words_of(a) == text.words_of(b)), wanted, given),
        f"overlap.{role}": put(rules.overlap, wanted, given),
        f"piece.{role}": put(lambda a, b: float(a == b), _unique_pieces(wanted), _unique_pieces(given)),
    }


def _unique_pieces(spans: Iterable[Tokens]) -> list[Tokens]:
    return [*dict.fromkeys(piece for span in spans for piece in pieces_of(span))]


def _speaker_counts(
    name: str, rules: _Rules, gold: Sequence[ScoredAttribution], predicted: Sequence[ScoredAttribution]
) -> dict[str, Counts]:
    def put(rule: Callable[[ScoredAttribution, ScoredAttribution], float]) -> Counts:
        return len(match_units(gold, predicted, rule)), len(predicted), len(gold)

    return {
        f"{name}.find": put(lambda a, b: rules.overlap(a.content, b.content)),
        f"{name}.speaker": put(lambda a, b: _both(rules.overlap(a.content, b.content), rules.source(a, b))),
        f"{name}.speaker_lenient": put(
            lambda a, b: _both(rules.overlap(a.content, b.content), rules.source_leniently(a, b))
        ),
    }


def _quoted_parts(text: ScoringText, attributions: Iterable[ScoredAttribution]) -> list[ScoredAttribution]:
    return [
        ScoredAttribution(one.source, one.cue, part) for one in attributions for part in text.quoted_parts(one.content)
    ]


def _direct(text: ScoringText, attributions: Iterable[ScoredAttribution]) -> list[ScoredAttribution]:
    return [one for one in attributions if one.content and text.kind_of(one.content) == "direct"]


def _both(one: float, other: float) -> float:
    return one + other if one and other else 0.0


def _placed(article: GoldArticle, predictions: Predictions, outermost: bool) -> list[ScoredAttribution]:
    try:
        placed = place_predictions(article.text, predictions.get(article.stem, []))
    except ScoreError as error:
        raise ScoreError(f"{article.stem}: {error}") from None
    return drop_nested(placed) if outermost else placed


def _total(rows: Iterable[Mapping[str, Counts]]) -> dict[str, Counts]:
    totals: dict[str, Counts] = {}
    for row in rows:
        for name, (matched, predicted, gold) in row.items():
            before = totals.get(name, (0, None if predicted is None else 0, 0))
            together = None if predicted is None or before[1] is None else before[1] + predicted
            totals[name] = (before[0] + matched, together, before[2] + gold)
    return totals


def _with_intervals(
    totals: dict[str, Score], rows: list[dict[str, Counts]], resamples: int, seed: int
) -> dict[str, Score]:
    dice = random.Random(seed)  # noqa: S311 - resampling, not secrets
    values: dict[str, list[float]] = {name: [] for name in totals}
    for _ in range(resamples):
        drawn = [rows[dice.randrange(len(rows))] for _ in rows]
        for name, counts in _total(drawn).items():
            score = Score(*counts)
            values[name].append(score.recall if score.f1 is None else score.f1)
    found = {}
    for name, score in totals.items():
        ranked = sorted(values[name])
        low, high = ranked[int(0.025 * len(ranked))], ranked[min(len(ranked) - 1, int(0.975 * len(ranked)))]
        found[name] = Score(score.matched, score.predicted, score.gold, low, high)
    return found
