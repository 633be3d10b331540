"""How the shipped weights are made, as data: which networks learn what, in which order, with which seeds.

`Recipe()` is the recipe of the weights that travel with the package; `onrecord.learn.run` follows it.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from onrecord.learn.corpora import read_raw
from onrecord.learn.heads import HeadPlan
from onrecord.learn.linker import LinkPlan
from onrecord.learn.network import Shape
from onrecord.learn.pretrain import PretrainPlan
from onrecord.learn.tagger import Plan
from onrecord.learn.vectors import VectorPlan

_MARKS = ('"', "“")


@dataclass(frozen=True, slots=True)
class Share:
    """Which documents of a raw text file are taken: up to a share of all tokens, of so many words each."""

    name: str  # of the file, without its endings
    share: float
    quoted: bool = True  # only those with quotation marks
    fewest: int = 150
    most: int = 2500


@dataclass(frozen=True, slots=True)
class Draw:
    """Raw texts that teachers score. `bare`: share of texts that the student sees without quotation marks."""

    seed: int = 0
    tokens: int = 1_000_000  # counted as five characters each
    shares: tuple[Share, ...] = ()  # of files that are not named, documents of 80 words or more, in equal parts
    teachers: tuple[int, ...] = (0,)
    itself: bool = False  # the student, as it is by then, is one of the teachers
    teaching_seed: int = 0
    bare: float = 0.0


@dataclass(frozen=True, slots=True)
class Lesson:
    """One training of the student, which goes on from the lesson before."""

    plan: Plan
    draw: Draw | None = None  # the texts of the lesson before where not given
    transcripts: bool = True
    labels: bool = False  # learns parts of speech, names and sentence starts as well, and their heads alone at its end


_STUDENT = Shape("lstm", 128)
_EARLY = (
    Share("us_senate_press_releases", 0.55),
    Share("wikinews_2019_2020", 0.3, quoted=False, fewest=80),
    Share("whitehouse_2021_2026", 0.15),
    Share("doj_press_releases", 0.05, quoted=False),
    Share("uk_hansard_sample", 0.03, quoted=False, fewest=80, most=60_000),
    Share("whitehouse_press_briefings", 0.05, quoted=False, fewest=80, most=9_000),
)
_LATE = (
    Share("us_senate_press_releases", 0.5),
    Share("wikinews_2019_2020", 0.3, quoted=False, fewest=80),
    Share("whitehouse_2021_2026", 0.1),
    Share("doj_press_releases", 0.06, quoted=False),
    Share("uk_hansard_sample", 0.03, quoted=False, fewest=80, most=60_000),
    Share("whitehouse_press_briefings", 0.04, quoted=False, fewest=80, most=9_000),
)


@dataclass(frozen=True, slots=True)
class Recipe:
    """The steps that made the shipped weights."""

    vectors: VectorPlan = VectorPlan()
    language: PretrainPlan = PretrainPlan()
    teachers: tuple[Plan, ...] = (
        Plan(shape=Shape("lstm", 192), seed=1),
        Plan(shape=Shape("lstm", 192), seed=2),
        Plan(shape=Shape("cnn", 192), seed=3, stop=8),
    )
    lessons: tuple[Lesson, ...] = (
        Lesson(Plan(shape=_STUDENT, seed=3, epochs=9, taught=0.1), Draw(5, 1_000_000, _EARLY), transcripts=False),
        Lesson(Plan(shape=_STUDENT, seed=4, epochs=2, rate=5e-4, taught=0.1)),
        Lesson(Plan(shape=_STUDENT, seed=6, epochs=4, rate=8e-4, taught=0.15), Draw(6, 800_000, _EARLY, itself=True)),
        Lesson(
            Plan(shape=_STUDENT, seed=7, epochs=6, rate=1e-3, taught=0.3),
            Draw(7, 1_100_000, _LATE, teachers=(0, 1, 2), itself=True, teaching_seed=7, bare=0.1),
            labels=True,
        ),
        Lesson(
            Plan(shape=_STUDENT, seed=8, epochs=4, rate=6e-4, taught=0.3),
            Draw(8, 800_000, _LATE, teachers=(0, 1, 2), itself=True, teaching_seed=8, bare=0.1),
            labels=True,
        ),
    )
    heads: HeadPlan = HeadPlan()
    transcripts: int = 50
    transcripts_seed: int = 1
    linker: LinkPlan = field(default_factory=LinkPlan)


@dataclass(frozen=True, slots=True)
class Corpora:
    """Where the corpora are: a PolNeAR split, raw text (paragraphs a line), and the raw texts that teachers score.

    `transcripts` are raw text with labelled turns; `treebanks` are CoNLL-U and `names` IOB2 of the same sentences.
    `held_out` is a split that scores are calibrated on; without it a score is the certainty of the cue.
    """

    polnear: Path
    raw: tuple[Path, ...]
    taught: tuple[Path, ...]
    transcripts: tuple[Path, ...] = ()
    treebanks: tuple[Path, ...] = ()
    names: tuple[Path, ...] = ()
    held_out: Path | None = None


def draw_texts(paths: Iterable[Path], draw: Draw) -> list[str]:
    """Return raw texts, file by file in the order of the shares, then of the other files."""
    dice = random.Random(draw.seed)  # noqa: S311 - training, not secrets
    files = {path.name.split(".")[0]: path for path in paths}
    named = [share for share in draw.shares if share.name in files]
    others = [name for name in files if name not in {share.name for share in named}]
    shares = [*named, *(Share(name, 1 / len(others), quoted=False, fewest=80) for name in others)]
    chosen: list[str] = []
    for share in shares:
        texts = [text for text in read_raw([files[share.name]]) if _fits(text, share)]
        dice.shuffle(texts)
        chosen += _up_to(texts, share.share * draw.tokens)
    return chosen


def _fits(text: str, share: Share) -> bool:
    return share.fewest <= len(text.split()) <= share.most and (
        not share.quoted or any(mark in text for mark in _MARKS)
    )


def _up_to(texts: Sequence[str], tokens: float) -> list[str]:
    found = []
    held = 0.0
    for text in texts:
        if held >= tokens:
            break
        found.append(text)
        held += len(text) / 5
    return found
