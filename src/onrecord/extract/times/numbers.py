"""Numbers as words or digits before a unit: takes "two and a half" or "1,200", returns an exact number or `None`."""

from __future__ import annotations

import re
from decimal import Decimal

from onrecord.extract.times.classes import value_of

_HALF = Decimal("0.5")
_DIGITS = re.compile(r"(\d{1,3}(?:,\d{3})+|\d{1,9})(\.\d{1,6})?")
_FRACTION = re.compile(r"(?:(\d{1,6}) )?(\d{1,2})/(\d{1,2})")
_SIGNS = {"½": _HALF, "¼": Decimal("0.25"), "¾": Decimal("0.75")}
_OTHERS = {"a": 1, "an": 1, "dozen": 12}
_TOO_MANY = 10**12
_WORDS = re.compile(r"[^\W\d_]+")


def number_of(words: str) -> Decimal | None:
    """Return the number that the words before a unit give; `None` for "several", or for what is no number.

    "a" and "an" are one, "half a" a half, "a couple of" two, "a dozen" twelve.
    """
    words = words.strip().lower()
    if found := _FRACTION.fullmatch(words):
        whole, above, below = (int(part or 0) for part in found.groups())
        return whole + Decimal(above) / below if below else None
    if found := _DIGITS.match(words):
        rest = words[found.end() :].strip()
        number = Decimal(found[0].replace(",", ""))
        if rest in _SIGNS:
            return number + _SIGNS[rest]
        return number * (_of_words(rest) or 1) if rest and not rest.startswith("and") else number + _half_in(rest)
    return _of_words(words)


def _half_in(words: str) -> Decimal:
    return _HALF if "half" in words else Decimal(0)


def _of_words(words: str) -> Decimal | None:
    if words.startswith("half") or words == "a half":
        return _HALF
    if "couple" in words:
        return Decimal(2)
    found = _WORDS.findall(words.replace("-", " ").removesuffix("and a half"))
    if "few" in found or "several" in found:
        return None
    total = current = 0
    seen = False
    for word in found:
        value = int(value_of(word, "NUMW") or _OTHERS.get(word, 0))
        seen = seen or value > 0
        if word in ("dozen", "hundred"):
            current = (current or 1) * value
        elif value < 100:
            current += value
        else:
            total, current = total + (current or 1) * value, 0
    result = total + current
    return result + _half_in(words) if seen and result < _TOO_MANY else None
