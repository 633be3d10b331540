"""Take a role or the name of a body apart: takes its words, returns what it is and whose it is.

"Sarovian Prime Minister", "Sarovia's prime minister" and "prime minister of Sarovia": "prime minister", of Sarovia.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.lexicons import table, words
from onrecord.resolve.lands import Lands

_OWNER = re.compile(r"^(?P<owner>(?:[A-Z][\w-]*\s?){1,4})['’]s?\s(?P<rest>.+)$")
_BELONGS = re.compile(
    r"^(?P<rest>[^,]+?)\s(?:of|for|at|in|from|to|with)\s(?:the\s)?(?:opposition\s|ruling\s)?(?P<owner>[A-Z][\w’'-]*(?:\s(?:of\s)?[A-Z][\w’'-]*){0,4})$"
)
_ARTICLE = re.compile(
    r"^(?:(?:the|a|an|this|that|one|its|their|his|her|former|formerly|then|late|previous|previously|current|currently|"
    r"acting|interim|caretaker|incoming|outgoing|incumbent|retired|new|newly|once|future|now|still)\s|(?:ex|then)-)",
    re.IGNORECASE,
)
_SIGNS = ".,;:'’“”\"()"
_SMALL = frozenset(("of", "the", "for", "and", "in"))
_KNOWN = words("role_words") | words("portfolios") | words("organisation_words") | _SMALL


@dataclass(frozen=True, slots=True)
class Office:
    """A role or a body: its own words, and the name of the state or body that it belongs to."""

    words: str
    owner: str | None = None
    land: bool = False

    @property
    def keys(self) -> frozenset[str]:
        """The words that tell it from others: "ministry of defence" and "defence ministry" have the same."""
        return frozenset(word.strip(_SIGNS).lower() for word in self.words.split()) - _SMALL - {""}


def read_office(phrase: str, lands: Lands) -> Office:
    """Return the words and the owner of "Norland's finance minister" or "the foreign ministry in Karvia"."""
    bare = phrase.strip(" ,")
    long = _long_state(bare)
    if long is not None:
        return Office(_lowered(bare[len(long) :].lstrip("'’s ").strip()), long, True)
    while (article := _ARTICLE.match(bare)) is not None and article.end() < len(bare):
        bare = bare[article.end() :]
    if " " in bare and table("functions").get(bare.split()[0].lower()) == "t":
        bare = bare.partition(" ")[2]  # "this Wednesday Greek Foreign Minister"
    owned = _OWNER.match(bare)
    if owned is not None:
        owner = owned["owner"].strip()
        land = lands.state_of(owner)
        return Office(_lowered(owned["rest"]), land or owner, land is not None)
    first, _, rest = bare.partition(" ")
    if rest and (land := lands.state_of(first)) is not None:
        return Office(_lowered(rest), land, True)
    belongs = _BELONGS.match(bare)
    if belongs is not None:
        owner = belongs["owner"].removesuffix("’s").removesuffix("'s")
        land = lands.state_of(owner)
        if land is not None or not _is_office(belongs["owner"]):
            return Office(_lowered(belongs["rest"]), land or owner, land is not None)
    return Office(_lowered(bare))


def _long_state(phrase: str) -> str | None:
    """Return the state of several words that a role begins with: "New Zealand Prime Minister"."""
    tokens = phrase.removeprefix("the ").split()
    for count in (3, 2):
        name = " ".join(tokens[:count]).removesuffix("'s").removesuffix("’s")
        if len(tokens) > count and name in words("countries"):
            return name
    return None


def _is_office(owner: str) -> bool:
    """Whether what follows "of" says what the office is for: "Minister of Defence", "Ministry of Foreign Affairs"."""
    return owner.split()[0].lower() in words("portfolios")


def _lowered(role: str) -> str:
    """Write "Prime Minister" small; what has a name in it stays."""
    tokens = role.split()
    if all(token.lower().strip(_SIGNS) in _KNOWN or token.islower() for token in tokens):
        return role.lower()
    return role
