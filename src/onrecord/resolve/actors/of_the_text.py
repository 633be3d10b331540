"""States that only the text knows: takes a text, returns where "Karvia" and its bodies are named.

Which words are states is what `resolve.lands` says; here those are left out that are places of the world with no
government of their own, and last names of people.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from onrecord.lexicons import table, words
from onrecord.model import EntityKind, FoundName, MentionKind, Span
from onrecord.resolve.actors.bodies import Body, bare_bodies, body_after, body_before
from onrecord.resolve.actors.dictionary import dictionary
from onrecord.resolve.actors.evidence import given_names
from onrecord.resolve.actors.found import found_body
from onrecord.resolve.capitals import CAPITAL, capitalised_words, find_signs, places_of
from onrecord.resolve.lands import Lands

_LIKELY = 0.6
_FAR_MORE = 2
_ADDRESS = frozenset("Mr Mrs Ms Dr President Minister Prime Senator General King Queen".split())
_SHORTEST = 4
_ENDINGS = ("ia", "land", "mark", "stan")
_PREPOSITION = re.compile(r"\b(?:in|to|from|of|into|across|between|for|with) $")
_USED = re.compile(r"'s | has | and ")
_NOUN = re.compile(r" ([a-z]+)")
_WORD_BEFORE = re.compile(r"([\w.]+) $")
_OWNS_AS_STATE = re.compile(
    r"'s (?:[a-z]+ ){0,2}(?:ministry|minister|president|premier|parliament|ambassador|embassy|chancellor|capital|"
    r"borders?|officials|economy)\b"
)
_OWNS_AS_ANY = re.compile(r"'s (?:[a-z]+ ){0,2}(?:government|army|troops|forces|cabinet)\b")
_GOVERNS = ("government", "parliament", "ministry", "minister", "ministers", "republic", "kingdom", "ambassador")
_OF = rf"\b(?:{'|'.join(_GOVERNS)}) of"
_GOVERNED = re.compile(rf"{_OF} (?:the )?({CAPITAL}\w+)")
_GOVERNED_BEFORE = re.compile(rf"{_OF} (?:the )?$")
_AROUND = 48
_MOST_PLACES = 60


def find_lands(original: str, text: str) -> Iterator[FoundName]:
    """Yield the states that no list has, and their bodies; `text` is the flat text."""
    own = _words_of_lands(original, text)
    if not own:
        return
    done = 0
    for start, word in places_of(own, capitalised_words(original)):
        land, end = own[word], start + len(word)
        if start < done or text[start - 1 : start] == "-":
            continue
        body = body_after(text, start, end) or body_before(text, start, end, city=False)
        if body is not None:
            done = body.end
            yield found_body(body.start, body.end, land, body.what, text[body.start : body.end], mention_of(body))
        elif word == land:
            yield FoundName(Span(start, end), f"state:{land}", land, EntityKind.STATE, score=_LIKELY)


def _words_of_lands(original: str, text: str) -> dict[str, str]:
    """Return "Karvia", "Karvian" -> "Karvia" for the states that the text itself makes known."""
    everywhere = capitalised_words(original)
    words_of_it = [word for word in everywhere if _may_be_land(word)]
    lands = Lands(original)
    own = {word: land for word in words_of_it if (land := lands.state_of(word)) is not None and _may_be_land(land)}
    for word in _governed(text):
        if _may_be_land(word):
            own.setdefault(word, word)
    if not own:
        return {}
    alike = {word for word in words_of_it if word.endswith(_ENDINGS)}
    places = _contexts(text, everywhere, {*own, *own.values(), *alike})
    adjectives: dict[str, list[str]] = {}
    for word, land in own.items():
        if word != land:
            adjectives.setdefault(land, []).append(word)
    kept = {land for land in own.values() if _is_land(places, land, adjectives.get(land, []))}
    if kept:
        kept |= {word for word in alike if _is_named_like_a_land(places, word)}
    own |= {land: land for land in kept}
    return {word: land for word, land in own.items() if land in kept}


def _governed(text: str) -> Iterator[str]:
    """Yield "Karvia" for "the parliament of Karvia"."""
    for at in find_signs(text, (" of ",)):
        if text.endswith(_GOVERNS, 0, at):
            longest = next(len(what) for what in sorted(_GOVERNS, key=len) if text.endswith(what, 0, at))
            match = _GOVERNED.match(text, at - longest)
            if match is not None:
                yield match.group(1)


def _contexts(
    text: str, everywhere: Mapping[str, list[int]], wanted: set[str]
) -> dict[str, list[tuple[str, str]]]:  # fmt: skip
    """Return what stands before and after the first places of each word."""
    return {
        word: [
            (text[max(0, start - _AROUND) : start], text[start + len(word) : start + len(word) + _AROUND])
            for start in everywhere.get(word, ())[:_MOST_PLACES]
        ]
        for word in wanted
    }


def _may_be_land(word: str) -> bool:
    """Whether a word is none that means something else for sure: a state of the list, a region, a first name."""
    low = word.lower()
    return (
        len(word) >= _SHORTEST
        and word not in dictionary()
        and word not in words("not_states")
        and word not in given_names()
        and low not in words("role_words")
        and low not in words("organisation_words")
        and low not in table("functions")
    )


def _is_land(places: dict[str, list[tuple[str, str]]], land: str, adjectives: list[str]) -> bool:
    """Whether a name that owns a government is a state's: "Trask's government" is somebody's."""
    here = places[land]
    if not here or _is_of_a_person(here):
        return False
    if any(_OWNS_AS_STATE.match(after) or _GOVERNED_BEFORE.search(before) for before, after in here):
        return True
    if any(_is_adjective(after) for word in adjectives for _, after in places[word]):
        return True
    governs = any(_OWNS_AS_ANY.match(after) for _, after in here)
    return governs and _is_named_like_a_land(places, land)


def _is_of_a_person(here: list[tuple[str, str]]) -> bool:
    """Whether a word is a last name, or mostly the end of a longer name: "Erik Trask", "Harbour Platform"."""
    longer = 0
    for before, _ in here:
        last = _WORD_BEFORE.search(before)
        word = last.group(1) if last is not None else ""
        if before.endswith("-") or word in given_names() or word.rstrip(".") in _ADDRESS:
            return True
        longer += word[:1].isupper() and word.lower() not in table("functions")
    return 2 * longer >= len(here)


def _is_named_like_a_land(places: dict[str, list[tuple[str, str]]], word: str) -> bool:
    """Whether a word that ends as states do is used as one, in a text that has invented states."""
    here = places[word]
    used = any(_PREPOSITION.search(before) or _USED.match(after) for before, after in here)
    return used and not _is_of_a_person(here)


def _is_adjective(after: str) -> bool:
    """Whether a noun follows a word: "Karvian troops"."""
    noun = _NOUN.match(after)
    return noun is not None and noun.group(1) not in table("functions") and noun.group(1) not in table("cue_verbs")


def find_bare_bodies(text: str, found: Sequence[FoundName]) -> Iterator[FoundName]:
    """Yield bodies named without a state: theirs is the one whose such body was named last, or the only one named."""
    only = _leading_state(found)
    last: dict[str, str] = {}
    index = 0
    for body in bare_bodies(text):
        while index < len(found) and found[index].span.start < body.start:
            _, slash, what = found[index].key.partition("/")
            if slash:
                last[what] = _owner(found[index].key)
            index += 1
        near = found[max(0, index - 1) : index + 1]
        if any(one.span.start < body.end and body.start < one.span.end for one in near):
            continue
        code = last.get(body.what, only)
        score = _LIKELY if code is not None else None
        yield found_body(body.start, body.end, code, body.what, text[body.start : body.end], mention_of(body), score)


def _leading_state(found: Sequence[FoundName]) -> str | None:
    """Return the state whose bodies a text means where it names none: the one it names far more often than others."""
    count = Counter(one.key.partition(":")[2].upper() for one in found if one.kind is EntityKind.STATE)
    count.update(_owner(one.key) for one in found if "/" in one.key)
    [(first, most), *rest] = count.most_common(2) or [("", 0)]
    return first if most and (not rest or most > _FAR_MORE * rest[0][1]) else None


def _owner(key: str) -> str:
    """Return the code of the state in the key of a body: "NOR" for "organisation:nor/army"."""
    return key.partition(":")[2].partition("/")[0].upper()


def mention_of(body: Body) -> MentionKind:
    """Return how the words of a body point to it."""
    return MentionKind.NAME if body.proper else MentionKind.NOMINAL
