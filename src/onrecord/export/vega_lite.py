"""Charts: takes records, writes a folder of three Vega-Lite specifications with their data in them.

Who speaks (words by speaker), when (statements by day of publication) and what falls due (commitments by due date and
amount, one row a currency). Speakers are counted by name; `onrecord entities` says who is the same under several.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from onrecord.export.files import as_utf8
from onrecord.model import Commitment, Record

SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
MOST_BARS = 40
_WORD = re.compile(r"\w+(?:[’'\-]\w+)*")
_NOBODY = "no speaker resolved"


def write_charts(records: Iterable[Record], path: Path) -> None:
    """Write the three charts to files of the folder `path`; what is held is one number a bar, one row a promise due."""
    words: Counter[tuple[str, str]] = Counter()
    days: Counter[tuple[str, str]] = Counter()
    due: list[dict[str, Any]] = []
    for record in records:
        names = {entity.id: entity.name for entity in record.entities}
        published = record.document.published
        for one in record.statements:
            count = sum(len(_WORD.findall(record.document.text_of(span))) for span in one.content)
            speakers = sorted({names[name] for name in one.speakers}) or [_NOBODY]
            words.update({(name, one.kind.value): count for name in speakers})
            if published is not None:
                days[published.isoformat(), one.kind.value] += 1
        due += [row for one in record.commitments if (row := _due(record, names, one))]
    path.mkdir()
    for name, chart in (("who-speaks", _who(words)), ("when", _when(days)), ("due", _what_is_due(due))):
        (path / f"{name}.vl.json").write_bytes(as_utf8(json.dumps(chart, ensure_ascii=False, indent=1)))


def _due(record: Record, names: dict[str, str], one: Commitment) -> dict[str, Any] | None:
    """Return the row of a commitment that states an amount of money and a day it is due."""
    amounts = {quantity.id: quantity for quantity in record.quantities}
    amount = amounts.get(one.amount.quantity) if one.amount else None
    deadline = (one.period.deadline or one.period.end) if one.period else None
    if amount is None or amount.currency is None or deadline is None or not re.match(r"\d{4}", deadline):
        return None
    return {
        "due": deadline[:10],
        "amount": float(amount.value),
        "currency": amount.currency,
        "promisor": "; ".join(names[party.entity] for party in one.promisor),
        "modality": one.modality.value,
        "words": record.document.text_of(one.span)[:200],
        "document": record.document.key,
    }


def _chart(title: str, rows: list[dict[str, Any]], **rest: Any) -> dict[str, Any]:
    return {"$schema": SCHEMA, "title": title, "width": 600, "data": {"values": rows}, **rest}


def _who(words: Counter[tuple[str, str]]) -> dict[str, Any]:
    totals: Counter[str] = Counter()
    for (name, _), count in words.items():
        totals[name] += count
    place = {name: number for number, (name, _) in enumerate(totals.most_common(), 1)}
    rows = [
        {"speaker": name, "kind": kind, "words": count, "place": place[name]}
        for (name, kind), count in sorted(words.items(), key=lambda item: (place[item[0][0]], item[0][1]))
    ]
    return _chart(
        "Who speaks: words by speaker",
        rows,
        transform=[{"filter": f"datum.place <= {MOST_BARS}"}],
        mark={"type": "bar", "tooltip": True},
        encoding={
            "y": {"field": "speaker", "type": "nominal", "sort": "-x", "title": None},
            "x": {"aggregate": "sum", "field": "words", "type": "quantitative", "title": "words"},
            "color": {"field": "kind", "type": "nominal", "title": "in whose words"},
        },
    )


def _when(days: Counter[tuple[str, str]]) -> dict[str, Any]:
    rows = [{"day": day, "kind": kind, "statements": count} for (day, kind), count in sorted(days.items())]
    return _chart(
        "When: statements by day of publication",
        rows,
        mark={"type": "bar", "tooltip": True},
        encoding={
            "x": {"field": "day", "type": "temporal", "title": "published"},
            "y": {"field": "statements", "type": "quantitative", "aggregate": "sum", "title": "statements"},
            "color": {"field": "kind", "type": "nominal", "title": "in whose words"},
        },
    )


def _what_is_due(rows: list[dict[str, Any]]) -> dict[str, Any]:
    return _chart(
        "What falls due: commitments by due date and amount",
        rows,
        mark={"type": "point", "filled": True, "tooltip": {"content": "data"}},
        encoding={
            "x": {"field": "due", "type": "temporal", "title": "due"},
            "y": {"field": "amount", "type": "quantitative", "title": "amount, in units of its currency"},
            "row": {"field": "currency", "type": "nominal", "title": None},
            "color": {"field": "modality", "type": "nominal", "title": "how firmly"},
        },
        resolve={"scale": {"y": "independent"}},
    )
