"""What is in an archive: takes a folder, returns a `State` with counts, problems, sizes and versions."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass

from onrecord.store.folder import Folder
from onrecord.store.schema import tables
from onrecord.store.tables import ask


@dataclass(frozen=True, slots=True)
class Unread:
    """An input that could not be read, or a document of which nothing could be extracted, and why."""

    key: str
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class State:
    """What is in an archive: `problems` by code, `made_by` documents by what read them, `sizes` in bytes."""

    path: str
    counts: dict[str, int]
    read: int
    unread: int
    problems: dict[str, int]
    made_by: dict[str, int]
    sizes: dict[str, int]
    settings: dict[str, int | str]
    last_added: str | None

    def to_dict(self) -> dict[str, object]:
        """Return everything as plain values."""
        return {name: getattr(self, name) for name in self.__slots__}


_COUNTED = ("documents", "statements", "commitments", "events", "entities", "locations", "corrections")


def state_of(folder: Folder) -> State:
    """Return what is in an archive."""
    parts = ", ".join(f"(SELECT count(*) FROM {name})" for name in _COUNTED)
    query = f"""SELECT {parts}, (SELECT count(*) FROM documents WHERE was_read),
        (SELECT count(*) FROM problems WHERE doc IS NULL), (SELECT max(added)::VARCHAR FROM documents)"""
    _, [row] = ask(folder.tables, query)
    counts = dict(zip(_COUNTED, map(int, row), strict=False))
    _, problems = ask(folder.tables, "SELECT code, count(*) FROM problems GROUP BY code ORDER BY 2 DESC, 1")
    _, made_by = ask(folder.tables, "SELECT components, count(*) FROM documents GROUP BY components ORDER BY 2 DESC, 1")
    by: Counter[str] = Counter()
    for components, number in made_by:
        value = json.loads(components)
        by[f"onrecord {value['onrecord']}, {value['reader'] or 'no reader'}, weights {value['weights']}, "
           f"settings {value['settings']}"] += number  # fmt: skip
    settings = {name: getattr(folder.settings(), name) for name in folder.settings().__slots__}
    return State(
        str(folder.path), counts, int(row[-3]), counts["documents"] - int(row[-3]) + int(row[-2]),
        dict(problems), dict(by), _sizes(folder), settings, row[-1],
    )  # fmt: skip


def unread_of(folder: Folder, *, limit: int, offset: int = 0) -> list[Unread]:
    """Return what could not be read, in the order of its keys."""
    query = """SELECT key, code, message FROM problems WHERE severity = 'error' ORDER BY key, code LIMIT ? OFFSET ?"""
    return [Unread(*row) for row in ask(folder.tables, query, [limit, offset])[1]]


def _sizes(folder: Folder) -> dict[str, int]:
    raw = sum(path.stat().st_size for path in folder.raw.rglob("*") if path.is_file())
    return {
        "tables": folder.tables.stat().st_size,
        "words": folder.words.stat().st_size,
        "raw": raw,
    }


def table_names() -> list[str]:
    """Return the names of the tables."""
    return [table.name for table in tables()]
