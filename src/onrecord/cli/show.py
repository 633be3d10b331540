"""`onrecord show`: one record, or one document, of an archive, with the way back to its source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.archives import AsJson, In, archive_named
from onrecord.cli.lines import echo_json

if TYPE_CHECKING:
    from onrecord.archive.showing import Shown


def show(
    record_id: Annotated[
        str, typer.Argument(metavar="ID", help="An id such as 3fa4c2d1e0b7:s3; its first part alone is the document.")
    ],
    archive: In = None,
    as_json: AsJson = False,
) -> None:
    """Show a record in its sentence: its exact words, offsets, page and line of the source, and what made it.

    The first part of an id alone shows the whole document, as onrecord read does.
    """
    from onrecord.archive.showing import plain_shown, split_id
    from onrecord.show.visible import terminal_text

    found = archive_named(archive)
    prefix, local = split_id(record_id)
    if local is None:
        _show_document(found.record(prefix), as_json=as_json)
        return
    shown = found.show(record_id)
    if as_json:
        echo_json(plain_shown(shown))
    else:
        typer.echo("\n".join(map(terminal_text, _lines(shown))))


def _show_document(record: object, *, as_json: bool) -> None:
    from typing import cast

    from onrecord.cli.printers import BriefPrinter, JsonPrinter, opened
    from onrecord.model import Record

    with opened(None, append=False) as stream:
        printer = JsonPrinter(stream) if as_json else BriefPrinter(stream, to_file=False)
        printer.take(cast(Record, record))


def _lines(shown: Shown) -> Iterator[str]:
    document = shown.document
    yield f"{shown.id}  {type(shown.item).__name__.lower()}"
    yield f"  {document.title or document.key}"
    day = document.published or "date not stated"
    yield f"  {document.outlet or 'outlet not stated'}, {day}, {document.source or document.key}"
    yield ""
    yield f"  {marked(shown)}"
    yield ""
    yield from (f"  {name:<12}{value}" for name, value in _facts(shown))


def marked(shown: Shown) -> str:
    """Return the context with the words of the record between » and «."""
    text, pieces, at = shown.document.text, [], shown.context.start
    for span in shown.spans:
        pieces += [text[at : span.start], "»", text[span.start : span.end], "«"]
        at = span.end
    return " ".join("".join([*pieces, text[at : shown.context.end]]).split())


def _facts(shown: Shown) -> Iterator[tuple[str, str]]:
    from onrecord.model.codec import to_json

    record = shown.record
    names = {entity.id: entity.name for entity in record.entities}
    for name, value in to_json(shown.item).items():
        if name in _APART or value in (None, [], ""):
            continue
        if name in ("speakers", "voice", "members"):
            value = [f"{names[one]} ({one})" for one in value]
        elif name in ("promisor", "beneficiary", "actors", "recipients"):
            value = [f"{names[one['entity']]} ({one['entity']})" for one in value]
        elif name in ("source", "cue"):
            value = [f"{record.document.text[start:end]} [{start}, {end})" for start, end in _pairs(value)]
        elif isinstance(value, dict):
            value = ", ".join(f"{key} {one}" for key, one in value.items() if one is not None)
        yield name, ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    yield "characters", ", ".join(f"[{span.start}, {span.end})" for span in shown.spans)
    page, line = shown.location
    where = [f"page {page}"] * (page is not None) + [f"line {line}"] * (line is not None)
    places = [f"[{piece.start}, {piece.end})" for piece in shown.source[:4]]
    yield "in source", ", ".join([*where, *places]) or "not to be located"
    yield "read by", f"{record.document.reader}; raw bytes in {shown.raw}"


_APART = ("id", "content", "quoted", "span", "mentions")


def _pairs(value: list[object]) -> list[tuple[int, int]]:
    """Return one span or several as pairs."""
    if value and isinstance(value[0], int):
        value = [value]
    return [(one[0], one[1]) for one in value if isinstance(one, list)]
