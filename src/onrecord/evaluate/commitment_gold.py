"""Read gold commitments: the open corpus of `corpora/commitments`, or JSON lines of examples, as `GoldText`s."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from onrecord.errors import ScoreError
from onrecord.model.span import Span

_AMOUNT = re.compile(r"(<=|>=|<|>|~)?(\d+(?:\.\d+)?)(?:\.\.(\d+(?:\.\d+)?))?\s+(.+)")
_CURRENCY = re.compile(r"[A-Z]{3}")
_GAP = "…"


@dataclass(frozen=True, slots=True)
class GoldSum:
    """An amount; `unit` is a noun in the singular, `currency` an ISO 4217 code."""

    value: Decimal
    value_max: Decimal | None = None
    comparator: str = "="
    unit: str | None = None
    currency: str | None = None
    base: str | None = None
    per: str | None = None


@dataclass(frozen=True, slots=True)
class GoldCommitment:
    """One labelled record; `who` is where the promisor stands, `name` what it is called."""

    span: Span
    cue: Span
    who: Span | None
    name: str
    to: str | None
    kind: str
    action: str
    object: str | None
    amount: GoldSum | None
    period: Mapping[str, str]
    condition: str | None
    modality: str
    polarity: str
    voice: tuple[str, ...]
    status: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoldText:
    """A sentence with the commitments it reports; `key` is its running number, from 1, or its id."""

    key: str
    text: str
    published: datetime.date | None
    register: str
    records: tuple[GoldCommitment, ...]


def read_gold(path: Path, *, half: str | None = None) -> list[GoldText]:
    """Return the texts of a folder of corpus files, of one such file, or of a `.jsonl` of examples.

    Args:
        half: "even" or "odd" keeps the texts with such a running number.

    Raises:
        ScoreError: a file cannot be read, or a line is not of the format.
    """
    files = sorted(path.glob("[0-9]*.txt")) if path.is_dir() else [path]
    if not files:
        raise ScoreError(f"{path} holds no corpus files (01-NAME.txt). Name the folder that does.")
    texts: list[GoldText] = []
    for file in files:
        try:
            lines = file.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise ScoreError(f"{file} cannot be read: {error}. Check the path.") from None
        if file.suffix == ".jsonl":
            texts += [_example(file, number, line) for number, line in enumerate(lines, 1) if line.strip()]
        else:
            texts += _corpus(file, lines, len(texts))
    kept = {None: (0, 1), "even": (0,), "odd": (1,)}[half]
    return [text for number, text in enumerate(texts, 1) if number % 2 in kept]


def _corpus(file: Path, lines: list[str], before: int) -> list[GoldText]:
    published, register = None, ""
    blocks: list[tuple[str, datetime.date | None, str, list[tuple[int, str]]]] = []
    for number, line in enumerate(lines, 1):
        if line.startswith("@"):
            day, _, register = line[1:].strip().partition(" ")
            published = datetime.date.fromisoformat(day)
        elif line.startswith(">"):
            if not blocks:
                raise ScoreError(f"{file}:{number}: a record stands before the first sentence.")
            blocks[-1][3].append((number, line[1:]))
        elif line.strip() and not line.startswith("#"):
            blocks.append((line.strip(), published, register, []))
    return [
        GoldText(str(before + place), text, day, kind, tuple(_record(f"{file}:{at}", text, row) for at, row in rows))
        for place, (text, day, kind, rows) in enumerate(blocks, 1)
    ]


def _record(where: str, text: str, line: str) -> GoldCommitment:
    fields = dict(_fields(line))
    missing = {"cue", "who", "kind", "do", "mod", "span"} - set(fields)
    if missing:
        raise ScoreError(f"{where}: the record has no {', '.join(sorted(missing))}.")
    span = _locate(where, text, fields["span"])
    words, _, _kind = fields["who"].rpartition("/")
    said, _, name = words.partition(":")
    spelled = {"by": "deadline", "from": "start", "until": "end", "for": "duration"}
    return GoldCommitment(
        span=span,
        cue=_find(text, fields["cue"], span) or span,
        who=_find(text, said, span),
        name=(name or said).strip(),
        to=fields.get("to"),
        kind=fields["kind"],
        action=fields["do"],
        object=fields.get("what"),
        amount=_amount(where, fields),
        period={spelled[name]: fields[name] for name in spelled if name in fields},
        condition=fields.get("if"),
        modality=fields["mod"],
        polarity=fields.get("pol", "+"),
        voice=tuple(one.strip() for one in re.split(r"[>;]", fields.get("voice", "")) if one.strip()),
        status=tuple(one.partition("/")[0].strip() for one in fields.get("status", "").split(",") if one.strip()),
    )


def _fields(line: str) -> Iterator[tuple[str, str]]:
    """Yield name and value; a piece that begins no field goes on with the one before ("Estmark; Brevia/state")."""
    known: list[list[str]] = []
    for piece in line.split(";"):
        name, equals, value = piece.strip().partition("=")
        if equals and name.isalpha() and name.islower():
            known.append([name, value.strip()])
        elif known:
            known[-1][1] += f"; {piece.strip()}"
    yield from ((name, value) for name, value in known)


def _locate(where: str, text: str, words: str) -> Span:
    first, gap, last = (part.strip() for part in words.partition(_GAP))
    start = text.find(first)
    if start < 0:
        raise ScoreError(f"{where}: {first!r} does not stand in the sentence.")
    if not gap:
        return Span(start, start + len(first))
    at = text.find(last, start + len(first) - len(last) if last == first else start + 1)
    if at < 0:
        raise ScoreError(f"{where}: {last!r} does not stand in the sentence after {first!r}.")
    return Span(start, at + len(last))


def _find(text: str, words: str, near: Span) -> Span | None:
    """Return where words stand: whole words inside a span first, then anywhere."""
    pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    found = pattern.search(text, near.start, near.end) or pattern.search(text)
    return Span(*found.span()) if found and words else None


def _amount(where: str, fields: Mapping[str, str]) -> GoldSum | None:
    if "amount" not in fields:
        return None
    found = _AMOUNT.fullmatch(fields["amount"])
    if found is None:
        raise ScoreError(f"{where}: {fields['amount']!r} is no amount such as '6 patrol boat' or '>=2 percent'.")
    bound, low, high, unit = found.groups()
    money = _CURRENCY.fullmatch(unit) is not None
    return GoldSum(
        Decimal(low),
        Decimal(high) if high else None,
        bound or "=",
        None if money else unit,
        unit if money else None,
        fields.get("base"),
        fields.get("per"),
    )


def _example(file: Path, number: int, line: str) -> GoldText:
    try:
        row = json.loads(line)
        records = tuple(_of_json(row["text"], one) for one in row["records"])
        return GoldText(row["id"], row["text"], datetime.date.fromisoformat(row["dct"]), "", records)
    except (ValueError, KeyError, TypeError, InvalidOperation) as error:
        raise ScoreError(f"{file}:{number}: this line is no labelled text ({error!r}).") from None


def _of_json(text: str, row: Mapping[str, Any]) -> GoldCommitment:
    amount = row["amount"]
    promisor = row["promisor"]
    found = None
    if amount:
        high = amount["value_max"]
        found = GoldSum(
            Decimal(str(amount["value"])),
            Decimal(str(high)) if high is not None else None,
            amount["comparator"],
            amount["unit"],
            amount["currency"],
            amount["base"],
            amount["per"],
        )
    return GoldCommitment(
        span=Span(*row["span"]),
        cue=Span(*row["cue"]),
        who=Span(*promisor["span"]),
        name=promisor["name"],
        to=row["beneficiary"],
        kind=row["kind"],
        action=row["action"],
        object=row["object"],
        amount=found,
        period={name: value for name, value in (row["period"] or {}).items() if value},
        condition=row["condition"],
        modality=row["modality"],
        polarity=row["polarity"],
        voice=tuple(row["voice"][1:]),
        status=tuple(one["status"] for one in row["status"]),
    )
