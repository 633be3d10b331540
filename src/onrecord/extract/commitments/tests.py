"""The tests that a candidate must pass: who can be bound, what one could later say was done or not done."""

from __future__ import annotations

from onrecord.extract.commitments.candidate import Candidate
from onrecord.extract.commitments.clauses import Clauses
from onrecord.extract.commitments.contents import is_counted
from onrecord.extract.commitments.lists import classes, parties
from onrecord.model.commitments import Modality

_SELF = frozenset("i we he she they who both all each neither".split())
_SOFT = frozenset({Modality.PLANNED, Modality.OFFERED, Modality.OBLIGED, Modality.AGREED, Modality.REFUSED,
                   Modality.CONSIDERED, Modality.URGED})  # fmt: skip
_SURVEYS = frozenset("survey poll study respondents".split())
_REFUSALS = frozenset("comment say answer name speak give figures details discuss elaborate confirm identify".split())


def can_be_bound(clauses: Clauses, word: int) -> bool:
    """Whether a noun or pronoun names a person, an organisation, a state or a group (T1)."""
    lower = clauses.lower[word]
    if lower in _SELF or lower == "it":
        return True
    if lower in ("nobody", "anyone", "everybody", "whoever", "you", "there", "this", "that", "what", "those"):
        return False
    if clauses.one_of(word, classes("thing")):
        return False
    if clauses.tag(word).startswith("NNP") or clauses.one_of(word, parties()):
        return True
    phrase = clauses.phrase(word)
    if any(clauses.one_of(one, parties()) for one in clauses.children(word, "appos", "conj")):
        return True
    return clauses.tag(word).startswith(("NN", "JJ", "VB")) and any(
        clauses.tag(one).startswith("NNP") for one in phrase if one >= word - 2 and clauses.relation(one) != "nmod:poss"
    )


def passes(clauses: Clauses, found: Candidate) -> bool:
    """Whether a candidate is a commitment: its own (T2), checkable (T4), not routine (T5)."""
    if found.promisor is not None and not can_be_bound(clauses, found.promisor):
        return False
    act = clauses.lower[found.act]
    explicit = found.modality in (Modality.PLEDGED, Modality.ALLOCATED, Modality.DELIVERED, Modality.WITHDRAWN)
    if not clauses.is_verb(found.act):
        return _noun_is_checkable(clauses, found)
    if found.entry.words in ("will", "would", "shall", "going") and clauses.one_of(found.act, classes("fate")):
        return False
    if found.modality in _SOFT and clauses.one_of(found.act, classes("routine")) and not _is_special(clauses, found):
        return False
    if found.modality is Modality.REFUSED and act in _REFUSALS:
        return False
    if not explicit and any(one in _SURVEYS for one in clauses.lower):
        return False
    if any(clauses.lower[one] in classes("chance") for one in clauses.children(found.act, "advmod")):
        return False
    return act not in ("disagree", "rest", "be", "die", "do")


def _is_special(clauses: Clauses, found: Candidate) -> bool:
    """Whether an act that is mostly routine has something to hold one to: "will not attend", "vote against it"."""
    return found.negated and found.modality is Modality.PLANNED and clauses.lower[found.act] != "comment"


def _noun_is_checkable(clauses: Clauses, found: Candidate) -> bool:
    below = clauses.below(found.act)
    if clauses.lower[found.act] in classes("close") or clauses.tag(found.act).startswith(("PRP", "WP")):
        return clauses.lower[found.act] in ("itself", "themselves")
    private = found.modality in (Modality.PLEDGED, Modality.OFFERED) and not is_counted(clauses, found.act)
    if private and found.beneficiary is not None:
        return not any(clauses.lower[one] in classes("close") for one in clauses.phrase(found.beneficiary))
    return bool(below)
