"""A place that may report a commitment, before its fields are read: cue, promisor and act as words of one sentence."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.extract.commitments.lists import CueWord
from onrecord.model.commitments import Modality

STRENGTH = {modality: place for place, modality in enumerate(Modality)}


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words are indices in the tree of the sentence.

    `promisor` is `None` where only the one who speaks can be bound. `act` is the verb or the noun of what is to be
    done. `negated`: not to do it. `status` is what a verb over the cue says came of it ("broken").
    """

    entry: CueWord
    cue: tuple[int, ...]
    modality: Modality
    act: int
    promisor: int | None
    negated: bool = False
    urger: int | None = None
    beneficiary: int | None = None
    status: str | None = None
    verb: int | None = None

    @property
    def word(self) -> int:
        """The word that the cue begins with."""
        return self.cue[0]
