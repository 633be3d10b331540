"""Read plain text: takes a `Source` with the bytes of a text, returns a `Reading` with an exact way back.

Text pasted from a print-out is put right on the way: lines wrapped at a width are joined, sentences that a page
break cut go on, page furniture is left out, and every change is recorded as a repair.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.errors import ReadError
from onrecord.model import Document, Finding, Problem
from onrecord.read.encoding import decode
from onrecord.read.furniture import find_furniture
from onrecord.read.header import Header, find_header
from onrecord.read.lines import find_line_starts, find_lines
from onrecord.read.masthead import find_in_heads, issuer_findings
from onrecord.read.metadata_order import Found, finish_metadata
from onrecord.read.paragraphs import name_parts
from onrecord.read.source import Reading, Source
from onrecord.read.specials import find_specials
from onrecord.read.tail import with_tail
from onrecord.read.wrapping import Group, find_setting, group_lines, join_groups
from onrecord.read.writing import Written, write_text
from onrecord.settings import Settings

READER = "plain/1"
_HEADER_GROUPS = 16


def read_plain(source: Source, settings: Settings) -> Reading:
    """Read plain text in any encoding.

    Raises:
        ReadError: the input is empty, larger than `settings.max_text_bytes`, or no text.
    """
    if len(source.data) > settings.max_text_bytes:
        raise ReadError(
            "too-large",
            f"This text has {len(source.data)} bytes, more than the setting max_text_bytes={settings.max_text_bytes} "
            "allows. Split it, or raise the setting.",
        )
    decoded = decode(source.data, known=source.encoding)
    text = decoded.text
    specials = find_specials(text)
    lines = find_lines(text)
    if not lines:
        raise ReadError("empty", "This input holds no text: it has only white space and control characters.")
    furniture = find_furniture(text, lines)
    setting = find_setting(text, [line for index, line in enumerate(lines) if index not in furniture])
    groups = group_lines(text, lines, furniture, setting)
    header = find_header([_words(text, group) for group in groups[:_HEADER_GROUPS]])
    groups = join_groups(text, groups, setting, len(header.kinds))
    written = write_text(text, groups, [lines[index] for index in sorted(furniture)], specials, header)
    heads = {
        text[line.start : line.end] for line in (lines[index] for index in furniture) if line.end - line.start < 160
    }
    found = [*written.place_findings(header), *find_in_heads(heads, loose_days=False)]
    return _reading(source, decoded.encoding, text, written, header, found, (*decoded.problems, *specials.problems))


def _words(text: str, group: Group) -> str:
    """Return the words of a paragraph as its header lines are looked at; a long one only begins here."""
    return " ".join(text[line.start : min(line.end, line.start + 2_000)] for line in group.lines[:8])


def _reading(
    source: Source,
    encoding: str,
    text: str,
    written: Written,
    header: Header,
    found: Sequence[Found],
    problems: tuple[Problem, ...],
) -> Reading:
    parts = name_parts(written, header)
    found = [*found, *issuer_findings(written.text, parts)]
    metadata = finish_metadata(source, found, (*problems, *header.problems))
    findings: tuple[Finding, ...] = metadata.findings
    document = Document(
        id=source.digest,
        key=source.key,
        source=source.location,
        media_type="text/plain",
        reader=READER,
        title=metadata.title,
        authors=metadata.authors,
        outlet=metadata.outlet,
        published=metadata.published,
        text=written.text,
        parts=with_tail(written.text, parts, metadata.authors),
        source_map=written.source_map,
        repairs=written.repairs,
        encoding=encoding,
        findings=findings,
        emphasis=written.emphasis,
        line_starts=find_line_starts(text),
    )
    return Reading(document, metadata.problems)
