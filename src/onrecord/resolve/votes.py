"""What the reading network takes each name for: takes a `Parse`, answers by name for the whole document.

One sentence can deceive the network: a name is judged by all its places together, and only a clear majority counts.
"""

from __future__ import annotations

from onrecord.model import Parse
from onrecord.model.grammar import NameKind

_CLEAR = 0.6
_ENOUGH = 0.5


class Votes:
    """The kinds the network saw for each name, weighed by its certainty."""

    def __init__(self, parse: Parse) -> None:
        self._seen: dict[str, list[float]] = {}
        text = parse.text
        for name in parse.names:
            words = text[name.span.start : name.span.end]
            self._seen.setdefault(words, [0.0] * len(NameKind))[name.kind] += name.certainty

    def kind_of(self, name: str, *, least: float = _ENOUGH) -> NameKind | None:
        """Return what a name is taken for; a longer one by its last word where it was never seen as a whole."""
        seen = self._seen.get(name) or self._seen.get(name.rpartition(" ")[2])
        if seen is None:
            return None
        best = max(seen)
        return NameKind(seen.index(best)) if best >= least and best >= _CLEAR * sum(seen) else None
