"""Predictions from onrecord's own records: takes a record, returns its attributions in offsets of the raw file.

A record's spans count in the reading text; gold counts in the file. The source map leads from one to the other, so that
`onrecord read --json FILES` is scored as it stands.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from onrecord.errors import RecordFormatError, ScoreError
from onrecord.evaluate.standoff import read_predictions
from onrecord.model import Record, Span
from onrecord.model.codec import SCHEMA, record_from_json


def load_predictions(path: Path) -> dict[str, list[Mapping[str, Any]]]:
    """Return the predicted attributions of each article by stem, from prediction lines or from records.

    Raises:
        ScoreError: the file is neither, or an article stands in it twice.
    """
    try:
        with path.open(encoding="utf-8") as lines:
            first = next((line for line in lines if line.strip()), "")
    except (OSError, UnicodeDecodeError) as error:
        raise ScoreError(f"{str(path)!r} cannot be read as predictions: {error}. Check the path.") from None
    return _from_records(path) if f'"{SCHEMA}"' in first[:200] else read_predictions(path)


def _from_records(path: Path) -> dict[str, list[Mapping[str, Any]]]:
    predictions: dict[str, list[Mapping[str, Any]]] = {}
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            try:
                record = record_from_json(json.loads(line))
            except (ValueError, RecordFormatError) as error:
                raise ScoreError(f"{path}:{number}: this line is no record ({error}).") from None
            stem = Path(record.document.key).name.removesuffix(".txt")
            if stem in predictions:
                raise ScoreError(f"{path}:{number}: article {stem!r} stands here twice. Keep one of its lines.")
            predictions[stem] = attributions_of(record)
    return predictions


def attributions_of(record: Record) -> list[Mapping[str, Any]]:
    """Return source, cue and content of each statement as `[start, end]` pairs in the raw file."""
    return [
        {
            "source": _in_source(record, statement.source),
            "cue": _in_source(record, statement.cue),
            "content": _in_source(record, statement.content),
        }
        for statement in record.statements
    ]


def _in_source(record: Record, spans: Iterable[Span]) -> list[list[int]]:
    offsets = record.document.source_map
    return [[piece.start, piece.end] for span in spans for piece in offsets.to_source(span)]
