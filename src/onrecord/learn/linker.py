"""Train the linker: takes articles with gold, returns the arrays of "linker.npz".

A logistic regression for each role on the pairs of gold pieces, or of predicted pieces where they overlap gold: one
weight for each bin of a column and each cell of a table of crossed columns, trained with Adam. Deterministic by seed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import torch

from onrecord.extract.linking import find_edges, table_rows, table_size
from onrecord.extract.pairs import CONTENT, CUE, SOURCE, Pieces, find_pairs
from onrecord.learn.batches import touched_tokens
from onrecord.learn.corpora import Article, GoldAttribution
from onrecord.model.tags import Tags
from onrecord.parse.features import Features, TypeTable, find_features

_NAMES = {SOURCE: "source", CONTENT: "content"}


@dataclass(frozen=True, slots=True)
class LinkPlan:
    """How the linker is trained."""

    epochs: int = 12
    batch: int = 2048
    rate: float = 0.02
    decay: float = 2e-4
    seed: int = 0
    source_threshold: float = 0.4
    content_threshold: float = 0.3


@dataclass(frozen=True, slots=True, eq=False)
class LinkExample:
    """Pieces of an article and, for each, the numbers of the attributions it belongs to."""

    tags: Tags
    pieces: Pieces
    owners: tuple[frozenset[int], ...]


def gold_pieces(article: Article, types: TypeTable, copy: int = 0) -> LinkExample:
    """Return the gold pieces of one annotator's copy of an article."""
    features = find_features(article.text, types)
    owners: dict[tuple[int, int, int], set[int]] = {}
    for number, attribution in enumerate(article.copies[copy]):
        for role, name in ((SOURCE, "source"), (CUE, "cue"), (CONTENT, "content")):
            for first, stop in _runs(features, attribution, name):
                owners.setdefault((first, stop, role), set()).add(number)
    order = sorted(owners, key=lambda piece: (piece[0], piece[2]))
    columns = np.array(order, np.int64).reshape(-1, 3)
    pieces = Pieces(columns[:, 2], columns[:, 0], columns[:, 1])
    return LinkExample(untagged(features), pieces, tuple(frozenset(owners[piece]) for piece in order))


def untagged(features: Features) -> Tags:
    """Return features as `Tags` with no tag set."""
    count = len(features)
    return Tags(
        features.starts, features.ends, np.zeros(count, np.int8), np.ones(count, np.float32), features.marks,
        features.hashes, features.paragraphs, features.sentences,
    )  # fmt: skip


def train_linker(
    examples: Sequence[LinkExample], plan: LinkPlan | None = None, report: Callable[[str], None] = print
) -> dict[str, npt.NDArray[Any]]:
    """Return the arrays of the linker, both roles."""
    plan = plan or LinkPlan()
    arrays: dict[str, npt.NDArray[Any]] = {}
    thresholds = {SOURCE: plan.source_threshold, CONTENT: plan.content_threshold}
    for role, name in _NAMES.items():
        pairs = [(example, find_pairs(example.tags, example.pieces, role)) for example in examples]
        columns = np.concatenate([found.columns for _, found in pairs])
        labels = np.array(
            [
                bool(example.owners[cue] & example.owners[other])
                for example, found in pairs
                for cue, other in zip(found.cues.tolist(), found.others.tolist(), strict=True)
            ]
        )
        edges = find_edges(columns)
        weights, bias = _fit(table_rows(columns, edges), labels, plan)
        report(f"linker {name}: {len(labels)} pairs, {int(labels.sum())} belong together")
        arrays |= {
            f"{name}_edges": edges,
            f"{name}_weights": weights,
            f"{name}_bias": np.array(bias, np.float32),
            f"{name}_threshold": np.array(thresholds[role], np.float32),
        }
    arrays["score_weights"] = np.array([0, 1, 0, 0, 0, 0, 0], np.float32)  # until `fit_scores`: the cue's certainty
    return arrays


def _fit(
    rows: npt.NDArray[np.int64], labels: npt.NDArray[np.bool_], plan: LinkPlan
) -> tuple[npt.NDArray[np.float16], float]:
    torch.manual_seed(plan.seed)
    table = torch.nn.EmbeddingBag(table_size(), 1, mode="sum")
    torch.nn.init.zeros_(table.weight)
    bias = torch.nn.Parameter(torch.zeros(1))
    optimizer = torch.optim.Adam([*table.parameters(), bias], lr=plan.rate)
    inputs, wanted = torch.from_numpy(rows), torch.from_numpy(labels.astype(np.float32))
    for epoch in range(plan.epochs):
        optimizer.param_groups[0]["lr"] = plan.rate * (1 - epoch / plan.epochs)
        order = torch.randperm(len(wanted))
        for chosen in order.split(plan.batch):
            scores = table(inputs[chosen])[:, 0] + bias
            loss = torch.nn.functional.binary_cross_entropy_with_logits(scores, wanted[chosen])
            loss = loss + plan.decay * table.weight.square().sum() / 100
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return table.weight.detach()[:, 0].numpy().astype(np.float16), float(bias.detach())


def _runs(features: Features, attribution: GoldAttribution, role: str) -> list[tuple[int, int]]:
    touched = touched_tokens(features, getattr(attribution, role))
    edges = np.flatnonzero(np.diff(np.concatenate([[0], touched.astype(np.int8), [0]])))
    return [(int(first), int(stop)) for first, stop in edges.reshape(-1, 2)]
