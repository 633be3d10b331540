"""What the reading network says of words beside who said what: parts of speech, and the names it sees."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from onrecord.model.checks import check_score
from onrecord.model.span import Span


class Pos(IntEnum):
    """Part of speech, as Universal Dependencies has it."""

    ADJ = 0
    ADP = 1
    ADV = 2
    AUX = 3
    CCONJ = 4
    DET = 5
    INTJ = 6
    NOUN = 7
    NUM = 8
    PART = 9
    PRON = 10
    PROPN = 11
    PUNCT = 12
    SCONJ = 13
    SYM = 14
    VERB = 15
    X = 16


class NameKind(IntEnum):
    """What a name names, as Universal NER has it; OTHER covers works, events, languages and demonyms."""

    PERSON = 0
    ORGANISATION = 1
    PLACE = 2
    OTHER = 3


@dataclass(frozen=True, slots=True)
class TaggedName:
    """A name as the reading network sees it: one piece of evidence, no more.

    `certainty` is how likely the kind is at the least certain word of the name, 0 to 1.
    """

    span: Span
    kind: NameKind
    certainty: float

    def __post_init__(self) -> None:
        check_score(f"TaggedName {self.span.start}-{self.span.end}", self.certainty)
