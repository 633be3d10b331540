"""Decode the bytes of a web page: a byte order mark, then what the page declares, then what the bytes show.

A page that declares one encoding and is written in another is read in the one that its bytes fit, with a warning.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from onrecord.model import Problem

_HEAD = 4_096
_DECLARED = re.compile(
    rb"""(?i)<meta[^>]{0,400}?charset\s*=\s*["']?\s*([\w:.-]{2,40})|\A\s*<\?xml[^>]{0,200}?encoding=["']([\w.-]{2,40})"""
)
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# Browsers read these names as the wider encoding of the same family.
_WIDER = {
    **dict.fromkeys(("iso8859-1", "ascii", "latin-1"), "cp1252"),
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    **dict.fromkeys(("utf-16", "utf-16-le", "utf-16-be", "utf-7"), "utf-8"),
}


@dataclass(frozen=True, slots=True)
class DecodedPage:
    """A page as text, the encoding it was read in, and doubts about it."""

    text: str
    encoding: str
    problems: tuple[Problem, ...] = ()


def decode_page(data: bytes) -> DecodedPage:
    """Return the text of a page. The byte order mark, if any, stays its first character."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data, encoding)
    declared = _find_declared(data[:_HEAD])
    utf_8 = _as_utf_8(data)
    if utf_8 is not None:
        if declared in (None, "utf-8") or data.isascii():
            return DecodedPage(utf_8, declared if declared and data.isascii() else "utf-8")
        # Text in another encoding is hardly ever valid UTF-8 by chance, but for the double-byte ones of East Asia.
        if declared in ("cp1252", "cp1254") or declared.startswith(("iso8859", "cp125")):
            return DecodedPage(utf_8, "utf-8", (_disagrees(declared, "utf-8"),))
    if declared is not None and declared != "utf-8":
        return _decoded(data, declared)
    return _guess(data, declared)


def _find_declared(head: bytes) -> str | None:
    for match in _DECLARED.finditer(head):
        try:
            name = codecs.lookup((match[1] or match[2]).decode("ascii")).name
        except (LookupError, UnicodeDecodeError):
            continue
        return _WIDER.get(name, name)
    return None


def _as_utf_8(data: bytes) -> str | None:
    for errors in ("strict", "surrogatepass"):
        try:
            return data.decode("utf-8", errors)
        except UnicodeDecodeError:
            continue
    return None


def _guess(data: bytes, declared: str | None) -> DecodedPage:
    """Read a page that declares nothing, or UTF-8 that its bytes are not."""
    replaced = data.decode("utf-8", "replace")
    damaged = replaced.count("\ufffd")
    high = sum(byte > 127 for byte in data[:200_000])
    if declared == "utf-8" and damaged * 20 <= high:
        return DecodedPage(replaced, "utf-8", (_damaged("utf-8", damaged),))
    from charset_normalizer import from_bytes

    best = from_bytes(data[:200_000]).best()
    encoding = best.encoding if best is not None else "cp1252"
    if encoding.replace("-", "_") in ("utf_8", "ascii", "utf_16", "utf_32"):
        encoding = "cp1252"
    page = _decoded(data, encoding)
    message = f"The page does not say how it is encoded; {encoding} fits its bytes best and was used."
    doubt = _disagrees(declared, encoding) if declared else Problem("encoding-guessed", message)
    return DecodedPage(page.text, page.encoding, (doubt, *page.problems))


def _decoded(data: bytes, encoding: str) -> DecodedPage:
    try:
        text = data.decode(encoding, "replace")
    except (LookupError, ValueError):  # a codec that gives no text, such as "hex"
        return _decoded(data, "cp1252")
    damaged = text.count("\ufffd")
    return DecodedPage(text, encoding, (_damaged(encoding, damaged),) if damaged else ())


def _disagrees(declared: str, encoding: str) -> Problem:
    message = f"The page declares the encoding {declared}, but its bytes are {encoding}, in which it was read."
    return Problem("encoding-disagrees", message)


def _damaged(encoding: str, count: int) -> Problem:
    message = f"{count} bytes of the page are not {encoding} and became U+FFFD."
    return Problem("encoding-damaged", message)
