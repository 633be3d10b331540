"""Commitments on the open corpus or on examples: scores and speed.

    python benchmarks/commitments.py --gold corpora/commitments [--half even|odd] [--errors] [--jsonl FILE]
    python benchmarks/commitments.py --speed FILE

Each sentence is read as a document of its own, with its date of publication. `--jsonl` writes the sentences, for
`onrecord read --json FILE` and `onrecord score commitments`. `--speed` takes a text file, plain or .xz, and counts
words a second of CPU time for choosing sentences, parsing them and finding commitments in them.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

from onrecord.evaluate.attribution import format_scores
from onrecord.evaluate.commitment_gold import GoldText, read_gold
from onrecord.evaluate.commitments import FIELDS, match_commitments, score_commitments
from onrecord.extract.commitments import candidate_sentences, find_commitments
from onrecord.model import Document, Part, PartKind, Record, trimmed
from onrecord.parse.grammar import BUILT_IN, parse_sentences
from onrecord.parse.network import tag_parses
from onrecord.pipeline import extract_record
from onrecord.settings import Settings
from raw_texts import parses_of


def records_of(gold: list[GoldText]) -> dict[str, Record]:
    return {text.key: record_of(text) for text in gold}


def record_of(text: GoldText) -> Record:
    span = trimmed(text.text, 0, len(text.text))
    parts = (Part(PartKind.BODY, span),) if span else ()
    document = Document(None, text.key, text=text.text, parts=parts, published=text.published)
    return extract_record(document, Settings(grammar=BUILT_IN))


def show_errors(gold: list[GoldText], records: dict[str, Record]) -> None:
    for text in gold:
        record = records[text.key]
        owner = match_commitments(text, record)
        lines = []
        for place, one in enumerate(record.commitments):
            if place not in owner:
                lines.append(f"    extra {one.modality}: {one.span.text_in(text.text)}")
                continue
            mine = text.records[owner[place]]
            wrong = [name for name, rule in FIELDS.items() if not rule(text.text, mine, one, record)]
            if wrong:
                got = {name: _value(one, name, record) for name in wrong}
                lines.append(f"    wrong {got} at {mine.cue.text_in(text.text)}")
        missed = [one for place, one in enumerate(text.records) if place not in owner.values()]
        lines += [f"    missed {one.modality}: {one.span.text_in(text.text)}" for one in missed]
        if lines:
            print(f"{text.key}: {text.text}")
            print("\n".join(lines))


def _value(one: object, name: str, record: Record) -> object:
    value = getattr(one, name.partition(".")[0])
    if name == "amount" and value is not None:
        return next(quantity for quantity in record.quantities if quantity.id == value.quantity)
    if name.startswith(("promisor", "beneficiary")):
        return [record.entity(party.entity).name for party in value]
    return [record.entity(entity).name for entity in value] if name == "voice" else value


def show_speed(path: Path) -> None:
    parses = tag_parses([*parses_of(path, 600_000)])
    words = sum(len(parse.text.split()) for parse in parses)
    parse_sentences(parses[0], parses[0].sentences[:1])
    begin = time.process_time()
    chosen = [candidate_sentences(parse) for parse in parses]
    middle = time.process_time()
    trees = [parse_sentences(parse, sentences) for parse, sentences in zip(parses, chosen, strict=True)]
    late = time.process_time()
    found = [find_commitments(parse, of) for parse, of in zip(parses, trees, strict=True)]
    end = time.process_time()
    share = sum(map(len, chosen)) / sum(len(parse.sentences) for parse in parses)
    print(f"{words / (end - begin):,.0f} words/s of CPU time over {words:,} words: {share:.0%} of the sentences parsed")
    print(f"choosing {middle - begin:.2f} s, parsing {late - middle:.2f} s, finding {end - late:.2f} s")
    print(f"{sum(map(len, found)):,} commitments found")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--half", choices=["even", "odd"])
    parser.add_argument("--jsonl", type=Path)
    parser.add_argument("--resamples", type=int, default=1000)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--speed", type=Path)
    options = parser.parse_args()
    if options.gold:
        gold = read_gold(options.gold, half=options.half)
        if options.jsonl:
            rows = [{"key": one.key, "text": one.text, "published": str(one.published or "")} for one in gold]
            options.jsonl.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
        records = records_of(gold)
        if options.errors:
            show_errors(gold, records)
        print(format_scores(score_commitments(gold, records, resamples=options.resamples, seed=7)))
        print(f"{options.gold.name}, {options.half or 'all'}, {len(gold)} texts, {options.resamples} resamples, seed 7")
    if options.speed:
        show_speed(options.speed)


if __name__ == "__main__":
    main()
