"""Decode the bytes of a web page: a byte order mark, then what the page declares, then what the bytes show.

A page that declares one encoding and is written in another is read in the one that its bytes fit, with a warning.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from onrecord.model import Problem
from onrecord.read.encoding import decode

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


def decode_page(data: bytes, *, known: str | None = None) -> DecodedPage:
    """Return the text of a page, in the encoding `known` where one is. A byte order mark stays its first character."""
    if known is not None:
        found = decode(data, known=known)
        return DecodedPage(found.text, found.encoding, found.problems)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data, encoding)
    declared = _find_declared(data[:_HEAD])
    utf_8 = _as_utf_8(data)
    if declared is None or declared == "utf-8" or data.isascii():
        guess = decode(data)
        return DecodedPage(guess.text, declared if declared and data.isascii() else guess.encoding, guess.problems)
    # Text in an encoding of single bytes is hardly ever valid UTF-8 by chance.
    if utf_8 is not None and (declared.startswith(("cp125", "iso8859")) or declared == "ascii"):
        return DecodedPage(utf_8, "utf-8", (_disagrees(declared, "utf-8"),))
    return _decoded(data, declared)


def _find_declared(head: bytes) -> str | None:
    for match in _DECLARED.finditer(head):
        try:
            name = codecs.lookup((match[1] or match[2]).decode("ascii")).name
        except (LookupError, UnicodeDecodeError):
            continue
        return _WIDER.get(name, name)
    return None


def _as_utf_8(data: bytes) -> str | None:
    try:
        return data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return None


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
