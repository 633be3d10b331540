"""Quotations that carry their credit with them: signed, or labelled inside their marks."""

import pytest

from onrecord.extract.combining import combine_attributions
from onrecord.extract.credits import find_credited
from onrecord.model import Attribution, ContentKind
from tests.texts import parse_text


def found_in(text):
    parse = parse_text(text)
    return [
        (
            " … ".join(map(parse.text_of, one.source)),
            " … ".join(map(parse.text_of, one.cue)),
            " … ".join(map(parse.text_of, one.content)),
        )
        for one in find_credited(parse)
    ]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("“We shall rebuild.” — Ida Lund", "Ida Lund"),
        ("“We shall rebuild.” ― Ida Lund, mayor of Ostvik.", "Ida Lund, mayor of Ostvik"),
        ('"We shall rebuild." - Palace spokesman Jan Wey', "Palace spokesman Jan Wey"),
        ("“We shall rebuild.” —Ida Lund, 3 May 2024", "Ida Lund"),
        ("“We shall rebuild.” —President Lund, September 24, 2024", "President Lund"),
        ("“We shall rebuild.” – The Ministry of Bridges and Roads", "The Ministry of Bridges and Roads"),
        ("“We shall rebuild.”\n\n— Ida Lund", "Ida Lund"),
        ("“We shall rebuild.” ― Ana Martinez", "Ana Martinez"),
    ],
)
def test_a_signature_behind_the_marks_is_the_source(text, source):
    [(found, _, content)] = found_in(text)
    assert found == source
    assert content.strip('“”"') == "We shall rebuild."


def test_signed_quotations_of_one_paragraph_each_have_their_own_source():
    text = "“We shall rebuild.” ― Ida Lund “Not with my money.” ― Viktor Strand"
    assert [source for source, _, _ in found_in(text)] == ["Ida Lund", "Viktor Strand"]


@pytest.mark.parametrize(
    "text",
    [
        "“We shall rebuild.” — I love it.",
        "“We shall rebuild.” — It was all she said.",
        "“We shall rebuild” — and nothing else.",
        "She called it “the last bridge” — Ostvik has two.",
        "“We shall rebuild,” she said — Ida Lund, that is.",
        "The plan — Ida Lund",
    ],
)
def test_what_goes_on_after_a_dash_is_no_signature(text):
    assert found_in(text) == []


TRANSCRIPT = (
    "A partial transcript follows:\n\n"
    '"WEY: Will the bridge be rebuilt?\n\n"LUND: It will.\n\n"And soon.\n\n"(Applause.)\n\n"WEY: When?"'
)


def test_labels_inside_the_marks_are_the_sources_and_hold_until_the_next_one():
    assert found_in(TRANSCRIPT) == [
        ("WEY", ":", "Will the bridge be rebuilt?"),
        ("LUND", ":", "It will."),
        ("LUND", "", "And soon."),
        ("WEY", ":", "When?"),
    ]


def test_one_label_alone_is_a_word_of_the_quotation():
    assert found_in('She wrote:\n\n"NOTE: The bridge is closed."') == []


def test_a_signed_quotation_goes_before_what_else_is_found_of_it():
    parse = parse_text("“We shall rebuild.” — Ida Lund")
    [signed] = find_credited(parse)
    other = Attribution(content=signed.content, kind=ContentKind.DIRECT, quoted=signed.quoted, score=0.9)
    assert combine_attributions(parse, [other], [other]) == [signed]
