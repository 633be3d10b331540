"""Commitments that a verb, a modal or an adjective licenses: takes one sentence, yields candidates."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.extract.commitments.candidate import Candidate
from onrecord.extract.commitments.clauses import Clauses
from onrecord.extract.commitments.contents import (
    MODALS,
    coordinated,
    gerund,
    has_modal,
    infinitive,
    is_counted,
    modal_clause,
    objects,
    subjunctive,
    whether_clause,
    with_case,
)
from onrecord.extract.commitments.lists import CueWord, classes
from onrecord.model.commitments import Modality

_DENIABLE = frozenset("plan intend aim decide opt choose propose".split())
_TREATIES = frozenset(
    "treaty deal agreement accord pact contract memorandum protocol convention settlement truce".split()
)
_ONLY_PLANS = frozenset({"scrap", "shelve", "call off", "cancel", "rescind"})
_PRESSES = frozenset({"force", "compel"})
_RULERS = frozenset("court judge judges ruling regulator regulators order tribunal".split())
_SUBJUNCTIVE = frozenset({"demand", "request", "ask", "require", "order", "urge", "insist", "recommend"})
_MONEY = frozenset("euros dollars pounds kroner crowns francs million billion eur usd gbp".split())
_NEAR = 4


def verb_candidates(clauses: Clauses, word: int, entry: CueWord) -> Iterator[Candidate]:
    """Yield what a verb of the list says: "pledged to send", "called on Karvia to stop"."""
    cue = _cue_words(clauses, word, entry)
    if not cue or not clauses.is_verb(word) or _under_modal(clauses, word):
        return
    if clauses.is_negated(word) and entry.words not in _DENIABLE:
        return
    bound = clauses.children(word, "obj") if entry.words == "commit" else []
    laid_down = bound and (own := clauses.children(word, "nsubj")) and clauses.one_of(own[0], classes("binding"))
    if "a" in entry.shapes or laid_down:
        yield from _addressed(clauses, word, entry, cue)
        return
    if entry.modality is Modality.DELIVERED:
        yield from _transfers(clauses, word, entry, cue)
        return
    if _is_idle(clauses, word, entry):
        return
    promisor = clauses.subject(word)
    if promisor is None and not clauses.is_passive(word):
        promisor = noun_before(clauses, word)
    if promisor is None:
        return
    negated = clauses.is_negated(word)
    gains = next(iter(clauses.children(word, "iobj")), None)
    for act in _acts(clauses, word, entry):
        denied = negated or act_denied(clauses, act)
        yield Candidate(entry, cue, entry.modality, act, promisor, denied, beneficiary=gains, verb=word)


def _cue_words(clauses: Clauses, word: int, entry: CueWord) -> tuple[int, ...]:
    if entry.more is None:
        return (word,)
    for other in range(word + 1, min(word + 1 + _NEAR, len(clauses))):
        if clauses.lower[other] == entry.more:
            near = other == word + 1 or clauses.head(other) == word
            return tuple(range(word, other + 1)) if other == word + 1 else ((word, other) if near else ())
    return ()


def _under_modal(clauses: Clauses, word: int) -> bool:
    """Whether "will", "could" or "must" stands before the verb: then the modal is the cue, or there is none."""
    modals = {"could", "may", "might", "should", "can", "must", "cannot", *MODALS}
    return any(one in modals for one in clauses.auxiliaries(word))


def noun_before(clauses: Clauses, word: int) -> int | None:
    """Return the noun or pronoun right before a verb that an infinitive or a modal follows, adverbs passed over."""
    place = word - 1
    while place > 0 and (clauses.tag(place) == "RB" or clauses.lower[place] in ("has", "have", "had", "also")):
        place -= 1
    follows = clauses.lower[word + 1] if word + 1 < len(clauses) else ""
    reduced = follows == "by" or (clauses.tag(word) in ("VBN", "VBD") and infinitive(clauses, word) is None)
    if place < 0 or reduced or not clauses.tag(place).startswith(("NN", "PRP")):
        return None
    return None if clauses.tag(place) == "PRP$" else place


def _is_idle(clauses: Clauses, word: int, entry: CueWord) -> bool:
    """Whether the verb only describes: "a promising drug", "a call intended to calm her", "he works on policy"."""
    relation, tag = clauses.relation(word), clauses.tag(word)
    drug = tag == "VBG" and relation in ("amod", "compound")
    call = tag == "VBN" and relation.startswith("acl") and entry.modality is Modality.PLANNED
    job = tag == "VBZ" and entry.words == "work on"
    return drug or call or job or _is_offer_for_sale(clauses, word, entry)


def _is_offer_for_sale(clauses: Clauses, word: int, entry: CueWord) -> bool:
    """Whether "The lender offers mortgages" tells what is for sale."""
    habit = entry.words == "offer" and clauses.tag(word) in ("VBZ", "VBP") and infinitive(clauses, word) is None
    return habit and clauses.lower[-1] == "."


def _acts(clauses: Clauses, word: int, entry: CueWord) -> list[int]:  # noqa: C901 - one test for each shape
    """Return what the cue is about, by the shapes its entry allows, the likeliest first."""
    shapes = entry.shapes
    found: int | None = None
    counted = [one for one in objects(clauses, word) if is_counted(clauses, one)] if "o" in shapes else []
    if "t" in shapes and not counted:
        found = infinitive(clauses, word)
    if found is None and "c" in shapes:
        found = modal_clause(clauses, word) or _said_beside(clauses, word)
    if found is None and "g" in shapes:
        found = gerund(clauses, word)
    if found is None and "w" in shapes:
        found = whether_clause(clauses, word)
    if found is not None:
        return coordinated(clauses, found)
    nouns = objects(clauses, word)
    if not nouns and "i" in shapes:
        nouns = [] if clauses.tag(word) == "VBG" else nouns
    if not nouns and entry.more is not None:
        nouns = list(with_case(clauses, word, entry.more))
    if not nouns and clauses.relation(word).startswith("acl") and set(shapes) & set("omp"):
        nouns = [clauses.head(word)]
    if "p" in shapes:
        return _taken_back(clauses, nouns, always=entry.words in _ONLY_PLANS)
    if "d" in shapes:
        return [noun for noun in nouns if clauses.one_of(noun, _TREATIES)]
    if entry.words == "threaten" and nouns and clauses.tag(nouns[0]).startswith(("NNP", "PRP")):
        return []
    if "o" in shapes and nouns:
        return [noun for noun in nouns if not _is_clause_object(clauses, noun, entry)]
    if "m" in shapes:
        return [noun for noun in nouns if is_counted(clauses, noun)]
    if "i" in shapes or "f" in shapes:
        found_nouns = list(with_case(clauses, word, "on", "to", "for", "out"))
        return (
            found_nouns[:1]
            or [
                one
                for one in clauses.children(word, "xcomp", "advcl")
                if clauses.tag(one).startswith("NN")
                and any(clauses.lower[other] == "to" for other in clauses.children(one))
            ][:1]
        )
    return []


def _is_clause_object(clauses: Clauses, noun: int, entry: CueWord) -> bool:
    """Whether "considered the plan a milestone" or "considered only voters" judges, and weighs nothing."""
    if entry.modality is not Modality.CONSIDERED:
        return False
    head = clauses.head(noun)
    return clauses.tag(head) in ("VBD", "VBN") and not clauses.auxiliaries(head)


def _said_beside(clauses: Clauses, word: int) -> int | None:
    """Return the verb with "will" of the words that stand before "the mayor vowed"."""
    for verb in range(len(clauses)):
        if has_modal(clauses, verb) and any(
            clauses.lower[one] in (",", "”", '"', "''", "’") for one in range(min(verb, word), max(verb, word))
        ):
            return verb
    return None


def _taken_back(clauses: Clauses, nouns: list[int], *, always: bool) -> list[int]:
    """Return what is withdrawn: the verb or noun that "its plan to merge" or "its offer of money" is about."""
    found = []
    for noun in nouns[:1]:
        sum_of_money = any(clauses.lower[one] in _MONEY or clauses.words[one] in "$€£" for one in clauses.phrase(noun))
        if not always and not sum_of_money and not clauses.one_of(noun, classes("takeback")):
            continue
        act = infinitive(clauses, noun) or gerund(clauses, noun)
        found.append(act if act is not None else next(with_case(clauses, noun, "of", "for"), noun))
    return found


def act_denied(clauses: Clauses, act: int) -> bool:
    """Whether what is to be done is not to be done: "not to close", "no new wells"."""
    for child in clauses.children(act):
        if clauses.lower[child] in ("not", "never", "n't") and clauses.relation(child) in ("advmod", "part", "dep"):
            return True
        if not clauses.is_verb(act) and clauses.lower[child] == "no" and clauses.relation(child) == "det":
            return True
    return False


def _addressed(  # noqa: C901 - one reading after another
    clauses: Clauses, word: int, entry: CueWord, cue: tuple[int, ...]
) -> Iterator[Candidate]:
    """Yield what somebody else is asked, ordered or bound to do."""
    passive = clauses.children(word, "nsubj:pass")
    act = infinitive(clauses, word)
    negated = False
    if act is None and entry.words in ("discourage", "dissuade"):
        act, negated = gerund(clauses, word), True
    told = clauses.children(word, "obj", "iobj") or [
        one for one in clauses.children(word, "obl") if one > word and entry.more is not None
    ]
    if entry.words in _PRESSES and not _by_rule(clauses, word, passive):
        return
    urger = clauses.subject(word) if not passive else next(iter(clauses.children(word, "obl:agent")), None)
    if act is None and entry.words in _SUBJUNCTIVE:
        act = subjunctive(clauses, word)
        told = clauses.children(act, "nsubj") if act is not None else told
    if passive and act is not None:
        told = passive
    elif clauses.relation(word).startswith("acl") and clauses.tag(word) == "VBN" and not told:
        told = [clauses.head(word)]
    elif told and act is None and entry.words in ("ask", "press", "lobby"):
        act = next(with_case(clauses, word, "for"), None)
    if act is None and told and entry.words == "bind":
        act = next(with_case(clauses, word, "to"), None) or next(with_case(clauses, told[0], "to"), None)
    if act is None and told and entry.words in ("demand", "request"):
        asked = [*with_case(clauses, word, "from", "of"), *with_case(clauses, told[0], "from", "of")]
        if asked:
            act, told = told[0], asked[:1]
    if act is None and told:
        act = _act_of_object(clauses, told[0])
        if act is None:
            return
    if act is None or not told:
        return
    if entry.modality is Modality.OBLIGED and entry.words in ("tell", "instruct") and not passive:
        return
    gains = urger if not clauses.is_verb(act) else None
    for one in coordinated(clauses, act) if clauses.is_verb(act) else [act]:
        denied = negated or act_denied(clauses, one)
        shown = urger if entry.modality is Modality.URGED else None
        yield Candidate(entry, cue, entry.modality, one, told[0], denied, shown, gains, verb=word)


def _by_rule(clauses: Clauses, word: int, passive: list[int]) -> bool:
    """Whether a law, a court or a contract forces somebody, not only the course of things."""
    by = clauses.children(word, "obl:agent") if passive else clauses.children(word, "nsubj")
    return bool(by) and (clauses.one_of(by[0], classes("binding")) or clauses.one_of(by[0], _RULERS))


def _act_of_object(clauses: Clauses, noun: int) -> int | None:
    """Return the infinitive that the grammar hung on the addressee: "asked Karvia to return"."""
    return infinitive(clauses, noun)


def _transfers(clauses: Clauses, word: int, entry: CueWord, cue: tuple[int, ...]) -> Iterator[Candidate]:
    """Yield deliveries that name giver and receiver (T6)."""
    if clauses.tag(word) not in ("VBD", "VBN", "VBZ", "VBP"):
        return
    things = objects(clauses, word)
    giver = clauses.subject(word)
    passive = clauses.children(word, "nsubj:pass")
    if entry.words == "receive":
        sources = list(with_case(clauses, word, "from"))
        sources += [one for thing in things for one in with_case(clauses, thing, "from")]
        receiver, giver = giver, (sources[0] if sources else None)
    else:
        sinks = list(with_case(clauses, word, "to"))
        sinks += [one for thing in things for one in with_case(clauses, thing, "to")]
        sinks += clauses.children(word, "iobj")
        sinks += [one for inner in clauses.below(word) if inner != word for one in with_case(clauses, inner, "to")]
        sinks += [one for thing in things for inner in clauses.below(thing) for one in with_case(clauses, inner, "to")]
        receiver = sinks[0] if sinks else None
    if passive:
        things = passive
    if giver is None or receiver is None or not things:
        return
    if entry.words in ("pay", "pass", "wire", "direct", "lend") and not is_counted(clauses, things[0]):
        return
    if entry.words == "lend" or clauses.one_of(things[0], classes("close")):
        return
    for thing in things:
        yield Candidate(entry, cue, entry.modality, thing, giver, beneficiary=receiver, verb=word)


def adjective_candidates(clauses: Clauses, word: int, entry: CueWord) -> Iterator[Candidate]:
    """Yield what "is willing to", "is bound by law to" or "is due to" says."""
    if clauses.tag(word) not in ("JJ", "VBN", "RB", "VBD") or clauses.is_negated(word):
        return
    act = infinitive(clauses, word)
    own = clauses.children(word, "nsubj", "nsubj:pass")
    promisor = own[0] if own else clauses.subject(word)
    if act is None or promisor is None or not _has_be(clauses, word):
        return
    if entry.words == "due" and "was" in clauses.auxiliaries(word):
        return
    for one in coordinated(clauses, act):
        yield Candidate(entry, (word,), entry.modality, one, promisor, act_denied(clauses, one), verb=word)


def _has_be(clauses: Clauses, word: int) -> bool:
    if clauses.lower[clauses.head(word)] in ("stand", "stands", "stood", "remain", "remains"):
        return True
    return bool(clauses.children(word, "cop", "aux", "aux:pass")) or clauses.relation(word).startswith(("conj", "acl"))
