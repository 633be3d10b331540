"""Grammar on demand: takes a `Parse` and a few of its sentences, returns their dependency trees.

A tree costs many times what the reading network costs, so only sentences that may hold a commitment or an event are
parsed. The pipeline that travels with the package is spaCy's; any installed English one can take its place.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import TYPE_CHECKING

from onrecord.errors import OnrecordError
from onrecord.model import Parse
from onrecord.model.parse import Sentence
from onrecord.model.trees import Tree
from onrecord.parse.universal import is_clear, to_universal
from onrecord.weights import load_bytes

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
    pipeline = load_grammar(grammar)
    turn = is_clear(frozenset(pipeline.get_pipe("parser").labels))
    short = [sentence for sentence in sentences if len(sentence.span) <= _LONGEST]
    # One document at a time: what stands in a batch with a sentence is always of its own document.
    docs = iter(pipeline.pipe([parse.text_of(sentence.span) for sentence in short]))
    found: list[Tree | None] = []
    for sentence in sentences:
        if len(sentence.span) > _LONGEST:
            found.append(None)
            continue
        tree = _tree(next(docs), sentence.span.start)
        found.append(to_universal(tree) if turn else tree)
    return found


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
def load_grammar(name: str = BUILT_IN) -> Language:
    """Return a spaCy pipeline with tagger, lemmatizer and parser; loaded once in a process.

    Raises:
        GrammarError: spaCy is missing, there is no such pipeline, or it has no parser.
    """
    try:
        import spacy
    except ImportError:
        raise GrammarError("Grammar needs spaCy, which is not installed. Run: pip install 'onrecord[spacy]'") from None
    if name == BUILT_IN:
        pipeline = build_grammar(load_bytes("grammar.cfg").decode("utf-8"))
        pipeline.from_bytes(load_bytes("grammar.spacy"))
    else:
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


def build_grammar(config: str) -> Language:
    """Return an untrained pipeline from the words of its configuration."""
    from spacy.util import load_model_from_config
    from thinc.api import Config

    pipeline: Language = load_model_from_config(Config().from_str(config), auto_fill=True)
    return pipeline


def _use_numpy(pipeline: Language) -> None:
    """Multiply with NumPy: on most machines its library is half as fast again as spaCy's own."""
    from thinc.api import NumpyOps

    ops = NumpyOps(use_blis=False)
    for _, pipe in pipeline.pipeline:
        for node in pipe.model.walk() if hasattr(pipe, "model") else ():
            node.ops = ops
