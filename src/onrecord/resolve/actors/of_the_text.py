"""States that only the text knows: takes a text, returns where "Karvia" and its bodies are named.

Which words are states is what `resolve.lands` says; here those are left out that are places of the world with no
government of their own, and last names of people.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from onrecord.lexicons import words
from onrecord.model import EntityKind, FoundName, MentionKind, Span
from onrecord.resolve.actors.bodies import Body, bare_bodies, body_after, body_before
from onrecord.resolve.actors.dictionary import dictionary
from onrecord.resolve.actors.evidence import given_names
from onrecord.resolve.actors.found import found_body
from onrecord.resolve.capitals import CAPITALISED
from onrecord.resolve.lands import Lands

_LIKELY = 0.6
_FAR_MORE = 2
_ADDRESS = frozenset("Mr Mrs Ms Dr President Minister Prime Senator General King Queen".split())
_WITH_A_LAND = frozenset("in to from of into across between".split())
_HAD = "(?:government|ministry|minister|president|premier|parliament|army|troops|forces|officials|border|capital)"


def find_lands(original: str, text: str) -> Iterator[FoundName]:
    """Yield the states that no list has, and their bodies; `text` is the flat text."""
    own = _words_of_lands(original, text)
    kept = {land for land in set(own.values()) if _is_land(text, land, own)}
    if not kept:
        return
    known = [re.escape(word) for word, land in own.items() if land in kept]
    for match in re.finditer(rf"(?<!\w)(?:{'|'.join(sorted(known, key=len, reverse=True))})(?!\w)", text):
        start, end = match.span()
        land = own[match.group()]
        body = body_after(text, start, end) or body_before(text, start, end, city=False)
        if body is not None:
            yield found_body(body.start, body.end, land, body.what, text[body.start : body.end], mention_of(body))
        elif match.group() == land:
            yield FoundName(Span(start, end), f"state:{land}", land, EntityKind.STATE, score=_LIKELY)


def _words_of_lands(original: str, text: str) -> dict[str, str]:
    """Return "Karvia", "Karvian" -> "Karvia"."""
    lands = Lands(original)
    listed = dictionary()
    own: dict[str, str] = {}
    for word in dict.fromkeys(CAPITALISED.findall(text)):
        land = lands.state_of(word) if word not in listed else None
        if land is not None and land not in listed and land not in words("not_states"):
            own[word] = land
    return own


def _is_land(text: str, land: str, own: dict[str, str]) -> bool:
    """Whether a name that owns a government is a state's: "Trask's government" is somebody's."""
    before = set(re.findall(rf"([\w.]+) {re.escape(land)}\b", text))
    if any(word in given_names() or word.rstrip(".") in _ADDRESS for word in before):
        return False
    if before & _WITH_A_LAND:
        return True
    related = any(word != land and of == land for word, of in own.items())
    return related and re.search(rf"\b{re.escape(land)}(?:'s (?:[a-z]+ ){{0,2}}{_HAD}\b|n? {_HAD}\b)", text) is not None


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
