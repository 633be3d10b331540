"""Turn the trees of an installed English pipeline (ClearNLP labels) into Universal Dependencies: `Tree` to `Tree`.

Three constructions are built another way there: the preposition heads its noun ("sent -> to -> Sarovia"), the copula
heads its complement ("is -> ready"), and most labels have other names.
"""

from __future__ import annotations

from onrecord.model.trees import Tree

_NAMES = {
    "ROOT": "root", "acomp": "xcomp", "agent": "case", "attr": "xcomp", "auxpass": "aux:pass",
    "csubjpass": "csubj:pass", "dative": "iobj", "dobj": "obj", "intj": "discourse", "meta": "dep", "neg": "advmod",
    "nmod": "compound", "npadvmod": "obl:npmod", "nsubjpass": "nsubj:pass", "oprd": "xcomp", "pcomp": "advcl",
    "pobj": "obl", "poss": "nmod:poss", "preconj": "cc:preconj", "predet": "det:predet", "prep": "case",
    "prt": "compound:prt", "quantmod": "advmod", "relcl": "acl:relcl",
}  # fmt: skip
_CLEAR_ONLY = frozenset({"dobj", "pobj", "nsubjpass"})
_COMPLEMENTS = ("attr", "acomp")
_NOUNS = ("NN", "PRP", "CD", "DT")


def is_clear(labels: frozenset[str]) -> bool:
    """Whether a parser's labels are ClearNLP's, as those of the public English pipelines are."""
    return bool(_CLEAR_ONLY & labels)


def to_universal(tree: Tree) -> Tree:
    """Return the same words with the heads and relations of Universal Dependencies."""
    heads, relations = list(tree.heads), [_NAMES.get(relation, relation) for relation in tree.relations]
    for word, relation in enumerate(tree.relations):
        if relation in ("prep", "agent", "dative"):
            _turn_preposition(tree, word, heads, relations)
    for word in range(len(tree)):
        _turn_copula(tree, word, heads, relations)
    return Tree(tree.starts, tree.ends, tuple(heads), tuple(relations), tree.tags, tree.lemmas)


def _turn_preposition(tree: Tree, word: int, heads: list[int], relations: list[str]) -> None:
    """Hang the noun on what the preposition hung on, and the preposition on the noun."""
    nouns = [child for child in tree.children(word) if tree.relations[child] in ("pobj", "pcomp")]
    if not nouns:
        return
    noun, head = nouns[0], tree.heads[word]
    heads[noun], heads[word] = (noun if head == word else head), noun
    to_noun = tree.tags[head].startswith(_NOUNS)
    clause = tree.relations[noun] == "pcomp"
    if clause:
        relations[noun] = "acl" if to_noun else "advcl"
    elif tree.relations[word] == "agent":
        relations[noun] = "obl:agent"
    else:
        relations[noun] = "nmod" if to_noun else "obl"
    relations[word] = "mark" if clause else "case"
    for child in tree.children(word):
        if child != noun:
            heads[child] = noun


def _turn_copula(tree: Tree, word: int, heads: list[int], relations: list[str]) -> None:
    """Make the complement of "be" the head of its clause."""
    if tree.lemmas[word] != "be":
        return
    found = [child for child in tree.children(word) if tree.relations[child] in _COMPLEMENTS]
    if not found:
        return
    complement = found[0]
    heads[complement] = complement if heads[word] == word else heads[word]
    relations[complement] = relations[word]
    for child in range(len(tree)):
        if heads[child] == word and child not in (word, complement):
            heads[child] = complement
    heads[word], relations[word] = complement, "cop"
