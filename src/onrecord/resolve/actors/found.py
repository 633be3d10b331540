"""From a meaning to a `FoundName`: takes where a name stands and what it means, returns it with key and links."""

from __future__ import annotations

import re

from onrecord.model import EntityKind, FoundName, Links, MentionKind, Span
from onrecord.resolve.actors.dictionary import Sense
from onrecord.resolve.actors.lists import organisation, state

_ARTICLE = re.compile(r"the\s", re.IGNORECASE)
_SLUG = re.compile(r"[\W_]+")


def found_state(
    start: int,
    end: int,
    code: str,
    mention: MentionKind = MentionKind.NAME,
    *,
    place: int | None = None,
    score: float | None = None,
) -> FoundName:
    """Return the finding of a state of the list; a territory of another state is a place."""
    one = state(code)
    if one is None:
        return FoundName(Span(start, end), f"state:{code}", code, EntityKind.STATE, mention, score=score)
    kind = EntityKind.PLACE if one.kind in ("territory", "region") else EntityKind.STATE
    links = Links(country=one.country, geonames=one.geonames)
    city = f"place:{place}" if place is not None else None
    return FoundName(Span(start, end), one.key, one.name, kind, mention, links, city, score)


def found_body(
    start: int, end: int, code: str | None, what: str, name: str, mention: MentionKind, score: float | None = None
) -> FoundName:
    """Return the finding of a body of a state, such as its army; `code` is `None` where the state stays open."""
    one = state(code) if code is not None else None
    links = Links(country=one.country) if one is not None else Links()
    key = f"organisation:{code.lower()}/{what}" if code is not None else f"organisation:{what}"
    return FoundName(
        Span(start, end), key, _ARTICLE.sub("", name, count=1), EntityKind.ORGANISATION, mention, links, None, score
    )


def found_organisation(start: int, end: int, key: str, score: float | None = None) -> FoundName:
    """Return the finding of an organisation of the list."""
    one = organisation(key)
    kind = EntityKind.ALLIANCE if one is not None and one.kind == "alliance" else EntityKind.ORGANISATION
    name = one.name if one is not None else key
    return FoundName(Span(start, end), f"organisation:{key}", name, kind, score=score)


def found_by_form(
    start: int, end: int, full: str, *, alliance: bool, score: float | None, country: str | None = None
) -> FoundName:
    """Return the finding of a body that only the text knows; `country` where its name says so."""
    kind = EntityKind.ALLIANCE if alliance else EntityKind.ORGANISATION
    links = Links(country=country)
    return FoundName(Span(start, end), f"organisation:{slug(full)}", full, kind, links=links, score=score)


def from_sense(start: int, end: int, sense: Sense, score: float | None) -> FoundName:
    """Return the finding of a body of a state that the list names."""
    mention = MentionKind.METONYM if sense.metonym else MentionKind.NAME
    return found_body(start, end, sense.of, sense.what, sense.name, mention, score)


def slug(name: str) -> str:
    """Return a name in small letters joined by hyphens: "northern-ports-commission"."""
    return _SLUG.sub("-", name.lower()).strip("-")
