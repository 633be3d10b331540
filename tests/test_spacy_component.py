"""The spaCy component: the same statements as onrecord's own, on spaCy's tokens."""

import pytest

import onrecord

spacy = pytest.importorskip("spacy", reason="the extra [spacy] is not installed")

TEXT = "“We will pay,” said Ida Lund, the minister.\n\nShe left at noon. “In May,” Oto Varga said, “or in June.”"


@pytest.fixture(scope="module")
def doc():
    nlp = spacy.blank("en")
    nlp.add_pipe("onrecord_attribution")
    return nlp(TEXT)


def test_span_groups_hold_the_pieces_of_every_statement(doc):
    content = [(span.text, span.label_, span.id_) for span in doc.spans["onrecord_content"]]
    assert content == [
        ("“We will pay,”", "direct", "s1"),
        ("“In May,”", "direct", "s2"),
        ("“or in June.”", "direct", "s2"),
    ]
    assert [span.text for span in doc.spans["onrecord_cue"]] == ["said", "said"]


def test_record_counts_in_the_text_of_the_doc(doc):
    record = doc._.onrecord
    assert record.document.text == doc.text
    assert [record.entity(one.speakers[0]).name for one in record.statements] == ["Ida Lund", "Oto Varga"]
    alone = onrecord.read_text(TEXT)
    assert [one.content for one in record.statements] == [one.content for one in alone.statements]


@pytest.mark.parametrize("text", ["", " \n\n ", "No one speaks here.", "“”", "word" * 1000])
def test_any_text_passes(text):
    nlp = spacy.blank("en")
    nlp.add_pipe("onrecord_attribution")
    assert nlp(text).text == text
