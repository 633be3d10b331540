"""Train everything that the reading network needs, from corpora to weights with a card.

Takes paths, writes `reading.onnx`, `reading.npz`, `reading.words`, `linker.npz`, `reading.md` and `SHA256SUMS`.
Every step keeps what it made in the work folder and is passed over when it is there: an interrupted run goes on.

1. Word vectors from raw text and the training articles.
2. A language model pretrains the student's first layer.
3. Teachers learn the gold.
4. The student learns in lessons: each takes the gold and raw texts as its teachers, itself among them, score these;
   later ones add labelled speech and treebanks, for parts of speech, names and sentence starts; the heads for these
   are then trained alone.
5. The linker learns from gold pieces; its scores are calibrated on articles held out. 6. Export to int8.
"""

from __future__ import annotations

import io
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
import torch

from onrecord.extract.linking import linker_from
from onrecord.learn.augment import NamePool
from onrecord.learn.batches import Example
from onrecord.learn.calibration import calibrate
from onrecord.learn.corpora import Article, read_polnear, read_raw
from onrecord.learn.export import export_arrays, export_network, write_weights
from onrecord.learn.heads import train_heads
from onrecord.learn.linker import gold_pieces, train_linker
from onrecord.learn.network import ReadingNetwork
from onrecord.learn.pretrain import pretrain_layer
from onrecord.learn.recipe import Corpora, Draw, Recipe, draw_texts
from onrecord.learn.tagger import Material, Plan, train_tagger
from onrecord.learn.teaching import teach
from onrecord.learn.transcripts import make_transcripts
from onrecord.learn.treebanks import read_names, read_treebank
from onrecord.learn.vectors import WordVectors, train_vectors, write_corpus
from onrecord.parse.features import TypeTable, find_features
from onrecord.parse.network import ReadingModel

Report = Callable[[str], None]


def train_reader(corpora: Corpora, work: Path, out: Path, recipe: Recipe | None = None, report: Report = print) -> None:
    """Train the reading network and the linker and write them, with a card, to the folder `out`."""
    recipe = recipe or Recipe()
    work.mkdir(parents=True, exist_ok=True)
    articles = read_polnear(corpora.polnear)
    vectors = _vectors(corpora, articles, work, recipe, report)
    language = _language(corpora, articles, vectors, work, recipe, report)
    teachers = []
    for number, plan in enumerate(recipe.teachers):
        material = Material(articles, vectors.vectors, vectors.vocabulary, pretrained=_fitting(language, plan, recipe))
        network = train_tagger(plan, material, work / f"teacher-{number}.pt", report)
        teachers.append(running(network, vectors.vocabulary))
    student = _Student(corpora, recipe, work, articles, vectors, teachers, report).learn(language)
    types = TypeTable({})
    pieces = [gold_pieces(article, types, copy) for article in articles for copy in range(len(article.copies))]
    linker = train_linker(pieces, recipe.linker, report)
    if corpora.held_out is not None:
        held_out = read_polnear(corpora.held_out, annotators="first")
        linker["score_weights"] = calibrate(held_out, running(student, vectors.vocabulary), linker_from(linker))
    files = {
        "reading.onnx": export_network(student),
        "reading.npz": _packed(export_arrays(student)),
        "reading.words": ("\n".join(vectors.words) + "\n").encode("utf-8"),
        "linker.npz": _packed(linker),
        "reading.md": card(corpora, recipe, len(articles)).encode("utf-8"),
    }
    write_weights(out, files)


class _PlainSession:
    """A network that is not exported, behind the one method of an `onnxruntime.InferenceSession` that is used."""

    def __init__(self, network: ReadingNetwork) -> None:
        self.network = network.eval()

    def run(self, _names: None, feed: dict[str, np.ndarray]) -> list[np.ndarray]:  # type: ignore[type-arg]
        """Return the scores of one call."""
        arrays = (feed["ids"].astype(np.int64), feed["flags"], feed["mask"][..., 0])
        with torch.no_grad():
            return [self.network(*(torch.from_numpy(array) for array in arrays)).numpy()]


def running(network: ReadingNetwork, vocabulary: dict[str, int]) -> ReadingModel:
    """Return a trained network as inference runs it; a CNN, which only teaches, runs in PyTorch."""
    session: Any = _PlainSession(network)
    if network.shape.encoder == "lstm":
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        session = onnxruntime.InferenceSession(export_network(network), options, providers=["CPUExecutionProvider"])
    return ReadingModel(session, TypeTable(vocabulary), **export_arrays(network))


def card(corpora: Corpora, recipe: Recipe, articles: int) -> str:
    """Return what people should know of the weights: data, licences, command, seeds. Scores are added by hand."""
    raw = ", ".join(sorted(path.name.split(".")[0] for path in corpora.raw))
    taught = ", ".join(sorted(path.name.split(".")[0] for path in corpora.taught))
    banks = ", ".join(path.name.split(".")[0] for path in (*corpora.treebanks, *corpora.names)) or "none"
    talk = ", ".join(sorted(path.name.split(".")[0] for path in corpora.transcripts)) or "none"
    return f"""# The reading network and the linker

- **What it is**: a bidirectional LSTM with a CRF over source, cue and content and heads for parts of speech, names and
  sentence starts, int8 in onnxruntime; a logistic regression over tables that links them.
- **Gold**: PolNeAR 1.0 (github networkdynamics/PolNeAR), train split, {articles} articles, every annotator's copy.
  The corpus has no licence file; its texts are their publishers' and are not part of this package.
- **Raw text** for word vectors and the language model: {raw}.
- **Raw text scored by teachers**: {taught}. Labelled speech from: {talk}.
- **Parts of speech, names and sentence starts**: {banks}.
- **Made by**: `onrecord train`, recipe below; deterministic by seed on one machine.
- **Known limits**: United States political news of 2015-16 in English; nested attributions are not marked.

```
{recipe}
```
"""


def _vectors(corpora: Corpora, articles: Sequence[Article], work: Path, recipe: Recipe, report: Report) -> WordVectors:
    path = work / "vectors.npz"
    if not path.exists():
        texts = [article.text for article in articles]
        count = write_corpus([*read_raw(corpora.raw), *texts, *texts], work / "corpus.txt")
        report(f"word vectors from {count} tokens")
        train_vectors(work / "corpus.txt", recipe.vectors).save(path)
    return WordVectors.load(path)


def _language(
    corpora: Corpora, articles: Sequence[Article], vectors: WordVectors, work: Path, recipe: Recipe, report: Report
) -> dict[str, torch.Tensor]:
    path = work / "language.pt"
    if not path.exists():
        texts = [*read_raw(corpora.raw), *(article.text for article in articles)]
        layer = pretrain_layer(recipe.language, texts, vectors.vectors, vectors.vocabulary, vectors.counts, report)
        torch.save(layer, path)
    loaded: dict[str, torch.Tensor] = torch.load(path, weights_only=True)
    return loaded


def _fitting(language: dict[str, torch.Tensor], plan: Plan, recipe: Recipe) -> dict[str, torch.Tensor] | None:
    """Return the pretrained layer where a network has the same first layer."""
    return language if plan.shape.encoder == "lstm" and plan.shape.hidden == recipe.language.hidden else None


@dataclass(slots=True)
class _Student:
    """The student and what it learns from, lesson by lesson."""

    corpora: Corpora
    recipe: Recipe
    work: Path
    articles: list[Article]
    vectors: WordVectors
    teachers: list[ReadingModel]
    report: Report

    def learn(self, language: dict[str, torch.Tensor]) -> ReadingNetwork:
        """Return the network after all lessons, begun from a pretrained layer."""
        start: Mapping[str, torch.Tensor] | None = _fitting(language, self.recipe.lessons[0].plan, self.recipe)
        taught: list[Example] = []
        student: ReadingNetwork | None = None
        names = read_names(self.corpora.names)
        labelled = [text for path in self.corpora.treebanks for text in read_treebank(path, names)]
        for number, lesson in enumerate(self.recipe.lessons):
            if lesson.draw is not None:
                taught = self._taught(lesson.draw, student)
            more = self._transcripts() if lesson.transcripts else []
            material = Material(
                [*self.articles, *more], self.vectors.vectors, self.vectors.vocabulary, taught, start, self.articles,
                labelled if lesson.labels else (),
            )  # fmt: skip
            student = train_tagger(lesson.plan, material, self.work / f"lesson-{number}.pt", self.report)
            if lesson.labels:
                train_heads(student, labelled, TypeTable(self.vectors.vocabulary), self.recipe.heads, self.report)
            start = student.state_dict()
        if student is None:
            raise ValueError("A recipe needs at least one lesson.")
        return student

    def _taught(self, draw: Draw, student: ReadingNetwork | None) -> list[Example]:
        teachers = [self.teachers[number] for number in draw.teachers if number < len(self.teachers)]
        if draw.itself and student is not None:
            teachers.append(running(student, self.vectors.vocabulary))
        texts = draw_texts(self.corpora.taught, draw) if teachers else []
        types = TypeTable(self.vectors.vocabulary)
        pool = NamePool([find_features(article.text, types) for article in self.articles])
        taught = teach(texts, teachers, types, pool, seed=draw.teaching_seed, bare=draw.bare) if teachers else []
        self.report(f"{len(taught)} texts scored by {len(teachers)} teachers")
        return taught

    def _transcripts(self) -> list[Article]:
        texts = list(read_raw(self.corpora.transcripts))
        random.Random(self.recipe.transcripts_seed).shuffle(texts)  # noqa: S311 - training, not secrets
        return make_transcripts(texts, self.recipe.transcripts)


def _packed(arrays: dict[str, np.ndarray]) -> bytes:  # type: ignore[type-arg]
    packed = io.BytesIO()
    np.savez_compressed(packed, **arrays)  # type: ignore[arg-type]
    return packed.getvalue()
