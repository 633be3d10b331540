"""One paragraph as a line of items: author's words and whole quotations, each with a one-letter code.

Takes a `Parse`, returns `Line`s. Patterns for noun phrases run over the codes, so that no grammar is needed:

d determiner · o preposition inside a noun phrase · p other preposition · r pronoun · c and/or · s subordinator
w who/which · v finite verb · t time word · a adverb · n other word · u capitalised word · m number · ' ending 's
q quotation · , ; : - ( ) . their signs · x any other sign
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache

from onrecord.extract.marks import Quotation
from onrecord.lexicons import table, words
from onrecord.model import Parse, Part, Span

_SIGNS = {",": ",", ";": ";", ":": ":", "—": "-", "–": "-", "--": "-", "-": "-", "(": "(", ")": ")", "[": "(", "]": ")",
          ".": ".", "!": ".", "?": ".", "…": ".", "...": "."}  # fmt: skip
_LONGEST_ASIDE = 6
_LONGEST_UNIT = 400
_LONGEST_HEAD = 120
_MOST_WORDS = 1 << 15
_QUOTE_SIGNS = "“”„‟\"＂«»‹›‘’‚‛'` \u00a0"


@dataclass(slots=True)
class Line:
    """The items of one part.

    `quotes[i]` is the quotation at item `i`, `tails[i]` its last character; `units` are item ranges of the sentences.
    """

    index: int
    part: Part
    lows: list[str]
    starts: list[int]
    ends: list[int]
    codes: str
    quotes: dict[int, Quotation]
    units: list[tuple[int, int]]
    tails: dict[int, str]
    heads: dict[int, str]

    def inside(self, item: int) -> str:
        """Return the first words of the quotation at an item, its opening mark left out."""
        return self.heads[item]

    def span(self, first: int, stop: int) -> Span:
        """Return the characters from item `first` to before item `stop`."""
        return Span(self.starts[first], self.ends[stop - 1])


@lru_cache(maxsize=_MOST_WORDS)
def _read_word(word: str, opens: bool, previous: str) -> tuple[str, str]:
    """Return a word in lower case and its code; kept for words that come again."""
    low = word.lower()
    return low, _code(word, low, opens, previous)


def _code(word: str, low: str, opens: bool, previous: str) -> str:
    sign = _SIGNS.get(word)
    if sign is not None:
        return sign
    first = word[0]
    if not first.isalnum():
        return (
            "'"
            if first in "'’" and (len(word) > 1 or previous in "nu")
            else ("m" if first in "$€£¥" and len(word) > 1 else "x")
        )
    code = table("functions").get(low)
    if code is None and low in words("finite_verbs"):
        code = "v"
    if code is not None and not first.isupper():
        return code
    if code is not None and (
        opens or code in "dropsw" or (code == "t" and low not in ("may", "march", "next", "last"))
    ):
        return code if code != "v" or previous not in "u" else "u"
    if first.isdigit():
        return "m"
    if first.isupper():
        return "u"
    if _is_verb(low, previous):
        return "v"
    if low.endswith("ly") and len(low) > 4 and low not in ("family", "assembly", "rally", "ally", "italy", "supply"):
        return "a"
    return "n"


def _is_verb(low: str, previous: str) -> bool:
    """Whether a lower-case word that no list holds is taken for a verb: a cue, or a form in -ed after a subject."""
    if low in table("cue_verbs"):
        return low not in words("ambiguous_cues") and not low.endswith("ing")
    return low.endswith("ed") and len(low) > 4 and previous in "urn"


def _settle(codes: list[str], unit_ends: set[int]) -> None:
    """Give stops of abbreviations, short asides after a name, and hyphens inside words the code of their neighbour."""
    for index, code in enumerate(codes):
        if code == "." and index not in unit_ends and index and codes[index - 1] in "un":
            codes[index] = codes[index - 1]
        elif code == "t" and index and codes[index - 1] == "d" and codes[index + 1 : index + 2] in (["n"], ["u"]):
            codes[index] = "n"  # "an earlier version"
        elif code == "(" and index and codes[index - 1] == "u":
            for stop in range(index + 1, min(index + 1 + _LONGEST_ASIDE, len(codes))):
                if codes[stop] == "q":
                    break
                if codes[stop] == ")":
                    codes[index : stop + 1] = ["u"] * (stop + 1 - index)
                    break


def build_lines(parse: Parse, quotations: list[Quotation]) -> list[Line]:
    """Return one line for each part that holds a word, in text order."""
    outer = [(piece, quotation) for quotation in quotations if quotation.depth == 0 for piece in quotation.pieces]
    outer.sort(key=lambda pair: pair[0].start)
    borders = {sentence.span.end for sentence in parse.sentences}
    if parse.text.islower():  # no capital shows where a sentence begins: every stop ends one
        borders |= {end for end in parse.token_ends if parse.text[end - 1] in ".!?"}
    lines: list[Line] = []
    number = 0
    for index, part in enumerate(parse.document.parts):
        while number < len(outer) and outer[number][0].end <= part.span.start:
            number += 1
        here = number
        while number < len(outer) and outer[number][0].start < part.span.end:
            number += 1
        line = Line(index, part, [], [], [], "", {}, [], {}, {})
        _fill(line, parse, outer[here:number], borders)
        if line.codes:
            lines.append(line)
    return lines


def line_within(parse: Parse, index: int, span: Span, quotations: list[Quotation]) -> Line:
    """Return a span of part number `index` as a line, with some quotations inside it."""
    outer = sorted(((piece, one) for one in quotations for piece in one.pieces), key=lambda pair: pair[0].start)
    first, stop = (
        bisect_right(parse.sentences, edge, key=lambda sentence: sentence.span.start) for edge in (span.start, span.end)
    )
    borders = {sentence.span.end for sentence in parse.sentences[max(first - 1, 0) : stop]}
    line = Line(index, Part(parse.document.parts[index].kind, span), [], [], [], "", {}, [], {}, {})
    _fill(line, parse, outer, borders)
    return line


def _fill(line: Line, parse: Parse, outer: list[tuple[Span, Quotation]], borders: set[int]) -> None:
    """Put the words and the quotations of its part into a line, and cut it into sentences."""
    text, starts, ends = parse.text, parse.token_starts, parse.token_ends
    token, last = bisect_right(ends, line.part.span.start), bisect_left(starts, line.part.span.end)
    codes: list[str] = []
    unit_ends: set[int] = set()
    opens, begin, number = True, 0, 0
    while token < last:
        while number < len(outer) and outer[number][0].end <= starts[token]:
            number += 1
        if number < len(outer) and outer[number][0].start <= starts[token]:
            _add_quotation(line, text, len(codes), *outer[number])
            codes.append("q")
            token = bisect_left(starts, outer[number][0].end, token, last)
        else:
            word = text[starts[token] : ends[token]]
            low, code = _read_word(word, opens, codes[-1] if codes else " ")
            line.lows.append(low)
            line.starts.append(starts[token])
            line.ends.append(ends[token])
            codes.append(code)
            token += 1
        opens = line.ends[-1] in borders
        if opens or len(codes) - begin >= _LONGEST_UNIT or token >= last:
            unit_ends.add(len(codes) - 1)
            line.units.append((begin, len(codes)))
            begin = len(codes)
    _settle(codes, unit_ends)
    line.codes = "".join(codes)


def _add_quotation(line: Line, text: str, item: int, piece: Span, quotation: Quotation) -> None:
    line.quotes[item] = quotation
    line.tails[item] = text[quotation.inner[-1].end - 1]
    line.heads[item] = text[piece.start : min(piece.end, piece.start + _LONGEST_HEAD)].strip(_QUOTE_SIGNS)
    line.lows.append("“”")
    line.starts.append(piece.start)
    line.ends.append(piece.end)
