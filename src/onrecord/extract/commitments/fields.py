"""Read the fields of a candidate: object, amount, beneficiary, condition, kind and action, and the evidence span."""

from __future__ import annotations

import re
from collections import Counter

from onrecord.extract.commitments.candidate import Candidate
from onrecord.extract.commitments.clauses import Clauses
from onrecord.extract.commitments.contents import coordinated, is_counted, with_case
from onrecord.extract.commitments.lists import actions, base_forms, is_one_of, kinds, parties
from onrecord.model import Span
from onrecord.model.commitments import Action, CommitmentKind, Modality, Polarity
from onrecord.model.found_commitments import FoundCommitment, FoundStatus

_CONDITION = re.compile(
    r"(?i)\b(?:if|unless|until|provided that|provided|as long as|subject to|in exchange for|in return for|"
    r"on condition that|on the condition that|on the understanding that|in case of)\s+"
)
_CONDITION_ENDS = re.compile(
    r"[.;:”\"]|,\s(?=(?:the|a|an|two|three|its|his|her|[A-Z])?\s*[\w’' -]{0,60}(?:said|says|told|added|would|will)\b)"
)
_MONEY = re.compile(
    r"[$€£¥]|\b(?:euros?|dollars?|pounds?|kron(?:er|or)|crowns?|francs?|yen|yuan|million|billion)\b|€|\b[Mm]oney\b"
)
_SHARE = re.compile(r"(?i)\b(?:percent|per cent|%)")
_DROPPED = ("CD", "DT", "PRP$", "$")
_CLAUSE_BEGINS = frozenset("after when as because although while whereas if unless but who which that".split())
_PROVIDES = frozenset({CommitmentKind.FUNDING, CommitmentKind.EQUIPMENT, CommitmentKind.TROOPS})


def read_fields(clauses: Clauses, found: Candidate, others: list[int]) -> FoundCommitment:
    """Return the candidate with every field; `others` are the acts of other candidates under the same cue."""
    act_words = _act_words(clauses, found, others)
    act_span = clauses.span(act_words)
    noun = _object(clauses, found)
    object_words = clauses.below(noun, without=others) if noun is not None else None
    promisor = clauses.run(found.promisor) if found.promisor is not None else []
    bound = [found.promisor, *clauses.children(found.promisor, "conj")] if found.promisor is not None else []
    bound = [one for one in bound if one == found.promisor or clauses.tag(one).startswith("NN")]
    condition = _condition(clauses, act_span)
    kind = _kind(clauses, found, act_words, noun)
    gains = found.beneficiary if found.beneficiary is not None else _beneficiary(clauses, found, noun)
    cue_words = list(found.cue)
    return FoundCommitment(
        cue=clauses.span(cue_words),
        span=_evidence(clauses, found, act_words, promisor),
        modality=found.modality,
        polarity=Polarity.DO_NOT if found.negated else Polarity.DO,
        kind=kind,
        action=_action(clauses, found, noun, kind),
        act=act_span,
        promisor=tuple(clauses.span(clauses.run(one, alone=len(bound) > 1)) for one in bound),
        beneficiary=(clauses.span(clauses.run(gains)),) if gains is not None else (),
        object=_object_text(clauses, found, noun, kind),
        object_span=clauses.span(clauses.run(noun)) if noun is not None else None,
        amount=clauses.span(object_words) if object_words else None,
        apart=tuple(clauses.span(clauses.below(one)) for one in others) + ((condition,) if condition else ()),
        condition=condition,
        urger=(clauses.span(clauses.run(found.urger)),) if found.urger is not None else (),
        status=_status(clauses, found),
        score=0.8,
    )


def _act_words(clauses: Clauses, found: Candidate, others: list[int]) -> list[int]:
    """Return the words of what is to be done, the acts beside it and who speaks left out."""
    out = [one for one in others if one != found.act]
    words = clauses.below(found.act, without=out)
    speech = [
        one
        for one in words
        if one != found.act and clauses.says(one) and clauses.relation(one) in ("parataxis", "ccomp", "conj")
    ]
    words = clauses.below(found.act, without=[*out, *speech])
    if not clauses.is_verb(found.act) and found.verb is not None:
        beside = [
            one
            for one in clauses.children(found.verb, "obl", "nmod", "xcomp", "advcl")
            if one > found.act and one not in out
        ]
        for one in beside:
            words = sorted({*words, *clauses.below(one, without=out)})
    words = [one for one in words if clauses.tag(one) not in (".", "''", "``")]
    words = _reaching_on(clauses, words, out)
    return words or [found.act]


def _reaching_on(clauses: Clauses, words: list[int], out: list[int]) -> list[int]:
    """Go on to the next comma, stop or clause: what the grammar hung elsewhere still belongs to the act."""
    if not words:
        return words
    stops = {clauses.below(one)[0] for one in out}
    after = words[-1] + 1
    while after < len(clauses) and after not in stops and clauses.lower[after] not in _CLAUSE_BEGINS:
        if clauses.tag(after) in (",", ".", ":", "``", "''", "-RRB-", "MD", "VBD", "VBZ", "VBP", "CC"):
            break
        words.append(after)
        after += 1
    return words


def _object(clauses: Clauses, found: Candidate) -> int | None:
    if not clauses.is_verb(found.act):
        return found.act
    for relation in ("obj", "xcomp", "obl", "ccomp"):
        nouns = [one for one in clauses.children(found.act, relation) if one > found.act and clauses.is_noun(one)]
        counted = [one for one in nouns if is_counted(clauses, one) and relation == "obj"]
        if nouns:
            return (counted or nouns)[0]
    return None


def _object_text(clauses: Clauses, found: Candidate, noun: int | None, kind: CommitmentKind) -> str | None:
    """Return the words of what is done without amounts: "howitzers", "train soldiers"."""
    if noun is None:
        return clauses.lower[found.act]
    words = [one for one in clauses.run(noun) if clauses.tag(one) not in _DROPPED]
    if _MONEY.search(clauses.words[noun]) or not words:
        purpose = next(with_case(clauses, noun, "of", "in", "for"), None)
        if purpose is None and found.verb is not None:
            purpose = next(with_case(clauses, found.verb, "for", "to"), None)
        words = [one for one in clauses.run(purpose) if clauses.tag(one) != "DT"] if purpose is not None else words
    text = " ".join(clauses.words[one] for one in words)
    text = text.replace(" ’s", "’s").replace(" 's", "'s").replace(" - ", "-")
    if clauses.is_verb(found.act) and kind not in _PROVIDES:
        text = f"{clauses.lower[found.act]} {text}"
    return text.strip() or None


def _beneficiary(clauses: Clauses, found: Candidate, noun: int | None) -> int | None:
    """Return who gains: the one given to, "to" or "for" whom."""
    places = [found.act, *([noun] if noun is not None else []), *([found.verb] if found.verb is not None else [])]
    for place in places:
        if clauses.is_verb(place):
            given = [one for one in clauses.children(place, "iobj") if one not in (found.act, found.promisor)]
            if given:
                return given[0]
    if found.modality is Modality.PLEDGED and found.entry.words == "assure" and found.verb is not None:
        return next(iter(clauses.children(found.verb, "obj")), None)
    for place in places:
        for one in with_case(clauses, place, "to", "for"):
            if one != found.act and _is_party(clauses, one):
                return one
    return None


def _is_party(clauses: Clauses, word: int) -> bool:
    return clauses.tag(word).startswith("NNP") or is_one_of(clauses.lower[word], parties())


def _kind(clauses: Clauses, found: Candidate, act_words: list[int], noun: int | None) -> CommitmentKind:
    """Return the kind that the words of the act point to most strongly, those of its verb and object first."""
    votes: Counter[CommitmentKind] = Counter()
    central = {found.act, *(clauses.run(noun) if noun is not None else [])}
    for word in act_words:
        for form in base_forms(clauses.lower[word]):
            if form in kinds():
                kind, weight = kinds()[form]
                votes[kind] += weight * (3 if word in (found.act, noun) else 2 if word in central else 1)
                break
    text = " ".join(clauses.words[one] for one in act_words)
    if _MONEY.search(text):
        votes[CommitmentKind.FUNDING] += 8
    if _SHARE.search(text) and "gdp" in text.lower():
        votes[CommitmentKind.SPENDING_TARGET] += 20
    return votes.most_common(1)[0][0] if votes else CommitmentKind.OTHER


def _action(clauses: Clauses, found: Candidate, noun: int | None, kind: CommitmentKind) -> Action:
    if clauses.is_verb(found.act):
        for form in base_forms(clauses.lower[found.act]):
            if form in actions():
                return actions()[form]
        return Action.DO
    for form in base_forms(clauses.lower[found.act]):
        if form in actions():
            return actions()[form]
    return Action.PROVIDE if kind in _PROVIDES else Action.DO


def _condition(clauses: Clauses, act: Span) -> Span | None:
    """Return the words of an explicit condition in the sentence, its conjunction left out but for "unless"."""
    begin, end = clauses.start, clauses.tree.ends[-1]
    found = _CONDITION.search(clauses.text, begin, end)
    if found is None:
        return None
    word = found.group().split()[0].lower()
    start = found.end() if word in ("if", "provided", "on", "as") else found.start()
    close = _CONDITION_ENDS.search(clauses.text, found.end(), end)
    stop = close.start() if close else end
    if found.start() < act.start:
        comma = clauses.text.find(",", found.end(), stop)
        stop = comma if comma > 0 else stop
    while stop > start and clauses.text[stop - 1] in ' .,;”"':
        stop -= 1
    return Span(start, stop) if stop > start else None


def _evidence(clauses: Clauses, found: Candidate, act_words: list[int], promisor: list[int]) -> Span:
    words = {*found.cue, *act_words}
    if promisor and _is_subject(clauses, found):
        words |= set(promisor)
    if found.urger is not None:
        words |= set(clauses.run(found.urger))
    return clauses.span(sorted(words))


def _is_subject(clauses: Clauses, found: Candidate) -> bool:
    return found.promisor is not None and clauses.relation(found.promisor).startswith(
        ("nsubj", "obl:agent", "nmod:poss", "obj", "iobj")
    )


def _status(clauses: Clauses, found: Candidate) -> tuple[FoundStatus, ...]:
    if found.modality is Modality.WITHDRAWN:
        return ()
    if found.status is not None and found.verb is not None:
        words = sorted({found.verb, *found.cue})
        return (FoundStatus(found.status, clauses.span(words)),)
    return ()


def acts_beside(clauses: Clauses, found: Candidate, all_found: list[Candidate]) -> list[int]:
    """Return the acts of other candidates that stand under this one's act and are not its own words."""
    below = set(clauses.below(found.act))
    return [
        one.act
        for one in all_found
        if one.act != found.act and one.act in below and one.act not in _chain(clauses, found)
    ]


def _chain(clauses: Clauses, found: Candidate) -> set[int]:
    return set() if clauses.is_verb(found.act) else {found.act, *coordinated(clauses, found.act)[:1]}
