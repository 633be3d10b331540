"""The page of one record or several: takes records, returns one self-contained HTML file.

The article stands on the left, its records beside it; links lead from words to record and back without any
script. Everything from a document is hostile: templates escape it, a strict policy lets nothing else run or load.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from onrecord._version import __version__
from onrecord.model import Document, Record, Repair, RepairKind, Severity, Span
from onrecord.show.commitments import commitment_views
from onrecord.show.marking import render_article
from onrecord.show.shares import Shares, count_shares, find_unheard
from onrecord.show.values import entity_rows, quantity_rows, time_rows
from onrecord.show.views import (
    NOT_STATED,
    StatementView,
    facts,
    one_line,
    place,
    plural,
    problem_place,
    share_name,
    statement_views,
)
from onrecord.show.visible import inline_text

if TYPE_CHECKING:
    from jinja2 import Environment

_LONGEST_QUOTATION = 3_000
_MOST_REPAIRS = 200
_MOST_LIT = 300
"""Records in a page up to which a style rule lights all pieces of each; past that, the script does it alone."""
_REPAIRS = {
    RepairKind.LINE_BREAK: "lines joined",
    RepairKind.PAGE_BREAK: "pages joined",
    RepairKind.HYPHEN: "line-end hyphens resolved",
    RepairKind.FURNITURE: "running heads, page numbers and the like left out",
    RepairKind.MARKUP: "marks of emphasis taken out",
    RepairKind.CHARACTER: "characters put right",
}
_SEVERITIES = {Severity.ERROR: "Not read", Severity.WARNING: "Check", Severity.NOTE: "Note"}
_RIGHT_TO_LEFT = frozenset({"ar", "arc", "dv", "fa", "ha", "he", "ks", "ku", "ps", "ur", "yi"})


def page(record: Record) -> str:
    """Return the page of one record."""
    return pages([record])


def pages(records: Iterable[Record]) -> str:
    """Return one page with a section for each record, and an index on top where there are several."""
    kept = list(records)
    alone = len(kept) == 1
    sections = [
        _section(record, "" if alone else f"d{number}-", number, level=1 if alone else 2)
        for number, record in enumerate(kept, 1)
    ]
    style, script, lit = _asset("style.css"), _asset("script.js"), _lit_rules(sections)
    context = {
        "sections": sections,
        "alone": alone,
        "title": sections[0]["title"] if alone else f"{plural(len(kept), 'document')} on record",
        "language": sections[0]["language"] if alone else "en",
        "version": __version__,
        "policy": _policy([style, lit], [script]),
        "totals": _totals(kept),
    }
    html: str = _environment().get_template("page.html").render(context, **_marked(style, lit, script))
    return html


def _marked(style: str, lit: str, script: str) -> dict[str, Any]:
    from markupsafe import Markup

    # Our own files and rules made of numbers alone: nothing of a document is in them.
    return {"style": Markup(style), "lit": Markup(lit), "script": Markup(script)}  # noqa: S704


def _policy(styles: Sequence[str], scripts: Sequence[str]) -> str:
    style = " ".join(_hash(words) for words in styles if words)
    script = " ".join(map(_hash, scripts))
    return (
        f"default-src 'none'; style-src {style}; script-src {script}; img-src data:; base-uri 'none'; "
        "form-action 'none'"
    )


def _hash(words: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(words.encode()).digest()).decode()}'"


@cache
def _asset(name: str) -> str:
    return files("onrecord.show").joinpath("templates", name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    return Environment(
        loader=FunctionLoader(_asset),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalize,
    )


def _finalize(value: object) -> object:
    return inline_text(value) if isinstance(value, str) and not hasattr(value, "__html__") else value


def _section(record: Record, prefix: str, number: int, *, level: int) -> dict[str, Any]:
    document = record.document
    views = list(statement_views(record))
    title = one_line(document.title or "") or document.key
    return {
        "number": number,
        "prefix": prefix,
        "id": f"d{number}",
        "level": level,
        "title": title,
        "titled": any(part.kind.value == "title" for part in document.parts),
        "facts": facts(document)[1:],
        "language": document.language,
        "direction": "rtl" if (document.language or "").split("-")[0] in _RIGHT_TO_LEFT else "auto",
        "document": document,
        "read": record.was_read,
        "article": render_article(record, prefix, level=level),
        "statements": [_card(document, view) for view in views],
        "commitments": list(commitment_views(record)),
        "echoes": list(_echoes(record)),
        "unheard": [one_line(entity.name) for entity in find_unheard(record)],
        "unsourced": [
            {"words": one_line(document.text_of(span)), "place": place(document, span)} for span in record.unsourced
        ],
        "shares": _shares(record, count_shares(record)) if views else [],
        "entities": entity_rows(record),
        "values": [
            {"title": title, "rows": rows, "count": sum(len(row.places) + row.more for row in rows)}
            for title, rows in (("Dates and times", time_rows(record)), ("Amounts", quantity_rows(record)))
            if rows
        ],
        "problems": [
            {
                "label": _SEVERITIES[problem.severity],
                "severity": problem.severity.value,
                "message": problem.message,
                "place": problem_place(document, problem),
                "linked": problem.span is not None,
            }
            for problem in record.problems
        ],
        "repairs": _repairs(document),
        "link": _web_address(document.source),
        "settings": _settings(record),
        "not_stated": NOT_STATED,
    }


def _card(document: Document, view: StatementView) -> dict[str, Any]:
    pieces: list[tuple[str, bool]] = []
    left = _LONGEST_QUOTATION
    for words, verbatim in view.pieces:
        pieces.append((words[:left], verbatim))
        left -= len(words)
        if left < 0:
            pieces.append((" [the rest is in the text]", False))
            break
    return {"view": view, "pieces": pieces, "citation": _citation(document, view, pieces)}


def _citation(document: Document, view: StatementView, pieces: Sequence[tuple[str, bool]]) -> str:
    """Return one statement as text to paste into a note: words, who, where, and which file proves it."""
    speaker = view.speaker or "No source stated"
    if view.speaker and not view.resolved:
        speaker = f"“{view.speaker}” (as the text has it)"
    who = f"{speaker}, {view.role}" if view.role else speaker
    date = document.published.isoformat() if document.published else "date not stated"
    where = [document.outlet or "outlet not stated", date, *([view.place] if view.place else [])]
    title = one_line(document.title or "") or document.key
    digest = f"\nSHA-256 {document.id}" if document.id else ""
    quotation = "".join(words for words, _ in pieces)
    return inline_text(f"{quotation}\n— {who} ({view.kind})\n“{title}”, {', '.join(where)}\n{document.key}{digest}")


def _echoes(record: Record) -> Iterator[dict[str, Any]]:
    names = {entity.id: entity.name for entity in record.entities}
    numbers = {statement.id: number for number, statement in enumerate(record.statements, 1)}
    for echo in record.echoes:
        yield {
            "words": one_line(record.document.text_of(echo.span)),
            "of": [names[name] for name in echo.of],
            "statement": numbers[echo.statement] if echo.statement else None,
            "place": place(record.document, echo.span),
        }


def _shares(record: Record, shares: Shares) -> list[dict[str, Any]]:
    rows = [
        {
            "name": share_name(record, share),
            "verbatim": share.verbatim,
            "paraphrase": share.paraphrase,
            "percent": f"{shares.part(share.words):.0%}",
            "part": shares.part(share.words),
            "quoted_part": shares.part(share.verbatim),
        }
        for share in shares.speakers
    ]
    own = {
        "name": "the outlet’s own voice",
        "verbatim": 0,
        "paraphrase": shares.outlet,
        "percent": f"{shares.part(shares.outlet):.0%}",
        "part": shares.part(shares.outlet),
        "quoted_part": 0.0,
    }
    return [*rows, own]


def _repairs(document: Document) -> list[dict[str, Any]]:
    rows = []
    for kind, label in _REPAIRS.items():
        found = [repair for repair in document.repairs if repair.kind is kind]
        if found:
            shown = [_repair(document, repair) for repair in found[:_MOST_REPAIRS]]
            rows.append({"label": label, "count": len(found), "shown": shown, "more": len(found) - len(shown)})
    return rows


def _repair(document: Document, repair: Repair) -> dict[str, str | None]:
    if repair.span is None:
        before = words = after = ""
    else:
        start, end = repair.span.start, repair.span.end
        before = document.text[max(start - 30, 0) : start]
        words, after = document.text[start:end], document.text[end : end + 30]
    where = place(document, Span(max(repair.span.start - 1, 0), repair.span.end)) if repair.span else None
    if where is None and repair.source is not None:
        page_words = f"page {repair.source.page}, " if repair.source.page is not None else ""
        where = f"{page_words}characters {repair.source.start}–{repair.source.end} of the source"
    return {"before": before, "words": words, "after": after, "place": where}


def _web_address(source: str | None) -> str | None:
    """Return `source` where it is an http or https address with a host, else `None`: only those become links."""
    try:
        parts = urlsplit(source or "")
    except ValueError:
        return None
    return source if parts.scheme in ("http", "https") and parts.netloc else None


def _settings(record: Record) -> str | None:
    digests = {entry.provenance.settings for entry in record.statements if entry.provenance}
    return ", ".join(sorted(digest for digest in digests if digest)) or None


def _totals(records: Sequence[Record]) -> dict[str, int]:
    return {
        "documents": len(records),
        "statements": sum(len(record.statements) for record in records),
        "unread": sum(not record.was_read for record in records),
    }


def _lit_rules(sections: Sequence[dict[str, Any]]) -> str:
    """Return a rule for each record that lights its card and all its pieces, from numbers alone."""
    names = []
    for section in sections:
        names += [f"{section['prefix']}s{number}" for number in range(1, len(section["statements"]) + 1)]
        names += [f"{section['prefix']}c{number}" for number in range(1, len(section["commitments"]) + 1)]
        names += [f"{section['prefix']}x{number}" for number in range(1, len(section["echoes"]) + 1)]
        names += [f"{section['prefix']}u{number}" for number in range(1, len(section["unsourced"]) + 1)]
    if len(names) > _MOST_LIT:
        return ""
    return "\n".join(
        f"body:has(#{_placed(name)}:target) :is(.r-{name},#{name}),body:has(#{name}:target) .r-{name},"
        f"body:has(#{name}:hover) .r-{name},body:has(.r-{name}:hover) :is(.r-{name},#{name}){{--lit:var(--lit-on)}}"
        for name in names
    )


def _placed(name: str) -> str:
    """Return the id of a record's place in the text: "d2-s3" stands at "d2-ts3"."""
    prefix, dash, record = name.rpartition("-")
    return f"{prefix}{dash}t{record}"
