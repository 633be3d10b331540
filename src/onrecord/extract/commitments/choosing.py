"""Choose the sentences worth a tree: takes a `Parse`, returns those with a word that can license a commitment there.

A tree costs far more than anything else in the search, so every cue must be of its part of speech and be followed by
what its entry needs: "have" by "to", "told" by "to", "sent" by somebody to whom.
"""

from __future__ import annotations

import re

from onrecord.extract.commitments.lists import CueWord, cue_pattern, cue_words
from onrecord.model import Parse, PartKind
from onrecord.model.commitments import Modality
from onrecord.model.grammar import Pos
from onrecord.model.parse import Sentence

_PARTS = (PartKind.BODY, PartKind.TITLE, PartKind.HEADING)
_OF_PART = {
    "verb": frozenset({Pos.VERB, Pos.AUX, Pos.NOUN, Pos.ADJ, Pos.PROPN}),
    "modal": frozenset({Pos.AUX, Pos.VERB, Pos.PART}),
    "adjective": frozenset({Pos.ADJ, Pos.VERB, Pos.ADP}),
    "noun": frozenset({Pos.NOUN, Pos.PROPN}),
}
_AS_NOUNS = ("plans", "offers", "pledges", "promises", "commits", "vows", "aims", "drops", "orders", "sends", "mulls")
_LONGEST_HEADLINE = 120
_TO_SOMEBODY = re.compile(r"\b(?:to|from) \w|^ (?:the )?[A-Z]\w+ (?:\d|an? |two |three |four |five |ten |\w+ million)")
_TO_ACT = re.compile(r"\b(?:to|that|for|from) ")
_SOMETHING_COUNTED = re.compile(r"\d|[$€£]|\b(?:million|billion|two|three|five|ten|hundred|thousand)\b")
_AT_NOUN = re.compile(r"[”\"’']{0,2} (?:to|of|that|not|for)\b")
_SAID = re.compile(
    r"\b(?:sa(?:id|ys|y)|announced?|told|added|according|promised|warned|if|unless|wrote|insisted)\b|”|\""
)
_NOT_DONE = re.compile(r" (?:not |n[’']t |also |only )?(?:have|likely|probably|be) ")
_LATER = 160


def candidate_sentences(parse: Parse) -> list[Sentence]:
    """Return the sentences that hold a word which can license a commitment."""
    return [sentence for sentence in parse.sentences if _may_commit(parse, sentence)]


def _may_commit(parse: Parse, sentence: Sentence) -> bool:
    if parse.part_of(sentence).kind not in _PARTS:
        return False
    text, (start, end) = parse.text, (sentence.span.start, sentence.span.end)
    for hit in cue_pattern().finditer(text, start, end):
        word = hit.group().lower().replace("’", "'")
        for entry in cue_words().get(word, ()):
            if _fits(parse, entry, word, hit.start(), hit.end(), end) and _is_of_part(
                parse, sentence, entry, word, hit.start()
            ):
                return True
    short = end - start < _LONGEST_HEADLINE and text[end - 1].isalnum()
    return short and (" to " in text[start:end] or " bans " in text[start:end])


def _fits(parse: Parse, entry: CueWord, word: str, start: int, end: int, last: int) -> bool:
    """Whether what follows a cue is what its entry needs."""
    after = parse.text[end : min(last, end + _LATER)]
    if entry.words in ("have to", "going", "be to"):
        return after.startswith(" to ")
    if entry.more is not None:
        return f" {entry.more}" in after[:60]
    if entry.part == "modal":
        return _modal_fits(parse, entry, start, after, last)
    return _word_fits(entry, after)


def _word_fits(entry: CueWord, after: str) -> bool:
    if entry.part == "noun":
        return entry.modality is not Modality.AGREED and _AT_NOUN.match(after) is not None
    if entry.part == "adjective":
        return " to " in after
    if entry.modality is Modality.DELIVERED:
        return _TO_SOMEBODY.search(after) is not None or " by " in after
    if entry.words in ("tell", "instruct"):
        return after.startswith(" to ")
    if entry.shapes == "a" or entry.words in ("decline",):
        return _TO_ACT.search(after) is not None
    if entry.shapes == "m":
        return _SOMETHING_COUNTED.search(after) is not None
    if entry.shapes in ("w", "gw"):
        return "whether" in after or "how" in after or "ing " in after
    return True


def _modal_fits(parse: Parse, entry: CueWord, start: int, after: str, last: int) -> bool:
    if entry.words == "would":
        before = parse.text[max(0, start - _LATER) : start]
        said = _SAID.search(before) or _SAID.search(parse.text, start, min(last, start + 2 * _LATER))
        return said is not None and not after.startswith(" have ")
    return _NOT_DONE.match(after) is None or (after.startswith(" be ") and entry.words != "must")


def _is_of_part(parse: Parse, sentence: Sentence, entry: CueWord, word: str, start: int) -> bool:
    """Whether the reading network sees the cue as what its entry is; a noun for a verb in short lines only."""
    if not parse.pos:
        return True
    for token in range(sentence.first_token, sentence.last_token):
        if parse.token_ends[token] > start:
            pos = parse.pos[token]
            headline = len(sentence.span) < _LONGEST_HEADLINE and parse.text[sentence.span.end - 1].isalnum()
            if pos not in _OF_PART[entry.part]:
                return headline
            if entry.part == "verb" and pos in (Pos.NOUN, Pos.PROPN, Pos.ADJ):
                return headline or word in _AS_NOUNS or word.endswith("ed")
            return True
    return False
