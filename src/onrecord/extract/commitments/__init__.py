"""Find reported commitments: takes a `Parse` and the trees of the sentences that may hold one, returns what they say.

`candidate_sentences` names the sentences with a word that can license a commitment; the pipeline has them parsed and
hands their trees to `find_commitments`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.extract.commitments.candidate import STRENGTH, Candidate
from onrecord.extract.commitments.choosing import candidate_sentences
from onrecord.extract.commitments.clauses import Clauses
from onrecord.extract.commitments.fields import acts_beside, read_fields
from onrecord.extract.commitments.headlines import headline_candidates, is_headline
from onrecord.extract.commitments.lists import cue_words
from onrecord.extract.commitments.modals import modal_candidates
from onrecord.extract.commitments.nouns import noun_candidates
from onrecord.extract.commitments.repairs import repaired
from onrecord.extract.commitments.tests import passes
from onrecord.extract.commitments.verbs import adjective_candidates, verb_candidates
from onrecord.model import Parse
from onrecord.model.commitments import Modality
from onrecord.model.found_commitments import FoundCommitment
from onrecord.model.trees import Tree

__all__ = ["candidate_sentences", "find_commitments"]

_READERS = {"verb": verb_candidates, "modal": modal_candidates, "adjective": adjective_candidates,
            "noun": noun_candidates}  # fmt: skip
_MOST_WORDS = 150


def find_commitments(parse: Parse, trees: Sequence[Tree | None]) -> list[FoundCommitment]:
    """Return what the parsed sentences say of commitments, in text order."""
    found: list[FoundCommitment] = []
    for tree in trees:
        if tree is not None and 1 < len(tree) <= _MOST_WORDS:
            found += _of_sentence(Clauses(parse.text, repaired(parse, tree)))
    return sorted(found, key=lambda one: (one.span.start, one.cue.start))


def _of_sentence(clauses: Clauses) -> Iterator[FoundCommitment]:
    candidates = [one for one in _candidates(clauses) if passes(clauses, one)]
    kept = _apart(clauses, _strongest(candidates))
    for one in kept:
        yield read_fields(clauses, one, acts_beside(clauses, one, kept))


def _candidates(clauses: Clauses) -> Iterator[Candidate]:
    listed = cue_words()
    for word, lower in enumerate(clauses.lower):
        for entry in listed.get(lower, ()):
            yield from _READERS[entry.part](clauses, word, entry)
    if is_headline(clauses):
        yield from headline_candidates(clauses)


def _strongest(candidates: list[Candidate]) -> list[Candidate]:
    """Keep one candidate for an act: that of the strongest cue, then the first."""
    best: dict[int, Candidate] = {}
    for one in candidates:
        known = best.get(one.act)
        if known is None or _rank(one) < _rank(known):
            best[one.act] = one
    return sorted(best.values(), key=lambda one: (one.word, one.act))


def _rank(one: Candidate) -> tuple[int, int]:
    # A refusal or withdrawal of an act says more of it than the plan that it undoes.
    undone = one.modality in (Modality.REFUSED, Modality.WITHDRAWN)
    return (-1 if undone else STRENGTH[one.modality], one.word)


def _apart(clauses: Clauses, candidates: list[Candidate]) -> list[Candidate]:
    """Drop what another candidate's act already holds: "announced" within "withdrew the cut it had announced"."""
    kept = []
    for one in candidates:
        around = [
            other
            for other in candidates
            if other is not one
            and one.word in clauses.below(other.act)
            and other.act in (one.act, *clauses.tree.above(one.word))
        ]
        undoing = not clauses.relation(one.word).startswith("conj") and any(
            other.modality in (Modality.WITHDRAWN, Modality.REFUSED) for other in around
        )
        if not undoing and not any(other.act == one.word for other in candidates if other is not one):
            kept.append(one)
    return kept
