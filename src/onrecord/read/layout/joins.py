"""Join what pages and columns cut: takes the paragraphs of all pages in reading order, returns `Passage`s.

A passage is one paragraph as written: its pieces, one for each column it runs through. Captions, footnotes and boxes
that stand between two pieces are put after the passage.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import PartKind, PartStyle
from onrecord.read.boilerplate import is_boilerplate
from onrecord.read.joining import begins_lower, continues, ends_sentence
from onrecord.read.layout.characters import HYPHEN_MARKS
from onrecord.read.layout.paragraphs import Paragraph

_HYPHENS = HYPHEN_MARKS + "-‐‑\u00ad"
_BETWEEN = 8  # headings that may stand between two pieces of a sentence, such as words pulled out of a text
_INDENTED = 0.7  # share of paragraphs with an indent in a text of indents


@dataclass(slots=True)
class Passage:
    """One paragraph as written, in the pieces that stand in one column each."""

    pieces: list[Paragraph]

    @property
    def kind(self) -> PartKind:
        """What it is, as far as the layout shows."""
        return self.pieces[0].kind

    @property
    def style(self) -> PartStyle | None:
        """How it is set."""
        return self.pieces[0].style

    @property
    def size(self) -> float:
        """Its font size."""
        return self.pieces[0].size

    @property
    def page(self) -> int:
        """The page on which it begins."""
        return self.pieces[0].page


def join_paragraphs(columns: Sequence[Sequence[Paragraph]]) -> list[Passage]:
    """Return the passages of a document, from the paragraphs of its blocks in reading order."""
    indents = _uses_indents(columns)
    passages: list[Passage] = []
    open_at: int | None = None  # the passage that the next column may go on with
    for paragraphs in columns:
        for index, paragraph in enumerate(paragraphs):
            first = index == 0
            if first and open_at is not None and not paragraph.aside:
                headings = sum(passage.kind is PartKind.HEADING for passage in passages[open_at + 1 :])
                if _goes_on(passages[open_at], paragraph, headings, indents=indents):
                    passages[open_at].pieces.append(paragraph)
                    continue
            passages.append(Passage([paragraph]))
            if not paragraph.aside and paragraph.kind is PartKind.BODY and not is_boilerplate(paragraph.text):
                open_at = len(passages) - 1
    return passages


def _uses_indents(columns: Sequence[Sequence[Paragraph]]) -> bool:
    """Whether the paragraphs of this document begin with an indent."""
    inner = [
        paragraph
        for paragraphs in columns
        for paragraph in paragraphs[1:]
        if paragraph.kind is PartKind.BODY and paragraph.style is None and not paragraph.aside
    ]
    return len(inner) >= 3 and sum(paragraph.begins for paragraph in inner) >= _INDENTED * len(inner)


def _goes_on(passage: Passage, after: Paragraph, headings: int, *, indents: bool) -> bool:
    """Whether the first paragraph of a column goes on in the last one of the column before."""
    before = passage.pieces[-1]
    if after.kind is not PartKind.BODY or abs(before.size - after.size) > 0.08 * before.size:
        return False
    if after.style is PartStyle.LIST or headings > _BETWEEN:
        return False
    old, new = before.text, after.text
    if is_boilerplate(new) and (ends_sentence(old) or not begins_lower(new)):
        return False
    if old[-1:] in _HYPHENS and old[-2:-1].isalnum():
        return new[:1].isalnum()
    finished = ends_sentence(old)
    if headings or after.begins or _is_below(before, after):
        # A beginning in between, or a gap, must be outweighed by the words.
        return not finished and begins_lower(new) and continues(old, new)
    if continues(old, new):
        return True
    if not _same_setting(before, after):
        return False
    last = before.lines[-1]
    if finished:
        return indents and before.room < 0.35 * last.size and not last.drop_cap
    return before.room < after.lines[0].first_word + 0.3 * last.size and (
        old[-1:] not in ":;" or indents or new[:1] in '“‘"«'
    )


def _is_below(before: Paragraph, after: Paragraph) -> bool:
    """Whether a paragraph stands in the same column further down: a gap or a picture parts them, and no column ends."""
    last, first = before.lines[-1], after.lines[0]
    overlap = min(last.right, first.right) - max(last.left, first.left)
    return last.page == first.page and first.base < last.base and overlap > 0


def _same_setting(before: Paragraph, after: Paragraph) -> bool:
    last, first = before.lines[-1], after.lines[0]
    return before.style is after.style and last.bold == first.bold and last.italic == first.italic
