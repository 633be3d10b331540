"""Grammar on demand: takes a `Parse` and a few of its sentences, returns their dependency trees.

A tree costs many times what the reading network costs, so only sentences that may hold a commitment or an event are
parsed. The grammar that travels with the package runs in NumPy (`onrecord.parse.dependency`); any installed English
spaCy pipeline can take its place.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from onrecord.errors import OnrecordError
from onrecord.model import Parse, Span
from onrecord.model.parse import Sentence
from onrecord.model.trees import Tree
from onrecord.parse.universal import is_clear, to_universal
from onrecord.weights import digest

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

BUILT_IN = "onrecord"
_LONGEST = 2_000  # characters; a longer "sentence" is a table or a list, and would cost more than it tells


class GrammarError(OnrecordError):
    """The pipeline that a setting names is not there, or parses nothing."""


def parse_sentences(parse: Parse, sentences: Sequence[Sentence], grammar: str = BUILT_IN) -> list[Tree | None]:
    """Return the tree of each sentence, offsets in `Document.text`; `None` for one of over 2,000 characters.

    Args:
        grammar: "onrecord", or the name of an installed English spaCy pipeline such as "en_core_web_sm".

    Raises:
        GrammarError: there is no such pipeline, or it has no parser.
    """
    # One document at a time: what stands in a batch with a sentence is always of its own document.
    short = [sentence.span for sentence in sentences if len(sentence.span) <= _LONGEST]
    texts = [parse.text_of(span) for span in short]
    trees = iter(_own_trees(texts, short) if grammar == BUILT_IN else _trees(load_grammar(grammar), texts, short))
    return [next(trees) if len(sentence.span) <= _LONGEST else None for sentence in sentences]


def check_grammar(name: str) -> None:
    """Make sure that a grammar is there; the one that travels with the package is, and is loaded when it is needed.

    Raises:
        GrammarError: spaCy is missing, there is no such pipeline, or it has no parser.
    """
    if name != BUILT_IN:
        load_grammar(name)


def weights_of(name: str) -> str | None:
    """Return a digest of the weights of the grammar that travels with the package, `None` for another."""
    return digest("grammar.npz", "grammar.json") if name == BUILT_IN else None


def _own_trees(texts: Sequence[str], spans: Sequence[Span]) -> list[Tree]:
    if not texts:
        return []
    from onrecord.parse.dependency import load_dependency

    return [
        Tree(
            tuple(span.start + word.start for word in read.words),
            tuple(span.start + word.start + len(word.text) for word in read.words),
            read.heads,
            read.relations,
            read.tags,
            read.lemmas,
        )
        for span, read in zip(spans, load_dependency().read(texts), strict=True)
    ]


def _trees(pipeline: Language, texts: Sequence[str], spans: Sequence[Span]) -> Iterator[Tree]:
    turn = is_clear(frozenset(pipeline.get_pipe("parser").labels))
    for span, doc in zip(spans, pipeline.pipe(texts), strict=True):
        tree = _tree(doc, span.start)
        yield to_universal(tree) if turn else tree


def _tree(doc: Doc, offset: int) -> Tree:
    words = [token for token in doc if not token.is_space]
    places = {token.i: place for place, token in enumerate(words)}
    return Tree(
        tuple(offset + token.idx for token in words),
        tuple(offset + token.idx + len(token) for token in words),
        tuple(places.get(token.head.i, place) for place, token in enumerate(words)),
        tuple(token.dep_ for token in words),
        tuple(token.tag_ for token in words),
        tuple(token.lemma_ or token.lower_ for token in words),
    )


@functools.cache
def load_grammar(name: str) -> Language:
    """Return an installed spaCy pipeline with tagger, lemmatizer and parser; loaded once in a process.

    Raises:
        GrammarError: spaCy is missing, there is no such pipeline, or it has no parser.
    """
    try:
        import spacy
    except ImportError:
        raise GrammarError(
            f"The grammar {name!r} needs spaCy, which is not installed. Run: pip install 'onrecord[spacy]', or leave "
            f"the setting grammar at {BUILT_IN!r}, which needs nothing."
        ) from None
    try:
        pipeline = spacy.load(name, exclude=["ner"])
    except OSError:
        raise GrammarError(
            f"There is no spaCy pipeline {name!r} here. Install it, or leave the setting grammar at {BUILT_IN!r}."
        ) from None
    if "parser" not in pipeline.pipe_names:
        raise GrammarError(f"The spaCy pipeline {name!r} has no parser. Name one that has, or {BUILT_IN!r}.")
    _use_numpy(pipeline)
    return pipeline


def _use_numpy(pipeline: Language) -> None:
    """Multiply with NumPy: on most machines its library is half as fast again as spaCy's own."""
    from thinc.api import NumpyOps

    ops = NumpyOps(use_blis=False)
    for _, pipe in pipeline.pipeline:
        for node in pipe.model.walk() if hasattr(pipe, "model") else ():
            node.ops = ops
