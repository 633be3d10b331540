"""Trees of an installed English pipeline become Universal Dependencies; built by hand: no pipeline is needed."""

from __future__ import annotations

import pytest

from onrecord.errors import ModelError
from onrecord.model.trees import Tree
from onrecord.parse.universal import is_clear, to_universal


def tree(*rows: str) -> Tree:
    """One row a word: form, tag, lemma, head (from 1, 0 for the root), relation."""
    words = [row.split() for row in rows]
    starts, ends, at = [], [], 0
    for form, *_ in words:
        starts.append(at)
        ends.append(at + len(form))
        at += len(form) + 1
    heads = tuple(int(row[3]) - 1 if row[3] != "0" else number for number, row in enumerate(words))
    return Tree(tuple(starts), tuple(ends), heads, tuple(row[4] for row in words), tuple(row[1] for row in words),
                tuple(row[2] for row in words))  # fmt: skip


def edges(found: Tree) -> list[tuple[int, str]]:
    return [(0 if head == word else head + 1, found.relations[word]) for word, head in enumerate(found.heads)]


def test_a_preposition_hangs_on_its_noun():
    found = to_universal(
        tree("Norland NNP Norland 2 nsubj", "sent VBD send 0 ROOT", "two CD two 4 nummod", "ships NNS ship 2 dobj",
             "to IN to 2 prep", "Sarovia NNP Sarovia 5 pobj")
    )  # fmt: skip
    assert edges(found) == [(2, "nsubj"), (0, "root"), (4, "nummod"), (2, "obj"), (6, "case"), (2, "obl")]


def test_a_preposition_after_a_noun_makes_a_modifier_and_two_of_them_a_chain():
    found = to_universal(
        tree(
            "cost NN cost 0 ROOT",
            "of IN of 1 prep",
            "work NN work 2 pobj",
            "in IN in 3 prep",
            "Ostvik NNP Ostvik 4 pobj",
        )
    )
    assert edges(found) == [(0, "root"), (3, "case"), (1, "nmod"), (5, "case"), (3, "nmod")]


def test_the_agent_of_a_passive_is_named_as_one():
    found = to_universal(
        tree("Ships NNS ship 3 nsubjpass", "were VBD be 3 auxpass", "sent VBN send 0 ROOT", "by IN by 3 agent",
             "Norland NNP Norland 4 pobj")
    )  # fmt: skip
    assert edges(found) == [(3, "nsubj:pass"), (3, "aux:pass"), (0, "root"), (5, "case"), (3, "obl:agent")]


def test_the_complement_of_be_heads_its_clause():
    found = to_universal(
        tree("Norland NNP Norland 2 nsubj", "is VBZ be 0 ROOT", "ready JJ ready 2 acomp", "to TO to 5 aux",
             "pay VB pay 3 xcomp", ". . . 2 punct")
    )  # fmt: skip
    assert edges(found) == [(3, "nsubj"), (3, "cop"), (0, "root"), (5, "aux"), (3, "xcomp"), (3, "punct")]


def test_labels_tell_which_trees_need_it():
    assert is_clear(frozenset({"nsubj", "dobj"}))
    assert not is_clear(frozenset({"nsubj", "obj", "nsubj:pass"}))


def test_a_tree_knows_what_hangs_on_a_word():
    found = tree("Ida NNP Ida 2 nsubj", "pays VBZ pay 0 root", "the DT the 4 det", "bill NN bill 2 obj")
    assert found.roots == (1,)
    assert found.children(1) == (0, 3)
    assert found.children(1, "obj") == (3,)
    assert found.subtree(3) == (2, 3)
    assert list(found.above(2)) == [3, 1]
    assert found.cover((2, 3)) == found.cover(found.subtree(3))


def test_a_tree_whose_parts_do_not_fit_is_refused():
    with pytest.raises(ModelError, match="one of its words"):
        Tree((0,), (1,), (4,), ("root",), ("NN",), ("a",))
    with pytest.raises(ModelError, match="one start, end"):
        Tree((0,), (1,), (0,), (), ("NN",), ("a",))
