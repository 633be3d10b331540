"""Take a source phrase apart: takes its words, returns the name, titles, role and kind they state, as a `Reference`."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from enum import StrEnum

from onrecord.lexicons import table, words
from onrecord.model import EntityKind, Span
from onrecord.resolve.capitals import NAME

_HEAD_END = re.compile(
    r",|\s(?:of|for|from|in|at|with|on|near|under|about|who|whose|that|which|seen|obtained|familiar|close|briefed|involved|"
    r"polled|issued|published|released|posted|signed|sent|there|here|as|when|while)(?:\s|$)|\s\("
)
_PERSON_ENDINGS = ("er", "or", "ist", "ian", "man", "woman", "ant", "eer", "ee")
_ADDRESS = frozenset("Mr Mrs Ms Miss Mx Dr Sir Dame Lord Lady Messrs Prof Professor Rev".split())
_OCCUPATIONS = ("ologist", "ographer", "onomer", "ematician")
_SHORT_TITLES = frozenset(
    "CEO CFO CIO COO CTO MEP MP PM VP MLA MSP Cllr Whip Coordinator Secretary-General Assemblywoman "
    "Assemblyman Alderman Councilor Mufti Sheikh Mullah Ayatollah Emir Sultan Brigadier Constable Chairperson".split()
)
_FIELDS = words("portfolios") | {word for word, code in table("name_words").items() if code in "fx"}
_LONGEST_TITLE = 3
_CAPTIONS = frozenset("image photo file picture".split())
_OPENERS = frozenset(
    "neither either unlike asked saying according besides even following former late speaking acting then ex today "
    "yesterday contact image photo caption correction".split()
)


_OTHER_FORMS = {"him": "he", "her": "she", "them": "they", "me": "i", "us": "we", "whom": "who", "whose": "who"}
_COMMON = words("group_words") | words("role_words") | words("publication_words") | words("organisation_words")


_WITH_OF = words("organisation_words") | words("role_words")
_GENERIC = words("portfolios") | words("organisation_words") | {"of", "the", "and"}
_POSSESSIVES = frozenset("his her its their my our".split())


class Shape(StrEnum):
    """How a source points to its speaker."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class Reference:
    """One source phrase read: `name` and its titles for a name, `head` for a nominal or a pronoun."""

    shape: Shape
    span: Span
    words: str
    head: str
    name: str = ""
    address: str = ""
    role: str = ""
    role_span: Span | None = None
    kind: EntityKind | None = None
    definite: bool = False


def read_source(text: str, span: Span) -> Reference:
    """Return what the words of a source phrase state about the speaker."""
    phrase = text[span.start : span.end].rstrip(" ,—–-:").removesuffix(", respectively")
    low = _OTHER_FORMS.get(phrase.lower(), phrase.lower())
    if low in table("first_pronouns"):
        return Reference(Shape.PRONOUN, span, phrase, low)
    head = _head_of(phrase)
    if head.lower() in words("group_words"):
        return _nominal(span, phrase, head)
    if head.lower() in _COMMON and (head[:1].islower() or (head == phrase and _opens_sentence(text, span.start))):
        return _nominal(span, phrase, head)
    if _is_capital_nominal(head) and ", " not in phrase:
        return _nominal(span, phrase, head)
    named = _named_after(text, span, phrase, head) or _named(text, span, phrase, head)
    return named if named is not None else _nominal(span, phrase, head)


def _is_capital_nominal(head: str) -> bool:
    """Whether capitals only dress up a description: "The Minister", "the Foreign Ministry", "the Ohio Republican"."""
    tokens = head.split()
    if len(tokens) < 2 or tokens[0].lower() not in ("the", "a", "an"):
        return False
    if tokens[-1].lower() in words("role_words"):
        return True
    return all(token.lower() in _GENERIC for token in tokens[1:])


def _head_of(phrase: str) -> str:
    """Return the phrase up to its apposition or its first preposition; "Bureau of Mines" stays whole."""
    for end in _HEAD_END.finditer(phrase):
        last = phrase[: end.start()].split()[-1:]
        inside = end.group().strip() == "of" and phrase[end.end() : end.end() + 1].isupper()
        if not (inside and last and last[0][:1].isupper() and last[0].lower() in _WITH_OF):
            return phrase[: end.start()]
    return phrase


def _opens_sentence(text: str, at: int) -> bool:
    """Whether a word may owe its capital to its place."""
    before = text[max(0, at - 3) : at].rstrip(" ")
    return not before or before[-1] in ".?!\n”“\"'’‘:"


def _named_after(text: str, span: Span, phrase: str, head: str) -> Reference | None:
    """Return the reading of "the defence minister of Norland, Ida Lund": first the role, then the name."""
    role, comma, rest = phrase.partition(", ")
    name = NAME.match(rest)
    owned = role.split()[0].lower() in _POSSESSIVES if role else False
    if not role or not (role.split()[-1][0].islower() or role.split()[-1].lower() in words("role_words")):
        return None
    if not comma or name is None or name.end() < len(rest.split(",")[0]) or not (owned or has_role_word(head)):
        return None
    stripped = re.sub(r"^(?:the|a|an|its|their)\s", "", role, flags=re.IGNORECASE)
    bare, address, _ = split_titles(name.group())
    stripped = "" if owned else stripped
    where = _span_of(text, span, stripped)
    kind = EntityKind.PERSON
    return Reference(
        Shape.NAME, span, phrase, bare.split()[-1].lower(), bare, address, stripped, where, kind, definite=True
    )


def _named(text: str, span: Span, phrase: str, head: str) -> Reference | None:
    """Return the reading of a phrase whose head is or ends in a proper name."""
    body = head
    first, _, rest = head.partition(" ")
    definite = first.lower() in ("the", "a", "an")
    if definite:
        body = rest
    runs = [match for match in NAME.finditer(body) if _is_name_word(match.group())]
    if not runs:
        return None
    run = runs[-1]
    after = body[run.end() :].strip()
    if after.startswith(("'s", "’s", "'", "’")):
        return _owned(span, phrase, run.group(), after.lstrip("'’s ").strip(), head)
    if after:
        return None
    before = body[: run.start()].strip()
    name, address, title = split_titles(run.group())
    if not name:
        return None
    if before.endswith(("s'", "s’", "'s", "’s")) and name.split()[0].lower() in words("organisation_words"):
        name, before = f"{before} {name}", ""  # "Dockers' Union of Norland"
    if definite and before and before[-1].isdigit() and not title:
        name, before = f"{before} {name}", ""  # "the Lost 52 Project"
    role = " ".join(part for part in (before, title) if part)
    apposition, role_span = _apposition(text, span, phrase, head)
    if not role and apposition:
        role = apposition
    elif role:
        role_span = _span_of(text, span, role)
    kind = _name_kind(name, phrase, role, address, definite=definite and not before)
    return Reference(Shape.NAME, span, phrase, name.split()[-1].lower(), name, address, role, role_span, kind, definite)


def _is_name_word(run: str) -> bool:
    first = run.split()[0]
    return first.lower() not in table("functions") or len(run.split()) > 1


def is_title(token: str) -> bool:
    """Whether a capitalised word before a name is an office, a rank or a form of address."""
    low = token.lower()
    if token.rstrip(".") in words("titles") or low in words("role_words") or token in _SHORT_TITLES:
        return True
    return low.endswith(_OCCUPATIONS) or (low.endswith("s") and token[:-1] in words("titles"))


@functools.lru_cache(maxsize=8192)
def split_titles(run: str) -> tuple[str, str, str]:
    """Return name, form of address and office of a run of capitalised words: "Prime Minister Ida Lund"."""
    tokens = run.split()
    last = -1
    given = len(tokens) > 2 and gender_of_given(tokens[0]) is not None  # "Sacha Baron Holm" is no baron
    for index, token in enumerate(tokens[:-1]):
        if is_title(token) and not (given and 0 < index <= 1):
            last = index
    if last >= 0 and tokens[last + 1 : last + 2] == ["of"]:
        last = min(last + 2, len(tokens) - 1)
        while last + 2 < len(tokens) and tokens[last + 1].lower() in _FIELDS:
            last += 1  # "Director of National Intelligence Ida Lund"
    name, before = tokens[last + 1 :], tokens[: last + 1]
    if len(before) > _LONGEST_TITLE and run.isupper():
        before = before[-1:]  # a line in capitals, not one title
    while name and (name[0].lower() in table("functions") or (len(name) > 1 and name[0].lower() in _OPENERS)):
        name = name[1:]
    while len(name) > 2 and name[-1].lower() in _CAPTIONS:
        name = name[:-1]
    address = next((token.rstrip(".") for token in before if token.rstrip(".") in _ADDRESS), "")
    title = " ".join(token for token in before if token.rstrip(".") not in _ADDRESS)
    return (
        " ".join(name).rstrip(",")
        if not (name and name[-1].endswith(".") and len(name[-1]) > 3)
        else " ".join(name).rstrip("."),
        address,
        title,
    )


def _apposition(text: str, span: Span, phrase: str, head: str) -> tuple[str, Span | None]:
    """Return the role stated after the name: "Ida Lund, the defence minister,"."""
    rest = phrase[len(head) :]
    if not rest.startswith(","):
        return "", None
    role = re.split(r",|\swho\s|\swhose\s", rest[1:].strip())[0].strip()
    stripped = re.sub(r"^(?:the|a|an)\s", "", role)
    if not has_role_word(stripped):
        return "", None
    return stripped, _span_of(text, span, stripped)


def has_role_word(words_of_role: str) -> bool:
    """Whether a phrase names an office or an occupation of one person."""
    return any(word.strip(".,").lower() in words("role_words") for word in re.split(r"[\s-]", words_of_role)[:8])


def _span_of(text: str, within: Span, piece: str) -> Span | None:
    at = text.find(piece, within.start, within.end)
    return Span(at, at + len(piece)) if at >= 0 and piece else None


def _owned(span: Span, phrase: str, owner: str, thing: str, head: str) -> Reference | None:
    """Read "Lund's office" or "Norland's defence minister": what belongs to a name is a speaker as described."""
    name, address, _ = split_titles(owner)
    if not thing and name:  # "the Secretary of State's" is all title: no name is left
        kind = _name_kind(name, phrase, "", address, definite=False)
        return Reference(Shape.NAME, span, phrase, owner.split()[-1].lower(), name, address, kind=kind)
    return _nominal(span, phrase, head)


def as_nominal(reference: Reference) -> Reference:
    """Return the same phrase read as a description."""
    return _nominal(reference.span, reference.words, _head_of(reference.words))


def _nominal(span: Span, phrase: str, head: str) -> Reference:
    first = head.split()[0].lower() if head.split() else ""
    last = re.split(r"[\s]", head.strip())[-1].lower().strip(".,'’\"”")
    if last not in _COMMON and head.find(" of ") > 0:
        last = head.split(" of ")[0].split()[-1].lower()  # "the Ministry of Defence"
    kind = nominal_kind(last)
    if first in ("someone", "somebody") or phrase.lower().startswith("one of those "):
        kind = EntityKind.PERSON
    if kind is None and first in ("a", "an", "another", "one") and last.endswith(_PERSON_ENDINGS):
        kind = EntityKind.PERSON
    definite = first in ("the", "this", "that", "both", "these", "those")
    return Reference(Shape.NOMINAL, span, phrase, last, kind=kind, definite=definite)


def nominal_kind(head: str) -> EntityKind | None:
    """Return what the head noun of a description stands for."""
    if head in words("group_words"):
        return EntityKind.GROUP
    if head in words("publication_words"):
        return EntityKind.PUBLICATION
    if (
        head in words("role_words")
        or head in words("male_words")
        or head in words("female_words")
        or head in ("person", "source")
    ):
        return EntityKind.PERSON
    if head in words("organisation_words"):
        return EntityKind.ORGANISATION
    if head.endswith("s") and not head.endswith("ss"):
        return EntityKind.GROUP
    return None


def _name_kind(name: str, phrase: str, role: str, address: str, *, definite: bool) -> EntityKind | None:
    """Return what a name stands for as far as its own words tell, else `None`."""
    tokens = name.split()
    if address or has_role_word(role):
        return EntityKind.PERSON
    if name in words("countries"):
        return EntityKind.STATE
    if table("name_words").get(tokens[-1].lower()) == "p" and len(tokens) > 1:
        return EntityKind.PUBLICATION
    if any(token.lower().strip(".") in words("organisation_words") for token in tokens):
        return EntityKind.ORGANISATION
    if name.isupper() and len(tokens) == 1 and 2 <= len(name) <= 6:
        return EntityKind.ORGANISATION
    if gender_of_given(tokens[0]) is not None and len(tokens) > 1:
        return EntityKind.PERSON
    if definite:
        return EntityKind.ORGANISATION
    return EntityKind.PERSON if len(tokens) > 1 else None


def gender_of_noun(head: str) -> str | None:
    """Return "she" or "he" for a noun such as "spokeswoman" or "brother"."""
    if head in words("female_words"):
        return "she"
    return "he" if head in words("male_words") else None


def gender_of_given(name: str) -> str | None:
    """Return "she" or "he" where a given name is mostly borne by women or by men."""
    low = name.lower()
    if low in words("female_names"):
        return None if low in words("male_names") else "she"
    return "he" if low in words("male_names") else None
