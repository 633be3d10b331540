"""Checks that records run once, when they are made."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TypeVar

from onrecord.errors import ModelError, SpanError
from onrecord.model.span import Span

_Value = TypeVar("_Value")
_CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def check_score(owner: str, score: float | None) -> None:
    """Raise `ModelError` unless `score` is `None` or lies in [0, 1]."""
    if score is not None and not 0.0 <= score <= 1.0:
        raise ModelError(f"{owner}: score {score!r} is outside 0 to 1; use None where there is no score.")


def check_code(owner: str, code: str) -> None:
    """Raise `ModelError` unless `code` is lower-case words joined by hyphens, such as "no-date"."""
    if not _CODE.fullmatch(code):
        raise ModelError(f"{owner}: code {code!r} must be lower-case words joined by hyphens, such as 'no-date'.")


def check_apart(owner: str, spans: Iterable[Span]) -> None:
    """Raise `SpanError` unless `spans` stand in text order and do not overlap."""
    previous: Span | None = None
    for span in spans:
        if previous is not None and span.start < previous.end:
            raise SpanError(f"{owner}: {span} begins before {previous} ends; give the pieces in text order.")
        previous = span


def check_any(owner: str, what: str, values: Iterable[object]) -> None:
    """Raise `ModelError` when `values` is empty."""
    if not any(True for _ in values):
        raise ModelError(f"{owner}: needs at least one {what}.")


def given(values: Iterable[_Value | None]) -> Iterator[_Value]:
    """Yield what is not `None`."""
    return (value for value in values if value is not None)
