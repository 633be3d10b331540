"""How well reprints are grouped, and how long it takes.

    python benchmarks/reprints.py [--documents 1000 10000 100000] [--seed 8]

Articles come from `benchmarks/synthetic.py`, which knows what it made a reprint of what. Counted are pairs of articles
of one group: P of those given, R of those made.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections import Counter

from onrecord.compare.reprints import Article, group_reprints
from synthetic import Made, make_articles


def pairs(sizes: Counter[str]) -> int:
    """Return how many pairs there are in groups of these sizes."""
    return sum(size * (size - 1) // 2 for size in sizes.values())


def measure(made: list[Made]) -> tuple[float, float, float, int]:
    """Return precision and recall of pairs, seconds of CPU time, and how many independent texts were found."""
    articles = [Article(one.key, "\n\n".join(one.paragraphs), one.published, one.outlet) for one in made]
    begun = time.process_time()
    groups = group_reprints(articles)
    seconds = time.process_time() - begun
    source = {one.key: one.reprint_of or one.key for one in made}
    given = {key: group.first for group in groups for key in group.keys}
    both = Counter(f"{given[key]} {source[key]}" for key in source)
    right = pairs(both)
    precision = right / (pairs(Counter(given.values())) or 1)
    return precision, right / (pairs(Counter(source.values())) or 1), seconds, len(groups)


def main() -> None:
    """Print a line for each number of articles."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--seed", type=int, default=8)
    options = parser.parse_args()
    for count in options.documents:
        made = list(make_articles(count, options.seed))
        truth = len({one.reprint_of or one.key for one in made})
        precision, recall, seconds, groups = measure(made)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        scores = f"pairs P {precision:.4f} R {recall:.4f} | {seconds:.1f} s, {count / seconds:,.0f} articles/s"
        found = f"{count:,} articles, {truth:,} independent texts, {groups:,} found"
        sys.stdout.write(f"{found} | {scores} | {memory:,.0f} MB\n")


if __name__ == "__main__":
    main()
