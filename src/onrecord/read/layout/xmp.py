"""Read the XMP metadata of a PDF: takes the raw file, returns title, authors, outlet and date as it writes them.

The packet is read by patterns, never by an XML parser: it comes from strangers. Where a file holds several packets, as
files with photographs do, only one that names the publication or the PDF program is the document's own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape
from typing import NamedTuple

OUTLET, PUBLISHED = "prism:publicationName", "prism:publicationDate"
_LARGEST = 200_000
_MOST = 50
_PACKET = re.compile(rb"<x:xmpmeta[\s>]")
_ITEM = re.compile(r"<rdf:li[^>]{0,200}>([^<]{1,500})</rdf:li>")


class Xmp(NamedTuple):
    """What the packet says; empty where it says nothing."""

    title: str = ""
    authors: tuple[str, ...] = ()
    outlet: str = ""
    published: str = ""


def read_xmp(data: bytes) -> Xmp:
    """Return what the document's own packet says; nothing where there is none, or more than one."""
    packets = [packet for packet in _packets(data) if "http://ns.adobe.com/pdf/" in packet or "prism:" in packet]
    if len(packets) != 1:
        return Xmp()
    packet = packets[0]
    return Xmp(
        next(iter(_items(packet, "dc:title")), ""),
        tuple(_items(packet, "dc:creator")),
        _value(packet, "prism:publicationName"),
        _value(packet, "prism:publicationDate") or _value(packet, "prism:coverDate"),
    )


def with_xmp(info: Mapping[str, str], data: bytes) -> dict[str, str]:
    """Return the PDF's own fields, those it leaves empty taken from the packet, and the two that only this has."""
    said = read_xmp(data)
    more = {"Title": said.title, "Author": "; ".join(said.authors), OUTLET: said.outlet, PUBLISHED: said.published}
    return {
        **{name: words for name, words in more.items() if words},
        **{name: info[name] for name in info if info[name]},
    }


def _packets(data: bytes) -> list[str]:
    found: list[str] = []
    for match in _PACKET.finditer(data):
        end = data.find(b"</x:xmpmeta>", match.start(), match.start() + _LARGEST)
        if end > 0:
            found.append(data[match.start() : end].decode("utf-8", "replace"))
        if len(found) >= _MOST:
            break
    return found


def _items(packet: str, name: str) -> list[str]:
    start = packet.find(f"<{name}")
    end = packet.find(f"</{name}>", start)
    if start < 0 or end < 0:
        return []
    return [words for item in _ITEM.finditer(packet, start, end) if (words := _plain(item[1]))][:20]


def _value(packet: str, name: str) -> str:
    """Return a value written as an element, as a list of one, or as an attribute."""
    element, attribute = (
        rf"<{name}(?:\s[^>]{{0,200}})?>([^<]{{1,300}})</{name}>",
        rf"\s{name}=[\"']([^\"'<]{{1,300}})[\"']",
    )
    match = re.search(f"{element}|{attribute}", packet)
    return _plain(match[1] or match[2]) if match else next(iter(_items(packet, name)), "")


def _plain(words: str) -> str:
    return " ".join(unescape(words).split())
