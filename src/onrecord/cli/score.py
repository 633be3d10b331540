"""`onrecord score`: figures for predictions against gold; the corpora stay where the user has them."""

from __future__ import annotations

import dataclasses
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.figures import print_json

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.evaluate.attribution import Difference, Score

score = typer.Typer(help="Score predictions against gold that you have on disk.", no_args_is_help=True)


class Annotators(StrEnum):
    """Whose copy of an article counts as gold."""

    FIRST = "first"
    ALL = "all"


@score.command()
def attribution(
    gold: Annotated[
        Path, typer.Option(metavar="DIR", help="Folder that holds text and attributions, as PolNeAR has them.")
    ],
    pred: Annotated[
        Path, typer.Option(metavar="FILE", help="What onrecord read --json wrote of the texts, or prediction lines.")
    ],
    against: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Other predictions: list what was gained and what was lost.")
    ] = None,
    annotators: Annotated[
        Annotators, typer.Option(help="The first annotator of each article, or each one's copy as an article.")
    ] = Annotators.FIRST,
    threshold: Annotated[float, typer.Option(min=0.01, max=1.0, help="Jaccard from which two spans overlap.")] = 0.5,
    resamples: Annotated[
        int, typer.Option(min=0, help="Articles drawn anew this often for 95 % intervals; 0: none.")
    ] = 1000,
    seed: Annotated[int, typer.Option(help="Seed of the draws.")] = 7,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as one JSON object.")] = False,
) -> None:
    """Score who-said-what predictions: source, cue and content against gold, with intervals by article.

    A prediction line is {"doc": STEM, "attributions": [{"source": [[0, 8]], "cue": [...], "content": [...]}]} with
    offsets in the text file. The headline figure is attr: cue or content overlaps, and the source matches.
    """
    from onrecord.errors import ScoreError
    from onrecord.evaluate.attribution import find_differences, score_attributions
    from onrecord.evaluate.predictions import load_predictions
    from onrecord.evaluate.standoff import read_attribution_gold

    if not (gold / "text").is_dir() or not (gold / "attributions").is_dir():
        raise ScoreError(f"{str(gold)!r} has no folders text and attributions. Give the folder that holds both.")
    articles = read_attribution_gold(gold, annotators=annotators.value)
    predictions = load_predictions(pred)
    scores = score_attributions(articles, predictions, threshold=threshold, resamples=resamples, seed=seed)
    signature = _signature(gold, len(articles), annotators, threshold, resamples, seed)
    differences: list[Difference] = []
    if against is not None:
        differences = find_differences(articles, predictions, load_predictions(against), threshold=threshold)
    if as_json:
        listed = [dataclasses.asdict(difference) for difference in differences]
        print_json(scores, signature, differences=listed)
    else:
        _write_table(scores, signature, differences)


def _signature(
    gold: Path, articles: int, annotators: Annotators, threshold: float, resamples: int, seed: int
) -> str:  # the figures mean nothing without it
    from onrecord._version import __version__

    return (
        f"{gold.name}, {articles} articles, annotators {annotators} | overlap at Jaccard {threshold:g} | "
        f"{resamples} resamples, seed {seed} | onrecord {__version__}"
    )


def _write_table(scores: Mapping[str, Score], signature: str, differences: Sequence[Difference]) -> None:
    from onrecord.evaluate.attribution import format_scores

    typer.echo(format_scores(scores))
    typer.echo(signature)
    for difference in differences:
        mark = "gained" if difference.gained else "lost  "
        words = " | ".join((difference.source, difference.cue, difference.content))
        typer.echo(f"{mark} {difference.stem}: {words}")
