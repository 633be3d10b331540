"""Who made a record, with what; and what could not be read or understood."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.checks import check_code
from onrecord.model.span import Span


@dataclass(frozen=True, slots=True)
class Provenance:
    """The component that made a record, as "name/version", and digests of what it worked with.

    `settings` and `weights` are the first 12 hexadecimal digits of a SHA-256; `weights` is `None` for rules.
    """

    component: str
    settings: str | None = None
    weights: str | None = None


class Severity(StrEnum):
    """`error`: the input, or a part of it, could not be read. `warning`: read, with a doubt that people should see.

    `note`: something the text does not say, such as its date.
    """

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be read or understood: nothing is dropped in silence."""

    code: str
    message: str
    span: Span | None = None
    severity: Severity = Severity.WARNING

    def __post_init__(self) -> None:
        check_code("Problem", self.code)
