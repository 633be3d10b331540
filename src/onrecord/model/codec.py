"""Records to JSON and back, and their JSON Schema, all three driven by the dataclasses themselves.

Spans become `[start, end]`, runs `[text_start, source_start, length]` with the page as a fourth number where
there is one, dates ISO 8601, decimals strings. Fields that a reader of JSON does not know are passed over.
How a type is written and read is worked out once, from its field types, and kept.
"""

from __future__ import annotations

import dataclasses
import datetime
import functools
import json
import math
import operator
import re
import types
import typing
from collections.abc import Callable
from decimal import Decimal
from enum import StrEnum
from typing import Any

from onrecord._version import __version__
from onrecord.errors import OnrecordError, RecordFormatError
from onrecord.model.document import Box
from onrecord.model.offsets import OffsetMap, Run, SourceSpan
from onrecord.model.records import Record
from onrecord.model.span import Span

SCHEMA = "onrecord.record/1"

_PAIR = {"type": "array", "items": {"type": "integer", "minimum": 0}, "minItems": 2, "maxItems": 2}
_DECIMAL = re.compile(r"-?[0-9]{1,100}(\.[0-9]{1,100})?")
_LONGEST_SHOWN = 60

_Turn = Callable[[Any], Any]


class _Misfit(Exception):  # noqa: N818 - never leaves this module
    """A value that does not fit its field; `path` grows on the way up, such as ".statements[3].kind"."""

    def __init__(self, message: str, path: str = "") -> None:
        super().__init__(message)
        self.path = path


@dataclasses.dataclass(frozen=True, slots=True)
class _Codec:
    """How one leaf type is written, read and described."""

    encode: _Turn
    decode: _Turn
    schema: dict[str, Any]


def _shown(value: Any) -> str:
    words = repr(value)
    return words if len(words) <= _LONGEST_SHOWN else f"{words[:_LONGEST_SHOWN]}..."


def _same(value: Any) -> Any:
    return value


def _whole(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise _Misfit(f"{_shown(value)} should be a whole number.")
    return value


def _number(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _Misfit(f"{_shown(value)} should be a number.")
    try:
        number = float(value)
    except OverflowError:
        number = math.inf
    if not math.isfinite(number):
        raise _Misfit(f"{_shown(value)} should be a number that JSON can hold.")
    return number


def _words(value: Any) -> str:
    if not isinstance(value, str):
        raise _Misfit(f"{_shown(value)} should be a string.")
    return value


def _truth(value: Any) -> bool:
    if not isinstance(value, bool):
        raise _Misfit(f"{_shown(value)} should be true or false.")
    return value


def _list(value: Any, lengths: tuple[int, ...], take: _Turn, what: str) -> list[Any]:
    if not isinstance(value, list) or len(value) not in lengths:
        raise _Misfit(f"{_shown(value)} should be a list of {' or '.join(map(str, lengths))} {what}.")
    return [take(item) for item in value]


def _decimal(value: Any) -> Decimal:
    if not isinstance(value, str) or not _DECIMAL.fullmatch(value):
        raise _Misfit(f"{_shown(value)} should be a decimal number in a string, such as '2.50'.")
    return Decimal(value)


def _date(value: Any) -> datetime.date:
    try:
        date = datetime.date.fromisoformat(_words(value))
    except ValueError:
        date = None
    # `fromisoformat` takes "20240503" and "2024-W18-5" as well; a record knows one way to write a date.
    if date is None or date.isoformat() != value:
        raise _Misfit(f"{_shown(value)} is not a date such as 2024-05-03.")
    return date


def _encode_source_span(span: SourceSpan) -> list[int]:
    return [span.start, span.end] if span.page is None else [span.start, span.end, span.page]


def _decode_source_span(value: Any) -> SourceSpan:
    span = SourceSpan(*_list(value, (2, 3), _whole, "whole numbers"))
    if not 0 <= span.start <= span.end or (span.page is not None and span.page < 1):
        raise _Misfit(f"{_shown(value)} is no place in a source: start, end (not below start), page (from 1).")
    return span


def _encode_run(run: Run) -> list[int]:
    values = [run.text_start, run.source_start, run.length]
    return values if run.page is None else [*values, run.page]


def _decode_map(value: Any) -> OffsetMap:
    if not isinstance(value, list):
        raise _Misfit(f"{_shown(value)} should be a list of runs.")
    return OffsetMap(tuple(Run(*_list(run, (3, 4), _whole, "whole numbers")) for run in value))


def _integers(least: int, most: int) -> dict[str, Any]:
    return {"type": "array", "items": {"type": "integer", "minimum": 0}, "minItems": least, "maxItems": most}


_CODECS: dict[Any, _Codec] = {
    str: _Codec(_same, _words, {"type": "string"}),
    bool: _Codec(_same, _truth, {"type": "boolean"}),
    int: _Codec(_same, _whole, {"type": "integer"}),
    float: _Codec(_same, _number, {"type": "number"}),
    Decimal: _Codec(
        lambda value: format(value, "f"), _decimal, {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?$"}
    ),
    datetime.date: _Codec(datetime.date.isoformat, _date, {"type": "string", "format": "date"}),
    Span: _Codec(
        lambda span: [span.start, span.end], lambda value: Span(*_list(value, (2,), _whole, "whole numbers")), _PAIR
    ),
    SourceSpan: _Codec(_encode_source_span, _decode_source_span, _integers(2, 3)),
    Box: _Codec(
        lambda box: [box.left, box.bottom, box.right, box.top],
        lambda value: Box(*_list(value, (4,), _number, "numbers")),
        {"type": "array", "items": {"type": "number"}, "minItems": 4, "maxItems": 4},
    ),
    OffsetMap: _Codec(
        lambda offsets: [_encode_run(run) for run in offsets.runs],
        _decode_map,
        {"type": "array", "items": _integers(3, 4)},
    ),
}


def to_json(value: Any) -> Any:
    """Return a record, or any value of the data model, as plain lists, dictionaries, strings and numbers."""
    if value is None:
        return None
    if isinstance(value, tuple) and type(value) not in _CODECS:
        return [to_json(item) for item in value]
    if isinstance(value, Record):
        return {"schema": SCHEMA, "onrecord": __version__, **_encoder(Record)(value)}
    return _encoder(typing.cast(Any, type(value)))(value)


def record_to_line(record: Record) -> str:
    """Return a record as one line of JSON, without the line's end. Lone surrogates are written as escapes."""
    value = to_json(record)
    line = json.dumps(value, ensure_ascii=False, allow_nan=False)
    try:
        line.encode()
    except UnicodeEncodeError:
        return json.dumps(value, ensure_ascii=True, allow_nan=False)
    # JSON allows these inside strings, but programs that split lines the Unicode way would break there.
    return line.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("\x85", "\\u0085")


def record_from_json(value: Any) -> Record:
    """Return the record that `to_json` wrote.

    Raises:
        RecordFormatError: the value is no record of this schema; the message names the field.
    """
    if not isinstance(value, dict) or value.get("schema") != SCHEMA:
        found = value.get("schema") if isinstance(value, dict) else type(value).__name__
        raise RecordFormatError(f"This is not a record of schema {SCHEMA!r} (found {_shown(found)}).")
    try:
        record: Record = _decoder(Record)(value)
    except _Misfit as error:
        raise RecordFormatError(f"record{error.path}: {error}") from None
    return record


def record_from_line(line: str) -> Record:
    """Return the record that `record_to_line` wrote.

    Raises:
        RecordFormatError: the line is not JSON, or no record of this schema.
    """
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise RecordFormatError(f"This line is not JSON: {error}.") from None
    return record_from_json(value)


@functools.cache
def _field_types(kind: Any) -> dict[str, Any]:
    hints = typing.get_type_hints(kind)
    return {entry.name: hints[entry.name] for entry in dataclasses.fields(kind) if entry.init}


def _is_optional(kind: Any) -> bool:
    return typing.get_origin(kind) in (typing.Union, types.UnionType)


def _without_none(kind: Any) -> Any:
    return next(choice for choice in typing.get_args(kind) if choice is not types.NoneType)


@functools.cache
def _encoder(kind: Any) -> _Turn:
    """Return the function that writes a value of this type."""
    if kind in _CODECS:
        return _CODECS[kind].encode
    if _is_optional(kind):
        inner = _encoder(_without_none(kind))
        return inner if inner is _same else lambda value: None if value is None else inner(value)
    if typing.get_origin(kind) is tuple:
        item = _encoder(typing.get_args(kind)[0])
        return list if item is _same else lambda values: [item(value) for value in values]
    if issubclass(kind, StrEnum):
        return lambda member: member.value
    return _fields_encoder(kind)


def _fields_encoder(kind: Any) -> _Turn:
    names = tuple(_field_types(kind))
    encoders = tuple(map(_encoder, _field_types(kind).values()))
    if len(names) == 1:
        return lambda value: {names[0]: encoders[0](getattr(value, names[0]))}
    values_of = operator.attrgetter(*names)
    return lambda value: {
        name: encode(item) for name, encode, item in zip(names, encoders, values_of(value), strict=True)
    }


@functools.cache
def _decoder(kind: Any) -> _Turn:
    """Return the function that reads a value of this type, or raises `_Misfit`."""
    if kind in _CODECS:
        return _CODECS[kind].decode
    if _is_optional(kind):
        inner = _decoder(_without_none(kind))
        return lambda value: None if value is None else inner(value)
    if typing.get_origin(kind) is tuple:
        return _tuple_decoder(typing.get_args(kind)[0])
    if issubclass(kind, StrEnum):
        return _choice_decoder(kind)
    return _fields_decoder(kind)


def _within(step: str, error: Exception) -> _Misfit:
    return _Misfit(str(error), step + (error.path if isinstance(error, _Misfit) else ""))


def _tuple_decoder(item_kind: Any) -> _Turn:
    take = _decoder(item_kind)

    def decode(values: Any) -> tuple[Any, ...]:
        if not isinstance(values, list):
            raise _Misfit(f"{_shown(values)} should be a list.")
        items = []
        for index, value in enumerate(values):
            try:
                items.append(take(value))
            except (_Misfit, OnrecordError) as error:
                raise _within(f"[{index}]", error) from None
        return tuple(items)

    return decode


def _choice_decoder(kind: type[StrEnum]) -> _Turn:
    members = {member.value: member for member in kind}

    def decode(value: Any) -> StrEnum:
        if not isinstance(value, str) or value not in members:
            raise _Misfit(f"{_shown(value)} is none of {', '.join(members)}.")
        return members[value]

    return decode


def _fields_decoder(kind: Any) -> _Turn:
    decoders = {name: _decoder(field_kind) for name, field_kind in _field_types(kind).items()}
    needed = [
        entry.name
        for entry in dataclasses.fields(kind)
        if entry.init and entry.default is dataclasses.MISSING and entry.default_factory is dataclasses.MISSING
    ]

    def decode(value: Any) -> Any:
        if not isinstance(value, dict):
            raise _Misfit(f"{_shown(value)} should be an object.")
        missing = [name for name in needed if name not in value]
        if missing:
            raise _Misfit(f"this {kind.__name__.lower()} lacks {', '.join(missing)}.")
        found: dict[str, Any] = {}
        for name, take in decoders.items():
            if name in value:
                try:
                    found[name] = take(value[name])
                except (_Misfit, OnrecordError) as error:
                    raise _within(f".{name}", error) from None
        try:
            return kind(**found)
        except OnrecordError as error:
            raise _Misfit(str(error)) from None

    return decode


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of one record, generated from the dataclasses."""
    definitions: dict[str, Any] = {}
    body = _describe_fields(Record, definitions)
    body["properties"] = {
        "schema": {"const": SCHEMA},
        "onrecord": {"type": "string", "description": "Version of onrecord that wrote the record."},
        **body["properties"],
    }
    body["required"] = ["schema", "onrecord", *body["required"]]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": SCHEMA,
        **body,
        "$defs": dict(sorted(definitions.items())),
    }


def _describe_fields(kind: type, definitions: dict[str, Any]) -> dict[str, Any]:
    properties = {name: _describe(field_kind, definitions) for name, field_kind in _field_types(kind).items()}
    return {
        "type": "object",
        "description": (kind.__doc__ or "").strip().split("\n")[0],
        "properties": properties,
        "required": list(properties),
    }


def _describe(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    codec = _CODECS.get(kind)
    if codec is not None:
        return codec.schema
    if _is_optional(kind):
        return {"anyOf": [_describe(_without_none(kind), definitions), {"type": "null"}]}
    if typing.get_origin(kind) is tuple:
        return {"type": "array", "items": _describe(typing.get_args(kind)[0], definitions)}
    if issubclass(kind, StrEnum):
        return {"enum": [member.value for member in kind]}
    if kind.__name__ not in definitions:
        definitions[kind.__name__] = {}
        definitions[kind.__name__] = _describe_fields(kind, definitions)
    return {"$ref": f"#/$defs/{kind.__name__}"}


__all__ = ["SCHEMA", "json_schema", "record_from_json", "record_from_line", "record_to_line", "to_json"]
