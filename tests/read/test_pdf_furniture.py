"""Running heads, feet and page numbers leave the text; lines that only look like them stay."""

import pytest
from pdf_maker import LEAD, Sheet, read

from onrecord.model import Origin

TEXT = [
    "The government said on Monday that it would send twelve lorries to the",
    "north, and that the road to the border was open again after nine days.",
    "Ida Lund, the minister, named the day on which they would leave: it was",
]


def book(heads: list[list[tuple[float, float, str]]]) -> bytes:
    """One page for each list of heads, at (x, y)."""
    sheet = Sheet()
    for number, lines in enumerate(heads):
        sheet.page()
        for x, y, text in lines:
            sheet.put(x, y, text, size=8)
        sheet.lines(50, 120, [f"Page text {'abcdefgh'[number]} begins here. {TEXT[0]}", *TEXT[1:], "the same day."])
    return sheet.bytes()


def test_heads_that_alternate_and_change_their_numbers_go():
    pages = [
        [(50, 40, "14    The Ostvik Courier")] if number % 2 else [(430, 40, "World news    13")] for number in range(4)
    ]
    pages = [
        [(x, y, text[:-2] + str(13 + n) if n % 2 == 0 else str(13 + n) + text[2:])]
        for n, [(x, y, text)] in enumerate(pages)
    ]
    text = read(book(pages)).document.text
    assert "Courier" not in text
    assert "World news" not in text
    assert text.count("begins here") == 4


def test_feet_with_changing_dates_go():
    pages = [[(50, 800, f"Norland Weekly | {day} May 2024 | page {day}")] for day in (1, 2, 3)]
    assert "Weekly" not in read(book(pages)).document.text


def test_page_numbers_go_on_each_page():
    text = read(book([[(290, 810, str(number))] for number in (1, 2, 3)])).document.text
    assert not any(line.strip().isdigit() for line in text.split("\n\n"))


def test_what_a_browser_prints_at_the_edges_goes():
    pages = [
        [(50, 20, "5/14/24, 10:11 AM"), (50, 820, "https://courier.example/road"), (520, 820, f"{n}/2")] for n in (1, 2)
    ]
    text = read(book(pages)).document.text
    assert "courier.example" not in text
    assert "10:11" not in text


def test_a_headline_that_returns_as_running_head_stays_as_headline():
    sheet = Sheet().page().put(50, 90, "Twelve lorries reach the north", size=22, style="B")
    sheet.lines(50, 140, TEXT)
    sheet.page().put(50, 40, "Twelve lorries reach the north", size=8).lines(50, 100, ["the second of May.", "", *TEXT])
    document = read(sheet.bytes()).document
    assert document.text.count("Twelve lorries reach the north") == 1
    assert document.title == "Twelve lorries reach the north"


def test_nothing_is_taken_from_a_single_page_for_standing_on_top():
    sheet = Sheet().page().put(50, 40, "The Ostvik Courier", size=8).put(400, 40, "14 May 2024", size=8)
    sheet.put(50, 100, "Twelve lorries reach the north", size=22, style="B")
    sheet.lines(50, 140, TEXT)
    assert "The Ostvik Courier" in read(sheet.bytes()).document.text


def test_a_line_that_returns_in_the_middle_of_the_text_stays():
    sheet = Sheet()
    for _ in range(3):
        sheet.page()
        y = sheet.lines(50, 100, TEXT)
        y = sheet.lines(50, y + LEAD, ["“No comment,” the spokesman said."])
        sheet.lines(50, y + LEAD, TEXT)
    assert read(sheet.bytes()).document.text.count("“No comment,” the spokesman said.") == 3


def test_outlet_and_date_of_a_running_head_are_kept_as_metadata():
    pages = [[(50, 40, "The Ostvik Courier"), (430, 40, "14 May 2024")] for _ in range(3)]
    document = read(book(pages)).document
    assert document.outlet == "The Ostvik Courier"
    assert str(document.published) == "2024-05-14"
    assert {finding.origin for finding in document.findings} == {Origin.LAYOUT}


@pytest.mark.parametrize("place", [300, 420])
def test_a_watermark_in_one_place_on_all_pages_goes(place):
    sheet = Sheet()
    for number in range(3):
        sheet.page().put(150, place, "DRAFT", size=70)
        sheet.lines(50, 100, [f"This is the text of part {number + 1}.", *TEXT])
    text = read(sheet.bytes()).document.text
    assert "DRAFT" not in text
    assert "This is the text of part 3." in text
