"""Where the text points to each entity: takes a text and a `Register`, returns mentions in text order."""

from __future__ import annotations

import re
from bisect import bisect_left

from onrecord.model import EntityKind, Mention, MentionKind, Span
from onrecord.resolve.people import Register, Someone
from onrecord.resolve.phrases import Shape

_KINDS = {Shape.NAME: MentionKind.NAME, Shape.NOMINAL: MentionKind.NOMINAL, Shape.PRONOUN: MentionKind.PRONOUN}
_MOST_NAMES = 200
_WORD = re.compile(r"\w+")


def find_mentions(text: str, register: Register, wanted: list[Someone]) -> dict[int, tuple[Mention, ...]]:
    """Return the mentions of every wanted entity, keyed by its place in `wanted`; names, last names and sources."""
    places = {id(one): index for index, one in enumerate(wanted)}
    found: dict[int, dict[Span, MentionKind]] = {index: {} for index in range(len(wanted))}
    owners = _owners(register)
    for span, one in _named(text, owners):
        if id(one) in places:
            found[places[id(one)]][span] = MentionKind.NAME
    named = {index: sorted(spans) for index, spans in found.items()}
    for index, one in enumerate(wanted):
        for span, shape in one.spoken:
            inside = shape is Shape.NOMINAL and _holds_any(span, named[index])
            if shape is not Shape.NAME and not inside:
                found[index][span] = _KINDS[shape]
    return {index: tuple(Mention(span, kind) for span, kind in sorted(spans.items())) for index, spans in found.items()}


def _holds_any(span: Span, names: list[Span]) -> bool:
    """Whether a name already stands within a span."""
    at = bisect_left(names, span.start, key=lambda name: name.start)
    return at < len(names) and names[at].start < span.end


def _owners(register: Register) -> dict[str, Someone | None]:
    """Return who each name points to, `None` where it could be several people."""
    owners: dict[str, Someone | None] = {}
    for one in register.all:
        if one.described:
            continue
        names = set(one.names)
        if one.kind is EntityKind.PERSON:
            names.add(one.last)
        for name in names:
            owners[name] = one if name not in owners or owners[name] is one else None
    return owners


def _named(text: str, owners: dict[str, Someone | None]) -> list[tuple[Span, Someone]]:
    """Return every name in the text with its owner, the longest name at each place."""
    by_word: dict[str, list[str]] = {}
    for name in sorted(owners, key=lambda name: (-len(name), name)):
        first = _WORD.search(name)
        if first is not None:
            by_word.setdefault(first.group(), []).append(name)
    found = []
    done = 0
    for match in _WORD.finditer(text):
        start = match.start()
        if start < done:
            continue
        for name in by_word.get(match.group(), [])[:_MOST_NAMES]:
            end = start + len(name)
            if text.startswith(name, start) and not text[end : end + 1].isalnum():
                owner = owners[name]
                if owner is not None:
                    found.append((Span(start, end), owner))
                done = end
                break
    return found
