"""Tell what kind of input bytes are, by content, never by a suffix alone: takes the first bytes, returns a `Kind`."""

from __future__ import annotations

import json
import re
from enum import StrEnum

from onrecord.errors import ReadError

HEAD = 65_536
"""How many bytes of an input are enough to tell its kind."""


class Kind(StrEnum):
    """The kinds of input that onrecord reads, by media type."""

    PLAIN = "text/plain"
    HTML = "text/html"
    PDF = "application/pdf"
    JSONL = "application/jsonl"


# What people hand in by mistake, by its first bytes, and what to do about it.
_OTHERS: tuple[tuple[bytes, str, str], ...] = (
    (b"PK\x03\x04", "a ZIP archive or an office document", "Unpack it, or save the document as PDF or plain text."),
    (b"\xd0\xcf\x11\xe0", "an old office document", "Save it as PDF or plain text."),
    (b"{\\rtf", "a rich text (RTF) document", "Save it as plain text or PDF."),
    (b"\x1f\x8b", "a gzip archive", "Unpack it first."),
    (b"\xfd7zXZ", "an xz archive", "Unpack it first."),
    (b"BZh", "a bzip2 archive", "Unpack it first."),
    (b"\x89PNG", "a PNG picture", "Run text recognition (OCR) on it and read the result."),
    (b"\xff\xd8\xff", "a JPEG picture", "Run text recognition (OCR) on it and read the result."),
    (b"GIF8", "a GIF picture", "Run text recognition (OCR) on it and read the result."),
    (b"II*\x00", "a TIFF picture", "Run text recognition (OCR) on it and read the result."),
    (b"MM\x00*", "a TIFF picture", "Run text recognition (OCR) on it and read the result."),
    (b"ID3", "a sound recording", "Transcribe it and read the transcript."),
    (b"OggS", "a sound recording", "Transcribe it and read the transcript."),
    (b"SQLite format 3", "a SQLite database", "Export its texts as .jsonl, one document a line."),
    (b"\x7fELF", "a program", "Give texts, web pages, PDFs or .jsonl."),
    (b"%!PS", "a PostScript file", "Convert it to PDF first."),
)
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_PROLOGUE = rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*"
_HTML_START = re.compile(_PROLOGUE + rb"<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_HTML_TAG = re.compile(
    rb"</?(?:html|head|body|div|p|br|span|article|section|h[1-6]|a|meta|title|script|table|td|li|ul)\b[^<>]{0,2000}>",
    re.I,
)
_FEED = re.compile(_PROLOGUE + rb"<(?:rss|feed|rdf:RDF)\b", re.I | re.S)
_CONTROL = bytes(set(range(32)) - {9, 10, 12, 13, 27})


def sniff(head: bytes, name: str = "") -> Kind:
    """Return the kind of an input from its first bytes; `name` only settles what is JSONL and what is text.

    Raises:
        ReadError: the bytes are of a kind that onrecord does not read; the message says what to do.
    """
    bare = head.removeprefix(b"\xef\xbb\xbf")
    if b"%PDF-" in head[:1024]:
        return Kind.PDF
    for magic, what, advice in _OTHERS:
        if head.startswith(magic):
            raise ReadError("unknown-kind", f"This is {what}, which onrecord does not read. {advice}")
    if _FEED.match(bare):
        raise ReadError(
            "unknown-kind",
            "This is a feed, a list of articles. Save its articles as web pages and read those.",
        )
    if name.endswith((".jsonl", ".ndjson")) or _is_json_line(bare):
        return Kind.JSONL
    if _HTML_START.match(bare) or len(_HTML_TAG.findall(bare[:20_000])) >= 5:
        return Kind.HTML
    if _is_binary(head):
        raise ReadError(
            "binary",
            "These bytes are no text, web page or PDF. Give plain text, HTML, PDF or .jsonl (see onrecord formats).",
        )
    if name.endswith((".html", ".htm", ".xhtml")) and _HTML_TAG.search(bare):
        return Kind.HTML
    return Kind.PLAIN


def _is_json_line(head: bytes) -> bool:
    line = head.lstrip().split(b"\n", 1)[0]
    if not line.startswith(b"{"):
        return False
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        # A first line longer than the head cannot be parsed; its first key still tells.
        return (
            len(head) >= HEAD
            and re.match(rb'\{\s*"(?:key|text|html|title|outlet|published|url|authors)"\s*:', line) is not None
        )
    return isinstance(value, dict) and ("text" in value or "html" in value)


def _is_binary(head: bytes) -> bool:
    """Whether control characters, or NULs that do not come in the pattern of UTF-16, say that this is no text."""
    if head.startswith(_BOMS) or not head:
        return False
    nuls = head.count(0)
    if nuls and max(head[0::2].count(0), head[1::2].count(0)) >= 0.3 * len(head) and nuls <= 0.6 * len(head):
        return False
    controls = len(head) - len(head.translate(None, _CONTROL))
    return controls > 0.05 * len(head)
