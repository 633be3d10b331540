"""The grammar of one sentence: a dependency tree in Universal Dependencies terms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.errors import ModelError
from onrecord.model.span import Span


@dataclass(frozen=True, slots=True)
class Tree:
    """The words of one sentence and how they hang together.

    `starts` and `ends` are code point offsets in `Document.text`, one for each word; `heads` holds the index of each
    word's head within the tree, its own for the root; `relations` are those of Universal Dependencies ("nsubj",
    "obl:agent"); `tags` are Penn Treebank tags ("VBD"); `lemmas` are in lower case but for names.
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    tags: tuple[str, ...]
    lemmas: tuple[str, ...]

    def __post_init__(self) -> None:
        lengths = {
            len(values) for values in (self.starts, self.ends, self.heads, self.relations, self.tags, self.lemmas)
        }
        if len(lengths) != 1:
            raise ModelError(f"A tree needs one start, end, head, relation, tag and lemma a word, not {lengths}.")
        if any(not 0 <= head < len(self.heads) for head in self.heads):
            raise ModelError(f"A tree of {len(self.heads)} words has heads {self.heads}: a head is one of its words.")

    def __len__(self) -> int:
        return len(self.starts)

    @property
    def roots(self) -> tuple[int, ...]:
        """The words that hang on no other."""
        return tuple(word for word, head in enumerate(self.heads) if head == word)

    def children(self, word: int, *relations: str) -> tuple[int, ...]:
        """Return the words that hang on `word`, in text order; with `relations` only those of one of these.

        "nsubj" takes "nsubj:pass" as well; "nsubj:pass" takes only itself.
        """
        return tuple(
            child
            for child, head in enumerate(self.heads)
            if head == word and child != word and (not relations or self.is_a(child, *relations))
        )

    def is_a(self, word: int, *relations: str) -> bool:
        """Whether a word stands in one of these relations to its head."""
        given = self.relations[word]
        return given in relations or given.partition(":")[0] in relations

    def subtree(self, word: int) -> tuple[int, ...]:
        """Return `word` and every word below it, in text order."""
        below = {word}
        waiting = [word]
        while waiting:
            for child in self.children(waiting.pop()):
                if child not in below:
                    below.add(child)
                    waiting.append(child)
        return tuple(sorted(below))

    def above(self, word: int) -> Iterator[int]:
        """Yield the heads of a word, nearest first."""
        seen = {word}
        while self.heads[word] not in seen:
            word = self.heads[word]
            seen.add(word)
            yield word

    def span(self, word: int) -> Span:
        """Return the characters of one word."""
        return Span(self.starts[word], self.ends[word])

    def cover(self, words: tuple[int, ...]) -> Span:
        """Return the characters from the first to the last of `words`."""
        return Span(min(self.starts[word] for word in words), max(self.ends[word] for word in words))
