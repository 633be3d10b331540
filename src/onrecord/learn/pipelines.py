"""A trained spaCy pipeline as arrays and tables that `onrecord.parse.dependency` reads, and back.

The way back is for tests and for people who want the pipeline itself: both must give the same trees.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from spacy.language import Language

_SHIFTS = {"layernorm": {"b": "shift"}}


def export_pipeline(pipeline: Language) -> dict[str, bytes]:
    """Return `grammar.npz` and `grammar.json`."""
    arrays = {
        f"{name}.{label}": np.asarray(node.get_param(param))
        for name, node in _nodes(pipeline)
        for param, label in _params(node)
    }
    packed = io.BytesIO()
    np.savez(packed, **arrays)  # type: ignore[arg-type]
    tables = {**_tables(pipeline), **_splitting(pipeline)}
    return {
        "grammar.npz": packed.getvalue(),
        "grammar.json": json.dumps(tables, ensure_ascii=False, separators=(",", ":")).encode("utf-8"),
    }


def restore_pipeline(config: str, tables: Mapping[str, Any], arrays: Mapping[str, npt.NDArray[Any]]) -> Language:
    """Return the spaCy pipeline that was exported, from its configuration, tables and arrays."""
    from spacy.util import load_model_from_config
    from thinc.api import Config

    pipeline: Language = load_model_from_config(Config().from_str(config), auto_fill=True)
    parser, tagger, lemmatizer = (pipeline.get_pipe(name) for name in ("parser", "tagger", "trainable_lemmatizer"))
    parser.moves.initialize_actions(_actions(tables["moves"]))
    tagger.cfg["labels"] = [pipeline.vocab.strings.as_string(pipeline.vocab.strings.add(tag)) for tag in tables["tags"]]
    lemmatizer.cfg["labels"] = list(tables["lemmas"])
    lemmatizer.trees.from_json([_unpacked(tree, pipeline) for tree in tables["trees"]])
    for name, node in _nodes(pipeline):
        for param, label in _params(node):
            node.set_param(param, arrays[f"{name}.{label}"])
        if node.has_dim("nO") is None:
            node.set_dim("nO", len(arrays[f"{name}.b"]))
    return pipeline


def _nodes(pipeline: Language) -> Iterator[tuple[str, Any]]:
    """Yield the parts of the network that have weights, each with the name its arrays go by."""
    walked = list(pipeline.get_pipe("tok2vec").model.walk())
    for place, node in enumerate(node for node in walked if node.name == "hashembed"):
        yield f"table{place}", node
    for kind in ("maxout", "layernorm"):
        for place, node in enumerate(node for node in walked if node.name == kind):
            yield f"layer{place - 1}" if place else "embed", node
    for pipe, label in (("tagger", "tags"), ("trainable_lemmatizer", "lemmas")):
        yield label, next(node for node in pipeline.get_pipe(pipe).model.walk() if node.name == "softmax")
    model = pipeline.get_pipe("parser").model
    yield "parser.hidden", model.get_ref("tok2vec").layers[-1]
    yield "parser.lower", model.get_ref("lower")
    yield "parser.upper", model.get_ref("upper")


def _params(node: Any) -> list[tuple[str, str]]:
    return [(param, _SHIFTS.get(node.name, {}).get(param, param)) for param in node.param_names]


def _tables(pipeline: Language) -> dict[str, Any]:
    """Return the moves of the parser, the tags, and the edit trees of the lemmatizer, in the order of the network."""
    parser, lemmatizer = pipeline.get_pipe("parser"), pipeline.get_pipe("trainable_lemmatizer")
    moves = [
        (kind, label)
        for kind, counts in sorted(parser.moves.labels.items())
        for _, label in sorted(((count, label) for label, count in counts.items()), reverse=True)
    ]
    trees = [_packed(tree, pipeline) for tree in map(lemmatizer.trees.__getitem__, range(len(lemmatizer.trees)))]
    return {
        "moves": moves,
        "tags": list(pipeline.get_pipe("tagger").labels),
        "lemmas": list(lemmatizer.cfg["labels"]),
        "trees": trees,
    }


_NO_TREE = 2**32 - 1


def _packed(tree: Mapping[str, int], pipeline: Language) -> list[int | str | None]:
    strings = pipeline.vocab.strings
    if "orig" in tree:
        return [strings[tree["orig"]], strings[tree["subst"]]]
    below = [None if tree[name] == _NO_TREE else tree[name] for name in ("prefix_tree", "suffix_tree")]
    return [tree["prefix_len"], tree["suffix_len"], *below]


def _unpacked(tree: list[Any], pipeline: Language) -> dict[str, int]:
    strings = pipeline.vocab.strings
    if len(tree) == 2:
        return {"orig": strings.add(tree[0]), "subst": strings.add(tree[1])}
    below = [_NO_TREE if one is None else one for one in tree[2:]]
    return dict(zip(("prefix_len", "suffix_len", "prefix_tree", "suffix_tree"), (*tree[:2], *below), strict=True))


def _actions(moves: list[tuple[int, str]]) -> dict[int, dict[str, int]]:
    """Return the labels of each kind of move with counts that sort them as they are."""
    actions: dict[int, dict[str, int]] = {}
    for place, (kind, label) in enumerate(moves):
        actions.setdefault(kind, {})[label] = len(moves) - place
    return actions


def _splitting(pipeline: Language) -> dict[str, Any]:
    """Return the tables of spaCy's English tokenizer, and the numbers of strings that it does not hash."""
    from spacy.attrs import NORM, ORTH
    from spacy.lang.norm_exceptions import BASE_NORMS
    from spacy.symbols import IDS

    tokenizer = pipeline.tokenizer
    rules = sorted(tokenizer.rules.items())
    signs = (tokenizer.find_prefix, tokenizer.find_infix, tokenizer.find_suffix)
    patterns = ("prefix_search", "suffix_search", "infix_finditer", "url_match")
    before, behind, within, address = (getattr(tokenizer, name).__self__.pattern for name in patterns)
    return {
        "special": {chunk: [(piece[ORTH], piece.get(NORM)) for piece in pieces] for chunk, pieces in rules},
        "across": [chunk for chunk, _ in rules if " " in chunk or any(find(chunk) for find in signs)],
        "before": before, "behind": behind, "within": within, "address": address,
        "norms": BASE_NORMS,
        "symbols": dict(IDS),
    }  # fmt: skip
