"""One quotation in all its versions, as `gather` returns it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from onrecord.compare.variants.changes import find_changes
from onrecord.compare.variants.types import Change, Kinship, Printed


@dataclass(frozen=True, slots=True)
class Version:
    """Words as one or more articles print them, earliest print first; `full` are those of the fullest version."""

    text: str
    kinship: Kinship
    prints: tuple[Printed, ...]
    full: str

    @property
    def changes(self) -> tuple[Change, ...]:
        """Return every difference from the fullest version, in order."""
        return () if self.kinship is Kinship.SAME else find_changes(self.text, self.full)


@dataclass(frozen=True, slots=True)
class Variants:
    """One quotation in all its versions; the fullest one comes first, then those printed earliest."""

    versions: tuple[Version, ...]

    @property
    def text(self) -> str:
        """Return the words of the fullest version."""
        return self.versions[0].text

    def prints(self) -> Iterator[Printed]:
        """Yield every print, in the order of versions."""
        for version in self.versions:
            yield from version.prints

    @property
    def first(self) -> Printed:
        """Return the earliest print."""
        return min(self.prints(), key=lambda one: one.order)

    @property
    def speakers(self) -> tuple[str, ...]:
        """Return everyone to whom the words are credited, in the order of the prints."""
        ordered = sorted(self.prints(), key=lambda one: one.order)
        return tuple(dict.fromkeys(one.speaker for one in ordered if one.speaker))

    @property
    def outlets(self) -> tuple[str, ...]:
        """Return the outlets that print them, in the order of the prints."""
        ordered = sorted(self.prints(), key=lambda one: one.order)
        return tuple(dict.fromkeys(one.outlet for one in ordered if one.outlet))

    @property
    def texts(self) -> int:
        """Return how many independent texts print them: reprints of one article count once."""
        return len({one.group or one.key for one in self.prints()})

    def to_dict(self) -> dict[str, Any]:
        """Return everything as JSON has it."""
        first = self.first
        return {
            "text": self.text,
            "speakers": list(self.speakers),
            "outlets": list(self.outlets),
            "independent_texts": self.texts,
            "first": {"key": first.key, "outlet": first.outlet, "published": _day(first)},
            "versions": [
                {
                    "text": version.text,
                    "kinship": version.kinship.value,
                    "changes": [
                        {
                            "op": one.op,
                            "own": list(one.own),
                            "full": list(one.full),
                            "words": one.words,
                            "full_words": one.full_words,
                        }
                        for one in version.changes
                    ],
                    "prints": [
                        {
                            "id": one.id,
                            "key": one.key,
                            "span": [one.start, one.end],
                            "outlet": one.outlet,
                            "published": _day(one),
                            "speaker": one.speaker,
                        }
                        for one in version.prints
                    ],
                }
                for version in self.versions
            ],
        }


def _day(printed: Printed) -> str | None:
    return printed.published.isoformat() if printed.published else None
