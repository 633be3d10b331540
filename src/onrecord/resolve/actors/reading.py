"""Decide what every hit of a scan means where it stands: takes a flat text and its hits, returns findings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from onrecord.lexicons import words
from onrecord.model import FoundName, MentionKind
from onrecord.resolve.actors.bodies import Body, body_after, body_before
from onrecord.resolve.actors.by_form import Named
from onrecord.resolve.actors.dictionary import Sense, Sort
from onrecord.resolve.actors.evidence import Evidence
from onrecord.resolve.actors.found import (
    found_body,
    found_by_form,
    found_organisation,
    found_state,
    from_sense,
)
from onrecord.resolve.actors.lists import state
from onrecord.resolve.actors.metonyms import acting_forms, finite_forms, stands_for_government
from onrecord.resolve.actors.scan import Hit

_HEAD = re.compile(
    r"(?: (?:senior|top|intelligence|defence|defense|government|military|health|security|foreign|trade|diplomatic|"
    r"political|elected|local|state|federal|consular|border|immigration|justice|treasury|law-enforcement))?"
    r"(?: (?:intelligence|defence|defense|government|military|health|security|policy|affairs|enforcement|energy))?"
    r" ([a-z-]+)\b(?!-)"
)
_COUNTED = re.compile(
    r"(?:\d|\b(?:many|some|several|few|most|all|of|more|fellow|young|million|billion|two|three|four|five|six|seven|eight|"
    r"nine|ten|dozen|other|ordinary|these|those|our|his|my|ethnic|white|black|African|South|North|West|East|"
    r"Western|Eastern|Northern|Southern|[a-z]+ing|[a-z]+est)) $",
    re.IGNORECASE,
)
_OF_THE = re.compile(r"\b(?:all|half|both|none|\w+ of|\d+) the $", re.IGNORECASE)
_THE = re.compile(r"\b[Tt]he $")
_PLURAL_AFTER = re.compile(r"(?: (?:also|now|still|themselves|alone))? ([a-z]+)")
_STOPS = re.compile(r"[,.;:]| and (?:the )?[A-Z]")
_ETHNIC = re.compile(r"\b(?:[Ee]thnic|[Ii]ndigenous|Aboriginal|African|[Nn]ative|[Yy]oung|[Ff]ellow) $")
_WITH_OTHERS = re.compile(r"\b(?:between|against|with|by|and) $")
_PLURAL_VERBS = frozenset(
    "are were have had will would do did say want think can could should must may might know voted elected".split()
)
_PART_OF = re.compile(
    r"\b(?:Gulf|Sea|Strait|Bay|Lake|Isle|Mount|Times|Voice|Duke|Prince|Princess|Lord|Straits|Tower|Church|Miss|"
    r"Museum|Library|Gallery|Theatre|Opera|Open|Ballet|Kings|Bank|Queen|King|Republic|University|College|Book|Daughters|Knights|Treaty|Battle|Siege|"
    r"Made) (?:of|in)(?: the)? $"
)
_OF_CITY = frozenset("government foreign-ministry defence-ministry armed-forces army interior-ministry".split())
_BRUSSELS = "Brussels"
_EU = "eu"
_OWNS = len("'s ")


class Reader:
    """The hits of one flat text and what they mean."""

    def __init__(
        self, text: str, hits: list[Hit], evidence: Evidence, acronyms: Mapping[str, Named | str | None]
    ) -> None:
        self.text = text
        self.hits = hits
        self.evidence = evidence
        self.acronyms = acronyms
        self._bodies = {(hit.start, one.of) for hit in hits for one in hit.senses if one.sort is Sort.BODY}

    def read(self) -> Iterator[FoundName]:
        """Yield the finding of every hit that is an actor, in text order."""
        done = 0
        for hit in self.hits:
            if hit.start < done:
                continue
            found = self._meaning(hit)
            if found is not None:
                done = found.span.end
                yield found

    def _meaning(self, hit: Hit) -> FoundName | None:
        word = self.text[hit.start : hit.end]
        if word in self.acronyms:
            defined = self.acronyms[word]
            return found_defined(hit.start, hit.end, defined) if defined is not None else None
        by_sort: dict[Sort, list[Sense]] = {}
        for sense in hit.senses:
            by_sort.setdefault(sense.sort, []).append(sense)
        if Sort.NOTHING in by_sort:
            return None
        for sort in (Sort.ORGANISATION, Sort.BODY, Sort.STATE, Sort.ADJECTIVE, Sort.PEOPLE, Sort.CAPITAL):
            if sort in by_sort:
                chosen, score = self.evidence.choose(hit, by_sort[sort])
                if chosen is not None:
                    return self._found(sort, hit, chosen, score)
        return None

    def _found(self, sort: Sort, hit: Hit, sense: Sense, score: float | None) -> FoundName | None:
        if sort is Sort.ORGANISATION:
            return found_organisation(hit.start, hit.end, sense.of, score)
        if sort is Sort.BODY:
            return from_sense(hit.start, hit.end, sense, score)
        if sort is Sort.STATE:
            return self._state(hit, sense, score)
        if sort is Sort.CAPITAL:
            return self._capital(hit, sense)
        if sort is Sort.PEOPLE:
            return self._people(hit, sense, score)
        acting = self._acting(hit, sense, score)
        if acting is not None and acting.span.end > hit.end:
            return acting
        return self._body(hit, sense) or acting

    def _state(self, hit: Hit, sense: Sense, score: float | None) -> FoundName | None:
        if not self.evidence.is_state(hit):
            return None
        acting = self._acting(hit, sense, score)
        if acting is not None and acting.span.end > hit.end:
            return acting
        found = self._body(hit, sense)
        if found is not None:
            return found
        one = state(sense.of)
        if (one is not None and one.kind == "region") or self._is_part_of_name(hit):
            return None
        return found_state(hit.start, hit.end, sense.of, score=score)

    def _is_part_of_name(self, hit: Hit) -> bool:
        """Whether a name only belongs to another: "Japan Airlines", "Gulf of Oman"."""
        after = _CAPITALISED_AFTER.match(self.text, hit.end)
        short = "." in self.text[hit.start : hit.end] or self.text[hit.start : hit.end].isupper()
        if after is not None and not short and after.group(1) in words("name_endings"):
            return True
        return _PART_OF.search(self.text[max(0, hit.start - 24) : hit.start]) is not None

    def _body(self, hit: Hit, sense: Sense, *, city: bool = False) -> FoundName | None:
        """Return the body of a state whose words stand beside its name or adjective."""
        if (hit.end + 1, sense.of) in self._bodies or (hit.end + _OWNS, sense.of) in self._bodies:
            return None  # "US Central Intelligence Agency": the list knows that name
        body = body_after(self.text, hit.start, hit.end)
        if body is not None and city and body.what not in _OF_CITY:
            body = None
        if body is None:
            body = body_before(self.text, hit.start, hit.end, city=city)
        return body_of_state(self.text, body, sense.of) if body is not None else None

    def _acting(self, hit: Hit, sense: Sense, score: float | None) -> FoundName | None:
        """Return "Norwegian officials", or "the French" where they act."""
        one = state(sense.of)
        if one is None or one.kind == "region":
            return None
        head = _HEAD.match(self.text, hit.end)
        if _ETHNIC.search(self.text[max(0, hit.start - 12) : hit.start]) is not None:
            return None
        if head is not None and head.group(1) in words("state_heads") and not self._is_place(head.group(1), head.end()):
            return found_state(hit.start, head.end(1), sense.of, MentionKind.NOMINAL, score=score)
        if one.people and not set(one.people) <= _MEN:
            return None
        if _THE.search(self.text[max(0, hit.start - 5) : hit.start]) is None:
            return None
        if self._verb_follows(hit) or _STOPS.match(self.text, hit.end) is not None:
            return found_state(hit.start, hit.end, sense.of, MentionKind.NOMINAL, score=score)
        return None

    def _is_place(self, head: str, end: int) -> bool:
        """Whether "the Turkish side" is one of a border: who acts has no "of" after it."""
        return head == "side" and self.text.startswith(" of", end)

    def _people(self, hit: Hit, sense: Sense, score: float | None) -> FoundName | None:
        before = self.text[max(0, hit.start - 16) : hit.start]
        one = state(sense.of)
        if (
            one is None
            or before.endswith("-")
            or one.kind == "region"
            or _COUNTED.search(before)
            or _OF_THE.search(before)
        ):
            return None
        if _THE.search(before) is None:
            if not self._verb_follows(hit) and _WITH_OTHERS.search(before) is None:
                return None
            score = _UNSURE
        return found_state(hit.start, hit.end, sense.of, MentionKind.NOMINAL, score=score)

    def _verb_follows(self, hit: Hit) -> bool:
        after = _PLURAL_AFTER.match(self.text, hit.end)
        verb = after.group(1) if after is not None else None
        return verb is not None and (verb in _PLURAL_VERBS or verb in finite_forms() or verb in acting_forms())

    def _capital(self, hit: Hit, sense: Sense) -> FoundName | None:
        if not self.evidence.is_state(hit) or hit.loud:
            return None
        after = _CAPITALISED_AFTER.match(self.text, hit.end)
        if after is not None and after.group(1) in words("name_endings"):
            return None
        found = self._body(hit, sense, city=True)
        if found is not None:
            return found
        score = stands_for_government(self.text, hit.start, hit.end)
        if score is None:
            return None
        if self.text[hit.start : hit.end] == _BRUSSELS and self._means_the_union():
            union = found_organisation(hit.start, hit.end, _EU, score)
            return FoundName(
                union.span,
                union.key,
                union.name,
                union.kind,
                MentionKind.METONYM,
                place=f"place:{sense.place}",
                score=score,
            )
        return found_state(hit.start, hit.end, sense.of, MentionKind.METONYM, place=sense.place, score=score)

    def _means_the_union(self) -> bool:
        european = "eu" in self.evidence.organisations or "eu-commission" in self.evidence.organisations
        return european or self.evidence.states["BEL"] <= self.evidence.speaks_of_brussels


def body_of_state(text: str, body: Body, code: str) -> FoundName:
    """Return the finding of a body whose state is known."""
    mention = MentionKind.NAME if body.proper else MentionKind.NOMINAL
    return found_body(body.start, body.end, code, body.what, text[body.start : body.end], mention)


def found_defined(start: int, end: int, defined: Named | str) -> FoundName:
    """Return the finding of an acronym that the text itself has introduced."""
    if isinstance(defined, str):
        return found_organisation(start, end, defined)
    return found_by_form(start, end, defined.full, alliance=defined.alliance, score=None)


_CAPITALISED_AFTER = re.compile(r" ([A-Z][\w-]*)")
_MEN = frozenset("Frenchmen Irishmen Dutchmen Britons Brits Spaniards".split())
_UNSURE = 0.6
