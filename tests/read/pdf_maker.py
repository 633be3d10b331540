"""Small PDFs for tests: lines are placed by hand, so that a test knows what stands where."""

from __future__ import annotations

from collections.abc import Sequence

from fpdf import FPDF

from onrecord.model import Document
from onrecord.read.pdf import read_pdf
from onrecord.read.source import Hints, Reading, Source
from onrecord.settings import Settings

LEAD = 13.0


class Sheet:
    """A PDF of A4 pages in points, y counted from the top."""

    def __init__(self, font: str = "Times", size: float = 11.0) -> None:
        self.pdf = FPDF(unit="pt", format="A4")
        self.pdf.core_fonts_encoding = "cp1252"
        self.pdf.set_auto_page_break(False)
        self.font, self.size = font, size

    def page(self) -> Sheet:
        """Begin a page."""
        self.pdf.add_page()
        return self

    def put(self, x: float, y: float, text: str, *, size: float | None = None, style: str = "") -> Sheet:
        """Write one piece of text."""
        self.pdf.set_font(self.font, style, size or self.size)
        self.pdf.text(x, y, text)
        return self

    def lines(self, x: float, y: float, lines: Sequence[str], *, style: str = "", size: float | None = None) -> float:
        """Write lines one under the other; return the height of the next."""
        for line in lines:
            self.put(x, y, line, style=style, size=size)
            y += LEAD
        return y

    def bytes(self) -> bytes:
        """Return the file."""
        return bytes(self.pdf.output())


def read(data: bytes, settings: Settings | None = None, options: Hints | None = None) -> Reading:
    """Read the bytes of a PDF."""
    return read_pdf(Source("a.pdf", data, options=options or Hints()), settings or Settings())


def paragraphs(document: Document) -> list[str]:
    """Return the paragraphs of the text."""
    return document.text.split("\n\n")


def codes(reading: Reading) -> set[str]:
    """Return the codes of the problems."""
    return {problem.code for problem in reading.problems}
