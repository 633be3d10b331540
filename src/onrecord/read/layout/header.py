"""Name the parts of a PDF and find its title, authors, outlet and date: takes passages and their places in the text.

The words of the first passages are read by `header`, as for plain text; the layout adds what only it shows: the
headline is the largest line of the first page that names no outlet.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from onrecord.model import Origin, Part, PartKind, Problem, Span
from onrecord.read.boilerplate import has_picture_credit, is_boilerplate
from onrecord.read.byline import find_byline, is_name, is_outlet
from onrecord.read.dates import find_dates
from onrecord.read.header import Header, find_header
from onrecord.read.interview import with_bold_questions, with_labelled_turns
from onrecord.read.layout.joins import Passage
from onrecord.read.layout.pages import Layout
from onrecord.read.layout.xmp import OUTLET, PUBLISHED
from onrecord.read.masthead import find_in_heads, issuer_findings
from onrecord.read.metadata_order import Found

_HEAD = 12  # passages among which the headline is looked for
_MARKS = frozenset('“”"„«»')
_HEADLINE = 1.25  # times the size of the text
_JUNK_TITLE = re.compile(
    r"(?i)^(?:microsoft \w+ ?-|untitled|layout ?\d|document\d*$|print|page ?\d|full page|slide ?\d|no title)"
    r"|\.(?:docx?|indd|qxp|qxd|pdf|rtf|odt|txt|html?|tmp|pub|pages|xlsx?|pptx?)\b|[\\_]|://|^\S+$"
)
_JUNK_OUTLET = re.compile(r"(?i)://|@|\.(?:pdf|docx?|indd)\b|^(?:untitled|unknown|none|null|n/?a)$")


def find_parts(
    layout: Layout, places: Sequence[tuple[int, int]], text: str, info: Mapping[str, str], heads: Sequence[str]
) -> tuple[list[Part], list[Found], list[Problem]]:
    """Return the parts in text order, the values of the metadata found, and notes on doubtful ones.

    Args:
        places: where each passage of the layout begins and ends in `text`.
        info: the PDF's own fields, such as "Title".
        heads: running heads and feet of page 1, which are not in `text`.
    """
    headline = _find_headline(layout, places, text)
    first = headline if headline is not None else 0
    written = [index for index in range(len(places)) if places[index][0] < places[index][1]]
    order = [index for index in written if _is_read(layout.passages[index], text[slice(*places[index])], index, first)]
    above = [index for index in order if index < first]
    order = order[len(above) :]
    blocks = [text[slice(*places[index])] for index in order[: 2 * _HEAD]]
    header = find_header(blocks)
    kinds = _kinds_of_header(header, order)
    found = _header_findings(header, [places[index][0] for index in order], headline, places, text)
    if headline is not None:
        kinds[headline] = PartKind.TITLE
    words = text[slice(*places[headline])] if headline is not None else ""
    found = [*_info_findings(info, layout, text, headline=words), *found]
    found += find_in_heads(heads, loose_days=True)
    found += find_in_heads((text[slice(*places[index])] for index in above), loose_days=False)
    kinds |= {index: PartKind.BOILERPLATE for index in above if _is_label(text[slice(*places[index])])}
    parts: list[Part] = []
    body = order[len(header.kinds)] if len(header.kinds) < len(order) else None
    asked: list[bool] = []
    for index in written:
        opening = header if index == body else None
        parts += _parts_of(layout.passages[index], places[index], text, kinds.get(index), opening)
        asks = parts[-1].kind is PartKind.BODY and _is_bold_question(layout.passages[index])
        asked += [False] * (len(parts) - len(asked) - 1) + [asks]
    parts = with_bold_questions(parts, asked) if any(asked) else list(with_labelled_turns(text, parts))
    found += issuer_findings(text, parts)
    return parts, found, list(header.problems)


def _find_headline(layout: Layout, places: Sequence[tuple[int, int]], text: str) -> int | None:
    """Return the number of the passage that is the headline, `None` where no line stands out."""
    best: tuple[float, int] | None = None
    for index, passage in enumerate(layout.passages[:_HEAD]):
        words = text[slice(*places[index])]
        large = passage.size >= _HEADLINE * layout.text_size and passage.page == 1
        if not large or passage.kind is not PartKind.HEADING or len(words) < 8 or is_outlet(words):
            continue
        if best is None or passage.size > best[0] * 1.05:
            best = (passage.size, index)
    return best[1] if best else None


def _is_read(passage: Passage, words: str, index: int, headline: int) -> bool:
    """Whether a passage belongs to the text, as captions and notes do not; a byline in small letters does."""
    return not passage.pieces[0].aside or (index <= headline + 3 and find_byline(words) is not None)


def _is_label(words: str) -> bool:
    """Whether words over a headline are a masthead, a section or a row of links, and no sentence."""
    return len(words) < 120 and words[-1] not in '.!?”"’…' and _MARKS.isdisjoint(words)


def _kinds_of_header(header: Header, order: Sequence[int]) -> dict[int, PartKind]:
    return dict(zip(order, header.kinds, strict=False))


def _header_findings(
    header: Header, offsets: Sequence[int], headline: int | None, places: Sequence[tuple[int, int]], text: str
) -> list[Found]:
    """Return what the words of the header say; the headline of the layout is surer than their guess at a title."""
    found = header.found_at(offsets)
    if headline is None:
        return found
    start, end = places[headline]
    labelled = [item for item in found if item.field == "title" and item.detail == "label"]
    title = Found("title", text[start:end], Origin.LAYOUT, "font size", Span(start, end))
    return [item for item in found if item.field != "title" or item in labelled] + [title]


def _info_findings(info: Mapping[str, str], layout: Layout, text: str, *, headline: str) -> list[Found]:
    """Return title and author of the PDF's own fields, where a person filled them in and they fit the text."""
    found: list[Found] = []
    title = " ".join(info.get("Title", "").split())
    if 8 <= len(title) <= 300 and not _JUNK_TITLE.search(title):
        words = re.findall(r"\w+", title.casefold())
        opening = text[:3_000].casefold()
        share = sum(word in opening for word in words) / max(1, len(words))
        longer = len(headline) > 7 and headline in title and headline != title  # "Twelve lorries reach Velin | Courier"
        if (share >= 0.7 or not headline) and not longer:
            found.append(Found("title", title, Origin.PDF_INFO, "Title"))
    names = [" ".join(name.split()) for name in re.split(r";| and |,(?! (?:Jr|Sr))", info.get("Author", "")[:300])]
    names = [name for name in names if name]
    if names and all(is_name(name) for name in names):
        found.append(Found("authors", tuple(names), Origin.PDF_INFO, "Author"))
    outlet = info.get(OUTLET, "")
    if 2 < len(outlet) <= 80 and any(map(str.isalpha, outlet)) and not _JUNK_OUTLET.search(outlet):
        found.append(Found("outlet", outlet, Origin.PDF_INFO, OUTLET))
    days = [date.day for date in find_dates(info.get(PUBLISHED, "")[:40])]
    if days and days[0] is not None:
        found.append(Found("published", days[0], Origin.PDF_INFO, PUBLISHED))
    return found


def _is_bold_question(passage: Passage) -> bool:
    lines = [line for piece in passage.pieces for line in piece.lines]
    return all(line.bold for line in lines) and lines[-1].text.rstrip("”\"’' ").endswith("?")


def _parts_of(
    passage: Passage, place: tuple[int, int], text: str, kind: PartKind | None, header: Header | None
) -> list[Part]:
    """Return the part of a passage; two where a dateline opens it."""
    start, end = place
    if kind is None:
        kind = PartKind.BOILERPLATE if is_boilerplate(text[start:end]) else passage.kind
        kind = PartKind.CAPTION if kind is PartKind.BODY and has_picture_credit(text[start:end]) else kind
    style = passage.style if kind is PartKind.BODY else None
    dateline = header.dateline if header is not None and kind is PartKind.BODY else None
    if dateline is not None and dateline.body < end - start:
        return [
            Part(PartKind.DATELINE, Span(start, start + dateline.end)),
            Part(kind, Span(start + dateline.body, end), style),
        ]
    return [Part(kind, Span(start, end), style)]
