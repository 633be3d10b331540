"""Bytes to characters: takes the raw bytes of a text, returns the decoded text, its encoding, and doubts about both.

UTF-8 comes first. Anything else is a guess, and every guess is a warning. Offsets into the source count in the
text returned here: a byte order mark stays its first character, and line ends stay as they are.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from onrecord.errors import ReadError
from onrecord.model import Problem, Severity
from onrecord.read.single_byte import best_encoding, plausibility

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 65_536
_HIGH = re.compile(rb"[\x80-\xff]+")
# Letters of Europe and typographic marks in UTF-8. In encodings of one byte the same bytes make no sense ("Ã©").
_WHOLE = re.compile(rb"[\xc2-\xc6][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_ASCII = bytes(range(128))
_FEW = 20  # high bytes: fewer in a row may be damage, more are words in another script


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters of a source, the name of its encoding, and what is doubtful."""

    text: str
    encoding: str
    problems: tuple[Problem, ...] = ()


def decode(data: bytes, *, known: str | None = None) -> Decoded:
    """Decode the bytes of a plain text, in the encoding `known` where one is; invalid bytes become U+FFFD.

    Raises:
        ReadError: there is nothing but white space, or the bytes are no text in any encoding tried.
    """
    decoded = _decode(data) if known is None else _strictly(data, known) or _with_damage(data, known)
    if not decoded.text.strip("\ufeff\u200b \t\n\r\f\v\0") or decoded.text.isspace():
        raise ReadError("empty", "This input holds no text: it is empty, or has only white space.")
    return decoded


def _decode(data: bytes) -> Decoded:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _with_damage(data, encoding)
    wide = _wide_encoding(data)
    if wide is not None:
        return _guessed(_with_damage(data, wide))
    decoded = _strictly(data, "utf-8")
    if decoded is not None:
        return decoded
    marked = data.startswith(codecs.BOM_UTF8)
    legacy = None if marked or _is_damaged_utf8(data) else _legacy_encoding(data)
    if legacy is None:
        return _with_damage(data, "utf-8")
    return _guessed(_with_damage(data, legacy))


def _strictly(data: bytes, encoding: str) -> Decoded | None:
    """Decode without guessing, or return `None` where some bytes are invalid."""
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        pass
    try:  # half of a character pair, as .jsonl lines may hold it: one character of the source, not three
        return _with_halves(data.decode(encoding, "surrogatepass"))
    except UnicodeDecodeError:
        return None


def _with_damage(data: bytes, encoding: str) -> Decoded:
    """Decode with U+FFFD for what is invalid, and count it."""
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        first = error.start
    text = data.decode(encoding, "replace")
    real = data.count("\ufffd".encode(encoding))
    count = max(text.count("\ufffd") - real, 1)
    place = len(data[:first].decode(encoding, "replace"))
    return Decoded(text, encoding, (_invalid(count, f"byte {first}, character {place}", encoding),))


def _with_halves(text: str) -> Decoded:
    halves = re.findall("[\ud800-\udfff]", text)
    first = text.index(halves[0])
    return Decoded(text, "utf-8", (_invalid(len(halves), f"character {first}", "utf-8"),))


def _invalid(count: int, place: str, encoding: str) -> Problem:
    places = "one place" if count == 1 else f"{count} places"
    return Problem(
        "invalid-bytes",
        f"Bytes that are not {encoding} in {places}, the first at {place}; each reads U+FFFD (�) in the text. "
        "Get a clean copy, or save the file again as UTF-8.",
        severity=Severity.ERROR,
    )


def _guessed(decoded: Decoded) -> Decoded:
    problem = Problem(
        "encoding-guessed",
        f"The text is not UTF-8 and does not name its encoding; it was read as {decoded.encoding}. "
        "If letters look wrong, save the file as UTF-8.",
    )
    return Decoded(decoded.text, decoded.encoding, (problem, *decoded.problems))


def _wide_encoding(data: bytes) -> str | None:
    """Return UTF-16 or UTF-32 where zero bytes stand in their pattern; Latin letters have one in each unit."""
    head = data[: _SAMPLE - _SAMPLE % 4]
    if len(head) < 4 or 0 not in head:
        return None
    zeros = [head[place::4].count(0) for place in range(4)]
    quarter = len(head) / 4
    if zeros[1] + zeros[2] + zeros[3] > 2.6 * quarter and zeros[0] < 0.1 * quarter:
        return "utf-32-le"
    if zeros[0] + zeros[1] + zeros[2] > 2.6 * quarter and zeros[3] < 0.1 * quarter:
        return "utf-32-be"
    even, odd = zeros[0] + zeros[2], zeros[1] + zeros[3]
    if odd > 0.6 * 2 * quarter and even < 0.05 * 2 * quarter:
        return "utf-16-le"
    if even > 0.6 * 2 * quarter and odd < 0.05 * 2 * quarter:
        return "utf-16-be"
    return None


def _is_damaged_utf8(data: bytes) -> bool:
    """Whether characters of several bytes that are whole show that the text is UTF-8, for all its broken bytes."""
    whole = sum(map(len, _WHOLE.findall(data[:4_000_000])))
    high = len(data[:4_000_000].translate(None, _ASCII))
    return whole > 0 and whole >= 0.2 * (high - whole)


def _legacy_encoding(data: bytes) -> str | None:
    """Return the likeliest one-byte or double-byte encoding, or `None` where the high bytes are mere damage."""
    runs = _HIGH.findall(data[:4_000_000])
    high = sum(map(len, runs))
    if high > 0.3 * min(len(data), 4_000_000) or high > max(2.5 * len(runs), _FEW):
        guess = _charset_guess(data)
        sample = _sample_around_high(data)
        return guess if guess is not None and plausibility(sample.decode(guess, "replace")) > 0.5 else None
    return best_encoding(_sample_around_high(data, 1_000_000))


def _charset_guess(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(_sample_around_high(data)).best()
    if best is None or best.encoding in ("ascii", "utf_8"):
        return None
    return codecs.lookup(best.encoding).name


def _sample_around_high(data: bytes, size: int = 32_768) -> bytes:
    first = _HIGH.search(data)
    start = max((first.start() if first else 0) - 2_000, 0)
    return data[start : start + size]
