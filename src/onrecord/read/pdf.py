"""Read a PDF: takes a `Source`, returns a `Reading` whose every run has a page and a box.

PDFium gives the characters of each page; `pages` puts them into reading order, `setting` writes the text. A run's
source offset is the index of the character in PDFium's text page; pages count from 1.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from contextlib import closing
from typing import Any, NamedTuple

from onrecord.errors import ReadError
from onrecord.model import Document, Part, Problem, Severity
from onrecord.read.boilerplate import is_print_footer
from onrecord.read.layout.characters import PageShape, PageText, read_page_text
from onrecord.read.layout.header import find_parts
from onrecord.read.layout.lines import wide_pieces
from onrecord.read.layout.pages import Layout, read_layout
from onrecord.read.layout.setting import Setting, document_words
from onrecord.read.layout.xmp import with_xmp
from onrecord.read.metadata_order import finish_metadata
from onrecord.read.source import Reading, Source
from onrecord.read.tail import with_tail
from onrecord.settings import Settings

READER = "pdf/1"
_PAGE_CHARACTERS = 500_000
_ALL_CHARACTERS = 20_000_000
_FEW = 12  # characters on a page that is mostly a picture: a stamp or a page number, not its text
_COVERED = 0.3  # share of a page under pictures above which it is a scan
_UNREADABLE = 0.3  # share of characters without a letter above which a font cannot be read
_OCR = "Run OCR on it (for example OCRmyPDF) and read the result."


class _Pages(NamedTuple):
    """The text of the pages, the numbers of those in trouble, and the number of pages in the file."""

    texts: list[PageText]
    scanned: list[int]
    broken: list[int]
    cut: list[int]
    total: int


def read_pdf(source: Source, settings: Settings) -> Reading:
    """Read a PDF that has a text layer.

    Raises:
        ReadError: it is too large, encrypted, damaged beyond reading, or has no text layer.
    """
    if len(source.data) > settings.max_pdf_bytes:
        raise ReadError(
            "too-large",
            f"The PDF has {len(source.data):,} bytes, more than max_pdf_bytes={settings.max_pdf_bytes:,}. "
            "Raise that setting, or split the file.",
        )
    # Slow to import, and only PDFs need it.
    import pypdfium2
    from pypdfium2 import raw

    document = _open(pypdfium2, source.data)
    with closing(document):
        pages = _read_pages(raw, document, settings)
        info = with_xmp(document.get_metadata_dict(skip_empty=True), source.data)
        valid = bool(raw.FPDF_DocumentHasValidCrossReferenceTable(document))
    problems = list(_problems(pages, settings, complete=_is_complete(source.data), valid=valid))
    _check_readable(pages)
    layout = read_layout(pages.texts)
    return _compose(source, pages.texts, layout, info, problems)


def _open(pypdfium2: Any, data: bytes) -> Any:
    """Open a PDF, an encrypted one with the empty password."""
    try:
        document = pypdfium2.PdfDocument(data)
        if len(document) > 0:
            return document
    except pypdfium2.PdfiumError as error:
        code = getattr(error, "err_code", None)
        if code == pypdfium2.raw.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise ReadError(
                "pdf-encrypted",
                "This PDF is encrypted and asks for a password. Save a copy without one (for example with "
                "`qpdf --decrypt --password=... in.pdf out.pdf`) and read that.",
            ) from None
        if code == pypdfium2.raw.FPDF_ERR_SECURITY:
            raise ReadError(
                "pdf-encrypted",
                "This PDF is encrypted in a way that cannot be opened here. Print it to a new PDF in the program that "
                "opens it, and read that.",
            ) from None
    raise ReadError(
        "pdf-damaged",
        "This PDF is damaged or cut short, and no page of it can be opened. Fetch it again, or repair it (for example "
        "with `qpdf in.pdf out.pdf` or `mutool clean`) and read the result.",
    )


def _read_pages(raw: Any, document: Any, settings: Settings) -> _Pages:
    """Take the text off each page, one page in memory at a time."""
    total = len(document)
    found = _Pages([], [], [], [], total)
    left = _ALL_CHARACTERS
    for number in range(1, min(total, settings.max_pages) + 1):
        page = raw.FPDF_LoadPage(document, number - 1)
        if not page:
            found.broken.append(number)
            found.texts.append(_no_text())
            continue
        try:
            text = _read_page(raw, page, most=max(0, min(_PAGE_CHARACTERS, left)))
            if text.characters < _FEW and _is_picture(raw, page, text.shape):
                found.scanned.append(number)
        finally:
            raw.FPDF_ClosePage(page)
        if text.characters > min(_PAGE_CHARACTERS, left):
            found.cut.append(number)
        left -= min(text.characters, left)
        found.texts.append(text)
    return found


def _read_page(raw: Any, page: Any, *, most: int) -> PageText:
    text_page = raw.FPDFText_LoadPage(page)
    if not text_page:
        return _no_text()
    try:
        return read_page_text(raw, text_page, _bounds(raw, page), most=most)
    finally:
        raw.FPDFText_ClosePage(text_page)


def _no_text() -> PageText:
    return PageText(PageShape(0.0, 0.0, 612.0, 792.0), [], 0, 0, 0, 0)


def _bounds(raw: Any, page: Any) -> tuple[float, float, float, float]:
    """Return left, bottom, right and top of what is visible of a page."""
    rect = raw.FS_RECTF()
    if raw.FPDF_GetPageBoundingBox(page, rect) and rect.right > rect.left and rect.top > rect.bottom:
        return rect.left, rect.bottom, rect.right, rect.top
    return 0.0, 0.0, float(raw.FPDF_GetPageWidthF(page)), float(raw.FPDF_GetPageHeightF(page))


def _is_picture(raw: Any, page: Any, shape: PageShape) -> bool:
    """Whether pictures or drawn outlines, and no characters, cover much of a page."""
    area = (shape.right - shape.left) * (shape.top - shape.bottom) or 1.0
    covered, drawn = 0.0, 0
    sides = [ctypes.c_float() for _ in range(4)]
    for index in range(min(raw.FPDFPage_CountObjects(page), 2_000)):
        item = raw.FPDFPage_GetObject(page, index)
        kind = raw.FPDFPageObj_GetType(item)
        drawn += kind == raw.FPDF_PAGEOBJ_PATH
        if kind in (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM) and raw.FPDFPageObj_GetBounds(item, *sides):
            left, bottom, right, top = (side.value for side in sides)
            covered += max(0.0, right - left) * max(0.0, top - bottom)
    return covered > _COVERED * area or drawn > 500


def _is_complete(data: bytes) -> bool:
    return b"%%EOF" in data[-2048:]


def _check_readable(pages: _Pages) -> None:
    """Stop where no text can be had.

    Raises:
        ReadError: there is no text layer, or its characters stand for no letters.
    """
    characters = sum(page.characters for page in pages.texts)
    if pages.broken and len(pages.broken) == len(pages.texts):
        raise ReadError(
            "pdf-damaged",
            "This PDF is damaged: none of its pages can be opened. Fetch it again, or repair it (for example with "
            "`qpdf in.pdf out.pdf`) and read the result.",
        )
    if not any(page.fragments for page in pages.texts):
        turned = sum(page.turned + page.outside for page in pages.texts)
        more = " What text there is runs at an angle or lies outside the pages." if turned else ""
        raise ReadError(
            "pdf-no-text",
            f"This PDF has no text layer: there are no characters on its {_count(pages.total, 'page')}.{more} {_OCR}",
        )
    unreadable = sum(page.unreadable for page in pages.texts)
    if unreadable > _UNREADABLE * characters:
        raise ReadError(
            "pdf-unreadable-font",
            f"The fonts of this PDF do not say which letters they show ({unreadable:,} of {characters:,} characters). "
            "Print it to a picture and run OCR on that (for example `ocrmypdf --force-ocr`), and read the result.",
        )


def _problems(pages: _Pages, settings: Settings, *, complete: bool, valid: bool) -> Iterator[Problem]:
    """Say what of the PDF was not read, and what is in doubt."""
    if not complete or pages.broken:
        which = f" {_numbers(pages.broken)} cannot be opened." if pages.broken else ""
        yield Problem(
            "pdf-damaged",
            f"This PDF is damaged or cut short; what could be read of it was read.{which} Fetch it again to be sure.",
            severity=Severity.ERROR,
        )
    elif not valid:
        yield Problem(
            "pdf-repaired", "The table of contents of this PDF file is damaged; all its pages could still be opened."
        )
    if pages.scanned and len(pages.scanned) < pages.total:
        yield Problem(
            "pdf-pages-without-text",
            f"{_numbers(pages.scanned)} of {pages.total} have no text layer, only a picture, and were not read. {_OCR}",
            severity=Severity.ERROR,
        )
    if pages.total > settings.max_pages:
        yield Problem(
            "pdf-too-many-pages",
            f"This PDF has {pages.total:,} pages; only the first {settings.max_pages:,} were read. Raise the setting "
            "max_pages to read the rest.",
            severity=Severity.ERROR,
        )
    if pages.cut:
        yield Problem(
            "pdf-too-much-text",
            f"{_numbers(pages.cut)} hold more text than is read of one page ({_PAGE_CHARACTERS:,} characters) or of "
            f"one PDF ({_ALL_CHARACTERS:,}); the rest was left out. Split the file.",
            severity=Severity.ERROR,
        )
    yield from _notes(pages)


def _notes(pages: _Pages) -> Iterator[Problem]:
    for what, counts in (
        ("runs at an angle", [page.turned for page in pages.texts]),
        ("lies outside its page", [page.outside for page in pages.texts]),
    ):
        numbers = [number for number, count in enumerate(counts, 1) if count]
        if numbers:
            yield Problem(
                "pdf-text-left-out",
                f"Text that {what} was left out: {sum(counts):,} characters on {_numbers(numbers).lower()}.",
                severity=Severity.NOTE,
            )


def _numbers(numbers: Sequence[int]) -> str:
    """Return "Page 3" or "Pages 3, 5 and 8", ranges shortened."""
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and number == ranges[-1][-1] + 1:
            ranges[-1] = [ranges[-1][0], number]
        else:
            ranges.append([number])
    words = ["-".join(map(str, dict.fromkeys(entry))) for entry in ranges]
    if len(words) > 12:
        words = [*words[:12], "more"]
    listed = " and ".join(part for part in (", ".join(words[:-1]), words[-1]) if part)
    return f"Page{'s' if len(numbers) > 1 else ''} {listed}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _compose(
    source: Source, pages: Sequence[PageText], layout: Layout, info: dict[str, str], problems: list[Problem]
) -> Reading:
    """Write the text and gather everything into a document."""
    shapes = {number: page.shape for number, page in enumerate(pages, 1)}
    lines = [line for passage in layout.passages for piece in passage.pieces for line in piece.lines]
    setting = Setting(shapes, document_words(lines))
    places = [setting.write(passage) for passage in layout.passages]
    setting.leave_out(layout.furniture)
    text = setting.builder.text()
    heads = [piece for line in layout.furniture if line.page == 1 for piece in wide_pieces(line)]
    heads = [head for head in heads if not is_print_footer(head)]
    parts, found, notes = find_parts(layout, places, text, info, heads)
    metadata = finish_metadata(source, found, notes)
    document = Document(
        id=source.digest,
        key=source.key,
        source=source.location,
        media_type="application/pdf",
        reader=READER,
        title=metadata.title,
        authors=metadata.authors,
        outlet=metadata.outlet,
        published=metadata.published,
        text=text,
        parts=with_tail(text, list(_within(parts, len(text))), metadata.authors),
        source_map=setting.builder.offset_map(),
        repairs=setting.builder.repairs(),
        findings=metadata.findings,
        emphasis=tuple(setting.emphasis),
        boxes=setting.builder.boxes(),
    )
    return Reading(document, (*problems, *metadata.problems))


def _within(parts: Sequence[Part], length: int) -> Iterator[Part]:
    return (part for part in parts if part.span.end <= length)
