"""Records to JSON and back, and their JSON Schema, all three driven by the dataclasses themselves.

Spans become `[start, end]`, runs `[text_start, source_start, length]` with the page as a fourth number where
there is one, dates ISO 8601, decimals strings. Fields that a reader of JSON does not know are passed over.
"""

from __future__ import annotations

import dataclasses
import datetime
import functools
import json
import types
import typing
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

from onrecord.errors import OnrecordError, RecordFormatError
from onrecord.model.document import Box
from onrecord.model.offsets import OffsetMap, Run, SourceSpan
from onrecord.model.records import Record
from onrecord.model.span import Span

SCHEMA = "onrecord.record/1"

_PAIR = {"type": "array", "items": {"type": "integer", "minimum": 0}, "minItems": 2, "maxItems": 2}


@dataclasses.dataclass(frozen=True, slots=True)
class _Codec:
    """How one leaf type is written, read and described."""

    encode: Callable[[Any], Any]
    decode: Callable[[Any], Any]
    schema: dict[str, Any]


def _whole(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise RecordFormatError(f"{value!r} should be a whole number.")
    return value


def _number(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise RecordFormatError(f"{value!r} should be a number.")
    return float(value)


def _words(value: Any) -> str:
    if not isinstance(value, str):
        raise RecordFormatError(f"{value!r} should be a string.")
    return value


def _truth(value: Any) -> bool:
    if not isinstance(value, bool):
        raise RecordFormatError(f"{value!r} should be true or false.")
    return value


def _numbers(value: Any, lengths: tuple[int, ...]) -> list[int]:
    if not isinstance(value, list) or len(value) not in lengths:
        raise RecordFormatError(f"{value!r} should be a list of {' or '.join(map(str, lengths))} whole numbers.")
    return [_whole(item) for item in value]


def _decimal(value: Any) -> Decimal:
    try:
        return Decimal(_words(value))
    except InvalidOperation:
        raise RecordFormatError(f"{value!r} is not a decimal number.") from None


def _date(value: Any) -> datetime.date:
    try:
        return datetime.date.fromisoformat(_words(value))
    except ValueError:
        raise RecordFormatError(f"{value!r} is not a date such as 2024-05-03.") from None


def _encode_source_span(span: SourceSpan) -> list[int]:
    return [span.start, span.end] if span.page is None else [span.start, span.end, span.page]


def _encode_run(run: Run) -> list[int]:
    values = [run.text_start, run.source_start, run.length]
    return values if run.page is None else [*values, run.page]


def _decode_map(value: Any) -> OffsetMap:
    if not isinstance(value, list):
        raise RecordFormatError(f"a source map should be a list of runs, not {value!r}.")
    return OffsetMap(tuple(Run(*_numbers(run, (3, 4))) for run in value))


def _integers(least: int, most: int) -> dict[str, Any]:
    return {"type": "array", "items": {"type": "integer", "minimum": 0}, "minItems": least, "maxItems": most}


_CODECS: dict[Any, _Codec] = {
    str: _Codec(lambda value: value, _words, {"type": "string"}),
    bool: _Codec(lambda value: value, _truth, {"type": "boolean"}),
    int: _Codec(lambda value: value, _whole, {"type": "integer"}),
    float: _Codec(lambda value: value, _number, {"type": "number"}),
    Decimal: _Codec(lambda value: format(value, "f"), _decimal, {"type": "string", "pattern": r"^-?\d+(\.\d+)?$"}),
    datetime.date: _Codec(lambda value: value.isoformat(), _date, {"type": "string", "format": "date"}),
    Span: _Codec(lambda span: [span.start, span.end], lambda value: Span(*_numbers(value, (2,))), _PAIR),
    SourceSpan: _Codec(_encode_source_span, lambda value: SourceSpan(*_numbers(value, (2, 3))), _integers(2, 3)),
    Box: _Codec(
        lambda box: [box.left, box.bottom, box.right, box.top],
        lambda value: Box(*(_number(item) for item in value)),
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
    if isinstance(value, StrEnum):
        return value.value
    codec = _CODECS.get(type(value))
    if codec is not None:
        return codec.encode(value)
    if isinstance(value, tuple):
        return [to_json(item) for item in value]
    if isinstance(value, Record):
        return {"schema": SCHEMA, "onrecord": _version(), **_fields_to_json(value)}
    return _fields_to_json(value)


def record_to_line(record: Record) -> str:
    """Return a record as one line of JSON, without the line's end. Lone surrogates are written as escapes."""
    line = json.dumps(to_json(record), ensure_ascii=False, allow_nan=False)
    try:
        line.encode()
    except UnicodeEncodeError:
        line = json.dumps(to_json(record), ensure_ascii=True, allow_nan=False)
    # JSON allows these two inside strings, but programs that split lines the Unicode way would break there.
    return line.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("\x85", "\\u0085")


def record_from_json(value: Any) -> Record:
    """Return the record that `to_json` wrote.

    Raises:
        RecordFormatError: the value is no record of this schema; the message names the field.
    """
    if not isinstance(value, dict) or value.get("schema") != SCHEMA:
        found = value.get("schema") if isinstance(value, dict) else type(value).__name__
        raise RecordFormatError(f"This is not a record of schema {SCHEMA!r} (found {found!r}).")
    record: Record = _decode(Record, value, "record")
    return record


def record_from_line(line: str) -> Record:
    """Return the record that `record_to_line` wrote.

    Raises:
        RecordFormatError: the line is not JSON, or no record of this schema.
    """
    try:
        value = json.loads(line)
    except ValueError as error:
        raise RecordFormatError(f"This line is not JSON: {error}.") from None
    return record_from_json(value)


def _fields_to_json(value: Any) -> dict[str, Any]:
    return {name: to_json(getattr(value, name)) for name in _field_types(type(value))}


def _version() -> str:
    from onrecord._version import __version__

    return __version__


@functools.cache
def _field_types(kind: Any) -> dict[str, Any]:
    hints = typing.get_type_hints(kind)
    return {entry.name: hints[entry.name] for entry in dataclasses.fields(kind) if entry.init}


def _decode(kind: Any, value: Any, path: str) -> Any:
    codec = _CODECS.get(kind)
    try:
        if codec is not None:
            return codec.decode(value)
        if typing.get_origin(kind) in (typing.Union, types.UnionType):
            return None if value is None else _decode(_without_none(kind), value, path)
        if typing.get_origin(kind) is tuple:
            if not isinstance(value, list):
                raise RecordFormatError(f"{value!r} should be a list.")
            item_kind = typing.get_args(kind)[0]
            return tuple(_decode(item_kind, item, f"{path}[{index}]") for index, item in enumerate(value))
        if issubclass(kind, StrEnum):
            return _decode_choice(kind, value)
        return _decode_fields(kind, value, path)
    except RecordFormatError:
        raise
    except OnrecordError as error:
        raise RecordFormatError(f"{path}: {error}") from None


def _decode_choice(kind: type[StrEnum], value: Any) -> StrEnum:
    if value not in [member.value for member in kind]:
        raise RecordFormatError(f"{value!r} is none of {', '.join(kind)}.")
    return kind(value)


def _decode_fields(kind: type, value: Any, path: str) -> Any:
    if not isinstance(value, dict):
        raise RecordFormatError(f"{path} should be an object, not {value!r}.")
    found: dict[str, Any] = {}
    for name, field_kind in _field_types(kind).items():
        if name not in value:
            continue
        try:
            found[name] = _decode(field_kind, value[name], f"{path}.{name}")
        except RecordFormatError as error:
            message = str(error)
            raise RecordFormatError(message if message.startswith(path) else f"{path}.{name}: {message}") from None
    try:
        return kind(**found)
    except TypeError as error:
        raise RecordFormatError(f"{path}: {error}") from None


def _without_none(kind: Any) -> Any:
    return next(choice for choice in typing.get_args(kind) if choice is not types.NoneType)


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
    if typing.get_origin(kind) in (typing.Union, types.UnionType):
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
