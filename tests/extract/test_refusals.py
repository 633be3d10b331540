"""What was not said, and what is said with a negation."""

import pytest

from onrecord.extract.refusals import is_refusal
from onrecord.model import Attribution, ContentKind, Span
from tests.texts import parse_text


def refuses(text):
    """Read "SOURCE | CUE | CONTENT"."""
    source, cue, content = (words.strip() for words in text.split("|"))
    whole = f"{source} {cue} {content}."
    parse = parse_text(whole)
    spans = [Span(whole.index(words), whole.index(words) + len(words)) for words in (source, cue, content)]
    return is_refusal(parse, Attribution((spans[2],), ContentKind.INDIRECT, (spans[0],), (spans[1],)))


@pytest.mark.parametrize(
    "text",
    [
        "Lund | declined | to comment",
        "Lund | declined to say | why the bridge fell",
        "Lund | did not say | why the bridge fell",
        "Lund | hasn’t said | when the bridge opens",
        "Her office | did not immediately respond to | requests for comment",
        "Lund | offered no proof | that the bridge was safe",
        "Lund | refuses | to discuss the bridge",
        "Lund | has refused to promise | a new bridge",
        "The ministry | never mentioned | the bridge",
        "Lund | could not explain | why the bridge fell",
        "The mayor | does not know | why the bridge fell",
        "Lund | failed to mention | the bridge",
        "Lund | gave no details of | the plan",
    ],
)
def test_speech_that_did_not_happen_is_a_refusal(text):
    assert refuses(text)


@pytest.mark.parametrize(
    "text",
    [
        "Lund | does not believe | that the bridge will hold",
        "Lund | doesn’t really expect | a new bridge",
        "The mayor | did not want | to close the bridge",
        "Lund | refuses | to resign",
        "The court | declined | to step into the quarrel",
        "Lund | could not resist pointing out | that the bridge still stands",
        "Lund | said not only | that the bridge would be closed",
        "The board | decided after a week not to recommend | a new bridge",
        "Lund | says | that she will not resign",
    ],
)
def test_beliefs_denied_and_acts_refused_are_reported(text):
    assert not refuses(text)
