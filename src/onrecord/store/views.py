"""The views people ask with SQL: a row for each thing said, promised or done, with all that results need."""

from __future__ import annotations

import re
from collections.abc import Iterable

_WHERE = "left(d.id, 12) || ':' || r.id AS id, d.published, d.outlet, coalesce(d.source, d.key) AS url, d.title"
_EVIDENCE = """r.text, r.span_start, r.span_end,
    substring(d.text, r.context_start + 1, r.context_end - r.context_start) AS context,
    r.score, r.review, d.id AS document, d.key, r.doc, r.n"""

VIEWS = {
    "said": f"""
SELECT {_WHERE}, r.speaker_names AS speakers, r.source_text AS source, r.kind, r.attitude, r.stance,
    r.voice_names AS voice, r.about_names AS about, {_EVIDENCE}
FROM statements r JOIN documents d USING (doc)""",
    "promised": f"""
SELECT {_WHERE}, r.promisor_names AS promisors, r.beneficiary_names AS beneficiaries, r.kind, r.action, r.modality,
    r.polarity, r.object, r.amount_text AS amount, r.number, r.currency, r.unit, r.period.deadline AS deadline,
    r.period.start AS "start", r.period."end" AS "end", r.condition, r.voice_names AS voice, {_EVIDENCE}
FROM commitments r JOIN documents d USING (doc)""",
    "happened": f"""
SELECT {_WHERE}, r.event, r.mode, r.status, r.actor_names AS actors, r.recipient_names AS recipients,
    r.date.value AS date, r.begin, r.date.basis AS date_basis, r.place_name AS place, r.place.country AS country,
    r.place.latitude AS latitude, r.place.longitude AS longitude, r.voice_names AS voice, {_EVIDENCE}
FROM events r JOIN documents d USING (doc)""",
    "named": """
SELECT left(d.id, 12) || ':' || r.id AS id, r.name, r.kind, r.links.country AS country, r.links.geonames AS geonames,
    d.published, d.outlet, coalesce(d.source, d.key) AS url, d.id AS document, d.key, r.review, r.doc, r.n
FROM entities r JOIN documents d USING (doc)""",
    "spans": """
SELECT doc, id, role, unnest(pieces)[1] AS span_start, unnest(pieces)[2] AS span_end FROM (
    SELECT doc, id, unnest(['source', 'cue', 'content', 'quoted']) AS role,
        unnest([source, cue, content, quoted]) AS pieces FROM statements
    UNION ALL SELECT doc, id, 'commitment', [span] FROM commitments
    UNION ALL SELECT doc, id, 'cue', [cue] FROM commitments
    UNION ALL SELECT doc, id, 'event', [span] FROM events
    UNION ALL SELECT doc, id, 'trigger', [trigger] FROM events
)""",
    "provenance": """
SELECT doc, id, 'statement' AS record, provenance.component AS component, provenance.settings AS settings,
    provenance.weights AS weights, score FROM statements
UNION ALL SELECT doc, id, 'commitment', provenance.component, provenance.settings, provenance.weights, score
    FROM commitments
UNION ALL SELECT doc, id, 'event', provenance.component, provenance.settings, provenance.weights, score FROM events""",
}  # fmt: skip


def page_query(view: str, docs: Iterable[int], places: Iterable[int]) -> str:
    """Return the SQL for the rows of a view in some documents, at some places there.

    The numbers stand in the query itself, on both sides of the join: so DuckDB passes over all blocks without them.
    """
    records, documents = re.findall(r"(\w+) r JOIN (\w+) d", VIEWS[view])[0]
    those, there = (", ".join(map(str, sorted(numbers))) for numbers in (docs, places))
    return VIEWS[view].replace(
        f"{records} r JOIN {documents} d",
        f"(SELECT * FROM {records} WHERE doc IN ({those}) AND n IN ({there})) r "
        f"JOIN (SELECT * FROM {documents} WHERE doc IN ({those})) d",
    )


def create_views() -> list[str]:
    """Return the SQL that makes every view anew."""
    return [f"CREATE OR REPLACE VIEW {name} AS {query}" for name, query in VIEWS.items()]
