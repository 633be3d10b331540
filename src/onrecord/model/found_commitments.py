"""A commitment as the words state it: what the extract stage hands to the resolve stage."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.checks import check_any, check_score
from onrecord.model.commitments import Action, CommitmentKind, Modality, Polarity
from onrecord.model.span import Span


@dataclass(frozen=True, slots=True)
class FoundStatus:
    """What somebody says came of a commitment: `by` is who says so, `delivered` the words where an amount may stand."""

    status: str
    evidence: Span
    by: Span | None = None
    delivered: Span | None = None


@dataclass(frozen=True, slots=True)
class FoundCommitment:
    """A commitment, its parts as spans of the text.

    - `promisor` is empty where the one who speaks is bound and the sentence does not name them: then the speaker of the
      statement around `cue` is.
    - `act` is the clause that says what is to be done; amounts and times in it belong to the commitment, those in
      `apart` do not. `amount` is where its amount stands first of all.
    - `urger` is who asks for an urged commitment. `part_of` is the place of the whole in the same list.
    """

    cue: Span
    span: Span
    modality: Modality
    polarity: Polarity
    kind: CommitmentKind
    action: Action
    act: Span
    promisor: tuple[Span, ...] = ()
    beneficiary: tuple[Span, ...] = ()
    object: str | None = None
    object_span: Span | None = None
    amount: Span | None = None
    apart: tuple[Span, ...] = ()
    condition: Span | None = None
    urger: tuple[Span, ...] = ()
    status: tuple[FoundStatus, ...] = ()
    part_of: int | None = None
    score: float | None = None

    def __post_init__(self) -> None:
        check_any("FoundCommitment", "cue", (self.cue,))
        check_score("FoundCommitment", self.score)
