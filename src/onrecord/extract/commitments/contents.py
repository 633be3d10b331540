"""What a cue is about: takes a verb or noun of the sentence, returns the words of what is to be done."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.extract.commitments.clauses import Clauses

MODALS = frozenset("will would shall 'll 'd wo".split())
_CLAUSES = ("xcomp", "ccomp", "advcl", "acl", "parataxis", "csubj", "dep")
_NUMBERS = ("CD", "$")


def infinitive(clauses: Clauses, word: int) -> int | None:
    """Return the verb of "to send" after a word."""
    for child in clauses.children(word, *_CLAUSES):
        if child > word and clauses.tag(child).startswith("VB") and _has_to(clauses, child):
            return child
        if child > word and clauses.children(child, "cop") and _has_to(clauses, child):
            return child
    found = _to_beside(clauses, word)
    return found if found is not None else _to_apart(clauses, word)


def _to_apart(clauses: Clauses, word: int) -> int | None:
    """Return the verb of "to" after what only tells when or how: "decided after a long inquiry not to sell"."""
    if not clauses.is_verb(word) and not clauses.tag(word).startswith("NN"):
        return None
    for place in range(word + 2, min(word + 9, len(clauses) - 1)):
        if clauses.lower[place] in (",", ";", ":", "”", "“", '"') or clauses.tag(place) in ("MD", "VBD", "VBZ", "VBP"):
            return None
        if clauses.lower[place] == "to" and clauses.tag(place + 1) == "VB":
            between = range(word + 1, place)
            begins = clauses.lower[word + 1] in (
                "after",
                "by",
                "this",
                "last",
                "on",
                "today",
                "yesterday",
                "late",
                "early",
            )
            return place + 1 if begins and not any(clauses.is_verb(one) for one in between) else None
    return None


def _to_beside(clauses: Clauses, word: int) -> int | None:
    """Return the verb where "to" stands right after a word, or after "not" or "by law", whatever it hangs on."""
    for place in range(word + 1, min(word + 5, len(clauses) - 1)):
        if clauses.lower[place] == "to" and clauses.tag(place + 1) in ("VB", "VBP"):
            return place + 1
        if clauses.lower[place] == "to" and clauses.tag(place + 1) == "RB" and clauses.tag(place + 2) == "VB":
            return place + 2
        if place > word + 1 and clauses.lower[word + 1] not in ("not", "never", "by", "in", "on"):
            return None
    return None


def _has_to(clauses: Clauses, verb: int) -> bool:
    return any(clauses.tag(one) == "TO" and one < verb for one in clauses.children(verb))


def gerund(clauses: Clauses, word: int) -> int | None:
    """Return the verb of "sending" after a word."""
    for child in clauses.children(word, *_CLAUSES, "obl", "obj", "nmod"):
        if child > word and clauses.tag(child) == "VBG":
            return child
    return None


def modal_clause(clauses: Clauses, word: int) -> int | None:
    """Return the verb of a clause with "will" or "would" that a word takes, before it in direct speech."""
    for child in clauses.children(word, *_CLAUSES):
        if has_modal(clauses, child):
            return child
    for child in clauses.children(word, "obj", "iobj", "obl"):  # "assured passengers that it would"
        for inner in clauses.children(child, "acl", "ccomp"):
            if child > word and has_modal(clauses, inner):
                return inner
    return None


def has_modal(clauses: Clauses, verb: int) -> bool:
    """Whether a verb has "will", "would" or "shall"."""
    return any(one in MODALS for one in clauses.auxiliaries(verb))


def whether_clause(clauses: Clauses, word: int) -> int | None:
    """Return the verb of "whether to send" or "how to send"."""
    for child in clauses.children(word, *_CLAUSES):
        if child > word and any(clauses.lower[one] in ("whether", "how", "if") for one in clauses.children(child)):
            return child
    for child in clauses.children(word, "obj", "advmod"):
        if child > word and clauses.lower[child] in ("whether", "how"):
            return next(iter(clauses.children(child, "acl", "advcl")), None)
    return None


def subjunctive(clauses: Clauses, word: int) -> int | None:
    """Return the verb of "that the ministry pay"."""
    for child in clauses.children(word, "ccomp", "xcomp"):
        if child > word and clauses.children(child, "nsubj") and not clauses.children(child, "aux"):
            return child
    return None


def objects(clauses: Clauses, verb: int) -> list[int]:
    """Return the direct objects of a verb; those coordinated count apart where each states its own amount."""
    found: list[int] = []
    for child in clauses.children(verb, "obj"):
        if child < verb and clauses.tag(child) not in ("WDT", "WP"):
            continue
        if found and any(clauses.lower[place] in ("and", ",") for place in range(found[0], child)) is False:
            continue
        found.append(child)
        found += [one for one in clauses.children(child, "conj") if is_counted(clauses, one)]
    return found if not found or is_counted(clauses, found[0]) else found[:1]


def is_counted(clauses: Clauses, noun: int) -> bool:
    """Whether a noun phrase states a number or money."""
    return any(clauses.tag(one) in _NUMBERS for one in clauses.phrase(noun)) or clauses.tag(noun) in _NUMBERS


def with_case(clauses: Clauses, word: int, *cases: str) -> Iterator[int]:
    """Yield the nouns after a word that stand with one of these prepositions."""
    for child in clauses.children(word, "obl", "nmod"):
        if child > word and any(clauses.lower[one] in cases for one in clauses.children(child, "case", "mark")):
            yield child


def coordinated(clauses: Clauses, verb: int) -> list[int]:
    """Return a verb and the verbs that go on with it: "plant trees, hire gardeners and ban blowers"."""
    found = [verb]
    for child in clauses.children(verb, "conj"):
        same = clauses.tag(child) == clauses.tag(verb) or clauses.tag(child) == "VB"
        if same and clauses.is_verb(child) and not clauses.children(child, "nsubj", "aux"):
            found += coordinated(clauses, child)
    return found
