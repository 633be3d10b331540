"""Typeset newspaper pages whose text is known: takes paragraphs and a seed, returns the bytes of a PDF and the truth.

Lines are broken and placed here and not by the PDF library, so that each line-end hyphen, each cut by a column or page
and each running head is known. Styles vary with the seed: columns, sizes, indents, justified or ragged, the order in
which the text is written into the file.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field

from fpdf import FPDF

COMPOUNDS = (
    "a long-planned visit, a cease-fire line, two-thirds of the vote, a state-owned company, an inter-state "
    "commission, the Novak-Lund report, the 2023-24 budget, a low-interest loan, a by-election, a well-known judge, "
    "the Ostvik-based institute, a high-ranking officer, a third-country national, an anti-corruption office, "
    "a decision-making body"
).split(", ")
HEADS = ("The Ostvik Courier", "SUNDMARK GAZETTE", "Norland Weekly", "The Harbour Post")
PULLED = "“Nobody at the gate expected it to be short”"
VOWELS = "aeiouy"


@dataclass(frozen=True)
class Style:
    """How one document is set."""

    columns: int
    format: str
    font: str
    size: float
    lead: float
    justified: bool
    hyphens: bool
    indents: bool
    head: str
    row_order: bool
    drop_cap: bool
    picture: bool
    pull_quote: bool


@dataclass
class Truth:
    """What a document says, and where its layout cuts it."""

    title: str
    paragraphs: list[str] = field(default_factory=list)
    furniture: set[str] = field(default_factory=set)
    captions: list[str] = field(default_factory=list)
    hyphens: list[tuple[int, int]] = field(default_factory=list)  # paragraph, offset in it
    cuts: list[tuple[int, int]] = field(default_factory=list)  # the same, where a column ends
    ends: list[int] = field(default_factory=list)  # paragraphs that end where a column ends
    pages: int = 0


@dataclass
class Piece:
    """One stretch of text at one place of a page."""

    x: float
    y: float
    text: str
    font: str
    style: str
    size: float
    spacing: float = 0.0


def random_style(chance: random.Random) -> Style:
    """Draw a style."""
    columns = chance.choice((1, 1, 2, 2, 2, 3, 3, 4))
    size = chance.choice((8.5, 9, 9.5, 10, 11)) if columns > 1 else chance.choice((10, 11, 12))
    justified = chance.random() < 0.6
    return Style(
        columns,
        "a3" if columns == 4 else chance.choice(("a4", "letter")),
        chance.choice(("Times", "Times", "Helvetica")),
        size,
        size * chance.choice((1.15, 1.2, 1.3, 1.45)),
        justified,
        justified or chance.random() < 0.5,
        chance.random() < 0.6,
        chance.choice(("alternating", "same", "numbers", "dated", "none")),
        chance.random() < 0.3,
        chance.random() < 0.25,
        chance.random() < 0.4,
        chance.random() < 0.25,
    )


def split_points(word: str) -> list[int]:
    """Return where a word may be cut: after its own hyphens, or between two syllables."""
    own = [match.end() for match in re.finditer(r"(?<=\w)-(?=\w)", word)]
    if own or not word.isalpha() or len(word) < 6 or word.isupper():
        return own
    points = []
    for place in range(2, len(word) - 2):
        before, after, beyond = word[place - 1].lower(), word[place].lower(), word[place + 1].lower()
        if after not in VOWELS and beyond in VOWELS and (before in VOWELS or before not in "sctpg"):
            points.append(place)
    return points


class Typesetter:
    """Sets one document; `pieces` holds what stands on each page."""

    def __init__(self, style: Style, truth: Truth, chance: random.Random) -> None:
        self.style, self.truth, self.chance = style, truth, chance
        self.pdf = FPDF(format=style.format, unit="pt")
        self.pdf.core_fonts_encoding = "cp1252"
        self.pdf.set_auto_page_break(False)
        self.width, self.height = self.pdf.w, self.pdf.h
        self.margin = 50.0
        self.gutter = max(11.0, 1.3 * style.size)
        inner = self.width - 2 * self.margin
        self.column_width = (inner - (style.columns - 1) * self.gutter) / style.columns
        self.pages: list[list[Piece]] = []
        self.column = style.columns
        self.top = self.y = 0.0
        self.holes: list[tuple[float, float]] = []

    def measure(self, text: str, size: float, style: str = "") -> float:
        """Return the width of a text in points."""
        self.pdf.set_font(self.style.font, style, size)
        return float(self.pdf.get_string_width(text))

    @property
    def left(self) -> float:
        """Where the current column begins."""
        return self.margin + self.column * (self.column_width + self.gutter)

    @property
    def floor(self) -> float:
        """The lowest line of the text."""
        return self.height - 70.0

    def add(self, x: float, y: float, text: str, size: float, style: str = "", spacing: float = 0.0) -> None:
        """Put text on the current page."""
        self.pages[-1].append(Piece(x, y, text, self.style.font, style, size, spacing))

    def new_page(self) -> None:
        """Begin a page with its running head."""
        self.pages.append([])
        self.column, self.top = 0, 80.0
        number = len(self.pages)
        self._put_furniture(number)
        if number == 1:
            self._put_headline()
        self.y = self.top

    def _put_furniture(self, number: int) -> None:
        head, right = HEADS[hash_of(self.truth.title) % len(HEADS)], self.width - self.margin
        lines: list[tuple[float, float, str]] = []
        if self.style.head == "alternating":
            inner = f"{number}   {head}" if number % 2 == 0 else f"World news   {number}"
            lines.append((self.margin if number % 2 == 0 else right - self.measure(inner, 8), 40.0, inner))
        elif self.style.head == "same":
            lines += [(self.margin, 40.0, head), (self.width / 2, self.height - 35, f"- {number} -")]
        elif self.style.head == "numbers":
            lines.append((right - 40, self.height - 40, f"Page {number}"))
        elif self.style.head == "dated":
            lines += [(self.margin, 42.0, f"{head} | Tuesday 14 May 2024"), (right - 20, 42.0, str(number))]
            lines.append((self.margin, self.height - 30, "© Harbour Media. All rights reserved."))
        for x, y, text in lines:
            self.add(x, y, text, 8)
            self.truth.furniture.add(text)

    def _put_headline(self) -> None:
        size = 26 if self.style.columns > 1 else 20
        for words in self._wrap_plain(self.truth.title, size, "B", self.width - 2 * self.margin):
            self.top += size * 1.1
            self.add(self.margin, self.top, words, size, "B")
        self.top += 22
        self.add(self.margin, self.top, "By Ida Lund and Per Holm", self.style.size, "B")
        self.top += self.style.lead * 1.8
        if self.style.picture:
            self._put_picture()

    def _put_picture(self) -> None:
        """Leave a hole under the headline, over all columns, with a caption under it."""
        self.top += 120
        caption = "Photo: Cranes at the port of Hamnvik on Thursday morning. Sundmark Gazette"
        for words in self._wrap_plain(caption, self.style.size * 0.82, "", self.width - 2 * self.margin):
            self.add(self.margin, self.top, words, self.style.size * 0.82)
            self.top += self.style.size
        self.truth.captions.append(caption)
        self.holes.append((self.top - 110, 90))
        self.top += 14

    def _wrap_plain(self, text: str, size: float, style: str, width: float) -> list[str]:
        lines, current = [], ""
        for word in text.split():
            longer = f"{current} {word}".strip()
            if current and self.measure(longer, size, style) > width:
                lines.append(current)
                current = word
            else:
                current = longer
        return [*lines, current]

    def next_column(self) -> None:
        """Go on at the top of the next column or page."""
        if self.column + 1 >= self.style.columns:
            self.new_page()
        else:
            self.column += 1
            self.y = self.top

    def paragraph(self, number: int, text: str) -> None:
        """Set one paragraph, over as many columns as it needs."""
        style = self.style
        if not self.pages:
            self.new_page()
        if style.pull_quote and number == 4:
            self._put_pull_quote()
        cap = style.drop_cap and number == 0 and text[0].isalpha() and self.y + 3 * style.lead < self.floor
        start, first = 0, True
        done = 0
        while start < len(text):
            if self.y + style.lead > self.floor:
                if start:
                    self.truth.cuts.append((number, start))
                elif number:
                    self.truth.ends.append(number - 1)
                self.next_column()
            shift = style.size * 1.2 if first and style.indents and number else 0.0
            if cap and done < 2:
                shift = style.size * 2.1
                if not done:
                    self.add(self.left, self.y + style.size + style.lead, text[0], style.size * 2.9)
                    start = 1
            start = self._line(number, text, start, shift)
            first, done = False, done + 1
        if not style.indents:
            self.y += style.lead * 0.6

    def _put_pull_quote(self) -> None:
        size = self.style.size * 1.6
        lines = self._wrap_plain(PULLED, size, "B", self.column_width)
        if self.y + size * 1.2 * (len(lines) + 2) > self.floor:
            return
        self.y += size
        for words in lines:
            self.y += size * 1.15
            self.add(self.left, self.y, words, size, "B")
        self.y += size
        self.truth.captions.append(PULLED)

    def _line(self, number: int, text: str, start: int, shift: float) -> int:
        """Set one line of `text` from `start` on; return where the next begins."""
        style, room = self.style, self.column_width - shift
        words: list[str] = []
        place = start
        for match in re.finditer(r"\S+", text[start:]):
            word, used = match[0], " ".join(words)
            if self.measure(f"{used} {word}".strip(), style.size) <= room:
                words.append(word)
                place = start + match.end()
                continue
            cut = self._cut_word(word, used, room)
            if cut:
                own = word[cut - 1] == "-"
                words.append(word[:cut] + ("" if own else "-"))
                place = start + match.start() + cut
                self.truth.hyphens.append((number, place))
            elif not words:
                words, place = [word], start + match.end()
            break
        line = " ".join(words)
        ends = not text[place:].strip()
        gaps = line.count(" ")
        spacing = 0.0
        if style.justified and not ends and gaps:
            spacing = (room - self.measure(line, style.size)) / gaps
        self.y += style.lead
        self.add(self.left + shift, self.y, line, style.size, "", spacing)
        return len(text) if ends else place + (len(text[place:]) - len(text[place:].lstrip()))

    def _cut_word(self, word: str, used: str, room: float) -> int:
        """Return after how many characters a word is cut at the end of a line, 0 where it is not."""
        points = split_points(word.strip("“”‘’.,;:?!()"))
        if not points or (not self.style.hyphens and "-" not in word):
            return 0
        offset = len(word) - len(word.lstrip("“‘("))
        for point in reversed(points):
            cut = point + offset
            part = word[:cut] + ("" if word[cut - 1] == "-" else "-")
            if self.measure(f"{used} {part}".strip(), self.style.size) <= room:
                return cut
        return 0

    def output(self) -> bytes:
        """Write the PDF."""
        for number, pieces in enumerate(self.pages):
            self.pdf.add_page()
            if number == 0 and self.holes:
                self.pdf.set_fill_color(190)
                for y, height in self.holes:
                    self.pdf.rect(self.margin, y - 10, self.width - 2 * self.margin, height, style="F")
            ordered = sorted(pieces, key=lambda piece: (piece.y, piece.x)) if self.style.row_order else pieces
            for piece in ordered:
                self.pdf.set_font(piece.font, piece.style, piece.size)
                self._write(piece)
        self.truth.pages = len(self.pages)
        return bytes(self.pdf.output())

    def _write(self, piece: Piece) -> None:
        if not piece.spacing:
            self.pdf.text(piece.x, piece.y, piece.text)
            return
        x = piece.x
        for word in piece.text.split(" "):  # each word at its place, as many programs write justified lines
            self.pdf.text(x, piece.y, word)
            x += self.pdf.get_string_width(word + " ") + piece.spacing


def hash_of(text: str) -> int:
    """Return a number that is the same in each run."""
    return sum(map(ord, text))


def with_compounds(paragraphs: list[str], chance: random.Random) -> list[str]:
    """Return paragraphs, some of which end in a sentence with hyphened compounds."""
    mixed = []
    for paragraph in paragraphs:
        if chance.random() < 0.5 and paragraph[-1] in ".”":
            chosen = chance.sample(COMPOUNDS, 3)
            paragraph += f" The paper also names {chosen[0]}, {chosen[1]} and {chosen[2]}."
        mixed.append(paragraph)
    return mixed


def make_document(title: str, paragraphs: list[str], seed: int) -> tuple[bytes, Truth, Style]:
    """Set one document."""
    chance = random.Random(seed)
    style = random_style(chance)
    truth = Truth(title, with_compounds(paragraphs, chance))
    setter = Typesetter(style, truth, chance)
    for number, paragraph in enumerate(truth.paragraphs):
        setter.paragraph(number, paragraph)
    return setter.output(), truth, style
