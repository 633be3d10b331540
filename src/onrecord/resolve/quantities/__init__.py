"""Turn found amounts into quantities: takes a `Parse` and `FoundQuantity` values, returns quantities and problems.

Decided here: which currency "$" or "kroner" is, what bare numbers are in, whether "200 pounds" are money. A guess
carries its score. A number too large to hold becomes a problem.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model import Parse, Problem, Quantity, Severity, Span
from onrecord.model.found_quantities import FoundQuantity
from onrecord.resolve.quantities.context import carry_units
from onrecord.resolve.quantities.currencies import CurrencyContext

__all__ = ["resolve_quantities"]

_MOST_PROBLEMS = 5


def resolve_quantities(
    parse: Parse, found: Sequence[FoundQuantity], *, country: str | None = None
) -> tuple[list[Quantity], list[Problem]]:
    """Return quantities in text order, and what could not be held.

    Args:
        country: ISO 3166-1 alpha-3 code of the country the document is from, which settles "$", "pounds", "kroner".
    """
    problems = _too_large(parse, [one for one in found if one.value is None])
    held = [one for one in found if one.value is not None]
    context = CurrencyContext(parse.text, held, country)
    quantities: list[Quantity] = []
    for one, score in carry_units(parse, held):
        quantities.append(_quantity(f"q{len(quantities) + 1}", one, score, context))
    return quantities, problems


def _quantity(quantity_id: str, one: FoundQuantity, score: float | None, context: CurrencyContext) -> Quantity:
    currency, unit = None, one.unit
    if one.currencies and (unit is None or context.is_money(one)):
        currency, doubt = context.choose(one)
        unit = None
        if doubt is not None:
            score = doubt if score is None else round(score * doubt, 2)
    assert one.value is not None  # noqa: S101 - the caller left these out
    value, high = one.value, one.value_max
    if high is not None and high < value:
        value, high = high, value
    return Quantity(quantity_id, one.span, value, high, one.comparator, unit, currency, one.base, one.per, score)


def _too_large(parse: Parse, found: Sequence[FoundQuantity]) -> list[Problem]:
    problems = [
        Problem(
            "amount-too-large",
            f"{_shown(parse.text, one.span)} is larger or longer than a record holds; it was left out.",
            one.span,
        )
        for one in found[:_MOST_PROBLEMS]
    ]
    if len(found) > _MOST_PROBLEMS:
        more = len(found) - _MOST_PROBLEMS
        message = f"{more} further numbers are larger or longer than a record holds; they were left out."
        problems.append(Problem("amount-too-large", message, None, Severity.WARNING))
    return problems


def _shown(text: str, span: Span) -> str:
    words = span.text_in(text)
    return repr(words if len(words) < 40 else f"{words[:30]}...")
