"""Scores on the screen: a table for people, one JSON object for programs, each with what the figures were made of."""

from __future__ import annotations

import dataclasses
import json
import sys
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.evaluate.attribution import Score


def print_scores(scores: Mapping[str, Score], signature: str, *, as_json: bool) -> None:
    """Print scores with their signature, as a table or as JSON."""
    from onrecord.evaluate.attribution import format_scores

    if as_json:
        print_json(scores, signature)
    else:
        typer.echo(format_scores(scores))
        typer.echo(signature)


def print_json(scores: Mapping[str, Score], signature: str, **more: object) -> None:
    """Print one JSON object: the signature, every score with its figures and counts, and `more` fields."""
    figures = {
        name: {"precision": one.precision, "recall": one.recall, "f1": one.f1, **dataclasses.asdict(one)}
        for name, one in scores.items()
    }
    json.dump({"signature": signature, "scores": figures, **more}, sys.stdout, ensure_ascii=False)
    sys.stdout.write("\n")
