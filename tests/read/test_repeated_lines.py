"""Lines of an article that come again are text; only what a print-out repeats at its page edges goes."""

from __future__ import annotations

from onrecord.read.plain import read_plain
from onrecord.read.source import Source
from onrecord.settings import Settings


def words(text: str) -> list[str]:
    return read_plain(Source("x", text.encode()), Settings()).document.text.split()


def test_the_last_line_of_two_paragraphs_may_be_the_same():
    text = (
        "Joe Bergman wins the primaries of the Union in Estmark, Westhaven,\nNorthfield, and Brevia.\n\n"
        "Yesterday, the Union held elections in five of its states, and in\nall of them more people voted than "
        "four years ago, the office said.\nAccording to it, Bergman won the primary elections in Estmark,\n"
        "Northfield, and Brevia.\n\nAs of early today, no result was known for the other races between him\n"
        "and the senator from Sundmark, who has not yet said what he will do.\n"
    )
    assert words(text) == text.split()


def test_the_first_line_of_two_paragraphs_may_be_the_same():
    block = "Over the last decade, the ministry and the police have helped provide\ntraining to {} officers, "
    rest = "most of whom work in towns where no other help is near,\nand it will go on with it, she said on Friday.\n\n"
    text = "".join((block + rest).format(number) for number in ("50,000", "7,000", "300"))
    assert words(text) == text.split()


def test_lines_that_differ_in_a_number_that_does_not_count_pages_stay_in_a_text_with_empty_lines():
    line = "Sentence changed to a term of {} months in prison"
    lines = [
        "These are the names of those whose time in prison was changed by the minister",
        "today: the list begins with",
    ]
    for number, town in ((188, "Ostvik"), (262, "Hamnvik"), (156, "Velin"), (188, "Rovby"), (360, "Terezna")):
        lines += [
            f"A clerk of the court of {town} and of its district, who had been found guilty,",
            line.format(number),
            f"and of five years under the eyes of the police of {town}, as the list says of",
            f"each of the names from {town} that the office of the minister made public today",
        ]
    text = "\n\n".join(lines) + "."
    assert words(text) == text.split()


def test_a_running_head_that_cuts_sentences_still_goes():
    cut = "The minister said on Friday that the government would send two batteries, and that the"
    pages = [cut, *[f"money would be paid before the end of the year. {cut}"] * 3, "money would be paid."]
    assert "Courier" not in words("\n\n\nThe Norland Courier\n\n\n".join(pages))


def test_running_head_of_the_first_page_is_no_headline():
    """It names outlet and day, and comes again on page 2; the headline below it is the title."""
    head = "THE OSTVIK COURIER                                3 May 2024"
    text = (
        f"{head}\n\nHarbour talks end without a deal\n\nBy Ida Lund\n\n"
        f"The minister said on Friday that “nobody in this\n\n{head}\nPage 2 of 3\n\n"
        "chamber can claim that he did not know”. She left the house at noon and gave no details.\n"
    )
    document = read_plain(Source("a.txt", text.encode()), Settings()).document
    assert (document.title, document.outlet) == ("Harbour talks end without a deal", "The Ostvik Courier")
    assert str(document.published) == "2024-05-03"
    assert "COURIER" not in document.text
    assert "“nobody in this chamber can claim" in document.text
