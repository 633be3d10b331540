"""Gold as records: takes a gold file of an article and its text, returns the `Record` a perfect reader would make.

Entities, quantities and commitments only: what is compared over documents.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from onrecord.evaluate.gold import Place, find_place
from onrecord.model import (
    Action,
    Amount,
    Commitment,
    CommitmentKind,
    Comparator,
    Document,
    Entity,
    EntityKind,
    Mention,
    MentionKind,
    Modality,
    Party,
    Period,
    Polarity,
    Quantity,
    Record,
    Role,
    Span,
    Status,
)


def gold_record(gold: Mapping[str, Any], text: str) -> Record:
    """Return the record of one article's gold.

    Raises:
        ScoreError: a string of the gold does not stand in `text`.
    """
    builder = _Builder(gold, text)
    commitments = tuple(builder.commitment(entry) for entry in gold["commitments"])
    published = datetime.date.fromisoformat(gold["published"]) if gold["published"] else None
    document = Document(
        None, gold["file"], title=gold.get("title"), outlet=gold.get("outlet"), published=published, text=text
    )
    return Record(
        document, tuple(builder.entities.values()), commitments=commitments, quantities=tuple(builder.quantities)
    )


class _Builder:
    def __init__(self, gold: Mapping[str, Any], text: str) -> None:
        self.text = text
        self.where = gold["file"]
        self.entities: dict[str, Entity] = {}
        self.quantities: list[Quantity] = []
        for entry in gold["entities"]:
            mentions = tuple(Mention(self._span(one), MentionKind(one["kind"])) for one in entry["mentions"])
            self._add(entry["name"], EntityKind(entry["kind"]), mentions)
        for entry in gold["entities"]:
            for role in entry["roles"]:
                one = self.entities[entry["name"]]
                of = self._entity(role["of"]) if role.get("of") else None
                roles = (*one.roles, Role(role["role"], of))
                self.entities[entry["name"]] = Entity(one.id, one.name, one.kind, one.mentions, roles)
        for entry in gold["quantities"]:
            self._quantity(entry)

    def commitment(self, entry: Mapping[str, Any]) -> Commitment:
        """Return one commitment with its parties and amounts."""
        return Commitment(
            id=entry["id"],
            span=self._span(entry["span"]),
            cue=self._span(entry["cue"]),
            promisor=self._parties(entry["promisor"]),
            beneficiary=self._parties(entry["beneficiary"]),
            kind=CommitmentKind(entry["kind"]),
            action=Action(entry["action"]),
            object=entry["object"],
            object_span=None,
            amount=Amount(self._quantity(entry["amount"])) if entry["amount"] else None,
            period=Period(**entry["period"]) if entry["period"] else None,
            condition=entry["condition"],
            modality=Modality(entry["modality"]),
            polarity=Polarity(entry["polarity"]),
            voice=tuple(self._entity(name) for name in entry["voice"]),
            status=tuple(self._status(status) for status in entry["status"]),
            part_of=entry["part_of"],
            mentions=tuple(self._span(mention) for mention in entry["mentions"]),
        )

    def _status(self, entry: Mapping[str, Any]) -> Status:
        evidence = self._span(entry["evidence"])
        stated = entry.get("amount")
        amount = None
        if stated is not None:
            self.quantities.append(Quantity(f"q{len(self.quantities) + 1}", evidence, Decimal(stated), currency="EUR"))
            amount = self.quantities[-1].id
        return Status(entry["status"], entry.get("date"), (self._entity(entry["by"]),), amount, evidence)

    def _span(self, place: Any) -> Span:
        if isinstance(place, str):
            return find_place(self.text, Place(self.where, place))
        if not isinstance(place["text"], str):
            return self._span(place["text"])
        return find_place(self.text, Place(self.where, place["text"], place.get("occurrence")))

    def _parties(self, entries: list[Mapping[str, Any]]) -> tuple[Party, ...]:
        return tuple(
            Party(self._entity(entry["name"]), self._span(entry["span"]) if entry.get("span") else None)
            for entry in entries
        )

    def _entity(self, name: str) -> str:
        return self._add(name, EntityKind.ORGANISATION, ())

    def _add(self, name: str, kind: EntityKind, mentions: tuple[Mention, ...]) -> str:
        if name not in self.entities:
            self.entities[name] = Entity(f"e{len(self.entities) + 1}", name, kind, mentions)
        return self.entities[name].id

    def _quantity(self, entry: Mapping[str, Any]) -> str:
        top = entry.get("value_max")
        self.quantities.append(
            Quantity(
                f"q{len(self.quantities) + 1}",
                self._span(entry),
                Decimal(entry["value"]),
                Decimal(top) if top is not None else None,
                Comparator(entry["comparator"]),
                entry.get("unit"),
                entry.get("currency"),
                entry.get("base"),
                entry.get("per"),
            )
        )
        return self.quantities[-1].id
