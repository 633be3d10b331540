"""Quotations by rule on PolNeAR: writes predictions for a scorer, measures each pattern's precision and the speed.

    python benchmarks/quotations_by_rule.py --polnear DIR [--out PRED.jsonl] [--patterns] [--limit N]

DIR holds text/STEM.txt and attributions/STEM_ANNO.ann. The figures of `onrecord.extract.scores` come from
`--polnear .../train --patterns`; a prediction counts as right when cue or content and the source overlap those of
one gold attribution by half of their characters or more; one without source and cue, when its content does.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import Counter
from pathlib import Path

from onrecord.extract import find_attributions, find_echoes, patterns_of
from onrecord.model import Attribution, Document, Part, PartKind, Span, trimmed
from onrecord.parse import parse_document


def document_of(path: Path) -> Document:
    """One paragraph for each line of the file, its characters left as they are."""
    with path.open(encoding="utf-8", newline="") as file:
        text = file.read()
    parts = []
    begin = 0
    for line in text.split("\n"):
        span = trimmed(text, begin, begin + len(line))
        begin += len(line) + 1
        if span is not None:
            parts.append(Part(PartKind.BODY, span))
    return Document(None, path.stem, text=text, parts=tuple(parts))


def as_json(attribution: Attribution) -> dict[str, object]:
    def pairs(spans: tuple[Span, ...]) -> list[list[int]]:
        return [[span.start, span.end] for span in spans]

    return {
        "source": pairs(attribution.source),
        "cue": pairs(attribution.cue),
        "content": pairs(attribution.content),
        "score": attribution.score,
    }


def read_gold(folder: Path, stem: str) -> list[dict[str, set[int]]]:
    """The attributions of the first annotator, each role as the set of its character offsets."""
    path = sorted((folder / "attributions").glob(f"{stem}_*.ann"))[0]
    spans: dict[str, set[int]] = {}
    events: list[list[str]] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        place = re.match(r"(T\d+)\t\S+ (\d+ \d+(?:;\d+ \d+)*)(?:\t|$)", line)
        if place:
            pairs = (pair.split() for pair in place[2].split(";"))
            spans[place[1]] = {offset for begin, end in pairs for offset in range(int(begin), int(end))}
        elif re.match(r"E\d+\t", line):
            events.append(line.split("\t")[1].split())
    gold = []
    for event in events:
        roles: dict[str, set[int]] = {"source": set(), "cue": set(), "content": set()}
        for argument in event:
            role, _, name = argument.partition(":")
            roles.get(re.sub(r"\d+$", "", role).lower(), set()).update(spans.get(name, set()))
        gold.append(roles)
    return gold


def is_right(attribution: Attribution, gold: list[dict[str, set[int]]]) -> bool:
    """Cue or content, and the source, overlap those of one gold attribution by half; content alone without both."""

    def offsets(spans: tuple[Span, ...]) -> set[int]:
        return {offset for span in spans for offset in range(span.start, span.end)}

    def agree(left: set[int], right: set[int]) -> bool:
        return bool(left & right) and len(left & right) / len(left | right) >= 0.5

    source, cue, content = offsets(attribution.source), offsets(attribution.cue), offsets(attribution.content)
    if not source and not cue:
        return any(agree(content, entry["content"]) for entry in gold)
    return any(
        (agree(cue, entry["cue"]) or agree(content, entry["content"]))
        and (agree(source, entry["source"]) or not (source or entry["source"]))
        for entry in gold
    )


def _print_patterns(folder: Path, documents: list[Document], found: dict[str, list[Attribution]]) -> None:
    right: Counter[str] = Counter()
    made: Counter[str] = Counter()
    for document in documents:
        gold = read_gold(folder, document.key)
        for name, attribution in zip(patterns_of(parse_document(document)), found[document.key], strict=True):
            made[name] += 1
            right[name] += is_right(attribution, gold)
    for name, count in made.most_common():
        print(f'    "{name}": {right[name] / count:.2f},  # {right[name]} of {count}')


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--polnear", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--patterns", action="store_true", help="print the precision of each pattern")
    arguments = parser.parse_args()
    paths = sorted((arguments.polnear / "text").glob("*.txt"))[: arguments.limit]
    documents = [document_of(path) for path in paths]
    began = time.perf_counter()
    found = {document.key: _read(document) for document in documents}
    seconds = time.perf_counter() - began
    words = sum(len(document.text.split()) for document in documents)
    if arguments.out:
        with arguments.out.open("w", encoding="utf-8") as file:
            for key, attributions in found.items():
                file.write(json.dumps({"doc": key, "attributions": [as_json(entry) for entry in attributions]}) + "\n")
    if arguments.patterns:
        _print_patterns(arguments.polnear, documents, found)
    print(
        f"{len(documents)} documents, {words} words, {sum(map(len, found.values()))} attributions, "
        f"{words / seconds:,.0f} words/s"
    )


def _read(document: Document) -> list[Attribution]:
    parse = parse_document(document)
    attributions = find_attributions(parse)
    find_echoes(parse, attributions)
    return attributions


if __name__ == "__main__":
    main()
