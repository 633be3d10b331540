"""Commitments that a noun licenses: "Norland's promise of money", "gave assurances that", "no plans to sell"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.extract.commitments.candidate import Candidate
from onrecord.extract.commitments.clauses import Clauses
from onrecord.extract.commitments.contents import coordinated, gerund, infinitive, modal_clause, with_case
from onrecord.extract.commitments.lists import CueWord, is_one_of
from onrecord.model.commitments import Modality

_LIGHT = frozenset(
    "give make have issue offer announce reaffirm repeat renew restate reiterate stand honour honor keep meet fulfil "
    "fulfill break renege miss confirm deliver set unveil gave given made had has got issued held stood kept met broke "
    "broken signal signalled signaled show express voice declare".split()
)
_STATUS = {
    "broken": frozenset("break renege broke broken".split()),
    "fulfilled": frozenset("keep kept honour honor fulfil fulfill meet met".split()),
    "withdrawn": frozenset("withdraw drop scrap cancel reverse".split()),
}
_OWN = frozenset("his her its their our my".split())


def noun_candidates(  # noqa: C901 - the readings of a noun, one after another
    clauses: Clauses, word: int, entry: CueWord
) -> Iterator[Candidate]:
    """Yield what a noun of the list says of its owner, or of the subject of the verb it belongs to."""
    if not clauses.tag(word).startswith("NN"):
        return
    none = any(clauses.lower[one] == "no" for one in clauses.children(word, "det"))
    if none and entry.words not in ("intention", "plan", "question"):
        return
    if entry.modality in (Modality.REFUSED, Modality.AGREED) and not none:
        return
    act = infinitive(clauses, word) or modal_clause(clauses, word) or gerund(clauses, word)
    if act is None:
        act = next(with_case(clauses, word, "of", "for", "on"), None)
    verb = _verb_over(clauses, word)
    if act is None and verb is not None and _status_of(clauses, verb) is None:
        act = infinitive(clauses, verb)
    if act is None:
        return
    found, owned = _owner(clauses, word, verb)
    if found is None and not none:
        return
    if not owned and not none and (verb is None or not is_one_of(clauses.lower[verb], _LIGHT)):
        return
    status = _status_of(clauses, verb) if verb is not None else None
    if verb is not None and clauses.is_negated(verb) and status is None and not none:
        return
    for one in coordinated(clauses, act) if clauses.is_verb(act) else [act]:
        denied = (none and entry.modality is Modality.PLANNED) or _denied(clauses, one)
        yield Candidate(entry, (word,), entry.modality, one, found, denied, status=status, verb=verb)


def _denied(clauses: Clauses, act: int) -> bool:
    return any(clauses.lower[one] in ("not", "never") for one in clauses.children(act, "advmod"))


def _verb_over(clauses: Clauses, word: int) -> int | None:
    head = clauses.head(word)
    if head != word and clauses.relation(word).startswith(("obj", "obl", "nsubj")) and clauses.is_verb(head):
        return head
    return None


def _owner(clauses: Clauses, word: int, verb: int | None) -> tuple[int | None, bool]:
    """Return who promises and whether the noun says so itself ("Norland's promise", "its promise")."""
    for owner in clauses.children(word, "nmod:poss"):
        if clauses.lower[owner] not in _OWN:
            return owner, True
        around = clauses.subject(verb) if verb is not None else None
        return (around, True) if around is not None else (owner, True)
    for agent in with_case(clauses, word, "by", "from"):
        return agent, True
    for told in clauses.children(word, "acl", "acl:relcl"):  # "a pledge that she made"
        if is_one_of(clauses.lower[told], _LIGHT) and clauses.tag(told) != "VBG":
            own = clauses.children(told, "nsubj")
            by = clauses.agent(told)
            if own and clauses.tag(own[0]) not in ("WP", "WDT"):
                return own[0], True
            if by is not None:
                return by, True
    if verb is None or clauses.children(verb, "expl"):
        return None, False
    subject = clauses.subject(verb)
    return (subject if subject != word else None), False


def _status_of(clauses: Clauses, verb: int) -> str | None:
    for status, verbs in _STATUS.items():
        if clauses.one_of(verb, verbs):
            if status == "fulfilled" and clauses.is_negated(verb):
                return "not_fulfilled"
            return status
    return None
