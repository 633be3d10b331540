"""What records say of their entities, ready to be compared: takes `Record`s, returns a `Reading` for each entity."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from onrecord.compare.linked import Appearance, RoleSeen
from onrecord.compare.names import PersonName, fold, read_name
from onrecord.model import Entity, EntityKind, MentionKind, Record

_HE = frozenset(("he", "him", "his", "himself"))
_SHE = frozenset(("she", "her", "hers", "herself"))
_ADDRESSED = re.compile(r"\b(?:(Mr|Sir|Lord)|(Mrs|Ms|Miss|Dame|Lady))\.?\s$")
_SMALL_WORDS = frozenset("of the for and in at to a an its".split())
_SPHERES = {
    "politics": "minister president senator chancellor premier mayor governor ambassador congressman congresswoman "
    "lawmaker legislator councillor diplomat commissioner speaker king queen",
    "sport": "footballer striker goalkeeper midfielder defender coach athlete swimmer runner cyclist boxer skater "
    "golfer referee batsman bowler quarterback",
    "arts": "actor actress singer rapper musician painter novelist poet comedian filmmaker dancer drummer guitarist",
}
_SPHERE_OF = {word: sphere for sphere, listed in _SPHERES.items() for word in listed.split()}
_NATIONAL = frozenset(
    "minister president premier chancellor king queen parliament senator ambassador ministry government".split()
)
_BESIDE = 40


@dataclass(slots=True, eq=False)
class Reading:
    """One entity of one record, with what tells it from others of its name."""

    order: int
    record: Record
    entity: Entity
    name: PersonName
    roles: frozenset[str] = frozenset()
    offices: frozenset[tuple[str, str]] = frozenset()
    bodies: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    gender: str | None = None
    spheres: frozenset[str] = frozenset()
    beside: frozenset[str] = field(default_factory=frozenset)

    @property
    def appearance(self) -> Appearance:
        """Where it stands."""
        mentions = self.entity.mentions
        first = next((one.span for one in mentions if one.kind is MentionKind.NAME), None)
        span = first or (mentions[0].span if mentions else None)
        return Appearance(self.record.document.key, self.entity.id, self.entity.name, span)

    @property
    def seen_roles(self) -> list[RoleSeen]:
        """Its roles as this record states them."""
        document = self.record.document
        day = document.published.isoformat() if document.published else None
        names = {one.id: one.name for one in self.record.entities} if self.entity.roles else {}
        return [
            RoleSeen(
                role.role,
                names.get(role.of or ""),
                document.key,
                day,
                str(role.when) if role.when else None,
                role.begin,
                role.end,
            )
            for role in self.entity.roles
        ]


def read_entities(records: Iterable[Record]) -> Iterator[Reading]:
    """Yield a reading of every named entity; what a text only describes ("two officials") is nobody elsewhere."""
    order = 0
    for record in records:
        by_id = {entity.id: entity for entity in record.entities}
        beside = frozenset(fold(one.name) for one in record.entities[:_BESIDE] if _tells(one))
        for entity in record.entities:
            if is_named(entity):
                order += 1
                if entity.kind is EntityKind.PERSON:
                    yield _person(order, record, entity, by_id, beside)
                else:
                    yield Reading(order, record, entity, PersonName((), fold(entity.name)))


def is_named(entity: Entity) -> bool:
    """Whether a name in the text, or nothing but the document's data, brings an entity in."""
    return not entity.mentions or any(
        mention.kind in (MentionKind.NAME, MentionKind.METONYM) for mention in entity.mentions
    )


def _tells(entity: Entity) -> bool:
    """Whether the presence of an entity tells what a document is about."""
    return " " in entity.name and entity.kind in (EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.ALLIANCE)


def _person(order: int, record: Record, entity: Entity, by_id: dict[str, Entity], beside: frozenset[str]) -> Reading:
    reading = Reading(order, record, entity, read_name(entity.name))
    reading.gender = _gender(record, entity)
    reading.beside = beside - {fold(entity.name)}
    if not entity.roles:
        return reading
    offices, bodies, countries = set(), set(), set()
    for role in entity.roles:
        of = by_id.get(role.of or "")
        if of is None:
            continue
        key = of.links.country or fold(of.name)
        offices.add((_role_key(role.role), key))
        if of.kind is not EntityKind.STATE:
            bodies.add(key)
        elif _NATIONAL.intersection(role.role.lower().split()):
            countries.add(key)
    reading.roles = frozenset(_role_key(role.role) for role in entity.roles)
    reading.offices, reading.bodies, reading.countries = frozenset(offices), frozenset(bodies), frozenset(countries)
    words = {word for role in entity.roles for word in role.role.lower().split()}
    reading.spheres = frozenset(_SPHERE_OF[word] for word in words if word in _SPHERE_OF)
    return reading


def _role_key(role: str) -> str:
    """Return a role in a form in which "minister of defence" and "defence minister" are the same."""
    return " ".join(
        sorted(word for word in fold(role).replace("defense", "defence").split() if word not in _SMALL_WORDS)
    )


def _gender(record: Record, entity: Entity) -> str | None:
    """Return "he" or "she" where the pronouns and forms of address for a person say only one of them."""
    text = record.document.text
    he = she = 0
    for mention in entity.mentions:
        if mention.kind is MentionKind.PRONOUN:
            word = text[mention.span.start : mention.span.end].lower()
            he, she = he + (word in _HE), she + (word in _SHE)
        elif mention.kind is MentionKind.NAME and mention.span.start > 2:
            match = _ADDRESSED.search(text[max(0, mention.span.start - 6) : mention.span.start])
            if match is not None:
                he, she = he + bool(match.group(1)), she + bool(match.group(2))
    if he and not she:
        return "he"
    return "she" if she and not he else None
