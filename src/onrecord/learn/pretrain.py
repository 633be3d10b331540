"""Pretrain the first LSTM layer on raw text: each direction learns to foretell the next word on its side.

Takes texts, returns weights that `train_tagger` starts from. The method is the bidirectional language model of Peters
et al. (2017), "Semi-supervised sequence tagging with bidirectional language models"; here the layer is trained on, not
frozen, and the words to foretell are scored against a shared sample of others.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
import torch.nn.functional as F  # noqa: N812 - PyTorch's own habit
from torch import Tensor, nn

from onrecord.learn.augment import vary_text
from onrecord.learn.network import ReadingNetwork, Shape
from onrecord.parse.features import Features, TypeTable, find_features

_Arrays = tuple[npt.NDArray[np.int32], npt.NDArray[np.float32]]
_BOUND = 2  # word ids below are padding and unknown words: never foretold


@dataclass(frozen=True, slots=True)
class PretrainPlan:
    """How long and on what the language model is trained."""

    hidden: int = 128
    tokens: int = 20_000_000
    sequences: int = 32
    length: int = 128
    negatives: int = 512
    rate: float = 2e-3
    seed: int = 0


class _Foreteller(nn.Module):
    """Scores of the words to come against a shared sample of other words."""

    def __init__(self, hidden: int, vectors: Tensor) -> None:
        super().__init__()
        width = vectors.shape[1]
        self.sides = nn.ModuleList(nn.Linear(hidden, width) for _ in range(2))
        self.out = nn.Embedding.from_pretrained(vectors.clone(), freeze=False, sparse=True)

    def forward(self, states: Tensor, side: int, wanted: Tensor, others: Tensor, odds: Tensor) -> Tensor:
        """Return the loss of foretelling `wanted` (places) from `states` (places, hidden)."""
        known = wanted >= _BOUND
        states, wanted = self.sides[side](states[known]), wanted[known]
        with torch.autocast("cpu", dtype=torch.bfloat16):
            rivals = states @ self.out(others).T
        right = (states * self.out(wanted)).sum(-1) - odds[wanted]
        scores = torch.cat([right[:, None], rivals.float() - odds[others]], 1)
        return F.cross_entropy(scores, torch.zeros(len(scores), dtype=torch.long))


def pretrain_layer(
    plan: PretrainPlan, texts: Sequence[str], vectors: npt.NDArray[np.float32], vocabulary: dict[str, int],
    counts: npt.NDArray[np.float64], report: Callable[[str], None] = print,
) -> dict[str, Tensor]:  # fmt: skip
    """Return the weights of the input and of the first LSTM layer, under the names they have in `ReadingNetwork`.

    Args:
        counts: float64 (words), how often each word of the vocabulary stands in raw text.
    """
    torch.manual_seed(plan.seed)
    network = ReadingNetwork(Shape("lstm", plan.hidden, 1), vectors, np.zeros(len(vectors), np.int64))
    foreteller = _Foreteller(plan.hidden, torch.from_numpy(vectors))
    chance = np.maximum(counts, 0.5) ** 0.75
    chance[:_BOUND] = 0
    odds = torch.from_numpy(np.log(np.maximum(chance / chance.sum() * plan.negatives, 1e-9)).astype(np.float32))
    dense = torch.optim.Adam([*network.parameters(), *foreteller.sides.parameters()], lr=plan.rate)
    sparse = torch.optim.SparseAdam(foreteller.out.parameters(), lr=plan.rate)
    sampler = np.random.default_rng(plan.seed)
    shares = np.cumsum(chance / chance.sum())
    steps = plan.tokens // (plan.sequences * plan.length)
    started, losses = time.time(), 0.0
    for step, (ids, flags) in zip(range(steps), _streams(plan, texts, vocabulary), strict=False):
        for optimizer in (dense, sparse):
            optimizer.param_groups[0]["lr"] = plan.rate * min(1, (step + 1) / 200) * max(0.05, 1 - step / steps)
        others = np.unique(np.searchsorted(shares, sampler.random(plan.negatives))).clip(_BOUND, len(chance) - 1)
        loss = _step_loss(plan, network, foreteller, (ids, flags), torch.from_numpy(others), odds)
        dense.zero_grad()
        sparse.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        dense.step()
        sparse.step()
        losses += float(loss.detach())
        if step % 250 == 249:
            report(
                f"language model: step {step + 1} of {steps}, loss {losses / 250:.3f}, {time.time() - started:.0f} s"
            )
            losses = 0.0
    kept = ("tables.", "lstms.0.", "words.project.", "words.unknown")
    return {name: value for name, value in network.state_dict().items() if name.startswith(kept)}


def _step_loss(
    plan: PretrainPlan, network: ReadingNetwork, foreteller: _Foreteller, arrays: _Arrays,
    others: Tensor, odds: Tensor,
) -> Tensor:  # fmt: skip
    ids, flags = torch.from_numpy(arrays[0].astype(np.int64)), torch.from_numpy(arrays[1])
    states = network.encode_first(ids, flags)
    words, hidden = ids[..., 0], plan.hidden
    ahead = foreteller(states[:, :-1, :hidden].reshape(-1, hidden), 0, words[:, 1:].reshape(-1), others, odds)
    back = foreteller(states[:, 1:, hidden:].reshape(-1, hidden), 1, words[:, :-1].reshape(-1), others, odds)
    total: Tensor = ahead + back
    return total / 2


def _streams(
    plan: PretrainPlan, texts: Sequence[str], vocabulary: dict[str, int]
) -> Iterator[tuple[npt.NDArray[np.int32], npt.NDArray[np.float32]]]:
    """Yield ids and flags of `sequences` pieces of `length` tokens, texts drawn in shuffled order without end."""
    dice = random.Random(plan.seed)  # noqa: S311 - training, not secrets
    types = TypeTable(vocabulary)
    wanted = plan.sequences * plan.length * 16  # a pool of pieces is shuffled, so that a batch mixes texts
    order = list(range(len(texts)))
    pool: list[Features] = []
    held = 0
    while True:
        dice.shuffle(order)
        for number in order:
            text = texts[number]
            pool.append(find_features(vary_text(text, dice) if dice.random() < 0.3 else text, types))
            held += len(pool[-1])
            if held >= wanted:
                yield from _cut(plan, pool, dice)
                pool, held = [], 0


def _cut(
    plan: PretrainPlan, pool: list[Features], dice: random.Random
) -> Iterator[tuple[npt.NDArray[np.int32], npt.NDArray[np.float32]]]:
    ids = np.concatenate([features.ids for features in pool])
    flags = np.concatenate([features.flags for features in pool])
    pieces = list(range(0, len(ids) - plan.length, plan.length))
    dice.shuffle(pieces)
    for first in range(0, len(pieces) - plan.sequences + 1, plan.sequences):
        chosen = pieces[first : first + plan.sequences]
        yield (
            np.stack([ids[start : start + plan.length] for start in chosen]),
            np.stack([flags[start : start + plan.length] for start in chosen]),
        )
