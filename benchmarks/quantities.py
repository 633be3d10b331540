"""Amounts on gold in the JSON of CQE, such as the development half of NewsQuant: scores and speed.

    python benchmarks/quantities.py --gold FILE [--jsonl FILE] [--without FILE] [--resamples N] [--errors]
    python benchmarks/quantities.py --speed FILE

Each text is read as `onrecord read` reads a line of a .jsonl, cut into sentences, and its times and amounts are found
and resolved; the reading network is not needed for that. `--jsonl` writes the texts, for `onrecord read --json FILE`
and `onrecord score quantities`. `--without` leaves gold amounts out that are wrong by themselves; the list is
benchmarks/quantities_gold_errors.tsv. `--speed` takes a text file, plain or .xz, and counts words a second of CPU time
for finding and resolving.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

from onrecord.cli.score_quantities import read_excluded
from onrecord.evaluate.attribution import format_scores
from onrecord.evaluate.cqe import GoldEntry, read_cqe
from onrecord.evaluate.matching import match_units
from onrecord.evaluate.quantities import score_quantities, units_agree
from onrecord.extract.quantities import find_quantities
from onrecord.extract.times import find_times
from onrecord.model import Parse, Quantity
from onrecord.parse import parse_document
from onrecord.read.readers import read_source
from onrecord.read.source import Source
from onrecord.resolve.quantities import resolve_quantities
from onrecord.settings import Settings
from raw_texts import parses_of


def quantities_of(parse: Parse) -> list[Quantity]:
    times = [found.span for found in find_times(parse)]
    return resolve_quantities(parse, find_quantities(parse, times))[0]


def predict(entry: GoldEntry, settings: Settings) -> tuple[str, list[Quantity]]:
    source = Source(str(entry.number), entry.text.encode(), media_type="text/plain", encoding="utf-8")
    parse = parse_document(read_source(source, settings).document)
    return parse.text, quantities_of(parse)


def show_errors(gold: list[GoldEntry], texts: dict[int, str], predictions: dict[int, list[Quantity]]) -> None:
    for entry in gold:
        found = predictions[entry.number]
        wanted, given = dict(enumerate(entry.amounts)), dict(enumerate(found))
        owner = match_units([*wanted], [*given], lambda a, b, w=wanted, g=given: float(units_agree(w[a], g[b])))
        missed = [one for place, one in wanted.items() if place not in owner.values()]
        extra = [one for place, one in given.items() if place not in owner]
        if missed or extra:
            print(f"{entry.number}: {entry.text[:200]}")
        for one in missed:
            print(f"    missed {one.value} {one.high or ''} {one.unit or sorted(one.currencies)} {one.per or ''}")
        for one in extra:
            words = one.span.text_in(texts[entry.number])
            print(f"    extra {words!r}: {one.value} {one.value_max or ''} {one.unit} {one.currency} {one.per}")


def show_speed(path: Path) -> None:
    parses = [*parses_of(path, 2_000_000)]
    words = sum(len(parse.text.split()) for parse in parses)
    best = 0.0
    for _ in range(4):
        begin = time.process_time()
        found = [resolve_quantities(parse, find_quantities(parse)) for parse in parses]
        best = max(best, words / (time.process_time() - begin))
    amounts = sum(len(quantities) for quantities, _ in found)
    print(f"{best:,.0f} words/s of CPU time, {words:,} words, {amounts:,} amounts, best of four")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--jsonl", type=Path)
    parser.add_argument("--without", type=Path)
    parser.add_argument("--resamples", type=int, default=1000)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--speed", type=Path)
    options = parser.parse_args()
    if options.gold:
        gold = read_cqe(options.gold, excluded=read_excluded(options.without) if options.without else ())
        if options.jsonl:
            lines = [json.dumps({"key": str(entry.number), "text": entry.text}, ensure_ascii=False) for entry in gold]
            options.jsonl.write_text("\n".join(lines) + "\n", encoding="utf-8")
        read = {entry.number: predict(entry, Settings()) for entry in gold}
        predictions = {number: quantities for number, (_, quantities) in read.items()}
        if options.errors:
            show_errors(gold, {number: text for number, (text, _) in read.items()}, predictions)
        print(format_scores(score_quantities(gold, predictions, resamples=options.resamples, seed=7)))
        print(f"{options.gold.name}, {len(gold)} entries, {options.resamples} resamples, seed 7")
    if options.speed:
        show_speed(options.speed)


if __name__ == "__main__":
    main()
