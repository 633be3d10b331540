"""Characters that would act instead of being seen: takes text of unknown origin, returns text that only shows.

Control characters could drive a terminal, bidirectional overrides could make words read in another order than
they stand, lone surrogates cannot be written at all. Marks that right-to-left scripts need stay as they are.
"""

from __future__ import annotations

import re

BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_ACTING = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff\ufffe\uffff]")


def terminal_text(text: str) -> str:
    r"""Return `text` on one line, with every acting character written as an escape such as `\x1b` or `<U+202E>`."""
    return _ACTING.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    character = match.group()
    if character in "\t\n\r\u2028\u2029":
        return " "
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"<U+{code:04X}>"


def page_text(text: str) -> str:
    """Return `text` as HTML can hold it, one character for each: control pictures, or U+FFFD where there is none."""
    return _UNSEEN.sub(_picture, text)


def _picture(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else "\ufffd"


def inline_text(text: str) -> str:
    """Return `text` for a label or a card in a page: as `page_text`, with bidirectional controls written out."""
    return BIDI.sub(lambda match: f"<U+{ord(match.group()):04X}>", page_text(text))
