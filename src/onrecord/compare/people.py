"""Who is the same in several documents: takes `Record`s, returns `Linked` entities with reasons, and doubtful pairs.

People are compared only with people of the same last name (in any spelling). Two of one full name are one person unless
gender, country, Jr and Sr, or the kind of their work speak against it; of a common name, only where something more
speaks for it: a role, an organisation, a country, the others they are named with. What is left is listed for a person
to decide. Bodies, states and places are the same by their entry in a public list, or by their name.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from onrecord.compare.bodies import group_bodies
from onrecord.compare.linked import Doubt, Join, Linked, LinkedEntity, Reason
from onrecord.compare.names import PersonName, long_form, same_given, sound
from onrecord.compare.persons import Cluster, Weighed, conflict, evidence
from onrecord.compare.readings import Reading, read_entities
from onrecord.model import EntityKind, Links, Record

_COMMON_AT = 8  # other given names with this last name, and other last names with this given name
_MOST_NAMES = 2_000
_LONGEST_EVIDENCE = 160
_ENOUGH = 0.7
_FEW = 2
_WEAK = frozenset({Reason.NAME})


def link_entities(records: Sequence[Record]) -> Linked:
    """Return every named entity of the records once, with its appearances and the reasons for each of them."""
    readings = list(read_entities(records))
    people = [one for one in readings if one.entity.kind is EntityKind.PERSON]
    others = [one for one in readings if one.entity.kind is not EntityKind.PERSON]
    finder = _PeopleFinder(people)
    clusters = sorted([*finder.find(), *group_bodies(others)], key=lambda one: one.readings[0].order)
    ids = {id(cluster): f"x{number}" for number, cluster in enumerate(clusters, 1)}
    open_ = [doubt for doubt in finder.doubts if id(doubt[0]) in ids and id(doubt[1]) in ids]
    doubts = [_doubt(one, other, weighed, ids) for one, other, weighed in open_]
    return Linked(tuple(_entity(one, ids[id(one)]) for one in clusters), tuple(_once(doubts)))


class _PeopleFinder:
    def __init__(self, people: Sequence[Reading]) -> None:
        self.people = people
        self.doubts: list[tuple[Cluster, Cluster, Weighed]] = []
        self._lasts: dict[str, set[str]] = defaultdict(set)
        self._firsts: dict[str, set[str]] = defaultdict(set)
        for one in people:
            if one.name.is_full:
                self._lasts[one.name.last].add(one.name.first)
                self._firsts[one.name.first].add(one.name.last)

    def find(self) -> list[Cluster]:
        """Return the people, one cluster each."""
        blocks: dict[str, dict[PersonName, list[Reading]]] = defaultdict(lambda: defaultdict(list))
        for one in self.people:
            blocks[sound(one.name.last)][one.name].append(one)
        found: list[Cluster] = []
        halves: dict[str, list[Cluster]] = {}
        for key in sorted(blocks):
            clusters = self._link_block(blocks[key])
            found += clusters
            halves[key] = clusters
        self._compare_halves(halves)
        return found

    def _link_block(self, names: dict[PersonName, list[Reading]]) -> list[Cluster]:
        """Link the people of one last name: first those of one full name, then variants, then last names alone."""
        by_name = {name: self._link_same(readings) for name, readings in names.items()}
        full = [name for name in by_name if name.given]
        self._merge_variants(full, by_name)
        alone = [cluster for name in by_name if not name.given for cluster in by_name[name]]
        known = [cluster for name in full for cluster in by_name[name]]
        return known + [one for one in alone if not self._join_last_name(one, known)]

    def _link_same(self, readings: list[Reading]) -> list[Cluster]:
        """Link the readings of one and the same name, those that tell most first."""
        clusters: list[Cluster] = []
        unsure: list[Cluster] = []
        for reading in sorted(readings, key=lambda one: (-len(one.roles) - len(one.bodies), one.order)):
            single = Cluster(reading)
            fitting = [(evidence(single, one), one) for one in clusters if conflict(single, one) is None]
            fitting.sort(key=lambda pair: -pair[0].score)
            if not fitting:
                self._doubt_conflicts(single, clusters)
                clusters.append(single)
                continue
            weighed, best = fitting[0]
            weak = _WEAK if reading.name.given else _WEAK | {Reason.COMPANY}  # "Lund" alone may be anyone
            if weighed.reason not in weak or (len(clusters) == 1 and self._tells(reading.name)):
                best.join(single, weighed)
                continue
            unsure.append(single)
            if reading.name.is_full:
                self.doubts += [(one, single, weighed.at(0.5)) for _, one in fitting[:2]]
        return clusters + unsure

    def _doubt_conflicts(self, single: Cluster, clusters: list[Cluster]) -> None:
        for one in clusters[:2]:
            against = conflict(single, one) or ""
            self.doubts.append((one, single, Weighed(Reason.NAME, "", 0.3, against)))

    def _tells(self, name: PersonName) -> bool:
        """Whether a name alone is enough: a full one, and not one that many bear."""
        return name.is_full and not self._is_common(name)

    def _is_common(self, name: PersonName) -> bool:
        return len(self._lasts[name.last]) >= _COMMON_AT and len(self._firsts[name.first]) >= _COMMON_AT

    def _merge_variants(self, names: list[PersonName], by_name: dict[PersonName, list[Cluster]]) -> None:
        """Link "Ida K. Lund", "I. Lund" and other spellings to "Ida Lund" where something more speaks for it."""
        by_initial: dict[str, list[PersonName]] = defaultdict(list)
        for name in sorted(names, key=lambda name: (-len(" ".join(name.given)), name.given, name.last)):
            for initial in {name.first[:1], sound(name.first)[:1], *_short_initials(name)}:
                by_initial[initial].append(name)
        done: set[tuple[PersonName, PersonName]] = set()
        for alike in by_initial.values():
            for number, one in enumerate(alike[:_MOST_NAMES]):
                for other in alike[number + 1 : _MOST_NAMES]:
                    if (one, other) not in done:
                        done.add((one, other))
                        self._merge_pair(one, other, by_name)

    def _merge_pair(self, one: PersonName, other: PersonName, by_name: dict[PersonName, list[Cluster]]) -> None:
        how = same_given(one, other)
        if how is None:
            return
        reason = _VARIANTS.get(how, Reason.SPELLING)
        if one.last != other.last:
            reason = Reason.SPELLING
        elif one.suffix != other.suffix:
            reason = Reason.SUFFIX
        for late in list(by_name[other]):
            fitting = [early for early in by_name[one] if conflict(early, late) is None]
            for early in fitting[:2]:
                weighed = evidence(early, late).as_variant(reason)
                alone = len(fitting) == 1 and len(by_name[other]) == 1
                sure = reason is Reason.FULLER and alone and not self._is_common(other)
                if weighed.score >= _ENOUGH or sure:
                    early.join(late, weighed if weighed.score >= _ENOUGH else weighed.at(0.75))
                    by_name[other].remove(late)
                    break
                self.doubts.append((early, late, weighed))
            else:
                self._doubt_apart(by_name[one], late, reason)

    def _doubt_apart(self, clusters: list[Cluster], late: Cluster, reason: Reason) -> None:
        for early in clusters[:2]:
            against = conflict(early, late)
            if against is not None and reason is not Reason.SPELLING:
                self.doubts.append((early, late, Weighed(reason, "", 0.3, against)))

    def _join_last_name(self, alone: Cluster, known: list[Cluster]) -> bool:
        """Link a person of whom only the last name is known to the one who holds the same role."""
        fitting = [one for one in known if conflict(one, alone) is None]
        weighed = [(evidence(one, alone), one) for one in fitting]
        holders = [(found, one) for found, one in weighed if found.reason in (Reason.ROLE, Reason.BODY)]
        if len(holders) == 1:
            found, one = holders[0]
            one.join(alone, Weighed(Reason.LAST_NAME, found.evidence, 0.85))
            return True
        near = holders or weighed
        for found, one in near if len(near) <= _FEW else []:
            self.doubts.append((one, alone, Weighed(Reason.LAST_NAME, found.evidence, 0.5 if found.evidence else 0.4)))
        return False

    def _compare_halves(self, blocks: dict[str, list[Cluster]]) -> None:
        """List "Anna Lund-Holm" beside "Anna Lund": a name taken in marriage, or two people."""
        for clusters in list(blocks.values()):
            for one in clusters:
                halves = one.name.last.split("-") if "-" in one.name.last and one.name.given else []
                near = [other for half in halves for other in blocks.get(sound(half), ())[:_MOST_NAMES]]
                for other in near:
                    if other.name.first == one.name.first and conflict(one, other) is None:
                        self.doubts.append((other, one, evidence(other, one).as_variant(Reason.HALF_NAME)))


_VARIANTS = {
    "same": Reason.SUFFIX,
    "fuller": Reason.FULLER,
    "initials": Reason.INITIALS,
    "short form": Reason.SHORT_FORM,
    "spelling": Reason.SPELLING,
}


def _short_initials(name: PersonName) -> Iterable[str]:
    """Return the initial under which the long form of a name stands: Bill beside William."""
    return (long_form(name.first)[:1],)


def _entity(cluster: Cluster, entity_id: str) -> LinkedEntity:
    readings = sorted(cluster.readings, key=lambda one: one.order)
    names = Counter(one.entity.name for one in readings)
    best = max(names, key=lambda name: (len(name.split()), names[name], name))
    links = next((one.entity.links for one in readings if one.entity.links != Links()), Links())
    roles = dict.fromkeys(role for one in readings for role in one.seen_roles)
    joins = tuple(
        Join(reading.appearance, weighed.reason, weighed.evidence, round(weighed.score, 2))
        for reading, weighed in sorted(cluster.joins, key=lambda pair: pair[0].order)
    )
    kind = Counter(one.entity.kind for one in readings).most_common(1)[0][0]
    score = min((join.score for join in joins), default=None)
    appearances = tuple(one.appearance for one in readings)
    return LinkedEntity(entity_id, best, kind, tuple(sorted(names)), appearances, joins, tuple(roles), links, score)


def _doubt(one: Cluster, other: Cluster, weighed: Weighed, ids: dict[int, str]) -> Doubt:
    pair = (one.readings[0], other.readings[0])
    return Doubt(
        ids[id(one)],
        ids[id(other)],
        weighed.reason,
        weighed.against,
        round(weighed.score, 2),
        (_words_of(pair[0]), _words_of(pair[1])),
        (pair[0].appearance, pair[1].appearance),
    )


def _words_of(reading: Reading) -> str:
    """Return the words around the first mention of somebody."""
    span = reading.appearance.span
    if span is None:
        return ""
    text = reading.record.document.text
    begin = max(0, span.start - _LONGEST_EVIDENCE // 2)
    words = text[begin : span.end + _LONGEST_EVIDENCE // 2]
    return " ".join(words.split())


def _once(doubts: list[Doubt]) -> list[Doubt]:
    """Keep one doubt for each pair, the likeliest, the likely ones first."""
    kept: dict[frozenset[str], Doubt] = {}
    for doubt in sorted(doubts, key=lambda one: (-one.score, one.one, one.other)):
        if doubt.one != doubt.other:
            kept.setdefault(frozenset((doubt.one, doubt.other)), doubt)
    return list(kept.values())
