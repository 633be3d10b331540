"""The tokenizer of web pages: places are exact, references resolved, hostile pages read in linear time."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.markup import Tag, Text, find_pieces, find_tokens, read_attributes


def words_of(page: str) -> str:
    return "".join(piece.words for piece in find_pieces(page, 0, len(page)))


def texts_of(page: str) -> list[str]:
    return [page[token.start : token.end] for token in find_tokens(page) if isinstance(token, Text)]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("&ldquo;Yes,&rdquo; she said", "“Yes,” she said"),
        ("&#8220;Yes&#8221;", "“Yes”"),
        ("&#x201C;Yes&#x201d;", "“Yes”"),
        ("&#147;Yes&#148;", "“Yes”"),  # what windows-1252 called them; browsers read them so
        ("don&rsquo;t", "don’t"),
        ("AT&amp;T", "AT&T"),
        ("AT&T", "AT&T"),
        ("&quot;no&quot;", '"no"'),
        ("&amp;quot;no&amp;quot;", '"no"'),
        ("&amp;#8220;no&amp;#8221;", "“no”"),
        ("&amp;lt;b&amp;gt;", "&lt;b&gt;"),  # only marks that systems escape twice are put right
        ("&unknown;", "&unknown;"),
        ("&copy2024", "©2024"),
        ("a&nbsp;b", "a b"),
        ("a\u00a0b", "a b"),
        ("a \n\t b", "a b"),
        ("soft&shy;hy\u00adphen", "softhyphen"),
        ("ze&#8203;ro\u200b wi\ufeffdth", "zero width"),
        ("a\0b", "ab"),
        ("&#0;", "\ufffd"),
        ("👩\u200d🌾", "👩\u200d🌾"),  # the joiner belongs to the picture
        ("&", "&"),
    ],
)
def test_references_and_invisible_characters_are_read_as_a_person_sees_them(written: str, read: str) -> None:
    assert words_of(written) == read


def test_a_resolved_reference_knows_its_place_and_is_no_copy() -> None:
    pieces = find_pieces("so &ldquo;we&rdquo;", 0, 19)
    assert [(piece.words, piece.start, piece.end, piece.copied) for piece in pieces] == [
        ("so ", 0, 3, True),
        ("“", 3, 10, False),
        ("we", 10, 12, True),
        ("”", 12, 19, False),
    ]


@pytest.mark.parametrize(
    ("page", "texts"),
    [
        ("a<!-- b --> c", ["a", " c"]),
        ("a<!-- b", ["a"]),
        ("a<!--> b", ["a", " b"]),
        ("a<![CDATA[ b ]]>c", ["a", "c"]),
        ("a<?php echo ?>b", ["a", "b"]),
        ("a<!doctype html>b", ["a", "b"]),
        ("1 < 2 <3", ["1 < 2 <3"]),
        ("a</>b", ["a", "b"]),
        ("a<b title='x > y'>c</b>", ["a", "c"]),
        ('a<b title="x > y">c', ["a", "c"]),
        ("a<b x=it's>c's", ["a", "c's"]),
        ('<p class="a" id="b>c">d', ["d"]),
        ("it's <b>it's</b>", ["it's ", "it's"]),
        ("a<b", ["a"]),
    ],
)
def test_only_text_is_text(page: str, texts: list[str]) -> None:
    assert texts_of(page) == texts


def test_scripts_and_styles_are_raw_until_their_own_end_tag() -> None:
    page = '<script>if (a<b) document.write("<p>no</p>")</SCRIPT >yes<style>p{}</style>'
    found = [(page[token.start : token.end], token.raw) for token in find_tokens(page) if isinstance(token, Text)]
    assert found == [('if (a<b) document.write("<p>no</p>")', "script"), ("yes", None), ("p{}", "style")]


def test_an_unclosed_noscript_does_not_take_the_page() -> None:
    assert texts_of("<noscript><p>all the words") == ["all the words"]


def test_attributes_are_read_with_every_kind_of_quoting() -> None:
    [tag] = find_tokens("<META Name=author CONTENT='Ida &amp; Per' property = \"x\" hidden name=second />")
    assert isinstance(tag, Tag)
    assert read_attributes(tag) == {"name": "author", "content": "Ida & Per", "property": "x", "hidden": ""}


@given(st.text(alphabet="<>/!-?&;#\"'= \nabp“”xé[]", max_size=200))
def test_tokens_stand_in_order_and_never_overlap(page: str) -> None:
    place = 0
    for token in find_tokens(page):
        assert place <= token.start < token.end <= len(page)
        place = token.end


@given(st.text(alphabet="&;#ldquo8220xamp \n\u00a0\u00ad\u200babc“", max_size=100))
def test_copied_pieces_stand_in_the_page_unchanged(page: str) -> None:
    place = 0
    for piece in find_pieces(page, 0, len(page)):
        assert piece.start == place
        if piece.copied:
            assert page[piece.start : piece.end] == piece.words
        place = piece.end
    assert place == len(page)


@pytest.mark.parametrize(
    "page",
    [
        "<" * 1_000_000,
        "<a " * 500_000,
        "</" * 500_000,
        "<!--" * 300_000,
        "<![CDATA[" * 200_000,
        "<script>" * 200_000,
        "<noscript>" * 200_000,
        "<title>" * 200_000,
        "<a b=\"c' " * 200_000,
        "<p " + "a=b " * 500_000 + ">",
        "<p " + "=" * 1_000_000 + ">",
        "<p a=" + " " * 1_000_000,
        "<?" * 500_000,
    ],
    ids=lambda page: page[:12],
)
def test_hostile_pages_take_linear_time(page: str) -> None:
    """Quadratic reading of these takes minutes to hours; the bound leaves room for a slow machine."""
    start = time.process_time()
    for token in find_tokens(page):
        if isinstance(token, Tag):
            read_attributes(token)
    assert time.process_time() - start < 8
