"""`onrecord verify`: quotations against transcripts, for people and for programs."""

from __future__ import annotations

import datetime
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from onrecord.cli.lines import echo_json
from onrecord.errors import OnrecordError, VerifyError
from onrecord.settings import Settings

if TYPE_CHECKING:
    from onrecord.compare.verify import Quotation, Transcripts, Verification

SOME_NOT, SOME_AMBIGUOUS, INPUT_ERROR = 1, 2, 3


def verify(
    text: Annotated[
        str | None, typer.Argument(metavar="TEXT", help="The words of one quotation.", show_default=False)
    ] = None,
    against: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="PATH", help="A transcript, or a folder with transcripts and perhaps a manifest.jsonl. Repeatable."
        ),
    ] = None,
    quotes: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help='Quotations, one JSON object a line: {"id", "text", "speaker"?, "date"?}.'),
    ] = None,
    file: Annotated[
        Path | None, typer.Option(metavar="ARTICLE", help="Verify every quotation of an article, with its speaker.")
    ] = None,
    speaker: Annotated[str | None, typer.Option(metavar="NAME", help="Who is said to have spoken the words.")] = None,
    date: Annotated[str | None, typer.Option(metavar="DATE", help="The day of the words, such as 2024-05-14.")] = None,
    translated: Annotated[
        bool, typer.Option("--translated", help="The quotation is said to be a translation.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object a line.")] = False,
    full: Annotated[
        bool, typer.Option("--full", help="Show words that were left out instead of their number.")
    ] = False,
    setting: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="NAME=VALUE", help="Change a setting; onrecord settings lists them. Repeatable."),
    ] = None,
) -> None:
    """Say whether words stand in a transcript as they are quoted, who spoke them, and what differs.

    Exit code: 0 when every quotation is verbatim or a variant, 1 when some are not, 2 when some are ambiguous,
    3 when the quotations or the transcripts cannot be used.
    """
    try:
        settings = Settings.from_words(setting or [])
        quotations = _quotations(text, quotes, file, speaker, date, translated=translated, settings=settings)
        transcripts = _transcripts(against, settings)
        _mention_unknown(quotations, transcripts)
        found = [*transcripts.verify_all(quotations)]
    except OnrecordError as error:
        typer.echo(f"onrecord: {error}", err=True)
        raise typer.Exit(INPUT_ERROR) from None
    if as_json:
        for one in found:
            echo_json(one.to_dict())
    else:
        _show(found, transcripts, full=full)
    raise typer.Exit(exit_code(found))


def exit_code(found: Iterable[Verification]) -> int:
    """Return 1 when a quotation is neither verbatim nor a variant, else 2 when one is ambiguous, else 0."""
    found = list(found)
    if any(one.label.value not in ("verbatim", "variant") and "ambiguous" not in one.flags for one in found):
        return SOME_NOT
    return SOME_AMBIGUOUS if any("ambiguous" in one.flags for one in found) else 0


def _transcripts(against: list[Path] | None, settings: Settings) -> Transcripts:
    from onrecord.compare.verify import Transcripts

    if not against:
        raise VerifyError("Nothing to verify against: give --against a transcript or a folder of transcripts.")
    return Transcripts.read(*against, settings=settings)


def _quotations(
    text: str | None, quotes: Path | None, file: Path | None, speaker: str | None, date: str | None, *,
    translated: bool, settings: Settings,
) -> list[Quotation]:  # fmt: skip
    from onrecord.compare.verify import Quotation

    if sum(given is not None for given in (text, quotes, file)) != 1:
        raise VerifyError("Give the words of one quotation, or --quotes FILE, or --file ARTICLE: one of the three.")
    day = _date(date, "--date") if date else None
    if text is not None:
        found = [Quotation(text, "q1", speaker, day, translated)]
    elif quotes is not None:
        found = [*_from_lines(quotes, speaker, day, translated=translated)]
    else:
        found = [*_from_article(file, settings)]
    for one in found:
        if not any(character.isalnum() for character in one.text):
            raise VerifyError(f"Quotation {one.id!r} holds no words. Give the words that were quoted.")
    return found


def _from_lines(path: Path, speaker: str | None, day: datetime.date | None, *, translated: bool) -> Iterator[Quotation]:
    try:
        lines = path.read_text(encoding="utf-8-sig", errors="replace").splitlines()
    except OSError as error:
        raise VerifyError(f"Cannot read {str(path)!r}: {error.strerror}. Check the path and its rights.") from None
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _from_line(line, f"{path}, line {number}", f"q{number}", (speaker, day), translated=translated)


def _from_line(
    line: str, place: str, default: str, given: tuple[str | None, datetime.date | None], *, translated: bool
) -> Quotation:
    from onrecord.compare.verify import Quotation

    try:
        entry: Any = json.loads(line)
    except (ValueError, RecursionError):
        entry = None
    if not isinstance(entry, dict) or not isinstance(entry.get("text"), str):
        raise VerifyError(f'{place} is no quotation. Write {{"id": "q1", "text": "the words"}}.')
    speaker, day = entry.get("speaker") or given[0], entry.get("date")
    if speaker is not None and not isinstance(speaker, str):
        raise VerifyError(f'{place}: "speaker" should be a name in quotation marks, not {speaker!r}.')
    return Quotation(
        entry["text"],
        str(entry.get("id", default)),
        speaker,
        _date(day, place) if day is not None else given[1],
        bool(entry.get("translated", translated)),
    )


def _date(words: Any, place: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(words)
    except (TypeError, ValueError):
        raise VerifyError(f"{place}: {words!r} is no date; write it like 2024-05-03.") from None


def _from_article(path: Path | None, settings: Settings) -> Iterator[Quotation]:
    """Yield what stands in quotation marks in the statements of an article, each piece for itself."""
    from onrecord.compare.verify import Quotation
    from onrecord.pipeline import read_inputs

    for record in read_inputs([str(path)], settings=settings):
        document = record.document
        if not document.text:
            raise VerifyError(record.problems[0].message if record.problems else f"{path} holds no text.")
        for statement in record.statements:
            names = [record.entity(one).name for one in statement.speakers]
            for number, span in enumerate(statement.quoted, 1):
                words = document.text_of(span)
                if any(map(str.isalnum, words)):
                    name = statement.id if len(statement.quoted) == 1 else f"{statement.id}.{number}"
                    yield Quotation(words, name, names[0] if names else None, document.published)


def _mention_unknown(quotations: Iterable[Quotation], transcripts: Transcripts) -> None:
    """Say on standard error which names no label has, and which there are."""
    from onrecord.compare.verify.names import compare_names

    labels = transcripts.speakers()
    known = {one.speaker for one in quotations if one.speaker}
    missing = sorted(name for name in known if not any(compare_names(name, label).value == "same" for label in labels))
    if missing:
        there = f"The speakers are: {', '.join(labels)}." if labels else "No speaker is named there."
        typer.echo(f"No transcript has a speaker {', '.join(map(repr, missing))}. {there}", err=True)


def _show(found: Iterable[Verification], transcripts: Transcripts, *, full: bool) -> None:
    from rich.console import Console

    from onrecord.show.verification import verification_view

    texts = {one.id: one.text for one in transcripts.transcripts}
    console = Console(highlight=False, file=sys.stdout, soft_wrap=False)
    for one in found:
        console.print(verification_view(one, texts, full=full))
