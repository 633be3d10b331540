"""What no engine may give out as speech: takes a `Parse` and an attribution, says whether nobody says anything in it.

The same forms as in `onrecord.extract.exclusions`, by the words alone, for attributions that carry no pattern.
"""

from __future__ import annotations

import re

from onrecord.lexicons import table, words
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
_POINTER = re.compile(
    r"(?:(?:that|so|this|these|those|little|much|more|which|who|whom)(?=\W*$|\W*[:;—–]|\s+(?:again|too|twice)\b)"
    r"|it|them|him|her|nothing|something|anything)"
    r"(?:(?:\s+(?:all|both|again|too|twice|once|more|then|there|now|aloud|out loud|himself|herself|themselves)){1,3}"
    r"|\s+that\s+(?:they|he|she|we|it)\b.*|(?<=\bnothing)\s+(?:about|of|on|to|regarding|further|else)\b.*"
    r"|(?<!thing)\s+(?:something|anything)\b.*)?"
    r"\W*(?:[,:;—–].*)?",
    re.IGNORECASE | re.DOTALL,
)
_ONE_WORD = re.compile(r"[\w-]+[.,;]?")
_SOME = re.compile(r"(?:they|we|one|people|many|some)", re.IGNORECASE)
_NAMED_WORD = re.compile(
    r"\b(?:word|words|term|phrase|slogan|motto|title|titled|entitled|label|expression|syllable)\s+\W$", re.IGNORECASE
)
_SAYING = re.compile(r"\b(?:said|says|say|saying|told|tells|adds|added|replied|insisted|wrote|writes|asked)\b", re.I)
# "with the slogan “…”", whatever the verb before it
_CARRIED_WORD = re.compile(
    r"\b(?:with|under|by)\s+(?:the|a|an|its|their|his|her)\s+(?:word|words|phrase|slogan|motto|title|label|headline)\s+\W$",
    re.I,
)
_UNNAMED = re.compile(r"(?:that (?:he|she|they) )?not (?:to )?be (?:named|identified|quoted)\b", re.IGNORECASE)
_ANONYMITY = re.compile(r"(?:on |under )?(?:the )?(?:condition of )?anonymity\b", re.IGNORECASE)
# "reports to the assembly", "spoke with reporters": who listens, not what is said
_TO_SOMEBODY = re.compile(
    r"\b(?:report|speak|spoke|talk|listen|repl|respond|turn|wr[io]t)\w*(?:\s\w+)?\s(?:to|with|for)$", re.I
)
_GIVEN = re.compile(
    r"\bg[ai]v(?:e|es|en|ing)\b.*\b(?:opinion|view|account|details?|description|overview|assessment|summary|impression|speech"
    r"|lecture|interview|answer|evidence|testimony)s?(?:\s(?:of|on|about|to))?$",
    re.IGNORECASE,
)
_READING = re.compile(r"\b(?:read|reads|reading)(?:\sout)?$", re.IGNORECASE)
_HABIT = re.compile(r"(?:every|each)\s+\w+\s+(?:on|about|to)\b", re.IGNORECASE)
# Cues that say what somebody does not say: "stopped short of saying", "has yet to say", "without naming".
_UNSAID = re.compile(
    r"\b(?:stop\w* short of|yet to|avoid\w*|without|forg[eo]t\w* to|omit\w* to|instead of|rather than)\b", re.I
)
_UNSAID_BEFORE = re.compile(r"\b(?:without|instead of|rather than)\s(?:ever\s|even\s|\w+ly\s)?$", re.IGNORECASE)
# "a process called “…”", "it was commonly called “…”": what something is called, and nobody who calls it so
_TERM = re.compile(
    r"(?:(?:is|are|was|were|been|being|be|also|once|often|later|\w+ly)\s)*"
    r"(?:called|dubbed|nicknamed|named|termed|labell?ed|known as|referred to as)",
    re.IGNORECASE,
)
_A_THING = re.compile(r"an?\s(?:[a-z][\w-]*\s){0,3}([a-z][\w-]*)")
_NONE_GIVEN = re.compile(
    r"no (?:\w+ )?(?:explanation|comment|details?|answers?|reasons?|information|figures?|date|evidence|word|indication"
    r"|names?|repl(?:y|ies)|response|mention|statement|hints?|clues?|timetable|timeline|number)s?\b",
    re.IGNORECASE,
)
_GIVES = re.compile(
    r"\b(?:g[ai]v|offer|provid|ma[dk]|ha[sd]|hav|cit|releas|issu|disclos|reveal|had)\w*$", re.IGNORECASE
)
_LETTERS = re.compile(r"[a-z]+")
_CLAUSE = re.compile(r"(?:that|whether|how|why|what|when|where|who|if|to)\b", re.IGNORECASE)
_SURE = 0.9
_FEW_WORDS = 2
_A_NAME = 5
_BEFORE = 16
_FURTHER = 40


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
    content = " ".join(map(parse.text_of, attribution.content))
    if not attribution.quoted and attribution.cue and _holds_nothing(parse, attribution, content):
        return True
    return len(attribution.quoted) == 1 and _is_label(parse, attribution)


def _holds_nothing(parse: Parse, attribution: Attribution, content: str) -> bool:
    """Whether content without quotation marks is a pointer, a listener or the object of an act: nothing said."""
    cue = " ".join(map(parse.text_of, attribution.cue))
    if _POINTER.fullmatch(content) or _UNNAMED.match(content) or _ANONYMITY.match(content) or _HABIT.match(content):
        return True
    if (
        _UNSAID.search(cue)
        or _is_unsaid_before(parse, attribution)
        or (_NONE_GIVEN.match(content) and _GIVES.search(cue))
    ):
        return True
    if _CLAUSE.match(content):
        return False
    if _TO_SOMEBODY.search(cue) or _GIVEN.search(cue) or _READING.search(cue):
        return True
    return (attribution.score or 0.0) < _SURE and is_act(cue)


def _is_unsaid_before(parse: Parse, attribution: Attribution) -> bool:
    """Whether “without” and its like stand right before the cue: "without mentioning any symptoms"."""
    start = attribution.cue[0].start
    return _UNSAID_BEFORE.search(parse.text, max(0, start - _FURTHER), start) is not None


def is_act(cue: str) -> bool:
    """Whether a cue holds a verb of acting and no word of speech or thought: "eventually shot"."""
    letters = _LETTERS.findall(cue.lower())
    return any(word in words("acts") for word in letters) and not any(is_of_speech(word) for word in letters)


def is_of_speech(word: str) -> bool:
    """Whether a word reports speech, thought or another attitude, as a verb or a noun."""
    verb = word in table("cue_verbs") and word not in words("acts")
    return verb or word in table("attitudes") or word in words("cue_nouns")


def _is_label(parse: Parse, attribution: Attribution) -> bool:
    cue = " ".join(map(parse.text_of, attribution.cue)).lower()
    content, quoted = attribution.content[0], attribution.quoted[0]
    around = parse.text[max(0, quoted.start - _FURTHER) : quoted.start]
    if _CARRIED_WORD.search(around) or (not attribution.source and cue.strip(" :") and _NAMED_WORD.search(around)):
        return True
    short = len(parse.tokens_in(quoted)) <= _FEW_WORDS
    if short and is_act(cue) and not _CLAUSE.match(parse.text, content.start):
        return True  # "accepted the criticism “in part”"
    if len(attribution.content) > 1 or not content.start <= quoted.start or not cue:
        return False
    if len(parse.tokens_in(quoted)) <= _A_NAME and _is_term(parse, attribution, cue):
        return True
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


def _is_term(parse: Parse, attribution: Attribution, cue: str) -> bool:
    """Whether words in quotation marks are what a thing is called, by nobody who is named."""
    if _TERM.fullmatch(cue) is None or attribution.content[0].start < attribution.quoted[0].start - 1:
        return False
    if not attribution.source:
        return True
    thing = _A_THING.fullmatch(parse.text_of(attribution.source[0]))
    return thing is not None and thing[1] not in words("role_words") and " " not in cue
