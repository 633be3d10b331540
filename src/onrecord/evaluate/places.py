"""Score places against gold: takes gold articles and predictions, returns figures.

- `given.161km`: share of gold names with coordinates whose place, the span being given, is put within 161 km (100
  miles) of where the gold has it; a name left open counts as wrong.
- `span`: precision, recall and F1 of the spans found end to end, both borders equal. `span.touching`: they share a
  character.
- `place`: a span counts only where its place also lies within 161 km; gold names without coordinates count as spans.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import median

from onrecord.errors import ScoreError
from onrecord.evaluate.attribution import Counts, Score, total_scores
from onrecord.evaluate.geoparsing import GeoArticle, LocatedName, PredictedPlaces
from onrecord.evaluate.matching import match_units
from onrecord.model.distance import kilometres

NEAR = 161.0  # kilometres; 100 miles, the usual bound


def score_places(
    gold: Sequence[GeoArticle], predictions: Mapping[str, PredictedPlaces], *, resamples: int = 0, seed: int = 0
) -> dict[str, Score]:
    """Return every metric by name; an article without predictions has none predicted.

    Raises:
        ScoreError: predictions for an article that the gold does not hold.
    """
    unknown = sorted(set(predictions) - {article.key for article in gold})
    if unknown:
        raise ScoreError(f"predictions for articles that the gold does not hold: {', '.join(unknown[:5])}.")
    asked = any(places.given is not None for places in predictions.values())
    rows = [_counts(article, predictions.get(article.key, PredictedPlaces()), asked) for article in gold]
    return total_scores(rows, resamples=resamples, seed=seed)


def find_median_error(gold: Sequence[GeoArticle], predictions: Mapping[str, PredictedPlaces]) -> float | None:
    """Return the median distance in kilometres of the given names that were put somewhere, `None` without any."""
    distances = []
    for article in gold:
        places = predictions.get(article.key)
        if places is not None and places.given is not None:
            distances += [distance for distance in _distances(article, places.given) if distance is not None]
    return median(distances) if distances else None


def _counts(article: GeoArticle, places: PredictedPlaces, asked: bool) -> dict[str, Counts]:
    counts: dict[str, Counts] = {}
    if asked:
        distances = _distances(article, places.given or ())
        counts["given.161km"] = (sum(one is not None and one <= NEAR for one in distances), None, len(distances))
    names, found = article.names, places.found
    spans = [{(one.start, one.end) for one in side} for side in (names, found)]
    counts["span"] = (len(spans[0] & spans[1]), len(spans[1]), len(spans[0]))
    counts["span.touching"] = (len(match_units(names, found, _overlap)), len(found), len(names))
    counts["place"] = (len(match_units(names, found, _same_place)), len(found), len(names))
    return counts


def _distances(article: GeoArticle, given: Sequence[LocatedName]) -> list[float | None]:
    """Return for each gold name with coordinates how far off it was put; `None` where it was left open."""
    put = {(one.start, one.end): one.spot for one in given}
    found: list[float | None] = []
    for name in article.names:
        if name.spot is not None:
            spot = put.get((name.start, name.end))
            found.append(None if spot is None else kilometres(name.spot, spot))
    return found


def _overlap(one: LocatedName, other: LocatedName) -> float:
    return float(max(0, min(one.end, other.end) - max(one.start, other.start)))


def _same_place(one: LocatedName, other: LocatedName) -> float:
    if (one.start, one.end) != (other.start, other.end):
        return 0.0
    if one.spot is None:
        return 1.0
    return float(other.spot is not None and kilometres(one.spot, other.spot) <= NEAR)
