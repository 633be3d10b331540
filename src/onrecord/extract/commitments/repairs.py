"""Mend what a small parser often gets wrong around cues: takes a `Tree` and what the network saw, returns a `Tree`.

Three things: names taken for common words, a main verb taken for a participle ("The airline assured passengers"), and
"plans" or "commits" as the verb of a headline or sentence taken for a noun.
"""

from __future__ import annotations

from onrecord.extract.commitments.lists import actions, cue_words
from onrecord.model import Parse, Span
from onrecord.model.grammar import Pos
from onrecord.model.trees import Tree

_NOUNS = ("NN", "PRP", "CD", "GW")
_CLAUSES = ("acl", "acl:relcl", "advcl", "xcomp", "ccomp")
_FINITE = ("VBZ", "VBD", "VBP", "MD")
_FITS = frozenset({"NN", "NNS", "JJ", "GW", "VBZ", "VB", "VBP", "NNPS"})


class _Draft:
    def __init__(self, parse: Parse, tree: Tree) -> None:
        self.tree = tree
        self.heads = list(tree.heads)
        self.relations = list(tree.relations)
        self.tags = list(tree.tags)
        self.words = [parse.text[start:end] for start, end in zip(tree.starts, tree.ends, strict=True)]
        self.lower = [word.lower() for word in self.words]

    def hang(self, word: int, head: int, relation: str) -> None:
        self.heads[word], self.relations[word] = head, relation

    def is_below(self, word: int, other: int) -> bool:
        seen = 0
        while self.heads[word] != word and seen <= len(self.heads):
            word = self.heads[word]
            seen += 1
            if word == other:
                return True
        return False

    def finished(self) -> Tree:
        tree = self.tree
        return Tree(tree.starts, tree.ends, tuple(self.heads), tuple(self.relations), tuple(self.tags), tree.lemmas)


def repaired(parse: Parse, tree: Tree) -> Tree:
    """Return the tree with these three slips mended; other trees come back as they are."""
    draft = _Draft(parse, tree)
    _trust_network(parse, draft)
    for word in range(1, len(tree)):
        _infinitive(draft, word)
        _modal_subject(draft, word)
        _verb_beside_noun(draft, word)
    for word in range(1, len(tree) - 1):
        entries = cue_words().get(draft.lower[word], ())
        if not any(entry.part == "verb" for entry in entries):
            continue
        _participle(draft, word)
        _plural(draft, word)
        _named_before(draft, word)
    return draft.finished()


def _trust_network(parse: Parse, draft: _Draft) -> None:
    """Believe the reading network where it sees a name or a verb and the grammar something else."""
    if not parse.pos:
        return
    for word, tag in enumerate(draft.tags):
        if tag not in _FITS and tag not in ("JJR", "RB", "VBN"):
            continue
        tokens = parse.tokens_in(Span(draft.tree.starts[word], draft.tree.ends[word]))
        seen = {parse.pos[token] for token in tokens}
        if seen == {Pos.PROPN} and draft.words[word][:1].isupper() and tag in _FITS:
            draft.tags[word] = "NNP"
        elif seen == {Pos.VERB} and not tag.startswith("VB") and not _has_determiner(draft, word):
            after_to = word > 0 and draft.lower[word - 1] == "to"
            draft.tags[word] = "VB" if after_to else "VBZ" if draft.lower[word].endswith("s") else "VBD"
            if after_to:
                draft.tags[word - 1] = "TO"


def _has_determiner(draft: _Draft, word: int) -> bool:
    return any(
        head == word and child < word and draft.relations[child] in ("det", "nmod:poss", "amod")
        for child, head in enumerate(draft.heads)
    )


def _modal_subject(draft: _Draft, word: int) -> None:
    """As in "Sarovia will under no circumstances give up": the subject of the modal is that of its verb."""
    head = draft.heads[word]
    if draft.tags[word] != "MD" or head == word:
        return
    own = [child for child, above in enumerate(draft.heads) if above == word and draft.relations[child] == "nsubj"]
    for subject in own:
        for child, above in enumerate(draft.heads):
            if above == head and child != subject and draft.relations[child] == "nsubj" and child > word:
                draft.relations[child] = "obl"
        draft.hang(subject, head, "nsubj")


def _verb_beside_noun(draft: _Draft, word: int) -> None:
    """As in "hire gardeners and ban blowers": a verb goes on with the verb before, not with its object."""
    head = draft.heads[word]
    if (
        draft.relations[word] != "conj"
        or not draft.tags[word].startswith("VB")
        or not draft.tags[head].startswith("NN")
    ):
        return
    verb = draft.heads[head]
    if verb < head and draft.tags[verb].startswith("VB") and draft.relations[head] in ("obj", "obl"):
        draft.heads[word] = verb
        draft.tags[word] = "VB" if draft.tags[verb] == "VB" else draft.tags[word]


def _participle(draft: _Draft, word: int) -> None:
    """As in "The carmaker promised to close": a participle after its noun, in a sentence without another verb."""
    if draft.tags[word] not in ("VBN", "VBD") or any(
        head == word and draft.relations[child].startswith("aux") for child, head in enumerate(draft.heads)
    ):
        return
    head, relation = draft.heads[word], draft.relations[word]
    follows_by = word + 1 < len(draft.lower) and draft.lower[word + 1] == "by"
    if relation.startswith("acl") and head < word and draft.heads[head] == head and not follows_by:
        if not _has_subject(draft, word):
            draft.hang(word, word, "root")
            draft.hang(head, word, "nsubj")
            draft.tags[word] = "VBD"
            for child, above in enumerate(draft.heads):
                if above == head and child > word:
                    draft.heads[child] = word
    elif relation == "amod" and head > word and draft.tags[word - 1].startswith("NN"):
        _split_phrase(draft, word, head)


def _has_subject(draft: _Draft, word: int) -> bool:
    return any(head == word and draft.relations[child].startswith("nsubj") for child, head in enumerate(draft.heads))


def _split_phrase(draft: _Draft, word: int, noun: int) -> None:
    """Make subject, verb and object of "the airline assured passengers" read as one phrase."""
    subject = word - 1
    if draft.heads[subject] != noun:
        return
    relation, above = draft.relations[noun], draft.heads[noun]
    if above == noun:
        draft.hang(word, word, "root")
    else:
        draft.hang(word, above, "parataxis" if relation in ("obj", "obl", "nsubj") else relation)
    draft.tags[word] = "VBD"
    draft.hang(noun, word, "obj")
    for child, head in enumerate(draft.heads):
        if head == noun and child < subject:
            draft.heads[child] = subject
        elif head == noun and child > noun and draft.relations[child] in _CLAUSES:
            draft.hang(child, word, "ccomp")
    draft.hang(subject, word, "nsubj")


def _plural(draft: _Draft, word: int) -> None:
    """Mend “The mayor plans to plant trees”: a noun that is the verb, as no other verb stands near it."""
    if not _seems_plural(draft, word):
        return
    following = draft.lower[word + 1]
    if draft.tags[word + 1] in _FINITE or following in ("of", "for", ",", "that"):
        return
    root = next((place for place, head in enumerate(draft.heads) if head == place), word)
    if any(tag in _FINITE for tag in draft.tags) and not draft.is_below(root, word):
        return
    subject = word - 1
    for child, head in enumerate(draft.heads):
        if head == word and child < subject:
            draft.heads[child] = subject
    draft.tags[word] = "VBZ"
    if root != word:
        draft.hang(word, word, "root")
        draft.hang(root, word, "xcomp")
    draft.hang(subject, word, "nsubj")
    verb = word + 2
    if following == "to" and verb < len(draft.tags) and draft.tags[verb].startswith("VB"):
        draft.hang(verb, word, "xcomp")
        if root not in (word, verb):
            draft.hang(root, verb, "conj")


def _seems_plural(draft: _Draft, word: int) -> bool:
    """Whether a word in -s after a noun was read as one noun phrase with it."""
    misread = draft.tags[word] == "VBZ" and draft.relations[word] in ("nsubj", "obj", "compound")
    if not (draft.tags[word] in ("NNS", "NN") or misread) or not draft.tags[word - 1].startswith(_NOUNS):
        return False
    joined = draft.heads[word - 1] == word or draft.relations[word - 1] == "compound"
    return (draft.lower[word].endswith("s") and joined) or draft.heads[word] == word


def _named_before(draft: _Draft, word: int) -> None:
    """As in "Tellus plans no new wells": a name before the verb that hangs on it is its subject."""
    before = word - 1
    if (
        draft.tags[word].startswith("VB")
        and draft.tags[before] == "NNP"
        and draft.heads[before] == word
        and draft.relations[before] in ("amod", "compound", "dep", "nmod", "obl:unmarked", "nmod:desc")
        and not _has_subject(draft, word)
    ):
        draft.relations[before] = "nsubj"


def _infinitive(draft: _Draft, word: int) -> None:
    """As in "threatened to expel Karvia": an infinitive taken for an adjective before its object."""
    if draft.lower[word - 1] != "to" or draft.lower[word] not in actions() or word < 2:
        return
    if draft.tags[word] not in ("JJ", "JJR", "NN", "VBP", "VBN", "VBD") or draft.relations[word] not in (
        "amod",
        "compound",
    ):
        return
    noun = draft.heads[word]
    if noun <= word or draft.is_below(word - 2, word):
        return
    draft.tags[word], draft.tags[word - 1] = "VB", "TO"
    draft.hang(word, word - 2, "xcomp")
    draft.hang(word - 1, word, "mark")
    draft.hang(noun, word, "obj")
