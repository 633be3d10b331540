"""Read one number: takes a text and the offset where it begins, returns its exact value and where it ends.

Figures in every habit of grouping ("1,200.50", "1.200.000,50", "1,00,000", "3½"), number words ("one and a half
million"), vague numbers ("tens of thousands") and parts ("two thirds").
"""

from __future__ import annotations

import functools
import re
import unicodedata
from decimal import Context, Decimal
from typing import NamedTuple

from onrecord.extract.quantities.number_words import read_word_value
from onrecord.lexicons import table

EXACT = Context(prec=120)
_MOST_DIGITS = 60

_FIGURES = re.compile(r"\d+(?:[.,'’٫٬]\d+|[\u00a0\u202f\u2009]\d{3}(?!\d))*")
_SPACED = re.compile(r"\d{1,3}(?: \d{3}){1,5}(?![\d.,]?\d)")
_DIGITS = re.compile(r"[\d.,]+")
_SIGNS = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_MIXED = re.compile(rf"[ \u00a0]?([{_SIGNS}])|[ -](\d)[/⁄](\d{{1,2}})(?![\d/⁄.])")
_PART = re.compile(r"(\d{1,2})[/⁄](\d{1,3})(?![\d/⁄.])")
_POWER = re.compile(r"\s?[×x*·]\s?10\s?(?:\^|\*\*)?\s?([-−–+]?\d{1,6})(?!\d)|\s?(?:\^|\*\*)\s?([-−]?\d{1,6})(?!\d)")
_SCALE = re.compile(
    r"[\s-]{0,2}((?i:hundred|thousand|million|billion|trillion|quadrillion|milliard|lakhs?|crores?|dozen))(?![a-z])"
)
_SHORT = re.compile(r"([\s-]?)(" + "|".join(sorted(table("magnitudes"), key=len, reverse=True)) + r")(?!\w)")
# These also stand for units (metre, tonne, litre): something else must say that they multiply.
_DOUBTFUL = frozenset("k K m M b B t T L cr Cr mm MM md Md mil mill thou".split())
_GROUPS = re.compile(r"\d{1,3}(?:\D\d{3})+|\d{1,2}(?:\D\d{2})+\D\d{3}")


class Numeral(NamedTuple):
    """A number in a text. `value` is `None` where it is beyond what a record holds; `high` ends a vague number.

    `scale` is the power of ten of its magnitude, `figures` says that it begins with a digit, `part` that it is a
    fraction. `short` holds the power of a doubtful letter behind it ("5m") and where that ends.
    """

    start: int
    end: int
    value: Decimal | None
    high: Decimal | None = None
    scale: int = 0
    figures: bool = True
    part: bool = False
    short: tuple[int, int] | None = None
    raw: str = ""


def read_numeral(text: str, low: str, start: int, stop: int) -> Numeral | None:
    """Return the number that begins at `start`, or `None` where it is none; `low` is `text` in lower case."""
    if text[start].isdigit():
        return _read_figures(text, low, start, stop)
    found = read_word_value(low, start, stop)
    if found is None:
        return None
    return Numeral(
        start, found.end, found.value, found.high, found.scale, False, found.part, None, low[start : found.end]
    )


def with_scale(numeral: Numeral, power: int, end: int) -> Numeral:
    """Return the number multiplied by a power of ten, ending at `end`."""
    value = None if numeral.value is None else _held(scaled(numeral.value, power))
    return numeral._replace(value=value, scale=numeral.scale + power, end=end, short=None)


def scaled(value: Decimal, power: int) -> Decimal:
    """Return `value` times ten to the power, written out in digits."""
    moved = EXACT.scaleb(value, power)
    return moved.quantize(Decimal(1), context=EXACT) if moved.as_tuple().exponent > 0 else moved  # type: ignore[operator]


def digits_end(text: str, start: int, stop: int) -> int:
    """Return where a run of digits, points and commas ends."""
    match = _DIGITS.match(text, start, stop)
    return match.end() if match else start + 1


def _held(value: Decimal) -> Decimal | None:
    if abs(value.adjusted()) > 50 or len(value.as_tuple().digits) > _MOST_DIGITS:
        return None
    return value


def _read_figures(text: str, low: str, start: int, stop: int) -> Numeral | None:
    stop_here = min(stop, start + 90)
    match = _PART.match(text, start, stop_here)
    if match and 0 < int(match[1]) < int(match[2]):
        return Numeral(start, match.end(), part_of(int(match[1]), int(match[2])), part=True, raw=match[0])
    match = _FIGURES.match(text, start, stop_here)
    if match is None:
        return None
    if len(match[0]) > _MOST_DIGITS:
        return Numeral(start, digits_end(text, start, stop), None)
    spaced = _SPACED.match(text, start, stop_here)
    if spaced and (spaced[0].count(" ") > 1 or _money_beside(text, start, spaced.end())):
        match = spaced
    value = read_figures(match[0])
    if value is None:
        return None
    if start and text[start - 1] == "." and (start < 2 or not text[start - 2].isalnum()) and match[0].isdigit():
        value = Decimal(f"0.{_plain_digits(match[0])}")
        start -= 1
    numeral = Numeral(start, match.end(), value, raw=match[0])
    return _with_magnitude(_with_part(text, _with_power(text, numeral, stop_here), stop_here), text, low, stop_here)


def _money_beside(text: str, start: int, end: int) -> bool:
    return bool(re.search(r"[€£$¥]\s?$|\b[A-Z]{3} ?$", text[max(0, start - 5) : start])) or bool(
        re.match(r"\s?(?:[€£$¥]|[A-Z]{3}\b|euros?\b|kron\w+|dollars?\b|pounds?\b)", text[end : end + 9])
    )


def _with_part(text: str, numeral: Numeral, stop: int) -> Numeral:
    match = _MIXED.match(text, numeral.end, stop)
    if match is None or numeral.value is None or "." in numeral.raw or numeral.value >= 10_000:
        return numeral
    part = _sign_value(match[1]) if match[1] else part_of(int(match[2]), int(match[3]) or 1)
    if not part or part >= 1:
        return numeral
    return numeral._replace(value=EXACT.add(numeral.value, part), end=match.end(), raw=numeral.raw + ".")


def _sign_value(sign: str) -> Decimal:
    number = unicodedata.numeric(sign)
    below = next(below for below in (2, 3, 4, 5, 6, 8) if abs(number * below - round(number * below)) < 1e-6)
    return part_of(round(number * below), below)


@functools.lru_cache(maxsize=256)
def part_of(above: int, below: int) -> Decimal:
    """Return a fraction; to twelve digits where it has no end."""
    exact = Context(prec=12).divide(Decimal(above), Decimal(below))
    return exact.normalize() if len(exact.as_tuple().digits) < 12 else exact


def _with_power(text: str, numeral: Numeral, stop: int) -> Numeral:
    match = _POWER.match(text, numeral.end, stop)
    if match is None or numeral.value is None:
        return numeral
    power = int((match[1] or match[2]).replace("−", "-").replace("–", "-"))
    if match[1]:
        value = _held(scaled(numeral.value, power)) if abs(power) < 60 else None
    else:
        small = 0 <= power < 200 and numeral.value <= 10_000
        value = _held(EXACT.power(numeral.value, power)) if small else None
    return numeral._replace(value=value, end=match.end())


def _with_magnitude(numeral: Numeral, text: str, low: str, stop: int) -> Numeral:
    for _ in range(3):
        match = _SCALE.match(text, numeral.end, stop)
        if match is None:
            break
        kind, _, times = table("numerals")[match[1].lower()].partition(" ")
        if kind == "many":
            value = None if numeral.value is None else EXACT.multiply(numeral.value, Decimal(times))
            return numeral._replace(value=value, end=match.end())
        numeral = with_scale(numeral, int(times), match.end())
    if numeral.scale:
        return numeral
    match = _SHORT.match(text, numeral.end, stop)
    if match is None:
        return numeral
    power, end = int(table("magnitudes")[match[2]]), match.end()
    if match[2] in _DOUBTFUL:
        if match[1] == "-":
            return numeral
        # "5 m" is five metres, "5 M" hardly anything; a blank before a letter needs money or a thing counted.
        return numeral._replace(short=(power, end))
    if text.startswith(".", end) and text[end + 1 : end + 3].strip()[:1].islower():
        end += 1
    return with_scale(numeral, power, end)


def read_figures(figures: str) -> Decimal | None:
    """Return the value of figures such as "1,200.50", or `None` where they are no number, such as "3.8.1"."""
    plain = _plain_digits(figures)
    commas, points = plain.count(","), plain.count(".")
    if not commas and not points:
        return Decimal(plain)
    if commas and points:
        group, mark = (",", ".") if plain.rfind(".") > plain.rfind(",") else (".", ",")
        whole, _, rest = plain.rpartition(mark)
        if mark in whole or not _GROUPS.fullmatch(whole):
            return None
        return Decimal(f"{whole.replace(group, '')}.{rest}")
    if commas:
        if _GROUPS.fullmatch(plain) and not plain.startswith("0"):
            return Decimal(plain.replace(",", ""))
        return Decimal(plain.replace(",", ".")) if commas == 1 else None
    if points == 1:
        return Decimal(plain)
    return Decimal(plain.replace(".", "")) if _GROUPS.fullmatch(plain) and not plain.startswith("0") else None


def _plain_digits(figures: str) -> str:
    """Return figures of any script in 0-9, with "," between groups and "." before decimals as written."""
    if figures.isascii():
        # An apostrophe groups, as in 1'000'000; blanks do too.
        return figures.replace("'", "") if "'" in figures else figures.replace(" ", "")
    signs = {"’": "", "٬": ",", "٫": ".", "\u00a0": "", "\u202f": "", "\u2009": "", " ": "", "'": ""}
    return "".join(
        signs[sign] if sign in signs else sign if sign in ".," else str(unicodedata.digit(sign, 0)) for sign in figures
    )
