"""How fast times, quantities, places, actors and people are found and resolved: stage by stage and all together.

    python benchmarks/values_speed.py TEXTS [--rounds 3] [--words 250000]

TEXTS is a plain text file (.xz, .jsonl with "text" too): one paragraph a line, a blank line between articles; with
--whole the file is one paragraph. The network's tags and the attributions are made before, outside the clock. The first
half of the articles warms up the lists and caches; the other half is measured article by article, in CPU seconds of one
process, and words are counted as `str.split` does. `new` is the first time these articles are seen, `best` the best
round: caches then know their words. Run it alone or with OMP_NUM_THREADS=1.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ParamSpec, TypeVar

import onrecord.resolve
from onrecord.extract import find_attributions, find_disputes, find_echoes
from onrecord.extract.combining import combine_attributions
from onrecord.extract.network import find_network_attributions
from onrecord.extract.quantities import find_quantities
from onrecord.extract.times import find_times
from onrecord.model import Attribution, FoundDispute, FoundEcho, Parse
from onrecord.parse.network import tag_parses
from onrecord.resolve.quantities import resolve_quantities
from onrecord.resolve.times import resolve_times
from raw_texts import parse_of, read_text

P = ParamSpec("P")
R = TypeVar("R")
BATCH = 32
PEOPLE, ALL = "people", "all"


@dataclass(frozen=True, slots=True)
class Article:
    """A tagged article with who said what in it."""

    words: int
    parse: Parse
    attributions: list[Attribution]
    echoes: list[FoundEcho]
    disputes: list[FoundDispute]


class Clock:
    """CPU seconds by stage."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)

    def timed(self, stage: str, run: Callable[P, R]) -> Callable[P, R]:
        """Return `run`, which then counts its time for `stage`."""

        def counted(*args: P.args, **named: P.kwargs) -> R:
            begun = time.process_time()
            result = run(*args, **named)
            self.seconds[stage] += time.process_time() - begun
            return result

        return counted


def read_texts(path: Path, *, whole: bool) -> list[str]:
    """Return the articles of a file."""
    text = read_text(path)
    if path.suffix == ".jsonl":
        return [str(json.loads(line)["text"]) for line in text.splitlines()]
    return [" ".join(text.split())] if whole else [text for text in text.split("\n\n") if text.strip()]


def article_of(parse: Parse) -> Article:
    """Return what the stages before make of a tagged parse."""
    found = combine_attributions(parse, find_attributions(parse), find_network_attributions(parse))
    disputes = list(find_disputes(parse, found))
    return Article(len(parse.text.split()), parse, found, list(find_echoes(parse, found)), disputes)


def read_articles(texts: Sequence[str]) -> list[Article]:
    """Return the articles, tagged."""
    articles = []
    for begin in range(0, len(texts), BATCH):
        parses = [parse_of(begin + number, text) for number, text in enumerate(texts[begin : begin + BATCH])]
        articles += [article_of(parse) for parse in tag_parses(parses)]
    return articles


def run_all(articles: Sequence[Article], clock: Clock) -> None:
    """Do with each article what `onrecord read` does, in its order."""
    find_actors, find_places = onrecord.resolve.find_actors, onrecord.resolve.find_places
    onrecord.resolve.find_actors = clock.timed("actors", find_actors)
    onrecord.resolve.find_places = clock.timed("places", find_places)
    resolve_record = clock.timed(PEOPLE, onrecord.resolve.resolve_record)
    times, dates = clock.timed("find times", find_times), clock.timed("resolve times", resolve_times)
    amounts, values = clock.timed("find quantities", find_quantities), clock.timed("resolve qu.", resolve_quantities)
    begun = time.process_time()
    for one in articles:
        resolve_record(one.parse, one.attributions, one.echoes, one.disputes)
        dated, _ = dates(one.parse, times(one.parse))
        values(one.parse, amounts(one.parse, [time.span for time in dated]))
    clock.seconds[ALL] += time.process_time() - begun
    clock.seconds[PEOPLE] -= clock.seconds["actors"] + clock.seconds["places"]
    onrecord.resolve.find_actors, onrecord.resolve.find_places = find_actors, find_places


def main() -> None:
    """Print words a second by stage."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--words", type=int, default=250_000)
    parser.add_argument("--whole", action="store_true")
    options = parser.parse_args()
    texts, left = [], options.words
    for text in read_texts(options.texts, whole=options.whole):
        if left > 0:
            texts.append(text)
            left -= len(text.split())
    articles = read_articles(texts)
    half = len(articles) // 2
    run_all(articles[:half], Clock())
    words = sum(one.words for one in articles[half:])
    rounds = [Clock() for _ in range(options.rounds)]
    for clock in rounds:
        run_all(articles[half:], clock)
    sys.stdout.write(f"{len(articles) - half} articles, {words:,} words; words a second:\n")
    sys.stdout.write(f"{'':16} {'new':>10} {'best':>10}\n")
    for stage in rounds[0].seconds:
        best = min(clock.seconds[stage] for clock in rounds)
        sys.stdout.write(f"{stage:16} {words / rounds[0].seconds[stage]:10,.0f} {words / best:10,.0f}\n")


if __name__ == "__main__":
    main()
