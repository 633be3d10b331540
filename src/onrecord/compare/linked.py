"""What linking entities over documents gives back: who is the same, why, and what a person has to decide."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from onrecord.model import EntityKind, Links, Span


class Reason(StrEnum):
    """Why two entities of different documents are one, or may be."""

    ROLE = "same name and role"
    BODY = "same name and organisation"
    COUNTRY = "same name and country"
    COMPANY = "same name beside the same others"
    NAME = "same full name only"
    FULLER = "a middle name more"
    INITIALS = "initials"
    SHORT_FORM = "short form of the given name"
    SPELLING = "other spelling of the name"
    LAST_NAME = "last name only"
    HALF_NAME = "one half of a double name"
    SUFFIX = "Jr or Sr given once only"
    KEY = "same entry of a public list"
    WORDS = "same name"


@dataclass(frozen=True, slots=True)
class Appearance:
    """One entity of one record: `document` is the record's key, `entity` the id there, `span` its first mention."""

    document: str
    entity: str
    name: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class RoleSeen:
    """A role as one document states it; `published` is the day of that document, in ISO form."""

    role: str
    of: str | None
    document: str
    published: str | None = None
    when: str | None = None
    begin: str | None = None
    end: str | None = None

    def __str__(self) -> str:
        """Return "foreign minister (Norland), former, 2014-2019"."""
        of = f" ({self.of})" if self.of else ""
        time = f", {self.begin or '?'} to {self.end or '?'}" if self.begin or self.end else ""
        return f"{self.role}{of}{f', {self.when}' if self.when else ''}{time}"


@dataclass(frozen=True, slots=True)
class Join:
    """Why one appearance belongs to an entity: the reason, what it rests on, and how likely it is, 0 to 1."""

    appearance: Appearance
    reason: Reason
    evidence: str
    score: float


@dataclass(frozen=True, slots=True)
class LinkedEntity:
    """One person, body, state or place with all its appearances, in the order of the records.

    `score` is that of its weakest link; `None` where it appears in one document only. `joins` gives a reason for each
    appearance but the first.
    """

    id: str
    name: str
    kind: EntityKind
    names: tuple[str, ...]
    appearances: tuple[Appearance, ...]
    joins: tuple[Join, ...] = ()
    roles: tuple[RoleSeen, ...] = ()
    links: Links = Links()
    score: float | None = None

    def __str__(self) -> str:
        """Return one entity in a few lines."""
        seen = len({one.document for one in self.appearances})
        lines = [f"{self.id} {self.name} ({self.kind}), {seen} document{'s' if seen > 1 else ''}"]
        others = [name for name in self.names if name != self.name]
        if others:
            lines.append(f"  also: {', '.join(others)}")
        lines += [f"  {role} | {role.published or role.document}" for role in self.roles]
        counted: dict[Reason, int] = {}
        for join in self.joins:
            counted[join.reason] = counted.get(join.reason, 0) + 1
        if counted:
            reasons = ", ".join(f"{reason} ({number})" for reason, number in counted.items())
            lines.append(f"  joined by: {reasons}; weakest {self.score:.2f}")
        return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two entities that may be one; `against` says what speaks against it, "" where there is only too little for it."""

    one: str
    other: str
    reason: Reason
    against: str
    score: float
    evidence: tuple[str, str]
    appearances: tuple[Appearance, Appearance]

    def __str__(self) -> str:
        """Return the pair with the words of both documents."""
        but = f", but {self.against}" if self.against else ""
        lines = [f"{self.one} / {self.other}: {self.reason}{but} ({self.score:.2f})"]
        for appearance, words in zip(self.appearances, self.evidence, strict=True):
            lines.append(f"  {appearance.document}: {appearance.name}: {words}")
        return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class Linked:
    """The entities of several records as one list, and the pairs that are left to a person to decide."""

    entities: tuple[LinkedEntity, ...] = ()
    doubtful: tuple[Doubt, ...] = ()

    def entity_of(self, document: str, entity: str) -> LinkedEntity | None:
        """Return the linked entity to which an entity of a record belongs."""
        for one in self.entities:
            if any(seen.document == document and seen.entity == entity for seen in one.appearances):
                return one
        return None

    def to_dict(self) -> dict[str, Any]:
        """Return everything as plain lists and objects, ready for `json.dumps`; spans are [start, end]."""
        return {
            "schema": "onrecord.entities/1",
            "entities": [_plain(one) for one in self.entities],
            "doubtful": [_plain(one) for one in self.doubtful],
        }

    def __str__(self) -> str:
        """Return a list for people."""
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        for entity in self.entities:
            yield str(entity)
        if self.doubtful:
            yield f"\nFor you to decide ({len(self.doubtful)}):"
            for doubt in self.doubtful:
                yield str(doubt)


def _plain(value: Any) -> Any:
    """Return a dataclass as JSON holds it."""
    if isinstance(value, Span):
        return [value.start, value.end]
    if dataclasses.is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    return str(value) if isinstance(value, StrEnum) else value
