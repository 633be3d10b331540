"""Read a web page: takes a `Source`, returns a `Reading` whose every run leads back to the decoded page.

Trafilatura decides which text is the article; our own walker reads it, so that no word is lost or moved on the way and
each one knows its place. Scripts, styles and what the page hides never reach the text.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.errors import ReadError
from onrecord.model import Document, Finding, OffsetMap, Origin, PartKind, Problem, Severity
from onrecord.read.article import add_siblings, align_blocks, fill_gaps, find_cluster, is_links
from onrecord.read.blocks import MOST_BLOCKS, Block, Page, read_page, words_of
from onrecord.read.boilerplate import is_boilerplate
from onrecord.read.byline import find_credits
from onrecord.read.charset import decode_page
from onrecord.read.compose import Composed, compose, plan_parts
from onrecord.read.elements import BYLINE, CAPTION, FURNITURE, HEADINGS, STANDFIRST
from onrecord.read.header import find_header
from onrecord.read.metadata import PageMetadata, find_metadata
from onrecord.read.metadata_order import Found, Metadata, finish_metadata
from onrecord.read.source import Reading, Source
from onrecord.read.tail import with_tail
from onrecord.settings import Settings

READER = "html/1"
MEDIA_TYPE = "text/html"

_MOST_TAGS = 120_000  # trafilatura takes seconds for more, and no article has them
_MOST_CHARACTERS = 8_000_000
_COVERED = 0.5  # part of trafilatura's words that the blocks must hold, or it read something else
_OWN = 0.6  # part of the chosen text that stands outside elements marked as furniture, or the marks say nothing
_STUB = 200  # words: a page that says it is not free and has fewer is likely cut
_LONGEST_HEAD = 60  # words of one line between the headline and the article
_UNREADABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_DEMANDS = re.compile(
    r"(?i)(?:enable|activate|turn on|requires?|need)\W+(?:\w+\W+){0,4}?javascript|javascript\W+(?:\w+\W+){0,3}?"
    r"(?:disabled|required|enabled)|(?:verify|confirm)(?:ing)? (?:that )?you are (?:a )?(?:human|not a robot)"
)


@dataclass(frozen=True, slots=True)
class _Article:
    """The blocks of the article and those of its head, with doubts about the choice."""

    head: tuple[tuple[Block, PartKind], ...] = ()
    body: tuple[Block, ...] = ()
    left_out: tuple[Block, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_html(source: Source, settings: Settings) -> Reading:
    """Read one web page.

    Raises:
        ReadError: the page holds no article text; the message says what it holds instead.
    """
    decoded = decode_page(source.data, known=source.encoding)
    page = read_page(decoded.text, max_depth=settings.max_html_depth)
    about = find_metadata(page)
    problems = [*decoded.problems, *about.problems]
    if page.too_deep:
        problems.append(_too_deep(settings))
    if page.cut:
        message = f"This page has more than {MOST_BLOCKS:,} paragraphs; those after were left out."
        problems.append(Problem("too-many-paragraphs", message, severity=Severity.ERROR))
    article = _find_article(decoded.text, page, about)
    problems += article.problems
    words = sum(len(block.words) for block in article.body)
    if about.body is not None and words < 0.4 * len(words_of(about.body)):
        return _read_json_body(source, decoded.encoding, about, problems, settings)
    _check_words(article, page, words, settings)
    if not about.free and words < _STUB:
        problems.append(_stub(words))
    composed = compose(plan_parts(article.head, article.body, article.left_out))
    found = [*about.found, *_header_findings(article, composed)]
    metadata = finish_metadata(source, _with_spans(found, composed), problems)
    return _finish(source, decoded.encoding, about, metadata, composed)


def _find_article(text: str, page: Page, about: PageMetadata) -> _Article:
    kept, problems = _choose_blocks(text, page)
    kept = _without_furniture(page.blocks, kept)
    if not kept:
        return _Article(problems=tuple(problems))
    head, first = _find_head(page.blocks, kept, about)
    taken = {id(block) for block, _ in head}
    inside = {number for number in kept if id(page.blocks[number]) not in taken and number >= first}
    body = sorted(inside)
    if not body:
        return _Article(tuple(head), problems=tuple(problems))
    between = [number for number in range(body[0], body[-1]) if number not in inside]
    return _Article(
        tuple(head),
        tuple(page.blocks[number] for number in body),
        tuple(page.blocks[number] for number in between if id(page.blocks[number]) not in taken),
        tuple(problems),
    )


def _without_furniture(blocks: Sequence[Block], kept: Sequence[int]) -> list[int]:
    """Leave out what the page marks as none of the article's: around it all of it, within it links and boilerplate."""
    own = [number for number in kept if not blocks[number].marks & FURNITURE]
    if sum(len(blocks[number].text) for number in own) >= _OWN * sum(len(blocks[number].text) for number in kept):
        first, last, inside = (own[0], own[-1], set(own)) if own else (0, 0, set())
        kept = [n for n in kept if n in inside or (first < n < last and _has_words(blocks[n]))]
    # Otherwise the marks are wrong, or the article stands in an element with such a name.
    kept = list(kept)
    while kept and (blocks[kept[-1]].tag in HEADINGS or is_links(blocks[kept[-1]])):
        kept.pop()
    start = next((place for place, number in enumerate(kept) if not is_links(blocks[number])), len(kept))
    return kept[start:]


def _has_words(block: Block) -> bool:
    return not is_links(block) and not is_boilerplate(block.text)


def _choose_blocks(text: str, page: Page) -> tuple[list[int], list[Problem]]:
    """Return the numbers of the article's blocks: by trafilatura, or the largest cluster of paragraphs."""
    chosen, problems = _main_text(text, page)
    if chosen:
        kept = fill_gaps(page.blocks, add_siblings(page, align_blocks(page.blocks, chosen)))
        words = sum(len(page.blocks[number].words) for number in kept)
        if words >= _COVERED * len(words_of(chosen)):
            return kept, problems
    kept = find_cluster(page.blocks)
    if kept and not problems:
        message = "No article was recognised on this page; its largest group of paragraphs was read. Check the text."
        problems.append(Problem("article-uncertain", message))
    return kept, problems


def _main_text(text: str, page: Page) -> tuple[str, list[Problem]]:
    """Return the text that trafilatura takes for the article, empty where it finds none or is not asked."""
    if page.too_deep:
        return "", []
    if page.tags > _MOST_TAGS or len(text) > _MOST_CHARACTERS:
        message = f"This page is very large ({len(text):,} characters, {page.tags:,} tags); its largest group of "
        return "", [Problem("large-page", message + "paragraphs was read. Check the text.")]
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL + 1)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL + 1)
    try:
        found = trafilatura.bare_extraction(
            _UNREADABLE.sub(" ", text), fast=True, include_comments=False, include_tables=True
        )
    except (RecursionError, ValueError, TypeError, AttributeError, KeyError, IndexError, LookupError) as error:
        message = f"The search for the article failed on this page ({type(error).__name__}); its largest group of "
        return "", [Problem("article-uncertain", message + "paragraphs was read. Check the text.")]
    body = getattr(found, "body", None)
    return ("\n".join("".join(element.itertext()) for element in body) if body is not None else ""), []


def _find_head(
    blocks: Sequence[Block], kept: list[int], about: PageMetadata
) -> tuple[list[tuple[Block, PartKind]], int]:
    """Return headline, standfirst and byline with their kinds, and where the body may begin."""
    top = _find_headline(blocks, kept, about)
    if top is None:
        header = find_header([blocks[number].text for number in kept])
        head = [(blocks[number], kind) for number, kind in zip(kept, header.kinds, strict=False)]
        return head, 0
    first = next((number for number in kept if number > top and _is_prose(blocks[number])), None)
    if first is None:
        return [(blocks[top], PartKind.TITLE)], top
    between = [number for number in range(top + 1, first) if number in kept or _may_be_head(blocks[number])]
    header = find_header([blocks[number].text for number in (top, *between, first)])
    head = [(blocks[top], PartKind.TITLE)]
    for place, number in enumerate(between, 1):
        kind = header.kinds[place] if place < len(header.kinds) else None
        if kind in (None, PartKind.BOILERPLATE) and _is_byline(blocks[number]):
            kind = PartKind.BYLINE
        elif blocks[number].marks & CAPTION:
            kind = PartKind.CAPTION
        elif blocks[number].tag in HEADINGS and number in kept:
            kind = PartKind.HEADING  # such as the time over the first entry of a live blog
        if kind is None and number not in kept and not blocks[number].marks & STANDFIRST:
            continue
        head.append((blocks[number], kind or PartKind.HEADING))
    return head, first


def _is_byline(block: Block) -> bool:
    short = len(block.text) < 120
    return short and (bool(block.marks & BYLINE) or find_credits(block.text, 0, len(block.text)) is not None)


def _find_headline(blocks: Sequence[Block], kept: list[int], about: PageMetadata) -> int | None:
    """Return the h1 that heads the article: the one that says what the metadata say, or the last before the text."""
    first = next((number for number in kept if _is_prose(blocks[number])), kept[0])
    tops = [number for number in range(first) if blocks[number].tag == "h1" and not blocks[number].marks & FURNITURE]
    titles = [
        set(words_of(item.value)) for item in about.found if item.field == "title" and isinstance(item.value, str)
    ]
    titles = titles[:3]
    for number in reversed(tops):
        own = set(words_of(blocks[number].text))
        if any(len(own & title) >= 0.6 * max(len(own), 1) for title in titles):
            return number
    return tops[-1] if tops else None


def _is_prose(block: Block) -> bool:
    """Whether a block is a paragraph of running text and not a line of the head."""
    if block.tag in HEADINGS or block.marks & (BYLINE | STANDFIRST):
        return False
    text = block.text
    return len(text) > 140 or text.rstrip("”\"’')* ")[-1:] in (".", "!", "?", "…")


def _may_be_head(block: Block) -> bool:
    if block.marks & FURNITURE or len(block.text) > 300:
        return False
    short = len(block.text.split()) <= _LONGEST_HEAD
    return short and (bool(block.marks & BYLINE) or block.tag in ("p", "div", "span", "h2", "address", "header", "li"))


def _check_words(article: _Article, page: Page, words: int, settings: Settings) -> None:
    """Raise the error that says why there is nothing to read."""
    if not article.body and page.too_deep:
        raise ReadError("html-too-deep", _too_deep(settings).message)
    if not article.body:
        raise ReadError(
            "no-text",
            "This page holds no article text: it may be a list of links, or load its text with scripts. Save the page "
            "from a browser after it has loaded, or give the text.",
        )
    text = " ".join(block.text for block in article.body[:5])
    if words < 60 and _DEMANDS.search(text[:1_000]):
        raise ReadError(
            "no-text",
            "This page only asks for JavaScript and holds no article. Save it from a browser after it has loaded.",
        )


def _header_findings(article: _Article, composed: Composed) -> list[Found]:
    """Return what the head says, with its place; the headline is known by its markup already."""
    if not composed.offsets:
        return []
    # The header was told from its candidates; only those that stand in the text have an offset.
    texts = [block.text for block, _ in article.head]
    header = find_header([*texts, *(block.text for block in article.body[:1])])
    found = header.found_at(composed.offsets)
    return [item for item in found if item.field != "title" or (article.head[:1] and article.head[0][0].tag != "h1")]


def _with_spans(found: Sequence[Found], composed: Composed) -> list[Found]:
    """Give findings whose value stands in the headline its span."""
    title = next((part.span for part in composed.parts if part.kind is PartKind.TITLE), None)
    return [
        Found(item.field, item.value, item.origin, item.detail, title)
        if title is not None and item.detail == "h1" and item.span is None
        else item
        for item in found
    ]


def _finish(
    source: Source, encoding: str | None, about: PageMetadata, metadata: Metadata, composed: Composed
) -> Reading:
    builder = composed.builder
    extra = (
        Finding("source", Origin.META, "canonical") if about.url and not source.location else None,
        Finding("language", Origin.MARKUP, f"html lang={about.language}") if about.language else None,
    )
    document = Document(
        id=source.digest,
        key=source.key,
        source=source.location or source.line.url or about.url,
        media_type=MEDIA_TYPE,
        reader=READER,
        title=metadata.title,
        authors=metadata.authors,
        outlet=metadata.outlet,
        published=metadata.published,
        text=builder.text(),
        parts=with_tail(builder.text(), composed.parts, metadata.authors),
        source_map=builder.offset_map(),
        repairs=builder.repairs(),
        encoding=encoding,
        findings=(*metadata.findings, *(finding for finding in extra if finding is not None)),
        emphasis=tuple(composed.emphasis),
    )
    return Reading(document, metadata.problems)


def _read_json_body(
    source: Source, encoding: str | None, about: PageMetadata, problems: list[Problem], settings: Settings
) -> Reading:
    """Read the text that only the page's JSON-LD holds. It has no place in the page that one could point to."""
    from dataclasses import replace

    message = "The article stands only in the page's JSON-LD; its words cannot be led back to places in the page."
    kept = [problem for problem in problems if problem.code != "article-uncertain"]
    kept.append(Problem("no-source-positions", message))
    body = re.sub(r"\s*\n\s*", "<p>", about.body or "")
    blocks = tuple(read_page(body, max_depth=settings.max_html_depth).blocks)
    composed = compose(plan_parts((), blocks))
    if not composed.parts:
        raise ReadError("no-text", "This page and its JSON-LD hold no article text.")
    metadata = finish_metadata(source, about.found, kept)
    reading = _finish(source, encoding, about, metadata, composed)
    document = replace(reading.document, source_map=OffsetMap(), repairs=())
    return Reading(document, reading.problems)


def _too_deep(settings: Settings) -> Problem:
    message = (
        f"Elements of this page are nested deeper than {settings.max_html_depth}; what they hold was left out. "
        "Raise the limit with --set max_html_depth=NUMBER."
    )
    return Problem("html-too-deep", message, severity=Severity.ERROR)


def _stub(words: int) -> Problem:
    message = f"This page says that its article is not free, and holds only {words} words of it: the rest is missing."
    return Problem("paywall", message)
