"""Read the JSON-LD of a page, also where it is broken: script texts in, the node that describes the article out.

Pages carry JSON with trailing commas, raw line ends, escaped quotation marks and comments around it. What still cannot
be parsed gives its plain fields one by one. Depth and size are bounded.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from html import unescape
from typing import Any

_MAX_LENGTH = 2_000_000
_MAX_SCRIPTS = 60
_MAX_DEPTH = 12
_MAX_NODES = 4_000

_WRAPPING = re.compile(r"\A\s*(?://\s*)?(?:<!--|<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)|(?://\s*)?(?:-->|\]\]>)\s*\Z")
_TRAILING_COMMA = re.compile(r",(?=\s{0,40}[}\]])")
_FIELD = re.compile(r'"(headline|datePublished|articleBody|author|publisher)"\s{0,9}:\s{0,9}"((?:[^"\\]|\\.){1,400})"')

# The more a type says that this is a news article, the lower its rank. Other types describe no article.
_RANKS = {
    **dict.fromkeys(("newsarticle", "reportagenewsarticle", "liveblogposting"), 0),
    **dict.fromkeys(("analysisnewsarticle", "opinionnewsarticle", "backgroundnewsarticle", "reviewnewsarticle"), 0),
    **dict.fromkeys(("article", "report", "blogposting", "advertisercontentarticle", "satiricalarticle"), 1),
    **dict.fromkeys(("socialmediaposting", "discussionforumposting", "techarticle", "scholarlyarticle"), 2),
    **dict.fromkeys(("webpage", "itempage", "medicalwebpage"), 3),
}
_WEB_PAGE = 3
# What stands under these keys is about other pages, or about parts of this one.
_OTHERS = frozenset(
    {
        "itemListElement",
        "hasPart",
        "isPartOf",
        "citation",
        "mentions",
        "relatedLink",
        "liveBlogUpdate",
        "comment",
        "review",
    }
)


def parse_json_ld(scripts: Sequence[str]) -> tuple[list[dict[str, Any]], bool]:
    """Return every node of the scripts, outermost first, and whether some script was too broken to be parsed whole."""
    nodes: list[dict[str, Any]] = []
    broken = False
    for script in scripts[:_MAX_SCRIPTS]:
        words = _WRAPPING.sub("", script[:_MAX_LENGTH]).strip().lstrip("\ufeff")
        if not words:
            continue
        values = _parse(words)
        if values is None:
            broken = True
            values = [_salvage(words)]
        for value in values:
            nodes.extend(_nodes(value, _MAX_NODES - len(nodes)))
    return nodes, broken


def _parse(words: str) -> list[Any] | None:
    """Return the values of one script: usually one, sometimes several in a row; `None` where it cannot be parsed."""
    for attempt in (str, _without_trailing_commas, unescape, lambda text: _without_trailing_commas(unescape(text))):
        try:
            return _decode_all(attempt(words))
        except (ValueError, RecursionError):
            continue
    return None


def _decode_all(words: str) -> list[Any]:
    decoder = json.JSONDecoder(strict=False)  # raw line ends inside strings are common
    values: list[Any] = []
    position = 0
    while position < len(words) and len(values) < _MAX_NODES:
        value, position = decoder.raw_decode(words, position)
        values.append(value)
        while position < len(words) and words[position] in " \t\r\n;,":
            position += 1
    return values


def _without_trailing_commas(words: str) -> str:
    return _TRAILING_COMMA.sub("", words)


def _salvage(words: str) -> dict[str, Any]:
    """Return the plain fields that can still be told in broken JSON."""
    found: dict[str, Any] = {"@type": "NewsArticle"}
    for match in _FIELD.finditer(words[:200_000]):
        found.setdefault(match[1], match[2].replace('\\"', '"').replace("\\/", "/"))
    found.pop("articleBody", None)  # it would be cut at the mark that broke the JSON
    return found if len(found) > 1 else {}


def _nodes(value: Any, limit: int) -> Iterator[dict[str, Any]]:
    """Yield the objects of a value, breadth first, not those under keys that speak of other pages."""
    level = [value]
    for _ in range(_MAX_DEPTH):
        below: list[Any] = []
        for item in level:
            if isinstance(item, list):
                below.extend(item)
            elif isinstance(item, dict) and limit > 0:
                limit -= 1
                yield item
                below.extend(held for key, held in item.items() if key not in _OTHERS and isinstance(held, dict | list))
        if not below or limit <= 0:
            return
        level = below


def find_article_node(nodes: Sequence[dict[str, Any]], url: str | None) -> dict[str, Any] | None:
    """Return the node that describes the article of this page, or `None`.

    Among several of one rank comes first the one whose address is the page's, then one with a body, then the first.
    """
    ranked = [(rank, node) for node in nodes if (rank := _rank(node)) is not None]
    if not ranked:
        return None
    best = min(rank for rank, _ in ranked)
    same = [node for rank, node in ranked if rank == best]
    for node in same:
        if url is not None and _same_address(url, node):
            return node
    return next((node for node in same if node.get("articleBody")), same[0])


def find_page_node(nodes: Sequence[dict[str, Any]]) -> dict[str, Any] | None:
    """Return the node that describes the page as a whole, which may hold what the article's node leaves out."""
    return next((node for node in nodes if _rank(node) == _WEB_PAGE), None)


def index_nodes(nodes: Sequence[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Return the nodes by their "@id", those with most fields first: others only point to them."""
    index: dict[str, dict[str, Any]] = {}
    for node in nodes:
        name = node.get("@id")
        if isinstance(name, str) and len(node) > len(index.get(name, {})):
            index[name] = node
    return index


def _rank(node: dict[str, Any]) -> int | None:
    kinds = node.get("@type")
    ranks = [
        _RANKS[name]
        for kind in (kinds if isinstance(kinds, list) else [kinds])
        if isinstance(kind, str) and (name := kind.rsplit("/", 1)[-1].rsplit(":", 1)[-1].lower()) in _RANKS
    ]
    return min(ranks) if ranks else None


def _same_address(url: str, node: dict[str, Any]) -> bool:
    page = node.get("mainEntityOfPage")
    addresses = [node.get("url"), node.get("@id"), page, page.get("@id") if isinstance(page, dict) else None]
    return any(isinstance(address, str) and _bare(address) == _bare(url) for address in addresses)


def _bare(url: str) -> str:
    return url.split("#")[0].split("?")[0].rstrip("/").removeprefix("https:").removeprefix("http:").removeprefix("//")
