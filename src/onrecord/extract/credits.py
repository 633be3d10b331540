"""Find quotations that carry their credit with them: takes a `Parse`, returns attributions in text order of content.

A signature stands behind the marks, in the same paragraph or alone in the next one (“We shall rebuild.” — Ida Lund,
mayor of Ostvik); a label stands inside them (“LUND: We shall rebuild.”), as where a transcript is quoted. A label needs
a second one in the document, and holds for the following pieces of its quotation that have none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from onrecord.extract.marks import Quotation, find_quotations
from onrecord.model import Attribution, ContentKind, Parse, PartKind, Provenance, Span, trimmed

PROVENANCE = Provenance("quotation-rules/1")
SIGNED_SCORE = LABELLED_SCORE = 0.85  # set by hand: PolNeAR has too few of either
_DASH = r"(?:―|—|–|--?)"
_SIGNATURE = re.compile(
    rf"[.,]?\s{{0,3}}(?P<dash>{_DASH})\s{{0,2}}(?P<name>[^\W\d_a-z][^\n“”„\"«»]{{1,110}}?)[\s.]*(?=\Z|[\n“„\"«])"
)
_MAY_BE_SIGNED = re.compile(rf"[”\"’'»][.,]?\s{{0,3}}{_DASH}\s{{0,2}}[^\W\d_a-z]")
_LONGEST_SIGNATURE = 120
_FEW = 4  # blanks between a signature and the next quotation
_DATE = re.compile(
    r",?\s+(?:on\s+)?(?:\d{1,2}\s+)?(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?(?:\s+\d{1,2})?(?:,?\s+\d{4})?[\s.]*$"
)
_WORD = re.compile(r"\w+(?:[.'’-]+\w+)*")
_SMALL = frozenset("of the and for in at to from on de la van von der den bin al a an with".split())
_NO_NAME = frozenset("i we you he she it they this that there and but so yes no which who what".split())
_MOST_WORDS = 9  # of a name with its title
_LABEL = re.compile(r"(?P<name>[A-Z][A-Z.'’-]{1,24}(?: [A-Z][A-Z.'’-]{0,24}){0,3}|[QA])\s?:\s*(?=\S)")
_ANY_LABEL = re.compile(r"^[“\"„«]\s?[A-Z][A-Z.'’ -]{0,80}:", re.MULTILINE)
_ASIDE = re.compile(r"[(\[][^()\[\]]{0,80}[)\]][.,]?")


def find_credited(parse: Parse) -> list[Attribution]:
    """Return the quotations that are signed or labelled."""
    may_be_signed = _MAY_BE_SIGNED.search(parse.text) is not None
    may_be_labelled = _ANY_LABEL.search(parse.text) is not None
    if not may_be_signed and not may_be_labelled:
        return []
    quotations = [one for one in find_quotations(parse.text, parse.document.parts) if one.depth == 0]
    signed = [*_signed(parse, quotations)] if may_be_signed else []
    return sorted([*signed, *(_labelled(parse, quotations) if may_be_labelled else ())], key=lambda one: one.content[0])


def _signed(parse: Parse, quotations: Sequence[Quotation]) -> Iterator[Attribution]:
    """Yield each quotation that opens a paragraph, a line or what follows a signature, and that is signed."""
    text, parts = parse.text, parse.document.parts
    last = 0
    for quotation in quotations:
        begin, end = quotation.pieces[-1].start, quotation.pieces[-1].end
        number = bisect_right(parts, begin, key=lambda part: part.span.start) - 1
        part = parts[number]
        after = max(last, part.span.start)
        opens = text[begin - 1 : begin] == "\n" or (begin - after <= _FEW and not text[after:begin].strip())
        if part.kind is not PartKind.BODY or not opens:
            continue
        stop = part.span.end
        if not text[end:stop].strip() and number + 1 < len(parts) and len(parts[number + 1].span) < _LONGEST_SIGNATURE:
            end, stop = parts[number + 1].span.start, parts[number + 1].span.end
        match = _SIGNATURE.match(text, end, stop)
        if match is None or not _is_name(match["name"]):
            continue
        last = match.end()
        date = _DATE.search(text, *match.span("name"))
        source = trimmed(text, match.start("name"), date.start() if date is not None else match.end("name"))
        if source is not None:
            yield _direct(quotation.pieces, quotation.inner, source, Span(*match.span("dash")), SIGNED_SCORE)


def _is_name(words: str) -> bool:
    """Whether words up to their first comma are a name: “Ida Lund”, “Palace spokesman Jan Wey”, not “I love it”."""
    first = _WORD.findall(words.split(",")[0])
    if not 0 < len(first) <= _MOST_WORDS or re.split("['’]", first[0].lower())[0] in _NO_NAME:
        return False
    small = sum(1 for word in first if not word[0].isupper() and word not in _SMALL)
    return first[0][0].isupper() and first[-1][0].isupper() and small <= len(first) // 3


def _labelled(parse: Parse, quotations: Sequence[Quotation]) -> Iterator[Attribution]:
    found = [attribution for quotation in quotations for attribution in _turns(parse, quotation)]
    labels = sum(1 for one in found if one.cue)
    yield from found if labels > 1 else ()


def _turns(parse: Parse, quotation: Quotation) -> Iterator[Attribution]:
    source: Span | None = None
    for inner in quotation.inner:
        label = _LABEL.match(parse.text, inner.start, inner.end)
        if label is not None:
            source = Span(*label.span("name"))
        elif source is None:
            return
        content = trimmed(parse.text, label.end() if label is not None else inner.start, inner.end)
        if content is None or _ASIDE.fullmatch(parse.text, content.start, content.end):
            continue
        colon = parse.text.index(":", label.end("name")) if label is not None else 0
        cue = Span(colon, colon + 1) if label is not None else None
        yield _direct((content,), (content,), source, cue, LABELLED_SCORE)


def _direct(
    content: tuple[Span, ...], quoted: tuple[Span, ...], source: Span, cue: Span | None, score: float
) -> Attribution:
    return Attribution(
        content=content,
        kind=ContentKind.DIRECT,
        source=(source,),
        cue=(cue,) if cue is not None else (),
        quoted=quoted,
        score=score,
        provenance=PROVENANCE,
    )
