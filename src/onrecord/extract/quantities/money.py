"""Find what says that a number is money: signs and codes before it, signs, codes and names behind it."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from onrecord.extract.quantities.phrase_table import PhraseTable
from onrecord.lexicons import table, words


class MoneyMark(NamedTuple):
    """What names a currency: its codes, the most likely first, the shared word or sign, and where it stands.

    `factor` is how many units of the currency one of the words is: 0.01 for cents.
    """

    codes: tuple[str, ...]
    sign: str | None
    start: int
    end: int
    factor: Decimal = Decimal(1)
    loose: bool = False


def _doubtful(kind: str) -> frozenset[str]:
    return frozenset(form for form, kinds in table("doubtful_money").items() if kinds == kind)


_ONE = Decimal(1)
_CODES = frozenset(table("currencies"))
# Codes that are also words in capitals, or other abbreviations: they need a number that looks like money.
_LOOSE_CODES = _doubtful("code")
_SIGNS = {sign: tuple(codes.split()) for sign, codes in table("currency_signs").items()}
_LAND_SIGNS = table("dollar_lands")

_ORDERED = "|".join(re.escape(sign) for sign in sorted(_SIGNS, key=len, reverse=True))
_BEFORE = re.compile(
    rf"(?:(?<![^\W\d_])(?P<land>US|U\.S\.|USA|AU|AUS|A|C|CA|CAD|CAN|CDN|Cdn|NZ|HK|S|NT|Canadian|Australian) )?"
    rf"(?P<sign>(?<![^\W\d_])(?:{_ORDERED})|[€£$¥]|(?<![^\W\d_])(?P<code>[A-Z]{{3}}))[ \u00a0]?(?P<minus>[-−–]?)$"
)
_BEHIND = re.compile(rf"[ \u00a0]?(?P<sign>{_ORDERED})(?![^\W_])|[ \u00a0-]?(?P<code>[A-Z]{{3}})(?![^\W_]|=)")
_LAND_BEHIND = re.compile(
    r" (US|U\.S\.|USD|CAD|Cdn|CDN|AUD|Canadian|Australian|NZ)(?![^\W_])(?! ?[a-z]*[a-z]s? (?:aid|army))"
)
_GOES_ON = re.compile(
    r"\s(?:a|an|per|and|to|in|on|for|at|of|or|by|from|last|this|over|with|but)\b|\s*[,.;:)\]—–-]|\s*$"
)
# A sign such as "R" or "LE" that is a letter or a word is money only right before figures.
_GLUED = words("glued_signs")
# "R18" is a rating rather than eighteen rand.
_LOOSE_SIGNS = _doubtful("sign")
_LEADS_IN = frozenset("$€£¥￥₤₹₨₽₩₪₴₦₱฿₫₺₸₾₼₡₲₵₭₮៛৳֏﷼元円")


def _names() -> dict[str, tuple[tuple[str, ...], Decimal, str | None]]:
    found: dict[str, tuple[tuple[str, ...], Decimal, str | None]] = {}
    for code, rest in table("currencies").items():
        for name in rest.split("\t")[0].split("|"):
            if name:
                found[name] = ((code,), _ONE, None)
    for word, rest in table("currency_words").items():
        codes, factor = rest.split("\t")
        found[word] = (tuple(codes.split()), Decimal(factor), word)
    return found


_NAMES = PhraseTable(_names())
# Words that are mostly something else: they need a magnitude or a large number.
_COMMON_WORDS = _doubtful("word")


def money_before(text: str, start: int, floor: int) -> MoneyMark | None:
    """Return the sign or code that stands right before the number at `start`."""
    before = text[start - 1 : start] if start > floor else ""
    if not before or not (before in _LEADS_IN or before.isalpha() or before in " \u00a0.-−–="):
        return None
    low = max(floor, start - 18)
    match = _BEFORE.search(text[low:start])
    if match is None:
        return None
    sign, code = match["sign"], match["code"]
    begin = low + match.start()
    codes: tuple[str, ...] | None
    if sign in _SIGNS:
        codes = _SIGNS[sign]
        if sign[0].isalpha() and begin > floor and text[low + match.start("sign") - 1] in "-–/":
            return None
        if sign in _GLUED and not before.isalpha() and before != ".":
            return None
        if sign == "$" and match["land"]:
            codes, sign = (_LAND_SIGNS[match["land"].upper()],), match["land"] + " $"
        elif match["land"]:
            begin = low + match.start("sign")
        shared = sign if len(codes) > 1 else None
        return MoneyMark(codes, shared, begin, start, loose=sign in _LOOSE_SIGNS)
    if code in _CODES:
        return MoneyMark((code,), None, low + match.start("sign"), start, loose=code in _LOOSE_CODES)
    return None


def pounds_of_plain_letters(text: str, start: int) -> MoneyMark | None:
    """Return "PS" before a number: what a transliteration to plain letters makes of "£"."""
    if text[start - 2 : start] == "PS" and not text[start - 3 : start - 2].isalnum():
        return MoneyMark(("GBP",), None, start - 2, start, loose=True)
    return None


def money_behind(text: str, low: str, end: int, stop: int, *, large: bool) -> MoneyMark | None:
    """Return the sign, code or name that stands right behind a number; `large` numbers allow doubtful words."""
    match = _BEHIND.match(text, end, min(stop, end + 8))
    if match:
        if match["code"] in _CODES and (large or match["code"] not in _LOOSE_CODES):
            return MoneyMark((match["code"],), None, match.start("code"), match.end())
        sign = match["sign"]
        if sign and (sign[0] in _LEADS_IN or sign in ("kr", "kr.", "Kč", "zł", "Ft", "DM", "RMB")):
            codes = _SIGNS[sign]
            return MoneyMark(codes, sign if len(codes) > 1 else None, match.start("sign"), match.end())
    found = _NAMES.match(low, end, stop)
    if found is None:
        return None
    (codes, factor, word), begin, after = found
    if word in _COMMON_WORDS or low[begin:after] in _COMMON_WORDS:
        return MoneyMark(codes, word, begin, after, factor) if large else None
    return MoneyMark(codes, word if len(codes) > 1 else None, begin, after, factor)


def land_behind(text: str, end: int, stop: int) -> tuple[str, int] | None:
    """Return the currency and end of a state named behind an amount in "$": "$31.20 US"."""
    match = _LAND_BEHIND.match(text, end, min(stop, end + 14))
    if match is None or not _GOES_ON.match(text, match.end(), min(stop, match.end() + 8)):
        return None
    name = match[1].upper()
    return (name if name in _CODES else _LAND_SIGNS[name]), match.end()
