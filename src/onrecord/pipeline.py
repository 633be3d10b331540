"""The order of the stages: takes a `Source`, returns its `Record`. Only this module knows what follows what.

One document never reaches into another: its record is the same whatever is read beside it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable, Iterator

from onrecord.errors import ReadError
from onrecord.extract import find_attributions, find_disputes, find_echoes
from onrecord.extract.specifics import find_unsourced
from onrecord.model import Attribution, Document, Parse, Problem, Provenance, Record, Severity, Statement
from onrecord.parse import parse_document
from onrecord.read.inputs import Unreadable, find_sources
from onrecord.read.language import detect_language
from onrecord.read.readers import read_source
from onrecord.read.source import Hints, Source
from onrecord.resolve import resolve_record
from onrecord.settings import Settings

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
    for found in find_sources(inputs, settings=settings, options=options or Hints()):
        if isinstance(found, Unreadable):
            if (found.key, None) not in done:
                document = Document(id=None, key=found.key, source=found.location)
                yield Record(document, problems=(_problem_of(found.error),))
        elif (found.key, found.digest) not in done:
            yield record_of(found, settings=settings)


def record_of(source: Source, *, settings: Settings | None = None) -> Record:
    """Read one source and extract its records; trouble becomes a problem of the record, never an exception."""
    settings = settings or Settings()
    try:
        reading = read_source(source, settings)
    except ReadError as error:
        return _unread(source, _problem_of(error))
    except Exception as error:  # a defect met by one document must not end a run over a million
        return _unread(source, _defect("reader-failed", "read", error))
    document = dataclasses.replace(reading.document, language=detect_language(reading.document.text))
    problems = (*source.problems, *reading.problems)
    obstacle = _obstacle(document, settings)
    if obstacle is not None:
        return Record(document, problems=(*problems, obstacle))
    try:
        return extract_record(document, settings, problems)
    except Exception as error:  # as above; the text itself is kept
        return Record(document, problems=(*problems, _defect("extraction-failed", "extracted from", error)))


def extract_record(document: Document, settings: Settings, problems: tuple[Problem, ...] = ()) -> Record:
    """Return the record of a document that was read; `problems` are those of the reading."""
    parse = parse_document(document)
    attributions = _attributions_of(parse, settings)
    resolved = resolve_record(parse, attributions, find_echoes(parse, attributions), find_disputes(parse, attributions))
    digest = settings.digest()
    return Record(
        document,
        entities=resolved.entities,
        statements=tuple(_stamped(statement, digest) for statement in resolved.statements),
        echoes=resolved.echoes,
        disputes=resolved.disputes,
        unsourced=tuple(find_unsourced(parse, attributions)),
        problems=(*problems, *resolved.problems),
    )


def _attributions_of(parse: Parse, settings: Settings) -> list[Attribution]:
    """Return what rules and reading network find together."""
    # The network is imported here: an input that cannot be read is answered without loading it.
    from onrecord.extract.combining import combine_attributions
    from onrecord.extract.network import find_network_attributions
    from onrecord.parse.network import tag_parse

    tagged = tag_parse(parse)
    found = find_network_attributions(tagged)
    return combine_attributions(tagged, find_attributions(parse), found, least_score=settings.min_score / 100)


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
