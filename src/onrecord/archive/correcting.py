"""People's corrections: takes a decision about a record, appends it, and lets all answers follow it.

Nothing is overwritten. The record as it was read stays beside the corrected one, and a document that is read again gets
its corrections again.
"""

from __future__ import annotations

import getpass
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.archive.adding import now
from onrecord.archive.reading import stored_document
from onrecord.archive.showing import find_document, split_id
from onrecord.errors import OnrecordError, QuestionError
from onrecord.model import EntityKind, Record
from onrecord.model.codec import record_from_json
from onrecord.store.corrections import (
    PEOPLE,
    Correction,
    CorrectionAction,
    Plain,
    all_corrections,
    anchor_of,
    apply_corrections,
    by_document,
    kind_of,
)
from onrecord.store.folder import Folder
from onrecord.store.packing import unpack_plain, unpack_record
from onrecord.store.rows import Kept
from onrecord.store.tables import ask
from onrecord.store.words import Words
from onrecord.store.writer import Batch, Writer, open_writer

_FIXED = ("id", "content", "quoted", "source", "cue", "span", "trigger", "mentions", "provenance", "score")


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decides: about which record, who they are, and why."""

    action: CorrectionAction
    target: str
    why: str
    who: str | None = None
    change: Plain | None = None
    other: str | None = None


def correct(folder: Folder, decision: Decision, *, wait: float = 0.0) -> Correction:
    """Append a decision, and make the rows of its document anew.

    Raises:
        QuestionError: there is no such record, or the change does not fit it.
        ArchiveBusyError: another process is writing.
    """
    with open_writer(folder, wait=wait) as writer:
        doc, local = _split(writer.words, decision.target)
        kept = writer.words.record(doc)
        original = writer.words.record(doc, original=True)
        if kept is None or original is None:
            raise QuestionError(f"There is no record {decision.target!r}.")
        plain = unpack_plain(kept)
        correction = _correction(folder, writer.words, decision, plain, local)
        earlier = all_corrections(folder.tables, [correction.document])
        _check(plain, correction)
        _store_anew(folder, writer, doc, unpack_record(original), [*earlier, correction], correction)
    return correction


def _split(words: Words, target: str) -> tuple[int, str]:
    prefix, local = split_id(target)
    if local is None:
        raise QuestionError(f"{target!r} names a document; name a record of it, such as {target}:s1.")
    return find_document(words, prefix), local


def _correction(folder: Folder, words: Words, decision: Decision, plain: Plain, local: str) -> Correction:
    kind, item = kind_of(plain, local)
    entities = (CorrectionAction.MERGE, CorrectionAction.SPLIT, CorrectionAction.EDIT)
    if (kind == "entity") != (decision.action in entities[:2]) and not (
        kind == "entity" and decision.action is entities[2]
    ):
        raise QuestionError(
            f"{decision.action} does not go with {kind} {decision.target!r}: statements, commitments and events are "
            "accepted, rejected and edited; entities are merged, split and edited."
        )
    change = _change(words, decision, plain, kind, item)
    [(number,)] = ask(folder.tables, "SELECT coalesce(max(number), 0) + 1 FROM corrections")[1]
    digest = plain["document"]["id"]
    return Correction(
        int(number),
        now(),
        decision.who or getpass.getuser(),
        decision.why,
        decision.action,
        f"{digest[:12]}:{local}",
        digest,
        kind,
        anchor_of(plain, kind, item),
        change,
    )


def _change(words: Words, decision: Decision, plain: Plain, kind: str, item: Plain) -> Plain:
    if decision.action is CorrectionAction.EDIT:
        return _edit(decision.change or {}, plain, item)
    if decision.action is CorrectionAction.SPLIT:
        spans = [mention["span"] for mention in item["mentions"]]
        starts = (decision.change or {}).get("starts", [])
        moved = [span for span in spans if span[0] in starts]
        if not moved or len(moved) == len(spans):
            raise QuestionError(
                f"Name some of the mentions of {item['name']!r}, not all, by where they begin: "
                f"{', '.join(str(span[0]) for span in spans[:30])}."
            )
        return {"mentions": moved, "name": (decision.change or {})["name"]}
    if decision.action is CorrectionAction.MERGE:
        return _merge(words, decision, plain, item)
    return {}


def _edit(change: Plain, plain: Plain, item: Plain) -> Plain:
    allowed = [name for name in item if name not in _FIXED]
    unknown = [name for name in change if name not in allowed]
    if unknown or not change:
        raise QuestionError(
            f"Fields of this record that can be edited: {', '.join(allowed)}; not {', '.join(unknown)}."
        )
    kinds = {entity["name"]: entity["kind"] for entity in plain["entities"]}
    return {
        name: [{"name": one, "kind": kinds.get(one, EntityKind.PERSON.value)} for one in value]
        if name in PEOPLE
        else value
        for name, value in change.items()
    }


def _merge(words: Words, decision: Decision, plain: Plain, item: Plain) -> Plain:
    doc, local = _split(words, decision.other or "")
    kept = words.record(doc)
    other_plain = unpack_plain(kept) if kept is not None else plain
    kind, other = kind_of(other_plain, local)
    if kind != "entity":
        raise QuestionError(f"{decision.other!r} is a {kind}; only entities are merged.")
    if other_plain["document"]["id"] != plain["document"]["id"]:
        return {"name": other["name"], "with": decision.other}
    if other["id"] == item["id"]:
        raise QuestionError(f"{decision.target!r} and {decision.other!r} are one entity already.")
    return {"other": anchor_of(plain, "entity", other), "name": item["name"]}


def _check(plain: Plain, correction: Correction) -> None:
    """See that the corrected record is still one, before anything is written."""
    done = apply_corrections(plain, [correction])
    try:
        record_from_json(done.plain)
    except OnrecordError as error:
        raise QuestionError(f"This change does not fit {correction.target}: {error}") from None
    if done.waiting:
        raise QuestionError(f"{correction.target} cannot be found by its words, so nothing was changed.")


def _store_anew(
    folder: Folder, writer: Writer, doc: int, original: Record, corrections: Sequence[Correction], new: Correction
) -> None:
    query = "SELECT run, added::VARCHAR, onrecord, components, settings FROM documents WHERE doc = ?"
    [row] = ask(folder.tables, query, [doc])[1]
    stored = stored_document(original, Kept(writer.number(), *row), None, corrections)
    writer.commit(Batch(documents=[stored], outdated=[doc], more=[("corrections", new.row())]))


def history_of(folder: Folder, words: Words, target: str) -> list[Correction]:
    """Return what people decided about a document, or about one record of it, in order."""
    prefix, local = split_id(target)
    kept = words.record(find_document(words, prefix))
    digest = unpack_plain(kept)["document"]["id"] if kept is not None else prefix
    made = all_corrections(folder.tables, [digest])
    return made if local is None else [one for one in made if one.target == f"{digest[:12]}:{local}"]


def training_lines(folder: Folder, words: Words) -> Iterator[str]:
    """Yield accepted, rejected and edited records with their documents' text, one JSON object a line, to learn from."""
    for document, corrections in by_document(all_corrections(folder.tables)).items():
        kept = words.record(words.number_of(document), original=True)
        if kept is None:
            continue
        plain = unpack_plain(kept)
        for one in corrections:
            if one.kind == "entity":
                continue
            value = {
                "document": document,
                "kind": one.kind,
                "label": one.action.value,
                "spans": one.anchor["spans"],
                "words": one.anchor["words"],
                "change": one.change,
                "text": plain["document"]["text"],
                "by": one.who,
                "made": one.made,
            }
            yield json.dumps(value, ensure_ascii=False)
