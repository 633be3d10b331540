"""Commitments in headlines, whose grammar the parser often misses: read word by word, `Clauses` in, candidates out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.extract.commitments.candidate import Candidate
from onrecord.extract.commitments.clauses import Clauses
from onrecord.extract.commitments.lists import CueWord, classes, cue_words, is_one_of, parties
from onrecord.model.commitments import Modality

_LONGEST = 16
_FARTHEST = 6
_PREPOSITIONS = frozenset("for to from of with in on at over by after before until against into as than".split())
_STOPS = re.compile(r"[.?!…]")
_BACKED = CueWord("to", "modal", Modality.PLANNED, "t", None)
_AT_ONCE = CueWord("ban", "verb", Modality.PLANNED, "o", None)
_BANS = frozenset({"bans"})


def is_headline(clauses: Clauses) -> bool:
    """Whether a sentence is short and ends without a full stop."""
    last = clauses.words[-1]
    return 3 <= len(clauses) <= _LONGEST and not _STOPS.search(last[-1:] if last not in "”\"'’" else clauses.words[-2])


def headline_candidates(clauses: Clauses) -> Iterator[Candidate]:
    """Yield what "Ministers mull tourist tax" and "Tellus to close mine" say."""
    begin = clauses.words.index(":") + 1 if ":" in clauses.words[:-3] else 0
    for word in range(begin + 1, min(begin + _FARTHEST, len(clauses) - 1)):
        subject = _subject_before(clauses, begin, word)
        if subject is None:
            continue
        if clauses.lower[word] == "to" and _could_be_verb(clauses, word + 1):
            yield Candidate(_BACKED, (word, word + 1), Modality.PLANNED, word + 1, subject)
            return
        if clauses.lower[word] in _BANS:
            yield Candidate(_AT_ONCE, (word,), Modality.PLANNED, _noun_after(clauses, word), subject)
            return
        for entry in cue_words().get(clauses.lower[word], ()):
            found = _read(clauses, word, entry, subject)
            if found is not None:
                yield found
                return


def _read(clauses: Clauses, word: int, entry: CueWord, subject: int) -> Candidate | None:
    """Return what the cue at `word` says, taken that it is the verb of the headline."""
    if entry.part != "verb" or clauses.lower[word].endswith("ing"):
        return None
    after = word + 1
    cue: tuple[int, ...] = (word,)
    if entry.more is not None:
        if clauses.lower[after] != entry.more or after + 1 >= len(clauses):
            return None
        cue, after = (word, after), after + 1
    if "a" in entry.shapes:
        return _addressed(clauses, cue, after, entry, subject)
    if clauses.lower[after] == "to" and "t" in entry.shapes and after + 1 < len(clauses):
        return Candidate(entry, cue, entry.modality, after + 1, subject)
    if set(entry.shapes) & set("omg") and clauses.lower[after] not in _PREPOSITIONS:
        if "m" in entry.shapes and "o" not in entry.shapes and not any(map(_has_digit, clauses.lower[after:])):
            return None
        return Candidate(entry, cue, entry.modality, _noun_after(clauses, after - 1), subject)
    if "p" in entry.shapes:
        noun = _noun_after(clauses, after - 1)
        return (
            Candidate(entry, cue, entry.modality, noun, subject) if clauses.one_of(noun, classes("takeback")) else None
        )
    return None


def _addressed(clauses: Clauses, cue: tuple[int, ...], after: int, entry: CueWord, subject: int) -> Candidate | None:
    for place in range(after, min(after + _FARTHEST, len(clauses) - 1)):
        if clauses.lower[place] == "to":
            told = place - 1
            passive = told < after
            if passive and entry.words not in ("tell", "order", "require", "urge", "ask"):
                return None
            modality = Modality.URGED if entry.words in ("tell", "urge", "ask") else entry.modality
            urger = None if passive else subject
            return Candidate(entry, cue, modality, place + 1, subject if passive else told, urger=urger)
    return None


def _has_digit(word: str) -> bool:
    return any(map(str.isdigit, word))


def _subject_before(clauses: Clauses, begin: int, word: int) -> int | None:
    """Return the last word of the noun phrase before the verb of a headline, where it can be bound."""
    for place in range(begin, word):
        if not clauses.words[place][:1].isalpha() and clauses.words[place] not in ("’s", "'s", "-", "’", "'"):
            return None
        if clauses.lower[place] in _PREPOSITIONS and place > begin:
            return None
    last = word - 1
    name = clauses.words[last][:1].isupper() and (last > begin or not is_one_of(clauses.lower[last], classes("thing")))
    return last if name or is_one_of(clauses.lower[last], parties()) else None


def _could_be_verb(clauses: Clauses, word: int) -> bool:
    return word < len(clauses) and clauses.tag(word).startswith(("VB", "NN", "JJ")) and clauses.words[word].islower()


def _noun_after(clauses: Clauses, word: int) -> int:
    """Return the last word of the noun phrase that follows: the one before a preposition or the end."""
    place = word + 1
    while place + 1 < len(clauses) and clauses.lower[place + 1] not in _PREPOSITIONS:
        if clauses.words[place + 1] in (",", ";", ":"):
            break
        place += 1
    return min(place, len(clauses) - 1)
