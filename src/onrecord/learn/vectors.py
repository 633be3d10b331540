"""Learn word vectors from raw text: takes texts, returns words, vectors and counts. Skip-gram as gensim has it.

One thread, so that the same texts and seed give the same vectors. Words are lower-case reading tokens.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

_TOKEN = re.compile(r"\w+|[^\w\s]")
_SKIP_GRAM = {"sg": 1, "negative": 5, "sample": 3e-4, "alpha": 0.05, "min_alpha": 0.0005}
SCALE = 0.3  # standard deviation of the vectors as the network takes them


@dataclass(frozen=True, slots=True)
class VectorPlan:
    """How vectors are trained."""

    size: int = 96
    window: int = 3
    epochs: int = 2
    words: int = 60_000
    fewest: int = 5
    seed: int = 1


@dataclass(frozen=True, slots=True, eq=False)
class WordVectors:
    """`words` by falling count; `vectors` float32 (words + 2, size) and `counts` (words + 2), rows 0 and 1 empty."""

    words: tuple[str, ...]
    vectors: npt.NDArray[np.float32]
    counts: npt.NDArray[np.float64]

    @property
    def vocabulary(self) -> dict[str, int]:
        """Word -> row of `vectors`."""
        return {word: number for number, word in enumerate(self.words, 2)}

    def save(self, path: Path) -> None:
        """Write words, vectors and counts to one .npz file, without pickles."""
        np.savez(path, words=np.array(self.words), vectors=self.vectors.astype(np.float16), counts=self.counts)

    @classmethod
    def load(cls, path: Path) -> WordVectors:
        """Read what `save` wrote."""
        with np.load(path, allow_pickle=False) as arrays:
            words = tuple(str(word) for word in arrays["words"])
            return cls(words, arrays["vectors"].astype(np.float32), arrays["counts"])


def write_corpus(texts: Iterable[str], path: Path, *, seed: int = 0) -> int:
    """Write lower-case tokens, one shuffled paragraph a line, and return how many tokens there are."""
    lines = []
    count = 0
    for text in texts:
        for paragraph in text.split("\n"):
            tokens = _TOKEN.findall(paragraph.lower())
            if tokens:
                lines.append(" ".join(tokens))
                count += len(tokens)
    random.Random(seed).shuffle(lines)  # noqa: S311 - training, not secrets
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", errors="replace") as out:
        out.writelines(line + "\n" for line in lines)
    return count


def train_vectors(corpus: Path, plan: VectorPlan | None = None) -> WordVectors:
    """Return the vectors of a corpus that `write_corpus` wrote."""
    from gensim.models import Word2Vec  # type: ignore[import-not-found,import-untyped,unused-ignore]

    plan = plan or VectorPlan()
    model = Word2Vec(
        corpus_file=str(corpus),
        vector_size=plan.size,
        window=plan.window,
        epochs=plan.epochs,
        min_count=plan.fewest,
        max_final_vocab=plan.words,
        seed=plan.seed,
        workers=1,
        **_SKIP_GRAM,
    )
    words = tuple(model.wv.index_to_key)
    learnt = model.wv.vectors.astype(np.float32)
    vectors = np.concatenate([np.zeros((2, plan.size), np.float32), learnt / learnt.std() * SCALE])
    counts = np.array([0.0, 0.0] + [float(model.wv.get_vecattr(word, "count")) for word in words])
    return WordVectors(words, vectors, counts)
