"""What the extract stage finds: source, cue and content spans linked, before anyone knows who the source is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.checks import check_any, check_apart, check_score
from onrecord.model.provenance import Provenance
from onrecord.model.span import Span


class ContentKind(StrEnum):
    """Whose words the content is in: the speaker's, the speaker's in part, or the reporter's."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class Attitude(StrEnum):
    """What kind of act or state the cue reports."""

    STATEMENT = "statement"
    BELIEF = "belief"
    INTENTION = "intention"
    DECREE = "decree"
    PERCEPTION = "perception"


class Stance(StrEnum):
    """How the source stands to the content: says it, denies it, asks it, or only passes it on as hearsay."""

    ASSERTED = "asserted"
    DENIED = "denied"
    ASKED = "asked"
    HEDGED = "hedged"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content as found in one text. `content` includes quotation marks, `quoted` leaves them out.

    `source` and `cue` are empty where the text gives none, as in a block quotation after a colon.
    """

    content: tuple[Span, ...]
    kind: ContentKind
    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    quoted: tuple[Span, ...] = ()
    attitude: Attitude = Attitude.STATEMENT
    score: float | None = None
    provenance: Provenance | None = None
    stance: Stance | None = None

    def __post_init__(self) -> None:
        check_any("Attribution", "content span", self.content)
        for name, spans in (("source", self.source), ("cue", self.cue), ("content", self.content)):
            check_apart(f"Attribution.{name}", spans)
        check_score("Attribution", self.score)


@dataclass(frozen=True, slots=True)
class FoundDispute:
    """A claim and the words that contest it.

    `by` is who contests, as the text names them; it is empty where the text does so in its `own` voice.
    """

    claim: tuple[Span, ...]
    dispute: tuple[Span, ...]
    by: tuple[Span, ...] = ()
    own: bool = False

    def __post_init__(self) -> None:
        check_any("FoundDispute", "claim span", self.claim)
        check_any("FoundDispute", "contesting span", self.dispute)


@dataclass(frozen=True, slots=True)
class FoundEcho:
    """Words in quotation marks that echo or name something and are no statement; marks left out of `span`."""

    span: Span
