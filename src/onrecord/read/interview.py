"""Tell questions from answers: takes the parts of a text, returns them with the styles of an interview, if it is one.

Two ways of setting are known: whole questions in bold, and a name or a letter before each turn ("Q:", "Velin
Dispatch:"). A debate, in which nobody does most of the asking, is no interview.
"""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from collections.abc import Sequence

from onrecord.model import Part, PartKind, PartStyle

_LETTERS = re.compile(r"(Q|A|Question|Answer|QUESTION|ANSWER)\s?(?:[:.]|\d{1,3}[:.])\s(?=\S)")
_NAMES = re.compile(r"([^\W\d_a-z][\w’'.-]{0,30}(?: [^\W\d_a-z(][\w’'.-]{0,30}){0,4})\s?:\s(?=\S)")
_ASKERS = frozenset({"q", "question"})
_FEWEST = 2  # turns of each speaker
_MOST_SPEAKERS = 5
_ASKING = 0.4  # of the asker's turns that hold a question, at least
_ASKING_BRIEFLY = 0.2  # where the asker's turns are the shorter ones


def with_bold_questions(parts: Sequence[Part], asked: Sequence[bool]) -> list[Part]:
    """Return parts with styles, where at least two are marked in `asked` as a whole paragraph in bold that asks."""
    if sum(asked) < 2:
        return list(parts)
    styled: list[Part] = []
    answering = False
    for part, is_question in zip(parts, asked, strict=True):
        if is_question:
            part, answering = dataclasses.replace(part, style=PartStyle.QUESTION), True
        elif part.kind is PartKind.HEADING:
            answering = False
        elif answering and part.kind is PartKind.BODY and part.style is None:
            part = dataclasses.replace(part, style=PartStyle.ANSWER)
        styled.append(part)
    return styled


def with_labelled_turns(text: str, parts: Sequence[Part]) -> tuple[Part, ...]:
    """Return parts with styles, where turns open with the speaker's name or with "Q:" and "A:"."""
    labels = [_label_of(part, text) for part in parts]
    asker = _asker(text, parts, labels)
    if asker is None:
        return tuple(parts)
    last = max(index for index, label in enumerate(labels) if label is not None)
    styled: list[Part] = []
    style: PartStyle | None = None
    for index, (part, label) in enumerate(zip(parts, labels, strict=True)):
        if label is not None:
            style = PartStyle.QUESTION if label == asker else PartStyle.ANSWER
            part = Part(PartKind.BODY, part.span, style)
        elif part.kind is PartKind.HEADING or index > last:
            style = None  # who speaks after the last turn is open: often the reporter again
        elif part.kind is PartKind.BODY and part.style is None:
            part = dataclasses.replace(part, style=style)
        styled.append(part)
    return tuple(styled)


def _label_of(part: Part, text: str) -> str | None:
    if part.kind not in (PartKind.BODY, PartKind.HEADING) or part.style not in (None, PartStyle.LIST):
        return None
    words = text[part.span.start : min(part.span.end, part.span.start + 120)]
    letter = _LETTERS.match(words)
    if letter:
        return "question" if letter[1].lower() in _ASKERS else "answer"
    name = _NAMES.match(words)
    return name[1].casefold() if name else None


def _asker(text: str, parts: Sequence[Part], labels: list[str | None]) -> str | None:
    """Return the label of the one who asks, `None` where this is no interview; rare labels are taken off the list."""
    counts = Counter(label for label in labels if label is not None)
    if "question" in counts:
        _keep_only(labels, {"question", "answer"})
        return "question"
    usual = {label for label, count in counts.items() if count >= _FEWEST}
    if not 2 <= len(usual) <= _MOST_SPEAKERS:
        return None
    _keep_only(labels, usual)
    asking = Counter(
        label
        for part, label in zip(parts, labels, strict=True)
        if label is not None and "?" in text[part.span.start : part.span.end]
    )
    shares = {label: asking[label] / counts[label] for label in usual}
    asker = max(shares, key=lambda label: shares[label])
    others = max(share for label, share in shares.items() if label != asker)
    first = next(label for label in labels if label is not None)
    least = _ASKING_BRIEFLY if _is_briefest(asker, parts, labels) else _ASKING
    return asker if first == asker and shares[asker] >= least and shares[asker] > others else None


def _is_briefest(asker: str, parts: Sequence[Part], labels: Sequence[str | None]) -> bool:
    """Whether the turns of one speaker are on average shorter than those of all others together."""
    own = [part.span.end - part.span.start for part, label in zip(parts, labels, strict=True) if label == asker]
    other = [
        part.span.end - part.span.start for part, label in zip(parts, labels, strict=True) if label not in (None, asker)
    ]
    return sum(own) * len(other) < sum(other) * len(own)


def _keep_only(labels: list[str | None], kept: set[str]) -> None:
    labels[:] = [label if label in kept else None for label in labels]
