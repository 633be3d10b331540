"""Documents, parses and records refuse what cannot be, in words that say what to do."""

from decimal import Decimal

import pytest

from onrecord.errors import ModelError, SpanError
from onrecord.model import (
    Attribution,
    ContentKind,
    Document,
    Location,
    OffsetMap,
    Parse,
    Part,
    PartKind,
    Problem,
    Quantity,
    Record,
    Repair,
    RepairKind,
    Run,
    Sentence,
    Severity,
    SourceSpan,
    Span,
)

TEXT = "Ida Lund spoke.\n\nNobody answered."


def document(**fields):
    return Document(id=None, key="note", text=TEXT, **fields)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        (
            {"parts": (Part(PartKind.BODY, Span(3, 9)), Part(PartKind.BODY, Span(8, 12)))},
            "parts of note: .* begins before",
        ),
        ({"parts": (Part(PartKind.BODY, Span(3, 99)),)}, r"note: .* runs past the end of the text \(33 characters\)"),
        ({"emphasis": (Span(30, 34),)}, r"note: .* runs past the end of the text"),
        ({"source_map": OffsetMap.identity(34)}, r"note: the source map runs past the end of the text"),
    ],
)
def test_document_refuses_places_outside_its_text(fields, words):
    with pytest.raises(SpanError, match=words):
        document(**fields)


def test_repair_refuses_a_source_that_ends_before_it_starts():
    with pytest.raises(SpanError, match="ends before it starts"):
        Repair(RepairKind.HYPHEN, None, SourceSpan(5, 3))


def test_several_spans_read_as_pieces():
    assert document().text_of(Span(0, 8)) == "Ida Lund"
    assert document().text_of([Span(0, 3), Span(9, 14)]) == "Ida … spoke"


def test_a_span_is_located_by_page_and_line_of_its_source():
    lined = document(source_map=OffsetMap.identity(33), line_starts=(0, 16, 17))
    assert lined.locate(Span(0, 3)) == Location(None, 1)
    assert lined.locate(Span(17, 20)) == Location(None, 3)
    paged = document(source_map=OffsetMap((Run(0, 0, 15, 4),)))
    assert paged.locate(Span(2, 5)) == Location(4, None)
    assert paged.locate(Span(17, 20)) == Location(None, None)


def test_the_part_at_an_offset_is_found_and_between_parts_there_is_none():
    parts = (Part(PartKind.BODY, Span(0, 15)), Part(PartKind.BODY, Span(17, 33)))
    held = document(parts=parts)
    assert [held.part_at(offset) for offset in (0, 14, 15, 16, 17, 32)] == [
        parts[0], parts[0], None, None, parts[1], parts[1],
    ]  # fmt: skip


def test_tokens_and_sentences_are_found_by_place():
    first = Sentence(Span(0, 15), 0, 4, 0)
    parse = Parse(document(), (0, 4, 9, 14), (3, 8, 14, 15), (first,))
    assert [parse.token(index) for index in range(len(parse))] == ["Ida", "Lund", "spoke", "."]
    assert list(parse.tokens_in(Span(5, 14))) == [1, 2]
    assert list(parse.tokens_in(Span(3, 4))) == []
    assert parse.sentence_at(14) == first
    assert parse.sentence_at(15) is None


def test_parse_refuses_starts_without_ends():
    with pytest.raises(ModelError, match="2 token starts for 1 token ends"):
        Parse(document(), (0, 4), (3,))


def test_attribution_refuses_to_be_without_content_or_with_a_score_above_one():
    with pytest.raises(ModelError, match="needs at least one content span"):
        Attribution((), ContentKind.DIRECT)
    with pytest.raises(ModelError, match="use None where there is no score"):
        Attribution((Span(0, 3),), ContentKind.DIRECT, score=1.01)


@pytest.mark.parametrize("value", ["NaN", "Infinity", "1E+100", "0." + "1" * 70])
def test_quantity_refuses_what_is_no_amount(value):
    with pytest.raises(ModelError, match="give a number of at most 60 digits"):
        Quantity("q1", Span(0, 1), Decimal(value))


def test_record_names_the_entity_it_lacks():
    with pytest.raises(ModelError, match="note holds no entity 'e3'"):
        Record(document()).entity("e3")


def test_an_error_alone_makes_an_input_unread():
    doubt = Problem("odd-mark", "One mark stands alone.")
    assert Record(document(), problems=(doubt,)).was_read
    assert not Record(document(), problems=(doubt, Problem("empty", "Empty.", None, Severity.ERROR))).was_read
