"""Who is bound and who gains: takes spans of a document, returns ids of entities, new entities where there are none."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from onrecord.lexicons import words
from onrecord.model import Entity, EntityKind, Mention, MentionKind, Parse, Span, Statement, Tenure
from onrecord.model.commitments import Party
from onrecord.model.overlaps import Overlaps

_PRONOUNS = frozenset("i we he she they it our my".split())
_BODY_PRONOUNS = frozenset({"it", "they", "we", "our"})
_ARTICLE = re.compile(r"(?i)^(?:the|a|an)\s+")
_BODIES = (EntityKind.STATE, EntityKind.ORGANISATION, EntityKind.ALLIANCE, EntityKind.GROUP)
_SPEAKS_FOR = re.compile(r"spokes|lawyer|attorney|aide|advis[eo]r|manager|secretary|representative|agent|counsel")
_SPOKESPERSON = re.compile(r"spokes")
_SPEAKS_AS_BODY = re.compile(r"spokes|minister|premier|chancellor|chief executive|secretary[- ]general")
_LONGEST_MENTION = 200


class Parties:
    """Finds the entity of a span among those of a document, and makes the ones that are missing."""

    def __init__(self, parse: Parse, entities: Sequence[Entity], statements: Sequence[Statement]) -> None:
        self._parse = parse
        self._by_id = {entity.id: entity for entity in entities}
        self._mentions = sorted(
            ((mention.span, entity) for entity in entities for mention in entity.mentions),
            key=lambda one: (one[0].start, one[0].end),
        )
        self._starts = [span.start for span, _ in self._mentions]
        self._said = Overlaps((span, (at, one)) for at, one in enumerate(statements) for span in one.content)
        name = (parse.document.outlet or "").strip()
        self._outlet = next((one.id for one in self._by_id.values() if name and one.name == name), None)
        self._named: dict[str, str] = {}
        self._numbers = len(entities)
        self._new: dict[str, Entity] = {}

    @property
    def new(self) -> list[Entity]:
        """The entities that were made."""
        return list(self._new.values())

    def outlet(self) -> str | None:
        """Return the id of the outlet of the document."""
        return self._outlet

    def statement_around(self, span: Span) -> Statement | None:
        """Return the innermost statement whose content holds a span."""
        holding = [(at, one) for at, one in self._said.of(span) if any(piece.contains(span) for piece in one.content)]
        return min(holding, key=lambda told: (sum(map(len, told[1].content)), told[0]), default=(0, None))[1]

    def without_credit(self, span: Span, cue: Span) -> Span:
        """Return the words of a commitment without who is credited with them: "..., its minister said"."""
        around = self.statement_around(cue)
        if around is None:
            return span
        credit = min((one.start for one in (*around.source, *around.cue) if one.start >= cue.end), default=span.end)
        piece = next(piece for piece in around.content if piece.contains(cue))
        end = piece.end if piece.end <= credit < span.end else span.end
        words = self._parse.text[span.start : end].rstrip(" ,;:")
        return (
            Span(span.start, span.start + len(words)) if end < span.end and span.start + len(words) >= cue.end else span
        )

    def bound(self, spans: Sequence[Span], cue: Span) -> tuple[Party, ...]:
        """Return the promisors that `spans` name; without spans, whoever is bound by what a statement around says."""
        around = self.statement_around(cue)
        if not spans:
            if around is None or not around.speakers:
                return ()
            source = around.source[0] if around.source else None
            return tuple(Party(self._body_of(speaker), source) for speaker in around.speakers[:1])
        return tuple(dict.fromkeys(party for span in spans for party in self.party(span, around)))

    def foretells(self, promisor: Sequence[Party], cue: Span) -> bool:
        """Whether the words are those of one person about what another, for whom nothing says they speak, will do."""
        around = self.statement_around(cue)
        if around is None or not around.speakers or any(part.overlaps(cue) for part in around.cue):
            return False
        speakers = [self._by_id[one] for one in around.speakers]
        bound = [self._by_id.get(party.entity) or self._new[party.entity] for party in promisor]
        if any(one.kind is not EntityKind.PERSON for one in (*speakers, *bound)):
            return False
        if {one.id for one in speakers} & {one.id for one in bound}:
            return False
        return not any(_SPEAKS_FOR.search(role.role.lower()) for one in speakers for role in one.roles)

    def party(self, span: Span, around: Statement | None = None) -> list[Party]:
        """Return the entity of a span; a pronoun is whoever speaks, or was named last."""
        text = self._parse.text_of(span)
        known = self._known(span)
        if known:
            return [Party(known, span)]
        if text.lower() in _PRONOUNS:
            found = self._of_pronoun(text.lower(), span, around)
            return [Party(found or self._unnamed(span, text.lower()), span)]
        return [Party(self._made(span, text), span)]

    def _known(self, span: Span) -> str | None:
        """Return the entity with a mention that ends where the span ends, or that is the whole of it."""
        best: tuple[int, str] | None = None
        for place in range(bisect_left(self._starts, span.start - _LONGEST_MENTION), len(self._mentions)):
            mention, entity = self._mentions[place]
            if mention.start >= span.end:
                break
            if not mention.overlaps(span):
                continue
            ends = mention.end == span.end or mention.contains(span)
            if ends and entity.kind is not EntityKind.PUBLICATION:
                shared = min(mention.end, span.end) - max(mention.start, span.start)
                if best is None or shared > best[0]:
                    best = (shared, entity.id)
        return best[1] if best else None

    def _of_pronoun(self, word: str, span: Span, around: Statement | None) -> str | None:
        if around is not None and around.speakers:
            speaker = self._by_id[around.speakers[0]]
            body = speaker.kind in _BODIES
            if word in ("i", "my", "we", "our") or (body == (word in _BODY_PRONOUNS)):
                return (
                    self._body_of(speaker.id, we=word in ("we", "our")) if word in ("we", "it", "our") else speaker.id
                )
        wanted = _BODIES if word in _BODY_PRONOUNS else (EntityKind.PERSON,)
        for place in range(bisect_left(self._starts, span.start) - 1, -1, -1):
            if self._mentions[place][1].kind in wanted:
                return self._mentions[place][1].id
        if around is not None and around.source:
            return self._made(around.source[0], self._parse.text_of(around.source[0]))
        return None

    def _unnamed(self, span: Span, word: str) -> str:
        """Return someone of whom the text gives no more than a pronoun: the speaker of a speech, or "she"."""
        name = "the speaker" if word in ("i", "my", "we", "our") else word
        if name not in self._named:
            self._numbers += 1
            entity_id = self._named[name] = f"e{self._numbers}"
            kind = EntityKind.GROUP if word in ("they", "it") else EntityKind.PERSON
            self._new[entity_id] = Entity(entity_id, name, kind, (Mention(span, MentionKind.PRONOUN),))
        return self._named[name]

    def _body_of(self, entity_id: str, *, we: bool = False) -> str:
        """Return the body for which a spokesperson speaks, or who says "we" in office; else the one who speaks."""
        for role in self._by_id[entity_id].roles:
            speaks = _SPEAKS_AS_BODY if we else _SPOKESPERSON
            held = role.when in (None, Tenure.CURRENT, Tenure.ACTING)
            if role.of is None or role.of not in self._by_id or not held or not speaks.search(role.role.lower()):
                continue
            if self._by_id[role.of].kind in _BODIES:
                return role.of
        return entity_id

    def _made(self, span: Span, text: str) -> str:
        name = _ARTICLE.sub("", text).strip()
        key = name.lower()
        if key not in self._named:
            self._numbers += 1
            entity_id = f"e{self._numbers}"
            self._named[key] = entity_id
            kind = _kind_of(name)
            mention = (
                MentionKind.NOMINAL if any(map(str.islower, (word[0] for word in name.split()))) else MentionKind.NAME
            )
            self._new[entity_id] = Entity(entity_id, _called(text), kind, (Mention(span, mention),))
        return self._named[key]


def _called(text: str) -> str:
    """Return a phrase as a name: "The ministry" is called "the ministry"."""
    first, _, rest = text.partition(" ")
    return (
        f"{first.lower()} {rest}"
        if rest and first.lower() in ("the", "a", "an", "two", "three", "all", "its")
        else text
    )


def _kind_of(name: str) -> EntityKind:
    last = name.split()[-1].lower() if name.split() else ""
    stem = last[:-1] if last.endswith("s") else last
    if last in words("organisation_words"):
        return EntityKind.ORGANISATION
    if last in words("role_words"):
        return EntityKind.PERSON
    if last in words("group_words") or (last.endswith("s") and not last.endswith("ss")):
        return EntityKind.GROUP
    return EntityKind.PERSON if stem in words("role_words") else EntityKind.ORGANISATION
