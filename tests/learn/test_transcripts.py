"""Training articles of labelled speech."""

from onrecord.learn.transcripts import make_transcripts, read_turns

TALK = (
    "Welcome.\nMR. HOLM: Good evening. How are you?\nLUND: Fine.\nShe laughs.\nHOLM: And you: better?\nLUND: "
    + "Yes. " * 300
)


def test_labelled_paragraphs_are_turns():
    turns = read_turns(TALK)
    assert [label for label, _ in turns] == ["HOLM", "LUND", "HOLM", "LUND"]
    assert turns[0][1] == "Good evening. How are you?"


def test_a_turn_is_an_attribution_of_label_colon_and_words():
    seen = set()
    for seed in range(12):
        [article] = make_transcripts([TALK, "no turns here"], 5, seed=seed)
        for gold in article.copies[0]:
            source, cue, content = (
                article.text[slice(*getattr(gold, role)[0])] for role in ("source", "cue", "content")
            )
            assert source.upper() in ("HOLM", "LUND")
            assert cue == ":"
            assert 0 < len(content) <= 702
            seen.add((source.isupper(), content[0] in '“"'))
    assert len(seen) == 4


def test_no_more_articles_than_asked_for():
    assert len(make_transcripts([TALK] * 9, 3)) == 3
    assert make_transcripts(["LUND: One turn only."], 3) == []
