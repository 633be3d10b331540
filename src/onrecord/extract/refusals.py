"""Tell what was not said from what is negated: takes a `Parse` and an attribution, says whether nothing was said.

"Declined to comment" and "did not say whether" hold nothing that anybody said. "Does not believe that the tax will
pass" and "refuses to resign" do: a belief denied, and an act refused.
"""

from __future__ import annotations

import re

from onrecord.extract.vetoes import is_of_speech
from onrecord.lexicons import table
from onrecord.model import Attribution, Parse

_NEGATION = re.compile(
    r"\b(?P<refusing>declin(?:e|es|ed|ing)|refus(?:e|es|ed|ing|al))\b"
    r"|\b(?:no|nor|neither|nothing|without|fail(?:s|ed|ing)?)\b|(?P<simple>\bnot\b|\bnever\b|\bcannot\b|n['’]t\b)",
    re.IGNORECASE,
)
_NO_NEGATION = re.compile(
    r"\b(?:not (?:only|just|merely|simply|resist)|(?:no|without) (?:doubt|question)|no secret|no longer)\b"
    r"|n['’]t (?:only|just|merely|simply|resist)\b",
    re.IGNORECASE,
)
_TO = re.compile(r"\W*to\s+(?:(?:be|have|even|publicly|directly|immediately|further)\s+)?(?P<verb>[a-z]+)")
_WORD = re.compile(r"[a-z]+")
# Will that can be denied like a belief; the other verbs of will report acts ("offers", "plans").
_WILL = frozenset("want wants wanted wish wishes wished intend intends intended seek seeks prefer prefers".split())
# "does not know why": belief by the list, yet nothing is denied
_UNKNOWING = frozenset("know knows knew known recall recalls recalled remember remembers remembered hear heard".split())
_INFORMING = frozenset("answer cooperate discuss elaborate identify name respond share speak specify take talk".split())
_WORDS_BETWEEN = 1


def is_refusal(parse: Parse, attribution: Attribution) -> bool:
    """Whether the cue says that nothing was said: "declined to say", "gave no details"."""
    cue = " ".join(map(parse.text_of, attribution.cue)).lower()
    negation = _NEGATION.search(cue)
    if negation is None or _NO_NEGATION.search(cue):
        return False
    if negation["simple"] and any(is_of_speech(word) for word in _WORD.findall(cue[: negation.start()])):
        return False  # "decided not to recommend": the negation belongs to what was decided
    if negation["refusing"]:
        content = parse.text_of(attribution.content[0])
        act = _TO.match(f"{cue[negation.end() :]} {content.lower()}")
        return act is None or act["verb"] in _INFORMING or is_of_speech(act["verb"])
    return negation["simple"] is None or not _is_belief(cue[negation.end() :])


def _is_belief(words: str) -> bool:
    """Whether the words behind a negation begin with a verb of belief or will: "really believe"."""
    following = _WORD.findall(words)[: _WORDS_BETWEEN + 1]
    verb = next((word for word in following if is_of_speech(word)), None)
    return verb in _WILL or (verb not in _UNKNOWING and verb is not None and table("attitudes").get(verb) == "belief")
