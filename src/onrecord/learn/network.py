"""The reading network in PyTorch: embeddings, an encoder (BiLSTM or dilated CNN), tags with a CRF.

Word input is a projection of a frozen pretrained vector plus a trainable difference for words of the training text:
frozen vectors alone give less than half of the gain.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
import torch.nn.functional as F  # noqa: N812 - PyTorch's own habit
from torch import Tensor, nn

from onrecord.model.grammar import NameKind, Pos
from onrecord.parse.features import FLAG_COLUMNS, ID_SIZES

TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
HEADS = (len(Pos), 2 * len(NameKind) + 1, 1)  # columns: parts of speech, name labels (0 none), sentence starts
_WIDTHS = (96, 24, 32, 16, 24, 12)  # of the six embeddings, in the order of ID_COLUMNS


@dataclass(frozen=True, slots=True)
class Shape:
    """What a network is built of. `dilations` belong to the CNN, `layers` to the LSTM."""

    encoder: str = "lstm"
    hidden: int = 128
    layers: int = 2
    dilations: tuple[int, ...] = (1, 2, 4, 8, 16, 1, 2, 4, 8)


class ChunkCRF(nn.Module):
    """A linear-chain CRF over the tags."""

    def __init__(self, tags: int = len(TAGS)) -> None:
        super().__init__()
        self.transitions = nn.Parameter(torch.zeros(tags, tags))
        self.starts = nn.Parameter(torch.zeros(tags))
        for inside in range(2, tags, 2):
            for before in range(tags):
                if before not in (inside, inside - 1):
                    self.transitions.data[before, inside] = -4.0

    def forward(self, emissions: Tensor, tags: Tensor, mask: Tensor) -> Tensor:
        """Return the negative log-likelihood of `tags`, a mean over the tokens of `mask`."""
        picked = emissions.gather(2, tags[:, :, None])[:, :, 0]
        steps = self.transitions[tags[:, :-1], tags[:, 1:]]
        score = self.starts[tags[:, 0]] + (picked * mask).sum(1) + (steps * mask[:, 1:]).sum(1)
        alpha = self.starts + emissions[:, 0]
        for place in range(1, emissions.shape[1]):
            after = torch.logsumexp(alpha[:, :, None] + self.transitions[None], 1) + emissions[:, place]
            alpha = torch.where(mask[:, place, None] > 0, after, alpha)
        return (torch.logsumexp(alpha, 1) - score).sum() / mask.sum()


class SharedDropout(nn.Module):
    """Dropout that drops a feature for a whole window."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def forward(self, values: Tensor) -> Tensor:
        """Drop features of `values` (windows, tokens, features) while training."""
        if not self.training:
            return values
        kept = torch.empty(values.shape[0], 1, values.shape[2]).bernoulli_(1 - self.share)
        return values * kept / (1 - self.share)


class WordInput(nn.Module):
    """Projection of the frozen vector of a word plus a trained difference, with words left out at random."""

    def __init__(self, vectors: npt.NDArray[np.float32], counts: npt.NDArray[np.int64]) -> None:
        super().__init__()
        seen = np.flatnonzero(counts >= 2)
        rows = np.zeros(len(counts), np.int64)
        rows[seen] = np.arange(1, len(seen) + 1)
        rows[:2] = 0
        self.register_buffer("vectors", torch.from_numpy(vectors))
        self.register_buffer("rows", torch.from_numpy(rows))
        self.register_buffer("counts", torch.from_numpy(counts.astype(np.float32)))
        self.differences = nn.Embedding(len(seen) + 1, _WIDTHS[0])
        self.project = nn.Linear(vectors.shape[1], _WIDTHS[0], bias=False)
        self.unknown = nn.Parameter(torch.zeros(_WIDTHS[0]))
        nn.init.normal_(self.differences.weight, 0, 0.05)
        nn.init.eye_(self.project.weight)

    def forward(self, words: Tensor) -> Tensor:
        """Return the input vector of each word id; ids 0 and 1 are padding and unknown words."""
        rows = self.rows[words]  # type: ignore[index]
        if self.training:
            forget = 0.25 / (0.25 + self.counts[words]) + 0.02  # type: ignore[index]
            rows = torch.where(torch.rand(words.shape) < forget, torch.zeros_like(rows), rows)
            words = torch.where(torch.rand(words.shape) < 0.05, torch.ones_like(words), words)
        vector = self.project(F.embedding(words, self.vectors))  # type: ignore[arg-type]
        return vector + (words <= 1)[..., None] * self.unknown + self.differences(rows)

    def table(self) -> Tensor:
        """Return the input vectors of all words, one row each, as inference uses them."""
        with torch.no_grad():
            known = self.project(self.vectors) + self.differences(self.rows)
            known[:2] += self.unknown
        return known


class Heads(nn.Module):
    """From a token's input and the states of the first layer to parts of speech, name labels and sentence starts.

    What is nearer to the words is learnt lower down, as in Søgaard and Goldberg (2016), "Deep multi-task learning with
    low level tasks supervised at lower layers": the second layer stays with attribution alone.
    """

    def __init__(self, inputs: int, hidden: int = 96) -> None:
        super().__init__()
        self.trunk = nn.Linear(inputs, hidden)
        self.drop = nn.Dropout(0.2)
        self.out = nn.Linear(hidden, sum(HEADS))

    def forward(self, values: Tensor) -> Tensor:
        """Return float32 (windows, tokens, columns of all heads), in the order of `HEADS`."""
        return self.out(self.drop(torch.relu(self.trunk(values))))  # type: ignore[no-any-return]


class ReadingNetwork(nn.Module):
    """Token features in, scores of the attribution tags out; `read_all` gives those of the other heads too."""

    def __init__(self, shape: Shape, vectors: npt.NDArray[np.float32], counts: npt.NDArray[np.int64]) -> None:
        super().__init__()
        self.shape = shape
        self.words = WordInput(vectors, counts)
        self.tables = nn.ModuleList(
            nn.Embedding(size, width) for size, width in zip(ID_SIZES[1:], _WIDTHS[1:], strict=True)
        )
        for table in list(self.tables)[:3]:
            nn.init.normal_(table.weight, 0, 0.1)
        width = sum(_WIDTHS) + len(FLAG_COLUMNS)
        self.drop_input, self.drop_output = SharedDropout(0.25), SharedDropout(0.35)
        if shape.encoder == "lstm":
            sizes = [width] + [2 * shape.hidden] * (shape.layers - 1)
            self.lstms = nn.ModuleList(
                nn.LSTM(size, shape.hidden, batch_first=True, bidirectional=True) for size in sizes
            )
            output = 2 * shape.hidden
        else:
            output = shape.hidden
            self.enter = nn.Linear(width, output)
            self.convolutions = nn.ModuleList(
                nn.Conv1d(output, 2 * output, 3, padding=step, dilation=step) for step in shape.dilations
            )
            self.norms = nn.ModuleList(nn.LayerNorm(output) for _ in shape.dilations)
        self.scores = nn.Linear(output, len(TAGS))
        self.crf = ChunkCRF()
        self.heads = Heads(width + output)

    def forward(self, ids: Tensor, flags: Tensor, mask: Tensor) -> Tensor:
        """Return float32 (windows, tokens, tags); `mask` is 1 for a token and 0 for padding."""
        return self.scores(self._layers(ids, flags, mask)[-1])  # type: ignore[no-any-return]

    def read_all(self, ids: Tensor, flags: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Return what `forward` returns, and the columns of `HEADS`."""
        layers = self._layers(ids, flags, mask)
        return self.scores(layers[-1]), self.heads(torch.cat(layers[:2], -1))

    def heads_input(self, ids: Tensor, flags: Tensor, mask: Tensor) -> Tensor:
        """Return what the other heads see, (windows, tokens, width)."""
        return torch.cat(self._layers(ids, flags, mask)[:2], -1)

    def _layers(self, ids: Tensor, flags: Tensor, mask: Tensor) -> list[Tensor]:
        """Return the input and what each layer makes of it, (windows, tokens, width)."""
        values = self._embed(ids, flags)
        mask = mask[..., None]
        if self.shape.encoder == "lstm":
            return [values, *self._recur(values, mask)]
        return [values, self._convolve(values, mask)]

    def encode_first(self, ids: Tensor, flags: Tensor) -> Tensor:
        """Return the states of the first LSTM layer, (windows, tokens, 2 x hidden), forward half first."""
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.training):
            states, _ = self.lstms[0](self._embed(ids, flags))
        return states.float()  # type: ignore[no-any-return]

    def _embed(self, ids: Tensor, flags: Tensor) -> Tensor:
        inputs = [self.words(ids[..., 0])]
        inputs += [table(ids[..., column + 1]) for column, table in enumerate(self.tables)]
        return self.drop_input(torch.cat([*inputs, flags], -1))  # type: ignore[no-any-return]

    def _recur(self, values: Tensor, mask: Tensor) -> list[Tensor]:
        # No packed sequences: they cost seven times as much on a CPU. Windows come sorted by length, padding is zeroed.
        layers = []
        for number, lstm in enumerate(self.lstms):
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.training):
                out, _ = lstm(values * mask)
            out = self.drop_output(out.float() * mask)
            values = out + values if number else out
            layers.append(values)
        return layers

    def _convolve(self, values: Tensor, mask: Tensor) -> Tensor:
        values = self.enter(values) * mask
        for convolution, norm in zip(self.convolutions, self.norms, strict=True):
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.training):
                content, gate = convolution((norm(values) * mask).transpose(1, 2)).chunk(2, 1)
            step = (content.float() * torch.sigmoid(gate.float())).transpose(1, 2)
            values = values + F.dropout(step, 0.15, self.training)
        return self.drop_output(values)  # type: ignore[no-any-return]
