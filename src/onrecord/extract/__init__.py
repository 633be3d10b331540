"""Find what a text says, as spans: takes a `Parse`, returns attributions and echoes."""

from __future__ import annotations

import re

from onrecord.extract.attitudes import marked
from onrecord.extract.building import attribution_of, marked_pairs
from onrecord.extract.disputes import find_disputes
from onrecord.extract.echoes import find_uncredited
from onrecord.extract.lines import build_lines
from onrecord.extract.marks import Quotation, find_quotations
from onrecord.extract.rules import find_all
from onrecord.extract.vetoes import is_no_speech
from onrecord.model import Attribution, FoundEcho, Parse

__all__ = ["find_attributions", "find_disputes", "find_echoes", "patterns_of"]


_WORD = re.compile(r"\w")


def find_attributions(parse: Parse) -> list[Attribution]:
    """Return who is credited with what, as spans in text order of content."""
    return [attribution for _, attribution in _by_pattern(parse)]


def patterns_of(parse: Parse) -> list[str]:
    """Return the name of the pattern behind each attribution, in the same order: what scores are measured by."""
    return [pattern for pattern, _ in _by_pattern(parse)]


def _by_pattern(parse: Parse) -> list[tuple[str, Attribution]]:
    quotations = _outer(parse)
    pairs = marked_pairs(quotations)
    open_ends = {quotation.pieces[-1].end for quotation in quotations if not quotation.closed}
    found = find_all(build_lines(parse, quotations))
    named = [(entry.pattern, marked(parse, attribution_of(parse, entry, pairs, open_ends))) for entry in found]
    return [pair for pair in named if not is_no_speech(parse, pair[1])]


def _outer(parse: Parse) -> list[Quotation]:
    return [quotation for quotation in find_quotations(parse.text, parse.document.parts) if quotation.depth == 0]


def find_echoes(parse: Parse, attributions: list[Attribution]) -> list[FoundEcho]:
    """Return the words in quotation marks that stand in no attribution, in text order."""
    quotations = _outer(parse)
    found = find_uncredited(quotations, attributions, parse.document.parts)
    return [echo for echo in found if _WORD.search(parse.text, echo.span.start, echo.span.end)]
