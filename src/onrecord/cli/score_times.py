"""`onrecord score times`: times against gold in TempEval-3 TimeML."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer


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
    import dataclasses

    from onrecord._version import __version__
    from onrecord.evaluate.attribution import format_scores
    from onrecord.evaluate.timeml import read_timeml
    from onrecord.evaluate.times import load_times, score_times

    texts = read_timeml(gold)
    scores = score_times(texts, load_times(pred), resamples=resamples, seed=seed)
    signature = (
        f"{gold.name}, {len(texts)} documents, {sum(len(text.times) for text in texts)} times | matched by overlap | "
        f"{resamples} resamples, seed {seed} | onrecord {__version__}"
    )
    if as_json:
        figures = {
            name: {"precision": one.precision, "recall": one.recall, "f1": one.f1, **dataclasses.asdict(one)}
            for name, one in scores.items()
        }
        json.dump({"signature": signature, "scores": figures}, sys.stdout, ensure_ascii=False)
        sys.stdout.write("\n")
    else:
        typer.echo(format_scores(scores))
        typer.echo(signature)
