"""`onrecord score places`: places against gold in geoparsing XML."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.figures import print_json


def places(
    gold: Annotated[Path, typer.Option(metavar="FILE", help="Gold in geoparsing XML, such as GeoVirus or TR-News.")],
    pred: Annotated[
        Path, typer.Option(metavar="FILE", help="What onrecord read --json wrote of the texts, or prediction lines.")
    ],
    resamples: Annotated[
        int, typer.Option(min=0, help="Articles drawn anew this often for 95 % intervals; 0: none.")
    ] = 1000,
    seed: Annotated[int, typer.Option(help="Seed of the draws.")] = 7,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as one JSON object.")] = False,
) -> None:
    """Score places: spans found, and whether each place lies within 161 km of where the gold has it.

    A prediction line is {"doc": KEY, "places": [{"span": [0, 6], "latitude": 48.9, "longitude": 2.3}], "given": [...]};
    KEY is the article's docid or its number from 1. "given" holds places for the gold's own spans, where asked.
    """
    from onrecord._version import __version__
    from onrecord.evaluate.attribution import format_scores
    from onrecord.evaluate.geoparsing import load_places, read_geoparsing
    from onrecord.evaluate.places import NEAR, find_median_error, score_places

    articles = read_geoparsing(gold)
    predictions = load_places(pred)
    scores = score_places(articles, predictions, resamples=resamples, seed=seed)
    error = find_median_error(articles, predictions)
    signature = (
        f"{gold.name}, {len(articles)} articles, {sum(len(article.names) for article in articles)} names | "
        f"exact spans, within {NEAR:g} km | {resamples} resamples, seed {seed} | onrecord {__version__}"
    )
    if as_json:
        print_json(scores, signature, median_error_km=error)
        return
    typer.echo(format_scores(scores))
    if error is not None:
        typer.echo(f"median error of given names: {error:.1f} km")
    typer.echo(signature)
