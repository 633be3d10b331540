"""Decide which currency a shared word or sign means: takes the candidates and the document, returns code and score.

"$" is the document's own currency where its country is given, else the dollar of the United States; "kroner" and the
like are the currency that the text names in full elsewhere, else that of the state the text speaks of most.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from onrecord.lexicons import table
from onrecord.model.found_quantities import FoundQuantity

BY_COUNTRY, BY_NAME, BY_STATES, BY_DEFAULT = 0.95, 0.9, 0.75, 0.6
# A state must be named this often to make its money that of the document; and so much of a text is looked at.
_OFTEN = 2
_READ = 100_000
_SIGNS = frozenset("$ £ ¥ ￥ ₤".split())


def _code_of_states() -> dict[str, str]:
    found: dict[str, str] = {}
    for code, rest in table("currencies").items():
        for state in rest.split("\t")[1].split():
            found.setdefault(state, code)
    return found


class CurrencyContext:
    """What a document says about its currencies; each thing is looked up when it is first asked for."""

    def __init__(self, text: str, found: Sequence[FoundQuantity], country: str | None) -> None:
        self._text, self._found = text, found
        self._spoken: dict[str, int] = {}
        self._own = _code_of_states().get(country.upper()) if country else None

    def choose(self, quantity: FoundQuantity) -> tuple[str, float | None]:
        """Return the code that a money amount is in, and a score where the words leave it open."""
        codes = quantity.currencies
        if len(codes) == 1:
            return codes[0], None
        if self._own in codes:
            return str(self._own), BY_COUNTRY
        if quantity.sign in _SIGNS:
            return self._by_sign(codes)
        named = [code for code, _ in self._named.most_common() if code in codes]
        if named:
            return named[0], BY_NAME
        spoken = self._most_spoken_of(codes)
        return (spoken, BY_STATES) if spoken else (codes[0], BY_DEFAULT)

    def _by_sign(self, codes: tuple[str, ...]) -> tuple[str, float]:
        """Return the default, unless the text speaks of another of the states and never of that one."""
        spoken = self._most_spoken_of(codes)
        if self._times_spoken(codes[0]) or spoken is None or self._times_spoken(spoken) < _OFTEN:
            return codes[0], BY_STATES if spoken == codes[0] else BY_DEFAULT
        return spoken, BY_DEFAULT

    def is_money(self, quantity: FoundQuantity) -> bool:
        """Whether words that are money or a weight, such as "200 pounds", are money in this document."""
        codes = set(quantity.currencies)
        return self._own in codes or bool(codes & set(self._named)) or bool(codes & self._signed)

    @cached_property
    def _named(self) -> Counter[str]:
        return Counter(one.currencies[0] for one in self._found if len(one.currencies) == 1)

    @cached_property
    def _signed(self) -> set[str]:
        return {one.currencies[0] for one in self._found if one.sign in _SIGNS}

    @cached_property
    def _low(self) -> str:
        return self._text[:_READ].lower()

    def _most_spoken_of(self, codes: Sequence[str]) -> str | None:
        counts = {code: self._times_spoken(code) for code in codes}
        best = max(codes, key=lambda code: counts[code])
        return best if counts[best] else None

    def _times_spoken(self, code: str) -> int:
        if code not in self._spoken:
            self._spoken[code] = self._count(code)
        return self._spoken[code]

    def _count(self, code: str) -> int:
        words = table("currency_lands").get(code)
        if words is None:
            return 0
        pattern = "|".join(re.escape(word) for word in words.split(","))
        return sum(1 for _ in re.finditer(rf"\b(?:{pattern})", self._low))
