"""`who`: one page on a person or body: roles over time, what they said and promised, who else speaks of them."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from onrecord.archive.found import Promised, Results, Said
from onrecord.archive.questions import Filters, find_promised, find_said, named, of_keys
from onrecord.errors import QuestionError
from onrecord.store.folder import Folder
from onrecord.store.naming import name_key
from onrecord.store.tables import ask, shared_tables
from onrecord.store.words import Words

_NAMES = 20


@dataclass(frozen=True, slots=True)
class NameSeen:
    """A name that fits what was asked, of which kind, and in how many documents."""

    name: str
    kind: str
    documents: int


@dataclass(frozen=True, slots=True)
class RoleOverTime:
    """A role as documents state it, and the first and last day on which one does."""

    role: str
    of: str | None
    when: str | None
    begin: str | None
    end: str | None
    first: datetime.date | None
    last: datetime.date | None
    documents: int


@dataclass(frozen=True, slots=True)
class SpokenOf:
    """Who speaks of them, and how often."""

    speakers: tuple[str, ...]
    statements: int
    latest_id: str
    latest: str


@dataclass(frozen=True, slots=True)
class Who:
    """One page on everyone whose name fits; each list is a page of its own, the latest first."""

    asked: str
    names: tuple[NameSeen, ...]
    roles: tuple[RoleOverTime, ...]
    said: Results[Said]
    promised: Results[Promised]
    spoken_of_by: tuple[SpokenOf, ...]


def find_who(folder: Folder, words: Words, name: str, *, limit: int = 10) -> Who:
    """Return one page on the people or bodies that bear a name.

    Raises:
        QuestionError: nobody is called so; names that are close are given.
    """
    with shared_tables(folder.tables):
        return _find_who(folder, words, name, limit)


def _find_who(folder: Folder, words: Words, name: str, limit: int) -> Who:
    names = _names(folder, name)
    if not names:
        near = _near(folder, name)
        hint = f" Did you mean {', '.join(near)}?" if near else ""
        raise QuestionError(f"Nobody and nothing in this archive is called {name!r}.{hint}")
    filters = Filters(by=name, limit=limit)
    return Who(
        name,
        names,
        _roles(folder, name),
        find_said(folder, words, filters),
        find_promised(folder, words, filters),
        _spoken_of(folder, name, limit),
    )


def _names(folder: Folder, name: str) -> tuple[NameSeen, ...]:
    query = f"""SELECT name, kind, count(DISTINCT doc) FROM entities WHERE {named("name_key", name)}
        GROUP BY name, kind ORDER BY 3 DESC, 1, 2 LIMIT ?"""
    return tuple(NameSeen(*row) for row in ask(folder.tables, query, [_NAMES])[1])


def _near(folder: Folder, name: str) -> list[str]:
    query = """SELECT name, max(jaro_winkler_similarity(name_key, ?)) AS alike FROM entities GROUP BY name
        HAVING alike > 0.8 ORDER BY alike DESC, name LIMIT 3"""
    return [row[0] for row in ask(folder.tables, query, [name_key(name)])[1]]


def _roles(folder: Folder, name: str) -> tuple[RoleOverTime, ...]:
    query = f"""
        SELECT r.role, r.of_name, r."when", r.begin, r."end", min(d.published) AS first, max(d.published) AS last,
            count(DISTINCT r.doc)
        FROM roles r JOIN entities e ON e.doc = r.doc AND e.id = r.entity JOIN documents d ON d.doc = r.doc
        WHERE {named("e.name_key", name)} GROUP BY ALL
        ORDER BY first NULLS LAST, r.role, r.of_name NULLS LAST, r."when", r.begin, r."end" LIMIT ?"""
    return tuple(RoleOverTime(*row) for row in ask(folder.tables, query, [_NAMES])[1])


def _spoken_of(folder: Folder, name: str, limit: int) -> tuple[SpokenOf, ...]:
    query = f"""
        SELECT r.speaker_names, count(*), max({_LATEST}) AS latest
        FROM statements r JOIN documents d USING (doc)
        WHERE {named("r.about_key", name)} AND len(r.speaker_names) > 0 AND NOT ({named("r.speaker_key", name)})
        GROUP BY r.speaker_names ORDER BY 2 DESC, 1 LIMIT ?"""
    groups = ask(folder.tables, query, [limit])[1]
    latest = of_keys(folder, "said", [(row[2]["doc"], -row[2]["place"]) for row in groups])
    return tuple(
        SpokenOf(tuple(row[0]), row[1], said["id"], said["text"]) for row, said in zip(groups, latest, strict=True)
    )


_LATEST = "{'day': coalesce(d.published, DATE '0001-01-01'), 'id': d.id, 'place': -r.n, 'doc': r.doc}"
