"""Source, cue and content of statements found by rule."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.extract import find_attributions, patterns_of
from onrecord.model import ContentKind, PartKind, PartStyle
from tests.texts import parse_text


def rows(text: str, **options: object) -> list[tuple[str, str, str]]:
    """Source, cue and content of each attribution; pieces joined by " / "."""
    parse = parse_text(text, **options)

    def words(spans):
        return " / ".join(parse.text_of(span) for span in spans)

    return [(words(entry.source), words(entry.cue), words(entry.content)) for entry in find_attributions(parse)]


DIRECT = [
    ("“We go,” said Ida Lund.", "Ida Lund", "said", "“We go,”"),
    ("“We go,” Ida Lund said.", "Ida Lund", "said", "“We go,”"),
    ("“We go,” she said.", "she", "said", "“We go,”"),
    ("“We go,” she said on Tuesday.", "she", "said", "“We go,”"),
    ("“We go!” she shouted.", "she", "shouted", "“We go!”"),
    ("“Do we go?” asked Per Holm.", "Per Holm", "asked", "“Do we go?”"),
    ("“We go”, said Ida Lund.", "Ida Lund", "said", "“We go”"),
    ('"We go," said Ida Lund.', "Ida Lund", "said", '"We go,"'),
    ("'We go,' said Ida Lund.", "Ida Lund", "said", "'We go,'"),
    ("«We go», said Ida Lund.", "Ida Lund", "said", "«We go»"),
    ("„We go“, said Ida Lund.", "Ida Lund", "said", "„We go“"),
    ("``We go,'' said Ida Lund.", "Ida Lund", "said", "``We go,''"),
    ("“We go,” the minister said.", "the minister", "said", "“We go,”"),
    ("“We go,” said the minister.", "the minister", "said", "“We go,”"),
    ("“We go,” said Ida Lund, the defence minister.", "Ida Lund, the defence minister", "said", "“We go,”"),
    ("“We go,” said Mr. Holm, a dock worker from Ostvik.", "Mr. Holm, a dock worker from Ostvik", "said", "“We go,”"),
    ("“We go,” said Per Holm, 61, of Ostvik.", "Per Holm, 61, of Ostvik", "said", "“We go,”"),
    ("“We go,” says Ida Lund of the Harbour Union.", "Ida Lund of the Harbour Union", "says", "“We go,”"),
    ("“We go,” Ida Lund, the defence minister, said.", "Ida Lund, the defence minister,", "said", "“We go,”"),
    ("“We go,” Ida Lund has repeatedly said.", "Ida Lund", "has repeatedly said", "“We go,”"),
    ("“We go,” Ida Lund also said.", "Ida Lund", "also said", "“We go,”"),
    ("“We go,” Ida Lund pointed out.", "Ida Lund", "pointed out", "“We go,”"),
    ("“We go,” Ida Lund told reporters.", "Ida Lund", "told", "“We go,”"),
    ("“We go,” Ida Lund told the Norland News Agency on Friday.", "Ida Lund", "told", "“We go,”"),
    ("“We go,” a spokeswoman for the ministry said.", "a spokeswoman for the ministry", "said", "“We go,”"),
    ("“We go,” two officials said.", "two officials", "said", "“We go,”"),
    ("“We go,” said Ida Lund and Per Holm.", "Ida Lund and Per Holm", "said", "“We go,”"),
    ("“We go,” Ida Lund and Per Holm said.", "Ida Lund and Per Holm", "said", "“We go,”"),
    ("“We go,” according to Ida Lund.", "Ida Lund", "according to", "“We go,”"),
    ("Ida Lund said: “We go.”", "Ida Lund", "said", "“We go.”"),
    ("Ida Lund said, “We go.”", "Ida Lund", "said", "“We go.”"),
    ("Ida Lund said “We go.”", "Ida Lund", "said", "“We go.”"),
    ("Ida Lund told reporters: “We go.”", "Ida Lund", "told", "“We go.”"),
    ("Ida Lund told reporters on Tuesday: “We go.”", "Ida Lund", "told", "“We go.”"),
    ("On Tuesday, Ida Lund said: “We go.”", "Ida Lund", "said", "“We go.”"),
    ("But Ida Lund replied: “We go.”", "Ida Lund", "replied", "“We go.”"),
    ("Ida Lund, the defence minister, said: “We go.”", "Ida Lund, the defence minister,", "said", "“We go.”"),
    ("Ida Lund: “We go.”", "Ida Lund", ":", "“We go.”"),
    ("According to Ida Lund, “we go.”", "Ida Lund", "According to", "“we go.”"),
    ("In the words of Ida Lund, “we go.”", "Ida Lund", "In the words of", "“we go.”"),
    ("“We go,” she said, “now.”", "she", "said", "“We go,” / “now.”"),
    ("“We go,” said Ida Lund, “and we go now.”", "Ida Lund", "said", "“We go,” / “and we go now.”"),
    ("“We go,” said Ida Lund. “We go now.”", "Ida Lund", "said", "“We go,” / “We go now.”"),
    (
        "“We go,” said Ida Lund, the minister. “Now.” “All of us.”",
        "Ida Lund, the minister",
        "said",
        "“We go,” / “Now.” / “All of us.”",
    ),
    ("The minister’s promise that “we go” was heard.", "The minister’s", "promise", "that “we go”"),
]
MIXED = [
    ("Ida Lund said that the plan was “a disaster”.", "Ida Lund", "said", "that the plan was “a disaster”"),
    ("Ida Lund said the plan was “a disaster”.", "Ida Lund", "said", "the plan was “a disaster”"),
    (
        "Ida Lund told reporters that “two batteries” would leave.",
        "Ida Lund",
        "told",
        "that “two batteries” would leave",
    ),
    ("Ida Lund called the plan “a disaster”.", "Ida Lund", "called", "the plan “a disaster”"),
    ("In a statement, Ida Lund called the plan “a disaster”.", "Ida Lund", "called", "the plan “a disaster”"),
    ("The union described the offer as “an insult”.", "The union", "described", "the offer as “an insult”"),
    ("The plan was “a disaster,” Ida Lund said.", "Ida Lund", "said", "The plan was “a disaster,”"),
    ("Per Holm accused the firm of “daylight robbery”.", "Per Holm", "accused", "the firm of “daylight robbery”"),
    ("She has dismissed the report as “nonsense”.", "She", "has dismissed", "the report as “nonsense”"),
    ("Per Holm warned of “a long winter”.", "Per Holm", "warned", "“a long winter”"),
]
INDIRECT = [
    ("Ida Lund said that the ships would leave.", "Ida Lund", "said", "that the ships would leave"),
    ("Ida Lund said the ships would leave.", "Ida Lund", "said", "the ships would leave"),
    ("The ships would leave soon, Ida Lund said.", "Ida Lund", "said", "The ships would leave soon"),
    ("According to Ida Lund, the ships would leave.", "Ida Lund", "According to", "the ships would leave"),
    ("The ships would leave, according to Ida Lund.", "Ida Lund", "according to", "The ships would leave"),
    ("The ministry announced that the port was open.", "The ministry", "announced", "that the port was open"),
    ("Two officials told reporters that the port was open.", "Two officials", "told", "that the port was open"),
    ("He believes that the port is open.", "He", "believes", "that the port is open"),
]


@pytest.mark.parametrize(("text", "source", "cue", "content"), DIRECT)
def test_direct_quotation_with_its_source_and_cue(text, source, cue, content):
    assert rows(text)[:1] == [(source, cue, content)]
    assert len(rows(text)) == 1


@pytest.mark.parametrize(("text", "source", "cue", "content"), MIXED)
def test_words_in_marks_within_a_reported_clause(text, source, cue, content):
    assert rows(text) == [(source, cue, content)]


@pytest.mark.parametrize(("text", "source", "cue", "content"), INDIRECT)
def test_plain_indirect_statement(text, source, cue, content):
    assert rows(text) == [(source, cue, content)]
    assert find_attributions(parse_text(text))[0].kind is ContentKind.INDIRECT


@pytest.mark.parametrize(
    "text",
    [
        "Ida Lund declined to say when the ships would leave.",
        "The ministry did not say that the ships would leave.",
        "Ida Lund would not say whether the ships would leave.",
        "He refused to tell reporters that the ships would leave.",
        "The ministry gave no details.",
        "Ida Lund never said the ships would leave.",
        "The ships left on Friday.",
        "The report is 40 pages long.",
        "The states of the union met in Ostvik.",
        "His claims are known to all.",
    ],
)
def test_a_sentence_that_reports_no_words_gives_no_attribution(text):
    assert rows(text) == []


def test_interrupted_quotation_is_one_attribution_with_the_credit_in_neither_piece():
    parse = parse_text("“We will send,” she said, “two batteries.”")
    [attribution] = find_attributions(parse)
    assert [parse.text_of(span) for span in attribution.cue] == ["said"]
    assert [parse.text_of(span) for span in attribution.content] == ["“We will send,”", "“two batteries.”"]
    assert [parse.text_of(span) for span in attribution.quoted] == ["We will send,", "two batteries."]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“We go,” she said.", ContentKind.DIRECT),
        ("She said the plan was “a disaster”.", ContentKind.MIXED),
        ("She said that the plan was a disaster.", ContentKind.INDIRECT),
    ],
)
def test_kind_says_whose_words_the_content_is_in(text, kind):
    assert [entry.kind for entry in find_attributions(parse_text(text))] == [kind]


def test_quotation_over_several_paragraphs_is_one_attribution():
    text = "Ida Lund said: “We go.\n\n“We go now.\n\n“All of us.”"
    [(source, _, content)] = rows(text)
    assert (source, content) == ("Ida Lund", "“We go. / “We go now. / “All of us.”")


def test_paragraph_that_is_only_a_quotation_goes_on_with_the_speaker_before_it():
    text = "“We go,” said Ida Lund.\n\n“The ships are ready and the crews are on board.”"
    assert [source for source, _, _ in rows(text)] == ["Ida Lund", "Ida Lund"]


def test_author_words_between_two_paragraphs_of_quotation_break_the_run():
    text = "“We go,” said Ida Lund.\n\nThe port was quiet.\n\n“The ships are ready and the crews are on board.”"
    assert [source for source, _, _ in rows(text)] == ["Ida Lund", ""]


def test_paragraph_that_ends_with_a_colon_introduces_the_next():
    text = "Ida Lund added:\n\n“We go now.”"
    assert rows(text) == [("Ida Lund", "added", "“We go now.”")]


def test_block_quotation_without_marks_is_content():
    text = "Ida Lund wrote to the council:\n\nWe go now.\n\nThe council did not answer."
    assert rows(text, styles={1: PartStyle.BLOCKQUOTE}) == [("Ida Lund", "wrote", "We go now.")]


def test_forgotten_closing_mark_ends_with_the_paragraph_and_scores_less():
    closed, forgotten = (
        find_attributions(parse_text(f"Ida Lund said: “We go{mark}\n\nIt rained.")) for mark in (".”", ".")
    )
    assert len(closed) == len(forgotten) == 1
    assert forgotten[0].score < closed[0].score


def test_turns_of_a_transcript_belong_to_their_labels():
    text = "LUND: We go.\n\nHOLM: We stay.\n\nLUND: Then we part.\n\nThere is no more to say."
    assert rows(text) == [
        ("LUND", "", "We go."),
        ("HOLM", "", "We stay."),
        ("LUND", "", "Then we part. / There is no more to say."),
    ]
    assert {entry.kind for entry in find_attributions(parse_text(text))} == {ContentKind.DIRECT}


def test_an_answer_ends_where_the_author_writes_again():
    """A paragraph without label that names a speaker and in which nobody says “I” is the author's."""
    text = "Dispatch: Will you pay?\n\nLund: We will.\n\nDispatch: When?\n\nLund: In May.\n\n"
    text += "It is hard for us.\n\nLund left for Rovby the same evening.\n\nIt rained."
    assert rows(text)[-1] == ("Lund", "", "In May. / It is hard for us.")
    assert len(rows(text)) == 4


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("A third of the money paid out, auditors find", "auditors", "find", "A third of the money paid out"),
        ("Port to open in May, Lund says", "Lund", "says", "Port to open in May"),
        ("Tax will rise, say ministers", "ministers", "say", "Tax will rise"),
    ],
)
def test_headline_credits_who_stands_at_its_end(text, source, cue, content):
    assert rows(text, kinds={0: PartKind.TITLE}) == [(source, cue, content)]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("‘A road is for walking’: the minister on Europe", ["‘A road is for walking’"]),
        ("‘The long road home’: a novel", []),
        ("‘Sale of the state’: how it was seen in Velin", []),
    ],
)
def test_headline_that_opens_with_a_sentence_in_marks_quotes_it(text, content):
    assert [words for _, _, words in rows(text, kinds={0: PartKind.TITLE})] == content


def test_sentence_that_is_no_headline_needs_a_verb_to_be_credited():
    assert rows("A third of the money, auditors find.") == []


def test_two_speakers_in_one_paragraph_keep_their_own_words():
    text = "“We go,” said Ida Lund. “We stay,” said Per Holm."
    assert rows(text) == [("Ida Lund", "said", "“We go,”"), ("Per Holm", "said", "“We stay,”")]


def test_second_cue_of_the_same_speaker_is_an_attribution_of_its_own():
    found = rows("Ida Lund said that the port was open, adding that “all ships” may leave.")
    assert found == [
        ("Ida Lund", "said", "that the port was open"),
        ("Ida Lund", "adding", "that “all ships” may leave"),
    ]


def test_byline_and_dateline_say_nothing():
    text = "“We go,” says Ida Lund\n\n“We stay,” said Per Holm."
    assert [source for source, _, _ in rows(text, kinds={0: PartKind.BYLINE})] == ["Per Holm"]


def test_every_attribution_carries_a_score_and_its_maker():
    for attribution in find_attributions(parse_text("“We go,” said Ida Lund. According to Per Holm, nobody goes.")):
        assert attribution.score is not None
        assert attribution.provenance.component == "quotation-rules/1"


@given(
    st.lists(
        st.sampled_from(
            "said told Ida Lund “ ” \" ' , . : the minister that according to she ’s \n\n and was — ( )".split(" ")
        ),
        max_size=60,
    )
)
@settings(deadline=None)
def test_any_text_gives_trimmed_contents_and_never_raises(pieces):
    parse = parse_text(" ".join(pieces))
    for attribution in find_attributions(parse):
        for span in (*attribution.content, *attribution.source, *attribution.cue, *attribution.quoted):
            assert parse.text_of(span) == parse.text_of(span).strip()


def test_block_quotation_that_is_signed_belongs_to_the_one_who_signs():
    text = "The letter ends so.\n\nWe shall be there on Monday. — Ida Lund, mayor of Ostvik"
    [attribution] = find_attributions(parse_text(text, styles={1: PartStyle.BLOCKQUOTE}))
    assert rows(text, styles={1: PartStyle.BLOCKQUOTE}) == [
        ("Ida Lund, mayor of Ostvik", "", "We shall be there on Monday.")
    ]
    assert attribution.kind is ContentKind.DIRECT


def test_question_and_answer_need_only_two_paragraphs():
    text = "Q: Will you resign?\n\nA: No. I will not."
    assert rows(text) == [("", "", "Will you resign?"), ("", "", "No. I will not.")]
    assert {entry.kind for entry in find_attributions(parse_text(text))} == {ContentKind.DIRECT}


def test_a_short_turn_that_a_reader_takes_for_a_heading_is_a_turn():
    text = "LUND: We will pay.\n\nHOLM: When?\n\nLUND: In May."
    found = rows(text, kinds={1: PartKind.HEADING})
    assert [source for source, _, _ in found] == ["LUND", "HOLM", "LUND"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            'ida lund said that the road was closed. "we will open it," she said. per holm agreed.',
            [("ida lund", "said", "that the road was closed"), ("she", "said", '"we will open it,"')],
        ),
        (
            "IDA LUND SAID THAT THE ROAD WAS CLOSED. “WE WILL OPEN IT,” SHE SAID.",
            [("IDA LUND", "SAID", "THAT THE ROAD WAS CLOSED"), ("SHE", "SAID", "“WE WILL OPEN IT,”")],
        ),
    ],
)
def test_text_without_capitals_or_without_small_letters_is_read(text, found):
    assert rows(text) == found


RUNS = [
    ("The bridge would open in May, she said. It would cost nothing. Traffic is heavy.", ["It would cost nothing"]),
    ("Lund said it would rain. Ships would wait. Fees would fall.", ["Ships would wait", "Fees would fall"]),
    ("Holm said the mine would close. He would later become mayor.", []),
    ("Holm said the mine would close. The mine had opened in 1911.", []),
    ("Holm said the mine would close. Per Dahl said it would stay.", []),
    ("Holm says the mine is old. It would be hard to close.", []),
    ("The mine closed in May. It would cost nothing.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "contents"), RUNS)
def test_sentences_go_on_in_the_speakers_voice_where_will_stands_as_would(text, contents):
    """Free indirect speech: source and cue are those of the sentence before, the score is lower."""
    parse = parse_text(text)
    found = find_attributions(parse)
    runs = [entry for entry, pattern in zip(found, patterns_of(parse), strict=True) if pattern == "run"]
    assert [parse.text_of(entry.content[0]) for entry in runs] == contents
    assert all(entry.source == found[0].source and entry.score < found[0].score for entry in runs)


def test_a_letter_behind_a_colon_goes_on_as_long_as_its_writer_says_i():
    text = "In a letter, Ida Lund wrote:\n\nI know it is late.\n\nWe shall not wait.\n\nThe letter was sent on Friday."
    assert rows(text) == [("Ida Lund", "wrote", "I know it is late. / We shall not wait.")]


@pytest.mark.parametrize(
    ("introduction", "source"),
    [
        ("The text of the letter follows:", "The text of the letter"),
        ("Holm sent a letter to the mayor to support the plan:", "Holm"),
        ("We would like to agree on what it would:", None),
        ("Dear Mayor Lund:", None),
        ("18 May 2007:", None),
    ],
)
def test_who_introduces_a_letter_is_somebody_or_a_text(introduction, source):
    found = rows(f"{introduction}\n\nI know it is late, and we are sorry.")
    assert [row[0] for row in found] == ([source] if source else [])


def test_a_cue_may_open_the_sentence():
    text = "Remarked Ida Lund, “This is a reprieve, and a late one.”"
    assert rows(text) == [("Ida Lund", "Remarked", "“This is a reprieve, and a late one.”")]


def test_a_sentence_in_marks_behind_a_comma_is_the_named_subjects():
    said = "“This is a sad day for all who live on the river.”"
    assert rows(f"Ida Lund spoke on the radio, {said}") == [("Ida Lund", "", said)]
    assert rows(f"The sign over the door was old, {said}") == []


def test_a_pause_between_two_quotations_does_not_part_them():
    text = "“Brevia, five hundred million, a month late.” He lets the word hang. “Lusonia says it is thinking of it.”"
    assert len(rows(text)) == 1


@pytest.mark.parametrize("text", ["Ida Lund said, " * 4000, "X said, Y said, " * 4000, "said “a” and, " * 4000])
def test_rows_of_cues_are_read_in_linear_time(text):
    began = time.process_time()
    find_attributions(parse_text(text))
    assert time.process_time() - began < 8
