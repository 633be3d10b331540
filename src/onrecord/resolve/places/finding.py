"""Find where a text names places: takes a text, returns sightings with their readings and the evidence for each.

Runs of capitalised words are looked up longest first. What the words around a name say for or against a place is
added up as log-odds: prepositions, "the town of", titles and given names, other capitals beside it, how the name is
mostly used.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.lexicons import table, words
from onrecord.model import Span
from onrecord.resolve.places.contexts import context, given_names, no_names
from onrecord.resolve.places.folding import fold
from onrecord.resolve.places.gazetteer import Place, gazetteer
from onrecord.resolve.places.readings import find_readings

_ABBREVIATED = "|".join(sorted(re.escape(name) for name in table("place_abbreviations") if name[-1] == "."))
_CAPITALISED = r"(?:[dDlL][’']|(?:al|el|ez|as|ash|ad|ar|er|az)-)?[^\W\d_a-z][\w’'‘ʻ]*(?:-[\w’'‘ʻ]+)*"
_WORD = rf"(?:(?:{_ABBREVIATED}|(?:[A-Z]\.){{2,4}}|(?:St|Ste|Mt|Ft|Pt)\.)|{_CAPITALISED})"
_LINK = r"(?:of the|of|and the|and|de la|de los|de|do|da|dos|das|del|la|el|al|ez|az|upon|sur|am|du|des|le|the|ed|as|e)"
RUN = re.compile(rf"(?<![\w.-])(?<!\w[’']){_WORD}(?:[ ](?:{_LINK}[ ])?{_WORD}){{0,11}}")
_POSSESSIVE = re.compile(r"['’]s?$")
_BEFORE = re.compile(r"(?<![\w’'-])([\w’'-]+)([.,;:]?) (?:(?:the|a|an) )?(?:[“\"‘(])?$")
_SPEAKING = re.compile(r" (?:said|says|told|added|asked|replied|wrote|tweeted|argued|noted|explained|who|whose)\b")
_KIND_OF = re.compile(
    r"\b(?:city|town|village|port|capital|province|region|district|state|county|suburb|island|municipality|governorate|"
    r"hamlet|borough|territory|community|cities|towns|villages|outskirts|north|south|east|west|part|parts|streets|centre|"
    r"center|coast|people|residents) of (?:the )?$"
)
_KIND_FOLLOWS = re.compile(
    r" (?:province|district|state|region|county|oblast|village|suburb|neighbou?rhood|prefecture|governorate|"
    r"refugee camp|area|city|town|airport|municipality|island|valley|slums?)\b"
)
_DOTTED = re.compile(r"(?:^|[\s.])[A-Z]\.$|^[A-Z][a-z]{1,4}\.$")
_INITIAL = re.compile(r"[A-Z]\.")
_LONGEST, _LONGEST_RUN = 6, 400
_SHOUTED = 4  # words in capitals from which the capitals say nothing
_GREAT, _METROPOLIS = 17.0, 19.0
_USES = {"place": 2.0, "mixed": 0.0, "seldom": -2.2, "word": -2.6, "never": -6.0}


@dataclass(frozen=True, slots=True)
class Sighting:
    """Words that may name a place.

    `evidence` is the log-odds that they do, to which the rest of the document may add `most_support`; `form` tells a
    place by its form alone.
    """

    span: Span
    readings: tuple[Place, ...]
    evidence: float
    form: bool = False
    most_support: float = 3.0


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a run of capitalised words that the lists know: characters in the run, and what stands beside it."""

    start: int
    end: int
    readings: tuple[Place, ...]
    usual: float
    form: bool = False
    most_support: float = 3.0


def find_sightings(
    text: str, start: int, end: int, persons: dict[str, float], *, dateline: bool = False
) -> Iterator[Sighting]:
    """Yield the sightings of `text[start:end]` in text order; names of persons met on the way go into `persons`."""
    last = (start, 0.0)  # where the sighting before ends, and its evidence
    for match in RUN.finditer(text, start, end):
        run = match.group()
        parts, surnames = _read_run(run)
        for surname, certainty in surnames:
            persons[surname] = max(certainty, persons.get(surname, 0.0))
        begin = match.start()
        for part in parts:
            evidence = part.usual + (4.0 if dateline else 0.0)
            if part.start == 0:
                evidence += _from_before(text, begin, start)
            if part.end == len(run):
                evidence += _from_after(text, match.end())
            span = Span(begin + part.start, begin + part.end)
            if (
                last[1] > 0
                and text[last[0] : span.start] == ", "
                and span.text_in(text) in table("place_abbreviations")
            ):
                evidence += 5.0
            last = (span.end, evidence)
            yield Sighting(span, part.readings, evidence, part.form, part.most_support)


@functools.lru_cache(maxsize=32_768)
def _read_run(run: str) -> tuple[tuple[_Part, ...], tuple[tuple[str, float], ...]]:
    """Return the places that a run of capitalised words may name, and last names of persons with their certainty."""
    tokens = tuple((match.start(), match.end()) for match in re.finditer(r"\S+", run))
    names = tuple(_POSSESSIVE.sub("", run[start:end]) for start, end in tokens)
    if len(names) >= _SHOUTED and run.isupper():
        names = tuple(name.title() for name in names)
        run = run.title() if len(run.title()) == len(run) else run
    person = _person(names)
    parts: list[_Part] = []
    first = 0
    while first < len(tokens) and len(run) < _LONGEST_RUN:
        first = _read_from(_Run(run, tokens, names, person), first, parts)
    stranger = not parts and 2 <= len(names) <= 4 and names[0].lower() not in no_names()
    unknown = [(names[-1], 0.5)] if stranger else []
    surnames = [(names[person[1] - 1], 1.0)] if person else unknown
    return tuple(parts), tuple(surnames)


@dataclass(frozen=True, slots=True)
class _Run:
    """A run of capitalised words, cut into words; `person` is where a name with title or given name stands in it."""

    text: str
    tokens: tuple[tuple[int, int], ...]
    names: tuple[str, ...]
    person: tuple[int, int] | None


def _read_from(run: _Run, first: int, parts: list[_Part]) -> int:
    """Add the longest known name that begins at a word to `parts`; return the word to go on with."""
    if run.names[first].lower() in context("link") and run.names[first] != "The":
        return first + 1
    for last in range(min(len(run.tokens), first + _LONGEST), first, -1):
        start, end = run.tokens[first][0], run.tokens[last - 1][1]
        name = _trimmed(run.text[start:end])
        if not name or (last - first > 1 and name.rpartition(" ")[2].lower() in context("link")):
            continue
        if last - first > 1 and fold(name) in _organisations():
            return last
        readings = () if name.startswith("The ") and not _has_article(name) else find_readings(name, parts=False)
        whole = last == len(run.tokens)
        if readings and (whole or not _is_kind_form(name, readings)):
            beside = _inside_run(run, first, last, readings)
            most = 0.8 if beside < -1.0 else _most_support(name, readings)
            usual = _usual(name, readings) + beside
            parts.append(_Part(start, start + len(name), readings, usual, most_support=most))
            return last
        if last - first > 1 and whole and _has_form(name):
            parts.append(_Part(start, start + len(name), (), 1.0 if run.person is None else -3.0, form=True))
            return last
    _read_halves(run, first, parts)
    return first + 1


def _has_article(name: str) -> bool:
    """Whether "The" belongs to the name, as in "The Hague"."""
    return any(place.size >= _GREAT and not place.other for place in gazetteer().named(fold(name)))


def _trimmed(name: str) -> str:
    """Return a name without "'s" and without the stop of a sentence."""
    name = _POSSESSIVE.sub("", name)
    return name.rstrip(".") if name[-1:] == "." and not _DOTTED.search(name) else name


def _is_kind_form(name: str, readings: tuple[Place, ...]) -> bool:
    """Whether only the last word made a reading of it ("Texas State" as Texas); what follows it then decides."""
    last = name.lower().rpartition(" ")[2]
    return (
        " " in name
        and last in context("kind in name")
        and not any(fold(place.name) == fold(name) for place in readings)
    )


def _read_halves(run: _Run, first: int, parts: list[_Part]) -> None:
    """Read "India-Pakistan" as two places and "Sydney-based" as one."""
    name = run.names[first]
    if "-" not in name or len(name) > 60:
        return
    at = run.tokens[first][0]
    for half in name.split("-"):
        if half[:1].isupper() and len(half) > 1 and half.lower() not in context("direction"):
            readings = find_readings(half, parts=False)
            if readings and (_usual(half, readings) >= 1.5):
                parts.append(_Part(at, at + len(half), readings, _usual(half, readings) - 0.5))
        at += len(half) + 1


@functools.cache
def _capital_names() -> frozenset[str]:
    """Names of places that the lists write in capitals, such as "UAE"."""
    lines = (*words("place_countries"), *words("place_features"))
    return frozenset(name for line in lines for name in line.partition("\t")[0].split("|") if name.isupper())


@functools.cache
def _organisations() -> frozenset[str]:
    """Folded names of public organisations, which are no places even where a place is in them."""
    found: set[str] = set()
    for line in words("organisations"):
        columns = line.split("\t")
        for column in columns[3:6]:
            found.update(fold(name) for name in column.split(";") if name and not name.startswith("?"))
    return frozenset(found)


def _has_form(name: str) -> bool:
    """Whether a name that the lists do not know is one of a place by its form: "Lom River", "Mill Road"."""
    tokens = name.split()
    if not all(token[:1].isupper() for token in tokens) or len(tokens) > 4:
        return False
    if any(token.endswith(("'s", "’s")) for token in tokens[:-1]):
        return False
    last = tokens[-1].lower()
    if last in context("natural") or last in context("built"):
        named = any(token.lower() not in context("direction") for token in tokens[:-1])
        return named and tokens[0].lower() not in no_names() and tokens[-2].lower() not in context("no kind after")
    return (
        tokens[0].lower() in context("before a name")
        and len(tokens) == 2
        and tokens[1].lower() not in words("role_words")
    )


def _usual(name: str, readings: tuple[Place, ...]) -> float:
    """Return the log-odds that a name is meant as a place, before its context is looked at."""
    kinds = {place.kind for place in readings}
    if name in table("place_abbreviations"):
        return 1.5 if len(name) > 3 and name.count(".") > 1 else -3.5
    low = name.lower()
    if name in table("demonyms") or name in context("no place") or fold(name) in _organisations():
        return -8.0
    if low in context("language") or low in context("direction"):
        return -8.0
    if name.isupper() and len(name) <= 5 and "." not in name and name not in _capital_names():
        return 0.5 if len(name) == 5 else -4.0
    if kinds - {"city", "county", "site"}:
        return 3.5 if kinds & {"country", "region", "continent"} else 2.5
    use = table("place_names_in_use").get(fold(name))
    common = -3.0 if use != "place" and (low in no_names() or low in given_names()) else 0.0
    best = max(place.size - (4 if place.other else 0) for place in readings)
    if use is not None:
        return _USES[use] + common + (0.5 if best >= _METROPOLIS else 0.0)
    short = -2.0 if len(name) <= 3 and not name.endswith(".") else 0.0
    many = 1.0 if " " in name and " of " not in name else 0.0
    return (best - 14.0) * 0.4 + short + many + common


def _most_support(name: str, readings: tuple[Place, ...]) -> float:
    """Return how much the rest of the document may add: little where the name is mostly a person's or a plain word."""
    doubtful = table("place_names_in_use").get(fold(name)) in ("seldom", "word", "never")
    return 1.5 if doubtful and not any(place.kind != "city" for place in readings) else 3.0


def _inside_run(run: _Run, first: int, last: int, readings: tuple[Place, ...]) -> float:
    """Return what the other words of the run say about the part from `first` to `last`."""
    evidence = 0.0
    great = any(place.kind in ("country", "region", "continent") for place in readings)
    if run.person is not None and run.person[0] <= first < run.person[1]:
        evidence -= 6.0
    if first > 0:
        evidence += _word_before(run.names, first)
    if last < len(run.names):
        own = run.text[run.tokens[last - 1][0] : run.tokens[last - 1][1]]
        evidence += _words_after(run.names[last:], own, great)
    return evidence


def _word_before(names: tuple[str, ...], first: int) -> float:
    word = names[first - 1]
    low = word.lower()
    if low in context("link"):
        before = names[first - 2].lower() if first > 1 and low == "of" else ""
        if before in context("body of a place") or before in words("organisation_words"):
            return -3.0
        return 0.0 if low == "and" else 0.5
    if low in context("where") or low in context("movement"):
        return 2.0 if first == 1 else 1.0  # "In London" opens a sentence
    if low in context("direction"):
        return 1.0
    if low in table("functions"):
        return -0.5 if low == "the" else 0.0
    if word.rstrip(".") in words("titles") or low.rstrip(".") in words("role_words"):
        return -3.0
    if word in context("ship"):
        return -6.0
    if low in given_names() or _INITIAL.fullmatch(word):
        return -4.0
    readings = find_readings(word, parts=False)
    return 0.0 if readings and _usual(word, readings) >= 1.0 else -2.0


def _words_after(names: tuple[str, ...], own: str, great: bool) -> float:
    low = names[0].lower().rstrip(".")
    if low == "and":
        return 0.0
    if own.endswith(("'s", "’s", "'", "’")) or low in context("link") or low in context("kind in name"):
        return 0.5
    if any(name in context("paper or team") for name in names[:3]):
        return -9.0
    if any(name.lower().rstrip(".") in words("role_words") or name.rstrip(".") in words("titles") for name in names):
        return 1.0
    if low in context("people") or great:
        return 0.0
    return -2.5 if low in words("organisation_words") or low in words("publication_words") else -1.8


def _person(names: tuple[str, ...]) -> tuple[int, int] | None:
    """Return which words of a run are "Jack London" or "Mayor London"; `None` where it names nobody for certain."""
    for index, name in enumerate(names[:-1]):
        given = name.lower() in given_names() or (index == 0 and name in context("also a given name"))
        address = name.rstrip(".") in words("titles") and name.rstrip(".") not in context("no name of a person")
        if not (given or address):
            continue
        end = next((at for at in range(index + 1, len(names)) if names[at].lower() in context("link")), len(names))
        if end - index < 2 or names[end - 1].lower() in context("kind in name"):
            continue
        if given and end - index == 2 and find_readings(f"{name} {names[end - 1]}", parts=False):
            continue
        return index, end
    return None


def _from_before(text: str, begin: int, start: int) -> float:
    """Return what the words before a run say for a place."""
    match = _BEFORE.search(text, max(start, begin - 30), begin)
    if match is None:
        return -0.3 if begin == start or text[begin - 1 : begin] in "\n" else 0.0
    word, stop = match.group(1), match.group(2)
    low = word.lower()
    if stop:
        return -5.0 if stop == "." and word in words("titles") else 0.0
    definite = text[begin - 4 : begin].lower() == "the "
    if low == "of" and _KIND_OF.search(text, max(start, begin - 40), begin):
        return 4.0
    if low in context("where"):
        return 2.6 - (1.5 if definite else 0)
    if low in context("movement"):
        return 1.0 - (1.0 if definite else 0)
    if low in context("kind"):
        return 1.0
    if low == "the" or definite:
        return -1.0
    if word.rstrip(".") in words("titles") or low in ("mr", "mrs", "ms", "dr"):
        return -3.0
    return 0.0


def _from_after(text: str, end: int) -> float:
    """Return what the words after a run say about a place."""
    if text[end : end + 1] in "$€£":
        return -9.0 if end < len(text) else 0.0
    if _SPEAKING.match(text, end):
        return -1.2
    if _KIND_FOLLOWS.match(text, end):
        return 1.0
    return 0.0
