"""Title, authors, outlet, date, address and language as a web page gives them: a `Page` in, every finding out.

Findings stand in order of trust: JSON-LD, OpenGraph and article tags, other meta tags, the markup. The day of
publication is the one the page writes, in its own time zone; a day of change or of archiving is never taken for it.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from typing import Any

from onrecord.model import Origin, Problem, Severity
from onrecord.read.blocks import Page
from onrecord.read.dates import find_dates
from onrecord.read.jsonld import find_article_node, find_page_node, index_nodes, parse_json_ld
from onrecord.read.metadata_order import Found

_OPEN_GRAPH = {
    "title": ("og:title",),
    "authors": ("article:author", "og:article:author"),
    "outlet": ("og:site_name",),
    "published": ("article:published_time", "og:article:published_time", "og:published_time"),
}
_METAS = {
    "title": tuple("parsely-title sailthru.title dc.title dcterms.title citation_title twitter:title title".split()),
    "authors": tuple(
        "author parsely-author sailthru.author dc.creator dcterms.creator citation_author byl article.author authors "
        "cxenseparse:author".split()
    ),
    "outlet": tuple("dc.publisher dcterms.publisher publisher citation_journal_title application-name".split()),
    "published": tuple(
        "parsely-pub-date sailthru.date datepublished dc.date.issued dcterms.issued citation_publication_date "
        "cxenseparse:recs:publishtime article.published article:published publish-date publish_date publishdate "
        "publication_date publication-date published pubdate dcterms.date dc.date date".split()
    ),
}
_OPENING = re.compile(r"(?i)^(?:(?:written|reported|text|story|words|interview) )?by:?\s+|^(?:text|words):\s+")
_BETWEEN = re.compile(r"\s*(?:[;|•·]|\s/\s|,?\s+(?:and|&)\s+)\s*")
_E_MAIL = re.compile(r"\(?\b[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{1,63}\)?")
_NO_NAME = re.compile(
    r"(?i)https?:|www\.|@|\.(?:com|org|net|co)\b|^(?:admin(?:istrator)?|webmaster|editors?|unknown|none|null|undefined|"
    r"author|wordpress|root|user|staff|guest)$|^\W*$"
)
_ROLE = re.compile(
    r"(?i)\b(?:editor|correspondent|reporter|writer|journalist|columnist|bureau chief|chief|desk|staff|producer)$|^in\s"
)
_RANK = re.compile(
    r"(?i)^(?:(?:staff|senior|special|chief|political|foreign) ){0,2}(?:reporter|writer|correspondent|editor)s? (?=\S)"
)
_NO_TITLE = re.compile(r"(?i)^(?:home(?:page)?|untitled(?: document)?|index|news|article|null|undefined)$")
_TAIL = re.compile(r"\s*(?:\||–|—|-|::|·|•|»|:)\s*$")
_ISO_BASIC = re.compile(r"^\s*(\d{4})(\d\d)(\d\d)(?:T?\d{4,6}\w{0,6})?\s*$")
_CHANGED = re.compile(r"modif|updat|edit|chang")
_LONGEST_VALUE = 600


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """What a page says about itself. `body` is the article's text where JSON-LD holds it."""

    found: tuple[Found, ...] = ()
    url: str | None = None
    language: str | None = None
    body: str | None = None
    free: bool = True
    problems: tuple[Problem, ...] = ()


def find_metadata(page: Page) -> PageMetadata:
    """Return every finding of a page in order of trust, and a note where two dates of publication disagree."""
    metas = _index_metas(page.metas)
    nodes, broken = parse_json_ld(page.json_ld)
    url = _find_url(page, metas)
    article = find_article_node(nodes, url) or {}
    found = [*_from_json_ld(article, find_page_node(nodes), index_nodes(nodes), broken=broken)]
    found += _from_metas(metas, _OPEN_GRAPH, Origin.OPEN_GRAPH)
    found += _from_metas(metas, _METAS, Origin.META)
    found += _from_markup(page)
    found = _with_bare_titles(found)
    return PageMetadata(
        found=tuple(found),
        url=url or _address(article),
        language=page.language,
        body=_body(article),
        free=str(article.get("isAccessibleForFree", True)).strip().lower() != "false",
        problems=tuple(_disagreements(found)),
    )


def _index_metas(metas: Iterable[dict[str, str]]) -> dict[str, list[str]]:
    """Return the contents of meta tags by name, in lower case; the same name may come several times."""
    index: dict[str, list[str]] = {}
    for meta in metas:
        content = _clean(meta.get("content", ""))
        if content:
            for key in {meta.get(name, "").strip().lower() for name in ("property", "name", "itemprop")} - {""}:
                index.setdefault(key, []).append(content)
    return index


def _from_metas(metas: dict[str, list[str]], keys: dict[str, tuple[str, ...]], origin: Origin) -> Iterator[Found]:
    for field, names in keys.items():
        for name in names:
            if name in metas:
                yield from _make(field, metas[name], origin, name)


def _from_json_ld(
    article: dict[str, Any], web_page: dict[str, Any] | None, index: dict[str, dict[str, Any]], *, broken: bool
) -> Iterator[Found]:
    note = " (broken JSON)" if broken else ""
    fields = (("title", "headline"), ("title", "name"), ("authors", "author"), ("authors", "creator"))
    for field, key in (*fields, ("outlet", "publisher"), ("published", "datePublished")):
        values = _names(article.get(key), index)
        yield from _make(field, values, Origin.JSON_LD, key + note)
        if not values and web_page is not None and key in ("datePublished", "publisher"):
            yield from _make(field, _names(web_page.get(key), index), Origin.JSON_LD, f"WebPage.{key}{note}")


def _names(value: Any, index: dict[str, dict[str, Any]], depth: int = 0) -> list[str]:
    """Return the strings of a JSON-LD value: a string, an object with a name, a pointer to one, or a list of those."""
    if isinstance(value, str):
        return [cleaned] if (cleaned := _clean(value)) else []
    if depth > 4:
        return []
    if isinstance(value, list):
        return [name for item in value[:50] for name in _names(item, index, depth + 1)]
    if isinstance(value, dict):
        for key in ("name", "@value"):
            if key in value:
                return _names(value[key], index, depth + 1)
        pointer = value.get("@id")
        if isinstance(pointer, str) and index.get(pointer, value) is not value:
            return _names(index[pointer], index, depth + 1)
    return []


def _from_markup(page: Page) -> Iterator[Found]:
    heading = next((block for block in page.blocks if block.tag == "h1"), None)
    if heading is not None:
        yield from _make("title", [_clean(heading.text)], Origin.MARKUP, "h1")
    if page.title:
        yield from _make("title", [_clean(page.title)], Origin.MARKUP, "title")
    yield from _make("authors", list(dict.fromkeys(page.authors)), Origin.MARKUP, "rel=author")
    for detail, words in _time_words(page):
        yield from _make("published", [words], Origin.MARKUP, detail)


def _time_words(page: Page) -> Iterator[tuple[str, str]]:
    """Yield the dates of `<time>` elements that are the publication's by name, then of the first after the headline."""
    plain: list[str] = []
    top = next((number for number, block in enumerate(page.blocks) if block.tag == "h1"), None)
    for stamp in page.stamps:
        words = stamp.attributes.get("datetime", "")
        label = " ".join(stamp.attributes.get(key, "") for key in ("itemprop", "class", "id", "data-testid")).lower()
        if not words or _CHANGED.search(label):
            continue
        if "pubdate" in stamp.attributes or "publi" in label:
            yield "time (published)", words
        elif top is not None and top < stamp.block <= top + 6 and not stamp.furniture:
            plain.append(words)
    if plain:
        yield "time after h1", plain[0]


def _make(field: str, values: Sequence[str], origin: Origin, detail: str) -> Iterator[Found]:
    """Yield the finding that values of one field make, or none where they cannot be one."""
    if field == "authors":
        authors = split_authors(values)
        if authors:
            yield Found(field, authors, origin, detail)
    elif field == "published":
        for value in values[:1]:
            day = read_day(value)
            if day is not None:
                yield Found(field, day, origin, detail)
    else:
        for value in values[:1]:
            if value and len(value) <= _LONGEST_VALUE and not _is_no_value(field, value):
                yield Found(field, value, origin, detail)


def _is_no_value(field: str, value: str) -> bool:
    if field == "outlet":
        return "://" in value or value.startswith("@") or not any(map(str.isalpha, value))
    return bool(_NO_TITLE.match(value)) or not any(map(str.isalnum, value))


def split_authors(values: Iterable[str]) -> tuple[str, ...]:
    """Return the names in bylines: "By " and roles left out, "A and B" two names; no addresses, each name once."""
    names: dict[str, str] = {}
    for value in values:
        if len(value) > _LONGEST_VALUE:
            continue
        for piece in _BETWEEN.split(_OPENING.sub("", _E_MAIL.sub("", value).strip())):
            for name in _comma_names(piece):
                name = _RANK.sub("", _OPENING.sub("", name)).strip(" ,.:–—-()")
                if name and len(name) <= 80 and not _NO_NAME.search(name):
                    names.setdefault(name.casefold(), name)
    return tuple(names.values())


def _comma_names(words: str) -> list[str]:
    """Split "Ida Lund, Per Moe" and leave the role out of "Ida Lund, Defence Editor"; "Lund, Ida" is one name."""
    pieces = [piece.strip() for piece in words.split(",") if piece.strip()]
    if len(pieces) == 2 and all(len(piece.split()) == 1 for piece in pieces) and pieces[0] != pieces[1]:
        return [f"{pieces[1]} {pieces[0]}"]
    return [piece for number, piece in enumerate(pieces) if number == 0 or not _ROLE.search(piece)]


def read_day(words: str) -> datetime.date | None:
    """Return the day that a metadata value names, in its own time zone; `None` where it can mean two days, or none."""
    basic = _ISO_BASIC.match(words[:40])
    if basic:
        words = "-".join(basic.groups())
    day = next((found.day for found in find_dates(words[:100])), None)
    # Systems write the first second of their clock, or the year 1, where they know no date.
    return None if day is None or day.year < 1600 or day == datetime.date(1970, 1, 1) else day


def _with_bare_titles(found: Sequence[Found]) -> list[Found]:
    """Cut " | Outlet" off titles where the page names its outlet."""
    outlets = {item.value for item in found if item.field == "outlet" and isinstance(item.value, str)}
    bare = []
    for item in found:
        if item.field == "title" and isinstance(item.value, str):
            item = Found("title", _without_outlet(item.value, outlets), item.origin, item.detail)
        bare.append(item)
    return bare


def _without_outlet(title: str, outlets: Iterable[str]) -> str:
    for outlet in outlets:
        if title.casefold().endswith(outlet.casefold()):
            head = title[: -len(outlet)]
            cut = _TAIL.search(head)
            if cut and cut.start() > 0:
                return head[: cut.start()]
    return title


def _disagreements(found: Iterable[Found]) -> Iterator[Problem]:
    said: dict[datetime.date, str] = {}
    for item in found:
        if item.field == "published" and isinstance(item.value, datetime.date):
            said.setdefault(item.value, f"{item.value.isoformat()} ({item.origin.value}: {item.detail})")
    if len(said) > 1:
        first, *others = said.values()
        message = f"The page gives several dates of publication: {first} is taken; also {', '.join(others)}."
        yield Problem("metadata-disagrees", message, severity=Severity.NOTE)


def _find_url(page: Page, metas: dict[str, list[str]]) -> str | None:
    canonical = [link.get("href", "") for link in page.links if "canonical" in link.get("rel", "").lower().split()]
    candidates = [*canonical, *metas.get("og:url", ()), *metas.get("parsely-link", ()), *metas.get("twitter:url", ())]
    return next((url.strip() for url in candidates if re.match(r"\s*https?://\S{3,2000}\s*$", url)), None)


def _address(article: dict[str, Any]) -> str | None:
    url = article.get("url")
    return url if isinstance(url, str) and re.match(r"https?://\S{3,2000}$", url) else None


def _body(article: dict[str, Any]) -> str | None:
    body = article.get("articleBody")
    if isinstance(body, list):
        body = "\n\n".join(item for item in body if isinstance(item, str))
    return body if isinstance(body, str) and body.strip() else None


def _clean(words: str) -> str:
    """Return a value on one line: references resolved (twice where they were escaped twice), tags and spaces out."""
    if "&" in words:
        words = unescape(unescape(words))
    if "<" in words:
        words = re.sub(r"<[^<>]{0,500}>", " ", words)
    return " ".join(words.split())
