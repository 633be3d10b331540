"""Title, authors, outlet and date in order of trust: takes what was found where, returns one value each.

The input's own metadata comes first, then an explicit field of a .jsonl line, the input's header, then options. The
agency that a dateline credits is the outlet where nothing else names one. What no one gives stays `None`, and a missing
date is a note.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from onrecord.model import Finding, Origin, Problem, Severity, Span
from onrecord.read.source import Hints, Source

_LATER = {Origin.INPUT_LINE: 1, Origin.HEADER: 2, Origin.LAYOUT: 3, Origin.OPTION: 4}
AGENCY = "agency of the dateline"
_FIELDS = ("title", "authors", "outlet", "published")


@dataclass(frozen=True, slots=True)
class Found:
    """One value of one metadata field: a `str`, a tuple of `str` for "authors", a `date` for "published"."""

    field: str
    value: str | tuple[str, ...] | datetime.date
    origin: Origin
    detail: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Metadata:
    """The chosen values, where each comes from, and notes on what is missing."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    published: datetime.date | None = None
    findings: tuple[Finding, ...] = ()
    problems: tuple[Problem, ...] = ()


def finish_metadata(source: Source, found: Iterable[Found] = (), problems: Iterable[Problem] = ()) -> Metadata:
    """Choose the value of each field by trust in its origin; equals in the order in which they are given.

    Values of `source.line` and `source.options` are added here. `problems` are passed on.
    """
    candidates = [*found, *_hinted(source.line, Origin.INPUT_LINE), *_hinted(source.options, Origin.OPTION)]
    candidates.sort(key=_rank)
    chosen: dict[str, Any] = {}
    findings: list[Finding] = []
    for item in candidates:
        if item.field in _FIELDS and item.value and item.field not in chosen:
            chosen[item.field] = item.value
            findings.append(Finding(item.field, item.origin, item.detail, item.span))
    notes = list(problems)
    if "published" not in chosen:
        notes.append(_no_date())
    return Metadata(**chosen, findings=tuple(findings), problems=tuple(notes))


def _rank(item: Found) -> int:
    """Return the place of a finding in the order of trust; papers print what agencies write, so these come last."""
    if item.field == "outlet" and item.detail == AGENCY:
        return len(Origin)
    return _LATER.get(item.origin, 0)


def _hinted(hints: Hints, origin: Origin) -> Iterator[Found]:
    for field in _FIELDS:
        value = getattr(hints, field)
        if value:
            yield Found(field, value, origin)


def _no_date() -> Problem:
    return Problem(
        "no-date",
        "The text gives no publication date that can mean only one day. Where you know it, pass --published 2024-05-03 "
        'or "published" in the .jsonl line.',
        severity=Severity.NOTE,
    )
