"""What stands after an article: a note on its author, an address for subscriptions."""

from __future__ import annotations

import pytest

from onrecord.model import PartKind
from onrecord.read.plain import read_plain
from onrecord.read.source import Source
from onrecord.settings import Settings

BODY = "The minister said on Friday that the government would send two batteries before the end of the year."


def last_kind(last: str) -> PartKind:
    text = "\n\n".join(["A promise is a date", "By Ida Lund", *[BODY] * 4, last])
    return read_plain(Source("x", text.encode()), Settings()).document.parts[-1].kind


@pytest.mark.parametrize(
    "last",
    [
        "Ida Lund is a former ambassador of Norland. She writes here every second Saturday.",
        "Ida Lund, who lives in Ostvik, is the author of two books.",
        "Ida Lund covers the ports of Norland for this paper.",
        "The Compass. A weekly for people who look at maps. Subscriptions: subs@compass.example",
    ],
)
def test_a_note_on_the_author_or_on_subscriptions_is_boilerplate(last):
    assert last_kind(last) is PartKind.BOILERPLATE


@pytest.mark.parametrize(
    "last",
    [
        "Per Holm is a former ambassador of Norland.",
        "Ida Lund is tired, and she will not say of what.",
        "Ida Lund is the minister who said “no”.",
        "Ida Lund left for Ostvik the same evening.",
        "He put an advertisement in the paper: nobody wrote.",
    ],
)
def test_a_last_sentence_of_the_report_stays_body(last):
    assert last_kind(last) is PartKind.BODY


def test_a_sentence_about_the_author_in_the_middle_stays_body():
    text = "\n\n".join(["A promise", "By Ida Lund", BODY, "Ida Lund is a guard at the port.", BODY, BODY, BODY])
    document = read_plain(Source("x", text.encode()), Settings()).document
    assert [part.kind for part in document.parts[2:]] == [PartKind.BODY] * 5
