"""How commitments of the demo are followed over its documents, against the gold linking; and how the time grows.

    python benchmarks/matters.py [--found] [--misses] [--sizes 10000 100000] [--seed 7]

Links are pairs of commitments in one matter (every pair counts), set by hand in `tests/demo/matters.json` before any
linking ran. First on the gold's commitments; with `--found`, on those the extractor finds in the demo's files, each
brought to the gold's commitment whose words it shares: pairs of commitments that were not found count as missed, pairs
with commitments that the gold does not have count as wrong. `--sizes` times made-up commitments (CPU seconds).
"""

from __future__ import annotations

import argparse
import dataclasses
import datetime
import itertools
import json
import random
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from importlib.resources import as_file, files
from pathlib import Path

from onrecord.compare.matters import Matters, Step, find_steps, link_steps
from onrecord.compare.matters.words import object_stems
from onrecord.evaluate.gold import load_gold
from onrecord.evaluate.gold_records import gold_record
from onrecord.model import Action, CommitmentKind, Modality, Quantity, Record, Span
from onrecord.pipeline import read_inputs
from onrecord.settings import Settings

DEMO = Path(__file__).parents[1] / "tests" / "demo"
Key = tuple[str, str]
Pair = frozenset[Key]


def gold_records() -> list[Record]:
    """Return the gold of every article as a record."""
    paths = sorted((DEMO / "gold").glob("*.json"))
    texts = [(DEMO / "text" / f"{path.stem}.txt").read_text(encoding="utf-8").rstrip("\n") for path in paths]
    return [gold_record(load_gold(path), text) for path, text in zip(paths, texts, strict=True)]


def gold_pairs(records: Iterable[Record]) -> set[Pair]:
    """Return the pairs of commitments that are one matter, as set by hand."""
    keys = [record.document.key for record in records]
    listed = json.loads((DEMO / "matters.json").read_text(encoding="utf-8"))["matters"].values()
    pairs: set[Pair] = set()
    for names in listed:
        steps = []
        for name in names:
            article, commitment = name.split(":")
            [key] = [one for one in keys if one.startswith(article)]
            steps.append((key, commitment))
        pairs |= {frozenset(pair) for pair in itertools.combinations(steps, 2)}
    return pairs


def linked_pairs(matters: Matters) -> set[Pair]:
    """Return the pairs of commitments that stand in one matter."""
    return {
        frozenset(pair)
        for matter in matters.matters
        for pair in itertools.combinations([step.key for step in matter.steps], 2)
    }


def found_records() -> list[Record]:
    """Return the demo's files as read with commitments."""
    with as_file(files("onrecord.demo") / "files") as folder:
        names = sorted(str(path) for path in folder.iterdir() if path.is_file())
        records = list(read_inputs(names, settings=Settings(grammar="onrecord")))
    return [
        dataclasses.replace(record, document=dataclasses.replace(record.document, key=Path(record.document.key).name))
        for record in records
    ]


def owners(gold: Iterable[Record], found: Iterable[Record]) -> dict[Key, Key]:
    """Return found commitment -> the gold's whose span or mention shares most words with it, half of them at least."""
    by_key = {record.document.key: record for record in found}
    owner: dict[Key, Key] = {}
    for record in gold:
        other = by_key[record.document.key]
        for two in other.commitments:
            words = _bag(other, two.span)
            weights = [
                (_shared(_bag(record, span), words), one.id)
                for one in record.commitments
                for span in (one.span, *one.mentions)
            ]
            weight, mine = max(weights, default=(0.0, ""))
            if weight >= 0.5:
                owner[record.document.key, two.id] = (record.document.key, mine)
    return owner


def _bag(record: Record, span: Span) -> set[str]:
    return set(record.document.text_of(span).lower().split())


def _shared(one: set[str], other: set[str]) -> float:
    return len(one & other) / max(len(one), len(other))


def figures(wanted: set[Pair], got: set[Pair]) -> str:
    """Return precision, recall and F1 of links in words."""
    right = len(wanted & got)
    precision, recall = right / len(got) if got else 0.0, right / len(wanted)
    f1 = 2 * right / (len(got) + len(wanted))
    return f"links P {precision:.3f} R {recall:.3f} F1 {f1:.3f} | {right} of {len(wanted)} pairs, {len(got)} given out"


def report_misses(wanted: set[Pair], got: set[Pair]) -> Iterator[str]:
    """Yield the pairs that were missed or are wrong."""
    for name, pairs in (("missed", wanted - got), ("wrong", got - wanted)):
        for pair in sorted(sorted(one) for one in pairs):
            yield f"  {name}  {' / '.join(' '.join(key) for key in pair)}"


def made_up_steps(number: int, seed: int) -> list[Step]:
    """Return made-up commitments: about four reports of each promise, by as many promisors as a large archive has."""
    draw = random.Random(seed)
    things = [f"{kind}{part}" for kind in ("bridge", "road", "school", "ship", "grid", "port") for part in range(60)]
    steps: list[Step] = []
    while len(steps) < number:
        promisor = f"state {int(draw.paretovariate(1.1)) % max(20, number // 200)}"
        thing, value = draw.choice(things), Decimal(draw.randrange(1, 900)) * 1_000_000
        day = datetime.date(2015, 1, 1) + datetime.timedelta(days=draw.randrange(4000))
        for modality in draw.sample(list(Modality), draw.randrange(1, 7)):
            day += datetime.timedelta(days=draw.randrange(60))
            steps.append(_made_up(len(steps), promisor, thing, value, day, modality))
    return steps[:number]


def _made_up(at: int, promisor: str, thing: str, value: Decimal, day: datetime.date, modality: Modality) -> Step:
    return Step(
        document=f"d{at // 3}", commitment=f"c{at % 3}", span=Span(0, 9), words=thing, promisor=(promisor,),
        bound=frozenset({promisor}), kind=CommitmentKind.FUNDING, action=Action.PROVIDE, modality=modality,
        object=thing, stems=object_stems(thing), amount=Quantity("q1", Span(0, 1), value, currency="EUR"),
        published=day,
    )  # fmt: skip


def timed(number: int, seed: int) -> str:
    """Return how long made-up commitments take, in CPU seconds."""
    steps = made_up_steps(number, seed)
    began = time.process_time()
    linked = link_steps(steps)
    spent = time.process_time() - began
    return (
        f"{number:,} commitments, seed {seed}: {spent:.2f} s of CPU time, {spent / number * 1e6:.0f} us each, "
        f"{len(linked.matters):,} matters, {len(linked.doubtful):,} doubtful pairs"
    )


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--found", action="store_true", help="also on what the extractor finds (needs spaCy)")
    parser.add_argument("--misses", action="store_true", help="list the links that are missed or wrong")
    parser.add_argument("--sizes", type=int, nargs="*", default=[], help="numbers of made-up commitments")
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    gold = gold_records()
    wanted = gold_pairs(gold)
    linked = link_steps(find_steps(gold))
    runs: list[tuple[str, set[Pair], Matters]] = [("gold commitments", linked_pairs(linked), linked)]
    if options.found:
        found = found_records()
        followed = link_steps(find_steps(found))
        runs.append(("found commitments", _brought(linked_pairs(followed), owners(gold, found)), followed))
    for name, got, matters in runs:
        sys.stdout.write(f"{name}: {figures(wanted, got)}, {len(matters.doubtful)} pairs for a person to decide\n")
        if options.misses:
            sys.stdout.writelines(f"{line}\n" for line in report_misses(wanted, got))
    for size in options.sizes:
        sys.stdout.write(timed(size, options.seed) + "\n")


def _brought(pairs: Iterable[Pair], owner: Mapping[Key, Key]) -> set[Pair]:
    """Return pairs by the gold's names; one that the gold does not have keeps its own, so that it counts as wrong."""
    own = {key: (key[0], f"found {key[1]}") for pair in pairs for key in pair}
    brought = {frozenset(owner.get(key, own[key]) for key in pair) for pair in pairs}
    return {pair for pair in brought if len(pair) == 2}


if __name__ == "__main__":
    main()
