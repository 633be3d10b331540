"""Parts of speech and names from the scores of the network's other heads."""

import numpy as np
import pytest

from onrecord.errors import ModelError
from onrecord.model import NameKind, Parse, Pos, Span, TaggedName
from onrecord.parse.features import TypeTable, find_features
from onrecord.parse.heads import pos_of_tokens, read_labels
from tests.texts import parse_text

COLUMNS = len(Pos) + 2 * len(NameKind) + 1 + 1


def seen(text, pos=None, names=None):
    """Return what is read from scores that favour the given labels, by reading token."""
    features = find_features(text, TypeTable({}))
    labels = np.zeros((len(features), COLUMNS), np.float32)
    for token in range(len(features)):
        labels[token, (pos or {}).get(token, Pos.NOUN)] = 5
        labels[token, len(Pos) + (names or {}).get(token, 0)] = 5
    return read_labels(labels, features), features


BEGIN_PERSON, PERSON, BEGIN_PLACE, PLACE = 1, 2, 5, 6


def test_names_are_runs_of_one_kind():
    found, _ = seen("Ida Lund left Norland today.", names={0: BEGIN_PERSON, 1: PERSON, 3: BEGIN_PLACE})
    assert [(name.span, name.kind) for name in found.names] == [
        (Span(0, 8), NameKind.PERSON),
        (Span(14, 21), NameKind.PLACE),
    ]
    assert all(0.9 < name.certainty <= 1 for name in found.names)


def test_a_name_that_never_began_begins_where_it_is_first_seen():
    found, _ = seen("Lund left", names={0: PERSON})
    assert [name.span for name in found.names] == [Span(0, 4)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Lund Holm", {0: BEGIN_PERSON, 1: BEGIN_PERSON}),
        ("Lund Norland", {0: BEGIN_PERSON, 1: PLACE}),
        ("Lund\n\nHolm", {0: BEGIN_PERSON, 1: PERSON}),
    ],
)
def test_another_beginning_kind_or_paragraph_ends_a_name(text, names):
    assert len(seen(text, names=names)[0].names) == 2


def test_no_names_and_no_text():
    assert seen("nothing here")[0].names == ()
    assert seen("")[0].names == ()


def test_a_token_of_the_parse_has_one_part_of_speech():
    """A clitic inside a token does not count; the last part of a hyphenated word does."""
    text = "Don't re-open."
    parse = parse_text(text)
    assert [parse.token(number) for number in range(len(parse))] == ["Don't", "re-open", "."]
    found, features = seen(
        text, pos={0: Pos.AUX, 1: Pos.PART, 2: Pos.PART, 3: Pos.X, 4: Pos.X, 5: Pos.VERB, 6: Pos.PUNCT}
    )
    pos = pos_of_tokens(found.pos, features, text, parse.token_starts, parse.token_ends)
    assert [Pos(one).name for one in pos] == ["AUX", "VERB", "PUNCT"]


def test_parts_of_speech_are_as_many_as_tokens():
    with pytest.raises(ModelError, match="2 tokens for 1 parts of speech"):
        Parse(parse_text("a b").document, (0, 2), (1, 3), pos=b"\x00")


def test_certainty_is_a_share():
    with pytest.raises(ModelError, match="outside 0 to 1"):
        TaggedName(Span(0, 1), NameKind.PERSON, 1.5)
