"""A place in the text where somebody or something of a public list is named: what resolvers hand to each other."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.checks import check_score
from onrecord.model.records import EntityKind, Links, MentionKind
from onrecord.model.span import Span


@dataclass(frozen=True, slots=True)
class FoundName:
    """A span that names a state, an organisation, an alliance or a place.

    `key` is the same for every name of one thing ("state:NOR", "organisation:nato", "place:3144096"), `name` what a
    list or the text calls it. Where a capital stands for its government ("Oslo said"), `key` is the state's, `mention`
    is a metonym and `place` is the key of the city itself; `score` is `None` where there is no doubt.
    """

    span: Span
    key: str
    name: str
    kind: EntityKind
    mention: MentionKind = MentionKind.NAME
    links: Links = Links()
    place: str | None = None
    score: float | None = None

    def __post_init__(self) -> None:
        check_score(f"FoundName {self.key}", self.score)
