"""Commitments that a modal licenses: "will", "would", "shall", "is going to", "must" and "have to"."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from onrecord.extract.commitments.candidate import Candidate
from onrecord.extract.commitments.clauses import Clauses
from onrecord.extract.commitments.contents import coordinated, infinitive, is_counted
from onrecord.extract.commitments.lists import CueWord, actions, classes, cue_words, is_one_of
from onrecord.extract.commitments.tests import can_be_bound
from onrecord.extract.commitments.verbs import act_denied
from onrecord.model.commitments import Modality

_PACTS = frozenset("settlement deal agreement accord treaty pact compact truce ceasefire".split())
_GIVES = frozenset("send lend provide supply host deliver offer give share contribute pay train help deploy".split())
_STATES = frozenset("free open available closed electric".split())
_STAYS = frozenset("remain stay go come open close".split())
_CONDITIONS = frozenset("if unless provided".split())
_ASKING = frozenset("what whatever how why whether".split())
_REACHES = frozenset("go come be pay cover arrive reach stay".split())
_SUMS = frozenset(
    "half third quarter rest tranche instalment installment payment money aid loan grant tax fund".split()
)
_TELLS = frozenset(
    "confirm reveal stress signal indicate make write agree mean reply answer know find show reassure notify inform "
    "state repeat reiterate disclose hint".split()
)


def modal_candidates(  # noqa: C901 - the readings of a modal, one after another
    clauses: Clauses, word: int, entry: CueWord
) -> Iterator[Candidate]:
    """Yield what "will" and its like say of somebody named."""
    verb = _verb_of(clauses, word, entry)
    if verb is None or _is_outside(clauses, verb):
        return
    if not clauses.is_verb(verb) or clauses.is_passive(verb) or _goes_somewhere(clauses, verb):
        yield from _of_state(clauses, word, entry, verb)
        return
    if clauses.lower[word] == "'d" and clauses.tag(verb) in ("VBN", "VBD"):
        return  # "he'd battled"
    helpers = clauses.auxiliaries(verb)
    if "have" in helpers or "having" in helpers or (clauses.lower[word] == "'d" and "better" in clauses.lower):
        return
    own = clauses.children(verb, "nsubj")
    if clauses.lower[verb] == "have" and infinitive(clauses, verb) is not None and entry.modality is Modality.PLANNED:
        return
    if any(clauses.lower[one] in ("whether", "how", "why") for one in clauses.children(verb, "mark", "advmod")):
        return
    asked = own and clauses.tag(own[0]).startswith("W") and not clauses.relation(verb).startswith("acl")
    if asked or (clauses.lower[verb] == "report" and len(clauses.below(verb)) < 8 and entry.words == "will"):
        return
    promisor = clauses.subject(verb)
    if promisor is None or (own and clauses.lower[own[0]] in ("what", "whoever")):
        return
    if entry.words in ("will", "would") and clauses.one_of(verb, _STAYS) and not can_be_bound(clauses, promisor):
        promisor = _sayer(clauses, verb)
        if promisor is None:
            return
    if entry.modality is Modality.OBLIGED and not _is_duty(clauses, verb, promisor):
        return
    ours = clauses.lower[promisor] in ("we", "i")
    if entry.words == "could" and not (
        (ours or clauses.one_of(verb, _GIVES)) and promisor in clauses.children(verb, "nsubj")
    ):
        return
    if entry.words in ("would", "could") and not _is_reported(clauses, verb):
        return
    if entry.modality is not Modality.OBLIGED and _asks(clauses):
        return
    pact = _pact(clauses, verb) if entry.modality is Modality.PLANNED else None
    modality, cue = (Modality.AGREED, (pact,)) if pact is not None else (entry.modality, (word,))
    denied = clauses.is_negated(verb) or clauses.is_negated(word)
    for act in coordinated(clauses, verb):
        yield Candidate(entry, cue, modality, act, promisor, denied or act_denied(clauses, act), verb=verb)


def _of_state(clauses: Clauses, word: int, entry: CueWord, predicate: int) -> Iterator[Candidate]:
    """Yield what will be done by somebody named, or what those who say so see to: "Tickets will be refunded"."""
    if entry.words not in ("will", "would", "shall"):
        return
    act, promisor = predicate, None
    denied = clauses.is_negated(predicate) or clauses.is_negated(word)
    if clauses.is_passive(predicate) and clauses.is_verb(predicate):
        agents = clauses.children(predicate, "obl:agent")
        promisor = agents[0] if agents else (_sayer(clauses, predicate) if clauses.one_of(predicate, _acts()) else None)
    else:
        own = clauses.children(predicate, "nsubj")
        inner = infinitive(clauses, predicate)
        if clauses.lower[predicate] in ("willing", "ready", "prepared", "bound", "due", "obliged", "happy", "glad"):
            return
        if own and inner is not None and clauses.tag(predicate).startswith(("VBN", "NN")):
            act, promisor = inner, own[0]
        elif clauses.one_of(predicate, _STATES):
            promisor = _sayer(clauses, predicate)
    if promisor is None and not _spoken_of_things(clauses, predicate):
        return
    if not _asks(clauses):
        yield Candidate(entry, (word,), entry.modality, act, promisor, denied, verb=predicate)


def _spoken_of_things(clauses: Clauses, predicate: int) -> bool:
    """Whether money or things counted are to go somewhere, in the words of somebody who can see to it."""
    own = clauses.children(predicate, "nsubj", "nsubj:pass")
    if not own or not (clauses.one_of(predicate, _REACHES) or clauses.is_passive(predicate)):
        return False
    named = is_counted(clauses, own[0]) or any(clauses.one_of(one, _SUMS) for one in clauses.phrase(own[0]))
    return named or clauses.lower[own[0]] in _SUMS


def _goes_somewhere(clauses: Clauses, verb: int) -> bool:
    """Whether a sum or a number of things is what goes: "300 million would go to the budget"."""
    own = clauses.children(verb, "nsubj")
    return (
        bool(own)
        and clauses.one_of(verb, _REACHES)
        and is_counted(clauses, own[0])
        and _spoken_of_things(clauses, verb)
    )


def _is_outside(clauses: Clauses, verb: int) -> bool:
    """Whether a clause only tells what somebody or something is ("crews that will serve", "the fear that it would")."""
    relation, head = clauses.relation(verb), clauses.head(verb)
    if any(clauses.lower[one] in _ASKING and one < verb for one in clauses.children(verb)):
        return True
    if relation.startswith("acl"):
        own = clauses.children(verb, "nsubj")
        told = own and clauses.tag(own[0]) not in ("WP", "WDT")
        thing = clauses.one_of(head, frozenset(cue_words()))
        return bool(told and not thing) or not (thing or clauses.tag(head).startswith(("NNP", "PRP")))
    if relation == "ccomp" and head < verb and clauses.is_verb(head):
        return not (clauses.says(head) or is_one_of(clauses.lower[head], _telling()))
    return False


@functools.cache
def _telling() -> frozenset[str]:
    return frozenset(cue_words()) | _TELLS


def _acts() -> frozenset[str]:
    return frozenset(actions())


def _sayer(clauses: Clauses, verb: int) -> int | None:
    """Return who says what stands around a verb, where that is no one who only looks on."""
    for word in range(len(clauses)):
        if clauses.is_verb(word) and clauses.says(word):
            for subject in clauses.children(word, "nsubj"):
                if subject not in clauses.below(verb) or clauses.relation(word) == "parataxis":
                    return subject
    return None


def _verb_of(clauses: Clauses, word: int, entry: CueWord) -> int | None:
    following = clauses.lower[word + 1] if word + 1 < len(clauses) else ""
    if entry.words in ("going", "have to", "be to"):
        if following != "to" or (entry.words == "going" and not clauses.is_verb(word)):
            return None
        return infinitive(clauses, word) or (clauses.head(word) if clauses.relation(word) == "aux" else None)
    return clauses.head(word) if clauses.relation(word) == "aux" and clauses.head(word) > word else None


def _is_duty(clauses: Clauses, verb: int, promisor: int) -> bool:
    """Whether "must" states a duty of law: a law is named, or a day or an amount with nobody who merely says so."""
    if clauses.lower[promisor] in ("i", "we", "you", "he", "she", "it", "they"):
        return False
    named = any(clauses.one_of(one, classes("binding")) for one in range(len(clauses)))
    said = any(clauses.says(one) for one in range(len(clauses)) if clauses.is_verb(one))
    limited = any(
        clauses.tag(one) == "CD" or clauses.lower[one] in ("by", "within", "every") for one in range(len(clauses))
    )
    return named or (limited and not said)


def _is_reported(clauses: Clauses, verb: int) -> bool:
    """Whether "would" stands in somebody's words or with a condition, and tells no habit."""
    if any(clauses.says(one) or clauses.lower[one] in ("announced", "promised", "added", "according")
           for one in range(len(clauses))):  # fmt: skip
        return True
    return any(
        clauses.lower[one] in _CONDITIONS
        for child in clauses.children(verb, "advcl")
        for one in clauses.children(child)
    )


def _asks(clauses: Clauses) -> bool:
    return clauses.lower[-1] == "?" or (clauses.lower[-1] in ("”", '"', "''") and clauses.lower[-2:-1] == ["?"])


def _pact(clauses: Clauses, verb: int) -> int | None:
    """Return the noun of "under the settlement" over the verb."""
    for child in clauses.children(verb, "obl"):
        if clauses.one_of(child, _PACTS) and any(clauses.lower[one] == "under" for one in clauses.children(child)):
            return child
    return None
