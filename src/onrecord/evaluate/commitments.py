"""Score commitments against gold: takes labelled texts and the records read from them, returns figures.

Commitments of one text are matched one to one where their cues overlap, or their spans by half (Jaccard of characters).

- `detect`: micro precision, recall and F1 of that; `detect.MODALITY` and `detect.KIND`: recall over gold of one kind.
- `modality`, `promisor`, `amount`, `period` and so on: the share of the matched ones with this field right.

The promisor is right where one of its mentions overlaps the labelled words, or its name is the labelled one; an amount
where value, bound and unit (its last word) or currency agree, or there is none on either side; a period where every
date agrees as far as both are precise.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from onrecord.errors import RecordFormatError, ScoreError
from onrecord.evaluate.attribution import Counts, Score, total_scores
from onrecord.evaluate.commitment_gold import GoldCommitment, GoldText
from onrecord.evaluate.matching import match_units
from onrecord.model import Record
from onrecord.model.codec import record_from_json
from onrecord.model.commitments import Commitment
from onrecord.model.span import Span

_ARTICLES = re.compile(r"(?i)^(?:the|a|an|its|his|her|their|our)\s+")
_WORDS = re.compile(r"\w+")
_YEAR = re.compile(r"\d{4}")


def score_commitments(
    gold: Sequence[GoldText], records: Mapping[str, Record], *, resamples: int = 0, seed: int = 0
) -> dict[str, Score]:
    """Return every metric by name; a text without a record has no commitments predicted.

    Args:
        resamples: how often texts are drawn with replacement for the 95 % intervals; 0 gives none.
    """
    rows = [score_text(text, records.get(text.key)) for text in gold]
    return total_scores(rows, resamples=resamples, seed=seed)


def load_commitments(path: Path, gold: Sequence[GoldText]) -> dict[str, Record]:
    """Return key of a labelled text -> its record, from what `onrecord read --json` wrote of the texts.

    Raises:
        ScoreError: a line is no record, or belongs to no text.
    """
    keys = {" ".join(text.text.split()): text.key for text in gold}
    found: dict[str, Record] = {}
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ScoreError(f"{str(path)!r} cannot be read as predictions: {error}. Check the path.") from None
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            record = record_from_json(json.loads(line))
        except (ValueError, RecordFormatError) as error:
            raise ScoreError(f"{path}:{number}: this line is no record ({error}).") from None
        key = keys.get(" ".join(record.document.text.split()))
        if key is not None:
            found[key] = record
    if not found:
        raise ScoreError(f"{path} holds no record of a labelled text. Read the sentences of the gold.")
    return found


def score_text(gold: GoldText, record: Record | None) -> dict[str, Counts]:
    """Return metric -> counts of one text."""
    found = list(record.commitments) if record is not None else []
    owner = match_commitments(gold, record)
    pairs = [(gold.records[mine], found[place]) for place, mine in owner.items()]
    counts: dict[str, Counts] = {"detect": (len(pairs), len(found), len(gold.records))}
    for name, rule in FIELDS.items():
        right = sum(rule(gold.text, one, other, record) for one, other in pairs) if record is not None else 0
        counts[name] = (right, None, len(pairs))
    matched = set(owner.values())
    for group in ("modality", "kind"):
        for value in {getattr(one, group) for one in gold.records}:
            mine = [place for place, one in enumerate(gold.records) if getattr(one, group) == value]
            counts[f"detect.{value}"] = (sum(place in matched for place in mine), None, len(mine))
    return counts


def match_commitments(gold: GoldText, record: Record | None) -> dict[int, int]:
    """Return place of a found commitment -> place of the labelled one it is matched with."""
    found = list(record.commitments) if record is not None else []

    def near(one: GoldCommitment, other: Commitment) -> float:
        return _weight(gold.text, one, other, record)

    return match_units(list(gold.records), found, near)


def _weight(text: str, one: GoldCommitment, other: Commitment, record: Record | None) -> float:
    shared = _jaccard(one.span, other.span)
    if not one.cue.overlaps(other.cue) and shared < 0.5:
        return 0.0
    same = one.modality == other.modality
    amount = record is not None and _amounts_agree(text, one, other, record)
    return 1.0 + shared + 0.5 * same + amount


def _jaccard(one: Span, other: Span) -> float:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return max(0, shared) / (max(one.end, other.end) - min(one.start, other.start))


def _promisors_agree(_: str, one: GoldCommitment, other: Commitment, record: Record) -> bool:
    for party in other.promisor:
        if party.span is not None and one.who is not None and party.span.overlaps(one.who):
            return True
    return _named_alike(_, one, other, record)


def _named_alike(_: str, one: GoldCommitment, other: Commitment, record: Record) -> bool:
    """Whether the entities bear the labelled name, parts of names and articles aside."""
    wanted = {_plain(name) for name in one.name.split(";")}
    names = {_plain(record.entity(party.entity).name) for party in other.promisor}
    return bool(names) and all(any(_fits(name, want) for want in wanted) for name in names)


def _plain(name: str) -> str:
    return " ".join(_WORDS.findall(_ARTICLES.sub("", name.strip().replace("’", "'")).lower()))


def _fits(name: str, wanted: str) -> bool:
    return bool(name) and (name == wanted or f" {wanted} ".endswith(f" {name} ") or f" {name} ".endswith(f" {wanted} "))


def _amounts_agree(_: str, one: GoldCommitment, other: Commitment, record: Record) -> bool:
    if one.amount is None or other.amount is None:
        return one.amount is None and other.amount is None
    found = next(quantity for quantity in record.quantities if quantity.id == other.amount.quantity)
    gold = one.amount
    if (found.value, found.value_max, found.comparator) != (gold.value, gold.value_max, gold.comparator):
        return False
    if gold.currency or found.currency:
        return gold.currency == found.currency
    return _last(gold.unit) == _last(found.unit)


def _last(unit: str | None) -> str | None:
    return unit.replace("-", " ").split()[-1] if unit else None


def _periods_agree(_: str, one: GoldCommitment, other: Commitment, __: Record) -> bool:
    for name in ("deadline", "start", "end", "duration"):
        mine, theirs = one.period.get(name), getattr(other.period, name) if other.period is not None else None
        if (mine is None) != (theirs is None):
            return False
        if mine is not None and theirs is not None and not _same_time(mine, theirs, late=name != "start"):
            return False
    return True


def _same_time(one: str, other: str, *, late: bool) -> bool:
    if one == other:
        return True
    edges = [_edge(value, late=late) for value in (one, other)]
    return edges[0] is not None and edges[0] == edges[1]


def _edge(value: str, *, late: bool) -> datetime.date | None:
    """Return the first or last day of "2029", "2029-03" or "2029-03-31"."""
    parts = value.split("-")
    if not _YEAR.fullmatch(parts[0]) or not all(map(str.isdigit, parts)):
        return None
    numbers = [int(part) for part in parts]
    try:
        if len(numbers) == 3:
            return datetime.date(*numbers)
        month = numbers[1] if len(numbers) == 2 else (12 if late else 1)
        first = datetime.date(numbers[0], month, 1)
        return (first + datetime.timedelta(days=31)).replace(day=1) - datetime.timedelta(days=1) if late else first
    except ValueError:
        return None


def _conditions_agree(_: str, one: GoldCommitment, other: Commitment, __: Record) -> bool:
    if one.condition is None or other.condition is None:
        return one.condition is None and other.condition is None
    mine, theirs = set(_WORDS.findall(one.condition.lower())), set(_WORDS.findall(other.condition.lower()))
    return 2 * len(mine & theirs) >= len(mine | theirs)


def _voices_agree(_: str, one: GoldCommitment, other: Commitment, record: Record) -> bool:
    outlet = record.document.outlet
    names = [_plain(record.entity(entity).name) for entity in other.voice]
    names = [name for name in names if outlet is None or name != _plain(outlet)]
    wanted = [_plain(name) for name in one.voice]
    return len(names) == len(wanted) and all(
        _fits(name, want) or bool(set(name.split()) & set(want.split()))
        for name, want in zip(names, wanted, strict=True)
    )


def _beneficiaries_agree(_: str, one: GoldCommitment, other: Commitment, record: Record) -> bool:
    if one.to is None or not other.beneficiary:
        return one.to is None and not other.beneficiary
    wanted = set(_plain(one.to).split())
    return any(wanted & set(_plain(record.entity(party.entity).name).split()) for party in other.beneficiary)


def _plain_field(name: str) -> Callable[[str, GoldCommitment, Commitment, Record], bool]:
    return lambda _, one, other, __: bool(getattr(one, name) == getattr(other, name).value)


FIELDS: dict[str, Callable[[str, GoldCommitment, Commitment, Record], bool]] = {
    "modality": _plain_field("modality"),
    "polarity": _plain_field("polarity"),
    "promisor": _promisors_agree,
    "promisor.name": _named_alike,
    "amount": _amounts_agree,
    "period": _periods_agree,
    "kind": _plain_field("kind"),
    "action": _plain_field("action"),
    "beneficiary": _beneficiaries_agree,
    "condition": _conditions_agree,
    "voice": _voices_agree,
}
