"""What to cite: takes records, gives version, digests and a manifest of documents as text, BibTeX or CSL-JSON."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord._version import __version__
from onrecord.model import Commitment, Event, Record, Statement

TITLE = "onrecord: news in, an auditable record out"
AUTHOR = "The onrecord authors"


@dataclass(frozen=True, slots=True)
class Entry:
    """One document of the manifest; `sha256` is that of its raw bytes."""

    key: str
    sha256: str | None
    outlet: str | None
    published: str | None
    url: str | None
    statements: int
    commitments: int
    events: int


@dataclass(frozen=True, slots=True)
class Citation:
    """What a reader needs to get the same records again. Digests are those the records carry, with their counts."""

    documents: tuple[Entry, ...]
    settings: tuple[str, ...]
    weights: tuple[str, ...]
    components: tuple[str, ...]

    def digest(self) -> str:
        """Return 12 hexadecimal digits of the SHA-256 over the documents' keys and hashes, in their order."""
        lines = "\n".join(f"{entry.sha256}\t{entry.key}" for entry in self.documents)
        return hashlib.sha256(lines.encode("utf-8", "surrogatepass")).hexdigest()[:12]

    def note(self) -> str:
        """Return everything that tells runs apart, on one line."""
        parts = [f"settings {', '.join(self.settings) or 'none'}", f"weights {', '.join(self.weights) or 'none'}"]
        if self.documents:
            parts.append(f"manifest {self.digest()} ({len(self.documents):,} documents)")
        return "; ".join(parts)


def cite(records: Iterable[Record], settings: str, weights: str) -> Citation:
    """Return the citation of records; `settings` and `weights` are the digests of this installation, for no records."""
    entries: list[Entry] = []
    seen: Counter[tuple[str, str]] = Counter()
    for record in records:
        document = record.document
        counts = (len(record.statements), len(record.commitments), len(record.events))
        day = document.published.isoformat() if document.published else None
        entries.append(Entry(document.key, document.id, document.outlet, day, document.source, *counts))
        deeds: list[Statement | Commitment | Event] = [*record.statements, *record.commitments, *record.events]
        for made in (one.provenance for one in deeds):
            if made is not None:
                seen["component", made.component] += 1
                seen["settings", made.settings or ""] += 1
                seen["weights", made.weights or ""] += 1

    def found(what: str) -> tuple[str, ...]:
        return tuple(sorted(value for kind, value in seen if kind == what and value))

    if not entries:
        return Citation((), (settings,), (weights,), ())
    return Citation(tuple(entries), found("settings"), found("weights"), found("component"))


def as_text(citation: Citation) -> Iterator[str]:
    """Yield the lines for people, the manifest last."""
    yield f"{AUTHOR}. {TITLE}, version {__version__}."
    yield f"Settings: {', '.join(citation.settings) or 'none stated'}"
    yield f"Weights: {', '.join(citation.weights) or 'none stated'}"
    if citation.components:
        yield f"Components: {', '.join(citation.components)}"
    if citation.documents:
        yield f"Manifest {citation.digest()}:"
    for entry in citation.documents:
        counts = f"{entry.statements} said, {entry.commitments} promised, {entry.events} done"
        place = f"{entry.outlet or 'outlet not stated'}, {entry.published or 'date not stated'}"
        yield f"  {entry.sha256 or 'not read'}  {' '.join(entry.key.split())}  {place}  {counts}"


def as_bibtex(citation: Citation) -> str:
    """Return an entry for a bibliography."""
    fields = {
        "title": f"{{{TITLE}}}",
        "author": f"{{{AUTHOR}}}",
        "version": __version__,
        "note": citation.note(),
    }
    inside = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@software{{onrecord-{__version__},\n{inside}}}"


def as_csl(citation: Citation) -> str:
    """Return CSL-JSON, as Zotero and pandoc read it."""
    item = {
        "id": f"onrecord-{__version__}",
        "type": "software",
        "title": TITLE,
        "author": [{"literal": AUTHOR}],
        "version": __version__,
        "note": citation.note(),
    }
    return json.dumps([item], ensure_ascii=False, indent=1)
