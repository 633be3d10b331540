"""One sentence for the search of commitments: takes text and `Tree`, answers who does what to whom in it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from onrecord.extract.commitments.lists import base_forms, is_one_of
from onrecord.lexicons import table
from onrecord.model import Span
from onrecord.model.trees import Tree

SUBJECTS = ("nsubj", "csubj")
_NEGATIONS = frozenset("not n't n’t never no neither nor nobody none".split())
_SAY_CLASSES = frozenset({"say", "tell"})
_OUTER = frozenset({"advcl", "parataxis", "acl:relcl", "discourse", "punct", "cc", "mark", "appos", "dep", "list"})


class Clauses:
    """The words of a sentence with their grammar; words are named by their index in the tree."""

    def __init__(self, text: str, tree: Tree) -> None:
        self.text = text
        self.tree = tree
        self.words = [text[start:end] for start, end in zip(tree.starts, tree.ends, strict=True)]
        self.lower = [word.lower().replace("’", "'") for word in self.words]
        self._below: list[list[int]] = [[] for _ in self.words]
        for word, head in enumerate(tree.heads):
            if head != word:
                self._below[head].append(word)

    def __len__(self) -> int:
        return len(self.words)

    @cached_property
    def start(self) -> int:
        """Where the sentence begins."""
        return self.tree.starts[0]

    def children(self, word: int, *relations: str) -> list[int]:
        """Return the words that hang on a word by one of these relations, in text order."""
        if not relations:
            return self._below[word]
        return [child for child in self._below[word] if self.tree.is_a(child, *relations)]

    def below(self, word: int, *, without: Iterable[int] = ()) -> list[int]:
        """Return a word and all below it, branches in `without` left out."""
        left_out = set(without)
        found, waiting = [], [word]
        while waiting:
            one = waiting.pop()
            found.append(one)
            waiting += [child for child in self._below[one] if child not in left_out]
        return sorted(found)

    def tag(self, word: int) -> str:
        """Return the Penn Treebank tag."""
        return self.tree.tags[word]

    def relation(self, word: int) -> str:
        """Return the relation to the head."""
        return self.tree.relations[word]

    def head(self, word: int) -> int:
        """Return the head; the root is its own."""
        return self.tree.heads[word]

    def is_verb(self, word: int) -> bool:
        """Whether a word is tagged as a verb."""
        return self.tag(word).startswith("VB")

    def is_noun(self, word: int) -> bool:
        """Whether a word is tagged as a noun, a number or a pronoun."""
        return self.tag(word).startswith(("NN", "CD", "PRP", "DT", "$", "JJ", "WP"))

    def one_of(self, word: int, listed: frozenset[str]) -> bool:
        """Whether a word or what it is a form of is in a list."""
        return is_one_of(self.lower[word], listed)

    def says(self, word: int) -> bool:
        """Whether a word is a verb of saying."""
        return table("cue_verbs").get(self.lower[word]) in _SAY_CLASSES

    def auxiliaries(self, verb: int) -> list[str]:
        """Return the auxiliaries of a verb in lower case."""
        return [self.lower[child] for child in self.children(verb, "aux", "cop")]

    def is_negated(self, word: int) -> bool:
        """Whether a word is denied: "not", "never", or a subject or object with "no"."""
        for child in self._below[word]:
            relation = self.relation(child)
            if relation.startswith(("advmod", "det", "cc:preconj")) and self.lower[child] in _NEGATIONS:
                return True
            if self.lower[child] in _NEGATIONS and relation in ("neg", "part", "dep", "aux"):
                return True
            if relation.startswith(("nsubj", "obj")) and (
                self.lower[child] in ("nobody", "none", "neither", "nothing")
                or any(self.lower[one] in ("no", "neither") for one in self._below[child])
            ):
                return True
        before = [self.lower[one] for one in range(max(0, word - 3), word)]
        return "not" in before or "never" in before or "n't" in before

    def is_passive(self, verb: int) -> bool:
        """Whether a verb stands in the passive."""
        return bool(self.children(verb, "nsubj:pass", "aux:pass"))

    def subject(self, verb: int) -> int | None:
        """Return who does what a verb says: its own subject, the agent of a passive, or that of a clause around it."""
        seen: set[int] = set()
        word = verb
        while word not in seen:
            seen.add(word)
            own = self.children(word, *SUBJECTS)
            if own and self.is_passive(word):
                return self.agent(word)
            if own:
                return self._antecedent(own[0], word)
            relation, head = self.relation(word), self.head(word)
            if relation.startswith("acl") and self.tag(word) == "VBN":
                return self.agent(word)
            if relation.startswith("acl") and self.is_noun(head) and self.tag(word) != "VB":
                return head
            if head == word or not relation.startswith(("conj", "xcomp", "advcl", "acl", "ccomp", "parataxis")):
                return None
            word = head
        return None

    def agent(self, verb: int) -> int | None:
        """Return who does what a passive says: "by Brevia"."""
        for child in self.children(verb, "obl"):
            by = any(self.lower[one] == "by" for one in self.children(child, "case"))
            if (by and not self.tag(child).startswith("CD")) or self.relation(child) == "obl:agent":
                return child
        return None

    def _antecedent(self, subject: int, verb: int) -> int:
        """Return the noun that "who" or "that" of a relative clause stands for, else the subject itself."""
        if self.tag(subject) in ("WP", "WDT") and self.relation(verb).startswith("acl"):
            return self.head(verb)
        return subject

    def phrase(self, noun: int) -> list[int]:
        """Return the words of a noun phrase without relative clauses and what is set apart."""
        outer = [
            child
            for child in self._below[noun]
            if self.relation(child) in _OUTER
            or self.relation(child) in ("acl", "cop", "aux", "nsubj", "advmod", "ccomp", "case")
            or self.relation(child).startswith("acl")
        ]
        return self.below(noun, without=outer)

    def run(self, noun: int, *, alone: bool = False) -> list[int]:
        """Return the unbroken run of words of a noun phrase around its head, commas at its edges left out.

        Args:
            alone: leave out what "and" ties to it.
        """
        beside = {word for other in self.children(noun, "conj") for word in self.below(other)} if alone else set()
        words = [word for word in self.phrase(noun) if word not in beside]
        place = words.index(noun)
        first = last = place
        while first > 0 and words[first - 1] == words[first] - 1:
            first -= 1
        while last + 1 < len(words) and words[last + 1] == words[last] + 1 and not self._goes_on(words[last + 1]):
            last += 1
        while first < last and self.tag(words[first]) in (",", "``", "''", ":", "CC", "IN", "TO"):
            first += 1
        while last > first and self.tag(words[last]) in (",", "``", "''", ":", ".", "CC", "IN"):
            last -= 1
        return words[first : last + 1]

    def _goes_on(self, word: int) -> bool:
        """Whether a word after a noun begins something else: "members to double", "the ministry today"."""
        return self.tag(word) == "TO" or self.lower[word] in ("today", "yesterday", "tomorrow", "tonight")

    def span(self, words: Iterable[int]) -> Span:
        """Return the characters from the first to the last of some words."""
        return self.tree.cover(tuple(words))

    def base(self, word: int) -> str:
        """Return the shortest form that a word may have, for lists of infinitives and singulars."""
        return base_forms(self.lower[word])[0]
