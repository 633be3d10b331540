"""What goes into gathering the versions of one quotation: prints; and how two versions differ."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum


class Kinship(StrEnum):
    """How a version stands to the fullest one: the same words, a part of them, or nearly the same words."""

    SAME = "same"
    PART = "part"
    NEAR = "near"


@dataclass(frozen=True, slots=True)
class Place:
    """Where the words stand in a transcript: its id and `[start, end)` in code points of its text."""

    transcript: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Printed:
    """One quotation as one article prints it.

    `key` is the article's key and `group` the independent text it belongs to (the article itself where that is not
    known); `start` and `end` are code points of the article's text.
    """

    id: str
    text: str
    key: str
    start: int = 0
    end: int = 0
    outlet: str | None = None
    published: datetime.date | None = None
    speaker: str | None = None
    group: str | None = None
    place: Place | None = None

    @property
    def order(self) -> tuple[datetime.date, str, str]:
        """Return what prints are put in order by: the day, then key and id."""
        return self.published or datetime.date.max, self.key, self.id


@dataclass(frozen=True, slots=True)
class Change:
    """One difference from the fullest version: `op` is cut (stands there only), added (here only) or replaced.

    `own` and `full` are `[start, end)` in the two texts, empty where nothing stands.
    """

    op: str
    own: tuple[int, int]
    full: tuple[int, int]
    words: str
    full_words: str
