"""What a rule finds, as spans: the attribution of one sentence, turn or block, before it gets kind and score."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.extract.asides import Frame
from onrecord.extract.lines import Line
from onrecord.extract.phrases import Range
from onrecord.model import Span


@dataclass(slots=True)
class Found:
    """One attribution as spans, and the name of the pattern that found it."""

    pattern: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: list[Span]
    ends_quoted: bool


def as_found(line: Line, frame: Frame) -> Found:
    """Return a frame of item ranges as spans of the text."""

    def spans(piece: Range | None) -> tuple[Span, ...]:
        return (line.span(*piece),) if piece is not None else ()

    content = [line.span(*piece) for piece in sorted(frame.content)]
    return Found(
        frame.pattern,
        spans(frame.source),
        spans(frame.cue),
        content,
        "q" in line.codes[frame.content[-1][0] : frame.content[-1][1]],
    )
