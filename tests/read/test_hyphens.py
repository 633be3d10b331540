import lzma
from importlib.resources import files

import pytest

from onrecord.read.hyphens import keeps_hyphen, word_classes


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("govern", "ment"),
        ("organi", "sation"),
        ("defen", "ces"),
        ("Sec", "retary"),
        ("GOVERN", "MENT"),
        ("re", "ported"),
    ],
)
def test_a_word_cut_at_a_line_end_loses_its_hyphen(left, right):
    assert not keeps_hyphen(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Novak", "Lund"),
        ("2023", "24"),
        ("19", "year"),
        ("mid", "2028"),
        ("e", "mail"),
        ("long", "planned"),
        ("two", "thirds"),
        ("self", "defence"),
        ("Ostvik", "based"),
        ("Norland", "led"),
        ("vice", "president"),
    ],
)
def test_a_compound_cut_at_its_hyphen_keeps_it(left, right):
    assert keeps_hyphen(left, right)


def test_the_document_decides_before_the_list():
    """Houses differ: one writes inter-state, the other interstate."""
    assert not keeps_hyphen("inter", "state")
    assert keeps_hyphen("inter", "state", {"inter-state"})
    assert not keeps_hyphen("two", "thirds", {"twothirds"})


def test_a_document_that_writes_both_leaves_it_to_the_list():
    assert not keeps_hyphen("inter", "state", {"inter-state", "interstate"})


def test_words_of_the_document_count_in_any_case():
    assert keeps_hyphen("inter", "state", {"Inter-state"})
    assert not keeps_hyphen("NOR", "LAND", {"Norland"})


def test_a_name_unknown_to_all_is_one_word():
    assert not keeps_hyphen("Ost", "vik")
    assert not keeps_hyphen("Nor", "land")


def test_the_word_list_names_its_sources_and_its_licence():
    head = lzma.decompress((files("onrecord.read") / "words.txt.xz").read_bytes()).decode()[:1500]
    assert "CC0 1.0" in head
    assert "make_word_list.py" in head


def test_the_word_list_has_british_and_american_spellings():
    classes = word_classes()
    assert {"defence", "defense", "organisation", "organization", "programme", "labour"} <= classes.keys()
    assert 60_000 < len(classes) < 90_000
