"""Who speaks: takes attributions in text order and a `Register`, returns the speakers of each.

Names come first, over the whole document; then descriptions and pronouns, in text order. A pronoun goes to a speaker
only where number and gender allow one; otherwise the source keeps its words and no speaker is given.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.lexicons import table
from onrecord.model import Attribution, ContentKind, EntityKind, Parse, PartStyle, Span
from onrecord.resolve.admission import Admission
from onrecord.resolve.capitals import NAME
from onrecord.resolve.context import Context, is_verb
from onrecord.resolve.lists import Listed
from onrecord.resolve.names import collect_bodies, collect_names
from onrecord.resolve.nominals import Nominals
from onrecord.resolve.phrases import Reference, Shape, has_role_word, read_source
from onrecord.resolve.register import Register
from onrecord.resolve.someone import Someone
from onrecord.resolve.sources import SourceReader
from onrecord.resolve.stream import Stream, learn_genders

_BEFORE_WHO = 120
_LONGEST_NAME = 80
_COLLECTIVE = frozenset({EntityKind.ORGANISATION, EntityKind.PUBLICATION, EntityKind.STATE, EntityKind.ALLIANCE})
_CITING = re.compile(r",?\s(?:citing|quoting)\s(?P<who>[^,.;:“”\"\n]{3,60})")
_ASKS = frozenset(("ask", "asks", "asked", "asking", "questioned", "wondered"))
_SHORT_LINK = 6  # "And: "
_LABEL = re.compile(rf"(?:^|\n|\s[–—-]\s)(?P<name>{NAME.pattern}):\s$")
_LETTER = re.compile(r"[^\W\d_]")
_SUBJECT = re.compile(r"(?:[\w’'-]+\s){1,8}")
_LOWER = re.compile(r"\b[a-z]+\b")


class SpeakerFinder:
    """Resolves sources one after the other; remembers who spoke last."""

    def __init__(
        self, parse: Parse, register: Register, attributions: Sequence[Attribution], listed: Listed | None = None
    ) -> None:
        self.parse = parse
        self.text = parse.text
        self.register = register
        self.author: Someone | None = None
        self.outlet: Someone | None = None
        self.known: dict[Span, list[Someone]] = {}
        self.read: dict[Span, list[Reference]] = {}
        self._ends: list[tuple[int, list[Someone]]] = []
        collect_bodies(register)
        listed = listed or Listed(register, (), ())
        self.reader = SourceReader(parse, register, listed.fixed)
        self._read_all(attributions)
        collect_names(register)
        quoted = [span for entry in attributions for span in entry.quoted]
        self.stream = Stream(register, quoted, listed.fixed, listed.metonyms)
        learn_genders(self.stream)
        self.context = Context(parse, register, self.stream)
        self.nominals = Nominals(register, self.stream, self.context)

    def _read_all(self, attributions: Sequence[Attribution]) -> None:
        """Read every source phrase, and make the names in them known, the longest first."""
        named = []
        for entry in attributions:
            if entry.source and entry.source[0] not in self.read:
                references = [self.reader.read(piece) for piece in self.reader.pieces(entry.source[0])]
                self.read[entry.source[0]] = references
                named += [reference for reference in references if reference.shape is Shape.NAME]
        admission = Admission(self.register)
        for reference in sorted(named, key=lambda one: (-len(one.name.split()), one.span)):
            admission.admit(reference)

    def resolve_speakers(self, attribution: Attribution, enclosing: Sequence[Someone] = ()) -> list[Someone]:
        """Return the speakers of one attribution, none where the text leaves them open.

        `enclosing` are the speakers whose quoted words this attribution stands in; "I" there means them.
        """
        if not attribution.source or not _LETTER.search(self.parse.text_of(attribution.source[0])):
            return self._carried_on(attribution)
        span = attribution.source[0]
        if span in self.known:
            return self.known[span]
        found: list[Someone] = []
        asks = any(self.parse.text_of(cue).lower() in _ASKS for cue in attribution.cue)
        for reference in self.read[span]:
            someone = self._one(reference, enclosing)
            if someone is not None:
                relative = reference.shape is Shape.PRONOUN and reference.head in ("who", "which")
                someone.spoken.append((_tight(self.text, reference.span), reference.shape))
                if reference.head in ("i", "we") and reference.shape is Shape.PRONOUN:
                    found.append(someone)
                    continue  # who writes is never the "he" of the text
                self.context.add(reference.span, someone, reference.shape, relative=relative, asks=asks)
                if someone not in found:
                    found.append(someone)
        self.known[span] = found
        self._ends.append((max(one.end for one in (*attribution.content, *attribution.cue, span)), found))
        return found

    def _carried_on(self, attribution: Attribution) -> list[Someone]:
        """Return who goes on in a quotation that nobody is credited with: whoever spoke right before it.

        That is the speaker of the sentence before, or its subject where the quotation ends the paragraph.
        """
        content = attribution.content
        label = _LABEL.search(self.text, max(0, content[0].start - _LONGEST_NAME), content[0].start)
        if label is not None:
            bearers = self.register.bearers(label["name"])
            return [bearers[0]] if len(bearers) == 1 and _is_person(bearers[0]) else []
        if attribution.kind is not ContentKind.DIRECT:
            return []
        for end, found in reversed(self._ends[-3:]):
            gap = self.text[end : content[0].start]
            if found and 0 <= content[0].start - end <= 2 and ("\n" not in gap or self._is_one_answer(end, content[0])):
                self._ends.append((content[-1].end, found))
                return found
        sentence = self.parse.sentence_at(content[0].start)
        if sentence is None or self.text[content[-1].end : content[-1].end + 1].strip(' \n.”’"'):
            return []
        inside = content[0].start - sentence.span.start > _SHORT_LINK
        one = self.context.nearest(content[0].start, _is_person, reach=0 if inside else 2, parts=0, firm=True)
        return [one] if one is not None else []

    def _is_one_answer(self, end: int, content: Span) -> bool:
        """Whether a paragraph of an interview goes on with the answer of the paragraph before."""
        parts = (self.parse.document.part_at(place) for place in (end - 1, content.start))
        return all(part is not None and part.style is PartStyle.ANSWER for part in parts)

    def cited(self, attribution: Attribution) -> Someone | None:
        """Return whom a report cites: "the Dispatch reported, citing a ministry source"."""
        end = attribution.cue[-1].end if attribution.cue else attribution.content[-1].end
        match = _CITING.match(self.text, end, min(len(self.text), end + _LONGEST_NAME))
        if match is None:
            return None
        reference = self.reader.read(Span(match.start("who"), match.end("who")))
        if reference.shape is Shape.NAME:
            return next(iter(self.register.bearers(reference.name)), None)
        return self.nominals.resolve(reference) if reference.shape is Shape.NOMINAL else None

    # -- from the phrase to the speaker

    def _one(self, reference: Reference, enclosing: Sequence[Someone]) -> Someone | None:
        if reference.shape is Shape.NAME:
            someone = self._named(reference)
            if someone is not None and someone.kind is EntityKind.PERSON and reference.role:
                self.register.add_role(someone, reference.role, reference.role_span)
                role = reference.role_span
                if role is not None and self.text[max(0, role.start - 4) : role.start].lower() == "the ":
                    someone.spoken.append((role, Shape.NOMINAL))  # "Karin Moe, the auditor general": a title of hers
            return someone
        if reference.shape is Shape.NOMINAL:
            return self.nominals.resolve(reference)
        return self._pronoun(reference, enclosing)

    def _named(self, reference: Reference) -> Someone | None:
        """Return whose name stands in the phrase."""
        at = self.text.rfind(reference.name, reference.span.start, reference.span.end)
        if at >= 0:
            owner = self.stream.owner(at, at + len(reference.name))
            if owner is not None:
                return owner
        bearers = self.register.bearers(reference.name)
        return bearers[0] if len(bearers) == 1 else None

    def _pronoun(self, reference: Reference, enclosing: Sequence[Someone]) -> Someone | None:
        kind = table("first_pronouns")[reference.head]
        at = reference.span.start
        if kind == "first":
            if self.stream.is_quoted(at) or enclosing:
                return enclosing[0] if len(enclosing) == 1 and reference.head == "i" else None
            return self.author or self.outlet if reference.head == "i" else self.outlet
        if kind == "who":
            return self._antecedent(reference)
        if kind in ("he", "she"):

            def fits(one: Someone) -> bool:
                return one.kind is EntityKind.PERSON and one.gender in (None, kind)

            def describe(other: Reference) -> Someone | None:
                meant = self.nominals.resolve(other)
                return meant if meant is not None and fits(meant) else None

            one = self.context.nearest(at, fits, describe=describe)
            if one is not None:
                one.gender = kind
            return one
        wanted = _COLLECTIVE if kind == "it" else frozenset({EntityKind.GROUP})
        return self._opening_body(at, wanted) or self._last_body(at, wanted)

    def _opening_body(self, at: int, wanted: frozenset[EntityKind]) -> Someone | None:
        """Return the body or group that opens the sentence before: "The ministry confirmed it. It said ..."."""
        before = self.context.sentence_before(at)
        if before is None:
            return None
        opening = _SUBJECT.match(self.text, before.start, before.end)
        if opening is None:
            return None
        for verb in _LOWER.finditer(opening.group()):
            if verb.start() and is_verb(verb.group()):
                reference = read_source(self.text, Span(before.start, before.start + verb.start()))
                break
        else:
            return None
        one = None
        if reference.shape is Shape.NAME:
            bearers = self.register.bearers(reference.name)
            one = bearers[0] if len(bearers) == 1 else None
        elif reference.shape is Shape.NOMINAL and reference.kind in wanted:
            one = self._described(reference)
        return one if one is not None and one.kind in wanted else None

    def _last_body(self, at: int, wanted: frozenset[EntityKind]) -> Someone | None:
        """Return the body, text or group that "it" or "they" can mean: who spoke last, close by."""
        part = self.register.part_at(at)
        for spoken in reversed(self.context.spoken[-4:]):
            if part - self.register.part_at(spoken.place) > 1:
                break
            if spoken.who.kind in wanted:
                return spoken.who
        return None

    def _antecedent(self, reference: Reference) -> Someone | None:
        """Return whom "who" or "which" takes up: the name or the description right before it."""
        at = reference.span.start
        sentence = self.parse.sentence_at(at)
        begin = max(at - _BEFORE_WHO, sentence.span.start if sentence else 0)
        end = begin + len(self.text[begin:at].rstrip(" ,"))
        names = self.stream.within(begin, at)
        if names and self._reaches(names[-1].end, end):
            one = names[-1].who
            person = one.kind is EntityKind.PERSON
            return one if person == (reference.head != "which") else None
        described = self._described_before(begin, end)
        if described is None:
            return None
        if described.kind is EntityKind.PERSON and reference.head == "which":
            return None
        return self._described(described)

    def _described(self, reference: Reference) -> Someone | None:
        """Resolve a description that is no source itself, and keep its place as a mention."""
        one = self.nominals.resolve(reference)
        if one is not None:
            one.spoken.append((_tight(self.text, reference.span), Shape.NOMINAL))
        return one

    def _reaches(self, name_end: int, end: int) -> bool:
        """Whether nothing but an apposition stands between a name and "who"."""
        between = self.text[name_end:end]
        if not between.strip():
            return True
        tokens = between.split()
        first = tokens[1] if len(tokens) > 1 else ""
        return between.startswith(",") and first.lower() in ("a", "an", "the") and has_role_word(between[1:])

    def _described_before(self, begin: int, end: int) -> Reference | None:
        """Return the description that ends at a place: "a diplomat", "the defence ministry"."""
        tokens = list(re.finditer(r"[\w’'-]+", self.text[begin:end]))[-6:]
        for token in reversed(tokens[:-1]):
            low = token.group().lower()
            code = table("functions").get(low, "")
            if code == "d":
                span = Span(begin + token.start(), end)
                reference = read_source(self.text, span)
                return reference if reference.shape is Shape.NOMINAL and reference.kind is not None else None
            if code:
                return None
        return None


def _is_person(one: Someone) -> bool:
    return one.kind is EntityKind.PERSON


def _tight(text: str, span: Span) -> Span:
    end = span.end
    while end > span.start + 1 and text[end - 1] in " ,—–-:":
        end -= 1
    return Span(span.start, end)
