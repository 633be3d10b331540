"""GDELT's Global Quotation Graph: takes a file of its JSON lines (plain or .gz), yields a `Record` for each article.

A line holds pieces of an article, never the article: words before a quotation, the quotation, words after it. The text
of the record is these pieces, a paragraph for each quotation; offsets count in it, and a problem says so.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.errors import ExportError
from onrecord.export.imported import date_in, document_of, import_note, import_warning, object_in
from onrecord.model import (
    Attitude,
    ContentKind,
    Document,
    Finding,
    Origin,
    Problem,
    Provenance,
    Record,
    Severity,
    Span,
    Statement,
)

MADE_BY = Provenance("import-gqg/1")
LONGEST_LINE = 50_000_000
_IN_PIECES = (
    "GDELT gives the words around each quotation, not the article: this text is those pieces, and offsets count in it."
)
_SEEN = "The date is the day on which GDELT saw the article; when it was published is not stated."
_NOBODY = "GDELT does not say who speaks. The words before and after a quotation often do."


def read_gqg(path: Path) -> Iterator[Record]:
    """Yield the record of every line; a line that is no such object becomes a record with a problem.

    Raises:
        ExportError: the file cannot be read.
    """
    try:
        with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as stream:
            number = 0
            while line := stream.readline(LONGEST_LINE):
                number += 1
                if line.strip():
                    yield _record(line, f"{path}:{number}")
    except (OSError, EOFError, zlib.error) as error:
        raise ExportError(f"Cannot read {str(path)!r}: {error}. Check the file.") from None


def _record(line: bytes, place: str) -> Record:
    try:
        value = object_in(line, place)
        quotes = value.get("quotes")
        if not isinstance(quotes, list):
            raise ExportError(f'{place}: a line of GQG has a list of "quotes"; this one does not.')
    except ExportError as error:
        problem = Problem("broken-line", str(error), None, Severity.ERROR)
        return Record(Document(id=None, key=place), problems=(problem,))
    problems: list[Problem] = []
    text, contents = _text_of(quotes, problems)
    url = value.get("url")
    published = date_in(value.get("date"), problems)
    document = document_of(
        text,
        key=url if isinstance(url, str) else place,
        data=line.rstrip(b"\r\n"),
        source=url if isinstance(url, str) else None,
        media_type="application/json",
        reader="gqg/1",
        title=value["title"] if isinstance(value.get("title"), str) and value["title"].strip() else None,
        published=published,
        findings=(Finding("published", Origin.INPUT_LINE, "date"),) if published else (),
    )
    problems.append(import_note("text-in-pieces", _IN_PIECES))
    problems += [import_note("not-resolved", _NOBODY)] if contents else []
    problems += [import_note("seen-not-published", _SEEN)] if published else []
    language = value.get("lang")
    if isinstance(language, str) and language.upper() not in ("ENGLISH", "EN"):
        problems.append(import_warning("other-language", f"GDELT says that this text is in {language[:40]!r}."))
    return Record(document, statements=tuple(map(_statement, range(1, len(contents) + 1), contents)),
                  problems=tuple(problems))  # fmt: skip


def _text_of(quotes: list[Any], problems: list[Problem]) -> tuple[str, list[Span]]:
    """Return the pieces as one text, a paragraph for each quotation, and where the quotations stand in it."""
    written: list[str] = []
    contents: list[Span] = []
    length = 0
    for quote in quotes:
        words = quote.get("quote") if isinstance(quote, dict) else None
        if not isinstance(words, str) or not words.strip():
            problems.append(
                import_warning("broken-quotation", 'An entry of "quotes" without words in "quote" was left out.')
            )
            continue
        before, after = (quote.get(name) if isinstance(quote.get(name), str) else "" for name in ("pre", "post"))
        words, before, after = words.strip(), before.strip(), after.strip()
        paragraph = " ".join(filter(None, (before, words, after)))
        gap = "\n\n" if written else ""
        start = length + len(gap) + (len(before) + 1 if before else 0)
        contents.append(Span(start, start + len(words)))
        written += [gap, paragraph]
        length += len(gap) + len(paragraph)
    return "".join(written), contents


def _statement(number: int, span: Span) -> Statement:
    return Statement(
        id=f"s{number}", kind=ContentKind.DIRECT, attitude=Attitude.STATEMENT, source=(), cue=(), content=(span,),
        quoted=(span,), speakers=(), voice=(), provenance=MADE_BY,
    )  # fmt: skip
