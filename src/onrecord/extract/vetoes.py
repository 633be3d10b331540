"""What no engine may give out as speech: takes a `Parse` and an attribution, says whether nobody says anything in it.

The same forms as in `onrecord.extract.exclusions`, by the words alone, for attributions that carry no pattern.
"""

from __future__ import annotations

import re

from onrecord.lexicons import table
from onrecord.model import Attribution, Parse

_NOBODY = re.compile(r"(?:nobody|no one|no-one|none|neither|nothing|no)\b", re.IGNORECASE)
# Words before a colon that head a piece of text and are nobody who speaks.
_HEADING = re.compile(
    r"(?:press|news|media) release|for immediate release|(?:editor.s )?note|photo|picture|caption|contact|source"
    r"|related|read more|updated?|correction|summary|background|abstract|date|subject|title|headline",
    re.IGNORECASE,
)
_COLON = re.compile(r"\s*:")
_LET = re.compile(r"\blet(?:['’]s)?\s+$", re.IGNORECASE)
_POINTED_AT = re.compile(r"(?:it|this|that|them|him|her|these|those)\s+\W\w+\W*$", re.IGNORECASE)
_POINTER = re.compile(r"(?:it|this|that|these|those|them|him|her|so|nothing|something|anything)\W*", re.IGNORECASE)
_ONE_WORD = re.compile(r"[\w-]+[.,;]?")
_SOME = re.compile(r"(?:they|we|one|people|many|some)", re.IGNORECASE)
_NAMED_WORD = re.compile(
    r"\b(?:word|words|term|phrase|slogan|motto|title|titled|entitled|label|expression|syllable)\s+\W$", re.IGNORECASE
)
_SAYING = re.compile(r"\b(?:said|says|say|saying|told|tells|adds|added|replied|insisted|wrote|writes|asked)\b", re.I)
_BEFORE = 16


def is_no_speech(parse: Parse, attribution: Attribution) -> bool:
    """Whether an attribution credits nobody, or holds nothing but a word that is named as a word."""
    text = parse.text
    if attribution.source:
        source = attribution.source[0]
        if _NOBODY.match(text, source.start, source.end):
            return True
        if _HEADING.fullmatch(parse.text_of(source)) and _COLON.match(text, source.end):
            return True
        knows = any(parse.text_of(span).lower() == "know" for span in attribution.cue)  # "let them know that"
        if not knows and _LET.search(text[max(0, source.start - _BEFORE) : source.start]):
            return True
    if not attribution.quoted and _POINTER.fullmatch(" ".join(map(parse.text_of, attribution.content))):
        return True
    return len(attribution.quoted) == 1 and _is_label(parse, attribution)


def _is_label(parse: Parse, attribution: Attribution) -> bool:
    cue = " ".join(map(parse.text_of, attribution.cue)).lower()
    content, quoted = attribution.content[0], attribution.quoted[0]
    if len(attribution.content) > 1 or not content.start <= quoted.start or not cue:
        return False
    one_word = _ONE_WORD.fullmatch(parse.text_of(quoted)) is not None
    calls = table("cue_verbs").get(cue.split()[-1]) == "call"
    if calls and one_word and _POINTED_AT.match(parse.text_of(content)):
        return True
    source = parse.text_of(attribution.source[0]) if attribution.source else ""
    if calls and one_word and _SOME.fullmatch(source):
        return True
    first = 0 if quoted.start - content.start <= 1 else content.start  # "with the slogan “…”": the word stands before
    before = parse.text[max(first, quoted.start - _BEFORE) : quoted.start]
    return _NAMED_WORD.search(before) is not None and not _SAYING.search(cue)
