"""Cut a decoded web page into tags and text, each with its place: a page in, `Tag` and `Text` tokens out.

Follows the tokenizer of the HTML standard closely enough for news pages, in time linear in the page: no step ever
goes back, an unclosed comment or script takes the rest of the page, as it does in browsers. Character references are
resolved one by one, so that every character of the text knows the characters of the page it comes from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from html.entities import html5
from typing import NamedTuple

# After "=", a quoted value runs to its closing mark; without one, the mark is an ordinary character. Every quantifier
# is possessive: a tag is found in one pass, or there is none to the end of the page.
_TAG = re.compile(
    r"""<(/?)([a-zA-Z][^\s/>]*+)((?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')?+)*+)>""",
)
_ATTRIBUTE = re.compile(r"""([^\s/>=]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s]++)))?+""")

# What these elements hold is no markup: it runs to their end tag.
_RAW = frozenset({"script", "style", "textarea", "title", "noscript", "iframe", "noembed", "noframes", "xmp"})
_RAW_ENDS = {name: re.compile(f"</{name}(?=[\\s/>])", re.IGNORECASE) for name in _RAW}
# Without an end tag, these two take the rest of the page; the others are passed over.
_GREEDY = frozenset({"script", "style"})

VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
)

_MAX_ATTRIBUTES = 4_000  # characters of one tag's attributes that are read; real ones are far shorter
_MAX_META = 200_000  # characters of one <meta> tag's attributes: descriptions can be long

# Marks that a content system escaped twice: "&amp;quot;" was meant to be a quotation mark.
_TWICE = (
    r"amp;(?:quot|[lrb]d?quo|[lr]squo|sbquo|apos|#0?39|#34|#82(?:1[1267]|2[0-3]|30)|[lr]aquo|nbsp|[mn]dash|hellip);"
)
_ODD = re.compile(
    r"(?P<reference>&(?:" + _TWICE + r"|#[0-9]{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[a-zA-Z][a-zA-Z0-9]{1,31};?))"
    r"|(?P<space>[^\S ]\s*+|[ ]\s++)"
    r"|(?P<nothing>[\u200b\u2060\ufeff\u00ad\x00-\x08\x0e-\x1b\x7f]++)"
)
_NOTHING = re.compile(r"[\u200b\u2060\ufeff\u00ad\x00-\x08\x0e-\x1b\x7f]+")


class Tag(NamedTuple):
    """A start or end tag; `attributes` is what stands after its name, unread."""

    name: str
    closing: bool
    attributes: str
    start: int
    end: int


class Text(NamedTuple):
    """Text `[start, end)` of the page, references unresolved; `raw` names the element whose content it is, if raw."""

    start: int
    end: int
    raw: str | None = None


class Piece(NamedTuple):
    """Words of the text and where they stand in the page.

    `copied` pieces stand there unchanged; the others were written as a reference, as white space, or are left out.
    """

    words: str
    start: int
    end: int
    copied: bool


def find_tokens(page: str) -> Iterator[Tag | Text]:
    """Return the tags and the text of a page, in page order; comments and declarations are left out."""
    position = text_start = 0
    unclosed: set[str] = set()
    while (found := page.find("<", position)) >= 0:
        match = _TAG.match(page, found)
        if match is None:
            end = _skip_declaration(page, found)
            if end is None:  # a lone "<" is text
                position = found + 1
                continue
            if text_start < found:
                yield Text(text_start, found)
            position = text_start = end
            continue
        if text_start < found:
            yield Text(text_start, found)
        tag = Tag(match[2].lower(), match[1] == "/", match[3], found, match.end())
        yield tag
        position = text_start = tag.end
        if tag.name in _RAW and not tag.closing and tag.name not in unclosed:
            end = _raw_end(page, tag, unclosed)
            if end is not None:
                if tag.end < end:
                    yield Text(tag.end, end, tag.name)
                position = text_start = end
    if text_start < len(page):
        yield Text(text_start, len(page))


def _raw_end(page: str, tag: Tag, unclosed: set[str]) -> int | None:
    """Return where the content of a raw element ends, or `None` where it never does and its tag is passed over."""
    match = _RAW_ENDS[tag.name].search(page, tag.end)
    if match is not None:
        return match.start()
    if tag.name in _GREEDY:
        return len(page)
    unclosed.add(tag.name)
    return None


def _skip_declaration(page: str, start: int) -> int | None:
    """Return the end of the comment, declaration or broken tag that begins at "<", or `None` if that is just text."""
    following = page[start + 1 : start + 2]
    if following == "!":
        if page.startswith("--", start + 2):
            if page.startswith((">", "->"), start + 4):
                return page.index(">", start + 4) + 1
            return _after(page, "-->", start + 4)
        if page.startswith("[CDATA[", start + 2):
            return _after(page, "]]>", start + 9)
        return _after(page, ">", start + 2)
    if following in ("?", "/"):
        return _after(page, ">", start + 2)
    # A letter here is a tag that never ends: browsers drop the rest of the page.
    return len(page) if following.isalpha() and following.isascii() else None


def _after(page: str, mark: str, start: int) -> int:
    found = page.find(mark, start)
    return len(page) if found < 0 else found + len(mark)


def read_attributes(tag: Tag) -> dict[str, str]:
    """Return the attributes of a tag: names in lower case, references in values resolved, the first of a name wins."""
    if not tag.attributes:
        return {}
    limit = _MAX_META if tag.name == "meta" else _MAX_ATTRIBUTES
    return _attributes(tag.attributes[:limit])


@lru_cache(maxsize=512)
def _attributes(words: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(words):
        name = match[1].lower()
        if name not in found:
            value = match[2] or match[3] or match[4] or ""
            found[name] = unescape(value) if "&" in value else value
    return found


def find_pieces(page: str, start: int, end: int) -> list[Piece]:
    """Return the pieces of one text token: references resolved, white space single, invisible characters out."""
    pieces: list[Piece] = []
    position = start
    for match in _ODD.finditer(page, start, end):
        words = _resolve(match)
        if words is None:
            continue
        if position < match.start():
            pieces.append(Piece(page[position : match.start()], position, match.start(), True))
        pieces.append(Piece(words[0], match.start(), match.start() + words[1], False))
        position = match.start() + words[1]
    if position < end:
        pieces.append(Piece(page[position:end], position, end, True))
    return pieces


def _resolve(match: re.Match[str]) -> tuple[str, int] | None:
    """Return what an odd stretch of the page stands for and how many of its characters that takes."""
    if match["space"]:
        return " ", len(match["space"])
    if match["nothing"]:
        return "", len(match["nothing"])
    reference: str = match["reference"]
    if reference.startswith("&amp;") and len(reference) > len("&amp;"):
        return _plain(unescape(unescape(reference))), len(reference)
    if reference.startswith("&#"):
        return _plain(unescape(reference)), len(reference)
    length = _named_length(reference)
    return (_plain(unescape(reference[:length])), length) if length else None


def _named_length(reference: str) -> int:
    """Return how long the name is that the standard knows: "&copy2024" holds "&copy"; 0 where it knows none."""
    if reference[1:] in html5:
        return len(reference)
    for end in range(min(len(reference), 8), 2, -1):  # no name without ";" is longer than six letters
        if reference[1:end] in html5:
            return end
    return 0


def _plain(words: str) -> str:
    """Return resolved characters as they go into the text: spaces of all widths one space, invisible ones nothing."""
    return " " if words.isspace() else _NOTHING.sub("", words)
