"""Outlets named by mastheads, running heads, datelines and press offices; nothing else is taken for one."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.model import Origin
from onrecord.read.masthead import agency_of, plain_case, read_head
from onrecord.read.plain import read_plain
from onrecord.read.source import Hints, Source
from onrecord.settings import Settings

TITLE = "Norland sends two batteries to Sarovia"
BODY = "The minister said on Friday that the government would send two batteries before the end of the year."


def read(text: str, **hints: Hints):
    return read_plain(Source("x", text.encode(), **hints), Settings()).document


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("LEDGER DAILY", "Ledger Daily"),
        ("THE OSTVIK COURIER", "The Ostvik Courier"),
        ("NORTH AND SOUTH NEWS", "North and South News"),
        ("NTB NEWS", "NTB News"),
        ("THE NEW HARBOUR POST", "The New Harbour Post"),
        ("SAINT-ORME GAZETTE", "Saint-Orme Gazette"),
        ("The Ostvik Courier", "The Ostvik Courier"),
        ("NTB", "NTB"),
        ("U.N. NEWS", "U.N. News"),
    ],
)
def test_capitals_of_a_masthead_are_its_setting_and_short_forms_keep_them(words, expected):
    assert plain_case(words) == expected


@pytest.mark.parametrize(
    ("line", "outlets", "days"),
    [
        ("THE OSTVIK COURIER Wednesday 15 May 2024", ("The Ostvik Courier",), (date(2024, 5, 15),)),
        ("Tuesday 4 November 2025 THE OSTVIK COURIER Politics", ("The Ostvik Courier",), (date(2025, 11, 4),)),
        ("Transmark Press / World service / 2025-06-25", ("Transmark Press",), (date(2025, 6, 25),)),
        ("The Northern Standard, 18 February 2026", ("The Northern Standard",), (date(2026, 2, 18),)),
        ("The Northern Standard | World", ("The Northern Standard",), ()),
        ("- 7 -", (), ()),
        ("Page 3 of 7", (), ()),
        ("Hamnvik stands still     25.9.2025", (), (date(2025, 9, 25),)),
        ("https://courier.example/world 5/3/24, 2:15 PM", (), ()),
        ("22/11/2026, 18:40 The Ostvik Courier", (), ()),
        ("Two batteries go to Sarovia", (), ()),
        ("World service", (), ()),
        ("Sarovian | English | Log in Velin Dispatch", (), ()),
    ],
)
def test_a_running_head_names_outlet_and_day(line, outlets, days):
    head = read_head(line)
    assert (head.outlets, head.days) == (outlets, days)


@pytest.mark.parametrize(
    ("words", "agency"),
    [
        ("Norland News Agency", "Norland News Agency"),
        ("NNA", "NNA"),
        ("Reuters", "Reuters"),
        ("Sarovia", None),
        ("UK", None),
        ("USA", None),
        ("Tuesday", None),
        ("own report", None),
        ("Marta Eklund", None),
    ],
)
def test_brackets_of_a_dateline_name_an_agency_or_nothing(words, agency):
    assert agency_of(words) == agency


def test_the_agency_of_a_dateline_is_the_outlet_where_nothing_else_names_one():
    text = f"{TITLE}\n\nOSTVIK, 3 May 2024 (Norland News Agency) — {BODY}\n\n{BODY}\n"
    document = read(text)
    assert document.outlet == "Norland News Agency"
    [finding] = [finding for finding in document.findings if finding.field == "outlet"]
    assert finding.origin is Origin.HEADER
    assert document.text_of(finding.span) == "Norland News Agency"


def test_the_agency_of_a_dateline_comes_after_header_line_and_options():
    wire = f"OSTVIK (Norland News Agency) — {BODY}\n\n{BODY}\n"
    assert read(f"{TITLE}\n\n{wire}", options=Hints(outlet="Harbour Post")).outlet == "Harbour Post"
    assert read(f"{TITLE}\n\n{wire}", line=Hints(outlet="Harbour Post")).outlet == "Harbour Post"
    assert read(f"{TITLE}\n\nBy Ida Lund, Ostvik Courier\n\n{wire}").outlet == "Ostvik Courier"


RELEASE = f"PRESS RELEASE\n\n{TITLE}\n\nThe Norland Port Authority opened a quay today. {BODY}\n\n" + f"{BODY}\n\n" * 3


@pytest.mark.parametrize(
    ("foot", "outlet"),
    [
        ("Contact: Press Office, Norland Port Authority, Quay 1, Ostvik. Telephone +999 20 555 014.", True),
        ("Media relations of the Norland Port Authority: press@port.example", True),
        ("About the Norland Port Authority\n\nIt runs seven ports.", True),
        ("Contact: Press Office, Fortress Square 1, Ostvik.", False),
        ("Contact: Press Office, Brand & Holm Communications, Ostvik.", False),
        ("Press Office, Ida Lund, telephone +999 20 555 014.", False),
        ("", False),
    ],
)
def test_a_press_release_is_issued_by_the_organisation_of_its_press_office(foot, outlet):
    expected = "Norland Port Authority" if outlet else None
    assert read(RELEASE + foot).outlet == expected


def test_a_press_office_named_in_a_report_says_nothing_about_the_outlet():
    text = f"{TITLE}\n\nThe Norland Port Authority said so. {BODY}\n\nPress Office, Norland Port Authority, said so.\n"
    assert read(text).outlet is None


def test_running_heads_of_a_print_out_name_outlet_and_day():
    cut = f"{BODY} The minister said that the"
    pages = [f"{TITLE}\n\n{cut}", *[f"government would pay. {cut}"] * 3, "government would pay."]
    document = read("\n\n\nThe Ostvik Courier | 3 May 2024\n\n\n".join(pages))
    assert "Courier" not in document.text
    assert (document.outlet, document.published) == ("The Ostvik Courier", date(2024, 5, 3))


def test_a_masthead_in_capitals_is_a_name_in_the_record_and_stays_as_it_is_in_the_text():
    document = read(f"LEDGER DAILY – MONDAY BRIEFING – 6 October 2025\n\n{TITLE}\n\n{BODY}\n")
    assert document.outlet == "Ledger Daily"
    assert document.text.startswith("LEDGER DAILY")


@pytest.mark.parametrize(
    "line",
    [
        "From our reporter Tove Aas in Terezna",
        "By staff reporter Tove Aas",
        "From our Political Correspondent Tove Aas",
    ],
)
def test_the_rank_before_a_name_is_no_part_of_it(line):
    document = read(f"{TITLE}\n\n{line}\n\n{BODY}\n")
    assert document.authors == ("Tove Aas",)


@pytest.mark.parametrize("line", ["From our reporter in Terezna", "By our Political Correspondent"])
def test_a_rank_alone_is_no_author(line):
    assert read(f"{TITLE}\n\n{line}\n\n{BODY}\n").authors == ()
