"""PDFs that cannot be read, or only in part: each says what is wrong and what to do."""

import io
import re
import sys
import zlib

import pytest
from fpdf.enums import EncryptionMethod
from pdf_maker import LEAD, Sheet, codes, read
from PIL import Image

from onrecord.errors import ReadError
from onrecord.model import Origin, Severity
from onrecord.read.pdf import read_pdf
from onrecord.read.source import Hints
from onrecord.settings import Settings

TEXT = ["The government said on Monday that it would send twelve lorries.", "The road to the border was open again."]


def simple(pages: int = 1) -> Sheet:
    sheet = Sheet()
    for _ in range(pages):
        sheet.page().lines(50, 100, TEXT)
    return sheet


def picture(sheet: Sheet) -> Sheet:
    image = io.BytesIO()
    Image.new("L", (60, 80), 128).save(image, "PNG")
    sheet.page().pdf.image(image, 0, 0, 595, 842)
    return sheet


def failure(data: bytes, settings: Settings | None = None) -> ReadError:
    with pytest.raises(ReadError) as caught:
        read(data, settings)
    return caught.value


def test_a_pdf_that_asks_for_a_password_says_so():
    sheet = simple()
    sheet.pdf.set_encryption(owner_password="o", user_password="u", encryption_method=EncryptionMethod.RC4)
    error = failure(sheet.bytes())
    assert error.code == "pdf-encrypted"
    assert "asks for a password" in str(error)


def test_a_pdf_encrypted_with_the_empty_password_is_read():
    sheet = simple()
    sheet.pdf.set_encryption(owner_password="o", encryption_method=EncryptionMethod.RC4)
    assert "twelve lorries" in read(sheet.bytes()).document.text


def test_a_scan_says_that_it_has_no_text_layer():
    error = failure(picture(Sheet()).bytes())
    assert error.code == "pdf-no-text"
    assert str(error).startswith("This PDF has no text layer")
    assert "OCRmyPDF" in str(error)


def test_scanned_pages_among_others_are_named():
    sheet = picture(picture(simple()))
    sheet.page().lines(50, 100, TEXT)
    reading = read(picture(sheet).bytes())
    [problem] = [one for one in reading.problems if one.code == "pdf-pages-without-text"]
    assert problem.severity is Severity.ERROR
    assert "Pages 2-3 and 5 of 5" in problem.message
    assert "twelve lorries" in reading.document.text


def test_an_empty_page_is_no_problem():
    sheet = simple().page()
    sheet.page().lines(50, 100, TEXT)
    assert codes(read(sheet.bytes())) == {"no-date"}


def test_a_pdf_cut_short_is_read_as_far_as_it_goes():
    data = simple(30).bytes()
    reading = read(data[: data.rindex(b"startxref")])
    [problem] = [one for one in reading.problems if one.code == "pdf-damaged"]
    assert problem.severity is Severity.ERROR
    assert "twelve lorries" in reading.document.text


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"%PDF-1.7\n" + b"\x00\xff" * 5000, b"no pdf at all"])
def test_what_cannot_be_opened_is_damaged(data):
    error = failure(data)
    assert error.code == "pdf-damaged"
    assert "Fetch it again" in str(error)


@pytest.mark.parametrize("share", [0.05, 0.3, 0.6, 0.9])
def test_a_cut_anywhere_gives_text_or_a_clear_error(share):
    data = simple(8).bytes()
    cut = data[: int(len(data) * share)]
    try:
        found = codes(read(cut))
    except ReadError as error:
        found = {error.code}
    assert found & {"pdf-damaged", "pdf-no-text"}


def test_a_pdf_over_the_size_limit_names_the_setting():
    error = failure(simple().bytes(), Settings(max_pdf_bytes=100))
    assert error.code == "too-large"
    assert "max_pdf_bytes" in str(error)


def test_pages_over_the_limit_are_a_problem():
    reading = read(simple(5).bytes(), Settings(max_pages=2))
    [problem] = [one for one in reading.problems if one.code == "pdf-too-many-pages"]
    assert "5 pages; only the first 2" in problem.message
    assert {run.page for run in reading.document.source_map.runs} == {1, 2}


def test_a_font_that_does_not_say_its_letters_is_named():
    sheet = simple()
    sheet.pdf.set_compression(False)
    # Each code stands for a character of the private use area, as in subset fonts without a table of letters.
    data = sheet.bytes().replace(b"/Encoding /WinAnsiEncoding", b"/ToUnicode 99 0 R          ")
    table = b"/CIDInit begincmap 1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <00> <FF> <E000> "
    table += b"endbfrange endcmap"
    stream = b"99 0 obj\n<</Length %d>>\nstream\n%s\nendstream\nendobj\n" % (len(table), table)
    place = data.index(b"xref\n0 ")
    error = failure(data[:place] + stream + data[place:])
    assert error.code == "pdf-unreadable-font"
    assert "OCR" in str(error)


def test_a_page_of_very_much_text_is_cut_with_a_problem(monkeypatch):
    monkeypatch.setattr(sys.modules[read_pdf.__module__], "_PAGE_CHARACTERS", 50)
    reading = read(simple(2).bytes())
    assert "pdf-too-much-text" in codes(reading)
    assert len(reading.document.text) < 120


def test_bytes_changed_at_random_never_end_in_a_traceback():
    data = bytearray(simple(3).bytes())
    for step in range(40):
        place = (step * 7919) % len(data)
        changed = bytes(data[:place]) + zlib.compress(bytes([step])) + bytes(data[place + 9 :])
        try:
            outcome = read(changed).document.reader
        except ReadError as error:
            outcome = error.code
        assert outcome is not None
        assert outcome.startswith("pdf")


@pytest.mark.parametrize(
    "title", ["Microsoft Word - report.doc", "untitled", "page1.indd", "C:\\Users\\ida\\x", "print"]
)
def test_titles_that_a_program_wrote_are_no_titles(title):
    sheet = simple()
    sheet.pdf.set_title(title)
    sheet.pdf.set_author("Administrator")
    document = read(sheet.bytes()).document
    assert document.title != title
    assert document.authors == ()


def test_title_and_author_that_a_person_wrote_are_used():
    sheet = Sheet().page().put(50, 90, "Twelve lorries reach the north", size=22, style="B")
    sheet.lines(50, 90 + 3 * LEAD, TEXT)
    sheet.pdf.set_title("Twelve lorries reach the north")
    sheet.pdf.set_author("Tove Aas")
    document = read(sheet.bytes()).document
    assert document.title == "Twelve lorries reach the north"
    assert document.authors == ("Tove Aas",)
    assert {finding.origin for finding in document.findings} == {Origin.PDF_INFO}


def test_the_day_a_pdf_was_made_is_not_the_day_of_publication():
    reading = read(simple().bytes())
    assert reading.document.published is None
    assert "no-date" in codes(reading)


def test_options_fill_what_the_pdf_does_not_say():
    reading = read(simple().bytes(), options=Hints(outlet="The Harbour Post"))
    assert reading.document.outlet == "The Harbour Post"


def test_ligatures_are_spelled_out_and_searchable():
    sheet = simple()
    sheet.pdf.set_compression(False)
    table = (
        b"begincmap 1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <20> <7A> <0020> endbfrange "
        b"1 beginbfchar <7C> <FB01> endbfchar endcmap"
    )
    sheet.put(50, 300, "The |nance minister left.")
    data = sheet.bytes().replace(b"/Encoding /WinAnsiEncoding", b"/ToUnicode 99 0 R          ")
    stream = b"99 0 obj\n<</Length %d>>\nstream\n%s\nendstream\nendobj\n" % (len(table), table)
    place = data.index(b"xref\n0 ")
    text = read(data[:place] + stream + data[place:]).document.text
    assert re.search(r"The finance minister left\.", text)
