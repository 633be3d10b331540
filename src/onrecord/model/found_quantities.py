"""An amount as the words state it: what the extract stage hands to the resolve stage."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from onrecord.model.span import Span
from onrecord.model.values import Comparator


@dataclass(frozen=True, slots=True)
class FoundQuantity:
    """A span that states an amount.

    - `value` is exact, magnitudes and minor units worked in ("19 cents" is 0.19); `None` where the number is larger or
      longer than a record holds. `scale` is the power of ten that a word such as "million" gave it.
    - `currencies` are the ISO 4217 codes that the words may mean, the most likely first; empty where it is no money.
      `sign` is the word or sign that several currencies share ("$"), `None` where the words name one currency.
    - `unit` beside `currencies` means that it is the one or the other: "200 pounds". Neither: the words name no unit.
    - `open_unit`: the unit stands with the next amount, as in "four- and six-cylinder engines".
    """

    span: Span
    value: Decimal | None
    value_max: Decimal | None = None
    comparator: Comparator = Comparator.EQUAL
    unit: str | None = None
    currencies: tuple[str, ...] = ()
    sign: str | None = None
    base: str | None = None
    per: str | None = None
    scale: int = 0
    open_unit: bool = False

    @property
    def is_bare(self) -> bool:
        """Whether the words name neither a unit nor a currency."""
        return self.unit is None and not self.currencies
