"""The grammar in NumPy gives the trees that spaCy gives with the same weights, alone and in any company."""

from __future__ import annotations

import functools
import json
import random

import pytest

from onrecord.parse.dependency import Dependency, Words, load_dependency
from onrecord.parse.dependency.hashing import hash_string
from onrecord.parse.dependency.vectors import shape_of
from onrecord.weights import load_arrays, load_bytes

SENTENCES = (
    "Norland will send two ships to Sarovia by 12 May, its defence minister said on Monday.",
    "“We won't pay a cent,” Ida Lund told reporters, “unless the ministry's auditors agree to it.”",
    "Estmark, which had pledged $2.5bn, didn't say when it'd deliver the other 40% of the aid.",
    "What the union asked for was a rise that nobody thinks the port's owners can afford.",
    "Asked whether Karvia would join, Mr. Holm said he’d never promised anything of the kind.",
    "Port of Ostvik to reopen; ferries to follow (see p. 4), U.S. envoy says",
    "The ministry, founded in 1921, the oldest of its kind, and the one with most staff, is to move.",
    "Here is the house that the minister who the paper praised says the council that met built.",
    "Sales rose 3-5% at 8a.m. and fell again at 11 p.m.; see www.ostvik.example/news?id=3 for more...",
    "It's gonna be fine 8) they say :-( or so, and/or not -- who knows?!",
    "Case, mark and number: the root of the case is the agent's case mark.",
    "Two  spaces,\na break and a no\u00a0break here; Zoë’s “naïve” café—closed–since 1999.",
    "Львов and Łódź sent 1,000,000 kr. to O'Neill-Vik & Sons' rock'n'roll fund, i.e. everything.",
    "((([Nothing]))) \"'quoted'\" ... --- ’s ’ 's",
    "Pneumonoultramicroscopicsilicovolcanoconiosis" * 3 + " is a word.",
    "No.",
)
PIECES = (
    "a I don't Don’t e.g. 10 km km/h $ €5 ( ) [ “ ” ' ’ ’s n't ... … . , : ; :) 8) - -- — / U.S. a.m. ca. x X-ray % °C "
    "C++ gonna ’cause é № ™ www.a.example @b #c b@c.example < > = * & Co I'm we’ve 'em and/or 1990s '90s 'nuff"
).split()


@functools.cache
def spacy_pipeline():
    pytest.importorskip("spacy")
    from onrecord.learn.pipelines import restore_pipeline

    return restore_pipeline(
        load_bytes("grammar.cfg").decode("utf-8"), json.loads(load_bytes("grammar.json")), load_arrays("grammar.npz")
    )


def spacy_words(text: str) -> tuple[list[tuple[int, str, str]], Words]:
    words = [token for token in spacy_pipeline()(text) if not token.is_space]
    places = {token.i: place for place, token in enumerate(words)}
    return [(token.idx, token.text, token.norm_) for token in words], Words(
        (),
        tuple(places.get(token.head.i, place) for place, token in enumerate(words)),
        tuple(token.dep_ for token in words),
        tuple(token.tag_ for token in words),
        tuple(token.lemma_ or token.lower_ for token in words),
    )


@pytest.mark.parametrize("text", SENTENCES)
def test_words_heads_relations_tags_and_lemmas_are_those_of_spacy(text):
    [read] = load_dependency().read([text])
    words, wanted = spacy_words(text)
    assert [tuple(word) for word in read.words] == words
    assert (read.heads, read.relations, read.tags, read.lemmas) == (
        wanted.heads,
        wanted.relations,
        wanted.tags,
        wanted.lemmas,
    )


def test_any_text_is_split_as_spacy_splits_it():
    chosen = random.Random(7)
    tokenizer, splitter = spacy_pipeline().tokenizer, load_dependency()._splitter
    for _ in range(1500):
        pieces = [
            chosen.choice(PIECES) + chosen.choice(("", "", "", " ", "  ", "\n")) for _ in range(chosen.randint(1, 9))
        ]
        text = "".join(pieces)
        wanted = [(token.idx, token.text, token.norm_) for token in tokenizer(text)]
        assert [tuple(word) for word in splitter.split(text)] == wanted, text


def test_rows_of_signs_without_end_take_time_in_proportion_to_their_length():
    """Taken off one by one, each after a look at all the rest, they would cost the square of it."""
    words = load_dependency()._splitter.split("(" * 400)
    assert len(words) < 200
    assert "".join(word.text for word in words) == "(" * 400


def test_what_is_exported_is_what_was_restored():
    from onrecord.learn.pipelines import export_pipeline

    files = export_pipeline(spacy_pipeline())
    assert json.loads(files["grammar.json"]) == json.loads(load_bytes("grammar.json"))
    assert files["grammar.npz"] == load_bytes("grammar.npz")


def test_words_read_before_change_nothing():
    """The model remembers words; a document must not feel what was read before it."""
    fresh, used = Dependency(), Dependency()
    used.read(["Karvia and Estmark will pay for two ships.", *SENTENCES[5:]])
    assert used.read(SENTENCES[:5]) == fresh.read(SENTENCES[:5])


def test_more_words_than_are_remembered_are_read_all_the_same(monkeypatch):
    monkeypatch.setattr("onrecord.parse.dependency.vectors._REMEMBERED", 20)
    small = Dependency()
    assert [small.read([text]) for text in SENTENCES] == [load_dependency().read([text]) for text in SENTENCES]


def test_a_text_without_words_has_none_and_the_others_stay_in_place():
    nothing, read, blank = load_dependency().read(["", "Norland pays.", "  \n"])
    assert (nothing.words, blank.words) == ((), ())
    assert [word.text for word in read.words] == ["Norland", "pays", "."]


@pytest.mark.parametrize(
    ("word", "shape"), [("Norland", "Xxxxx"), ("28,000", "dd,ddd"), ("F-16s", "X-ddx"), ("x" * 100, "LONG")]
)
def test_the_shape_of_a_word_shows_capitals_and_digits(word, shape):
    assert shape_of(word) == shape


def test_strings_are_hashed_as_the_weights_were_trained():
    """Values of MurmurHash64A with seed 1."""
    strings = pytest.importorskip("spacy.strings")
    for word in ("a", "Norland", "12345678", "a longer string than eight bytes", "Łódź"):
        assert hash_string(word) == strings.get_string_id(word)
