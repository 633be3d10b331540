"""Any text at all: the way back is exact, and no character of the source is lost in silence."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import ReadError
from onrecord.model import Document
from onrecord.read.plain import read_plain
from onrecord.read.source import Source
from onrecord.settings import Settings

PIECES = st.sampled_from(
    [
        *(
            "The minister said",
            "the talks",
            "“We will",
            "go,” she said.",
            '"No',
            'yes"',
            "bat-",
            "teries",
            "a\u00adb",
            "*word*",
        ),
        *(
            "_word_",
            "**both**",
            "*",
            "5 * 3",
            "file_name",
            "> ",
            "> quoted",
            "# Heading",
            "## ",
            "Page 3 of 7",
            "3",
            "- 3 -",
            "4",
        ),
        *(
            "https://courier.example/a 5/3/24, 2:15 PM",
            "THE COURIER",
            "By Ida Lund",
            "3 May 2024",
            "Title: Talks end",
            "Q: Why?",
        ),
        *(
            "Date: 2024-05-03",
            "    set in",
            "\t",
            " ",
            "  ",
            "\n",
            "\n\n",
            "\n\n\n",
            "\r\n",
            "\r",
            "\f",
            "\u2028",
            "\x85",
            "\v",
        ),
        *(
            "\0",
            "\x01",
            "\ufeff",
            "\u200b",
            "\u200d",
            "👩\u200d👧",
            "e\u0301",
            "\u202b",
            "שלום",
            "\ufffd",
            "\ud800",
            "。",
            "中文",
            "###",
        ),
        *(
            "OSTVIK, 3 May (NNA) — ",
            "Read more: Talks",
            "- item",
            "1. item",
            ":",
            ",",
            "—",
            "About Norland",
            "\x1f",
            "\xa0",
        ),
    ]
)
TEXTS = st.one_of(st.lists(PIECES, max_size=40).map("".join), st.lists(PIECES, max_size=30).map("\n".join), st.text())


def read(text: str) -> tuple[str, Document] | None:
    """Read a text and return it as decoded, or nothing where it holds none."""
    data = text.encode("utf-8", "surrogatepass")
    try:
        reading = read_plain(Source("any", data), Settings())
    except ReadError as error:
        assert error.code in {"empty", "not-text"}  # noqa: PT017
        return None
    return (text if reading.document.encoding == "utf-8" else ""), reading.document


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_every_run_stands_unchanged_in_the_source(text):
    result = read(text)
    if result is None or not result[0]:
        return
    source, document = result
    for run in document.source_map.runs:
        copied = document.text[run.text_start : run.text_start + run.length]
        assert copied == source[run.source_start : run.source_start + run.length]


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_every_character_is_copied_or_in_a_repair_in_order(text):
    result = read(text)
    if result is None or not result[0]:
        return
    source, document = result
    accounted = bytearray(len(source))
    runs = [(run.source_start, run.source_start + run.length) for run in document.source_map.runs]
    repaired = [(repair.source.start, repair.source.end) for repair in document.repairs if repair.source is not None]
    for pieces in (runs, repaired):
        assert pieces == sorted(pieces)
        for start, end in pieces:
            assert not any(accounted[start:end]), "a character is both copied and repaired, or twice"
            accounted[start:end] = b"\1" * (end - start)
    lost = [character for character, seen in zip(source, accounted, strict=True) if not seen]
    assert "".join(lost).strip("\x1c\x1d\x1e\x1f") == "" or all(character.isspace() for character in lost)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_parts_hold_all_words_and_carry_no_space_at_their_edges(text):
    result = read(text)
    if result is None:
        return
    document = result[1]
    outside = list(document.text)
    for part in document.parts:
        words = document.text_of(part.span)
        assert words == words.strip(" \t\n\r\f\v")
        outside[part.span.start : part.span.end] = " " * len(words)
    assert not "".join(outside).strip()
    assert not document.text.endswith("\n\n")
    assert not document.text.startswith("\n\n")
