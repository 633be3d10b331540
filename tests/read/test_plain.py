"""Plain text: encodings, print-outs put right, what each paragraph is, and input that nobody should send."""

from __future__ import annotations

import codecs
import time
from datetime import date

import pytest

from onrecord.errors import ReadError
from onrecord.model import Document, Origin, PartKind, PartStyle, RepairKind, Severity, Span
from onrecord.read.plain import read_plain
from onrecord.read.source import Hints, Reading, Source
from onrecord.settings import Settings

OPEN = "“"


def read(text: str | bytes, **limits: int) -> Reading:
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    return read_plain(Source("note", data), Settings(**limits))


def paragraphs(text: str | bytes) -> list[str]:
    document = read(text).document
    return [document.text_of(part.span) for part in document.parts]


def kinds(document: Document) -> list[PartKind]:
    return [part.kind for part in document.parts]


def repairs(document: Document) -> list[RepairKind]:
    return [repair.kind for repair in document.repairs]


def codes(reading: Reading) -> list[str]:
    return [problem.code for problem in reading.problems]


# Encodings


@pytest.mark.parametrize(
    "words", ["Žižka’s plan – “ready” – costs €3.", "שלום עולם", "👩‍👧 e\u0301 \u202bab\u202c � z\u200dz"]
)
@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_names_the_encoding_and_stays_out_of_the_text(words, mark, encoding):
    reading = read(mark + words.encode(encoding))
    assert reading.document.text == words
    assert reading.document.encoding == encoding
    assert codes(reading) == ["no-date"]
    assert reading.document.source_map.runs[0].source_start == (1 if mark else 0)


def test_windows_1252_is_guessed_and_the_guess_recorded():
    reading = read("“Café”, she said – naïve, perhaps.".encode("windows-1252"))
    assert reading.document.text == "“Café”, she said – naïve, perhaps."
    assert reading.document.encoding == "windows-1252"
    [problem] = [problem for problem in reading.problems if problem.code == "encoding-guessed"]
    assert problem.severity is Severity.WARNING
    assert "read as windows-1252" in problem.message


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le"])
def test_wide_characters_without_a_mark_are_told_by_their_zeros(encoding):
    reading = read("The minister said so – twice.".encode(encoding))
    assert reading.document.text == "The minister said so – twice."
    assert reading.document.encoding == encoding
    assert "encoding-guessed" in codes(reading)


def test_cyrillic_in_one_byte_is_read_as_letters():
    words = "Министр сказал, что переговоры продолжатся в пятницу, и добавил, что соглашение близко. " * 4
    reading = read(words.encode("windows-1251"))
    assert "Министр сказал" in reading.document.text
    assert "encoding-guessed" in codes(reading)


def test_a_few_invalid_bytes_are_marked_counted_and_located():
    reading = read("Žižka said ".encode() + b"\xff\xfe" + " “yes” – and “no”.".encode())
    assert reading.document.text == "Žižka said �� “yes” – and “no”."
    [problem] = [problem for problem in reading.problems if problem.code == "invalid-bytes"]
    assert problem.severity is Severity.ERROR
    assert "in 2 places" in problem.message
    assert "byte 13, character 11" in problem.message


def test_half_a_character_pair_reads_as_one_unknown_character():
    reading = read("He said \ud83d so.")
    assert reading.document.text == "He said � so."
    assert "invalid-bytes" in codes(reading)


def test_nul_and_control_characters_are_left_out_and_reported():
    reading = read("The min\0ister\x07 said so.")
    assert reading.document.text == "The minister said so."
    assert repairs(reading.document) == [RepairKind.CHARACTER, RepairKind.CHARACTER]
    [problem] = [problem for problem in reading.problems if problem.code == "control-characters"]
    assert problem.severity is Severity.ERROR
    assert "2 control characters, NUL among them, the first at character 7" in problem.message


def test_zero_width_spaces_and_soft_hyphens_leave_and_offsets_stay_exact():
    document = read("The govern\u00adment\u200b said so.").document
    assert document.text == "The government said so."
    [piece, rest] = document.source_map.to_source(Span(4, 14))
    assert (piece.start, piece.end, rest.start, rest.end) == (4, 10, 11, 15)


@pytest.mark.parametrize("data", [b"", b" \n\t\n", "\ufeff\n".encode(), b"\0\0\0", b"\x01\n", "\u00ad \u200b".encode()])
def test_an_input_without_words_is_an_error_that_says_so(data):
    with pytest.raises(ReadError, match="holds no text") as caught:
        read(data)
    assert caught.value.code == "empty"


def test_a_text_over_the_limit_names_the_setting():
    with pytest.raises(ReadError, match="max_text_bytes=10 ") as caught:
        read("The minister said so.", max_text_bytes=10)
    assert caught.value.code == "too-large"


# Lines and pages


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"])
def test_every_kind_of_line_end_parts_and_counts_lines(end):
    document = read(f"The talks ended.{end}{end}The minister left.").document
    assert [document.text_of(part.span) for part in document.parts] == ["The talks ended.", "The minister left."]
    assert document.locate(document.parts[1].span).line == 3


WRAPPED = """\
The minister said on Friday that the government would send two batteries to
Sarovia before the end of the year, and that the talks would go on until a
deal was found.
She left Ostvik in the evening and did not speak to the press on the way to
the airport.
"""


def test_wrapped_lines_are_joined_and_a_short_last_line_ends_a_paragraph():
    document = read(WRAPPED).document
    first, second = [document.text_of(part.span) for part in document.parts]
    assert first.endswith("until a deal was found.")
    assert second.startswith("She left Ostvik")
    assert repairs(document) == [RepairKind.LINE_BREAK] * 3


def test_long_lines_without_empty_lines_are_paragraphs():
    text = "\n".join(f"The minister of part {n} said that the talks would go on. " * 4 for n in range(5))
    assert len(paragraphs(text)) == 5


def test_a_pasted_text_with_an_empty_line_after_each_line_is_put_together():
    text = "\n\n".join(WRAPPED.splitlines()[:3] * 3)
    assert len(paragraphs(text)) == 3


def test_a_word_cut_at_a_line_end_is_whole_again_and_a_compound_keeps_its_hyphen():
    text = (
        "The minister said on Friday that the govern-\nment would send two batteries, and the long-\n"
        "planned summit in the capital would go on un-\ntil a deal was found by all."
    )
    document = read(text).document
    assert document.text == (
        "The minister said on Friday that the government would send two batteries, and the long-planned summit "
        "in the capital would go on until a deal was found by all."
    )
    assert repairs(document) == [RepairKind.HYPHEN, RepairKind.LINE_BREAK, RepairKind.HYPHEN]


FURNITURE = [
    "Page 3 of 7",
    "- 3 -",
    "3/7",
    "3",
    "The Norland Courier\n\n3",
    "https://courier.example/a/12 5/3/24, 2:15 PM\nPage 3 of 7",
    "5/3/24, 2:15 PM Talks end - Norland Courier\n\nhttps://courier.example/a 3/7",
    "\fTHE NORLAND COURIER",
]
HALVES = [
    ("The minister said on Friday that the government would", "send two batteries to Sarovia."),
    ("She said on Friday: “We will not wait", "any longer than we have to.”"),
    ("The president spoke of a so-called “peace", "plan” that nobody had seen."),
]


@pytest.mark.parametrize("furniture", FURNITURE)
@pytest.mark.parametrize(("before", "after"), HALVES)
def test_a_sentence_cut_by_a_page_break_goes_on_without_the_furniture(furniture, before, after):
    intro = "The talks in Ostvik ended on Friday without a deal, two ministers said."
    document = read(f"{intro}\n\n{before}\n\n{furniture}\n\n{after}\n\nThe talks go on.").document
    assert [document.text_of(part.span) for part in document.parts] == [intro, f"{before} {after}", "The talks go on."]
    assert RepairKind.PAGE_BREAK in repairs(document)
    assert RepairKind.FURNITURE in repairs(document)


def test_a_number_that_is_a_paragraph_stays():
    assert "7" in paragraphs("How many died?\n\n7\n\nThe ministry confirmed the number.")


# Parts


def test_emphasis_marks_leave_the_text_and_other_stars_stay():
    document = read("He *never* said __that__, and 5 * 3 is in file_name_a; see note* below.").document
    assert document.text == "He never said that, and 5 * 3 is in file_name_a; see note* below."
    assert [document.text_of(span) for span in document.emphasis] == ["never", "that"]
    assert repairs(document) == [RepairKind.MARKUP] * 4


@pytest.mark.parametrize(
    "words", ["f*** it", "a * b * c", "*", "** **", "said* and* more*", "_", "__init__x", "2*3*4", "* item"]
)
def test_marks_that_set_nothing_off_stay(words):
    document = read(f"They wrote {words} on it.").document
    assert words in document.text
    assert document.emphasis == ()


STYLES = """\
Talks end

By Ida Lund

The minister wrote on Friday that the talks had come to an end, and that she would go home:

    We have waited for two years, and we have nothing to show for it.

> It is over.

Q: Will you go back?

A: No.

- a road

1. a bridge

What happens next

The minister goes to Ostvik on Monday and will speak to the parliament there on Tuesday.

Photo: Per Holm

Read more: A long wait ends

###

The fund is an invented body that pays for roads.

Contact: press@fund.example, +47 22 33 44 55
"""


def test_each_paragraph_gets_its_kind_and_its_style():
    document = read(STYLES).document
    assert [(part.kind, part.style) for part in document.parts] == [
        (PartKind.TITLE, None),
        (PartKind.BYLINE, None),
        (PartKind.BODY, None),
        (PartKind.BODY, PartStyle.BLOCKQUOTE),
        (PartKind.BODY, PartStyle.BLOCKQUOTE),
        (PartKind.BODY, PartStyle.QUESTION),
        (PartKind.BODY, PartStyle.ANSWER),
        (PartKind.BODY, PartStyle.LIST),
        (PartKind.BODY, PartStyle.LIST),
        (PartKind.HEADING, None),
        (PartKind.BODY, None),
        (PartKind.CAPTION, None),
        (PartKind.BOILERPLATE, None),
        (PartKind.BOILERPLATE, None),
        (PartKind.BOILERPLATE, None),
        (PartKind.BOILERPLATE, None),
    ]
    assert document.text_of(document.parts[4].span) == "It is over."


def test_a_dateline_is_a_part_of_its_own():
    document = read("Talks end\n\nOSTVIK, 3 May (NNA) — The talks ended on Friday without a deal.").document
    assert kinds(document) == [PartKind.TITLE, PartKind.DATELINE, PartKind.BODY]
    assert document.text_of(document.parts[1].span) == "OSTVIK, 3 May (NNA) —"
    assert document.text_of(document.parts[2].span).startswith("The talks")


def test_labels_of_an_export_leave_the_title_alone():
    document = read(
        "Title: Talks end\nDate: 2024-05-03\nSource: Norland Courier\n\nThe talks ended on Friday."
    ).document
    assert (document.title, document.outlet, document.published) == ("Talks end", "Norland Courier", date(2024, 5, 3))
    assert document.text.startswith("Talks end\n\nDate:")
    for finding in document.findings:
        assert finding.origin is Origin.HEADER
        assert finding.span is not None
        assert document.text_of(finding.span) in ("Talks end", "Norland Courier", "2024-05-03")


def test_values_come_from_the_line_then_the_header_then_the_options():
    data = b"Talks end\n\n3 May 2024\n\nThe talks ended on Friday without a deal."
    options = Hints(title="Other", published=date(2020, 1, 1), outlet="Gazette")
    document = read_plain(Source("x", data, options=options), Settings()).document
    assert (document.title, document.published, document.outlet) == ("Talks end", date(2024, 5, 3), "Gazette")
    line = Hints(title="From the line", published=date(2024, 5, 4))
    document = read_plain(Source("x", data, options=options, line=line), Settings()).document
    assert (document.title, document.published) == ("From the line", date(2024, 5, 4))
    assert {finding.field: finding.origin for finding in document.findings} == {
        "title": Origin.INPUT_LINE,
        "published": Origin.INPUT_LINE,
        "outlet": Origin.OPTION,
    }


def test_a_missing_date_is_a_note():
    [problem] = read("The talks ended.").problems
    assert (problem.code, problem.severity) == ("no-date", Severity.NOTE)


# Input that nobody should send


@pytest.mark.parametrize(
    "text",
    [
        "x" * 5_000_000,
        "The minister said so. " * 250_000,
        "x\n" + "\n" * 1_000_000 + "y",
        '"' * 1_000_000,
        '"a ' * 300_000,
        "“" * 500_000,
        "*a *b " * 300_000,
        "(" * 1_000_000,
        "A, " * 500_000,
        "By " + "Aa " * 500_000,
        ". " * 500_000,
        "1-" * 500_000,
        "a@" * 500_000,
        "Page 3 of 7\n\nabc the\n\n" * 10_000,
        '"a\n\n' * 20_000,
        "gov-\nern " * 20_000,
        "> " * 500_000,
        "\r\r\n" * 500_000 + "a",
    ],
    ids=lambda text: repr(text[:12]),
)
def test_hostile_text_is_read_within_seconds(text):
    begun = time.process_time()
    document = read(text).document
    assert document.text
    assert time.process_time() - begun < 10


def test_a_text_of_very_many_lines_is_refused():
    with pytest.raises(ReadError, match="Split it into parts") as caught:
        read("a\n" * 400_001)
    assert caught.value.code == "too-many-lines"
