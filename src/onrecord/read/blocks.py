"""Group the text of a web page into blocks, each with its place and its setting: a page in, a `Page` out.

A block is what a reader sees as one paragraph: a `p`, a heading, a list item, a table cell, text that stands directly
in a `div`, or what two line breaks part. What the page says about itself (meta tags, JSON-LD, times, authors) is
gathered on the way. Which blocks are the article is decided later, in `article.py`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from onrecord.read.elements import (
    ASIDE,
    AUTHOR,
    BLOCKS,
    EMPHASIS,
    FURNITURE,
    HIDDEN,
    IMPLIED,
    INSERTED,
    LINK,
    P_BORDERS,
    STRONG,
    TAG_MARKS,
    P,
    marks_of,
    signature_of,
)
from onrecord.read.markup import VOID, Piece, Tag, Text, find_pieces, find_tokens, read_attributes

_WORD = re.compile(r"\w+")
MOST_BLOCKS = 50_000  # no article has as many paragraphs; what comes after them is not kept


@dataclass(slots=True)
class Block:
    """One paragraph as the page shows it. `marks` hold for all of it, `piece_marks` for each of `pieces`.

    `container` is the number of the element that holds it, `ancestors` those above it, innermost first.
    """

    tag: str
    marks: int
    container: int
    ancestors: tuple[int, ...]
    pieces: list[Piece] = field(default_factory=list)
    piece_marks: list[int] = field(default_factory=list)
    text: str = ""
    _spaced: bool = True
    _bold: bool = True
    _words: list[str] | None = None

    def add(self, piece: Piece, marks: int) -> None:
        """Append a piece; a space after a space, or at the start, is left out."""
        words = piece.words
        if self._spaced and words.startswith(" "):
            if len(words) == 1:
                return
            words = words[1:]
            piece = Piece(words, piece.start + 1, piece.end, piece.copied)
        self.pieces.append(piece)
        self.piece_marks.append(marks)
        if words:
            self._spaced = words.endswith(" ")
            self._bold = self._bold and (bool(marks & STRONG) or not any(map(str.isalnum, words)))

    def close(self) -> bool:
        """Cut white space off the end; return whether words are left."""
        while self.pieces and not self.pieces[-1].words.strip(" "):
            self.pieces.pop()
            self.piece_marks.pop()
        if self.pieces and self.pieces[-1].words.endswith(" "):
            last = self.pieces[-1]
            self.pieces[-1] = Piece(last.words[:-1], last.start, last.end - 1, last.copied)
        self.text = "".join([piece.words for piece in self.pieces])
        return bool(self.pieces)

    @property
    def words(self) -> list[str]:
        """The words of the block for comparing, as `words_of` gives them."""
        if self._words is None:
            self._words = words_of(self.text)
        return self._words

    @property
    def start(self) -> int:
        """Where the block begins in the page."""
        return self.pieces[0].start

    @property
    def end(self) -> int:
        """Where the block ends in the page."""
        return self.pieces[-1].end

    def share(self, mark: int) -> float:
        """Return which part of the block's characters bears a mark, 0 to 1."""
        total = sum(len(piece.words) for piece in self.pieces) or 1
        marked = sum(len(p.words) for p, marks in zip(self.pieces, self.piece_marks, strict=True) if marks & mark)
        return marked / total

    @property
    def is_bold(self) -> bool:
        """Whether every word of the block is set in bold."""
        return self._bold


@dataclass(frozen=True, slots=True)
class Stamp:
    """A `<time>` of the page: its attributes, and how many blocks stand before it."""

    attributes: dict[str, str]
    block: int
    furniture: bool


@dataclass(slots=True)
class Page:
    """A page as read: its blocks in order, and what it says about itself."""

    blocks: list[Block] = field(default_factory=list)
    metas: list[dict[str, str]] = field(default_factory=list)
    links: list[dict[str, str]] = field(default_factory=list)
    json_ld: list[str] = field(default_factory=list)
    stamps: list[Stamp] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    title: str | None = None
    language: str | None = None
    signatures: dict[int, str] = field(default_factory=dict)
    tags: int = 0
    too_deep: bool = False
    cut: bool = False


@dataclass(slots=True)
class _Open:
    """An element that is not closed yet."""

    name: str
    marks: int
    number: int


class _Walker:
    """Builds a `Page` tag by tag."""

    def __init__(self, page: str, max_depth: int) -> None:
        self.source = page
        self.max_depth = max_depth
        self.page = Page()
        self.stack = [_Open("", 0, 0)]
        self.block: Block | None = None
        self.numbers = 0
        self.overflow = 0
        self.breaks = 0
        self.author: list[str] = []
        self.json_ld = False

    def walk(self) -> Page:
        for token in find_tokens(self.source):
            if isinstance(token, Text):
                self.text(token)
            else:
                self.page.tags += 1
                if token.name == "q" and (not token.closing or any(entry.name == "q" for entry in self.stack)):
                    self.quotation_mark(token)
                self.end_tag(token.name) if token.closing else self.start_tag(token)
        self.end_block()
        self.end_author()
        return self.page

    def text(self, token: Text) -> None:
        if token.raw is not None:
            self.raw_text(token)
            return
        marks = self.stack[-1].marks
        if marks & HIDDEN:
            return
        blank = self.source[token.start : token.end].isspace()
        if self.overflow:
            self.page.too_deep = self.page.too_deep or not blank
            return
        if blank and self.block is None:
            return
        block = self.block or self.begin_block()
        for piece in find_pieces(self.source, token.start, token.end):
            block.add(piece, marks)
            if marks & AUTHOR:
                self.author.append(piece.words)
        if not blank:
            self.breaks = 0

    def raw_text(self, token: Text) -> None:
        words = self.source[token.start : token.end]
        if token.raw == "title" and self.page.title is None and not any(entry.name == "svg" for entry in self.stack):
            self.page.title = "".join(p.words for p in find_pieces(words, 0, len(words))).strip() or None
        elif token.raw == "script" and self.json_ld:
            self.page.json_ld.append(words)

    def begin_block(self) -> Block:
        holders = [entry for entry in self.stack[-1:-14:-1] if entry.name in BLOCKS or not entry.name]
        own = holders[0] if holders else self.stack[0]
        marks = self.stack[-1].marks & ~(EMPHASIS | STRONG | LINK)
        # A block element such as "p" is not its own container; text that stands directly in a "div" is held by that.
        above = [
            entry.number for entry in holders if entry is not own or own.name in ("div", "td", "section", "article")
        ]
        self.block = Block(own.name or "body", marks, above[0] if above else 0, tuple(above[1:]))
        return self.block

    def end_block(self) -> None:
        if self.block is not None and self.block.close():
            if len(self.page.blocks) < MOST_BLOCKS:
                self.page.blocks.append(self.block)
            else:
                self.page.cut = True
        self.block = None
        self.breaks = 0

    def end_author(self) -> None:
        words = " ".join("".join(self.author).split())
        if words:
            self.page.authors.append(words)
        self.author = []

    def start_tag(self, tag: Tag) -> None:
        name = tag.name
        if name == "br":
            self.line_break()
            return
        if name in BLOCKS:
            self.end_block()
            self.close_implied(name)
        self.note(tag)
        if name in VOID or (tag.attributes.endswith("/") and TAG_MARKS.get(name, 0) & HIDDEN):
            return
        if self.overflow or len(self.stack) > self.max_depth:
            self.overflow += 1
            return
        own = self.own_marks(tag)
        parent = self.stack[-1].marks
        if own & AUTHOR and not parent & AUTHOR:
            self.end_author()
        self.numbers += 1
        if name in BLOCKS and (signature := signature_of(name, tag.attributes)) is not None:
            self.page.signatures[self.numbers] = signature
        self.stack.append(_Open(name, parent | own, self.numbers))

    @staticmethod
    def own_marks(tag: Tag) -> int:
        words = tag.attributes
        # A link's class says little, and no two links have the same attributes: do not look closely.
        if not words or (tag.name == "a" and "author" not in words and "hidden" not in words):
            return TAG_MARKS.get(tag.name, 0)
        return marks_of(tag.name, words if len(words) < 1000 else words[:1000])

    def quotation_mark(self, tag: Tag) -> None:
        """Write the mark that browsers show for `<q>`; within another one, it is a single mark."""
        marks = self.stack[-1].marks
        if self.overflow or marks & HIDDEN:
            return
        inner = sum(entry.name == "q" for entry in self.stack) - tag.closing > 0
        words = ("’" if inner else "”") if tag.closing else ("‘" if inner else "“")
        (self.block or self.begin_block()).add(Piece(words, tag.start, tag.end, False), marks | INSERTED)

    def note(self, tag: Tag) -> None:
        """Keep what the page says about itself."""
        if tag.name == "meta":
            self.page.metas.append(read_attributes(tag))
        elif tag.name == "link":
            self.page.links.append(read_attributes(tag))
        elif tag.name == "script":
            self.json_ld = "ld+json" in read_attributes(tag).get("type", "").lower()
        elif tag.name == "html" and self.page.language is None:
            attributes = read_attributes(tag)
            self.page.language = attributes.get("lang") or attributes.get("xml:lang")
        elif tag.name == "time":
            furniture = bool(self.stack[-1].marks & (FURNITURE | ASIDE))
            blocks = len(self.page.blocks) + (self.block is not None)
            self.page.stamps.append(Stamp(read_attributes(tag), blocks, furniture))

    def line_break(self) -> None:
        """Two breaks part paragraphs; one is a space, but for the break after a question set in bold."""
        if self.block is None:
            return
        self.breaks += 1
        if self.breaks > 1 or (self.block.is_bold and self.block.pieces):
            self.end_block()
        else:
            place = self.block.pieces[-1].end if self.block.pieces else 0
            self.block.add(Piece(" ", place, place, False), 0)

    def close_implied(self, name: str) -> None:
        self.close_to(P, P_BORDERS)
        if name in IMPLIED:
            self.close_to(*IMPLIED[name])

    def close_to(self, names: frozenset[str], borders: frozenset[str]) -> None:
        for place in range(len(self.stack) - 1, 0, -1):
            if self.stack[place].name in names:
                del self.stack[place:]
                return
            if self.stack[place].name in borders:
                return

    def end_tag(self, name: str) -> None:
        if name == "br":
            self.line_break()
            return
        block = name in BLOCKS
        if block:
            self.end_block()
        if self.overflow:
            self.overflow -= name not in VOID
            return
        for place in range(len(self.stack) - 1, 0, -1):
            if self.stack[place].name == name:
                if self.stack[place].marks & AUTHOR and not self.stack[place - 1].marks & AUTHOR:
                    self.end_author()
                del self.stack[place:]
                return
            if not block and self.stack[place].name in BLOCKS:
                return


def read_page(page: str, *, max_depth: int) -> Page:
    """Return the blocks of a decoded page and what it says about itself.

    Elements nested deeper than `max_depth` are left out; `Page.too_deep` says that they held words.
    """
    return _Walker(page, max_depth).walk()


def words_of(text: str) -> list[str]:
    """Return the words of a text for comparing: letters and digits only, case folded."""
    return _WORD.findall(text.casefold())
