import json

import pytest

from onrecord.errors import ScoreError
from onrecord.evaluate.gold import Place, find_occurrences, find_place, gold_places, load_gold, place_gold
from onrecord.model import Attitude, ContentKind, Span

TEXT = "“We will pay,”\nshe said. He said that he would not.\n\nThe theme, he said, was “pay”."


def gold(**fields):
    return {"file": "one.txt", "statements": [], **fields}


def test_string_that_stands_once_is_placed_across_a_line_break():
    assert find_place(TEXT, Place("here", "pay,” she")) == Span(9, 18)


def test_occurrence_counts_whole_words_only():
    """The "he" in "she", "The" and "theme" does not count."""
    assert [span.text_in(TEXT) for span in find_occurrences(TEXT, "he")] == ["he", "he"]
    assert find_place(TEXT, Place("here", "said", 3)).start == TEXT.rindex("said")


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (Place("one.txt: statements[0].cue", "promised"), "statements[0].cue: 'promised' does not stand in the text"),
        (Place("one.txt: statements[0].cue", "said"), "'said' stands 3 times in the text. Give the one that is meant"),
        (Place("one.txt: statements[0].cue", "said", 4), "'said' stands 3 times in the text, not 4"),
    ],
)
def test_string_that_cannot_be_placed_is_named_with_its_field(place, words):
    with pytest.raises(ScoreError) as caught:
        find_place(TEXT, place)
    assert words in str(caught.value)


def test_statement_and_echo_are_placed_with_their_names():
    statement = {
        "kind": "direct",
        "attitude": "statement",
        "source": ["she"],
        "cue": [{"text": "said", "occurrence": 1}],
        "content": ["“We will pay,”"],
        "quoted": ["We will pay,"],
        "speakers": ["Ida Lund"],
        "voice": ["The Ostvik Courier"],
    }
    echo = {"text": {"text": "pay", "occurrence": 2}, "of": ["Ida Lund"], "repeats": "We will pay"}
    placed = place_gold(gold(statements=[statement], echoes=[echo], published="2024-05-14"), TEXT)
    [found] = placed.statements
    assert (found.kind, found.attitude, found.nested) == (ContentKind.DIRECT, Attitude.STATEMENT, False)
    assert found.content == (Span(0, 14),)
    assert found.quoted == (Span(1, 13),)
    assert found.cue[0].text_in(TEXT) == "said"
    assert found.speakers == ("Ida Lund",)
    assert placed.echoes[0].span == Span(TEXT.rindex("pay"), TEXT.rindex("pay") + 3)
    assert placed.published is not None
    assert placed.published.isoformat() == "2024-05-14"


def test_unknown_kind_is_answered_with_the_kinds_there_are():
    with pytest.raises(ScoreError, match="'spoken' is none of direct, mixed, indirect"):
        place_gold(gold(statements=[{"kind": "spoken", "content": ["We will pay"]}]), TEXT)


def test_statement_without_content_is_refused():
    with pytest.raises(ScoreError, match="needs at least one piece of content"):
        place_gold(gold(statements=[{"kind": "direct", "content": []}]), TEXT)


def test_every_string_of_every_section_is_given_out_for_checking():
    value = gold(
        commitments=[{"span": "We will pay", "cue": "will", "promisor": [{"name": "Norland", "span": "We"}]}],
        events=[{"trigger": "pay", "counts": [{"of": "size", "value": "1", "span": {"text": "he", "occurrence": 2}}]}],
        disputes=[{"claim": ["We will pay"], "dispute": ["he would not"], "by": ["Oto Varga"]}],
    )
    assert [(place.text, place.occurrence) for place in gold_places(value)] == [
        ("We will pay", None),
        ("will", None),
        ("We", None),
        ("pay", None),
        ("he", 2),
        ("We will pay", None),
        ("he would not", None),
    ]


def test_file_that_is_no_gold_is_refused(tmp_path):
    path = tmp_path / "one.json"
    path.write_text("not json", encoding="utf-8")
    with pytest.raises(ScoreError, match="not JSON"):
        load_gold(path)
    path.write_text(json.dumps({"file": "one.txt"}), encoding="utf-8")
    with pytest.raises(ScoreError, match="at least 'file' and 'statements'"):
        load_gold(path)
