"""Dates, amounts and names as plain words: takes a `Record`, returns rows for the brief and the page alike.

What has one value stands in one row with every place that gives it, in order of first mention.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.model import Document, Entity, EntityKind, Record, Span, Time, TimeType
from onrecord.show.views import one_line, place, role_words

_MOST_PLACES = 12
_NOT_RESOLVED = "not resolved"


@dataclass(frozen=True, slots=True)
class Place:
    """One place in the text: `anchor` names it on a page ("t3"), `words` stand there, `where` is "line 14"."""

    anchor: str
    words: str
    where: str | None


@dataclass(frozen=True, slots=True)
class ValueRow:
    """One value and where the text gives it; `more` places are not listed."""

    value: str
    places: tuple[Place, ...]
    more: int = 0

    @property
    def words(self) -> str:
        """The different words that give the value."""
        return ", ".join(dict.fromkeys(f"“{place.words}”" for place in self.places))

    @property
    def where(self) -> str:
        """The different places in the source, empty where none is known."""
        found = ", ".join(dict.fromkeys(place.where for place in self.places if place.where))
        return f"{found} and {self.more} more" if self.more else found


@dataclass(frozen=True, slots=True)
class EntityRow:
    """Someone or something named: `about` says what it is, `anchor` its first place on a page, `None` for none."""

    name: str
    about: str
    mentions: int
    anchor: str | None
    where: str | None


def time_rows(record: Record) -> tuple[ValueRow, ...]:
    """Return the times of a record, one row a value."""
    return _rows(record.document, [(time_value(time), time.id, time.span) for time in record.times])


def quantity_rows(record: Record) -> tuple[ValueRow, ...]:
    """Return the amounts of a record, one row a value."""
    return _rows(record.document, [(str(one), one.id, one.span) for one in record.quantities])


def _rows(document: Document, found: list[tuple[str, str, Span]]) -> tuple[ValueRow, ...]:
    groups: dict[str, list[Place]] = {}
    for value, anchor, span in found:
        words = one_line(document.text_of(span))
        groups.setdefault(value, []).append(Place(anchor, words, place(document, span)))
    return tuple(
        ValueRow(value, tuple(places[:_MOST_PLACES]), max(0, len(places) - _MOST_PLACES))
        for value, places in groups.items()
    )


def time_value(time: Time) -> str:
    """Return what a time stands for: "2024-05-14", "2030 (until 2030-12-31)", "P4Y", "not resolved"."""
    value = time.value or _NOT_RESOLVED
    details = [time.modifier.value] if time.modifier else []
    if time.begin is not None and time.end is not None and time.begin != time.end:
        details.append(f"{time.begin} to {time.end}")
    elif time.begin is not None and time.end is None:
        details.append(f"from {time.begin}")
    elif time.end is not None and time.begin is None:
        details.append(f"until {time.end}")
    elif time.begin is not None and time.type is not TimeType.DATE and time.begin.isoformat() not in value:
        details.append(time.begin.isoformat())
    return f"{value} ({'; '.join(details)})" if details else value


def entity_rows(record: Record) -> tuple[EntityRow, ...]:
    """Return who and what is named, in the record's order; what the text never names is left out."""
    entities = {entity.id: entity for entity in record.entities}
    return tuple(
        EntityRow(
            one_line(entity.name),
            "; ".join(_about(entity, entities)),
            len(entity.mentions),
            entity.id,
            place(record.document, entity.mentions[0].span),
        )
        for entity in record.entities
        if entity.mentions
    )


def _about(entity: Entity, entities: dict[str, Entity]) -> Iterator[str]:
    if entity.kind is not EntityKind.PERSON:
        yield entity.kind.value
    yield from (role_words(role, entities) for role in entity.roles)
    links = entity.links
    if links.country:
        yield links.country
    if links.geonames is not None:
        yield f"GeoNames {links.geonames}"
