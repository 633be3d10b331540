"""Where the text points to each entity: takes a `Stream`, returns mentions in text order."""

from __future__ import annotations

from bisect import bisect_left

from onrecord.model import Mention, MentionKind, Span
from onrecord.resolve.phrases import Shape
from onrecord.resolve.someone import Someone
from onrecord.resolve.stream import Stream

_KINDS = {Shape.NAME: MentionKind.NAME, Shape.NOMINAL: MentionKind.NOMINAL, Shape.PRONOUN: MentionKind.PRONOUN}


def find_mentions(stream: Stream, wanted: list[Someone]) -> dict[int, tuple[Mention, ...]]:
    """Return the mentions of every wanted entity, keyed by its place in `wanted`; names, last names and sources."""
    places = {id(one): index for index, one in enumerate(wanted)}
    found: dict[int, dict[Span, MentionKind]] = {index: {} for index in range(len(wanted))}
    for named in stream.names:
        index = places.get(id(named.who))
        if index is not None:
            found[index][Span(named.start, named.end)] = MentionKind.NAME
    for named in stream.metonyms:
        index = places.get(id(named.who))
        if index is not None:
            found[index][Span(named.start, named.end)] = MentionKind.METONYM
    names = {index: sorted(spans) for index, spans in found.items()}
    for index, one in enumerate(wanted):
        for span, shape in one.spoken:
            inside = shape is Shape.NOMINAL and _holds_any(span, names[index])
            if shape is not Shape.NAME and not inside:
                found[index][span] = _kind(one, shape)
    return {index: tuple(Mention(span, kind) for span, kind in sorted(spans.items())) for index, spans in found.items()}


def _kind(one: Someone, shape: Shape) -> MentionKind:
    """A description of somebody who has a name is a title: "the minister"."""
    if shape is Shape.NOMINAL and not one.described and one.roles:
        return MentionKind.TITLE
    return _KINDS[shape]


def _holds_any(span: Span, names: list[Span]) -> bool:
    """Whether a name already stands within a span."""
    at = bisect_left(names, span.start, key=lambda name: name.start)
    return at < len(names) and names[at].start < span.end
