"""From spans to people: takes a `Parse` and attributions, returns entities and statements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import (
    Attribution,
    Dispute,
    Echo,
    Entity,
    FoundDispute,
    FoundEcho,
    Mention,
    Parse,
    PartKind,
    Problem,
    Role,
    Span,
    Statement,
)
from onrecord.resolve.actors import find_actors
from onrecord.resolve.disputes import contesting, resolve_disputes
from onrecord.resolve.echoes import link_echoes
from onrecord.resolve.lists import Listed
from onrecord.resolve.mentions import find_mentions
from onrecord.resolve.offices import find_owners
from onrecord.resolve.people import collect_people
from onrecord.resolve.places import find_places
from onrecord.resolve.pointing import find_pointers
from onrecord.resolve.register import Register
from onrecord.resolve.someone import Someone
from onrecord.resolve.speakers import SpeakerFinder
from onrecord.resolve.stream import Named
from onrecord.resolve.voice import find_dateline_agency, find_enclosing, find_outlet, find_told_agency

__all__ = ["Resolved", "resolve_record"]

_MARKS = frozenset("“”„‟\"＂«»‹›‘’‚‛'`")


@dataclass(frozen=True, slots=True)
class Resolved:
    """What one document says, with people in the place of phrases; ids count in text order."""

    entities: tuple[Entity, ...] = ()
    statements: tuple[Statement, ...] = ()
    echoes: tuple[Echo, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    problems: tuple[Problem, ...] = ()


def resolve_record(
    parse: Parse, attributions: list[Attribution], echoes: list[FoundEcho], disputes: Sequence[FoundDispute] = ()
) -> Resolved:
    """Return the entities that speak or report, the statements, echoes and disputes that refer to them, and doubts."""
    register = Register(parse)
    collect_people(register)
    outlet = find_outlet(parse, register)
    listed = Listed(register, find_actors(parse), find_places(parse))
    ordered = sorted(attributions, key=_place)
    agency = find_dateline_agency(parse, register)
    everyone = [*ordered, *contesting(disputes, ordered)]
    authors = parse.document.authors
    author = register.person(authors[0]) if len(authors) == 1 else None
    finder = SpeakerFinder(parse, register, everyone, listed)
    finder.author, finder.outlet = author, outlet
    around = find_enclosing(ordered)
    said_by: dict[int, list[Someone]] = {}
    for entry in sorted(everyone, key=lambda one: _turn(one, around)):
        outer = around.get(id(entry), [])
        said_by[id(entry)] = finder.resolve_speakers(entry, said_by.get(id(outer[-1]), []) if outer else [])
    voices: list[list[Someone]] = []
    for entry in ordered:
        relayed = [one for outer in around.get(id(entry), []) for one in said_by[id(outer)]]
        told = find_told_agency(parse, register, entry)
        cited = finder.cited(entry)
        chain = [outlet, agency, *relayed, told, *(said_by[id(entry)] if cited else [])]
        if cited is not None:
            said_by[id(entry)] = [cited]
        voices.append(_chain(chain, said_by[id(entry)]))
    find_pointers(finder, [(entry.quoted, said_by[id(entry)]) for entry in ordered if entry.quoted])
    find_owners(register, finder.stream, finder.context)
    placed = [one for one in (*finder.stream.names, *finder.stream.metonyms) if not _signs(parse, one, author)]
    named = [one.who for one in placed]
    wanted = _wanted([said_by[id(entry)] for entry in everyone], voices, outlet, named)
    entities, ids = _entities(finder, wanted)
    statements = tuple(
        _statement(number, entry, [ids[id(one)] for one in said_by[id(entry)]], [ids[id(one)] for one in voice])
        for number, (entry, voice) in enumerate(zip(ordered, voices, strict=True), 1)
    )
    by_source = {entry.source: [ids[id(one)] for one in said_by[id(entry)]] for entry in everyone if entry.source}
    contested = resolve_disputes(disputes, by_source, ids[id(outlet)] if outlet is not None else None)
    return Resolved(entities, statements, link_echoes(parse, echoes, statements), contested, _problems(parse, ordered))


def _signs(parse: Parse, named: Named, author: Someone | None) -> bool:
    """Whether a name is the author's under the title: who only signs a text is not spoken of in it."""
    if author is None or named.who is not author:
        return False
    part = parse.document.part_at(named.start)
    return part is not None and part.kind is PartKind.BYLINE


def _place(entry: Attribution) -> tuple[int, int]:
    return (entry.content[0].start, entry.content[-1].end)


def _source_place(entry: Attribution) -> int:
    return entry.source[0].start if entry.source else entry.content[0].start


def _turn(entry: Attribution, around: dict[int, list[Attribution]]) -> tuple[int, int]:
    """Sources are resolved in text order, but whoever stands in somebody's words after that somebody."""
    outers = around.get(id(entry), [])
    return (max(_source_place(one) for one in (entry, *outers)), len(outers))


def _chain(reporting: list[Someone | None], speakers: list[Someone]) -> list[Someone]:
    chain: list[Someone] = []
    for one in reporting:
        if one is not None and one not in speakers and one not in chain:
            chain.append(one)
    return chain


def _wanted(
    speakers: list[list[Someone]], voices: list[list[Someone]], outlet: Someone | None, named: list[Someone]
) -> list[Someone]:
    """Return everyone named or referred to, the bodies and states of their roles included."""
    wanted = {id(outlet): outlet} if outlet is not None else {}
    for group in (*speakers, *voices):
        wanted.update((id(one), one) for one in group)
    wanted.update((id(one), one) for one in named)
    for one in list(wanted.values()):
        wanted.update((id(member), member) for member in one.members)
    for one in list(wanted.values()):
        wanted.update((id(held.of), held.of) for held in one.roles.values() if held.of is not None)
    return list(wanted.values())


def _entities(finder: SpeakerFinder, wanted: list[Someone]) -> tuple[tuple[Entity, ...], dict[int, str]]:
    mentions = find_mentions(finder.stream, wanted)
    first = {index: mentions[index][0].span.start if mentions[index] else -1 for index in range(len(wanted))}
    order = sorted(range(len(wanted)), key=lambda index: (first[index], index))
    ids = {id(wanted[index]): f"e{number}" for number, index in enumerate(order, 1)}
    entities = tuple(_entity(wanted[index], mentions[index], ids) for index in order)
    return entities, ids


def _entity(one: Someone, mentions: tuple[Mention, ...], ids: dict[int, str]) -> Entity:
    roles = tuple(
        Role(
            held.office.words,
            ids.get(id(held.of)) if held.of is not None else None,
            held.span,
            held.held.when,
            held.held.begin,
            held.held.end,
        )
        for held in one.roles.values()
    )
    members = tuple(ids[id(member)] for member in one.members)
    return Entity(ids[id(one)], one.name, one.kind, mentions, roles, members, one.links)


def _statement(number: int, entry: Attribution, speakers: list[str], voice: list[str]) -> Statement:
    return Statement(
        id=f"s{number}",
        kind=entry.kind,
        attitude=entry.attitude,
        source=entry.source,
        cue=entry.cue,
        content=entry.content,
        quoted=entry.quoted,
        speakers=tuple(speakers),
        voice=tuple(voice),
        score=entry.score,
        provenance=entry.provenance,
        stance=entry.stance,
    )


def _problems(parse: Parse, attributions: list[Attribution]) -> tuple[Problem, ...]:
    """Report quotations that no mark closes."""
    found = []
    for entry in attributions:
        if entry.quoted and _is_open(parse.text, entry.quoted[-1]):
            span = entry.quoted[-1]
            found.append(
                Problem(
                    "unclosed-quotation",
                    f"No mark closes the quotation that begins at character {span.start}; it is taken to end with its "
                    "paragraph. Check the words there.",
                    span,
                )
            )
    return tuple(found)


def _is_open(text: str, quoted: Span) -> bool:
    if quoted.start == 0 or text[quoted.start - 1] not in _MARKS:
        return False
    end = quoted.end
    while end < len(text) and text[end] in " \u00a0":
        end += 1
    return end >= len(text) or text[end] not in _MARKS
