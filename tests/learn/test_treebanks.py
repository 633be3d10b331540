"""Reading treebanks and names into running text, on invented sentences."""

import lzma

import numpy as np
import pytest

from onrecord.learn.treebanks import UNLABELLED, label_tokens, read_names, read_treebank, token_of_word
from onrecord.model.grammar import NameKind, Pos
from onrecord.parse.features import TypeTable, find_features

CONLLU = """# newdoc id = one
# newpar
# sent_id = a
# text = Ida Lund doesn't know.
1\tIda\t_\tPROPN\t_\t_\t4\t_\t_\t_
2\tLund\t_\tPROPN\t_\t_\t1\t_\t_\t_
3-4\tdoesn't\t_\t_\t_\t_\t_\t_\t_\t_
3\tdoes\t_\tAUX\t_\t_\t5\t_\t_\t_
4\tn't\t_\tPART\t_\t_\t5\t_\t_\t_
5\tknow\t_\tVERB\t_\t_\t0\t_\t_\tSpaceAfter=No
6\t.\t_\tPUNCT\t_\t_\t5\t_\t_\t_

# sent_id = b
# text = "Go!"
1\t"\t_\tPUNCT\t_\t_\t2\t_\t_\tSpaceAfter=No
2\tGo\t_\tVERB\t_\t_\t0\t_\t_\tSpaceAfter=No
3\t!\t_\tPUNCT\t_\t_\t2\t_\t_\tSpaceAfter=No
4\t"\t_\tPUNCT\t_\t_\t2\t_\t_\t_

# newpar
# sent_id = c
# text = Norland waits.
1\tNorland\t_\tPROPN\t_\t_\t2\t_\t_\t_
2\twaits\t_\tVERB\t_\t_\t0\t_\t_\tSpaceAfter=No
3\t.\t_\tPUNCT\t_\t_\t2\t_\t_\t_

# newdoc id = two
# sent_id = d
# text = Yes
1\tYes\t_\tINTJ\t_\t_\t0\t_\t_\t_
"""
IOB2 = """# sent_id = a
# text = Ida Lund doesn't know.
1\tIda\tB-PER\t-\tx
2\tLund\tI-PER\t-\tx
3\tdoes\tO\t-\tx
4\tn't\tO
5\tknow\tO\t-\tx
6\t.\tO\t-\tx

# sent_id = c
# text = Norland waits.
1\tNorland\tB-LOC\t-\tx
2\twaits\tB-O\t-\tx
3\t.\tO\t-\tx
"""


@pytest.fixture
def texts(tmp_path):
    (tmp_path / "a.conllu.xz").write_bytes(lzma.compress(CONLLU.encode()))
    (tmp_path / "a.iob2").write_text(IOB2, encoding="utf-8")
    return read_treebank(tmp_path / "a.conllu.xz", read_names([tmp_path / "a.iob2"]))


def test_documents_are_put_back_into_running_text(texts):
    assert [text.text for text in texts] == ['Ida Lund doesn\'t know. "Go!"\n\nNorland waits.', "Yes"]
    assert texts[0].sentences == (0, 23, 30)
    assert [texts[0].text[word.start : word.end] for word in texts[0].words][:6] == [
        "Ida", "Lund", "does", "n't", "know", ".",
    ]  # fmt: skip


def test_reading_tokens_get_the_labels_of_the_word_they_begin_in(texts):
    features = find_features(texts[0].text, TypeTable({}))
    labels = label_tokens(texts[0], features)
    tokens = [texts[0].text[a:b] for a, b in zip(features.starts, features.ends, strict=True)]
    assert tokens[:6] == ["Ida", "Lund", "doesn", "'", "t", "know"]
    assert labels[:6, 0].tolist() == [Pos.PROPN, Pos.PROPN, Pos.AUX, Pos.PART, Pos.PART, Pos.VERB]
    assert labels[:3, 1].tolist() == [2 * NameKind.PERSON + 1, 2 * NameKind.PERSON + 2, 0]
    assert np.flatnonzero(labels[:, 2]).tolist() == [0, tokens.index('"'), tokens.index("Norland")]
    given = labels[token_of_word(features, texts[0].words), 0]
    assert given[:4].tolist() == [Pos.PROPN, Pos.PROPN, Pos.AUX, Pos.PART]


def test_what_is_not_annotated_is_not_learnt_as_nothing(texts):
    """The sentence without name labels, and a label that no kind goes by, are unknown, not "no name"."""
    features = find_features(texts[0].text, TypeTable({}))
    labels = label_tokens(texts[0], features)
    tokens = [texts[0].text[a:b] for a, b in zip(features.starts, features.ends, strict=True)]
    assert labels[tokens.index("Go"), 1] == UNLABELLED
    assert labels[tokens.index("waits"), 1] == UNLABELLED
    assert labels[tokens.index("Norland"), 1] == 2 * NameKind.PLACE + 1


def test_entities_of_a_treebank_give_names(tmp_path):
    """The proper nouns around the head of a mention are a name; the mention's other words and times are not."""
    rows = [
        ("Monday", "PROPN", "Number=Sing", "Entity=(1-time-new-n-c-1-sgl)"),
        ("the", "DET", "_", "Entity=(2-person-new-n-c-2-coref-X"),
        ("minister", "NOUN", "Number=Sing", "_"),
        ("of", "ADP", "_", "_"),
        ("Norland", "PROPN", "Number=Sing", "Entity=(3-place-new-n-c-1-coref-Norland)2)"),
        ("joined", "VERB", "_", "_"),
        ("Bank", "PROPN", "Number=Sing", "Entity=(4-organization-new-n-c-1-coref-Bank"),
        ("of", "ADP", "_", "_"),
        ("Sarovia", "PROPN", "Number=Sing", "Entity=(5-place-new-n-c-1-coref)4)"),
        ("Norlanders", "PROPN", "Number=Plur", "Entity=(6-person-new-n-c-1-coref)"),
    ]
    lines = ["# sent_id = a", "# text = " + " ".join(row[0] for row in rows)]
    lines += [f"{n}\t{w}\t_\t{p}\t_\t{f}\t0\t_\t_\t{e}" for n, (w, p, f, e) in enumerate(rows, 1)]
    (tmp_path / "a.conllu").write_text("\n".join(lines) + "\n", encoding="utf-8")
    [text] = read_treebank(tmp_path / "a.conllu")
    named = {text.text[word.start : word.end]: word.name for word in text.words}
    assert named["Monday"] == named["minister"] == named["the"] == "O"
    assert named["Norland"] == "B-LOC"
    assert named["Bank"] == "B-ORG"
    assert named["Norlanders"] == "B-OTH"


def test_a_file_without_sentences_is_refused(tmp_path):
    (tmp_path / "a.conllu").write_text("nothing here\n", encoding="utf-8")
    with pytest.raises(ValueError, match="holds no sentences"):
        read_treebank(tmp_path / "a.conllu")
