"""The tests that a candidate must pass: who can be bound, what one could later say was done or not done."""

from __future__ import annotations

from onrecord.extract.commitments.candidate import Candidate
from onrecord.extract.commitments.clauses import Clauses
from onrecord.extract.commitments.contents import is_counted, with_case
from onrecord.extract.commitments.lists import actions, classes, kinds, parties
from onrecord.model.commitments import Modality

_SELF = frozenset("i we he she they who both all each neither".split())
_SOFT = frozenset({Modality.PLANNED, Modality.OFFERED, Modality.OBLIGED, Modality.AGREED, Modality.REFUSED,
                   Modality.CONSIDERED, Modality.URGED})  # fmt: skip
_OF_PEOPLE = ("ists", "ist", "ians", "ian", "women", "woman", "men", "man", "eers", "eer", "ants", "ees", "ors", "ers")
_NO_PEOPLE = frozenset(
    "numbers papers waters rivers powers letters orders quarters matters computers transformers towers trailers "
    "containers shelters figures factors motors doors floors mirrors errors sectors reactors tractors generators "
    "launchers monitors routers servers winters summers borders covers offers plants restaurants pants grants trees "
    "fees degrees committees voters colours answers shutters boosters freezers".split()
)
_OBSERVERS = frozenset(
    "analyst economist expert critic commentator observer scientist researcher doctor study poll survey institute "
    "forecaster pundit historian neighbour neighbor witness resident climatologist glaciologist epidemiologist "
    "meteorologist academic professor think-tank".split()
)
_PREDICTS = frozenset("predict forecast expect estimate fear believe think hope suspect reckon assume project".split())
_MODALS = frozenset({"will", "would", "shall", "going", "could", "be to"})
_DONE_TO = frozenset(
    "return drop resume grow shrink improve allow enable help lead bring turn show slow weaken break earn end".split()
)
_LOOSE = frozenset(
    {
        "will",
        "would",
        "shall",
        "going",
        "could",
        "must",
        "have to",
        "be to",
        "intend",
        "aim",
        "due",
        "deliver",
        "send",
        "receive",
    }
)
_MARKS = frozenset({"”", "“", '"', "''", "``", "’"})
_SURVEYS = frozenset("survey poll study respondents".split())
_REFUSALS = frozenset("comment say answer name speak give figures details discuss elaborate confirm identify".split())


def can_be_bound(clauses: Clauses, word: int, *, acts: bool = False) -> bool:
    """Whether a noun or pronoun names a person, an organisation, a state or a group (T1).

    Args:
        acts: the verb is one that hardly anything else is the subject of, such as "vow".
    """
    lower = clauses.lower[word]
    if lower in _SELF or lower == "it":
        return True
    if lower in ("nobody", "anyone", "everybody", "whoever", "you", "there", "this", "that", "what", "those"):
        return False
    if clauses.one_of(word, classes("thing")):
        return False
    if clauses.tag(word).startswith("NNP") or clauses.one_of(word, parties()):
        return True
    if (acts and clauses.tag(word).startswith("NN")) or _by_ending(clauses, word):
        return True
    phrase = clauses.phrase(word)
    if any(clauses.one_of(one, parties()) for one in clauses.children(word, "appos", "conj")):
        return True
    return clauses.tag(word).startswith(("NN", "JJ", "VB")) and any(
        clauses.tag(one).startswith("NNP") for one in phrase if one >= word - 2 and clauses.relation(one) != "nmod:poss"
    )


def _by_ending(clauses: Clauses, word: int) -> bool:
    """Whether a noun ends as those of people do: "smelters", "violinist", "grantee"."""
    lower = clauses.lower[word]
    return (
        len(lower) > 5 and clauses.tag(word) in ("NN", "NNS") and lower.endswith(_OF_PEOPLE) and lower not in _NO_PEOPLE
    )


def passes(clauses: Clauses, found: Candidate) -> bool:
    """Whether a candidate is a commitment: its own (T2), checkable (T4), not routine (T5)."""
    acts = found.entry.words not in _LOOSE and found.entry.part != "noun" and "a" not in found.entry.shapes
    if found.promisor is not None and not can_be_bound(clauses, found.promisor, acts=acts):
        return False
    if _is_said_otherwise(clauses, found):
        return False
    if found.modality is Modality.PLANNED and not clauses.is_verb(found.act) and not _is_planned_thing(clauses, found):
        return False
    act = clauses.lower[found.act]
    explicit = found.modality in (Modality.PLEDGED, Modality.ALLOCATED, Modality.DELIVERED, Modality.WITHDRAWN)
    if not clauses.is_verb(found.act):
        return _noun_is_checkable(clauses, found)
    transitive = bool(clauses.children(found.act, "obj", "ccomp", "xcomp"))
    fated = clauses.one_of(found.act, classes("fate")) and not (transitive and clauses.one_of(found.act, _DONE_TO))
    if found.entry.words in _MODALS and fated:
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


def _is_said_otherwise(clauses: Clauses, found: Candidate) -> bool:
    """Whether the sentence foretells, asks, or only tells of words."""
    asks = clauses.lower[-1] == "?" or (clauses.lower[-1] in _MARKS and clauses.lower[-2:-1] == ["?"])
    foretold = found.entry.words in _MODALS and _is_foretold(clauses, found)
    return asks or foretold or _is_of_words(clauses, found) or _is_quoted_apart(clauses, found)


def _is_of_words(clauses: Clauses, found: Candidate) -> bool:
    """Whether what is accepted, rejected or offered is only said or felt: "rejected the charge", "offered insights"."""
    return not clauses.is_verb(found.act) and clauses.one_of(found.act, classes("words")) and found.modality in _SOFT


def _is_quoted_apart(clauses: Clauses, found: Candidate) -> bool:
    """Whether a quotation opens between cue and act, well before the act: its words are of another sentence."""
    last = found.cue[-1]
    return any(clauses.lower[one] in _MARKS for one in range(last + 1, found.act - 2)) and "a" in found.entry.shapes


def _is_foretold(clauses: Clauses, found: Candidate) -> bool:
    """Whether somebody who only looks on says what will be."""
    for word in range(len(clauses)):
        if not clauses.is_verb(word) or word == found.act:
            continue
        if clauses.one_of(word, _PREDICTS) and word not in clauses.below(found.act):
            return True
        if clauses.says(word) and any(clauses.one_of(one, _OBSERVERS) for one in clauses.children(word, "nsubj")):
            return True
    return False


def _is_planned_thing(clauses: Clauses, found: Candidate) -> bool:
    """Whether a noun that is announced or planned is something to be done."""
    phrase = clauses.phrase(found.act)
    known = kinds().keys() | actions().keys()
    return is_counted(clauses, found.act) or any(clauses.one_of(one, frozenset(known)) for one in phrase)


def _is_special(clauses: Clauses, found: Candidate) -> bool:
    """Whether an act that is mostly routine has something to hold one to: "will not attend", "vote against it"."""
    if clauses.one_of(found.act, frozenset({"vote", "support"})) and found.modality is not Modality.URGED:
        return bool(clauses.children(found.act, "obj")) or bool([*with_case(clauses, found.act, "for", "against")])
    return found.negated and found.modality is Modality.PLANNED and clauses.lower[found.act] not in _REFUSALS


def _noun_is_checkable(clauses: Clauses, found: Candidate) -> bool:
    below = clauses.below(found.act)
    if clauses.lower[found.act] in classes("close") or clauses.tag(found.act).startswith(("PRP", "WP")):
        return clauses.lower[found.act] in ("itself", "themselves")
    private = found.modality in (Modality.PLEDGED, Modality.OFFERED) and not is_counted(clauses, found.act)
    if private and found.beneficiary is not None:
        return not any(clauses.lower[one] in classes("close") for one in clauses.phrase(found.beneficiary))
    return bool(below)
