"""Who reports: takes a `Parse`, returns the outlet and the agency that stand between the reader and the speaker."""

from __future__ import annotations

import re

from onrecord.lexicons import words
from onrecord.model import Attribution, EntityKind, Parse, PartKind, Span
from onrecord.resolve.register import Register
from onrecord.resolve.someone import Someone

_IN_BRACKETS = re.compile(r"\(([^()\n]{2,60})\)")
_TOLD = re.compile(
    r"\s(?:the\s)?(?P<name>(?:[A-Z][\w&-]*\s){0,4}"
    r"(?:[Nn]ews [Aa]gency|[Aa]gency|Reuters|AFP|AP|News|(?:Radio|Television|TV)(?:\s[A-Z]\w+){0,2}))\b"
)
_PRESS = re.compile(r"^\w+ Press$|\bWire$")
_LONGEST_RECIPIENT = 80
_DEEPEST = 6


def find_outlet(parse: Parse, register: Register) -> Someone | None:
    """Return the outlet of the document as an entity, `None` where it is not known."""
    name = parse.document.outlet
    if not name or not name.strip():
        return None
    body = any(word.lower() in words("organisation_words") for word in name.split()) or _PRESS.search(name)
    return register.named(name.strip(), EntityKind.ORGANISATION if body else EntityKind.PUBLICATION)


def find_dateline_agency(parse: Parse, register: Register) -> Someone | None:
    """Return the agency in a dateline such as "OSTVIK, 3 May (Norland News Agency) —"."""
    for part in parse.document.parts:
        if part.kind is PartKind.DATELINE:
            match = _IN_BRACKETS.search(parse.text, part.span.start, part.span.end)
            if match is not None:
                return register.named(match.group(1).strip(), EntityKind.ORGANISATION)
    return None


def find_told_agency(parse: Parse, register: Register, attribution: Attribution) -> Someone | None:
    """Return the agency that was told: "Lund told the Norland News Agency"."""
    if not attribution.cue:
        return None
    cue = attribution.cue[-1]
    if not parse.text_of(cue).lower().endswith(("told", "tells", "telling")):
        return None
    match = _TOLD.match(parse.text, cue.end, cue.end + _LONGEST_RECIPIENT)
    return register.named(match["name"].strip(), EntityKind.ORGANISATION) if match else None


def find_enclosing(ordered: list[Attribution]) -> dict[int, list[Attribution]]:
    """Return for each attribution (by `id`) those whose content it stands in, outermost first.

    `ordered` is in text order. An attribution stands in another's content when the source or the cue does as well.
    """
    around: dict[int, list[Attribution]] = {}
    open_: list[tuple[Span, Attribution]] = []
    pieces = sorted(
        ((span, entry) for entry in ordered for span in entry.content), key=lambda one: (one[0].start, -one[0].end)
    )
    for span, entry in pieces:
        open_ = [(outer, other) for outer, other in open_ if outer.end > span.start][-_DEEPEST:]
        if id(entry) not in around:
            around[id(entry)] = [other for outer, other in open_ if other is not entry and _stands_in(entry, outer)]
        open_.append((span, entry))
    return {key: outers for key, outers in around.items() if outers}


def _stands_in(entry: Attribution, outer: Span) -> bool:
    credit = (*entry.source, *entry.cue)
    inside = [span for span in credit if outer.contains(span)]
    return outer.contains(entry.content[0]) and bool(inside) and len(inside) == len(credit)
