"""Decide what a hyphen at the end of a line is: takes the two halves of the word, returns whether the hyphen stays.

"govern-/ment" is one word and loses it; "long-/planned", "Novak-/Lund" and "2023-/24" keep theirs. First the
document's own words decide, then a list of English word forms counted in open texts (`words.txt.xz`, whose header names
its sources), then what the halves look like.
"""

from __future__ import annotations

import lzma
from collections.abc import Collection
from functools import lru_cache
from importlib.resources import files

HYPHENS = frozenset("-‐‑\u00ad\u0002\ufffe")
"""Characters that may stand for a hyphen at a line's end; the last two are what PDFium writes there."""

SOFT_HYPHEN = "\u00ad"

# Heads that are written together with what follows, where the whole word is not known.
_CLOSED_HEADS = frozenset(
    """ab ad be bi com con de dis ed em en ex im in inter ir mal mis of on out over per pre pro re sub su sup sur
    trans tri un under up ac af al ap ar as at col cor di ef hy il le ma mo ne op pa pe po ra ro sa se si so te to
    tra va ve vi""".split()
) - {"ex"}
# Heads that keep their hyphen, where the whole word is not known.
_OPEN_HEADS = frozenset(
    """all anti co cross deputy ex far full great half high ill left long low mid multi much near non part post pro
    quasi right self semi short so-called then top ultra vice well""".split()
)
# Tails that follow any word or name with a hyphen, beside those of the list.
_OPEN_TAILS = frozenset(
    """backed bound born brokered built controlled dominated elect funded general held linked made majority minded
    registered run ruled speaking sponsored style supported trained wide wing year""".split()
)
# Tails of the list that also end a name cut in two: "Berl-/in".
_NAME_ENDINGS = frozenset({"in", "up", "out"})


@lru_cache(maxsize=1)
def word_classes() -> dict[str, int]:
    """Return the list of English word forms with their frequency class (binary digits of the count)."""
    packed = (files("onrecord.read") / "words.txt.xz").read_bytes()
    classes: dict[str, int] = {}
    for line in lzma.decompress(packed).decode().splitlines():
        if not line.startswith("#"):
            word, _, number = line.partition("\t")
            classes[word] = int(number)
    return classes


def keeps_hyphen(left: str, right: str, words: Collection[str] = ()) -> bool:
    """Whether the hyphen between `left` at a line's end and `right` on the next line belongs to the word.

    Args:
        left: the letters before the hyphen, such as "govern"; earlier parts of a compound may come with it.
        right: the letters after the line break, such as "ment".
        words: words of the same document, in any case, compounds with their hyphen; a set is fastest.
    """
    if not left or not right or not left[-1].isalpha() or not right[0].isalpha():
        return True
    capitals = left.isupper() and right.isupper() and len(left + right) > 2
    if right[0].isupper() and not capitals:
        return True
    told = _told_by_document(left, right, words, capitals=capitals)
    if told is not None:
        return told
    if len(left) == 1:
        return True  # "e-mail", "T-shirt", "U-turn"; no word is cut after one letter
    return _told_by_list(left, right)


def _told_by_document(left: str, right: str, words: Collection[str], *, capitals: bool) -> bool | None:
    """Return what the other words of the document say, `None` where they have neither spelling, or both."""
    if not words:
        return None
    joined, compound = left + right, f"{left}-{right}"
    has_joined, has_compound = joined in words, compound in words
    if not (has_joined or has_compound):
        spellings = [(joined.lower(), compound.lower()), (joined.capitalize(), compound.capitalize())]
        if capitals:
            spellings.append((joined.title(), f"{left.title()}-{right.title()}"))
        has_joined = any(one in words for one, _ in spellings)
        has_compound = any(two in words for _, two in spellings)
    return has_compound if has_joined != has_compound else None


def _told_by_list(left: str, right: str) -> bool:
    """Whether English writes the two halves with a hyphen."""
    classes = word_classes()
    name = left[0].isupper() and not left.isupper()
    left, right = left.lower(), right.lower()
    last, first = left.rpartition("-")[2], right.partition("-")[0]
    joined = max(classes.get(left + right, 0), classes.get(last + first, 0))
    compound = max(classes.get(f"{left}-{right}", 0), classes.get(f"{last}-{first}", 0))
    if joined or compound:
        return compound >= joined
    if first in _OPEN_TAILS or (f"-{first}" in classes and first not in _NAME_ENDINGS):
        return name or last in classes  # "Ostvik-based", "drone-led"
    if name or first not in classes or len(first) < 3:
        return False
    if last in _OPEN_HEADS:
        return True
    if last in _CLOSED_HEADS or len(last) < 3:
        return False
    return f"{last}-" in classes or (classes.get(last, 0) >= 6 and classes.get(first, 0) >= 6)
