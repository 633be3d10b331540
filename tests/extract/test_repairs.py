"""What the network found, mended by the form of the text."""

from __future__ import annotations

import pytest

from onrecord.extract.repairs import is_inside, repaired
from onrecord.model import Attribution, ContentKind, Parse, Span
from tests.texts import parse_text


def span(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def found(text: str, source: str, cue: str, content: list[str], quoted: list[str], kind: ContentKind) -> Attribution:
    return Attribution(
        tuple(span(text, words) for words in content),
        kind,
        source=(span(text, source),),
        cue=(span(text, cue),),
        quoted=tuple(span(text, words) for words in quoted),
        score=0.9,
    )


def contents(parse: Parse, attributions: list[Attribution]) -> list[list[str]]:
    return [[parse.text_of(piece) for piece in one.content] for one in attributions]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "quoted", "wanted"),
    [
        (
            "He had hoped for more, according to papers that his office dismissed as “chaff”.",
            "papers", "according to", ["He had hoped for more", "that his office dismissed as “chaff”"], ["chaff"],
            ["He had hoped for more"],
        ),
        (
            "Holm told us he was “not sad” but “tired”, and tired is what one says at dinner.",
            "Holm", "told", ["he was “not sad” but “tired”, and tired is what one says at dinner"],
            ["not sad", "tired"], ["he was “not sad” but “tired”"],
        ),
        (
            "Holm told us he was “tired”, and that it was late.",
            "Holm", "told", ["he was “tired”, and that it was late"], ["tired"],
            ["he was “tired”, and that it was late"],
        ),
        (
            "The ministry confirmed the signing in a short note in English.",
            "The ministry", "confirmed", ["the signing in a short note in English"], [],
            ["the signing"],
        ),
        (
            "Officials were less sure: the loan had yet to pass, they cautioned.",
            "they", "cautioned", ["Officials were less sure: the loan had yet to pass"], [],
            ["the loan had yet to pass"],
        ),
        (
            "The ministry confirmed the signing in a small room in Velin.",
            "The ministry", "confirmed", ["the signing in a small room in Velin"], [],
            ["the signing in a small room in Velin"],
        ),
    ],
)  # fmt: skip
def test_content_ends_where_the_speaker_ends(text, source, cue, content, quoted, wanted):
    kind = ContentKind.MIXED if quoted else ContentKind.INDIRECT
    parse = parse_text(text)
    [one] = repaired(parse, [], [found(text, source, cue, content, quoted, kind)])
    assert [parse.text_of(piece) for piece in one.content] == wanted
    assert (one.kind is ContentKind.INDIRECT) == (not one.quoted)


def test_content_stays_in_the_paragraph_of_its_cue():
    text = "Minister lists what they get\n\nAn earlier version was wrong."
    one = found(text, "Minister", "lists", ["what they get", "An earlier version was wrong"], [], ContentKind.INDIRECT)
    parse = parse_text(text)
    assert contents(parse, repaired(parse, [], [one])) == [["what they get"]]


def test_content_follows_a_paragraph_that_ends_with_a_colon():
    text = "Lund added:\n\nIt is late."
    one = found(text, "Lund", "added", ["It is late."], [], ContentKind.INDIRECT)
    parse = parse_text(text)
    assert contents(parse, repaired(parse, [], [one])) == [["It is late."]]


def test_a_credit_inside_a_quotation_does_not_divide_it():
    """Who speaks in it does not speak it: the whole quotation is the outer speaker's."""
    text = "“I asked her, and she said, ‘No.’ That was all,” Holm said."
    whole = "“I asked her, and she said, ‘No.’ That was all,”"
    outer = found(text, "Holm", "Holm said", [whole], [whole[1:-1]], ContentKind.DIRECT)
    inner = found(text, "she", "said", ["‘No.’"], ["No."], ContentKind.DIRECT)
    assert repaired(parse_text(text), [outer], [inner, outer]) == [outer]


def test_spans_stand_inside_others_by_their_first():
    held = [Span(0, 4), Span(10, 20)]
    assert is_inside([Span(12, 14)], held)
    assert not is_inside([Span(4, 9)], held)
    assert not is_inside([], held)
