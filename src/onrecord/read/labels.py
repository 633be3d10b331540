"""Labels of header lines as newsroom databases write them: takes "Byline", returns the metadata field it names."""

from __future__ import annotations

import re

_LABELS = {
    "title": ("title", "headline", "subject", "hed"),
    "published": ("date", "published", "publication date", "publish date", "pubdate", "published on", "load-date"),
    "outlet": ("source", "outlet", "publication", "newspaper", "publisher", "site", "sitename"),
    "authors": ("byline", "author", "authors", "by", "reporter"),
    "": (
        *(
            "section",
            "edition",
            "page",
            "length",
            "language",
            "copyright",
            "url",
            "link",
            "id",
            "key",
            "type",
            "word count",
        ),
        *(
            "dateline",
            "updated",
            "last updated",
            "keywords",
            "tags",
            "words",
            "document",
            "accession number",
            "category",
        ),
    ),
}
_FIELD_OF_LABEL = {label: field for field, labels in _LABELS.items() for label in labels}
LABEL = re.compile(r"([A-Za-z][A-Za-z -]{1,20}?)\s?:[ \t]*")
BODY_LABEL = re.compile(r"(?i)(?:body|text|full text|lead|content)\s?:?\s*$")


def field_of_label(words: str) -> str | None:
    """Return the field of `Document` that a label names; "" for one that names another, `None` for no label."""
    return _FIELD_OF_LABEL.get(words.strip().lower())
