"""Cut a stretch of text into tokens: takes the text and its borders, returns start and end offsets.

- A word keeps hyphens and apostrophes inside it: "inter-state", "don't", "O'Hara" are one token each.
- The endings 's 're 've 'd 'll 'm are tokens of their own: "Lund" + "'s".
- Letters each followed by a stop are one token: "U.S."; the stop of "Mr." is a token of its own.
- A number keeps its separators, currency sign or code and unit letters: "1,200.50", "€1.2bn", "EUR1.2bn".
- `` and '' and runs of stops ("...") or hyphens ("--") are one token; any other sign is one by itself.
"""

from __future__ import annotations

import re

_TOKEN = re.compile(
    r"(?:[A-Z]\.){2,}"
    r"|(?:[€$£¥]|\b[A-Z]{2,3}(?=\d)|\b[A-Z]{1,3}[€$£¥])?\d++(?:[.,]\d++)*+(?:[A-Za-z]{1,2}\b|%)?"
    r"|(?<=\w)['’](?:s|re|ve|d|ll|m|S)\b"
    r"|\w++(?:[-‐‑'’](?!(?:s|re|ve|d|ll|m|S)\b)\w++)*+"
    r"|``|''(?=[\s.,;:!?)]|$)|(?<!\S)''|\.{2,}|-{2,}|\S"
)


def find_tokens(text: str, start: int, end: int) -> tuple[list[int], list[int]]:
    """Return where the tokens of `text[start:end]` begin and where they end, in text order."""
    starts: list[int] = []
    ends: list[int] = []
    for match in _TOKEN.finditer(text, start, end):
        begin, stop = match.span()
        starts.append(begin)
        ends.append(stop)
    return starts, ends
