"""Questions to the tables: takes filters, returns `Results` in a stable order, one page at a time.

Each question first finds which records belong on the page, from small columns, and then fetches their words.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from onrecord.archive.found import Happened, Moment, Place, Promised, Results, Said
from onrecord.errors import QuestionError
from onrecord.model import CommitmentKind, ContentKind, EventRoot
from onrecord.store.folder import Folder
from onrecord.store.naming import key_words
from onrecord.store.tables import ask, shared_tables
from onrecord.store.views import page_query
from onrecord.store.words import SHIFT, Indexed, Words

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Filters:
    """What all questions have in common. Dates are of publication; names are found by their words, in any order."""

    by: str | None = None
    about: str | None = None
    since: datetime.date | None = None
    until: datetime.date | None = None
    outlet: str | None = None
    kind: str | None = None
    limit: int = 20
    offset: int = 0


@dataclass(frozen=True, slots=True)
class _Kind:
    """How one kind of record is asked for."""

    table: str
    view: str
    people: str
    kind_column: str
    kinds: type[StrEnum]
    indexed: Indexed


STATEMENTS = _Kind("statements", "said", "speaker_key", "kind", ContentKind, Indexed.STATEMENT)
COMMITMENTS = _Kind("commitments", "promised", "promisor_key", "kind", CommitmentKind, Indexed.COMMITMENT)
EVENTS = _Kind("events", "happened", "actor_key", "event", EventRoot, Indexed.EVENT)


def find_said(folder: Folder, words: Words, filters: Filters) -> Results[Said]:
    """Return the statements that pass the filters, the latest documents first."""
    rows, more = _page(folder, words, STATEMENTS, filters)
    return Results(Said, tuple(_made(Said, row) for row in rows), more)


def find_promised(folder: Folder, words: Words, filters: Filters) -> Results[Promised]:
    """Return the commitments that pass the filters, the latest documents first."""
    rows, more = _page(folder, words, COMMITMENTS, filters)
    return Results(Promised, tuple(_made(Promised, row) for row in rows), more)


def find_happened(folder: Folder, words: Words, filters: Filters) -> Results[Happened]:
    """Return the events that pass the filters, the latest documents first."""
    rows, more = _page(folder, words, EVENTS, filters)
    return Results(Happened, tuple(_made(Happened, row) for row in rows), more)


def _page(folder: Folder, words: Words, kind: _Kind, filters: Filters) -> tuple[list[dict[str, Any]], bool]:
    where, values = _conditions(words, kind, filters)
    query = f"""SELECT r.doc, r.n FROM {kind.table} r JOIN documents d USING (doc){where}
        ORDER BY d.published DESC NULLS LAST, d.id, r.n LIMIT ? OFFSET ?"""
    with shared_tables(folder.tables):
        keys = ask(folder.tables, query, [*values, filters.limit + 1, filters.offset])[1]
        return of_keys(folder, kind.view, keys[: filters.limit]), len(keys) > filters.limit


def of_keys(folder: Folder, view: str, keys: Sequence[Sequence[Any]]) -> list[dict[str, Any]]:
    """Return the rows of a view with these (doc, n), in this order."""
    if not keys:
        return []
    docs, places = ({int(key[at]) for key in keys} for at in (0, 1))
    names, rows = ask(folder.tables, page_query(view, docs, places))
    found = {(row["doc"], row["n"]): row for row in (dict(zip(names, row, strict=True)) for row in rows)}
    return [found[key[0], key[1]] for key in keys]


def _conditions(words: Words, kind: _Kind, filters: Filters) -> tuple[str, list[Any]]:
    clauses, values = document_conditions(filters)
    if filters.by is not None:
        clauses.append(named(f"r.{kind.people}", filters.by))
    if filters.kind is not None:
        clauses.append(f"r.{kind.kind_column} = ?")
        values.append(_one_of(filters.kind, kind.kinds))
    if filters.about is not None:
        clauses.append(f"(r.doc << {SHIFT}) + {kind.indexed.first} + r.n IN (SELECT unnest(?::BIGINT[]))")
        values.append(words.records_about(filters.about))
    return (f" WHERE {' AND '.join(clauses)}" if clauses else ""), values


def document_conditions(filters: Filters) -> tuple[list[str], list[Any]]:
    """Return the conditions on documents, as SQL over `d`, and their values."""
    clauses: list[str] = []
    values: list[Any] = []
    for day, sign in ((filters.since, ">="), (filters.until, "<=")):
        if day is not None:
            clauses.append(f"d.published {sign} ?")
            values.append(day)
    if filters.outlet is not None:
        clauses.append(named("d.outlet_key", filters.outlet))
    return clauses, values


def named(column: str, name: str) -> str:
    """Return the condition that one of the names in a column of keys has all words of `name`.

    Raises:
        QuestionError: there is no word in the name.
    """
    parts = key_words(name)
    if not parts:
        raise QuestionError(f"There is no word in the name {name!r}.")
    # Words of a key are letters and digits only, so that they can stand in the query as they are.
    each = [f"LIKE '% {part} %'" for part in parts]
    condition = " AND ".join(f"{column} {one}" for one in each)
    if len(each) > 1:
        of_one = " AND ".join(f"name {one}" for one in each)
        condition += f" AND len(list_filter(string_split({column}, '|'), lambda name: {of_one})) > 0"
    return condition


def _one_of(word: str, kinds: type[StrEnum]) -> str:
    for member in kinds:
        if member.value.casefold() == word.casefold():
            return member.value
    raise QuestionError(f"There is no kind {word!r}. The kinds are: {', '.join(kinds)}.")


def _made(kind: type[T], row: dict[str, Any]) -> T:
    """Return a row of a view as its typed object."""
    fields: dict[str, Any] = {}
    for name in kind.__dataclass_fields__:  # type: ignore[attr-defined]
        if name == "document":
            fields[name] = place_of(row)
        else:
            value = row[name]
            fields[name] = tuple(value) if isinstance(value, list) else value
    return kind(**fields)


def place_of(row: dict[str, Any]) -> Place:
    """Return the document of a row."""
    return Place(row["document"], row["key"], row["url"], row["title"], row["outlet"], row["published"])


def find_documents(folder: Folder, filters: Filters) -> Results[Place]:
    """Return the documents that pass the filters, the latest first."""
    clauses, values = document_conditions(filters)
    where = f" WHERE {' AND '.join(clauses)}" if clauses else ""
    query = f"""SELECT id, key, coalesce(source, key), title, outlet, published FROM documents d{where}
        ORDER BY published DESC NULLS LAST, id LIMIT ? OFFSET ?"""
    _, rows = ask(folder.tables, query, [*values, filters.limit + 1, filters.offset])
    return Results(Place, tuple(Place(*row) for row in rows[: filters.limit]), len(rows) > filters.limit)


_LINES = """
SELECT d.published AS day, 'reported' AS basis, {said} AS people, r.doc, r.n, {first[0]} AS place
    FROM statements r JOIN documents d USING (doc){where}
UNION ALL
SELECT d.published, 'reported', {promised}, r.doc, r.n, {first[1]}
    FROM commitments r JOIN documents d USING (doc){where}
UNION ALL
SELECT coalesce(r.begin, d.published), CASE WHEN r.begin IS NULL THEN 'reported' ELSE r.date.basis END,
    {happened}, r.doc, r.n, {first[2]} FROM events r JOIN documents d USING (doc){where}"""


def find_timeline(folder: Folder, words: Words, filters: Filters) -> Results[Moment]:
    """Return what was said, promised and done, in the order of its days, the oldest first; what has no day comes last.

    An event stands at its own day where the text gives one, everything else at the day on which it was reported.
    """
    days: list[Any] = []
    clauses = []
    for day, sign in ((filters.since, ">="), (filters.until, "<=")):
        if day is not None:
            clauses.append(f"day {sign} ?")
            days.append(day)
    where, values = document_conditions(Filters(outlet=filters.outlet))
    lines = _LINES.format(
        said="r.speaker_key",
        promised="r.promisor_key",
        happened="r.actor_key || '|' || r.recipient_key",
        where=f" WHERE {' AND '.join(where)}" if where else "",
        first=[part.first for part in Indexed],
    )
    if filters.by is not None:
        clauses.append(named("people", filters.by))
    if filters.about is not None:
        clauses.append(f"(doc << {SHIFT}) + place + n IN (SELECT unnest(?::BIGINT[]))")
        days.append(words.records_about(filters.about))
    condition = f" WHERE {' AND '.join(clauses)}" if clauses else ""
    query = f"""WITH lines AS ({lines}) SELECT day, basis, doc, n, place FROM lines{condition}
        ORDER BY day NULLS LAST, doc, place, n LIMIT ? OFFSET ?"""
    with shared_tables(folder.tables):
        _, rows = ask(folder.tables, query, [*values * 3, *days, filters.limit + 1, filters.offset])
        moments = _moments(folder, rows[: filters.limit])
    return Results(Moment, moments, len(rows) > filters.limit)


def _moments(folder: Folder, rows: Sequence[Sequence[Any]]) -> tuple[Moment, ...]:
    """Return the lines of a timeline whose (day, basis, doc, n, place) are given, in this order."""
    found: dict[tuple[int, int, int], Moment] = {}
    for kind, people in ((STATEMENTS, "speakers"), (COMMITMENTS, "promisors"), (EVENTS, "actors")):
        wanted = [row for row in rows if row[4] == kind.indexed.first]
        for line, row in zip(wanted, of_keys(folder, kind.view, [(line[2], line[3]) for line in wanted]), strict=True):
            what = f"happened: {row['event']}" if kind is EVENTS else kind.view
            found[line[2], line[3], line[4]] = Moment(
                line[0], line[1], what, tuple(row[people] or ()), row["text"], row["id"], row["outlet"], row["url"]
            )
    return tuple(found[row[2], row[3], row[4]] for row in rows)
