"""Every format that records can be written in: name, what it makes, for whom, and the function that writes it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from onrecord.errors import ExportError
from onrecord.export.brat import write_brat
from onrecord.export.citron import write_citron
from onrecord.export.conllu import write_conllu
from onrecord.export.csv_tables import write_csv
from onrecord.export.docbin import write_docbin
from onrecord.export.follow_the_money import write_follow_the_money
from onrecord.export.jsonl import write_jsonl
from onrecord.export.parquet import write_parquet
from onrecord.export.schema_org import write_claim_reviews, write_quotations
from onrecord.export.sqlite import write_sqlite
from onrecord.export.vega_lite import write_charts
from onrecord.export.web_annotation import write_web_annotations
from onrecord.model import Document, Parse, Record


@dataclass(frozen=True, slots=True)
class Options:
    """What some formats need to know: `guard` makes CSV cells harmless, `parse` cuts a document into tokens."""

    guard: bool = True
    parse: Callable[[Document], Parse] | None = None


Writer = Callable[[Iterable[Record], Path, Options], None]


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """One format; `makes` is "file" or "folder"."""

    name: str
    makes: str
    holds: str
    meant_for: str
    write: Writer


def _plain(write: Callable[[Iterable[Record], Path], None]) -> Writer:
    return lambda records, path, options: write(records, path)


def _write_conllu(records: Iterable[Record], path: Path, options: Options) -> None:
    if options.parse is None:
        raise ExportError("CoNLL-U needs tokens. Give Options(parse=onrecord.parse.parse_document).")
    write_conllu(records, path, options.parse)


FORMATS: tuple[ExportFormat, ...] = (
    ExportFormat("jsonl", "file", "every record whole, one a line", "programs; read back equal", _plain(write_jsonl)),
    ExportFormat(
        "csv",
        "folder",
        "one .csv a table",
        "spreadsheets; cells that would act as formulas begin with an apostrophe",
        lambda records, path, options: write_csv(records, path, guard=options.guard),
    ),
    ExportFormat(
        "sqlite", "file", "all tables, foreign keys, full-text search", "SQL, Datasette", _plain(write_sqlite)
    ),
    ExportFormat(
        "parquet", "folder", "one typed .parquet a table", "pandas, Polars, R, DuckDB, Spark", _plain(write_parquet)
    ),
    ExportFormat(
        "web-annotation",
        "file",
        "W3C Web Annotations with position and quotation, JSON-LD",
        "Hypothesis and other annotation tools",
        _plain(write_web_annotations),
    ),
    ExportFormat(
        "citron",
        "folder",
        "Citron JSON, one file a document",
        "users of the BBC's Citron; can be imported",
        _plain(write_citron),
    ),
    ExportFormat(
        "brat",
        "folder",
        "stand-off annotations beside the texts",
        "correction by hand in brat; can be imported",
        _plain(write_brat),
    ),
    ExportFormat(
        "conllu",
        "file",
        "sentences and tokens, who said what in MISC",
        "linguists, CoNLL-U tools",
        _write_conllu,
    ),
    ExportFormat(
        "spacy", "folder", "DocBin files with span groups", "spacy train; needs the extra [spacy]", _plain(write_docbin)
    ),
    ExportFormat(
        "ftm",
        "file",
        "FollowTheMoney entities, one a line",
        "Aleph, OpenAleph, investigations",
        _plain(write_follow_the_money),
    ),
    ExportFormat(
        "quotations", "file", "schema.org Quotations, JSON-LD", "web pages, search engines", _plain(write_quotations)
    ),
    ExportFormat(
        "claim-reviews",
        "file",
        "drafts of schema.org ClaimReview, the rating left empty",
        "fact-checkers",
        _plain(write_claim_reviews),
    ),
    ExportFormat(
        "vega-lite",
        "folder",
        "three charts: who speaks, when, what falls due",
        "reports, notebooks, the Vega editor",
        _plain(write_charts),
    ),
)


def find_format(name: str) -> ExportFormat:
    """Return the format of this name.

    Raises:
        ExportError: there is none; the message names those that exist.
    """
    known = {entry.name: entry for entry in FORMATS}
    if name not in known:
        near = get_close_matches(name, known, n=1)
        hint = f"Did you mean {near[0]}? " if near else ""
        raise ExportError(f"There is no format {name!r}. {hint}The formats are: {', '.join(known)}.")
    return known[name]
