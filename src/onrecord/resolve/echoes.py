"""Link echoes to what they repeat: takes found echoes and statements, returns echoes with the statement and speakers.

Words are compared without case, accents' form and punctuation. Two words or more in a row link, and a single word where
it has some length and stands in few statements.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from onrecord.model import Echo, FoundEcho, Parse, Span, Statement

_WORD = re.compile(r"\w+")
_SHORTEST_SINGLE = 5
_MOST_STATEMENTS = 3
_MOST_PLACES = 200


def link_echoes(parse: Parse, echoes: Sequence[FoundEcho], statements: Sequence[Statement]) -> tuple[Echo, ...]:
    """Return the echoes in text order; what stands in a speaker's own words goes before what is only reported."""
    if not echoes:
        return ()
    wanted = {word for echo in echoes for word in _fold(parse.text_of(echo.span))}
    own = _Index(parse, ((statement, statement.quoted) for statement in statements), wanted)
    reported = _Index(parse, ((statement, statement.content) for statement in statements), wanted)
    linked = []
    for echo in sorted(echoes, key=lambda entry: entry.span):
        words = _fold(parse.text_of(echo.span))
        match = own.find(words) or reported.find(words)
        linked.append(Echo(echo.span, match.speakers, match.id) if match else Echo(echo.span))
    return tuple(linked)


def _fold(words: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFKC", words).casefold())


class _Index:
    """The words of statements, and for each of the wanted ones the places where it stands."""

    def __init__(
        self, parse: Parse, contents: Iterable[tuple[Statement, tuple[Span, ...]]], wanted: Collection[str]
    ) -> None:
        self._words: list[str] = []
        self._owner: list[Statement | None] = []
        self._places: dict[str, list[int]] = defaultdict(list)
        for statement, spans in contents:
            for span in spans:
                words = _fold(parse.text_of(span))
                for at, word in enumerate(words, len(self._words)):
                    if word in wanted:
                        self._places[word].append(at)
                self._words += words
                self._owner += [statement] * len(words)
                self._words.append("")  # no echo runs from one piece into the next
                self._owner.append(None)

    def find(self, words: list[str]) -> Statement | None:
        """Return the first statement in which the words stand in a row, `None` where that may be chance."""
        if not words or (len(words) == 1 and len(words[0]) < _SHORTEST_SINGLE):
            return None
        rarest = min(range(len(words)), key=lambda number: len(self._places.get(words[number], ())))
        places = self._places.get(words[rarest], [])[:_MOST_PLACES]
        starts = [place - rarest for place in places if place >= rarest]
        owners = [self._owner[start] for start in starts if self._words[start : start + len(words)] == words]
        if len(words) == 1 and len({id(owner) for owner in owners}) > _MOST_STATEMENTS:
            return None
        return owners[0] if owners else None
