"""The order of the stages: takes a `Source`, returns its `Record`. Only this module knows what follows what.

One document never reaches into another: its record is the same whatever is read beside it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord._version import __version__
from onrecord.errors import ReadError
from onrecord.extract import find_attributions, find_disputes, find_echoes
from onrecord.extract.combining import combine_attributions
from onrecord.extract.quantities import find_quantities
from onrecord.extract.specifics import find_unsourced
from onrecord.extract.times import find_times
from onrecord.model import (
    Attribution,
    Commitment,
    Document,
    Entity,
    Parse,
    PartKind,
    Problem,
    Provenance,
    Record,
    Severity,
    Statement,
)
from onrecord.parse import parse_document
from onrecord.read.inputs import Unreadable, find_sources
from onrecord.read.language import detect_language
from onrecord.read.readers import read_source
from onrecord.read.source import Hints, Source
from onrecord.resolve import resolve_record
from onrecord.resolve.quantities import resolve_quantities
from onrecord.resolve.times import resolve_times
from onrecord.settings import Settings

BATCH_DOCUMENTS = 32
BATCH_BYTES = 2_000_000
NO_GRAMMAR = "none"
MARKS = frozenset("\"“”„‟«»‹›‘’‚'`")


def read_inputs(
    inputs: Iterable[str],
    *,
    settings: Settings | None = None,
    options: Hints | None = None,
    done: Collection[tuple[str, str | None]] = (),
) -> Iterator[Record]:
    """Yield the record of every document that `inputs` name (files, folders, "-"), in input order.

    An input that cannot be read yields a record too: its `problems` say why. Documents whose (key, id) stands in
    `done` are passed over: a stopped run goes on where it was.
    """
    settings = settings or Settings()
    wanted = (
        found
        for found in find_sources(inputs, settings=settings, options=options or Hints())
        if not done or (found.key, found.digest if isinstance(found, Source) else None) not in done
    )
    for batch in _batches(wanted):
        sources = [found for found in batch if isinstance(found, Source)]
        records = iter(records_of(sources, settings=settings))
        for found in batch:
            yield next(records) if isinstance(found, Source) else _unreadable(found)


def _batches(found: Iterable[Source | Unreadable]) -> Iterator[list[Source | Unreadable]]:
    """Yield sources in lists of a few: the network decodes them at once, and none of them waits for many others."""
    batch: list[Source | Unreadable] = []
    size = 0
    for one in found:
        batch.append(one)
        size += len(one.data) if isinstance(one, Source) else 0
        if len(batch) == BATCH_DOCUMENTS or size >= BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def components(settings: Settings) -> dict[str, str]:
    """Return the version of everything that has a say in a record: readers, models, settings, this program."""
    from onrecord.read import html, pdf, plain
    from onrecord.weights import checksums, digest

    readers = dict(reader.split("/") for reader in (html.READER, pdf.READER, plain.READER))
    return {**readers, "weights": digest(*checksums()), "settings": settings.digest(), "onrecord": __version__}


def record_of(source: Source, *, settings: Settings | None = None) -> Record:
    """Read one source and extract its records; trouble becomes a problem of the record, never an exception."""
    return records_of([source], settings=settings)[0]


def records_of(sources: Sequence[Source], *, settings: Settings | None = None) -> list[Record]:
    """Read several sources at once; each record is the same as if it were read alone, only sooner there."""
    settings = settings or Settings()
    if settings.grammar != NO_GRAMMAR:
        from onrecord.parse.grammar import check_grammar

        check_grammar(settings.grammar)  # a name that is not there is an error of the call, not of each document
    drafts = [_draft(source, settings) for source in sources]
    tagged = iter(_tagged([draft.parse for draft in drafts if draft.parse is not None]))
    return [draft.record if draft.parse is None else _finished(draft, next(tagged), settings) for draft in drafts]


def extract_record(document: Document, settings: Settings) -> Record:
    """Return the record of a document that was made elsewhere; an error of a stage is not caught."""
    [tagged] = _tagged([parse_document(document)])
    if isinstance(tagged, Exception):
        raise tagged
    return _extracted(Record(document), tagged, settings)


@dataclass(frozen=True, slots=True)
class _Draft:
    """A document as read, and its parse where there is something to extract from."""

    record: Record
    parse: Parse | None = None


def _draft(source: Source, settings: Settings) -> _Draft:
    try:
        reading = read_source(source, settings)
    except ReadError as error:
        return _Draft(_unread(source, _problem_of(error)))
    except Exception as error:  # a defect met by one document must not end a run over a million
        return _Draft(_unread(source, _defect("reader-failed", "read", error)))
    document = dataclasses.replace(reading.document, language=detect_language(reading.document.text))
    record = Record(document, problems=(*source.problems, *reading.problems))
    obstacle = _obstacle(document, settings)
    if obstacle is not None:
        return _Draft(_with_problem(record, obstacle))
    try:
        return _Draft(record, parse_document(document))
    except Exception as error:  # as above; the text itself is kept
        return _Draft(_with_problem(record, _defect("extraction-failed", "extracted from", error)))


def _tagged(parses: Sequence[Parse]) -> list[Parse | Exception]:
    """Return the parses with the tags of the reading network, or what went wrong with one of them."""
    if not parses:
        return []
    # The network is imported here: an input that cannot be read is answered without loading it.
    from onrecord.parse.network import tag_parses

    try:
        return [*tag_parses(parses)]
    except Exception as error:
        if len(parses) == 1:
            return [error]
        return [tagged for parse in parses for tagged in _tagged([parse])]


def _finished(draft: _Draft, tagged: Parse | Exception, settings: Settings) -> Record:
    try:
        if isinstance(tagged, Exception):
            raise tagged
        return _extracted(draft.record, tagged, settings)
    except Exception as error:  # a defect met by one document must not end a run; the text itself is kept
        return _with_problem(draft.record, _defect("extraction-failed", "extracted from", error))


def _extracted(record: Record, parse: Parse, settings: Settings) -> Record:
    attributions = _attributions_of(parse, settings)
    resolved = resolve_record(parse, attributions, find_echoes(parse, attributions), find_disputes(parse, attributions))
    times, undated = resolve_times(parse, find_times(parse))
    amounts = find_quantities(parse, [time.span for time in times])
    quantities, uncounted = resolve_quantities(parse, amounts, country=_home(parse.document, resolved.entities))
    digest = settings.digest()
    whole = dataclasses.replace(
        record,
        entities=resolved.entities,
        statements=tuple(_stamped(statement, digest) for statement in resolved.statements),
        echoes=resolved.echoes,
        times=tuple(times),
        quantities=tuple(quantities),
        disputes=resolved.disputes,
        unsourced=tuple(find_unsourced(parse, attributions)),
        problems=(*record.problems, *resolved.problems, *undated, *uncounted),
    )
    if settings.grammar == NO_GRAMMAR:
        return whole
    try:
        return _with_commitments(whole, parse, settings)
    except Exception as error:  # what else was found in the document is kept
        return _with_problem(whole, _defect("commitments-failed", "searched for commitments", error))


def _with_commitments(record: Record, parse: Parse, settings: Settings) -> Record:
    """Return the record with who promised what; only sentences that may hold a commitment are parsed."""
    from onrecord.extract.commitments import candidate_sentences, find_commitments
    from onrecord.parse.grammar import parse_sentences
    from onrecord.resolve.commitments import resolve_commitments

    trees = parse_sentences(parse, candidate_sentences(parse), settings.grammar)
    commitments, more, problems = resolve_commitments(
        parse,
        find_commitments(parse, trees),
        record.entities,
        record.statements,
        record.times,
        record.quantities,
    )
    return dataclasses.replace(
        record,
        entities=(*record.entities, *more),
        commitments=tuple(_made_by(commitment, settings) for commitment in commitments),
        problems=(*record.problems, *problems),
    )


def _made_by(commitment: Commitment, settings: Settings) -> Commitment:
    """Return the commitment with the settings and, where it is the grammar of the package, the weights it came by."""
    from onrecord.parse.grammar import weights_of

    provenance = commitment.provenance or Provenance("unknown")
    made = dataclasses.replace(provenance, settings=settings.digest(), weights=weights_of(settings.grammar))
    return dataclasses.replace(commitment, provenance=made)


def _home(document: Document, entities: Sequence[Entity]) -> str | None:
    """Return the country of the place in the dateline, which settles what "$" and "pounds" are; `None` without one."""
    datelines = [part.span for part in document.parts if part.kind is PartKind.DATELINE]
    for entity in entities if datelines else ():
        for mention in entity.mentions:
            if entity.links.country and any(
                line.start <= mention.span.start and mention.span.end <= line.end for line in datelines
            ):
                return entity.links.country
    return None


def _attributions_of(parse: Parse, settings: Settings) -> list[Attribution]:
    """Return what rules and reading network find together."""
    from onrecord.extract.network import find_network_attributions

    found = find_network_attributions(parse)
    return combine_attributions(parse, find_attributions(parse), found, least_score=settings.min_score / 100)


def _with_problem(record: Record, problem: Problem) -> Record:
    return dataclasses.replace(record, problems=(*record.problems, problem))


def _stamped(statement: Statement, digest: str) -> Statement:
    provenance = statement.provenance or Provenance("unknown")
    return dataclasses.replace(statement, provenance=dataclasses.replace(provenance, settings=digest))


def _obstacle(document: Document, settings: Settings) -> Problem | None:
    """Return why nothing can be extracted from a document that was read, or `None`."""
    if not any(character.isalpha() for character in document.text):
        return Problem("no-words", "This input holds no words, so there is nothing to record.", None, Severity.ERROR)
    if document.language not in (None, "en"):
        message = (
            f"This text seems to be in another language ({document.language}); onrecord reads English. "
            "The text is kept, nothing was extracted. Read a translation instead."
        )
        return Problem("other-language", message, None, Severity.ERROR)
    marks = sum(map(document.text.count, MARKS))
    if marks > settings.max_marks:
        message = (
            f"This text has {marks:,} quotation marks, more than {settings.max_marks:,}: nothing was extracted. "
            "Split it, or raise the limit with --set max_marks=NUMBER."
        )
        return Problem("too-many-marks", message, None, Severity.ERROR)
    return None


def _unreadable(found: Unreadable) -> Record:
    return Record(Document(id=None, key=found.key, source=found.location), problems=(_problem_of(found.error),))


def _unread(source: Source, problem: Problem) -> Record:
    hints, options = source.line, source.options
    document = Document(
        id=source.digest,
        key=source.key,
        source=source.location,
        media_type=source.media_type,
        title=hints.title or options.title,
        authors=hints.authors or options.authors,
        outlet=hints.outlet or options.outlet,
        published=hints.published or options.published,
    )
    return Record(document, problems=(*source.problems, problem))


def _problem_of(error: ReadError) -> Problem:
    return Problem(error.code, str(error), None, Severity.ERROR)


def _defect(code: str, verb: str, error: Exception) -> Problem:
    message = (
        f"This input could not be {verb} because of a defect in onrecord ({type(error).__name__}: {error}). "
        "Please report it, with the input if you may share it."
    )
    return Problem(code, message[:500], None, Severity.ERROR)
