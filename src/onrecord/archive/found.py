"""What questions give back: typed objects with their words, context and document, in pages of `Results`."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, overload

from onrecord.archive.results import Rows


@dataclass(frozen=True, slots=True)
class Place:
    """The document that something stands in: `url` is its address, or its path."""

    id: str
    key: str
    url: str
    title: str | None
    outlet: str | None
    published: datetime.date | None


@dataclass(frozen=True, slots=True)
class Said:
    """A statement: who said what, in which words. `review` is what a person decided about it."""

    id: str
    speakers: tuple[str, ...]
    source: str | None
    text: str
    kind: str
    attitude: str
    stance: str | None
    voice: tuple[str, ...]
    document: Place
    span_start: int
    span_end: int
    context: str
    score: float | None
    review: str | None


@dataclass(frozen=True, slots=True)
class Promised:
    """A commitment: who promised what to whom, how much, by when, how firmly."""

    id: str
    promisors: tuple[str, ...]
    beneficiaries: tuple[str, ...]
    text: str
    kind: str
    action: str
    modality: str
    polarity: str
    object: str | None
    amount: str | None
    number: float | None
    currency: str | None
    deadline: str | None
    condition: str | None
    voice: tuple[str, ...]
    document: Place
    span_start: int
    span_end: int
    context: str
    score: float | None
    review: str | None


@dataclass(frozen=True, slots=True)
class Happened:
    """An event: who did what to whom, when and where; `date_basis` says how the date was found."""

    id: str
    event: str
    mode: str | None
    status: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    text: str
    date: str | None
    date_basis: str | None
    place: str | None
    country: str | None
    voice: tuple[str, ...]
    document: Place
    span_start: int
    span_end: int
    context: str
    score: float | None
    review: str | None


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that holds the words looked for, the best first; `context` shows them where they stand."""

    document: Place
    score: float
    context: str


@dataclass(frozen=True, slots=True)
class Moment:
    """One line of a timeline. `basis` says whose day it is: "stated" or "inferred" for an event, else "reported"."""

    day: datetime.date | None
    basis: str
    what: str
    who: tuple[str, ...]
    text: str
    id: str
    outlet: str | None
    url: str


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Results(Sequence[T], Generic[T]):
    """One page of answers; `more` says that there are further ones."""

    kind: type
    items: tuple[T, ...]
    more: bool = False

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[T]: ...
    def __getitem__(self, index: int | slice) -> Any:
        return self.items[index]

    def __len__(self) -> int:
        return len(self.items)

    def rows(self, *columns: str) -> Rows:
        """Return the answers as rows, the document's fields beside those of the answer; `columns` choose among them."""
        flat = [flat_fields(item) for item in self.items]
        names = columns or _flat_names(self.kind)
        return Rows(tuple(names), tuple(tuple(one[name] for name in names) for one in flat))

    def to_polars(self) -> Any:
        """Return a Polars data frame; needs the extra [polars]."""
        return self.rows().to_polars()

    def to_pandas(self) -> Any:
        """Return a pandas data frame; needs the extra [pandas]."""
        return self.rows().to_pandas()

    def to_arrow(self) -> Any:
        """Return an Arrow table; needs the extra [arrow]."""
        return self.rows().to_arrow()


_OF_THE_DOCUMENT = {"id": "document", "key": "key", "url": "url", "title": "title", "outlet": "outlet",
                    "published": "published"}  # fmt: skip


def flat_fields(item: Any) -> dict[str, Any]:
    """Return the fields of an answer with those of its document beside them, lists as lists."""
    fields: dict[str, Any] = {}
    for entry in dataclasses.fields(item):
        value = getattr(item, entry.name)
        if isinstance(value, Place):
            fields |= {name: getattr(value, field) for field, name in _OF_THE_DOCUMENT.items()}
        else:
            fields[entry.name] = list(value) if isinstance(value, tuple) else value
    return fields


def _flat_names(kind: type) -> tuple[str, ...]:
    names: list[str] = []
    for entry in dataclasses.fields(kind):
        names += _OF_THE_DOCUMENT.values() if entry.name == "document" else [entry.name]
    return tuple(names)
