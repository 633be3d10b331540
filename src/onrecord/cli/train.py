"""`onrecord train`: corpora on disk to the weights that onrecord ships. Needs the extra [train]."""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import Annotated

import typer

train = typer.Typer(
    help="Train the models that onrecord ships, from corpora that you have on disk.", no_args_is_help=True
)


@train.command()
def reader(
    polnear: Annotated[
        Path, typer.Option(metavar="DIR", help="Training split: a folder that holds text and attributions.")
    ],
    held_out: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Another split, on which scores become probabilities.")
    ] = None,
    raw: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE", help="Raw text, a paragraph a line, plain or .xz, for word vectors. Repeatable."),
    ] = None,
    taught: Annotated[
        list[Path] | None, typer.Option(metavar="FILE", help="Raw text that the teachers score. Repeatable.")
    ] = None,
    transcripts: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE", help="Raw text whose turns carry labels, for a last short pass. Repeatable."),
    ] = None,
    treebank: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="FILE", help="CoNLL-U, plain or .xz, for parts of speech and sentence starts. Repeatable."
        ),
    ] = None,
    names: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE", help="IOB2, plain or .xz: names in the sentences of the treebanks. Repeatable."),
    ] = None,
    work: Annotated[
        Path, typer.Option(metavar="DIR", help="What each step made; a stopped run goes on from it.")
    ] = Path("onrecord-train"),
    out: Annotated[Path, typer.Option(metavar="DIR", help="Where the weights and their card go.")] = Path("weights"),
) -> None:
    """Train the reading network and the linker, and write them with a card.

    The same corpora give the same weights. It takes hours on two cores; stop it at any moment, the same command goes
    on from the last step that was finished and the last checkpoint.
    """
    from onrecord.errors import OnrecordError

    try:
        import torch as _torch  # noqa: F401 - only to say what is missing before anything begins

        from onrecord.learn.recipe import Corpora
        from onrecord.learn.run import train_reader
    except ImportError as error:
        raise OnrecordError(
            f"Training needs more than onrecord alone ({error.name} is missing). Run: pip install 'onrecord[train]'"
        ) from None
    given = [tuple(files or ()) for files in (raw, taught, transcripts, treebank, names)]
    for path in (polnear, held_out, *chain(*given)):
        if path is not None and not path.exists():
            raise OnrecordError(f"There is no file or folder {str(path)!r}. Check the path.")
    corpora = Corpora(polnear, given[0], given[1], given[2], given[3], given[4], held_out)
    train_reader(corpora, work, out, report=lambda words: typer.echo(words, err=True))


@train.command()
def grammar(
    treebank: Annotated[
        list[Path], typer.Option(metavar="FILE", help="Treebank to train on: CoNLL-U, plain or .xz. Repeatable.")
    ],
    dev: Annotated[
        list[Path], typer.Option(metavar="FILE", help="Treebank to choose the best step by and to score. Repeatable.")
    ],
    work: Annotated[
        Path, typer.Option(metavar="DIR", help="What each step made; a finished step is not made again.")
    ] = Path("onrecord-train-grammar"),
    out: Annotated[Path, typer.Option(metavar="DIR", help="Where the weights and their card go.")] = Path("weights"),
) -> None:
    """Train the grammar (tags, lemmas, dependency trees) and write it with a card: a quarter of an hour."""
    from onrecord.errors import OnrecordError

    try:
        from onrecord.learn.grammar import train_grammar
    except ImportError as error:
        raise OnrecordError(
            f"Training needs more than onrecord alone ({error.name} is missing). Run: pip install 'onrecord[train]'"
        ) from None
    for path in (*treebank, *dev):
        if not path.is_file():
            raise OnrecordError(f"There is no file {str(path)!r}. Check the path.")
    train_grammar(treebank, dev, work, out, report=lambda words: typer.echo(words, err=True))
