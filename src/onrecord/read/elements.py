"""What the elements of a page are by their names, classes and roles: tag tables, and the marks of one element."""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.read.markup import Tag, read_attributes

# Marks of an element, handed down to everything inside it.
EMPHASIS, STRONG, LINK, QUOTE, LIST, CAPTION, FURNITURE, HIDDEN, PULL, BYLINE, ASIDE, AUTHOR, STANDFIRST, INSERTED = (
    1 << n for n in range(14)
)

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
BLOCKS = HEADINGS | frozenset(
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer "
    "form head header hgroup hr html legend li main menu nav ol p pre section summary table caption tbody td tfoot th "
    "thead tr ul".split()
)
_CELLS = frozenset({"td", "th"})
_HIDDEN = frozenset(
    "template svg math object canvas audio video button select option datalist head script style textarea noscript "
    "iframe noembed noframes amp-ad amp-embed".split()
)
TAG_MARKS = {
    **dict.fromkeys(_HIDDEN, HIDDEN),
    **dict.fromkeys(("em", "i"), EMPHASIS),
    **dict.fromkeys(("b", "strong"), STRONG),
    **dict.fromkeys(("nav", "footer", "dialog"), FURNITURE),
    **dict.fromkeys(("figcaption", "caption"), CAPTION),
    **dict.fromkeys(("ul", "ol", "menu", "dir"), LIST),
    "a": LINK,
    "aside": ASIDE,
    "summary": FURNITURE,
    "blockquote": QUOTE,
}
# An open element of the first kind ends where one of the second kind begins, unless a border stands between them.
IMPLIED = {
    "li": (frozenset({"li"}), frozenset({"ul", "ol", "menu", "dir", "table"})),
    **dict.fromkeys(("dt", "dd"), (frozenset({"dt", "dd"}), frozenset({"dl", "table"}))),
    **dict.fromkeys(("td", "th"), (_CELLS, frozenset({"tr", "table"}))),
    "tr": (frozenset({"tr"}), frozenset({"table"})),
    **dict.fromkeys(HEADINGS, (HEADINGS, frozenset({"div", "section", "td", "article"}))),
    "option": (frozenset({"option"}), frozenset({"select"})),
}
P = frozenset({"p"})
P_BORDERS = frozenset({"td", "th", "table", "button", "object", "caption"})

_CLASSES = (
    (
        FURNITURE,
        r"nav|navbar|navigation|menu|breadcrumbs?|footer|sidebar|related|recirc(?:ulation)?|recommend(?:ed|ations?)|"
        r"newsletter|promo|shar(?:e|ing)|social|cookies?|consent|gdpr|advert(?:isement|ising)?|ads?|sponsor(?:ed)?|"
        r"comments?|disqus|outbrain|taboola|most-read|trending|tags?|subscribe|toolbar|popup|modal|skip-link|teasers?|"
        r"read-?more|see-?also|signup|more-on|complementary|contentinfo|search",
    ),
    (HIDDEN, r"sr-only|visually-?hidden|screen-reader(?:-text)?|screenreader|visuallyhidden"),
    (PULL, r"pull-?quote|pullquote|quote-pull|callout-quote"),
    (BYLINE, r"byline|author|authors|writer|dateline|article-meta|entry-meta|post-meta"),
    (CAPTION, r"caption|wp-caption-text|credit|photo-credit"),
    (QUOTE, r"block-?quote"),
    (STANDFIRST, r"standfirst|sub-?title|sub-?head(?:ing|line)?|deck|dek|lede|teaser-text|article-summary"),
)
_CLASS_MARKS = tuple((mark, re.compile(rf"(?<![a-z])(?:{words})(?![a-z])")) for mark, words in _CLASSES)
_ANY_CLASS = re.compile("|".join(pattern.pattern for _, pattern in _CLASS_MARKS))
_UNSHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_AUTHOR = re.compile(r"(?<![a-z])(?:author-name|byline-name|author__name|byline__name|author_name|p-author)(?![a-z])")
# A class of these says how the whole page is set, not what the element is.
_CLASS = re.compile(r"""class\s{0,9}=\s{0,9}["']?([^"'>]{0,300})""")
_COLUMN = re.compile(r"(?<![a-z])(?:col|columns?|grid|row|widget|cell|span\d+)(?![a-z])")
_WHOLE = frozenset({"html", "body", "main", "article"})


@lru_cache(maxsize=2048)
def marks_of(name: str, attributes: str) -> int:
    """Return the marks an element bears by its name, class, id, role and style."""
    marks = TAG_MARKS.get(name, 0)
    found = read_attributes(Tag(name, False, attributes, 0, 0)) if attributes else {}
    if not found:
        return marks
    if "hidden" in found or _UNSHOWN.search(found.get("style", "").lower()):
        marks |= HIDDEN
    label = f"{found.get('class', '')} {found.get('id', '')} {found.get('role', '')}".lower().replace("_", "-")
    if label != "  " and name not in _WHOLE and _ANY_CLASS.search(label):
        for mark, pattern in _CLASS_MARKS:
            if pattern.search(label):
                marks |= mark
    if "author" in (found.get("rel", "").lower(), found.get("itemprop", "").lower()) or _AUTHOR.search(label):
        marks |= AUTHOR | BYLINE
    return marks


def signature_of(name: str, attributes: str) -> str | None:
    """Return what elements of one kind share, name and class; `None` where that only says how columns lie."""
    match = _CLASS.search(attributes[:1000])
    label = match[1].strip().lower() if match else ""
    if (not label and name not in ("section", "article")) or _COLUMN.search(label):
        return None
    return f"{name}.{label}"
