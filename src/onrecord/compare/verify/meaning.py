"""Words that weigh: takes words that differ between a quotation and a transcript, returns the flags they raise."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

NEGATIONS = frozenset(
    "not no never none nobody nothing neither nor nowhere without hardly scarcely cannot cant wont dont doesnt "
    "didnt isnt arent wasnt werent hasnt havent hadnt wouldnt couldnt shouldnt mustnt aint".split()
)
MODALS = frozenset(
    "will would shall should can could may might must ought wont cant cannot wouldnt couldnt shouldnt "
    "going gonna".split()
)
QUANTIFIERS = frozenset(
    "all every each some any many most few several both half much little enough nobody everybody everyone "
    "everything only always often sometimes never rarely usually no none entire whole".split()
)
COMPARATIVES = frozenset(
    "more less fewer better worse best worst most least greater greatest higher highest lower lowest bigger "
    "biggest larger largest smaller smallest stronger strongest weaker safer earlier later longer shorter".split()
)
HEDGES = frozenset(
    "probably perhaps maybe possibly likely unlikely apparently reportedly allegedly presumably think believe "
    "guess suppose seems seem appears might may could hope expect almost nearly about around roughly "
    "approximately basically certainly definitely absolutely".split()
)
_NUMBER = re.compile(r"\d")
NUMBER_WORDS = frozenset(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million "
    "billion trillion % $ € £ ¥ percent first second third dozen double twice".split()
)
CRITICAL = NEGATIONS | MODALS | QUANTIFIERS | COMPARATIVES | HEDGES | NUMBER_WORDS | frozenset(["very"])
_CLASSES = (
    ("negation", NEGATIONS),
    ("modal", MODALS),
    ("quantifier", QUANTIFIERS),
    ("comparative", COMPARATIVES),
    ("hedge", HEDGES),
)


def is_critical(word: str) -> bool:
    """Whether leaving the word out, or putting it in, changes what was said more than other words do."""
    return word in CRITICAL or bool(_NUMBER.search(word))


def flags_of(quoted: Sequence[str], spoken: Sequence[str]) -> list[str]:
    """Return the classes of weighty words of which one side has others than the other side."""
    found = [name for name, words in _CLASSES if _of(quoted, words) != _of(spoken, words)]
    return found + (["number"] if _numbers(quoted) != _numbers(spoken) else [])


def _of(words: Sequence[str], known: frozenset[str]) -> Counter[str]:
    return Counter(word for word in words if word in known)


def _numbers(words: Sequence[str]) -> Counter[str]:
    return Counter(word for word in words if _NUMBER.search(word) or word in NUMBER_WORDS)
