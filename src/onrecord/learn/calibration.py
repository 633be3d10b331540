"""Learn how often a link is right: takes articles that were not trained on, returns the weights of a link's score.

A link is right where cue or content, and source, overlap those of one gold attribution by half or more, as in `attr` of
the scorer. A logistic regression over the evidence of a link (`EVIDENCE`), fitted by Newton's method.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from onrecord.extract.linking import EVIDENCE, Link, Linker, link_pieces
from onrecord.learn.batches import touched_tokens
from onrecord.learn.corpora import Article
from onrecord.parse.features import TypeTable, find_features
from onrecord.parse.network import ReadingModel, tag_texts

_RIDGE = 1.0
_STEPS = 30
Bools = npt.NDArray[np.bool_]


def calibrate(articles: Sequence[Article], model: ReadingModel, linker: Linker) -> npt.NDArray[np.float32]:
    """Return float32 (len(EVIDENCE),): the weights with which `score` is the share of links that are right."""
    rows: list[tuple[float, ...]] = []
    right: list[bool] = []
    types = TypeTable({})
    for article in articles:
        [tags] = tag_texts([article.text], model)
        features = find_features(article.text, types)
        gold = [
            [touched_tokens(features, getattr(one, role)) for role in ("source", "cue", "content")]
            for one in article.copies[0]
        ]
        for link in link_pieces(tags, linker):
            rows.append(link.evidence)
            right.append(any(_agrees(link, one) for one in gold))
    return fit_scores(np.array(rows).reshape(-1, len(EVIDENCE)), np.array(right, bool))


def fit_scores(evidence: npt.NDArray[np.float64], right: Bools) -> npt.NDArray[np.float32]:
    """Return the weights of a logistic regression with a small ridge."""
    weights = np.zeros(len(EVIDENCE))
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-evidence @ weights))
        slope = evidence.T @ (right - chance) - _RIDGE * weights
        curve = (evidence * (chance * (1 - chance))[:, None]).T @ evidence + _RIDGE * np.eye(len(weights))
        weights = weights + np.linalg.solve(curve, slope)
    return weights.astype(np.float32)


def _agrees(link: Link, gold: list[Bools]) -> bool:
    source, cue, content = gold
    if link.source is None or not source.any():
        same_source = link.source is None and not source.any()
    else:
        same_source = _overlap([link.source], source) >= 0.5
    return same_source and max(_overlap([link.cue], cue), _overlap(link.content, content)) >= 0.5


def _overlap(pieces: Sequence[tuple[int, int]], gold: Bools) -> float:
    """Return the Jaccard index of token ranges and gold tokens."""
    marked = np.zeros_like(gold)
    for first, stop in pieces:
        marked[first:stop] = True
    together = int((marked | gold).sum())
    return int((marked & gold).sum()) / together if together else 0.0
