"""What the reading network says of the tokens of a document: arrays that travel with a `Parse` to the extract stage."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, IntFlag
from typing import TYPE_CHECKING

from onrecord.errors import ModelError

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt


class Tag(IntEnum):
    """Which span a token begins or goes on with."""

    NONE = 0
    SOURCE_BEGINS = 1
    SOURCE = 2
    CUE_BEGINS = 3
    CUE = 4
    CONTENT_BEGINS = 5
    CONTENT = 6


class Mark(IntFlag):
    """What a token's letters show, and whether it stands inside quotation marks."""

    TITLE = 1 << 0
    UPPER = 1 << 1
    DIGITS = 1 << 2
    LETTERS = 1 << 3
    STOP = 1 << 4
    CLOSER = 1 << 5
    OPENER = 1 << 6
    COMMA = 1 << 7
    QUOTE = 1 << 8
    AND = 1 << 9
    WHO = 1 << 10
    THAT = 1 << 11
    BY = 1 << 12
    COLON = 1 << 13
    PRONOUN = 1 << 14
    QUOTED = 1 << 15


@dataclass(frozen=True, slots=True, eq=False)
class Tags:
    """One row for each reading token (a run of word characters, or one other sign) of `Document.text`.

    - `starts`, `ends`: int32, code point offsets.
    - `tags`: int8, a `Tag`; `certainty`: float32, how likely the tag's role is at that token, 0 to 1.
    - `marks`: uint16, bits of `Mark`; `hashes`: int16, a hash of the lower-case word.
    - `paragraphs`, `sentences`: int32, numbers of paragraph and sentence, counted from 0.
    """

    starts: npt.NDArray[np.int32]
    ends: npt.NDArray[np.int32]
    tags: npt.NDArray[np.int8]
    certainty: npt.NDArray[np.float32]
    marks: npt.NDArray[np.uint16]
    hashes: npt.NDArray[np.int16]
    paragraphs: npt.NDArray[np.int32]
    sentences: npt.NDArray[np.int32]

    def __post_init__(self) -> None:
        columns = (self.ends, self.tags, self.certainty, self.marks, self.hashes, self.paragraphs, self.sentences)
        for column in columns:
            if len(column) != len(self.starts):
                raise ModelError(f"Tags has {len(self.starts)} tokens but a column of {len(column)} values.")

    def __len__(self) -> int:
        return len(self.starts)
