"""Kinds are told by content: a wrong suffix changes nothing, and what cannot be read says what to do."""

from __future__ import annotations

import pytest

from onrecord.errors import ReadError
from onrecord.read.sniff import Kind, sniff

PAGE = b"<!doctype html><html><body><p>Talks go on.</p></body></html>"


@pytest.mark.parametrize(
    ("head", "name", "kind"),
    [
        (b"Talks go on.", "a.txt", Kind.PLAIN),
        (b"Talks go on.", "a.pdf", Kind.PLAIN),
        (b"", "a.txt", Kind.PLAIN),
        (b"%PDF-1.7\n...", "a.txt", Kind.PDF),
        (b"\r\njunk first %PDF-1.4", "", Kind.PDF),
        (PAGE, "a.txt", Kind.HTML),
        (b"\xef\xbb\xbf" + PAGE, "", Kind.HTML),
        (b"<?xml version='1.0'?>\n<!-- saved -->\n<html lang='en'>", "", Kind.HTML),
        (b"<p>One</p><p>Two</p><div>Three</div>", "fragment", Kind.HTML),
        (b"She wrote <p> once in her story about the web.", "a.txt", Kind.PLAIN),
        (b'{"key": "a", "text": "Talks go on."}\n', "a", Kind.JSONL),
        (b'{"key": "a", "text": "<p>One</p>"}\n', "a", Kind.JSONL),
        (b'{"name": "no document"}\n', "a.txt", Kind.PLAIN),
        (b"broken", "a.jsonl", Kind.JSONL),
        ("Žádné změny".encode("cp1250"), "a.txt", Kind.PLAIN),
        ("Talks go on.".encode("utf-16"), "a.txt", Kind.PLAIN),
        ("Talks go on.".encode("utf-16-le"), "a.txt", Kind.PLAIN),
        ("Talks go on.".encode("utf-32"), "a.txt", Kind.PLAIN),
        (b"Talks\x00 go on, and on, and on, until the morning.", "a.txt", Kind.PLAIN),
    ],
)
def test_kind_is_told_by_content(head: bytes, name: str, kind: Kind) -> None:
    assert sniff(head, name) is kind


@pytest.mark.parametrize(
    ("head", "words"),
    [
        (b"PK\x03\x04....", "office document"),
        (b"\xd0\xcf\x11\xe0....", "Save it as PDF"),
        (b"{\\rtf1 words", "RTF"),
        (b"\x89PNG\r\n", "OCR"),
        (b"\x1f\x8b\x08", "Unpack"),
        (b"<?xml version='1.0'?><rss version='2.0'>", "feed"),
        (bytes(range(256)) * 20, "onrecord formats"),
    ],
)
def test_other_kinds_say_what_to_do(head: bytes, words: str) -> None:
    with pytest.raises(ReadError, match=words):
        sniff(head, "a.txt")


def test_page_inside_a_jsonl_line_is_a_line_not_a_page() -> None:
    """Many tags in the value of a field must not turn the file into a web page."""
    line = b'{"key": "a", "html": "<div><p>1</p><p>2</p><p>3</p></div>"}\n'
    assert sniff(line, "a.jsonl") is Kind.JSONL
