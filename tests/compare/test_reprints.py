"""Which articles are one text printed several times, and which only tell of the same thing."""

from __future__ import annotations

import datetime
import random

import pytest

from onrecord.compare.reprints import Article, Relation, articles_of, count_texts, group_reprints
from onrecord.compare.reprints.shingles import runs_of
from onrecord.model import Document, Part, PartKind, Record, Span

WORDS = "harbour ship minister budget winter battery border vote court strike wage grid loan treaty summit line".split()


def paragraph(seed: int, words: int = 40) -> str:
    """Words in an order of their own: two paragraphs have hardly a run of five in common."""
    return " ".join(random.Random(seed).choices(WORDS, k=words)).capitalize() + "."


def article(key: str, *paragraphs: str, day: int | None = 1, outlet: str = "Ostvik Courier") -> Article:
    published = None if day is None else datetime.date(2024, 5, day)
    return Article(key, "\n\n".join(paragraphs), published, outlet)


STORY = [paragraph(seed) for seed in range(6)]


@pytest.mark.parametrize(
    ("paragraphs", "relation"),
    [
        (STORY, Relation.SAME),
        ([one.upper().replace(".", "!") for one in STORY], Relation.SAME),
        (STORY[:3], Relation.CUT),
        ([*STORY, paragraph(90), paragraph(91)], Relation.EXTENDED),
        ([*STORY[:5], paragraph(92)], Relation.EDITED),
    ],
)
def test_reprint_is_found_and_its_difference_named(paragraphs, relation):
    [group] = group_reprints([article("a", *STORY), article("b", *paragraphs, day=2)])
    [reprint] = group.reprints
    assert (group.first, reprint.key, reprint.nearest, reprint.relation) == ("a", "b", "a", relation)
    assert 0.6 <= reprint.shared <= 1


def test_articles_that_quote_the_same_words_are_two_texts():
    """One paragraph of six in common, as a quotation from one press conference would be."""
    groups = group_reprints([article("a", *STORY), article("b", STORY[0], *map(paragraph, range(50, 55)))])
    assert [group.keys for group in groups] == [("a",), ("b",)]


def test_round_up_does_not_make_one_text_of_the_two_it_holds():
    first, second = STORY[:3], [paragraph(seed) for seed in range(60, 64)]
    articles = [article("a", *first), article("b", *second), article("both", *first, *second, day=2)]
    groups = group_reprints([*articles, article("again", *first, day=3)])
    assert [group.keys for group in groups] == [("a", "again"), ("b", "both")]


def test_first_print_is_the_earliest_whatever_the_order_given():
    articles = [article("c", *STORY, day=None), article("b", *STORY, day=3), article("a", *STORY, day=9)]
    for given in (articles, articles[::-1]):
        [group] = group_reprints(given)
        assert group.keys == ("b", "a", "c")


def test_short_notes_are_never_reprints():
    groups = group_reprints(
        [article("a", "The minister was not available."), article("b", "The minister was not available.")]
    )
    assert len(groups) == 2


def test_texts_are_counted_by_group():
    groups = group_reprints([article("a", *STORY), article("b", *STORY), article("c", *map(paragraph, range(70, 75)))])
    assert count_texts(groups, ["a", "b", "c"]) == 2
    assert count_texts(groups, ["a", "b"]) == 1


def test_case_apostrophes_and_where_a_paragraph_ends_do_not_count():
    one = runs_of("The minister’s plan isn't\nready, she said on Friday")
    other = runs_of("THE MINISTERS PLAN ISNT ready she said on friday")
    assert one.hashes.tolist() == other.hashes.tolist()


@pytest.mark.parametrize("text", ["", "One two.", "\ud800 \x00 ’’’ \n\n"])
def test_text_without_five_words_has_no_runs(text):
    assert runs_of(text).hashes.size == 0
    assert len(group_reprints([Article("a", text), Article("b", text)])) == 2


def test_what_an_outlet_puts_around_a_text_does_not_count():
    text = "Masthead of the day\nThe port is shut."
    parts = (Part(PartKind.BYLINE, Span(0, 19)), Part(PartKind.BODY, Span(20, len(text))))
    [one] = articles_of([Record(Document(None, "a", text=text, parts=parts))])
    assert one.text == "The port is shut."


def test_stock_paragraph_in_many_articles_neither_groups_nor_slows():
    """What is looked at for each article is bounded, so a stock paragraph in all of them stays cheap."""
    stock = paragraph(1000)
    articles = [
        article(f"{number:04d}", stock, *map(paragraph, range(number * 10, number * 10 + 5))) for number in range(400)
    ]
    assert len(group_reprints(articles)) == 400
