"""What a rule finds, as spans: the attribution of one sentence, turn or block, before it gets kind and score."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model import Span


@dataclass(slots=True)
class Found:
    """One attribution as spans, and the name of the pattern that found it."""

    pattern: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: list[Span]
    ends_quoted: bool
