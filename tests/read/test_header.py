"""What the first paragraphs of an article are: title, byline, outlet and date, and nothing invented."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.model import PartKind
from onrecord.read.header import find_header

TITLE = "Norland sends two batteries to Sarovia"
BODY = "The minister said on Friday that the government would send two batteries before the end of the year."
IDA, BOTH = ("Ida Lund",), ("Ida Lund", "Per Holm")
DAY = date(2024, 5, 3)

STYLES = [
    ([TITLE, "By Ida Lund"], TITLE, IDA, None, None),
    ([TITLE, "By Ida Lund and Per Holm, political correspondent"], TITLE, BOTH, None, None),
    ([TITLE, "By Ida Lund, Per Holm and Mia van der Berg"], TITLE, (*BOTH, "Mia van der Berg"), None, None),
    ([TITLE, "BY IDA LUND IN OSTVIK"], TITLE, ("IDA LUND",), None, None),
    ([TITLE, "By Ida Lund for the Norland Courier"], TITLE, IDA, "the Norland Courier", None),
    ([TITLE, "By Ida Lund, Norland Courier"], TITLE, IDA, "Norland Courier", None),
    ([TITLE, "By Ida Lund, Norland Courier, 3 May 2024"], TITLE, IDA, "Norland Courier", DAY),
    (["LEDGER DAILY – MONDAY BRIEFING – 3 May 2024", TITLE], TITLE, (), "LEDGER DAILY", DAY),
    ([TITLE, "By our political correspondent"], TITLE, (), None, None),
    ([TITLE, "Ida Lund | Norland Courier | 3 May 2024"], TITLE, IDA, "Norland Courier", DAY),
    ([TITLE, "Ida Lund, political correspondent", "3 May 2024"], TITLE, IDA, None, DAY),
    ([TITLE, "Ida Lund in Ostvik", "Fri 3 May 2024 14.20 BST"], TITLE, IDA, None, DAY),
    ([TITLE, "3 May 2024"], TITLE, (), None, DAY),
    ([TITLE, "May 3, 2024"], TITLE, (), None, DAY),
    ([TITLE, "Friday 3 May 2024"], TITLE, (), None, DAY),
    ([TITLE, "Friday, May 3rd, 2024"], TITLE, (), None, DAY),
    ([TITLE, "Published 2024-05-03 14:20"], TITLE, (), None, DAY),
    ([TITLE, "2024-05-03T14:20:00+02:00"], TITLE, (), None, DAY),
    ([TITLE, "Published: 3 May 2024, 2:15 p.m. | Updated: 4 May 2024, 9:00 a.m."], TITLE, (), None, DAY),
    ([TITLE, "Published on May 3, 2024", "Last updated on May 5, 2024"], TITLE, (), None, DAY),
    ([TITLE, "Updated 4 May 2024"], TITLE, (), None, None),
    ([TITLE, "25/05/2024"], TITLE, (), None, date(2024, 5, 25)),
    (["The Norland Courier", "3 May 2024", TITLE, "By Ida Lund"], TITLE, IDA, "The Norland Courier", DAY),
    (["Norland News Agency", "Friday, May 3, 2024", TITLE], TITLE, (), "Norland News Agency", DAY),
    ([TITLE, "A long wait ends", "By Ida Lund"], TITLE, IDA, None, None),
    (
        [f"Title: {TITLE}", "Date: 2024-05-03", "Source: Norland Courier", "Byline: Ida Lund"],
        TITLE,
        IDA,
        "Norland Courier",
        DAY,
    ),
    ([f"Headline: {TITLE}", "Author: Ida Lund; Per Holm", "Section: World"], TITLE, BOTH, None, None),
    (
        [f"HEADLINE: {TITLE}", "PUBLICATION: Ostvik Gazette", "DATE: 3 May 2024", "PAGE: 3"],
        TITLE,
        (),
        "Ostvik Gazette",
        DAY,
    ),
    (["FOR IMMEDIATE RELEASE", "3 May 2024", TITLE], TITLE, (), None, DAY),
    (["“We will not wait”: minister", "By Ida Lund"], "“We will not wait”: minister", IDA, None, None),
    (["Will the talks go on?", "By Ida Lund"], "Will the talks go on?", IDA, None, None),
    ([TITLE], TITLE, (), None, None),
    ([], None, (), None, None),
]


@pytest.mark.parametrize(("lines", "title", "authors", "outlet", "published"), STYLES)
def test_a_header_gives_what_it_says_and_no_more(lines, title, authors, outlet, published):
    header = find_header([*lines, BODY, BODY])
    found = {item.field: item.value for item in header.found}
    assert found.get("title") == title
    assert found.get("authors", ()) == authors
    assert found.get("outlet") == outlet
    assert found.get("published") == published
    assert len(header.kinds) == len(lines), "the body begins after the header"


@pytest.mark.parametrize(("lines", "title", "authors", "outlet", "published"), STYLES)
def test_a_value_stands_where_the_header_says(lines, title, authors, outlet, published):
    blocks = [*lines, BODY]
    for item in find_header(blocks).found:
        words = blocks[item.block][item.start : item.end]
        if isinstance(item.value, str):
            assert words == item.value
        elif isinstance(item.value, tuple):
            assert words.startswith(item.value[0])
            assert words.endswith(item.value[-1])
        else:
            assert str(item.value.year) in words


@pytest.mark.parametrize("words", ["03/05/2024", "Published 03/05/2024", "5.3.2024", "03/05/24"])
def test_a_date_that_can_mean_two_days_is_not_used_and_noted(words):
    header = find_header([TITLE, words, BODY])
    assert not [item for item in header.found if item.field == "published"]
    [problem] = header.problems
    assert problem.code == "ambiguous-date"
    assert "can mean two days" in problem.message


def test_two_dates_that_disagree_are_not_used():
    header = find_header([TITLE, "3 May 2024", "Saturday 4 May 2024", BODY])
    assert not [item for item in header.found if item.field == "published"]
    assert "more than one date (2024-05-03 and 2024-05-04)" in header.problems[0].message


@pytest.mark.parametrize(
    "opening",
    [
        "By Monday Ida Lund had left the capital, and nobody knew where she was.",
        "By the time Ida Lund arrived, the talks had ended.",
        "The Norland Courier reported on 3 May 2024 that the talks had ended.",
        "Ida Lund and Per Holm met in Ostvik on 3 May 2024 to end the talks.",
        "On 3 May 2024, the talks ended.",
        "LUND: We will send two batteries.",
        "- Ida Lund",
    ],
)
def test_a_sentence_at_the_top_is_no_header(opening):
    assert find_header([opening, BODY]).found == ()


DATELINES = [
    ("OSTVIK, Norland, 3 May (NNA) — ", None),
    ("OSTVIK (NNA) - ", None),
    ("OSTVIK, Norland (Norland News Agency) -- ", None),
    ("Ostvik, May 3 (NNA) – ", None),
    ("OSTVIK, May 3, 2024 /NNA Newswire/ -- ", DAY),
    ("OSTVIK, 3 May 2024 — ", DAY),
    ("OSTVIK — ", None),
    ("Ostvik, 3 May 2024. ", DAY),
    ("NEW OSTVIK – ", None),
    ("(NNA) - ", None),
]


@pytest.mark.parametrize(("dateline", "published"), DATELINES)
def test_a_dateline_opens_the_first_paragraph(dateline, published):
    header = find_header([TITLE, "By Ida Lund", dateline + BODY])
    assert header.dateline is not None
    assert header.dateline.end == len(dateline.rstrip())
    assert header.dateline.body == len(dateline)
    assert {item.value for item in header.found if item.field == "published"} == ({published} - {None})
    assert list(header.kinds) == [PartKind.TITLE, PartKind.BYLINE]


@pytest.mark.parametrize(
    "opening",
    ["BREAKING — ", "UPDATE: ", "LUND: ", "The talks – ", "Ostvik - ", "I — ", "We met in OSTVIK (NNA) — "],
)
def test_other_openings_are_no_datelines(opening):
    assert find_header([TITLE, opening + BODY]).dateline is None
