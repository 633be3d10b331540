"""Verify quotations: takes quotations and transcripts, returns a `Verification` for each, with every difference."""

from onrecord.compare.verify.collection import Transcripts, removed_words
from onrecord.compare.verify.types import Edit, Elsewhere, Label, Match, Quotation, Transcript, Verification, Voice

__all__ = [
    "Edit",
    "Elsewhere",
    "Label",
    "Match",
    "Quotation",
    "Transcript",
    "Transcripts",
    "Verification",
    "Voice",
    "removed_words",
]
