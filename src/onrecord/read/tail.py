"""Find what stands after an article: who its author is, how to subscribe. Takes parts, returns them with these marked.

Only the last paragraphs are looked at, from the end backwards, up to the first that belongs to the article.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from onrecord.model import Part, PartKind

_MOST = 4
_LONGEST = 400
_MARKS = frozenset('“”"«»„?')
_IS = re.compile(
    r"(?:,? [^.“”\"]{0,60},)?\s(?:is (?:an?|the|our|one of)\b|was (?:an?|the) former\b|writes\b|covers\b"
    r"|reports (?:on|from)\b|has (?:written|covered|reported)\b|teaches\b|contributed\b)"
)
_OFFERS = re.compile(
    r"(?i)\b(?:subscriptions?|advertising|letters|news tips|tips|corrections)\s?: ?\S{1,64}@\S{3,80}\s*$"
)


def with_tail(text: str, parts: Sequence[Part], authors: Sequence[str]) -> tuple[Part, ...]:
    """Return parts, those about the author or the outlet at the end as boilerplate."""
    marked = list(parts)
    body = [index for index, part in enumerate(parts) if part.kind is PartKind.BODY]
    for index in reversed(body[len(body) // 2 + 1 :][-_MOST:]):
        words = text[parts[index].span.start : parts[index].span.end]
        if not (is_biography(words, authors) or (len(words) <= _LONGEST and _OFFERS.search(words))):
            break
        marked[index] = dataclasses.replace(parts[index], kind=PartKind.BOILERPLATE, style=None)
    return tuple(marked)


def is_biography(paragraph: str, authors: Sequence[str]) -> bool:
    """Whether a paragraph says who one of the authors is: "Ida Lund is a former ambassador of Norland."."""
    if len(paragraph) > _LONGEST or not _MARKS.isdisjoint(paragraph):
        return False
    return any(paragraph.startswith(author) and _IS.match(paragraph, len(author)) for author in authors)
