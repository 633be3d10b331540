"""Names as they are looked for: "Łucja Ødegård" and "lucja odegard" are one key; every word stands between spaces."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

# Letters that Unicode does not take apart into a base and a mark.
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})


def name_key(name: str) -> str:
    """Return a name in small letters, without accents and punctuation, a space before and after it."""
    taken_apart = unicodedata.normalize("NFKD", name.casefold()).translate(_PLAIN)
    letters = (
        character if character.isalnum() else " " for character in taken_apart if not unicodedata.combining(character)
    )
    return f" {' '.join(''.join(letters).split())} "


def names_key(names: Iterable[str]) -> str:
    """Return several names as one key; no word of a question runs over the bar between them."""
    return "|".join(map(name_key, names))


def key_words(name: str) -> list[str]:
    """Return the words by which a name is looked for."""
    return name_key(name).split()
