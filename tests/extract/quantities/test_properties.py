"""What holds for every text: spans in order and apart, no exception, exact values however an amount is written."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.extract.quantities import find_quantities
from onrecord.extract.quantities.numerals import read_numeral
from onrecord.model import Quantity
from onrecord.resolve.quantities import resolve_quantities
from tests.texts import parse_text

PIECES = (
    "1,200.50 3-2 €5m 10^400 two hundred and a half million of the between to from - – , . $ £ % US$ EUR kr m bn k "
    "percent people dollars a year per 2024 May ½ 1/2 ٣٤ × minus +999 … ’s -five twenty-first one of dozens at least "
    "pounds won hundreds thousands million-euro ( ) “ ” \n İ ß 𝟗"
).split(" ")


def resolved(text: str) -> tuple[list[Quantity], int]:
    parse = parse_text(text)
    quantities, problems = resolve_quantities(parse, find_quantities(parse))
    return quantities, len(problems)


def check(text: str) -> None:
    quantities, problems = resolved(text)
    last = 0
    for one in quantities:
        assert last <= one.span.start < one.span.end <= len(text)
        assert one.span.text_in(text).strip() == one.span.text_in(text)
        assert one.value_max is None or one.value_max >= one.value
        last = one.span.end
    assert problems <= 6


@given(st.text(max_size=200))
@settings(max_examples=150, deadline=None)
def test_any_text_gives_spans_in_order_and_apart(text: str) -> None:
    check(text)


@given(st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(["", " ", "\u00a0", "-"])), max_size=30))
@settings(max_examples=400, deadline=None)
def test_any_row_of_number_pieces_gives_spans_in_order_and_apart(pieces: list[tuple[str, str]]) -> None:
    check("".join(piece + gap for piece, gap in pieces))


def in_words(number: int) -> str:
    """Return an English number in words, below a trillion."""
    small = (
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen"
    ).split()
    tens = "twenty thirty forty fifty sixty seventy eighty ninety".split()
    if number < 20:
        return small[number]
    if number < 100:
        return tens[number // 10 - 2] + (f"-{small[number % 10]}" if number % 10 else "")
    for power, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= power:
            rest = number % power
            joint = " and " if 0 < rest < 100 else " "
            return f"{in_words(number // power)} {name}" + (f"{joint}{in_words(rest)}" if rest else "")
    raise AssertionError(number)


@given(st.integers(0, 10**12 - 1))
@settings(max_examples=200, deadline=None)
def test_every_number_in_words_is_read_exactly(number: int) -> None:
    words = in_words(number)
    numeral = read_numeral(words, words, 0, len(words))
    assert numeral is not None
    assert (numeral.value, numeral.end) == (Decimal(number), len(words))


def grouped(digits: str, sign: str) -> str:
    head = len(digits) % 3 or 3
    return sign.join([digits[:head], *(digits[place : place + 3] for place in range(head, len(digits), 3))])


@given(
    st.integers(1, 10**12),
    st.integers(0, 99),
    st.sampled_from([(",", "."), (".", ","), ("\u202f", "."), ("'", ".")]),
    st.sampled_from(["€{}", "EUR {}", "EUR{}", "{} euros", "{} EUR", "{}€"]),
)
@settings(max_examples=200, deadline=None)
def test_every_way_of_grouping_gives_the_exact_amount(
    whole: int, cents: int, signs: tuple[str, str], pattern: str
) -> None:  # fmt: skip
    group, mark = signs
    figures = grouped(str(whole), group) + (f"{mark}{cents:02d}" if cents else "")
    if group == "." and figures.count(".") == 1 and not cents:
        figures = figures.replace(".", "")  # "1.200" alone is one point two
    [one], _ = resolved(f"They paid {pattern.format(figures)} at once.")
    assert (one.value, one.currency) == (Decimal(whole) + Decimal(cents) / 100, "EUR")


@given(
    st.decimals(min_value="0.1", max_value="999.9", places=1),
    st.sampled_from(
        [("million", 6), ("bn", 9), ("billion", 9), ("m", 6), ("tn", 12), ("k", 3), ("mln", 6), ("trillion", 12)]
    ),
    st.sampled_from(["€{}{}", "€{} {}", "EUR {} {}", "{} {} euros", "{}-{}-euro", "{}{} euros"]),
)
@settings(max_examples=200, deadline=None)
def test_every_habit_of_magnitude_gives_the_exact_amount(
    number: Decimal, magnitude: tuple[str, int], pattern: str
) -> None:  # fmt: skip
    word, power = magnitude
    if (word == "k" and pattern == "EUR {} {}") or (word in ("k", "m") and pattern in ("€{} {}", "{}-{}-euro")):
        return  # nobody writes "€5 k" or "5-m-euro"
    [one], _ = resolved(f"a sum of {pattern.format(number, word)} for roads")
    assert (one.value, one.currency) == (number.scaleb(power), "EUR")


@pytest.mark.parametrize(
    "unit",
    ["5 ", "5,", "9.", "five ", "five and ", "a hundred ", "$", "between 3 and ", "1/2 ", "- 5 to ", "x ", "\n",
     "10^9 ", "two of ", "5 red ", "€5 million of the ", "٣", "((((", "at least ", "over over 5 "],
)  # fmt: skip
def test_time_grows_with_the_length_alone(unit: str) -> None:
    """Ten times the text takes hardly more than ten times as long, whatever it is made of."""

    def seconds(size: int) -> float:
        parse = parse_text(f"It cost {unit * (size // len(unit))} in all.")
        begin = time.process_time()
        resolve_quantities(parse, find_quantities(parse))
        return time.process_time() - begin

    seconds(1_000)
    assert seconds(24_000) < 30 * max(seconds(2_400), 0.002)
