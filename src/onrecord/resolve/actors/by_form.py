"""Organisations that only the text knows: takes a text, returns capitalised names whose head is a body, and acronyms.

"the Northern Ports Commission (NPC)" is an organisation, and "NPC" is its name from there on, whatever a list says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.lexicons import table, words
from onrecord.resolve.actors.evidence import given_names
from onrecord.resolve.capitals import CAPITAL, find_signs

_CAP = rf"(?:U\.[SKN]\.|E\.U\.|{CAPITAL}(?<!\w\w)[\w&'-]*+)"
_HAVING_SUBJECT = (
    "Council Committee Commission Center Centre Office Panel Subcommittee Campaign Alliance Conference".split()
)
_ABOUT = "|".join(f"(?<={word} )" for word in _HAVING_SUBJECT)
_LINK = rf"(?:of|for|(?:{_ABOUT})(?:on|against|to))(?: the)?"
_RUN = re.compile(rf"{_CAP}(?:(?: {_LINK}| and| &|,(?= [A-Z][\w'-]* and ))? {_CAP}){{1,14}}+")
_BRACKETED = re.compile(r" ?\(((?:the )?)([A-Z][A-Za-z0-9&.-]{1,9})\)")
_FULL_AFTER = re.compile(rf"\b([A-Z]{{2,8}}) \((?:the )?({_CAP}(?: (?:of |for |and |the )*{_CAP}){{1,7}})\)")
_ACRONYM_BEFORE = re.compile(r"\b[A-Z]{2,8} $")
_ACRONYM_REACH = 10  # the longest acronym, the blank behind it and what stands before it
_LINKS = frozenset("of for on against to and & the".split())
_SHORTEST, _LONGEST = 2, 9
_REACH = 110
_NO_HEADS = frozenset(
    "house team school group force forces company hospital college conference campaign delegation".split()
)


@dataclass(frozen=True, slots=True)
class Named:
    """A capitalised name of a body, or an acronym of one; `full` is the name it is short for."""

    start: int
    end: int
    full: str
    alliance: bool


def find_runs(text: str) -> Iterator[Named]:
    """Yield names whose last word, or the word before "of", is that of a body."""
    alliances = words("alliance_words")
    heads = (words("organisation_words") - _NO_HEADS) | alliances
    functions = table("functions")
    for match in _RUN.finditer(text):
        for low, high in _bodies_in(match.group(), heads):
            tokens = text[match.start() + low : match.start() + high].split(" ")
            start = match.start() + low
            while len(tokens) > 1 and _goes_before(tokens[0], functions):
                start += len(tokens[0]) + 1
                tokens = tokens[1:]
            owner = next((index for index, token in enumerate(tokens[1:-1], 1) if token.endswith("'s")), None)
            if owner is not None and tokens[0] in given_names():
                start += len(" ".join(tokens[: owner + 1])) + 1
                tokens = tokens[owner + 1 :]
            end = match.start() + high - (2 if tokens[-1].endswith("'s") else 0)
            if _SHORTEST <= len(tokens) <= _LONGEST:
                yield Named(start, end, text[start:end], _head(tokens) in alliances)


def _goes_before(word: str, functions: dict[str, str]) -> bool:
    """Whether the first word of a run is none of the name: "According", "Republican-led"."""
    low = word.lower()
    return (
        low in functions
        or low in _NOT_FIRST
        or low == "q"
        or low.endswith(("-led", "-run", "-controlled", "-backed", "-based"))
    )


def _bodies_in(run: str, heads: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield which parts of a run are names of bodies: "Ida Lund and Ports Commission" are two names, one a body's."""
    begin = 0
    for piece in _pieces(run):
        tokens = piece.split(" ")
        tail = _after_last_link(piece)
        held = _before_office(tokens, heads)
        if _is_body(tokens, heads):
            yield begin, begin + len(piece.rstrip(","))
        elif held:
            yield begin, begin + held
        elif tail and _is_body(piece[tail:].split(" "), heads):
            yield begin + tail, begin + len(piece.rstrip(","))
        begin += len(piece) + len(" and ")


def _is_body(tokens: list[str], heads: frozenset[str]) -> bool:
    return len(tokens) > 1 and _head(tokens) in heads and _is_front(tokens)


def _is_front(tokens: list[str]) -> bool:
    """Whether a name that ends in "Front" is a movement's: "National Liberation Front", not "Rocky Mountain Front"."""
    return _head(tokens) != "front" or bool(_FRONTS & set(tokens))


def _before_office(tokens: list[str], heads: frozenset[str]) -> int:
    """Return the length of the name of a body before an office: "Ports Committee" in "Ports Committee Chairman"."""
    for index in range(len(tokens) - 1, 1, -1):
        if tokens[index - 1].lower() in heads and tokens[index].lower() in words("role_words"):
            return len(" ".join(tokens[:index]))
    return 0


def _after_last_link(piece: str) -> int:
    """Return where the words after the last "of", "for" and the like begin."""
    return max((piece.rfind(f" {link} ") + len(link) + 2 for link in _LINKS if f" {link} " in piece), default=0)


def _pieces(run: str) -> list[str]:
    """Cut a run at "and", but not inside "Ministry of Trade and Industry"."""
    parts = run.split(" and ")
    pieces = [parts[0]]
    joined = False
    for part in parts[1:]:
        tokens = pieces[-1].split(" ")
        two = " of " not in part and (
            (_head(tokens) in _HAVING_TWO and tokens[-1].lower() != _head(tokens)) or _share_a_committee(tokens, part)
        )
        if two and not joined:
            pieces[-1] += " and " + part
        else:
            pieces.append(part)
        joined = two and not joined
    return pieces


def _share_a_committee(tokens: list[str], part: str) -> bool:
    """Whether "Oversight" and "Reform Committee" are one name."""
    parts = part.split(" ")
    alone = parts[-1].lower() in _COMMITTEES and len(parts) <= _FEW
    return alone and len(tokens) <= _FEW and tokens[0] not in given_names() and tokens[-1].lower() not in _COMMITTEES


def _head(tokens: list[str]) -> str:
    """Return the word that says what a name is: the last, or the one before "of" and the like."""
    for index, token in enumerate(tokens[1:], 1):
        if token in _LINKS and token not in ("and", "&"):
            return tokens[index - 1].lower()
    return tokens[-1].lower().rstrip(",").removesuffix("'s")


def head_of(name: str) -> str:
    """Return the word that says what a body is, in small letters: "commission" for "Commission on Ports"."""
    return _head(name.split(" "))


def find_acronyms(text: str) -> Iterator[tuple[str, Named]]:
    """Yield every acronym that the text introduces, with the place of the name it is short for."""
    brackets = find_signs(text, ("(",))
    for at in brackets:
        match = _BRACKETED.match(text, at - 1 if at and text[at - 1] == " " else at)
        if match is None:
            continue
        acronym = match.group(2)
        if sum(sign.isupper() for sign in acronym) < _SHORTEST:
            continue
        low = max(0, match.start() - _REACH)
        found = _spelled(text[low : match.start()], acronym)
        if found is not None:
            start = low + found
            yield acronym, Named(start, match.start(), text[start : match.start()], alliance=False)
    for at in brackets:
        last = _ACRONYM_BEFORE.search(text[max(0, at - _ACRONYM_REACH) : at])
        match = _FULL_AFTER.match(text, at - len(last.group())) if last is not None else None
        if match is not None and _initials(match.group(2)) == match.group(1).lower():
            yield match.group(1), Named(match.start(2), match.end(2), match.group(2), alliance=False)


def _spelled(before: str, acronym: str) -> int | None:
    """Return where the words begin whose initials an acronym is, small words counted or not."""
    wanted = [sign.lower() for sign in acronym if sign.isalnum()]
    tokens = list(re.finditer(r"[\w'-]+", before))
    left = len(wanted) - 1
    for token in reversed(tokens[-_LONGEST - 4 :]):
        word = token.group()
        if not word[0].isupper() and word not in ("of", "for", "and", "the", "on", "de", "in", "against"):
            return None
        initials = [piece[0].lower() for piece in word.split("-") if piece]
        for initial in reversed(initials):
            if left >= 0 and initial == wanted[left] and (word[0].isupper() or len(wanted) > _SHORTEST):
                left -= 1
            elif word[0].isupper() and left >= 0 and initial != wanted[left] and len(initials) == 1:
                return None
        if left < 0:
            return token.start() if word[0].isupper() else None
    return None


def is_body(name: str) -> bool:
    """Whether a word of a name is that of a body: "University College London", but not "End of Life"."""
    bodies = (words("organisation_words") | words("alliance_words")) - {"conference", "campaign", "force", "front"}
    return any(word.lower() in bodies for word in re.split(r"[\s-]", name))


def _initials(name: str) -> str:
    return "".join(word[0].lower() for word in name.split() if word[0].isupper())


_FEW = 3
_COMMITTEES = frozenset("committee subcommittee commission department ministry council".split())
_HAVING_TWO = frozenset(
    "ministry department committee commission council office board centre center institute agency bureau authority "
    "directorate organisation organization conference".split()
)
_FRONTS = frozenset(
    "National Liberation Popular People's Patriotic Democratic United Islamic Salvation Farmers".split()
)
_NOT_FIRST = frozenset(
    "according due thanks former on in at by monday tuesday wednesday thursday friday saturday sunday".split()
)
