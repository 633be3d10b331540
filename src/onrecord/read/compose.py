"""Write the blocks of an article as the text of a document: blocks in, text, parts, emphasis and repairs out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.model import Part, PartKind, PartStyle, RepairKind, SourceSpan, Span
from onrecord.read.blocks import Block
from onrecord.read.boilerplate import is_boilerplate
from onrecord.read.builder import TextBuilder
from onrecord.read.dateline import Dateline, find_dateline
from onrecord.read.elements import CAPTION, EMPHASIS, HEADINGS, INSERTED, LIST, PULL, QUOTE
from onrecord.read.interview import with_bold_questions, with_labelled_turns

_LONGEST_HEADING = 12  # words of a paragraph set in bold that is read as a heading
_FEWEST_REPEATED = 4  # words: a shorter pull quote may repeat the text by chance
_ENDS = ".?!:;,…”\"'’"


@dataclass(slots=True)
class Composed:
    """The text of an article as written so far; `offsets` says where each block begins in it."""

    builder: TextBuilder = field(default_factory=TextBuilder)
    parts: list[Part] = field(default_factory=list)
    emphasis: list[Span] = field(default_factory=list)
    offsets: list[int] = field(default_factory=list)
    dateline: Dateline | None = None


@dataclass(frozen=True, slots=True)
class Planned:
    """One block with what it will be; `kind` is `None` for a block that is left out."""

    block: Block
    kind: PartKind | None
    style: PartStyle | None = None


def plan_parts(
    head: Sequence[tuple[Block, PartKind]], body: Sequence[Block], left_out: Sequence[Block] = ()
) -> list[Planned]:
    """Decide what each block of the article is; `left_out` are blocks between those of the body."""
    planned = [Planned(block, kind) for block, kind in head]
    repeated = _repeated_quotes(body)
    for number, block in enumerate(body):
        kind = None if number in repeated else _kind_of(block)
        planned.append(Planned(block, kind, _style_of(block, kind)))
    planned += [Planned(block, None) for block in left_out]
    # The head may be written out of order (a byline above its headline); the rest stands as in the page.
    return planned[: len(head)] + sorted(planned[len(head) :], key=lambda item: item.block.start)


def _kind_of(block: Block) -> PartKind:
    text = block.text
    if block.tag in HEADINGS:
        return PartKind.HEADING
    if block.marks & CAPTION:
        return PartKind.CAPTION
    if not block.marks & QUOTE and is_boilerplate(text):
        return PartKind.BOILERPLATE
    short = len(text) < 120 and len(text.split()) <= _LONGEST_HEADING
    if block.tag == "p" and block.is_bold and short and text[-1] not in _ENDS and not block.marks & QUOTE:
        return PartKind.HEADING
    return PartKind.BODY


def _style_of(block: Block, kind: PartKind | None) -> PartStyle | None:
    if kind is not PartKind.BODY:
        return None
    if block.marks & QUOTE:
        return PartStyle.BLOCKQUOTE
    return PartStyle.LIST if block.marks & LIST and block.tag == "li" else None


def _repeated_quotes(body: Sequence[Block]) -> set[int]:
    """Return the numbers of pull quotes that only repeat words of the article."""
    pulled = [number for number, block in enumerate(body) if block.marks & PULL]
    if not pulled:
        return set()
    story = " ".join(word for block in body if not block.marks & PULL for word in block.words)
    repeated = set()
    for number in pulled[:200]:
        words = body[number].words
        # The name under a pull quote is short, and goes with it.
        if len(words) < _FEWEST_REPEATED:
            if number - 1 in repeated and body[number - 1].container == body[number].container:
                repeated.add(number)
        elif f" {' '.join(words)} " in f" {story} ":
            repeated.add(number)
    return repeated


def compose(planned: Sequence[Planned]) -> Composed:
    """Write the planned blocks, each on its own, with its way back to the page."""
    composed = Composed()
    asked: list[bool] = []
    first_body = next((item for item in planned if item.kind is PartKind.BODY), None)
    for item in planned:
        if item.kind is None:
            composed.builder.put("", RepairKind.FURNITURE, SourceSpan(item.block.start, item.block.end))
            composed.offsets.append(composed.builder.length)
            continue
        if composed.parts:
            composed.builder.separate()
        composed.offsets.append(composed.builder.length)
        asks = item.kind is PartKind.BODY and item.block.is_bold and item.block.text.rstrip("”\"’' ").endswith("?")
        _write(composed, item, find_dateline(item.block.text) if item is first_body else None)
        asked += [False] * (len(composed.parts) - len(asked) - 1) + [asks]
    composed.parts = with_bold_questions(composed.parts, asked)
    if not any(asked):
        composed.parts = list(with_labelled_turns(composed.builder.text(), composed.parts))
    return composed


def _write(composed: Composed, item: Planned, dateline: Dateline | None) -> None:
    builder = composed.builder
    start = builder.length
    for piece, marks in zip(item.block.pieces, item.block.piece_marks, strict=True):
        at = builder.length
        if piece.copied:
            builder.copy(piece.words, piece.start)
        elif piece.words == " ":
            builder.separate(" ")
        else:
            kind = RepairKind.MARKUP if marks & INSERTED else RepairKind.CHARACTER
            builder.put(piece.words, kind, SourceSpan(piece.start, piece.end))
        if marks & EMPHASIS and builder.length > at:
            _emphasize(composed.emphasis, at, builder.length)
    assert item.kind is not None  # noqa: S101 - left-out blocks never come here
    if dateline is not None:
        composed.dateline = dateline
        composed.parts.append(Part(PartKind.DATELINE, Span(start, start + dateline.end)))
        start += dateline.body
    composed.parts.append(Part(item.kind, Span(start, builder.length), item.style))


def _emphasize(spans: list[Span], start: int, end: int) -> None:
    if spans and spans[-1].end == start:
        spans[-1] = Span(spans[-1].start, end)
    else:
        spans.append(Span(start, end))
