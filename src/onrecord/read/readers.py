"""One reader for each kind of input: takes a `Source`, returns its `Reading`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from onrecord.read.html import read_html
from onrecord.read.pdf import read_pdf
from onrecord.read.plain import read_plain
from onrecord.read.sniff import HEAD, Kind, sniff
from onrecord.read.source import Reading, Source
from onrecord.settings import Settings


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of input: what `onrecord formats` says of it, and the function that reads it."""

    kind: Kind
    name: str
    told_by: str
    kept: str
    reader: Callable[[Source, Settings], Reading] | None


FORMATS: tuple[Format, ...] = (
    Format(
        Kind.PLAIN,
        "plain text",
        "everything that is text and none of the others; any encoding, the guess is recorded",
        "every character; lines, pages and hyphens of a print-out are put right, each repair listed",
        read_plain,
    ),
    Format(
        Kind.HTML,
        "web page",
        "<!doctype html>, <html> or several tags of a page",
        "the article with its headings, captions and block quotations; menus and scripts are left out",
        read_html,
    ),
    Format(
        Kind.PDF,
        "PDF with a text layer",
        "%PDF- at its beginning",
        "the text in reading order, with page and box of every line; running heads are left out",
        read_pdf,
    ),
    Format(
        Kind.JSONL,
        ".jsonl, one document a line",
        'a first line that is a JSON object with "text" or "html", or the suffix .jsonl',
        'the words of "text" or the page in "html"; also key, title, outlet, published, url, authors',
        None,
    ),
)


def read_source(source: Source, settings: Settings) -> Reading:
    """Read one source with the reader of its kind.

    Raises:
        ReadError: the input cannot be read; the message says why and what to do.
    """
    kind = Kind(source.media_type) if source.media_type else sniff(source.data[:HEAD], source.key)
    readers = {entry.kind: entry.reader for entry in FORMATS}
    reader = readers[kind] or read_plain
    return reader(source, settings)
