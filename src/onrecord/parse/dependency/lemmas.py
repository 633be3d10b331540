"""Lemmas by edit trees: Müller et al. 2015, "Joint lemmatization and morphological tagging with Lemming", section 3."""

from __future__ import annotations

from collections.abc import Sequence

_REMEMBERED = 50_000


class Lemmas:
    """The edit trees that the model chooses from, and the lemmas made so far."""

    def __init__(self, trees: Sequence[Sequence[int | str | None]], labels: Sequence[int]) -> None:
        self._trees = trees
        self._labels = labels
        self._known: dict[tuple[str, int], str] = {}

    def of(self, word: str, label: int) -> str:
        """Return the lemma of `word` by the tree of `label`; the word itself where that does not fit."""
        key = (word, label)
        lemma = self._known.get(key)
        if lemma is None:
            made = self._applied(self._labels[label], word)
            lemma = word if made is None else made or word.lower()
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            self._known[key] = lemma
        return lemma

    def _applied(self, number: int, form: str) -> str | None:
        """Return what a tree makes of `form`: [before, after, tree of before, tree of after], or [old, new]."""
        tree = self._trees[number]
        if len(tree) == 2:
            return str(tree[1]) if form == tree[0] else None
        before, after = int(tree[0] or 0), int(tree[1] or 0)
        first, last = tree[2:]
        end = len(form) - after
        if before > end:
            return None
        head = "" if first is None else self._applied(int(first), form[:before])
        tail = "" if last is None else self._applied(int(last), form[end:])
        return None if head is None or tail is None else head + form[before:end] + tail
