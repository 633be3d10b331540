"""What looks like reported speech and is none: takes a `Line` and a `Frame`, says whether nobody says anything in it.

Titles that somebody reads, words named as words, sources that are nobody, questions put to nobody in particular.
"""

from __future__ import annotations

from onrecord.extract.lines import Line
from onrecord.extract.phrases import Range

_NOBODY = frozenset("nobody none neither nothing anyone anybody whoever us me him them whom if".split())
_NEGATIVE = frozenset("no neither nor".split())
_POINTING = frozenset("this that these those thus so perhaps like".split())
_NAMED_WORDS = frozenset(
    "word words term phrase slogan motto title titled entitled label name named nickname adjective noun expression "
    "syllable headline caption sign banner".split()
)
_OF_WORKS = frozenset(
    "read reading reads wrote written writes writing published publishes publishing released releases performed sang "
    "sings played reviewed cited recommended mentioned presented discussed".split()
)
_SAYING = frozenset("said says say saying told added adds replied insisted wrote writes shouted asked".split())
_POINTED_AT = frozenset("it this that them him her these those".split())
_SMALL = frozenset("a an and as at but by for from in into of on or the to with".split())
_MOST_TITLE_WORDS = 8


def says_nothing(line: Line, pattern: str, source: Range | None, cue: Range | None, content: list[Range]) -> bool:
    """Whether an attribution of this form reports no words of anybody."""
    tells = cue is not None and line.lows[cue[1] - 1] == "know"  # "let them know that"
    if source is not None and not tells and _is_nobody(line, source):
        return True
    if pattern == "colon" and source is not None and line.lows[source[1] - 1] in _POINTING:
        return True
    if cue is None or len(content) != 1:
        return False
    first, stop = content[0]
    verb = line.lows[cue[1] - 1]
    quotes = [index for index in range(first, stop) if line.codes[index] == "q"]
    if not quotes:
        return False
    if verb in _OF_WORKS and all(_is_title(line, index) for index in quotes) and _is_somebody(line, source):
        return True
    if len(quotes) > 1 or verb in _SAYING:
        return False
    before = line.lows[quotes[0] - 1] if quotes[0] else ""
    return (
        before in _NAMED_WORDS
        and pattern in ("other-quote", "call-quote", "cue-mixed", "cue-quote")
        and "v" not in line.codes[first : quotes[0]]
    )


def is_label(line: Line, content: Range) -> bool:
    """Whether content is one word in marks for what a pronoun stands for: “they called it “irreversible””."""
    first, stop = content
    return (
        stop - first >= 2
        and line.lows[first] in _POINTED_AT
        and line.codes[first + 1] == "q"
        and " " not in line.inside(first + 1)
        and "q" not in line.codes[first + 2 : stop]
    )


def is_imagined(line: Line, quote: int) -> bool:
    """Whether a quotation is only pointed at: “Perhaps this: “…””."""
    return quote >= 2 and line.codes[quote - 1] == ":" and line.lows[quote - 2] in _POINTING


def _is_nobody(line: Line, source: Range) -> bool:
    first, stop = source
    if line.lows[first] in _NEGATIVE or (first and line.lows[first - 1] in ("neither", "nor", "let")):
        return True
    if first >= 2 and line.codes[first - 1] == "o" and line.lows[first - 2] in _NOBODY:
        return True  # "nobody in the front row"
    if stop - first == 1 and line.lows[first] == "one":
        return first > 0 and line.codes[first - 1] in "sw"  # "as one says"
    return stop - first == 1 and line.lows[first] in _NOBODY


def _is_somebody(line: Line, source: Range | None) -> bool:
    """Whether the source is a person and no sign, letter or report that reads “…”."""
    if source is None:
        return False
    return line.codes[source[0]] in "ru"


def _is_title(line: Line, index: int) -> bool:
    """Whether a quotation looks like the title of a work: every longer word begins with a capital."""
    words = line.inside(index).split()
    if not 0 < len(words) <= _MOST_TITLE_WORDS or line.tails[index] in ".,;":
        return False
    return all(word[0].isupper() or word[0].isdigit() or word.lower() in _SMALL for word in words) and len(words) > 1
