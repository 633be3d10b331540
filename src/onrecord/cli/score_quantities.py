"""`onrecord score quantities`: amounts against gold in the JSON of CQE."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.figures import print_scores


def quantities(
    gold: Annotated[Path, typer.Option(metavar="FILE", help="Gold in CQE JSON, such as NewsQuant.")],
    pred: Annotated[Path, typer.Option(metavar="FILE", help="What onrecord read --json wrote of the texts.")],
    without: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Gold amounts to leave out: lines of entry and amount, from 0, and a reason."
        ),
    ] = None,
    resamples: Annotated[
        int, typer.Option(min=0, help="Entries drawn anew this often for 95 % intervals; 0: none.")
    ] = 1000,
    seed: Annotated[int, typer.Option(help="Seed of the draws.")] = 7,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as one JSON object.")] = False,
) -> None:
    """Score amounts: value, unit and currency against gold, with intervals by entry.

    Make predictions with onrecord read --json over a .jsonl of the gold's texts, keys their numbers from 0.
    """
    from onrecord._version import __version__
    from onrecord.evaluate.cqe import read_cqe
    from onrecord.evaluate.quantities import load_quantities, score_quantities

    excluded = read_excluded(without) if without else set()
    entries = read_cqe(gold, excluded=excluded)
    scores = score_quantities(entries, load_quantities(pred, entries), resamples=resamples, seed=seed)
    signature = (
        f"{gold.name}, {len(entries)} entries, {sum(len(entry.amounts) for entry in entries)} amounts, "
        f"{len(excluded)} left out | values to 1 in 100,000 | "
        f"{resamples} resamples, seed {seed} | onrecord {__version__}"
    )
    print_scores(scores, signature, as_json=as_json)


def read_excluded(path: Path) -> set[tuple[int, int]]:
    """Return (entry, amount) of the gold amounts that a file lists to be left out.

    Raises:
        ScoreError: a line does not begin with two whole numbers.
    """
    from onrecord.errors import ScoreError

    found = set()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        fields = line.split("\t")
        if len(fields) < 2 or not fields[0].isdigit() or not fields[1].isdigit():
            raise ScoreError(
                f"{path}:{number}: a line begins with the numbers of an entry and an amount, parted by tabs."
            )
        found.add((int(fields[0]), int(fields[1])))
    return found
