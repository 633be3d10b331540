"""Where the text points to each entity: takes a text and a `Register`, returns mentions in text order."""

from __future__ import annotations

import re

from onrecord.model import EntityKind, Mention, MentionKind, Span
from onrecord.resolve.people import Register, Someone
from onrecord.resolve.phrases import Shape

_KINDS = {Shape.NAME: MentionKind.NAME, Shape.NOMINAL: MentionKind.NOMINAL, Shape.PRONOUN: MentionKind.PRONOUN}
_MOST_NAMES = 2_000


def find_mentions(text: str, register: Register, wanted: list[Someone]) -> dict[int, tuple[Mention, ...]]:
    """Return the mentions of every wanted entity, keyed by its place in `wanted`; names, last names and sources."""
    places = {id(one): index for index, one in enumerate(wanted)}
    found: dict[int, dict[Span, MentionKind]] = {index: {} for index in range(len(wanted))}
    owners = _owners(register)
    for span, one in _named(text, owners):
        if id(one) in places:
            found[places[id(one)]][span] = MentionKind.NAME
    for index, one in enumerate(wanted):
        for span, shape in one.spoken:
            inside = any(span.overlaps(other) for other in found[index])
            if shape is not Shape.NAME and not inside:
                found[index][span] = _KINDS[shape]
    return {index: tuple(Mention(span, kind) for span, kind in sorted(spans.items())) for index, spans in found.items()}


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
    names = sorted(owners, key=lambda name: (-len(name), name))[:_MOST_NAMES]
    if not names:
        return []
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, names)) + r")(?!\w)")
    found = []
    for match in pattern.finditer(text):
        owner = owners[match.group()]
        if owner is not None:
            found.append((Span(match.start(), match.end()), owner))
    return found
