"""Interviews: whose turn asks and whose answers, in plain text, web pages and PDFs."""

from __future__ import annotations

import pytest

from onrecord.model import PartKind, PartStyle
from onrecord.read.html import read_html
from onrecord.read.plain import read_plain
from onrecord.read.source import Source
from onrecord.settings import Settings

INTRO = "Ida Lund was minister of defence when the batteries were sent. The Dispatch met her in Velin on Wednesday."
TURNS = [
    ("Velin Dispatch", "You have been here for two days. What did you see?"),
    ("Ida Lund", "I saw a bus depot without a roof and a school with one. The roof of the school is ours, I was told."),
    ("Velin Dispatch", "Will the grid money be cut?"),
    ("Ida Lund", "The government is reviewing everything, and it would be strange if it reviewed all but this."),
    ("", "Let me add one thing. When we began, people asked me whether the country would still exist."),
    ("Velin Dispatch", "That is not a no."),
    ("Ida Lund", "It is not a yes either. I have been in this job for seventeen days, and I am still counting."),
]
LAST = "Lund left for Rovby the same evening. A spokesman said the prime minister stood by his account."
Q, A = PartStyle.QUESTION, PartStyle.ANSWER


def styles(document):
    return [part.style for part in document.parts if part.kind in (PartKind.BODY, PartKind.HEADING)]


def plain(paragraphs):
    return read_plain(Source("x", "\n\n".join(paragraphs).encode()), Settings()).document


def test_names_before_turns_tell_questions_from_answers_in_plain_text():
    document = plain(["A promise is a date", INTRO, *(f"{name}: {words}".lstrip(": ") for name, words in TURNS), LAST])
    assert styles(document) == [None, Q, A, Q, A, A, Q, A, None]


def test_names_in_bold_tell_questions_from_answers_in_a_web_page():
    turns = "".join(f"<p><strong>{name}:</strong> {words}</p>" if name else f"<p>{words}</p>" for name, words in TURNS)
    page = f"<html><body><article><h1>A promise</h1><p>{INTRO}</p>{turns}<p>{LAST}</p></article></body></html>"
    document = read_html(Source("x", page.encode()), Settings()).document
    assert styles(document) == [None, Q, A, Q, A, A, Q, A, None]


@pytest.mark.parametrize(("ask", "answer"), [("Q:", "A:"), ("Q.", "A."), ("Question:", "Answer:"), ("Q1:", "A1:")])
def test_letters_before_turns_tell_questions_from_answers(ask, answer):
    document = plain(
        ["A promise", INTRO, f"{ask} {TURNS[0][1]}", f"{answer} {TURNS[1][1]}", f"{ask} Why now?", f"{answer} {LAST}"]
    )
    assert styles(document) == [None, Q, A, Q, A]


def test_a_debate_in_which_nobody_asks_is_no_interview():
    lines = ["LUND: We will send two batteries before the winter, and not one later.", "STRAND: You said so last year."]
    assert set(styles(plain(["The debate", INTRO, *lines * 4]))) == {None}


def test_a_colon_in_running_text_is_no_turn():
    lines = [
        "Lund: two batteries. That is what the paper says, and no more.",
        "Strand asked: why? Nobody knew that day.",
    ]
    assert set(styles(plain(["The debate", INTRO, *lines, LAST]))) == {None}
