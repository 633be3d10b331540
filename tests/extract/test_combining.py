"""Rules and network put together."""

import pytest

from onrecord.extract.combining import combine_attributions
from onrecord.model import Attribution, ContentKind, Span
from tests.texts import parse_text

TEXT = (
    "Ida Lund said that nothing changes.\n\n“We go on and on,” she said.\n\n“And on.”\n\nOfficials declined to say why."
)
PARSE = parse_text(TEXT)


def attribution(content, *, source=None, cue=None, score=0.9, quoted=False):
    def place(words):
        start = TEXT.index(words)
        return (Span(start, start + len(words)),)

    return Attribution(
        content=place(content),
        kind=ContentKind.DIRECT if quoted else ContentKind.INDIRECT,
        source=place(source) if source else (),
        cue=place(cue) if cue else (),
        quoted=place(content.strip("“”")) if quoted else (),
        score=score,
    )


SAID = attribution("that nothing changes", source="Ida Lund", cue="said")
LATER = attribution("“And on.”", source="she", cue="said", quoted=True)


def contents(found):
    return [PARSE.text_of(one.content[0]) for one in found]


def test_the_network_goes_before_the_rules_where_both_find_something():
    shorter = attribution("nothing changes", source="Ida Lund", cue="said")
    assert contents(combine_attributions(PARSE, [shorter], [SAID])) == ["that nothing changes"]


def test_quotations_of_a_later_paragraph_stay_with_the_rules():
    """The cue stands in the paragraph before, which the rules follow and the network does not."""
    alone = attribution("And on", source="Officials", cue="declined")
    assert combine_attributions(PARSE, [LATER], [alone]) == [LATER]


def test_rules_fill_in_what_the_network_does_not_find():
    quotation = attribution("“We go on and on,”", source="she", cue="said", quoted=True)
    assert contents(combine_attributions(PARSE, [quotation], [SAID])) == ["that nothing changes", "“We go on and on,”"]


@pytest.mark.parametrize(("score", "kept"), [(0.4, 0), (0.5, 1)])
def test_unlikely_finds_of_the_network_are_left_out(score, kept):
    found = attribution("that nothing changes", source="Ida Lund", cue="said", score=score)
    assert len(combine_attributions(PARSE, [], [found])) == kept


def test_nobody_credited_and_nothing_quoted_is_left_out():
    assert combine_attributions(PARSE, [], [attribution("that nothing changes", cue="said")]) == []


def test_a_refusal_to_speak_is_no_statement():
    refusal = attribution("to say why", source="Officials", cue="declined")
    assert combine_attributions(PARSE, [], [refusal]) == []


def test_no_two_share_content_and_order_is_that_of_the_text():
    inner = attribution("nothing changes", source="Ida Lund", cue="said")
    assert combine_attributions(PARSE, [LATER], [inner, SAID]) == [inner, LATER]
    assert combine_attributions(PARSE, [], []) == []


def test_a_quotation_keeps_the_pieces_of_the_rules_and_takes_the_credit_of_the_network():
    """The network sees only the last paragraph's words and their source; the quotation began a paragraph before."""
    text = "“We go on.\n\n“And on,” said the woman at the gate, Ida Lund."
    parse = parse_text(text)

    def spans(*pieces):
        return tuple(Span(text.index(words), text.index(words) + len(words)) for words in pieces)

    pieces, inside = spans("“We go on.", "“And on,”"), spans("We go on.", "And on,")
    rule = Attribution(pieces, ContentKind.DIRECT, spans("the woman"), spans("said"), inside, score=0.9)
    source = spans("the woman at the gate, Ida Lund")
    network = Attribution(spans("“And on,”"), ContentKind.DIRECT, source, spans("said"), spans("And on,"), score=0.8)
    [found] = combine_attributions(parse, [rule], [network])
    assert (found.content, found.quoted, found.source, found.score) == (pieces, inside, source, 0.8)


def test_a_clause_around_a_quotation_stays_with_the_network():
    """The quotation is a small part of what is credited: the clause is the content, not the quotation alone."""
    text = "Lund said that the whole plan was late and that it was “a joke”."
    parse = parse_text(text)
    content = Span(text.index("that the"), len(text) - 1)
    quoted = Span(text.index("“"), text.index("”") + 1)
    inside = Span(quoted.start + 1, quoted.end - 1)
    rule = Attribution((quoted,), ContentKind.DIRECT, quoted=(inside,), score=0.6)
    network = Attribution((content,), ContentKind.MIXED, (Span(0, 4),), (Span(5, 9),), (inside,), score=0.9)
    [found] = combine_attributions(parse, [rule], [network])
    assert found.content == (content,)


def test_words_outside_the_marks_that_the_network_adds_do_not_blur_a_quotation():
    """A relative clause behind the source is nobody's words; the quotation stands alone."""
    text = "“We are not cancelling,” said Strand, whose party asked for votes with a slogan that nobody remembers."
    parse = parse_text(text)
    piece = Span(0, text.index("”") + 1)
    inside = Span(1, piece.end - 1)
    clause = Span(text.index("whose"), len(text) - 1)
    source, cue = Span(text.index("Strand"), text.index("Strand") + 6), Span(text.index("said"), text.index("said") + 4)
    rule = Attribution((piece,), ContentKind.DIRECT, (source,), (cue,), (inside,), score=0.9)
    network = Attribution((piece, clause), ContentKind.MIXED, (source,), (cue,), (inside,), score=0.8)
    [found] = combine_attributions(parse, [rule], [network])
    assert (found.content, found.kind) == ((piece,), ContentKind.DIRECT)


def test_a_content_that_only_points_at_something_is_no_statement():
    text = "The company rejects this."
    parse = parse_text(text)
    pointing = Attribution((Span(20, 24),), ContentKind.INDIRECT, (Span(0, 11),), (Span(12, 19),), score=0.9)
    assert combine_attributions(parse, [], [pointing]) == []


def test_a_quotation_keeps_the_second_half_that_only_the_network_joins_to_it():
    """“Each time,” Lund said, looking up, “you are late.”: the rules lose the second half behind the aside."""
    text = "“Each time,” Lund said, looking up at the clock, “you are late.”"
    parse = parse_text(text)

    def spans(*pieces):
        return tuple(Span(text.index(words), text.index(words) + len(words)) for words in pieces)

    halves, inside = spans("“Each time,”", "“you are late.”"), spans("Each time,", "you are late.")
    lund, said = spans("Lund"), spans("said")
    rule = Attribution(halves[:1], ContentKind.DIRECT, lund, said, inside[:1], score=0.92)
    network = Attribution(halves, ContentKind.DIRECT, lund, said, inside, score=0.98)
    [found] = combine_attributions(parse, [rule], [network])
    assert (found.content, found.quoted) == (halves, inside)


def test_a_quotation_goes_on_with_its_own_cue_though_somebody_else_is_named_between():
    text = "“We shall rebuild,” Lund said in Ostvik, where Strand also spoke. “We shall rebuild it all.”"
    parse = parse_text(text)

    def spans(*pieces):
        return tuple(Span(text.index(words), text.index(words) + len(words)) for words in pieces)

    first, second = spans("“We shall rebuild,”"), spans("“We shall rebuild it all.”")
    inside = spans("We shall rebuild,", "We shall rebuild it all.")
    rule = Attribution(first + second, ContentKind.DIRECT, spans("Lund"), spans("said"), inside, score=0.92)
    lund = Attribution(first, ContentKind.DIRECT, spans("Lund"), spans("said"), inside[:1], score=0.98)
    strand = Attribution(second, ContentKind.DIRECT, spans("Strand"), spans("also spoke"), inside[1:], score=0.57)
    [found] = combine_attributions(parse, [rule], [lund, strand])
    assert (found.source, found.content) == (spans("Lund"), first + second)
