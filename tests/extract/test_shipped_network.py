"""The weights that travel with the package, on sentences they were not trained on."""

import hashlib
import random
from importlib import resources

import pytest

pytest.importorskip("onnxruntime", reason="the reading network needs onnxruntime")

from onrecord import weights
from onrecord.extract.network import FILES, find_network_attributions
from onrecord.model import ContentKind, PartKind
from onrecord.parse import parse_document
from onrecord.parse.network import tag_parses
from tests.texts import document_of, parse_text


def found_in(text):
    [parse] = tag_parses([parse_text(text)])
    return parse, find_network_attributions(parse)


def words(parse, spans):
    return " … ".join(parse.text_of(span) for span in spans)


SENTENCES = [
    ("“We will not sign,” Ida Lund said on Monday.", "Ida Lund", "“We will not sign,”"),
    ("“We will go,” said Ida Lund, the foreign minister.", "Ida Lund, the foreign minister", "“We will go,”"),
    ("“We will go,” Per Holm said, “but not today.”", "Per Holm", "“We will go,” … “but not today.”"),
    ("The ministry said that the bridge would open in May.", "The ministry", "that the bridge would open in May"),
    ("According to the ministry, the bridge is closed.", "the ministry", "the bridge is closed"),
    ("Eva Dahl believes that the vote was fair.", "Eva Dahl", "that the vote was fair"),
    ("The bridge is closed, two officials said.", "two officials", "The bridge is closed"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "content"), SENTENCES)
def test_plain_sentences_of_news_are_understood(text, source, content):
    parse, [found] = found_in(text)
    assert words(parse, found.source) == source
    assert words(parse, found.content) == content
    assert 0 < found.score <= 1


@pytest.mark.parametrize(("opening", "closing"), [("“", "”"), ('"', '"'), ("‘", "’"), ("«", "»"), ("„", "“")])
def test_the_style_of_quotation_marks_does_not_matter(opening, closing):
    parse, [found] = found_in(
        f"The talks went on all night. {opening}We will not sign it,{closing} Ida Lund told reporters."
    )
    assert words(parse, found.source) == "Ida Lund"
    assert "We will not sign it" in words(parse, found.content)
    assert found.kind is ContentKind.DIRECT


@pytest.mark.parametrize("name", ["Ida Lund", "Oto Varga", "Ngozi Adeyemi", "Li Wei", "Xqz Vbrtk"])
def test_a_name_never_seen_is_a_source_like_any_other(name):
    parse, [found] = found_in(f"{name} said that the bridge would open in May.")
    assert words(parse, found.source) == name


def test_a_quotation_goes_to_the_words_that_credit_it_and_not_to_those_before():
    parse, [first, second] = found_in(
        "The bridge will open in May, officials said. “We are late,” Ida Lund, the transport minister, told reporters, "
        "“but not by much.”"
    )
    assert words(parse, first.content) == "The bridge will open in May"
    assert words(parse, second.source).startswith("Ida Lund")
    assert words(parse, second.content) == "“We are late,” … “but not by much.”"


def test_a_text_without_speech_has_no_attributions():
    _, found = found_in("The bridge was built in 1931. It is 400 metres long and crosses the river near the harbour.")
    assert found == []


HOSTILE = [
    "", "\n", "“", "“" * 3000, "said " * 3000, "A" * 20_000, "IDA LUND SAID THAT NOTHING WOULD CHANGE.",
    "\ud800 said \udfff", "no marks no stops no capitals she said nothing would change he said it would",
    "“" + "a b c " * 2000, "said\n" * 2000, "".join(random.Random(1).choices("“”\"'‘’ abc.\n:", k=5000)),
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_nothing_breaks_on_odd_text(text):
    parse, found = found_in(text)
    for attribution in found:
        assert all(span.end <= len(parse.text) for span in attribution.content)


def test_a_record_is_the_same_alone_and_in_any_batch():
    texts = [text for text, _, _ in SENTENCES] + [" ".join(text for text, _, _ in SENTENCES) * 20, HOSTILE[-1]]
    together = [find_network_attributions(parse) for parse in tag_parses([parse_text(text) for text in texts])]
    reverse = [find_network_attributions(parse) for parse in tag_parses([parse_text(text) for text in texts[::-1]])][
        ::-1
    ]
    alone = [found_in(text)[1] for text in texts]
    assert together == alone == reverse


def test_files_are_what_their_checksums_say():
    assert set(FILES) <= set(weights.checksums())
    for name, value in weights.checksums().items():
        assert hashlib.sha256(resources.files(weights).joinpath(name).read_bytes()).hexdigest() == value
    assert sum(len(resources.files(weights).joinpath(name).read_bytes()) for name in weights.checksums()) < 25_000_000


def test_a_damaged_file_is_not_loaded(monkeypatch):
    monkeypatch.setattr(weights, "checksums", lambda: {"reading.npz": "0" * 64})
    with pytest.raises(weights.WeightsError, match=r"is damaged"):
        weights.load_bytes("reading.npz")
    with pytest.raises(weights.WeightsError, match=r"There is no model file 'other\.onnx'"):
        weights.load_bytes("other.onnx")


def test_an_amount_is_never_cut():
    """The network reads “EUR1.2bn” as several tokens; the content holds all of it or nothing of it."""
    text = "Norland’s government promised Sarovia aid worth EUR1.2bn on Tuesday, the minister said in Ostvik."
    [parse] = tag_parses([parse_text(text)])
    for attribution in find_network_attributions(parse):
        for span in attribution.content:
            assert ("EUR1" in parse.text_of(span)) == ("EUR1.2bn" in parse.text_of(span))


def test_no_span_crosses_the_border_of_a_part():
    """The byline above and the sentence below were once read as one name."""
    text = (
        "Talks end\n\nBy Ida Lund\n\nThe minister said that nobody came.\n\n“We wait,” he said.\n\n“We wait,” he said."
    )
    kinds = {0: PartKind.TITLE, 1: PartKind.BYLINE}
    document = document_of(text, kinds=kinds)
    [parse] = tag_parses([parse_document(document)])
    found = find_network_attributions(parse)
    assert "The minister" in [parse.text_of(span) for one in found for span in one.source]
    for one in found:
        for span in (*one.source, *one.cue, *one.content):
            assert "\n\n" not in parse.text_of(span)
