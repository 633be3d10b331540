"""`onrecord score commitments`: who promised what, against labelled sentences."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from onrecord.cli.figures import print_scores


def commitments(
    gold: Annotated[Path, typer.Option(metavar="PATH", help="The folder corpora/commitments, or .jsonl of examples.")],
    pred: Annotated[Path, typer.Option(metavar="FILE", help="What onrecord read --json wrote of the sentences.")],
    half: Annotated[
        Literal["even", "odd"] | None, typer.Option(help="Only the sentences with an even or odd running number.")
    ] = None,
    resamples: Annotated[
        int, typer.Option(min=0, help="Sentences drawn anew this often for 95 % intervals; 0: none.")
    ] = 1000,
    seed: Annotated[int, typer.Option(help="Seed of the draws.")] = 7,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as one JSON object.")] = False,
) -> None:
    """Score commitments: what is found, and the share of right fields, with intervals by sentence.

    Make predictions with onrecord read --json over a .jsonl of the gold's sentences.
    """
    from onrecord._version import __version__
    from onrecord.evaluate.commitment_gold import read_gold
    from onrecord.evaluate.commitments import load_commitments, score_commitments

    texts = read_gold(gold, half=half)
    scores = score_commitments(texts, load_commitments(pred, texts), resamples=resamples, seed=seed)
    signature = (
        f"{gold.name}, {half or 'all'}: {len(texts)} texts, {sum(len(text.records) for text in texts)} commitments | "
        f"cue overlaps or spans by half | {resamples} resamples, seed {seed} | onrecord {__version__}"
    )
    print_scores(scores, signature, as_json=as_json)
