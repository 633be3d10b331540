"""PDFs as browsers and word processors write them: nothing of the page around the article is taken for the article."""

from __future__ import annotations

from pathlib import Path

import pytest
from fpdf import FPDF
from pdf_maker import LEAD, Sheet, paragraphs, read

from onrecord.model import PartKind

FONTS = [Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"), Path("/usr/share/fonts/dejavu/DejaVuSans.ttf")]
TEXT = [
    "The government said on Monday that it would send twelve lorries to the",
    "north, and that the road to the border was open again after nine days.",
]


def printed_page() -> Sheet:
    """A web page as a browser prints it: links over the headline, one more name beside it, print stamps around it."""
    sheet = Sheet(size=12)
    for number in (1, 2):
        sheet.page()
        sheet.put(24, 18, "11/22/26, 6:40 PM", size=8).put(
            250, 18, "Twelve lorries reach the north | Ostvik Courier", size=8
        )
        sheet.put(24, 830, "https://courier.example/north", size=8).put(560, 830, f"{number}/2", size=8)
        if number == 1:
            sheet.put(50, 60, "Politics World Economy Culture").put(
                50, 100, "Twelve lorries reach the north", size=24, style="B"
            )
            sheet.put(50, 130, "By Ida Lund").put(50, 155, "14 May 2024, 18.40")
        sheet.lines(50, 190, [*TEXT, "and more."])
    return sheet


def test_what_a_browser_prints_around_a_page_is_neither_text_nor_date():
    document = read(printed_page().bytes()).document
    assert "6:40" not in document.text
    assert "courier.example" not in document.text
    assert str(document.published) == "2024-05-14"
    assert document.outlet == "Ostvik Courier"


def test_the_name_of_the_outlet_is_no_part_of_the_title():
    sheet = printed_page()
    sheet.pdf.set_title("Twelve lorries reach the north | Ostvik Courier")
    assert read(sheet.bytes()).document.title == "Twelve lorries reach the north"


def test_a_print_stamp_alone_gives_no_date():
    sheet = Sheet().page().put(24, 18, "11/22/2026, 6:40 PM", size=8)
    sheet.lines(50, 120, TEXT)
    assert read(sheet.bytes()).document.published is None


def test_lines_over_the_headline_are_no_title_and_the_byline_under_it_is_found():
    document = read(printed_page().bytes()).document
    assert document.authors == ("Ida Lund",)
    kinds = [part.kind for part in document.parts]
    assert kinds[:4] == [PartKind.BOILERPLATE, PartKind.TITLE, PartKind.BYLINE, PartKind.BYLINE]


def test_a_caption_without_a_full_stop_does_not_run_into_the_text_below_it():
    sheet = Sheet().page()
    y = sheet.lines(50, 100, [*TEXT, "the same day."]) + LEAD
    sheet.put(80, y, "Lorries on the road, photographed from the hill on Friday. Photo: Nils Berg / Courier")
    sheet.lines(50, y + 2 * LEAD, [*TEXT, "the next day."])
    document = read(sheet.bytes()).document
    assert [part.kind for part in document.parts] == [PartKind.BODY, PartKind.CAPTION, PartKind.BODY]


def test_a_sentence_that_goes_on_after_a_gap_in_its_column_is_joined():
    sheet = Sheet().page()
    y = sheet.lines(50, 100, [*TEXT, TEXT[0]])
    sheet.lines(50, y + 3 * LEAD, [TEXT[1], *TEXT])
    assert len(paragraphs(read(sheet.bytes()).document)) == 1


@pytest.mark.parametrize("gap", [1, 3, 6])
def test_a_letter_spaced_headline_is_read_as_words(gap):
    sheet = Sheet().page()
    sheet.pdf.set_char_spacing(gap)
    sheet.put(50, 80, "NORLAND VOTES TODAY", size=20, style="B")
    sheet.pdf.set_char_spacing(0)
    sheet.lines(50, 140, [*TEXT, "the same day."])
    assert read(sheet.bytes()).document.title == "NORLAND VOTES TODAY"


XMP = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Twelve lorries reach the north &amp; stay</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>Ida Lund</rdf:li><rdf:li>Per Holm</rdf:li></rdf:Seq></dc:creator>
{more}</rdf:Description></rdf:RDF></x:xmpmeta>"""
PRISM = "<prism:publicationName>{}</prism:publicationName><prism:publicationDate>{}</prism:publicationDate>"


def with_packet(packet: str) -> bytes:
    pdf = FPDF(unit="pt", format="A4")
    pdf.set_xmp_metadata(packet)
    pdf.add_page()
    pdf.set_font("Times", size=11)
    for number, line in enumerate([*TEXT, "the same day."]):
        pdf.text(50, 120 + LEAD * number, line)
    return bytes(pdf.output())


def test_xmp_metadata_name_title_authors_outlet_and_day():
    document = read(with_packet(XMP.format(more=PRISM.format("The Ostvik Courier", "2024-05-14")))).document
    assert document.title == "Twelve lorries reach the north & stay"
    assert document.authors == ("Ida Lund", "Per Holm")
    assert document.outlet == "The Ostvik Courier"
    assert str(document.published) == "2024-05-14"
    assert {finding.origin.value for finding in document.findings} == {"pdf-info"}


@pytest.mark.parametrize(
    ("name", "day"), [("untitled", "2024"), ("https://courier.example", "05/06/2024"), ("page.pdf", "May"), ("", "")]
)
def test_xmp_values_that_say_nothing_are_left_out(name, day):
    document = read(with_packet(XMP.format(more=PRISM.format(name, day)))).document
    assert (document.outlet, document.published) == (None, None)


def test_the_packet_of_a_photograph_says_nothing_about_the_document():
    packet = XMP.format(more="").replace("http://ns.adobe.com/pdf/1.3/", "http://ns.adobe.com/photoshop/1.0/")
    packet = packet.replace("http://prismstandard.org", "http://other.example").replace("prism:", "other:")
    assert read(with_packet(packet)).document.authors == ()


def test_characters_beyond_the_first_plane_are_kept_whole(tmp_path):
    font = next((path for path in FONTS if path.exists()), None)
    if font is None:
        pytest.skip("no font with such characters on this machine")
    pdf = FPDF(unit="pt", format="A4")
    pdf.add_page()
    pdf.add_font("Own", fname=font)
    pdf.set_font("Own", size=11)
    pdf.text(50, 100, "The oﬃcer said 😀 on Friday that ﬁve ﬂoors were built.")
    document = read(bytes(pdf.output())).document
    assert document.text == "The officer said 😀 on Friday that five floors were built."
