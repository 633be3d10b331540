"""Put rules and network together: takes the attributions of both, returns one list in text order of content.

Rules know the form of a text: who speaks in an interview, blocks, where a quotation begins, is interrupted, goes on in
the next paragraph and ends. The network knows how reporting is worded. So what the rules find by the form stands; a
quotation keeps the pieces of the rules and takes the source and cue of the network; then comes what else the network
finds with a likely score; then what else the rules find and the network thinks possible. Quotations that are signed or
labelled come before all.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from onrecord.extract.agreement import is_crosshead, is_thinkable
from onrecord.extract.credits import find_credited
from onrecord.extract.nesting import find_nested
from onrecord.extract.refusals import is_refusal
from onrecord.extract.repairs import repaired
from onrecord.extract.reported import find_reported
from onrecord.extract.vetoes import is_no_speech
from onrecord.model import Attribution, ContentKind, Parse, Span

LEAST_SCORE = 0.5
_SURE = 0.9  # score of a rule from which its cue decides where the network credits several


def combine_attributions(
    parse: Parse, rules: Sequence[Attribution], network: Sequence[Attribution], *, least_score: float = LEAST_SCORE
) -> list[Attribution]:
    """Return attributions of which no two share a character of content, but for what is said inside another one.

    Args:
        least_score: what the network finds with a lower score, or with neither source nor quotation, is left out. On
            PolNeAR and the demo articles 0.3 finds most, 0.7 is right most often.
    """
    chosen = _Chosen()
    chosen.add(find_credited(parse))
    rules = [one for one in rules if not is_crosshead(parse, one)]
    chosen.add(one for one in rules if _is_by_form(parse, one))
    likely = [
        one
        for one in repaired(parse, rules, network)
        if (one.score or 0.0) >= least_score
        and (one.source or one.quoted)
        and not is_refusal(parse, one)
        and not is_no_speech(parse, one)
    ]
    chosen.add(_credited(parse, rules, likely))
    chosen.add(likely)
    chosen.add(
        one for one in rules if chosen.is_free(one) and not is_no_speech(parse, one) and is_thinkable(parse, one)
    )
    inner = [*find_nested(parse, chosen.found), *find_reported(parse, chosen.found)]
    return sorted([*chosen.found, *inner], key=lambda one: one.content[0])


def _credited(parse: Parse, rules: Iterable[Attribution], network: Sequence[Attribution]) -> Iterator[Attribution]:
    """Yield the direct quotations of the rules that the network credits to one source, credited so."""
    pieces = sorted((span, number) for number, one in enumerate(network) for span in one.content)
    quotations = [one for one in rules if one.kind is ContentKind.DIRECT]
    taken = sorted((span, 0) for one in quotations for span in one.content)
    for quotation in quotations:
        shared = _shared(quotation.content, pieces)
        if len(shared) == 1:
            [(number, length)] = shared.items()
            credit = network[number]
            apart = any(_is_covered(piece, quotation.content) for piece in credit.content)
            if apart or 2 * length >= sum(map(len, credit.content)):
                yield _joined(credit, quotation, taken)
        elif len(shared) > 1:
            yield from _by_cue(parse, quotation, [network[number] for number in shared], taken)


def _by_cue(
    parse: Parse, quotation: Attribution, owners: Sequence[Attribution], taken: Sequence[tuple[Span, int]]
) -> Iterator[Attribution]:
    """Yield what of a sure quotation stands in its cue's paragraph, with the credit that has the same cue."""
    if not quotation.cue or (quotation.score or 0.0) < _SURE:
        return
    here = _paragraph(parse, quotation.cue[0].start)
    pieces = tuple(span for span in quotation.content if _paragraph(parse, span.start) == here)
    inside = tuple(span for span in quotation.quoted if _paragraph(parse, span.start) == here)
    for credit in owners:
        if pieces and any(quotation.cue[0].overlaps(span) for span in credit.cue):
            yield _joined(credit, replace(quotation, content=pieces, quoted=inside), taken)
            return


def _joined(credit: Attribution, quotation: Attribution, taken: Sequence[tuple[Span, int]]) -> Attribution:
    """Return a quotation with the credit that the network gives it, and the other quotations of that credit."""
    rest = [piece for piece in credit.content if _is_covered(piece, credit.quoted) and not _shared([piece], taken)]
    quoted = [span for span in credit.quoted if any(piece.contains(span) for piece in rest)]
    return replace(
        credit,
        content=tuple(sorted((*quotation.content, *rest))),
        quoted=tuple(sorted((*quotation.quoted, *quoted))),
        kind=quotation.kind,
    )


def _is_covered(piece: Span, content: Iterable[Span]) -> bool:
    """Whether one span of `content` holds all of `piece`, but for a mark or a comma at its edges."""
    return any(span.start - 2 <= piece.start and piece.end <= span.end + 2 for span in content)


def _shared(content: Iterable[Span], pieces: Sequence[tuple[Span, int]]) -> Counter[int]:
    """Return how many characters `content` shares with each owner of `pieces`, which stand in text order and apart."""
    shared: Counter[int] = Counter()
    for span in content:
        at = bisect_right(pieces, span.start, key=lambda piece: piece[0].end)
        while at < len(pieces) and pieces[at][0].start < span.end:
            piece, owner = pieces[at]
            shared[owner] += min(span.end, piece.end) - max(span.start, piece.start)
            at += 1
    return shared


def _is_by_form(parse: Parse, attribution: Attribution) -> bool:
    """Whether no cue in the content's own paragraph credits it: a turn of an interview, a block, a later paragraph."""
    paragraphs = {_paragraph(parse, span.start) for span in attribution.content}
    if any(_paragraph(parse, span.start) in paragraphs for span in attribution.cue):
        return False
    return bool(attribution.source) or attribution.content == attribution.quoted


def _paragraph(parse: Parse, offset: int) -> int:
    return bisect_right(parse.document.parts, offset, key=lambda part: part.span.start)


class _Chosen:
    """Attributions taken so far and the content they cover, in text order."""

    def __init__(self) -> None:
        self.found: list[Attribution] = []
        self._covered: list[Span] = []

    def add(self, attributions: Iterable[Attribution]) -> None:
        """Take those whose content is still free; of two that share content the first one."""
        for one in attributions:
            if self.is_free(one):
                self.found.append(one)
                for span in one.content:
                    self._covered.insert(bisect_left(self._covered, span), span)

    def is_free(self, one: Attribution) -> bool:
        """Whether no character of its content is taken."""
        return not any(self._is_covered(span) for span in one.content)

    def _is_covered(self, span: Span) -> bool:
        at = bisect_left(self._covered, span.end, key=lambda covered: covered.start)
        return at > 0 and self._covered[at - 1].end > span.start
