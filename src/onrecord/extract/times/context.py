"""What stands around a time expression: the preposition before it, the tense of its clause, what makes it none."""

from __future__ import annotations

from onrecord.extract.times.classes import Tokens, value_of
from onrecord.extract.times.grammar import Grammar
from onrecord.model.found_times import Tense
from onrecord.model.values import TimeRelation

_FAR = 60  # tokens, white space included: beyond it a verb says nothing of this time
_AFTER = 60
_PREPOSITION = 4  # tokens between a preposition and its time at most, "the" and white space included
_NOT_COUNTED = frozenset({"was", "is", "has", "as", "this", "takes", "lasts", "needs", "says", "his", "its", "does"})
_IN_TIME = frozenset({"at", "until", "till", "before", "after", "since", "by", "from"})
_BEFORE_MONTHS = frozenset({"of", "to", "and", "or", "this", "every"})
_DATING = frozenset(
    {"early", "late", "in", "by", "until", "till", "since", "from", "before", "after", "through", "during"}
)
_BEFORE_YEARS = _BEFORE_MONTHS | _DATING | {"between", "on", "as"}
_NOT_THINGS = frozenset({"as", "was", "is", "has", "this", "its", "plus", "versus", "vs", "his", "us"})
_WITH_THE = 3  # tokens of "the 2019"
_LONG_AGO = 1900
_HAVE_BEEN = frozenset({"was", "were", "had"})
# "Wednesday's ruling" has been given, whatever the verb before it looks forward to.
_OUTCOMES = frozenset(
    """ruling verdict attack attacks bombing bombings shooting shootings killing killings blast blasts explosion
    explosions crash raid raids decision announcement speech statement remarks comments report reports results
    plunge drop slump rally sell-off close quake earthquake storm clash clashes arrest arrests""".split()
)
_DOUBTFUL = frozenset({"may", "march", "april", "june", "august"})  # names and verbs as well


class Context:
    """Looks around in the tokens of one text."""

    def __init__(self, tokens: Tokens, grammar: Grammar) -> None:
        self.words, self.starts, self.classes = tokens
        self._grammar = grammar

    def before(self, first: int) -> str:
        """Return the word before the token `first`, in lower case, "" where a sign or nothing stands there."""
        index = first - 1
        if index >= 0 and self.classes[index] == " ":
            index -= 1
        word = self.words[index].lower() if index >= 0 else ""
        if word == "the" and index > 1:
            return self.before(index)
        return word if word.isalpha() else ""

    def after(self, last: int) -> str:
        """Return the token after the token before `last`, white space passed over."""
        index = last + 1 if last < len(self.words) and self.classes[last] == " " else last
        return self.words[index] if index < len(self.words) else ""

    def relation(self, first: int) -> TimeRelation | None:
        """Return the sense of the preposition before the token `first`."""
        value = value_of(self.before(first), "PREP")
        return _RELATIONS.get(value or "")

    def defers(self, first: int) -> bool:
        """Whether what stands before "until" puts something off: "postponed until May" looks ahead."""
        index = first - 2
        while index > 0 and self.words[index].lower() not in ("until", "till", "to"):
            index -= 1
            if first - index > _PREPOSITION:
                return False
        return value_of(self.before(index), "DEFER") is not None

    def is_rate(self, first: int, last: int) -> bool:
        """Whether "a year" tells how often, as after "2 billion euros"."""
        if first < 2 or last - first != 3 or self.words[first].lower() not in ("a", "an"):
            return False
        counted = self.classes[first - 2] in self._grammar.amounts and self.classes[first - 1] == " "
        return counted and self.words[first - 2].lower() not in _NOT_COUNTED

    def tense(self, first: int, last: int) -> Tense | None:
        """Return where the clause around the tokens `[first, last)` looks: by the nearest verb before, else after."""
        begin = max(0, first - _FAR)
        stop = self._clause_start(begin, first)
        found = self._grammar.tense.search(self.classes[stop:first][::-1])
        if found is None:
            found = self._grammar.tense_ahead.search(self._clause_after(last))
        if found is None:
            return None
        ahead = found.lastgroup == "future" and not self._is_over(first, last)
        return Tense.FUTURE if ahead else Tense.PAST

    def _is_over(self, first: int, last: int) -> bool:
        """Whether the words after say that it has been: "Friday's attack", "due by the end of March, was passed"."""
        following = [word.lower() for word in self.words[last : last + 4]]
        if following[:2] in (["'", "s"], ["’", "s"]):
            return following[3:] != [] and following[3] in _OUTCOMES
        ended = following[:2] == [",", " "] and following[2:] != [] and following[2] in _HAVE_BEEN
        return ended and self.before(first) in ("by", "of")

    def opens(self, first: int) -> bool:
        """Whether a preposition and the time after it open their sentence: "Until Thursday, they had"."""
        return first == 2 or (
            first > 2 and self._clause_start(max(0, first - _PREPOSITION), first) in (first - 2, first - 3)
        )

    def _clause_start(self, begin: int, first: int) -> int:
        for found in self._grammar.stops.finditer(self.classes, begin, first):
            begin = found.end()
        return begin

    def _clause_after(self, last: int) -> str:
        stop = self._grammar.stops.search(self.classes, last, last + _AFTER)
        return self.classes[last : stop.start() if stop else last + _AFTER]


_RELATIONS = {relation.value: relation for relation in TimeRelation}


def is_no_time(rule: str, context: Context, first: int, last: int) -> bool:
    """Whether what a rule matched at the tokens `[first, last)` is something else after all."""
    check = _CHECKS.get(rule)
    if context.words[first][0].isdigit() and _in_a_number(context, first, last):
        return True
    return check is not None and check(context, first, last)


def _in_a_number(context: Context, first: int, last: int) -> bool:
    classes = context.classes
    if first == 0 or classes[first - 1] in " \n(–":
        return False
    sign = classes[first - 1]
    if sign in "$£€¥+%&":
        return True
    return sign in ".,:/-" and first > 1 and context.words[first - 2][-1:].isdigit()


def _month_alone(context: Context, first: int, last: int) -> bool:
    word, before = context.words[last - 1].lower(), context.before(first)
    if last - first > 1 or word not in _DOUBTFUL:
        return False
    following = context.after(last)
    if before in ("to", "and", "or", "with") and following[:1].isupper():
        return True
    if value_of(before, "PREP") or before in _BEFORE_MONTHS:
        return False
    lower = first > 1 and context.words[first - 2].islower()
    if lower and context.words[last - 1] == "March" and not following[:1].isalnum():
        return False  # "they promised March."
    if (
        first > 1
        and context.words[first - 2].lower() == "the"
        and following.islower()
        and not value_of(following, "PREP")
    ):
        return False  # "the March vote", but "the March on the capital"
    return word in ("may", "march") or following[:1].isupper() or following in ("'s", "’s")


def _bare_year(context: Context, first: int, last: int) -> bool:
    """Whether four digits count something: "2000 troops", "1500.50"."""
    year, following = int(context.words[last - 1]), context.after(last)
    sign, rest = context.classes[last : last + 1], "".join(context.words[last + 1 : last + 2])
    if (
        sign in ("%", "$")
        or value_of(following, "MEASURE") is not None
        or (sign in ("-", ".", ",", ":") and rest[:1].isdigit())
    ):
        return True
    named = context.before(first) in _BEFORE_YEARS or last - first > _WITH_THE
    if not 1500 <= year <= 2100 and not named:
        return True
    counted = following.islower() and following.endswith("s") and following not in _NOT_THINGS
    return counted and (not named or year < _LONG_AGO)


def _bare_season(context: Context, first: int, last: int) -> bool:
    if context.words[last - 1].lower() == "fall" and context.after(last).lower() == "of":
        return True
    if last - first > 1:
        return False
    word = context.before(first)
    if word in ("in", "by", "until", "till", "before", "after", "during", "since", "through", "this", "from"):
        return False
    return not (word == "of" and context.words[first].lower() != "fall")


def _length(context: Context, first: int, last: int) -> bool:
    """Whether a length is an age ("a six-year-old"), a share ("three quarters of") or a rank ("a second")."""
    ending = "".join(context.words[last : last + 2]).lower()
    words = "".join(context.words[first:last]).lower().split()
    if (
        ending in ("-old", "-olds")
        or (ending == " old" and "year" in words[-1])
        or words[-1].endswith(("quarter", "quarters"))
    ):
        return True
    return words[-1] in ("second", "min") and not words[0][0].isdigit() and words[0] != "one"


def _dotted_clock(context: Context, first: int, last: int) -> bool:
    """Whether "18.20" is a number: a clock opens a paragraph or follows a preposition of time."""
    if first == 0 or context.classes[first - 1] == "\n":
        return context.after(last)[:1].islower()
    return context.before(first) not in _IN_TIME


def _short_year(context: Context, first: int, last: int) -> bool:
    return context.before(first) not in {"in", "of", "late", "early", "to"} | _IN_TIME


def _day_only(context: Context, first: int, last: int) -> bool:
    return context.before(first) not in {"on", "to", "of"} | _IN_TIME


def _holiday_name(context: Context, first: int, last: int) -> bool:
    return not context.words[last - 1][0].isupper()


def _age(context: Context, first: int, last: int) -> bool:
    """Whether "his thirties" or "its second century" tells an age."""
    return value_of(context.before(first), "POSS") is not None


def _idle(context: Context, first: int, last: int) -> bool:
    """Whether "at the end of the day" is said of no day."""
    words = "".join(context.words[first:last]).lower().split()
    return context.before(first) == "at" and words[-3:] == ["of", "the", "day"]


def _title_word(context: Context, first: int, last: int) -> bool:
    """Whether "Daily" is part of a name, as in "Harbour Daily"."""
    if first > 1 and context.words[first - 2].lower() in ("a", "the") and _ends_a_noun(context.after(last)):
        return True
    capital, following = context.words[first][0].isupper(), context.after(last)
    if following[:1].isupper() and following[1:].islower() and context.before(first) not in ("", "in"):
        return True  # "the party daily Harbour"
    return capital and (_after_capital(context, first) or context.after(last)[:1].isupper())


def _ends_a_noun(following: str) -> bool:
    """Whether "a weekly" is a paper: no noun comes after it."""
    return not following[:1].isalnum() or following in ("that", "which") or value_of(following, "PREP") is not None


def _name_word(context: Context, first: int, last: int) -> bool:
    """Whether "Today" ends a name; in a headline of capitals it does not."""
    word = context.words[first]
    return word[0].isupper() and not word.isupper() and _after_capital(context, first)


def _after_capital(context: Context, first: int) -> bool:
    return first > 1 and context.classes[first - 1] == " " and context.words[first - 2][:1].isupper()


def _any_fiscal(context: Context, first: int, last: int) -> bool:
    """Whether "a fiscal year" is any of them."""
    return context.before(first) in ("a", "per", "every")


def _old(context: Context, first: int, last: int) -> bool:
    return True


_CHECKS = {
    "month_poss": _month_alone,
    "month": _month_alone,
    "year": _bare_year,
    "season": _bare_season,
    "length_num": _length,
    "length_range": _length,
    "length_rel": lambda context, first, last: (
        "".join(context.words[last : last + 2]).lower() in ("-old", " old", "-olds")
    ),
    "clock_dot": _dotted_clock,
    "decade": _age,
    "century": _age,
    "unit_edge": _idle,
    "year_fiscalrel": _any_fiscal,
    "set_word": _title_word,
    "day_word": _name_word,
    "year_short": _short_year,
    "day_only": _day_only,
    "day_onlyon": _day_only,
    "holiday_day": _holiday_name,
    "length_old": _old,
}
