"""Tell the head of an article from its body: takes the first paragraphs, returns what each one is and what it says.

Title, byline, outlet and date are found where they can be nothing else. A date that can mean two days is not
used, and a note says so.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import Origin, PartKind, Problem, Severity, Span
from onrecord.read.boilerplate import is_boilerplate
from onrecord.read.byline import Byline, Name, find_byline, find_credits, is_name, is_outlet, is_reading_time, is_role
from onrecord.read.dateline import Dateline, find_dateline
from onrecord.read.dates import WEEKDAY, find_dates
from onrecord.read.joining import breaks_off, continues
from onrecord.read.labels import BODY_LABEL, LABEL, field_of_label
from onrecord.read.masthead import agency_of, plain_case
from onrecord.read.metadata_order import AGENCY, Found

_MOST_BLOCKS = 14
_LONGEST_LINE = 300
_LONGEST_TITLE = 220

_DATE_WORDS = re.compile(
    rf"""(?ix)
    (?:first\s)?(?:published|posted|issued|released|publication\sdate|date|on|at|last|updated|modified|created|edited|update)\b:?
    | \b(?:{WEEKDAY})\b | \bat\b | \d{{1,2}}[:.h]\d\d(?:[:.]\d\d)?(?:\.\d+)? | T(?=\d) | \b[ap]\.?m\.?(?!\w)
    | \b(?:[A-Z]{{1,4}}ST|[CEMPBW][DES]?T|GMT|UTC|BST|EDT|CEST|Z)\b(?:\s?[+-]\d{{1,4}})? | [+-]\d\d:?\d\d
    | \b(?:local\stime|o['’]clock|edition|print|online|morning|evening)\b
    """
)
_UPDATED = re.compile(r"(?i)\b(?:updated?|modified|edited|corrected)\b")
_PUBLISHED = re.compile(r"(?i)\b(?:published|posted|issued|released|created|date)\b")
_PIECE = re.compile(r"\s*(?:\||·|•|/(?=\s)|\s[—–-]\s|,(?=\s))\s*")
_RELEASE = re.compile(
    r"(?i)(?:for immediate release|press release|news release|media release|press statement|media advisory"
    r"|embargoed? (?:until|till|for)\b.*)\W*"
)


@dataclass(frozen=True, slots=True)
class HeaderFinding:
    """A value of a metadata field and where it stands: `[start, end)` of the block with that number."""

    field: str
    value: str | tuple[str, ...] | datetime.date
    block: int
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Header:
    """What the first blocks are: `kinds` has one entry for each block of the header; those after are the body.

    `starts` gives, for the same blocks, where the words begin after a label such as "Title:".
    `dateline` opens the block numbered `len(kinds)`, the first of the body.
    """

    kinds: tuple[PartKind, ...] = ()
    starts: tuple[int, ...] = ()
    found: tuple[HeaderFinding, ...] = ()
    dateline: Dateline | None = None
    problems: tuple[Problem, ...] = ()

    def found_at(self, offsets: Sequence[int]) -> list[Found]:
        """Return the findings with their spans, where block `i` begins at `offsets[i]` of the reading text."""
        return [
            Found(
                item.field,
                plain_case(item.value) if item.field == "outlet" and isinstance(item.value, str) else item.value,
                Origin.HEADER,
                item.rule,
                Span(offsets[item.block] + item.start, offsets[item.block] + item.end),
            )
            for item in self.found
        ]


@dataclass(frozen=True, slots=True)
class _Line:
    """One block as understood: its kind, where its words begin, what it says; `sure` is False for a mere guess."""

    kind: PartKind
    found: tuple[HeaderFinding, ...] = ()
    start: int = 0
    ambiguous: str | None = None


def find_header(blocks: Sequence[str]) -> Header:
    """Return what the first of `blocks` (paragraphs or lines, without white space around) are.

    Only the first few blocks are looked at; a block is one line or one paragraph of the reading text.
    """
    head = list(blocks[:_MOST_BLOCKS])
    lines = _read_export(head) or _read_article(head)
    found = [item for line in lines for item in line.found]
    problems = [_ambiguous(line.ambiguous) for line in lines if line.ambiguous]
    dateline = find_dateline(blocks[len(lines)]) if len(lines) < len(blocks) else None
    dates = [item for item in found if item.field == "published"]
    if dateline is not None and dateline.published is not None and not dates:
        place = (len(lines), dateline.date_start, dateline.date_end)
        found.append(HeaderFinding("published", dateline.published, *place, "dateline"))
    found += _credited_agency(dateline, len(lines))
    return Header(
        tuple(line.kind for line in lines),
        tuple(line.start for line in lines),
        _without_doubts(found, problems),
        dateline,
        tuple(problems),
    )


def _credited_agency(dateline: Dateline | None, block: int) -> list[HeaderFinding]:
    """Return the agency of a dateline as the outlet; it counts only where nothing else names one."""
    agency = agency_of(dateline.agency) if dateline is not None and dateline.agency else None
    if dateline is None or dateline.agency is None or agency is None:
        return []
    return [HeaderFinding("outlet", agency, block, dateline.agency_start, dateline.agency_end, AGENCY)]


def _without_doubts(found: list[HeaderFinding], problems: list[Problem]) -> tuple[HeaderFinding, ...]:
    """Return findings without publication dates that contradict each other; those become a problem."""
    days = {item.value for item in found if item.field == "published"}
    if len(days) < 2:
        return tuple(found)
    named = [item for item in found if item.field == "published" and item.rule in ("published-line", "label")]
    if len({item.value for item in named}) == 1:
        return tuple(item for item in found if item.field != "published" or item in named)
    words = " and ".join(sorted(str(day) for day in days))
    problems.append(_note(f"The header gives more than one date ({words}); none was taken as the publication date."))
    return tuple(item for item in found if item.field != "published")


def _ambiguous(words: str) -> Problem:
    return _note(f"The date {words!r} in the header can mean two days and was not used.")


def _note(message: str) -> Problem:
    return Problem("ambiguous-date", message + " Pass --published 2024-05-03.", severity=Severity.NOTE)


def _read_export(blocks: Sequence[str]) -> list[_Line]:
    """Read a header of labelled lines, as newsroom databases write them; empty where there is none."""
    lines: list[_Line] = []
    fields = set()
    for index, block in enumerate(blocks):
        if lines and BODY_LABEL.fullmatch(block):
            lines.append(_Line(PartKind.BYLINE))
            break
        match = LABEL.match(block)
        field = field_of_label(match[1]) if match else None
        if match is None or field is None or len(block) > _LONGEST_LINE:
            break
        fields.add(field)
        lines.append(_labelled(field, block, index, match))
    return lines if len(lines) >= 2 and fields & {"title", "published", "outlet", "authors"} else []


def _labelled(field: str, block: str, index: int, match: re.Match[str]) -> _Line:
    start, value = match.end(), block[match.end() :].rstrip()
    if not value or not field:
        return _Line(PartKind.BYLINE)
    if field == "title":
        return _Line(PartKind.TITLE, (HeaderFinding("title", value, index, start, len(block), "label"),), start)
    if field == "outlet":
        return _Line(PartKind.BYLINE, (HeaderFinding("outlet", value, index, start, len(block), "label"),))
    if field == "authors":
        byline = find_byline(value) or find_credits(block, start, len(block))
        return _Line(PartKind.BYLINE, _credit_findings(byline, index, "label") if byline else ())
    line = _read_date(block, index)
    if line is None:
        return _Line(PartKind.BYLINE)
    return _Line(line.kind, tuple(_with_rule(item, "label") for item in line.found), 0, line.ambiguous)


def _with_rule(item: HeaderFinding, rule: str) -> HeaderFinding:
    return HeaderFinding(item.field, item.value, item.block, item.start, item.end, rule)


def _read_article(blocks: Sequence[str]) -> list[_Line]:
    """Read a header as articles print it: title, byline, outlet and date in any order, each on its line."""
    lines: list[_Line] = []
    has_title = False
    for index, block in enumerate(blocks):
        line = _read_credits(block, index, blocks)
        if line is None and not has_title:
            line = _read_title(block, index, blocks)
            has_title = line is not None
        if line is None and has_title and _is_standfirst(index, blocks):
            line = _Line(PartKind.HEADING)
        if line is None:
            break
        lines.append(line)
    return lines if len(lines) < len(blocks) or has_title else []


def _read_credits(block: str, index: int, blocks: Sequence[str]) -> _Line | None:
    """Read one line that says who, where or when and nothing else."""
    if not block or len(block) > _LONGEST_LINE:
        return None
    if _RELEASE.fullmatch(block):
        return _Line(PartKind.BOILERPLATE)
    byline = find_byline(block) or _dated_byline(block)
    if byline is not None:
        dated = _choose_date(block, index)
        return _Line(PartKind.BYLINE, (*_credit_findings(byline, index, "byline"), *dated.found), 0, dated.ambiguous)
    line = _read_date(block, index) or _read_pieces(block, index)
    if line is not None:
        return line
    if is_outlet(block) and _has_credits_near(index, blocks):
        return _Line(PartKind.BYLINE, (HeaderFinding("outlet", block, index, 0, len(block), "outlet-line"),))
    if index and is_name(_before_place(block)) and _has_credits_near(index, blocks):
        name = _before_place(block)
        return _Line(PartKind.BYLINE, (HeaderFinding("authors", (name,), index, 0, len(name), "name-line"),))
    if (index and is_boilerplate(block)) or is_reading_time(block):
        return _Line(PartKind.BOILERPLATE)
    return None


def _dated_byline(block: str) -> Byline | None:
    """Return the byline of a line that ends in a date without a comma: "By Ida Lund 3 May 2024"."""
    date = next(find_dates(block), None)
    if date is None or any(map(str.isalpha, _DATE_WORDS.sub(" ", block[date.end :]))):
        return None
    return find_byline(re.sub(rf"(?i)\b(?:{WEEKDAY}),?\s*$", "", block[: date.start]).rstrip(" ,-–—|·•"))


def _before_place(block: str) -> str:
    return re.split(r"\s(?:in|at)\s(?=[A-Z])", block, maxsplit=1)[0]


def _has_credits_near(index: int, blocks: Sequence[str]) -> bool:
    """Whether a neighbour of this line is a byline or a date, which a line of the body would not stand beside."""
    near = [blocks[place] for place in (index - 1, index + 1, index + 2) if 0 <= place < len(blocks)]
    return any(find_byline(block) or _read_date(block, 0) or _read_pieces(block, 0) for block in near)


def _read_date(block: str, index: int) -> _Line | None:
    """Read a line made of a date and words such as "Published"."""
    if len(block) > 160:
        return None
    dates = list(find_dates(block))
    if not dates:
        return None
    rest, place = "", 0
    for date in dates:
        rest += block[place : date.start] + " "
        place = date.end
    rest = _DATE_WORDS.sub(" ", rest + block[place:])
    if any(character.isalnum() for character in rest):
        return None
    return _choose_date(block, index)


def _choose_date(block: str, index: int) -> _Line:
    found: list[HeaderFinding] = []
    ambiguous: str | None = None
    place = 0
    for date in find_dates(block):
        words = block[place : date.start]
        place = date.end
        if _UPDATED.search(words) and not _PUBLISHED.search(words):
            continue
        if date.day is None:
            ambiguous = block[date.start : date.end]
            continue
        rule = "published-line" if _PUBLISHED.search(words) else "date-line"
        found.append(HeaderFinding("published", date.day, index, date.start, date.end, rule))
    return _Line(PartKind.BYLINE, tuple(found[:1]), 0, ambiguous if not found else None)


def _read_pieces(block: str, index: int) -> _Line | None:
    """Read a line such as "Ida Lund | Norland Courier | 3 May 2024"; each a name, outlet, role or date."""
    if len(block) > 200 or block.endswith((".", "?", "!")):
        return None
    dates = list(find_dates(block))
    found: list[HeaderFinding] = []
    start, kinds = 0, set()
    pieces = [*((match.start(), match.end()) for match in _PIECE.finditer(block)), (len(block), len(block))]
    names: list[Name] = []
    for end, following in pieces:
        if any(date.start < end < date.end for date in dates):
            continue  # the comma of "May 3, 2024"
        kind = _read_piece(block, start, end, index, found, names)
        if kind is None:
            return None
        kinds.add(kind)
        start = following
    if names:
        words = tuple(name.words for name in names)
        found.append(HeaderFinding("authors", words, index, names[0].start, names[-1].end, "credits"))
    ambiguous = next((block[date.start : date.end] for date in dates if date.day is None), None)
    if not (kinds & {"date", "outlet", "byline"} or kinds >= {"name", "role"}) or len(kinds - {""}) < 2:
        return None
    return _Line(PartKind.BYLINE, tuple(found), 0, ambiguous)


def _read_piece(
    block: str, start: int, end: int, index: int, found: list[HeaderFinding], names: list[Name]
) -> str | None:
    words = block[start:end].strip()
    start += len(block[start:end]) - len(block[start:end].lstrip())
    if not words:
        return ""
    line = _read_date(words, index)
    if line is not None:
        found += [HeaderFinding(f.field, f.value, index, f.start + start, f.end + start, f.rule) for f in line.found]
        return "date"
    if is_reading_time(words) or _DATE_WORDS.fullmatch(words) or (words.isupper() and not is_outlet(words)):
        return _piece_in_capitals(words, start, names)
    byline = find_byline(words)
    if byline is not None:
        names += [Name(name.start + start, name.end + start, name.words) for name in byline.names]
        return "byline"
    if is_outlet(words):
        found.append(HeaderFinding("outlet", words, index, start, start + len(words), "credits"))
        return "outlet"
    if is_name(words):
        names.append(Name(start, start + len(words), words))
        return "name"
    return "role" if is_role(words) else None


def _piece_in_capitals(words: str, start: int, names: list[Name]) -> str:
    """Take a name in capitals; a section ("WORLD", "MONDAY BRIEFING") says nothing."""
    if words.isupper() and is_name(words) and not start:
        names.append(Name(start, start + len(words), words))
        return "name"
    return ""


def _credit_findings(byline: Byline, index: int, rule: str) -> tuple[HeaderFinding, ...]:
    found = []
    if byline.names:
        words = tuple(name.words for name in byline.names)
        found.append(HeaderFinding("authors", words, index, byline.names[0].start, byline.names[-1].end, rule))
    if byline.outlet is not None:
        outlet = byline.outlet
        found.append(HeaderFinding("outlet", outlet.words, index, outlet.start, outlet.end, rule))
    return tuple(found)


def _read_title(block: str, index: int, blocks: Sequence[str]) -> _Line | None:
    """Read the headline: a short line without a full stop, with something after it that it does not run into."""
    bare = block.rstrip("”\"’'»)*_ ")
    if not bare or len(block) > _LONGEST_TITLE or bare[-1] in ".,:;…" or not any(letter.isalpha() for letter in block):
        return None
    if index + 1 >= len(blocks) or not blocks[index + 1] or _LIST_MARK.match(block):
        return None
    following = blocks[index + 1].lstrip("“\"‘'([*_ ")
    if following[:1].islower() and not is_role(following):
        return None
    if find_dateline(block) is not None or is_boilerplate(block):
        return None
    if len(block) > 100 and (breaks_off(block) or continues(block, blocks[index + 1])):
        return None
    if len(block) > 50 and _CUT.search(block):
        return None
    return _Line(PartKind.TITLE, (HeaderFinding("title", block, index, 0, len(block), "first-line"),))


_CUT = re.compile(r"\s(?:a|an|the|of|to|by|with|from|and|or|that|which|its|their)$")  # no headline ends so
_LIST_MARK = re.compile(r"(?:[•◦▪●*+>-]|\d{1,3}[.)]|[QA][:.])\s")


def _is_standfirst(index: int, blocks: Sequence[str]) -> bool:
    """Whether a short line without a full stop stands between the title and a byline or a date."""
    block = blocks[index]
    if not block or len(block) > _LONGEST_LINE or block.rstrip("”\"’' ")[-1:] in ("", ".", ",", ":", ";"):
        return False
    return any(
        _read_credits(later, place, blocks) is not None
        for place, later in enumerate(blocks[index + 1 : index + 3], index + 1)
    )
