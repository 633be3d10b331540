"""Sources as the network finds them, mended."""

import pytest

from onrecord.extract.sources import mended_source
from onrecord.model import Span


def mended(text):
    """Return the source of a text that marks it with [ ] and the cue with < >."""
    plain, places = "", {}
    for character in text:
        if character in "[]<>":
            places[character] = len(plain)
        else:
            plain += character
    cue = Span(places["<"], places[">"]) if "<" in places else None
    found = mended_source(plain, Span(places["["], places["]"]), cue)
    return found and found.text_in(plain)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("[OSTVIK, Norland - Senator Ida Lund] <said> that", "Senator Ida Lund"),
        ("[OSTVIK (NNA) — The ministry] <said> that", "The ministry"),
        ("[Ostvik, N.L. -- Today Senator Ida Lund] <said> that", "Senator Ida Lund"),
        ("[FROM THE OFFICE OF IDA LUND: OSTVIK - The senator] <said> that", "The senator"),
        ("[Lund — a former mayor of Ostvik —] <said> that", "Lund — a former mayor of Ostvik —"),
        ("[Lund -- a former mayor] <said> that", "Lund -- a former mayor"),
        ("[Senator Ida Lund today] <said> that", "Senator Ida Lund"),
        ("[The board on Tuesday] <announced> that", "The board"),
        ("[a poll released Friday] <says> that", "a poll released Friday"),
        ("[Norland Today] <reported> that", "Norland Today"),
        ("The [Hill] <reported> that", "The Hill"),
        ("In the [Hill], <said> Lund", "the Hill"),
        ("[the Institute of Rivers], Bridges and Roads <said> that", "the Institute of Rivers, Bridges and Roads"),
        ("The Institute of Rivers, [Bridges and Roads] <said> that", "The Institute of Rivers, Bridges and Roads"),
        ("Lund of Ostvik, [Strand] <said> that", "Strand"),
        ("[Lund], Viktor Strand and Jan Wey <said> that", "Lund"),
        ("“Yes,” <said> [Ida Lund]", "Ida Lund"),
        ("the mayor, [who in 2010] <said> that", "who"),
        ("[the mayor who] <said> that", "the mayor"),
        ("the [WHO] <said> that", "the WHO"),
    ],
)
def test_a_source_is_a_whole_name_without_place_and_day(text, source):
    assert mended(text) == source


@pytest.mark.parametrize(
    "text",
    [
        "[Lund] <was charged with> fraud",
        "[The bridge] <is called> “the widow”",
        "[He] <has also been accused of> delay",
        "[Strand] <was not convicted of> anything",
        "[it] <was agreed> a lockdown would begin",
        "[It] <has also been decided> that",
        "[A spokesman], when <asked> whether the road was open, told",
        "[Lund], after being <questioned> about the bill, left",
        "[Amongst] <reported> incidents",
    ],
)
def test_whoever_is_spoken_of_is_no_source(text):
    assert mended(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "[Lund] <was told> that",
        "It <is called> a bridge by [Lund]",
        "[Lund] <is pleased> that",
        "[It] <said> that",
        "[A spokesman] <asked> whether",
    ],
)
def test_a_passive_of_hearing_or_feeling_keeps_its_source(text):
    assert mended(text)
