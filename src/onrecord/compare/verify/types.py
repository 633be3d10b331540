"""What goes into verifying and what comes out: quotations, transcripts, findings. Nothing here is computed.

Offsets into a quotation count in `Quotation.text`, offsets into a transcript in `Transcript.text`, both in Unicode
code points.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from onrecord.errors import ModelError

Pair = tuple[int, int]
"""Half-open `(start, end)`; unlike a `Span` it may be empty, where words were put in or left out."""


class Label(StrEnum):
    """How the words of a quotation stand to those of the transcript."""

    VERBATIM = "verbatim"
    VARIANT = "variant"
    BRACKETED = "bracketed"
    ELIDED_MARKED = "elided_marked"
    ELIDED_UNMARKED = "elided_unmarked"
    ALTERED = "altered"
    REORDERED = "reordered"
    SPLICED = "spliced"
    TRANSLATION = "translation"
    NOT_FOUND = "not_found"


class Voice(StrEnum):
    """Whether the person to whom a quotation is credited is the one who spoke the words."""

    SAME = "same"
    OTHER = "other"
    RELAYED = "relayed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words to look for: who is said to have spoken them, when, and whether they are said to be translated."""

    text: str
    id: str = "q1"
    speaker: str | None = None
    date: datetime.date | None = None
    translated: bool = False


@dataclass(frozen=True, slots=True)
class Transcript:
    """The words of an event as one witness wrote them down.

    `speaker` is who speaks where the text has no labels. Transcripts of one `event` are witnesses of the same words.
    """

    id: str
    text: str
    date: datetime.date | None = None
    speaker: str | None = None
    event: str | None = None
    partial: bool = False
    prepared: bool = False
    translated: bool = False

    def __post_init__(self) -> None:
        if not self.id:
            raise ModelError("A transcript needs an id, such as the name of its file.")


@dataclass(frozen=True, slots=True)
class Edit:
    """One difference: `op` is delete (stands in the transcript only), insert (in the quotation only) or replace.

    `kind` says what it is: contraction, number, disfluency, bracket, elision, cut, change or order.
    """

    op: str
    quote: Pair
    transcript: Pair
    kind: str
    quoted: str = ""
    spoken: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """Where a quotation stands: pieces in the order of the quotation, who spoke them, and every difference."""

    transcript: str
    spans: tuple[Pair, ...]
    speaker: str | None = None
    edits: tuple[Edit, ...] = ()
    date: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Another place, or another witness, with the same or similar words."""

    transcript: str
    label: Label
    spans: tuple[Pair, ...]
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Verification:
    """What was found about one quotation."""

    quotation: Quotation
    label: Label
    attribution: Voice = Voice.UNKNOWN
    flags: tuple[str, ...] = ()
    match: Match | None = None
    others: tuple[Elsewhere, ...] = ()

    @property
    def id(self) -> str:
        """The id of the quotation."""
        return self.quotation.id

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object of one line of `onrecord verify --json`."""
        return {
            "id": self.quotation.id,
            "label": self.label.value,
            "attribution": self.attribution.value,
            "flags": list(self.flags),
            "match": _match(self.match) if self.match else None,
            "others": [
                {
                    "transcript": one.transcript,
                    "label": one.label.value,
                    "spans": _pairs(one.spans),
                    "speaker": one.speaker,
                }
                for one in self.others
            ],
        }


def _match(match: Match) -> dict[str, Any]:
    return {
        "transcript": match.transcript,
        "spans": _pairs(match.spans),
        "speaker": match.speaker,
        "date": match.date.isoformat() if match.date else None,
        "edits": [
            {
                "op": edit.op,
                "quote": list(edit.quote),
                "transcript": list(edit.transcript),
                "kind": edit.kind,
                "quoted": edit.quoted,
                "spoken": edit.spoken,
            }
            for edit in match.edits
        ],
    }


def _pairs(pairs: tuple[Pair, ...]) -> list[list[int]]:
    return [list(pair) for pair in pairs]
