"""Tell numbers that are no amounts: years, dates, clock times, ages behind a name, scores, labels, versions."""

from __future__ import annotations

import re

from onrecord.extract.quantities.numerals import Numeral
from onrecord.lexicons import table, words


def _leads(kind: str) -> frozenset[str]:
    return frozenset(word for word, kinds in table("number_leads").items() if kind in kinds.split())


_LABELS = table("label_words")
_MONTH = re.compile(
    r"(?<![a-z])(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|january|february|march|april|may|june|july|august"
    r"|september|october|november|december)\.?\s{1,2}$"
)
_DATE_FOLLOWS = re.compile(
    r"\s(?:of\s)?(?:(?:january|february|march|april|june|july|august|september|october|november|december|may)(?![a-z])"
    r"|o[’']?clock|[ap]\.?m\.?(?![a-z])|noon|midnight)"
)
_LAST_WORD = re.compile(r"([^\W_][\w.’'-]*)\s{1,2}$")
_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d")
_PEOPLE_COUNTED = words("often_counted")
_YEAR_LEADS = _leads("year")
_WORD_LEADS = _leads("bare")
_FOLLOWING = re.compile(
    r"\s(?:ha[sd]|have|were|was|are|is|remain(?:s|ed)?|should|would|will|could|sees?|says?|said|did|do|of|more|left|died|that|who)"
    r"(?![a-z])|\s{0,3}[.,;:!?)”\"]|\s{0,3}$"
)
_VERB_FOLLOWS = re.compile(
    r"\s(?:others\s)?(?:have|had|were|are|remain(?:ed)?|died|survived|recorded|reported|confirmed|missing|voted|escaped|fled|went|came|said|will|would|could)(?![a-z])"
)
_AGES = re.compile(
    r"(?<![a-z])(?:(?:people|women|men|children|those|kids|adults|anyone|voters|girls|boys|youths|players|squad|aged|all)"
    r"\s(?:aged\s)?(?:under|over|above|below)|(?:father|mother|parent|grandfather|grandmother|mom|dad|factor) of)\s$"
)
_BEING = _leads("being")
_JOINED = re.compile(r"[:/]\d|[-–]\d|\.\d|°?[′']\d")
_ONE_LEADS = _leads("no-one")
_ONE_ENDS = words("after_one")
_ONE_SAYINGS = {lead: frozenset(nouns.split()) for lead, nouns in table("one_sayings").items()}
_CHANGED = words("change_verbs")
# "Light from seven to nine", "on a scale from one to ten"; "rose from seven to nine" is a change.
_FROM_TO = re.compile(r"([a-z]+)\sfrom\s[a-z]+\s(?:to|till|until)\s$")
_LATEST_HOUR = 12
# "Cut by half in May", "takes back its word by an eighth.", "Two thirds said"
_SHARE_ENDS = re.compile(
    r"\s?(?:[.,;:!?)”\"’—–\n]|$)|\s(?:to|from|in|since|over|and|but|or|this|last|next|compared|after|on|as|when|while|if|"
    r"between|within|for|at|has|have|had|is|was|by|before|during|under|because|through)(?![a-z])"
)
_SHARE_LEADS = frozenset("and but nearly almost about over than around only roughly that".split()) | {""}
_OPENERS = words("functions")


def last_word(text: str, start: int, floor: int) -> str:
    """Return the word that stands right before `start`, or ""."""
    match = _LAST_WORD.search(text[max(floor, start - 26) : start])
    return match[1] if match else ""


def is_glued(text: str, numeral: Numeral, floor: int, stop: int) -> bool:
    """Whether the figures are part of a longer sign: "F-16", "3D", "1990s", "10:27", "#5", "a/3"."""
    start, end = numeral.start, numeral.end
    before = text[start - 1 : start] if start > floor else ""
    if before and (before.isalnum() or before in "_#@/=№§:*&^"):
        return True
    if before in ("-", "‐", "‑", "–", "−") and start - 1 > floor:
        earlier = text[start - 2]
        if earlier.isalnum():
            return not _may_lead(text, start)
    if before in (".", ",") and start - 1 > floor and text[start - 2].isdigit():
        return True
    following = text[end : end + 1]
    if following and (following.isalpha() or following in "_/"):
        return True
    return bool(following in (":", "/") and text[end + 1 : end + 2].isdigit())


def _may_lead(text: str, start: int) -> bool:
    """Whether the hyphen before figures belongs to a word that bounds them: "sub-7", "minus-5", "to-260,000"."""
    return bool(
        re.search(r"\b(?:sub|minus|plus|to|and|or|nearly|about|over|under)-$", text[max(0, start - 8) : start].lower())
    )


def is_year(numeral: Numeral) -> bool:
    """Whether the figures may be a year: four digits without any separator."""
    raw = numeral.raw
    return (
        len(raw) == 4
        and not numeral.scale
        and raw.isdigit()
        and numeral.value is not None
        and 1400 <= numeral.value <= 2150
    )


def is_named_year(text: str, numeral: Numeral, floor: int, head: str, *, bounded: bool) -> bool:
    """Whether figures before a noun are a year rather than its number: "the 2016 elections", not "2000 people"."""
    if not is_year(numeral) or bounded:
        return False
    lead = last_word(text, numeral.start, floor).lower()
    if head in _PEOPLE_COUNTED and lead not in ("in", "since", "the", "during", "of"):
        return False
    return numeral.value is not None and (numeral.value >= 1900 or lead in _YEAR_LEADS or not lead)


def is_label(text: str, low: str, numeral: Numeral, floor: int, *, counted: bool = False, titled: bool = False) -> bool:
    """Whether the number stands behind a month or a word that numbers things: "June 25", "Article 5", "iPhone 11"."""
    if numeral.start == floor:
        return False
    if numeral.figures and len(numeral.raw) <= 4 and _MONTH.search(low[max(floor, numeral.start - 12) : numeral.start]):
        return True
    word = last_word(text, numeral.start, floor)
    if not word:
        return False
    label = _LABELS.get(word.lower().rstrip("."))
    if label is not None and (not counted or label == "always" or word[0].isupper()):
        # "Will train 300 pilots" counts; "Article 5 commitments" does not.
        return not (counted and _begins_sentence(text, numeral.start, floor, word) and label != "always")
    if titled or not numeral.figures or numeral.scale or "," in numeral.raw:
        # "Norland Sends 40 Trucks": in a headline all words are capitalised.
        return False
    if word.endswith(("’s", "'s", "s’", "s'")):
        return False
    return word[0].isupper() and not _begins_sentence(text, numeral.start, floor, word) and word.lower() not in _OPENERS


def _begins_sentence(text: str, start: int, floor: int, word: str) -> bool:
    at = text.rfind(word, floor, start)
    before = text[max(floor, at - 3) : at].rstrip()
    return at <= floor or not before or before[-1] in '.!?:“”"‘’—–-('


def is_no_bare_amount(text: str, low: str, numeral: Numeral, floor: int, stop: int, *, bounded: bool) -> bool:
    """Whether a number with nothing written on it is no amount."""
    if numeral.part or _is_age(low, numeral, floor):
        return True
    if not numeral.figures:
        return _is_from_to(low, numeral, floor) or not (bounded or _may_count(low, numeral, stop))
    if is_year(numeral) and not bounded:
        return True
    if _JOINED.match(text, numeral.end, stop) or _DATE_FOLLOWS.match(low, numeral.end, min(stop, numeral.end + 16)):
        return True
    if _CLOCK.fullmatch(numeral.raw) and not bounded and not numeral.scale:
        lead = last_word(low, numeral.start, floor)
        if lead in ("at", "until", "till", "by", "before", "after", "since", "from", "") or numeral.start == floor:
            return True
    if numeral.scale or bounded or "," in numeral.raw or "." in numeral.raw:
        return False
    lead = last_word(low, numeral.start, floor)
    if _VERB_FOLLOWS.match(low, numeral.end, stop) and lead not in _YEAR_LEADS - {"and", "the", "of"}:
        return False
    if lead in _BEING and numeral.value is not None and numeral.value < 120:
        # "She was 34 when": an age.
        return True
    return lead not in _WORD_LEADS or bool(re.match(r"\s?[-–—]\d|\.\d|['’]", text[numeral.end : numeral.end + 3]))


def _may_count(low: str, numeral: Numeral, stop: int) -> bool:
    """Whether a number in words may stand without what it counts: a large one, or one that the clause ends with."""
    large = bool(numeral.scale) or (numeral.value is not None and numeral.value >= 100)
    return large or bool(_FOLLOWING.match(low, numeral.end, stop))


def _is_from_to(low: str, numeral: Numeral, floor: int) -> bool:
    """Whether a small number in words ends a run of hours or of a scale: "light from seven to nine"."""
    if numeral.value is None or numeral.value > _LATEST_HOUR:
        return False
    run = _FROM_TO.search(low[max(floor, numeral.start - 40) : numeral.start])
    return run is not None and run[1] not in _CHANGED


def is_whole_share(low: str, numeral: Numeral, floor: int, stop: int) -> bool:
    """Whether a part says by itself what it is: "by an eighth", "Two thirds said so", not "a third man"."""
    lead = last_word(low, numeral.start, floor)
    if lead == "by":
        return bool(_SHARE_ENDS.match(low, numeral.end, stop))
    several = numeral.raw == "half" or numeral.raw.endswith("s")
    return several and lead in _SHARE_LEADS and bool(_VERB_FOLLOWS.match(low, numeral.end, stop))


def _is_age(low: str, numeral: Numeral, floor: int) -> bool:
    """Whether words before a small number make it an age or children: "people under 30", "a father of two"."""
    if numeral.value is None or numeral.value > 120 or numeral.scale:
        return False
    return bool(_AGES.search(low[max(floor, numeral.start - 30) : numeral.start]))


def is_no_one(low: str, numeral: Numeral, floor: int, nouns: str) -> bool:
    """Whether "one" is no number here: "the one", "one another", "one day"."""
    lead = last_word(low, numeral.start, floor)
    named = nouns.split(" ")
    if named[-1] in _ONE_SAYINGS.get(lead, ()):
        return True
    return (
        lead in _ONE_LEADS
        or any(noun in _ONE_ENDS for noun in named)
        or low[numeral.end : numeral.end + 1] in ("’", "'")
    )


def is_name(text: str, numeral: Numeral, floor: int) -> bool:
    """Whether a number word is part of a name: "the Group of Seven", "Channel Five", "the Big Ten"."""
    if numeral.figures or not text[numeral.start].isupper():
        return False
    word = last_word(text, numeral.start, floor)
    return (
        bool(word)
        and not _begins_sentence(text, numeral.start, floor, "")
        and (word[0].isupper() or word in ("of", "the"))
    )
