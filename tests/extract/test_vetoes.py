"""Attributions of any engine that credit nobody, or hold only a word named as a word."""

from __future__ import annotations

import pytest

from onrecord.extract.vetoes import is_no_speech
from onrecord.model import Attribution, ContentKind, Span
from tests.texts import parse_text


def attribution(text: str, source: str, cue: str, content: str) -> Attribution:
    def span(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    quoted = (span(content[content.index("“") + 1 : content.index("”")]),) if "“" in content else ()
    kind = ContentKind.MIXED if quoted else ContentKind.INDIRECT
    return Attribution((span(content),), kind, source=(span(source),), cue=(span(cue),), quoted=quoted)


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "vetoed"),
    [
        ("Nobody said it was late.", "Nobody", "said", "it was late", True),
        ("Neither Lund nor Holm says it is late.", "Neither Lund nor Holm", "says", "it is late", True),
        ("Let us recall how the “peace train” left.", "us", "recall", "how the “peace train” left", True),
        ("The mayor called this “late”.", "The mayor", "called", "this “late”", True),
        ("They call the path “irreversible”.", "They", "call", "the path “irreversible”", True),
        ("One admires the word “within”.", "One", "admires", "the word “within”", True),
        ("Lund said it was late.", "Lund", "said", "it was late", False),
        ("Lund called the plan “late”.", "Lund", "called", "the plan “late”", False),
        ("Lund called it “a long night”.", "Lund", "called", "it “a long night”", False),
        ("Lund said the words “never again”.", "Lund", "said", "the words “never again”", False),
        ("They said it was “late”.", "They", "said", "it was “late”", False),
        ("The party ran with the slogan “Go”.", "The party", "ran", "“Go”", True),
        ("The party asked for votes with the slogan “Go”.", "The party", "asked", "“Go”", True),
        ("Holm accepted the criticism “in part”.", "Holm", "accepted", "the criticism “in part”", True),
        ("Holm accepted that it was “late”.", "Holm", "accepted", "that it was “late”", False),
        ("The guards shot him dead.", "The guards", "shot", "him dead", True),
        ("A guard eventually shot the driver.", "A guard", "eventually shot", "the driver", True),
        ("Officials circulated a text of the speech.", "Officials", "circulated", "a text of the speech", True),
        ("Lund has read the document.", "Lund", "has read", "the document", True),
        ("The poster reads “Go home”.", "The poster", "reads", "“Go home”", False),
        ("The office reports to the Assembly.", "The office", "reports to", "the Assembly", True),
        ("The office reports that it is late.", "The office", "reports", "that it is late", False),
        ("Lund said nothing, twice.", "Lund", "said", "nothing, twice", True),
        ("Lund said nothing had been paid.", "Lund", "said", "nothing had been paid", False),
        ("Everyone denied it: the mayor and the bank.", "Everyone", "denied", "it: the mayor and the bank", True),
        ("Lund said that, like him, she was late.", "Lund", "said", "that, like him, she was late", False),
        ("The clerk asked not to be named.", "The clerk", "asked", "not to be named", True),
        ("The clerk asked not to be moved.", "The clerk", "asked", "not to be moved", False),
        ("The clerk gave an account of the night.", "The clerk", "gave an account of", "the night", True),
        ("We call it something shorter.", "We", "call", "it something shorter", True),
        ("Press Release: Lund wants more money.", "Press Release", ":", "Lund wants more money", True),
        ("Lund: “We want more money.”", "Lund", ":", "“We want more money.”", False),
        ("Without mentioning any names, the office closed.", "the office", "mentioning", "any names", True),
        ("Mentioning no crowds, Lund spoke of rain.", "Lund", "spoke of", "rain", False),
        ("It is a process called “exfiltration”.", "a process", "called", "“exfiltration”", True),
        ("A minister called “the whole house” back.", "A minister", "called", "“the whole house”", False),
        ("The union called the offer “a bad joke”.", "The union", "called", "the offer “a bad joke”", False),
    ],
)
def test_what_nobody_says_is_told_from_what_somebody_says(text, source, cue, content, vetoed):
    assert is_no_speech(parse_text(text), attribution(text, source, cue, content)) is vetoed
