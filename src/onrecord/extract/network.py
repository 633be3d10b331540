"""Attributions by the reading network: takes a `Parse` with tags, returns attributions in text order of content.

`onrecord.parse.network.tag_parses` gives the tags; `onrecord.extract.combining` puts what is found here together with
what the rules find. Boilerplate, bylines and datelines are read for context; nothing is found in them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from onrecord.extract.attitudes import marked
from onrecord.extract.linking import Link, link_pieces, load_linker
from onrecord.extract.marks import find_quotations
from onrecord.extract.sources import mended_source
from onrecord.model import Attribution, ContentKind, Parse, PartKind, Provenance, Span, trimmed
from onrecord.model.tags import Tags
from onrecord.weights import digest

FILES = ("reading.onnx", "reading.npz", "reading.words", "linker.npz")
_SILENT = frozenset({PartKind.BYLINE, PartKind.DATELINE, PartKind.BOILERPLATE})


def find_network_attributions(parse: Parse) -> list[Attribution]:
    """Return who is credited with what; a cue without content ("declined to comment") is no attribution.

    Raises:
        ValueError: the parse has no tags.
    """
    if parse.tags is None:
        raise ValueError(
            f"{parse.document.key}: this parse has no tags. Run onrecord.parse.network.tag_parses on it first."
        )
    quoted = [span for quotation in find_quotations(parse.text, parse.document.parts) for span in quotation.inner]
    quoted = _outermost(quoted)
    provenance = Provenance("reading-network/1", weights=digest(*FILES))
    links = [link for link in link_pieces(parse.tags, load_linker()) if link.content and _is_read(parse, link)]
    found = [_attribution(parse, parse.tags, link, quoted, provenance) for link in links]
    return sorted((one for one in found if one is not None), key=lambda attribution: attribution.content[0])


def _is_read(parse: Parse, link: Link) -> bool:
    tags = parse.tags
    if tags is None:
        return False
    parts = parse.document.parts
    place = int(tags.starts[link.cue[0]])
    number = bisect_right(parts, place, key=lambda part: part.span.start) - 1
    return number < 0 or parts[number].kind not in _SILENT


def _attribution(
    parse: Parse, tags: Tags, link: Link, quoted: list[Span], provenance: Provenance
) -> Attribution | None:
    """Return one link as an attribution, or `None` where nothing but a byline or boilerplate is credited."""
    content = tuple(
        _within_sentence(parse, _whole(parse, span), quoted)
        for piece in link.content
        for span in _by_part(parse, _span(tags, piece))
    )
    if not content:
        return None
    inside = tuple(span for piece in content for span in _shared(parse.text, piece, quoted))
    cue = tuple(_by_part(parse, _span(tags, link.cue))[-1:])
    named = _by_part(parse, _span(tags, link.source))[-1:] if link.source is not None else []
    found = Attribution(
        content=content,
        kind=_kind(parse, content, inside),
        source=tuple(one for span in named if (one := mended_source(parse.text, span, cue[0] if cue else None))),
        cue=cue,
        quoted=inside,
        score=round(link.score, 2),
        provenance=provenance,
    )
    return marked(parse, found)


def _by_part(parse: Parse, span: Span) -> list[Span]:
    """Return a span piece by piece, one for each part it touches: no name runs from a byline into the text below."""
    parts = parse.document.parts
    first = max(bisect_right(parts, span.start, key=lambda part: part.span.start) - 1, 0)
    pieces: list[Span] = []
    for part in parts[first:]:
        if part.span.start >= span.end:
            break
        start, end = max(span.start, part.span.start), min(span.end, part.span.end)
        piece = trimmed(parse.text, start, end) if start < end and part.kind not in _SILENT else None
        if piece is not None:
            pieces.append(piece)
    return pieces


def _whole(parse: Parse, content: Span) -> Span:
    """Return content that does not cut an amount such as "EUR1.2bn", which the network reads as several tokens."""
    inside = parse.tokens_in(content)
    start, end = content.start, content.end
    if inside and _has_digit(parse, inside[-1]):
        end = max(end, parse.token_ends[inside[-1]])
    if len(inside) > 1 and parse.token_starts[inside[0]] < start and _has_digit(parse, inside[0]):
        start = parse.token_starts[inside[1]]
    return Span(start, end)


def _has_digit(parse: Parse, token: int) -> bool:
    return any(character.isdigit() for character in parse.token(token))


def _within_sentence(parse: Parse, content: Span, quoted: list[Span]) -> Span:
    """Return content up to the end of the first sentence after which neither a quotation goes on nor one begins."""
    number = bisect_right(parse.sentences, content.start, key=lambda sentence: sentence.span.start) - 1
    while 0 <= number < len(parse.sentences):
        end = parse.sentences[number].span.end
        if end >= content.end or number + 1 == len(parse.sentences):
            return content
        after = parse.sentences[number + 1].span.start
        at = bisect_right(quoted, after + 1, key=lambda span: span.start) - 1
        if at < 0 or quoted[at].end <= end:
            last = end - 1 if end - 1 > content.start and parse.text[end - 1] in ".!?" else end
            return Span(content.start, last)
        number += 1
    return content


def _span(tags: Tags, piece: tuple[int, int]) -> Span:
    return Span(int(tags.starts[piece[0]]), int(tags.ends[piece[1] - 1]))


def _shared(text: str, piece: Span, quoted: list[Span]) -> list[Span]:
    """Return what of the quotations stands in a piece of content, marks left out."""
    found = []
    number = bisect_left(quoted, piece.start, key=lambda span: span.end)
    while number < len(quoted) and quoted[number].start < piece.end:
        shared = trimmed(text, max(piece.start, quoted[number].start), min(piece.end, quoted[number].end))
        if shared is not None:
            found.append(shared)
        number += 1
    return found


def _outermost(spans: list[Span]) -> list[Span]:
    """Return the spans that stand in no other one, in text order."""
    found: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if not found or span.start >= found[-1].end:
            found.append(span)
    return found


def _kind(parse: Parse, content: tuple[Span, ...], quoted: tuple[Span, ...]) -> ContentKind:
    if not quoted:
        return ContentKind.INDIRECT
    whole = sum(len(parse.tokens_in(span)) for span in content)
    marked = sum(len(parse.tokens_in(span)) + 2 for span in quoted)
    return ContentKind.DIRECT if marked >= 0.9 * whole else ContentKind.MIXED
