"""Tell the language of a text: takes words, returns an ISO 639-1 code, or `None` where there is too little to tell.

English news answers by its function words alone; py3langid (97 languages) decides the rest, and is loaded only then.
"""

from __future__ import annotations

import functools
import re
from typing import Any

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 6_000
_FEWEST_WORDS = 8
_SURE = 0.9
# The commonest English function words that are not also common words of another European language.
_ENGLISH = frozenset(
    "the of and to that is was for with by from this have had has are were it its their they which been would "
    "said not but who what when there about than will could should you your his her she".split()
)


def detect_language(text: str) -> str | None:
    """Return the language of `text` ("en", "fr", ...), or `None` when it holds too few words to say."""
    words = _WORD.findall(_sample(text).lower())
    if len(words) >= _FEWEST_WORDS:
        english = sum(word in _ENGLISH for word in words) / len(words)
        if english >= 0.2:
            return "en"
    # Bytes, not characters: scripts without spaces give few words, but each of their characters says more.
    if len(words) < _FEWEST_WORDS and sum(len(word.encode()) for word in words) < 40:
        return None
    code, certainty = _identifier().classify(" ".join(words))
    return str(code) if certainty >= _SURE else None


def _sample(text: str) -> str:
    """Return the beginning and the middle: a foreign quotation at the top must not decide for the whole."""
    if len(text) <= 2 * _SAMPLE:
        return text
    middle = len(text) // 2
    return text[:_SAMPLE] + " " + text[middle : middle + _SAMPLE]


@functools.cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    # Codes of three letters are varieties (Moroccan Arabic, Wu) that share their certainty with the written standard.
    identifier.set_languages([code for code in identifier.nb_classes if len(code) == 2])
    return identifier
