"""How well the versions of one quotation are brought together, and how long it takes.

    python benchmarks/variants.py [--quotations 10000 100000 1000000] [--seed 8]

Made quotations: words drawn as often as in English (Zipf), one in ten a stock phrase; each original is printed one to
six times, whole, cut at either end or with a word changed. Counted are pairs of prints of one original: P of those
brought together, R of those made.
"""

from __future__ import annotations

import argparse
import datetime
import random
import resource
import sys
import time
from collections import Counter
from itertools import accumulate

from onrecord.compare.variants import Printed, gather
from reprints import pairs

STOCK = """
we will not comment on that matter|there is no military solution to this|we take this very seriously indeed
|our thoughts are with the families|we are looking into the matter now|this is a step in the right direction""".replace(
    "\n", ""
)
SYLLABLES = "ba de fi go hu ka le mi no pu ra se ti vo wa ze".split()
VOCABULARY = 30_000
DAY = datetime.date(2024, 1, 1)


def make_prints(count: int, seed: int) -> list[tuple[Printed, int]]:
    """Return prints, each with the number of its original."""
    rng = random.Random(seed)
    words = ["".join(rng.choices(SYLLABLES, k=rng.randint(1, 4))) for _ in range(VOCABULARY)]
    weights = list(accumulate(1 / (rank + 3) for rank in range(VOCABULARY)))
    made: list[tuple[Printed, int]] = []
    original = 0
    while len(made) < count:
        original += 1
        speaker = f"Speaker {rng.randint(1, 5000)}"
        day = DAY + datetime.timedelta(days=rng.randint(0, 700))
        whole = rng.choice(STOCK.split("|")).split() if rng.random() < 0.1 else _words(rng, words, weights)
        for number in range(rng.choice((1, 1, 1, 2, 3, 6))):
            version = whole if number == 0 else _version(rng, whole, words)
            name = f"q{len(made)}"
            printed = Printed(
                name,
                " ".join(version),
                f"a{len(made)}",
                outlet=f"Outlet {rng.randint(1, 50)}",
                published=day,
                speaker=speaker,
            )
            made.append((printed, original))
    return made[:count]


def _words(rng: random.Random, words: list[str], weights: list[float]) -> list[str]:
    return rng.choices(words, cum_weights=weights, k=rng.randint(9, 45))


def _version(rng: random.Random, whole: list[str], words: list[str]) -> list[str]:
    kind = rng.choice(("whole", "start", "end", "changed"))
    if kind == "changed" and len(whole) > 6:
        place = rng.randrange(len(whole))
        return [*whole[:place], rng.choice(words), *whole[place + 1 :]]
    keep = max(min(6, len(whole)), len(whole) * rng.randint(4, 9) // 10)
    if kind == "start":
        return whole[:keep]
    return whole[-keep:] if kind == "end" else whole


def main() -> None:
    """Print a line for each number of quotations."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quotations", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--seed", type=int, default=8)
    options = parser.parse_args()
    for count in options.quotations:
        made = make_prints(count, options.seed)
        source = {printed.id: original for printed, original in made}
        begun = time.process_time()
        variants = gather(printed for printed, _ in made)
        seconds = time.process_time() - begun
        given = {printed.id: number for number, one in enumerate(variants) for printed in one.prints()}
        right = pairs(Counter(f"{given[name]} {source[name]}" for name in given))
        precision = right / (pairs(Counter(map(str, given.values()))) or 1)
        recall = right / (pairs(Counter(str(source[name]) for name in given)) or 1)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        sys.stdout.write(
            f"{count:,} quotations, {len(variants):,} different | pairs P {precision:.4f} R {recall:.4f} | "
            f"{seconds:.1f} s, {count / seconds:,.0f} quotations/s | {memory:,.0f} MB\n"
        )


if __name__ == "__main__":
    main()
