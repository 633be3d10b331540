"""`onrecord score times`: times against gold in TempEval-3 TimeML."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.figures import print_scores


def times(
    gold: Annotated[Path, typer.Option(metavar="DIR", help="Folder of .tml files, such as TimeBank.")],
    pred: Annotated[Path, typer.Option(metavar="FILE", help="What onrecord read --json wrote of the texts.")],
    resamples: Annotated[
        int, typer.Option(min=0, help="Documents drawn anew this often for 95 % intervals; 0: none.")
    ] = 1000,
    seed: Annotated[int, typer.Option(help="Seed of the draws.")] = 7,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as one JSON object.")] = False,
) -> None:
    """Score times as TempEval-3 does: spans, types and values, with intervals by document.

    Make predictions with onrecord read --json over a .jsonl of the gold's texts, whose keys are the names of its files
    and whose "published" is its creation time.
    """
    from onrecord._version import __version__
    from onrecord.evaluate.timeml import read_timeml
    from onrecord.evaluate.times import load_times, score_times

    texts = read_timeml(gold)
    scores = score_times(texts, load_times(pred), resamples=resamples, seed=seed)
    signature = (
        f"{gold.name}, {len(texts)} documents, {sum(len(text.times) for text in texts)} times | matched by overlap | "
        f"{resamples} resamples, seed {seed} | onrecord {__version__}"
    )
    print_scores(scores, signature, as_json=as_json)
