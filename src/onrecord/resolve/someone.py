"""An entity in the making: what the resolve stage knows of someone before records are written."""

from __future__ import annotations

import functools
from dataclasses import dataclass, field

from onrecord.model import EntityKind, Links, Span
from onrecord.resolve.phrases import Shape
from onrecord.resolve.roles import Office
from onrecord.resolve.tenures import Held

SUFFIXES = frozenset("Jr Sr II III IV".split())


@dataclass(slots=True, eq=False)
class RoleHeld:
    """A role as the text states it: the office in its own words, where it stands, whose it is."""

    office: Office
    span: Span | None
    of: Someone | None = None
    held: Held = Held()


@dataclass(slots=True, eq=False)
class Someone:
    """An entity in the making; `names` are the strings that point to it, `gender` "he", "she" or `None`.

    `first` is where its name first stands in the running text, `kin` whether it came in as somebody's relative.
    """

    name: str
    kind: EntityKind
    names: set[str] = field(default_factory=set)
    gender: str | None = None
    roles: dict[str, RoleHeld] = field(default_factory=dict)
    described: bool = False
    head: str = ""
    spoken: list[tuple[Span, Shape]] = field(default_factory=list)
    first: int | None = None
    kin: bool = False
    office: Office | None = None
    members: list[Someone] = field(default_factory=list)
    links: Links = Links()

    @property
    def last(self) -> str:
        """The last name of a person, without "Jr."."""
        return _last_of(self.name)


@functools.lru_cache(maxsize=8192)
def _last_of(name: str) -> str:
    tokens = [token for token in name.split() if token.rstrip(".,") not in SUFFIXES]
    return tokens[-1] if tokens else name
