"""CoNLL-U and spaCy: tokens that give the text back, spans that stand where the record has them."""

from __future__ import annotations

import re

import pytest

import onrecord
from onrecord.export.conllu import conllu_of
from onrecord.export.docbin import DOCUMENTS_IN_A_FILE, write_docbin
from onrecord.model.codec import record_from_line
from onrecord.parse import parse_document


def _sentences(record):
    lines = list(conllu_of(1, record, parse_document(record.document)))
    assert not lines or lines[-1] == ""
    sentences = "\n".join(lines).split("\n\n")
    return [block.strip("\n").split("\n") for block in sentences if block.strip()]


def _tokens(block):
    return [line.split("\t") for line in block if not line.startswith("#")]


def test_every_sentence_is_valid_by_the_rules_of_the_format(record):
    """The backbone of UD's validator: ten columns, ids from 1, no empty cells, a text that the forms spell out."""
    identities = []
    for block in _sentences(record):
        comments = dict(line[2:].split(" = ", 1) for line in block if line.startswith("#"))
        identities.append(comments["sent_id"])
        tokens = _tokens(block)
        assert [token[0] for token in tokens] == [str(number) for number in range(1, len(tokens) + 1)]
        assert {len(token) for token in tokens} == {10}
        assert all(cell and not re.search(r"\s", cell) for token in tokens for cell in token)
        spelled = "".join(token[1] + ("" if "SpaceAfter=No" in token[9].split("|") else " ") for token in tokens)
        assert spelled.rstrip() == comments["text"]
    assert len(set(identities)) == len(identities) > 3


def test_token_ranges_and_labels_point_to_the_words(record):
    text = record.document.text
    labels = []
    for block in _sentences(record):
        for token in _tokens(block):
            misc = dict(pair.split("=", 1) for pair in token[9].split("|"))
            start, end = map(int, misc["TokenRange"].split(":"))
            assert text[start:end] == token[1]
            labels.append((token[1], misc.get("Statement"), misc.get("Entity"), misc.get("Commitment")))
    one = next(one for one in record.statements if "keep our word" in record.document.text_of(one.content))
    assert ("told", f"{one.id}:cue", None, None) in labels
    assert any(word == "Lund" and entity and entity.endswith(":person") for word, _, entity, _ in labels)
    assert "c1" in {commitment for _, _, _, commitment in labels}


@pytest.mark.parametrize("text", ["", "“One\u00a0two\tthree\nfour,” said Ida Lund.", "a\u2028b. “Yes,” said Ida Lund."])
def test_odd_white_space_never_reaches_a_column(text):
    for block in _sentences(onrecord.read_text(text, key="a\nb")):
        assert {len(token) for token in _tokens(block)} == {10}


def test_docbin_gives_text_spans_and_record_back(records, record, tmp_path):
    spacy = pytest.importorskip("spacy")
    write_docbin(records, tmp_path / "out")
    nlp = spacy.blank("en")
    docs = list(spacy.tokens.DocBin().from_disk(tmp_path / "out" / "000000.spacy").get_docs(nlp.vocab))
    assert [doc.text for doc in docs] == [one.document.text for one in records]
    found = [(span.id_, span.label_, span.text) for span in docs[0].spans["onrecord_content"]]
    wanted = [
        (one.id, one.kind.value, record.document.text_of(piece)) for one in record.statements for piece in one.content
    ]
    assert found == wanted
    assert record_from_line(docs[0].user_data["onrecord"]) == record


def test_many_documents_go_to_several_files(unread, tmp_path):
    pytest.importorskip("spacy")
    write_docbin([unread] * (DOCUMENTS_IN_A_FILE + 1), tmp_path / "out")
    assert [path.name for path in sorted((tmp_path / "out").iterdir())] == ["000000.spacy", "000001.spacy"]
