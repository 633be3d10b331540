"""The brief as it comes out of a terminal or a pipe."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from onrecord.model import Document, Problem, Record, Severity, Span
from onrecord.show.brief import brief
from tests.show.builder import make_document, make_statement, make_story


def shown(record: Record, *, width: int = 100, terminal: bool = False) -> str:
    stream = io.StringIO()
    console = Console(
        file=stream,
        width=width,
        highlight=False,
        force_terminal=terminal,
        color_system="truecolor" if terminal else None,
    )
    console.print(brief(record))
    return stream.getvalue()


def flat(words: str) -> str:
    return " ".join(words.split())


@pytest.mark.parametrize("width", [60, 80, 120])
def test_nothing_is_cut_or_too_wide_at_any_width(width):
    words = shown(make_story(), width=width)
    assert max(map(len, words.splitlines())) <= width
    for expected in (
        "Norland pledges two batteries",
        "Outlet Ostvik Courier (header)",
        "Date 2024-05-03 (given as an option)",
        "Ida Lund, defence minister",
        "“We will send,” … “two batteries.”",
        "direct · cue: told · line 5",
        "“a senior official” (as the text has it; not resolved)",
        "3. no source stated “Far too late!”",
        "that the plan was “a blank cheque” for Sarovia",
        "mixed, partly in their own words · cue: argued · line 9",
        "Words in quotation marks that are not statements 1 “reform package” Per Dahl · from statement 4 · line 11",
    ):
        assert expected in flat(words)


def test_who_speaks_and_how_much_in_their_own_words_stands_before_the_statements():
    words = flat(shown(make_story()))
    assert "11% Ida Lund 5 words verbatim, 0 paraphrased" in words
    assert "20% Per Dahl 3 words verbatim, 6 paraphrased" in words
    assert "a senior official (not resolved) 3 words verbatim" in words
    assert words.index("Who speaks") < words.index("Statements 4")


def test_a_pipe_gets_no_colours_and_no_trailing_spaces():
    words = shown(make_story())
    assert "\x1b" not in words
    assert all(line == line.rstrip() for line in words.splitlines())


def test_what_the_text_does_not_state_is_said_so():
    words = flat(shown(Record(make_document("Nothing here."))))
    assert "Outlet not stated Date not stated" in words
    assert "No statements found in this text." in words


def test_an_input_not_read_shows_what_to_do():
    problem = Problem("no-text", "This PDF has no text layer. Run OCR on it first.", None, Severity.ERROR)
    words = flat(shown(Record(Document(id=None, key="scan.pdf"), problems=(problem,))))
    assert "scan.pdf" in words
    assert "not read: This PDF has no text layer. Run OCR on it first." in words
    assert "Statements" not in words


def test_a_problem_with_a_place_names_its_line():
    record = Record(make_document("One.\n\nTwo."), problems=(Problem("odd", "Check this.", Span(6, 9)),))
    assert "check: Check this. (line 3)" in flat(shown(record))


@pytest.mark.parametrize("terminal", [True, False])
def test_control_characters_of_the_text_never_reach_the_terminal(terminal):
    text = "“Red \x1b[31m\x07\x9b5m \u202eevil\u202c \ud800 now,” she said."
    record = Record(
        make_document(text, title="A\x1b]0;owned\x07title", key="a\x1bb.txt"),
        (),
        (make_statement(text, 1, (text[:-10],), quoted=(text[1:-11],), source="she", cue="said"),),
    )
    words = shown(record, terminal=terminal, width=120)
    assert "\\x1b[31m\\x07\\x9b5m <U+202E>evil<U+202C> <U+D800> now" in words
    for acting in ("\x1b]", "\x1b[31m", "\x07", "\x9b", "\u202e", "\ud800"):
        assert acting not in words
    words.encode()


def test_square_brackets_of_the_text_are_words_and_no_markup():
    text = "“[bold]Yes[/bold] [link=https://x.example]here[/link] [/]” she said."
    record = Record(make_document(text), (), (make_statement(text, 1, (text[:-10],), source="she"),))
    assert "“[bold]Yes[/bold] [link=https://x.example]here[/link] [/]”" in shown(record, width=120)


def test_a_long_word_is_folded_not_cut():
    text = "“" + "x" * 300 + "” she said."
    record = Record(make_document(text), (), (make_statement(text, 1, (text[:302],), source="she"),))
    assert shown(record, width=60).count("x") >= 300


def test_emoji_and_wide_characters_stay_whole():
    text = "“👩‍🚀 日本語 é,” she said."
    record = Record(make_document(text), (), (make_statement(text, 1, (text[:-10],), source="she"),))
    assert "👩‍🚀 日本語 é" in shown(record, width=60)
