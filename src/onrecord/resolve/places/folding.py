"""Fold a name to the form under which the gazetteer lists it: takes a name, returns lower-case ASCII where it can."""

from __future__ import annotations

import functools
import re
import unicodedata

_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ə": "a", "ǝ": "a"}
)
_SIGNS = str.maketrans(dict.fromkeys("'’‘ʻʼ`´“”\".,", "") | dict.fromkeys("-–—‐‑\t\n\r\x0b\x0c\xa0", " "))
_SAINT = re.compile(r"\bst (?=[a-z])")


@functools.lru_cache(maxsize=16_384)
def fold(name: str) -> str:
    """Return a name without case, accents, hyphens and stops: "Saint-Étienne" and "St. Etienne" are one."""
    low = name.lower()
    if not low.isascii():
        parts = unicodedata.normalize("NFKD", low.translate(_LETTERS))
        low = "".join(letter for letter in parts if not unicodedata.combining(letter)).translate(_LETTERS)
    low = " ".join(low.translate(_SIGNS).split())
    return _SAINT.sub("saint ", low) if "st " in low else low
