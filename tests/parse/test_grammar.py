"""The grammar that travels with the package: trees of chosen sentences, offsets in the text."""

from __future__ import annotations

import pytest

from onrecord.model import Document, Part, PartKind, Span
from onrecord.parse import parse_document
from onrecord.parse.grammar import GrammarError, load_grammar, parse_sentences

TEXT = (
    "Norland will send two ships to Sarovia.  Nobody asked.\n\n"
    "The ships were promised by Estmark, its minister said, and “they will sail in May”."
)


def make_parse(text: str):
    parts, at = [], 0
    for words in text.split("\n\n"):
        parts.append(Part(PartKind.BODY, Span(at, at + len(words))))
        at += len(words) + 2
    return parse_document(Document(None, "doc", text=text, parts=tuple(parts)))


def test_subject_object_and_recipient_hang_on_the_verb():
    parse = make_parse(TEXT)
    [tree] = parse_sentences(parse, parse.sentences[:1])
    assert tree is not None
    [verb] = tree.roots
    assert TEXT[tree.starts[verb] : tree.ends[verb]] == "send"
    assert tree.lemmas[verb] == "send"
    related = {tree.relations[child]: child for child in tree.children(verb)}
    assert {name: TEXT[tree.starts[word] : tree.ends[word]] for name, word in related.items() if name != "punct"} == {
        "nsubj": "Norland", "aux": "will", "obj": "ships", "obl": "Sarovia",
    }  # fmt: skip


def test_offsets_are_those_of_the_text_in_every_sentence():
    parse = make_parse(TEXT)
    trees = parse_sentences(parse, parse.sentences)
    for tree, sentence in zip(trees, parse.sentences, strict=True):
        assert tree is not None
        assert tree.starts[0] == sentence.span.start
        assert tree.ends[-1] == sentence.span.end
        assert all(not TEXT[start:end].isspace() for start, end in zip(tree.starts, tree.ends, strict=True))


def test_a_passive_names_its_agent():
    parse = make_parse(TEXT)
    [tree] = parse_sentences(parse, parse.sentences[2:3])
    assert tree is not None
    words = {TEXT[start:end]: word for word, (start, end) in enumerate(zip(tree.starts, tree.ends, strict=True))}
    assert tree.is_a(words["ships"], "nsubj:pass")
    assert tree.heads[words["Estmark"]] == words["promised"]


def test_a_sentence_has_the_same_tree_alone_and_among_others():
    parse = make_parse(TEXT)
    alone = [parse_sentences(parse, [sentence])[0] for sentence in parse.sentences]
    assert alone == parse_sentences(parse, parse.sentences)


def test_a_very_long_sentence_is_left_out_and_the_others_stay_in_place():
    parse = make_parse("Lists " + "and lists " * 400 + "end.\n\nNorland pays.")
    trees = parse_sentences(parse, parse.sentences)
    assert [tree is None for tree in trees] == [True, False]


def test_a_pipeline_that_is_not_there_says_what_to_do():
    with pytest.raises(GrammarError, match="no spaCy pipeline 'en_no_such'"):
        load_grammar("en_no_such")
