"""Write a reading text and its way back to the source in one go: readers append, nothing is searched for later."""

from __future__ import annotations

from onrecord.model import Box, OffsetMap, Repair, RepairKind, Run, SourceSpan, Span


class TextBuilder:
    """Collects the text, the runs, the boxes and the repairs of one document, in text order."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._runs: list[Run] = []
        self._boxes: list[Box] = []
        self._repairs: list[Repair] = []
        self.length = 0

    def copy(self, words: str, source_start: int, *, page: int | None = None, box: Box | None = None) -> None:
        """Append characters that stand unchanged in the source from `source_start` on.

        A run that continues the one before it is merged with it, unless it has a box of its own.
        """
        if not words:
            return
        run = Run(self.length, source_start, len(words), page)
        last = self._runs[-1] if self._runs else None
        if box is None and last is not None and self._continues(last, run):
            self._runs[-1] = last._replace(length=last.length + run.length)
        else:
            self._runs.append(run)
            if box is not None:
                self._boxes.append(box)
        self._pieces.append(words)
        self.length += len(words)

    def put(self, words: str, kind: RepairKind, source: SourceSpan | None = None) -> None:
        """Append characters that a repair puts in, in the place of `source`; nothing, where `words` is empty."""
        span = Span(self.length, self.length + len(words)) if words else None
        self._repairs.append(Repair(kind, span, source))
        self._pieces.append(words)
        self.length += len(words)

    def separate(self, words: str = "\n\n") -> None:
        """Append white space between paragraphs that does not stand in the source as it is; not a repair."""
        self._pieces.append(words)
        self.length += len(words)

    def last_characters(self, count: int) -> str:
        """Return the last `count` characters of the text so far, or fewer."""
        found = ""
        for piece in reversed(self._pieces):
            found = piece + found
            if len(found) >= count:
                break
        return found[max(0, len(found) - count) :]

    def text(self) -> str:
        """Return the text so far."""
        return "".join(self._pieces)

    def offset_map(self) -> OffsetMap:
        """Return the way back to the source."""
        return OffsetMap(tuple(self._runs))

    def boxes(self) -> tuple[Box, ...]:
        """Return one box for each run, or none."""
        return tuple(self._boxes)

    def repairs(self) -> tuple[Repair, ...]:
        """Return what was put right, in text order."""
        return tuple(self._repairs)

    @staticmethod
    def _continues(left: Run, right: Run) -> bool:
        return (left.page, left.text_start + left.length, left.source_start + left.length) == (
            right.page,
            right.text_start,
            right.source_start,
        )
