"""Made quotations with known labels: takes transcripts and a seed, returns cases of 26 kinds, in equal parts.

Each case begins as words that one speaker spoke, and is then left alone, cut, changed or credited to somebody else.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from onrecord.compare.verify import Quotation, Transcript
from onrecord.compare.verify.meaning import (
    COMPARATIVES,
    HEDGES,
    MODALS,
    NEGATIONS,
    QUANTIFIERS,
    is_critical,
)
from onrecord.compare.verify.numbers import CONTRACTIONS
from onrecord.compare.verify.turns import read_layout

LEAST_TURN = 45
FAR = 400
NUMBERS = {
    word: str(n) for n, word in enumerate("two three four five six seven eight nine ten eleven twelve".split(), 2)
}
OTHER_MODAL = {
    "will": "might",
    "would": "must",
    "should": "may",
    "can": "must",
    "could": "will",
    "must": "may",
    "may": "must",
    "might": "will",
}
OTHER_COUNT = {
    "all": "some",
    "every": "some",
    "some": "all",
    "many": "few",
    "few": "many",
    "most": "some",
    "any": "every",
    "always": "sometimes",
    "only": "even",
}
OTHER_DEGREE = {
    "more": "less",
    "less": "more",
    "better": "worse",
    "best": "worst",
    "biggest": "smallest",
    "most": "least",
    "greatest": "smallest",
    "bigger": "smaller",
    "higher": "lower",
    "lower": "higher",
    "stronger": "weaker",
}
SPOKEN = {(a, b): short for short, ways in {
    "don't": ("do", "not"), "can't": ("can", "not"), "won't": ("will", "not"), "we're": ("we", "are"), "they're": ("they", "are"),  # noqa: E501
    "i'm": ("i", "am"), "it's": ("it", "is"), "that's": ("that", "is"), "we'll": ("we", "will"), "i've": ("i", "have"),
    "we've": ("we", "have"), "didn't": ("did", "not"), "doesn't": ("does", "not"),
}.items() for a, b in [ways]}  # fmt: skip
ABSENT = "the a of lighthouse captain orchard violin winter harbour copper lantern meadow whispered gathered slowly bright ferry baker under beyond ribbon kettle garden copied seven old against silver".split()  # noqa: E501


@dataclass(frozen=True, slots=True)
class Case:
    """A quotation, its kind, and what should be found."""

    kind: str
    quotation: Quotation
    label: str
    attribution: str | None = None
    flag: str | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of one turn, as they stand between white space, with the speaker and all turns of the transcript."""

    transcript: Transcript
    speaker: str
    words: tuple[str, ...]
    number: int


Made = tuple[str, str, str | None] | None


def make_cases(transcripts: Sequence[Transcript], count: int, seed: int) -> list[Case]:
    """Return `count` cases; a kind that finds no fitting words in many draws is passed over."""
    dice = random.Random(seed)
    turns = [passage for transcript in transcripts for passage in passages(transcript)]
    long = [turn for turn in turns if len(turn.words) >= LEAST_TURN]
    kinds = [*KINDS]
    cases: list[Case] = []
    while len(cases) < count:
        kind = kinds[len(cases) % len(kinds)]
        case = next((one for one in (_case(kind, dice, turns, long) for _ in range(3000)) if one), None)
        if case is None:
            kinds.remove(kind)
            continue
        cases.append(case)
    return cases


def passages(transcript: Transcript) -> list[Passage]:
    """Return the turns that have a label and hold neither notes nor words read out."""
    layout = read_layout(transcript.text)
    found = []
    for number, turn in enumerate(layout.turns):
        hidden = [*layout.masked, *layout.relayed]
        if turn.speaker is None or any(start < turn.end and turn.start < end for start, end in hidden):
            continue
        words = tuple(transcript.text[turn.start : turn.end].split())
        found.append(Passage(transcript, turn.speaker, words, number))
    return found


def _case(kind: str, dice: random.Random, turns: list[Passage], long: list[Passage]) -> Case | None:
    passage = dice.choice(long)
    made = KINDS[kind](dice, passage, turns)
    if made is None:
        return None
    text, label, flag = made
    speaker, attribution = passage.speaker.title(), "same"
    if kind == "wrong speaker":
        others = sorted({turn.speaker for turn in turns} - {passage.speaker})
        others = [name for name in others if name.split()[-1] != passage.speaker.split()[-1] and name.count(" ")]
        speaker, attribution = dice.choice(others).title(), "other"
    quotation = Quotation(f"“{text}”", kind.replace(" ", "-"), speaker, passage.transcript.date)
    silent = label in ("not_found", "spliced")
    return Case(kind, quotation, label, None if silent else attribution, flag)


def plain(word: str) -> str:
    """Return the letters of a word in lower case."""
    return re.sub(r"[^\w]", "", word).lower()


def stretch(dice: random.Random, passage: Passage, least: int = 10, most: int = 28) -> list[str] | None:
    """Return some words in a row; none of them with digits cut from their sign or joined by dashes."""
    size = dice.randint(least, min(most, len(passage.words) - 1))
    start = dice.randrange(len(passage.words) - size)
    words = list(passage.words[start : start + size])
    if any(not plain(word) or re.search(r"[—–…\[\]()“”\"]|--|\.\.", word) for word in words) or words[0].startswith(
        "-"
    ):
        return None
    return words if not words[-1].endswith("-") and not passage.words[start - 1].endswith("-") else None


def _swap(dice: random.Random, words: list[str], table: dict[str, str]) -> list[str] | None:
    at = [n for n, word in enumerate(words[1:-1], 1) if word.lower() in table]
    if not at:
        return None
    chosen = dice.choice(at)
    return [*words[:chosen], table[words[chosen].lower()], *words[chosen + 1 :]]


def _dropped(dice: random.Random, words: list[str], known: frozenset[str]) -> list[str] | None:
    at = [n for n, word in enumerate(words[2:-2], 2) if word.lower() in known and plain(words[n - 1]) != word.lower()]
    if not at:
        return None
    chosen = dice.choice(at)
    return [*words[:chosen], *words[chosen + 1 :]]


def _kind(change: Callable[[random.Random, list[str]], list[str] | None], label: str, flag: str | None = None):
    def make(dice: random.Random, passage: Passage, _: list[Passage]) -> Made:
        words = stretch(dice, passage)
        changed = change(dice, words) if words else None
        return (" ".join(changed), label, flag) if changed and changed != words else None

    return make


def _put_in(dice: random.Random, words: list[str], what: str) -> list[str]:
    at = dice.randint(2, len(words) - 2)
    return [*words[:at], what, *words[at:]]


def _negated(dice: random.Random, words: list[str]) -> list[str] | None:
    at = [n for n, word in enumerate(words[1:-2], 1) if word.lower() in ("is", "are", "will", "can", "should", "would", "was", "have")  # noqa: E501
          and plain(words[n + 1]) != "not"]  # fmt: skip
    if not at:
        return None
    chosen = dice.choice(at)
    return [*words[: chosen + 1], "not", *words[chosen + 1 :]]


def _number(dice: random.Random, words: list[str]) -> list[str] | None:
    at = [n for n, word in enumerate(words) if re.search(r"\d", word)]
    if not at:
        return None
    chosen = dice.choice(at)
    digit = dice.choice(re.findall(r"\d", words[chosen]))
    changed = words[chosen].replace(digit, str((int(digit) + dice.randint(1, 8)) % 10), 1)
    return [*words[:chosen], changed, *words[chosen + 1 :]]


def _name(dice: random.Random, words: list[str]) -> list[str] | None:
    at = [
        n
        for n, word in enumerate(words[1:], 1)
        if word[0].isupper() and len(plain(word)) > 3 and words[n - 1][-1] not in ".?!"
    ]
    if not at:
        return None
    chosen = dice.choice(at)
    return [*words[:chosen], dice.choice(["Norland", "Sarovia", "Brevia", "Ostvik"]), *words[chosen + 1 :]]


def _content(dice: random.Random, words: list[str]) -> list[str]:
    at = dice.randint(1, len(words) - 2)
    return [*words[:at], dice.choice(["orchard", "violin", "lantern", "kettle"]), *words[at + 1 :]]


def _cut(dice: random.Random, words: list[str], *, mark: str | None) -> list[str] | None:
    if len(words) < 14:
        return None
    size = dice.randint(2, len(words) - 10)
    at = dice.randint(4, len(words) - size - 4)
    gone, before, after = words[at : at + size], words[at - 1], words[at + size]
    if size <= 3 and any(is_critical(plain(word)) for word in gone):
        return None
    # The same word at both sides of a cut makes two readings equally right.
    if (
        plain(gone[0]) == plain(after)
        or plain(gone[-1]) == plain(before)
        or plain(" ".join(gone[-2:])) in ("youknow", "imean")
    ):
        return None
    return [*words[:at], *([mark] if mark else []), *words[at + size :]]


def _bracketed(dice: random.Random, words: list[str]) -> list[str] | None:
    at = [
        n
        for n, word in enumerate(words[2:-2], 2)
        if word.lower() in ("he", "she", "it", "they", "we", "them", "this", "that")
    ]
    if not at:
        return None
    chosen = dice.choice(at)
    return [*words[:chosen], dice.choice(["[the minister]", "[Norland]", "[the new law]"]), *words[chosen + 1 :]]


def _contracted(dice: random.Random, words: list[str]) -> list[str] | None:
    for n in range(len(words) - 1):
        short = SPOKEN.get((words[n].lower(), words[n + 1].lower()))
        if short:
            return [*words[:n], short, *words[n + 2 :]]
        long = CONTRACTIONS.get(plain(words[n])) if "'" in words[n] else None
        if long and len(long) == 1 and words[n][-1].isalpha():
            return [*words[:n], *long[0], *words[n + 1 :]]
    return None


def _spelled(dice: random.Random, words: list[str]) -> list[str] | None:
    known = {**NUMBERS, **{digit: word for word, digit in NUMBERS.items()}}
    return _swap(dice, words, known)


def _punctuated(dice: random.Random, words: list[str]) -> list[str]:
    bare = [re.sub(r"(?<!\d)[,;:]|[,;:]$", "", word) for word in words]
    bare = [word.upper() if dice.random() < 0.1 else word for word in bare]
    return [word + ("," if dice.random() < 0.1 and not re.search(r"\d$", word) else "") for word in bare]


def _far(dice: random.Random, passage: Passage, turns: list[Passage], mark: str) -> Made:
    one = stretch(dice, passage, 7, 14)
    others = [
        turn for turn in turns
        if turn.transcript is passage.transcript and turn.speaker == passage.speaker and len(turn.words) > 20
        and _between(turns, turn, passage) > FAR
    ]  # fmt: skip
    two = stretch(dice, dice.choice(others), 7, 14) if one and others else None
    return (" ".join([*one, *([mark] if mark else []), *two]), "spliced", None) if one and two else None


def _between(turns: list[Passage], one: Passage, two: Passage) -> int:
    low, high = sorted((one.number, two.number))
    return sum(len(turn.words) for turn in turns if turn.transcript is one.transcript and low < turn.number < high)


def _crossing(dice: random.Random, passage: Passage, turns: list[Passage]) -> Made:
    after = [turn for turn in turns if turn.transcript is passage.transcript and turn.number == passage.number + 1]
    if not after or after[0].speaker == passage.speaker or len(after[0].words) < 8:
        return None
    words = [*passage.words[-8:], *after[0].words[:8]]
    return (
        None if any(re.search(r"[—–…“”\"-]", word) for word in words) else (" ".join(words), "spliced", "crosses_turn")
    )


def _reversed(dice: random.Random, passage: Passage, _: list[Passage]) -> Made:
    words = stretch(dice, passage, 16, 30)
    if not words:
        return None
    at = dice.randint(7, len(words) - 7)
    return " ".join([*words[at:], *words[:at]]), "reordered", None


def _short(dice: random.Random, passage: Passage, _: list[Passage]) -> Made:
    words = stretch(dice, passage, 4, 5)
    return (" ".join(words), "verbatim", "short") if words and sum(map(len, words)) > 15 else None


def _absent(dice: random.Random, passage: Passage, _: list[Passage]) -> Made:
    words = stretch(dice, passage, 10, 20)
    return (
        (" ".join(dice.choice(ABSENT) if dice.random() < 0.75 else word for word in words), "not_found", None)
        if words
        else None
    )


def _invented(dice: random.Random, _: Passage, __: list[Passage]) -> Made:
    return " ".join(dice.choice(ABSENT) for _ in range(dice.randint(8, 20))), "not_found", None


KINDS: dict[str, Callable[[random.Random, Passage, list[Passage]], Made]] = {
    "verbatim": lambda dice, passage, _: (
        (" ".join(words), "verbatim", None) if (words := stretch(dice, passage)) else None
    ),
    "wrong speaker": lambda dice, passage, _: (
        (" ".join(words), "verbatim", None) if (words := stretch(dice, passage)) else None
    ),
    "punctuation": _kind(_punctuated, "verbatim"),
    "short": _short,
    "contraction": _kind(_contracted, "variant"),
    "spelling of number": _kind(_spelled, "variant"),
    "disfluency added": _kind(lambda dice, words: _put_in(dice, words, dice.choice(["uh,", "um,", "er,"])), "variant"),
    "bracket": _kind(_bracketed, "bracketed"),
    "cut with ellipsis": _kind(
        lambda dice, words: _cut(dice, words, mark=dice.choice(["...", "…", ". . .", "[...]"])), "elided_marked"
    ),
    "cut without ellipsis": _kind(lambda dice, words: _cut(dice, words, mark=None), "elided_unmarked"),
    "negation dropped": _kind(
        lambda dice, words: _dropped(dice, words, frozenset(["not", "never", "no"])), "altered", "negation"
    ),
    "negation added": _kind(_negated, "altered", "negation"),
    "number changed": _kind(_number, "altered", "number"),
    "name changed": _kind(_name, "altered", "named_entity"),
    "hedge dropped": _kind(lambda dice, words: _dropped(dice, words, HEDGES - MODALS), "altered", "hedge"),
    "modal changed": _kind(lambda dice, words: _swap(dice, words, OTHER_MODAL), "altered", "modal"),
    "modal dropped": _kind(lambda dice, words: _dropped(dice, words, MODALS - NEGATIONS), "altered", "modal"),
    "quantifier changed": _kind(lambda dice, words: _swap(dice, words, OTHER_COUNT), "altered", "quantifier"),
    "quantifier dropped": _kind(
        lambda dice, words: _dropped(dice, words, QUANTIFIERS - NEGATIONS), "altered", "quantifier"
    ),
    "comparative changed": _kind(lambda dice, words: _swap(dice, words, OTHER_DEGREE), "altered", "comparative"),
    "comparative dropped": _kind(lambda dice, words: _dropped(dice, words, COMPARATIVES), "altered", "comparative"),
    "word changed": _kind(_content, "altered"),
    "fragments from afar": lambda dice, passage, turns: _far(dice, passage, turns, ""),
    "fragments from afar with ellipsis": lambda dice, passage, turns: _far(dice, passage, turns, "..."),
    "crossing a turn": _crossing,
    "order reversed": _reversed,
    "mostly absent": _absent,
    "absent": _invented,
}
