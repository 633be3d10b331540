"""What people decided about records: takes a record as plain JSON and its corrections, returns the corrected one.

A correction names its target by kind and spans, never by its number alone, so that it holds when a document is read
again. Where the text itself changed, the record with the very same words is taken; where there is none, it waits.
"""

from __future__ import annotations

import copy
import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.errors import QuestionError
from onrecord.store.schema import CORRECTION
from onrecord.store.tables import ask

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Plain = dict[str, Any]


class CorrectionAction(StrEnum):
    """What a person can decide about a record."""

    ACCEPT = "accept"
    REJECT = "reject"
    EDIT = "edit"
    MERGE = "merge"
    SPLIT = "split"


LISTS = {"statement": "statements", "commitment": "commitments", "event": "events", "entity": "entities"}
_REVIEWS = {CorrectionAction.ACCEPT: "accepted", CorrectionAction.EDIT: "edited", CorrectionAction.MERGE: "merged",
            CorrectionAction.SPLIT: "split"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Correction:
    """One decision: who made it when and why, and about which record. `target` is the id that the record had then.

    `anchor` holds the spans and the words of the record, `change` what an edit, a merge or a split needs.
    """

    number: int
    made: str
    who: str
    why: str
    action: CorrectionAction
    target: str
    document: str
    kind: str
    anchor: Plain
    change: Plain

    def row(self) -> Plain:
        """Return the correction as a row of its table."""
        return {
            **{name: getattr(self, name) for name in ("number", "made", "who", "why", "target", "document", "kind")},
            "action": self.action.value,
            "anchor": json.dumps(self.anchor),
            "change": json.dumps(self.change),
        }

    @classmethod
    def from_row(cls, row: Plain) -> Correction:
        """Return the correction that `row` made."""
        values = {**row, "action": CorrectionAction(row["action"]), "made": str(row["made"])}
        return cls(**{**values, "anchor": json.loads(row["anchor"]), "change": json.loads(row["change"])})


@dataclass(slots=True)
class Corrected:
    """A record with its corrections: `reviews` by record id; `waiting` are those whose target is not there now."""

    plain: Plain
    reviews: dict[str, str] = field(default_factory=dict)
    waiting: list[int] = field(default_factory=list)


def anchor_of(plain: Plain, kind: str, item: Plain) -> Plain:
    """Return by what a record is found again: its spans, and its words."""
    spans = _spans(kind, item)
    text = plain["document"]["text"]
    anchor: Plain = {"spans": spans, "words": [text[start:end] for start, end in spans]}
    return anchor if kind != "entity" else {**anchor, "name": item["name"], "kind": item["kind"]}


def _spans(kind: str, item: Plain) -> list[list[int]]:
    if kind == "statement":
        return list(item["content"])
    if kind == "entity":
        return [mention["span"] for mention in item["mentions"][:1]]
    return [item["span"], item["cue" if kind == "commitment" else "trigger"]]


def apply_corrections(plain: Plain, corrections: Sequence[Correction]) -> Corrected:
    """Return the record as people corrected it, one correction after the other; `plain` itself stays as it is."""
    done = Corrected(copy.deepcopy(plain))
    for correction in corrections:
        item = _target(done.plain, correction.kind, correction.anchor)
        if item is None:
            done.waiting.append(correction.number)
            continue
        try:
            _ACTIONS[correction.action](done, correction, item)
        except _Elsewhere:
            done.waiting.append(correction.number)
    return done


class _Elsewhere(Exception):  # noqa: N818 - never leaves this module
    """What a correction speaks of is not in the record any more."""


def _target(plain: Plain, kind: str, anchor: Plain) -> Plain | None:
    """Return the record that an anchor means: the one with its spans and words, else the nearest with its words."""
    text = plain["document"]["text"]
    near: list[tuple[int, Plain]] = []
    for item in plain[LISTS[kind]]:
        spans = _spans(kind, item)
        words = [text[start:end] for start, end in spans]
        if words == anchor["words"]:
            if spans == anchor["spans"] and (kind != "entity" or spans or item["name"] == anchor["name"]):
                return dict_of(item)
            if spans and anchor["spans"]:
                near.append((abs(spans[0][0] - anchor["spans"][0][0]), item))
    near.sort(key=lambda pair: pair[0])
    return near[0][1] if near else None


def dict_of(item: Any) -> Plain:
    """Return a record that is a plain JSON object as such."""
    assert isinstance(item, dict)  # noqa: S101
    return item


def _accept(done: Corrected, correction: Correction, item: Plain) -> None:
    done.reviews[item["id"]] = "accepted"


def _reject(done: Corrected, correction: Correction, item: Plain) -> None:
    done.plain[LISTS[correction.kind]].remove(item)
    done.reviews.pop(item["id"], None)
    for echo in done.plain["echoes"]:
        if echo["statement"] == item["id"]:
            echo["statement"] = None
    for commitment in done.plain["commitments"]:
        if commitment["part_of"] == item["id"]:
            commitment["part_of"] = None


def _edit(done: Corrected, correction: Correction, item: Plain) -> None:
    for name, value in correction.change.items():
        item[name] = [_entity_named(done.plain, one) for one in value] if name in PEOPLE else value
    done.reviews[item["id"]] = "edited"


PEOPLE = ("speakers", "voice")
"""Fields that hold entities: an edit gives their names, so that it holds when ids change."""


def _entity_named(plain: Plain, wanted: Plain) -> str:
    """Return the id of the entity with this name, which is added where the record has none."""
    for entity in plain["entities"]:
        if entity["name"] == wanted["name"]:
            return str(entity["id"])
    links = dict.fromkeys(("country", "geonames", "latitude", "longitude", "score"))
    new = _free_id(plain)
    plain["entities"].append({"id": new, "mentions": [], "roles": [], "members": [], "links": links, **wanted})
    return new


def _free_id(plain: Plain) -> str:
    taken = {entity["id"] for entity in plain["entities"]}
    return next(f"e{n}" for n in range(len(taken) + 1, 2 * len(taken) + 3) if f"e{n}" not in taken)


def _merge(done: Corrected, correction: Correction, item: Plain) -> None:
    """Take another entity of the document into this one, or give this one the name it has in another document."""
    other_anchor = correction.change.get("other")
    if other_anchor is None:
        item["name"] = correction.change["name"]
        done.reviews[item["id"]] = "merged"
        return
    other = _target(done.plain, "entity", other_anchor)
    if other is None or other is item:
        raise _Elsewhere
    item["mentions"] = sorted([*item["mentions"], *other["mentions"]], key=lambda one: one["span"])
    item["roles"] += [role for role in other["roles"] if role not in item["roles"]]
    done.plain["entities"].remove(other)
    _replace(done.plain, other["id"], item["id"])
    item["members"] = [one for one in item["members"] if one != item["id"]]
    item["name"] = correction.change.get("name") or item["name"]
    done.reviews[item["id"]] = "merged"


def _replace(value: Any, old: str, new: str) -> None:
    """Let every reference to one entity point to another; what would then be named twice is named once."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if name in ("of", "entity") and inner == old:
                value[name] = new
            elif name in ("speakers", "voice", "members", "of", "by") and isinstance(inner, list):
                value[name] = list(dict.fromkeys(new if one == old else one for one in inner))
            elif name not in ("document", "id"):
                _replace(inner, old, new)
    elif isinstance(value, list):
        for inner in value:
            _replace(inner, old, new)


def _split(done: Corrected, correction: Correction, item: Plain) -> None:
    """Make an entity of its own of some mentions; statements credited by them are its own from now on."""
    moved = [one for one in item["mentions"] if one["span"] in correction.change["mentions"]]
    if not moved:
        raise _Elsewhere
    new = _free_id(done.plain)
    item["mentions"] = [one for one in item["mentions"] if one not in moved]
    entity = {**copy.deepcopy(item), "id": new, "name": correction.change["name"], "mentions": moved, "roles": []}
    done.plain["entities"].append({**entity, "members": []})
    for statement in done.plain["statements"]:
        if any(_overlap(span, one["span"]) for span in statement["source"] for one in moved):
            statement["speakers"] = [new if one == item["id"] else one for one in statement["speakers"]]
    done.reviews[item["id"]] = done.reviews[new] = "split"


def _overlap(one: list[int], other: list[int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


_ACTIONS = {
    CorrectionAction.ACCEPT: _accept,
    CorrectionAction.REJECT: _reject,
    CorrectionAction.EDIT: _edit,
    CorrectionAction.MERGE: _merge,
    CorrectionAction.SPLIT: _split,
}


def kind_of(plain: Plain, local: str) -> tuple[str, Plain]:
    """Return the kind of the record with this id, and the record itself.

    Raises:
        QuestionError: there is none, or it is of a kind that is not corrected.
    """
    for kind, name in LISTS.items():
        for item in plain[name]:
            if item["id"] == local:
                return kind, dict_of(item)
    raise QuestionError(f"There is no statement, commitment, event or entity {local!r} in this document.")


def all_corrections(tables: Path, documents: Sequence[str] | None = None) -> list[Correction]:
    """Return corrections in the order in which they were made, all of them or those of some documents."""
    where = "" if documents is None else " WHERE document IN (SELECT unnest(?))"
    values: list[Any] = [] if documents is None else [list(documents)]
    return [Correction.from_row(row) for row in _plain_rows(*ask(tables, f"{_QUERY}{where} ORDER BY number", values))]


def by_document(corrections: Sequence[Correction]) -> dict[str, tuple[Correction, ...]]:
    """Return corrections by the id of their document."""
    found: dict[str, list[Correction]] = defaultdict(list)
    for correction in corrections:
        found[correction.document].append(correction)
    return {name: tuple(some) for name, some in found.items()}


def corrections_in(connection: DuckDBPyConnection) -> dict[str, tuple[Correction, ...]]:
    """Return all corrections by document, from tables that are open already."""
    result = connection.execute(f"{_QUERY} ORDER BY number")
    names = [column[0] for column in result.description or ()]
    return by_document([Correction.from_row(row) for row in _plain_rows(names, result.fetchall())])


def _plain_rows(names: Sequence[str], rows: Sequence[Sequence[Any]]) -> list[Plain]:
    return [dict(zip(names, row, strict=True)) for row in rows]


_QUERY = f"SELECT {', '.join(column.name for column in CORRECTION)} FROM corrections"
