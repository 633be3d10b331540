"""Lengths and repetitions as TIMEX3 values: "two and a half years" is P2Y6M, "every other day" P2D."""

from __future__ import annotations

from decimal import Decimal

# unit -> letter, how many of it one unit is, the smaller unit a fraction is told in and how many of it are one.
_LETTERS = {
    "second": ("TS", 1), "minute": ("TM", 1), "hour": ("TH", 1), "day": ("D", 1), "week": ("W", 1),
    "weekend": ("WE", 1), "month": ("M", 1), "quarter": ("M", 3), "year": ("Y", 1), "decade": ("Y", 10),
    "century": ("Y", 100), "fortnight": ("W", 2), "millennium": ("Y", 1000), "semester": ("M", 6),
    "SP": ("SP", 1), "SU": ("SU", 1), "FA": ("FA", 1), "WI": ("WI", 1),
}  # fmt: skip
_SMALLER = {"TM": ("S", 60), "TH": ("M", 60), "D": ("TH", 24), "W": ("D", 7), "Y": ("M", 12)}


def length_value(number: Decimal | None, unit: str) -> str | None:
    """Return the TIMEX3 value of so many units; X stands for a number the words do not give."""
    if unit not in _LETTERS:
        return None
    letter, factor = _LETTERS[unit]
    prefix, letter = ("PT", letter[1:]) if letter[0] == "T" else ("P", letter)
    if number is None:
        vague = {"decade": "DE", "century": "CE", "quarter": "Q"}.get(unit, letter)
        return f"{prefix}X{vague}"
    number *= factor
    if number > 10**9:
        return None
    whole = int(number)
    if number == whole:
        return f"{prefix}{whole}{letter}"
    return _with_fraction(number, whole, prefix, letter)


def _with_fraction(number: Decimal, whole: int, prefix: str, letter: str) -> str:
    smaller = _SMALLER.get(f"T{letter}" if prefix == "PT" else letter)
    if smaller is not None:
        rest = (number - whole) * smaller[1]
        if rest == int(rest):
            first = f"{whole}{letter}" if whole else ""
            inner = smaller[0].replace("T", "", 1) if prefix == "PT" else smaller[0]
            joint = "P" if inner.startswith("T") and not whole else prefix
            return f"{joint}{first}{inner[:1] if inner.startswith('T') else ''}{int(rest)}{inner[-1]}"
    return f"{prefix}{number.normalize():f}{letter}"
