"""What a cue reports, and how its source stands to the content: takes words, returns `Attitude` and `Stance`.

Works on the words of any attribution, whichever engine found it; `marked` fills both fields in.
"""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.lexicons import table
from onrecord.model import Attitude, Attribution, Parse, Stance

_WORD = re.compile(r"[a-z]+(?:['’][a-z]+)?")
_ASKING = re.compile(
    r"\b(?:ask|asks|asked|asking|wonder(?:s|ed|ing)?|enquir(?:e|es|ed|ing)|inquir(?:e|es|ed|ing)|quer(?:y|ies|ied))\b"
)
_QUESTION = re.compile(r"[“\"'‘«„]?(?:whether|if|who|whom|whose|what|which|when|where|why|how)\b")
_INVERTED = re.compile(
    r"[“\"'‘«„]?(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|shall|should|may|might)\s+"
    r"(?:the|a|an|this|that|these|those|he|she|it|they|we|you|i|there|his|her|its|their|any|some|no)\b"
)
_PASSED_ON = re.compile(r"\b(?:reportedly|allegedly|supposedly|purportedly)\b")
_DENYING = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ial|ials)|reject(?:s|ed|ing)?|refut(?:e|es|ed|ing)|rebut(?:s|ted|ting)?"
    r"|disput(?:e|es|ed|ing)|repudiat(?:e|es|ed|ing)|disavow(?:s|ed|ing)?|contradict(?:s|ed|ing)?)\b"
)
_DISMISSING = re.compile(r"\b(?:dismiss(?:es|ed|ing)?|shrugg(?:ed|ing) off|brush(?:es|ed|ing)? (?:off|aside))\b")
_CLAIM = re.compile(r"\b(?:claims?|allegations?|reports?|rumou?rs?|accusations?|suggestions?|charges?|assertions?)\b")
_HEDGING = re.compile(r"\b(?:reportedly|allegedly|supposedly|apparently|purportedly|rumou?red)\b")
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|been|being)\b.*\b(?:said|reported|believed|thought|understood|alleged|claimed)$"
)
_HEARSAY = re.compile(
    r"\b(?:(?:media|press|news|newspaper|local|unconfirmed|initial|early|some|several|foreign) (?:media )?reports?"
    r"|reports|rumou?rs?|hearsay|gossip)(?= (?:in|from|on|by)\b|[\s,]*$)"
)
_TO = frozenset(
    "ask asks asked asking tell tells told telling warned warns warning advised advises advising reminded appealed "
    "challenged persuaded convinced".split()
)
_LONGEST_GAP = 80


def attitude_of(cue: str, following: str = "") -> Attitude:
    """Return what kind of act or state a cue reports, by its head: the last of its words that a list knows.

    `following` are the words from the cue's end on: “asked the ministry to” is a decree, “asked whether” a statement.
    """
    words = _WORD.findall(cue.lower())
    if not words:
        return Attitude.STATEMENT
    if words[-1] in ("on", "upon", "for") and words[-2:-1] and words[-2] in ("call", "calls", "called", "calling"):
        return Attitude.DECREE
    if words[-1] in ("call", "calls", "called", "calling") and re.match(r"\s+(?:up)?(?:on|for)\s", following):
        return Attitude.DECREE
    if "ruled out" in " ".join(words) or (words[-1].startswith("rul") and re.match(r"\s+out\b", following)):
        return Attitude.STATEMENT
    known = table("attitudes")
    verbs = table("cue_verbs")
    for word in reversed(words):
        if word in _TO and re.match(
            r"\s+(?:[\w’'-]+\s+){1,5}to\s+(?!whom\b|which\b|the\b|a\b|an\b)[a-z]", following[:_LONGEST_GAP]
        ):
            return Attitude.DECREE
        if word in known:
            return Attitude(known[word])
        if word in verbs:
            return Attitude.STATEMENT
    return Attitude.STATEMENT


def stance_of(source: str, cue: str, content: str) -> Stance | None:
    """Return how the source stands to the content; `None` where no cue says so, or where it is no statement."""
    words, content = cue.lower(), content.lower()
    if not words.strip(" :"):
        return None
    if _ASKING.search(words) and (
        _QUESTION.match(content) or _INVERTED.match(content) or content.rstrip("”\"'’»“ ").endswith("?")
    ):
        return Stance.ASKED
    if (_DENYING.search(words) and content[0] not in "“\"'‘«„") or (
        _DISMISSING.search(words) and _CLAIM.search(content)
    ):
        return Stance.DENIED
    if _PASSED_ON.search(content) and content[0] not in "“\"'‘«„":
        return Stance.HEDGED
    if _HEDGING.search(words) or (not source and _PASSIVE.search(words)) or _HEARSAY.search(source.lower()):
        return Stance.HEDGED
    return Stance.ASSERTED if attitude_of(cue) is Attitude.STATEMENT else None


def marked(parse: Parse, attribution: Attribution) -> Attribution:
    """Return the attribution with its attitude and its stance."""
    source, cue, content = (
        " ".join(map(parse.text_of, spans)) for spans in (attribution.source, attribution.cue, attribution.content)
    )
    end = attribution.cue[-1].end if attribution.cue else 0
    attitude = attitude_of(cue, parse.text[end : end + _LONGEST_GAP]) if cue else Attitude.STATEMENT
    stance = stance_of(source, cue, content)
    if stance is Stance.ASSERTED and attitude is not Attitude.STATEMENT:
        stance = None
    return replace(attribution, attitude=attitude, stance=stance)
