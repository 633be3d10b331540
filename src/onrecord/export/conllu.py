r"""CoNLL-U: takes records, writes one file of sentences and tokens with who said what in the last column.

Grammar columns are "_": a record holds no trees. MISC has `TokenRange` (offsets in the reading text), `SpaceAfter=No`,
`Statement=s1:content` and `Entity=e2:person`, several joined by commas; `Commitment=c1`, `Event=v1:trigger` likewise.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from pathlib import Path

from onrecord.export.files import as_utf8
from onrecord.model import Document, Parse, Record, Span

_NOTHING = "\t".join("_" * 7)


def write_conllu(records: Iterable[Record], path: Path, parse: Callable[[Document], Parse]) -> None:
    """Write every document to the file `path`, cut into sentences and tokens by `parse`."""
    with path.open("wb") as stream:
        for number, record in enumerate(records, 1):
            for line in conllu_of(number, record, parse(record.document)):
                stream.write(as_utf8(line + "\n"))


def conllu_of(number: int, record: Record, parse: Parse) -> Iterator[str]:
    """Yield the lines of one document, the `number`th of its export."""
    labels = _labels(record, parse)
    paragraph = None
    yield from (f"# newdoc id = {' '.join(record.document.key.split())}" for _ in parse.sentences[:1])
    for place, sentence in enumerate(parse.sentences, 1):
        tokens = list(_tokens(parse, sentence.first_token, sentence.last_token))
        if not tokens:
            continue
        if sentence.part != paragraph:
            paragraph = sentence.part
            yield f"# newpar id = {number}-p{paragraph + 1}"
        yield f"# sent_id = {number}-{place}"
        glued = [left.end == right.start for left, right in pairwise(tokens)] + [False]
        words = (_form(parse, token) + ("" if joined else " ") for token, joined in zip(tokens, glued, strict=True))
        yield f"# text = {''.join(words).rstrip()}"
        for position, (token, joined) in enumerate(zip(tokens, glued, strict=True), 1):
            found = labels.get(bisect_left(parse.token_ends, token.end), [])
            misc = [*(["SpaceAfter=No"] if joined else []), f"TokenRange={token.start}:{token.end}", *found]
            yield f"{position}\t{_form(parse, token)}\t{_NOTHING}\t{'|'.join(misc)}"
        yield ""


def _tokens(parse: Parse, first: int, last: int) -> Iterator[Span]:
    """Yield tokens; one that holds white space is cut there, as a form may not hold any."""
    for index in range(first, last):
        start = parse.token_starts[index]
        for piece in parse.token(index).split():
            start = parse.text.index(piece, start)
            yield Span(start, start + len(piece))
            start += len(piece)


def _form(parse: Parse, token: Span) -> str:
    return parse.text_of(token)


def _labels(record: Record, parse: Parse) -> dict[int, list[str]]:
    """Return {token: its labels}, one label for each kind of record."""
    named: dict[int, dict[str, list[str]]] = {}
    for kind, label, span in _labelled(record):
        for index in parse.tokens_in(span):
            found = named.setdefault(index, {}).setdefault(kind, [])
            if label not in found:
                found.append(label)
    return {
        index: [f"{kind}={','.join(labels)}" for kind, labels in sorted(kinds.items())]
        for index, kinds in named.items()
    }


def _labelled(record: Record) -> Iterator[tuple[str, str, Span]]:
    for entity in record.entities:
        for mention in entity.mentions:
            yield "Entity", f"{entity.id}:{entity.kind.value}", mention.span
    for one in record.statements:
        for role, spans in (("source", one.source), ("cue", one.cue), ("content", one.content)):
            for span in spans:
                yield "Statement", f"{one.id}:{role}", span
    for commitment in record.commitments:
        yield "Commitment", commitment.id, commitment.span
    for event in record.events:
        yield "Event", f"{event.id}:trigger", event.trigger
