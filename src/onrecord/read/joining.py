"""Decide whether a break cuts a sentence: takes the text before it and after it, says whether they go on.

The text after the break goes on when the text before it leaves a sentence, a quotation or a bracket open and
the text after it does not begin a new one. In doubt the break stays: a paragraph too many harms less than two
speakers in one.
"""

from __future__ import annotations

import re

from onrecord.read import marks
from onrecord.read.boilerplate import is_boilerplate

_LOOK = 2_000
_CLOSERS = "”’»›\"')]}*_ \t\n\r\f\v\u00a0"
_MARKUP = "*_ \t\n\r\f\v\u00a0"
_ENDS = ".!?…。！？؟۔।"

_LIST_ITEM = re.compile(r"(?:[•◦▪‣●○■□·∙*+]|[-–—])\s|\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,4})[.)]\s")
_LABEL = re.compile(r"[QA][:.]\s|[A-Z][A-Z .'’-]{1,40}:\s")
_SALUTATION = re.compile(
    r"(?i)(?:dear|hi|hello|sincerely|yours|regards|(?:best|kind|warm) \w+|respectfully)\b.{0,60},$"
)
_JOINING_WORDS = frozenset(
    """a an the of in on at to by for from with without into onto over under between among against about after before
    during since until till through throughout across behind beyond near within toward towards upon per via despite
    and or but nor yet so as if than that which who whom whose when where while because although though unless
    whether is are was were be been being has have had do does did will would can could may might must shall should
    not no his her its their our my your this these those mr mrs ms dr prof sir said says told called named minister
    president secretary chancellor senator general spokesman spokeswoman spokesperson ambassador both either neither
    every each some any all also only just even more most very too including according""".split()
)
_OPENERS = frozenset(
    """the a an in on at it he she they we i you this that these those there but and or so if when while after before
    since as for from with by to his her its their our my your one two three some many most several what who why how
    where however meanwhile still yet also according asked although though because despite during earlier last next
    now both no not nor only even under over then once until""".split()
)
_TITLE_STOPS = re.compile(
    r"(?:^|[\s(“\"‘'])(?:Mr|Mrs|Ms|Mx|Dr|Prof|Gen|Maj|Col|Lt|Capt|Cpl|Sgt|Adm|Cmdr|Sen|Rep|Gov|Rev|Hon|Pres|Amb|St|No|Nos|vs|v"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|cf|e\.g|i\.e|approx|ca)\.$"
)
_INITIAL = re.compile(r"[A-Z][\w’'-]+ [A-Z]\.$")
_SHORT_FORM = re.compile(r"(?:^|[\s(“\"])(?:(?:[A-Za-z]\.){2,}|(?:Inc|Ltd|Corp|Co|Jr|Sr|etc|dept|est|govt|min|max)\.)$")
_SENTENCE_END = re.compile(r"[a-z0-9)%”\"’'][.!?][”\"’')]*\s+[“\"‘'(]*[A-Z]")
_WORD = re.compile(r"[^\W_][\w’'.-]*")


def continues(before: str, after: str) -> bool:
    """Return whether `after` goes on in the sentence or quotation that `before` leaves open."""
    before = before[-_LOOK:].strip()
    after = after[:_LOOK].strip()
    if not before or not after or begins_item(after) or _is_heading(after) or _SALUTATION.fullmatch(before):
        return False
    if not _goes_on(before, after):
        return False
    return begins_lower(after) or breaks_off(before) or not (is_boilerplate(after) or is_boilerplate(before))


def _goes_on(before: str, after: str) -> bool:
    open_mark = marks.left_open(before)
    opening = marks.opens_with(after)
    if open_mark is not None and opening == open_mark:
        return False  # the repeated opening mark of a quotation that runs over paragraphs
    if open_mark in (marks.DOUBLE, marks.ANGLE) and marks.closes_first(after, open_mark):
        return True
    if _bracket_is_open(before) and _bracket_closes(after):
        return True
    if ends_sentence(before):
        return _goes_on_after_stop(before, after)
    return _goes_on_without_stop(before, after, quoted=open_mark is not None)


def ends_sentence(text: str) -> bool:
    """Whether `text` ends with a full stop, a question mark or the like, closing marks passed over."""
    bare = text.rstrip(_CLOSERS)
    if not bare:
        return True
    if bare[-1] in "—–-" and bare != text.rstrip(_MARKUP):
        return True  # "But I -", broken off in speech
    return bare[-1] in _ENDS


def breaks_off(text: str) -> bool:
    """Whether `text` ends with a word that no sentence or heading ends with, such as "the"."""
    return _last_word(text) in _JOINING_WORDS


def begins_item(text: str) -> bool:
    """Whether `text` begins a list item, a question, an answer or a speaker's turn."""
    return bool(_LIST_ITEM.match(text) or _LABEL.match(text))


def begins_lower(text: str) -> bool:
    """Whether the first word of `text`, opening marks and brackets passed over, begins with a small letter."""
    word = _WORD.search(text[:200])
    if word is None or any(character not in "“„«‹‘\"'([*_`… .–—-" for character in text[: word.start()]):
        return False
    letters = word.group()
    return letters[0].islower() and not any(letter.isupper() for letter in letters[1:])


def _is_heading(text: str) -> bool:
    """Whether `text` is a short line in capitals, as headings are, and not a part of a sentence."""
    return len(text) <= 80 and text.isupper() and len(text) > 3 and text[-1] not in ".,;:!?…”\"'"


def _goes_on_after_stop(before: str, after: str) -> bool:
    bare = before.rstrip(_MARKUP)
    lower = begins_lower(after)
    if not bare:
        return False
    if bare[-1] in "”\"’'»“":
        return lower and marks.opens_with(after) is None
    if bare.endswith(("…", "...")):
        return lower
    if bare[-1] != ".":
        return False
    if _TITLE_STOPS.search(bare[-16:]):
        return _first_word(after) not in _OPENERS or lower
    if _INITIAL.search(bare[-40:]):
        return lower or (_first_word(after) not in _OPENERS and after[0].isupper())
    return lower and bool(_SHORT_FORM.search(bare[-16:]))


def _goes_on_without_stop(before: str, after: str, *, quoted: bool) -> bool:
    last = before.rstrip(_MARKUP)[-1:]
    lower = begins_lower(after)
    if last == ":":
        return lower and ends_sentence(after) and not after.rstrip().endswith(";") and len(before) > 60
    if last == ";":
        return lower and len(before) > 60 and not begins_lower(before) and not after.endswith(";")
    if last in ",([{–—‘“„«&/":
        return True
    if before.rstrip(_CLOSERS).endswith(","):
        return True  # “We will go,” | Lund said
    if last == "-":
        return lower or before[-2:-1].isalpha()
    if lower:
        return True
    first = _first_word(after)
    if first and first[0].isalpha() and first[:1].swapcase() == first[:1]:
        return len(before) >= 20  # a script without capitals
    if _last_word(before) in _JOINING_WORDS:
        return True
    if first in _OPENERS and not quoted:
        return False
    return _is_prose(before, quoted=quoted)


def _is_prose(before: str, *, quoted: bool) -> bool:
    """Whether `before` is long enough, or has a whole sentence in it, so that it can be no heading or list item."""
    words = before.count(" ") + 1
    if quoted:
        return words >= 5
    return words >= 14 or (words >= 6 and bool(_SENTENCE_END.search(before)))


def _first_word(text: str) -> str:
    match = _WORD.search(text[:200])
    return match.group().rstrip(".’'").lower() if match else ""


def _last_word(text: str) -> str:
    words = text.rstrip(_MARKUP).rsplit(None, 1)
    return words[-1].lower().lstrip("“\"‘'(") if words else ""


def _bracket_is_open(text: str) -> bool:
    tail = text[-400:]
    return tail.rfind("(") > tail.rfind(")") or tail.rfind("[") > tail.rfind("]")


def _bracket_closes(text: str) -> bool:
    head = text[:400]
    for opening, closing in ("()", "[]"):
        place = head.find(closing)
        if place > 0 and opening not in head[:place]:
            return True
    return False
