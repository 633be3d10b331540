"""Where the text names states, governments, organisations and alliances: takes a `Parse`, returns findings.

Names come from the public lists (`lists`), from the form of a phrase ("the Karvian foreign ministry"), and from the
text itself, which may know states, bodies and acronyms that no list has. People are found elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.model import EntityKind, FoundName, Parse, PartKind
from onrecord.resolve.actors.bodies import is_bare
from onrecord.resolve.actors.by_form import Named, find_acronyms, find_runs, is_body
from onrecord.resolve.actors.dictionary import Sort, dictionary
from onrecord.resolve.actors.evidence import Evidence
from onrecord.resolve.actors.found import found_by_form
from onrecord.resolve.actors.lists import state_of
from onrecord.resolve.actors.of_the_text import find_bare_bodies, find_lands
from onrecord.resolve.actors.reading import Reader, found_defined
from onrecord.resolve.actors.scan import Hit, find_hits, flat
from onrecord.resolve.actors.short_names import find_short_names
from onrecord.resolve.capitals import capitalised_words

__all__ = ["find_actors"]

_BY_FORM = 0.7
_OWNS = "'s "
_FEW = 3
_ACRONYM = re.compile(r"(?<![\w-])[A-Z][A-Za-z0-9&.-]{1,9}(?!\w)")
_SIGNS = "&.-"
_PROSE = (PartKind.BODY, PartKind.CAPTION, PartKind.DATELINE)
_SHORTEST_LOUD = 6
_ARTICLE = len("the ")


def find_actors(parse: Parse) -> list[FoundName]:
    """Return every mention of a state, a body of a state, an organisation or an alliance, in text order.

    A capital is found only where it stands for its government, an adjective only where it is an actor ("Norwegian
    officials"). Findings do not overlap; where one name lies in another, the longer one is kept.
    """
    text = flat(parse.text)
    capitals = capitalised_words(parse.text)
    hits = find_hits(text, _loud(parse), capitals)
    evidence = Evidence(text, hits)
    acronyms = _acronyms(text, hits, evidence)
    listed = list(Reader(text, hits, evidence, acronyms).read())
    found = [*listed, *_own_acronyms(text, acronyms), *_by_form(parse, text, listed), *find_lands(parse.text, text)]
    found = _apart(found)
    found = _apart([*found, *find_bare_bodies(text, found)])
    return _apart([*found, *find_short_names(text, found, capitals)])


def _loud(parse: Parse) -> list[tuple[int, int]]:
    """Return the parts that are all in capitals."""
    return [
        (part.span.start, part.span.end)
        for part in parse.document.parts
        if part.span.end - part.span.start >= _SHORTEST_LOUD
        and parse.text[part.span.start : min(part.span.start + 40, part.span.end)].isupper()
        and parse.text[part.span.start : part.span.end].isupper()
    ]


def _acronyms(text: str, hits: Sequence[Hit], evidence: Evidence) -> dict[str, Named | str | None]:
    """Return what every acronym means that the text introduces.

    That is the key of an organisation of the list, a body of the text's own, or `None` for what is no body.
    """
    ending = {hit.end: hit for hit in hits}
    found: dict[str, Named | str | None] = {}
    for acronym, named in find_acronyms(text):
        hit = ending.get(named.end)
        sorts = {sense.sort: sense.of for sense in hit.senses} if hit is not None else {}
        if hit is not None and hit.start <= named.start + _ARTICLE:
            key = sorts.get(Sort.ORGANISATION)
            if key is not None:
                found.setdefault(acronym, key)
                evidence.organisations.add(key)
        elif not _names_state(acronym):
            found.setdefault(acronym, named if is_body(named.full) else None)
    return found


def _names_state(acronym: str) -> bool:
    return any(
        sense.sort in (Sort.STATE, Sort.ADJECTIVE)
        for name, senses in dictionary().get(acronym, ())
        if name == acronym
        for sense in senses
    )


def _own_acronyms(text: str, acronyms: dict[str, Named | str | None]) -> Iterator[FoundName]:
    """Yield the acronyms of the text that no list has, and the names that they are short for."""
    own = {acronym: what for acronym, what in acronyms.items() if what is not None and acronym not in dictionary()}
    if own:
        for match in _ACRONYM.finditer(text):
            word = match.group().rstrip(_SIGNS)
            if word in own:
                yield found_defined(match.start(), match.start() + len(word), own[word])
    for what in acronyms.values():
        if isinstance(what, Named):
            yield found_by_form(what.start, what.end, what.full, alliance=what.alliance, score=None)


def _by_form(parse: Parse, text: str, listed: Sequence[FoundName]) -> Iterator[FoundName]:
    """Yield bodies named by their form, outside of headlines, where every word may be capitalised."""
    headlines = [part.span for part in parse.document.parts if part.kind not in _PROSE]
    index = at = 0
    for named in find_runs(text):
        while index < len(headlines) and headlines[index].end <= named.start:
            index += 1
        in_headline = index < len(headlines) and named.start >= headlines[index].start
        if in_headline or is_bare(named.full):
            continue
        while at < len(listed) and listed[at].span.end <= named.start:
            at += 1
        start, country = named.start, None
        if at < len(listed) and listed[at].span.start <= named.start and listed[at].kind is EntityKind.STATE:
            country = listed[at].links.country
            if text.startswith(_OWNS, listed[at].span.end):
                start = listed[at].span.end + len(_OWNS)
        if " " in text[start : named.end] and not _is_of_a_state(text, start, listed[at : at + _FEW], named.end):
            full = text[start : named.end]
            yield found_by_form(start, named.end, full, alliance=named.alliance, country=country, score=_BY_FORM)


def _is_of_a_state(text: str, start: int, near: Sequence[FoundName], end: int) -> bool:
    """Whether a name is one of the list after that of its state: "US Central Intelligence Agency"."""
    for one in near:
        if one.span.end == end and one.span.start > start and one.kind is not EntityKind.STATE:
            return state_of(text[start : one.span.start]) is not None
    return False


def _apart(found: list[FoundName]) -> list[FoundName]:
    """Return findings that do not overlap, in text order; of two that do, the longer one, then the one of a list."""
    kept: list[FoundName] = []
    for one in sorted(found, key=lambda one: (one.span.start, -one.span.end, one.score is not None)):
        if kept and one.span.start < kept[-1].span.end:
            if one.span.end - one.span.start > kept[-1].span.end - kept[-1].span.start:
                kept[-1] = one
        else:
            kept.append(one)
    return kept
