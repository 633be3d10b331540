"""Runs of capitalised words, the raw material of names: takes a text, returns them in text order.

A capital is an upper-case letter of a script that has two cases. The patterns begin with the set of capitals itself, so
that the rest of a text is passed over at the speed of a scan.
"""

from __future__ import annotations

import re

_CASED = (*range(0x41, 0x590), *range(0x10A0, 0x1100), *range(0x1E00, 0x2000))
UPPER = "".join(chr(code) for code in _CASED if chr(code).isupper() or chr(code).istitle())
CAPITAL = f"[{UPPER}]"
_ABBREVIATIONS = "Mr Mrs Ms Mx Dr Prof Gen Sen Rep Gov Lt Col Capt Sgt Maj Adm Rev Hon Pres St Jr Sr".split()
_STOPPED = "|".join(rf"(?<=\b{word})" for word in _ABBREVIATIONS)
_WORD = rf"{CAPITAL}(?<!\w\w)(?:\.(?:\s?[A-Z]\.)*|[\w-]*(?:['’]{CAPITAL}[\w-]*|(?:{_STOPPED})\.)?)"
_GAP = r"[^\S\n]"  # a name never runs from one paragraph into the next
_PARTICLE = "de|van|von|der|den|al|bin|ibn|da|di|del|la|le|of"

NAME = re.compile(rf"{_WORD}(?:{_GAP}(?:(?:{_PARTICLE}){_GAP})?{_WORD}){{0,7}}")
CAPITALISED = re.compile(rf"{CAPITAL}(?<!\w\w)\w*")
