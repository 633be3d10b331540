"""What the parse stage adds to a document: tokens, sentences, entity mentions."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from onrecord.errors import ModelError
from onrecord.model.document import Document, Part
from onrecord.model.grammar import TaggedName
from onrecord.model.span import Span
from onrecord.model.tags import Tags


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its characters, its tokens `[first_token, last_token)`, and the index of its part."""

    span: Span
    first_token: int
    last_token: int
    part: int


@dataclass(frozen=True, slots=True)
class Parse:
    """A document cut into tokens and sentences, in text order.

    `token_starts` and `token_ends` are code point offsets in `document.text`, one of each for a token.
    Tokens and sentences never cross the border of a part. What the reading network says, where it was run:

    - `tags`: who said what, for each reading token.
    - `pos`: a `Pos` for each token, one byte each (`Pos(parse.pos[7])`); empty where the network was not run.
    - `names`: names in text order, none inside another; evidence beside lists and rules, not an answer.
    """

    document: Document
    token_starts: tuple[int, ...] = ()
    token_ends: tuple[int, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    tags: Tags | None = None
    pos: bytes = b""
    names: tuple[TaggedName, ...] = ()

    def __post_init__(self) -> None:
        if len(self.token_starts) != len(self.token_ends):
            raise ModelError(f"{len(self.token_starts)} token starts for {len(self.token_ends)} token ends.")
        if self.pos and len(self.pos) != len(self.token_starts):
            raise ModelError(f"{len(self.token_starts)} tokens for {len(self.pos)} parts of speech.")

    def __len__(self) -> int:
        return len(self.token_starts)

    @property
    def text(self) -> str:
        """The text of the document."""
        return self.document.text

    def text_of(self, span: Span) -> str:
        """Return the words of a span."""
        return span.text_in(self.document.text)

    def token(self, index: int) -> str:
        """Return the characters of one token."""
        return self.document.text[self.token_starts[index] : self.token_ends[index]]

    def tokens_in(self, span: Span) -> range:
        """Return the indices of the tokens that share a character with `span`."""
        return range(bisect_right(self.token_ends, span.start), bisect_left(self.token_starts, span.end))

    def sentence_at(self, offset: int) -> Sentence | None:
        """Return the sentence that holds the character at `offset`, or `None` between sentences."""
        index = bisect_right(self.sentences, offset, key=lambda sentence: sentence.span.start) - 1
        if index >= 0 and offset < self.sentences[index].span.end:
            return self.sentences[index]
        return None

    def part_of(self, sentence: Sentence) -> Part:
        """Return the part a sentence stands in."""
        return self.document.parts[sentence.part]
