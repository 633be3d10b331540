"""Make the PDF articles of the demo corpus: takes their reading texts, writes one PDF each, the same bytes every time.

    python scripts/make_demo_pdfs.py [FOLDER]

The texts are the expected readings in `tests/demo/text`; FOLDER is `src/onrecord/demo/files` unless given. Pages are
set as a newspaper or a wire print-out sets them: running heads, page numbers, one or two columns, hyphens at line ends,
sentences that go on in the next column or on the next page. Dates are fixed and streams are not compressed.
"""

from __future__ import annotations

import datetime
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fpdf import FPDF

ROOT = Path(__file__).resolve().parent.parent
TEXTS = ROOT / "tests" / "demo" / "text"
FILES = ROOT / "src" / "onrecord" / "demo" / "files"
POINT = 25.4 / 72  # millimetres


@dataclass(frozen=True)
class Layout:
    """How one article is set: lengths in millimetres, type in points; `heads` paragraphs stand over the columns."""

    name: str
    author: str | None
    made: datetime.datetime
    head: str
    foot: str
    first_page: int
    width: float
    height: float
    columns: int
    font: str
    size: float
    hyphens: bool
    justified: bool
    heads: int = 2


def _noon(year: int, month: int, day: int) -> datetime.datetime:
    return datetime.datetime(year, month, day, 12, 0, tzinfo=datetime.UTC)


LAYOUTS = (
    Layout(
        name="2024-05-15-parliament-report",
        author="Henning Dahl",
        made=_noon(2024, 5, 15),
        head="THE OSTVIK COURIER    Wednesday 15 May 2024",
        foot="{page}",
        first_page=4,
        width=150,
        height=185,
        columns=2,
        font="Times",
        size=9.5,
        hyphens=True,
        justified=True,
    ),
    Layout(
        name="2025-06-25-summit-dispute",
        author=None,
        made=_noon(2025, 6, 25),
        head="Transmark Press / World service / 2025-06-25",
        foot="Page {page} of {pages}",
        first_page=1,
        width=148,
        height=170,
        columns=1,
        font="Helvetica",
        size=10,
        hyphens=False,
        justified=False,
    ),
    Layout(
        name="2025-11-04-audit-report",
        author="Sofie Brandt, Henning Dahl",
        made=_noon(2025, 11, 4),
        head="Tuesday 4 November 2025    THE OSTVIK COURIER    Politics",
        foot="courier.example    {page}",
        first_page=2,
        width=160,
        height=170,
        columns=2,
        font="Times",
        size=9.5,
        hyphens=True,
        justified=True,
    ),
    Layout(
        name="2026-02-18-partisan-editorial",
        author=None,
        made=_noon(2026, 2, 18),
        head="The Northern Standard, 18 February 2026",
        foot="- {page} -",
        first_page=7,
        width=120,
        height=190,
        columns=1,
        font="Times",
        size=11,
        hyphens=True,
        justified=True,
    ),
)


@dataclass(frozen=True)
class Line:
    """One set line: its words joined, whether it begins or ends its paragraph."""

    text: str
    first: bool
    last: bool


class Sheet(FPDF):
    """A document whose every page carries the running head and the page number of its layout."""

    def __init__(self, layout: Layout, pages: str) -> None:
        super().__init__(unit="mm", format=(layout.width, layout.height))
        self.layout = layout
        self.pages_text = pages
        self.core_fonts_encoding = "windows-1252"
        self.set_compression(False)
        self.set_auto_page_break(False)
        self.set_margin(0)
        self.set_creation_date(layout.made)
        self.set_producer("onrecord demo")

    def header(self) -> None:
        """Put the running head and a rule on the page; fpdf2 calls this for every page."""
        self.set_font(self.layout.font, size=7.5)
        self.text(12, 9, self.layout.head)
        self.line(12, 11, self.layout.width - 12, 11)

    def footer(self) -> None:
        """Put the page number under the page."""
        self.set_font(self.layout.font, size=7.5)
        number = self.layout.first_page + self.page_no() - 1
        words = self.layout.foot.format(page=number, pages=self.pages_text)
        self.text((self.layout.width - self.get_string_width(words)) / 2, self.layout.height - 6, words)


def break_points(word: str) -> list[int]:
    """Return where a word may be cut at a line's end: after its own hyphens, else between syllables, roughly."""
    own = [match.end() for match in re.finditer(r"(?<=\w\w)-(?=\w\w)", word)]
    if own or not re.fullmatch(r"[a-z]{8,}[.,;:?!”’]*", word):
        return own
    letters = re.match(r"[a-z]+", word)[0]  # type: ignore[index]
    cuts = [match.start() + 2 for match in re.finditer(r"(?=[aeiou][^aeiouyh][^aeiouyhlr][aeiou])", letters)]
    cuts += [match.start() + 1 for match in re.finditer(r"(?=[aeiou](?:tion|ment|ness|ly))", letters)]
    return sorted(cut for cut in set(cuts) if 3 <= cut <= len(letters) - 4)


def set_lines(pdf: FPDF, paragraph: str, width: float, *, hyphens: bool, indent: float) -> Iterator[Line]:
    """Yield the lines of one paragraph, broken at `width`; the first is shorter by `indent`."""
    words = paragraph.split()
    current, first = "", True
    while words:
        room = width - (indent if first else 0)
        joined = f"{current} {words[0]}".strip()
        if pdf.get_string_width(joined) <= room:
            current, words = joined, words[1:]
            continue
        for cut in reversed(break_points(words[0]) if hyphens else []):
            left = words[0][:cut] if words[0][:cut].endswith("-") else words[0][:cut] + "-"
            if pdf.get_string_width(f"{current} {left}") <= room:
                current, words = f"{current} {left}", [words[0][cut:], *words[1:]]
                break
        yield Line(current, first, last=False)
        current, first = "", False
    yield Line(current, first, last=True)


def put_line(pdf: Sheet, line: Line, x: float, y: float, width: float, indent: float) -> None:
    """Write one line, spaced out to `width` when the layout is justified and the line does not end its paragraph."""
    start = x + (indent if line.first else 0)
    spare = width - (start - x) - pdf.get_string_width(line.text)
    gaps = line.text.count(" ")
    if pdf.layout.justified and not line.last and gaps:
        pdf._out(f"{spare / gaps / POINT:.3f} Tw")
    pdf.text(start, y, line.text)
    pdf._out("0 Tw")


def put_heads(pdf: Sheet, paragraphs: list[str]) -> float:
    """Write title and byline over the full width and return how far down they reach."""
    y, width = 18.0, pdf.layout.width - 24
    for index, paragraph in enumerate(paragraphs):
        size = 17 if index == 0 else 9
        pdf.set_font(pdf.layout.font, style="B" if index == 0 else "I", size=size)
        for line in set_lines(pdf, paragraph, width, hyphens=False, indent=0):
            y += size * POINT * 1.15
            pdf.text(12, y, line.text)
        y += 3
    return y


def make_pdf(layout: Layout, pages: str = "?") -> Sheet:
    """Return one article set as a PDF; `pages` is the page count to print in the foot."""
    paragraphs = (TEXTS / f"{layout.name}.txt").read_text(encoding="utf-8").strip().split("\n\n")
    pdf = Sheet(layout, pages)
    pdf.set_title(paragraphs[0])
    if layout.author:
        pdf.set_author(layout.author)
    pdf.add_page()
    top = put_heads(pdf, paragraphs[: layout.heads]) + 2
    gutter = 6.0
    width = (layout.width - 24 - gutter * (layout.columns - 1)) / layout.columns
    indent, leading = (3.5 if layout.justified else 0.0), layout.size * POINT * 1.22
    column, y = 0, top
    pdf.set_font(layout.font, size=layout.size)
    for paragraph in paragraphs[layout.heads :]:
        for line in set_lines(pdf, paragraph, width, hyphens=layout.hyphens, indent=indent):
            if y + leading > layout.height - 13:
                column, y = column + 1, top
                if column == layout.columns:
                    pdf.add_page()
                    column, top = 0, 14.0
                    y = top
                pdf.set_font(layout.font, size=layout.size)
            y += leading
            put_line(pdf, line, 12 + column * (width + gutter), y, width, indent)
        y += 0.0 if layout.justified else leading * 0.7
    return pdf


def main(folder: Path) -> list[Path]:
    """Write every PDF of the demo into `folder` and return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for layout in LAYOUTS:
        pages = make_pdf(layout).page_no()
        path = folder / f"{layout.name}.pdf"
        path.write_bytes(bytes(make_pdf(layout, str(pages)).output()))
        made.append(path)
    return made


if __name__ == "__main__":
    for written in main(Path(sys.argv[1]) if len(sys.argv) > 1 else FILES):
        print(written)
