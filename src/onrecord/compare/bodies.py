"""Bodies, states and places of several documents: the same by their entry in a public list, else by their name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from onrecord.compare.linked import Reason
from onrecord.compare.names import fold
from onrecord.compare.persons import Cluster, Weighed
from onrecord.compare.readings import Reading
from onrecord.model import EntityKind, MentionKind

_ARTICLE = re.compile(r"^(?:the|an?)\s")
_BODIES = frozenset({EntityKind.ORGANISATION, EntityKind.ALLIANCE, EntityKind.PUBLICATION})
_MOST_TOKENS = 8
_PLAIN = frozenset(
    "ministry department government parliament assembly senate congress house commission committee council court "
    "police army navy union board bank office agency party cabinet administration bureau opposition foreign defence "
    "defense finance interior justice health education labour labor trade transport energy home economy supreme high "
    "national state central federal of the and for affairs chamber representatives commons security services "
    "service".split()
)


def group_bodies(readings: Sequence[Reading]) -> list[Cluster]:
    """Return one cluster for each thing that is no person, in the order of the records."""
    found: dict[tuple[str, str], Cluster] = {}
    single: list[Cluster] = []
    for reading in readings:
        key, reason = _key(reading)
        cluster = Cluster(reading)
        if key is None:
            single.append(cluster)
        elif key in found:
            found[key].join(cluster, Weighed(reason, key[1], 1.0 if reason is Reason.KEY else 0.9))
        else:
            found[key] = cluster
    return _merged_names(_merged_fuller(list(found.values()))) + single


def _key(reading: Reading) -> tuple[tuple[str, str] | None, Reason]:
    """Return by what a thing is known in every document, `None` where its name alone does not say."""
    entity = reading.entity
    if entity.links.geonames is not None and entity.kind is EntityKind.PLACE:
        return ("place", f"geonames {entity.links.geonames}"), Reason.KEY
    if entity.kind is EntityKind.STATE and entity.links.country is not None:
        return ("state", entity.links.country), Reason.KEY
    name = _ARTICLE.sub("", fold(entity.name))
    if entity.kind in _BODIES:
        if all(word in _PLAIN for word in name.split()):
            return None, Reason.WORDS  # "the Finance Ministry": of which state?
        return ("body", name), Reason.WORDS
    if entity.kind is EntityKind.GROUP:
        return None, Reason.WORDS
    return (str(entity.kind), name), Reason.WORDS


def _merged_fuller(clusters: list[Cluster]) -> list[Cluster]:
    """Join "Audit Office" to the one body whose name ends or begins so: "Norland Audit Office"."""
    ends: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        tokens = _ARTICLE.sub("", fold(cluster.readings[0].entity.name)).split()
        if cluster.readings[0].entity.kind in _BODIES:
            for at in range(1, min(len(tokens) - 1, _MOST_TOKENS)):
                ends[" ".join(tokens[at:])].append(cluster)
                ends[" ".join(tokens[:-at])].append(cluster)
    kept = []
    for cluster in clusters:
        entity = cluster.readings[0].entity
        name = _ARTICLE.sub("", fold(entity.name))
        fuller = ends.get(name, []) if entity.kind in _BODIES and " " in name else []
        apart = [one for one in fuller if one.documents.isdisjoint(cluster.documents)]
        if len(fuller) == 1 and apart:
            apart[0].join(cluster, Weighed(Reason.WORDS, entity.name, 0.8))
        else:
            kept.append(cluster)
    return kept


def _merged_names(clusters: list[Cluster]) -> list[Cluster]:
    """Join bodies of which one document gives both names: "NNA" alone is the one called so elsewhere."""
    owners: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        entity = cluster.readings[0].entity
        if entity.kind in _BODIES and " " in entity.name:
            for name in _short_names(cluster):
                owners[name].append(cluster)
    kept = []
    for cluster in clusters:
        entity = cluster.readings[0].entity
        fuller = owners.get(entity.name, []) if entity.kind in _BODIES and " " not in entity.name else []
        if len(fuller) == 1 and fuller[0] is not cluster:
            fuller[0].join(cluster, Weighed(Reason.WORDS, entity.name, 0.85))
        else:
            kept.append(cluster)
    return kept


def _short_names(cluster: Cluster) -> set[str]:
    """Return the acronyms that the documents use for a body."""
    names = set()
    for reading in cluster.readings:
        text = reading.record.document.text
        for mention in reading.entity.mentions:
            if mention.kind is MentionKind.NAME:
                words = text[mention.span.start : mention.span.end]
                if words.isupper() and " " not in words:
                    names.add(words)
    return names
