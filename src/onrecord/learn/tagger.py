"""Train the reading network: takes articles and word vectors, returns a network with averaged weights.

Deterministic by seed on one machine; a checkpoint after every epoch lets an interrupted run go on where it stood.
"""

from __future__ import annotations

import copy
import random
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
import torch.nn.functional as F  # noqa: N812 - PyTorch's own habit
from torch import Tensor, nn

from onrecord.learn.augment import NamePool, vary_text
from onrecord.learn.batches import (
    Batch,
    Example,
    Window,
    all_windows,
    group_windows,
    label_example,
    make_batch,
    make_example,
    with_own_ids,
)
from onrecord.learn.corpora import Article
from onrecord.learn.network import HEADS, ReadingNetwork, Shape
from onrecord.learn.treebanks import UNLABELLED, LabelledText
from onrecord.parse.features import TypeTable


@dataclass(frozen=True, slots=True)
class Plan:
    """How a network is trained. `varied`: share of articles that are read as a variant in an epoch."""

    shape: Shape = Shape()
    seed: int = 0
    epochs: int = 12
    batch: int = 16
    window: int = 256
    rate: float = 2e-3
    varied: float = 0.5
    swapped: float = 0.5
    taught: float = 0.0  # weight of matching the teachers' scores, where an example has them
    stop: int | None = None  # epochs after which training ends, the rate still falling as for all of them
    labelled: float = 0.5  # weight of the other heads' losses, where there are labelled texts


@dataclass(frozen=True, slots=True)
class Material:
    """What a network learns from: articles, and texts that teachers have scored."""

    articles: Sequence[Article]
    vectors: npt.NDArray[np.float32]
    vocabulary: dict[str, int]
    taught: Sequence[Example] = ()
    pretrained: Mapping[str, Tensor] | None = None  # from `pretrain_layer`, or a whole network
    counted: Sequence[Article] | None = None  # whose words have differences of their own; all articles where not given
    labelled: Sequence[LabelledText] = ()  # parts of speech, names and sentence starts, for the other heads


Report = Callable[[str], None]


def train_tagger(plan: Plan, material: Material, checkpoint: Path, report: Report = print) -> ReadingNetwork:
    """Return the trained network; `checkpoint` is written after every epoch and read first where it exists."""
    torch.manual_seed(plan.seed)
    types = TypeTable(material.vocabulary)
    plain = [make_example(article, types) for article in material.articles]
    pool = NamePool([example.features for example in plain])
    counts = np.zeros(len(material.vectors), np.int64)
    counted = plain if material.counted is None else [make_example(article, types) for article in material.counted]
    for example in counted:
        counts += np.bincount(example.features.ids[:, 0], minlength=len(counts))
    network = ReadingNetwork(plan.shape, material.vectors, counts)
    if material.pretrained is not None:
        network.load_state_dict(dict(material.pretrained), strict=False)
    average = copy.deepcopy(network)
    labelled = [label_example(one, types) for one in material.labelled]
    steps = plan.epochs * len(_epoch_batches(plan, plain, material.taught, labelled, _dice(0)))
    optimizer = torch.optim.AdamW(network.parameters(), lr=plan.rate, weight_decay=1e-2, betas=(0.9, 0.98))
    state = _Run(network, average, optimizer, steps)
    first = state.load(checkpoint, plan) if checkpoint.exists() else 0
    for epoch in range(first, plan.epochs if plan.stop is None else plan.stop):
        dice = _dice(plan.seed * 1000 + epoch)
        torch.manual_seed(plan.seed * 1000 + epoch)
        examples = _vary(plan, material, plain, types, pool, dice)
        labels = [_varied_labels(plan, one, types, dice) for one in material.labelled]
        groups = _epoch_batches(plan, examples, material.taught, labels, dice)
        started, loss = time.time(), 0.0
        everything = [*examples, *material.taught, *labels]
        for group in groups:
            loss += state.step(plan, make_batch(everything, group), _kind_of(everything[group[0][0]]))
        state.save(checkpoint, plan, epoch + 1)
        report(f"epoch {epoch + 1}/{plan.epochs}: loss {loss / len(groups):.4f}, {time.time() - started:.0f} s")
    return average


def _dice(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 - training, not secrets


def _vary(
    plan: Plan, material: Material, plain: list[Example], types: TypeTable, pool: NamePool, dice: random.Random
) -> list[Example]:
    """Return this epoch's copy of every article: an annotator drawn, text varied, names swapped."""
    examples = []
    for article, example in zip(material.articles, plain, strict=True):
        chosen = dice.randrange(len(article.copies))
        varied = dice.random() < plan.varied
        if varied or chosen:
            text = vary_text(article.text, dice) if varied else article.text
            example = make_example(article, types, copy=chosen, text=text)
        if dice.random() < plan.swapped:
            example = Example(with_own_ids(example.features), example.tags)
            pool.swap_names(example.features, dice)
        examples.append(example)
    return examples


def _kind_of(example: Example) -> str:
    return "taught" if example.targets is not None else "labelled" if example.labels is not None else "gold"


def _varied_labels(plan: Plan, labelled: LabelledText, types: TypeTable, dice: random.Random) -> Example:
    """Return a labelled text, varied as articles are; names keep their letters, which tell their kind."""
    varied = dice.random() < plan.varied
    return label_example(labelled, types, text=vary_text(labelled.text, dice) if varied else None)


def _epoch_batches(
    plan: Plan,
    examples: Sequence[Example],
    taught: Sequence[Example],
    labelled: Sequence[Example],
    dice: random.Random,
) -> list[list[Window]]:
    """Return the batches of one epoch: gold, taught and labelled texts apart from each other and mixed in order."""
    groups = group_windows(all_windows(list(examples), plan.window), plan.batch, dice)
    if taught:
        windows = [
            (number + len(examples), start, end) for number, start, end in all_windows(list(taught), plan.window)
        ]
        share = [window for window in windows if dice.random() < min(1.0, plan.batch * len(groups) / len(windows))]
        groups += group_windows(share, plan.batch, dice)
    if labelled:
        before = len(examples) + len(taught)
        windows = [(number + before, start, end) for number, start, end in all_windows(list(labelled), plan.window)]
        groups += group_windows(windows, plan.batch, dice)
    if taught or labelled:
        dice.shuffle(groups)
    return groups


class _Run:
    """Network, running average of its weights, optimizer and step count."""

    def __init__(
        self, network: ReadingNetwork, average: ReadingNetwork, optimizer: torch.optim.AdamW, steps: int
    ) -> None:
        self.network, self.average, self.optimizer, self.steps = network, average, optimizer, steps
        self.done = 0

    def step(self, plan: Plan, batch: Batch, kind: str) -> float:
        """Take one step on one batch of a kind ("gold", "taught" or "labelled") and return the loss."""
        self.network.train()
        rate = plan.rate * min(1, (self.done + 1) / 100) * max(0.02, 1 - self.done / self.steps)
        for group in self.optimizer.param_groups:
            group["lr"] = rate
        loss = _loss(plan, self.network, batch, kind)
        self.optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(self.network.parameters(), 2.0)
        self.optimizer.step()
        self.done += 1
        kept = min(0.998, self.done / (self.done + 10.0))
        with torch.no_grad():
            averaged, current = list(self.average.parameters()), list(self.network.parameters())
            torch._foreach_lerp_(averaged, current, 1 - kept)
        return float(loss.detach())

    def save(self, path: Path, plan: Plan, epoch: int) -> None:
        """Write everything that a later run needs to go on; the file is complete or not there."""
        whole = {
            "plan": repr(asdict(plan)), "epoch": epoch, "done": self.done, "network": self.network.state_dict(),
            "average": self.average.state_dict(), "optimizer": self.optimizer.state_dict(),
        }  # fmt: skip
        path.parent.mkdir(parents=True, exist_ok=True)
        torch.save(whole, path.with_suffix(".part"))
        path.with_suffix(".part").replace(path)

    def load(self, path: Path, plan: Plan) -> int:
        """Take up a checkpoint and return the epoch to go on with."""
        whole = torch.load(path, weights_only=True)
        if whole["plan"] != repr(asdict(plan)):
            raise ValueError(f"{path}: this checkpoint belongs to another plan. Move it away, or train with its plan.")
        self.network.load_state_dict(whole["network"])
        self.average.load_state_dict(whole["average"])
        self.optimizer.load_state_dict(whole["optimizer"])
        self.done = whole["done"]
        return int(whole["epoch"])


def _loss(plan: Plan, network: ReadingNetwork, batch: Batch, kind: str) -> Tensor:
    ids, flags, mask = (torch.from_numpy(array) for array in (batch.ids, batch.flags, batch.mask))
    if kind == "labelled":
        return plan.labelled * label_loss(network.read_all(ids, flags, mask)[1], torch.from_numpy(batch.labels))
    emissions = network(ids, flags, mask)
    tags = torch.from_numpy(batch.tags)
    if kind == "gold":
        return network.crf(emissions, tags, mask)  # type: ignore[no-any-return]
    wanted = torch.from_numpy(batch.targets)
    given = emissions - emissions.mean(-1, keepdim=True)
    wanted = wanted - wanted.mean(-1, keepdim=True)
    apart = ((given - wanted).square().mean(-1) * mask).sum() / mask.sum()
    chain: Tensor = network.crf(emissions, tags, mask)
    return plan.taught * apart + chain


def label_loss(given: Tensor, labels: Tensor) -> Tensor:
    """Return the losses of the other heads, each a mean over its labelled tokens, added up."""
    pos, names, sentences = given.split(HEADS, -1)
    total = torch.zeros(())
    for scores, wanted in ((pos, labels[..., 0]), (names, labels[..., 1])):
        known = (wanted != UNLABELLED).sum().clamp(min=1)
        flat = F.cross_entropy(scores.flatten(0, 1), wanted.flatten(), ignore_index=UNLABELLED, reduction="sum")
        total = total + flat / known
    starts = labels[..., 2]
    known = (starts != UNLABELLED).float()
    flat = F.binary_cross_entropy_with_logits(
        sentences[..., 0], starts.clamp(min=0).float(), weight=known, reduction="sum"
    )
    return total + flat / known.sum().clamp(min=1)


def score_texts(network: ReadingNetwork, examples: list[Example], window: int) -> list[npt.NDArray[np.float32]]:
    """Return the network's scores, float32 (tokens, tags), for each example."""
    network.eval()
    scores = [np.zeros((len(example.tags), 7), np.float32) for example in examples]
    with torch.no_grad():
        for group in group_windows(all_windows(examples, window), 16, None):
            batch = make_batch(examples, group)
            arrays = (torch.from_numpy(array) for array in (batch.ids, batch.flags, batch.mask))
            emitted = network(*arrays).numpy()
            for row, (number, start, end) in enumerate(group):
                scores[number][start:end] = emitted[row, : end - start]
    return scores
