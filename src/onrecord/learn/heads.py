"""Train the other heads on a network that stays as it is: takes labelled texts, changes nothing but the heads.

Learning beside attribution shapes the first layer, but its dropout leaves the heads themselves half-learnt.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from onrecord.learn.batches import all_windows, group_windows, label_example, make_batch
from onrecord.learn.network import ReadingNetwork
from onrecord.learn.tagger import label_loss
from onrecord.learn.treebanks import LabelledText
from onrecord.parse.features import TypeTable


@dataclass(frozen=True, slots=True)
class HeadPlan:
    """How the heads are trained; `batch` counts tokens."""

    epochs: int = 8
    batch: int = 512
    rate: float = 3e-3
    window: int = 256
    seed: int = 0


def train_heads(
    network: ReadingNetwork,
    texts: Sequence[LabelledText],
    types: TypeTable,
    plan: HeadPlan | None = None,
    report: Callable[[str], None] = print,
) -> None:
    """Train the heads of `network` in place, its encoder and tags untouched."""
    if not texts:
        return
    plan = plan or HeadPlan()
    inputs, labels = _states(network, texts, types, plan.window)
    torch.manual_seed(plan.seed)
    optimizer = torch.optim.Adam(network.heads.parameters(), lr=plan.rate)
    steps, done = max(1, plan.epochs * len(labels) // plan.batch), 0
    for epoch in range(plan.epochs):
        network.heads.train()
        total = 0.0
        for chosen in torch.randperm(len(labels)).split(plan.batch):
            optimizer.param_groups[0]["lr"] = plan.rate * max(0.02, 1 - done / steps)
            loss = label_loss(network.heads(inputs[chosen].float()[None]), labels[chosen][None])
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
            done += 1
            total += float(loss.detach()) * len(chosen)
        report(f"heads: epoch {epoch + 1}/{plan.epochs}: loss {total / len(labels):.4f}")
    network.eval()


def _states(
    network: ReadingNetwork, texts: Sequence[LabelledText], types: TypeTable, window: int
) -> tuple[Tensor, Tensor]:
    """Return what the heads see of all tokens, float16 (tokens, width), and their labels, (tokens, 3)."""
    network.eval()
    examples = [label_example(text, types) for text in texts]
    inputs, labels = [], []
    with torch.no_grad():
        for group in group_windows(all_windows(examples, window), 16, None):
            batch = make_batch(examples, group)
            arrays = (torch.from_numpy(array) for array in (batch.ids, batch.flags, batch.mask))
            inside = torch.from_numpy(batch.mask) > 0
            inputs.append(network.heads_input(*arrays)[inside].half())
            labels.append(torch.from_numpy(batch.labels)[inside])
    return torch.cat(inputs), torch.cat(labels)
